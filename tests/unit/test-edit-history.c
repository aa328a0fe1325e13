/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo that outlives the program: it comes back as it was, and a history that lies changes
   nothing. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/base/edit.h"

static void type(Edit *edit, const char *text) {
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
        g_autofree char *one = g_strndup(c, (gsize)(g_utf8_next_char(c) - c));
        cr_assert(edit_insert(edit, one, NULL));
    }
}

static Edit *come_back(const Edit *edit) {
    g_autofree char *history = edit_history(edit);
    Edit *again = edit_new(edit_lines(edit), 0);

    edit_set(again, edit_text(edit));
    edit_set_history(again, history);
    return again;
}

/* Both answer every undo and redo in the same way. */
static void same_steps(Edit *one, Edit *other) {
    static const EditAction walk[] = {EDIT_UNDO, EDIT_UNDO, EDIT_REDO, EDIT_UNDO, EDIT_UNDO, EDIT_UNDO, EDIT_UNDO,
                                      EDIT_REDO, EDIT_REDO, EDIT_REDO, EDIT_REDO, EDIT_REDO, EDIT_REDO, EDIT_REDO};

    for (guint i = 0; i < G_N_ELEMENTS(walk); i++) {
        cr_assert(edit_act(one, walk[i], 80) == edit_act(other, walk[i], 80));
        cr_assert_str_eq(edit_text(one), edit_text(other));
        cr_assert(edit_cursor(one) == edit_cursor(other));
    }
}

Test(edit_history, undo_and_redo_come_back) {
    g_autoptr(Edit) edit = edit_new(TRUE, 0);
    g_autoptr(Edit) again = NULL;
    g_autoptr(Edit) half = NULL;

    type(edit, "Dear Ms. T\xc3\xa1n,");
    edit_act(edit, EDIT_NEWLINE, 80);
    type(edit, "I \\ am \"sorry\" ");
    edit_act(edit, EDIT_DELETE_WORD_BACK, 80);
    edit_paste(edit, "glad\nto", NULL);
    edit_act(edit, EDIT_BACKSPACE, 80);
    again = come_back(edit);
    edit_act(edit, EDIT_UNDO, 80);
    edit_act(again, EDIT_UNDO, 80);
    half = come_back(edit);
    same_steps(edit, again);
    while (edit_act(edit, EDIT_UNDO, 80))
        ;
    while (edit_act(half, EDIT_UNDO, 80))
        ;
    cr_assert_str_eq(edit_text(half), "");
}

Test(edit_history, nothing_done_is_nothing_kept) {
    g_autoptr(Edit) edit = edit_new(FALSE, 0);
    g_autofree char *history = NULL;

    edit_set(edit, "as it was");
    history = edit_history(edit);
    cr_assert_str_eq(history, "");
}

Test(edit_history, a_long_one_keeps_the_newest) {
    g_autoptr(Edit) edit = edit_new(TRUE, 0);
    g_autoptr(Edit) again = NULL;
    g_autofree char *history = NULL;

    for (int i = 0; i < 500; i++) {
        g_autofree char *word = g_strdup_printf("word%d ", i);
        type(edit, word);
    }
    history = edit_history(edit);
    cr_assert(strlen(history) < 5000, "%u bytes at every key", (guint)strlen(history));
    again = come_back(edit);
    for (int i = 0; i < 20; i++) {
        cr_assert(edit_act(edit, EDIT_UNDO, 80) && edit_act(again, EDIT_UNDO, 80));
        cr_assert_str_eq(edit_text(edit), edit_text(again));
    }
}

Test(edit_history, what_does_not_fit_is_left_out) {
    static const char *const lies[] = {"",
                                       "x",
                                       "0",
                                       "0\n",
                                       "0\n0\t0\t5\t1\t\tOther\n",
                                       "0\n4000000000\t0\t5\t1\t\tDear\n",
                                       "0\n-1\t0\t5\t1\t\tDear\n",
                                       "0\n0\t0\t5\t9\t\tDear\n",
                                       "0\n0\t0\t5\t1\t\\033[2J\tDear\n",
                                       "0\n0\t0\t5\t1\t\\377\tDear\n",
                                       "0\n0\t0\t5\t1\ta\\nb\tDear\n",
                                       "0\n6\t0\t5\t1\t\t\\251\n",
                                       "0\n0\t0\t5\t1\t\tDear\textra\n",
                                       "0\nno fields at all\n"};

    for (guint i = 0; i < G_N_ELEMENTS(lies); i++) {
        g_autoptr(Edit) edit = edit_new(FALSE, 0);

        edit_set(edit, "Dear \xc3\xa9");
        edit_set_history(edit, lies[i]);
        for (int steps = 0; steps < 3; steps++) {
            edit_act(edit, EDIT_UNDO, 80);
            cr_assert(g_utf8_validate(edit_text(edit), -1, NULL) && !text_hostile(edit_text(edit)), "%s", lies[i]);
        }
        for (int steps = 0; steps < 3; steps++) edit_act(edit, EDIT_REDO, 80);
        cr_assert_str_eq(edit_text(edit), "Dear \xc3\xa9", "%s", lies[i]);
    }
}
