/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas-private: what screen.c decides about the canvas. */
#ifndef BOWOUT_TUI_CANVAS_PRIVATE_H
#define BOWOUT_TUI_CANVAS_PRIVATE_H

#include <curses.h>

#include "canvas.h"

extern attr_t canvas_styles[STYLE_COUNT];
extern gboolean canvas_underlines; /* fields can be underlined; otherwise they are drawn with "_" */

void canvas_choose_charset(gboolean utf8);
void canvas_place_cursor(void);

#endif
