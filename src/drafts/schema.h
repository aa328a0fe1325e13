/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * schema: the tables of the store and their history. Private to drafts/.
 */
#ifndef BOWOUT_SRC_DRAFTS_SCHEMA_H
#define BOWOUT_SRC_DRAFTS_SCHEMA_H

#include <glib.h>
#include <sqlite3.h>

/* What is in the store is what we put there, to the letter; nothing of it is run before that is
 * known. An empty file is a store that is not made yet. FALSE with DRAFTS_ERROR_DAMAGED, _NEWER
 * or _STORE. */
gboolean schema_is_ours(sqlite3 *database, const char *path, GError **error);
/* Makes the tables, or brings them up to date. */
gboolean schema_bring_up_to_date(sqlite3 *database, const char *path, GError **error);
/* The store is of this version: what can be read of it can be understood. */
gboolean schema_is_current(sqlite3 *database, const char *path, GError **error);

#endif
