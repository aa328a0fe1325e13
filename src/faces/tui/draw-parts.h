/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draw-parts: what a screen is made of; draw.c puts it together, draw-frame.c does what is around
 * the page, and each other draw-*.c one part of it. Private to them.
 */
#ifndef BOWOUT_TUI_DRAW_PARTS_H
#define BOWOUT_TUI_DRAW_PARTS_H

#include "draw-text.h"
#include "draw.h"

typedef struct {
    const View *view;
    Layout layout;
    DrawMemory *memory;
} Drawing;

/* What is around the page: title, steps, rules, message, keys. `notice` stands in the place of
   the message; NULL: none. */
void draw_frame(const Drawing *drawing, const char *notice);
/* How wide the list of the steps is. */
int draw_steps_columns(const View *view);

/* How much of the items a list shows (draw-list.c). */
typedef enum { LIST_SELECTED, LIST_WHOLE } ListShape;

/* The main part. The rows functions say how many rows of this width it wants. */
int draw_main_rows(const View *view, ListShape shape, int width, gboolean beside);
void draw_main(Drawing *drawing);

/* The least that must be shown: only where the letter is on the screen, and has the selected
   wording in it, are single rows enough. */
ListShape draw_list_shape(const View *view, gboolean letter);
int draw_list_rows(const GPtrArray *items, ListShape shape, int width);
void draw_list(Drawing *drawing, Rect area, const GPtrArray *items, int selected);
int draw_form_rows(const View *view, int width);
void draw_form(Drawing *drawing, Rect area);
int draw_words_rows(const View *view, int width);
void draw_words(Drawing *drawing, Rect area);
int draw_blank_rows(const View *view, int width);
void draw_blank(Drawing *drawing, Rect area);

int draw_letter_rows(const View *view, int width);
void draw_letter(Drawing *drawing);
/* In its place, the beginning of the offer. */
void draw_offer(Drawing *drawing);
/* What the area shows of `total` rows from `top` on is not all: said in the rules around it, or at
   its edge where there are none. */
void draw_scrolled(const Drawing *drawing, const Rect *area, int top, int total);
/* Review, and nothing asked over it: then the letter is the page. */
gboolean draw_is_review(const View *view);
void draw_review(Drawing *drawing, Rect area);
/* Two letters, and one is taken. */
gboolean draw_is_compare(const View *view);
void draw_compare(Drawing *drawing, Rect area);
void draw_overlay(Drawing *drawing);

#endif
