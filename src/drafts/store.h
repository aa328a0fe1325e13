/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store: the SQLite file under the drafts: where it is, whether it is safe to use, its schema.
 * Private to drafts/.
 */
#ifndef BOWOUT_SRC_DRAFTS_STORE_H
#define BOWOUT_SRC_DRAFTS_STORE_H

#include <glib.h>
#include <sqlite3.h>

/* $XDG_STATE_HOME/bowout/drafts.db. Owned by the caller. */
char *store_own_path(void);

/* TRUE: `path` is a file of ours and only we can read it. FALSE with *missing: there is none (no
 * error). FALSE with `error`: it must not be used, and why. */
gboolean store_examine(const char *path, gboolean *missing, GError **error);

/* Makes folder (0700) and file (0600) where they are missing, opens it, brings the schema up to
   date. NULL with DRAFTS_ERROR_*. */
sqlite3 *store_open(const char *path, GError **error);
/* For a store that is there and cannot be opened so, because nothing can be written: a way to
 * read it all the same, or NULL. To be closed soon, because it may keep everybody else out. */
sqlite3 *store_open_to_read(const char *path);

/* The file was taken away from under the open database: what is written to it is lost. */
gboolean store_moved(sqlite3 *database);

/* Renames the store with all that belongs to it; nothing is overwritten. The new name, owned by
 * the caller, or NULL. The caller sees to it that nobody else does the same (drafts_open_anew). */
char *store_set_aside(const char *path, GError **error);

/* DRAFTS_ERROR of this code: first why, then the path, which may be cut off where there is
   little room. */
void store_refuse(GError **error, int code, const char *path, const char *why);

/* Statements without results. */
gboolean store_run(sqlite3 *database, const char *path, const char *words, GError **error);

/* Turns a failed SQLite call into a GError: damaged, or cannot be written and why. */
void store_fail(sqlite3 *database, int code, const char *path, GError **error);

#endif
