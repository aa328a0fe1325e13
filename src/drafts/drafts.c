/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * drafts: see drafts.h. A draft has one writer at a time: its token stands in the row, and every write names it, so a session whose
 * draft was taken over is told instead of overwriting. Whether the writer is still alive is known by a lock on one byte (the draft's id)
 * of a lock file beside the store: the kernel lets it go with the process, however it ends.
 */
#include "config.h"

#include "bowout/drafts/drafts.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/clock.h"
#include "bowout/base/words.h"
#include "code.h"
#include "store.h"

G_DEFINE_QUARK(bowout - drafts - error, drafts_error)

struct Drafts {
    char *path;
    sqlite3 *database; /* NULL until there is a store */
    char *writer;      /* our token */
    char *code;        /* of new drafts; NULL: none */
    int locks;         /* the lock file, -1 until needed */
    /* Of the connection, for what every key does: */
    sqlite3_stmt *again;    /* keeps a draft that is there; NULL until needed */
    const char *durability; /* what was asked for last, NULL: not known */
};

/* ---- locks and connection ------------------------------------------------------------------------------------------ */

static gboolean lock_byte(Drafts *drafts, gint64 byte, gboolean wait) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)byte, .l_len = 1};

    if (drafts->locks < 0) {
        g_autofree char *path = g_strconcat(drafts->path, "-writers", NULL);
        drafts->locks = open(path, O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
    }
    /* Where locks do not work at all the token in the row still keeps writers apart. */
    if (drafts->locks < 0) return TRUE;
    return fcntl(drafts->locks, wait ? F_OFD_SETLKW : F_OFD_SETLK, &lock) == 0 || (errno != EAGAIN && errno != EACCES);
}

static gboolean lock_draft(Drafts *drafts, gint64 id) {
    return lock_byte(drafts, id, FALSE);
}

static gboolean connect_store(Drafts *drafts, gboolean make, GError **error) {
    gboolean missing = FALSE;

    if (drafts->database != NULL) return TRUE;
    if (!make && !store_examine(drafts->path, &missing, error)) return FALSE;
    drafts->database = store_open(drafts->path, error);
    return drafts->database != NULL;
}

static void disconnect_store(Drafts *drafts) {
    sqlite3_finalize(drafts->again);
    sqlite3_close(drafts->database);
    drafts->again = NULL;
    drafts->database = NULL;
    drafts->durability = NULL;
}

static Drafts *drafts_new(const char *path) {
    Drafts *drafts = g_new0(Drafts, 1);

    drafts->path = path != NULL ? g_strdup(path) : store_own_path();
    drafts->writer = g_uuid_string_random();
    drafts->locks = -1;
    return drafts;
}

Drafts *drafts_open(const char *path, GError **error) {
    g_autoptr(Drafts) drafts = drafts_new(path);
    g_autoptr(GError) why = NULL;

    if (!connect_store(drafts, FALSE, &why) && why != NULL) {
        g_propagate_error(error, g_steal_pointer(&why));
        return NULL;
    }
    return g_steal_pointer(&drafts);
}

/* Byte 0 of the lock file: a draft's id is never 0. */
#define SETTING_ASIDE 0

/* Two sessions may find the same damage: the second one must not set the first one's new store aside. */
Drafts *drafts_open_anew(const char *path, char **aside, GError **error) {
    g_autoptr(GError) why = NULL;
    Drafts *drafts = drafts_open(path, &why);
    g_autoptr(Drafts) lock = NULL;

    *aside = NULL;
    if (drafts != NULL || !g_error_matches(why, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED)) {
        if (drafts == NULL) g_propagate_error(error, g_steal_pointer(&why));
        return drafts;
    }
    lock = drafts_new(path);
    lock_byte(lock, SETTING_ASIDE, TRUE);
    g_clear_error(&why);
    drafts = drafts_open(path, &why);
    if (drafts == NULL && g_error_matches(why, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED)) {
        *aside = store_set_aside(lock->path, error);
        return *aside != NULL ? drafts_open(path, error) : NULL;
    }
    if (drafts == NULL) g_propagate_error(error, g_steal_pointer(&why));
    return drafts;
}

void drafts_close(Drafts *drafts) {
    if (drafts == NULL) return;
    disconnect_store(drafts);
    if (drafts->locks >= 0) close(drafts->locks);
    g_free(drafts->writer);
    g_free(drafts->code);
    g_free(drafts->path);
    g_free(drafts);
}

void draft_info_clear(DraftInfo *info) {
    g_free(info->subject);
    g_free(info->place);
    g_free(info->handed_words);
    g_free(info->code);
    *info = (DraftInfo){0};
}

static void draft_info_free(DraftInfo *info) {
    draft_info_clear(info);
    g_free(info);
}

/* ---- statements -------------------------------------------------------------------------------------------------- */

static sqlite3_stmt *prepare(Drafts *drafts, const char *words, GError **error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(drafts->database, words, -1, &statement, NULL);

    if (code != SQLITE_OK) store_fail(drafts->database, code, drafts->path, error);
    return statement;
}

static const char durable_key[] = "PRAGMA synchronous = NORMAL", durable_step[] = "PRAGMA synchronous = FULL";

static void ask_durability(Drafts *drafts, const char *durability) {
    if (drafts->durability == durability) return;
    drafts->durability = sqlite3_exec(drafts->database, durability, NULL, NULL, NULL) == SQLITE_OK ? durability : NULL;
}

/* Runs to the end and lets the statement go, unless it will be wanted again. The number of rows changed, or -1 with `error`. */
static int carry_out(Drafts *drafts, sqlite3_stmt *statement, GError **error) {
    int code = sqlite3_step(statement);

    while (code == SQLITE_ROW) code = sqlite3_step(statement);
    if (statement == drafts->again) {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    } else {
        sqlite3_finalize(statement);
    }
    if (code != SQLITE_DONE) {
        store_fail(drafts->database, code, drafts->path, error);
        return -1;
    }
    return sqlite3_changes(drafts->database);
}

static char *column_copy(sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);

    return g_strdup(text != NULL ? text : "");
}

#define INFO_COLUMNS "id, subject, place, created, changed, handed_over, handed_words, code"

static void read_info(sqlite3_stmt *statement, DraftInfo *info) {
    info->id = sqlite3_column_int64(statement, 0);
    info->subject = column_copy(statement, 1);
    info->place = column_copy(statement, 2);
    info->created = sqlite3_column_int64(statement, 3);
    info->changed = sqlite3_column_int64(statement, 4);
    info->handed_over = sqlite3_column_int64(statement, 5);
    info->handed_words = column_copy(statement, 6);
    info->code = column_copy(statement, 7);
}

gboolean drafts_last(Drafts *drafts, DraftInfo *info, GError **error) {
    g_autoptr(GError) why = NULL;
    sqlite3_stmt *statement;
    int code;

    *info = (DraftInfo){0};
    if (!connect_store(drafts, FALSE, &why)) {
        if (why != NULL) g_propagate_error(error, g_steal_pointer(&why));
        return FALSE;
    }
    statement = prepare(drafts, "SELECT " INFO_COLUMNS " FROM draft WHERE handed_over = 0 ORDER BY changed DESC, id DESC LIMIT 1", error);
    if (statement == NULL) return FALSE;
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) read_info(statement, info);
    sqlite3_finalize(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) store_fail(drafts->database, code, drafts->path, error);
    return code == SQLITE_ROW;
}

/* ---- letters of shared accounts ------------------------------------------------------------------------------------ */

void drafts_use_code(Drafts *drafts, const char *code) {
    g_free(drafts->code);
    drafts->code = g_strdup(code);
}

gboolean drafts_find(Drafts *drafts, const char *code, DraftInfo *info, GError **error) {
    g_autofree char *tidy = code_tidy(code);
    g_autoptr(GError) why = NULL;
    sqlite3_stmt *statement;
    int result;

    *info = (DraftInfo){0};
    if (strlen(tidy) != DRAFTS_CODE_LENGTH) return FALSE;
    if (!connect_store(drafts, FALSE, &why)) {
        if (why != NULL) g_propagate_error(error, g_steal_pointer(&why));
        return FALSE;
    }
    statement = prepare(drafts, "SELECT " INFO_COLUMNS " FROM draft WHERE code = ?1", error);
    if (statement == NULL) return FALSE;
    sqlite3_bind_text(statement, 1, tidy, -1, SQLITE_STATIC);
    result = sqlite3_step(statement);
    if (result == SQLITE_ROW) read_info(statement, info);
    sqlite3_finalize(statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE) store_fail(drafts->database, result, drafts->path, error);
    return result == SQLITE_ROW;
}

GPtrArray *drafts_list(Drafts *drafts, GError **error) {
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)draft_info_free);
    g_autoptr(GError) why = NULL;
    sqlite3_stmt *statement;
    int code;

    if (!connect_store(drafts, FALSE, &why)) {
        if (why == NULL) return g_steal_pointer(&list);
        g_propagate_error(error, g_steal_pointer(&why));
        return NULL;
    }
    statement = prepare(drafts, "SELECT " INFO_COLUMNS " FROM draft ORDER BY changed DESC, id DESC", error);
    if (statement == NULL) return NULL;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        DraftInfo *info = g_new0(DraftInfo, 1);
        read_info(statement, info);
        g_ptr_array_add(list, info);
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) {
        store_fail(drafts->database, code, drafts->path, error);
        return NULL;
    }
    return g_steal_pointer(&list);
}

/* ---- who writes ---------------------------------------------------------------------------------------------------- */

static gboolean taken(GError **error) {
    g_set_error_literal(error, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN, _("another session is writing this letter"));
    return FALSE;
}

static gboolean unknown(gint64 id, GError **error) {
    g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_UNKNOWN, _("there is no draft %" PRId64), id);
    return FALSE;
}

/* The store as it is; where there is none there is no draft `id` either. */
static gboolean connect_for(Drafts *drafts, gint64 id, GError **error) {
    g_autoptr(GError) why = NULL;

    if (connect_store(drafts, FALSE, &why)) return TRUE;
    if (why == NULL) return unknown(id, error);
    g_propagate_error(error, g_steal_pointer(&why));
    return FALSE;
}

/* In doubt it is there. */
static gboolean draft_is_gone(Drafts *drafts, gint64 id) {
    sqlite3_stmt *statement = prepare(drafts, "SELECT 1 FROM draft WHERE id = ?1", NULL);
    gboolean gone;

    if (statement == NULL) return FALSE;
    sqlite3_bind_int64(statement, 1, id);
    gone = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_finalize(statement);
    return gone;
}

/* ---- keeping --------------------------------------------------------------------------------------------------------- */

static gboolean keep_new(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error) {
    sqlite3_stmt *statement = prepare(drafts,
                                      "INSERT INTO draft (created, changed, subject, place, snapshot, writer, code)"
                                      " VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6)",
                                      error);

    if (statement == NULL) return FALSE;
    sqlite3_bind_int64(statement, 1, clock_now_seconds());
    sqlite3_bind_text(statement, 2, subject, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, place, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, snapshot, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 5, drafts->writer, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 6, drafts->code != NULL ? drafts->code : "", -1, SQLITE_STATIC);
    if (carry_out(drafts, statement, error) < 0) return FALSE;
    *id = sqlite3_last_insert_rowid(drafts->database);
    lock_draft(drafts, *id);
    return TRUE;
}

static gboolean keep_again(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error) {
    sqlite3_stmt *statement;
    int changed;

    if (drafts->again == NULL)
        drafts->again =
            prepare(drafts, "UPDATE draft SET changed = ?1, subject = ?2, place = ?3, snapshot = ?4 WHERE id = ?5 AND writer = ?6", error);
    statement = drafts->again;
    if (statement == NULL) return FALSE;
    sqlite3_bind_int64(statement, 1, clock_now_seconds());
    sqlite3_bind_text(statement, 2, subject, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, place, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, snapshot, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 5, *id);
    sqlite3_bind_text(statement, 6, drafts->writer, -1, SQLITE_STATIC);
    changed = carry_out(drafts, statement, error);
    if (changed < 0) return FALSE;
    if (changed == 0) return draft_is_gone(drafts, *id) ? keep_new(drafts, id, snapshot, subject, place, error) : taken(error);
    return TRUE;
}

/* Somebody removed or renamed the file: what would be written to it now would be gone with it. */
static void leave_moved_store(Drafts *drafts, gint64 *id) {
    if (drafts->database == NULL || !store_moved(drafts->database)) return;
    disconnect_store(drafts);
    if (drafts->locks >= 0) close(drafts->locks);
    drafts->locks = -1;
    *id = 0;
}

static gboolean keep(Drafts *drafts, const char *durability, gint64 *id, const char *snapshot, const char *subject, const char *place,
                     GError **error) {
    leave_moved_store(drafts, id);
    if (!connect_store(drafts, TRUE, error)) return FALSE;
    ask_durability(drafts, durability);
    if (*id == 0) return keep_new(drafts, id, snapshot, subject, place, error);
    return keep_again(drafts, id, snapshot, subject, place, error);
}

gboolean drafts_keep(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error) {
    return keep(drafts, durable_key, id, snapshot, subject, place, error);
}

gboolean drafts_keep_step(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error) {
    return keep(drafts, durable_step, id, snapshot, subject, place, error);
}

/* ---- coming back ------------------------------------------------------------------------------------------------------ */

static char *read_snapshot(Drafts *drafts, gint64 id, GError **error) {
    sqlite3_stmt *statement = prepare(drafts, "SELECT snapshot FROM draft WHERE id = ?1", error);
    char *snapshot = NULL;
    int code;

    if (statement == NULL) return NULL;
    sqlite3_bind_int64(statement, 1, id);
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) snapshot = column_copy(statement, 0);
    sqlite3_finalize(statement);
    if (code == SQLITE_DONE)
        unknown(id, error);
    else if (code != SQLITE_ROW)
        store_fail(drafts->database, code, drafts->path, error);
    return snapshot;
}

/* A store that cannot be written can still be read: then the draft comes back and the next keep says NOT SAVED. */
static gboolean become_writer(Drafts *drafts, gint64 id) {
    sqlite3_stmt *statement = prepare(drafts, "UPDATE draft SET writer = ?1 WHERE id = ?2", NULL);

    if (statement == NULL) return FALSE;
    sqlite3_bind_text(statement, 1, drafts->writer, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, id);
    return carry_out(drafts, statement, NULL) >= 0;
}

char *drafts_recall(Drafts *drafts, gint64 id, gboolean take_over, GError **error) {
    if (!connect_for(drafts, id, error)) return NULL;
    if (!lock_draft(drafts, id) && !take_over) {
        taken(error);
        return NULL;
    }
    become_writer(drafts, id);
    return read_snapshot(drafts, id, error);
}

char *drafts_read(Drafts *drafts, gint64 id, GError **error) {
    return connect_for(drafts, id, error) ? read_snapshot(drafts, id, error) : NULL;
}

gboolean drafts_mark_handed_over(Drafts *drafts, gint64 id, const char *words, GError **error) {
    sqlite3_stmt *statement;
    int changed;

    if (!connect_for(drafts, id, error)) return FALSE;
    ask_durability(drafts, durable_step);
    statement = prepare(drafts,
                        "UPDATE draft SET handed_over = ?1,"
                        " handed_words = CASE handed_words WHEN '' THEN ?2 ELSE handed_words || char(10) || ?2 END WHERE id = ?3",
                        error);
    if (statement == NULL) return FALSE;
    sqlite3_bind_int64(statement, 1, clock_now_seconds());
    sqlite3_bind_text(statement, 2, words, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 3, id);
    changed = carry_out(drafts, statement, error);
    return changed < 0 ? FALSE : changed == 0 ? unknown(id, error) : TRUE;
}

/* ---- deleting ---------------------------------------------------------------------------------------------------------- */

#define MAIL_BEGIN "letter-"
#define MAIL_END ".eml"

char *drafts_mail_path(const Drafts *drafts, gint64 id) {
    g_autofree char *store = drafts != NULL ? g_strdup(drafts->path) : store_own_path();
    g_autofree char *folder = g_path_get_dirname(store);

    return g_strdup_printf("%s/" MAIL_BEGIN "%" PRId64 MAIL_END, folder, id);
}

static gboolean mail_of(const char *name, gint64 *id) {
    g_autofree char *number = NULL;
    guint64 value;

    if (!g_str_has_prefix(name, MAIL_BEGIN) || !g_str_has_suffix(name, MAIL_END)) return FALSE;
    number = g_strndup(name + strlen(MAIL_BEGIN), strlen(name) - strlen(MAIL_BEGIN MAIL_END));
    if (!g_ascii_string_to_unsigned(number, 10, 0, G_MAXINT64, &value, NULL)) return FALSE;
    *id = (gint64)value;
    return TRUE;
}

/* Also of those that another session deleted. */
static void remove_mails_of_the_gone(Drafts *drafts) {
    g_autofree char *folder = g_path_get_dirname(drafts->path);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    gint64 id;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (mail_of(name, &id) && draft_is_gone(drafts, id)) unlink(path);
    }
}

/* The words of a deleted letter stay behind neither in free pages nor in the log, nor as a mail. */
static int delete_where(Drafts *drafts, const char *words, gint64 value, GError **error) {
    sqlite3_stmt *statement;
    int count;

    sqlite3_exec(drafts->database, "PRAGMA secure_delete = ON", NULL, NULL, NULL);
    ask_durability(drafts, durable_step);
    statement = prepare(drafts, words, error);
    if (statement == NULL) return -1;
    sqlite3_bind_int64(statement, 1, value);
    count = carry_out(drafts, statement, error);
    if (count <= 0) return count;
    sqlite3_wal_checkpoint_v2(drafts->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    remove_mails_of_the_gone(drafts);
    return count;
}

gboolean drafts_delete(Drafts *drafts, gint64 id, GError **error) {
    int count;

    if (!connect_for(drafts, id, error)) return FALSE;
    count = delete_where(drafts, "DELETE FROM draft WHERE id = ?1", id, error);
    return count < 0 ? FALSE : count == 0 ? unknown(id, error) : TRUE;
}

int drafts_delete_older(Drafts *drafts, gint64 before, GError **error) {
    g_autoptr(GError) why = NULL;

    if (connect_store(drafts, FALSE, &why)) return delete_where(drafts, "DELETE FROM draft WHERE changed < ?1", before, error);
    if (why == NULL) return 0;
    g_propagate_error(error, g_steal_pointer(&why));
    return -1;
}
