/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who writes, for whom, to whom: first which kind of sender it is (somebody of the company, an
 * agency, a site, a service that sends for others, a chat), then the people and the company by the
 * rules of that kind.
 */
#ifndef BOWOUT_SRC_MAIL_WHO_H
#define BOWOUT_SRC_MAIL_WHO_H

#include <jansson.h>

#include "chat.h"
#include "mail.h"
#include "proposals.h"
#include "prose.h"

/* One offer while it is read. */
typedef struct {
    const Mail *outer; /* as it came */
    const Mail *offer; /* the one with the offer: the same, or the one that was forwarded */
    Mail *made;        /* what `offer` points to when it had to be made from text */
    Chat *chat;        /* of a text without headers; else NULL */
    gboolean typed;    /* it is no mail */
    Prose *prose;
    Proposals *proposals;
    char *labelled_days;
    json_t *notes;
    GDate today, received;
    gboolean has_received;
} Reading;

static inline void reading_note(Reading *reading, const char *name) {
    json_array_append_new(reading->notes, json_string(name));
}

/* What headers, chat, signature and greeting say. */
void who_propose(Reading *reading);
/* Once all is proposed: what agrees, what cannot be (own name, sites, a role that is the
   company), and whose the agency is. */
void who_settle(Reading *reading);

/* The mailbox the mail came to; NULL when it went to many and no header says which is ours.
   Borrowed. */
const char *who_own_address(const Reading *reading);
/* Our own name, as the sender wrote it; NULL: not said (g_free). */
char *who_own_name(const Reading *reading);

#endif
