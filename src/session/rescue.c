/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A letter that cannot be kept in the store is not lost: it goes into a file elsewhere, as answers
 * to begin with again, or onto the screen.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "session-private.h"

/* Names beside one another that are tried. */
#define NAMES_MOST 100

static char *answers_words(Session *session) {
    g_autoptr(Answers) answers = flow_answers_shown(session->flow);
    return answers_export(answers);
}

/* ---- a file ---- */

static char *write_in(const char *folder, const char *text, GError **error) {
    for (guint i = 1; i <= NAMES_MOST; i++) {
        g_autofree char *name = i == 1 ? g_strdup("bow-out-unsaved.conf") : g_strdup_printf("bow-out-unsaved-%u.conf", i);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autoptr(GError) why = NULL;
        if (file_write_private(path, text, strlen(text), FILE_NEW, &why)) return g_steal_pointer(&path);
        if (i < NAMES_MOST && g_error_matches(why, FILE_ERROR, FILE_ERROR_EXISTS)) continue;
        g_set_error(error, SESSION_ERROR, SESSION_ERROR_FILE, _("Not written: %s (%s)"), why->message, path);
        return NULL;
    }
    return NULL;
}

/* Where the person is, at home, and where everybody may write for a while: perhaps on another
   disk. */
char *rescue_to_file(Session *session, GError **error) {
    g_autofree char *here = g_get_current_dir(), *answers = answers_words(session);
    g_autofree char *text =
        g_strconcat("# ", _("A letter that bowout could not keep. Go on with it: bowout --answers FILE"), "\n", answers, NULL);
    const char *const folders[] = {here, g_get_home_dir(), g_get_tmp_dir(), "/var/tmp"};
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autoptr(GError) why = NULL;
        g_autofree char *path = write_in(folders[i], text, &why);
        g_autofree char *quoted = path != NULL ? g_shell_quote(path) : NULL, *shown = NULL;
        if (path == NULL && i + 1 == G_N_ELEMENTS(folders)) g_propagate_error(error, g_steal_pointer(&why));
        if (path == NULL) continue;
        shown = text_clean(quoted, -1, TEXT_PLAIN);
        return g_strdup_printf(_("It is in a file; go on with it: bowout --answers %s\n"), shown);
    }
    return NULL;
}

/* ---- the screen ---- */

static char *letter_words(Session *session) {
    g_autoptr(Answers) answers = flow_answers_shown(session->flow);
    g_autoptr(Letter) letter = session->catalogue != NULL ? compose(session->catalogue, answers) : NULL;
    return letter != NULL && letter->paragraphs->len > 0 ? letter_text(letter) : NULL;
}

/* The answers too, where they can be used again; and where there is no letter yet, they are what
   was written. */
char *rescue_to_print(Session *session) {
    g_autofree char *letter = letter_words(session), *answers = answers_words(session);
    g_autoptr(GString) words = g_string_new("\n");
    if (letter != NULL) g_string_append_printf(words, "%s\n", letter);
    if (!session->restricted)
        g_string_append_printf(words, "%s\n\n", _("To go on with it later, put these lines into a file and start: bowout --answers FILE"));
    if (!session->restricted || letter == NULL) g_string_append(words, answers);
    return text_clean(words->str, -1, TEXT_KEEP_LINES);
}
