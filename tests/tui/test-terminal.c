/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal around the wizard: sizes, stops, signals, crashes, lines that drop, terminals of
   all kinds. It is always left as found. */
#include "config.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>

#include "walk.h"

TestSuite(terminal, .timeout = 600);

static Term *start(void) {
    Term *term = term_start(&(TermOptions){.arguments = walk_arguments()});
    term_wait(term, "Enter next");
    return term;
}

static int count_of(const GString *bytes, const char *part) {
    int count = 0;
    for (const char *at = g_strstr_len(bytes->str, (gssize)bytes->len, part); at != NULL;
         at = g_strstr_len(at + 1, (gssize)(bytes->str + bytes->len - at - 1), part))
        count++;
    return count;
}

/* Modes as before, the normal screen, no bracketed paste. */
static void check_restored(Term *term, const struct termios *found) {
    struct termios now = term_modes(term);
    cr_assert(now.c_lflag == found->c_lflag && now.c_iflag == found->c_iflag && now.c_oflag == found->c_oflag,
              "the modes are not as found");
    const GString *raw = term_raw(term);
    cr_assert(count_of(raw, "\033[?1049h") == count_of(raw, "\033[?1049l"), "not back on the normal screen");
    cr_assert(count_of(raw, "\033[?2004h") <= count_of(raw, "\033[?2004l"), "bracketed paste is still on");
}

/* The modes a pseudo-terminal is born with. */
static struct termios fresh_modes(void) {
    static const char *const version[] = {"--version", NULL};
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = version});
    term_wait(term, "bowout");
    return term_modes(term);
}

/* ---------------------------------------- ways out */

static Term *start_with(const char *variable) {
    const char *const variables[] = {variable, NULL};
    return term_start(&(TermOptions){.arguments = walk_arguments(), .variables = variables});
}

Test(terminal, line_by_line_when_the_environment_asks_for_it) {
    static const char *const asking[] = {"BOWOUT_FACE=plain", "ACCESSIBLE=1"}, *const not_asking[] = {"BOWOUT_FACE=", "ACCESSIBLE=0"};
    for (gsize i = 0; i < G_N_ELEMENTS(asking); i++) {
        g_autoptr(Term) term = start_with(asking[i]);
        term_wait(term, "Bow out: say no to a job offer");
    }
    for (gsize i = 0; i < G_N_ELEMENTS(not_asking); i++) {
        g_autoptr(Term) term = start_with(not_asking[i]);
        term_wait(term, "Enter next");
    }
}

Test(terminal, leaving_restores_it) {
    struct termios found = fresh_modes();
    g_autoptr(Term) term = start();
    cr_assert((term_modes(term).c_lflag & (ICANON | ECHO)) == 0);
    cr_assert(count_of(term_raw(term), "\033[?2004h") == 1, "no bracketed paste");
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    term_send(term, "Ann\003"); /* Ctrl-C is a key */
    term_wait(term, "Leave now?");
    term_keys(term, "Enter");
    cr_assert(term_wait_end(term) == 3);
    check_restored(term, &found);
}

static void end_by(int number) {
    struct termios found = fresh_modes();
    g_autoptr(Term) term = start();
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    term_send(term, "Ann");
    term_wait(term, "Ann");
    term_signal(term, number);
    cr_assert(term_wait_end(term) == 128 + number);
    check_restored(term, &found);
    /* what was typed is there at the next start */
    g_autoptr(Term) again = term_start(&(TermOptions){.arguments = walk_arguments(), .home = term_home(term)});
    term_wait(again, "1 ");
    term_keys(again, "1 Enter");
    term_wait(again, "Ann");
}

Test(terminal, sigterm) {
    end_by(SIGTERM);
}

Test(terminal, sighup) {
    end_by(SIGHUP);
}

Test(terminal, sigint_from_outside) {
    end_by(SIGINT);
}

Test(terminal, sigquit) {
    end_by(SIGQUIT);
}

/* The client is frozen: the terminal takes nothing more. */
Test(terminal, sigterm_while_the_terminal_is_stuck) {
    g_autoptr(Term) term = start();
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    term_send(term, "Ann");
    term_wait(term, "Ann");
    term_flood(term, "\014", 400); /* redraw, and nobody reads */
    term_wait_stuck(term);
    term_signal(term, SIGTERM);
    cr_assert(term_wait_end_unread(term) == 128 + SIGTERM);
    g_autoptr(Term) again = term_start(&(TermOptions){.arguments = walk_arguments(), .home = term_home(term)});
    term_wait(again, "1 ");
    term_keys(again, "1 Enter");
    term_wait(again, "Ann");
}

static void crash_by(int number) {
    struct termios found = fresh_modes();
    g_autoptr(Term) term = start();
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    term_signal(term, number);
    cr_assert(term_wait_end(term) == 128 + number);
    check_restored(term, &found);
    cr_assert(g_str_has_suffix(term_raw(term)->str, "\r\n"));
}

Test(terminal, a_crash_restores_it) {
    if (g_getenv("ASAN_OPTIONS") != NULL && strstr(g_getenv("ASAN_OPTIONS"), "handle_segv=1") != NULL) return;
    static const int numbers[] = {SIGSEGV, SIGBUS,  SIGABRT, SIGFPE,    SIGILL,  SIGTRAP, SIGSYS,
                                  SIGXCPU, SIGXFSZ, SIGPOLL, SIGVTALRM, SIGPROF, SIGPWR,  SIGSTKFLT};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) crash_by(numbers[i]);
}

Test(terminal, a_line_that_drops_ends_it) {
    g_autoptr(Term) term = start();
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    term_send(term, "Ann");
    term_wait(term, "Ann");
    term_hang_up(term);
    cr_assert(term_wait_end(term) == 128 + SIGHUP);
    g_autoptr(Term) again = term_start(&(TermOptions){.arguments = walk_arguments(), .home = term_home(term)});
    term_wait(again, "1 ");
    term_keys(again, "1 Enter");
    term_wait(again, "Ann");
}

/* ---------------------------------------- stopping */

Test(terminal, ctrl_z_and_back) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments(), .shell = TRUE});
    walk_offer(term);
    term_wait_quiet(term, 100);
    g_autofree char *before = term_screen(term);
    for (int i = 0; i < 3; i++) {
        term_keys(term, "^Z");
        term_wait(term, "(stopped, modes restored)");
        cr_assert(count_of(term_raw(term), "\033[?2004h") == count_of(term_raw(term), "\033[?2004l"));
        term_send(term, "\r");
        term_wait(term, "Why do you answer");
        term_wait(term, "Enter next");
        cr_assert(count_of(term_raw(term), "\033[?2004h") == i + 2, "drawn again more than once");
    }
    term_wait_screen(term, before);
    term_keys(term, "^X Enter");
    cr_assert(term_wait_end(term) == 3);
}

Test(terminal, another_size_while_stopped) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments(), .shell = TRUE});
    walk_offer(term);
    term_keys(term, "^Z");
    term_wait(term, "(stopped, modes restored)");
    term_resize(term, 30, 100);
    term_send(term, "\r");
    term_wait(term, "Why do you answer");
    term_wait_quiet(term, 60);
    g_autofree char *last = term_row(term, 29);
    cr_assert(strstr(last, "Enter next") != NULL, "%s", last);
}

/* ---------------------------------------- sizes */

Test(terminal, every_size_and_back) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_gratitude(term, "1");
    term_wait(term, "Warm regards");
    term_wait_quiet(term, 60);
    g_autofree char *before = term_screen(term);
    static const int sizes[][2] = {{12, 40}, {11, 80}, {50, 200}, {1, 1}, {2, 300}, {100, 300}, {24, 39}, {18, 72}, {17, 71}, {24, 110}};
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        term_resize(term, sizes[i][0], sizes[i][1]);
        if (sizes[i][0] >= 12 && sizes[i][1] >= 40)
            term_wait(term, "Thank them");
        else if (sizes[i][1] >= 39)
            term_wait(term, "larger");
    }
    term_resize(term, 24, 80);
    term_wait_screen(term, before);
}

Test(terminal, a_storm_of_sizes) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_gratitude(term, "1");
    GRand *random = g_rand_new_with_seed(3);
    for (int i = 0; i < 200; i++) {
        term_resize(term, g_rand_int_range(random, 1, 60), g_rand_int_range(random, 1, 200));
        if (i % 3 == 0) term_keys(term, i % 2 == 0 ? "Down" : "Up");
    }
    g_rand_free(random);
    term_resize(term, 24, 80);
    term_wait(term, "Thank them");
    term_wait(term, "Enter next");
    cr_assert(!term_ended(term));
}

Test(terminal, a_window_too_small_can_be_left) {
    g_autoptr(Term) term = start();
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    term_send(term, "Ann");
    term_wait(term, "Ann");
    term_resize(term, 5, 30);
    term_wait(term, "larger");
    term_send(term, "xyz\r"); /* unseen keys do nothing */
    term_pass(term, 100);
    term_resize(term, 24, 80);
    term_wait(term, "> Your name");
    cr_assert(!term_shows(term, "xyz"));
    term_resize(term, 5, 30);
    term_wait(term, "larger");
    term_keys(term, "^X");
    cr_assert(term_wait_end(term) == 3);
}

/* ---------------------------------------- kinds of terminals */

static void runs_on(const char *name) {
    g_autoptr(Term) term = term_start(&(TermOptions){.name = name, .arguments = walk_arguments()});
    term_wait(term, "Enter next");
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    walk_field(term, "Ann");
    term_wait(term, "> Company");
}

Test(terminal, known_ones) {
    static const char *const names[] = {"xterm",           "xterm-256color", "vt100", "vt220", "linux",      "screen",
                                        "screen-256color", "tmux-256color",  "rxvt",  "foot",  "xterm-kitty"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) runs_on(names[i]);
}

Test(terminal, unknown_ones_are_treated_as_a_usual_one) {
    g_autofree char *long_name = g_strnfill(5000, 'x');
    const char *const names[] = {"no-such-terminal", "", "../../etc/passwd", "/etc/passwd", "a b;c", long_name};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(Term) term = term_start(&(TermOptions){.name = names[i], .arguments = walk_arguments()});
        term_wait(term, "treated as");
        term_keys(term, "Enter");
        term_wait(term, "> Your name");
        term_wait_gone(term, "treated as");
    }
}

Test(terminal, a_dumb_one_gets_lines) {
    g_autoptr(Term) term = term_start(&(TermOptions){.name = "dumb", .arguments = walk_arguments()});
    term_wait(term, "virtual work");
    term_wait_quiet(term, 100);
    cr_assert(strchr(term_raw(term)->str, '\033') == NULL, "an escape sequence on a dumb terminal");
}

/* ---------------------------------------- traffic */

Test(terminal, nothing_is_sent_while_nothing_happens) {
    g_autoptr(Term) term = start();
    term_wait_quiet(term, 200);
    gsize before = term_raw(term)->len;
    term_pass(term, 1500);
    cr_assert(term_raw(term)->len == before);
}

Test(terminal, a_key_sends_little) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_gratitude(term, "1");
    term_wait(term, "Warm regards");
    term_wait_quiet(term, 100);
    for (int i = 0; i < 3; i++) {
        gsize before = term_raw(term)->len;
        g_autofree char *mark = g_strdup_printf("> %d ", i + 2);
        term_keys(term, "Down");
        term_wait(term, mark);
        term_wait_quiet(term, 60);
        cr_assert(term_raw(term)->len - before <= 400, "%d bytes for an arrow key", (int)(term_raw(term)->len - before));
    }
}

/* ---------------------------------------- plain text on the normal screen */

Test(terminal, the_letter_as_plain_text) {
    struct termios found = fresh_modes();
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_review(term);
    term_keys(term, "Home Enter");
    walk_choose(term, "Show it as plain text");
    term_wait(term, "Press Enter to come back.");
    cr_assert(term_shows(term, "Dear Ms. Tan,"));
    cr_assert(!term_shows(term, "\342\224\202")); /* no border */
    cr_assert((term_modes(term).c_oflag & ONLCR) != 0);
    term_send(term, "abc\033[A"); /* only Enter comes back */
    term_resize(term, 30, 90);
    term_keys(term, "Enter");
    term_wait(term, "Show it as plain text");
    term_keys(term, "^X");
    term_wait(term, "Leave now?");
    term_keys(term, "Enter");
    cr_assert(term_wait_end(term) == 3);
    check_restored(term, &found);
}
