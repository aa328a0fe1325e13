/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "walk.h"

#define ROWS_MOST 30u /* of a menu */

const char *const *walk_arguments(void) {
    static const char *arguments[] = {"--now", "2026-11-23", "--catalogue", NULL, NULL};
    if (arguments[3] == NULL) arguments[3] = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "tests", "tui", "catalogue", NULL);
    return arguments;
}

void walk_field(Term *term, const char *text) {
    term_send(term, text);
    term_wait(term, text);
    term_keys(term, "Enter");
}

/* On a small screen the row may stand above or below what is shown. */
static void scroll_to(Term *term, const char *words) {
    g_autofree char *screen = term_screen(term);
    if (strstr(screen, words) != NULL) return;
    term_keys(term, "Home");
    for (guint i = 0; i < ROWS_MOST; i++) {
        g_autofree char *now = NULL;
        term_wait_quiet(term, 100);
        now = term_screen(term);
        if (strstr(now, words) != NULL) return;
        term_keys(term, "Down");
    }
}

void walk_choose(Term *term, const char *words) {
    g_autofree char *screen = NULL, *item = g_strdup_printf("[1-9a-z] (?=%s)", words), *key = NULL;
    g_autoptr(GRegex) pattern = g_regex_new(item, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    scroll_to(term, words);
    term_wait(term, words);
    screen = term_screen(term);
    if (!g_regex_match(pattern, screen, 0, &match)) term_fail(term, "no key for \"%s\"", words);
    key = g_match_info_fetch(match, 0);
    key[1] = '\0';
    term_keys(term, key);
    term_keys(term, "Enter");
}

void walk_offer(Term *term) {
    term_wait(term, "Enter next");
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    walk_field(term, "Maria Santos");
    term_wait(term, "> Company");
    walk_field(term, "Northwind Remote");
    term_wait(term, "> Role or project");
    walk_field(term, "Support Assistant");
    term_wait(term, "> Who wrote to you");
    walk_field(term, "Ms. Tan");
    term_wait(term, "> Their mail address");
    term_keys(term, "Enter");
    term_wait(term, "> Kind of work");
    term_keys(term, "Enter");
    term_wait(term, "> Offer came on");
    term_keys(term, "Enter");
    term_wait(term, "> Answer wanted by");
    term_keys(term, "Enter");
    term_wait(term, "> How far it went");
    term_keys(term, "Enter");
    term_wait(term, "> Offer came by");
    term_keys(term, "Enter");
    term_wait(term, "Why do you answer");
}

void walk_to_gratitude(Term *term, const char *situation) {
    walk_offer(term);
    term_keys(term, situation);
    term_keys(term, "Enter");
    term_wait(term, "How will you answer?");
    term_keys(term, "Enter");
    term_wait(term, "Which tone");
    term_keys(term, "Enter");
    term_wait(term, "Thank them");
}

void walk_to_review(Term *term) {
    walk_to_gratitude(term, "1");
    term_keys(term, "^R");
    term_wait(term, WALK_REVIEW);
}
