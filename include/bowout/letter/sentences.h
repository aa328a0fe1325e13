/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sentences: where sentences begin and end in a text. Survives "Ms.", "e.g.", "a.m.", initials,
 * decimals, ellipses, lists and missing final stops; a blank line always ends one, a single line
 * break does not, except after a greeting line or in a list.
 */
#ifndef BOWOUT_LETTER_SENTENCES_H
#define BOWOUT_LETTER_SENTENCES_H

#include <glib.h>

#include "bowout/letter/facts.h"

typedef struct {
    gsize start, end; /* bytes; end is exclusive, blanks around the sentence are outside */
} SentenceSpan;

/* GArray of SentenceSpan in order; owned by the caller. Linear in the length. */
GArray *sentences_find(const char *text, gsize length);
/* The same where names are known: no sentence ends inside one ("Yahoo!", "Who are we?"). */
GArray *sentences_find_named(const char *text, gsize length, const Facts *facts);
/* The byte at `at` belongs to a name the facts know; gives where it stands. */
gboolean sentences_name_at(const Facts *facts, const char *text, gsize length, gsize at, gsize *start, gsize *end);
/* After a stop that may be part of a name: do the words at `at` begin a sentence ("The",
   "Thank"), or go on ("Japan", "in")? */
gboolean sentences_start_here(const char *text, gsize length, gsize at);
/* Words of a text: runs of letters and digits with inner apostrophes and hyphens (the way
   letters are counted everywhere). */
guint sentences_count_words(const char *text, gsize length);

#endif
