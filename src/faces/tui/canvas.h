/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * canvas: what the drawing files draw on. The only implementation is screen.c (curses); nothing
 * here shows it, so that drawing is about text in places. A canvas is cleared, drawn whole, and
 * shown: only what differs from the screen before is sent.
 *
 * Texts are UTF-8 as the view has them. What this terminal cannot show stands there as something of
 * the same width.
 */
#ifndef BOWOUT_TUI_CANVAS_H
#define BOWOUT_TUI_CANVAS_H

#include <glib.h>

#include "layout.h"

/* Always together with a mark in the text: no state is told by these alone. */
typedef enum {
    STYLE_PLAIN,
    STYLE_STRONG,   /* titles, the sentences of this stage */
    STYLE_SELECTED, /* the item or field the keys act on */
    STYLE_FIELD,    /* where something can be typed */
    STYLE_MARKED,   /* in the letter: what a careful reader would mark; its number stands before it */
    STYLE_FAINT,    /* in brackets: what is not in the letter */
    STYLE_PRAISE,
    STYLE_WARNING,
    STYLE_ERROR,
    STYLE_COUNT
} Style;

void canvas_clear(void);
/* Draws at most `cells` cells of text[0, length) (length -1: all); gives how many. Nothing is
   cut in the middle of a character. */
int canvas_text(int row, int column, int cells, const char *text, gssize length, Style style);
/* The same; when it does not fit, it ends in an ellipsis. */
int canvas_clipped(int row, int column, int cells, const char *text, Style style);
/* Blanks of this style (a field's). */
void canvas_blank(int row, int column, int cells, Style style);

/* Lines join where they meet the other kind: left and right ends, and the columns of up to two
   verticals below and above. */
void canvas_horizontal(int row, int column, int cells);
void canvas_vertical(int row, int column, int rows);
typedef enum { JOIN_DOWN, JOIN_UP, JOIN_RIGHT, JOIN_LEFT, JOIN_CROSS } Join;
void canvas_join(int row, int column, Join join);

/* Where the cursor rests when all is drawn. */
void canvas_cursor(int row, int column);

/* "…" or what stands for it here. */
const char *canvas_ellipsis(void);

#endif
