/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * server: an sshd of the test's own, on a free port of the loopback, with keys and configuration in
 * a folder of its own; everybody who logs in gets the wizard and nothing else. It ends with the
 * test, however that ends.
 */
#ifndef BOWOUT_TESTS_SSH_SERVER_H
#define BOWOUT_TESTS_SSH_SERVER_H

#include <glib.h>

#include "../tui/term.h"

typedef struct Server Server;

/* `command` is what the session runs, as shell words. Skips the test, with the reason, where no
   sshd can run. */
Server *server_start(const char *command);
void server_stop(Server *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Server, server_stop)

/* The HOME that the sessions have. */
const char *server_home(const Server *server);
/* Logs in on a terminal. The Term's own process is ssh. */
Term *server_login(Server *server, const TermOptions *options);
/* Logs in without a terminal, with this as input and these words as the command; gives all the
   output. Owned by the caller. */
char *server_login_plain(Server *server, const char *input, const char *command, int *status);
/* The process of the session that began last. */
int server_session(Server *server);
/* And the sshd that serves it. */
int server_child(Server *server);
/* Waits for that process to be gone. FALSE: it still runs after so many seconds. */
gboolean server_wait_gone(int pid, int seconds);
/* bowout itself, beside the server, in the sessions' HOME. What it wrote; owned by the caller. */
char *server_run(Server *server, const char *const *arguments);

#endif
