/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mailing: handing the letter to a mail program, which shows it before it is sent, or to a
 * sendmail-compatible one, which sends it.
 */
#ifndef BOWOUT_SRC_HANDOVER_MAILING_H
#define BOWOUT_SRC_HANDOVER_MAILING_H

#include "bowout/handover/handover.h"

/* argv of the person, with {mail} (a file with the whole mail) or {mailto} put in; without
   either the file is added at the end. */
HandoverOutcome mailing_open(const FormInput *input, const HandoverSettings *settings, HandoverResult *result);
/* Asks, then sends. Only an exit code of 0 is told as "sent". */
HandoverOutcome mailing_send(const char *recipient, gboolean confirmed, const FormInput *input, const HandoverSettings *settings,
                             HandoverResult *result);
/* On paper, in lines that fit. */
HandoverOutcome mailing_print(const char *letter, HandoverResult *result);

#endif
