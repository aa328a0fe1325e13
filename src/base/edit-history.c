/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Undo as text, so that it comes back with a draft.  A line a change, the
 * oldest first, those that are undone last; the first line says how many these
 * are.  What is read is held against the text before it is believed.
 */
#include "config.h"

#include <string.h>

#include "edit-private.h"
#include "text-private.h"

/* It is written at every key: enough to get back what was just lost. */
#define CHANGES_MOST 100
#define BYTES_MOST 4096
#define FIELDS 6

/* ------------------------------------------------------------------ */
/* Writing */

/* Letters beyond ASCII stand for themselves. */
static const char *high_bytes(void) {
    static char bytes[129];

    if (bytes[0] == '\0')
        for (int i = 0; i < 128; i++) bytes[i] = (char)(0x80 + i);
    return bytes;
}

/* Written once: only the last change may still grow. */
static const char *change_line(Change *change) {
    g_autofree char *removed = NULL, *inserted = NULL;

    if (change->line != NULL) return change->line;
    removed = g_strescape(change->removed, high_bytes());
    inserted = g_strescape(change->inserted, high_bytes());
    return change->line = g_strdup_printf("%" G_GSIZE_FORMAT "\t%" G_GSIZE_FORMAT "\t%" G_GSIZE_FORMAT "\t%d\t%s\t%s\n", change->at,
                                          change->cursor_before, change->cursor_after, (int)change->kind, removed, inserted);
}

char *edit_history(const Edit *edit) {
    GString *lines = g_string_new(NULL);
    guint undone = edit->changes->len - edit->done, first = edit->changes->len;
    gsize bytes = 0;

    while (first > 0 && edit->changes->len - first < CHANGES_MOST) {
        bytes += strlen(change_line(&g_array_index(edit->changes, Change, first - 1)));
        if (bytes > BYTES_MOST) break;
        first--;
    }
    if (first == edit->changes->len || undone > edit->changes->len - first) return g_string_free(lines, FALSE);
    g_string_append_printf(lines, "%u\n", undone);
    for (guint i = first; i < edit->changes->len; i++) g_string_append(lines, g_array_index(edit->changes, Change, i).line);
    return g_string_free(lines, FALSE);
}

/* ------------------------------------------------------------------ */
/* Reading */

static gboolean is_number(const char *word, gsize *number) {
    guint64 value;

    if (!g_ascii_string_to_unsigned(word, 10, 0, G_MAXINT32, &value, NULL)) return FALSE;
    *number = (gsize)value;
    return TRUE;
}

static gboolean may_be_in(const Edit *edit, const char *text) {
    g_autofree char *clean = NULL;

    if (!g_utf8_validate(text, -1, NULL) || (!edit->lines && strchr(text, '\n') != NULL)) return FALSE;
    clean = text_clean(text, -1, TEXT_KEEP_LINES);
    return strcmp(clean, text) == 0;
}

static void clear(Change *change) {
    g_clear_pointer(&change->removed, g_free);
    g_clear_pointer(&change->inserted, g_free);
}

static gboolean read_change(const Edit *edit, const char *line, Change *change) {
    g_auto(GStrv) fields = g_strsplit(line, "\t", FIELDS + 1);
    gsize kind = 0;

    *change = (Change){0};
    if (g_strv_length(fields) != FIELDS || !is_number(fields[0], &change->at) || !is_number(fields[1], &change->cursor_before) ||
        !is_number(fields[2], &change->cursor_after) || !is_number(fields[3], &kind) || kind > CHANGE_ERASE)
        return FALSE;
    change->kind = (ChangeKind)kind;
    change->removed = g_strcompress(fields[4]);
    change->inserted = g_strcompress(fields[5]);
    if (may_be_in(edit, change->removed) && may_be_in(edit, change->inserted)) return TRUE;
    clear(change);
    return FALSE;
}

/* Puts `give` where `take` stands; FALSE when it does not stand there. */
static gboolean step(GString *text, gsize at, const char *take, const char *give) {
    gsize length = strlen(take);

    if (at > text->len || text->len - at < length || strncmp(text->str + at, take, length) != 0) return FALSE;
    g_string_erase(text, (gssize)at, (gssize)length);
    g_string_insert(text, (gssize)at, give);
    return g_utf8_validate(text->str, (gssize)text->len, NULL);
}

/* How many of the changes before `done` lead back from the text. */
static guint sound_before(const Edit *edit, const GArray *changes, guint done) {
    g_autoptr(GString) text = g_string_new(edit->text->str);
    guint sound = 0;

    while (sound < done) {
        const Change *change = &g_array_index(changes, Change, done - 1 - sound);
        if (!step(text, change->at, change->inserted, change->removed)) break;
        sound++;
    }
    return sound;
}

static guint sound_after(const Edit *edit, const GArray *changes, guint done) {
    g_autoptr(GString) text = g_string_new(edit->text->str);
    guint sound = 0;

    while (done + sound < changes->len) {
        const Change *change = &g_array_index(changes, Change, done + sound);
        if (!step(text, change->at, change->removed, change->inserted)) break;
        sound++;
    }
    return sound;
}

void edit_set_history(Edit *edit, const char *history) {
    g_auto(GStrv) lines = history ? g_strsplit(history, "\n", CHANGES_MOST + 3) : NULL;
    gsize undone = 0;
    guint done;

    g_array_set_size(edit->changes, 0);
    edit->done = 0;
    edit->merging = FALSE;
    if (!lines || !lines[0] || !is_number(lines[0], &undone)) return;
    for (guint i = 1; lines[i] && *lines[i]; i++) {
        Change change;

        if (!read_change(edit, lines[i], &change)) {
            g_array_set_size(edit->changes, 0);
            return;
        }
        g_array_append_val(edit->changes, change);
    }
    done = undone < edit->changes->len ? edit->changes->len - (guint)undone : 0;
    g_array_set_size(edit->changes, done + sound_after(edit, edit->changes, done));
    edit->done = sound_before(edit, edit->changes, done);
    if (done > edit->done) g_array_remove_range(edit->changes, 0, done - edit->done);
}
