/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * overuse: what no suggested letter does: name the company twice; and what none does three times:
 * open a sentence with the same word, or say one of the worn words of the language ("appreciat":
 * appreciate, appreciation). Contractions begin with their first word ("I'm": "I"); the lines of a
 * list do not count as sentences.
 */
#ifndef BOWOUT_SRC_LETTER_OVERUSE_H
#define BOWOUT_SRC_LETTER_OVERUSE_H

#include <glib.h>

#define OVERUSE_MOST 2u      /* of each */
#define OVERUSE_NAMES 1u     /* of the company's name */
#define OVERUSE_WORDS 8u     /* of `worn-words`, at most; they are counted wherever they stand */
#define OVERUSE_OPENINGS 48u /* of a letter; sentences beyond are not looked at */

typedef struct {
    guint32 openings[OVERUSE_OPENINGS]; /* a hash for each sentence */
    guint count;
    guint words[OVERUSE_WORDS];
    guint names; /* how often the company is named */
} Usage;

/* Adds what the text does. What stands in braces is one word of its own. */
void usage_add(Usage *usage, const char *text);
void usage_join(Usage *usage, const Usage *more);
/* How much would be too much if `more` came to `usage`; what is too much already counts only
   where `more` does it again. */
guint usage_breaks(const Usage *usage, const Usage *more);

#endif
