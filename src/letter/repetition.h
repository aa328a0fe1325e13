/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * repetition: which words a letter leans on already, and how often a further wording would say them
 * again. Content words only, compared by their first letters (appreciate, appreciation); what
 * stands in braces is left out. Cheap: it runs on every key.
 */
#ifndef BOWOUT_SRC_LETTER_REPETITION_H
#define BOWOUT_SRC_LETTER_REPETITION_H

#include "bowout/letter/facts.h"

typedef struct Repetition Repetition;

/* Words of the facts never count as repeated. */
Repetition *repetition_new(const Facts *facts);
void repetition_free(Repetition *repetition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Repetition, repetition_free)

/* The letter says this already. */
void repetition_add(Repetition *repetition, const char *text);
/* 0: nothing again; a content word counts one, the same opening of a sentence two. */
guint repetition_measure(const Repetition *repetition, const char *text);

/* The same for many texts against each other: what each says, taken once (GArray of guint32),
   and how often two say the same. */
GArray *repetition_words(const Repetition *repetition, const char *text);
guint repetition_shared(const GArray *one, const GArray *other);

#endif
