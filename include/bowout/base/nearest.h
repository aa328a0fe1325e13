/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Did you mean …?": the name that was most likely meant, among those that are allowed there. Hold every allowed name against it with
 * nearest_try, then ask for the hint.
 */
#ifndef BOWOUT_BASE_NEAREST_H
#define BOWOUT_BASE_NEAREST_H

#include <glib.h>

typedef struct {
    const char *typed; /* borrowed, like the names */
    const char *best;  /* NULL: none is near */
    guint distance;    /* of the best */
} Nearest;

#define NEAREST_TO(typed) ((Nearest){(typed), NULL, G_MAXUINT})

/* NULL is no name. */
void nearest_try(Nearest *nearest, const char *name);
/* All names of a NULL-terminated list. */
void nearest_try_all(Nearest *nearest, const char *const *names);
/* ": did you mean \"email\"?", or "" when nothing is near. The caller's. */
char *nearest_hint(const Nearest *nearest);

#endif
