/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of drafts/ share: drafts.c keeps letters, brings them back and deletes them;
 * beside.c what lies beside the store; listing.c says which there are; store.c opens the file,
 * schema.c knows its tables, locks.c who writes. Private to drafts/.
 */
#ifndef BOWOUT_SRC_DRAFTS_PRIVATE_H
#define BOWOUT_SRC_DRAFTS_PRIVATE_H

#include <sqlite3.h>

#include "bowout/drafts/drafts.h"
#include "locks.h"

struct Drafts {
    char *path;
    sqlite3 *database;  /* NULL until there is a store, and after a failure */
    gboolean only_read; /* it could be opened for reading only, and is closed as soon as something is read */
    char *writer;       /* our token */
    char *code;         /* of new drafts; NULL: none */
    Locks locks;
    /* A letter that was brought back, but whose row does not name us yet; id 0: none */
    struct {
        gint64 id;
        char *writer, *snapshot; /* as they were */
    } claim;
    /* Of the connection, for what every key does: */
    sqlite3_stmt *again;    /* keeps a draft that is there; NULL until needed */
    const char *durability; /* what was asked for last, NULL: not known */
};

/* The store as it is, to be read: where it cannot be written, too. FALSE without `error`: there
   is none. After reading: connection_rest. */
gboolean connection_to_read(Drafts *drafts, GError **error);
void connection_rest(Drafts *drafts);

sqlite3_stmt *statement_prepare(Drafts *drafts, const char *words, GError **error);
/* Files and folders that have the number of this draft, or of any that is gone. */
void beside_remove(const Drafts *drafts, gint64 id);
void beside_remove_of_the_gone(Drafts *drafts, gboolean (*is_gone)(Drafts *, gint64));
/* Owned by the caller; "" for nothing. */
char *statement_text(sqlite3_stmt *statement, int column);

#endif
