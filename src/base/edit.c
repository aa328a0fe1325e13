/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text being typed: what may come in, and undo. */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "edit-private.h"
#include "text-private.h"

#define UNDO_MAX 1000

G_DEFINE_QUARK(bowout - edit - error - quark, edit_error)

static void change_clear(gpointer data) {
    Change *change = data;

    g_free(change->removed);
    g_free(change->inserted);
    g_free(change->line);
}

Edit *edit_new(gboolean lines, gsize cap_code_points) {
    Edit *edit = g_new0(Edit, 1);

    edit->text = g_string_new(NULL);
    edit->lines = lines;
    edit->cap = cap_code_points;
    edit->wish = -1;
    edit->changes = g_array_new(FALSE, FALSE, sizeof(Change));
    g_array_set_clear_func(edit->changes, change_clear);
    edit->killed = g_string_new(NULL);
    return edit;
}

void edit_free(Edit *edit) {
    if (!edit) return;
    g_string_free(edit->text, TRUE);
    g_string_free(edit->killed, TRUE);
    g_array_unref(edit->changes);
    g_free(edit);
}

const char *edit_text(const Edit *edit) {
    return edit->text->str;
}

gsize edit_length(const Edit *edit) {
    return edit->text->len;
}

gsize edit_cursor(const Edit *edit) {
    return edit->cursor;
}

gboolean edit_lines(const Edit *edit) {
    return edit->lines;
}

guint edit_revision(const Edit *edit) {
    return edit->revision;
}

/* The grapheme border at or before position. */
static gsize border_before(const Edit *edit, gsize position) {
    gsize before;

    if (position >= edit->text->len) return edit->text->len;
    before = text_previous(edit->text->str, text_next(edit->text->str, edit->text->len, position));
    return MIN(before, position);
}

/* The one at or after it: a character may have joined what stands around it. */
static gsize border_after(const Edit *edit, gsize position) {
    gsize before = border_before(edit, position);

    return before == position ? position : text_next(edit->text->str, edit->text->len, before);
}

void edit_set_cursor(Edit *edit, gsize position) {
    edit->cursor = border_before(edit, position);
    edit->wish = -1;
    edit->merging = FALSE;
    edit->killing = FALSE;
}

void edit_set(Edit *edit, const char *text) {
    g_autofree char *clean = text_clean(text ? text : "", -1, TEXT_KEEP_LINES);

    if (!edit->lines) g_strdelimit(clean, "\n", ' ');
    g_string_assign(edit->text, clean);
    g_array_set_size(edit->changes, 0);
    edit->done = 0;
    edit->revision++;
    edit_set_cursor(edit, edit->text->len);
}

/* ------------------------------------------------------------------ */
/* Changes */

static void splice(Edit *edit, gsize at, gsize remove, const char *insert) {
    g_string_erase(edit->text, (gssize)at, (gssize)remove);
    g_string_insert(edit->text, (gssize)at, insert);
    edit->revision++;
}

static gboolean is_blank_at(const char *text) {
    return *text == ' ' || *text == '\n';
}

/* Typing goes on in the same undo step until a new word begins. */
static gboolean continues_typing(const Change *last, gsize start, const char *insert) {
    gsize length = strlen(last->inserted);

    if (last->kind != CHANGE_TYPE || length == 0 || last->at + length != start) return FALSE;
    return is_blank_at(insert) || !is_blank_at(last->inserted + length - 1);
}

static gboolean continues_erasing(const Change *last, gsize end) {
    return last->kind == CHANGE_ERASE && last->at == end;
}

/* Adds to the last change, if this one goes on with it. */
static gboolean merge(Edit *edit, gsize start, gsize end, const char *removed, const char *insert, ChangeKind kind) {
    Change *last;
    char *whole;

    if (!edit->merging || edit->done == 0 || edit->done != edit->changes->len) return FALSE;
    last = &g_array_index(edit->changes, Change, edit->done - 1);
    if (kind == CHANGE_TYPE && start == end && continues_typing(last, start, insert)) {
        whole = g_strconcat(last->inserted, insert, NULL);
        g_free(last->inserted);
        last->inserted = whole;
    } else if (kind == CHANGE_ERASE && continues_erasing(last, end)) {
        whole = g_strconcat(removed, last->removed, NULL);
        g_free(last->removed);
        last->removed = whole;
        last->at = start;
    } else
        return FALSE;
    return TRUE;
}

static void record(Edit *edit, gsize start, char *removed, const char *insert, ChangeKind kind) {
    Change change = {start, removed, g_strdup(insert), edit->cursor, 0, kind, NULL};

    g_array_set_size(edit->changes, edit->done);
    if (edit->changes->len >= UNDO_MAX) g_array_remove_index(edit->changes, 0);
    g_array_append_val(edit->changes, change);
    edit->done = edit->changes->len;
}

void edit_replace(Edit *edit, gsize start, gsize end, const char *insert, ChangeKind kind) {
    g_autofree char *removed = g_strndup(edit->text->str + start, end - start);
    Change *last;

    if (!merge(edit, start, end, removed, insert, kind)) record(edit, start, g_steal_pointer(&removed), insert, kind);
    splice(edit, start, end - start, insert);
    edit->cursor = border_after(edit, start + strlen(insert));
    last = &g_array_index(edit->changes, Change, edit->done - 1);
    last->cursor_after = edit->cursor;
    g_clear_pointer(&last->line, g_free);
    edit->merging = TRUE;
    edit->killing = FALSE;
    edit->wish = -1;
}

gboolean edit_undo(Edit *edit) {
    const Change *change;

    if (edit->done == 0) return FALSE;
    change = &g_array_index(edit->changes, Change, --edit->done);
    splice(edit, change->at, strlen(change->inserted), change->removed);
    edit_set_cursor(edit, change->cursor_before);
    return TRUE;
}

gboolean edit_redo(Edit *edit) {
    const Change *change;

    if (edit->done == edit->changes->len) return FALSE;
    change = &g_array_index(edit->changes, Change, edit->done++);
    splice(edit, change->at, strlen(change->removed), change->inserted);
    edit_set_cursor(edit, change->cursor_after);
    return TRUE;
}

/* ------------------------------------------------------------------ */
/* What comes in */

/* The judge as it stands at the cursor. */
static TextJudge judge_at_cursor(const Edit *edit) {
    TextJudge judge = {0, 0, 0};
    ucs4_t c;

    for (gsize i = 0, used; i < edit->cursor; i += used) {
        used = text_decode(edit->text->str + i, edit->text->len - i, &c);
        text_judge(&judge, c);
    }
    return judge;
}

static gboolean refuse(TextVerdict verdict, const char *bytes, gsize length, GError **error) {
    g_autofree char *shown = text_clean(bytes, (gssize)length, TEXT_PLAIN);

    if (verdict == TEXT_SURPLUS)
        g_set_error(error, EDIT_ERROR, EDIT_ERROR_HOSTILE, _("that is one accent too many on this letter"));
    else
        g_set_error(error, EDIT_ERROR, EDIT_ERROR_HOSTILE, _("the character %s cannot be used here"), shown);
    return FALSE;
}

static gboolean is_acceptable(const Edit *edit, const char *text, GError **error) {
    TextJudge judge = judge_at_cursor(edit);
    gsize length = strlen(text);

    for (gsize i = 0, used; i < length; i += used) {
        TextVerdict verdict = TEXT_HIDDEN;
        ucs4_t c = 0;

        used = text_decode(text + i, length - i, &c);
        if (used > 0) verdict = text_judge(&judge, c);
        if (verdict != TEXT_FINE && c != '\n') return refuse(verdict, text + i, MAX(used, 1), error);
    }
    return TRUE;
}

/* Code points that may still come in. */
static gsize room_left(const Edit *edit) {
    gsize length;

    if (edit->cap == 0) return G_MAXSIZE;
    length = text_length(edit->text->str);
    return length < edit->cap ? edit->cap - length : 0;
}

gboolean edit_insert(Edit *edit, const char *text, GError **error) {
    g_autofree char *insert = g_strdup(text);

    if (!edit->lines) g_strdelimit(insert, "\n", ' ');
    if (!is_acceptable(edit, insert, error)) return FALSE;
    if (text_length(insert) > room_left(edit)) {
        g_set_error(error, EDIT_ERROR, EDIT_ERROR_FULL,
                    ngettext("this holds at most %lu character", "this holds at most %lu characters", (unsigned long)edit->cap),
                    (unsigned long)edit->cap);
        return FALSE;
    }
    if (*insert) edit_replace(edit, edit->cursor, edit->cursor, insert, CHANGE_TYPE);
    return TRUE;
}

/* Invisible things that come along from web pages and word processors; nobody
   misses them. */
static gboolean is_litter(ucs4_t c) {
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

static gboolean is_line_end(ucs4_t c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Appends one character in our form; FALSE if it had to be left out. */
static gboolean paste_character(const Edit *edit, GString *out, TextJudge *judge, ucs4_t c) {
    if (is_litter(c)) return TRUE;
    if (is_line_end(c))
        c = edit->lines ? '\n' : ' ';
    else if (c == '\t')
        c = ' ';
    if (text_judge(judge, c) != TEXT_FINE && c != '\n') return FALSE;
    g_string_append_unichar(out, c);
    return TRUE;
}

/* What of the paste may be in a text; *left_out counts the rest. */
static char *sift_paste(const Edit *edit, const char *text, gsize *left_out) {
    GString *out = g_string_new(NULL);
    TextJudge judge = judge_at_cursor(edit);
    gsize length = strlen(text);

    /* A line copied whole brings its newline along; a field has no use for it. */
    while (!edit->lines && length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r')) length--;
    for (gsize i = 0, used; i < length; i += MAX(used, 1)) {
        ucs4_t c = 0;

        used = text_decode(text + i, length - i, &c);
        if (c == '\r' && i + 1 < length && text[i + 1] == '\n') continue;
        if (used == 0 || !paste_character(edit, out, &judge, c)) (*left_out)++;
    }
    return g_string_free(out, FALSE);
}

/* Cuts what does not fit, between graphemes; returns the code points cut. */
static gsize cut_to_room(const Edit *edit, char *text) {
    gsize room = room_left(edit), length = strlen(text), all = text_length(text), end;

    if (all <= room) return 0;
    end = (gsize)(g_utf8_offset_to_pointer(text, (glong)room) - text);
    if (end > 0 && text_next(text, length, text_previous(text, end)) != end) end = text_previous(text, end);
    text[end] = '\0';
    return all - text_length(text);
}

gboolean edit_paste(Edit *edit, const char *text, GError **error) {
    gsize left_out = 0, cut;
    g_autofree char *insert = sift_paste(edit, text, &left_out);

    cut = cut_to_room(edit, insert);
    if (*insert) edit_replace(edit, edit->cursor, edit->cursor, insert, CHANGE_OTHER);
    edit->merging = FALSE;
    if (cut > 0)
        g_set_error(error, EDIT_ERROR, EDIT_ERROR_FULL,
                    ngettext("the last %lu character did not fit and was left out", "the last %lu characters did not fit and were left out",
                             (unsigned long)cut),
                    (unsigned long)cut);
    else if (left_out > 0)
        g_set_error(error, EDIT_ERROR, EDIT_ERROR_HOSTILE,
                    ngettext("%lu character that cannot be used here was left out", "%lu characters that cannot be used here were left out",
                             (unsigned long)left_out),
                    (unsigned long)left_out);
    return cut == 0 && left_out == 0;
}
