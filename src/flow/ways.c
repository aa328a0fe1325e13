/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ways out that there are, what was typed for them, and what came of them.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "flow-private.h"

#define ANSWER_LENGTH_MOST 1000u

const FlowWay *way_of(const Flow *flow, const char *id) {
    for (guint i = 0; i < flow->host.way_count; i++)
        if (g_strcmp0(flow->host.ways[i].id, id) == 0) return &flow->host.ways[i];
    return NULL;
}

Edit *way_text(Flow *flow, const char *id, gboolean make) {
    Edit *edit = g_hash_table_lookup(flow->typed.way_texts, id);
    const FlowWay *way = way_of(flow, id);
    g_autofree char *proposal = NULL;
    if (edit != NULL || !make) return edit;
    edit = edit_new(FALSE, way != NULL && way->length_most > 0 ? way->length_most : ANSWER_LENGTH_MOST);
    if (way != NULL && way->propose != NULL) proposal = way->propose(way, flow->answers);
    edit_set(edit, proposal);
    g_hash_table_insert(flow->typed.way_texts, g_strdup(id), edit);
    return edit;
}

void outcome_free(gpointer data) {
    Outcome *outcome = data;
    g_free(outcome->way);
    g_free(outcome->words);
    g_free(outcome);
}

const Outcome *ways_last_success(const Flow *flow, const char *way) {
    for (guint i = flow->outcomes->len; i > 0; i--) {
        const Outcome *outcome = g_ptr_array_index(flow->outcomes, i - 1);
        if (outcome->success && (way == NULL || strcmp(outcome->way, way) == 0)) return outcome;
    }
    return NULL;
}

gboolean ways_any_success(const Flow *flow) {
    return ways_last_success(flow, NULL) != NULL;
}

const char *ways_add_outcome(Flow *flow, const char *way, gboolean success, const char *words) {
    Outcome *outcome = g_new0(Outcome, 1);
    outcome->way = g_strdup(way);
    outcome->success = success;
    outcome->words = text_clean(words != NULL ? words : "", -1, TEXT_PLAIN);
    g_ptr_array_add(flow->outcomes, outcome);
    return outcome->words;
}
