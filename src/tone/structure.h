/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * structure: which lines of a text are the writer's own. Passes over the headers of a pasted mail,
 * quoted lines and what follows "-- " or "Original Message", and hands over the rest in blocks:
 * runs of own lines, and by themselves the subject, short lines that may be a sign-off, and the
 * lines of a signature. One pass; a block has a bounded size.
 */
#ifndef TONE_STRUCTURE_H
#define TONE_STRUCTURE_H

#include <glib.h>

typedef enum {
    BLOCK_BODY,
    BLOCK_SHORT, /* one short line by itself */
    BLOCK_SUBJECT,
    BLOCK_SIGNATURE /* a line after a sign-off or "-- " */
} BlockKind;

/* Gives TRUE when the block was a sign-off: what follows is then read as a signature. */
typedef gboolean (*BlockFunc)(gsize start, gsize end, BlockKind kind, gpointer data);

void structure_walk(const char *text, gsize length, BlockFunc take, gpointer data);

#endif
