/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store: see store.h. Only "no such file" ever leads to a new store: any other failure leaves what is there untouched, because a
 * letter somebody wrote may be in it.
 */
#include "config.h"

#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/file.h"
#include "bowout/base/words.h"
#include "bowout/drafts/drafts.h"

/* Written into the file's header, so that another program's database is never mistaken for ours ("bwot"). */
#define STORE_APPLICATION_ID 0x62776f74
/* How long a writer waits for another session's commit, in milliseconds: longer than any commit takes, shorter than a person notices. */
#define STORE_BUSY_MS 400

/* One step of the schema's history; a store of version n needs the steps from n on. Never change a step, only add. */
static const char *const migrations[] = {
    "CREATE TABLE draft (id INTEGER PRIMARY KEY AUTOINCREMENT, created INTEGER NOT NULL, changed INTEGER NOT NULL,"
    " subject TEXT NOT NULL, place TEXT NOT NULL, snapshot TEXT NOT NULL, writer TEXT NOT NULL,"
    " handed_over INTEGER NOT NULL DEFAULT 0, handed_words TEXT NOT NULL DEFAULT '');"
    "CREATE INDEX draft_changed ON draft (handed_over, changed);",
    "ALTER TABLE draft ADD COLUMN code TEXT NOT NULL DEFAULT '';"
    "CREATE INDEX draft_code ON draft (code);",
};

char *store_own_path(void) {
    return g_build_filename(g_get_user_state_dir(), "bowout", "drafts.db", NULL);
}

static gboolean refuse(GError **error, const char *path, const char *why) {
    g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_FOLDER, "%s: %s", path, why);
    return FALSE;
}

/* Whoever may write in the folder may put another file in the place of ours. */
static gboolean folder_is_ours(const char *path, GError **error) {
    g_autofree char *folder = g_path_get_dirname(path);
    struct stat status;

    if (stat(folder, &status) != 0) return refuse(error, folder, g_strerror(errno));
    if (status.st_uid != geteuid()) return refuse(error, folder, _("the folder belongs to another user"));
    if ((status.st_mode & 022) != 0) return refuse(error, folder, _("others may write in this folder; make it private with chmod 700"));
    return TRUE;
}

gboolean store_examine(const char *path, gboolean *missing, GError **error) {
    struct stat status;

    *missing = FALSE;
    if (lstat(path, &status) != 0) {
        if (errno != ENOENT) return refuse(error, path, g_strerror(errno));
        *missing = TRUE;
        return FALSE;
    }
    if (!folder_is_ours(path, error)) return FALSE;
    if (!S_ISREG(status.st_mode)) return refuse(error, path, _("not a regular file"));
    if (status.st_uid != geteuid()) return refuse(error, path, _("belongs to another user"));
    if ((status.st_mode & 077) != 0) return refuse(error, path, _("others may read it; make it private with chmod 600"));
    return TRUE;
}

void store_fail(sqlite3 *database, int code, const char *path, GError **error) {
    int primary = code & 0xff;
    gboolean damaged = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
    const char *why = database != NULL ? sqlite3_errmsg(database) : sqlite3_errstr(code);

    g_set_error(error, DRAFTS_ERROR, damaged ? DRAFTS_ERROR_DAMAGED : DRAFTS_ERROR_STORE, "%s: %s", path,
                primary == SQLITE_FULL ? _("the disk is full") : why);
}

static gboolean run(sqlite3 *database, const char *path, const char *words, GError **error) {
    int code = sqlite3_exec(database, words, NULL, NULL, NULL);

    if (code == SQLITE_OK) return TRUE;
    store_fail(database, code, path, error);
    return FALSE;
}

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

static gboolean migrate(sqlite3 *database, const char *path, int version, GError **error) {
    for (int step = version; step < (int)G_N_ELEMENTS(migrations); step++) {
        g_autofree char *words = g_strdup_printf("BEGIN IMMEDIATE; %s PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT;",
                                                 migrations[step], STORE_APPLICATION_ID, step + 1);
        if (!run(database, path, words, error)) {
            sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
            return FALSE;
        }
    }
    return TRUE;
}

/* A store that somebody else brought up to date while we waited is as good as one we migrated. */
static gboolean bring_up_to_date(sqlite3 *database, const char *path, GError **error) {
    int version = 0, application = 0, tables = 0;
    g_autoptr(GError) failure = NULL;

    if (!read_number(database, path, "PRAGMA user_version", &version, error) ||
        !read_number(database, path, "PRAGMA application_id", &application, error) ||
        !read_number(database, path, "SELECT count(*) FROM sqlite_master", &tables, error))
        return FALSE;
    if (version > (int)G_N_ELEMENTS(migrations) && application == STORE_APPLICATION_ID) {
        g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_NEWER, "%s: %s", path, _("made by a newer bowout"));
        return FALSE;
    }
    if (application != STORE_APPLICATION_ID && (version != 0 || tables != 0)) {
        g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED, "%s: %s", path, _("not a store of drafts"));
        return FALSE;
    }
    if (migrate(database, path, version, &failure)) return TRUE;
    if (read_number(database, path, "PRAGMA user_version", &version, NULL) && version == (int)G_N_ELEMENTS(migrations)) return TRUE;
    g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
}

/* WAL needs shared memory, which network homes do not have; there the rollback journal does the same work more slowly. */
static gboolean choose_journal(sqlite3 *database, const char *path, GError **error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, "PRAGMA journal_mode = WAL", -1, &statement, NULL);
    gboolean wal = FALSE;

    if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        wal = g_ascii_strcasecmp((const char *)sqlite3_column_text(statement, 0), "wal") == 0;
    sqlite3_finalize(statement);
    return wal || run(database, path, "PRAGMA journal_mode = TRUNCATE", error);
}

static gboolean make_file(const char *path, GError **error) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GError) why = NULL;
    int file;

    if (g_file_test(folder, G_FILE_TEST_IS_DIR) && !folder_is_ours(path, error)) return FALSE;
    if (!file_folder_private(folder, &why)) {
        g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_FOLDER, "%s: %s", folder, why->message);
        return FALSE;
    }
    file = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0 && errno != EEXIST) return refuse(error, path, g_strerror(errno));
    if (file >= 0) close(file);
    return TRUE;
}

/* A page that cannot be read is better known now than when a letter is wanted. The store is small: this takes less than a millisecond. */
static gboolean whole(sqlite3 *database, const char *path, GError **error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, "PRAGMA quick_check(1)", -1, &statement, NULL);
    gboolean good = FALSE;

    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) good = g_strcmp0((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
    sqlite3_finalize(statement);
    if (code != SQLITE_ROW)
        store_fail(database, code, path, error);
    else if (!good)
        g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED, "%s: %s", path, _("the store of drafts is damaged"));
    return good;
}

/* SQLite follows no link when told so, not even in the folders above (a home may well be one): they are resolved first. */
static char *resolve(const char *path) {
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    char *real = realpath(folder, NULL);
    char *whole_path = real != NULL ? g_build_filename(real, name, NULL) : g_strdup(path);

    free(real);
    return whole_path;
}

/* Asked before SQLite sees the file: it clears away the log beside a file that it finds to be no database. */
static gboolean has_header(const char *path, GError **error) {
    static const char magic[16] = "SQLite format 3";
    char start[sizeof magic];
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t length = file >= 0 ? read(file, start, sizeof start) : -1;
    int why = errno;

    if (file >= 0) close(file);
    if (length < 0) {
        g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_STORE, "%s: %s", path, g_strerror(why));
        return FALSE;
    }
    if (length == 0 || (length == sizeof magic && memcmp(start, magic, sizeof magic) == 0)) return TRUE;
    g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED, "%s: %s", path, _("not a store of drafts"));
    return FALSE;
}

/* Until the store is known to be sound, closing it must not move its log into it. */
static void leave_log_alone(sqlite3 *database, gboolean alone) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, (int)alone, NULL);
}

sqlite3 *store_open(const char *path, GError **error) {
    g_autofree char *real = NULL;
    sqlite3 *database = NULL;
    gboolean missing;
    int code;

    if (!store_examine(path, &missing, error) && (!missing || !make_file(path, error))) return NULL;
    if (!has_header(path, error)) return NULL;
    real = resolve(path);
    code = sqlite3_open_v2(real, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, NULL);
    if (code != SQLITE_OK) {
        store_fail(database, code, path, error);
        sqlite3_close(database);
        return NULL;
    }
    sqlite3_busy_timeout(database, STORE_BUSY_MS);
    leave_log_alone(database, TRUE);
    if (!bring_up_to_date(database, path, error) || !whole(database, path, error) || !choose_journal(database, path, error)) {
        sqlite3_close(database);
        return NULL;
    }
    leave_log_alone(database, FALSE);
    return database;
}

gboolean store_moved(sqlite3 *database) {
    int moved = 0;

    return sqlite3_file_control(database, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

/* ---- setting aside -------------------------------------------------------------------------------------------------- */

/* A name beside the store that nothing has yet. */
static char *free_name(const char *path) {
    for (guint i = 1;; i++) {
        g_autofree char *name = g_strdup_printf("%s.damaged-%u", path, i);
        struct stat status;
        if (lstat(name, &status) != 0) return g_steal_pointer(&name);
    }
}

/* The log and the journal go first: left behind they would be taken for the new store's. */
char *store_set_aside(const char *path, GError **error) {
    static const char *const endings[] = {"-wal", "-shm", "-journal", ""};
    g_autofree char *name = free_name(path);

    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *from = g_strconcat(path, endings[i], NULL), *to = g_strconcat(name, endings[i], NULL);
        if (rename(from, to) == 0 || errno == ENOENT) continue;
        refuse(error, from, g_strerror(errno));
        return NULL;
    }
    return g_steal_pointer(&name);
}
