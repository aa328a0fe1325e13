/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Own words in the person's own editor: a file that nobody else can read, in a folder that nobody else can enter; both are
 * removed when the editor has ended. What it left is text from outside: read with a cap and cleaned like a paste.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "session-private.h"

#define SIZE_MOST 65536u

static SessionNext refuse(Session *session, const char *words) {
    flow_set_message(session->flow, MESSAGE_WARNING, words);
    return SESSION_GO_ON;
}

/* On a terminal that cannot move its cursor $VISUAL is no help, and neither is vi. */
static const char *editor_line(void) {
    gboolean dumb = g_strcmp0(g_getenv("TERM"), "dumb") == 0;
    const char *line = dumb ? NULL : g_getenv("VISUAL");
    if (line == NULL || line[0] == '\0') line = g_getenv("EDITOR");
    if (line == NULL || line[0] == '\0') line = dumb ? NULL : "vi";
    return line;
}

/* Words as a shell would part them, run without one. */
static char **editor_argv(GError **error) {
    const char *line = editor_line();
    char **argv = NULL;
    if (line == NULL)
        g_set_error_literal(error, SESSION_ERROR, SESSION_ERROR_ARGUMENT, _("set $EDITOR to one that works line by line"));
    else
        g_shell_parse_argv(line, NULL, &argv, error);
    return argv;
}

static gboolean write_text(Session *session, const char *text, GError **error) {
    g_autofree char *folder = g_dir_make_tmp("bowout-XXXXXX", error), *path = NULL, *line = g_strconcat(text, "\n", NULL);
    if (folder == NULL) return FALSE;
    path = g_build_filename(folder, "words.txt", NULL);
    session->edited = g_strdup(path);
    return file_write_private(path, line, strlen(line), FILE_NEW, error);
}

SessionNext editing_start(Session *session, const char *text) {
    g_autoptr(GError) error = NULL;
    char **argv;
    if (session->restricted) return refuse(session, _("Not here."));
    argv = editor_argv(&error);
    if (argv == NULL || !write_text(session, text != NULL ? text : "", &error)) {
        g_autofree char *words = g_strdup_printf(_("The editor cannot be opened: %s."), error->message);
        g_strfreev(argv);
        editing_end(session);
        return refuse(session, words);
    }
    argv = g_realloc_n(argv, g_strv_length(argv) + 2, sizeof *argv);
    argv[g_strv_length(argv) + 1] = NULL;
    argv[g_strv_length(argv)] = g_strdup(session->edited);
    g_strfreev(session->run_argv);
    session->run_argv = argv;
    return SESSION_RUN;
}

void editing_finish(Session *session) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = file_read(session->edited, SIZE_MOST, &error);
    g_autofree char *words = NULL, *text = NULL;
    gsize length;
    const char *data = bytes != NULL ? g_bytes_get_data(bytes, &length) : NULL;
    if (bytes == NULL || !text_valid(data != NULL ? data : "", data != NULL ? length : 0, NULL)) {
        words = g_strdup_printf(_("What the editor left cannot be taken: %s."), error != NULL ? error->message : _("it is not UTF-8 text"));
        flow_set_message(session->flow, MESSAGE_ERROR, words);
        return;
    }
    text = g_strndup(data != NULL ? data : "", data != NULL ? length : 0);
    flow_take_words(session->flow, text);
    keeping_keep(session, TRUE);
}

/* Editors leave copies beside the file: the folder is emptied. */
void editing_end(Session *session) {
    g_autofree char *folder = session->edited != NULL ? g_path_get_dirname(session->edited) : NULL;
    GDir *dir = folder != NULL ? g_dir_open(folder, 0, NULL) : NULL;
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    if (dir != NULL) g_dir_close(dir);
    if (folder != NULL) g_rmdir(folder);
    g_clear_pointer(&session->edited, g_free);
}
