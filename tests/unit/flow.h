/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of the flow share: a wizard over the shipped catalogue, driven the way a face
 * drives it.
 */
#ifndef BOWOUT_TESTS_FLOW_H
#define BOWOUT_TESTS_FLOW_H

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/flow/flow.h"

static inline const Catalogue *shipped_catalogue(void) {
    static Catalogue *catalogue;
    g_autoptr(Problems) problems = problems_new();
    if (catalogue == NULL) catalogue = catalogue_load(NULL, FALSE, problems);
    cr_assert(catalogue != NULL);
    return catalogue;
}

static inline const Rules *shipped_rules(void) {
    static Rules *rules;
    g_autoptr(Problems) problems = problems_new();
    if (rules == NULL) rules = rules_load(NULL, FALSE, problems);
    cr_assert(rules != NULL);
    return rules;
}

static inline char *propose_name(const FlowWay *way, const Answers *answers) {
    (void)way;
    (void)answers;
    return g_strdup("letter.txt");
}

static const FlowWay test_ways[] = {
    {.id = "text-file", .title = "Save", .guidance = "One line.", .asks = "File name", .propose = propose_name},
    {.id = "show", .title = "Show", .guidance = "One line."},
};

static inline Effect act(Flow *flow, ActionId id) {
    return flow_act(flow, &(Action){.id = id, .rows = 5, .width = 60});
}

static inline Effect type(Flow *flow, const char *text) {
    return flow_act(flow, &(Action){.id = ACTION_TYPE, .text = text, .width = 60});
}

static inline Effect edit_with(Flow *flow, EditAction edit) {
    return flow_act(flow, &(Action){.id = ACTION_EDIT, .edit = edit, .width = 60});
}

static inline Effect choose_number(Flow *flow, int number) {
    return flow_act(flow, &(Action){.id = ACTION_SELECT, .number = number});
}

static inline const char *at(Flow *flow) {
    return flow_view(flow)->id;
}

static inline gboolean is_at(Flow *flow, const char *id) {
    return strcmp(at(flow), id) == 0;
}

static inline const ViewItem *item_at(Flow *flow, int index) {
    const GPtrArray *items = flow_view(flow)->items;
    return index >= 0 && index < (int)items->len ? g_ptr_array_index(items, (guint)index) : NULL;
}

static inline const ViewItem *selected_item(Flow *flow) {
    return item_at(flow, flow_view(flow)->selected);
}

static inline const ViewField *field_at(Flow *flow, int index) {
    return g_ptr_array_index(flow_view(flow)->fields, (guint)index);
}

static inline const ViewField *focused_field(Flow *flow) {
    return field_at(flow, flow_view(flow)->focused);
}

/* Moves until the selected item's text or mark begins like this. */
static inline void select_like(Flow *flow, const char *beginning) {
    act(flow, ACTION_FIRST);
    for (guint i = 0; i < flow_view(flow)->items->len; i++) {
        const ViewItem *item = selected_item(flow);
        if (g_str_has_prefix(item->text, beginning) || (item->mark != NULL && g_str_has_prefix(item->mark, beginning))) return;
        act(flow, ACTION_DOWN);
    }
    cr_assert(FALSE, "nothing like \"%s\" at %s", beginning, at(flow));
}

static inline void focus_on(Flow *flow, const char *name) {
    for (guint i = 0; i < flow_view(flow)->fields->len && strcmp(focused_field(flow)->name, name) != 0; i++) act(flow, ACTION_FIELD_NEXT);
    cr_assert(strcmp(focused_field(flow)->name, name) == 0);
}

/* Answers that know the offer and nothing else. Today is the 23rd of November 2026. */
static inline Answers *offer_answers(void) {
    Answers *answers = answers_new();
    cr_assert(clock_set_today("2026-11-23", NULL));
    cr_assert(facts_set(answers_facts(answers), FACT_CANDIDATE, "Maria Santos", NULL));
    cr_assert(facts_set(answers_facts(answers), FACT_COMPANY, "Northwind Remote", NULL));
    cr_assert(facts_set(answers_facts(answers), FACT_ROLE, "Support Assistant", NULL));
    cr_assert(facts_set(answers_facts(answers), FACT_CONTACT, "Ms. Tan", NULL));
    return answers;
}

static inline Flow *flow_from(const Answers *answers) {
    Flow *flow = flow_new(answers);
    flow_set_ways(flow, test_ways, G_N_ELEMENTS(test_ways));
    flow_supply(flow, shipped_catalogue(), shipped_rules());
    return flow;
}

/* At Welcome, the facts known. */
static inline Flow *usual_flow(void) {
    g_autoptr(Answers) answers = offer_answers();
    return flow_from(answers);
}

static inline Flow *empty_flow(void) {
    cr_assert(clock_set_today("2026-11-23", NULL));
    return flow_from(NULL);
}

/* Goes on with what is selected until it is there. */
static inline void go_on_to(Flow *flow, const char *id) {
    for (int i = 0; i < 60 && !is_at(flow, id); i++) {
        if (is_at(flow, "details")) type(flow, "the working hours");
        if (is_at(flow, "ways-out") && strcmp(id, "done") == 0) flow_report(flow, "show", TRUE, "It was shown.");
        act(flow, ACTION_NEXT);
    }
    cr_assert(is_at(flow, id), "stopped at %s on the way to %s: %s", at(flow), id, flow_view(flow)->message);
}

static inline void choose_situation(Flow *flow, const char *title) {
    go_on_to(flow, "situation");
    select_like(flow, title);
    act(flow, ACTION_NEXT);
}

/* A new flow standing at a place of a refusal; "details" and "stage:question" belong to a
   question. */
static inline Flow *flow_at(const char *id) {
    Flow *flow = usual_flow();
    if (strcmp(id, "welcome") == 0) return flow;
    act(flow, ACTION_NEXT);
    if (strcmp(id, "offer") == 0) {
        act(flow, ACTION_BACK);
    } else if (strcmp(id, "details") == 0 || strcmp(id, "stage:question") == 0 || strcmp(id, "stage:courtesy") == 0) {
        choose_situation(flow, "I need to know more first");
    } else if (g_str_has_prefix(id, "words:")) {
        g_autofree char *stage = g_strconcat("stage:", id + strlen("words:"), NULL);
        go_on_to(flow, stage);
        act(flow, ACTION_OWN_WORDS);
    } else if (g_str_has_prefix(id, "ask:")) {
        g_autofree char *stage = g_strconcat("stage:", id + strlen("ask:"), NULL);
        go_on_to(flow, stage);
        select_like(flow, "asks for");
        act(flow, ACTION_NEXT);
    } else if (strcmp(id, "stage:greeting") == 0 || strcmp(id, "stage:sign-off") == 0) {
        go_on_to(flow, "review");
        select_like(flow, strcmp(id, "stage:greeting") == 0 ? "Greeting" : "Sign-off");
        act(flow, ACTION_NEXT);
    } else if (strcmp(id, "done") == 0) {
        go_on_to(flow, "ways-out");
        flow_report(flow, "show", TRUE, "It was shown.");
        act(flow, ACTION_NEXT);
    }
    if (!is_at(flow, id)) go_on_to(flow, id);
    return flow;
}

#endif
