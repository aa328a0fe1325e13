/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a phrasing may be used in a combination. An empty list of a phrasing means "all".
 */
#include "config.h"

#include "cell.h"

#include "bowout/letter/conditions.h"

Cell cell_of(const Answers *answers, const Catalogue *catalogue) {
    Cell cell = {.situation = catalogue_situation(catalogue, answers_situation(answers)),
                 .channel = answers_channel(answers),
                 .reg = answers_register(answers),
                 .arrangement = answers_arrangement(answers),
                 .conditions = conditions_holding(answers)};
    if (cell.situation == NULL) return cell;
    cell.kind = cell.situation->kind;
    cell.conditions = conditions_with(cell.conditions, cell.situation->assumes);
    return cell;
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

gboolean cell_allows_any_register(const Cell *cell, const Phrasing *phrasing) {
    return mask_allows(phrasing->channels, (guint)cell->channel) && (phrasing->when & ~cell->conditions) == 0 &&
           mask_allows(phrasing->arrangements, (guint)cell->arrangement) && kind_allows(cell->kind, phrasing) &&
           situation_allows_phrasing(cell->situation, phrasing);
}

gboolean cell_allows(const Cell *cell, const Phrasing *phrasing) {
    return mask_allows(phrasing->registers, (guint)cell->reg) && cell_allows_any_register(cell, phrasing);
}
