/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draw: a view onto the canvas. Drawing reads the view and changes nothing but its own memory: how
 * far each list is scrolled. Its parts: draw-parts.h.
 */
#ifndef BOWOUT_TUI_DRAW_H
#define BOWOUT_TUI_DRAW_H

#include "bowout/flow/view.h"

/* Kept from one drawing to the next. Zeroed at the start. */
typedef struct {
    char *place; /* what is scrolled: id of the page and what covers it */
    int list_top, form_top, words_top;
    int overlay_top, overlay_rows, overlay_height; /* a long text over the page: first row shown, all rows, rows in sight */
    int words_width;                               /* cells of a line of own words, for ACTION_EDIT */
    int page_rows;                                 /* items in a page, for ACTION_PAGE_* */
} DrawMemory;

void draw_memory_clear(DrawMemory *memory);

/* Draws everything. `notice` stands in the message line instead of the view's message; NULL:
   none. */
void draw_view(const View *view, int rows, int columns, const char *notice, DrawMemory *memory);

#endif
