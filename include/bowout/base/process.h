/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * process: the one way of running another program. It gets an argv, never a shell, and none of our
 * open files; nothing is left behind as a zombie, and no program that got a letter writes a core
 * file. Programs that only take and give text have a session of their own, without our terminal;
 * those that people use (an editor, a mail program) have the terminal as a shell would give it.
 */
#ifndef BOWOUT_BASE_PROCESS_H
#define BOWOUT_BASE_PROCESS_H

#include <glib.h>

typedef struct {
    int resource; /* RLIMIT_CPU, … */
    guint64 most;
} ProcessLimit;

/* Everything is borrowed. */
typedef struct {
    const char *const *argv;        /* a name without a slash is looked for in PATH */
    const char *const *environment; /* NULL: ours */
    const char *folder;             /* where it starts; NULL: where we are */
    const char *input;              /* for its standard input; NULL: nothing */
    gsize length;
    gsize output_most;          /* bytes of its standard output; more ends it. 0: they are not wanted */
    guint seconds;              /* after that it is ended */
    const ProcessLimit *limits; /* ended by one with resource -1; NULL: none but ours */
} ProcessOrder;

typedef enum {
    PROCESS_ENDED,       /* by itself, with `exit_code` */
    PROCESS_KILLED,      /* by a signal that was not ours */
    PROCESS_LATE,        /* it took longer than its seconds */
    PROCESS_TOO_MUCH,    /* it wrote more than is wanted */
    PROCESS_BROKEN_OFF,  /* we are to end ourselves, and so it was ended, too */
    PROCESS_NOT_STARTED, /* `complaint` says why */
} ProcessOutcome;

typedef struct {
    ProcessOutcome outcome;
    int exit_code;      /* -1: it did not end by itself */
    GByteArray *output; /* what it wrote; NULL when that is not wanted */
    char *complaint;    /* the last line it wrote to standard error, cleaned; "" when there is none */
} ProcessEnd;

/* TRUE: it ended by itself, with 0. Clear `end` in any case. Its end counts, not the end of its
 * output: programs for clipboards leave a child behind that keeps the pipes open. */
gboolean process_run(const ProcessOrder *order, ProcessEnd *end);

/*
 * Gives it the terminal and waits for its end; then the terminal has the modes it had before.
 * Ctrl-Z in the program stops us, too, and with us it goes on. A signal that ends us ends the
 * program first, and reaches us when this returns.
 */
gboolean process_interact(const char *const *argv, ProcessEnd *end);

/*
 * Starts one that reads `in` and writes `out`, which both stay ours to close, and lets it go:
 * nobody waits for its end. Of the order its input and how much it may write do not count; after
 * its seconds the kernel ends it.
 */
gboolean process_let_go(const ProcessOrder *order, int in, int out, GError **error);

/*
 * A copy of this process, apart from it: with no terminal, no open file but one end of a socket, no
 * handler of signals. It does `work`, which should end when the other end is closed, and ends.
 * Gives the other end; -1 and G_SPAWN_ERROR. Nobody waits for its end either. Only while there is a
 * single thread.
 */
int process_apart(void (*work)(int socket), GError **error);

/* In words, why the program of this name did not end well. Owned by the caller. */
char *process_why(const char *name, const ProcessEnd *end);
void process_end_clear(ProcessEnd *end);

/* First thing in main: whoever started us may have closed descriptors 0 to 2, and the next files
 * opened would stand in their place. A missing standard input is an empty one; writing to a
 * missing standard output fails. FALSE: there is no /dev/null. */
gboolean process_sound_descriptors(void);

/* Whether there is such a program. */
gboolean process_there(const char *name);

/* Stops this process and its group as a shell expects it, by SIGTSTP or SIGTTIN. Returns when
 * they go on; FALSE: there is no shell that could let them go on, and so they were not stopped. */
gboolean process_stop(int number);

#endif
