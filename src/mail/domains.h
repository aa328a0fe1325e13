/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an address says of its owner: the kind of its domain, a company's name in it, and whether
 * anybody reads it.
 */
#ifndef BOWOUT_SRC_MAIL_DOMAINS_H
#define BOWOUT_SRC_MAIL_DOMAINS_H

#include <glib.h>

typedef enum {
    DOMAIN_COMPANY,  /* none of the others */
    DOMAIN_FREE,     /* anybody's mailbox */
    DOMAIN_PLATFORM, /* a job site: the answer is given there */
    DOMAIN_TRACKER,  /* sends and receives for companies */
    DOMAIN_SIGNING   /* has contracts signed, or pays for companies */
} DomainKind;

/* Of an address. */
DomainKind domain_kind(const char *address);

/* A site for projects rather than posts. */
gboolean domain_is_freelance(const char *address);

/* "northwind-remote" of "jobs@mail.northwind-remote.co.uk". */
char *domain_label(const char *address);

/* A site, tracker or service by its name ("Upwork", "The Indeed Team"): never who offers. */
gboolean is_site_name(const char *name);

/* Nobody reads what is sent there. */
gboolean address_is_no_reply(const char *address);

/* The same owner: equal labels. */
gboolean domain_same(const char *address, const char *other);

#endif
