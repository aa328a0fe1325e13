/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and text as they come from real terminals: split sequences, pastes, every kind of
   character. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "walk.h"

TestSuite(typing, .timeout = 600);

static Term *at_form(const char *locale) {
    Term *term = term_start(&(TermOptions){.locale = locale, .arguments = walk_arguments()});
    term_wait(term, "Enter next");
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    return term;
}

static Term *at_words(void) {
    Term *term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_gratitude(term, "1");
    term_keys(term, "e");
    term_wait(term, "in your own words");
    term_send(term, "\033<\013"); /* to the start of the text, cut the paragraph */
    term_wait(term, " 0 words");
    return term;
}

/* ---------------------------------------------------------------- proposals */

static void propose(int rows, int columns, const char *folder) {
    g_autoptr(Term) term = term_start(&(TermOptions){.rows = rows, .columns = columns, .arguments = walk_arguments()});
    g_autofree char *shown = g_build_filename(folder, "offer-proposals", NULL), *taken = g_build_filename(folder, "offer-taken", NULL);
    term_wait(term, "Enter next");
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    term_send(term, "maria santos\rnorthwind remote\r");
    term_wait(term, "^Q takes: Northwind Remote");
    term_expect_golden(term, shown);
    term_keys(term, "^Q");
    term_wait(term, "Taken: Northwind Remote");
    term_send(term, "\033[17~"); /* F6 */
    term_wait(term, "Taken: Maria Santos");
    term_expect_golden(term, taken);
}

Test(typing, what_is_proposed_stands_under_the_field_and_is_taken_with_a_key) {
    propose(24, 80, "80x24");
}

Test(typing, what_is_proposed_is_in_sight_on_a_small_screen) {
    propose(12, 40, "40x12");
}

/* ---------------------------------------------------------------- about you */

static void tell_about(int rows, int columns, const char *folder) {
    g_autoptr(Term) term = term_start(&(TermOptions){.rows = rows, .columns = columns, .arguments = walk_arguments()});
    g_autofree char *list = g_build_filename(folder, "about", NULL), *tone = g_build_filename(folder, "about-tone", NULL);
    g_autofree char *config = NULL;
    term_wait(term, "Enter next");
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    term_send(term, "\033[18~"); /* F7 */
    term_wait(term, "About you");
    term_send(term, "\rMaria Santos\r");
    term_wait(term, "Kept.");
    term_expect_golden(term, list);
    term_send(term, "5\r2");
    term_expect_golden(term, tone);
    term_send(term, "\r");
    term_wait(term, "Kept.");
    term_keys(term, "F2");
    term_wait(term, "> Your name");
    config = term_read_file(term, ".config/bowout/config");
    cr_assert(config != NULL && strcmp(config, "name = \"Maria Santos\"\ntone = \"formal\"\n") == 0, "%s", config);
}

Test(typing, who_one_is_is_kept_line_by_line) {
    tell_about(24, 80, "80x24");
}

Test(typing, who_one_is_is_kept_on_a_small_screen) {
    tell_about(12, 40, "40x12");
}

/* ---------------------------------------------------------------- finding */

static void find(int rows, int columns, const char *folder) {
    g_autoptr(Term) term = term_start(&(TermOptions){.rows = rows, .columns = columns, .arguments = walk_arguments()});
    g_autofree char *name = g_build_filename(folder, "situation-find", NULL);
    walk_offer(term);
    term_send(term, "/pay low");
    term_wait(term, "Find: pay low");
    term_expect_golden(term, name);
    term_keys(term, "F2");
    term_wait(term, "> 1 ");
    term_send(term, "/xyz");
    term_wait(term, "Nothing here");
}

Test(typing, finds_in_a_list) {
    find(24, 80, "80x24");
}

Test(typing, finds_in_a_list_on_a_small_screen) {
    find(12, 40, "40x12");
}

/* ---------------------------------------------------------------- keys */

Test(typing, arrows_of_both_kinds_work_in_menus) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_gratitude(term, "1");
    term_send(term, "\033[B");
    term_wait(term, "> 2 ");
    term_send(term, "\033OB");
    term_wait(term, "> 3 ");
    term_send(term, "\033OA");
    term_wait(term, "> 2 ");
    term_keys(term, "^N");
    term_wait(term, "> 3 ");
}

Test(typing, a_split_sequence_is_one_key_or_types_nothing) {
    g_autoptr(Term) term = at_form(NULL);
    term_send(term, "Ann");
    static const int pauses[] = {20, 60};
    for (guint i = 0; i < G_N_ELEMENTS(pauses); i++) {
        term_send(term, "\033");
        term_pass(term, pauses[i]);
        term_send(term, "[B");
        term_wait(term, "> Company");
        term_send(term, "\033");
        term_pass(term, pauses[i]);
        term_send(term, "OA");
        term_wait(term, "> Your name");
    }
    /* too late: Esc goes back, the rest is not typed */
    term_send(term, "\033");
    term_pass(term, 150);
    term_send(term, "[A");
    term_wait(term, "Say no, and stay on good terms");
    term_keys(term, "Enter");
    term_wait(term, "Ann");
    term_wait_quiet(term, 60);
    g_autofree char *row = NULL;
    for (int i = 0; i < 24 && (row == NULL || strstr(row, "> Your name") == NULL); i++) {
        g_free(row);
        row = term_row(term, i);
    }
    cr_assert(g_str_has_suffix(row, "  Ann"), "%s", row);
}

/* No other key follows: it is not held for one. How long it is waited for, tests/unit/test-input
   says. */
Test(typing, esc_alone_acts) {
    g_autoptr(Term) term = at_form(NULL);
    term_send(term, "\033");
    term_wait(term, "Say no, and stay on good terms");
}

Test(typing, ctrl_s_does_not_freeze) {
    g_autoptr(Term) term = at_form(NULL);
    term_send(term, "Ann\023");
    term_wait(term, "lready saved");
    term_send(term, "\021a");
    term_wait(term, "Anna");
}

Test(typing, letters_are_text_in_fields_and_commands_in_menus) {
    g_autoptr(Term) term = at_form(NULL);
    term_send(term, "esp?m123");
    term_wait(term, "esp?m123");
    cr_assert(term_shows(term, "Step 1 of"));
}

Test(typing, emacs_keys_and_undo) {
    g_autoptr(Term) term = at_form(NULL);
    term_send(term, "one two three");
    term_wait(term, "one two three");
    term_send(term, "\027"); /* C-w */
    term_wait_gone(term, "three");
    term_send(term, "\031"); /* C-y */
    term_wait(term, "one two three");
    term_send(term, "\001\033f\013"); /* C-a M-f C-k */
    term_wait_gone(term, "two");
    term_send(term, "\037"); /* C-_ */
    term_wait(term, "one two three");
    term_send(term, "\001X\005Y");
    term_wait(term, "Xone two threeY");
    term_send(term, "\025");
    term_wait_gone(term, "one");
}

/* Typed where the blank is: what follows it stays in its place, and few bytes go over the line. */
Test(typing, a_blank_is_filled_in_the_sentence) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    gsize before, bytes;
    walk_to_gratitude(term, "1");
    term_keys(term, "1 Enter");
    term_wait(term, "Say no, clearly");
    term_keys(term, "2 Enter");
    term_wait(term, "Give your reason");
    term_keys(term, "1 Enter");
    term_wait(term, "Your work in ________________ impressed");
    term_send(term, "esp 12");
    term_wait(term, "Your work in esp 12__________ impressed");
    term_wait_quiet(term, 60);
    before = term_raw(term)->len;
    term_send(term, "3");
    term_wait(term, "Your work in esp 123_________ impressed");
    term_wait_quiet(term, 60);
    bytes = term_raw(term)->len - before;
    cr_assert(bytes <= 150, "%u bytes for a letter", (guint)bytes);
    term_keys(term, "^U Tab");
    term_wait(term, "Your work in online education_ impressed");
    term_keys(term, "F2");
    term_wait(term, "> 1 Your work in ___");
    term_keys(term, "Enter");
    term_wait(term, "Your work in online education");
    term_keys(term, "^U Enter");
    term_wait(term, "Keep the door open");
    term_wait(term, "direction I want to grow in");
}

/* ---------------------------------------------------------------- pastes */

Test(typing, a_pasted_newline_never_submits) {
    g_autoptr(Term) term = at_form(NULL);
    term_send(term, "\033[200~Maria\r\nSantos\033[201~");
    term_wait(term, "Read it?");
    term_keys(term, "Esc");
    term_wait(term, "Maria Santos");
    term_wait(term, "> Your name");
    /* nor one behind an end mark that was part of the text */
    term_send(term, "\033[200~ A\033[201~\rB\033[201~");
    term_wait(term, "Read it?");
    term_keys(term, "2 Enter");
    term_wait(term, "Maria Santos A B");
    term_wait(term, "> Your name");
}

Test(typing, a_paste_into_a_menu_is_no_command) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_gratitude(term, "1");
    term_wait(term, "> 1 ");
    term_send(term, "\033[200~2\rse\033[201~");
    term_pass(term, 60);
    term_send(term, "3");
    term_wait(term, "> 3 ");
    cr_assert(term_shows(term, "Thank them"));
}

Test(typing, a_paste_of_64_kib_into_own_words) {
    g_autoptr(Term) term = at_words();
    g_autoptr(GString) paste = g_string_new("\033[200~");
    for (int i = 0; i < 4096; i++) g_string_append(paste, "pasted words \r\n ");
    g_string_append(paste, "\033[201~");
    term_send(term, paste->str);
    term_wait(term, "pasted words");
    term_wait(term, "in your own words"); /* still there: nothing was submitted */
    term_send(term, "\033[D");
    term_wait(term, "in your own words");
    term_keys(term, "^X");
    term_wait(term, "Leave now?");
}

/* ---------------------------------------------------------------- characters */

/* The cell after the text, where the cursor stands, tells that columns are straight. */
static void type_and_measure(const char *text, const char *shown, int cells) {
    g_autoptr(Term) term = at_form(NULL);
    int row, before, after;
    term_wait_quiet(term, 60);
    term_cursor(term, &row, &before);
    term_send(term, text);
    term_wait(term, shown);
    term_wait_quiet(term, 60);
    term_cursor(term, &row, &after);
    cr_assert(after - before == cells, "%s: %d cells", shown, after - before);
    term_send(term, "\177");
    term_wait_gone(term, shown);
    term_wait_quiet(term, 60);
}

Test(typing, accents) {
    type_and_measure("Zo\303\253", "Zo\303\253", 3);
}

Test(typing, wide_characters) {
    type_and_measure("\346\235\216\345\260\217", "\346\235\216\345\260\217", 4);
}

Test(typing, emoji) {
    type_and_measure("Hi \360\237\231\202", "Hi \360\237\231\202", 5);
}

Test(typing, combining_marks) {
    type_and_measure("Jose\314\201", "Jose\314\201", 4);
}

Test(typing, bytes_one_by_one) {
    g_autoptr(Term) term = at_form(NULL);
    const char *text = "\346\235\216 Zo\303\253";
    for (const char *c = text; *c != '\0'; c++) {
        char byte[] = {*c, '\0'};
        term_send(term, byte);
        term_pass(term, 5);
    }
    term_wait(term, text);
}

Test(typing, hostile_characters_are_refused_in_words) {
    g_autoptr(Term) term = at_form(NULL);
    term_send(term, "ab\342\200\256cd");
    term_wait(term, "abcd");
}

/* What an ASCII terminal cannot show is kept all the same. */
Test(typing, the_letter_keeps_what_ascii_cannot_show) {
    g_autoptr(Term) term = at_form("C");
    term_send(term, "Zo\303\253 \346\235\216");
    term_wait(term, "Zoe ??");
    term_keys(term, "Enter");
    walk_field(term, "Northwind");
    walk_field(term, "Assistant");
    term_wait(term, "> Who wrote");
    term_keys(term, "Enter Enter Enter Enter Enter Enter Enter");
    term_wait(term, "Why do you answer");
    term_keys(term, "^R Enter");
    term_wait(term, "How will you answer?");
    term_keys(term, "^R");
    term_wait(term, WALK_REVIEW);
    term_keys(term, "Enter");
    walk_choose(term, "Save it as a text file");
    term_wait(term, "File name");
    term_keys(term, "^A ^K");
    walk_field(term, "letter.txt");
    term_wait(term, "Saved as");
    g_autofree char *letter = term_read_file(term, "letter.txt");
    cr_assert(letter != NULL && strstr(letter, "Zo\303\253 \346\235\216") != NULL, "%s", letter);
}

/* ---------------------------------------------------------------- own words */

Test(typing, own_words_in_several_lines) {
    g_autoptr(Term) term = at_words();
    int row, column, next;
    term_send(term, "First line.");
    term_wait(term, "2 words");
    term_wait_quiet(term, 60);
    term_cursor(term, &row, &column);
    term_keys(term, "Alt-Enter");
    term_send(term, "Second line.");
    term_wait(term, "4 words");
    term_wait_quiet(term, 60);
    term_cursor(term, &next, &column);
    cr_assert(next == row + 1);
    term_keys(term, "Up");
    term_send(term, "!");
    term_wait(term, "First line.!");
    term_keys(term, "Enter");
    term_wait(term, "Say no, clearly");
}

Test(typing, a_long_text_wraps_and_scrolls) {
    g_autoptr(Term) term = at_words();
    for (int i = 0; i < 120; i++) {
        g_autofree char *word = g_strdup_printf("word%d ", i);
        term_send(term, word);
    }
    term_wait(term, "120 words");
    term_wait(term, "word119");
    term_send(term, "\033<"); /* to the start of the text */
    term_wait(term, "word0 word1");
}
