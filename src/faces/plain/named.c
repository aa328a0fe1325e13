/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list by its name: "email" is as good as its number. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "plain-private.h"

#define NAME_BYTES_LEAST 3u /* less is a command, or a slip */

typedef const char *(*TitleAt)(const GPtrArray *rows, guint index); /* NULL: cannot be chosen */

static const char *item_title(const GPtrArray *rows, guint index) {
    const ViewItem *item = rows->pdata[index];
    return item->heading ? NULL : item->text;
}

static const char *choice_title(const GPtrArray *rows, guint index) {
    return rows->pdata[index];
}

/* How well it names the title, both folded: 3 wholly, 2 its beginning, 1 the beginning of one of
   its words, 0 not at all. */
static guint naming(const char *name, const char *title) {
    gsize length = strlen(name);
    if (strcmp(title, name) == 0) return 3;
    if (strncmp(title, name, length) == 0) return 2;
    for (const char *space = strchr(title, ' '); space != NULL; space = strchr(space + 1, ' '))
        if (strncmp(space + 1, name, length) == 0) return 1;
    return 0;
}

/* The row that is named best; -1: none. `alone`: no other is named as well. */
static int find_named(const GPtrArray *rows, TitleAt title_at, const char *line, gboolean *alone) {
    g_autofree char *name = text_fold(line);
    guint best = 0;
    int found = -1;
    *alone = FALSE;
    for (guint i = 0; rows != NULL && strlen(name) >= NAME_BYTES_LEAST && i < rows->len; i++) {
        const char *title = title_at(rows, i);
        g_autofree char *folded = text_fold(title != NULL ? title : "");
        guint how = naming(name, folded);
        if (how == 0 || how < best) continue;
        *alone = how > best;
        best = how;
        found = (int)i;
    }
    return found;
}

/* What a whole word does, at menus and behind a colon; named as the table of actions does. */
static const ActionId words[] = {ACTION_TONE, ACTION_CHANNEL, ACTION_SPELLING, ACTION_UNDO, ACTION_REDO, ACTION_COMPARE};

ActionId named_action(const View *view, const char *line) {
    g_autofree char *word = text_fold(line);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if ((action_row(words[i])->scopes & view->scope) != 0 && strcmp(action_row(words[i])->name, word) == 0) return words[i];
    return ACTION_NONE;
}

void named_help(const View *view, const char *before) {
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if ((action_row(words[i])->scopes & view->scope) != 0)
            say_format("%s%s: %s", before, action_row(words[i])->name, _(action_row(words[i])->help));
}

int named_item(const GPtrArray *items, const char *line, gboolean *alone) {
    return find_named(items, item_title, line, alone);
}

int named_choice(const GPtrArray *choices, const char *line, gboolean *alone) {
    return find_named(choices, choice_title, line, alone);
}
