/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letters that are kept, as a list, to be read, and as the start of new ones. On an account of
 * several people nobody sees what others write.
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

/* NULL: the letter at hand, which may not be kept here. */
void letters_follow(Session *session, const char *value) {
    g_autoptr(GError) error = NULL;
    g_autofree char *snapshot = value != NULL ? snapshot_of(session, value, &error) : flow_snapshot(session->flow);
    keeping_keep(session, TRUE);
    if (snapshot == NULL || !flow_follow(session->flow, snapshot, &error)) {
        keeping_tell_unopened(session, error);
        return;
    }
    keeping_as_new(session);
    sources_fit_offer(session);
    keeping_keep(session, TRUE);
}

void letters_delete(Session *session, const char *value) {
    if (!keeping_delete(session, value)) return;
    if (value != NULL) letters_show_list(session);
    flow_set_message(session->flow, MESSAGE_PLAIN, _("Deleted."));
}
