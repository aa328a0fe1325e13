/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * automaton: all phrases of all rules at once. A phrase is a pattern of at most 64 positions, each
 * a set of words or any word; which positions may follow which is a table of bit sets. What could
 * be going on after the words read so far is a state: the live patterns with their live positions.
 * States and the steps between them are made when a text first needs them, and kept; the store is
 * bounded and starts anew when full, so neither time nor memory can run away.
 *
 * A text is read word by word with automaton_step; a state that completes a pattern says so.
 * Patterns begin anywhere, and end where the caller goes back to AUTOMATON_SENTENCE.
 */
#ifndef TONE_AUTOMATON_H
#define TONE_AUTOMATON_H

#include <glib.h>

#include "vocabulary.h"

#define PATTERN_POSITIONS_MOST 64u
#define PATTERN_WORDS_MOST 64u /* the longest match, in words */

typedef struct {
    guint64 first, last, any; /* positions it may begin with, end with, and that take any word */
    guint32 follow_at;        /* its table of what follows each position */
    guint32 tag;              /* the caller's */
    guint8 positions;
    guint8 length;             /* words of every match, 0 when they differ */
    gboolean at_start, at_end; /* only where a sentence begins, ends */
} Pattern;

typedef struct Automaton Automaton;
typedef guint32 AutomatonState;

/* The state where a sentence begins. */
#define AUTOMATON_SENTENCE ((AutomatonState)1)

/* A pattern with some of its positions. */
typedef struct {
    guint64 positions;
    guint32 pattern, unused;
} Live;

typedef struct {
    PackList patterns;           /* Pattern */
    PackList follow;             /* guint64 */
    PackList fits, begins;       /* Live: the positions a word fits, and the patterns it begins, */
    PackList fits_at, begins_at; /* guint32: from where on, by word */
} PackedAutomaton;

/* Is this a pattern's tag? */
typedef gboolean (*AutomatonTagSound)(gconstpointer owner, guint32 tag);

/* Runs on what stands in the pack, which must outlive it. NULL when that is not sound. */
Automaton *automaton_take(const Pack *pack, const PackedAutomaton *packed, guint words, AutomatonTagSound tag_sound, gconstpointer owner);
void automaton_free(Automaton *automaton);

/* The state after one more word. */
AutomatonState automaton_step_slow(Automaton *automaton, AutomatonState state, WordId word);

/* A pattern that ends with the last word. */
typedef struct {
    guint32 pattern;
    guint32 tag;
    guint32 at_end; /* counts only where the sentence ends */
} Accepted;

/* Where the longest match of `pattern` that ends with words[end] begins, looking back no further
   than words[0]. */
guint automaton_match_start(const Automaton *automaton, guint32 pattern, const WordId *words, gsize stride, guint end);

/* The store of steps, open here so that stepping needs no call. */
typedef struct {
    guint32 from_word; /* state << 16 | word; 0: free (state 0 stores its steps elsewhere) */
    AutomatonState to;
} AutomatonStep;

/* A state. The step that was first taken from it stands with it: most states are left by one
 * word only, and states made one after the other lie side by side, so text that has been seen is
 * read without looking anywhere else. */
typedef struct {
    guint32 live_at, live_count;
    guint32 accepted_at, accepted_count;
    WordId first_word; /* AUTOMATON_NO_WORD: not left yet */
    AutomatonState first_to;
} AutomatonMade;

#define AUTOMATON_NO_WORD ((WordId)0xFFFF) /* above VOCABULARY_MOST */

struct Automaton {
    const AutomatonMade *made; /* the states */
    const Accepted *accepted;
    AutomatonStep *steps;
    guint32 step_mask, step_used;
    AutomatonState *idle_steps; /* of state 0, by word; G_MAXUINT32: not known */
    struct AutomatonStore *store;
};

#define AUTOMATON_ACCEPTS 0x80000000u /* set in a state that completes something */

static inline guint32 automaton_step_hash(guint32 from_word) {
    return (from_word * 0x9E3779B1u) >> 8;
}

/* The patterns that end with the last word, in `*count`. Valid until the next step. */
static inline const Accepted *automaton_accepted(const Automaton *automaton, AutomatonState state, guint *count) {
    const AutomatonMade *made = &automaton->made[state & ~AUTOMATON_ACCEPTS];
    *count = made->accepted_count;
    return automaton->accepted + made->accepted_at;
}

static inline AutomatonState automaton_step(Automaton *automaton, AutomatonState state, WordId word) {
    guint32 number = state & ~AUTOMATON_ACCEPTS;
    if (number == 0) {
        AutomatonState to = automaton->idle_steps[word];
        if (to != G_MAXUINT32) return to;
    } else {
        const AutomatonMade *made = &automaton->made[number];
        guint32 key = number << 16 | word, at;
        if (made->first_word == word) return made->first_to;
        at = automaton_step_hash(key) & automaton->step_mask;
        while (automaton->steps[at].from_word != 0) {
            if (automaton->steps[at].from_word == key) return automaton->steps[at].to;
            at = (at + 1) & automaton->step_mask;
        }
    }
    return automaton_step_slow(automaton, number, word);
}

#endif
