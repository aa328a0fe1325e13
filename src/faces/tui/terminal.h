/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * terminal: the tty under the screen and the signals around it. The modes found at the start are
 * put back on every way out, a crash included; signals only write a byte into a pipe, which the
 * loop reads. One terminal a process.
 */
#ifndef BOWOUT_TUI_TERMINAL_H
#define BOWOUT_TUI_TERMINAL_H

#include <glib.h>

/* Keeps the tty's modes and catches signals. Before curses starts, which leaves signals alone
   that are caught already. */
void terminal_start(void);
/* The bytes that bring the terminal back to what a shell expects; written on a crash. Copied. */
void terminal_set_reset(const char *bytes);
/* The modes as they were found. */
void terminal_restore_modes(void);
/* Keys come one by one and are not echoed, but lines end as usual: for showing text on the
   normal screen. */
void terminal_text_modes(void);
/* Signals as they were. */
void terminal_stop(void);

/* Becomes readable when a signal came. */
int terminal_signal_fd(void);
/* The next signal that came, or 0. */
int terminal_next_signal(void);

/* Columns and rows as the tty says; FALSE when it does not know. */
gboolean terminal_size(int *rows, int *columns);

#endif
