/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary: the words that rules know, each a small number. A word of a letter is folded and looked up once; everything after
 * that works on numbers. A short form ("won't") gives the numbers of its long form. Words nobody mentions get one of the
 * numbers below. A vocabulary grows while rules are loaded and never changes afterwards.
 */
#ifndef TONE_VOCABULARY_H
#define TONE_VOCABULARY_H

#include <glib.h>

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
    char *ending; /* "n't" */
    guint8 length;
    GArray *words; /* WordId of what follows, may be empty */
    char *keeps;   /* letters that stay: "s" in "*s' = *s" */
} ShortEnding;

typedef struct {
    WordEntry *table;
    gboolean borrowed; /* the table is not ours: it stands in an image */
    guint32 mask;
    guint32 used;
    GPtrArray *texts;        /* char *, by id; NULL for the classes */
    GArray *stems;           /* Stem, longest first once sealed */
    guint64 stem_filter[64]; /* a bit for each first three bytes, hashed */
    GArray *endings;         /* ShortEnding, longest first once sealed */
} Vocabulary;

Vocabulary *vocabulary_new(void);
void vocabulary_free(Vocabulary *vocabulary);

/* The number of a folded word, a new one if need be; 0 when it is too long or there are too many. */
WordId vocabulary_intern(Vocabulary *vocabulary, const char *folded, gsize length);
/* The number of all words that begin so and are not mentioned otherwise. */
WordId vocabulary_intern_stem(Vocabulary *vocabulary, const char *folded, gsize length);

/* "won't = will not" or "*n't = * not"; FALSE with a message when it cannot be read. */
gboolean vocabulary_add_short_form(Vocabulary *vocabulary, const char *form, char **message);

/* Marks a word that is known. */
void vocabulary_flag(Vocabulary *vocabulary, const char *folded, guint8 flag);

/* After the last word: puts stems and endings in order. */
void vocabulary_seal(Vocabulary *vocabulary);

/* Takes a table of `size` places that outlives it, in place of its own. Nothing can be added then. */
void vocabulary_borrow(Vocabulary *vocabulary, const WordEntry *table, guint32 size);

guint vocabulary_size(const Vocabulary *vocabulary);
const char *vocabulary_text(const Vocabulary *vocabulary, WordId id);

/* The words of a folded text with an apostrophe in it; the number of words put into `ids` (at least 1). */
guint vocabulary_read_short_form(const Vocabulary *vocabulary, const char *folded, gsize length, gboolean capital,
                                 WordId ids[WORD_EXPANDS_MOST]);

WordKey word_key(const char *folded, gsize length);

static inline guint32 word_key_hash(const WordKey *key) {
    guint64 hash = key->part[0] * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    hash ^= key->part[1] * G_GUINT64_CONSTANT(0xC2B2AE3D27D4EB4F);
    hash ^= key->part[2] * G_GUINT64_CONSTANT(0x165667B19E3779F9);
    return (guint32)(hash >> 32) ^ (guint32)(hash >> 17);
}

/* NULL when no rule mentions the word. */
static inline const WordEntry *vocabulary_find_hashed(const Vocabulary *vocabulary, const WordKey *key, guint32 hash) {
    guint32 at = hash & vocabulary->mask;
    for (;;) {
        const WordEntry *entry = &vocabulary->table[at];
        if (((entry->key.part[0] ^ key->part[0]) | (entry->key.part[1] ^ key->part[1]) | (entry->key.part[2] ^ key->part[2])) == 0)
            return entry->count > 0 ? entry : NULL;
        if (entry->count == 0) return NULL;
        at = (at + 1) & vocabulary->mask;
    }
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
