/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cell: one combination of situation, channel, register, arrangement and conditions, and whether a phrasing may be used in
 * it. The one place that decides this: suggestions, refitting and the check for completeness all ask here.
 */
#ifndef BOWOUT_SRC_LETTER_CELL_H
#define BOWOUT_SRC_LETTER_CELL_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

typedef struct {
    const Situation *situation; /* NULL: not chosen; only phrasings for every situation suit then */
    const Kind *kind;
    ChannelId channel;
    RegisterId reg;
    ArrangementId arrangement;
    CatalogueMask conditions; /* those that hold */
} Cell;

Cell cell_of(const Answers *answers, const Catalogue *catalogue);
/* All of it but the register. */
gboolean cell_allows_any_register(const Cell *cell, const Phrasing *phrasing);
gboolean cell_allows(const Cell *cell, const Phrasing *phrasing);

#endif
