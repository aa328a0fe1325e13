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

/* Words of the text that say what the sender's domain says: the domain itself is never shown as
   a name. */
void company_from_domain(const char *text, const char *address, const char *found, Proposals *proposals);

/* "Recruiter at Northwind | Hiring", as sites show it below a name: does the line look like
   that, and which company it names. */
gboolean company_is_headline(const char *line);
void company_from_headline(const char *line, Proposals *proposals);

/* The name at the head of a letter, above an address. */
void company_from_letterhead(const char *text, Proposals *proposals);

/* The person who signed, or NULL. */
char *signed_person(const Prose *prose);

#endif
