/* SPDX-License-Identifier: GPL-3.0-or-later */
/* term-private: shared by term.c (terminal and process) and term-files.c (golden screens, other
   runs, files). */
#ifndef BOWOUT_TESTS_TERM_PRIVATE_H
#define BOWOUT_TESTS_TERM_PRIVATE_H

#include <vterm.h>

#include "term.h"

#define HOME_NAME "bowout-term-"

struct Term {
    int master, pid, status;
    gboolean reaped, shell, own_home;
    int rows, columns;
    VTerm *vt;
    VTermScreen *screen;
    GString *raw;
    char *home;
    GPtrArray *environment;
};

/* Reads once; FALSE when nothing came in time or the line is closed. */
gboolean term_pump(Term *term, int ms);
gint64 term_deadline(void);
/* The program and these arguments (NULL: the usual ones). */
char **term_arguments(const char *const *arguments);

#endif
