/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What could stand in a field instead of what is typed there: a repair of it, and what an offer may
 * have meant where it does not say so clearly. It is shown under the field and taken with a key;
 * nothing changes by itself.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/repair.h"
#include "flow-private.h"

/* Where nothing stands, or one of them was taken: then the others, and the key goes round. */
static void add_guesses(Flow *flow, FormField field, const char *text, GPtrArray *proposals) {
    const GPtrArray *guesses = field.index == 0 ? flow->mail.perhaps[field.fact] : NULL;
    guint now = 0;
    if (guesses == NULL || fact_row(field.fact)->kind == FACT_CHOICE) return;
    if (!text_blank(text)) {
        if ((flow->mail.found & FACT_BIT(field.fact)) != 0) return;
        if (!g_ptr_array_find_with_equal_func((GPtrArray *)guesses, text, g_str_equal, &now)) return;
        now++;
    }
    for (guint i = 0; i < guesses->len; i++) {
        const char *guess = g_ptr_array_index(guesses, (now + i) % guesses->len);
        if (strcmp(guess, text) != 0) g_ptr_array_add(proposals, g_strdup(guess));
    }
}

static GPtrArray *list(Flow *flow, FormField field, gboolean repair) {
    const char *text = edit_text(field_text(flow, field.fact, field.index)->edit);
    GPtrArray *proposals = g_ptr_array_new_with_free_func(g_free);
    char *repaired = repair && !text_blank(text) ? repair_propose(field.fact, text, answers_facts_const(flow->answers)) : NULL;
    if (repaired != NULL) g_ptr_array_add(proposals, repaired);
    add_guesses(flow, field, text, proposals);
    return proposals;
}

/* While somebody is still typing, nothing is found fault with. */
GPtrArray *proposals_shown(Flow *flow, FormField field) {
    gboolean looked_at = field_text(flow, field.fact, field.index)->left || (flow->mail.found & FACT_BIT(field.fact)) != 0;
    return list(flow, field, looked_at || !form_is_focused(flow, field));
}

static gboolean any_shown(Flow *flow, FormField field) {
    g_autoptr(GPtrArray) proposals = proposals_shown(flow, field);
    return proposals->len > 0;
}

int proposals_next(Flow *flow, const GArray *fields) {
    int focus = form_focus(flow, fields);
    if (any_shown(flow, field_at(fields, focus))) return focus;
    for (int i = focus - 1; i >= 0; i--)
        if (any_shown(flow, field_at(fields, i))) return i;
    for (int i = focus + 1; i < (int)fields->len; i++)
        if (any_shown(flow, field_at(fields, i))) return i;
    return -1;
}

/* Whoever knows the key may use it while still typing. */
void proposals_take(Flow *flow, const GArray *fields) {
    FormField field = field_at(fields, form_focus(flow, fields));
    g_autoptr(GPtrArray) proposals = list(flow, field, TRUE);
    int next = proposals->len == 0 ? proposals_next(flow, fields) : -1;
    if (next >= 0) {
        field = field_at(fields, next);
        g_ptr_array_unref(proposals);
        proposals = proposals_shown(flow, field);
    }
    if (proposals->len == 0) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Nothing is proposed here."));
        return;
    }
    text_replace(flow, field_text(flow, field.fact, field.index)->edit, g_ptr_array_index(proposals, 0));
    field_store(flow, field.fact);
    flow_say(flow, MESSAGE_PLAIN, _("Taken: %s"), (const char *)g_ptr_array_index(proposals, 0));
}
