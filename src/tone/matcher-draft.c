/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patterns and their words as they come; on which words they hang is found out at the end. */
#include "config.h"

#include "matcher-draft.h"

#include <string.h>

#include "cut.h"

typedef struct {
    guint32 pattern;
    WordId word;
    guint8 position;
} Occurrence;

MatcherDraft *matcher_draft_new(void) {
    MatcherDraft *draft = g_new0(MatcherDraft, 1);
    draft->patterns = g_array_new(FALSE, FALSE, sizeof(Pattern));
    draft->after = g_array_new(FALSE, FALSE, sizeof(guint64));
    draft->occurrences = g_array_new(FALSE, FALSE, sizeof(Occurrence));
    return draft;
}

void matcher_draft_free(MatcherDraft *draft) {
    if (draft == NULL) return;
    g_array_unref(draft->patterns);
    g_array_unref(draft->after);
    g_array_unref(draft->occurrences);
    g_free(draft);
}

guint32 matcher_add(MatcherDraft *draft, const Pattern *pattern, const guint64 *after) {
    Pattern added;
    memcpy(&added, pattern, sizeof added);
    added.place_at = draft->after->len;
    g_array_append_vals(draft->after, after, pattern->positions);
    g_array_append_val(draft->patterns, added);
    return draft->patterns->len - 1;
}

void matcher_add_word(MatcherDraft *draft, guint32 pattern, guint position, WordId word) {
    Occurrence occurrence = {pattern, word, (guint8)position};
    g_array_append_val(draft->occurrences, occurrence);
}

void matcher_rewind(MatcherDraft *draft, guint count) {
    guint kept = draft->occurrences->len;
    if (count >= draft->patterns->len) return;
    while (kept > 0 && g_array_index(draft->occurrences, Occurrence, kept - 1).pattern >= count) kept--;
    g_array_set_size(draft->occurrences, kept);
    g_array_set_size(draft->after, g_array_index(draft->patterns, Pattern, count).place_at);
    g_array_set_size(draft->patterns, count);
}

/* ---- what each word fits ---- */

/* What a stem fits, the words that begin with it fit too; what "#" fits, words that begin with a
   digit do. */
static void spread_classes(MatcherDraft *draft, const VocabularyDraft *vocabulary) {
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

/* ---- which words stand at each place ---- */

static guint32 place_of(const MatcherDraft *draft, const Occurrence *occurrence) {
    return g_array_index(draft->patterns, Pattern, occurrence->pattern).place_at + occurrence->position;
}

static int by_word(gconstpointer one, gconstpointer other) {
    return (int)*(const WordId *)one - (int)*(const WordId *)other;
}

/* All words, place after place, each once and in order; where the words of each place stand, in
   `places`. */
static GArray *sort_words(const MatcherDraft *draft, Place *places) {
    guint count = draft->occurrences->len, place_count = draft->after->len;
    g_autofree guint32 *at = g_new0(guint32, place_count + 1);
    g_autofree WordId *all = g_new(WordId, count + 1);
    GArray *words = g_array_sized_new(FALSE, FALSE, sizeof(WordId), count);
    for (guint i = 0; i < count; i++) at[place_of(draft, &g_array_index(draft->occurrences, Occurrence, i)) + 1]++;
    for (guint i = 0; i < place_count; i++) at[i + 1] += at[i];
    for (guint i = 0; i < count; i++) {
        const Occurrence *occurrence = &g_array_index(draft->occurrences, Occurrence, i);
        all[at[place_of(draft, occurrence)]++] = occurrence->word;
    }
    for (guint place = 0, from = 0; place < place_count; from = at[place++]) {
        if (at[place] - from > 1) qsort(all + from, at[place] - from, sizeof *all, by_word);
        places[place].words_at = words->len;
        for (guint i = from; i < at[place]; i++) {
            if (i > from && all[i] == all[i - 1]) continue;
            g_array_append_val(words, all[i]);
            places[place].signs |= word_sign(all[i]);
        }
        places[place].words_count = words->len - places[place].words_at;
    }
    return words;
}

static void fill_before_and_after(const MatcherDraft *draft, Place *places) {
    for (guint i = 0; i < draft->patterns->len; i++) {
        const Pattern *pattern = &g_array_index(draft->patterns, Pattern, i);
        for (guint position = 0; position < pattern->positions; position++) {
            guint64 after = g_array_index(draft->after, guint64, pattern->place_at + position);
            places[pattern->place_at + position].after = after;
            for (; after != 0; after &= after - 1)
                places[pattern->place_at + (guint)__builtin_ctzll(after)].before |= G_GUINT64_CONSTANT(1) << position;
        }
    }
}

/* ---- on which words the patterns hang ---- */

/* A word in many places of phrases is a common one, in letters even more so. */
static guint32 weigh(const Place *place, const WordId *words, const guint32 *places_of_word) {
    guint64 weight = 1;
    for (guint i = 0; i < place->words_count; i++) {
        guint64 places = places_of_word[words[place->words_at + i]];
        weight += places * places;
    }
    return (guint32)MIN(weight, CUT_NEVER / CUT_POSITIONS_MOST - 1);
}

/* The positions on which the pattern hangs, and then those of the next best cut, one of which it
   needs as well (none: the first cut leaves no other). */
static guint64 cut_twice(const MatcherDraft *draft, const Pattern *pattern, const Place *places, const WordId *words,
                         const guint32 *places_of_word, guint64 *needed) {
    guint32 weights[PATTERN_POSITIONS_MOST];
    CutGraph graph = {.first = pattern->first,
                      .last = pattern->last,
                      .after = &g_array_index(draft->after, guint64, pattern->place_at),
                      .weights = weights,
                      .positions = pattern->positions};
    guint64 cut;
    for (guint i = 0; i < pattern->positions; i++)
        weights[i] = (pattern->any >> i & 1u) != 0 ? CUT_NEVER : weigh(&places[pattern->place_at + i], words, places_of_word);
    cut = cut_lightest(&graph);
    for (guint i = 0; i < pattern->positions; i++)
        if ((cut >> i & 1u) != 0) weights[i] = CUT_NEVER;
    *needed = cut_lightest(&graph);
    return cut;
}

/* The wide signs of the words at these positions; all of them when there are no positions. */
static void fill_needs(Pattern *pattern, guint64 positions, const Place *places, const WordId *words) {
    memset(pattern->needs, positions == 0 ? 0xFF : 0, sizeof pattern->needs);
    for (; positions != 0; positions &= positions - 1) {
        const Place *place = &places[pattern->place_at + (guint)__builtin_ctzll(positions)];
        for (guint i = 0; i < place->words_count; i++) {
            WordId word = words[place->words_at + i];
            pattern->needs[word_wide(word)] |= word_sign(word);
        }
    }
}

/* The signs of all words at these positions. */
static guint64 signs_at(const Pattern *pattern, guint64 positions, const Place *places) {
    guint64 signs = 0;
    if ((positions & pattern->any) != 0) return G_MAXUINT64;
    for (; positions != 0; positions &= positions - 1) signs |= places[pattern->place_at + (guint)__builtin_ctzll(positions)].signs;
    return signs;
}

typedef struct {
    Anchor anchor;
    WordId word;
} Hung;

/* The pattern with each word of the cut, once a word. */
static void hang(const MatcherDraft *draft, guint32 number, guint64 cut, const Place *places, const WordId *words, GArray *hung) {
    const Pattern *pattern = &g_array_index(draft->patterns, Pattern, number);
    gboolean alone = pattern->positions == 1 && !pattern->at_start && !pattern->at_end;
    guint first = hung->len;
    for (; cut != 0; cut &= cut - 1) {
        guint position = (guint)__builtin_ctzll(cut);
        const Place *place = &places[pattern->place_at + position];
        guint64 bit = G_GUINT64_CONSTANT(1) << position;
        guint64 before = (pattern->first & bit) != 0 ? G_MAXUINT64 : signs_at(pattern, place->before, places);
        guint64 after = (pattern->last & bit) != 0 ? G_MAXUINT64 : signs_at(pattern, place->after, places);
        for (guint i = 0; i < place->words_count; i++) {
            Hung one = {{bit, before, after, number, alone ? 1 : 0}, words[place->words_at + i]};
            guint same = first;
            while (same < hung->len && g_array_index(hung, Hung, same).word != one.word) same++;
            if (same < hung->len) {
                Anchor *anchor = &g_array_index(hung, Hung, same).anchor;
                anchor->positions |= bit;
                anchor->before |= before;
                anchor->after |= after;
            } else {
                g_array_append_val(hung, one);
            }
        }
    }
}

static void put_anchors(const GArray *hung, guint words, PackWriter *writer, PackedMatcher *packed) {
    g_autofree guint32 *at = g_new0(guint32, words + 2);
    g_autofree Anchor *anchors = g_new(Anchor, hung->len + 1);
    for (guint i = 0; i < hung->len; i++) at[g_array_index(hung, Hung, i).word + 2]++;
    for (guint i = 0; i < words; i++) at[i + 2] += at[i + 1];
    for (guint i = 0; i < hung->len; i++) {
        const Hung *one = &g_array_index(hung, Hung, i);
        anchors[at[one->word + 1]++] = one->anchor;
    }
    packed->anchors = pack_put_plain(writer, anchors, hung->len, sizeof *anchors);
    packed->anchors_at = pack_put_plain(writer, at, words + 1, sizeof *at);
}

void matcher_put(MatcherDraft *draft, const VocabularyDraft *vocabulary, PackWriter *writer, PackedMatcher *packed) {
    guint words = vocabulary->texts->len, place_count = draft->after->len;
    g_autofree Place *places = g_new0(Place, place_count + PATTERN_POSITIONS_MOST);
    g_autofree guint32 *places_of_word = g_new0(guint32, words);
    g_autoptr(GArray) hung = g_array_new(FALSE, FALSE, sizeof(Hung)), sorted = NULL;
    const WordId *at_places;
    spread_classes(draft, vocabulary);
    sorted = sort_words(draft, places);
    at_places = (const WordId *)(const void *)sorted->data;
    fill_before_and_after(draft, places);
    for (guint i = 0; i < sorted->len; i++) places_of_word[at_places[i]]++;
    for (guint i = 0; i < draft->patterns->len; i++) {
        Pattern *pattern = &g_array_index(draft->patterns, Pattern, i);
        guint64 needed, cut = cut_twice(draft, pattern, places, at_places, places_of_word, &needed);
        fill_needs(pattern, needed, places, at_places);
        hang(draft, i, cut, places, at_places, hung);
    }
    put_anchors(hung, words, writer, packed);
    packed->patterns = pack_put_plain(writer, draft->patterns->data, draft->patterns->len, sizeof(Pattern));
    packed->places = pack_put_plain(writer, places, place_count + PATTERN_POSITIONS_MOST, sizeof *places);
    packed->words = pack_put_plain(writer, at_places, sorted->len, sizeof *at_places);
}
