/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo over the wizard; tone and channel from anywhere; combinations there and back. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "flow.h"

static char *letter_of(Flow *flow) {
    g_autoptr(Letter) letter = flow_letter(flow);
    return letter_text(letter);
}

/* A new one from the snapshot, as after the program ended. */
static Flow *again(Flow *flow) {
    g_autofree char *snapshot = flow_snapshot(flow);
    Flow *next = usual_flow();
    cr_assert(flow_restore(next, snapshot, NULL));
    flow_free(flow);
    return next;
}

static void says(Flow *flow, const char *words) {
    cr_assert(strstr(flow_view(flow)->message, words) != NULL, "%s", flow_view(flow)->message);
}

Test(history, each_decision_is_undone_and_done_again) {
    static const struct {
        ActionId id;
        int number;
        const char *row, *name;
    } decisions[] = {
        {ACTION_WORDING, 1, "Decision", "Undone: Decision."},
        {ACTION_SKIP, 0, "Reasoning", "Undone: Reasoning."},
        {ACTION_TONE, 0, "Hand", "Undone: the tone."},
        {ACTION_CHANNEL, 0, "Hand", "Undone: the channel."},
        {ACTION_VARIANT, 0, "Hand", "Undone: "},
    };
    for (guint i = 0; i < G_N_ELEMENTS(decisions); i++) {
        Flow *flow = flow_at("review");
        g_autofree char *before = letter_of(flow), *after = NULL, *undone = NULL, *redone = NULL;
        g_autoptr(Answers) was = answers_copy(flow_answers(flow));
        select_like(flow, decisions[i].row);
        flow_act(flow, &(Action){.id = decisions[i].id, .number = decisions[i].number});
        after = letter_of(flow);
        cr_assert(strcmp(before, after) != 0, "%u: nothing was changed: %s", i, flow_view(flow)->message);
        act(flow, ACTION_UNDO);
        says(flow, decisions[i].name);
        undone = letter_of(flow);
        cr_assert_str_eq(before, undone);
        cr_assert(answers_equal(was, flow_answers(flow)) || decisions[i].id == ACTION_CHANNEL || decisions[i].id == ACTION_TONE);
        act(flow, ACTION_REDO);
        says(flow, "Done again: ");
        redone = letter_of(flow);
        cr_assert_str_eq(after, redone);
        act(flow, ACTION_REDO);
        says(flow, "nothing to do again");
        flow_free(flow);
    }
}

Test(history, it_is_kept_with_the_draft) {
    Flow *flow = flow_at("review");
    g_autofree char *first = letter_of(flow), *second = NULL, *back = NULL, *forth = NULL;
    select_like(flow, "Decision");
    for (guint i = 0; i < 3; i++) flow_act(flow, &(Action){.id = ACTION_WORDING, .number = 1});
    act(flow, ACTION_SKIP); /* refused: no step */
    second = letter_of(flow);
    flow = again(flow);
    for (guint i = 0; i < 3; i++) act(flow, ACTION_UNDO);
    back = letter_of(flow);
    cr_assert_str_eq(first, back);
    flow = again(flow);
    for (guint i = 0; i < 3; i++) act(flow, ACTION_REDO);
    forth = letter_of(flow);
    cr_assert_str_eq(second, forth);
    flow_free(flow);
}

Test(history, typing_in_a_field_is_one_step_and_the_field_says_what_is_undone) {
    Flow *flow = flow_at("review");
    select_like(flow, "The offer");
    act(flow, ACTION_NEXT);
    focus_on(flow, "company");
    type(flow, " Ltd");
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "review"));
    cr_assert_str_eq(facts_get(answers_facts_const(flow_answers(flow)), FACT_COMPANY), "Northwind Remote Ltd");
    act(flow, ACTION_UNDO);
    cr_assert_str_eq(facts_get(answers_facts_const(flow_answers(flow)), FACT_COMPANY), "Northwind Remote");
    select_like(flow, "The offer");
    act(flow, ACTION_NEXT);
    focus_on(flow, "company");
    cr_assert_str_eq(edit_text(focused_field(flow)->edit), "Northwind Remote");
    flow_free(flow);
}

Test(history, own_words_that_are_undone_are_not_lost) {
    Flow *flow = flow_at("words:decision");
    edit_with(flow, EDIT_TEXT_END);
    type(flow, " Truly.");
    act(flow, ACTION_NEXT);
    act(flow, ACTION_UNDO);
    says(flow, "Undone: Decision.");
    cr_assert(answers_choice(flow_answers(flow), "decision").kind != CHOICE_WORDS);
    act(flow, ACTION_BACK);
    act(flow, ACTION_OWN_WORDS);
    cr_assert(g_str_has_suffix(edit_text(flow_view(flow)->words), " Truly."), "%s", edit_text(flow_view(flow)->words));
    flow_free(flow);
}

Test(history, a_situation_is_undone_where_its_pages_are_no_more) {
    Flow *flow = flow_at("stage:question");
    g_autofree char *situation = g_strdup(answers_situation(flow_answers(flow)));
    for (guint i = 0; i < 20 && answers_situation(flow_answers(flow)) != NULL; i++) act(flow, ACTION_UNDO);
    cr_assert(!g_str_has_prefix(at(flow), "stage:"), "at %s", at(flow));
    for (guint i = 0; i < 20 && g_strcmp0(answers_situation(flow_answers(flow)), situation) != 0; i++) act(flow, ACTION_REDO);
    cr_assert_str_eq(answers_situation(flow_answers(flow)), situation);
    flow_free(flow);
}

/* ---- tone and channel ---- */

Test(manner, from_every_page_of_the_letter_and_round_again) {
    static const char *const places[] = {"stage:gratitude", "stage:decision", "words:reasoning", "review"};
    static const ActionId ids[] = {ACTION_TONE, ACTION_CHANNEL};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++)
        for (guint j = 0; j < G_N_ELEMENTS(ids); j++) {
            Flow *flow = flow_at(places[i]);
            g_autofree char *before = letter_of(flow), *after = NULL;
            for (guint turn = 0; turn < 3; turn++) {
                act(flow, ids[j]);
                cr_assert(is_at(flow, places[i]), "at %s", at(flow));
                says(flow, ids[j] == ACTION_TONE ? "Tone: " : "Channel: ");
            }
            after = letter_of(flow);
            cr_assert_str_eq(before, after);
            flow_free(flow);
        }
}

/* ---- combinations ---- */

Test(combinations, there_and_back_with_their_number) {
    Flow *flow = flow_at("review");
    g_autofree char *first = NULL, *second = NULL, *back = NULL, *number = NULL;
    flow_act(flow, &(Action){.id = ACTION_VARIANT});
    first = letter_of(flow);
    number = g_strdup(flow_view(flow)->message);
    cr_assert(strstr(number, " of ") != NULL, "%s", number);
    flow_act(flow, &(Action){.id = ACTION_VARIANT});
    second = letter_of(flow);
    cr_assert(strcmp(first, second) != 0);
    flow_act(flow, &(Action){.id = ACTION_VARIANT, .number = -1});
    back = letter_of(flow);
    cr_assert_str_eq(first, back);
    cr_assert_str_eq(flow_view(flow)->message, number);
    flow_free(flow);
}

Test(combinations, two_letters_side_by_side_and_one_is_taken) {
    Flow *flow = flow_at("review");
    g_autofree char *before = letter_of(flow), *same = NULL, *other = NULL, *taken = NULL, *undone = NULL;
    act(flow, ACTION_COMPARE);
    cr_assert(is_at(flow, "compare") && flow_view(flow)->other != NULL && flow_view(flow)->items->len == 2);
    act(flow, ACTION_NEXT); /* as it is */
    same = letter_of(flow);
    cr_assert(is_at(flow, "review"), "at %s", at(flow));
    cr_assert_str_eq(before, same);
    act(flow, ACTION_COMPARE);
    flow_act(flow, &(Action){.id = ACTION_VARIANT});
    choose_number(flow, 2);
    flow = again(flow);
    cr_assert(is_at(flow, "compare"));
    other = letter_text(flow_view(flow)->other);
    cr_assert(strcmp(before, other) != 0);
    act(flow, ACTION_NEXT);
    taken = letter_of(flow);
    cr_assert(is_at(flow, "review"));
    cr_assert_str_eq(other, taken);
    act(flow, ACTION_UNDO);
    undone = letter_of(flow);
    cr_assert_str_eq(before, undone);
    flow_free(flow);
}
