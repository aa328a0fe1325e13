/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary: the words that rules know, each a small number. A word of a letter is folded and
 * looked up once; everything after that works on numbers. A short form ("won't") gives the numbers
 * of its long form. Words nobody mentions get one of the numbers below. It grows while rules are
 * read (vocabulary-draft.h), and is then used where it lies in the pack.
 */
#ifndef TONE_VOCABULARY_H
#define TONE_VOCABULARY_H

#include <glib.h>

#include "bowout/base/pack.h"

typedef guint16 WordId;

enum {
    WORD_UNKNOWN, /* no rule mentions it */
    WORD_NAME,    /* nor this, but it has a capital */
    WORD_NUMBER,  /* begins with a digit */
    WORD_COMPANY, /* {company}: the words of the offer's company, taken together */
    WORD_CONTACT,
    WORD_CANDIDATE,
    WORD_ROLE,
    WORD_OTHER_COMPANY, /* "Bad Wolf Ltd" */
    WORD_ADDRESS,       /* an address, a handle, the name of a file */
    WORD_FIRST          /* the first number of a word or stem */
};

#define WORD_IS_SUFFIX 1u /* ends a company's name: "Ltd" */
#define WORD_IS_ENDING 2u /* ends an address of the web: "me" */

#define WORD_BYTES_MOST 24u  /* of a word that rules can know */
#define WORD_EXPANDS_MOST 3u /* words of a long form */
#define VOCABULARY_MOST 60000u
#define STEM_BYTES_LEAST 3u

/* The folded bytes of a word, the first in the lowest byte of key[0]; zeros after its end. */
typedef struct {
    guint64 part[3];
} WordKey;

typedef struct {
    WordKey key;
    WordId ids[WORD_EXPANDS_MOST];
    guint8 count; /* 0: a free place of the table */
    guint8 flags; /* WORD_IS_SUFFIX, WORD_IS_ENDING */
} WordEntry;

typedef struct {
    WordKey key;
    guint8 length;
    WordId id;
} Stem;

typedef struct {
    char ending[WORD_BYTES_MOST]; /* "n't" */
    char keeps[WORD_BYTES_MOST];  /* letters that stay: "s" in "*s' = *s" */
    guint8 length, keeps_length;
    guint8 words; /* what follows, may be none */
    guint8 unused;
    WordId ids[WORD_EXPANDS_MOST - 1];
} ShortEnding;

#define STEM_FILTER_PARTS 64u /* a bit for each first three bytes, hashed */

/* All of it stands in a pack, or in a draft. */
typedef struct {
    const WordEntry *table;
    guint32 mask;
    guint32 words;     /* how many numbers there are, classes and stems too */
    const Stem *stems; /* longest first */
    guint stem_count;
    const guint64 *stem_filter;
    const ShortEnding *endings; /* longest first */
    guint ending_count;
} Vocabulary;

typedef struct {
    PackList table, stems, stem_filter, endings;
    guint32 words, unused;
} PackedVocabulary;

/* FALSE when it is not sound. */
gboolean vocabulary_take(Vocabulary *vocabulary, const Pack *pack, const PackedVocabulary *packed);

/* The words of a folded text with an apostrophe in it; the number of words put into `ids` (at
   least 1). */
guint vocabulary_read_short_form(const Vocabulary *vocabulary, const char *folded, gsize length, gboolean capital,
                                 WordId ids[WORD_EXPANDS_MOST]);

WordKey word_key(const char *folded, gsize length);

static inline guint32 word_key_hash(const WordKey *key) {
    guint64 hash = key->part[0] * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    hash ^= key->part[1] * G_GUINT64_CONSTANT(0xC2B2AE3D27D4EB4F);
    hash ^= key->part[2] * G_GUINT64_CONSTANT(0x165667B19E3779F9);
    return (guint32)(hash >> 32) ^ (guint32)(hash >> 17);
}

/* All its numbers are numbers of words; those it does not have are 0. */
static inline gboolean word_entry_sound(const Vocabulary *vocabulary, const WordEntry *entry) {
    return entry->count - 1u < WORD_EXPANDS_MOST && entry->ids[0] < vocabulary->words && entry->ids[1] < vocabulary->words &&
           entry->ids[2] < vocabulary->words;
}

/* NULL when no rule mentions the word. */
static inline const WordEntry *vocabulary_find_hashed(const Vocabulary *vocabulary, const WordKey *key, guint32 hash) {
    guint32 at = hash & vocabulary->mask;
    for (guint32 tries = 0; tries <= vocabulary->mask; tries++) {
        const WordEntry *entry = &vocabulary->table[at];
        if (((entry->key.part[0] ^ key->part[0]) | (entry->key.part[1] ^ key->part[1]) | (entry->key.part[2] ^ key->part[2])) == 0)
            return word_entry_sound(vocabulary, entry) ? entry : NULL;
        if (entry->count == 0) return NULL;
        at = (at + 1) & vocabulary->mask;
    }
    return NULL;
}

static inline const WordEntry *vocabulary_find(const Vocabulary *vocabulary, const WordKey *key) {
    return vocabulary_find_hashed(vocabulary, key, word_key_hash(key));
}

static inline guint stem_filter_bit(guint64 first_part) {
    return (guint)(((first_part & 0xFFFFFFu) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)) >> 52);
}

/* The number of a word that is not in the table. */
WordId vocabulary_find_stem(const Vocabulary *vocabulary, const WordKey *key);

static inline WordId vocabulary_class(const Vocabulary *vocabulary, const WordKey *key, gboolean capital) {
    guint bit = stem_filter_bit(key->part[0]);
    guint first = (guint)(key->part[0] & 0xFFu);
    if ((vocabulary->stem_filter[bit >> 6] >> (bit & 63u)) & 1u) {
        WordId stem = vocabulary_find_stem(vocabulary, key);
        if (stem != WORD_UNKNOWN) return stem;
    }
    if (first - '0' <= 9u) return WORD_NUMBER;
    return capital ? WORD_NAME : WORD_UNKNOWN;
}

#endif
