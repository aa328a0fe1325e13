/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A store may come from anywhere: views that never end and triggers that change other letters are
 * found by comparing the words of the schema with those of an empty store made by the same
 * statements.
 */
#include "config.h"

#include "schema.h"

#include "bowout/base/translate.h"
#include "bowout/drafts/drafts.h"
#include "store.h"

/* Written into the file's header, so that another program's database is never mistaken for ours
   ("bwot"). */
#define APPLICATION_ID 0x62776f74

/* One step of the schema's history; a store of version n needs the steps from n on. Never change
   a step, only add. */
static const char *const migrations[] = {
    "CREATE TABLE draft (id INTEGER PRIMARY KEY AUTOINCREMENT, created INTEGER NOT NULL, changed INTEGER NOT NULL,"
    " subject TEXT NOT NULL, place TEXT NOT NULL, snapshot TEXT NOT NULL, writer TEXT NOT NULL,"
    " handed_over INTEGER NOT NULL DEFAULT 0, handed_words TEXT NOT NULL DEFAULT '');"
    "CREATE INDEX draft_changed ON draft (handed_over, changed);",
    "ALTER TABLE draft ADD COLUMN code TEXT NOT NULL DEFAULT '';"
    "CREATE INDEX draft_code ON draft (code);",
};
#define SCHEMA_VERSION ((int)G_N_ELEMENTS(migrations))

static gboolean read_number(sqlite3 *database, const char *path, const char *query, int *number, GError **error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, query, -1, &statement, NULL);

    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *number = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    if (code == SQLITE_ROW) return TRUE;
    store_fail(database, code, path, error);
    return FALSE;
}

/* ---- the words of a schema ---- */

static void add_word(GString *words, const char *word) {
    for (; word != NULL && *word != '\0'; word++)
        if (!g_ascii_isspace(*word)) g_string_append_c(words, *word);
    g_string_append_c(words, '\n');
}

/* Without blanks, which other versions of SQLite may set otherwise. What ANALYZE leaves is of no
   consequence. */
static char *words_of(sqlite3 *database, const char *path, GError **error) {
    g_autoptr(GString) words = g_string_new(NULL);
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database,
                                  "SELECT type, name, tbl_name, sql FROM sqlite_master"
                                  " WHERE NOT (type = 'table' AND name GLOB 'sqlite_stat[14]') ORDER BY type, name",
                                  -1, &statement, NULL);

    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        for (int column = 0; code == SQLITE_ROW && column < 4; column++)
            add_word(words, (const char *)sqlite3_column_text(statement, column));
    }
    sqlite3_finalize(statement);
    if (code == SQLITE_DONE) return g_string_free(g_steal_pointer(&words), FALSE);
    store_fail(database, code, path, error);
    return NULL;
}

/* Those of a store of this version. */
static char *words_expected(int version, GError **error) {
    sqlite3 *model = NULL;
    int code = sqlite3_open(":memory:", &model);
    char *words;

    for (int step = 0; code == SQLITE_OK && step < version; step++) code = sqlite3_exec(model, migrations[step], NULL, NULL, NULL);
    words = code == SQLITE_OK ? words_of(model, ":memory:", error) : NULL;
    if (code != SQLITE_OK) store_fail(model, code, ":memory:", error);
    sqlite3_close(model);
    return words;
}

/* ---- whether it is ours ---- */

static gboolean refuse(int code, const char *path, const char *why, GError **error) {
    store_refuse(error, code, path, why);
    return FALSE;
}

gboolean schema_is_ours(sqlite3 *database, const char *path, GError **error) {
    int version = 0, application = 0;
    g_autofree char *words = NULL, *expected = NULL;

    if (!read_number(database, path, "PRAGMA user_version", &version, error) ||
        !read_number(database, path, "PRAGMA application_id", &application, error))
        return FALSE;
    if (application == APPLICATION_ID && version > SCHEMA_VERSION)
        return refuse(DRAFTS_ERROR_NEWER, path, _("made by a newer bowout"), error);
    if ((application != APPLICATION_ID && (application != 0 || version != 0)) || version < 0)
        return refuse(DRAFTS_ERROR_DAMAGED, path, _("not a store of drafts"), error);
    words = words_of(database, path, error);
    expected = words != NULL ? words_expected(version, error) : NULL;
    if (expected == NULL) return FALSE;
    if (g_str_equal(words, expected)) return TRUE;
    return refuse(DRAFTS_ERROR_DAMAGED, path,
                  application == APPLICATION_ID ? _("the store of drafts is damaged") : _("not a store of drafts"), error);
}

gboolean schema_is_current(sqlite3 *database, const char *path, GError **error) {
    int version = 0;

    if (!read_number(database, path, "PRAGMA user_version", &version, error)) return FALSE;
    return version == SCHEMA_VERSION ||
           refuse(DRAFTS_ERROR_STORE, path, _("made by an older bowout, and it cannot be brought up to date"), error);
}

/* A store that somebody else brought up to date while we waited is as good as one we did. */
gboolean schema_bring_up_to_date(sqlite3 *database, const char *path, GError **error) {
    int version = 0;

    if (!read_number(database, path, "PRAGMA user_version", &version, error)) return FALSE;
    for (int step = version; step < SCHEMA_VERSION; step++) {
        g_autofree char *words = g_strdup_printf("BEGIN IMMEDIATE; %s PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT;",
                                                 migrations[step], APPLICATION_ID, step + 1);
        g_autoptr(GError) failure = NULL;
        int now = 0;
        if (store_run(database, path, words, &failure)) continue;
        sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
        if (read_number(database, path, "PRAGMA user_version", &now, NULL) && now == SCHEMA_VERSION) return TRUE;
        g_propagate_error(error, g_steal_pointer(&failure));
        return FALSE;
    }
    return TRUE;
}
