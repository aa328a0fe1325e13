/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * text-file: the letter as a file of the person's own (0600). A file that is there is replaced only
 * when that was confirmed. A name without a folder means the current one; "~/" is the home folder.
 */
#ifndef BOWOUT_HANDOVER_TEXT_FILE_H
#define BOWOUT_HANDOVER_TEXT_FILE_H

#include "bowout/handover/handover.h"

/* "bow-out-northwind-remote.txt": the ending is the way's. */
char *text_file_propose(const FlowWay *way, const Answers *answers);
HandoverOutcome text_file_write(const char *value, gboolean confirmed, const char *text, char **words);
/* Restricted mode: the value is a mere name, and what is in the folder already is never
   replaced. */
HandoverOutcome text_file_write_in(const char *folder, const char *value, const char *text, char **words);

#endif
