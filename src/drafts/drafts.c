/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * drafts: see drafts.h. A draft has one writer at a time: its token stands in the row, and every
 * write names it, so a session whose draft was taken over is told instead of overwriting. Whether
 * the writer is still alive is known by its lock (locks.h). Neither can be had where nothing can be
 * written: both are tried again with every keep, and so is the connection after a failure.
 */
#include "config.h"

#include <inttypes.h>
#include <unistd.h>

#include "bowout/base/clock.h"
#include "bowout/base/translate.h"
#include "drafts-private.h"
#include "store.h"

/* ---- connection ----------------------------------------------------------------------------- */

static void disconnect_store(Drafts *drafts) {
    sqlite3_finalize(drafts->again);
    sqlite3_close(drafts->database);
    drafts->again = NULL;
    drafts->database = NULL;
    drafts->only_read = FALSE;
    drafts->durability = NULL;
}

/* The store as it is, or (make) a new one. FALSE without `error`: there is none. */
static gboolean connect_store(Drafts *drafts, gboolean make, GError **error) {
    gboolean missing = FALSE;

    if (drafts->only_read) disconnect_store(drafts);
    if (drafts->database != NULL) return TRUE;
    if (!make && !store_examine(drafts->path, &missing, error)) return FALSE;
    drafts->database = store_open(drafts->path, error);
    return drafts->database != NULL;
}

gboolean connection_to_read(Drafts *drafts, GError **error) {
    g_autoptr(GError) why = NULL;

    if (drafts->database != NULL || connect_store(drafts, FALSE, &why)) return TRUE;
    if (why == NULL) return FALSE;
    if (g_error_matches(why, DRAFTS_ERROR, DRAFTS_ERROR_STORE)) drafts->database = store_open_to_read(drafts->path);
    drafts->only_read = drafts->database != NULL;
    if (!drafts->only_read) g_propagate_error(error, g_steal_pointer(&why));
    return drafts->only_read;
}

void connection_rest(Drafts *drafts) {
    if (drafts->only_read) disconnect_store(drafts);
}

/* ---- life ----------------------------------------------------------------------------------- */

static Drafts *drafts_new(const char *path) {
    Drafts *drafts = g_new0(Drafts, 1);

    drafts->path = path != NULL ? g_strdup(path) : store_own_path();
    drafts->writer = g_uuid_string_random();
    locks_init(&drafts->locks, drafts->path);
    return drafts;
}

Drafts *drafts_open(const char *path, GError **error) {
    g_autoptr(Drafts) drafts = drafts_new(path);
    g_autoptr(GError) why = NULL;

    if (!connection_to_read(drafts, &why) && why != NULL) {
        g_propagate_error(error, g_steal_pointer(&why));
        return NULL;
    }
    connection_rest(drafts);
    return g_steal_pointer(&drafts);
}

/* Two sessions may find the same damage: the second one must not set the first one's new store
   aside. */
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
    locks_take_store(&lock->locks);
    g_clear_error(&why);
    drafts = drafts_open(path, &why);
    if (drafts == NULL && g_error_matches(why, DRAFTS_ERROR, DRAFTS_ERROR_DAMAGED)) {
        *aside = store_set_aside(lock->path, error);
        return *aside != NULL ? drafts_open(path, error) : NULL;
    }
    if (drafts == NULL) g_propagate_error(error, g_steal_pointer(&why));
    return drafts;
}

static void forget_claim(Drafts *drafts) {
    g_clear_pointer(&drafts->claim.writer, g_free);
    g_clear_pointer(&drafts->claim.snapshot, g_free);
    drafts->claim.id = 0;
}

void drafts_close(Drafts *drafts) {
    if (drafts == NULL) return;
    disconnect_store(drafts);
    forget_claim(drafts);
    locks_clear(&drafts->locks);
    g_free(drafts->writer);
    g_free(drafts->code);
    g_free(drafts->path);
    g_free(drafts);
}

/* ---- statements ----------------------------------------------------------------------------- */

sqlite3_stmt *statement_prepare(Drafts *drafts, const char *words, GError **error) {
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

/* Runs to the end and lets the statement go, unless it will be wanted again. The number of rows
   changed, or -1 with `error`. */
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

char *statement_text(sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);

    return g_strdup(text != NULL ? text : "");
}

void drafts_use_code(Drafts *drafts, const char *code) {
    g_free(drafts->code);
    drafts->code = g_strdup(code);
}

/* ---- who writes ----------------------------------------------------------------------------- */

static gboolean taken(GError **error) {
    g_set_error_literal(error, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN, _("another session is writing this letter"));
    return FALSE;
}

static gboolean unknown(gint64 id, GError **error) {
    g_set_error(error, DRAFTS_ERROR, DRAFTS_ERROR_UNKNOWN, _("there is no draft %" PRId64), id);
    return FALSE;
}

/* The store as it is; where there is none there is no draft `id` either. */
static gboolean connect_for(Drafts *drafts, gint64 id, gboolean to_write, GError **error) {
    g_autoptr(GError) why = NULL;

    if (to_write ? connect_store(drafts, FALSE, &why) : connection_to_read(drafts, &why)) return TRUE;
    if (why == NULL) return unknown(id, error);
    g_propagate_error(error, g_steal_pointer(&why));
    return FALSE;
}

/* In doubt it is there. */
static gboolean draft_is_gone(Drafts *drafts, gint64 id) {
    sqlite3_stmt *statement = statement_prepare(drafts, "SELECT 1 FROM draft WHERE id = ?1", NULL);
    gboolean gone;

    if (statement == NULL) return FALSE;
    sqlite3_bind_int64(statement, 1, id);
    gone = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_finalize(statement);
    return gone;
}

/* ---- keeping -------------------------------------------------------------------------------- */

static gboolean keep_new(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error) {
    sqlite3_stmt *statement = statement_prepare(drafts,
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
    beside_remove(drafts, *id); /* of a letter of the same number, in a store that was lost */
    return TRUE;
}

/* Puts our token into the row of a letter that was brought back, if nobody else wrote in it
 * meanwhile. 1: the letter is ours; 0: it is not; -1 with `error`: it cannot be done now. */
static int become_writer(Drafts *drafts, GError **error) {
    sqlite3_stmt *statement =
        statement_prepare(drafts, "UPDATE draft SET writer = ?1 WHERE id = ?2 AND writer = ?3 AND snapshot = ?4", error);
    int changed;

    if (statement == NULL) return -1;
    sqlite3_bind_text(statement, 1, drafts->writer, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, drafts->claim.id);
    sqlite3_bind_text(statement, 3, drafts->claim.writer, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, drafts->claim.snapshot, -1, SQLITE_STATIC);
    changed = carry_out(drafts, statement, error);
    if (changed >= 0) forget_claim(drafts);
    return changed;
}

static int update_row(Drafts *drafts, gint64 id, const char *snapshot, const char *subject, const char *place, GError **error) {
    sqlite3_stmt *statement;

    if (drafts->again == NULL)
        drafts->again = statement_prepare(
            drafts, "UPDATE draft SET changed = ?1, subject = ?2, place = ?3, snapshot = ?4 WHERE id = ?5 AND writer = ?6", error);
    statement = drafts->again;
    if (statement == NULL) return -1;
    sqlite3_bind_int64(statement, 1, clock_now_seconds());
    sqlite3_bind_text(statement, 2, subject, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, place, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, snapshot, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 5, id);
    sqlite3_bind_text(statement, 6, drafts->writer, -1, SQLITE_STATIC);
    return carry_out(drafts, statement, error);
}

static gboolean keep_again(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error) {
    int changed = drafts->claim.id == *id ? become_writer(drafts, error) : 1;

    if (changed > 0) changed = update_row(drafts, *id, snapshot, subject, place, error);
    if (changed != 0) return changed > 0;
    return draft_is_gone(drafts, *id) ? keep_new(drafts, id, snapshot, subject, place, error) : taken(error);
}

/* Somebody removed or renamed the file: what would be written to it now would be gone with it. */
static void leave_moved_store(Drafts *drafts, gint64 *id) {
    if (drafts->database == NULL || !store_moved(drafts->database)) return;
    disconnect_store(drafts);
    locks_forget(&drafts->locks);
    *id = 0;
}

/* After a failure it is tried from the beginning: a store opened while the disk could only be
   read stays so as long as it is open. */
static gboolean keep(Drafts *drafts, const char *durability, gint64 *id, const char *snapshot, const char *subject, const char *place,
                     GError **error) {
    g_autoptr(GError) why = NULL;
    gboolean kept;

    leave_moved_store(drafts, id);
    if (!connect_store(drafts, TRUE, error)) return FALSE;
    ask_durability(drafts, durability);
    kept = *id == 0 ? keep_new(drafts, id, snapshot, subject, place, &why) : keep_again(drafts, id, snapshot, subject, place, &why);
    if (kept) {
        locks_take(&drafts->locks, *id);
        return TRUE;
    }
    if (g_error_matches(why, DRAFTS_ERROR, DRAFTS_ERROR_TAKEN))
        locks_let_go(&drafts->locks);
    else
        disconnect_store(drafts);
    g_propagate_error(error, g_steal_pointer(&why));
    return FALSE;
}

gboolean drafts_keep(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error) {
    return keep(drafts, durable_key, id, snapshot, subject, place, error);
}

gboolean drafts_keep_step(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error) {
    return keep(drafts, durable_step, id, snapshot, subject, place, error);
}

/* ---- coming back ---------------------------------------------------------------------------- */

/* The snapshot and who writes it (not NULL: owned by the caller, too). */
static char *read_snapshot(Drafts *drafts, gint64 id, char **writer, GError **error) {
    sqlite3_stmt *statement = statement_prepare(drafts, "SELECT snapshot, writer FROM draft WHERE id = ?1", error);
    char *snapshot = NULL;
    int code;

    if (statement == NULL) return NULL;
    sqlite3_bind_int64(statement, 1, id);
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) snapshot = statement_text(statement, 0);
    if (code == SQLITE_ROW && writer != NULL) *writer = statement_text(statement, 1);
    sqlite3_finalize(statement);
    if (code == SQLITE_DONE)
        unknown(id, error);
    else if (code != SQLITE_ROW)
        store_fail(drafts->database, code, drafts->path, error);
    return snapshot;
}

/* Another session may write between the look and the claim: then look again. */
#define LOOKS_MOST 5

/* A store that cannot be written can still be read: the draft comes back, and the next keep
   claims it or says why not. */
static char *read_and_claim(Drafts *drafts, gint64 id, GError **error) {
    g_autofree char *snapshot = NULL;

    for (int look = 0; look < LOOKS_MOST; look++) {
        g_free(snapshot);
        forget_claim(drafts);
        snapshot = read_snapshot(drafts, id, &drafts->claim.writer, error);
        if (snapshot == NULL) return NULL;
        drafts->claim.id = id;
        drafts->claim.snapshot = g_strdup(snapshot);
        if (drafts->only_read || become_writer(drafts, NULL) != 0) return g_steal_pointer(&snapshot);
    }
    taken(error);
    return NULL;
}

char *drafts_recall(Drafts *drafts, gint64 id, gboolean take_over, GError **error) {
    char *snapshot;

    if (!connect_for(drafts, id, FALSE, error)) return NULL;
    if (!locks_take(&drafts->locks, id) && !take_over) {
        taken(error);
        return NULL;
    }
    snapshot = read_and_claim(drafts, id, error);
    connection_rest(drafts);
    return snapshot;
}

gboolean drafts_is_writer(const Drafts *drafts, gint64 id) {
    return drafts->claim.id != id;
}

char *drafts_read(Drafts *drafts, gint64 id, GError **error) {
    char *snapshot = connect_for(drafts, id, FALSE, error) ? read_snapshot(drafts, id, NULL, error) : NULL;

    connection_rest(drafts);
    return snapshot;
}

gboolean drafts_mark_handed_over(Drafts *drafts, gint64 id, const char *words, GError **error) {
    sqlite3_stmt *statement;
    int changed;

    if (!connect_for(drafts, id, TRUE, error)) return FALSE;
    ask_durability(drafts, durable_step);
    statement = statement_prepare(drafts,
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

/* ---- deleting ------------------------------------------------------------------------------- */

/* The words of a deleted letter stay behind neither in free pages nor in the log, nor beside the
   store. */
static int delete_where(Drafts *drafts, const char *words, gint64 value, GError **error) {
    sqlite3_stmt *statement;
    int count;

    sqlite3_exec(drafts->database, "PRAGMA secure_delete = ON", NULL, NULL, NULL);
    ask_durability(drafts, durable_step);
    statement = statement_prepare(drafts, words, error);
    if (statement == NULL) return -1;
    sqlite3_bind_int64(statement, 1, value);
    count = carry_out(drafts, statement, error);
    if (count <= 0) return count;
    sqlite3_wal_checkpoint_v2(drafts->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    beside_remove_of_the_gone(drafts, draft_is_gone);
    return count;
}

gboolean drafts_delete(Drafts *drafts, gint64 id, GError **error) {
    int count;

    if (!connect_for(drafts, id, TRUE, error)) return FALSE;
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
