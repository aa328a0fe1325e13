/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels: "Company: Northwind Remote", or "Company" on one line and what it is on the next, as
 * forms, job sites and careful people write it. To know one more is to add a word to a row.
 */
#ifndef BOWOUT_SRC_MAIL_LABELS_H
#define BOWOUT_SRC_MAIL_LABELS_H

#include "proposals.h"

/* `text`: its lines as they are. Proposes what is labelled; gives the lines that label a day to
   answer by, as sentences ("reply by …", g_free; "" when there are none). */
char *labels_find(const char *text, const GDate *today, Proposals *proposals);

#endif
