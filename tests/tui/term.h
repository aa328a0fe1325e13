/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * term: the real bowout on a pseudo-terminal, looked at through libvterm. Every Term has a HOME of
 * its own, removed with it. Nothing here sleeps: everything waits for a text, a silence or an end,
 * with a deadline; when it passes, the screen is printed and the test fails.
 */
#ifndef BOWOUT_TESTS_TERM_H
#define BOWOUT_TESTS_TERM_H

#include <glib.h>
#include <termios.h>

typedef struct {
    int rows, columns;            /* 0: 24 and 80 */
    const char *name;             /* TERM; NULL: xterm-256color; "": not set */
    const char *locale;           /* LC_ALL; NULL: C.UTF-8 */
    const char *const *variables; /* more of the environment, "NAME=value", NULL-terminated; or NULL */
    const char *const *arguments; /* of bowout, NULL-terminated; NULL: --now 2026-11-23 */
    const char *home;             /* NULL: a new one */
    gboolean shell;               /* under a little shell with job control: it says "(stopped)" and goes on with Enter */
} TermOptions;

typedef struct Term Term;

Term *term_start(const TermOptions *options);
/* Kills what still runs. */
void term_free(Term *term);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Term, term_free)

/* In seconds. It is there to end what hangs, not to measure: the machine may be busy, and an
   instrumented program is slow. */
#define DEADLINE_S 300

/* Bytes as they are. */
void term_send(Term *term, const char *bytes);
/* Bytes so many times, and nothing is read meanwhile: the program finds its terminal full. */
void term_flood(Term *term, const char *bytes, int times);
/* The process sleeps in a write to its terminal (as the kernel says). */
void term_wait_stuck(Term *term);
/* Keys by name, parted by blanks: "Down Down Enter ^X F1 e". */
void term_keys(Term *term, const char *names);
/* Milliseconds during which what comes is still shown. Only for tests of time itself. */
void term_pass(Term *term, int ms);

void term_wait(Term *term, const char *text);
void term_wait_gone(Term *term, const char *text);
/* The screen becomes this one (of term_screen). */
void term_wait_screen(Term *term, const char *screen);
/* Nothing came for this long, and the program waits for something. */
void term_wait_quiet(Term *term, int ms);
gboolean term_shows(Term *term, const char *text);
/* The whole screen, lines parted by newlines, blanks at their ends taken off. Owned by the
   caller. */
char *term_screen(Term *term);
/* A row without the blanks at its end. Owned by the caller. */
char *term_row(Term *term, int row);
void term_cursor(Term *term, int *row, int *column);

typedef enum { TERM_BOLD = 1, TERM_UNDERLINE = 2, TERM_REVERSE = 4, TERM_COLOUR = 8 } TermAttribute;
/* The attributes of the first cell of this text on the screen. */
int term_attributes(Term *term, const char *text);
/* All attributes of the whole screen together. */
int term_all_attributes(Term *term);

void term_resize(Term *term, int rows, int columns);
/* The line drops. */
void term_hang_up(Term *term);
int term_pid(Term *term);
void term_signal(Term *term, int number);
/* Waits for the end: the exit code, or 128 + n when signal n ended it. */
int term_wait_end(Term *term);
gboolean term_ended(Term *term);
/* The same while nothing is read. */
int term_wait_end_unread(Term *term);

/* Everything that was received so far. Borrowed. */
const GString *term_raw(Term *term);
struct termios term_modes(Term *term);
const char *term_home(Term *term);

/* The screen becomes that of tests/tui/golden/NAME.txt; BOWOUT_UPDATE_GOLDEN=1 writes the file
   instead. */
void term_expect_golden(Term *term, const char *name);

/* Runs bowout without a terminal in the same HOME; gives what it wrote to standard output. Owned
   by the caller. */
char *term_run(Term *term, const char *const *arguments);
/* A file below HOME. Owned by the caller; NULL when there is none. */
char *term_read_file(Term *term, const char *name);

/* Prints the screen and fails the test. */
void term_fail(Term *term, const char *format, ...) G_GNUC_PRINTF(2, 3) G_GNUC_NORETURN;

#endif
