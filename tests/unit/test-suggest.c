/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "bowout/letter/compose.h"
#include "bowout/letter/placeholder.h"
#include "bowout/letter/sentences.h"
#include "bowout/letter/suggest.h"
#include "letter.h"

static Catalogue *catalogue;
static Answers *answers;

static void setup(void) {
    catalogue = small_catalogue();
    answers = usual_answers("not-right-fit");
}

static void teardown(void) {
    catalogue_free(catalogue);
    answers_free(answers);
}

TestSuite(suggest, .init = setup, .fini = teardown);

/* The ids in order, "+" before the further ones. */
static gboolean offers(const char *stage, gboolean further, const char *expected) {
    g_autoptr(GPtrArray) suggestions = suggest_for_stage(catalogue, answers, stage, further);
    GString *ids = g_string_new(NULL);
    gboolean same;
    for (guint i = 0; i < suggestions->len; i++) {
        const Suggestion *suggestion = g_ptr_array_index(suggestions, i);
        g_string_append_printf(ids, "%s%s%s", i == 0 ? "" : " ", suggestion->suits ? "" : "+", phrasing_id(suggestion->phrasing));
        cr_assert(suggestion->missing == placeholder_missing(suggestion->phrasing, answers));
    }
    same = strcmp(ids->str, expected) == 0;
    if (!same) cr_log_error("offered: %s", ids->str);
    g_string_free(ids, TRUE);
    return same;
}

Test(suggest, only_what_suits_and_the_rest_on_request) {
    cr_assert(offers("gratitude", FALSE, "thanks grateful"));
    cr_assert(offers("gratitude", TRUE, "thanks grateful +formal-thanks"));
    answers_set_register(answers, REGISTER_FORMAL);
    cr_assert(offers("gratitude", FALSE, "formal-thanks thanks grateful"));
    cr_assert(offers("greeting", FALSE, "dear-contact"));
    answers_set_channel(answers, CHANNEL_PHONE);
    cr_assert(offers("greeting", FALSE, "speaking"));
    cr_assert(offers("apology", TRUE, ""));
}

Test(suggest, what_asks_for_a_fact_comes_last) {
    g_autoptr(GPtrArray) suggestions = NULL;
    const Suggestion *last;
    cr_assert(offers("reasoning", FALSE, "grateful-plans plans industry"));
    suggestions = suggest_for_stage(catalogue, answers, "reasoning", FALSE);
    last = g_ptr_array_index(suggestions, 2);
    cr_assert(last->missing == FACT_BIT(FACT_INDUSTRY));
    cr_assert(strcmp(last->text, "Your work in ___ impressed me.") == 0);
    know(answers, FACT_INDUSTRY, "education");
    cr_assert(offers("reasoning", FALSE, "industry grateful-plans plans"));
}

Test(suggest, closer_words_come_first) {
    cr_assert(offers("decision", FALSE, "decline"));
    answers_set_situation(answers, "another-offer");
    cr_assert(offers("decision", FALSE, "accepted decline"));
}

Test(suggest, lateness_is_said_once) {
    know(answers, FACT_RECEIVED, "2026-11-01");
    cr_assert(offers("gratitude", FALSE, "waiting thanks grateful"));
    cr_assert(offers("decision", FALSE, "late-decline decline"));
    answers_choose_phrasing(answers, "gratitude", "waiting");
    cr_assert(offers("decision", FALSE, "decline late-decline"));
}

Test(suggest, words_the_letter_has_are_not_said_again) {
    cr_assert(offers("reasoning", FALSE, "grateful-plans plans industry"));
    answers_choose_words(answers, "gratitude", "My plans were made.", NULL);
    cr_assert(offers("reasoning", FALSE, "grateful-plans plans industry"), "the same opening and the same word");
    answers_choose_words(answers, "gratitude", "I appreciate it.", NULL);
    cr_assert(offers("reasoning", FALSE, "plans grateful-plans industry"));
}

Test(suggest, the_best_one_misses_nothing) {
    g_autoptr(Catalogue) shipped = catalogue_load(NULL, FALSE, NULL);
    cr_assert(strcmp(phrasing_id(suggest_best(catalogue, answers, "reasoning")), "grateful-plans") == 0);
    answers_set_situation(answers, "needs-information");
    cr_assert(suggest_best(catalogue, answers, "question") == NULL, "it asks for the topic");
    cr_assert(strcmp(phrasing_id(suggest_first(catalogue, answers, "question")), "one") == 0);
    know(answers, FACT_TOPIC, "the hours");
    cr_assert(strcmp(phrasing_id(suggest_best(catalogue, answers, "question")), "one") == 0);
    cr_assert(shipped != NULL);
}

Test(suggest, the_rest_is_chosen_and_what_is_chosen_stays) {
    answers_choose_skip(answers, "door-open");
    answers_choose_words(answers, "wishes", "Bye.", NULL);
    suggest_rest(answers, catalogue);
    cr_assert(answers_choice(answers, "door-open").kind == CHOICE_SKIP);
    cr_assert(answers_choice(answers, "wishes").kind == CHOICE_WORDS);
    cr_assert(strcmp(answers_choice(answers, "reasoning").phrasing, "plans") == 0);
    cr_assert(strcmp(answers_choice(answers, "greeting").phrasing, "dear-contact") == 0);
    cr_assert(strcmp(answers_choice(answers, "sign-off").phrasing, "regards") == 0);
    cr_assert(answers_choice(answers, "question").kind == CHOICE_NONE, "not in this kind of letter");
}

Test(suggest, nothing_is_chosen_without_a_situation) {
    answers_set_situation(answers, NULL);
    suggest_rest(answers, catalogue);
    cr_assert(answers_choice_count(answers) == 0);
}

/* In the shipped catalogue: what the person told is in the letter, two things at most, and
   nothing optional that tells nothing. */
static char *letter_with(const FactId *details, guint count) {
    g_autoptr(Catalogue) shipped = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Answers) told = usual_answers("another-offer");
    g_autoptr(Letter) letter = NULL;
    for (guint i = 0; i < count; i++) know(told, details[i], fact_row(details[i])->example);
    suggest_rest(told, shipped);
    letter = compose(shipped, told);
    return letter_text(letter);
}

static guint count_told(const FactId *details, guint count) {
    g_autofree char *text = letter_with(details, count);
    guint told = 0;
    for (guint i = 0; i < count; i++) told += strstr(text, fact_row(details[i])->example) != NULL;
    return told;
}

Test(suggest, a_detail_that_was_told_is_in_the_letter) {
    static const FactId details[] = {FACT_LIKED, FACT_WANTED, FACT_OPENS, FACT_LUCK, FACT_THANKED};
    for (guint i = 0; i < G_N_ELEMENTS(details); i++) cr_assert(count_told(&details[i], 1) == 1, "%s", fact_row(details[i])->name);
    cr_assert(count_told(details, G_N_ELEMENTS(details)) == FACT_DETAILS_MOST, "%u", count_told(details, G_N_ELEMENTS(details)));
}

static char *told_letter(const char *situation, FactId one, FactId other) {
    g_autoptr(Catalogue) shipped = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Answers) told = usual_answers(situation);
    g_autoptr(Letter) letter = NULL;
    know(told, one, fact_row(one)->example);
    if (other != FACT_COUNT) know(told, other, fact_row(other)->example);
    suggest_rest(told, shipped);
    letter = compose(shipped, told);
    return letter_text(letter);
}

/* What one does best is a reason and would open the door: it is said in one of the two. */
Test(suggest, no_detail_is_told_twice) {
    g_autofree char *text = told_letter("unsure-about-role", FACT_SKILL, FACT_COUNT);
    const char *skill = fact_row(FACT_SKILL)->example, *first = strstr(text, skill);
    cr_assert(first != NULL && strstr(first + 1, skill) == NULL, "%s", text);
}

Test(suggest, what_does_not_fit_and_what_is_wanted_are_one_reason) {
    static const char *const situations[] = {"not-right-fit", "hours", "pay-below-need", "withdrawing", "said-yes", "recruiter", "unsolicited"};
    for (guint i = 0; i < G_N_ELEMENTS(situations); i++) {
        g_autofree char *both = told_letter(situations[i], FACT_CLASH, FACT_WANTED), *one = told_letter(situations[i], FACT_CLASH, FACT_COUNT);
        const char *clash = strstr(both, fact_row(FACT_CLASH)->example), *wanted = strstr(both, fact_row(FACT_WANTED)->example);
        cr_assert(clash != NULL && wanted != NULL, "%s: %s", situations[i], both);
        g_autofree char *between = g_strndup(MIN(clash, wanted), (gsize)ABS(clash - wanted));
        cr_assert(strstr(between, ". ") == NULL, "%s: %s", situations[i], both);
        cr_assert(strstr(one, fact_row(FACT_CLASH)->example) != NULL, "%s: %s", situations[i], one);
    }
}

Test(suggest, without_a_detail_another_offer_is_reason_enough) {
    g_autofree char *bare = letter_with(NULL, 0);
    const FactId wanted = FACT_WANTED;
    g_autofree char *told = letter_with(&wanted, 1);
    cr_assert(strlen(bare) < strlen(told));
    cr_assert(strstr(bare, "stay in touch") == NULL && strstr(bare, "hear from you") == NULL, "%s", bare);
}

Test(suggest, a_chat_message_stays_at_four_sentences) {
    answers_set_channel(answers, CHANNEL_CHAT);
    suggest_rest(answers, catalogue);
    cr_assert(answers_choice(answers, "reasoning").kind == CHOICE_PHRASING);
    cr_assert(answers_choice(answers, "door-open").kind == CHOICE_SKIP, "the reason goes before the open door");
    answers_choose_none(answers, "reasoning");
    answers_choose_none(answers, "door-open");
    answers_choose_words(answers, "gratitude", "Thanks. Really. Truly.", NULL);
    suggest_rest(answers, catalogue);
    cr_assert(answers_choice(answers, "reasoning").kind == CHOICE_SKIP);
}

Test(suggest, the_same_answers_give_the_same_order) {
    for (guint i = 0; i < 5; i++) {
        g_autoptr(Answers) twin = answers_copy(answers);
        g_autofree char *one = NULL, *other = NULL;
        suggest_rest(twin, catalogue);
        one = answers_export(twin);
        g_clear_pointer(&twin, answers_free);
        twin = answers_copy(answers);
        suggest_rest(twin, catalogue);
        other = answers_export(twin);
        cr_assert(strcmp(one, other) == 0);
    }
}

/* ---- the same in other words ---- */

static const char families[] = "stage \"wishes\" {\n"
                               "  phrasing \"search-success\" { text = \"I hope you find the person you need!\"  register = {\"warm\"} }\n"
                               "  phrasing \"team-regards\" { text = \"Say hello to everybody.\"  register = {\"warm\"} }\n"
                               "  phrasing \"kind-words\" { text = \"Good luck with the bakery.\"  register = {\"warm\"} }\n"
                               "  phrasing \"other\" { text = \"Fare you well.\"  register = {\"warm\"} }\n"
                               "  phrasing \"bakery-formal\" { text = \"My good wishes go to the bakery.\"  register = {\"formal\"} }\n"
                               "  phrasing \"team-formal\" { text = \"Please give everybody my regards.\"  register = {\"formal\"} }\n"
                               "  phrasing \"skill-search-success-formal\" { text = \"May {skill} be found.\"  register = {\"formal\"} }\n"
                               "  phrasing \"search-formal\" { text = \"May your efforts be rewarded.\"  register = {\"formal\"} }\n"
                               "}\nhide = {\"wishes/luck\"}\n";

static const char *same_as(const Catalogue *from, const char *id) {
    const Phrasing *same = suggest_same(from, answers, catalogue_phrasing(from, "wishes", id));
    return same != NULL ? phrasing_id(same) : "";
}

Test(suggest, the_same_in_another_register_is_the_nearest_by_name_then_by_words_then_the_best) {
    g_autofree char *small = data_path("small.conf"), *path = NULL;
    const char *paths[] = {small, NULL, NULL};
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) extended = NULL;
    const Phrasing *best;
    close(g_file_open_tmp("families-XXXXXX", &path, NULL));
    cr_assert(g_file_set_contents(path, families, -1, NULL));
    paths[1] = path;
    extended = catalogue_load_files(paths, problems);
    cr_assert(extended != NULL && problems_count(problems, PROBLEM_WARNING) == 0);
    answers_set_register(answers, REGISTER_FORMAL);
    best = suggest_best(extended, answers, "wishes");
    cr_assert_str_eq(same_as(extended, "search-success"), "search-formal", "the nearest that asks for nothing");
    cr_assert_str_eq(same_as(extended, "team-regards"), "team-formal");
    cr_assert_str_eq(same_as(extended, "kind-words"), "bakery-formal");
    cr_assert_str_eq(same_as(extended, "other"), phrasing_id(best));
    answers_set_register(answers, REGISTER_CONCISE);
    cr_assert_str_eq(same_as(extended, "other"), "", "nothing suits");
    g_unlink(path);
}
