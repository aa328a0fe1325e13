/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list of what is wrong with the files a person wrote, each with its place,
 * so that all can be told at once.  Collected below, printed by a face.
 */
#ifndef BOWOUT_BASE_PROBLEM_H
#define BOWOUT_BASE_PROBLEM_H

#include <glib.h>

typedef enum ProblemLevel { PROBLEM_WARNING, PROBLEM_ERROR } ProblemLevel;

typedef struct Problem {
    char *file; /* as the person named it; NULL: no file */
    int line;   /* from 1; 0: the file as a whole */
    ProblemLevel level;
    char *message; /* lower case, no full stop */
} Problem;

typedef struct Problems Problems;

Problems *problems_new(void);
void problems_free(Problems *problems);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Problems, problems_free)

/* A NULL list is allowed: the problem is dropped. */
void problems_add(Problems *problems, ProblemLevel level, const char *file, int line, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* How many at this level or above: PROBLEM_WARNING counts all. */
guint problems_count(const Problems *problems, ProblemLevel level);

/* In the order found; NULL past the end.  Borrowed. */
const Problem *problems_get(const Problems *problems, guint index);

/* Stable sort by file (in order of first appearance) and line. */
void problems_sort(Problems *problems);

/* "file:line: message", "file: message" or "message"; cleaned for a screen. */
char *problem_format(const Problem *problem);

#endif
