/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input-private: the state machine, for input.c (keys and sequences), input-paste.c and, below
   both, input-state.c. */
#ifndef BOWOUT_TUI_INPUT_PRIVATE_H
#define BOWOUT_TUI_INPUT_PRIVATE_H

#include "input.h"

typedef enum {
    GROUND,
    AFTER_ESC,
    AFTER_ESC_ESC,
    IN_CSI,
    IN_SS3,
    IN_LINUX,      /* ESC [ [ : the Linux console's F1 to F5 */
    IN_MOUSE,      /* ESC [ M and three bytes */
    IN_STRING,     /* OSC, DCS, …: up to BEL or ST */
    IN_STRING_ESC, /* perhaps the start of ST */
    IN_PASTE,
    IN_BURST,   /* text comes without a pause; was it pasted? */
    PASTE_HELD, /* an end mark came; perhaps it was part of the text */
    TAIL,       /* Esc acted; the rest of its sequence may still come */
    IN_TAIL     /* and seems to */
} State;

struct Input {
    State state;
    InputExpect expect;
    gint64 deadline; /* -1: none */
    gint64 limit;    /* the deadline cannot move beyond; -1: none */
    gboolean alt;    /* the sequence began with two ESC */
    guint mouse_bytes;
    GString *sequence; /* what came after ESC [ or ESC O; in IN_TAIL with that byte */
    GString *paste, *held;
    char character[6];
    guint character_have, character_need;
    gunichar *upper; /* bytes 0x80 to 0xff of a charset with one byte a character, or NULL */
    GArray *events;  /* Press */
    GQueue pastes;   /* char *: one for each PRESS_PASTE waiting */
    guint taken;
    char *taken_paste;
};

/* input-state.c */
void input_emit(Input *input, Press press);
/* Another state, until the deadline (-1: for ever). */
void input_enter(Input *input, State state, gint64 deadline);
void input_to_ground(Input *input);
/* One more byte came: the silence starts anew, up to the limit. */
void input_postpone(Input *input, gint64 deadline);

/* input-paste.c */
void input_start_paste(Input *input, gint64 now);
void input_in_paste(Input *input, guchar byte, gint64 now);
/* TRUE: the next paste begins, so this one is over. */
gboolean input_in_paste_held(Input *input, guchar byte, gint64 now);
/* Is this the beginning of a text rather than keys? Then it is one until a pause comes. */
gboolean input_starts_burst(Input *input, const char *bytes, gsize length);
void input_in_burst(Input *input, guchar byte, gint64 now);
/* The pause came; gives what is keys of it, to be taken anew (owned by the caller). */
GString *input_finish_burst(Input *input);
/* The paste is over; gives what was held after it, which is ordinary input (owned by the
   caller). */
GString *input_finish_paste(Input *input);

#endif
