/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What sentences of offers say: role, company, kind of work. A table of patterns; to know one more
 * is to add a row.
 */
#ifndef BOWOUT_SRC_MAIL_PATTERNS_H
#define BOWOUT_SRC_MAIL_PATTERNS_H

#include "proposals.h"

typedef enum { PATTERNS_SUBJECT = 1 << 0, PATTERNS_TEXT = 1 << 1, PATTERNS_BOTH = 3 } PatternPlace;

/* Looks through `text` (a subject, or paragraphs) with the patterns of this place, for one fact
   or (NULL) for all; `found` is written into the proposals, and `less` taken off every score. */
void patterns_find(const char *text, PatternPlace place, const char *fact, const char *found, int less, Proposals *proposals);

#endif
