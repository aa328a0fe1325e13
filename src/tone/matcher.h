/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * matcher: all phrases of all rules at once. A phrase is a pattern of at most 64 positions, each a
 * set of words or any word; which positions may follow which is a table of bit sets, without
 * circles. Every pattern hangs on a few of its positions, which each of its matches passes through
 * and whose words are rare (cut.h). So most words of a text say at once that nothing hangs on them,
 * or that the words beside them do not suit, or that others are missing in the sentence; for the
 * few patterns that are left, the words before and behind are looked at one by one.
 *
 * It stands in the pack and never changes: nothing is made while a text is read, so any number of
 * threads may use one, and no text can make it grow.
 */
#ifndef TONE_MATCHER_H
#define TONE_MATCHER_H

#include <glib.h>

#include "vocabulary.h"

#define PATTERN_POSITIONS_MOST 64u
#define PATTERN_WORDS_MOST 64u /* the longest match, in words */

/* The sign of a word: one of 64, so that a set of words is a number. */
static inline guint64 word_sign(WordId word) {
    return G_GUINT64_CONSTANT(1) << (word & 63u);
}

/* Among the words of a whole sentence there are more signs: so many times 64. */
#define SIGNS_WIDE 4u
static inline guint word_wide(WordId word) {
    return word / 64u % SIGNS_WIDE;
}

typedef struct {
    guint64 first, last, any;  /* positions it may begin with, end with, and that take any word */
    guint64 needs[SIGNS_WIDE]; /* the signs of words one of which is in every match, besides that on which it hangs */
    guint32 place_at;          /* its first Place */
    guint32 tag;               /* the caller's */
    guint8 positions;
    guint8 length;             /* words of every match, 0 when they differ */
    gboolean at_start, at_end; /* only where a sentence begins, ends */
} Pattern;

/* A position of a pattern. */
typedef struct {
    guint64 before, after; /* positions that may precede, follow */
    guint64 signs;         /* of its words */
    guint32 words_at, words_count;
} Place;

/* A pattern that hangs on a word. */
typedef struct {
    guint64 positions;     /* where the word stands */
    guint64 before, after; /* the signs of words that may stand beside it */
    guint32 pattern;
    guint32 alone; /* the word is the whole match, wherever it stands */
} Anchor;

typedef struct {
    PackList patterns;   /* Pattern */
    PackList places;     /* Place: of one pattern after the other, and room behind the last */
    PackList words;      /* WordId: of one place after the other, sorted */
    PackList anchors;    /* Anchor: of one word after the other */
    PackList anchors_at; /* guint32: from where on, by word */
} PackedMatcher;

/* Is this a pattern's tag? */
typedef gboolean (*MatcherTagSound)(gconstpointer owner, guint32 tag);

typedef struct {
    const Pattern *patterns;
    const Place *places;
    const WordId *words;
    const Anchor *anchors;
    const guint32 *anchors_at;
    guint32 pattern_count, place_count, word_count, anchor_count;
    MatcherTagSound tag_sound;
    gconstpointer owner;
} Matcher;

/* Uses what stands in the pack, which must outlive it. FALSE when that is not sound. */
gboolean matcher_take(Matcher *matcher, const Pack *pack, const PackedMatcher *packed, guint words, MatcherTagSound tag_sound,
                      gconstpointer owner);

/* A pattern that ends at a word. */
typedef struct {
    guint32 pattern, tag;
    guint end;
} Match;

/* Of one text, in the order of their ends, and of their patterns. */
typedef struct {
    Match *items;
    guint count, room;
} Matches;

void matches_clear(Matches *matches);

/* Words one after the other, `stride` bytes apart. */
typedef struct {
    const WordId *first;
    gsize stride;
    guint count;
} WordRow;

static inline WordId word_at(const WordRow *row, guint index) {
    return *(const WordId *)(const void *)((const char *)row->first + index * row->stride);
}

/* All matches in a sentence, in place of those that were there. */
void matcher_run(const Matcher *matcher, const WordRow *row, Matches *matches);

/* Where the longest match of `pattern` that ends at word `end` begins. */
guint matcher_start(const Matcher *matcher, guint32 pattern, const WordRow *row, guint end);

#endif
