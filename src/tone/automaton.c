/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States made on demand (as RE2 and grep do), over words in place of bytes and with bit sets of 64 positions in place of lists. */
#include "config.h"

#include "automaton.h"

#include <string.h>

#define STATES_MOST 60000u
#define LIVE_MOST (1024u * 1024u) /* live patterns of all states together */
#define STEPS_FIRST 4096u
#define STEPS_MOST (1024u * 1024u) /* places for steps */

typedef struct {
    guint32 pattern;
    WordId word;
    guint8 position;
} Occurrence;

/* A pattern with some of its positions. */
typedef struct {
    guint64 positions;
    guint32 pattern;
} Live;

typedef AutomatonMade State;

typedef struct AutomatonStore {
    GArray *patterns; /* Pattern */
    GArray *follow;   /* guint64 */
    GArray *occurrences;
    guint words;
    /* By word: the positions it fits, and the patterns it begins. */
    guint32 *fits_at;
    Live *fits;
    guint32 *begins_at;
    Live *begins;
    gboolean borrowed; /* these four stand in an image */
    /* Made on demand. */
    GArray *states;   /* State */
    GArray *live;     /* Live */
    GArray *accepted; /* Accepted */
    guint32 *index;   /* states by their content; 0: free, else number + 1 */
    guint32 index_mask;
    GArray *next; /* Live: the state being made */
    guint64 slow_steps;
} Store;

Automaton *automaton_new(void) {
    Automaton *automaton = g_new0(Automaton, 1);
    Store *store = g_new0(Store, 1);
    automaton->store = store;
    store->patterns = g_array_new(FALSE, FALSE, sizeof(Pattern));
    store->follow = g_array_new(FALSE, FALSE, sizeof(guint64));
    store->occurrences = g_array_new(FALSE, FALSE, sizeof(Occurrence));
    store->states = g_array_new(FALSE, FALSE, sizeof(State));
    store->live = g_array_new(FALSE, FALSE, sizeof(Live));
    store->accepted = g_array_new(FALSE, FALSE, sizeof(Accepted));
    store->next = g_array_new(FALSE, FALSE, sizeof(Live));
    return automaton;
}

void automaton_free(Automaton *automaton) {
    Store *store;
    if (automaton == NULL) return;
    store = automaton->store;
    g_array_unref(store->patterns);
    g_array_unref(store->follow);
    g_array_unref(store->occurrences);
    g_array_unref(store->states);
    g_array_unref(store->live);
    g_array_unref(store->accepted);
    g_array_unref(store->next);
    if (!store->borrowed) {
        g_free(store->fits_at);
        g_free(store->fits);
        g_free(store->begins_at);
        g_free(store->begins);
    }
    g_free(store->index);
    g_free(store);
    g_free(automaton->steps);
    g_free(automaton->idle_steps);
    g_free(automaton);
}

guint32 automaton_add(Automaton *automaton, const Pattern *pattern, const guint64 *follow) {
    Store *store = automaton->store;
    Pattern added;
    memcpy(&added, pattern, sizeof added);
    added.follow_at = store->follow->len;
    g_array_append_vals(store->follow, follow, pattern->positions);
    g_array_append_val(store->patterns, added);
    return store->patterns->len - 1;
}

void automaton_add_word(Automaton *automaton, guint32 pattern, guint position, WordId word) {
    Occurrence occurrence = {pattern, word, (guint8)position};
    g_array_append_val(automaton->store->occurrences, occurrence);
}

void automaton_rewind(Automaton *automaton, guint count) {
    Store *store = automaton->store;
    guint kept = store->occurrences->len;
    if (count >= store->patterns->len) return;
    while (kept > 0 && g_array_index(store->occurrences, Occurrence, kept - 1).pattern >= count) kept--;
    g_array_set_size(store->occurrences, kept);
    g_array_set_size(store->follow, g_array_index(store->patterns, Pattern, count).follow_at);
    g_array_set_size(store->patterns, count);
}

const Pattern *automaton_pattern(const Automaton *automaton, guint32 pattern) {
    return &g_array_index(automaton->store->patterns, Pattern, pattern);
}

guint automaton_pattern_count(const Automaton *automaton) {
    return automaton->store->patterns->len;
}

/* ---- sealing ---- */

/* What a stem fits, the words that begin with it fit too; what "#" fits, words that begin with a digit do. */
static void spread_classes(Store *store, const Vocabulary *vocabulary) {
    guint size = vocabulary_size(vocabulary), count = store->occurrences->len;
    g_autofree guint32 *head = g_new(guint32, size); /* the occurrences of a stem or of "#", linked */
    g_autofree guint32 *link = g_new(guint32, MAX(count, 1));
    memset(head, 0xFF, size * sizeof *head);
    for (guint32 i = 0; i < count; i++) {
        WordId id = g_array_index(store->occurrences, Occurrence, i).word;
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
                Occurrence more = g_array_index(store->occurrences, Occurrence, at);
                more.word = (WordId)id;
                g_array_append_val(store->occurrences, more);
            }
        }
        if (!g_ascii_isdigit(text[0])) continue;
        for (guint32 at = head[WORD_NUMBER]; at != G_MAXUINT32; at = link[at]) {
            Occurrence more = g_array_index(store->occurrences, Occurrence, at);
            more.word = (WordId)id;
            g_array_append_val(store->occurrences, more);
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

static void index_words(Store *store) {
    guint count = store->occurrences->len;
    g_autofree guint32 *at = g_new0(guint32, store->words + 1);
    g_autofree Live *all = g_new0(Live, MAX(count, 1));
    guint32 fits = 0, begins = 0;
    for (guint i = 0; i < count; i++) at[g_array_index(store->occurrences, Occurrence, i).word + 1]++;
    for (guint i = 0; i < store->words; i++) at[i + 1] += at[i];
    for (guint i = 0; i < count; i++) {
        const Occurrence *occurrence = &g_array_index(store->occurrences, Occurrence, i);
        Live *item = &all[at[occurrence->word]++];
        item->pattern = occurrence->pattern;
        item->positions = G_GUINT64_CONSTANT(1) << occurrence->position;
    }
    store->fits_at = g_new(guint32, store->words + 1);
    store->begins_at = g_new(guint32, store->words + 1);
    store->fits = g_new0(Live, MAX(count, 1)); /* padding too: it may be written to a file */
    store->begins = g_new0(Live, MAX(count, 1));
    for (guint word = 0, from = 0; word < store->words; from = at[word++]) {
        guint32 joined = join_positions(all + from, at[word] - from);
        store->fits_at[word] = fits;
        store->begins_at[word] = begins;
        for (guint32 i = 0; i < joined; i++) {
            Live item = all[from + i];
            store->fits[fits++] = item;
            item.positions &= g_array_index(store->patterns, Pattern, item.pattern).first;
            if (item.positions != 0) store->begins[begins++] = item;
        }
    }
    store->fits_at[store->words] = fits;
    store->begins_at[store->words] = begins;
}

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

void automaton_seal(Automaton *automaton, const Vocabulary *vocabulary) {
    Store *store = automaton->store;
    store->words = vocabulary_size(vocabulary);
    spread_classes(store, vocabulary);
    index_words(store);
    g_array_set_size(store->occurrences, 0);
    prepare_states(automaton);
}

/* ---- making states ---- */

/* The positions of `pattern` that `word` fits, looked for among its items from `*from` on; where that ended is left there for the
 * next pattern, which must be a later one. */
static guint64 positions_from(const Store *store, WordId word, guint32 pattern, guint32 *from) {
    guint32 low = *from, high = store->fits_at[word + 1];
    while (low < high) {
        guint32 middle = low + (high - low) / 2;
        if (store->fits[middle].pattern < pattern)
            low = middle + 1;
        else
            high = middle;
    }
    *from = low;
    return low < store->fits_at[word + 1] && store->fits[low].pattern == pattern ? store->fits[low].positions : 0;
}

static guint64 followers(const Store *store, const Pattern *pattern, guint64 positions) {
    const guint64 *follow = &g_array_index(store->follow, guint64, pattern->follow_at);
    guint64 result = 0;
    for (; positions != 0; positions &= positions - 1) result |= follow[__builtin_ctzll(positions)];
    return result;
}

/* What is live after `word`, sorted by pattern, into store->next. */
static void make_next(Store *store, guint32 state_number, WordId word) {
    const State *state = &g_array_index(store->states, State, state_number);
    gboolean sentence = state_number == AUTOMATON_SENTENCE;
    guint32 begin = store->begins_at[word], begin_end = store->begins_at[word + 1];
    guint32 i = 0, fits = store->fits_at[word], count = 0;
    Live *made;
    g_array_set_size(store->next, state->live_count + begin_end - begin); /* no more than these */
    made = (Live *)(void *)store->next->data;
    while (i < state->live_count || begin < begin_end) {
        const Live *old = i < state->live_count ? &g_array_index(store->live, Live, state->live_at + i) : NULL;
        const Live *fresh = begin < begin_end ? &store->begins[begin] : NULL;
        Live item = {0, old == NULL || (fresh != NULL && fresh->pattern < old->pattern) ? fresh->pattern : old->pattern};
        const Pattern *pattern = &g_array_index(store->patterns, Pattern, item.pattern);
        if (fresh != NULL && fresh->pattern == item.pattern) {
            if (sentence || !pattern->at_start) item.positions |= fresh->positions;
            begin++;
        }
        if (old != NULL && old->pattern == item.pattern) {
            guint64 next = followers(store, pattern, old->positions);
            item.positions |= next & pattern->any;
            if ((next & ~pattern->any) != 0) item.positions |= next & positions_from(store, word, item.pattern, &fits);
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
        const Pattern *pattern = &g_array_index(store->patterns, Pattern, live[i].pattern);
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
    store->slow_steps++;
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
    const Pattern *pattern = &g_array_index(store->patterns, Pattern, number);
    const guint64 *follow = &g_array_index(store->follow, guint64, pattern->follow_at);
    guint start = end, at = end;
    guint64 live = pattern->last;
    if (pattern->length > 0) return end + 1 - pattern->length;
    for (;;) {
        WordId word = *(const WordId *)(const void *)((const char *)words + at * stride);
        guint32 from = store->fits_at[word];
        guint64 before = 0;
        if ((live & ~pattern->any) != 0) live &= pattern->any | positions_from(store, word, number, &from);
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

/* ---- as bytes ---- */

AutomatonSizes automaton_sizes(const Automaton *automaton) {
    const Store *store = automaton->store;
    return (AutomatonSizes){store->patterns->len, store->follow->len, store->words, store->fits_at[store->words],
                            store->begins_at[store->words]};
}

gsize automaton_bytes(const AutomatonSizes *sizes) {
    return sizes->patterns * sizeof(Pattern) + sizes->follow * sizeof(guint64) + ((gsize)sizes->fits + sizes->begins) * sizeof(Live) +
           ((gsize)sizes->words + 1) * 2 * sizeof(guint32);
}

void automaton_write(const Automaton *automaton, GByteArray *out) {
    const Store *store = automaton->store;
    AutomatonSizes sizes = automaton_sizes(automaton);
    g_byte_array_append(out, (const guint8 *)store->patterns->data, (guint)(sizes.patterns * sizeof(Pattern)));
    g_byte_array_append(out, (const guint8 *)store->follow->data, (guint)(sizes.follow * sizeof(guint64)));
    g_byte_array_append(out, (const guint8 *)store->fits, (guint)(sizes.fits * sizeof(Live)));
    g_byte_array_append(out, (const guint8 *)store->begins, (guint)(sizes.begins * sizeof(Live)));
    g_byte_array_append(out, (const guint8 *)store->fits_at, (guint)((sizes.words + 1) * sizeof(guint32)));
    g_byte_array_append(out, (const guint8 *)store->begins_at, (guint)((sizes.words + 1) * sizeof(guint32)));
}

/* What stands at *bytes, which moves behind it. */
static gpointer take(const guint8 **bytes, gsize size) {
    gpointer at = (gpointer)*bytes;
    *bytes += size;
    return at;
}

Automaton *automaton_read(const AutomatonSizes *sizes, const guint8 *bytes) {
    Automaton *automaton = automaton_new();
    Store *store = automaton->store;
    store->borrowed = TRUE;
    store->words = sizes->words;
    g_array_append_vals(store->patterns, bytes, sizes->patterns);
    bytes += sizes->patterns * sizeof(Pattern);
    g_array_append_vals(store->follow, bytes, sizes->follow);
    bytes += sizes->follow * sizeof(guint64);
    store->fits = take(&bytes, sizes->fits * sizeof(Live));
    store->begins = take(&bytes, sizes->begins * sizeof(Live));
    store->fits_at = take(&bytes, (sizes->words + 1) * sizeof(guint32));
    store->begins_at = take(&bytes, (sizes->words + 1) * sizeof(guint32));
    prepare_states(automaton);
    return automaton;
}

guint automaton_states(const Automaton *automaton) {
    return automaton->store->states->len;
}

guint64 automaton_slow_steps(const Automaton *automaton) {
    return automaton->store->slow_steps;
}
