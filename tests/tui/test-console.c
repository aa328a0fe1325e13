/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reaches the terminal: no bytes of an argument or variable as they are, and a letter in
   the terminal's own charset or not without a word. */
#include "config.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "walk.h"

TestSuite(console, .timeout = 600);

/* ---- nothing raw ---- */

static const char *const hostile[] = {"a\033]0;EVIL\ab", "a\302\233EVIL", "a\342\200\256EVIL", "a\342\200\213EVIL", "a\377EVIL"};

static void expect_clean(Term *term, const char *what, const char *bytes) {
    if (!term_ended(term)) term_signal(term, SIGHUP);
    term_wait_end(term);
    cr_expect(strstr(term_raw(term)->str, bytes) == NULL, "%s: raw on the terminal", what);
}

/* Each error ends the program; a start without one shows Welcome, or a first question. */
static void start_and_look(const TermOptions *options, const char *what, const char *bytes) {
    g_autoptr(Term) term = term_start(options);
    while (!term_ended(term) && !term_shows(term, "Enter next") && !term_shows(term, "Press Enter")) term_pass(term, 20);
    expect_clean(term, what, bytes);
}

Test(console, no_argument_is_shown_as_it_is) {
    static const char *const options[] = {"--offer", "--answers", "--draft", "--catalogue", "--now", "--restricted", "--wrong"};
    for (guint face = 0; face < 2; face++)
        for (guint i = 0; i < G_N_ELEMENTS(options); i++)
            for (guint j = 0; j < G_N_ELEMENTS(hostile); j++) {
                g_autofree char *joined = g_strconcat(options[i], "=", hostile[j], NULL);
                const char *arguments[] = {joined, face == 1 ? "--plain" : NULL, NULL};
                start_and_look(&(TermOptions){.arguments = arguments}, options[i], hostile[j] + 1);
            }
}

Test(console, no_variable_is_shown_as_it_is) {
    static const char *const names[] = {"TERM",           "LC_ALL",         "LANGUAGE",
                                        "EDITOR",         "VISUAL",         "XDG_STATE_HOME",
                                        "XDG_DATA_HOME",  "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
                                        "HOME",           "TMPDIR",         "TZ",
                                        "BOWOUT_DATADIR", "TERMINFO",       "PATH"};
    for (guint face = 0; face < 2; face++)
        for (guint i = 0; i < G_N_ELEMENTS(names); i++)
            for (guint j = 0; j < G_N_ELEMENTS(hostile); j++) {
                g_autofree char *variable =
                    g_strconcat(names[i], "=/dev/null/", hostile[j], NULL); /* nothing can be made there, not by root either */
                const char *variables[] = {variable, NULL};
                const char *arguments[] = {"--now", "2026-11-23", face == 1 ? "--plain" : NULL, NULL};
                start_and_look(&(TermOptions){.variables = variables, .arguments = arguments}, names[i], hostile[j] + 1);
            }
}

/* ---- the letter on its way out ---- */

#define ANSWERS                                                                                                                            \
    "situation = \"another-offer\"\nchannel = \"email\"\nregister = \"warm\"\n"                                                            \
    "offer { candidate = \"José %s\" company = \"Northwind\" role = \"Support Assistant\" contact = \"Ms. Tan\" }\n"

/* At the ways out with a letter signed so. */
static Term *at_the_ways(const char *surname, const char *locale, const char *const *variables) {
    g_autofree char *home = g_dir_make_tmp("bowout-wayXXXXXX", NULL), *path = g_build_filename(home, "letter.conf", NULL);
    g_autofree char *answers = g_strdup_printf(ANSWERS, surname);
    const char *arguments[] = {"--now", "2026-11-23", "--answers", path, NULL};
    Term *term;
    g_file_set_contents(path, answers, -1, NULL);
    term = term_start(
        &(TermOptions){.rows = 40, .columns = 100, .arguments = arguments, .home = home, .locale = locale, .variables = variables});
    term_wait(term, "Enter next");
    term_keys(term, "^R");
    term_wait(term, WALK_REVIEW);
    term_keys(term, "Home Enter");
    term_wait(term, "Show it as plain text");
    return term;
}

static void show_and_print(Term *term) {
    walk_choose(term, "Show it as plain text");
    term_wait(term, "Press Enter to come back");
    term_keys(term, "Enter");
    term_wait_gone(term, "Press Enter to come back");
    walk_choose(term, "Print it when I leave");
    term_wait(term, "It will be printed");
    term_keys(term, "End Enter");
    term_wait(term, "Keep");
    term_keys(term, "1 Enter");
    cr_assert(term_wait_end(term) == 0);
}

static guint times(const Term *term, const char *bytes) {
    guint count = 0;
    for (const char *at = term_raw((Term *)(gsize)term)->str; (at = strstr(at, bytes)) != NULL; at += strlen(bytes)) count++;
    return count;
}

Test(console, the_letter_goes_out_whole_where_no_charset_is_named) {
    static const char *const locales[] = {"POSIX", "C", "xx_YY.UTF-8", "xx_YY", "xx_YY.ISO-8859-1"};
    for (guint i = 0; i < G_N_ELEMENTS(locales); i++) {
        g_autoptr(Term) term = at_the_ways("Peña", locales[i], NULL);
        show_and_print(term);
        cr_expect(times(term, "José Peña") >= 2, "%s: %u times", locales[i], times(term, "José Peña"));
    }
}

Test(console, a_screen_without_the_letters_says_so) {
    g_autoptr(Term) term = term_start(&(TermOptions){.locale = "C"});
    term_wait(term, "(ASCII) lacks some letters");
    g_autoptr(Term) other = term_start(&(TermOptions){.locale = "xx_YY"});
    term_wait(other, "Enter next");
    cr_assert(!term_shows(other, "lacks some letters"));
}

Test(console, what_latin_1_cannot_show_is_said) {
    const char *folder = g_getenv("TMPDIR") != NULL ? g_getenv("TMPDIR") : "/tmp";
    g_autofree char *place = g_build_filename(folder, "bowout-locales-XXXXXX", NULL);
    cr_assert(g_mkdtemp(place) != NULL);
    g_autofree char *path = g_build_filename(place, "en_US.ISO-8859-1", NULL), *made = g_build_filename(path, "LC_CTYPE", NULL);
    const char *make[] = {"localedef", "-c", "-i", "en_US", "-f", "ISO-8859-1", path, NULL}, *clear[] = {"rm", "-r", place, NULL};
    g_autofree char *locpath = g_strconcat("LOCPATH=", place, NULL);
    const char *variables[] = {locpath, NULL};
    const GSpawnFlags quiet = G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
    if (!g_spawn_sync(NULL, (char **)make, NULL, quiet, NULL, NULL, NULL, NULL, NULL, NULL) || !g_file_test(made, G_FILE_TEST_EXISTS)) {
        fprintf(stderr, "skipped: localedef cannot make a Latin-1 locale here (Debian: locales)\n");
    } else {
        g_autoptr(Term) fits = at_the_ways("Pe\303\261a", "en_US.ISO-8859-1", variables);
        g_autoptr(Term) lacks = at_the_ways("Ko\305\202a", "en_US.ISO-8859-1", variables);
        show_and_print(fits);
        cr_expect(times(fits, "Jos\351 Pe\361a") >= 2);
        cr_expect(times(fits, "cannot show all of this") == 0);
        show_and_print(lacks);
        cr_expect(times(lacks, "Jos\351 Ko<U+0142>a") == 2);
        cr_expect(times(lacks, "cannot show all of this") == 2);
    }
    g_spawn_sync(NULL, (char **)clear, NULL, quiet, NULL, NULL, NULL, NULL, NULL, NULL);
}
