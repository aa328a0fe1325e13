/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The days an offer names: when it came, and until when an answer is wanted.
 */
#ifndef BOWOUT_SRC_MAIL_DAYS_H
#define BOWOUT_SRC_MAIL_DAYS_H

#include "mail.h"
#include "proposals.h"

/* The day the mail came, here. FALSE when no header says so credibly; *odd: the Date header cannot be right. */
gboolean days_received(const Mail *mail, const GDate *today, Proposals *proposals, GDate *day, gboolean *odd);

/* A date in words ("Mon, Nov 16, 2026 at 9:12 AM", "16. November 2026 09:12"); FALSE: none that is certain. */
gboolean days_read(const char *text, GDate *day);

/* A day by which an answer is asked for, when the text names exactly one, clearly. `received` may be NULL. */
void days_reply_by(const char *text, const GDate *received, const GDate *today, Proposals *proposals);

#endif
