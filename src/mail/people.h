/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The name beside an address: a person, a company, or both ("Grace Tan at Northwind Remote",
 * "Northwind Recruiting").
 */
#ifndef BOWOUT_SRC_MAIL_PEOPLE_H
#define BOWOUT_SRC_MAIL_PEOPLE_H

#include <glib.h>

typedef struct {
    char *person;  /* NULL: none */
    char *company; /* NULL: none */
    gboolean told; /* the company is said outright ("at …"), not only what is left of "… Recruiting" */
} Identity;

/* `name` may be NULL; `address` helps to tell a company from a person, and may be NULL. */
Identity identity_read(const char *name, const char *address);
void identity_clear(Identity *identity);

/* Two to five words that begin with capitals, letters only: could be a person's name. */
gboolean looks_like_person(const char *text);
/* Does the company's name say what the domain says? */
/* Two words or more, each with a capital but the small ones between. */
gboolean looks_like_full_name(const char *line);
gboolean matches_domain(const char *company, const char *address);

#endif
