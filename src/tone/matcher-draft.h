/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * matcher-draft: the patterns while rules are read.
 */
#ifndef TONE_MATCHER_DRAFT_H
#define TONE_MATCHER_DRAFT_H

#include "matcher.h"
#include "vocabulary-draft.h"

typedef struct {
    GArray *patterns;    /* Pattern */
    GArray *after;       /* guint64: by position, what may follow */
    GArray *occurrences; /* which word stands where in which pattern */
} MatcherDraft;

MatcherDraft *matcher_draft_new(void);
void matcher_draft_free(MatcherDraft *draft);

/* A pattern with its table of `positions` sets, then its words. Gives the pattern's number. */
guint32 matcher_add(MatcherDraft *draft, const Pattern *pattern, const guint64 *after);
void matcher_add_word(MatcherDraft *draft, guint32 pattern, guint position, WordId word);
/* Forgets the patterns from number `count` on (those of a rule with a fault). */
void matcher_rewind(MatcherDraft *draft, guint count);
/* After the last pattern and the last word. */
void matcher_put(MatcherDraft *draft, const VocabularyDraft *vocabulary, PackWriter *writer, PackedMatcher *packed);

#endif
