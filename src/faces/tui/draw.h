/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draw: a view onto the canvas. Drawing reads the view and changes nothing but its own memory: how far each list is scrolled.
 * draw.c does the frame (title, steps, rules, message, keys); draw-*.c one part each.
 */
#ifndef BOWOUT_TUI_DRAW_H
#define BOWOUT_TUI_DRAW_H

#include "bowout/flow/view.h"
#include "canvas.h"
#include "layout.h"

/* Kept from one drawing to the next. Zeroed at the start. */
typedef struct {
    char *place; /* what is scrolled: id of the page and what covers it */
    int list_top, form_top, words_top;
    int overlay_top, overlay_rows, overlay_height; /* a long text over the page: first row shown, all rows, rows in sight */
    int words_width;                               /* cells of a line of own words, for ACTION_EDIT */
    int page_rows;                                 /* items in a page, for ACTION_PAGE_* */
} DrawMemory;

void draw_memory_clear(DrawMemory *memory);

/* Draws everything. `notice` stands in the message line instead of the view's message; NULL: none. */
void draw_view(const View *view, int rows, int columns, const char *notice, DrawMemory *memory);

/* The scope the keys of the page have, also while something covers it. */
unsigned draw_page_scope(const View *view);

/* ---- parts, for draw-*.c only ---- */

typedef struct {
    const View *view;
    Layout layout;
    DrawMemory *memory;
} Drawing;

/* Text in wrapped lines from the top of `area`, at most `most` rows; what does not fit ends in an ellipsis. Takes the rows off `area`. */
void draw_wrapped(Rect *area, const char *text, int most, Style style);
/* How many rows a text of the view takes (its own pointer: answers are kept until the next view is drawn); none when empty. */
int draw_wrapped_rows(const char *text, int width);
/* Takes rows off the top or the bottom of an area. */
Rect draw_take_rows(Rect *area, int rows);
Rect draw_take_bottom(Rect *area, int rows);

/* How much of the items a list shows (draw-list.c). */
typedef enum { LIST_ROWS, LIST_SELECTED, LIST_WHOLE } ListShape;

/* The main part. The rows functions say how many rows of this width it wants. */
int draw_main_rows(const View *view, ListShape shape, int width);
void draw_main(Drawing *drawing);

/* The least that must be shown: only where the letter is on the screen, and has the selected wording in it, are single rows enough. */
ListShape draw_list_shape(const View *view, gboolean letter);
int draw_list_rows(const GPtrArray *items, ListShape shape, int width);
void draw_list(Drawing *drawing, Rect area, const GPtrArray *items, int selected);
int draw_form_rows(const View *view, int width);
void draw_form(Drawing *drawing, Rect area);
int draw_words_rows(const View *view, int width);
void draw_words(Drawing *drawing, Rect area);

int draw_letter_rows(const View *view, int width);
void draw_letter(Drawing *drawing);
/* "… 3 more below" in one row, for lists that do not fit. */
void draw_more(Rect row, int count, gboolean above);
void draw_overlay(Drawing *drawing);

#endif
