/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Did you mean …?": the name that was most likely meant, among those that are allowed there. Hold
 * every allowed name against it with nearest_try, then ask for the hint.
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
/* ": did you mean \"email\"?", or "" when nothing is near. The caller's. */
char *nearest_hint(const Nearest *nearest);
/* The same for names that are there as a list: GPtrArray of const char *, or NULL-terminated. */
char *nearest_among(const char *typed, const GPtrArray *names);
char *nearest_of(const char *typed, const char *const *names);

#endif
