/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draw-styled: a text whose every byte has its style, in rows of one width, with a margin in which
 * what is selected has a ">". Put text, end the block, again; then draw as much of it as there is
 * room for.
 */
#ifndef BOWOUT_TUI_DRAW_STYLED_H
#define BOWOUT_TUI_DRAW_STYLED_H

#include "draw-text.h"

#define STYLED_MARGIN 2
#define STYLED_SELECTED 0x80u /* beside a style: belongs to what is selected */

typedef struct {
    gsize start, end; /* bytes of the text; alike: a blank row */
    gboolean selected;
} StyledRow;

typedef struct {
    int width; /* without the margin */
    GString *text;
    GByteArray *styles;
    GArray *rows; /* StyledRow */
    gsize block;  /* where the text begins that has no rows yet */
} Styled;

Styled *styled_new(int width);
void styled_free(Styled *styled);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Styled, styled_free)

void styled_put(Styled *styled, const char *text, gsize length, unsigned style);
/* What was put since the last time becomes rows. */
void styled_end_block(Styled *styled);
/* A blank row, but not as the first. */
void styled_blank(Styled *styled);

/* The first row to show, so that what is selected is in sight, moving as little as possible. */
int styled_scroll(const Styled *styled, int top, int height);
void styled_draw(const Styled *styled, const Rect *area, int top);

#endif
