/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sheet: a key file while it is written. What is written into the first group stands before the
 * others, whenever it comes; all keys of another group come one after the other, each once.
 * GKeyFile reads it; writing it that way at every key would take five times as long.
 */
#ifndef FLOW_SHEET_H
#define FLOW_SHEET_H

#include <glib.h>

typedef struct {
    const char *first; /* the name of the first group */
    GString *keys;     /* of it */
    GString *rest;
    char *group; /* the one that is being written in `rest` */
} Sheet;

Sheet *sheet_new(const char *first);
/* Its text, which is the caller's; the sheet is gone. */
char *sheet_end(Sheet *sheet);

void sheet_text(Sheet *sheet, const char *group, const char *key, const char *text); /* NULL: nothing */
void sheet_number(Sheet *sheet, const char *group, const char *key, gint64 number);
void sheet_texts(Sheet *sheet, const char *group, const char *key, const char *const *texts, gsize count);

#endif
