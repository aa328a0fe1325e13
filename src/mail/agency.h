/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the firm that sends is an agency's, and so not the one that offers: where the text
 * speaks of a client, or of another firm on whose behalf it writes.
 */
#ifndef BOWOUT_SRC_MAIL_AGENCY_H
#define BOWOUT_SRC_MAIL_AGENCY_H

#include "who.h"

/* Moves what is the agency's from the company's proposals to its own. For senders that are no
   site or service. */
void agency_settle(Reading *reading);

#endif
