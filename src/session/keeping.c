/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keeping the draft. A store that fails is said in the status line and everything else goes on; the
 * next key tries again. What was handed over stays as it was: a letter that is made one to somebody
 * else goes on as a new one.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/translate.h"
#include "session-private.h"

static void say_status(Session *session, const GError *error) {
    g_autofree char *status = error != NULL ? g_strdup_printf(_("NOT SAVED: %s"), error->message) : NULL;
    g_free(session->not_saved);
    session->not_saved = error != NULL ? g_strdup(error->message) : NULL;
    flow_set_not_saved(session->flow, session->not_saved, !session->restricted);
    flow_set_status(session->flow, error != NULL         ? status
                                   : session->draft == 0 ? ""
                                   : session->apart      ? _("saved as a letter of its own")
                                                         : _("saved"));
}

/* ---- which drafts there are ---- */

const char *keeping_whom(const DraftInfo *info) {
    return info->subject != NULL && info->subject[0] != '\0' ? info->subject : _("no company yet");
}

static void offer_draft(Session *session, const DraftInfo *info) {
    g_autofree char *when = clock_format_moment(info->changed);
    g_autofree char *line = g_strdup_printf("%s; %s; %s", keeping_whom(info), info->place != NULL ? info->place : "", when);
    session->unfinished = info->id;
    flow_set_unfinished(session->flow, line);
}

/* On an account of several people nobody sees what others write. */
static void count_letters(Session *session) {
    guint unfinished = 0, finished = 0;
    if (session->drafts != NULL && !session->shared) drafts_count(session->drafts, session->draft, &unfinished, &finished);
    flow_set_letters(session->flow, unfinished, finished);
}

static void offer_last(Session *session) {
    DraftInfo info = {0};
    session->unfinished = 0;
    flow_set_unfinished(session->flow, NULL);
    if (session->drafts != NULL && !session->shared && drafts_last(session->drafts, session->draft, &info, NULL))
        offer_draft(session, &info);
    count_letters(session);
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
        count_letters(session);
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

char *keeping_subject(const Session *session) {
    const Facts *facts = answers_facts_const(flow_answers(session->flow));
    const char *company = facts_get(facts, FACT_COMPANY), *role = facts_get(facts, FACT_ROLE);
    if (company != NULL && role != NULL) return g_strdup_printf("%s, %s", company, role);
    return g_strdup(company != NULL ? company : role != NULL ? role : "");
}

static gboolean keep_snapshot(Session *session, const char *snapshot, gboolean step, GError **error) {
    g_autofree char *subject = keeping_subject(session);
    const char *place = flow_place_name(session->flow);
    if (step) return drafts_keep_step(session->drafts, &session->draft, snapshot, subject, place, error);
    return drafts_keep(session->drafts, &session->draft, snapshot, subject, place, error);
}

/* The store broke under our hands, or could not be used until now: what is on the screen goes
 * into a sound one, if there is one. As a new draft: the old number may belong to another letter
 * there. */
static gboolean keep_anew(Session *session, const char *snapshot, GError **error) {
    g_clear_pointer(&session->drafts, drafts_close);
    session->draft = 0;
    return open_store(session, error) && keep_snapshot(session, snapshot, TRUE, error);
}

/* A new letter of a shared account has a code of its own. */
static void change_code(Session *session) {
    if (session->code == NULL) return;
    g_free(session->code);
    session->code = drafts_make_code();
    drafts_use_code(session->drafts, session->code);
}

/* Another session has the letter now. What was written here since then goes on as a letter of
   its own; if that is nothing, nothing is lost. */
static gboolean keep_apart(Session *session, const char *snapshot, GError **error) {
    if (g_strcmp0(snapshot, session->kept) == 0) return TRUE;
    session->draft = 0;
    session->apart = TRUE;
    change_code(session);
    if (!keep_snapshot(session, snapshot, TRUE, error)) return FALSE;
    flow_set_message(session->flow, MESSAGE_NOTE,
                     _("Another window has taken this letter over. What you write here is kept as a letter of its own."));
    if (session->restricted) restricted_tell(session);
    return TRUE;
}

static void keep_by_all_means(Session *session, const char *snapshot, gboolean step, GError **error) {
    g_autoptr(GError) why = NULL;
    if (session->drafts == NULL)
        keep_anew(session, snapshot, error);
    else if (keep_snapshot(session, snapshot, step, &why))
        return;
    else if (g_error_matches(why, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED))
        keep_anew(session, snapshot, error);
    else if (g_error_matches(why, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN))
        keep_apart(session, snapshot, error);
    else
        g_propagate_error(error, g_steal_pointer(&why));
}

/* ---- what was handed over ---- */

/* To whom, and about what. Owned by the caller. */
static char *whom_now(const Session *session) {
    const Facts *facts = answers_facts_const(flow_answers(session->flow));
    const FactId parts[] = {FACT_COMPANY, FACT_ROLE, FACT_CONTACT};
    GString *whom = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        const char *value = facts_get(facts, parts[i]);
        g_string_append_printf(whom, "%s\n", value != NULL ? value : "");
    }
    return g_string_free(whom, FALSE);
}

void keeping_forget_handed(Session *session) {
    g_clear_pointer(&session->handed.whom, g_free);
    g_clear_pointer(&session->handed.snapshot, g_free);
    g_clear_pointer(&session->handed.subject, g_free);
    g_clear_pointer(&session->handed.place, g_free);
}

static void note_handed(Session *session) {
    keeping_forget_handed(session);
    session->handed.whom = whom_now(session);
    session->handed.snapshot = flow_snapshot(session->flow);
    session->handed.subject = keeping_subject(session);
    session->handed.place = g_strdup(flow_place_name(session->flow));
}

/* What is on the screen is another letter from now on. */
void keeping_as_new(Session *session) {
    session->draft = 0;
    session->apart = FALSE;
    g_clear_pointer(&session->kept, g_free);
    keeping_forget_handed(session);
    if (session->drafts != NULL) change_code(session);
    if (session->restricted) restricted_tell(session);
}

/* What was changed before it became another letter is undone in the old one. */
static void part_from_handed(Session *session) {
    g_autofree char *whom = session->handed.whom != NULL ? whom_now(session) : NULL;
    gint64 old = session->draft;
    if (whom == NULL || strcmp(whom, session->handed.whom) == 0) return;
    if (session->drafts != NULL && old != 0)
        drafts_keep_step(session->drafts, &old, session->handed.snapshot, session->handed.subject, session->handed.place, NULL);
    flow_forget_outcomes(session->flow);
    keeping_as_new(session);
    flow_set_message(session->flow, MESSAGE_NOTE, _("The letter you handed over stays as it was; from here on this is a new one."));
}

/* ---- keeping it ---- */

/* A letter that was emptied again leaves nothing behind. FALSE: it has to be kept like any
   other. */
static gboolean leave_none(Session *session) {
    if (!flow_blank(session->flow)) return FALSE;
    if (session->draft == 0) return TRUE;
    if (session->drafts == NULL || flow_holds_offer(session->flow) || !drafts_is_writer(session->drafts, session->draft) ||
        !drafts_delete(session->drafts, session->draft, NULL))
        return FALSE;
    session->draft = 0;
    session->apart = FALSE;
    g_clear_pointer(&session->kept, g_free);
    say_status(session, NULL);
    return TRUE;
}

void keeping_keep(Session *session, gboolean step) {
    g_autofree char *snapshot = NULL;
    g_autoptr(GError) error = NULL;
    part_from_handed(session);
    if (leave_none(session)) return;
    snapshot = flow_snapshot(session->flow);
    if (!step && session->not_saved == NULL && g_strcmp0(snapshot, session->kept) == 0) return;
    keep_by_all_means(session, snapshot, step, &error);
    say_status(session, error);
    g_free(session->kept);
    session->kept = error == NULL ? g_steal_pointer(&snapshot) : NULL;
}

/* Nothing is written yet, but there may be letters to go on with. */
static void open_again(Session *session) {
    g_autoptr(GError) error = NULL;
    if (session->drafts == NULL && open_store(session, &error)) offer_last(session);
    say_status(session, error);
}

gboolean session_unsaved(const Session *session) {
    return session->not_saved != NULL;
}

gboolean session_keep_again(Session *session) {
    g_autofree char *before = g_strdup(session->not_saved);
    if (before == NULL) return FALSE;
    if (session->draft == 0 && flow_blank(session->flow))
        open_again(session);
    else
        keeping_keep(session, TRUE);
    return g_strcmp0(before, session->not_saved) != 0;
}

/* ---- going on with one ---- */

static gint64 id_of(const Session *session, const char *value) {
    return value != NULL ? g_ascii_strtoll(value, NULL, 10) : session->unfinished;
}

void keeping_tell_unopened(Session *session, const GError *error) {
    g_autofree char *words = g_strdup_printf(_("The draft cannot be opened: %s."), error != NULL ? error->message : "");
    flow_set_message(session->flow, MESSAGE_ERROR, words);
}

/* With a letter at hand Welcome goes on with that one, and leads to the others. */
static void offer_others(Session *session) {
    flow_set_unfinished(session->flow, NULL);
    count_letters(session);
}

static void note_finished(Session *session, gint64 id) {
    DraftInfo info = {0};
    keeping_forget_handed(session);
    if (drafts_info(session->drafts, id, &info, NULL) && info.handed_over != 0) note_handed(session);
    draft_info_clear(&info);
}

/* The draft is on the screen now. Where it could not be made this session's yet, that is tried
   again and said. */
static void settle_in(Session *session, gint64 id, char *snapshot) {
    session->draft = id;
    session->apart = FALSE;
    session->unfinished = 0;
    if (session->draft_code != NULL) {
        g_free(session->code);
        session->code = g_steal_pointer(&session->draft_code);
        restricted_tell(session);
    }
    sources_fit_offer(session);
    offer_others(session);
    note_finished(session, id);
    g_free(session->kept);
    session->kept = snapshot;
    if (drafts_is_writer(session->drafts, id))
        say_status(session, NULL);
    else
        keeping_keep(session, TRUE);
}

gboolean keeping_continue(Session *session, const char *value, gboolean take_over) {
    g_autoptr(GError) error = NULL;
    g_autofree char *snapshot = NULL;
    gint64 id = id_of(session, value);
    if (session->drafts == NULL || id == 0) return FALSE;
    keeping_keep(session, TRUE);
    snapshot = drafts_recall(session->drafts, id, take_over, &error);
    if (snapshot == NULL && g_error_matches(error, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN))
        flow_ask_take_over(
            session->flow, value,
            _("Another window is writing this letter. Go on with it here? What is written there later is kept as a letter of "
              "its own."));
    else if (snapshot == NULL || !flow_restore(session->flow, snapshot, &error))
        keeping_tell_unopened(session, error);
    else {
        settle_in(session, id, g_steal_pointer(&snapshot));
        return TRUE;
    }
    return FALSE;
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

gboolean keeping_delete(Session *session, const char *value) {
    if (!delete (session, id_of(session, value))) return FALSE;
    offer_last(session);
    return TRUE;
}

void keeping_delete_current(Session *session) {
    if (delete (session, session->draft)) session->draft = 0;
}

void keeping_handed_over(Session *session, const char *words) {
    g_autoptr(GError) error = NULL;
    keeping_keep(session, TRUE);
    if (session->drafts == NULL || session->draft == 0) return;
    if (!drafts_mark_handed_over(session->drafts, session->draft, words, &error)) say_status(session, error);
    note_handed(session);
}
