/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing actions: a table of one function each. */
#include "config.h"

#include <string.h>

#include "edit-private.h"

typedef gboolean (*ActionFunction)(Edit *edit, int width);

static gboolean move_to(Edit *edit, gsize position) {
    gsize before = edit->cursor;

    edit_set_cursor(edit, position);
    return edit->cursor != before;
}

static gsize left_of(const Edit *edit) {
    return text_previous(edit->text->str, edit->cursor);
}

static gsize right_of(const Edit *edit) {
    return text_next(edit->text->str, edit->text->len, edit->cursor);
}

static gboolean act_left(Edit *edit, int width) {
    (void)width;
    return move_to(edit, left_of(edit));
}

static gboolean act_right(Edit *edit, int width) {
    (void)width;
    return move_to(edit, right_of(edit));
}

static gboolean act_word_left(Edit *edit, int width) {
    (void)width;
    return move_to(edit, text_word_previous(edit->text->str, edit->cursor));
}

static gboolean act_word_right(Edit *edit, int width) {
    (void)width;
    return move_to(edit, text_word_next(edit->text->str, edit->text->len, edit->cursor));
}

static gboolean act_text_start(Edit *edit, int width) {
    (void)width;
    return move_to(edit, 0);
}

static gboolean act_text_end(Edit *edit, int width) {
    (void)width;
    return move_to(edit, edit->text->len);
}

/* ------------------------------------------------------------------ */
/* Visual lines */

/* The last place in a row where the cursor still shows in that row: where a
   word is cut, the end of one row is the start of the next. */
static gsize row_end(const Edit *edit, const EditLayout *layout, guint row) {
    const TextLine *line = &g_array_index(layout->lines, TextLine, row);

    if (row + 1 < layout->lines->len && line[1].start == line->end && line->end > line->start)
        return text_previous(edit->text->str, line->end);
    return line->end;
}

static gsize position_at(const Edit *edit, const EditLayout *layout, guint row, int column) {
    const TextLine *line = &g_array_index(layout->lines, TextLine, row);
    gsize end = row_end(edit, layout, row), position = line->start;
    int at = 0;

    while (position < end) {
        gsize next = text_next(edit->text->str, edit->text->len, position);

        at += text_width(edit->text->str + position, (gssize)(next - position));
        if (at > column) break;
        position = next;
    }
    return position;
}

static gboolean move_rows(Edit *edit, int width, int rows) {
    g_autoptr(EditLayout) layout = NULL;
    int wish, row;

    if (!edit->lines) return FALSE;
    layout = edit_layout(edit, width);
    row = (int)layout->row + rows;
    if (row < 0 || row >= (int)layout->lines->len) return FALSE;
    wish = edit->wish >= 0 ? edit->wish : layout->column;
    edit_set_cursor(edit, position_at(edit, layout, (guint)row, wish));
    edit->wish = wish;
    return TRUE;
}

static gboolean act_up(Edit *edit, int width) {
    return move_rows(edit, width, -1);
}

static gboolean act_down(Edit *edit, int width) {
    return move_rows(edit, width, 1);
}

static gboolean act_home(Edit *edit, int width) {
    g_autoptr(EditLayout) layout = NULL;

    if (!edit->lines) return move_to(edit, 0);
    layout = edit_layout(edit, width);
    return move_to(edit, g_array_index(layout->lines, TextLine, layout->row).start);
}

static gboolean act_end(Edit *edit, int width) {
    g_autoptr(EditLayout) layout = NULL;

    if (!edit->lines) return move_to(edit, edit->text->len);
    layout = edit_layout(edit, width);
    return move_to(edit, MAX(row_end(edit, layout, layout->row), edit->cursor));
}

/* ------------------------------------------------------------------ */
/* Taking away */

static gboolean erase(Edit *edit, gsize start, gsize end, ChangeKind kind) {
    if (start >= end) return FALSE;
    edit_replace(edit, start, end, "", kind);
    return TRUE;
}

static gboolean act_backspace(Edit *edit, int width) {
    (void)width;
    return erase(edit, left_of(edit), edit->cursor, CHANGE_ERASE);
}

static gboolean act_delete(Edit *edit, int width) {
    (void)width;
    return erase(edit, edit->cursor, right_of(edit), CHANGE_OTHER);
}

/* Erases and remembers for yanking; kills in a row make one piece. */
static gboolean kill_range(Edit *edit, gsize start, gsize end) {
    gboolean adding = edit->killing;

    if (start >= end) return FALSE;
    if (!adding) g_string_truncate(edit->killed, 0);
    g_string_insert_len(edit->killed, start < edit->cursor ? 0 : -1, edit->text->str + start, (gssize)(end - start));
    erase(edit, start, end, CHANGE_OTHER);
    edit->killing = TRUE;
    return TRUE;
}

static gboolean act_delete_word(Edit *edit, int width) {
    (void)width;
    return kill_range(edit, edit->cursor, text_word_next(edit->text->str, edit->text->len, edit->cursor));
}

static gboolean act_delete_word_back(Edit *edit, int width) {
    (void)width;
    return kill_range(edit, text_word_previous(edit->text->str, edit->cursor), edit->cursor);
}

static gboolean act_kill_to_end(Edit *edit, int width) {
    gsize end = edit->cursor + strcspn(edit->text->str + edit->cursor, "\n");

    (void)width;
    if (end == edit->cursor) end = right_of(edit);
    return kill_range(edit, edit->cursor, end);
}

static gboolean act_kill_to_start(Edit *edit, int width) {
    gsize start = edit->cursor;

    (void)width;
    while (start > 0 && edit->text->str[start - 1] != '\n') start--;
    return kill_range(edit, start, edit->cursor);
}

/* ------------------------------------------------------------------ */

static gboolean act_yank(Edit *edit, int width) {
    gboolean inserted;

    (void)width;
    edit->merging = FALSE;
    inserted = edit->killed->len > 0 && edit_insert(edit, edit->killed->str, NULL);
    edit->merging = FALSE;
    return inserted;
}

static gboolean act_newline(Edit *edit, int width) {
    (void)width;
    return edit->lines && edit_insert(edit, "\n", NULL);
}

/* Swaps the graphemes around the cursor; at the end of a line the two before. */
static gboolean act_transpose(Edit *edit, int width) {
    const char *text = edit->text->str;
    gsize middle = edit->cursor, first, end;
    g_autofree char *swapped = NULL;

    (void)width;
    if (text[middle] == '\0' || text[middle] == '\n') middle = text_previous(text, middle);
    first = text_previous(text, middle);
    end = text_next(text, edit->text->len, middle);
    if (first == middle || end == middle || text[first] == '\n' || text[middle] == '\n') return FALSE;
    swapped = g_strdup_printf("%.*s%.*s", (int)(end - middle), text + middle, (int)(middle - first), text + first);
    edit_replace(edit, first, end, swapped, CHANGE_OTHER);
    return TRUE;
}

static gboolean act_undo(Edit *edit, int width) {
    (void)width;
    return edit_undo(edit);
}

static gboolean act_redo(Edit *edit, int width) {
    (void)width;
    return edit_redo(edit);
}

static const ActionFunction actions[EDIT_N_ACTIONS] = {
    [EDIT_LEFT] = act_left,
    [EDIT_RIGHT] = act_right,
    [EDIT_WORD_LEFT] = act_word_left,
    [EDIT_WORD_RIGHT] = act_word_right,
    [EDIT_HOME] = act_home,
    [EDIT_END] = act_end,
    [EDIT_UP] = act_up,
    [EDIT_DOWN] = act_down,
    [EDIT_TEXT_START] = act_text_start,
    [EDIT_TEXT_END] = act_text_end,
    [EDIT_BACKSPACE] = act_backspace,
    [EDIT_DELETE] = act_delete,
    [EDIT_DELETE_WORD] = act_delete_word,
    [EDIT_DELETE_WORD_BACK] = act_delete_word_back,
    [EDIT_KILL_TO_END] = act_kill_to_end,
    [EDIT_KILL_TO_START] = act_kill_to_start,
    [EDIT_YANK] = act_yank,
    [EDIT_TRANSPOSE] = act_transpose,
    [EDIT_NEWLINE] = act_newline,
    [EDIT_UNDO] = act_undo,
    [EDIT_REDO] = act_redo,
};

gboolean edit_act(Edit *edit, EditAction action, int width) {
    g_return_val_if_fail(action >= 0 && action < EDIT_N_ACTIONS, FALSE);
    return actions[action](edit, width);
}
