/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Proofreading at Review. The review is shown first; then the words of the letter that are not
 * known yet are looked up, in a thread or, where none can be had, piece by piece while no key
 * waits. What comes of it is shown when it is there.
 */
#include "config.h"

#include "bowout/base/file.h"
#include "bowout/base/translate.h"
#include "session-private.h"

/* In the restricted mode nothing of a person's own is read or written: added words hold for the
   session. Nor is a thread made. */
static void begin(Session *session) {
    g_autofree char *own = session->restricted ? NULL : file_own("words");
    session->spelling = spelling_new(own);
    spelling_put_off(session->spelling);
    flow_set_spelling(session->flow, session->spelling);
}

static gboolean at_review(Session *session) {
    return session->rules != NULL && rules_about_spelling(session->rules) && flow_view(session->flow)->kind == STEP_REVIEW;
}

/* Takes in what is known by now. TRUE: the view has changed. */
static gboolean take_in(Session *session) {
    if (!spelling_collect(session->spelling)) return FALSE;
    flow_recheck(session->flow);
    if (spelling_state(session->spelling) == SPELLING_NONE && !session->told_no_dictionary) {
        session->told_no_dictionary = TRUE;
        flow_set_message(session->flow, MESSAGE_NOTE, _("Spelling is not checked: there is no English dictionary on this computer."));
    }
    return TRUE;
}

gboolean session_proofread(Session *session) {
    if (session->spelling == NULL && !at_review(session)) return FALSE;
    if (session->spelling == NULL) begin(session);
    flow_view(session->flow); /* at Review this checks the letter, and so asks for its words */
    if (spelling_waiting(session->spelling) && (session->restricted || !spelling_start(session->spelling)))
        spelling_work(session->spelling);
    return take_in(session);
}

void session_proofread_now(Session *session) {
    if (!at_review(session)) return;
    if (session->spelling == NULL) begin(session);
    flow_view(session->flow);
    while (spelling_work(session->spelling)) {
    }
    take_in(session);
}

gboolean session_proofreading(const Session *session) {
    return session->spelling != NULL && spelling_descriptor(session->spelling) < 0 && spelling_waiting(session->spelling);
}

int session_proof_descriptor(const Session *session) {
    return session->spelling != NULL ? spelling_descriptor(session->spelling) : -1;
}

void proofing_add_word(Session *session, const char *word) {
    g_autoptr(GError) error = NULL;
    g_autofree char *words = NULL;
    gboolean kept = spelling_add(session->spelling, word, &error);
    flow_recheck(session->flow);
    if (!kept)
        words = g_strdup_printf(_("\"%s\" is right for now, but could not be kept: %s"), word, error->message);
    else if (session->restricted)
        words = g_strdup_printf(_("\"%s\" is right from now on, in this session."), word);
    else
        words = g_strdup_printf(_("\"%s\" is one of your words now."), word);
    flow_set_message(session->flow, kept ? MESSAGE_PLAIN : MESSAGE_WARNING, words);
}
