/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What edit.c (content, undo) lends to edit-act.c (actions) and edit-history.c (undo as text). */
#ifndef BOWOUT_BASE_EDIT_PRIVATE_H
#define BOWOUT_BASE_EDIT_PRIVATE_H

#include "bowout/base/edit.h"

typedef enum ChangeKind {
    CHANGE_OTHER,
    CHANGE_TYPE, /* letters typed in a row are undone by words */
    CHANGE_ERASE /* backspaces in a row are undone together */
} ChangeKind;

/* One replacement: at `at`, `removed` gave way to `inserted`. */
typedef struct Change {
    gsize at;
    char *removed;
    char *inserted;
    gsize cursor_before;
    gsize cursor_after;
    ChangeKind kind;
    char *line; /* as it is kept with a draft; NULL: not written yet */
} Change;

struct Edit {
    GString *text;
    gsize cursor;
    gboolean lines;
    gsize cap; /* code points, 0: none */
    guint revision;
    int wish;         /* the column that up and down aim at, -1: where the cursor is */
    GArray *changes;  /* Change, for undo */
    guint done;       /* changes before this one are done, from it on undone */
    gboolean merging; /* the cursor has not moved since the last change */
    GString *killed;
    gboolean killing; /* the last action was a kill */
};

/* Puts `insert` in place of the bytes [start, end). */
void edit_replace(Edit *edit, gsize start, gsize end, const char *insert, ChangeKind kind);
gboolean edit_undo(Edit *edit);
gboolean edit_redo(Edit *edit);

#endif
