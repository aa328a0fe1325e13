/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Running programs. The end of a program counts, not the end of its output: clipboard programs leave a child behind that keeps
 * the pipes open.
 */
#include "config.h"

#include "programs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"

#define LOOK_MS 20
#define COMPLAINT_MOST 2000u

typedef struct {
    GPid pid;
    int in, err; /* -1: closed */
    const char *input;
    gsize left;
    GString *heard;
} Run;

gboolean program_there(const char *name) {
    g_autofree char *path = name != NULL ? g_find_program_in_path(name) : NULL;
    return path != NULL;
}

/* In the child: a session of its own without our terminal, signals as a program expects them. */
static void become_quiet(gpointer data) {
    (void)data;
    setsid();
    signal(SIGPIPE, SIG_DFL);
}

static void become_usual(gpointer data) {
    static const int signals[] = {SIGPIPE, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU};
    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(signals); i++) signal(signals[i], SIG_DFL);
}

static void close_end(int *end) {
    if (*end >= 0) close(*end);
    *end = -1;
}

static void feed(Run *run) {
    ssize_t written = write(run->in, run->input, run->left);
    if (written > 0) {
        run->input += written;
        run->left -= (gsize)written;
    }
    if (run->left == 0 || (written < 0 && errno != EAGAIN && errno != EINTR)) close_end(&run->in);
}

static void hear(Run *run) {
    char chunk[512];
    ssize_t got = read(run->err, chunk, sizeof chunk);
    if (got > 0 && run->heard->len < COMPLAINT_MOST) g_string_append_len(run->heard, chunk, got);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) close_end(&run->err);
}

static void attend(Run *run) {
    struct pollfd ends[2] = {{run->err, POLLIN, 0}, {run->in, POLLOUT, 0}};
    if (poll(ends, 2, LOOK_MS) <= 0) return;
    if (run->in >= 0 && ends[1].revents != 0) feed(run);
    if (run->err >= 0 && ends[0].revents != 0) hear(run);
}

static pid_t wait_for(pid_t pid, int *status, int flags) {
    pid_t gone;
    while ((gone = waitpid(pid, status, flags)) < 0 && errno == EINTR) continue;
    return gone;
}

static void converse(Run *run, guint seconds, ProgramEnd *end) {
    gint64 deadline = g_get_monotonic_time() + (gint64)seconds * G_USEC_PER_SEC;
    pid_t gone;
    int status = 0;
    if (run->left == 0) close_end(&run->in);
    while ((gone = wait_for(run->pid, &status, WNOHANG)) == 0 && g_get_monotonic_time() < deadline) attend(run);
    if (gone == 0) {
        end->timed_out = TRUE;
        kill(-run->pid, SIGKILL); /* and what it started */
        kill(run->pid, SIGKILL);
        wait_for(run->pid, &status, 0);
    } else if (run->err >= 0) {
        hear(run);
    }
    end->exit_code = gone > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static char *last_line(const char *heard) {
    g_autofree char *clean = text_clean(heard, -1, TEXT_KEEP_LINES);
    g_auto(GStrv) lines = g_strsplit(clean, "\n", -1);
    for (guint i = g_strv_length(lines); i > 0; i--)
        if (!text_blank(lines[i - 1])) return g_strstrip(g_strdup(lines[i - 1]));
    return g_strdup("");
}

gboolean program_run(char *const *argv, const char *input, gsize length, guint seconds, ProgramEnd *end) {
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    g_autoptr(GError) error = NULL;
    Run run = {.in = -1, .err = -1, .input = input, .left = length};
    *end = (ProgramEnd){-1, FALSE, NULL};
    if (!g_spawn_async_with_pipes(NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                                  become_quiet, NULL, &run.pid, &run.in, NULL, &run.err, &error)) {
        end->complaint = g_strdup(error->message);
        return FALSE;
    }
    run.heard = g_string_new(NULL);
    fcntl(run.in, F_SETFL, fcntl(run.in, F_GETFL) | O_NONBLOCK);
    fcntl(run.err, F_SETFL, fcntl(run.err, F_GETFL) | O_NONBLOCK);
    sigaction(SIGPIPE, &ignore, &before);
    converse(&run, seconds, end);
    sigaction(SIGPIPE, &before, NULL);
    close_end(&run.in);
    close_end(&run.err);
    g_spawn_close_pid(run.pid);
    end->complaint = last_line(run.heard->str);
    g_string_free(run.heard, TRUE);
    return TRUE;
}

void program_end_clear(ProgramEnd *end) {
    g_clear_pointer(&end->complaint, g_free);
}

int program_interact(char *const *argv, char **why) {
    static const int ours[] = {SIGINT, SIGQUIT};
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before[G_N_ELEMENTS(ours)];
    g_autoptr(GError) error = NULL;
    GPid pid;
    int status = 0;
    gboolean ran;
    *why = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(ours); i++) sigaction(ours[i], &ignore, &before[i]);
    ran = g_spawn_async(NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN,
                        become_usual, NULL, &pid, &error);
    if (ran) {
        wait_for(pid, &status, 0);
        g_spawn_close_pid(pid);
    } else {
        *why = g_strdup(error->message);
    }
    for (guint i = 0; i < G_N_ELEMENTS(ours); i++) sigaction(ours[i], &before[i], NULL);
    if (!ran) return -1;
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    *why = g_strdup_printf(_("%s was ended by a signal"), argv[0]);
    return -1;
}
