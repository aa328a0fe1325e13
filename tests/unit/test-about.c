/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "About you": reached from anywhere, back to where one was, and each line is kept by itself. */
#include "config.h"

#include "flow.h"

static Flow *flow_of_person(void) {
    Flow *flow = usual_flow();
    g_autoptr(Person) person = person_new();
    cr_assert(person_set(person, PERSON_NAME, "Maria Santos", NULL) && person_set(person, PERSON_TONE, "warm", NULL));
    flow_set_person(flow, person);
    return flow;
}

static gboolean effect_is(Effect effect, const char *name, const char *value) {
    return effect.kind == EFFECT_PERSON && g_strcmp0(effect.way, name) == 0 && g_strcmp0(effect.value, value) == 0;
}

Test(about, lists_everything_that_is_kept) {
    Flow *flow = flow_of_person();
    act(flow, ACTION_ABOUT);
    cr_assert(is_at(flow, "about") && flow_view(flow)->items->len == PERSON_COUNT);
    cr_assert(strcmp(item_at(flow, PERSON_NAME)->text, "Your name: Maria Santos") == 0);
    cr_assert(strcmp(item_at(flow, PERSON_TONE)->text, "Usual tone: Warm") == 0, "%s", item_at(flow, PERSON_TONE)->text);
    cr_assert(strcmp(item_at(flow, PERSON_DATES)->text, "Dates: not said") == 0);
    flow_free(flow);
}

Test(about, goes_back_to_where_one_was) {
    static const char *const places[] = {"situation", "stage:gratitude", "review", "ways-out"};
    Flow *flow = flow_of_person();
    act(flow, ACTION_ABOUT);
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "welcome"));
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        go_on_to(flow, places[i]);
        act(flow, ACTION_ABOUT);
        cr_assert(is_at(flow, "about"));
        select_like(flow, "Usual tone");
        act(flow, ACTION_NEXT);
        act(flow, ACTION_ABOUT);
        cr_assert(is_at(flow, "about-choice:tone"), "it is open already");
        act(flow, ACTION_BACK);
        cr_assert(g_str_has_prefix(selected_item(flow)->text, "Usual tone"));
        act(flow, ACTION_BACK);
        cr_assert(is_at(flow, places[i]), "%s, not %s", at(flow), places[i]);
    }
    flow_free(flow);
}

Test(about, a_choice_is_kept_by_itself_and_can_be_forgotten) {
    Flow *flow = flow_of_person();
    act(flow, ACTION_ABOUT);
    select_like(flow, "Usual tone");
    act(flow, ACTION_NEXT);
    cr_assert(selected_item(flow)->chosen && strcmp(selected_item(flow)->text, "Warm") == 0);
    select_like(flow, "Formal");
    cr_assert(effect_is(act(flow, ACTION_NEXT), "tone", "formal") && is_at(flow, "about"));
    act(flow, ACTION_NEXT);
    select_like(flow, "Not said");
    cr_assert(effect_is(act(flow, ACTION_NEXT), "tone", ""));
    flow_free(flow);
}

Test(about, a_text_is_checked_and_waits_when_it_was_not_taken) {
    Flow *flow = flow_of_person();
    act(flow, ACTION_ABOUT);
    select_like(flow, "Your mail address");
    act(flow, ACTION_NEXT);
    type(flow, "maria at example");
    cr_assert(act(flow, ACTION_NEXT).kind != EFFECT_PERSON && is_at(flow, "about-text:address"));
    cr_assert(flow_view(flow)->words_error != NULL && strstr(flow_view(flow)->message, "Your mail address: ") != NULL);
    act(flow, ACTION_BACK);
    act(flow, ACTION_NEXT);
    cr_assert(strcmp(edit_text(flow_view(flow)->words), "maria at example") == 0);
    edit_with(flow, EDIT_KILL_TO_START);
    type(flow, "maria@example.com");
    cr_assert(effect_is(act(flow, ACTION_NEXT), "address", "maria@example.com") && is_at(flow, "about"));
    flow_free(flow);
}

Test(about, lines_below_the_name_are_lines) {
    Flow *flow = flow_of_person();
    act(flow, ACTION_ABOUT);
    select_like(flow, "Lines below");
    act(flow, ACTION_NEXT);
    type(flow, "Editor");
    edit_with(flow, EDIT_NEWLINE);
    type(flow, "Manila");
    cr_assert(effect_is(act(flow, ACTION_NEXT), "signature", "Editor\nManila"));
    flow_free(flow);
}

Test(about, does_not_touch_the_letter_at_hand) {
    Flow *flow = flow_of_person();
    g_autoptr(Answers) before = answers_copy(flow_answers(flow));
    act(flow, ACTION_ABOUT);
    act(flow, ACTION_NEXT);
    edit_with(flow, EDIT_KILL_TO_START);
    type(flow, "Ana Reyes");
    act(flow, ACTION_NEXT);
    cr_assert(answers_equal(before, flow_answers(flow)));
    flow_free(flow);
}

Test(about, is_nowhere_where_nothing_can_be_kept) {
    Flow *flow = usual_flow();
    act(flow, ACTION_ABOUT);
    cr_assert(is_at(flow, "welcome") && strstr(flow_view(flow)->message, "Not here") != NULL);
    cr_assert(!g_ptr_array_find(flow_view(flow)->commands, GINT_TO_POINTER(ACTION_ABOUT), NULL));
    cr_assert(!flow_view(flow)->keeps_person);
    flow_free(flow);
}
