/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wordings of one part of the letter as a ring: tried in place one after the other, counted,
 * and given back to the suggestion. The person's own words for the part are one of them, so that
 * nothing is lost by trying the others.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/placeholder.h"
#include "flow-private.h"

#define OWN "" /* stands for the own words in the ring */

/* The order must not depend on the choice made here, or the list would change under the person's
   hands. */
GPtrArray *wordings_suggested(const Flow *flow, const char *stage) {
    g_autoptr(Answers) answers = answers_copy(flow->answers);
    answers_choose_none(answers, stage);
    return suggest_for_menu(flow->catalogue, answers, stage);
}

/* The id of the wording that stands there; OWN; NULL: none. Greeting and the like are suggested
   without being chosen. */
static const char *wording_now(const Flow *flow, const char *stage) {
    Choice choice = answers_choice(flow->answers, stage);
    const Phrasing *best;
    if (choice.kind == CHOICE_PHRASING) return choice.phrasing;
    if (choice.kind == CHOICE_WORDS) return OWN;
    if (choice.kind == CHOICE_SKIP || g_ptr_array_find_with_equal_func(flow_kind(flow)->stages, stage, g_str_equal, NULL)) return NULL;
    best = suggest_best(flow->catalogue, flow->answers, stage);
    return best != NULL ? phrasing_id(best) : NULL;
}

/* What can stand there at once, own words last; `at`: which of them does, -1: none. The strings
   are the catalogue's. */
static GPtrArray *ring_of(Flow *flow, const char *stage, int *at) {
    g_autoptr(GPtrArray) suggestions = wordings_suggested(flow, stage);
    GPtrArray *ring = g_ptr_array_new();
    const char *now = wording_now(flow, stage);
    g_autofree char *own = words_ready(flow, stage);
    guint index = 0;
    for (guint i = 0; i < suggestions->len; i++) {
        const Suggestion *suggestion = g_ptr_array_index(suggestions, i);
        gboolean here = g_strcmp0(phrasing_id(suggestion->phrasing), now) == 0;
        if (here || (suggestion->suits && suggestion->missing == 0)) g_ptr_array_add(ring, (gpointer)phrasing_id(suggestion->phrasing));
    }
    if (own != NULL || g_strcmp0(now, OWN) == 0) g_ptr_array_add(ring, (gpointer)OWN);
    *at = now != NULL && g_ptr_array_find_with_equal_func(ring, now, g_str_equal, &index) ? (int)index : -1;
    return ring;
}

void wordings_try(Flow *flow, const char *stage, int by) {
    int at, count;
    g_autoptr(GPtrArray) ring = flow_situation(flow) != NULL ? ring_of(flow, stage, &at) : g_ptr_array_new();
    const char *wanted;
    if (ring->len == 0 || (ring->len == 1 && at == 0)) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("There is no other wording for this that is ready to use."));
        return;
    }
    count = (int)ring->len;
    wanted = g_ptr_array_index(ring, (guint)(at < 0 ? (by > 0 ? 0 : count - 1) : (at + by + count) % count));
    words_of(flow, stage, FALSE); /* own words stay where they can be found again */
    if (strcmp(wanted, OWN) == 0) {
        g_autofree char *words = words_ready(flow, stage);
        answers_choose_words(flow->answers, stage, words, words_of(flow, stage, TRUE)->from);
    } else {
        answers_choose_phrasing(flow->answers, stage, wanted);
    }
    variant_by_hand(flow, stage);
    flow->act.touched = TRUE;
    flow_changed(flow);
}

void wordings_reset(Flow *flow, const char *stage) {
    g_autoptr(Answers) answers = answers_copy(flow->answers);
    if (g_hash_table_contains(flow->chosen.suggested, stage) || answers_choice(flow->answers, stage).kind == CHOICE_NONE) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("This is as it was suggested."));
        return;
    }
    words_of(flow, stage, FALSE);
    answers_choose_none(answers, stage);
    suggest_rest(answers, flow->catalogue);
    answers_choose(flow->answers, stage, answers_choice(answers, stage));
    g_hash_table_add(flow->chosen.suggested, (gpointer)g_intern_string(stage));
    flow->act.touched = TRUE;
    flow_changed(flow);
}

char *wordings_state(Flow *flow, const char *stage) {
    int at;
    g_autoptr(GPtrArray) ring = NULL;
    if (flow_situation(flow) == NULL || catalogue_stage(flow->catalogue, stage) == NULL) return g_strdup(_("as it stands"));
    ring = ring_of(flow, stage, &at);
    if (at < 0 && answers_choice(flow->answers, stage).kind == CHOICE_SKIP) return g_strdup(_("left out"));
    if (at < 0) return g_strdup(_("nothing chosen yet"));
    if (strcmp(g_ptr_array_index(ring, (guint)at), OWN) == 0) return g_strdup(_("your own words"));
    return g_strdup_printf(_("wording %d of %u"), at + 1, ring->len);
}
