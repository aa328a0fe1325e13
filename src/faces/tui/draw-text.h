/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * draw-text: the toolbox of all drawing. It knows areas and texts, no view and no screen.
 */
#ifndef BOWOUT_TUI_DRAW_TEXT_H
#define BOWOUT_TUI_DRAW_TEXT_H

#include "canvas.h"
#include "layout.h"

#define DRAW_INDENT 4 /* of a list: "> 1 " */

/* Takes rows off the top or the bottom of an area. */
Rect draw_take_rows(Rect *area, int rows);
Rect draw_take_bottom(Rect *area, int rows);

/* Text in wrapped lines from the top of `area`, at most `most` rows; what does not fit ends in
   an ellipsis. Takes the rows off `area`. */
void draw_wrapped(Rect *area, const char *text, int most, Style style);
/* How many rows a text of the view takes (by its pointer: answers are kept until
   draw_text_forget); none when empty. */
int draw_wrapped_rows(const char *text, int width);
/* Another view: its texts may lie where those of the last one lay. */
void draw_text_forget(void);

/* "… 3 more below" in one row, for lists that do not fit. */
void draw_more(Rect row, int count, gboolean above);

#endif
