/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words are kept as hashes of their first letters. ASCII is lower-cased; other letters are taken as
 * they are, which is enough for a measure that only orders wordings.
 */
#include "config.h"

#include "repetition.h"

#include <string.h>

#include "bowout/letter/word-lists.h"

#define STEM_BYTES 6u /* "apprec": appreciate, appreciated, appreciation */
#define CONTENT_BYTES_LEAST 4u
#define OPENING_WEIGHT 2u

struct Repetition {
    GHashTable *words;    /* stems the letter has */
    GHashTable *openings; /* first words of its sentences */
    GHashTable *skipped;  /* stems of the facts */
};

/* Never 0, so that a hash can stand as a key. */
static guint hash_word(const char *word, gsize length) {
    guint hash = 2166136261u;
    for (gsize i = 0; i < length; i++) hash = (hash ^ (guchar)g_ascii_tolower(word[i])) * 16777619u;
    return hash == 0 ? 1 : hash;
}

static guint stem_of(const char *word, gsize length) {
    return hash_word(word, MIN(length, (gsize)STEM_BYTES));
}

static gboolean has(GHashTable *set, guint hash) {
    return g_hash_table_contains(set, GUINT_TO_POINTER(hash));
}

static void put(GHashTable *set, guint hash) {
    g_hash_table_add(set, GUINT_TO_POINTER(hash));
}

static gboolean is_content(const char *word, gsize length) {
    return length >= CONTENT_BYTES_LEAST && !word_listed_folded(WORDS_SMALL_WORDS, word, length);
}

static gboolean is_letter(char byte) {
    return g_ascii_isalnum(byte) || byte == '\'' || ((guchar)byte & 0x80u) != 0;
}

typedef struct {
    const char *word;
    gsize length;
    gboolean opening; /* the first of a sentence */
} Word;

/* The next word at or after *at; FALSE at the end. */
static gboolean next_word(const char **at, gboolean *opening, Word *word) {
    const char *c = *at;
    while (*c != '\0' && !is_letter(*c)) {
        if (strchr(".!?\n", *c) != NULL) *opening = TRUE;
        if (*c == '{') {
            const char *close = strchr(c, '}');
            *opening = FALSE; /* a sentence that opens with a fact */
            if (close != NULL) c = close;
        }
        c++;
    }
    word->word = c;
    while (is_letter(*c)) c++;
    word->length = (gsize)(c - word->word);
    word->opening = *opening;
    *opening = FALSE;
    *at = c;
    return word->length > 0;
}

static void skip_words(Repetition *repetition, const char *text) {
    gboolean opening = TRUE;
    Word word;
    while (next_word(&text, &opening, &word)) put(repetition->skipped, stem_of(word.word, word.length));
}

Repetition *repetition_new(const Facts *facts) {
    Repetition *repetition = g_new(Repetition, 1);
    repetition->words = g_hash_table_new(NULL, NULL);
    repetition->openings = g_hash_table_new(NULL, NULL);
    repetition->skipped = g_hash_table_new(NULL, NULL);
    for (guint id = 0; id < FACT_COUNT; id++)
        for (guint i = 0; i < facts_value_count(facts, (FactId)id); i++) skip_words(repetition, facts_value(facts, (FactId)id, i));
    return repetition;
}

void repetition_free(Repetition *repetition) {
    if (repetition == NULL) return;
    g_hash_table_unref(repetition->words);
    g_hash_table_unref(repetition->openings);
    g_hash_table_unref(repetition->skipped);
    g_free(repetition);
}

void repetition_add(Repetition *repetition, const char *text) {
    gboolean opening = TRUE;
    Word word;
    while (next_word(&text, &opening, &word)) {
        guint stem = stem_of(word.word, word.length);
        if (word.opening) put(repetition->openings, hash_word(word.word, word.length));
        if (is_content(word.word, word.length) && !has(repetition->skipped, stem)) put(repetition->words, stem);
    }
}

guint repetition_measure(const Repetition *repetition, const char *text) {
    gboolean opening = TRUE;
    guint measure = 0;
    Word word;
    while (next_word(&text, &opening, &word)) {
        if (word.opening && has(repetition->openings, hash_word(word.word, word.length))) measure += OPENING_WEIGHT;
        if (is_content(word.word, word.length) && has(repetition->words, stem_of(word.word, word.length))) measure++;
    }
    return measure;
}

#define OPENING_BIT 0x80000000u /* an opening is another word than the same one elsewhere */

GArray *repetition_words(const Repetition *repetition, const char *text) {
    GArray *words = g_array_new(FALSE, FALSE, sizeof(guint32));
    gboolean opening = TRUE;
    Word word;
    while (next_word(&text, &opening, &word)) {
        guint32 stem = stem_of(word.word, word.length), first = hash_word(word.word, word.length) | OPENING_BIT;
        if (word.opening) g_array_append_val(words, first);
        stem &= ~OPENING_BIT;
        if (is_content(word.word, word.length) && !has(repetition->skipped, stem_of(word.word, word.length)))
            g_array_append_val(words, stem);
    }
    return words;
}

guint repetition_shared(const GArray *one, const GArray *other) {
    guint shared = 0;
    for (guint i = 0; i < one->len; i++)
        for (guint j = 0; j < other->len; j++)
            if (g_array_index(one, guint32, i) == g_array_index(other, guint32, j))
                shared += (g_array_index(one, guint32, i) & OPENING_BIT) != 0 ? OPENING_WEIGHT : 1;
    return shared;
}
