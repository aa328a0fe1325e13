/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the helper program, with no environment but language, time zone and what sanitizers want. */
#ifndef BOWOUT_SRC_POST_RUN_H
#define BOWOUT_SRC_POST_RUN_H

#include <glib.h>

/* Gives what it wrote, and how it ended in *status (as an exit code; -1: by a signal). NULL and
   POST_ERROR when it cannot be run, takes too long or writes too much (bowout/mail/protocol.h);
   then it has been ended. */
GByteArray *run_helper(const char *const *arguments, const char *input, gsize length, int *status, GError **error);

/* Starts it to read the offer in `in` and to answer into `out`, and waits for nothing. Both stay
   the caller's. */
gboolean run_reader(int in, int out, const char *today, GError **error);

#endif
