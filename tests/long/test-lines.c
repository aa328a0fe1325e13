/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wizard line by line on a real terminal: what the terminal itself does with keys, every way to
 * end, other charsets, other sizes. (What it says and what a line means is tested without a
 * terminal in tests/cli/plain.test.)
 */
#include "config.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "../tui/walk.h"

TestSuite(lines, .timeout = 600);

#ifdef BOWOUT_INSTRUMENTED /* which takes its time */
#define PASTE_BYTES 8192u
#else
#define PASTE_BYTES 65536u
#endif

static const char *const plain_words[] = {"--plain", "--now", "2026-11-23", NULL};

static Term *start(TermOptions options) {
    options.arguments = plain_words;
    return term_start(&options);
}

static void answer(Term *term, const char *text) {
    term_send(term, text);
    term_send(term, "\r");
}

/* Up to the second question. */
static Term *begin(TermOptions options) {
    Term *term = start(options);

    term_wait(term, "Press Enter to go on:");
    answer(term, "");
    term_wait(term, "Question 1 of 10");
    term_wait(term, "Your answer:");
    answer(term, "Zoe Ander");
    term_wait(term, "Question 2 of 10");
    return term;
}

static void is_kept(Term *term) {
    static const char *const export[] = {"drafts", "export", "1", NULL};
    g_autofree char *answers = term_run(term, export);

    cr_assert(strstr(answers, "Zoe Ander") != NULL, "%s", answers);
}

/* ---- ends ----------------------------------------------------------------------------------- */

Test(lines, nothing_but_lines_is_sent) {
    g_autoptr(Term) term = begin((TermOptions){0});

    answer(term, "Blue Harbor");
    term_wait(term, "Question 3 of 10");
    cr_assert(strchr(term_raw(term)->str, '\033') == NULL, "an escape sequence");
    cr_assert(strchr(term_raw(term)->str, '\b') == NULL);
}

Test(lines, end_of_input_keeps_and_leaves) {
    g_autoptr(Term) term = begin((TermOptions){0});

    term_keys(term, "^D");
    cr_assert(term_wait_end(term) == 3);
    is_kept(term);
}

Test(lines, ctrl_c_keeps_and_ends) {
    g_autoptr(Term) term = begin((TermOptions){0});

    term_keys(term, "^C");
    cr_assert(term_wait_end(term) == 128 + SIGINT);
    is_kept(term);
}

Test(lines, a_line_that_drops_keeps_and_ends) {
    g_autoptr(Term) term = begin((TermOptions){0});

    term_hang_up(term);
    cr_assert(term_wait_end(term) == 128 + SIGHUP);
    is_kept(term);
}

static void signalled(int number) {
    g_autoptr(Term) term = begin((TermOptions){0});

    term_signal(term, number);
    cr_assert(term_wait_end(term) == 128 + number);
    is_kept(term);
}

Test(lines, signals_keep_and_end) {
    signalled(SIGTERM);
    signalled(SIGQUIT);
    signalled(SIGHUP);
}

/* Nobody reads the terminal, so nothing more can be written: it ends all the same. */
Test(lines, sigterm_while_the_terminal_is_stuck) {
    g_autoptr(Term) term = begin((TermOptions){0});

    for (int i = 0; i < 40; i++) answer(term, ":?");
    term_signal(term, SIGTERM);
    cr_assert(term_wait_end_unread(term) == 128 + SIGTERM);
    is_kept(term);
}

Test(lines, stopped_and_gone_on) {
    g_autoptr(Term) term = begin((TermOptions){.shell = TRUE});

    term_keys(term, "^Z");
    term_wait(term, "(stopped, modes restored)");
    answer(term, "");
    answer(term, "Blue Harbor");
    term_wait(term, "Question 3 of 10");
    answer(term, ":q");
    term_wait(term, "Leave now?");
    answer(term, "");
    cr_assert(term_wait_end(term) == 3);
}

/* ---- keys ----------------------------------------------------------------------------------- */

Test(lines, cursor_keys_type_nothing) {
    static const char *const export[] = {"drafts", "export", "1", NULL};
    g_autoptr(Term) term = begin((TermOptions){0});
    g_autofree char *answers = NULL;

    term_send(term, "Blue\033[D\033OC Har\033[1;5Cbor\033[200~\033[201~\r");
    term_wait(term, "Keys that are no text were left out.");
    term_wait(term, "Question 3 of 10");
    term_keys(term, "^D");
    term_wait_end(term);
    answers = term_run(term, export);
    cr_assert(strstr(answers, "company = \"Blue Harbor\"") != NULL, "%s", answers);
}

Test(lines, a_paste_of_64_kib_into_own_words) {
    g_autoptr(Term) term = begin((TermOptions){0});
    static const char line[] = "pasted words\033[201~ and more of them\r";

    answer(term, "Blue Harbor");
    term_wait(term, "Question 3");
    answer(term, "Assistant");
    term_wait(term, "Question 4");
    answer(term, ":n");
    term_wait(term, "more situations");
    answer(term, "2");
    term_wait(term, "How will you answer?");
    answer(term, "1");
    term_wait(term, "Which tone");
    answer(term, "1");
    term_wait(term, "Write it in my own words");
    answer(term, "e");
    term_wait(term, "in your own words");
    /* In pieces that fit the terminal's own buffer: nobody reads here while we write. */
    for (gsize sent = 0; sent < PASTE_BYTES; sent += strlen(line)) {
        term_send(term, line);
        if (sent / 1024 != (sent + strlen(line)) / 1024) term_wait_quiet(term, 10);
    }
    answer(term, ".");
    answer(term, ":p");
    term_wait_quiet(term, 300);
    cr_assert(!term_ended(term));
    term_signal(term, SIGTERM);
    cr_assert(term_wait_end(term) == 128 + SIGTERM);
    cr_assert(strstr(term_raw(term)->str, "left out") != NULL, "what did not fit was said");
    is_kept(term);
}

/* ---- sizes and charsets --------------------------------------------------------------------- */

Test(lines, a_narrow_terminal_gets_short_lines) {
    g_autoptr(Term) term = begin((TermOptions){.rows = 24, .columns = 34});
    const char *line = term_raw(term)->str;

    for (const char *end; (end = strchr(line, '\n')) != NULL; line = end + 1) cr_assert(end - line <= 35, "%.*s", (int)(end - line), line);
}

Test(lines, any_size_will_do) {
    static const int sizes[][2] = {{1, 1}, {1, 300}, {100, 300}, {2, 5}};

    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autoptr(Term) term = start((TermOptions){.rows = sizes[i][0], .columns = sizes[i][1]});
        answer(term, "");
        answer(term, "Zoe Ander");
        term_wait_quiet(term, 100);
        term_resize(term, 24, 80);
        answer(term, ":l");
        term_wait(term, "Question 2 of 10");
    }
}

/* A locale that the system need not have: made for the test where it can be made. */
static char *latin_1(Term *term) {
    g_autofree char *folder = g_build_filename(term_home(term), "locales", NULL),
                    *path = g_build_filename(folder, "en_US.ISO-8859-1", NULL);
    g_autofree char *made = g_build_filename(path, "LC_CTYPE", NULL); /* a localedef that fails leaves an empty folder */
    const char *make[] = {"localedef", "-c", "-i", "en_US", "-f", "ISO-8859-1", path, NULL};

    if (g_mkdir_with_parents(folder, 0700) != 0) return NULL;
    if (!g_spawn_sync(NULL, (char **)make, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                      NULL, NULL, NULL, NULL) ||
        !g_file_test(made, G_FILE_TEST_EXISTS)) {
        fprintf(stderr, "skipped: localedef cannot make a Latin-1 locale here (Debian: locales)\n");
        return NULL;
    }
    return g_strconcat("LOCPATH=", folder, NULL);
}

Test(lines, in_a_latin_1_terminal) {
    static const char *const export[] = {"drafts", "export", "1", NULL};
    g_autoptr(Term) place = start((TermOptions){0});
    g_autofree char *locale_path = latin_1(place), *answers = NULL;
    const char *const variables[] = {locale_path, NULL};

    if (locale_path == NULL) return;
    g_autoptr(Term) term = start((TermOptions){.locale = "en_US.ISO-8859-1", .variables = variables, .home = term_home(place)});
    term_wait(term, "Press Enter to go on:");
    answer(term, "");
    term_wait(term, "Question 1 of 10");
    answer(term, "Ren\351 D\366ll"); /* one byte a letter */
    term_wait(term, "Question 2 of 10");
    answer(term, ":b");
    term_wait(term, "Now \"");
    cr_assert(strstr(term_raw(term)->str, "Now \"Ren\351 D\366ll\"") != NULL, "shown as it was typed");
    term_keys(term, "^D");
    cr_assert(term_wait_end(term) == 3);
    answers = term_run(place, export);
    cr_assert(strstr(answers, "René Döll") != NULL, "%s", answers);
}

Test(lines, in_the_c_locale) {
    static const char *const export[] = {"drafts", "export", "1", NULL};
    g_autoptr(Term) term = start((TermOptions){.locale = "C"});
    g_autofree char *answers = NULL;

    term_wait(term, "Press Enter to go on:");
    answer(term, "");
    term_wait(term, "Question 1 of 10");
    answer(term, "René");
    term_wait(term, "Question 2 of 10");
    answer(term, ":b");
    term_wait(term, "Now \"");
    term_wait(term, "Enter keeps it");
    cr_assert(strstr(term_raw(term)->str, "Now \"René\"") != NULL, "shown as it was typed");
    term_keys(term, "^D");
    term_wait_end(term);
    answers = term_run(term, export);
    cr_assert(strstr(answers, "René") != NULL, "%s", answers);
}
