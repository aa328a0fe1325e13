/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pieces of the plain face: say.c prints, ask.c reads lines, plain.c turns lines into actions. Private to plain/.
 */
#ifndef BOWOUT_SRC_FACES_PLAIN_PLAIN_PRIVATE_H
#define BOWOUT_SRC_FACES_PLAIN_PLAIN_PRIVATE_H

#include "bowout/flow/view.h"

/* Columns the plain face wraps at: fits every terminal that is not tiny, and leaves room for a screen reader's own marks. */
#define PLAIN_COLUMNS 76

/* ---- say.c: every function ends its last line -------------------------------------------------------------------- */
void say_line(const char *text);
void say_paragraphs(const char *text);
void say_format(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* Title, guidance, and what this step is about; the choices with their numbers. */
void say_step(const View *view);
void say_items(const GPtrArray *items, int selected);
void say_field(const ViewField *field);
void say_findings(const View *view);
void say_message(const View *view);
void say_help(const View *view);

/* The index in `items` of the choice that is numbered `number` on the list, or -1. */
int say_item_index(const GPtrArray *items, int number);

/* ---- ask.c -------------------------------------------------------------------------------------------------------------- */
typedef enum { ASK_LINE, ASK_END, ASK_SIGNAL } AskOutcome;

/* Signals that end the program become ASK_SIGNAL from now on. */
void ask_start(void);
/* Prompts and reads one line without its end; valid UTF-8 (what is not is refused and asked again). */
AskOutcome ask_line(const char *prompt, char **line);
int ask_signal(void);

#endif
