/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * programs: running other programs: an argv, never a shell; SIGPIPE is ignored meanwhile, and nothing is left behind as a zombie.
 */
#ifndef BOWOUT_SRC_HANDOVER_PROGRAMS_H
#define BOWOUT_SRC_HANDOVER_PROGRAMS_H

#include <glib.h>

typedef struct {
    int exit_code;      /* -1: it did not end by itself */
    gboolean timed_out; /* it was ended after its time */
    char *complaint;    /* the last line it wrote to standard error, cleaned; "" when there is none */
} ProgramEnd;

/* Gives it the input and waits at most so many seconds. FALSE: it could not be started, `complaint` says why. Clear with
 * program_end_clear in any case. */
gboolean program_run(char *const *argv, const char *input, gsize length, guint seconds, ProgramEnd *end);
void program_end_clear(ProgramEnd *end);

/* It may use the terminal; keys that interrupt it do not interrupt us. Gives its exit code, or -1 with `why`. */
int program_interact(char *const *argv, char **why);

gboolean program_there(const char *name);

#endif
