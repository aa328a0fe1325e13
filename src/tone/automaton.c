/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States made on demand (as RE2 and grep do), over words in place of bytes and with bit sets of
   64 positions in place of lists. */
#include "config.h"

#include "automaton.h"

#include <string.h>

#define STATES_MOST 60000u
#define LIVE_MOST (1024u * 1024u) /* live patterns of all states together */
#define STEPS_FIRST 4096u
#define STEPS_MOST (1024u * 1024u) /* places for steps */

typedef AutomatonMade State;

typedef struct AutomatonStore {
    /* In the pack. */
    const Pattern *patterns;
    const guint64 *follow;
    guint32 pattern_count, words;
    const guint32 *fits_at, *begins_at; /* by word: the positions it fits, and the patterns it begins */
    const Live *fits, *begins;
    guint32 fit_count, begin_count;
    /* Made on demand. */
    GArray *states;   /* State */
    GArray *live;     /* Live */
    GArray *accepted; /* Accepted */
    guint32 *index;   /* states by their content; 0: free, else number + 1 */
    guint32 index_mask;
    GArray *next; /* Live: the state being made */
} Store;

void automaton_free(Automaton *automaton) {
    Store *store;
    if (automaton == NULL) return;
    store = automaton->store;
    g_array_unref(store->states);
    g_array_unref(store->live);
    g_array_unref(store->accepted);
    g_array_unref(store->next);
    g_free(store->index);
    g_free(store);
    g_free(automaton->steps);
    g_free(automaton->idle_steps);
    g_free(automaton);
}

/* ---- states ---- */

/* Where the states and what they accept stand now. */
static void publish(Automaton *automaton) {
    automaton->made = (const State *)(const void *)automaton->store->states->data;
    automaton->accepted = (const Accepted *)(const void *)automaton->store->accepted->data;
}

static void forget_states(Automaton *automaton) {
    Store *store = automaton->store;
    const State nothing = {.first_word = AUTOMATON_NO_WORD};
    g_array_set_size(store->states, 0);
    g_array_set_size(store->live, 0);
    g_array_set_size(store->accepted, 0);
    memset(store->index, 0, (store->index_mask + 1) * sizeof *store->index);
    memset(automaton->steps, 0, (automaton->step_mask + 1) * sizeof *automaton->steps);
    memset(automaton->idle_steps, 0xFF, store->words * sizeof *automaton->idle_steps);
    automaton->step_used = 0;
    g_array_append_val(store->states, nothing); /* nothing is going on */
    g_array_append_val(store->states, nothing); /* the same, where a sentence begins */
    publish(automaton);
}

static void prepare_states(Automaton *automaton) {
    Store *store = automaton->store;
    store->index_mask = 1023;
    store->index = g_new(guint32, store->index_mask + 1);
    automaton->step_mask = STEPS_FIRST - 1;
    automaton->steps = g_new(AutomatonStep, STEPS_FIRST);
    automaton->idle_steps = g_new(AutomatonState, store->words);
    forget_states(automaton);
}

/* ---- out of a pack ---- */

/* Whatever positions are asked for: what follows a position stands in the table, which goes on
   behind its last pattern. */
static gboolean patterns_sound(const PackedAutomaton *packed, AutomatonTagSound tag_sound, gconstpointer owner) {
    const Pattern *pattern = pack_rows(&packed->patterns);
    for (guint32 i = 0; i < packed->patterns.count; i++, pattern++) {
        if (packed->follow.count < PATTERN_POSITIONS_MOST || pattern->follow_at > packed->follow.count - PATTERN_POSITIONS_MOST)
            return FALSE;
        if (pattern->positions > PATTERN_POSITIONS_MOST || !tag_sound(owner, pattern->tag)) return FALSE;
    }
    return TRUE;
}

static gboolean packed_sound(const Pack *pack, const PackedAutomaton *packed, guint words) {
    return pack_holds(pack, &packed->patterns, sizeof(Pattern)) && pack_holds(pack, &packed->follow, sizeof(guint64)) &&
           pack_holds(pack, &packed->fits, sizeof(Live)) && pack_holds(pack, &packed->begins, sizeof(Live)) &&
           pack_holds(pack, &packed->fits_at, sizeof(guint32)) && packed->fits_at.count == words + 1 &&
           pack_holds(pack, &packed->begins_at, sizeof(guint32)) && packed->begins_at.count == words + 1;
}

Automaton *automaton_take(const Pack *pack, const PackedAutomaton *packed, guint words, AutomatonTagSound tag_sound, gconstpointer owner) {
    Automaton *automaton;
    Store *store;
    if (!packed_sound(pack, packed, words) || !patterns_sound(packed, tag_sound, owner)) return NULL;
    automaton = g_new0(Automaton, 1);
    automaton->store = store = g_new0(Store, 1);
    *store = (Store){.patterns = pack_rows(&packed->patterns),
                     .follow = pack_rows(&packed->follow),
                     .pattern_count = packed->patterns.count,
                     .words = words,
                     .fits_at = pack_rows(&packed->fits_at),
                     .begins_at = pack_rows(&packed->begins_at),
                     .fits = pack_rows(&packed->fits),
                     .begins = pack_rows(&packed->begins),
                     .fit_count = packed->fits.count,
                     .begin_count = packed->begins.count,
                     .states = g_array_new(FALSE, FALSE, sizeof(State)),
                     .live = g_array_new(FALSE, FALSE, sizeof(Live)),
                     .accepted = g_array_new(FALSE, FALSE, sizeof(Accepted)),
                     .next = g_array_new(FALSE, FALSE, sizeof(Live))};
    prepare_states(automaton);
    return automaton;
}

/* ---- making states ---- */

/* What stands in the pack of one word is looked at when the word is met: that is quicker than
 * all of it at every start. An index that leads outside is that of a damaged pack, and leads to
 * nothing. */
static void items_of(const guint32 *at, WordId word, guint32 count, guint32 *first, guint32 *end) {
    *first = at[word];
    *end = at[word + 1];
    if (*first > *end || *end > count) *first = *end = 0;
}

/* The positions of `pattern` that `word` fits, looked for among its items from `*from` on; where
 * that ended is left there for the next pattern, which must be a later one. */
static guint64 positions_from(const Store *store, guint32 end, guint32 pattern, guint32 *from) {
    guint32 low = *from, high = end;
    while (low < high) {
        guint32 middle = low + (high - low) / 2;
        if (store->fits[middle].pattern < pattern)
            low = middle + 1;
        else
            high = middle;
    }
    *from = low;
    return low < end && store->fits[low].pattern == pattern ? store->fits[low].positions : 0;
}

static guint64 followers(const Store *store, const Pattern *pattern, guint64 positions) {
    const guint64 *follow = &store->follow[pattern->follow_at];
    guint64 result = 0;
    for (; positions != 0; positions &= positions - 1) result |= follow[__builtin_ctzll(positions)];
    return result;
}

/* What is live after `word`, sorted by pattern, into store->next. */
static void make_next(Store *store, guint32 state_number, WordId word) {
    const State *state = &g_array_index(store->states, State, state_number);
    gboolean sentence = state_number == AUTOMATON_SENTENCE;
    guint32 begin, begin_end, fits, fits_end, i = 0, count = 0;
    Live *made;
    items_of(store->begins_at, word, store->begin_count, &begin, &begin_end);
    items_of(store->fits_at, word, store->fit_count, &fits, &fits_end);
    g_array_set_size(store->next, state->live_count + begin_end - begin); /* no more than these */
    made = (Live *)(void *)store->next->data;
    while (i < state->live_count || begin < begin_end) {
        const Live *old = i < state->live_count ? &g_array_index(store->live, Live, state->live_at + i) : NULL;
        const Live *fresh = begin < begin_end ? &store->begins[begin] : NULL;
        Live item = {.pattern = old == NULL || (fresh != NULL && fresh->pattern < old->pattern) ? fresh->pattern : old->pattern};
        const Pattern *pattern = &store->patterns[item.pattern];
        if (item.pattern >= store->pattern_count) break;
        if (fresh != NULL && fresh->pattern == item.pattern) {
            if (sentence || !pattern->at_start) item.positions |= fresh->positions;
            begin++;
        }
        if (old != NULL && old->pattern == item.pattern) {
            guint64 next = followers(store, pattern, old->positions);
            item.positions |= next & pattern->any;
            if ((next & ~pattern->any) != 0) item.positions |= next & positions_from(store, fits_end, item.pattern, &fits);
            i++;
        }
        if (item.positions != 0) made[count++] = item;
    }
    g_array_set_size(store->next, count);
}

static guint32 hash_live(const Live *live, guint count) {
    guint64 hash = count;
    for (guint i = 0; i < count; i++) {
        hash = (hash ^ live[i].pattern) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
        hash = (hash ^ live[i].positions ^ (hash >> 29)) * G_GUINT64_CONSTANT(0xC2B2AE3D27D4EB4F);
    }
    return (guint32)(hash >> 32);
}

static gboolean same_live(const Store *store, guint32 number, const GArray *live) {
    const State *state = &g_array_index(store->states, State, number);
    const Live *items = &g_array_index(store->live, Live, state->live_at);
    if (state->live_count != live->len) return FALSE;
    for (guint i = 0; i < live->len; i++)
        if (items[i].pattern != g_array_index(live, Live, i).pattern || items[i].positions != g_array_index(live, Live, i).positions)
            return FALSE;
    return TRUE;
}

static void grow_index(Store *store) {
    guint32 size = (store->index_mask + 1) * 2;
    g_free(store->index);
    store->index = g_new0(guint32, size);
    store->index_mask = size - 1;
    for (guint32 number = 2; number < store->states->len; number++) {
        const State *state = &g_array_index(store->states, State, number);
        guint32 at = hash_live(&g_array_index(store->live, Live, state->live_at), state->live_count) & store->index_mask;
        while (store->index[at] != 0) at = (at + 1) & store->index_mask;
        store->index[at] = number + 1;
    }
}

static AutomatonState with_mark(const Store *store, guint32 number) {
    return g_array_index(store->states, State, number).accepted_count > 0 ? number | AUTOMATON_ACCEPTS : number;
}

/* The state whose content is store->next. */
static AutomatonState intern_next(Store *store) {
    const Live *live = (const Live *)(void *)store->next->data;
    guint count = store->next->len;
    State state = {.live_at = store->live->len, .live_count = count, .accepted_at = store->accepted->len, .first_word = AUTOMATON_NO_WORD};
    guint32 at;
    if (count == 0) return 0;
    at = hash_live(live, count) & store->index_mask;
    while (store->index[at] != 0) {
        if (same_live(store, store->index[at] - 1, store->next)) return with_mark(store, store->index[at] - 1);
        at = (at + 1) & store->index_mask;
    }
    for (guint i = 0; i < count; i++) {
        const Pattern *pattern = &store->patterns[live[i].pattern];
        Accepted accepted = {live[i].pattern, pattern->tag, pattern->at_end ? 1 : 0};
        if ((live[i].positions & pattern->last) != 0) g_array_append_val(store->accepted, accepted);
    }
    state.accepted_count = store->accepted->len - state.accepted_at;
    g_array_append_vals(store->live, live, count);
    g_array_append_val(store->states, state);
    store->index[at] = store->states->len;
    if (store->states->len * 2 > store->index_mask) grow_index(store);
    return with_mark(store, store->states->len - 1);
}

static void put_step(Automaton *automaton, guint32 key, AutomatonState to) {
    guint32 at = automaton_step_hash(key) & automaton->step_mask;
    while (automaton->steps[at].from_word != 0) at = (at + 1) & automaton->step_mask;
    automaton->steps[at].from_word = key;
    automaton->steps[at].to = to;
    automaton->step_used++;
}

static void grow_steps(Automaton *automaton) {
    AutomatonStep *old = automaton->steps;
    guint32 size = automaton->step_mask + 1;
    automaton->steps = g_new0(AutomatonStep, (gsize)size * 2);
    automaton->step_mask = size * 2 - 1;
    automaton->step_used = 0;
    for (guint32 i = 0; i < size; i++)
        if (old[i].from_word != 0) put_step(automaton, old[i].from_word, old[i].to);
    g_free(old);
}

static gboolean full(const Automaton *automaton) {
    const Store *store = automaton->store;
    return store->states->len >= STATES_MOST || store->live->len >= LIVE_MOST ||
           (automaton->step_used * 2 > automaton->step_mask && automaton->step_mask + 1 >= STEPS_MOST);
}

static void keep_step(Automaton *automaton, guint32 number, WordId word, AutomatonState to) {
    State *from = &g_array_index(automaton->store->states, State, number);
    if (from->first_word == AUTOMATON_NO_WORD) {
        from->first_word = word;
        from->first_to = to;
        return;
    }
    if (automaton->step_used * 2 > automaton->step_mask) grow_steps(automaton);
    put_step(automaton, number << 16 | word, to);
}

AutomatonState automaton_step_slow(Automaton *automaton, AutomatonState state, WordId word) {
    Store *store = automaton->store;
    AutomatonState to;
    gboolean anew;
    make_next(store, state, word);
    anew = full(automaton);
    if (anew) forget_states(automaton);
    to = intern_next(store);
    publish(automaton);
    if (anew) return to; /* the state it comes from is forgotten */
    if (state == 0)
        automaton->idle_steps[word] = to;
    else
        keep_step(automaton, state, word, to);
    return to;
}

/* ---- where a match begins ---- */

guint automaton_match_start(const Automaton *automaton, guint32 number, const WordId *words, gsize stride, guint end) {
    const Store *store = automaton->store;
    const Pattern *pattern = &store->patterns[number];
    const guint64 *follow = &store->follow[pattern->follow_at];
    guint start = end, at = end;
    guint64 live = pattern->last;
    if (pattern->length > 0) return end + 1 - MIN(pattern->length, end + 1);
    for (;;) {
        WordId word = *(const WordId *)(const void *)((const char *)words + at * stride);
        guint32 from, fits_end;
        guint64 before = 0;
        items_of(store->fits_at, word, store->fit_count, &from, &fits_end);
        if ((live & ~pattern->any) != 0) live &= pattern->any | positions_from(store, fits_end, number, &from);
        if (live == 0) break;
        if ((live & pattern->first) != 0 && (!pattern->at_start || at == 0)) start = at;
        if (at == 0 || end - at >= PATTERN_WORDS_MOST) break;
        for (guint i = 0; i < pattern->positions; i++)
            if ((follow[i] & live) != 0) before |= G_GUINT64_CONSTANT(1) << i;
        if (before == 0) break; /* begun as early as it can */
        live = before;
        at--;
    }
    return start;
}

