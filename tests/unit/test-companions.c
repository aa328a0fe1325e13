/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/letter/compose.h"
#include "bowout/letter/sentences.h"
#include "bowout/letter/suggest.h"
#include "bowout/tone/check.h"
#include "letter.h"

#define VOICEMAIL_WORDS_MOST 65u /* half a minute at 130 words a minute */

static gboolean companion_is(const Catalogue *catalogue, const Answers *answers, const char *id, const char *expected) {
    g_autoptr(Letter) letter = compose_companion(catalogue, answers, catalogue_companion(catalogue, id));
    g_autofree char *text = letter_text(letter);
    gboolean same = strcmp(text, expected) == 0;
    if (!same) cr_log_error("%s: %s", id, text);
    return same;
}

Test(companions, one_is_made_from_the_letter_and_stages_of_its_own) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(Answers) answers = usual_answers("another-offer");
    answers_set_channel(answers, CHANNEL_PHONE);
    answers_choose_phrasing(answers, "decision", "decline");
    cr_assert(companion_is(catalogue, answers, "voicemail",
                           "Hello, this is Maria Santos. I have decided to decline.\n\nThat was Maria Santos.\n"));
    answers_choose_words(answers, "decision", "No, thank you.", NULL);
    answers_choose_words(answers, "beep", "Bye now.", NULL);
    cr_assert(companion_is(catalogue, answers, "voicemail", "Hello, this is Maria Santos. No, thank you.\n\nBye now.\n"));
}

Test(companions, its_own_channel_has_its_own_wordings) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(Answers) answers = usual_answers("another-offer");
    answers_set_channel(answers, CHANNEL_PHONE);
    suggest_rest(answers, catalogue);
    cr_assert(companion_is(catalogue, answers, "afterwards",
                           "Dear Ms. Tan,\n\nIn writing: I have accepted another offer.\n\nKind regards,\nMaria Santos\n"));
    cr_assert(answers_channel(answers) == CHANNEL_PHONE, "the answers stay as they are");
}

Test(companions, one_of_another_kind_is_empty) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(Answers) answers = usual_answers("needs-information");
    const Companion *afterwards = catalogue_companion(catalogue, "afterwards"), *voicemail = catalogue_companion(catalogue, "voicemail");
    const Kind *request = catalogue_kind(catalogue, "request"), *decline = catalogue_kind(catalogue, "decline");
    answers_set_channel(answers, CHANNEL_PHONE);
    cr_assert(companion_is(catalogue, answers, "afterwards", ""));
    cr_assert(!companion_goes_with(afterwards, request, CHANNEL_PHONE) && companion_goes_with(afterwards, decline, CHANNEL_PHONE));
    cr_assert(companion_goes_with(voicemail, request, CHANNEL_PHONE) && !companion_goes_with(voicemail, request, CHANNEL_CHAT));
}

Test(companions, the_subject_is_one_line_and_no_part_of_the_letter) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(Answers) answers = usual_answers("not-right-fit");
    g_autofree char *suggested = compose_subject(catalogue, answers), *chosen = NULL, *own = NULL, *text = NULL;
    g_autoptr(Letter) letter = NULL;
    cr_assert(strcmp(suggested, "About the Support Assistant role") == 0, "%s", suggested);
    answers_choose_words(answers, "subject", "My answer\n  to you", NULL);
    own = compose_subject(catalogue, answers);
    cr_assert(strcmp(own, "My answer to you") == 0, "%s", own);
    letter = compose(catalogue, answers);
    text = letter_text(letter);
    cr_assert(strstr(text, "My answer") == NULL);
    answers_set_situation(answers, "another-offer");
    answers_choose_none(answers, "subject");
    suggest_rest(answers, catalogue);
    chosen = compose_subject(catalogue, answers);
    cr_assert(strcmp(chosen, "Support Assistant: taken") == 0, "%s", chosen);
    answers_choose_words(answers, "subject", "About {role}", NULL);
    {
        g_autoptr(GPtrArray) lacks = compose_lacks(catalogue, answers);
        cr_assert(lacks->len == 1 && ((const Lack *)g_ptr_array_index(lacks, 0))->kind == LACK_PLACEHOLDER);
    }
}

Test(companions, no_subject_without_a_situation) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(Answers) answers = usual_answers(NULL);
    cr_assert(compose_subject(catalogue, answers) == NULL);
    cr_assert(companion_is(catalogue, answers, "voicemail", ""));
}

/* ---- the shipped ones ---- */

typedef void (*Visit)(const Catalogue *catalogue, Answers *answers, const Companion *companion, gpointer data);

/* Every companion with every letter it goes with, in both states of what is known. */
static void visit_all(const Catalogue *catalogue, Visit visit, gpointer data) {
    for (guint i = 0; i < catalogue_situations(catalogue)->len; i++) {
        const Situation *situation = g_ptr_array_index(catalogue_situations(catalogue), i);
        for (guint j = 0; j < catalogue_companions(catalogue)->len; j++) {
            const Companion *companion = g_ptr_array_index(catalogue_companions(catalogue), j);
            for (guint variant = 0; variant < CHANNEL_COUNT * REGISTER_COUNT * 4; variant++) {
                g_autoptr(Answers) answers = usual_answers(situation->id);
                ChannelId channel = (ChannelId)(variant % CHANNEL_COUNT);
                answers_set_channel(answers, channel);
                answers_set_register(answers, (RegisterId)(variant / CHANNEL_COUNT % REGISTER_COUNT));
                if (variant / (CHANNEL_COUNT * REGISTER_COUNT) % 2 == 1) know(answers, FACT_CONTACT, "");
                if (variant / (CHANNEL_COUNT * REGISTER_COUNT) >= 2) know(answers, FACT_ARRANGEMENT, "freelance");
                know(answers, FACT_TOPIC, "the weekly working hours");
                know(answers, FACT_DATE, "2026-12-01");
                if (variant % 2 == 1) facts_add(answers_facts(answers), FACT_TOPIC, "how payment works", NULL);
                if (companion_goes_with(companion, situation->kind, channel) && situation_allows(situation, channel))
                    visit(catalogue, answers, companion, data);
            }
        }
    }
}

static void check_complete(const Catalogue *catalogue, Answers *answers, const Companion *companion, gpointer data) {
    g_autoptr(Letter) letter = compose_companion(catalogue, answers, companion);
    g_autofree char *text = letter_text(letter);
    (void)data;
    cr_assert(text[0] != '\0', "%s for %s", companion->id, answers_situation(answers));
    cr_assert(strchr(text, '{') == NULL && strstr(text, "\xe2\x80\xb9") == NULL, "%s: %s", companion->id, text);
    if (answers_register(answers) == REGISTER_FORMAL)
        cr_assert(strstr(text, "'ll") == NULL && strstr(text, "'m ") == NULL && strstr(text, "n't") == NULL && strstr(text, "'s ") == NULL,
                  "formal without contractions: %s", text);
}

Test(companions, the_shipped_ones_are_whole_everywhere) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    visit_all(catalogue, check_complete, NULL);
}

/* The longest wording of the part that suits; what the parts add up to is the longest voicemail
   there is. */
static guint longest_words(const Catalogue *catalogue, const Answers *answers, const char *stage) {
    g_autoptr(GPtrArray) suggestions = suggest_for_stage(catalogue, answers, stage, FALSE);
    guint most = 0;
    for (guint i = 0; i < suggestions->len; i++) {
        const char *text = ((const Suggestion *)g_ptr_array_index(suggestions, i))->text;
        most = MAX(most, sentences_count_words(text, strlen(text)));
    }
    return most;
}

static void check_length(const Catalogue *catalogue, Answers *answers, const Companion *companion, gpointer data) {
    guint words = 0;
    (void)data;
    if (!g_str_has_prefix(companion->id, "voicemail")) return;
    for (guint i = 0; i < companion->layout->len; i++) {
        const GPtrArray *paragraph = g_ptr_array_index(companion->layout, i);
        for (guint j = 0; j < paragraph->len; j++) words += longest_words(catalogue, answers, g_ptr_array_index(paragraph, j));
    }
    cr_assert(words <= VOICEMAIL_WORDS_MOST, "%u words: %s, %s", words, answers_situation(answers),
              register_name(answers_register(answers)));
}

Test(companions, no_shipped_voicemail_takes_longer_than_half_a_minute) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    visit_all(catalogue, check_length, NULL);
}

#define NETWORK_CHARACTERS_MOST 300

static void check_network_line(const Catalogue *catalogue, Answers *answers, const Companion *companion, gpointer data) {
    g_autoptr(GPtrArray) suggestions = NULL;
    (void)data;
    if (strcmp(companion->id, "network-line") != 0) return;
    know(answers, FACT_COMPANY, "The International Organisation for Standards of Remote Work");
    know(answers, FACT_ROLE, "Senior Customer Support Assistant (Evenings)");
    suggestions = suggest_for_stage(catalogue, answers, "network-line", FALSE);
    cr_assert(suggestions->len >= 2);
    for (guint i = 0; i < suggestions->len; i++) {
        const char *text = ((const Suggestion *)g_ptr_array_index(suggestions, i))->text;
        cr_assert(g_utf8_strlen(text, -1) <= NETWORK_CHARACTERS_MOST, "%ld characters: %s", g_utf8_strlen(text, -1), text);
    }
}

Test(companions, a_line_for_a_network_fits_there_even_with_long_names) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    visit_all(catalogue, check_network_line, NULL);
}

static gboolean of_its_own(const char *stage) {
    static const char *const beginnings[] = {"answer-", "voicemail-", "confirmation", "referrer-", "network-"};
    for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++)
        if (strncmp(stage, beginnings[i], strlen(beginnings[i])) == 0) return TRUE;
    return FALSE;
}

/* The stage of the sentence that byte `at` of letter_text() is in. */
static const char *stage_at(const Letter *letter, gsize at) {
    gsize end = 0;
    const char *stage = "";
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            stage = sentence->stage;
            end += strlen(sentence->text) + strlen(sentence->after);
            if (at < end) return stage;
        }
        end += 2;
    }
    return stage;
}

static void check_one_tone(const Rules *rules, const Catalogue *catalogue, const Answers *answers, const Companion *companion) {
    g_autoptr(Letter) letter = compose_companion(catalogue, answers, companion);
    CheckContext context = {.kind = letter->kind,
                            .situation = answers_situation(answers),
                            .channel = letter->channel,
                            .facts = answers_facts_const(answers),
                            .growing = TRUE};
    g_autoptr(CheckResult) result = check_letter(rules, letter, &context);
    g_autofree char *text = letter_text(letter);
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        if (!of_its_own(stage_at(letter, finding->start))) continue; /* the letter's own wordings are proved elsewhere */
        cr_assert(!finding_marks(finding), "%s: %s: %s", finding->rule, finding->message, text);
    }
}

/* Each wording of each stage of its own, put in its place. */
static void check_tone(const Catalogue *catalogue, Answers *answers, const Companion *companion, gpointer rules) {
    check_one_tone(rules, catalogue, answers, companion);
    for (guint i = 0; i < companion->layout->len; i++) {
        const GPtrArray *paragraph = g_ptr_array_index(companion->layout, i);
        for (guint j = 0; j < paragraph->len; j++) {
            const char *stage = g_ptr_array_index(paragraph, j);
            g_autoptr(GPtrArray) suggestions = NULL;
            if (!of_its_own(stage)) continue;
            suggestions = suggest_for_stage(catalogue, answers, stage, FALSE);
            for (guint k = 0; k < suggestions->len; k++) {
                answers_choose_phrasing(answers, stage, phrasing_id(((const Suggestion *)g_ptr_array_index(suggestions, k))->phrasing));
                check_one_tone(rules, catalogue, answers, companion);
            }
            answers_choose_none(answers, stage);
        }
    }
}

Test(companions, the_shipped_ones_pass_the_tone_rules) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) rules = rules_load(NULL, FALSE, problems);
    cr_assert(rules != NULL);
    visit_all(catalogue, check_tone, rules);
}

static void check_subjects(const Catalogue *catalogue, Answers *answers) {
    g_autoptr(GPtrArray) suggestions = suggest_for_stage(catalogue, answers, "subject", FALSE);
    cr_assert(suggestions->len >= 4);
    for (guint i = 0; i < suggestions->len; i++) {
        const Suggestion *suggestion = g_ptr_array_index(suggestions, i);
        cr_assert(g_utf8_strlen(suggestion->text, -1) <= 78 && strchr(suggestion->text, '\n') == NULL, "%s", suggestion->text);
        cr_assert(suggestion->missing == 0, "%s asks for nothing", phrasing_id(suggestion->phrasing));
    }
}

Test(companions, the_shipped_subjects_are_short_and_ask_for_nothing) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    for (guint i = 0; i < catalogue_situations(catalogue)->len; i++)
        for (guint reg = 0; reg < REGISTER_COUNT; reg++) {
            g_autoptr(Answers) answers = usual_answers(((const Situation *)g_ptr_array_index(catalogue_situations(catalogue), i))->id);
            answers_set_register(answers, (RegisterId)reg);
            know(answers, FACT_TOPIC, "the weekly working hours");
            know(answers, FACT_DATE, "2026-12-01");
            check_subjects(catalogue, answers);
        }
}
