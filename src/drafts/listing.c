/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which letters there are. */
#include "config.h"

#include <string.h>

#include "letter-code.h"
#include "drafts-private.h"
#include "store.h"

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

static void read_info(sqlite3_stmt *statement, DraftInfo *info) {
    info->id = sqlite3_column_int64(statement, 0);
    info->subject = statement_text(statement, 1);
    info->place = statement_text(statement, 2);
    info->created = sqlite3_column_int64(statement, 3);
    info->changed = sqlite3_column_int64(statement, 4);
    info->handed_over = sqlite3_column_int64(statement, 5);
    info->handed_words = statement_text(statement, 6);
    info->code = statement_text(statement, 7);
}

#define SELECT "SELECT id, subject, place, created, changed, handed_over, handed_words, code FROM draft "

static gboolean read_rows(Drafts *drafts, const char *words, const char *code, gint64 except, GPtrArray *list, GError **error) {
    sqlite3_stmt *statement = statement_prepare(drafts, words, error);
    int result;

    if (statement == NULL) return FALSE;
    if (code != NULL) sqlite3_bind_text(statement, 1, code, -1, SQLITE_STATIC);
    if (except != 0) sqlite3_bind_int64(statement, 1, except);
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        DraftInfo *info = g_new0(DraftInfo, 1);
        read_info(statement, info);
        g_ptr_array_add(list, info);
    }
    sqlite3_finalize(statement);
    if (result == SQLITE_DONE) return TRUE;
    store_fail(drafts->database, result, drafts->path, error);
    return FALSE;
}

/* Without a store the list is empty. NULL with `error`. */
static GPtrArray *query(Drafts *drafts, const char *words, const char *code, gint64 except, GError **error) {
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)draft_info_free);
    g_autoptr(GError) why = NULL;
    gboolean read = !connection_to_read(drafts, &why) ? why == NULL : read_rows(drafts, words, code, except, list, &why);

    connection_rest(drafts);
    if (read) return g_steal_pointer(&list);
    g_propagate_error(error, g_steal_pointer(&why));
    return NULL;
}

static gboolean first_of(GPtrArray *list, DraftInfo *info) {
    DraftInfo *first = list != NULL && list->len > 0 ? g_ptr_array_index(list, 0) : NULL;

    *info = (DraftInfo){0};
    if (first != NULL) {
        *info = *first;
        *first = (DraftInfo){0};
    }
    return first != NULL;
}

gboolean drafts_last(Drafts *drafts, gint64 except, DraftInfo *info, GError **error) {
    g_autoptr(GPtrArray) list =
        query(drafts, SELECT "WHERE handed_over = 0 AND id IS NOT ?1 ORDER BY changed DESC, id DESC LIMIT 1", NULL, except, error);

    return first_of(list, info);
}

gboolean drafts_find(Drafts *drafts, const char *code, DraftInfo *info, GError **error) {
    g_autofree char *tidy = code_tidy(code);
    g_autoptr(GPtrArray) list = NULL;

    if (strlen(tidy) == DRAFTS_CODE_LENGTH) list = query(drafts, SELECT "WHERE code = ?1", tidy, 0, error);
    return first_of(list, info);
}

GPtrArray *drafts_list(Drafts *drafts, GError **error) {
    return query(drafts, SELECT "ORDER BY changed DESC, id DESC", NULL, 0, error);
}

gboolean drafts_info(Drafts *drafts, gint64 id, DraftInfo *info, GError **error) {
    g_autoptr(GPtrArray) list = query(drafts, SELECT "WHERE id = ?1", NULL, id, error);

    return first_of(list, info);
}

void drafts_count(Drafts *drafts, gint64 except, guint *unfinished, guint *finished) {
    sqlite3_stmt *statement;

    *unfinished = *finished = 0;
    if (!connection_to_read(drafts, NULL)) return;
    statement = statement_prepare(drafts, "SELECT total(handed_over = 0), total(handed_over <> 0) FROM draft WHERE id IS NOT ?1", NULL);
    if (statement != NULL) sqlite3_bind_int64(statement, 1, except);
    if (statement != NULL && sqlite3_step(statement) == SQLITE_ROW) {
        *unfinished = (guint)sqlite3_column_int(statement, 0);
        *finished = (guint)sqlite3_column_int(statement, 1);
    }
    sqlite3_finalize(statement);
    connection_rest(drafts);
}
