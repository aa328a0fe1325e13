/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The kind of work: a virtual assistant's, a member of remote staff's, a freelancer's. No single
 * word decides ("contract" is both), so words of each kind are weighed; a kind is proposed when the
 * others weigh clearly less.
 */
#ifndef BOWOUT_SRC_MAIL_ARRANGEMENT_H
#define BOWOUT_SRC_MAIL_ARRANGEMENT_H

#include <glib.h>

#include "proposals.h"

/* `role`, `subject`, `text` may be NULL. `freelance_site`: the offer came from a site for
   projects. */
void arrangement_propose(const char *role, const char *subject, const char *text, gboolean freelance_site, Proposals *proposals);

#endif
