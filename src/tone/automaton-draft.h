/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * automaton-draft: the patterns while rules are read.
 */
#ifndef TONE_AUTOMATON_DRAFT_H
#define TONE_AUTOMATON_DRAFT_H

#include "automaton.h"
#include "vocabulary-draft.h"

typedef struct {
    GArray *patterns;    /* Pattern */
    GArray *follow;      /* guint64 */
    GArray *occurrences; /* which word stands where in which pattern */
} AutomatonDraft;

AutomatonDraft *automaton_draft_new(void);
void automaton_draft_free(AutomatonDraft *draft);

/* A pattern with its table of `positions` sets, then its words. Gives the pattern's number. */
guint32 automaton_add(AutomatonDraft *draft, const Pattern *pattern, const guint64 *follow);
void automaton_add_word(AutomatonDraft *draft, guint32 pattern, guint position, WordId word);
/* Forgets the patterns from number `count` on (those of a rule with a fault). */
void automaton_rewind(AutomatonDraft *draft, guint count);
/* After the last pattern and the last word. */
void automaton_put(AutomatonDraft *draft, const VocabularyDraft *vocabulary, PackWriter *writer, PackedAutomaton *packed);

#endif
