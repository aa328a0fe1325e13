/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading an offer that was pasted. Its text is kept first; then the helper reads it, however long
 * that takes, and the person goes on meanwhile.
 */
#include "config.h"

#include <poll.h>
#include <string.h>

#include "session-private.h"

void reading_break_off(Session *session) {
    g_clear_pointer(&session->reading, post_reading_free);
}

/* What a terminal's colours and keys left in a text says nothing of an offer, and makes it look
   like no text at all. */
static char *without_controls(const char *text) {
    GString *out = g_string_sized_new(strlen(text));
    for (; *text != '\0'; text++)
        if ((guchar)*text >= ' ' ? *text != 0x7f : strchr("\t\n\r\f", *text) != NULL) g_string_append_c(out, *text);
    return g_string_free(out, FALSE);
}

void reading_start(Session *session, const char *text) {
    g_autofree char *offer = without_controls(text);
    g_autoptr(GError) error = NULL;
    reading_break_off(session);
    keeping_keep(session, TRUE);
    session->reading = post_reading_new(offer, strlen(offer), &error);
    if (session->reading == NULL) flow_offer_unread(session->flow, error->message);
}

gboolean session_read_on(Session *session) {
    g_autoptr(GError) error = NULL;
    PostOffer *offer = NULL;
    if (session->reading == NULL || !post_reading_take(session->reading, &offer, &error)) return FALSE;
    reading_break_off(session);
    if (offer != NULL)
        sources_take_offer(session, offer);
    else
        flow_offer_unread(session->flow, error->message);
    keeping_keep(session, TRUE);
    return TRUE;
}

int session_reading_descriptor(const Session *session) {
    return session->reading != NULL ? post_reading_descriptor(session->reading) : -1;
}

gint64 session_reading_deadline(const Session *session) {
    return session->reading != NULL ? post_reading_deadline(session->reading) : -1;
}

void session_read_now(Session *session) {
    while (session->reading != NULL && !session_read_on(session)) {
        struct pollfd answer = {session_reading_descriptor(session), POLLIN, 0};
        gint64 left = session_reading_deadline(session) - g_get_monotonic_time();
        poll(&answer, 1, (int)(MAX(left, 0) / 1000 + 1));
    }
}
