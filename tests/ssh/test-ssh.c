/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wizard behind a real sshd. The line drops in the middle of a word, in each of the ways in
 * which lines drop; the next login goes on at the same letter of the same word, and the letter that
 * comes out is whole.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>

#include "../tui/walk.h"
#include "server.h"

/* A session whose line is dead is gone after this: a second for the wizard, the rest for sshd to
   notice. */
#define GONE_S 3
#define FROZEN_GONE_S 8

static char *session_command(void) {
    return g_strdup_printf("\"$BOWOUT_PROGRAM\" --now 2026-11-23 --catalogue %s/tests/tui/catalogue", g_getenv("BOWOUT_SRCDIR"));
}

/* Up to the middle of the company's name. */
static Term *walk_half_way(Server *server) {
    Term *term = server_login(server, NULL);

    term_wait(term, "Enter next");
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    walk_field(term, "Maria Santos");
    term_wait(term, "> Company");
    term_send(term, "Blue Har");
    term_wait(term, "Blue Har");
    return term;
}

/* Logs in again and goes on where it was; saves the letter. */
static void finish(Server *server) {
    g_autoptr(Term) term = server_login(server, NULL);

    term_wait(term, "Go on with the unfinished letter");
    term_keys(term, "Enter");
    term_wait(term, "> Company");
    term_wait(term, "Blue Har");
    term_send(term, "bor");
    term_wait(term, "Blue Harbor");
    term_keys(term, "Enter");
    term_wait(term, "> Role or project");
    walk_field(term, "Support Assistant");
    term_wait(term, "> Who wrote to you");
    term_keys(term, "^R");
    term_wait(term, "Why do you answer");
    term_keys(term, "2 Enter");
    term_wait(term, "How will you answer?");
    term_keys(term, "^R");
    term_wait(term, WALK_REVIEW);
    term_keys(term, "Enter");
    walk_choose(term, "Save it as a text file");
    term_wait(term, "bow-out-blue-harbor.txt");
    term_keys(term, "Enter");
    term_wait(term, "Saved as");
    term_keys(term, "^X");
    term_wait(term, "Leave now?");
    term_keys(term, "Enter");
    cr_assert(term_wait_end(term) == 0);
}

static void letter_is_whole(Server *server) {
    static const char *const export[] = {"drafts", "export", "1", NULL};
    g_autofree char *path = g_build_filename(server_home(server), "bow-out-blue-harbor.txt", NULL), *letter = NULL;
    g_autofree char *answers = server_run(server, export), *file = g_build_filename(server_home(server), "answers.conf", NULL);
    g_autofree char *catalogue = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "tests", "tui", "catalogue", NULL), *composed = NULL;
    const char *const compose[] = {"--now", "2026-11-23", "--catalogue", catalogue, "compose", file, NULL};

    cr_assert(g_file_get_contents(path, &letter, NULL, NULL), "no letter was saved");
    cr_assert(strstr(letter, "Maria Santos") != NULL && strstr(letter, "Blue Harbor") != NULL);
    cr_assert(g_file_set_contents(file, answers, -1, NULL));
    composed = server_run(server, compose);
    cr_assert_str_eq(letter, composed);
}

static void drop(void (*cut)(Server *server, Term *term), int gone) {
    g_autofree char *command = session_command();
    g_autoptr(Server) server = server_start(command);
    g_autoptr(Term) term = NULL;
    int session;

    if (server == NULL) return;
    term = walk_half_way(server);
    session = server_session(server);
    cut(server, term);
    cr_assert(server_wait_gone(session, gone), "the session of a dead line goes on");
    finish(server);
    letter_is_whole(server);
}

static void kill_client(Server *server, Term *term) {
    (void)server;
    term_signal(term, SIGKILL);
}

static void kill_sshd(Server *server, Term *term) {
    (void)term;
    cr_assert(kill(server_child(server), SIGKILL) == 0);
}

static void freeze_client(Server *server, Term *term) {
    (void)server;
    term_signal(term, SIGSTOP);
}

static void kill_wizard(Server *server, Term *term) {
    (void)term;
    cr_assert(kill(server_session(server), SIGKILL) == 0);
}

Test(ssh, the_client_is_killed, .timeout = 600) {
    drop(kill_client, GONE_S);
}

Test(ssh, the_sshd_of_the_session_is_killed, .timeout = 600) {
    drop(kill_sshd, GONE_S);
}

Test(ssh, the_client_freezes, .timeout = 600) {
    drop(freeze_client, FROZEN_GONE_S);
}

Test(ssh, the_wizard_is_killed, .timeout = 600) {
    drop(kill_wizard, GONE_S);
}

/* ssh host bowout <answers: no terminal anywhere. */
Test(ssh, without_a_terminal_the_wizard_asks_in_lines, .timeout = 600) {
    g_autofree char *command = session_command(), *said = NULL;
    g_autoptr(Server) server = server_start(command);
    int status;

    if (server == NULL) return;
    said = server_login_plain(
        server, "\nMaria Santos\nBlue Harbor\nSupport Assistant\n:n\n2\n1\n1\nr\n1\n1\nbow-out-blue-harbor.txt\nq\n\n", "", &status);
    cr_assert(status == 0, "%d: %s", status, said);
    cr_assert(strstr(said, "Question 1 of 10") != NULL && strchr(said, '\033') == NULL);
    letter_is_whole(server);
}
