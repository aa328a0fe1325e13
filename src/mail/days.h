/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The days an offer names: when it came, and until when an answer is wanted.
 */
#ifndef BOWOUT_SRC_MAIL_DAYS_H
#define BOWOUT_SRC_MAIL_DAYS_H

#include "mail.h"
#include "proposals.h"

/* The day the mail came, here. FALSE when no header says so credibly; *odd: the Date header
   cannot be right. */
gboolean days_received(const Mail *mail, const GDate *today, Proposals *proposals, GDate *day, gboolean *odd);

/* A day by which an answer is asked for, when the text names exactly one, clearly. `text`:
   paragraphs on a line each; `subject` may be NULL; `labelled`: what labels_find gave.
   `received` may be NULL: then it is counted from today. *open: there was one, but it could be
   two days. */
void days_reply_by(const char *text, const char *subject, const char *labelled, const GDate *received, const GDate *today,
                   Proposals *proposals, gboolean *open);

#endif
