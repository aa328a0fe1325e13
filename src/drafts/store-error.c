/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why the store cannot be used, in words a person can do something with. */
#include "config.h"

#include "store.h"

#include <errno.h>

#include "bowout/base/translate.h"
#include "bowout/drafts/drafts.h"

G_DEFINE_QUARK(bowout - drafts - error, drafts_error)

void store_refuse(GError **error, int code, const char *path, const char *why) {
    g_set_error(error, DRAFTS_ERROR, code, "%s (%s)", why, path);
}

/* What a person can do something about, in words of our own; for the rest SQLite's have to do. */
static const struct {
    int code; /* SQLite's primary one, or 0: errno below it */
    int number;
    const char *why;
} reasons[] = {
    {SQLITE_FULL, 0, N_("the disk is full")},
    {0, ENOSPC, N_("the disk is full")},
    {0, EDQUOT, N_("your share of the disk is used up")},
    {0, EROFS, N_("the disk can only be read")},
    {0, EACCES, N_("it may not be written")},
    {SQLITE_READONLY, 0, N_("it can only be read")},
    {SQLITE_BUSY, 0, N_("another program is using it")},
    {SQLITE_LOCKED, 0, N_("another program is using it")},
    {SQLITE_INTERRUPT, 0, N_("it does not come to an end")},
    {SQLITE_IOERR, 0, N_("the disk cannot be read or written")},
    {SQLITE_CANTOPEN, 0, N_("it cannot be opened")},
};

static const char *reason_of(sqlite3 *database, int code) {
    int primary = code & 0xff, number = database != NULL ? sqlite3_system_errno(database) : 0;
    gboolean disk = primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY;

    for (guint i = 0; i < G_N_ELEMENTS(reasons); i++)
        if (reasons[i].code != 0 ? reasons[i].code == primary : disk && reasons[i].number == number) return _(reasons[i].why);
    return database != NULL ? sqlite3_errmsg(database) : sqlite3_errstr(code);
}

void store_fail(sqlite3 *database, int code, const char *path, GError **error) {
    int primary = code & 0xff;
    gboolean damaged = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;

    store_refuse(error, damaged ? DRAFTS_ERROR_DAMAGED : DRAFTS_ERROR_STORE, path,
                 damaged ? _("the store of drafts is damaged") : reason_of(database, code));
}

gboolean store_run(sqlite3 *database, const char *path, const char *words, GError **error) {
    int code = sqlite3_exec(database, words, NULL, NULL, NULL);

    if (code == SQLITE_OK) return TRUE;
    store_fail(database, code, path, error);
    return FALSE;
}
