/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a phrasing lists against what holds. An empty list of a phrasing means "all".
 */
#include "config.h"

#include "fits.h"

#include "bowout/letter/conditions.h"
#include "bowout/letter/suggest.h"

Occasion occasion_of(const Answers *answers, const Catalogue *catalogue) {
    Occasion occasion = {.situation = catalogue_situation(catalogue, answers_situation(answers)),
                         .channel = answers_channel(answers),
                         .reg = answers_register(answers),
                         .arrangement = answers_arrangement(answers),
                         .conditions = conditions_holding(answers)};
    if (occasion.situation == NULL) return occasion;
    occasion.kind = occasion.situation->kind;
    occasion.conditions = conditions_with(occasion.conditions, occasion.situation->assumes);
    return occasion;
}

static gboolean mask_allows(CatalogueMask mask, guint bit) {
    return mask == 0 || (mask >> bit & 1u) != 0;
}

static gboolean kind_allows(const Kind *kind, const Phrasing *phrasing) {
    return phrasing->kinds.count == 0 || (kind != NULL && phrasing_names(&phrasing->kinds, kind->number));
}

static gboolean is_own(const Situation *situation, guint stage) {
    for (guint i = 0; i < situation->own->len; i++)
        if (((const Stage *)g_ptr_array_index(situation->own, i))->number == stage) return TRUE;
    return FALSE;
}

/* In its own stages a situation takes only what is written for it. */
static gboolean situation_allows_phrasing(const Situation *situation, const Phrasing *phrasing) {
    if (phrasing->situations.count > 0) return situation != NULL && phrasing_names(&phrasing->situations, situation->number);
    return situation == NULL || !is_own(situation, phrasing->stage);
}

gboolean occasion_allows_any_register(const Occasion *occasion, const Phrasing *phrasing) {
    return mask_allows(phrasing->channels, (guint)occasion->channel) && (phrasing->when & ~occasion->conditions) == 0 &&
           mask_allows(phrasing->arrangements, (guint)occasion->arrangement) && kind_allows(occasion->kind, phrasing) &&
           situation_allows_phrasing(occasion->situation, phrasing);
}

gboolean occasion_allows(const Occasion *occasion, const Phrasing *phrasing) {
    return mask_allows(phrasing->registers, (guint)occasion->reg) && occasion_allows_any_register(occasion, phrasing);
}

gboolean suggest_suits(const Phrasing *phrasing, const Answers *answers, const Catalogue *catalogue) {
    Occasion occasion = occasion_of(answers, catalogue);
    return occasion_allows(&occasion, phrasing);
}
