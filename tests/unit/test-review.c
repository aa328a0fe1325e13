/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Review: the letter part by part, its wordings tried in place, what is marked and where. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "flow.h"

static char *letter_of(Flow *flow) {
    g_autoptr(Letter) letter = flow_letter(flow);
    return letter_text(letter);
}

static void try_wording(Flow *flow, int number) {
    flow_act(flow, &(Action){.id = ACTION_WORDING, .number = number});
}

static Choice choice_of(Flow *flow, const char *stage) {
    return answers_choice(flow_answers(flow), stage);
}

/* At Review; the wishes are the person's own, and two things in them are marked. */
static Flow *marked_flow(void) {
    g_autoptr(Answers) answers = offer_answers();
    Flow *flow;
    answers_set_situation(answers, "not-right-fit");
    answers_choose_words(answers, "wishes", "All the best!! And good luck!!", NULL);
    flow = flow_from(answers);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_SUGGEST_REST);
    cr_assert(is_at(flow, "review"));
    return flow;
}

Test(review, parts_stand_in_the_order_of_the_letter) {
    Flow *flow = flow_at("review");
    static const char *const order[] = {"Hand it over", "Subject: ", "Greeting", "Gratitude", "Decision", "Reasoning"};
    act(flow, ACTION_FIRST);
    for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
        cr_assert(g_str_has_prefix(selected_item(flow)->text, order[i]), "%s, not %s", selected_item(flow)->text, order[i]);
        cr_assert(g_strcmp0(flow_view(flow)->letter_stage, selected_item(flow)->part) == 0);
        act(flow, ACTION_DOWN);
    }
    cr_assert(is_at(flow, "review"));
    flow_free(flow);
}

Test(review, wordings_are_tried_in_place_and_come_round_again) {
    Flow *flow = flow_at("review");
    g_autofree char *before = letter_of(flow), *first = NULL, *second = NULL, *back = NULL;
    select_like(flow, "Decision");
    cr_assert(strstr(flow_view(flow)->message, "Decision, wording 1 of ") != NULL, "%s", flow_view(flow)->message);
    try_wording(flow, 1);
    second = letter_of(flow);
    cr_assert(is_at(flow, "review") && strcmp(before, second) != 0, "nothing changed");
    cr_assert(strstr(flow_view(flow)->message, "Decision, wording 2 of ") != NULL, "%s", flow_view(flow)->message);
    try_wording(flow, -1);
    first = letter_of(flow);
    cr_assert_str_eq(before, first);
    try_wording(flow, -1); /* the last one */
    try_wording(flow, 1);
    back = letter_of(flow);
    cr_assert_str_eq(before, back);
    flow_free(flow);
}

Test(review, own_words_are_one_of_the_wordings) {
    Flow *flow = marked_flow();
    select_like(flow, "Best wishes");
    cr_assert(strstr(flow_view(flow)->message, "your own words") != NULL, "%s", flow_view(flow)->message);
    try_wording(flow, 1);
    cr_assert(choice_of(flow, "wishes").kind == CHOICE_PHRASING);
    try_wording(flow, -1);
    cr_assert(choice_of(flow, "wishes").kind == CHOICE_WORDS && strcmp(choice_of(flow, "wishes").words, "All the best!! And good luck!!") == 0);
    act(flow, ACTION_RESET);
    cr_assert(choice_of(flow, "wishes").kind != CHOICE_WORDS, "still by hand");
    act(flow, ACTION_RESET);
    cr_assert(strstr(flow_view(flow)->message, "as it was suggested") != NULL, "%s", flow_view(flow)->message);
    try_wording(flow, choice_of(flow, "wishes").kind == CHOICE_SKIP ? -1 : 1);
    for (guint i = 0; i < 40 && choice_of(flow, "wishes").kind != CHOICE_WORDS; i++) try_wording(flow, 1);
    cr_assert(choice_of(flow, "wishes").kind == CHOICE_WORDS, "the own words are lost");
    flow_free(flow);
}

Test(review, a_part_is_left_out_and_comes_back) {
    Flow *flow = flow_at("review");
    g_autofree char *before = letter_of(flow), *after = NULL;
    const char *phrasing = g_intern_string(choice_of(flow, "reasoning").phrasing);
    select_like(flow, "Reasoning");
    cr_assert(!selected_item(flow)->absent);
    act(flow, ACTION_SKIP);
    cr_assert(is_at(flow, "review") && selected_item(flow)->absent && strcmp(selected_item(flow)->text, "Reasoning: left out") == 0);
    for (guint i = 0; i < 40 && g_strcmp0(choice_of(flow, "reasoning").phrasing, phrasing) != 0; i++) try_wording(flow, 1);
    after = letter_of(flow);
    cr_assert_str_eq(before, after);
    select_like(flow, "Decision");
    act(flow, ACTION_SKIP);
    cr_assert(choice_of(flow, "decision").kind == CHOICE_PHRASING && flow_view(flow)->message_kind == MESSAGE_NOTE);
    flow_free(flow);
}

Test(review, what_is_marked_has_its_place_and_its_number) {
    Flow *flow = marked_flow();
    g_autofree char *text = letter_of(flow);
    gsize last = 0;
    cr_assert(flow_view(flow)->findings->len == 2);
    for (guint i = 0; i < 2; i++) {
        ViewFinding finding = *(const ViewFinding *)g_ptr_array_index(flow_view(flow)->findings, i); /* the next view has others */
        g_autofree char *message = g_strdup(finding.message);
        cr_assert(finding.number == (int)i + 1 && finding.start >= last && finding.end > finding.start);
        cr_assert(strncmp(text + finding.start, finding.match, finding.end - finding.start) == 0);
        last = finding.end;
        choose_number(flow, finding.number);
        cr_assert(selected_item(flow)->finding == (int)i && strcmp(flow_view(flow)->letter_stage, "wishes") == 0);
        cr_assert(strstr(flow_view(flow)->message, message) != NULL, "%s", flow_view(flow)->message);
    }
    flow_free(flow);
}

Test(review, one_key_hands_over_from_anywhere) {
    Flow *flow = flow_at("review");
    select_like(flow, "Gratitude");
    act(flow, ACTION_HAND_OVER);
    cr_assert(is_at(flow, "ways-out"), "at %s", at(flow));
    act(flow, ACTION_BACK);
    select_like(flow, "Gratitude");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "stage:gratitude"));
    flow_free(flow);
    flow = flow_at("review");
    select_like(flow, "Situation");
    act(flow, ACTION_NEXT);
    select_like(flow, "I need to know");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_BACK); /* without the topic */
    act(flow, ACTION_HAND_OVER);
    cr_assert(is_at(flow, "review") && flow_view(flow)->message_kind == MESSAGE_WARNING);
    flow_free(flow);
}

Test(review, what_is_about_no_part_says_so) {
    static const ActionId ids[] = {ACTION_OWN_WORDS, ACTION_SKIP, ACTION_WORDING, ACTION_RESET};
    Flow *flow = flow_at("review");
    g_autofree char *before = letter_of(flow), *after = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        act(flow, ACTION_FIRST);
        act(flow, ids[i]);
        cr_assert(strstr(flow_view(flow)->message, "Select a part") != NULL && is_at(flow, "review"));
    }
    after = letter_of(flow);
    cr_assert_str_eq(before, after);
    flow_free(flow);
}

Test(review, a_digit_beyond_the_list_says_so_and_selects_nothing) {
    static const char *const places[] = {"review", "stage:decision", "situation"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        Flow *flow = flow_at(places[i]);
        guint rows = 0;
        int was = flow_view(flow)->selected;
        for (guint j = 0; j < flow_view(flow)->items->len; j++)
            if (g_ascii_isdigit(item_at(flow, (int)j)->key)) rows++;
        if (rows < 9) {
            choose_number(flow, 9);
            cr_assert(flow_view(flow)->selected == was && strstr(flow_view(flow)->message, "no 9 here") != NULL, "%s", places[i]);
        }
        flow_free(flow);
    }
}
