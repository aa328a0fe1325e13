/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fits: whether a phrasing may be used on an occasion. The one place that decides this:
 * suggestions, refitting and the check for completeness all ask here.
 */
#ifndef BOWOUT_SRC_LETTER_FITS_H
#define BOWOUT_SRC_LETTER_FITS_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

/* What a letter is written for. */
typedef struct {
    const Situation *situation; /* NULL: not chosen; only phrasings for every situation suit then */
    const Kind *kind;
    ChannelId channel;
    RegisterId reg;
    ArrangementId arrangement;
    CatalogueMask conditions; /* those that hold */
} Occasion;

Occasion occasion_of(const Answers *answers, const Catalogue *catalogue);
/* All of it but the register. */
gboolean occasion_allows_any_register(const Occasion *occasion, const Phrasing *phrasing);
gboolean occasion_allows(const Occasion *occasion, const Phrasing *phrasing);

#endif
