/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which company makes the offer: from the sender's name, signature, Organization header, domain.
 */
#ifndef BOWOUT_SRC_MAIL_COMPANY_H
#define BOWOUT_SRC_MAIL_COMPANY_H

#include "mail.h"
#include "people.h"
#include "proposals.h"
#include "prose.h"

/* `address`: the sender's, for its domain; may be NULL. */
void company_from_signature(const Prose *prose, const char *address, Proposals *proposals);
void company_from_headers(const Mail *mail, const Identity *from, const Identity *reply_to, Proposals *proposals);

/* The person who signed, or NULL. */
char *signed_person(const Prose *prose);

#endif
