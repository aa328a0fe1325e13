/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A copy inherits what was set up for signals: without it a fault in the copy would restore a terminal that is still in use.
 */
#include "config.h"

#include "bowout/base/apart.h"

#include <errno.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* Not to be stopped either: somebody waits. */
static void forget_signals(void) {
    static const int stops[] = {SIGTSTP, SIGTTIN, SIGTTOU};
    struct sigaction plain = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) sigaction(number, &plain, NULL); /* those that cannot be set are refused */
    plain.sa_handler = SIG_IGN;
    for (guint i = 0; i < G_N_ELEMENTS(stops); i++) sigaction(stops[i], &plain, NULL);
}

int apart_begin(void (*work)(gpointer data), gpointer data) {
    sigset_t all, before;
    pid_t copy;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    copy = fork();
    if (copy == 0) {
        forget_signals();
        sigprocmask(SIG_SETMASK, &before, NULL);
        work(data);
        _exit(0);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return MAX(copy, 0);
}

void apart_end(int copy) {
    while (copy > 0 && waitpid(copy, NULL, 0) < 0 && errno == EINTR) {
    }
}

gboolean apart_do(void (*work)(gpointer data), gpointer data) {
    int copy = apart_begin(work, data);
    apart_end(copy);
    return copy != 0;
}
