/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gathering sections of one title. Titles are found by hash: ten thousand phrasings must not take
 * ten thousand squared steps.
 */
#include "config.h"

#include "catalogue-merge.h"

static void record_free(gpointer data) {
    Record *record = data;
    g_ptr_array_unref(record->sections);
    g_free(record);
}

GPtrArray *records_gather(const GPtrArray *parents, const char *name) {
    GPtrArray *records = g_ptr_array_new_with_free_func(record_free);
    g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < parents->len; i++) {
        const GPtrArray *sections = confile_sections(g_ptr_array_index(parents, i), name);
        for (guint j = 0; j < sections->len; j++) {
            ConfileSection *section = g_ptr_array_index(sections, j);
            const char *id = confile_title(section);
            Record *record = g_hash_table_lookup(by_id, id);
            if (record == NULL) {
                record = g_new(Record, 1);
                record->id = id;
                record->sections = g_ptr_array_sized_new(1);
                g_ptr_array_add(records, record);
                g_hash_table_insert(by_id, (gpointer)id, record);
            }
            g_ptr_array_add(record->sections, section);
        }
    }
    return records;
}

const ConfileSection *record_first(const Record *record) {
    return g_ptr_array_index(record->sections, 0);
}

const ConfileSection *record_last(const Record *record) {
    return g_ptr_array_index(record->sections, record->sections->len - 1);
}

const ConfileSection *record_where(const Record *record, const char *option) {
    for (guint i = record->sections->len; i > 0; i--) {
        const ConfileSection *section = g_ptr_array_index(record->sections, i - 1);
        if (confile_is_set(section, option)) return section;
    }
    return record_first(record);
}

const char *record_string(const Record *record, const char *option) {
    return confile_string(record_where(record, option), option);
}
