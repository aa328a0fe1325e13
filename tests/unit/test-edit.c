/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text being typed: no letter is lost, the cursor is where it is seen. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/base/edit.h"

static Edit *edit_with(gboolean lines, const char *text, gsize cursor) {
    Edit *edit = edit_new(lines, 0);

    edit_set(edit, text);
    edit_set_cursor(edit, cursor);
    return edit;
}

/* The text with | where the cursor is. */
static void expect(const Edit *edit, const char *wanted) {
    gsize cursor = edit_cursor(edit);
    g_autofree char *got = g_strdup_printf("%.*s|%s", (int)cursor, edit_text(edit), edit_text(edit) + cursor);

    cr_assert(strcmp(got, wanted) == 0, "got \"%s\", wanted \"%s\"", got, wanted);
}

static void type(Edit *edit, const char *text) {
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        g_autofree char *letter = g_strndup(p, (gsize)(g_utf8_next_char(p) - p));

        cr_assert(edit_insert(edit, letter, NULL), "%s", letter);
    }
}

static void act(Edit *edit, EditAction action, const char *wanted) {
    edit_act(edit, action, 80);
    expect(edit, wanted);
}

Test(edit, typing_and_moving) {
    g_autoptr(Edit) edit = edit_new(FALSE, 0);

    expect(edit, "|");
    type(edit, "Zoë 李");
    expect(edit, "Zoë 李|");
    act(edit, EDIT_LEFT, "Zoë |李");
    act(edit, EDIT_LEFT, "Zoë| 李");
    act(edit, EDIT_LEFT, "Zo|ë 李");
    act(edit, EDIT_BACKSPACE, "Z|ë 李");
    act(edit, EDIT_DELETE, "Z| 李");
    act(edit, EDIT_HOME, "|Z 李");
    act(edit, EDIT_END, "Z 李|");
    act(edit, EDIT_WORD_LEFT, "Z |李");
    act(edit, EDIT_WORD_LEFT, "|Z 李");
    act(edit, EDIT_WORD_RIGHT, "Z| 李");
    act(edit, EDIT_TEXT_END, "Z 李|");
    act(edit, EDIT_TEXT_START, "|Z 李");
    cr_assert(!edit_act(edit, EDIT_LEFT, 80) && !edit_act(edit, EDIT_BACKSPACE, 80));
    cr_assert(!edit_act(edit, EDIT_UP, 80) && !edit_act(edit, EDIT_DOWN, 80));
    cr_assert(!edit_act(edit, EDIT_NEWLINE, 80));
}

Test(edit, a_combining_mark_joins_its_letter) {
    g_autoptr(Edit) edit = edit_new(FALSE, 0);
    g_autoptr(GError) error = NULL;

    type(edit, "ne\xCC\x81");
    expect(edit, "ne\xCC\x81|");
    act(edit, EDIT_LEFT, "n|e\xCC\x81");
    edit_set_cursor(edit, 2); /* inside the grapheme */
    expect(edit, "n|e\xCC\x81");
    act(edit, EDIT_DELETE, "n|");
    act(edit, EDIT_BACKSPACE, "|");
    cr_assert(!edit_insert(edit, "\xCC\x81", &error));
    cr_assert(g_error_matches(error, EDIT_ERROR, EDIT_ERROR_HOSTILE));
}

Test(edit, emoji_go_as_one) {
    g_autoptr(Edit) edit = edit_new(FALSE, 0);

    type(edit, "a👨\xE2\x80\x8D👩");
    act(edit, EDIT_BACKSPACE, "a|");
    type(edit, "🇵🇭");
    act(edit, EDIT_LEFT, "a|🇵🇭");
    type(edit, "x");
    expect(edit, "ax|🇵🇭");
}

Test(edit, hostile_typing_is_refused_with_a_reason) {
    static const char *const bad[] = {"\x1b", "\t", "\r", "\xE2\x80\xAE", "\xE9", "a\x01"};
    g_autoptr(Edit) edit = edit_with(TRUE, "ok", 2);

    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;

        cr_assert(!edit_insert(edit, bad[i], &error));
        cr_assert(g_error_matches(error, EDIT_ERROR, EDIT_ERROR_HOSTILE));
        expect(edit, "ok|");
    }
}

Test(edit, newlines) {
    g_autoptr(Edit) field = edit_new(FALSE, 0), text = edit_new(TRUE, 0);

    cr_assert(edit_insert(field, "a\nb", NULL));
    expect(field, "a b|");
    cr_assert(edit_paste(field, "\r\nc\n", NULL));
    expect(field, "a b c|");
    cr_assert(edit_insert(text, "a", NULL) && edit_act(text, EDIT_NEWLINE, 80));
    cr_assert(edit_paste(text,
                         "b\r\nc\rd\xE2\x80\xA8"
                         "e\n",
                         NULL));
    expect(text, "a\nb\nc\nd\ne\n|");
}

Test(edit, the_cap) {
    g_autoptr(Edit) edit = edit_new(FALSE, 4);
    g_autoptr(GError) error = NULL, paste = NULL;

    type(edit, "李小");
    cr_assert(!edit_insert(edit, "abc", &error));
    cr_assert(g_error_matches(error, EDIT_ERROR, EDIT_ERROR_FULL));
    expect(edit, "李小|");
    cr_assert(!edit_paste(edit, "ae\xCC\x81z", &paste));
    cr_assert(g_error_matches(paste, EDIT_ERROR, EDIT_ERROR_FULL));
    expect(edit, "李小a|"); /* half of é is not put in */
    cr_assert(strstr(paste->message, "3"));
    edit_set(edit, "longer than four");
    expect(edit, "longer than four|");
    cr_assert(!edit_insert(edit, "x", NULL));
    cr_assert(edit_act(edit, EDIT_BACKSPACE, 80));
}

Test(edit, paste_takes_what_is_good) {
    g_autoptr(Edit) edit = edit_new(TRUE, 0);
    g_autoptr(GError) error = NULL;

    cr_assert(edit_paste(edit, "co\xC2\xADop\xE2\x80\x8B\tx\xEF\xBB\xBF", NULL));
    expect(edit, "coop x|");
    edit_set(edit, "");
    cr_assert(!edit_paste(edit,
                          "a\x1b[31mb\xE9"
                          "c\xE2\x80\xAE",
                          &error));
    cr_assert(g_error_matches(error, EDIT_ERROR, EDIT_ERROR_HOSTILE) && strstr(error->message, "3"));
    expect(edit, "a[31mbc|");
}

Test(edit, set_cleans) {
    g_autoptr(Edit) edit = edit_new(FALSE, 0);

    edit_set(edit, "a\nb\x1b");
    expect(edit, "a b^[|");
    edit_set(edit, NULL);
    expect(edit, "|");
    cr_assert(!edit_act(edit, EDIT_UNDO, 80));
}

Test(edit, killing_and_yanking) {
    g_autoptr(Edit) edit = edit_with(TRUE, "one two three\nfour", 3);

    act(edit, EDIT_DELETE_WORD, "one| three\nfour");
    act(edit, EDIT_DELETE_WORD, "one|\nfour");
    act(edit, EDIT_YANK, "one two three|\nfour");
    act(edit, EDIT_DELETE_WORD_BACK, "one two |\nfour");
    act(edit, EDIT_DELETE_WORD_BACK, "one |\nfour");
    act(edit, EDIT_TEXT_END, "one \nfour|");
    act(edit, EDIT_YANK, "one \nfourtwo three|");
    act(edit, EDIT_KILL_TO_START, "one \n|");
    act(edit, EDIT_TEXT_START, "|one \n");
    act(edit, EDIT_KILL_TO_END, "|\n");
    act(edit, EDIT_KILL_TO_END, "|");
    act(edit, EDIT_YANK, "one \n|");
}

Test(edit, transposing) {
    g_autoptr(Edit) edit = edit_with(TRUE, "teh", 3);

    act(edit, EDIT_TRANSPOSE, "the|");
    edit_set(edit, "ae\xCC\x81"
                   "b");
    edit_set_cursor(edit, 1);
    act(edit, EDIT_TRANSPOSE,
        "e\xCC\x81"
        "a|b");
    act(edit, EDIT_UNDO,
        "a|e\xCC\x81"
        "b");
    edit_set(edit, "a\nb");
    edit_set_cursor(edit, 1);
    cr_assert(!edit_act(edit, EDIT_TRANSPOSE, 80));
}

Test(edit, undo_goes_by_words) {
    g_autoptr(Edit) edit = edit_new(TRUE, 0);

    type(edit, "no thank you");
    act(edit, EDIT_UNDO, "no thank |");
    act(edit, EDIT_UNDO, "no |");
    act(edit, EDIT_REDO, "no thank |");
    type(edit, "x");
    cr_assert(!edit_act(edit, EDIT_REDO, 80));
    act(edit, EDIT_UNDO, "no thank |");
    act(edit, EDIT_UNDO, "no |");
    act(edit, EDIT_UNDO, "|");
    cr_assert(!edit_act(edit, EDIT_UNDO, 80));
    act(edit, EDIT_REDO, "no |");
    act(edit, EDIT_BACKSPACE, "no|");
    act(edit, EDIT_BACKSPACE, "n|");
    act(edit, EDIT_UNDO, "no |");
    edit_paste(edit, "pasted words", NULL);
    act(edit, EDIT_UNDO, "no |");
}

Test(edit, moving_by_rows_keeps_the_column) {
    g_autoptr(Edit) edit = edit_with(TRUE, "hello world\nhi\nhello again", 0);

    edit_set_cursor(edit, 3);
    edit_act(edit, EDIT_DOWN, 7);
    expect(edit, "hello wor|ld\nhi\nhello again");
    edit_act(edit, EDIT_DOWN, 7);
    expect(edit, "hello world\nhi|\nhello again");
    edit_act(edit, EDIT_DOWN, 7);
    expect(edit, "hello world\nhi\nhel|lo again");
    edit_act(edit, EDIT_END, 7);
    expect(edit, "hello world\nhi\nhello| again");
    edit_act(edit, EDIT_HOME, 7);
    expect(edit, "hello world\nhi\n|hello again");
    edit_act(edit, EDIT_DOWN, 7);
    cr_assert(!edit_act(edit, EDIT_DOWN, 7));
    edit_act(edit, EDIT_END, 7);
    expect(edit, "hello world\nhi\nhello again|");
}

static void expect_layout(const char *text, gsize cursor, int width, guint rows, guint row, int column) {
    g_autoptr(Edit) edit = edit_with(TRUE, text, cursor);
    g_autoptr(EditLayout) layout = edit_layout(edit, width);

    cr_assert(layout->lines->len == rows && layout->row == row && layout->column == column, "\"%s\" at %zu: %u rows, row %u, column %d",
              text, cursor, layout->lines->len, layout->row, layout->column);
}

Test(edit, the_cursor_always_has_a_cell) {
    expect_layout("", 0, 10, 1, 0, 0);
    expect_layout("hello", 5, 6, 1, 0, 5);       /* a full line */
    expect_layout("hello ", 6, 6, 2, 1, 0);      /* the blank hangs: on to the next line */
    expect_layout("hello world", 5, 6, 2, 0, 5); /* before the hanging blank */
    expect_layout("hello world", 6, 6, 2, 1, 0); /* behind it */
    expect_layout("hello   world", 7, 6, 2, 0, 5);
    expect_layout("incomprehensible", 6, 7, 3, 1, 0);
    expect_layout("a\n", 2, 9, 2, 1, 0);
    expect_layout("李小", 3, 9, 1, 0, 2);
    expect_layout("ab", 2, 1, 2, 1, 0);
}

Test(edit, one_line_fields_scroll) {
    g_autoptr(Edit) edit = edit_with(FALSE, "abcdefghij", 0);
    EditWindow window = edit_window(edit, 6);

    cr_assert(window.start == 0 && window.end == 6 && window.column == 0);
    edit_set_cursor(edit, 5);
    window = edit_window(edit, 6);
    cr_assert(window.start == 0 && window.column == 5);
    edit_set_cursor(edit, 10);
    window = edit_window(edit, 6);
    cr_assert(window.start == 6 && window.end == 10 && window.column == 4);
}

/* Any actions on any text: it stays valid and clean, the cursor at a border and
   inside the box, and undoing everything gives the start back. */
Test(edit, random_walk) {
    static const char *const pieces[] = {"a", " ",    "é",  "e",  "\xCC\x81",     "李",           "👨",    "\xE2\x80\x8D",
                                         "🇵", "word", "\n", "می", "\xE2\x80\x8C", "\xEF\xB8\x8F", "\x1b", "-"};
    GRand *random = g_rand_new_with_seed(21);

    for (int walk = 0; walk < 60; walk++) {
        gboolean lines = g_rand_boolean(random);
        g_autoptr(Edit) edit = edit_new(lines, 60);

        edit_set(edit, walk % 2 ? "start é 李" : "");
        for (int step = 0; step < 300; step++) {
            int width = g_rand_int_range(random, 0, 12), pick = g_rand_int_range(random, 0, 4);
            const char *piece = pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))];
            g_autoptr(EditLayout) layout = NULL;
            gsize cursor;

            if (pick == 0)
                edit_insert(edit, piece, NULL);
            else if (pick == 1)
                edit_paste(edit, piece, NULL);
            else
                edit_act(edit, (EditAction)g_rand_int_range(random, 0, EDIT_N_ACTIONS), width);
            cursor = edit_cursor(edit);
            cr_assert(text_valid(edit_text(edit), edit_length(edit), NULL));
            cr_assert(!text_hostile(edit_text(edit)), "\"%s\"", edit_text(edit));
            cr_assert(lines || !strchr(edit_text(edit), '\n'));
            cr_assert(cursor <= edit_length(edit) && text_length(edit_text(edit)) <= 60);
            cr_assert(cursor == 0 || text_next(edit_text(edit), edit_length(edit), text_previous(edit_text(edit), cursor)) == cursor);
            layout = edit_layout(edit, width);
            cr_assert(layout->row < layout->lines->len && layout->column >= 0 && layout->column < MAX(width, 1));
        }
        while (edit_act(edit, EDIT_UNDO, 10))
            ;
        cr_assert(strcmp(edit_text(edit), walk % 2 ? "start é 李" : "") == 0);
        while (edit_act(edit, EDIT_REDO, 10)) cr_assert(!text_hostile(edit_text(edit)));
    }
    g_rand_free(random);
}
