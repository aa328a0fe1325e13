/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editors and mail programs that have the terminal for a while: they stop and go on with the
 * wizard, and what was saved in them is never lost. Small scripts stand for them. */
#include "config.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "walk.h"

TestSuite(programs, .timeout = 600);

#define F4 "\033OS"

/* The script gets the file as $1, and HOME is the test's. The caller frees the folder's name
   with the rest of its process. */
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

/* ---------------------------------------- stopping */

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

/* ---------------------------------------- what was saved when everything ends */

#define WORDS ".local/state/bowout/words-1"

static gboolean there(Term *term, const char *name, int mode) {
    g_autofree char *path = g_build_filename(term_home(term), name, NULL);
    struct stat status;
    if (lstat(path, &status) != 0) return FALSE;
    cr_assert((status.st_mode & 07777) == (mode_t)mode, "%s: %o", name, status.st_mode);
    return TRUE;
}

static Term *start_again(Term *term) {
    Term *again = term_start(&(TermOptions){.arguments = walk_arguments(), .home = term_home(term)});
    term_wait(again, "1 ");
    term_keys(again, "1 Enter");
    term_wait(again, "in your own words");
    return again;
}

static void saved_text_comes_back_after(int number, int exit_code) {
    g_autofree char *path = editor("echo 'Saved in the editor.' >\"$1\"; echo 'EDITOR HAS SAVED'; exec sleep 600");
    g_autoptr(Term) term = start_at_words(path, FALSE);
    term_send(term, F4);
    term_wait(term, "EDITOR HAS SAVED");
    cr_assert(there(term, WORDS, 0700) && there(term, WORDS "/gratitude.txt", 0600) && there(term, ".local/state/bowout", 0700));
    if (number == 0)
        term_hang_up(term);
    else
        term_signal(term, number);
    cr_assert(term_wait_end(term) == exit_code);
    cr_assert(there(term, WORDS, 0700) == (number == SIGKILL), "the file is there, or the draft has the words");
    g_autoptr(Term) again = start_again(term);
    term_wait(again, "Saved in the editor.");
    if (number == SIGKILL) term_wait(again, "The words you saved in your editor are back.");
    cr_assert(!there(term, WORDS, 0700));
    term_keys(again, "^X Enter");
    cr_assert(term_wait_end(again) == 3);
    remove_editor(path);
}

Test(programs, text_saved_in_the_editor_survives_every_end) {
    saved_text_comes_back_after(SIGKILL, 128 + SIGKILL);
    saved_text_comes_back_after(SIGTERM, 128 + SIGTERM);
    saved_text_comes_back_after(SIGHUP, 128 + SIGHUP);
    saved_text_comes_back_after(0, 128 + SIGHUP);
}

/* A home where the wizard was killed while the editor had the words; the editor saves when there
   is a file "go". */
static Term *killed_under_its_editor(const char *path) {
    Term *term = start_at_words(path, FALSE);
    term_send(term, F4);
    term_wait(term, "EDITOR IS HERE");
    term_signal(term, SIGKILL);
    cr_assert(term_wait_end(term) == 128 + SIGKILL);
    return term;
}

static void let_it_go_on(Term *term) {
    g_autofree char *go = g_build_filename(term_home(term), "go", NULL), *done = NULL;
    gint64 until = g_get_monotonic_time() + 40 * G_USEC_PER_SEC;
    cr_assert(g_file_set_contents(go, "", 0, NULL));
    while ((done = term_read_file(term, "done")) == NULL) {
        cr_assert(g_get_monotonic_time() < until, "the editor does not go on");
        g_usleep(10000);
    }
}

#define STAYS                                                                                                                              \
    "trap '' HUP TERM; echo 'EDITOR IS HERE'; while ! test -e \"$HOME/go\"; do sleep 0.05; done; echo 'Saved later.' >\"$1\"; "            \
    "ls \"$HOME/" WORDS "\" >\"$HOME/found\"; echo done >\"$HOME/done.new\"; mv \"$HOME/done.new\" \"$HOME/done\""

Test(programs, an_editor_that_outlives_the_wizard_may_still_save) {
    g_autofree char *path = editor(STAYS);
    g_autoptr(Term) term = killed_under_its_editor(path);
    let_it_go_on(term);
    g_autoptr(Term) again = start_again(term);
    term_wait(again, "Saved later.");
    remove_editor(path);
}

Test(programs, a_deleted_draft_takes_the_words_of_a_running_editor_along) {
    static const char *const delete[] = {"drafts", "delete", "1", NULL};
    g_autofree char *path = editor(STAYS);
    g_autoptr(Term) term = killed_under_its_editor(path);
    cr_assert(there(term, WORDS, 0700));
    g_free(term_run(term, delete));
    cr_assert(!there(term, WORDS, 0700));
    let_it_go_on(term);
    cr_assert(!there(term, WORDS, 0700));
    g_autofree char *found = term_read_file(term, "found");
    cr_assert(found != NULL && *found == '\0', "%s", found);
    remove_editor(path);
}

Test(programs, nothing_is_left_where_everybody_has_files) {
    g_autofree char *path = editor("echo 'Saved.' >\"$1\"; echo copy >\"$1~\"");
    g_autofree char *folder = g_dir_make_tmp("bowout-tmp-XXXXXX", NULL), *visual = g_strdup_printf("VISUAL=%s", path),
                    *tmpdir = g_strdup_printf("TMPDIR=%s", folder);
    const char *const variables[] = {visual, tmpdir, NULL};
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments(), .variables = variables});
    walk_to_gratitude(term, "1");
    term_keys(term, "e");
    term_wait(term, "in your own words");
    term_send(term, F4);
    term_wait(term, "Saved.");
    cr_assert(!there(term, WORDS, 0700));
    cr_assert(remove(folder) == 0, "something is in TMPDIR");
    remove_editor(path);
}
