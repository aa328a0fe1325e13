/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the helper program: an argv, never a shell; no environment but language, time zone and what sanitizers want; standard
 * error goes nowhere.
 */
#ifndef BOWOUT_SRC_POST_RUN_H
#define BOWOUT_SRC_POST_RUN_H

#include <glib.h>

/* Gives what it wrote, and how it ended in *status (as an exit code; -1: by a signal). NULL and POST_ERROR when it cannot be run,
   takes longer than `seconds` or writes more than `most` bytes; then it has been ended. */
GByteArray *run_helper(const char *const *arguments, const char *input, gsize length, gsize most, guint seconds, int *status,
                       GError **error);

#endif
