/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading configuration files (catalogue, tone rules, answers, settings): the
 * only door to libconfuse.  A schema says which options and sections there may
 * be; out comes a generic tree that never changes and knows its line numbers.
 *
 * A fault of syntax is reported and the file is left out (NULL).  Faults of
 * meaning (unknown or double options, double titles, a number that is none)
 * are all reported, and the sound rest is returned.  Of anything double the
 * first one counts.
 *
 * Values are valid UTF-8, but may hold characters written as escapes ("\e"):
 * call confile_refuse_hostile () where the text will be shown or sent.
 *
 * One thread only: libconfuse's lexer is global.
 */
#ifndef BOWOUT_BASE_CONFILE_H
#define BOWOUT_BASE_CONFILE_H

#include <glib.h>

#include "bowout/base/problem.h"

typedef enum ConfileKind {
    CONFILE_STRING,
    CONFILE_LIST, /* of strings; a single string is a list of one */
    CONFILE_INTEGER,
    CONFILE_BOOLEAN, /* true false yes no on off */
    CONFILE_SECTION, /* untitled, at most once */
    CONFILE_TITLED,  /* titled, many; no two of one title in one place */
    CONFILE_SKIPPED  /* one string or a list that this reader does not want: allowed, but not read */
} ConfileKind;

typedef struct ConfileOption {
    const char *name;
    ConfileKind kind;
    const struct ConfileOption *inside; /* sections only; ends with a NULL name */
} ConfileOption;

typedef struct ConfileSection ConfileSection;

/* Bytes a file may have, and sections inside sections. */
#define CONFILE_SIZE_MAX (1024 * 1024)
#define CONFILE_DEPTH_MAX 16

/* The schema must live as long as the tree.  Free the root only. */
ConfileSection *confile_read(const char *path, const ConfileOption *schema, Problems *problems);
ConfileSection *confile_read_text(const char *name, const char *text, gsize length, const ConfileOption *schema, Problems *problems);
void confile_free(ConfileSection *root);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ConfileSection, confile_free)

/* Everything below is borrowed and lives as long as the root.  Asking for an
   option that is not in the schema, or is of another kind, is a fault of the
   program (a critical message, and "not set"). */
const char *confile_file(const ConfileSection *section);         /* as given to confile_read */
const char *confile_section_name(const ConfileSection *section); /* "phrasing"; "" for the root */
const char *confile_title(const ConfileSection *section);        /* NULL if untitled */
int confile_line_of(const ConfileSection *section);              /* where it opens; the root: 1 */

gboolean confile_is_set(const ConfileSection *section, const char *name); /* option or section */
int confile_option_line(const ConfileSection *section, const char *name); /* not set: the section's line */

const char *confile_string(const ConfileSection *section, const char *name); /* NULL: not set */
gboolean confile_boolean(const ConfileSection *section, const char *name, gboolean fallback);
gint64 confile_integer(const ConfileSection *section, const char *name, gint64 fallback);

/* Never NULL; an option not set is an empty list.  Of `const char *`, not
   NULL-terminated. */
const GPtrArray *confile_list(const ConfileSection *section, const char *name);
int confile_list_line(const ConfileSection *section, const char *name, guint index);

/* Sections of this name in file order, of `const ConfileSection *`; never NULL. */
const GPtrArray *confile_sections(const ConfileSection *section, const char *name);
/* The first of them, or NULL. */
const ConfileSection *confile_section(const ConfileSection *section, const char *name);
/* The one of this title, or NULL. */
const ConfileSection *confile_find(const ConfileSection *section, const char *name, const char *title);

/* Adds a problem at an option's place (option NULL: the section's). */
void confile_problem(const ConfileSection *section, const char *option, ProblemLevel level, Problems *problems, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

/* Reports every title and value that holds control, hidden or reordering
   characters (text_hostile); FALSE if there was one. */
gboolean confile_refuse_hostile(const ConfileSection *root, Problems *problems);

/* The text of a file with an option of its root set to these values (a list where the schema
   says so; none: taken out), and all else as it stood, comments too.  `name` is for the
   problems.  NULL and a problem when the text is no file of ours. */
char *confile_put(const char *name, const char *text, gsize length, const ConfileOption *option, const char *const *values,
                  Problems *problems);

/* The text as a double-quoted string, with what must be escaped escaped, so
   that reading it gives the same bytes.  Always one line. */
char *confile_quote(const char *text);

#endif
