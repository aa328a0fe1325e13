/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keeping the draft. A store that fails is said in the status line and everything else goes on; the next key tries again.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "bowout/base/words.h"
#include "session-private.h"

static void say_status(Session *session, const GError *error) {
    g_autofree char *status = NULL;
    if (error == NULL) {
        flow_set_status(session->flow, _("saved"));
        g_clear_pointer(&session->not_saved, g_free);
        return;
    }
    g_free(session->not_saved);
    session->not_saved = g_strdup(error->message);
    status = g_strdup_printf(_("NOT SAVED: %s"), error->message);
    flow_set_status(session->flow, status);
}

/* ---- which drafts there are ---- */

static char *moment(gint64 seconds) {
    g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(seconds);
    return then != NULL ? g_date_time_format(then, "%Y-%m-%d %H:%M") : g_strdup("");
}

static void offer_draft(Session *session, const DraftInfo *info) {
    g_autofree char *when = moment(info->changed);
    const char *subject = info->subject != NULL && info->subject[0] != '\0' ? info->subject : _("no company yet");
    g_autofree char *line = g_strdup_printf("%s; %s; %s", subject, info->place != NULL ? info->place : "", when);
    session->unfinished = info->id;
    flow_set_unfinished(session->flow, line);
}

static void offer_last(Session *session) {
    DraftInfo info = {0};
    session->unfinished = 0;
    flow_set_unfinished(session->flow, NULL);
    if (session->drafts != NULL && !session->shared && drafts_last(session->drafts, &info, NULL) && info.id != 0 &&
        info.id != session->draft)
        offer_draft(session, &info);
    draft_info_clear(&info);
}

static gboolean offer_wanted(Session *session, gint64 wanted, GError **error) {
    g_autoptr(GPtrArray) list = drafts_list(session->drafts, error);
    if (list == NULL) return FALSE;
    for (guint i = 0; i < list->len; i++) {
        const DraftInfo *info = g_ptr_array_index(list, i);
        if (info->id != wanted) continue;
        offer_draft(session, info);
        return TRUE;
    }
    g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_UNKNOWN, _("there is no draft %" PRId64), wanted);
    return FALSE;
}

/* A damaged store is kept beside a new one: the person may want to have it looked at. */
static gboolean open_store(Session *session, GError **error) {
    g_autofree char *aside = NULL, *words = NULL;
    session->drafts = drafts_open_anew(NULL, &aside, error);
    if (session->drafts != NULL && session->code != NULL) drafts_use_code(session->drafts, session->code);
    if (aside == NULL) return session->drafts != NULL;
    words = g_strdup_printf(_("The store of drafts was damaged. It is kept as %s, and a new one is begun."), aside);
    flow_set_message(session->flow, MESSAGE_WARNING, words);
    return session->drafts != NULL;
}

void keeping_open(Session *session, gint64 wanted, GError **error) {
    g_autoptr(GError) why = NULL;
    if (!open_store(session, &why)) {
        say_status(session, why);
        if (wanted != 0) g_propagate_error(error, g_steal_pointer(&why));
    } else if (wanted != 0) {
        offer_wanted(session, wanted, error);
    } else {
        offer_last(session);
    }
}

void keeping_open_shared(Session *session, const char *code, GError **error) {
    g_autoptr(GError) why = NULL;
    DraftInfo info = {0};
    session->code = drafts_make_code();
    if (!open_store(session, &why)) {
        say_status(session, why);
        if (code != NULL) g_propagate_error(error, g_steal_pointer(&why));
    } else if (code != NULL && drafts_find(session->drafts, code, &info, error)) {
        offer_draft(session, &info);
        session->draft_code = g_strdup(info.code);
    } else if (code != NULL && error != NULL && *error == NULL) {
        g_set_error_literal(error, DRAFTS_ERROR, DRAFTS_ERROR_UNKNOWN, _("there is no letter with this code"));
    }
    draft_info_clear(&info);
}

/* ---- keeping ---- */

static char *subject_of(const Session *session) {
    const Facts *facts = answers_facts_const(flow_answers(session->flow));
    const char *company = facts_get(facts, FACT_COMPANY), *role = facts_get(facts, FACT_ROLE);
    if (company != NULL && role != NULL) return g_strdup_printf("%s, %s", company, role);
    return g_strdup(company != NULL ? company : role != NULL ? role : "");
}

static gboolean keep_snapshot(Session *session, const char *snapshot, gboolean step, GError **error) {
    g_autofree char *subject = subject_of(session);
    const char *place = flow_place_name(session->flow);
    if (step) return drafts_keep_step(session->drafts, &session->draft, snapshot, subject, place, error);
    return drafts_keep(session->drafts, &session->draft, snapshot, subject, place, error);
}

/* The store broke under our hands, or could not be used at the start: what is on the screen goes into a sound one, if there is one. As a
 * new draft: the old number may belong to another letter there. */
static gboolean keep_anew(Session *session, const char *snapshot, GError **error) {
    g_clear_pointer(&session->drafts, drafts_close);
    session->draft = 0;
    return open_store(session, error) && keep_snapshot(session, snapshot, TRUE, error);
}

void keeping_keep(Session *session, gboolean step) {
    g_autofree char *snapshot = NULL;
    g_autoptr(GError) error = NULL;
    if (session->draft == 0 && flow_blank(session->flow)) return;
    if (session->drafts == NULL && !step) return;
    snapshot = flow_snapshot(session->flow);
    if (!step && session->not_saved == NULL && g_strcmp0(snapshot, session->kept) == 0) return;
    if (session->drafts == NULL) {
        keep_anew(session, snapshot, &error);
    } else if (!keep_snapshot(session, snapshot, step, &error) && g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED)) {
        g_clear_error(&error);
        keep_anew(session, snapshot, &error);
    }
    say_status(session, error);
    g_free(session->kept);
    session->kept = error == NULL ? g_steal_pointer(&snapshot) : NULL;
}

void keeping_continue(Session *session, gboolean take_over) {
    g_autoptr(GError) error = NULL;
    g_autofree char *snapshot = NULL;
    if (session->drafts == NULL || session->unfinished == 0) return;
    keeping_keep(session, TRUE);
    snapshot = drafts_recall(session->drafts, session->unfinished, take_over, &error);
    if (snapshot == NULL && g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN)) {
        flow_ask_take_over(session->flow, _("Another window is writing this letter. Go on with it here? It can then only be read there."));
        return;
    }
    if (snapshot == NULL || !flow_restore(session->flow, snapshot, &error)) {
        g_autofree char *words = g_strdup_printf(_("The draft cannot be opened: %s."), error != NULL ? error->message : "");
        flow_set_message(session->flow, MESSAGE_ERROR, words);
        return;
    }
    session->draft = session->unfinished;
    session->unfinished = 0;
    if (session->draft_code != NULL) {
        g_free(session->code);
        session->code = g_steal_pointer(&session->draft_code);
        restricted_tell(session);
    }
    sources_fit_offer(session);
    flow_set_unfinished(session->flow, NULL);
    g_free(session->kept);
    session->kept = g_steal_pointer(&snapshot);
    say_status(session, NULL);
    editing_pick_up(session);
}

/* ---- deleting and finishing ---- */

static gboolean delete (Session *session, gint64 id) {
    g_autoptr(GError) error = NULL;
    g_autofree char *words = NULL;
    if (session->drafts == NULL || id == 0 || drafts_delete(session->drafts, id, &error)) return TRUE;
    words = g_strdup_printf(_("The draft is not deleted: %s."), error != NULL ? error->message : "");
    flow_set_message(session->flow, MESSAGE_ERROR, words);
    return FALSE;
}

void keeping_delete_unfinished(Session *session) {
    if (!delete (session, session->unfinished)) return;
    offer_last(session);
    flow_set_message(session->flow, MESSAGE_PLAIN, _("Deleted."));
}

void keeping_delete_current(Session *session) {
    if (delete (session, session->draft)) session->draft = 0;
}

void keeping_handed_over(Session *session, const char *words) {
    g_autoptr(GError) error = NULL;
    keeping_keep(session, TRUE);
    if (session->drafts == NULL || session->draft == 0) return;
    if (!drafts_mark_handed_over(session->drafts, session->draft, words, &error)) say_status(session, error);
}
