/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the pack is looked at when a text leads there: that is quicker than all of it at
 * every start. What leads outside is that of a damaged pack, and leads to nothing. */
#include "config.h"

#include "matcher.h"

#include <string.h>

#define WORDS_LOOKED_AT 6u /* up to so many are looked at one after the other */

/* ---- out of a pack ---- */

gboolean matcher_take(Matcher *matcher, const Pack *pack, const PackedMatcher *packed, guint words, MatcherTagSound tag_sound,
                      gconstpointer owner) {
    *matcher = (Matcher){.patterns = pack_rows(&packed->patterns),
                         .places = pack_rows(&packed->places),
                         .words = pack_rows(&packed->words),
                         .anchors = pack_rows(&packed->anchors),
                         .anchors_at = pack_rows(&packed->anchors_at),
                         .pattern_count = packed->patterns.count,
                         .place_count = packed->places.count,
                         .word_count = packed->words.count,
                         .anchor_count = packed->anchors.count,
                         .tag_sound = tag_sound,
                         .owner = owner};
    return pack_holds(pack, &packed->patterns, sizeof(Pattern)) && pack_holds(pack, &packed->places, sizeof(Place)) &&
           pack_holds(pack, &packed->words, sizeof(WordId)) && pack_holds(pack, &packed->anchors, sizeof(Anchor)) &&
           pack_holds(pack, &packed->anchors_at, sizeof(guint32)) && packed->anchors_at.count == words + 1 &&
           packed->places.count >= PATTERN_POSITIONS_MOST;
}

/* All places of the pattern are there, whatever positions are asked for: room is left behind the
   last one. */
static inline gboolean pattern_sound(const Matcher *matcher, const Pattern *pattern) {
    return pattern->place_at <= matcher->place_count - PATTERN_POSITIONS_MOST;
}

static gboolean place_takes(const Matcher *matcher, const Place *place, WordId word) {
    const WordId *words = matcher->words + place->words_at;
    guint32 low = 0, high = place->words_count;
    if (place->words_at > matcher->word_count || high > matcher->word_count - place->words_at) return FALSE;
    while (high - low > WORDS_LOOKED_AT) {
        guint32 middle = low + (high - low) / 2;
        if (words[middle] <= word)
            low = middle;
        else
            high = middle;
    }
    for (; low < high; low++)
        if (words[low] == word) return TRUE;
    return FALSE;
}

/* Those of the positions that take the word. */
static guint64 taking(const Matcher *matcher, const Pattern *pattern, guint64 positions, WordId word) {
    const Place *places = &matcher->places[pattern->place_at];
    guint64 result = positions & pattern->any, sign = word_sign(word);
    for (positions &= ~pattern->any; positions != 0; positions &= positions - 1) {
        const Place *place = &places[__builtin_ctzll(positions)];
        if ((place->signs & sign) != 0 && place_takes(matcher, place, word)) result |= positions & -positions;
    }
    return result;
}

static guint64 all_before(const Matcher *matcher, const Pattern *pattern, guint64 positions) {
    guint64 result = 0;
    for (; positions != 0; positions &= positions - 1)
        result |= matcher->places[pattern->place_at + (guint)__builtin_ctzll(positions)].before;
    return result;
}

static guint64 all_after(const Matcher *matcher, const Pattern *pattern, guint64 positions) {
    guint64 result = 0;
    for (; positions != 0; positions &= positions - 1)
        result |= matcher->places[pattern->place_at + (guint)__builtin_ctzll(positions)].after;
    return result;
}

/* ---- matches ---- */

void matches_clear(Matches *matches) {
    g_free(matches->items);
    *matches = (Matches){0};
}

static void make_room(Matches *matches) {
    matches->room = matches->room * 2 + 64;
    matches->items = g_renew(Match, matches->items, matches->room);
}

/* At its place; once. It is one of the last, as they come in nearly that order. */
static inline void add_match(const Matcher *matcher, Matches *matches, guint32 number, guint end) {
    guint32 tag = matcher->patterns[number].tag;
    guint at = matches->count;
    if (!matcher->tag_sound(matcher->owner, tag)) return;
    for (; at > 0; at--) {
        const Match *before = &matches->items[at - 1];
        if (before->end < end || (before->end == end && before->pattern < number)) break;
        if (before->end == end && before->pattern == number) return;
    }
    if (matches->count == matches->room) make_room(matches);
    for (guint i = matches->count++; i > at; i--) matches->items[i] = matches->items[i - 1];
    matches->items[at] = (Match){number, tag, end};
}

/* May the pattern have begun, when one of the positions stands at word `at`? */
static gboolean begins(const Matcher *matcher, const Pattern *pattern, guint64 positions, const WordRow *row, guint at) {
    while ((positions & pattern->first) == 0 || (pattern->at_start && at > 0)) {
        if (at == 0) return FALSE;
        at--;
        positions = taking(matcher, pattern, all_before(matcher, pattern, positions), word_at(row, at));
        if (positions == 0) return FALSE;
    }
    return TRUE;
}

/* Those of the positions at word `at` to which words lead from a beginning. */
static inline guint64 begun(const Matcher *matcher, const Pattern *pattern, guint64 positions, const WordRow *row, guint at) {
    guint64 result = 0;
    if ((positions & ~pattern->first) == 0 && !pattern->at_start) return positions;
    if ((positions & (positions - 1)) == 0) return begins(matcher, pattern, positions, row, at) ? positions : 0;
    for (; positions != 0; positions &= positions - 1) {
        guint64 one = positions & -positions;
        if (begins(matcher, pattern, one, row, at)) result |= one;
    }
    return result;
}

/* The pattern with some positions at word `at`, to its ends. */
static void go_on(const Matcher *matcher, guint32 number, guint64 positions, const WordRow *row, guint at, Matches *matches) {
    const Pattern *pattern = &matcher->patterns[number];
    while (positions != 0) {
        if ((positions & pattern->last) != 0 && (!pattern->at_end || at + 1 == row->count)) add_match(matcher, matches, number, at);
        positions = all_after(matcher, pattern, positions);
        if (++at == row->count || positions == 0) return;
        positions = taking(matcher, pattern, positions, word_at(row, at));
    }
}

static void collect_signs(const WordRow *row, guint64 signs[SIGNS_WIDE]) {
    memset(signs, 0, SIGNS_WIDE * sizeof *signs);
    for (guint i = 0; i < row->count; i++) {
        WordId word = word_at(row, i);
        signs[word_wide(word)] |= word_sign(word);
    }
}

static inline gboolean shares_sign(const guint64 one[SIGNS_WIDE], const guint64 other[SIGNS_WIDE]) {
    return ((one[0] & other[0]) | (one[1] & other[1]) | (one[2] & other[2]) | (one[3] & other[3])) != 0;
}

void matcher_run(const Matcher *matcher, const WordRow *row, Matches *matches) {
    guint64 signs[SIGNS_WIDE], before = G_MAXUINT64;
    matches->count = 0;
    collect_signs(row, signs);
    for (guint i = 0; i < row->count; i++) {
        WordId word = word_at(row, i);
        guint32 at = matcher->anchors_at[word], end = matcher->anchors_at[word + 1];
        guint64 after = i + 1 < row->count ? word_sign(word_at(row, i + 1)) : G_MAXUINT64;
        if (end > matcher->anchor_count) end = 0;
        for (; at < end; at++) {
            const Anchor *anchor = &matcher->anchors[at];
            const Pattern *pattern = &matcher->patterns[anchor->pattern];
            if ((anchor->before & before) == 0 || (anchor->after & after) == 0 || anchor->pattern >= matcher->pattern_count) continue;
            if (anchor->alone) {
                add_match(matcher, matches, anchor->pattern, i);
                continue;
            }
            if (!shares_sign(pattern->needs, signs) || !pattern_sound(matcher, pattern)) continue;
            go_on(matcher, anchor->pattern, begun(matcher, pattern, anchor->positions, row, i), row, i, matches);
        }
        before = word_sign(word);
    }
}

/* ---- where a match begins ---- */

guint matcher_start(const Matcher *matcher, guint32 number, const WordRow *row, guint end) {
    const Pattern *pattern = &matcher->patterns[number];
    guint start = end, at = end;
    guint64 positions = pattern->last;
    if (pattern->length > 0) return end + 1 - MIN(pattern->length, end + 1);
    while ((positions = taking(matcher, pattern, positions, word_at(row, at))) != 0) {
        if ((positions & pattern->first) != 0 && (!pattern->at_start || at == 0)) start = at;
        if (at == 0 || end - at >= PATTERN_WORDS_MOST) break;
        positions = all_before(matcher, pattern, positions);
        if (positions == 0) break; /* begun as early as it can */
        at--;
    }
    return start;
}
