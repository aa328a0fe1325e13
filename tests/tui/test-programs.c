/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editors and mail programs that have the terminal for a while: they stop and go on with the wizard, and what was saved in them is
 * never lost. Small scripts stand for them. */
#include "config.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "walk.h"

TestSuite(programs, .timeout = 120);

#define F4 "\033OS"

/* The script gets the file as $1, and HOME is the test's. The caller frees the folder's name with the rest of its process. */
static char *editor(const char *script) {
    g_autofree char *folder = g_dir_make_tmp("bowout-editor-XXXXXX", NULL), *text = g_strdup_printf("#!/bin/sh\n%s\n", script);
    char *path = g_build_filename(folder, "editor", NULL);
    cr_assert(g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
    return path;
}

static void remove_editor(const char *path) {
    g_autofree char *folder = g_path_get_dirname(path);
    cr_assert(remove(path) == 0 && remove(folder) == 0);
}

/* At the page for own words, which are those of the wording there. */
static Term *start_at_words(const char *path, gboolean shell) {
    g_autofree char *variable = g_strdup_printf("VISUAL=%s", path);
    const char *const variables[] = {variable, NULL};
    Term *term = term_start(&(TermOptions){.arguments = walk_arguments(), .variables = variables, .shell = shell});
    walk_to_gratitude(term, "1");
    term_keys(term, "e");
    term_wait(term, "in your own words");
    return term;
}

static gboolean has_screen(const Term *term, const struct termios *wanted, struct termios *now) {
    *now = term_modes((Term *)term);
    return now->c_lflag == wanted->c_lflag && now->c_iflag == wanted->c_iflag && now->c_oflag == wanted->c_oflag;
}

/* ---------------------------------------------------------------- stopping */

#define STOPPED "(stopped, modes restored)"

/* For the n-th time: the earlier ones may still be on the screen. */
static void wait_stopped(Term *term, int times) {
    gint64 until = g_get_monotonic_time() + 40 * G_USEC_PER_SEC;
    for (;;) {
        g_auto(GStrv) parts = NULL;
        term_pass(term, 20);
        parts = g_strsplit(term_raw(term)->str, STOPPED, -1);
        if ((int)g_strv_length(parts) - 1 >= times) return;
        if (g_get_monotonic_time() > until) term_fail(term, "not stopped for the %d. time", times);
    }
}

Test(programs, the_editor_and_the_wizard_stop_and_go_on_together) {
    g_autofree char *path = editor("echo 'EDITOR IS HERE'; read line; printf '%s\\n' \"$line\" >\"$1\"");
    g_autoptr(Term) term = start_at_words(path, TRUE);
    struct termios screen = term_modes(term), now;
    term_send(term, F4);
    term_wait(term, "EDITOR IS HERE");
    for (int i = 0; i < 3; i++) {
        term_keys(term, "^Z");
        wait_stopped(term, i + 1);
        term_send(term, "\r"); /* the shell lets the job go on */
        term_resize(term, i % 2 == 0 ? 30 : 24, 80);
        term_wait_quiet(term, 100);
        if (term_shows(term, "in your own words")) term_fail(term, "the editor has lost the terminal");
    }
    term_resize(term, 24, 80);
    term_send(term, "Thank you for the kind note.\r");
    term_wait(term, "in your own words");
    term_wait(term, "Thank you for the kind note.");
    cr_assert(has_screen(term, &screen, &now), "not the wizard's modes again");
    term_keys(term, "^Z"); /* the wizard alone, as ever */
    wait_stopped(term, 4);
    term_send(term, "\r");
    term_wait(term, "in your own words");
    term_keys(term, "^X Enter");
    cr_assert(term_wait_end(term) == 3);
    remove_editor(path);
}

/* One that sets modes of its own and stops without putting them back. */
Test(programs, the_modes_of_a_program_come_back_with_it) {
    g_autofree char *path =
        editor("stty -icanon -echo; echo 'BEFORE IT'; kill -STOP $$; stty -a | tr ' ' '\\n' | grep -cE '^-(icanon|echo)[;]?$'; "
               "echo 'AFTER IT'; dd bs=1 count=1 of=/dev/null 2>/dev/null; kill -KILL $$");
    g_autoptr(Term) term = start_at_words(path, TRUE);
    struct termios screen = term_modes(term), now;
    term_send(term, F4);
    wait_stopped(term, 1);
    cr_assert(strstr(term_raw(term)->str, "BEFORE IT") != NULL);
    term_send(term, "\r");
    term_wait(term, "AFTER IT");
    cr_assert(term_shows(term, "2\n"), "its modes did not come back");
    term_send(term, "x");
    term_wait(term, "was ended by a signal");
    cr_assert(has_screen(term, &screen, &now), "it died, and the wizard has its modes");
    remove_editor(path);
}

/* Without a shell nobody could let a stopped wizard go on: as over ssh with a command. */
Test(programs, without_job_control_it_just_goes_on) {
    g_autofree char *path = editor("echo 'EDITOR IS HERE'; read line; printf '%s\\n' \"$line\" >\"$1\"");
    g_autoptr(Term) term = start_at_words(path, FALSE);
    term_send(term, F4);
    term_wait(term, "EDITOR IS HERE");
    term_keys(term, "^Z");
    term_wait_quiet(term, 100);
    term_send(term, "Still here.\r");
    term_wait(term, "in your own words");
    term_wait(term, "Still here.");
    remove_editor(path);
}

Test(programs, keys_that_interrupt_the_program_do_not_interrupt_the_wizard) {
    g_autofree char *path = editor("echo 'EDITOR IS HERE'; read line");
    g_autoptr(Term) term = start_at_words(path, TRUE);
    term_send(term, F4);
    term_wait(term, "EDITOR IS HERE");
    term_keys(term, "^C");
    term_wait(term, "was ended by a signal");
    term_keys(term, "^X Enter");
    cr_assert(term_wait_end(term) == 3);
    remove_editor(path);
}
