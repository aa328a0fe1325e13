/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree that confile.c builds and confile-tree.c answers from. */
#ifndef BOWOUT_BASE_CONFILE_PRIVATE_H
#define BOWOUT_BASE_CONFILE_PRIVATE_H

#include "bowout/base/confile.h"

/* What an option or the sections of one name hold; only those that are set. */
typedef struct Entry {
    const ConfileOption *option;
    int line;          /* of the first one */
    GPtrArray *values; /* options: strings, one unless it is a list */
    GArray *lines;     /* lists: of each element, int */
    gint64 number;     /* integers and booleans */
    GPtrArray *sections;
    GHashTable *titles; /* title (borrowed from its section) to section */
} Entry;

struct ConfileSection {
    const ConfileSection *root;
    const ConfileOption *schema;
    char *file;       /* the root only */
    const char *name; /* the schema's */
    char *title;
    int line;
    GArray *entries;
};

ConfileSection *confile_section_new(const ConfileSection *root, const ConfileOption *schema, const char *name, int line);
/* Borrowed until the next entry is added; NULL: not set. */
Entry *confile_entry(const ConfileSection *section, const char *name);
Entry *confile_entry_add(ConfileSection *section, const ConfileOption *option, int line);
const ConfileOption *confile_option_named(const ConfileOption *schema, const char *name);

#endif
