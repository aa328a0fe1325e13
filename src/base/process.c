/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that take text and give text. */
#include "config.h"

#include "process-private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"

#define CHUNK 65536
#define COMPLAINT_MOST 2000u

typedef struct {
    const ProcessOrder *order;
    GPid pid;
    int in, out, err; /* -1: closed */
    int told;         /* becomes readable when a child ended */
    gsize fed;
    GByteArray *output, *complaint;
    gint64 deadline; /* monotonic */
    gboolean too_much;
} Run;

/* ---- also for the other way ---- */

void process_become_usual(void) {
    static const int signals[] = {SIGPIPE, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU};
    sigset_t none;

    for (guint i = 0; i < G_N_ELEMENTS(signals); i++) signal(signals[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    process_limit(RLIMIT_CORE, 0);
}

void process_limit(int resource, guint64 most) {
    struct rlimit bounds = {(rlim_t)most, (rlim_t)most};

    setrlimit((__rlimit_resource_t)resource, &bounds);
}

gboolean process_not_started(ProcessEnd *end, const GError *error) {
    end->outcome = PROCESS_NOT_STARTED;
    end->complaint = g_strdup(error->message);
    return FALSE;
}

gboolean process_ended(ProcessEnd *end, int status) {
    end->outcome = WIFEXITED(status) ? PROCESS_ENDED : PROCESS_KILLED;
    end->exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return end->exit_code == 0;
}

gboolean process_there(const char *name) {
    g_autofree char *path = name != NULL ? g_find_program_in_path(name) : NULL;

    return path != NULL;
}

char *process_why(const char *name, const ProcessEnd *end) {
    if (end->outcome == PROCESS_NOT_STARTED) return g_strdup(end->complaint);
    if (end->outcome == PROCESS_ENDED) return g_strdup_printf(_("%s ended with %d"), name, end->exit_code);
    return g_strdup_printf(_("%s was ended by a signal"), name);
}

void process_end_clear(ProcessEnd *end) {
    g_clear_pointer(&end->output, g_byte_array_unref);
    g_clear_pointer(&end->complaint, g_free);
}

/* ---- our own descriptors ---- */

gboolean process_sound_descriptors(void) {
    /* A letter that went to /dev/null must not be called written. */
    static const int modes[] = {[STDIN_FILENO] = O_RDONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_WRONLY};

    for (int i = 0; i < (int)G_N_ELEMENTS(modes); i++)
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", modes[i] | O_NOCTTY) != i) return FALSE;
    return TRUE;
}

/* ---- starting ---- */

static void become_quiet(gpointer data) {
    const ProcessOrder *order = data;

    setsid();
    process_become_usual();
    for (const ProcessLimit *limit = order->limits; limit != NULL && limit->resource >= 0; limit++)
        process_limit(limit->resource, limit->most);
}

/* Nobody waits for this one: the kernel does. */
static void become_timed(gpointer data) {
    const ProcessOrder *order = data;

    become_quiet(data);
    signal(SIGALRM, SIG_DFL);
    alarm(order->seconds);
}

gboolean process_let_go(const ProcessOrder *order, int in, int out, GError **error) {
    return g_spawn_async_with_fds(order->folder, (char **)order->argv, (char **)order->environment,
                                  G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, become_timed, (gpointer)order, NULL, in, out, -1,
                                  error);
}

static void make_ready(int end) {
    if (end >= 0) fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK);
}

static gboolean start(Run *run, GError **error) {
    const ProcessOrder *order = run->order;
    gboolean heard = order->output_most > 0;
    GSpawnFlags flags = G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | (heard ? G_SPAWN_DEFAULT : G_SPAWN_STDOUT_TO_DEV_NULL);

    if (!g_spawn_async_with_pipes(order->folder, (char **)order->argv, (char **)order->environment, flags, become_quiet, (gpointer)order,
                                  &run->pid, &run->in, heard ? &run->out : NULL, &run->err, error))
        return FALSE;
    make_ready(run->in);
    make_ready(run->out);
    make_ready(run->err);
    run->deadline = g_get_monotonic_time() + (gint64)order->seconds * G_USEC_PER_SEC;
    return TRUE;
}

/* ---- talking to it ---- */

static void close_end(int *end) {
    if (*end >= 0) close(*end);
    *end = -1;
}

/* One that does not listen any more may still do its work. */
static void feed(Run *run) {
    gsize left = run->order->length - run->fed;
    ssize_t written = left == 0 ? 0 : write(run->in, run->order->input + run->fed, MIN(left, CHUNK));

    if (written > 0) run->fed += (gsize)written;
    if (run->fed == run->order->length || (written < 0 && errno != EAGAIN && errno != EINTR)) close_end(&run->in);
}

/* FALSE: there is nothing to be read now. */
static gboolean hear(int *end, GByteArray *heard, gsize most, gboolean *more) {
    guint8 chunk[CHUNK];
    ssize_t got = *end >= 0 ? read(*end, chunk, sizeof chunk) : -1;

    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) close_end(end);
    if (got <= 0) return FALSE;
    *more = *more || heard->len + (gsize)got > most;
    g_byte_array_append(heard, chunk, MIN((guint)got, (guint)(most - heard->len)));
    return TRUE;
}

static gboolean hear_output(Run *run) {
    return hear(&run->out, run->output, run->order->output_most, &run->too_much);
}

/* Of a long complaint the beginning is enough. */
static gboolean hear_complaint(Run *run) {
    gboolean more = FALSE;

    return hear(&run->err, run->complaint, COMPLAINT_MOST, &more);
}

static int time_to_wait(const Run *run) {
    gint64 left = run->deadline - g_get_monotonic_time();

    return left <= 0 ? 0 : (int)MIN(left / 1000 + 1, G_MAXINT);
}

/* Which child it was, waitpid says. */
static void be_told(Run *run) {
    struct signalfd_siginfo info;

    if (read(run->told, &info, sizeof info) < 0) return;
}

static void attend(Run *run) {
    struct pollfd ends[] = {{run->told, POLLIN, 0}, {run->in, POLLOUT, 0}, {run->out, POLLIN, 0}, {run->err, POLLIN, 0}};

    if (poll(ends, G_N_ELEMENTS(ends), time_to_wait(run)) <= 0) return;
    if (ends[0].revents != 0) be_told(run);
    if (ends[1].revents != 0) feed(run);
    if (ends[2].revents != 0) hear_output(run);
    if (ends[3].revents != 0) hear_complaint(run);
}

static pid_t wait_for(pid_t pid, int *status, int flags) {
    pid_t gone;

    while ((gone = waitpid(pid, status, flags)) < 0 && errno == EINTR) continue;
    return gone;
}

static gboolean converse(Run *run, ProcessEnd *end) {
    pid_t gone;
    int status = 0;

    if (run->order->length == 0) close_end(&run->in);
    while ((gone = wait_for(run->pid, &status, WNOHANG)) == 0 && !run->too_much && g_get_monotonic_time() < run->deadline) attend(run);
    if (gone == 0) {
        kill(-run->pid, SIGKILL); /* and what it started */
        kill(run->pid, SIGKILL);
        wait_for(run->pid, &status, 0);
        end->outcome = run->too_much ? PROCESS_TOO_MUCH : PROCESS_LATE;
        return FALSE;
    }
    while (hear_output(run)) continue;
    while (hear_complaint(run)) continue;
    if (!run->too_much) return process_ended(end, status);
    end->outcome = PROCESS_TOO_MUCH;
    return FALSE;
}

static char *last_line(const GByteArray *heard) {
    g_autofree char *clean = text_clean((const char *)heard->data, heard->len, TEXT_KEEP_LINES);
    g_auto(GStrv) lines = g_strsplit(clean, "\n", -1);

    for (guint i = g_strv_length(lines); i > 0; i--)
        if (!text_blank(lines[i - 1])) return g_strstrip(g_strdup(lines[i - 1]));
    return g_strdup("");
}

gboolean process_run(const ProcessOrder *order, ProcessEnd *end) {
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    g_autoptr(GError) error = NULL;
    Run run = {.order = order, .in = -1, .out = -1, .err = -1};
    sigset_t children, mask;
    gboolean well;

    *end = (ProcessEnd){PROCESS_NOT_STARTED, -1, NULL, NULL};
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    sigprocmask(SIG_BLOCK, &children, &mask);
    if (!start(&run, &error)) {
        sigprocmask(SIG_SETMASK, &mask, NULL);
        return process_not_started(end, error);
    }
    run.told = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
    run.output = g_byte_array_new();
    run.complaint = g_byte_array_new();
    sigaction(SIGPIPE, &ignore, &before);
    well = converse(&run, end);
    sigaction(SIGPIPE, &before, NULL);
    close_end(&run.in);
    close_end(&run.out);
    close_end(&run.err);
    close_end(&run.told);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    g_spawn_close_pid(run.pid);
    end->complaint = run.complaint->len > 0 ? last_line(run.complaint) : g_strdup("");
    if (order->output_most > 0) end->output = g_byte_array_ref(run.output);
    g_byte_array_unref(run.output);
    g_byte_array_unref(run.complaint);
    return well;
}
