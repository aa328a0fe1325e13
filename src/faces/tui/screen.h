/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * screen: curses from start to stop, and the canvas on it. Nothing else of bowout knows curses. One
 * screen a process.
 */
#ifndef BOWOUT_TUI_SCREEN_H
#define BOWOUT_TUI_SCREEN_H

#include <glib.h>

/*
 * Takes the terminal. FALSE: it cannot show a full screen, `why` is a sentence. A TERM that is not
 * known here is replaced by one that is widely understood; `notice` is then a sentence about it,
 * otherwise NULL. Both are owned by the caller.
 */
gboolean screen_start(char **notice, char **why);
/* Quick look at what can be told without curses: a terminal on both sides, a TERM that is not
   dumb. */
gboolean screen_possible(char **why);

void screen_size(int *rows, int *columns);
/* The terminal may have another size now. */
void screen_resize(void);
/* Sends what differs. */
void screen_show(void);
/* The next screen_show sends everything. */
void screen_forget(void);

/* Back to the normal screen and its modes; screen_return comes back with everything redrawn at
   the next screen_show. */
void screen_leave(void);
void screen_return(void);
/* For good. */
void screen_stop(void);

#endif
