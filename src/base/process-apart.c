/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of this process that does one thing for it, and is nobody's child: there is nothing to
   be waited for. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bowout/base/translate.h"
#include "process-private.h"

#define SIGNALS_MOST 32
#define FIRST_FREE 3 /* after the standard three */

/* Nothing of ours is left to it: no terminal, no open file, no handler. */
static int leave_everything(int socket) {
    int nothing = open("/dev/null", O_RDWR);
    sigset_t none;
    for (int number = 1; number < SIGNALS_MOST; number++) signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
    for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; standard++)
        if (nothing < 0 || dup2(nothing, standard) < 0) _exit(1);
    if (socket != FIRST_FREE && dup2(socket, FIRST_FREE) < 0) _exit(1);
    close_range(FIRST_FREE + 1, ~0U, 0);
    fcntl(FIRST_FREE, F_SETFD, FD_CLOEXEC);
    return FIRST_FREE;
}

int process_apart(void (*work)(int socket), GError **error) {
    int ends[2];
    pid_t between;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0) {
        between = fork();
        if (between == 0) {
            if (fork() != 0) _exit(0);
            work(leave_everything(ends[1]));
            _exit(0);
        }
        close(ends[1]);
        if (between > 0) {
            while (waitpid(between, NULL, 0) < 0 && errno == EINTR) continue;
            return ends[0];
        }
        close(ends[0]);
    }
    g_set_error_literal(error, G_SPAWN_ERROR, G_SPAWN_ERROR_FORK, _("no other process can be made here"));
    return -1;
}
