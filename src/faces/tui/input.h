/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * input: the bytes that come from a terminal, made into key presses. It has no clock and reads
 * nothing itself: whoever reads says what time it is (microseconds, any origin), so that every rule
 * can be tested.
 *
 * Rules
 * - ESC alone acts INPUT_ESC_WAIT after it came; a sequence whose parts come closer than that is
 * one key. When the rest of a sequence
 *   comes later than that ("[A", "OA"), it is swallowed, never typed.
 * - Sequences that mean nothing here are swallowed whole.
 * - A paste (bracketed) is one event, whatever is in it: a mark of its end inside the text does not
 * end it when the true one follows
 *   without a pause.
 * - Where lines or text are expected (input_expect), what comes without a pause is one paste, too,
 * although nothing marks it.
 * - Characters may be split over reads; bytes that are no character are dropped.
 */
#ifndef BOWOUT_TUI_INPUT_H
#define BOWOUT_TUI_INPUT_H

#include "keys.h"

#define INPUT_MS 1000 /* microseconds */
#define INPUT_ESC_WAIT (90 * INPUT_MS)
#define INPUT_PASTE_MOST (1024u * 1024u) /* bytes of one paste; the rest is dropped */

typedef struct Input Input;

typedef struct {
    Press press;      /* PRESS_PASTE: with a text */
    const char *text; /* valid UTF-8, borrowed until the next input_take */
} InputEvent;

/* `charset`: the terminal's, NULL for UTF-8. Of other charsets those with one byte a character
   are understood. */
/* What is on the screen decides how much of what comes at once is text. */
typedef enum {
    INPUT_KEYS,  /* keys only */
    INPUT_LINES, /* lines that come without a pause were pasted, on a terminal that does not say so; a single one was typed */
    INPUT_TEXT   /* whatever comes without a pause was pasted */
} InputExpect;

Input *input_new(const char *charset);
void input_free(Input *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Input, input_free)

void input_expect(Input *input, InputExpect expect);

/* Bytes that were read. Bytes that are there count as in time: when both bytes and the deadline
   are due, feed first. */
void input_feed(Input *input, const char *bytes, gsize length, gint64 now);
/* When something must happen even if nothing comes; -1: not. */
gint64 input_deadline(const Input *input);
/* Nothing came until `now`. */
void input_tick(Input *input, gint64 now);

/* The next event; FALSE when there is none. */
gboolean input_take(Input *input, InputEvent *event);

#endif
