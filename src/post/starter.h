/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * starter: a process that starts bowout-mail for another one which may not start any. It is made
 * while that may still be done, knows nothing of letters, does nothing else, and ends with the one
 * it serves.
 */
#ifndef BOWOUT_SRC_POST_STARTER_H
#define BOWOUT_SRC_POST_STARTER_H

#include <glib.h>

gboolean starter_make(GError **error);
/* There is one. */
gboolean starter_there(void);
/* As run_reader; that it could not be started shows by an answer that is none. */
gboolean starter_ask(int in, int out, const char *today, GError **error);

#endif
