/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * layout: where everything goes on a screen of any size. Arithmetic only. Rows and columns count
 * from 0; a rectangle of no rows or no columns is not shown. Nothing overlaps, everything is
 * inside.
 *
 *     Bow out · Northwind Remote                               Step 5 of 9 · saved    title
 *     x The offer  x Situation  x Gratitude  > Decision  Reasoning  Review            steps, as a line
 *     ────────────────────────────────────────────────────────────────────────────    top_rule
 *     Give your reason                                                  optional      main
 *     ─ Your letter so far ───────────────────────────────────────────────────────    letter_rule
 *     Dear Ms. Tan,                                                                   letter
 *     ────────────────────────────────────────────────────────────────────────────    bottom_rule
 *     Looks good: one sentence, about your own plans.                                 message
 *     Enter next   Esc back   e edit   p preview   F1 help   ^X leave                 keys
 *
 * On a wide screen the steps are a list at the left, parted by `divider`, and the letter stands
 * beside the main part.
 */
#ifndef BOWOUT_TUI_LAYOUT_H
#define BOWOUT_TUI_LAYOUT_H

#include <glib.h>

#define LAYOUT_LEAST_ROWS 12
#define LAYOUT_LEAST_COLUMNS 40
#define LAYOUT_PREVIEW_ROWS 18    /* fewer: no letter */
#define LAYOUT_BESIDE_COLUMNS 110 /* the letter has a column of its own; fewer: the list of steps is one line */

typedef struct {
    int row, column, rows, columns;
} Rect;

/* What the screen would like to have. */
typedef struct {
    int rows, columns;     /* of the terminal */
    gboolean steps;        /* there are steps to list */
    int steps_columns;     /* cells the longest of them needs */
    int message_rows;      /* at least so many for the message; 0: as the screen has room */
    gboolean letter;       /* there is a letter to show */
    int main_rows;         /* what the main part needs to be shown whole */
    int letter_rows;       /* what the letter needs */
} LayoutWish;

typedef struct {
    gboolean too_small;  /* nothing but a notice: everything else is empty */
    gboolean steps_line; /* `steps` is one line */
    gboolean beside;     /* the letter stands beside, not below */
    Rect title, top_rule, steps, main, letter_rule, letter, bottom_rule, message, keys;
    Rect divider;        /* between the steps and the rest: one column, or nothing */
    Rect letter_divider; /* between main and a letter beside: one column, or nothing */
    Rect body;           /* all between the rules, for what covers everything */
} Layout;

void layout_compute(Layout *layout, const LayoutWish *wish);

/* The inside of a rectangle: without `left` and `right` columns, and at most `most` columns wide
   (0: no limit). */
Rect layout_inside(const Rect *rect, int left, int right, int most);

/* The first row of a list to show, so that `at` (with `rows` rows of its own) is in sight,
   moving as little as possible from `top`. */
int layout_scroll(int top, int at, int rows, int height, int total);

#endif
