/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patterns and their words as they come; what a running automaton wants to know of a word is put
   together at the end. */
#include "config.h"

#include "automaton-draft.h"

#include <string.h>

typedef struct {
    guint32 pattern;
    WordId word;
    guint8 position;
} Occurrence;

AutomatonDraft *automaton_draft_new(void) {
    AutomatonDraft *draft = g_new0(AutomatonDraft, 1);
    draft->patterns = g_array_new(FALSE, FALSE, sizeof(Pattern));
    draft->follow = g_array_new(FALSE, FALSE, sizeof(guint64));
    draft->occurrences = g_array_new(FALSE, FALSE, sizeof(Occurrence));
    return draft;
}

void automaton_draft_free(AutomatonDraft *draft) {
    if (draft == NULL) return;
    g_array_unref(draft->patterns);
    g_array_unref(draft->follow);
    g_array_unref(draft->occurrences);
    g_free(draft);
}

guint32 automaton_add(AutomatonDraft *draft, const Pattern *pattern, const guint64 *follow) {
    Pattern added;
    memcpy(&added, pattern, sizeof added);
    added.follow_at = draft->follow->len;
    g_array_append_vals(draft->follow, follow, pattern->positions);
    g_array_append_val(draft->patterns, added);
    return draft->patterns->len - 1;
}

void automaton_add_word(AutomatonDraft *draft, guint32 pattern, guint position, WordId word) {
    Occurrence occurrence = {pattern, word, (guint8)position};
    g_array_append_val(draft->occurrences, occurrence);
}

void automaton_rewind(AutomatonDraft *draft, guint count) {
    guint kept = draft->occurrences->len;
    if (count >= draft->patterns->len) return;
    while (kept > 0 && g_array_index(draft->occurrences, Occurrence, kept - 1).pattern >= count) kept--;
    g_array_set_size(draft->occurrences, kept);
    g_array_set_size(draft->follow, g_array_index(draft->patterns, Pattern, count).follow_at);
    g_array_set_size(draft->patterns, count);
}

/* ---- what each word fits ---- */

/* What a stem fits, the words that begin with it fit too; what "#" fits, words that begin with a
   digit do. */
static void spread_classes(AutomatonDraft *draft, const VocabularyDraft *vocabulary) {
    guint size = vocabulary->texts->len, count = draft->occurrences->len;
    g_autofree guint32 *head = g_new(guint32, size); /* the occurrences of a stem or of "#", linked */
    g_autofree guint32 *link = g_new(guint32, MAX(count, 1));
    memset(head, 0xFF, size * sizeof *head);
    for (guint32 i = 0; i < count; i++) {
        WordId id = g_array_index(draft->occurrences, Occurrence, i).word;
        link[i] = head[id];
        head[id] = i;
    }
    for (guint id = WORD_FIRST; id < size; id++) {
        const char *text = vocabulary_text(vocabulary, (WordId)id);
        gsize length = strlen(text);
        WordKey key = word_key(text, length);
        for (guint s = 0; s < vocabulary->stems->len; s++) {
            const Stem *stem = &g_array_index(vocabulary->stems, Stem, s);
            const char *begin;
            if (stem->id == id || stem->length > length || (guchar)stem->key.part[0] != (guchar)key.part[0]) continue;
            begin = vocabulary_text(vocabulary, stem->id);
            if (memcmp(begin, text, stem->length) != 0) continue;
            for (guint32 at = head[stem->id]; at != G_MAXUINT32; at = link[at]) {
                Occurrence more = g_array_index(draft->occurrences, Occurrence, at);
                more.word = (WordId)id;
                g_array_append_val(draft->occurrences, more);
            }
        }
        if (!g_ascii_isdigit(text[0])) continue;
        for (guint32 at = head[WORD_NUMBER]; at != G_MAXUINT32; at = link[at]) {
            Occurrence more = g_array_index(draft->occurrences, Occurrence, at);
            more.word = (WordId)id;
            g_array_append_val(draft->occurrences, more);
        }
    }
}

static int by_pattern(gconstpointer one, gconstpointer other) {
    guint32 a = ((const Live *)one)->pattern, b = ((const Live *)other)->pattern;
    return a < b ? -1 : a > b;
}

/* Sorts the few of one word by pattern and joins the positions of each; gives how many are left. */
static guint32 join_positions(Live *items, guint32 count) {
    guint32 kept = 0;
    gboolean sorted = TRUE;
    for (guint32 i = 1; i < count && sorted; i++) sorted = items[i - 1].pattern <= items[i].pattern;
    if (!sorted) qsort(items, count, sizeof *items, by_pattern);
    for (guint32 i = 0; i < count; i++) {
        if (kept > 0 && items[kept - 1].pattern == items[i].pattern)
            items[kept - 1].positions |= items[i].positions;
        else
            items[kept++] = items[i];
    }
    return kept;
}

/* By word: the positions it fits, and the patterns it begins. */
static void put_words(AutomatonDraft *draft, guint words, PackWriter *writer, PackedAutomaton *packed) {
    guint count = draft->occurrences->len;
    g_autofree guint32 *at = g_new0(guint32, words + 1), *fits_at = g_new(guint32, words + 1), *begins_at = g_new(guint32, words + 1);
    g_autofree Live *all = g_new0(Live, count + 1), *begin = g_new0(Live, count + 1); /* padding too: it is written to a file */
    guint32 fits = 0, begins = 0;
    for (guint i = 0; i < count; i++) at[g_array_index(draft->occurrences, Occurrence, i).word + 1]++;
    for (guint i = 0; i < words; i++) at[i + 1] += at[i];
    for (guint i = 0; i < count; i++) {
        const Occurrence *occurrence = &g_array_index(draft->occurrences, Occurrence, i);
        Live *item = &all[at[occurrence->word]++];
        item->pattern = occurrence->pattern;
        item->positions = G_GUINT64_CONSTANT(1) << occurrence->position;
    }
    for (guint word = 0, from = 0; word < words; from = at[word++]) {
        guint32 joined = join_positions(all + from, at[word] - from);
        fits_at[word] = fits;
        begins_at[word] = begins;
        for (guint32 i = 0; i < joined; i++) {
            Live item = all[from + i];
            all[fits++] = item;
            item.positions &= g_array_index(draft->patterns, Pattern, item.pattern).first;
            if (item.positions != 0) begin[begins++] = item;
        }
    }
    fits_at[words] = fits;
    begins_at[words] = begins;
    packed->fits = pack_put_plain(writer, all, fits, sizeof *all);
    packed->begins = pack_put_plain(writer, begin, begins, sizeof *begin);
    packed->fits_at = pack_put_plain(writer, fits_at, words + 1, sizeof *fits_at);
    packed->begins_at = pack_put_plain(writer, begins_at, words + 1, sizeof *begins_at);
}

void automaton_put(AutomatonDraft *draft, const VocabularyDraft *vocabulary, PackWriter *writer, PackedAutomaton *packed) {
    static const guint64 spare[PATTERN_POSITIONS_MOST];
    spread_classes(draft, vocabulary);
    put_words(draft, vocabulary->texts->len, writer, packed);
    packed->patterns = pack_put_plain(writer, draft->patterns->data, draft->patterns->len, sizeof(Pattern));
    g_array_append_vals(draft->follow, spare, G_N_ELEMENTS(spare));
    packed->follow = pack_put_plain(writer, draft->follow->data, draft->follow->len, sizeof(guint64));
}
