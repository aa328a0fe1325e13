/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running the helper. */
#include "config.h"

#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bowout/base/words.h"
#include "bowout/post/post.h"

#define CHUNK 65536

typedef struct {
    GPid pid;
    int in, out; /* -1: closed */
    const char *input;
    gsize left;
    GByteArray *output;
    gsize most;
    gint64 deadline; /* monotonic */
} Run;

/* ---- where it is ---- */

static char *beside_ourselves(void) {
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = self == NULL ? NULL : g_path_get_dirname(self);
    g_autofree char *path = folder == NULL ? NULL : g_build_filename(folder, "bowout-mail", NULL);

    return path != NULL && g_file_test(path, G_FILE_TEST_IS_EXECUTABLE) && g_file_test(path, G_FILE_TEST_IS_REGULAR)
               ? g_steal_pointer(&path)
               : NULL;
}

static char *helper_path(void) {
    const char *named = g_getenv("BOWOUT_MAIL_PROGRAM");
    char *beside = named != NULL && named[0] != '\0' ? g_strdup(named) : beside_ourselves();

    return beside != NULL ? beside : g_build_filename(PKGLIBEXECDIR, "bowout-mail", NULL);
}

static char **helper_environment(void) {
    static const char *const kept[] = {"LANG", "LANGUAGE", "LC_ALL",       "LC_CTYPE",     "LC_MESSAGES",
                                       "TZ",   "TZDIR",    "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"};
    char **environment = g_new0(char *, 1);

    for (guint i = 0; i < G_N_ELEMENTS(kept); i++)
        if (g_getenv(kept[i]) != NULL) environment = g_environ_setenv(environment, kept[i], g_getenv(kept[i]), TRUE);
    return environment;
}

/* ---- talking to it ---- */

static void close_end(int *end) {
    if (*end >= 0) close(*end);
    *end = -1;
}

/* FALSE: it does not listen any more. */
static void feed(Run *run) {
    ssize_t written = write(run->in, run->input, MIN(run->left, CHUNK));

    if (written > 0) {
        run->input += written;
        run->left -= (gsize)written;
    }
    if (run->left == 0 || (written < 0 && errno != EAGAIN && errno != EINTR)) close_end(&run->in);
}

/* FALSE when it said too much. */
static gboolean hear(Run *run) {
    guint8 chunk[CHUNK];
    ssize_t got = read(run->out, chunk, sizeof chunk);

    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return TRUE;
    if (got <= 0) {
        close_end(&run->out);
        return TRUE;
    }
    if (run->output->len + (gsize)got > run->most) return FALSE;
    g_byte_array_append(run->output, chunk, (guint)got);
    return TRUE;
}

static int time_left(const Run *run) {
    gint64 left = run->deadline - g_get_monotonic_time();

    return left <= 0 ? 0 : (int)(left / 1000) + 1;
}

static gboolean fail(GError **error, PostError code, const char *message) {
    g_set_error_literal(error, POST_ERROR, (int)code, message);
    return FALSE;
}

/* Until it has closed its output. */
static gboolean converse(Run *run, GError **error) {
    while (run->out >= 0) {
        struct pollfd ends[2] = {{run->out, POLLIN, 0}, {run->in, POLLOUT, 0}};
        int ready = poll(ends, run->in >= 0 ? 2 : 1, time_left(run));

        if (ready < 0 && errno != EINTR) return fail(error, POST_ERROR_FAILED, g_strerror(errno));
        if (time_left(run) == 0) return fail(error, POST_ERROR_TIME, _("the mail takes too long to read"));
        if (ready <= 0) continue;
        if (run->in >= 0 && ends[1].revents != 0) feed(run);
        if (ends[0].revents != 0 && !hear(run)) return fail(error, POST_ERROR_FAILED, _("the mail reader says too much"));
    }
    close_end(&run->in);
    return TRUE;
}

/* Waits for its end until the deadline, then ends it. */
static int reap(Run *run, gboolean now) {
    int status = 0;
    pid_t gone = 0;

    while (!now && gone == 0 && time_left(run) > 0) {
        gone = waitpid(run->pid, &status, WNOHANG);
        if (gone == 0) g_usleep(500);
    }
    if (gone == 0) {
        kill(run->pid, SIGKILL);
        while ((gone = waitpid(run->pid, &status, 0)) < 0 && errno == EINTR) continue;
    }
    g_spawn_close_pid(run->pid);
    return gone > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static gboolean start(Run *run, const char *const *arguments, GError **error) {
    g_autofree char *path = helper_path();
    g_auto(GStrv) environment = helper_environment();
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    g_autoptr(GError) fault = NULL;

    g_ptr_array_add(argv, path);
    for (guint i = 0; arguments[i] != NULL; i++) g_ptr_array_add(argv, (gpointer)(guintptr)arguments[i]);
    g_ptr_array_add(argv, NULL);
    if (!g_spawn_async_with_pipes("/", (char **)argv->pdata, environment, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                                  NULL, &run->pid, &run->in, &run->out, NULL, &fault)) {
        g_set_error(error, POST_ERROR, POST_ERROR_NO_HELPER, _("cannot run the mail reader: %s"), fault->message);
        return FALSE;
    }
    fcntl(run->in, F_SETFL, fcntl(run->in, F_GETFL) | O_NONBLOCK);
    fcntl(run->out, F_SETFL, fcntl(run->out, F_GETFL) | O_NONBLOCK);
    return TRUE;
}

GByteArray *run_helper(const char *const *arguments, const char *input, gsize length, gsize most, guint seconds, int *status,
                       GError **error) {
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    g_autoptr(GByteArray) output = g_byte_array_new();
    Run run = {.in = -1, .out = -1, .input = input, .left = length, .output = output, .most = most};
    gboolean heard;

    run.deadline = g_get_monotonic_time() + (gint64)seconds * G_USEC_PER_SEC;
    if (!start(&run, arguments, error)) return NULL;
    sigaction(SIGPIPE, &ignore, &before); /* it may end before it has read all */
    heard = converse(&run, error);
    close_end(&run.in);
    close_end(&run.out);
    *status = reap(&run, !heard);
    sigaction(SIGPIPE, &before, NULL);
    return heard ? g_steal_pointer(&output) : NULL;
}
