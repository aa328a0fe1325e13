/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Own words in the person's own editor: a file that nobody else can read, in a folder that nobody
 * else can enter. It lies beside the store under the draft's number, so that what was saved in the
 * editor is found at the next start, however this one ends; it is removed when the editor has
 * ended, or with the draft. What the editor left is text from outside: read with a cap and cleaned
 * like a paste.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "session-private.h"

#define SIZE_MOST 65536u
#define WORDS_END ".txt"
#define BEFORE ".before" /* beside the words, as they were given to the editor: what differs from them was saved by the person */

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

/* ---- the file ---- */

/* Where the draft has no number, nothing can be found again. */
static char *make_folder(Session *session, GError **error) {
    g_autofree char *folder = NULL;
    session->edited_beside = session->draft != 0 && session->not_saved == NULL;
    if (!session->edited_beside) return g_dir_make_tmp("bowout-XXXXXX", error);
    folder = drafts_words_folder(session->drafts, session->draft);
    return file_folder_anew(folder, error) ? g_steal_pointer(&folder) : NULL;
}

/* A file is named by the stage whose words it holds. */
static char *name_of(const char *stage) {
    g_autofree char *escaped = g_uri_escape_string(stage, NULL, TRUE);
    return g_strconcat(escaped, WORDS_END, NULL);
}

/* NULL: not a name of ours. */
static char *stage_of(const char *name) {
    g_autofree char *escaped = g_str_has_suffix(name, WORDS_END) ? g_strndup(name, strlen(name) - strlen(WORDS_END)) : NULL;
    return escaped != NULL ? g_uri_unescape_string(escaped, NULL) : NULL;
}

static char *before_of(const char *path) {
    g_autofree char *folder = g_path_get_dirname(path);
    return g_build_filename(folder, BEFORE, NULL);
}

static gboolean write_text(Session *session, const char *stage, const char *text, GError **error) {
    g_autofree char *folder = make_folder(session, error), *name = name_of(stage), *before = NULL, *line = g_strconcat(text, "\n", NULL);
    if (folder == NULL) return FALSE;
    session->edited = g_build_filename(folder, name, NULL);
    before = before_of(session->edited);
    return file_write_private(before, line, strlen(line), FILE_NEW, error) &&
           file_write_private(session->edited, line, strlen(line), FILE_NEW, error);
}

static char *read_text(const char *path, GError **error) {
    g_autoptr(GBytes) bytes = NULL;
    const char *data;
    gsize length;
    if (g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        g_set_error_literal(error, FILE_ERROR, FILE_ERROR_NOT_REGULAR, _("is not an ordinary file"));
        return NULL;
    }
    bytes = file_read(path, SIZE_MOST, error);
    if (bytes == NULL) return NULL;
    data = g_bytes_get_data(bytes, &length);
    if (length == 0) return g_strdup("");
    if (text_valid(data, length, NULL)) return g_strndup(data, length);
    g_set_error_literal(error, FILE_ERROR, FILE_ERROR_IO, _("it is not UTF-8 text"));
    return NULL;
}

/* Editors leave copies beside the file: all of the folder goes. What could not be kept otherwise
   stays there. */
void editing_end(Session *session) {
    g_autofree char *folder = session->edited != NULL ? g_path_get_dirname(session->edited) : NULL;
    if (folder != NULL && !(session->edited_beside && session->not_saved != NULL)) file_remove(folder);
    g_clear_pointer(&session->edited, g_free);
}

/* ---- the words ---- */

SessionNext editing_start(Session *session, const char *stage, const char *text) {
    g_autoptr(GError) error = NULL;
    char **argv;
    if (session->restricted) return refuse(session, _("Not here."));
    keeping_keep(session, TRUE);
    argv = editor_argv(&error);
    if (argv == NULL || !write_text(session, stage, text, &error)) {
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

/* TRUE: the person saved something, and it is in the letter now. */
static gboolean take(Session *session, const char *path) {
    g_autoptr(GError) error = NULL;
    g_autofree char *text = read_text(path, &error), *before_path = before_of(path), *before = read_text(before_path, NULL);
    g_autofree char *name = g_path_get_basename(path), *stage = stage_of(name), *words = NULL;
    if (text == NULL) {
        words = g_strdup_printf(_("What the editor left cannot be taken: %s."), error->message);
        flow_set_message(session->flow, MESSAGE_ERROR, words);
        return FALSE;
    }
    if (stage == NULL || g_strcmp0(text, before) == 0) return FALSE;
    flow_take_words(session->flow, stage, text);
    keeping_keep(session, TRUE);
    return TRUE;
}

/* One that says by its exit code that it did not go well has left nothing to be taken. */
void editing_finish(Session *session, const char *editor, const ProcessEnd *end) {
    gboolean said_no = end->outcome == PROCESS_NOT_STARTED || (end->outcome == PROCESS_ENDED && end->exit_code != 0);
    g_autofree char *why = end->outcome == PROCESS_ENDED && end->exit_code == 0 ? NULL : process_why(editor, end);
    gboolean taken = !said_no && take(session, session->edited);
    if (why != NULL && taken) {
        g_autofree char *words = g_strdup_printf(_("%s; what you saved in it is here."), why);
        flow_set_message(session->flow, MESSAGE_WARNING, words);
    } else if (why != NULL) {
        flow_set_message(session->flow, MESSAGE_ERROR, why);
    }
    editing_end(session);
}

/* ---- the next start ---- */

/* NULL: there is none. */
static char *file_in(const char *folder) {
    g_autoptr(GDir) dir = g_file_test(folder, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(folder, 0, NULL);
    const char *name = NULL;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (name[0] != '.' && g_str_has_suffix(name, WORDS_END)) return g_build_filename(folder, name, NULL);
    return NULL;
}

/* Where nothing was saved the editor may still be open: the file stays as long as the draft. */
void editing_pick_up(Session *session) {
    g_autofree char *folder = session->restricted ? NULL : drafts_words_folder(session->drafts, session->draft);
    g_autofree char *path = folder != NULL ? file_in(folder) : NULL;
    if (path == NULL || !take(session, path)) return;
    if (session->not_saved == NULL) file_remove(folder);
    flow_set_message(session->flow, MESSAGE_NOTE, _("The words you saved in your editor are back."));
}
