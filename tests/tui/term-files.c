/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Golden screens, runs without a terminal, files below HOME. */
#include "config.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "term-private.h"

#define GOLDEN_QUIET_MS 250

/* The screen with the name of HOME made the same for all runs. */
static char *golden_screen(Term *term) {
    char *screen = term_screen(term);
    for (char *at = strstr(screen, HOME_NAME); at != NULL; at = strstr(at, HOME_NAME)) {
        at += strlen(HOME_NAME);
        for (int i = 0; i < 6 && g_ascii_isalnum(*at); i++) *at++ = 'X';
    }
    return screen;
}

static void write_golden(const char *path, const char *screen) {
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_path_get_dirname(path);
    g_mkdir_with_parents(folder, 0755);
    cr_assert(g_file_set_contents(path, screen, -1, &error), "%s", error->message);
}

void term_expect_golden(Term *term, const char *name) {
    g_autofree char *file = g_strconcat(name, ".txt", NULL);
    g_autofree char *path = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "tests", "tui", "golden", file, NULL);
    g_autofree char *wanted = NULL;
    gint64 until = term_deadline();

    if (g_getenv("BOWOUT_UPDATE_GOLDEN") != NULL) {
        term_wait_quiet(term, GOLDEN_QUIET_MS);
        g_autofree char *screen = golden_screen(term);
        write_golden(path, screen);
        return;
    }
    if (!g_file_get_contents(path, &wanted, NULL, NULL)) term_fail(term, "%s is missing (BOWOUT_UPDATE_GOLDEN=1 makes it)", path);
    for (;;) {
        while (term_pump(term, 0))
            ;
        g_autofree char *screen = golden_screen(term);
        if (strcmp(screen, wanted) == 0) return;
        if (g_get_monotonic_time() > until) {
            fprintf(stderr, "---- wanted (%s):\n%s", path, wanted);
            term_fail(term, "the screen is not that of %s", file);
        }
        term_pump(term, 100);
    }
}

char *term_run(Term *term, const char *const *arguments) {
    g_auto(GStrv) all = term_arguments(arguments);
    char *output = NULL;
    g_autofree char *errors = NULL;
    g_autoptr(GError) error = NULL;
    int status;

    cr_assert(
        g_spawn_sync(term->home, all, (char **)term->environment->pdata, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors, &status, &error),
        "%s", error->message);
    cr_assert(WIFEXITED(status) && WEXITSTATUS(status) <= 1, "bowout %s: %s", all[1], errors);
    return output;
}

char *term_read_file(Term *term, const char *name) {
    g_autofree char *path = g_build_filename(term->home, name, NULL);
    char *text = NULL;
    g_file_get_contents(path, &text, NULL, NULL);
    return text;
}
