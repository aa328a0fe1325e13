/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary-draft: a vocabulary that still grows, while rules are read.
 */
#ifndef TONE_VOCABULARY_DRAFT_H
#define TONE_VOCABULARY_DRAFT_H

#include "vocabulary.h"

typedef struct {
    Vocabulary seen; /* as it is now, for looking words up */
    WordEntry *table;
    guint32 used;
    GPtrArray *texts; /* char *, by id; NULL for the classes */
    GArray *stems;    /* Stem */
    guint64 stem_filter[STEM_FILTER_PARTS];
    GArray *endings; /* ShortEnding */
} VocabularyDraft;

VocabularyDraft *vocabulary_draft_new(void);
void vocabulary_draft_free(VocabularyDraft *draft);

/* The number of a folded word, a new one if need be; 0 when it is too long or there are too
   many. */
WordId vocabulary_intern(VocabularyDraft *draft, const char *folded, gsize length);
/* The number of all words that begin so and are not mentioned otherwise. */
WordId vocabulary_intern_stem(VocabularyDraft *draft, const char *folded, gsize length);

/* "won't = will not" or "*n't = * not"; FALSE with a message when it cannot be read. */
gboolean vocabulary_add_short_form(VocabularyDraft *draft, const char *form, char **message);

/* Marks a word that is known. */
void vocabulary_flag(VocabularyDraft *draft, const char *folded, guint8 flag);

/* After the last word: puts stems and endings in order. */
void vocabulary_seal(VocabularyDraft *draft);
void vocabulary_put(const VocabularyDraft *draft, PackWriter *writer, PackedVocabulary *packed);

/* The folded text of a word or stem. */
const char *vocabulary_text(const VocabularyDraft *draft, WordId id);

#endif
