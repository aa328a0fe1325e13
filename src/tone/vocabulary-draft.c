/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words get their numbers in the order in which rules mention them. */
#include "config.h"

#include "vocabulary-draft.h"

#include <string.h>

#include "tokens.h"

#define TABLE_FIRST 4096u

/* What those see who look words up meanwhile. */
static void show(VocabularyDraft *draft) {
    draft->seen = (Vocabulary){.table = draft->table,
                               .mask = draft->seen.mask,
                               .words = draft->texts->len,
                               .stems = (const Stem *)(const void *)draft->stems->data,
                               .stem_count = draft->stems->len,
                               .stem_filter = draft->stem_filter,
                               .endings = (const ShortEnding *)(const void *)draft->endings->data,
                               .ending_count = draft->endings->len};
}

VocabularyDraft *vocabulary_draft_new(void) {
    VocabularyDraft *draft = g_new0(VocabularyDraft, 1);
    draft->table = g_new0(WordEntry, TABLE_FIRST);
    draft->seen.mask = TABLE_FIRST - 1;
    draft->texts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < WORD_FIRST; i++) g_ptr_array_add(draft->texts, NULL);
    draft->stems = g_array_new(FALSE, TRUE, sizeof(Stem));
    draft->endings = g_array_new(FALSE, TRUE, sizeof(ShortEnding));
    show(draft);
    return draft;
}

void vocabulary_draft_free(VocabularyDraft *draft) {
    if (draft == NULL) return;
    g_free(draft->table);
    g_ptr_array_unref(draft->texts);
    g_array_unref(draft->stems);
    g_array_unref(draft->endings);
    g_free(draft);
}

static WordEntry *place_of(VocabularyDraft *draft, const WordKey *key) {
    guint32 at = word_key_hash(key) & draft->seen.mask;
    while (draft->table[at].count > 0 && memcmp(&draft->table[at].key, key, sizeof *key) != 0) at = (at + 1) & draft->seen.mask;
    return &draft->table[at];
}

static void grow(VocabularyDraft *draft) {
    WordEntry *old = draft->table;
    guint32 size = draft->seen.mask + 1;
    draft->table = g_new0(WordEntry, (gsize)size * 2);
    draft->seen.mask = size * 2 - 1;
    for (guint32 i = 0; i < size; i++)
        if (old[i].count > 0) *place_of(draft, &old[i].key) = old[i];
    g_free(old);
    show(draft);
}

static WordId new_id(VocabularyDraft *draft, const char *folded, gsize length) {
    guint id = draft->texts->len;
    if (id >= VOCABULARY_MOST) return WORD_UNKNOWN;
    g_ptr_array_add(draft->texts, g_strndup(folded, length));
    show(draft);
    return (WordId)id;
}

static WordEntry *add_entry(VocabularyDraft *draft, const WordKey *key) {
    WordEntry *entry;
    if ((draft->used + 1) * 2 > draft->seen.mask) grow(draft);
    entry = place_of(draft, key);
    entry->key = *key;
    draft->used++;
    return entry;
}

WordId vocabulary_intern(VocabularyDraft *draft, const char *folded, gsize length) {
    WordKey key = word_key(folded, length);
    WordEntry *entry;
    WordId id;
    if (length == 0 || length > WORD_BYTES_MOST) return WORD_UNKNOWN;
    entry = place_of(draft, &key);
    if (entry->count == 1) return entry->ids[0];
    if (entry->count > 1) return WORD_UNKNOWN; /* a short form: it is never a word of its own */
    id = new_id(draft, folded, length);
    if (id == WORD_UNKNOWN) return WORD_UNKNOWN;
    entry = add_entry(draft, &key);
    entry->ids[0] = id;
    entry->count = 1;
    return id;
}

WordId vocabulary_intern_stem(VocabularyDraft *draft, const char *folded, gsize length) {
    Stem stem;
    guint bit;
    memset(&stem, 0, sizeof stem); /* all of it: it may be written to a file */
    stem.key = word_key(folded, length);
    stem.length = (guint8)MIN(length, (gsize)G_MAXUINT8);
    bit = stem_filter_bit(stem.key.part[0]);
    if (length < STEM_BYTES_LEAST || length > WORD_BYTES_MOST) return WORD_UNKNOWN;
    for (guint i = 0; i < draft->stems->len; i++) {
        const Stem *other = &g_array_index(draft->stems, Stem, i);
        if (other->length == stem.length && memcmp(&other->key, &stem.key, sizeof stem.key) == 0) return other->id;
    }
    stem.id = new_id(draft, folded, length);
    if (stem.id == WORD_UNKNOWN) return WORD_UNKNOWN;
    g_array_append_val(draft->stems, stem);
    show(draft);
    draft->stem_filter[bit >> 6] |= G_GUINT64_CONSTANT(1) << (bit & 63u);
    return stem.id;
}

/* The numbers of the words of `text`, new ones where need be; FALSE when one is too long. */
static gboolean intern_words(VocabularyDraft *draft, const char *text, GArray *ids) {
    TokenText token;
    gsize at = 0, length = strlen(text);
    while (token_next(text, length, &at, &token)) {
        WordId id = token.too_long ? WORD_UNKNOWN : vocabulary_intern(draft, token.folded, token.length);
        if (id == WORD_UNKNOWN) return FALSE;
        g_array_append_val(ids, id);
    }
    return TRUE;
}

/* An array that never held anything has no data. */
static void copy_words(WordId *to, const GArray *ids) {
    if (ids->len > 0) memcpy(to, ids->data, ids->len * sizeof(WordId));
}

static gboolean add_ending(VocabularyDraft *draft, const char *ending, const char *meaning, char **message) {
    ShortEnding made = {.length = (guint8)MIN(strlen(ending), (gsize)G_MAXUINT8)};
    const char *blank = strchr(meaning, ' ');
    gsize keeps = blank != NULL ? (gsize)(blank - meaning) : strlen(meaning);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(WordId));
    g_autofree char *lower = g_ascii_strdown(ending, -1);
    if (made.length == 0 || made.length > WORD_BYTES_MOST || keeps > WORD_BYTES_MOST) {
        *message = g_strdup("the ending is empty or too long");
        return FALSE;
    }
    if (!intern_words(draft, meaning + keeps, ids) || ids->len >= WORD_EXPANDS_MOST) {
        *message = g_strdup("the long form has too many words");
        return FALSE;
    }
    memcpy(made.ending, lower, made.length);
    memcpy(made.keeps, meaning, keeps);
    made.keeps_length = (guint8)keeps;
    made.words = (guint8)ids->len;
    copy_words(made.ids, ids);
    g_array_append_val(draft->endings, made);
    show(draft);
    return TRUE;
}

static gboolean add_whole(VocabularyDraft *draft, const char *word, const char *meaning, char **message) {
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(WordId));
    gsize at = 0;
    TokenText token;
    WordKey key;
    WordEntry *entry;
    if (!token_next(word, strlen(word), &at, &token) || token.too_long || at != strlen(word)) {
        *message = g_strdup("the short form must be one word");
        return FALSE;
    }
    if (!intern_words(draft, meaning, ids) || ids->len == 0 || ids->len > WORD_EXPANDS_MOST) {
        *message = g_strdup("the long form must have one to three words");
        return FALSE;
    }
    key = word_key(token.folded, token.length);
    entry = place_of(draft, &key);
    if (entry->count == 0) entry = add_entry(draft, &key);
    entry->count = (guint8)ids->len;
    copy_words(entry->ids, ids);
    return TRUE;
}

gboolean vocabulary_add_short_form(VocabularyDraft *draft, const char *form, char **message) {
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
    if (left[0] == '*') return add_ending(draft, left + 1, right + 1, message);
    return add_whole(draft, left, right, message);
}

void vocabulary_flag(VocabularyDraft *draft, const char *folded, guint8 flag) {
    WordKey key = word_key(folded, strlen(folded));
    WordEntry *entry = place_of(draft, &key);
    if (entry->count > 0) entry->flags |= flag;
}

static int longer_stem(gconstpointer one, gconstpointer other) {
    return (int)((const Stem *)other)->length - (int)((const Stem *)one)->length;
}

static int longer_ending(gconstpointer one, gconstpointer other) {
    return (int)((const ShortEnding *)other)->length - (int)((const ShortEnding *)one)->length;
}

void vocabulary_seal(VocabularyDraft *draft) {
    g_array_sort(draft->stems, longer_stem);
    g_array_sort(draft->endings, longer_ending);
}

void vocabulary_put(const VocabularyDraft *draft, PackWriter *writer, PackedVocabulary *packed) {
    packed->table = pack_put_plain(writer, draft->table, draft->seen.mask + 1, sizeof(WordEntry));
    packed->stems = pack_put_plain(writer, draft->stems->data, draft->stems->len, sizeof(Stem));
    packed->stem_filter = pack_put_plain(writer, draft->stem_filter, STEM_FILTER_PARTS, sizeof(guint64));
    packed->endings = pack_put_plain(writer, draft->endings->data, draft->endings->len, sizeof(ShortEnding));
    packed->words = draft->texts->len;
}

const char *vocabulary_text(const VocabularyDraft *draft, WordId id) {
    return id < draft->texts->len ? g_ptr_array_index(draft->texts, id) : NULL;
}
