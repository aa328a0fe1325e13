/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A catalogue as it is: its beginning and its end, and all that is asked of it.
 */
#include "config.h"

#include "bowout/letter/catalogue.h"

#include <string.h>

#include "catalogue-private.h"

/* ---- its beginning and its end ---- */

static void paragraph_free(gpointer paragraph) {
    g_ptr_array_unref(paragraph);
}

GPtrArray *catalogue_layout_new(void) {
    return g_ptr_array_new_with_free_func(paragraph_free);
}

static void stage_free(gpointer data) {
    Stage *stage = data;
    g_ptr_array_unref(stage->phrasings);
    g_free(stage);
}

static void kind_free(gpointer data) {
    Kind *kind = data;
    g_ptr_array_unref(kind->stages);
    g_free(kind);
}

void catalogue_situation_free(gpointer data) {
    Situation *situation = data;
    g_ptr_array_unref(situation->own);
    g_free(situation);
}

static void companion_free(gpointer data) {
    Companion *companion = data;
    g_ptr_array_unref(companion->kinds);
    g_ptr_array_unref(companion->layout);
    g_free(companion);
}

static void item_free(gpointer data) {
    ChecklistItem *item = data;
    g_ptr_array_unref(item->addresses);
    g_free(item);
}

static void checklist_free(gpointer data) {
    Checklist *checklist = data;
    g_ptr_array_unref(checklist->items);
    g_ptr_array_unref(checklist->offices);
    g_free(checklist);
}

static void examples_free(gpointer data) {
    Examples *examples = data;
    g_ptr_array_unref(examples->texts);
    g_ptr_array_unref(examples->situations);
    g_ptr_array_unref(examples->roles);
    g_free(examples);
}

Examples *catalogue_examples_new(void) {
    Examples *examples = g_new0(Examples, 1);
    examples->texts = g_ptr_array_new();
    examples->situations = g_ptr_array_new();
    examples->roles = g_ptr_array_new();
    return examples;
}

Checklist *catalogue_checklist_new(void) {
    Checklist *checklist = g_new0(Checklist, 1);
    checklist->items = g_ptr_array_new_with_free_func(item_free);
    checklist->offices = g_ptr_array_new_with_free_func(g_free);
    return checklist;
}

Catalogue *catalogue_empty(void) {
    Catalogue *catalogue = g_new0(Catalogue, 1);
    catalogue->strings = g_string_chunk_new(16 * 1024);
    catalogue->kinds = g_ptr_array_new_with_free_func(kind_free);
    catalogue->groups = g_ptr_array_new_with_free_func(g_free);
    catalogue->situations = g_ptr_array_new_with_free_func(catalogue_situation_free);
    catalogue->stages = g_ptr_array_new_with_free_func(stage_free);
    catalogue->companions = g_ptr_array_new_with_free_func(companion_free);
    catalogue->platforms = g_ptr_array_new_with_free_func(g_free);
    catalogue->checklists = g_ptr_array_new_with_free_func(checklist_free);
    catalogue->examples = g_ptr_array_new_with_free_func(examples_free);
    catalogue->advices = g_hash_table_new(g_str_hash, g_str_equal);
    catalogue->role_endings = g_ptr_array_new();
    catalogue->role_persons = g_ptr_array_new();
    return catalogue;
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
    g_ptr_array_unref(catalogue->examples);
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

const GPtrArray *catalogue_checklists(const Catalogue *catalogue) {
    return catalogue->checklists;
}

const GPtrArray *catalogue_examples(const Catalogue *catalogue) {
    return catalogue->examples;
}

const Checklist *catalogue_checklist(const Catalogue *catalogue, const char *id) {
    for (guint i = 0; id != NULL && i < catalogue->checklists->len; i++) {
        const Checklist *checklist = g_ptr_array_index(catalogue->checklists, i);
        if (strcmp(checklist->id, id) == 0) return checklist;
    }
    return NULL;
}

/* The domain itself or one below it. */
static gboolean is_domain(const char *domain, const char *wanted) {
    gsize length = strlen(domain), tail = strlen(wanted);
    if (length < tail || tail == 0 || g_ascii_strcasecmp(domain + length - tail, wanted) != 0) return FALSE;
    return length == tail || domain[length - tail - 1] == '.';
}

gboolean checklist_item_concerns(const ChecklistItem *item, const char *address) {
    const char *at = address != NULL ? strrchr(address, '@') : NULL;
    for (guint i = 0; at != NULL && i < item->addresses->len; i++)
        if (is_domain(at + 1, g_ptr_array_index(item->addresses, i))) return TRUE;
    return FALSE;
}

/* ---- what goes with what ---- */

gboolean situation_allows(const Situation *situation, ChannelId channel) {
    return situation->channels == 0 || (situation->channels >> channel & 1u) != 0;
}

ChannelId situation_channel(const Situation *situation, ChannelId wanted) {
    if (situation == NULL || situation_allows(situation, wanted)) return wanted;
    return (ChannelId)g_bit_nth_lsf(situation->channels, -1);
}

gboolean companion_goes_with(const Companion *companion, const Kind *kind, ChannelId channel) {
    if (companion->channels != 0 && (companion->channels >> channel & 1u) == 0) return FALSE;
    return companion->kinds->len == 0 || g_ptr_array_find(companion->kinds, kind, NULL);
}

/* ---- where a stage stands ---- */

gboolean catalogue_in_list(const GPtrArray *list, const char *id) {
    return g_ptr_array_find_with_equal_func((GPtrArray *)list, id, g_str_equal, NULL);
}

gboolean catalogue_in_layout(const GPtrArray *layout, const char *stage) {
    for (guint i = 0; i < layout->len; i++)
        if (catalogue_in_list(g_ptr_array_index(layout, i), stage)) return TRUE;
    return FALSE;
}

gboolean stage_is_frame(const char *stage) {
    return strcmp(stage, STAGE_GREETING) == 0 || strcmp(stage, STAGE_SIGN_OFF) == 0 || strcmp(stage, STAGE_SUBJECT) == 0;
}

static gboolean in_kind(const Kind *kind, const char *stage) {
    return catalogue_in_list(kind->stages, stage);
}

static gboolean in_any_kind(const Catalogue *catalogue, const char *stage) {
    for (guint i = 0; i < catalogue->kinds->len; i++)
        if (in_kind(g_ptr_array_index(catalogue->kinds, i), stage)) return TRUE;
    return FALSE;
}

gboolean catalogue_stage_in_letters(const Catalogue *catalogue, const char *stage) {
    return strcmp(stage, STAGE_GREETING) == 0 || strcmp(stage, STAGE_SIGN_OFF) == 0 || in_any_kind(catalogue, stage);
}

gboolean catalogue_stage_occurs(const Catalogue *catalogue, const Situation *situation, const char *stage) {
    if (situation == NULL) return TRUE;
    if (stage_is_frame(stage)) return situation->kind->framed || strcmp(stage, STAGE_SUBJECT) == 0;
    return in_kind(situation->kind, stage) || !in_any_kind(catalogue, stage);
}

/* A companion is written in its own channel, or in those of the letters it goes with. */
static gboolean companion_has(const Companion *companion, const Situation *situation, const char *stage, ChannelId channel) {
    if (!catalogue_in_layout(companion->layout, stage)) return FALSE;
    if (companion->own_channel && companion->channel != channel) return FALSE;
    for (guint i = 0; i < CHANNEL_COUNT; i++)
        if ((companion->own_channel || i == channel) && situation_allows(situation, (ChannelId)i) &&
            companion_goes_with(companion, situation->kind, (ChannelId)i))
            return TRUE;
    return FALSE;
}

gboolean catalogue_stage_in_letter(const Situation *situation, const char *stage, ChannelId channel) {
    if (!situation_allows(situation, channel)) return FALSE;
    if (strcmp(stage, STAGE_SUBJECT) == 0) return channel == CHANNEL_EMAIL;
    return stage_is_frame(stage) ? situation->kind->framed : in_kind(situation->kind, stage);
}

gboolean catalogue_stage_stands(const Catalogue *catalogue, const Situation *situation, const char *stage, ChannelId channel) {
    if (catalogue_stage_in_letter(situation, stage, channel)) return TRUE;
    if (strcmp(stage, STAGE_SUBJECT) == 0 || !catalogue_stage_occurs(catalogue, situation, stage)) return FALSE;
    for (guint i = 0; i < catalogue->companions->len; i++)
        if (companion_has(g_ptr_array_index(catalogue->companions, i), situation, stage, channel)) return TRUE;
    return FALSE;
}

gboolean catalogue_stands_alone(const Catalogue *catalogue) {
    return !catalogue->partial && catalogue->kinds->len > 0 && catalogue->situations->len > 0 &&
           catalogue_stage(catalogue, STAGE_GREETING) != NULL && catalogue_stage(catalogue, STAGE_SIGN_OFF) != NULL;
}
