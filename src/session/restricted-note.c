/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is told in restricted mode: exactly what is off, and how to come back to a letter on an
 * account of several people.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "session-private.h"

static void add_files(const Session *session, GString *note) {
    if (session->save_folder != NULL)
        g_string_append_printf(note, _(" Letters are saved in %s only."), session->save_folder);
    else
        g_string_append(note, _(" Letters cannot be saved as files: show, copy or print them on the screen."));
}

static void add_idle(const Session *session, GString *note) {
    guint minutes = (session->idle_seconds + 59) / 60;
    if (minutes == 0) return;
    g_string_append_printf(note,
                           ngettext(" After %u minute without a key the letter is kept and the session ends.",
                                    " After %u minutes without a key the letter is kept and the session ends.", minutes),
                           minutes);
}

static void tell_help(Session *session) {
    g_autoptr(GString) note =
        g_string_new(_("This is the restricted mode. Off are: other programs (mail, clipboard programs, printer, editor), stopping with "
                       "Ctrl-Z, wordings and settings of your own, reading files. Pasting the offer works."));
    add_files(session, note);
    add_idle(session, note);
    if (session->code != NULL)
        g_string_append_printf(note, _(" This letter has the code %s: log in with it behind the command to go on, as in ssh -t HOST %s"),
                               session->code, session->code);
    flow_set_help_note(session->flow, note->str);
}

void restricted_tell(Session *session) {
    g_autofree char *words = NULL;
    tell_help(session);
    if (session->code == NULL || session->draft != 0) return;
    words = session->unfinished != 0
                ? g_strdup_printf(_("A new letter would have the code %s."), session->code)
                : g_strdup_printf(_("If the line drops, come back with the code %s: ssh -t HOST %s"), session->code, session->code);
    flow_set_message(session->flow, MESSAGE_NOTE, words);
}

void restricted_say_kept(const Session *session, GString *words) {
    if (session->code != NULL)
        g_string_append_printf(words, _("Your letter is kept. Its code is %s: log in with it behind the command, as in ssh -t HOST %s\n"),
                               session->code, session->code);
    else
        g_string_append(words, _("Your letter is kept. Log in again to go on with it.\n"));
}
