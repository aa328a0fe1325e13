/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A loaded catalogue: looking things up, and the end of it.
 */
#include "config.h"

#include "bowout/letter/catalogue.h"

#include <string.h>

#include "catalogue-private.h"

gboolean catalogue_stands_alone(const Catalogue *catalogue) {
    return !catalogue->partial && catalogue->kinds->len > 0 && catalogue->situations->len > 0 &&
           catalogue_stage(catalogue, STAGE_GREETING) != NULL && catalogue_stage(catalogue, STAGE_SIGN_OFF) != NULL;
}

void catalogue_free(Catalogue *catalogue) {
    if (catalogue == NULL) return;
    for (guint i = 0; i < CHANNEL_COUNT; i++) g_clear_pointer(&catalogue->channels[i].layout, g_ptr_array_unref);
    g_hash_table_unref(catalogue->advices);
    g_ptr_array_unref(catalogue->kinds);
    g_ptr_array_unref(catalogue->groups);
    g_ptr_array_unref(catalogue->situations);
    g_ptr_array_unref(catalogue->stages);
    g_ptr_array_unref(catalogue->companions);
    g_ptr_array_unref(catalogue->platforms);
    g_ptr_array_unref(catalogue->checklists);
    g_ptr_array_unref(catalogue->role_endings);
    g_ptr_array_unref(catalogue->role_persons);
    g_string_chunk_free(catalogue->strings);
    if (catalogue->sources != NULL) g_ptr_array_unref(catalogue->sources);
    pack_free(catalogue->pack);
    pack_free(catalogue->own_pack);
    g_free(catalogue);
}

/* ---- looking up ---- */

const GPtrArray *catalogue_kinds(const Catalogue *catalogue) {
    return catalogue->kinds;
}

const GPtrArray *catalogue_groups(const Catalogue *catalogue) {
    return catalogue->groups;
}

const GPtrArray *catalogue_situations(const Catalogue *catalogue) {
    return catalogue->situations;
}

const GPtrArray *catalogue_stages(const Catalogue *catalogue) {
    return catalogue->stages;
}

const GPtrArray *catalogue_companions(const Catalogue *catalogue) {
    return catalogue->companions;
}

const GPtrArray *catalogue_platforms(const Catalogue *catalogue) {
    return catalogue->platforms;
}

/* The lists are short: walking them is quicker than hashing. */
const Kind *catalogue_kind(const Catalogue *catalogue, const char *id) {
    for (guint i = 0; id != NULL && i < catalogue->kinds->len; i++) {
        const Kind *kind = g_ptr_array_index(catalogue->kinds, i);
        if (strcmp(kind->id, id) == 0) return kind;
    }
    return NULL;
}

const Situation *catalogue_situation(const Catalogue *catalogue, const char *id) {
    for (guint i = 0; id != NULL && i < catalogue->situations->len; i++) {
        const Situation *situation = g_ptr_array_index(catalogue->situations, i);
        if (strcmp(situation->id, id) == 0) return situation;
    }
    return NULL;
}

const Stage *catalogue_stage(const Catalogue *catalogue, const char *id) {
    for (guint i = 0; id != NULL && i < catalogue->stages->len; i++) {
        const Stage *stage = g_ptr_array_index(catalogue->stages, i);
        if (strcmp(stage->id, id) == 0) return stage;
    }
    return NULL;
}

const Companion *catalogue_companion(const Catalogue *catalogue, const char *id) {
    for (guint i = 0; id != NULL && i < catalogue->companions->len; i++) {
        const Companion *companion = g_ptr_array_index(catalogue->companions, i);
        if (strcmp(companion->id, id) == 0) return companion;
    }
    return NULL;
}

const Phrasing *catalogue_phrasing(const Catalogue *catalogue, const char *stage_id, const char *id) {
    const Stage *stage = catalogue_stage(catalogue, stage_id);
    guint32 hash = id != NULL ? g_str_hash(id) : 0;
    for (guint i = 0; stage != NULL && id != NULL && i < stage->phrasings->len; i++) {
        const Phrasing *phrasing = g_ptr_array_index(stage->phrasings, i);
        if (phrasing->hash == hash && strcmp(phrasing_id(phrasing), id) == 0) return phrasing;
    }
    return NULL;
}

const char *catalogue_file(const Catalogue *catalogue, guint32 source) {
    return g_ptr_array_index(catalogue->sources, source);
}

const Pack *catalogue_pack(const Catalogue *catalogue) {
    return catalogue->pack;
}

const Channel *catalogue_channel(const Catalogue *catalogue, ChannelId id) {
    g_return_val_if_fail((guint)id < CHANNEL_COUNT, NULL);
    return &catalogue->channels[id];
}

const Register *catalogue_register(const Catalogue *catalogue, RegisterId id) {
    g_return_val_if_fail((guint)id < REGISTER_COUNT, NULL);
    return &catalogue->registers[id];
}

const Arrangement *catalogue_arrangement(const Catalogue *catalogue, ArrangementId id) {
    g_return_val_if_fail((guint)id < ARRANGEMENT_COUNT, NULL);
    return &catalogue->arrangements[id];
}

const char *const *catalogue_role_endings(const Catalogue *catalogue) {
    return (const char *const *)catalogue->role_endings->pdata;
}

const char *const *catalogue_role_persons(const Catalogue *catalogue) {
    return (const char *const *)catalogue->role_persons->pdata;
}

const char *catalogue_advice(const Catalogue *catalogue, const char *id) {
    return id == NULL ? NULL : g_hash_table_lookup(catalogue->advices, id);
}

static gint by_name(gconstpointer one, gconstpointer other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

GPtrArray *catalogue_advice_ids(const Catalogue *catalogue) {
    GPtrArray *ids = g_ptr_array_new();
    GHashTableIter each;
    gpointer id;
    g_hash_table_iter_init(&each, catalogue->advices);
    while (g_hash_table_iter_next(&each, &id, NULL)) g_ptr_array_add(ids, id);
    g_ptr_array_sort(ids, by_name);
    return ids;
}
