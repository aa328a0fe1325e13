/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running the helper. */
#include "config.h"

#include "run.h"

#include <sys/resource.h>

#include "bowout/base/installed.h"
#include "bowout/base/process.h"
#include "bowout/base/translate.h"
#include "bowout/mail/protocol.h"
#include "bowout/post/post.h"

G_DEFINE_QUARK(bowout - post - error, post_error)

/* ---- where it is ---- */

static char *helper_path(void) {
    const char *named = g_getenv("BOWOUT_MAIL_PROGRAM");
    return named != NULL && named[0] != '\0' ? g_strdup(named) : installed_helper("bowout-mail");
}

static char **helper_environment(void) {
    static const char *const kept[] = {"LANG", "LANGUAGE", "LC_ALL",       "LC_CTYPE",     "LC_MESSAGES",
                                       "TZ",   "TZDIR",    "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"};
    char **environment = g_new0(char *, 1);

    for (guint i = 0; i < G_N_ELEMENTS(kept); i++)
        if (g_getenv(kept[i]) != NULL) environment = g_environ_setenv(environment, kept[i], g_getenv(kept[i]), TRUE);
    return environment;
}

/* ---- running it ---- */

static GByteArray *fail(GError **error, PostError code, const char *message) {
    g_set_error_literal(error, POST_ERROR, (int)code, message);
    return NULL;
}

static void fail_to_run(GError **error, const char *why) {
    g_set_error(error, POST_ERROR, POST_ERROR_NO_HELPER, _("cannot run the mail reader: %s"), why);
}

static GPtrArray *make_argv(char *path, const char *const *arguments) {
    GPtrArray *argv = g_ptr_array_new();

    g_ptr_array_add(argv, path);
    for (guint i = 0; arguments[i] != NULL; i++) g_ptr_array_add(argv, (gpointer)(guintptr)arguments[i]);
    g_ptr_array_add(argv, NULL);
    return argv;
}

/* Its own limits are tighter (src/mail/limits.c): these hold for whatever stands in its place. */
static const ProcessLimit limits[] = {{RLIMIT_CPU, MAIL_SECONDS_MOST + 2}, {-1, 0}};

GByteArray *run_helper(const char *const *arguments, const char *input, gsize length, int *status, GError **error) {
    g_autofree char *path = helper_path();
    g_auto(GStrv) environment = helper_environment();
    g_autoptr(GPtrArray) argv = make_argv(path, arguments);
    ProcessOrder order = {.environment = (const char *const *)environment,
                          .folder = "/",
                          .input = input,
                          .length = length,
                          .output_most = MAIL_OUTPUT_MOST,
                          .seconds = POST_SECONDS_MOST,
                          .limits = limits};
    ProcessEnd end;
    GByteArray *output = NULL;

    order.argv = (const char *const *)argv->pdata;
    process_run(&order, &end);
    *status = end.exit_code;
    if (end.outcome == PROCESS_NOT_STARTED)
        fail_to_run(error, end.complaint);
    else if (end.outcome == PROCESS_LATE)
        fail(error, POST_ERROR_TIME, _("the mail takes too long to read"));
    else if (end.outcome == PROCESS_TOO_MUCH)
        fail(error, POST_ERROR_FAILED, _("the mail reader says too much"));
    else
        output = g_steal_pointer(&end.output);
    process_end_clear(&end);
    return output;
}

gboolean run_reader(int in, int out, const char *today, GError **error) {
    g_autofree char *path = helper_path();
    g_auto(GStrv) environment = helper_environment();
    const char *const arguments[] = {"read", "--now", today, NULL};
    g_autoptr(GPtrArray) argv = make_argv(path, arguments);
    ProcessOrder order = {.argv = (const char *const *)argv->pdata,
                          .environment = (const char *const *)environment,
                          .folder = "/",
                          .seconds = POST_SECONDS_MOST,
                          .limits = limits};
    g_autoptr(GError) why = NULL;

    if (process_let_go(&order, in, out, &why)) return TRUE;
    fail_to_run(error, why->message);
    return FALSE;
}
