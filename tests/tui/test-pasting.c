/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The offer, pasted into a real terminal: one that marks pastes, and one where they come as keys.
 * Whatever is in it, nothing of it acts as a key, and nobody waits for the program that reads it.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#include "walk.h"

TestSuite(pasting, .timeout = 600);

#define OFFER                                                                                                                              \
    "[21/11/2026, 09:14] Hannah Tan: Hi Maria!\r"                                                                                          \
    "[21/11/2026, 09:14] Hannah Tan: We'd like to offer you the Support Assistant role at Northwind Remote.\r"                             \
    "[21/11/2026, 09:15] Hannah Tan: Please let us know by 27 November 2026.\r"
#define MARKED(text) "\033[200~" text "\033[201~"

static Term *at_welcome(void) {
    Term *term = term_start(&(TermOptions){.arguments = walk_arguments()});
    term_wait(term, "Enter next");
    return term;
}

static void expect_read(Term *term) {
    term_wait(term, "is filled in: check it");
    term_wait(term, "Northwind Remote");
    term_wait(term, "Support Assistant");
    term_wait(term, "2026-11-27");
}

/* ---- the screens ---- */

static void show_all(int rows, int columns, const char *folder) {
    g_autoptr(Term) term = term_start(&(TermOptions){.rows = rows, .columns = columns, .arguments = walk_arguments()});
    const struct {
        const char *keys, *name;
    } album[] = {
        {MARKED(OFFER), "paste-question"}, {"\r", "paste-form"}, {"\033[15~", "paste-text"}, {"\017", "paste-form"}, {"\026", "paste-box"}};
    term_wait(term, "Enter next");
    for (guint i = 0; i < G_N_ELEMENTS(album); i++) {
        g_autofree char *name = g_build_filename(folder, album[i].name, NULL);
        term_send(term, album[i].keys);
        term_expect_golden(term, name);
    }
    term_send(term, MARKED("Hi Maria,\rwe would\r"));
    term_wait(term, "we would");
    term_keys(term, "F2");
    term_send(term, MARKED(OFFER));
    term_wait(term, "Read both");
}

Test(pasting, looks_as_it_should_80x24) {
    show_all(24, 80, "80x24");
}

Test(pasting, looks_as_it_should_40x12) {
    show_all(12, 40, "40x12");
}

Test(pasting, looks_as_it_should_120x40) {
    show_all(40, 120, "120x40");
}

/* ---- without marks ---- */

Test(pasting, lines_on_welcome_without_marks) {
    g_autoptr(Term) term = at_welcome();
    term_send(term, OFFER);
    term_wait(term, "Read it? (3 lines");
    term_keys(term, "Enter");
    expect_read(term);
}

Test(pasting, a_box_for_terminals_without_marks) {
    g_autoptr(Term) term = at_welcome();
    term_keys(term, "^V");
    term_wait(term, "then Ctrl-D");
    term_send(term, OFFER);
    term_wait(term, "Please let us know");
    term_keys(term, "^D");
    expect_read(term);
}

/* Key by key, as by a slow line or a person. */
Test(pasting, the_box_takes_keys_too) {
    static const char *const lines[] = {"Company: Northwind Remote", "Role: Support Assistant", "Reply by: 27 November 2026"};
    g_autoptr(Term) term = at_welcome();
    term_keys(term, "^V");
    term_wait(term, "then Ctrl-D");
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        for (const char *c = lines[i]; *c != '\0'; c++) {
            char key[] = {*c, '\0'};
            term_send(term, key);
        }
        term_wait(term, lines[i]);
        term_keys(term, "Enter");
    }
    term_keys(term, "^D");
    expect_read(term);
}

/* Typed ahead, before the first screen was there. */
Test(pasting, what_is_typed_ahead_is_no_paste) {
    g_autoptr(Term) term = at_welcome();
    term_send(term, "\rMaria Santos\rNorthwind Remote\r");
    term_wait(term, "> Role or project");
    cr_assert(term_shows(term, "Maria Santos") && term_shows(term, "Northwind Remote"));
}

/* ---- what may be in it ---- */

#define HOSTILE                                                                                                                            \
    "Company: Northwind Remote\r\030\003\032\033[2J\033]0;evil\007\033P1\033\\\302\233\302\205\342\200\256lortnoc\342\200\213\r"           \
    "Role: Support Assistant\n\033\033q\001\004\033[201\033[24~\177\b\b\r\rReply by: 27 November 2026\r\377\376\300\200 end\r"

static void check_no_key_acted(Term *term) {
    const GString *raw = term_raw(term);
    cr_assert(!term_ended(term));
    cr_assert(strstr(raw->str, "\033]0;evil") == NULL && strstr(raw->str, "\342\200\256") == NULL && strstr(raw->str, "\302\233") == NULL);
}

Test(pasting, hostile_characters_with_marks) {
    g_autoptr(Term) term = at_welcome();
    term_send(term, MARKED(HOSTILE));
    term_wait(term, "Read it?");
    term_keys(term, "Enter");
    expect_read(term);
    term_keys(term, "F5");
    term_wait(term, "Reply by: 27 November");
    check_no_key_acted(term);
}

/* A mark of the end inside it does not end it: what is behind is not typed. */
Test(pasting, an_end_mark_inside) {
    g_autoptr(Term) term = at_welcome();
    term_send(term, MARKED("Company: Northwind Remote\r\033[201~\r\030Role: Support Assistant\rReply by: 27 November 2026\r"));
    term_wait(term, "Read it?");
    cr_assert(!term_shows(term, "Leave now?"));
    term_keys(term, "Enter");
    expect_read(term);
}

Test(pasting, hostile_characters_without_marks) {
    g_autoptr(Term) term = at_welcome();
    term_send(term, HOSTILE);
    term_wait(term, "Read it?");
    term_keys(term, "Enter");
    expect_read(term);
    check_no_key_acted(term);
}

Test(pasting, hostile_characters_in_the_box) {
    g_autoptr(Term) term = at_welcome();
    term_keys(term, "^V");
    term_wait(term, "then Ctrl-D");
    term_send(term, HOSTILE);
    term_wait(term, "Reply by: 27 November");
    cr_assert(term_shows(term, "then Ctrl-D") && !term_shows(term, "Leave now?"));
    term_keys(term, "^D");
    expect_read(term);
    check_no_key_acted(term);
}

static char *megabyte(void) {
    GString *text = g_string_new("Company: Northwind Remote\rRole: Support Assistant\rReply by: 27 November 2026\r\r");
    while (text->len < 1024 * 1024 - 100) g_string_append(text, "All of this is said in many words, and then in many more.\r");
    return g_string_free(text, FALSE);
}

Test(pasting, a_mebibyte_with_marks) {
    g_autoptr(Term) term = at_welcome();
    g_autofree char *text = megabyte();
    term_send(term, "\033[200~");
    term_send(term, text);
    term_send(term, "\033[201~");
    term_wait(term, "Read it?");
    term_keys(term, "Enter");
    expect_read(term);
    term_wait(term, "It is very long");
}

Test(pasting, a_mebibyte_without_marks) {
    g_autoptr(Term) term = at_welcome();
    g_autofree char *text = megabyte();
    term_send(term, text);
    term_wait(term, "Read it?");
    term_keys(term, "Enter");
    expect_read(term);
}

/* ---- line by line ---- */

static Term *at_plain(void) {
    static const char *const arguments[] = {"--plain", "--now", "2026-11-23", NULL};
    Term *term = term_start(&(TermOptions){.rows = 60, .arguments = arguments});
    term_wait(term, "Press Enter to go on:");
    return term;
}

/* The terminal makes a line of each Enter. */
static void expect_heard(Term *term) {
    term_wait(term, "Answer wanted by: 2026-11-27");
    term_wait(term, "Your answer:");
    cr_assert(!term_ended(term));
}

Test(pasting, ctrl_d_ends_a_paste_and_no_more) {
    g_autoptr(Term) term = at_plain();
    term_send(term, "p\r");
    term_wait(term, "with Ctrl-D");
    term_send(term, OFFER);
    term_wait(term, "27 November");
    term_keys(term, "^D");
    expect_heard(term);
    term_send(term, ":q\r");
    term_wait(term, "Leave now?");
}

Test(pasting, lines_that_come_at_once_are_asked_about) {
    g_autoptr(Term) term = at_plain();
    term_send(term, OFFER);
    term_wait(term, "Read it?");
    term_send(term, "1\r");
    expect_heard(term);
}

/* ---- the one that reads it ---- */

Test(pasting, a_reader_that_hangs_holds_nobody_up) {
    g_autofree char *path = g_strdup("/tmp/bowout-reader-XXXXXX"), *variable = NULL;
    const char *variables[] = {NULL, NULL};
    g_autoptr(Term) term = NULL;
    int file = g_mkstemp(path);
    cr_assert(file >= 0 && g_close(file, NULL));
    cr_assert(g_file_set_contents(path, "#!/bin/sh\nexec sleep 600\n", -1, NULL) && g_chmod(path, 0700) == 0);
    variables[0] = variable = g_strconcat("BOWOUT_MAIL_PROGRAM=", path, NULL);
    term = term_start(&(TermOptions){.arguments = walk_arguments(), .variables = variables});
    term_wait(term, "Enter next");
    term_send(term, MARKED(OFFER));
    term_wait(term, "Read it?");
    term_keys(term, "Enter");
    term_wait(term, "Reading the offer");
    walk_field(term, "Maria Santos");
    walk_field(term, "Northwind Remote");
    term_wait(term, "> Role or project");
    cr_assert(term_shows(term, "Reading the offer"));
    walk_field(term, "Support Assistant");
    term_wait(term, "could not be read");
    cr_assert(term_shows(term, "Maria Santos") && term_shows(term, "Support Assistant"));
    g_unlink(path);
}

/* ---- coming back ---- */

/* Killed, and there again: the offer is there with its letter, for nobody else to read. */
Test(pasting, a_draft_has_its_offer) {
    g_autoptr(Term) term = at_welcome(), later = NULL;
    g_autofree char *store = g_build_filename(term_home(term), ".local", "state", "bowout", "drafts.db", NULL);
    struct stat status;
    term_send(term, MARKED(OFFER));
    term_wait(term, "Read it?");
    term_keys(term, "Enter");
    expect_read(term);
    term_signal(term, SIGKILL);
    term_wait_end(term);
    if (stat(store, &status) == 0) cr_assert((status.st_mode & 0777) == 0600);
    later = term_start(&(TermOptions){.arguments = walk_arguments(), .home = term_home(term)});
    term_wait(later, "Go on with the unfinished letter");
    term_keys(later, "Enter");
    term_wait(later, "Support Assistant");
    term_keys(later, "F5");
    term_wait(later, "We'd like to offer you");
    term_keys(later, "F5 ^R");
    term_wait(later, "Why do you answer");
    term_keys(later, "o");
    term_wait(later, "We'd like to offer you");
}
