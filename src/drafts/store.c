/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store: see store.h. Only "no such file" ever leads to a new store: any other failure leaves what
 * is there untouched, because a letter somebody wrote may be in it.
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
#include "bowout/base/translate.h"
#include "bowout/drafts/drafts.h"
#include "schema.h"

/* How long a writer waits for another session's commit, in milliseconds: longer than any commit
   takes, shorter than a person notices. */
#define STORE_BUSY_MS 400

char *store_own_path(void) {
    return g_build_filename(g_get_user_state_dir(), "bowout", "drafts.db", NULL);
}

static gboolean refuse(GError **error, const char *path, const char *why) {
    store_refuse(error, DRAFTS_ERROR_FOLDER, path, why);
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

/* WAL needs shared memory, which network homes do not have; there the rollback journal does the
   same work more slowly. */
static gboolean choose_journal(sqlite3 *database, const char *path, GError **error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, "PRAGMA journal_mode = WAL", -1, &statement, NULL);
    gboolean wal = FALSE;

    if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        wal = g_ascii_strcasecmp((const char *)sqlite3_column_text(statement, 0), "wal") == 0;
    sqlite3_finalize(statement);
    return wal || store_run(database, path, "PRAGMA journal_mode = TRUNCATE", error);
}

static gboolean make_file(const char *path, GError **error) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GError) why = NULL;
    int file;

    if (g_file_test(folder, G_FILE_TEST_IS_DIR) && !folder_is_ours(path, error)) return FALSE;
    if (!file_folder_private(folder, &why)) return refuse(error, folder, why->message);
    file = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0 && errno != EEXIST) return refuse(error, path, g_strerror(errno));
    if (file >= 0) close(file);
    return TRUE;
}

/* ---- whether it is sound ---- */

static gboolean damaged(GError **error, const char *path, const char *why) {
    store_refuse(error, DRAFTS_ERROR_DAMAGED, path, why);
    return FALSE;
}

/* A page that cannot be read is better known now than when a letter is wanted. The store is
   small: this takes less than a millisecond. */
static gboolean whole(sqlite3 *database, const char *path, GError **error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, "PRAGMA quick_check(1)", -1, &statement, NULL);
    gboolean good = FALSE;

    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) good = g_strcmp0((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
    sqlite3_finalize(statement);
    if (code == SQLITE_ROW) return good || damaged(error, path, _("the store of drafts is damaged"));
    store_fail(database, code, path, error);
    return FALSE;
}

/* The header says how long a page is: two bytes, big-endian, 1 for 65536. */
#define HEADER_BYTES 18

/* Asked before SQLite sees the file: it clears away the log beside a file that it finds to be no
 * database. `partly`: the last page is not whole. SQLite reads zeros in the place of what is
 * gone, and a letter is shorter without a word. */
static gboolean read_header(const char *path, gboolean *partly, GError **error) {
    static const char magic[16] = "SQLite format 3";
    guint8 start[HEADER_BYTES] = {0};
    struct stat status = {0};
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t length = file >= 0 && fstat(file, &status) == 0 ? read(file, start, sizeof start) : -1;
    int why = errno, page;

    if (file >= 0) close(file);
    *partly = FALSE;
    if (length < 0) {
        store_refuse(error, DRAFTS_ERROR_STORE, path, g_strerror(why));
        return FALSE;
    }
    if (length == 0) return TRUE;
    if (length < HEADER_BYTES || memcmp(start, magic, sizeof magic) != 0) return damaged(error, path, _("not a store of drafts"));
    page = start[16] << 8 | start[17];
    *partly = status.st_size % (page == 1 ? 65536 : MAX(page, 1)) != 0;
    return TRUE;
}

/* A log that was not moved into the store yet may hold the page that is not whole: a power cut
   in the middle of moving it. */
static gboolean has_log(const char *path) {
    g_autofree char *log = g_strconcat(path, "-wal", NULL), *journal = g_strconcat(path, "-journal", NULL);
    struct stat status;

    return (stat(log, &status) == 0 && status.st_size > 0) || (stat(journal, &status) == 0 && status.st_size > 0);
}

static gboolean no_page_cut(sqlite3 *database, const char *path, GError **error) {
    gboolean partly = FALSE;

    sqlite3_wal_checkpoint_v2(database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    if (!read_header(path, &partly, error)) return FALSE;
    return !partly || damaged(error, path, _("the store of drafts is damaged"));
}

/* ---- opening ---- */

/* SQLite follows no link when told so, not even in the folders above (a home may well be one):
   they are resolved first. */
static char *resolve(const char *path) {
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    char *real = realpath(folder, NULL);
    char *whole_path = real != NULL ? g_build_filename(real, name, NULL) : g_strdup(path);

    free(real);
    return whole_path;
}

/* Until the store is known to be sound, closing it must not move its log into it. */
static void leave_log_alone(sqlite3 *database, gboolean alone) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, (int)alone, NULL);
}

/* Steps of SQLite's machine, counted from one opening to the next: years of typing take fewer. */
#define STEPS_AT_ONCE 1000000
#define STEPS_MOST 100 /* of these */
/* No letter with its history comes near it, in bytes. */
#define VALUE_MOST (64 * 1024 * 1024)

static int steps_done;

static int count_steps(void *nothing G_GNUC_UNUSED) {
    return ++steps_done > STEPS_MOST;
}

/* The file may have been made by anybody: no functions from its schema, no way to change the
 * schema's own table, no names in quotes that become texts, and an end to everything. */
static void defend(sqlite3 *database) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, VALUE_MOST);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_exec(database, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
    steps_done = 0;
    sqlite3_progress_handler(database, STEPS_AT_ONCE, count_steps, NULL);
}

/* A draft is a page or two: no pages are made in advance for each connection. Refused once the
   library is in use. */
static void keep_small(void) {
    sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
}

static sqlite3 *begin(const char *name, const char *path, int flags, GError **error) {
    sqlite3 *database = NULL;
    int code;

    keep_small();
    code = sqlite3_open_v2(name, &database, flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, NULL);

    if (code != SQLITE_OK) {
        store_fail(database, code, path, error);
        sqlite3_close(database);
        return NULL;
    }
    sqlite3_busy_timeout(database, STORE_BUSY_MS);
    leave_log_alone(database, TRUE);
    defend(database);
    return database;
}

/* Nothing is written before all of it is known to be ours and sound. */
static gboolean settle(sqlite3 *database, const char *path, gboolean partly, GError **error) {
    return schema_is_ours(database, path, error) && whole(database, path, error) && (!partly || no_page_cut(database, path, error)) &&
           schema_bring_up_to_date(database, path, error) && choose_journal(database, path, error);
}

sqlite3 *store_open(const char *path, GError **error) {
    g_autofree char *real = NULL;
    sqlite3 *database = NULL;
    gboolean missing, partly;

    if (!store_examine(path, &missing, error) && (!missing || !make_file(path, error))) return NULL;
    if (!read_header(path, &partly, error)) return NULL;
    if (partly && !has_log(path)) {
        damaged(error, path, _("the store of drafts is damaged"));
        return NULL;
    }
    real = resolve(path);
    database = begin(real, path, SQLITE_OPEN_READWRITE, error);
    if (database == NULL) return NULL;
    if (!settle(database, path, partly, error)) {
        sqlite3_close(database);
        return NULL;
    }
    leave_log_alone(database, FALSE);
    return database;
}

static gboolean readable(sqlite3 *database, const char *path, GError **error) {
    return schema_is_ours(database, path, error) && schema_is_current(database, path, error) && whole(database, path, error);
}

/* Where nothing can be written there is no room for the shared memory beside the log either.
 * Alone in the store, SQLite does without; and where it cannot even be alone and there is no
 * log, the file can be read as it lies there. */
sqlite3 *store_open_to_read(const char *path) {
    g_autofree char *real = resolve(path), *escaped = g_uri_escape_string(real, "/", TRUE);
    g_autofree char *as_it_lies = g_strdup_printf("file:%s?immutable=1", escaped);
    gboolean partly;
    sqlite3 *database;

    if (!read_header(path, &partly, NULL) || partly) return NULL;
    database = begin(real, path, SQLITE_OPEN_READWRITE, NULL);
    if (database != NULL && store_run(database, path, "PRAGMA locking_mode = EXCLUSIVE", NULL) && readable(database, path, NULL))
        return database;
    sqlite3_close(database);
    if (has_log(path)) return NULL;
    database = begin(as_it_lies, path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
    if (database != NULL && readable(database, path, NULL)) return database;
    sqlite3_close(database);
    return NULL;
}

gboolean store_moved(sqlite3 *database) {
    int moved = 0;

    return sqlite3_file_control(database, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

/* ---- setting aside -------------------------------------------------------------------------- */

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
