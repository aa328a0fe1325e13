/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Programs that people use. Like a shell with job control: the program's group gets the terminal,
 * and what it tells us (it ended, it stopped) and what others tell us (hang up, end, stop) is taken
 * in one place, by waiting for signals that are held back meanwhile.
 */
#include "config.h"

#include "process-private.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define TERMINAL STDIN_FILENO
#define FAREWELL_MS 500 /* for the program, when we are to end ourselves */

typedef struct {
    GPid pid;
    gboolean controlled; /* it has a group of its own, and the terminal */
    struct termios found;
    gboolean found_known;
    sigset_t awaited;
    int ending; /* the signal that is to end us; 0: none */
} Job;

/* ---- stopping ourselves ---- */

static volatile sig_atomic_t going_on;

static void note_going_on(int number) {
    (void)number;
    going_on = 1;
}

gboolean process_stop(int number) {
    const struct sigaction usual = {.sa_handler = SIG_DFL}, note = {.sa_handler = note_going_on};
    struct sigaction stop_before, continue_before;
    sigset_t both, before;

    going_on = 0;
    sigaction(number, &usual, &stop_before);
    sigaction(SIGCONT, &note, &continue_before); /* the owner of the usual one is told by our return */
    sigemptyset(&both);
    sigaddset(&both, number);
    sigaddset(&both, SIGCONT);
    sigprocmask(SIG_UNBLOCK, &both, &before);
    kill(0, number);
    sigprocmask(SIG_SETMASK, &before, NULL);
    sigaction(number, &stop_before, NULL);
    sigaction(SIGCONT, &continue_before, NULL);
    return going_on != 0;
}

/* ---- the terminal ---- */

static gboolean is_ours(void) {
    return tcgetpgrp(TERMINAL) == getpgrp();
}

static void give_terminal(const Job *job) {
    if (!job->controlled) return;
    setpgid(job->pid, job->pid); /* so does the child itself: who comes first is not known */
    tcsetpgrp(TERMINAL, job->pid);
}

static void take_terminal(const Job *job) {
    if (job->controlled) tcsetpgrp(TERMINAL, getpgrp());
    if (job->found_known) tcsetattr(TERMINAL, TCSANOW, &job->found);
}

static void tell(const Job *job, int number) {
    kill(job->controlled ? -job->pid : job->pid, number);
}

/* It stopped: so do we, the terminal as it was found; then both go on. Sent on in the background
   we wait for the terminal. */
static void stop_together(const Job *job) {
    struct termios its;
    gboolean known = tcgetattr(TERMINAL, &its) == 0;

    take_terminal(job);
    process_stop(SIGTSTP);
    while (job->controlled && !is_ours() && process_stop(SIGTTIN)) continue;
    give_terminal(job);
    if (known) tcsetattr(TERMINAL, TCSANOW, &its);
    tell(job, SIGCONT);
}

/* ---- signals ---- */

static gboolean is_ignored(int number) {
    struct sigaction action;

    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

/* Gives what was held back before. SIGTTOU is held back only so that we may give the terminal
   away and take it again. */
static sigset_t hold_back(Job *job) {
    static const int awaited[] = {SIGCHLD, SIGHUP, SIGTERM, SIGTSTP};
    sigset_t held, before;

    sigemptyset(&job->awaited);
    for (guint i = 0; i < G_N_ELEMENTS(awaited); i++)
        if (awaited[i] == SIGCHLD || !is_ignored(awaited[i])) sigaddset(&job->awaited, awaited[i]);
    held = job->awaited;
    sigaddset(&held, SIGTTOU);
    sigprocmask(SIG_BLOCK, &held, &before);
    return before;
}

/* The next one of those; 0: none came in time. NULL: as long as it takes. */
static int next_signal(const Job *job, const struct timespec *most) {
    int number;

    do number = most != NULL ? sigtimedwait(&job->awaited, NULL, most) : sigwaitinfo(&job->awaited, NULL);
    while (number < 0 && errno == EINTR);
    return MAX(number, 0);
}

/* ---- waiting ---- */

static int wait_gone(const Job *job, int flags, int *status) {
    pid_t gone;

    while ((gone = waitpid(job->pid, status, flags)) < 0 && errno == EINTR) continue;
    return gone;
}

/* It is asked to end, stopped or not, and has a moment to put its things away. */
static void break_off(const Job *job, int *status) {
    const struct timespec most = {.tv_nsec = FAREWELL_MS * 1000000L};
    gint64 deadline = g_get_monotonic_time() + FAREWELL_MS * 1000;

    tell(job, job->ending);
    tell(job, SIGCONT);
    while (wait_gone(job, WNOHANG, status) == 0) {
        if (g_get_monotonic_time() < deadline && next_signal(job, &most) != 0) continue;
        tell(job, SIGKILL);
        wait_gone(job, 0, status);
        return;
    }
}

/* The status of its end. */
static int attend(Job *job) {
    int status = 0;

    for (;;) {
        pid_t told = wait_gone(job, WNOHANG | WUNTRACED, &status);
        int number;

        if (told == job->pid && WIFSTOPPED(status)) {
            stop_together(job);
            continue;
        }
        if (told != 0) return status;
        number = next_signal(job, NULL);
        if (number == SIGTSTP) tell(job, SIGTSTP);
        if (number != SIGHUP && number != SIGTERM) continue;
        job->ending = number;
        break_off(job, &status);
        return status;
    }
}

/* ---- the whole ---- */

/* In the child. */
static void become_foreground(gpointer data) {
    const Job *job = data;

    if (job->controlled) {
        setpgid(0, 0);
        tcsetpgrp(TERMINAL, getpid());
    }
    process_become_usual();
}

gboolean process_interact(const char *const *argv, ProcessEnd *end) {
    static const int keys[] = {SIGINT, SIGQUIT}; /* without job control they reach us, too */
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before[G_N_ELEMENTS(keys)];
    Job job = {.controlled = is_ours()};
    g_autoptr(GError) error = NULL;
    sigset_t mask = hold_back(&job);
    gboolean started, well = FALSE;

    job.found_known = tcgetattr(TERMINAL, &job.found) == 0;
    *end = (ProcessEnd){PROCESS_NOT_STARTED, -1, NULL, NULL};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) sigaction(keys[i], &ignore, &before[i]);
    started = g_spawn_async(NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN,
                            become_foreground, &job, &job.pid, &error);
    if (started) {
        give_terminal(&job);
        well = process_ended(end, attend(&job));
        g_spawn_close_pid(job.pid);
    } else {
        process_not_started(end, error);
    }
    take_terminal(&job);
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) sigaction(keys[i], &before[i], NULL);
    if (job.ending != 0) end->outcome = PROCESS_BROKEN_OFF;
    if (job.ending != 0) raise(job.ending); /* ours, too; it comes with the next line */
    sigprocmask(SIG_SETMASK, &mask, NULL);
    if (end->complaint == NULL) end->complaint = g_strdup("");
    return well && job.ending == 0;
}
