/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store: the SQLite file under the drafts: where it is, whether it is safe to use, its schema. Private to drafts/.
 */
#ifndef BOWOUT_SRC_DRAFTS_STORE_H
#define BOWOUT_SRC_DRAFTS_STORE_H

#include <glib.h>
#include <sqlite3.h>

/* $XDG_STATE_HOME/bowout/drafts.db. Owned by the caller. */
char *store_own_path(void);

/* TRUE: `path` is a file of ours and only we can read it. FALSE with *missing: there is none (no error). FALSE with `error`: it must
 * not be used, and why. */
gboolean store_examine(const char *path, gboolean *missing, GError **error);

/* Makes folder (0700) and file (0600) where they are missing, opens it, brings the schema up to date. NULL with DRAFTS_ERROR_*. */
sqlite3 *store_open(const char *path, GError **error);

/* Turns a failed SQLite call into a GError: damaged, or cannot be written and why. */
void store_fail(sqlite3 *database, int code, const char *path, GError **error);

#endif
