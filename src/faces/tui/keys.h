/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * keys: which key does what, in one table. Input, the key line and the help all come from it.
 * Nothing here knows curses.
 *
 * A press is one key: a code point for a character, one of PRESS_ENTER… for a named key, together
 * with PRESS_SHIFT, PRESS_ALT and PRESS_CTRL. Control characters are written as the letter with
 * PRESS_CTRL ('x' | PRESS_CTRL).
 */
#ifndef BOWOUT_TUI_KEYS_H
#define BOWOUT_TUI_KEYS_H

#include <glib.h>

#include "bowout/flow/action.h"

typedef guint32 Press;

enum {
    PRESS_NONE = 0,
    PRESS_ENTER = 0x110000, /* beyond Unicode */
    PRESS_TAB,
    PRESS_BACKTAB,
    PRESS_ESC,
    PRESS_BACKSPACE,
    PRESS_DELETE,
    PRESS_INSERT,
    PRESS_UP,
    PRESS_DOWN,
    PRESS_LEFT,
    PRESS_RIGHT,
    PRESS_HOME,
    PRESS_END,
    PRESS_PAGE_UP,
    PRESS_PAGE_DOWN,
    PRESS_F1,
    PRESS_F2,
    PRESS_F3,
    PRESS_F12 = PRESS_F1 + 11,
    PRESS_PASTE, /* with a text, see input.h */
    PRESS_CODE = 0x1fffff,
    PRESS_SHIFT = 1 << 24,
    PRESS_ALT = 1 << 25,
    PRESS_CTRL = 1 << 26
};

typedef struct {
    Press press;
    unsigned scopes; /* Scope bits */
    ActionId action;
    int argument;     /* ACTION_EDIT: an EditAction; else the number of the action (the digit of ACTION_SELECT) */
    const char *word; /* N_("next"): what the key line says; NULL on the further keys of an action, and where the line never names it */
} KeyRow;

const KeyRow *keys_table(guint *count);

/* The row for this press in this scope, or NULL. */
const KeyRow *keys_find(Press press, unsigned scope);

/* Is this a character to be typed (rather than a command)? */
gboolean keys_printable(Press press);

/* "Ctrl-X", "Alt-Enter", "Page Up"; short: "^X". Owned by the caller. */
char *keys_name(Press press, gboolean brief);

/* The first key of an action in a scope, as the key line names it; NULL: none. Owned by the
   caller. */
char *keys_of_action(ActionId action, unsigned scope);

/* The key line: whole entries "Enter next" of these actions, parted by blanks, as many as fit
 * into `width` cells; next, back, help and leave before others. */
char *keys_line(const GPtrArray *commands, unsigned scope, int width);

/* One line of the key help. */
typedef struct {
    char *keys;       /* "Enter", "Esc, F2" */
    const char *help; /* what it does, translated */
} KeyHelp;

/* What the keys of a scope do, in the order of the table; the editing keys come last. Array of
   KeyHelp, free with g_array_unref. */
GArray *keys_help(unsigned scope);

#endif
