/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letters that are kept, as a list, to be read, and as the start of new ones. On an account of
 * several people nobody sees what others write. And what was handed over stays as it was: a letter
 * that is made one to somebody else goes on as a new one.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/translate.h"
#include "session-private.h"

/* ---- the list ---- */

typedef struct {
    char *id, *when, *handed;
} LetterWords;

static void letter_words_clear(gpointer data) {
    LetterWords *words = data;
    g_free(words->id);
    g_free(words->when);
    g_free(words->handed);
}

/* When, and what was done with it last. NULL: it is not finished. */
static char *handed_words(const DraftInfo *info) {
    g_autofree char *when = info->handed_over != 0 ? clock_format_moment(info->handed_over) : NULL;
    const char *last = strrchr(info->handed_words, '\n');
    if (when == NULL) return NULL;
    last = last != NULL ? last + 1 : info->handed_words;
    return *last != '\0' ? g_strdup_printf("%s; %s", when, last) : g_steal_pointer(&when);
}

static void show_list(Session *session, const GPtrArray *list) {
    g_autoptr(GArray) letters = g_array_new(FALSE, FALSE, sizeof(FlowLetter)), texts = g_array_new(FALSE, FALSE, sizeof(LetterWords));
    g_array_set_clear_func(texts, letter_words_clear);
    for (guint i = 0; i < list->len; i++) {
        const DraftInfo *info = g_ptr_array_index(list, i);
        LetterWords text = {g_strdup_printf("%" PRId64, info->id), clock_format_moment(info->changed), handed_words(info)};
        FlowLetter letter = {text.id, keeping_whom(info), text.when, info->place, text.handed};
        g_array_append_val(texts, text);
        if (info->id != session->draft) g_array_append_val(letters, letter);
    }
    flow_show_letters(session->flow, (const FlowLetter *)(gpointer)letters->data, letters->len);
}

void letters_show_list(Session *session) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) list = NULL;
    if (session->shared || session->drafts == NULL) return;
    list = drafts_list(session->drafts, &error);
    if (list != NULL)
        show_list(session, list);
    else
        flow_set_message(session->flow, MESSAGE_ERROR, error->message);
}

/* ---- one of them ---- */

static char *snapshot_of(Session *session, const char *value, GError **error) {
    gint64 id = value != NULL ? g_ascii_strtoll(value, NULL, 10) : 0;
    return session->drafts != NULL && !session->shared && id != 0 ? drafts_read(session->drafts, id, error) : NULL;
}

void letters_read(Session *session, const char *value) {
    g_autoptr(GError) error = NULL;
    g_autofree char *snapshot = snapshot_of(session, value, &error);
    if (snapshot == NULL || !flow_read_letter(session->flow, snapshot, &error)) keeping_tell_unopened(session, error);
}

/* The one at hand is kept; the other one is only looked at. */
void letters_begin_from(Session *session, const char *value) {
    g_autoptr(GError) error = NULL;
    g_autofree char *snapshot = snapshot_of(session, value, &error);
    keeping_keep(session, TRUE);
    if (snapshot == NULL || !flow_begin_from(session->flow, snapshot, &error)) {
        keeping_tell_unopened(session, error);
        return;
    }
    g_clear_pointer(&session->offer, post_offer_free);
    keeping_as_new(session);
    keeping_keep(session, TRUE);
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

void letters_forget_handed(Session *session) {
    g_clear_pointer(&session->handed.whom, g_free);
    g_clear_pointer(&session->handed.snapshot, g_free);
    g_clear_pointer(&session->handed.subject, g_free);
    g_clear_pointer(&session->handed.place, g_free);
}

void letters_note_handed(Session *session) {
    letters_forget_handed(session);
    session->handed.whom = whom_now(session);
    session->handed.snapshot = flow_snapshot(session->flow);
    session->handed.subject = keeping_subject(session);
    session->handed.place = g_strdup(flow_place_name(session->flow));
}

/* What was changed before it became another letter is undone in the old one. */
void letters_part(Session *session) {
    g_autofree char *whom = session->handed.whom != NULL ? whom_now(session) : NULL;
    gint64 old = session->draft;
    if (whom == NULL || strcmp(whom, session->handed.whom) == 0) return;
    if (session->drafts != NULL && old != 0)
        drafts_keep_step(session->drafts, &old, session->handed.snapshot, session->handed.subject, session->handed.place, NULL);
    flow_forget_outcomes(session->flow);
    keeping_as_new(session);
    flow_set_message(session->flow, MESSAGE_NOTE, _("The letter you handed over stays as it was; from here on this is a new one."));
}
