/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two ways of running a program share. */
#ifndef BOWOUT_SRC_BASE_PROCESS_PRIVATE_H
#define BOWOUT_SRC_BASE_PROCESS_PRIVATE_H

#include <sys/types.h>

#include "bowout/base/process.h"

/* In the child: signals as a program expects them, none held back; no core file. */
void process_become_usual(void);
/* In the child. */
void process_limit(int resource, guint64 most);
/* FALSE, with the reason. */
gboolean process_not_started(ProcessEnd *end, const GError *error);
/* From what waitpid said. TRUE: ended by itself, with 0. */
gboolean process_ended(ProcessEnd *end, int status);

#endif
