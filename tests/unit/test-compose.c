/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/letter/compose.h"
#include "bowout/letter/sentences.h"
#include "bowout/letter/suggest.h"
#include "letter.h"

static Catalogue *catalogue;
static Answers *answers;

static void setup(void) {
    catalogue = small_catalogue();
    answers = usual_answers("another-offer");
}

static void teardown(void) {
    catalogue_free(catalogue);
    answers_free(answers);
}

TestSuite(compose, .init = setup, .fini = teardown);

static gboolean letter_is(const char *expected) {
    g_autoptr(Letter) letter = compose(catalogue, answers);
    g_autofree char *text = letter_text(letter);
    gboolean same = strcmp(text, expected) == 0;
    if (!same) cr_log_error("letter: %s", text);
    return same;
}

static gboolean lacks_are(const char *expected) {
    g_autoptr(GPtrArray) lacks = compose_lacks(catalogue, answers);
    GString *all = g_string_new(NULL);
    gboolean same;
    for (guint i = 0; i < lacks->len; i++) {
        g_autofree char *words = lack_words(g_ptr_array_index(lacks, i));
        g_string_append_printf(all, "%s\n", words);
    }
    same = strcmp(all->str, expected) == 0;
    if (!same) cr_log_error("lacks: %s", all->str);
    g_string_free(all, TRUE);
    return same;
}

Test(compose, an_email) {
    suggest_rest(answers, catalogue);
    cr_assert(letter_is("Dear Ms. Tan,\n\n"
                        "Thank you for the Support Assistant role at Northwind Remote.\n\n"
                        "I have accepted another offer. My plans lead elsewhere.\n\n"
                        "Perhaps our paths cross again. I wish you good luck.\n\n"
                        "Kind regards,\nMaria Santos\n"));
    cr_assert(lacks_are(""));
}

Test(compose, a_chat_message) {
    answers_set_channel(answers, CHANNEL_CHAT);
    suggest_rest(answers, catalogue);
    cr_assert(letter_is("Dear Ms. Tan, Thank you for the Support Assistant role at Northwind Remote. I have accepted another offer. "
                        "My plans lead elsewhere.\n\n"
                        "I wish you good luck. Kind regards,\nMaria Santos\n"));
}

Test(compose, a_phone_script) {
    answers_set_channel(answers, CHANNEL_PHONE);
    suggest_rest(answers, catalogue);
    cr_assert(letter_is("Hello, this is Maria Santos.\n\n"
                        "Thank you for the Support Assistant role at Northwind Remote.\n\n"
                        "I have accepted another offer.\n\nMy plans lead elsewhere.\n\nPerhaps our paths cross again.\n\n"
                        "I wish you good luck.\n\nKind regards,\nMaria Santos\n"));
}

Test(compose, a_request_with_a_list) {
    answers_set_situation(answers, "needs-information");
    cr_assert(facts_add(answers_facts(answers), FACT_TOPIC, "the hours", NULL));
    cr_assert(facts_add(answers_facts(answers), FACT_TOPIC, "the pay", NULL));
    answers_choose_phrasing(answers, "gratitude", "thanks");
    suggest_rest(answers, catalogue);
    cr_assert(letter_is("Dear Ms. Tan,\n\n"
                        "Thank you for the Support Assistant role at Northwind Remote.\n\n"
                        "Could you tell me more about these points?\n1. the hours\n2. the pay\n\n"
                        "I wish you good luck.\n\n"
                        "Kind regards,\nMaria Santos\n"));
    answers_set_channel(answers, CHANNEL_CHAT);
    answers_choose_words(answers, "door-open", "Not here.", NULL);
    cr_assert(letter_is("Dear Ms. Tan, Thank you for the Support Assistant role at Northwind Remote. "
                        "Could you tell me more about these points?\n1. the hours\n2. the pay\n\n"
                        "I wish you good luck. Kind regards,\nMaria Santos\n"),
              "a stage of the other kind stays out");
}

Test(compose, what_follows_a_list_begins_a_line) {
    answers_choose_words(answers, "decision", "No:\n1. a\n2. b", NULL);
    answers_choose_words(answers, "reasoning", "So it is.", NULL);
    cr_assert(letter_is("Dear Ms. Tan,\n\nNo:\n1. a\n2. b\nSo it is.\n\nKind regards,\nMaria Santos\n"));
}

Test(compose, the_letter_grows) {
    cr_assert(letter_is("Dear Ms. Tan,\n\nKind regards,\nMaria Santos\n"));
    answers_choose_phrasing(answers, "decision", "decline");
    cr_assert(letter_is("Dear Ms. Tan,\n\nI have decided to decline.\n\nKind regards,\nMaria Santos\n"));
    answers_set_situation(answers, NULL);
    cr_assert(letter_is("I have decided to decline.\n"));
    answers_choose_none(answers, "decision");
    cr_assert(letter_is(""));
}

Test(compose, own_words_come_out_as_they_went_in) {
    g_autoptr(Letter) letter = NULL;
    const Paragraph *paragraph;
    answers_choose_words(answers, "decision", "  No. Thanks {for} it...  Really!\nSecond line\n\nLast.\n", NULL);
    cr_assert(letter_is("Dear Ms. Tan,\n\nNo. Thanks {for} it...  Really!\nSecond line\n\nLast.\n\nKind regards,\nMaria Santos\n"));
    letter = compose(catalogue, answers);
    paragraph = g_ptr_array_index(letter->paragraphs, 1);
    cr_assert(paragraph->sentences->len == 5);
    for (guint i = 0; i < paragraph->sentences->len; i++) {
        const Sentence *sentence = g_ptr_array_index(paragraph->sentences, i);
        cr_assert(sentence->own && strcmp(sentence->stage, "decision") == 0);
        cr_assert(sentence->stage == g_intern_string("decision"));
    }
    cr_assert(strcmp(letter->kind, "decline") == 0);
    cr_assert(letter_sentence_count(letter) == 7, "%u", letter_sentence_count(letter));
}

Test(compose, everything_is_composed_unicode) {
    answers_choose_words(answers, "decision", "Cafe\u0301.\r\nBye.", NULL);
    cr_assert(letter_is("Dear Ms. Tan,\n\nCaf\u00E9.\nBye.\n\nKind regards,\nMaria Santos\n"));
}

Test(compose, what_an_unfinished_letter_lacks) {
    cr_assert(lacks_are("nothing is chosen for the stage \"gratitude\"\n"
                        "nothing is chosen for the stage \"decision\"\n"
                        "nothing is chosen for the stage \"wishes\"\n"));
    suggest_rest(answers, catalogue);
    answers_choose_words(answers, "wishes", " \n ", NULL);
    answers_choose_phrasing(answers, "reasoning", "gone");
    answers_choose_words(answers, "decision", "I say no to {Company Name} and {x}.", NULL);
    cr_assert(lacks_are("{Company Name} in the stage \"decision\" is not filled in\n"
                        "{x} in the stage \"decision\" is not filled in\n"
                        "there is no phrasing \"gone\" of the stage \"reasoning\"\n"
                        "nothing is chosen for the stage \"wishes\"\n"));
    answers_set_situation(answers, NULL);
    cr_assert(lacks_are("no situation is chosen\n"));
}

Test(compose, a_skipped_stage_that_must_be_there_is_a_lack) {
    suggest_rest(answers, catalogue);
    answers_choose_skip(answers, "decision");
    answers_choose_skip(answers, "reasoning");
    cr_assert(lacks_are("nothing is chosen for the stage \"decision\"\n"));
}

Test(compose, missing_facts_name_who_wants_them) {
    answers_set_situation(answers, "needs-information");
    know(answers, FACT_COMPANY, NULL);
    know(answers, FACT_CANDIDATE, NULL);
    know(answers, FACT_ROLE, NULL);
    suggest_rest(answers, catalogue);
    cr_assert(lacks_are("the fact \"topic\" is missing (wanted by question/one)\n"
                        "the fact \"candidate\" is missing (wanted by sign-off/regards)\n"
                        "the fact \"company\" is missing (wanted by gratitude/thanks)\n"
                        "the fact \"role\" is missing\n"));
}

Test(compose, facts_may_hold_braces_but_no_placeholder) {
    suggest_rest(answers, catalogue);
    answers_choose_phrasing(answers, "gratitude", "thanks");
    know(answers, FACT_COMPANY, "{Curly} Braces");
    cr_assert(lacks_are(""));
    know(answers, FACT_COMPANY, "{company}");
    cr_assert(lacks_are("{company} in the stage \"gratitude\" is not filled in\n"));
}

/* Every letter of the shipped catalogue: finished, filled in, every sentence with its stage,
   joined as it was cut. */
Test(compose, every_combination_of_the_shipped_catalogue, .timeout = 600) {
    g_autoptr(Catalogue) shipped = catalogue_load(NULL, FALSE, NULL);
    guint letters = 0;
    for (guint i = 0; i < catalogue_situations(shipped)->len; i++)
        for (guint cell = 0; cell < CHANNEL_COUNT * REGISTER_COUNT * ARRANGEMENT_COUNT * 8; cell++) {
            const Situation *situation = g_ptr_array_index(catalogue_situations(shipped), i);
            g_autoptr(Answers) mine = usual_answers(situation->id);
            g_autoptr(Letter) letter = NULL;
            g_autoptr(GPtrArray) lacks = NULL;
            g_autofree char *text = NULL;
            answers_set_channel(mine, (ChannelId)(cell % 3));
            answers_set_register(mine, (RegisterId)(cell / 3 % 3));
            know(mine, FACT_ARRANGEMENT, arrangement_name((ArrangementId)(cell / 9 % 4)));
            if ((cell / 36 & 1) != 0) know(mine, FACT_CONTACT, NULL);
            if ((cell / 36 & 2) != 0) know(mine, FACT_RECEIVED, "2026-10-01");
            know(mine, FACT_TOPIC, "the hours");
            know(mine, FACT_DATE, "2026-12-01");
            if (!situation_allows(situation, answers_channel(mine))) continue;
            if ((cell / 36 & 4) != 0) cr_assert(facts_add(answers_facts(mine), FACT_TOPIC, "the pay", NULL));
            suggest_rest(mine, shipped);
            lacks = compose_lacks(shipped, mine);
            letter = compose(shipped, mine);
            text = letter_text(letter);
            cr_assert(lacks->len == 0, "%s", text);
            cr_assert(strpbrk(text, "{}") == NULL && strstr(text, "\u2039") == NULL, "%s", text);
            cr_assert(g_str_has_suffix(text, "\n") && !g_str_has_suffix(text, "\n\n"), "%s", text);
            cr_assert(letter_word_count(letter) > (situation->kind->framed ? 10 : 3), "%s", text);
            letters++;
        }
    cr_assert(letters >= 5 * 288);
}
