/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is proposed under the fields of a form: shown when a field was left, taken with a key, and
   nothing changes by itself. */
#include "config.h"

#include "flow.h"

static Flow *form_with(const char *first) {
    Flow *flow = empty_flow();
    go_on_to(flow, "offer");
    type(flow, first);
    return flow;
}

static const char *proposal(Flow *flow, int field, guint index) {
    const GPtrArray *proposals = field_at(flow, field)->proposals;
    return index < proposals->len ? g_ptr_array_index(proposals, index) : NULL;
}

static gboolean typed_is(Flow *flow, int field, const char *text) {
    return strcmp(edit_text(field_at(flow, field)->edit), text) == 0;
}

static gboolean offers_key(Flow *flow) {
    return g_ptr_array_find(flow_view(flow)->commands, GINT_TO_POINTER(ACTION_TAKE_SUGGESTION), NULL);
}

Test(proposals, a_repair_is_shown_when_the_field_was_left_and_changes_nothing) {
    Flow *flow = form_with("maria santos");
    cr_assert(proposal(flow, 0, 0) == NULL && !offers_key(flow), "one is still typing");
    act(flow, ACTION_NEXT);
    cr_assert(g_strcmp0(proposal(flow, 0, 0), "Maria Santos") == 0 && field_at(flow, 0)->takes && offers_key(flow));
    cr_assert(typed_is(flow, 0, "maria santos"));
    cr_assert(strcmp(facts_get(answers_facts_const(flow_answers(flow)), FACT_CANDIDATE), "maria santos") == 0);
    flow_free(flow);
}

Test(proposals, the_key_takes_the_one_that_was_left_last_and_undo_brings_back_what_stood_there) {
    Flow *flow = form_with("maria santos");
    act(flow, ACTION_NEXT);
    type(flow, "northwind remote");
    act(flow, ACTION_NEXT);
    cr_assert(!field_at(flow, 0)->takes && field_at(flow, 1)->takes);
    cr_assert(act(flow, ACTION_TAKE_SUGGESTION).kind == EFFECT_TYPED, "it is kept");
    cr_assert(typed_is(flow, 1, "Northwind Remote") && typed_is(flow, 0, "maria santos"));
    cr_assert(field_at(flow, 0)->takes && flow_view(flow)->focused == 2, "nobody is moved about");
    act(flow, ACTION_TAKE_SUGGESTION);
    cr_assert(typed_is(flow, 0, "Maria Santos") && proposal(flow, 0, 0) == NULL && !offers_key(flow));
    cr_assert(strcmp(facts_get(answers_facts_const(flow_answers(flow)), FACT_CANDIDATE), "Maria Santos") == 0);
    act(flow, ACTION_TAKE_SUGGESTION);
    cr_assert(strcmp(flow_view(flow)->message, "Nothing is proposed here.") == 0);
    act(flow, ACTION_FIELD_PREVIOUS);
    edit_with(flow, EDIT_UNDO);
    edit_with(flow, EDIT_UNDO);
    cr_assert(typed_is(flow, 1, "northwind remote"), "%s", edit_text(field_at(flow, 1)->edit));
    flow_free(flow);
}

Test(proposals, who_knows_the_key_need_not_leave_the_field) {
    Flow *flow = form_with("maria santos");
    act(flow, ACTION_TAKE_SUGGESTION);
    cr_assert(typed_is(flow, 0, "Maria Santos"));
    flow_free(flow);
}

Test(proposals, going_on_is_never_refused_for_one) {
    Flow *flow = form_with("maria santos");
    act(flow, ACTION_NEXT);
    type(flow, "northwind remote");
    act(flow, ACTION_NEXT);
    type(flow, "DATA ENTRY");
    go_on_to(flow, "situation");
    cr_assert(strcmp(facts_get(answers_facts_const(flow_answers(flow)), FACT_ROLE), "DATA ENTRY") == 0);
    flow_free(flow);
}

/* ---- out of an offer ---- */

static Flow *form_with_guesses(void) {
    Flow *flow = empty_flow();
    flow_propose(flow, "company", "Northwind Remote");
    flow_propose(flow, "company", "Harbour Talent");
    flow_propose(flow, "company", "Northwind Remote");
    flow_propose(flow, "reply-by", "2026-11-27");
    flow_propose(flow, "reply-by", "someday soon");
    flow_propose(flow, "no-such-fact", "x");
    go_on_to(flow, "offer");
    return flow;
}

Test(proposals, guesses_are_choices_of_an_empty_field_and_the_key_goes_round) {
    Flow *flow = form_with_guesses();
    cr_assert(typed_is(flow, 1, "") && field_at(flow, 1)->proposals->len == 2);
    cr_assert(strcmp(proposal(flow, 1, 0), "Northwind Remote") == 0);
    act(flow, ACTION_NEXT);
    act(flow, ACTION_TAKE_SUGGESTION);
    cr_assert(typed_is(flow, 1, "Northwind Remote") && strcmp(proposal(flow, 1, 0), "Harbour Talent") == 0);
    act(flow, ACTION_TAKE_SUGGESTION);
    cr_assert(typed_is(flow, 1, "Harbour Talent") && strcmp(proposal(flow, 1, 0), "Northwind Remote") == 0);
    type(flow, " Ltd");
    cr_assert(proposal(flow, 1, 0) == NULL, "the person knows better");
    flow_free(flow);
}

Test(proposals, a_day_is_told_in_words_and_kept_as_a_day) {
    Flow *flow = form_with_guesses();
    int at = 0;
    while (strcmp(field_at(flow, at)->name, "reply-by") != 0) at++;
    cr_assert(field_at(flow, at)->proposals->len == 1);
    cr_assert(strcmp(proposal(flow, at, 0), "Friday 27 November") == 0, "%s", proposal(flow, at, 0));
    while (flow_view(flow)->focused < at) act(flow, ACTION_FIELD_NEXT);
    act(flow, ACTION_TAKE_SUGGESTION);
    cr_assert(strcmp(facts_get(answers_facts_const(flow_answers(flow)), FACT_REPLY_BY), "2026-11-27") == 0);
    flow_free(flow);
}

Test(proposals, guesses_come_back_with_the_draft_and_go_with_the_offer) {
    Flow *flow = form_with_guesses(), *again = empty_flow();
    g_autofree char *snapshot = flow_snapshot(flow);
    g_autoptr(Facts) nothing = facts_new();
    cr_assert(flow_restore(again, snapshot, NULL));
    cr_assert(strcmp(proposal(again, 1, 1), "Harbour Talent") == 0);
    flow_take_offer(again, &(FlowOffer){.facts = nothing, .words = ""});
    cr_assert(proposal(again, 1, 0) == NULL, "another offer has guesses of its own");
    flow_free(flow);
    flow_free(again);
}

Test(proposals, what_an_offer_filled_in_has_no_others_beside_it) {
    Flow *flow = empty_flow();
    g_autoptr(Facts) facts = facts_new();
    facts_set(facts, FACT_COMPANY, "Northwind Remote", NULL);
    flow_take_offer(flow, &(FlowOffer){.facts = facts, .words = ""});
    flow_propose(flow, "company", "Northwind Remote");
    flow_propose(flow, "company", "Harbour Talent");
    go_on_to(flow, "offer");
    cr_assert(typed_is(flow, 1, "Northwind Remote") && proposal(flow, 1, 0) == NULL);
    act(flow, ACTION_NEXT);
    edit_with(flow, EDIT_KILL_TO_START);
    cr_assert(field_at(flow, 1)->proposals->len == 2, "emptied, the field has them all");
    flow_free(flow);
}
