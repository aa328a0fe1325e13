/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading the outline of a configuration file before libconfuse does: which
 * sections and options stand where, and the first fault of syntax with the
 * place where it began.  libconfuse counts lines wrongly and lets missing
 * braces, quotes and comment ends pass.
 */
#ifndef BOWOUT_BASE_CONFILE_SCAN_H
#define BOWOUT_BASE_CONFILE_SCAN_H

#include <glib.h>

#include "bowout/base/problem.h"

/* One value or title as it is written in the file, quotes included. */
typedef struct ScanValue {
    gsize start;
    gsize length; /* 0: none */
    int line;
} ScanValue;

typedef struct ScanNode {
    char *name;
    int line;
    gsize start, end; /* from its name to behind its value */
    gboolean section;
    ScanValue title;     /* of a section */
    GPtrArray *children; /* of a section: ScanNode */
    gboolean list;       /* of an option: written in braces */
    GArray *values;      /* of an option: ScanValue */
} ScanNode;

void scan_node_free(ScanNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ScanNode, scan_node_free)

/* The text in our form: without the byte order mark, line ends \n.  NULL and a
   problem when it cannot be text of ours (NUL, not UTF-8, control characters,
   too long). */
char *scan_prepare(const char *file, const char *bytes, gsize length, Problems *problems);

/* The outline of a prepared text as a nameless section; NULL and a problem when
   the syntax is wrong. */
ScanNode *scan_read(const char *file, const char *text, Problems *problems);

#endif
