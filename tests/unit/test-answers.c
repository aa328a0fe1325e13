/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/letter/suggest.h"
#include "letter.h"

static Answers *read_text(const char *text, const Catalogue *catalogue, char **told) {
    g_autoptr(Problems) problems = problems_new();
    Answers *answers = answers_read_text("a.conf", text, strlen(text), catalogue, problems);
    problems_sort(problems);
    *told = faults(problems);
    return answers;
}

static void assert_round_trip(const Answers *answers) {
    g_autofree char *text = answers_export(answers), *told = NULL, *again = NULL;
    g_autoptr(Answers) back = read_text(text, NULL, &told);
    cr_assert(told[0] == '\0', "%s\n%s", told, text);
    cr_assert(answers_equal(answers, back), "%s", text);
    again = answers_export(back);
    cr_assert(strcmp(text, again) == 0, "%s\n---\n%s", text, again);
}

Test(answers, what_is_not_said_is_inferred) {
    g_autoptr(Answers) answers = answers_new();
    cr_assert(answers_situation(answers) == NULL && answers_channel(answers) == CHANNEL_EMAIL);
    cr_assert(answers_register(answers) == REGISTER_WARM && answers_arrangement(answers) == ARRANGEMENT_OTHER);
    know(answers, FACT_CAME_BY, "chat");
    know(answers, FACT_ARRANGEMENT, "freelance");
    cr_assert(answers_channel(answers) == CHANNEL_CHAT && !answers_channel_chosen(answers));
    cr_assert(answers_arrangement(answers) == ARRANGEMENT_FREELANCE);
    answers_set_channel(answers, CHANNEL_PHONE);
    cr_assert(answers_channel(answers) == CHANNEL_PHONE && answers_channel_chosen(answers));
    answers_clear_channel(answers);
    cr_assert(answers_channel(answers) == CHANNEL_CHAT);
}

Test(answers, a_choice_replaces_the_one_before) {
    g_autoptr(Answers) answers = answers_new();
    cr_assert(answers_choice(answers, "wishes").kind == CHOICE_NONE);
    answers_choose_phrasing(answers, "wishes", "luck");
    answers_choose_words(answers, "wishes", "Bye.", answers_choice(answers, "wishes").phrasing);
    cr_assert(answers_choice(answers, "wishes").kind == CHOICE_WORDS);
    cr_assert(strcmp(answers_choice(answers, "wishes").phrasing, "luck") == 0);
    cr_assert(strcmp(answers_choice(answers, "wishes").words, "Bye.") == 0);
    answers_choose_words(answers, "wishes", answers_choice(answers, "wishes").words, NULL);
    cr_assert(strcmp(answers_choice(answers, "wishes").words, "Bye.") == 0);
    answers_choose_skip(answers, "wishes");
    cr_assert(answers_choice(answers, "wishes").words == NULL && answers_choice_count(answers) == 1);
    answers_choose_none(answers, "wishes");
    cr_assert(answers_choice_count(answers) == 0 && answers_choice_stage(answers, 0) == NULL);
}

Test(answers, own_words_have_their_limits) {
    g_autofree char *most = g_strnfill(OWN_WORDS_LENGTH_MOST, 'x'), *over = g_strconcat(most, "x", NULL);
    g_autoptr(Answers) answers = answers_new();
    cr_assert(answers_check_words("Two\nlines.\n\n- é 😊", NULL));
    cr_assert(answers_check_words(most, NULL) && !answers_check_words(over, NULL));
    cr_assert(!answers_check_words("a\033[2J", NULL) && !answers_check_words("a\u202Eb", NULL));
    answers_choose_words(answers, "wishes", "a\033[2J\nb", NULL);
    cr_assert(strchr(answers_choice(answers, "wishes").words, '\033') == NULL);
    cr_assert(strchr(answers_choice(answers, "wishes").words, '\n') != NULL);
}

Test(answers, export_and_back) {
    g_autoptr(Answers) answers = usual_answers("needs-information");
    g_autoptr(Answers) nothing = answers_new();
    assert_round_trip(nothing);
    answers_set_channel(answers, CHANNEL_CHAT);
    answers_set_register(answers, REGISTER_CONCISE);
    know(answers, FACT_COMPANY, "\"Q\" \\ ${HOME} $x {role} 'n' # no // comment /* x */ =}");
    cr_assert(facts_add(answers_facts(answers), FACT_TOPIC, "a, \"b\"", NULL));
    cr_assert(facts_add(answers_facts(answers), FACT_TOPIC, "}", NULL));
    answers_choose_phrasing(answers, "gratitude", "thanks");
    answers_choose_words(answers, "decision", "Line one.\n\n  \"Line\" two\\n ${x} $ \\ \t😊 é\n", "decline");
    answers_choose_words(answers, "wishes", "", NULL);
    answers_choose_skip(answers, "reasoning");
    assert_round_trip(answers);
}

Test(answers, any_words_survive_the_round_trip) {
    static const char *const pieces[] = {"\"", "\\", "\n", "$", "{", "}", "${",  "#",  "//", "/*",
                                         "*/", "'",  "a",  " ", "é", "😊", "\\n", "\t", "="};
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    for (guint round = 0; round < 300; round++) {
        g_autoptr(Answers) answers = answers_new();
        GString *words = g_string_new(NULL);
        for (gint i = g_rand_int_range(random, 0, 25); i > 0; i--)
            g_string_append(words, pieces[g_rand_int_range(random, 0, (gint32)G_N_ELEMENTS(pieces))]);
        answers_choose_words(answers, "wishes", words->str, NULL);
        assert_round_trip(answers);
        g_string_free(words, TRUE);
    }
}

Test(answers, every_fault_is_told_with_its_line) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autofree char *told = NULL;
    g_autoptr(Answers) answers = NULL;
    cr_assert(clock_set_today("2026-11-22", NULL));
    answers = read_text("situation = \"nope\"\n"
                        "channel = \"fax\"\n"
                        "register = \"loud\"\n"
                        "offer { candidate = \"Maria\"\n"
                        "  received = \"2026-02-30\"\n"
                        "  address = \"a@b@c\"\n"
                        "  topic = {\"a\", \"b\", \"c\", \"d\", \"e\",\n"
                        "    \"f\"}\n"
                        "  arrangement = \"slave\" }\n"
                        "stage \"decision\" { skip = true }\n"
                        "stage \"reasoning\" { skip = true  words = \"x\" }\n"
                        "stage \"apology\" { phrasing = \"x\" }\n"
                        "stage \"gratitude\" { phrasing = \"unknown\" }\n"
                        "stage \"wishes\" { from = \"luck\" }\n",
                        catalogue, &told);
    cr_assert(strcmp(told, "1: unknown situation \"nope\"\n"
                           "2: unknown channel \"fax\"\n"
                           "3: unknown register \"loud\"\n"
                           "5: received: there is no day 2026-02-30\n"
                           "6: address: a mail address has only one @\n"
                           "8: topic: at most 5 values\n"
                           "9: arrangement: must be one of virtual-assistant, remote-staff, freelance, other\n"
                           "10: the stage \"decision\" cannot be left out\n"
                           "11: the stage \"reasoning\" has more than one of phrasing, words and skip\n"
                           "12: unknown stage \"apology\"\n"
                           "13: unknown phrasing \"unknown\" of the stage \"gratitude\"\n"
                           "14: \"from\" goes with \"words\" only\n") == 0,
              "%s", told);
    cr_assert(strcmp(facts_get(answers_facts(answers), FACT_CANDIDATE), "Maria") == 0, "what is sound is kept");
}

Test(answers, double_and_unknown_options_are_told) {
    g_autofree char *told = NULL;
    g_autoptr(Answers) answers = read_text("situation = \"a\"\nsituation = \"b\"\noffer { colour = \"red\" }\n"
                                           "stage \"wishes\" { skip = true }\nstage \"wishes\" { skip = true }\n",
                                           NULL, &told);
    cr_assert(strncmp(told, "2: ", 3) == 0 && strstr(told, "\n3: ") != NULL && strstr(told, "\n5: ") != NULL, "%s", told);
    cr_assert(answers != NULL);
}

Test(answers, a_file_that_cannot_be_read_gives_nothing) {
    g_autoptr(Problems) problems = problems_new();
    g_autofree char *told = NULL;
    cr_assert(read_text("offer { candidate = \"x\"", NULL, &told) == NULL && told[0] != '\0');
    cr_assert(answers_read("/nowhere/at/all.conf", NULL, problems) == NULL && problems_count(problems, PROBLEM_ERROR) == 1);
}

Test(answers, refitting_keeps_what_still_fits) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(Answers) answers = usual_answers("another-offer");
    g_autoptr(GPtrArray) lost = NULL;
    answers_choose_phrasing(answers, "gratitude", "thanks");
    answers_choose_phrasing(answers, "decision", "accepted");
    answers_choose_words(answers, "reasoning", "Mine.", NULL);
    answers_choose_words(answers, "wishes", "Bye.", NULL);
    lost = answers_refit(answers, catalogue, REFIT_MANNER);
    cr_assert(lost->len == 0);
    g_ptr_array_unref(lost);
    answers_set_situation(answers, "not-right-fit");
    lost = answers_refit(answers, catalogue, REFIT_SITUATION);
    cr_assert(lost->len == 1 && strcmp(((const Stage *)g_ptr_array_index(lost, 0))->id, "decision") == 0);
    g_ptr_array_unref(lost);
    answers_set_situation(answers, "needs-information");
    lost = answers_refit(answers, catalogue, REFIT_SITUATION);
    cr_assert(lost->len == 1 && strcmp(((const Stage *)g_ptr_array_index(lost, 0))->id, "reasoning") == 0);
    cr_assert(answers_choice(answers, "gratitude").kind == CHOICE_PHRASING && answers_choice(answers, "wishes").kind == CHOICE_WORDS);
}

Test(answers, copies_are_equal_and_apart) {
    g_autoptr(Answers) answers = usual_answers("another-offer");
    g_autoptr(Answers) copy = NULL;
    answers_choose_words(answers, "wishes", "Bye.", "luck");
    copy = answers_copy(answers);
    cr_assert(answers_equal(answers, copy));
    answers_choose_skip(copy, "wishes");
    cr_assert(!answers_equal(answers, copy) && answers_choice(answers, "wishes").kind == CHOICE_WORDS);
    answers_choose_words(copy, "wishes", "Bye.", "luck");
    cr_assert(answers_equal(answers, copy));
    answers_set_register(copy, REGISTER_WARM);
    cr_assert(!answers_equal(answers, copy), "chosen is not the same as taken for granted");
}
