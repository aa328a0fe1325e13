/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text being typed: content, cursor, undo.  Nothing here knows keys or screens;
 * a face turns keys into actions and draws the layout.  The cursor is a byte
 * offset and always stands at a grapheme border; the text is always valid and
 * never hostile (see text.h).
 */
#ifndef BOWOUT_BASE_EDIT_H
#define BOWOUT_BASE_EDIT_H

#include <glib.h>

#include "bowout/base/text.h"

typedef struct Edit Edit;

typedef enum EditAction {
    EDIT_LEFT,
    EDIT_RIGHT,
    EDIT_WORD_LEFT,
    EDIT_WORD_RIGHT,
    EDIT_HOME, /* of the visual line */
    EDIT_END,
    EDIT_UP, /* visual lines; FALSE on the first / last one */
    EDIT_DOWN,
    EDIT_TEXT_START,
    EDIT_TEXT_END,
    EDIT_BACKSPACE,
    EDIT_DELETE,
    EDIT_DELETE_WORD,
    EDIT_DELETE_WORD_BACK,
    EDIT_KILL_TO_END, /* of the paragraph; at its end the newline */
    EDIT_KILL_TO_START,
    EDIT_YANK, /* what was last killed; kills in a row add up */
    EDIT_TRANSPOSE,
    EDIT_NEWLINE,
    EDIT_UNDO,
    EDIT_REDO,
    EDIT_N_ACTIONS
} EditAction;

#define EDIT_ERROR (edit_error_quark())
GQuark edit_error_quark(void);
typedef enum EditError {
    EDIT_ERROR_HOSTILE, /* a character that may not be typed */
    EDIT_ERROR_FULL     /* over the cap */
} EditError;

/* What to draw.  Rows and columns count from 0.  `lines` holds TextLine; the
   cursor is always inside width columns and on one of the rows. */
typedef struct EditLayout {
    GArray *lines;
    guint row;
    int column;
} EditLayout;

/* The part of a one-line field that is in sight: draw [start, end), `column`
   is the cursor's. */
typedef struct EditWindow {
    gsize start;
    gsize end;
    int column;
} EditWindow;

/* lines: may hold newlines.  cap_code_points 0: no cap. */
Edit *edit_new(gboolean lines, gsize cap_code_points);
void edit_free(Edit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Edit, edit_free)

/* Replaces everything, forgets the undo history, cursor at the end.  The text
   is cleaned; what is longer than the cap is kept (nothing a person once wrote
   is lost), but cannot grow.  NULL is "". */
void edit_set(Edit *edit, const char *text);

/* The newest changes as text, to be kept beside the text itself; "" for none. */
char *edit_history(const Edit *edit);
/* After edit_set with the text that went with it: undo and redo as they were.
   What does not fit the text is left out. */
void edit_set_history(Edit *edit, const char *history);

const char *edit_text(const Edit *edit); /* borrowed, until the next change */
gsize edit_length(const Edit *edit);     /* bytes */
gsize edit_cursor(const Edit *edit);
void edit_set_cursor(Edit *edit, gsize position); /* moved back to a border */
gboolean edit_lines(const Edit *edit);
guint edit_revision(const Edit *edit); /* another number after each change of the text */

/* Typed text.  A newline in a one-line field becomes a space.  Hostile
   characters, or more than the cap allows: FALSE, a message for the person,
   and nothing is inserted. */
gboolean edit_insert(Edit *edit, const char *text, GError **error);

/* Pasted text, any bytes.  Line ends and tabs are made ours, what may not be
   in a text is left out, what does not fit too: then FALSE, and the message
   says what was left out; the rest has been inserted. */
gboolean edit_paste(Edit *edit, const char *text, GError **error);

/* TRUE when the text or the cursor changed.  `width` is that of edit_layout;
   it matters to EDIT_UP, DOWN, HOME and END only. */
gboolean edit_act(Edit *edit, EditAction action, int width);

/* The text wrapped for a box `width` columns wide.  The last column is kept
   for the cursor, so a full line still shows it. */
EditLayout *edit_layout(const Edit *edit, int width);
void edit_layout_free(EditLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EditLayout, edit_layout_free)

/* The part of the text to show in one line `width` columns wide (newlines are
   not expected). */
EditWindow edit_window(const Edit *edit, int width);

#endif
