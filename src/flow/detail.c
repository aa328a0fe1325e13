/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Something of the person's own in the letter: whether it wants a detail, and where one does most.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/placeholder.h"
#include "flow-private.h"

static gboolean tells_own(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    for (guint i = 0; i < kind->stages->len; i++)
        if (answers_choice(flow->answers, g_ptr_array_index(kind->stages, i)).kind == CHOICE_WORDS) return TRUE;
    return suggest_chosen_details(flow->answers, flow->catalogue) > 0;
}

/* The stage's best wording that is completed with a detail; NULL: it has none. */
static const Phrasing *blank_of(const Flow *flow, const char *stage) {
    g_autoptr(GPtrArray) suggestions = suggest_for_menu(flow->catalogue, flow->answers, stage);
    for (guint i = 0; i < suggestions->len; i++) {
        const Suggestion *suggestion = g_ptr_array_index(suggestions, i);
        if (suggestion->suits && placeholder_blank(suggestion->phrasing, flow->answers) != FACT_COUNT) return suggestion->phrasing;
    }
    return NULL;
}

/* Where a detail does most: in a part that is given though it need not be (the reason), else in
   the first that takes one. */
const Phrasing *detail_blank(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    const Phrasing *first = NULL;
    for (guint i = 0; i < kind->stages->len; i++) {
        const char *stage = g_ptr_array_index(kind->stages, i);
        const Phrasing *blank = blank_of(flow, stage);
        if (blank != NULL && catalogue_stage(flow->catalogue, stage)->optional && answers_choice(flow->answers, stage).kind == CHOICE_PHRASING)
            return blank;
        if (first == NULL) first = blank;
    }
    return first;
}

static gboolean takes_detail(const Flow *flow, const char *id) {
    const Stage *stage = catalogue_stage(flow->catalogue, id);
    for (guint i = 0; i < stage->phrasings->len; i++) {
        const Phrasing *phrasing = g_ptr_array_index(stage->phrasings, i);
        if (placeholder_blank(phrasing, flow->answers) != FACT_COUNT && suggest_suits(phrasing, flow->answers, flow->catalogue)) return TRUE;
    }
    return FALSE;
}

static gboolean any_takes_detail(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    for (guint i = 0; i < kind->stages->len; i++)
        if (takes_detail(flow, g_ptr_array_index(kind->stages, i))) return TRUE;
    return FALSE;
}

/* A whole refusal that anybody could have written. A question needs nothing of the kind, nor
   does a bare no. */
gboolean detail_wanted(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    return kind != NULL && kind->framed && !flow_asks(flow) && flow_ready(flow) && !tells_own(flow) &&
           any_takes_detail(flow);
}

