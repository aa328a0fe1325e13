/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Walking through other combinations of wordings (letter/variants): in a stage's menu only the
 * selection moves, at Review the letter changes. What the person chose, wrote or left out by hand
 * is never touched.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/variants.h"
#include "flow-private.h"

#define COUNT_MOST 200u
#define TRIES_MOST 24u /* combinations that show the same here are passed over, so many at a time */

/* ---- by hand or not ---- */

void variant_by_hand(Flow *flow, const char *stage) {
    g_hash_table_remove(flow->chosen.suggested, stage);
}

void variant_note_suggested(Flow *flow, const Answers *before) {
    for (guint i = 0; i < answers_choice_count(flow->answers); i++) {
        const char *stage = answers_choice_stage(flow->answers, i);
        if (answers_choice(before, stage).kind == CHOICE_NONE && answers_choice(flow->answers, stage).kind != CHOICE_NONE)
            g_hash_table_add(flow->chosen.suggested, (gpointer)g_intern_string(stage));
    }
}

/* The answers with only what was chosen by hand in them; `open` (may be NULL) is open in any
   case. Owned by the caller. */
static Answers *by_hand(const Flow *flow, const char *open) {
    Answers *answers = answers_copy(flow->answers);
    for (guint i = 0; i < answers_choice_count(flow->answers); i++) {
        const char *stage = answers_choice_stage(flow->answers, i);
        if (g_hash_table_contains(flow->chosen.suggested, stage)) answers_choose_none(answers, stage);
    }
    if (open != NULL) answers_choose_none(answers, open);
    return answers;
}

/* The next combination, or the one before; after the last one comes the first again. NULL: there
   is none at all. Owned by the caller. */
static Answers *step_combination(Flow *flow, const Answers *base, int by, guint count) {
    g_autoptr(Answers) answers = answers_copy(base);
    guint now = MIN(flow->chosen.variant, count);
    if (count == 0) return NULL;
    flow->chosen.variant = by > 0 ? now % count + 1 : now > 1 ? now - 1 : count;
    return suggest_variant(answers, flow->catalogue, flow->chosen.variant) ? g_steal_pointer(&answers) : NULL;
}

/* "3 of 40"; owned by the caller. */
static char *numbered(guint number, guint count) {
    return count < COUNT_MOST ? g_strdup_printf(_("%u of %u"), number, count)
                              : g_strdup_printf(_("%u of %u or more"), number, count);
}

/* ---- in the menu of a stage ---- */

static char *item_of(const Answers *answers, const char *stage) {
    Choice choice = answers_choice(answers, stage);
    if (choice.kind == CHOICE_PHRASING) return g_strconcat("phrasing:", choice.phrasing, NULL);
    return choice.kind == CHOICE_SKIP ? g_strdup("skip") : NULL;
}

static gboolean is_listed(Flow *flow, const char *id) {
    GPtrArray *items = items_get(flow);
    for (guint i = 0; id != NULL && i < items->len; i++)
        if (strcmp(((const FlowItem *)g_ptr_array_index(items, i))->id, id) == 0) return TRUE;
    return FALSE;
}

void variant_in_stage(Flow *flow, int by) {
    g_autoptr(Answers) base = by_hand(flow, flow->place.arg);
    guint count = suggest_variant_count(base, flow->catalogue, COUNT_MOST);
    const FlowItem *selected = items_selected_item(flow);
    flow->act.touched = TRUE;
    for (guint i = 0; i < TRIES_MOST; i++) {
        g_autoptr(Answers) answers = step_combination(flow, base, by, count);
        g_autofree char *id = answers != NULL ? item_of(answers, flow->place.arg) : NULL;
        if (answers == NULL) break;
        if (!is_listed(flow, id) || (selected != NULL && strcmp(selected->id, id) == 0)) continue;
        flow_set_selected(flow, id);
        g_autofree char *number = numbered(flow->chosen.variant, count);
        flow_say(flow, MESSAGE_PLAIN, _("Combination %s: this is its wording here."), number);
        return;
    }
    flow_say(flow, MESSAGE_PLAIN, "%s", _("No other combination has another wording here."));
}

/* ---- at Review ---- */

/* A part that had a wording keeps it where the combination has none. */
static void keep_lost(Answers *answers, const Answers *before) {
    for (guint i = 0; i < answers_choice_count(before); i++) {
        const char *stage = answers_choice_stage(before, i);
        Choice choice = answers_choice(before, stage);
        if (answers_choice(answers, stage).kind != CHOICE_NONE) continue;
        if (choice.kind == CHOICE_PHRASING) answers_choose_phrasing(answers, stage, choice.phrasing);
        if (choice.kind == CHOICE_SKIP) answers_choose_skip(answers, stage);
    }
}

static gboolean same_letter(const Flow *flow, const Answers *one, const Answers *other) {
    g_autoptr(Letter) first = compose(flow->catalogue, one), second = compose(flow->catalogue, other);
    g_autofree char *text = letter_text(first), *other_text = letter_text(second);
    return strcmp(text, other_text) == 0;
}

/* The combination of this number as a whole letter's answers; NULL: there is none. Owned by the
   caller. */
static Answers *combination(const Flow *flow, const Answers *base, guint number) {
    g_autoptr(Answers) answers = answers_copy(base);
    if (number == 0 || !suggest_variant(answers, flow->catalogue, number)) return NULL;
    keep_lost(answers, flow->answers);
    return g_steal_pointer(&answers);
}

static guint count_from(const Flow *flow, const Answers *base) {
    return flow_situation(flow) != NULL ? suggest_variant_count(base, flow->catalogue, COUNT_MOST) : 0;
}

gboolean variant_step(Flow *flow, int by, guint *number) {
    g_autoptr(Answers) base = by_hand(flow, NULL);
    guint count = count_from(flow, base), to = MIN(*number, count);
    for (guint i = 0; i < TRIES_MOST && count > 0; i++) {
        g_autoptr(Answers) answers = NULL;
        to = by > 0 ? to % count + 1 : to > 1 ? to - 1 : count;
        answers = combination(flow, base, to);
        if (answers == NULL || same_letter(flow, answers, flow->answers)) continue;
        *number = to;
        return TRUE;
    }
    return FALSE;
}

Answers *variant_at(Flow *flow, guint *number, char **words) {
    g_autoptr(Answers) base = by_hand(flow, NULL);
    g_autoptr(Answers) answers = NULL;
    if (*number == 0) *number = flow->chosen.variant;
    if ((*number == 0 || *number == flow->chosen.variant) && !variant_step(flow, 1, number)) return NULL;
    answers = combination(flow, base, *number);
    *words = numbered(*number, count_from(flow, base));
    return g_steal_pointer(&answers);
}

void variant_take(Flow *flow, guint number) {
    g_autoptr(Answers) base = by_hand(flow, NULL), before = NULL;
    Answers *answers = combination(flow, base, number);
    g_autofree char *words = NULL;
    if (answers == NULL) return;
    before = g_steal_pointer(&flow->answers);
    flow->answers = answers;
    flow->chosen.variant = number;
    variant_note_suggested(flow, base);
    flow_changed(flow);
    words = numbered(number, count_from(flow, base));
    flow_say(flow, MESSAGE_PLAIN, _("Combination %s. What you chose yourself stays."), words);
}

void variant_in_review(Flow *flow, int by) {
    guint number = flow->chosen.variant;
    flow->act.touched = TRUE;
    if (flow_situation(flow) == NULL)
        flow_say(flow, MESSAGE_NOTE, "%s", _("First choose why you answer as you do."));
    else if (variant_step(flow, by, &number))
        variant_take(flow, number);
    else
        flow_say(flow, MESSAGE_PLAIN, "%s", _("You chose every part yourself: there is no other combination."));
}
