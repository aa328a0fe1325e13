/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of words: open addressing, keys of 24 bytes in place, so that finding a word is one multiplication and one line of
 * memory. */
#include "config.h"

#include "vocabulary.h"

#include <string.h>

#include "tokens.h"

#define TABLE_FIRST 4096u

static void short_ending_clear(gpointer data) {
    ShortEnding *ending = data;
    g_free(ending->ending);
    g_free(ending->keeps);
    g_array_unref(ending->words);
}

Vocabulary *vocabulary_new(void) {
    Vocabulary *vocabulary = g_new0(Vocabulary, 1);
    vocabulary->table = g_new0(WordEntry, TABLE_FIRST);
    vocabulary->mask = TABLE_FIRST - 1;
    vocabulary->texts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < WORD_FIRST; i++) g_ptr_array_add(vocabulary->texts, NULL);
    vocabulary->stems = g_array_new(FALSE, TRUE, sizeof(Stem));
    vocabulary->endings = g_array_new(FALSE, TRUE, sizeof(ShortEnding));
    g_array_set_clear_func(vocabulary->endings, short_ending_clear);
    return vocabulary;
}

void vocabulary_free(Vocabulary *vocabulary) {
    if (vocabulary == NULL) return;
    if (!vocabulary->borrowed) g_free(vocabulary->table);
    g_ptr_array_unref(vocabulary->texts);
    g_array_unref(vocabulary->stems);
    g_array_unref(vocabulary->endings);
    g_free(vocabulary);
}

WordKey word_key(const char *folded, gsize length) {
    WordKey key = {{0, 0, 0}};
    for (gsize i = 0; i < length && i < WORD_BYTES_MOST; i++) key.part[i / 8] |= (guint64)(guchar)folded[i] << (8 * (i % 8));
    return key;
}

static WordEntry *place_of(Vocabulary *vocabulary, const WordKey *key) {
    guint32 at = word_key_hash(key) & vocabulary->mask;
    while (vocabulary->table[at].count > 0 && memcmp(&vocabulary->table[at].key, key, sizeof *key) != 0) at = (at + 1) & vocabulary->mask;
    return &vocabulary->table[at];
}

static void grow(Vocabulary *vocabulary) {
    WordEntry *old = vocabulary->table;
    guint32 size = vocabulary->mask + 1;
    vocabulary->table = g_new0(WordEntry, (gsize)size * 2);
    vocabulary->mask = size * 2 - 1;
    for (guint32 i = 0; i < size; i++)
        if (old[i].count > 0) *place_of(vocabulary, &old[i].key) = old[i];
    g_free(old);
}

static WordId new_id(Vocabulary *vocabulary, const char *folded, gsize length) {
    guint id = vocabulary->texts->len;
    if (id >= VOCABULARY_MOST) return WORD_UNKNOWN;
    g_ptr_array_add(vocabulary->texts, g_strndup(folded, length));
    return (WordId)id;
}

static WordEntry *add_entry(Vocabulary *vocabulary, const WordKey *key) {
    WordEntry *entry;
    if ((vocabulary->used + 1) * 2 > vocabulary->mask) grow(vocabulary);
    entry = place_of(vocabulary, key);
    entry->key = *key;
    vocabulary->used++;
    return entry;
}

WordId vocabulary_intern(Vocabulary *vocabulary, const char *folded, gsize length) {
    WordKey key = word_key(folded, length);
    WordEntry *entry;
    WordId id;
    if (length == 0 || length > WORD_BYTES_MOST || vocabulary->borrowed) return WORD_UNKNOWN;
    entry = place_of(vocabulary, &key);
    if (entry->count == 1) return entry->ids[0];
    if (entry->count > 1) return WORD_UNKNOWN; /* a short form: it is never a word of its own */
    id = new_id(vocabulary, folded, length);
    if (id == WORD_UNKNOWN) return WORD_UNKNOWN;
    entry = add_entry(vocabulary, &key);
    entry->ids[0] = id;
    entry->count = 1;
    return id;
}

WordId vocabulary_intern_stem(Vocabulary *vocabulary, const char *folded, gsize length) {
    Stem stem;
    guint bit;
    memset(&stem, 0, sizeof stem); /* all of it: it may be written to a file */
    stem.key = word_key(folded, length);
    stem.length = (guint8)MIN(length, (gsize)G_MAXUINT8);
    bit = stem_filter_bit(stem.key.part[0]);
    if (length < STEM_BYTES_LEAST || length > WORD_BYTES_MOST) return WORD_UNKNOWN;
    for (guint i = 0; i < vocabulary->stems->len; i++) {
        const Stem *other = &g_array_index(vocabulary->stems, Stem, i);
        if (other->length == stem.length && memcmp(&other->key, &stem.key, sizeof stem.key) == 0) return other->id;
    }
    stem.id = new_id(vocabulary, folded, length);
    if (stem.id == WORD_UNKNOWN) return WORD_UNKNOWN;
    g_array_append_val(vocabulary->stems, stem);
    vocabulary->stem_filter[bit >> 6] |= G_GUINT64_CONSTANT(1) << (bit & 63u);
    return stem.id;
}

/* Does the word begin with the stem? */
static gboolean begins_with(const WordKey *key, const Stem *stem) {
    guint whole = stem->length / 8, rest = stem->length % 8;
    for (guint i = 0; i < whole; i++)
        if (key->part[i] != stem->key.part[i]) return FALSE;
    return rest == 0 || ((key->part[whole] ^ stem->key.part[whole]) << (64 - 8 * rest)) == 0;
}

WordId vocabulary_find_stem(const Vocabulary *vocabulary, const WordKey *key) {
    for (guint i = 0; i < vocabulary->stems->len; i++) {
        const Stem *stem = &g_array_index(vocabulary->stems, Stem, i);
        if (begins_with(key, stem)) return stem->id;
    }
    return WORD_UNKNOWN;
}

/* The numbers of the words of `text`, new ones where need be; FALSE when one is too long. */
static gboolean intern_words(Vocabulary *vocabulary, const char *text, GArray *ids) {
    TokenText token;
    gsize at = 0, length = strlen(text);
    while (token_next(text, length, &at, &token)) {
        WordId id = token.too_long ? WORD_UNKNOWN : vocabulary_intern(vocabulary, token.folded, token.length);
        if (id == WORD_UNKNOWN) return FALSE;
        g_array_append_val(ids, id);
    }
    return TRUE;
}

static gboolean add_ending(Vocabulary *vocabulary, const char *ending, const char *meaning, char **message) {
    ShortEnding made = {NULL, 0, g_array_new(FALSE, FALSE, sizeof(WordId)), NULL};
    const char *blank = strchr(meaning, ' ');
    gsize keeps = blank != NULL ? (gsize)(blank - meaning) : strlen(meaning);
    made.ending = g_ascii_strdown(ending, -1);
    made.length = (guint8)MIN(strlen(ending), (gsize)WORD_BYTES_MOST);
    made.keeps = g_strndup(meaning, keeps);
    if (!intern_words(vocabulary, meaning + keeps, made.words) || made.words->len >= WORD_EXPANDS_MOST || *ending == '\0') {
        *message = g_strdup("the long form has too many words");
        short_ending_clear(&made);
        return FALSE;
    }
    g_array_append_val(vocabulary->endings, made);
    return TRUE;
}

static gboolean add_whole(Vocabulary *vocabulary, const char *word, const char *meaning, char **message) {
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(WordId));
    gsize at = 0;
    TokenText token;
    WordKey key;
    WordEntry *entry;
    if (!token_next(word, strlen(word), &at, &token) || token.too_long || at != strlen(word)) {
        *message = g_strdup("the short form must be one word");
        return FALSE;
    }
    if (!intern_words(vocabulary, meaning, ids) || ids->len == 0 || ids->len > WORD_EXPANDS_MOST) {
        *message = g_strdup("the long form must have one to three words");
        return FALSE;
    }
    key = word_key(token.folded, token.length);
    entry = place_of(vocabulary, &key);
    if (entry->count == 0) entry = add_entry(vocabulary, &key);
    entry->count = (guint8)ids->len;
    memcpy(entry->ids, ids->data, ids->len * sizeof(WordId));
    return TRUE;
}

gboolean vocabulary_add_short_form(Vocabulary *vocabulary, const char *form, char **message) {
    g_auto(GStrv) sides = g_strsplit(form, "=", 2);
    const char *left, *right;
    if (g_strv_length(sides) != 2) {
        *message = g_strdup("write it as \"short = long\"");
        return FALSE;
    }
    left = g_strstrip(sides[0]);
    right = g_strstrip(sides[1]);
    if ((left[0] == '*') != (right[0] == '*')) {
        *message = g_strdup("both sides begin with a star, or none");
        return FALSE;
    }
    if (left[0] == '*') return add_ending(vocabulary, left + 1, right + 1, message);
    return add_whole(vocabulary, left, right, message);
}

void vocabulary_flag(Vocabulary *vocabulary, const char *folded, guint8 flag) {
    WordKey key = word_key(folded, strlen(folded));
    WordEntry *entry = place_of(vocabulary, &key);
    if (entry->count > 0) entry->flags |= flag;
}

static int longer_stem(gconstpointer one, gconstpointer other) {
    return (int)((const Stem *)other)->length - (int)((const Stem *)one)->length;
}

static int longer_ending(gconstpointer one, gconstpointer other) {
    return (int)((const ShortEnding *)other)->length - (int)((const ShortEnding *)one)->length;
}

void vocabulary_seal(Vocabulary *vocabulary) {
    g_array_sort(vocabulary->stems, longer_stem);
    g_array_sort(vocabulary->endings, longer_ending);
}

void vocabulary_borrow(Vocabulary *vocabulary, const WordEntry *table, guint32 size) {
    g_free(vocabulary->table);
    vocabulary->table = (WordEntry *)table;
    vocabulary->borrowed = TRUE;
    vocabulary->mask = size - 1;
}

guint vocabulary_size(const Vocabulary *vocabulary) {
    return vocabulary->texts->len;
}

const char *vocabulary_text(const Vocabulary *vocabulary, WordId id) {
    return id < vocabulary->texts->len ? g_ptr_array_index(vocabulary->texts, id) : NULL;
}

static WordId one_word(const Vocabulary *vocabulary, const char *folded, gsize length, gboolean capital) {
    WordKey key = word_key(folded, length);
    const WordEntry *entry;
    if (length > WORD_BYTES_MOST) return capital ? WORD_NAME : WORD_UNKNOWN;
    entry = vocabulary_find(vocabulary, &key);
    return entry != NULL ? entry->ids[0] : vocabulary_class(vocabulary, &key, capital);
}

guint vocabulary_read_short_form(const Vocabulary *vocabulary, const char *folded, gsize length, gboolean capital,
                                 WordId ids[WORD_EXPANDS_MOST]) {
    WordKey key = word_key(folded, length);
    const WordEntry *whole = length <= WORD_BYTES_MOST ? vocabulary_find(vocabulary, &key) : NULL;
    if (whole != NULL) {
        memcpy(ids, whole->ids, sizeof whole->ids);
        return whole->count;
    }
    for (guint i = 0; i < vocabulary->endings->len; i++) {
        const ShortEnding *ending = &g_array_index(vocabulary->endings, ShortEnding, i);
        char kept[WORD_BYTES_MOST * 2];
        gsize size, keeps = strlen(ending->keeps);
        if (length <= ending->length || memcmp(folded + length - ending->length, ending->ending, ending->length) != 0) continue;
        size = length - ending->length;
        if (size + keeps >= sizeof kept) break;
        memcpy(kept, folded, size);
        memcpy(kept + size, ending->keeps, keeps);
        ids[0] = one_word(vocabulary, kept, size + keeps, capital);
        for (guint j = 0; j < ending->words->len; j++) ids[j + 1] = g_array_index(ending->words, WordId, j);
        return ending->words->len + 1;
    }
    ids[0] = one_word(vocabulary, folded, length, capital);
    return 1;
}
