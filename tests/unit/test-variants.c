/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/letter/compose.h"
#include "bowout/letter/conditions.h"
#include "bowout/letter/suggest.h"
#include "bowout/letter/variants.h"
#include "bowout/tone/check.h"
#include "letter.h"

#ifdef BOWOUT_INSTRUMENTED /* which takes its time, and looks at memory, not at wordings */
#define HERE_MOST 20u
#else
#define HERE_MOST 200u
#endif

/* ---- small things ---- */

Test(variants, the_first_one_is_what_is_suggested) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Answers) one = usual_answers("not-right-fit"), other = usual_answers("not-right-fit");
    cr_assert(suggest_variant(one, catalogue, 1));
    suggest_rest(other, catalogue);
    cr_assert(answers_equal(one, other));
}

Test(variants, numbers_that_are_none_choose_nothing) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(Answers) answers = usual_answers("not-right-fit");
    guint count = suggest_variant_count(answers, catalogue, VARIANTS_MOST);
    cr_assert(!suggest_variant(answers, catalogue, 0));
    cr_assert(!suggest_variant(answers, catalogue, VARIANTS_MOST + 1));
    cr_assert(!suggest_variant(answers, catalogue, count + 1));
    cr_assert(answers_choice_count(answers) == 0);
    cr_assert(suggest_variant(answers, catalogue, count));
    answers_set_situation(answers, NULL);
    cr_assert(suggest_variant_count(answers, catalogue, 10) == 0);
}

/* The small catalogue has two ways to thank and two reasons, and one to keep the door open; both of
   these may be left out. "I" opens one of each, the decision and the wishes. */
Test(variants, all_there_are_and_no_more) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(Answers) answers = usual_answers("not-right-fit");
    cr_assert(suggest_variant_count(answers, catalogue, VARIANTS_MOST) == 4, "all others open with \"I\" three times");
    answers_choose_words(answers, "wishes", "Bye.", NULL);
    cr_assert(suggest_variant_count(answers, catalogue, VARIANTS_MOST) == 10);
    answers_choose_skip(answers, "reasoning");
    cr_assert(suggest_variant_count(answers, catalogue, VARIANTS_MOST) == 4);
    answers_choose_words(answers, "gratitude", "Thanks.", NULL);
    cr_assert(suggest_variant_count(answers, catalogue, VARIANTS_MOST) == 2, "as it is, and without its optional part");
}

Test(variants, what_is_chosen_stays) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Answers) answers = usual_answers("not-right-fit");
    g_autoptr(GPtrArray) variants = NULL;
    answers_choose_words(answers, "reasoning", "My garden needs me.", NULL);
    answers_choose_skip(answers, "door-open");
    variants = suggest_variants(answers, catalogue, 50);
    cr_assert(variants->len == 50);
    for (guint i = 0; i < variants->len; i++) {
        cr_assert(strcmp(answers_choice(variants->pdata[i], "reasoning").words, "My garden needs me.") == 0);
        cr_assert(answers_choice(variants->pdata[i], "door-open").kind == CHOICE_SKIP);
    }
}

Test(variants, the_list_and_the_numbers_agree) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Answers) answers = usual_answers("another-offer");
    g_autoptr(GPtrArray) variants = suggest_variants(answers, catalogue, 40);
    for (guint i = 0; i < variants->len; i += 13) {
        g_autoptr(Answers) twin = answers_copy(answers);
        cr_assert(suggest_variant(twin, catalogue, i + 1));
        cr_assert(answers_equal(twin, variants->pdata[i]));
    }
}

Test(variants, one_letter_and_the_next_differ_in_most_of_it) {
    static const char *const stages[] = {"gratitude", "decision", "reasoning", "door-open", "wishes"};
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Answers) answers = usual_answers("not-right-fit");
    g_autoptr(GPtrArray) variants = suggest_variants(answers, catalogue, HERE_MOST);
    for (guint i = 1; i < variants->len; i++) {
        guint same = 0;
        for (guint j = 0; j < G_N_ELEMENTS(stages); j++)
            same += g_strcmp0(answers_choice(variants->pdata[i - 1], stages[j]).phrasing,
                              answers_choice(variants->pdata[i], stages[j]).phrasing) == 0;
        cr_assert(same <= 2, "%u: %u of five stages are the same", i + 1, same);
    }
}

/* ---- the rule, in all letters ---- */

/* The person's own words break it: what is suggested does not say it once more. */
Test(variants, own_words_count) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Answers) answers = usual_answers("not-right-fit");
    g_autoptr(GPtrArray) variants = NULL;
    answers_choose_words(answers, "gratitude", "Thank you. Thank you. I thank you all.", NULL);
    variants = suggest_variants(answers, catalogue, HERE_MOST);
    cr_assert(variants->len == HERE_MOST);
    for (guint i = 0; i < variants->len; i++) {
        g_autoptr(Letter) letter = compose(catalogue, variants->pdata[i]);
        g_autofree char *text = letter_text(letter), *folded = g_utf8_strdown(text, -1);
        g_auto(GStrv) parts = g_strsplit(folded, "thank", -1);
        cr_assert(g_strv_length(parts) == 4, "%s", text);
    }
}

typedef struct {
    const Catalogue *catalogue;
    const Rules *rules;
    guint letters;
} Sweep;

static char *first_word(const char *sentence) {
    gsize length;
    while (*sentence != '\0' && !g_ascii_isalnum(*sentence) && ((guchar)*sentence & 0x80u) == 0) sentence++;
    length = strcspn(sentence, " ,.;:!?'-\n");
    return g_ascii_strdown(sentence, (gssize)length);
}

static guint count_word(const char *folded, const char *word) {
    guint count = 0;
    for (const char *at = strstr(folded, word); at != NULL; at = strstr(at + 1, word)) count += at == folded || !g_ascii_isalnum(at[-1]);
    return count;
}

static gboolean opens_thrice(const Letter *letter) {
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const GPtrArray *sentences = ((const Paragraph *)letter->paragraphs->pdata[i])->sentences;
        for (guint j = 0; j < sentences->len; j++) {
            const Sentence *sentence = sentences->pdata[j];
            g_autofree char *word = first_word(sentence->text);
            guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, word)) + 1;
            if (g_strcmp0(sentence->stage, STAGE_DIRECTION) == 0) continue; /* nobody says it */
            if (count > 2 && !g_ascii_isdigit(word[0])) return TRUE;
            g_hash_table_insert(counts, g_steal_pointer(&word), GUINT_TO_POINTER(count));
        }
    }
    return FALSE;
}

static void check_rule(const Letter *letter, const char *text, const char *where, guint number) {
    static const char *const worn[] = {"opportunit", "appreciat", "thank"};
    g_autofree char *folded = g_utf8_strdown(text, -1);
    cr_expect(!opens_thrice(letter), "%s %u opens with a word three times:\n%s", where, number, text);
    for (guint i = 0; i < G_N_ELEMENTS(worn); i++)
        cr_expect(count_word(folded, worn[i]) <= 2, "%s %u: \"%s\" three times:\n%s", where, number, worn[i], text);
}

static void check_tone(const Sweep *sweep, const Answers *answers, const Letter *letter, const char *text, const char *where,
                       guint number) {
    CheckContext context = check_context_of(answers, sweep->catalogue);
    g_autoptr(CheckResult) result = check_letter(sweep->rules, letter, &context);
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = result->findings->pdata[i];
        cr_expect(!finding_marks(finding), "%s %u: %s [%s]\n%s", where, number, finding->message,
                  finding->rule, text);
    }
}

static gboolean says_once(const Phrasing *phrasing) {
    return phrasing != NULL && (phrasing->when & conditions_said_once()) != 0;
}

/* Lateness is acknowledged once, where there is a wording that does. */
static void check_late(const Sweep *sweep, const Answers *open, const Answers *answers, const char *where, guint number) {
    const GPtrArray *stages = catalogue_situation(sweep->catalogue, answers_situation(answers))->kind->stages;
    guint said = 0;
    gboolean can = FALSE;
    for (guint i = 0; i < stages->len; i++) {
        g_autoptr(GPtrArray) found = suggest_for_stage(sweep->catalogue, open, stages->pdata[i], FALSE);
        for (guint j = 0; j < found->len; j++) can |= says_once(((const Suggestion *)found->pdata[j])->phrasing);
        if (says_once(catalogue_phrasing(sweep->catalogue, stages->pdata[i], answers_choice(answers, stages->pdata[i]).phrasing))) said++;
    }
    cr_assert(said == (can ? 1u : 0u), "%s %u says %u times that it is late", where, number, said);
}

static void check_walk(Sweep *sweep, const Answers *answers, const char *where) {
    g_autoptr(GPtrArray) variants = suggest_variants(answers, sweep->catalogue, HERE_MOST);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(Answers) first = answers_copy(answers);
    cr_assert(variants->len >= 4, "%s: only %u", where, variants->len);
    for (guint i = 0; i < variants->len; i++) {
        g_autoptr(Letter) letter = compose(sweep->catalogue, variants->pdata[i]);
        g_autoptr(GPtrArray) lacks = compose_lacks(sweep->catalogue, variants->pdata[i]);
        char *text = letter_text(letter);
        cr_assert(lacks->len == 0);
        check_rule(letter, text, where, i + 1);
        check_tone(sweep, variants->pdata[i], letter, text, where, i + 1);
        if (g_str_has_suffix(where, "/late")) check_late(sweep, answers, variants->pdata[i], where, i + 1);
        cr_assert(g_hash_table_add(seen, text), "%s %u was there before:\n%s", where, i + 1, text);
    }
    suggest_rest(first, sweep->catalogue);
    cr_assert(answers_equal(first, variants->pdata[0]), "%s", where);
    sweep->letters += variants->len;
}

static Answers *answers_here(const Situation *situation, ChannelId channel, RegisterId reg, gboolean plain) {
    Answers *answers = usual_answers(situation->id);
    know(answers, FACT_TOPIC, "the weekly hours");
    know(answers, FACT_DATE, "2026-12-01");
    answers_set_channel(answers, channel);
    answers_set_register(answers, reg);
    if (plain) return answers;
    know(answers, FACT_RECEIVED, "2026-11-02");
    know(answers, FACT_CONTACT, NULL);
    know(answers, FACT_ARRANGEMENT, "freelance");
    know(answers, FACT_INDUSTRY, "online education");
    know(answers, FACT_SKILL, "copy editing");
    know(answers, FACT_AGENCY, "Compass Staffing");
    facts_add(answers_facts(answers), FACT_TOPIC, "how payment works", NULL);
    return answers;
}

static void sweep_channel(ChannelId channel) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, problems);
    g_autoptr(Rules) rules = rules_load(NULL, FALSE, problems);
    Sweep sweep = {catalogue, rules, 0};
    cr_assert(catalogue != NULL && rules != NULL);
    for (guint i = 0; i < catalogue_situations(catalogue)->len; i++) {
        const Situation *situation = catalogue_situations(catalogue)->pdata[i];
        for (guint reg = 0; situation_allows(situation, channel) && reg < REGISTER_COUNT * 2; reg++) {
            g_autoptr(Answers) answers = answers_here(situation, channel, (RegisterId)(reg % REGISTER_COUNT), reg < REGISTER_COUNT);
            g_autofree char *where =
                g_strdup_printf("%s/%s/%s%s", situation->id, channel_name(channel), register_name((RegisterId)(reg % REGISTER_COUNT)),
                                reg < REGISTER_COUNT ? "" : "/late");
            check_walk(&sweep, answers, where);
        }
    }
    cr_log_info("%u letters\n", sweep.letters);
}

Test(variants, every_mail_obeys_the_rule) {
    sweep_channel(CHANNEL_EMAIL);
}

Test(variants, every_chat_message_obeys_the_rule) {
    sweep_channel(CHANNEL_CHAT);
}

Test(variants, every_call_obeys_the_rule) {
    sweep_channel(CHANNEL_PHONE);
}
