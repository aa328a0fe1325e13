/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of words: open addressing, keys of 24 bytes in place, so that finding a word is one
 * multiplication and one line of memory. */
#include "config.h"

#include "vocabulary.h"

#include <string.h>

WordKey word_key(const char *folded, gsize length) {
    WordKey key = {{0, 0, 0}};
    for (gsize i = 0; i < length && i < WORD_BYTES_MOST; i++) key.part[i / 8] |= (guint64)(guchar)folded[i] << (8 * (i % 8));
    return key;
}

/* Does the word begin with the stem? */
static gboolean begins_with(const WordKey *key, const Stem *stem) {
    guint whole = stem->length / 8, rest = stem->length % 8;
    for (guint i = 0; i < whole; i++)
        if (key->part[i] != stem->key.part[i]) return FALSE;
    return rest == 0 || ((key->part[whole] ^ stem->key.part[whole]) << (64 - 8 * rest)) == 0;
}

WordId vocabulary_find_stem(const Vocabulary *vocabulary, const WordKey *key) {
    for (guint i = 0; i < vocabulary->stem_count; i++) {
        const Stem *stem = &vocabulary->stems[i];
        if (begins_with(key, stem)) return stem->id;
    }
    return WORD_UNKNOWN;
}

/* ---- out of a pack ---- */

static gboolean stems_sound(const Vocabulary *vocabulary) {
    for (guint i = 0; i < vocabulary->stem_count; i++)
        if (vocabulary->stems[i].length > WORD_BYTES_MOST || vocabulary->stems[i].id >= vocabulary->words) return FALSE;
    for (guint i = 0; i < vocabulary->ending_count; i++) {
        const ShortEnding *ending = &vocabulary->endings[i];
        if (ending->length > WORD_BYTES_MOST || ending->keeps_length > WORD_BYTES_MOST) return FALSE;
        if (ending->words >= WORD_EXPANDS_MOST) return FALSE;
        for (guint j = 0; j < ending->words; j++)
            if (ending->ids[j] >= vocabulary->words) return FALSE;
    }
    return TRUE;
}

gboolean vocabulary_take(Vocabulary *vocabulary, const Pack *pack, const PackedVocabulary *packed) {
    guint32 places = packed->table.count;
    if (!pack_holds(pack, &packed->table, sizeof(WordEntry)) || places == 0 || (places & (places - 1)) != 0) return FALSE;
    if (!pack_holds(pack, &packed->stems, sizeof(Stem)) || !pack_holds(pack, &packed->endings, sizeof(ShortEnding))) return FALSE;
    if (!pack_holds(pack, &packed->stem_filter, sizeof(guint64)) || packed->stem_filter.count != STEM_FILTER_PARTS) return FALSE;
    if (packed->words < WORD_FIRST || packed->words > VOCABULARY_MOST) return FALSE;
    *vocabulary = (Vocabulary){.table = pack_rows(&packed->table),
                               .mask = places - 1,
                               .words = packed->words,
                               .stems = pack_rows(&packed->stems),
                               .stem_count = packed->stems.count,
                               .stem_filter = pack_rows(&packed->stem_filter),
                               .endings = pack_rows(&packed->endings),
                               .ending_count = packed->endings.count};
    return stems_sound(vocabulary); /* each place of the table is looked at when its word is met */
}

/* ---- looking up ---- */

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
    for (guint i = 0; i < vocabulary->ending_count; i++) {
        const ShortEnding *ending = &vocabulary->endings[i];
        char kept[WORD_BYTES_MOST * 2];
        gsize size, keeps = ending->keeps_length;
        if (length <= ending->length || memcmp(folded + length - ending->length, ending->ending, ending->length) != 0) continue;
        size = length - ending->length;
        if (size + keeps >= sizeof kept) break;
        memcpy(kept, folded, size);
        memcpy(kept + size, ending->keeps, keeps);
        ids[0] = one_word(vocabulary, kept, size + keeps, capital);
        for (guint j = 0; j < ending->words; j++) ids[j + 1] = ending->ids[j];
        return ending->words + 1u;
    }
    ids[0] = one_word(vocabulary, folded, length, capital);
    return 1;
}
