/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The catalogue's doors: loading from where it lives, looking things up, and the end of it.
 */
#include "config.h"

#include "bowout/letter/catalogue.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>

#include "bowout/base/file.h"
#include "bowout/base/installed.h"
#include "bowout/base/words.h"
#include "catalogue-pack.h"

/* ---- loading ---- */

static void tree_free(gpointer tree) {
    confile_free(tree);
}

static ConfileSection *read_tree(const char *path, Problems *problems) {
    return confile_read(path, catalogue_schema, problems);
}

/* Frees the trees too. They are many times as large as what is kept of them: give that memory back, the wizard may run for hours. */
static Catalogue *build_and_free(GPtrArray *trees, GPtrArray *sources, Problems *problems) {
    Catalogue *catalogue = catalogue_build(trees, g_ptr_array_ref(sources), problems);
    g_ptr_array_unref(trees);
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    return catalogue;
}

GPtrArray *catalogue_shipped_paths(const char *folder, Problems *problems) {
    return installed_data_parts(folder, "catalogue", problems);
}

GPtrArray *catalogue_folder_paths(const char *language) {
    return installed_parts(language, "catalogue");
}

/* Of the shipped files only the first must be there: without the others there are fewer situations. */
static Catalogue *read_paths(GPtrArray *paths, Problems *problems) {
    g_autoptr(GPtrArray) trees = g_ptr_array_new_with_free_func(tree_free);
    for (guint i = 0; i < paths->len; i++) {
        ConfileSection *tree = read_tree(g_ptr_array_index(paths, i), problems);
        if (tree == NULL && i == 0) return NULL;
        if (tree != NULL) g_ptr_array_add(trees, tree);
    }
    return build_and_free(g_steal_pointer(&trees), paths, problems);
}

/* What was compiled before; NULL when the files were changed since, and in `why` what is the matter. */
static Catalogue *open_pack(GPtrArray *paths, char **why) {
    PackPart part = catalogue_part();
    Pack *pack = pack_open(&part, paths, why);
    Catalogue *catalogue = pack != NULL ? catalogue_of_pack(pack, g_ptr_array_ref(paths)) : NULL;
    if (pack != NULL && catalogue == NULL) *why = g_strdup(_("damaged"));
    return catalogue;
}

gboolean catalogue_pack_fresh(const char *folder, char **why) {
    g_autoptr(GPtrArray) paths = catalogue_shipped_paths(folder, NULL);
    g_autoptr(Catalogue) catalogue = paths != NULL ? open_pack(paths, why) : NULL;
    return catalogue != NULL;
}

/* A person's own file is laid over what was compiled when all it does is to add, replace and hide wordings; else all is read. */
static gboolean lay_over(Catalogue *catalogue, const char *own, Problems *problems) {
    g_autoptr(Problems) told = problems_new();
    ConfileSection *tree = read_tree(own, told);
    gboolean done = tree == NULL || catalogue_lay_over(catalogue, tree, own, told);
    for (guint i = 0; done && problems_get(told, i) != NULL; i++) {
        const Problem *problem = problems_get(told, i);
        problems_add(problems, problem->level, problem->file, problem->line, "%s", problem->message);
    }
    confile_free(tree);
    return done;
}

Catalogue *catalogue_load(const char *folder, gboolean own, Problems *problems) {
    g_autoptr(GPtrArray) paths = catalogue_shipped_paths(folder, problems);
    g_autofree char *own_file = own ? file_own("catalogue.conf") : NULL, *why = NULL;
    gboolean further = own_file != NULL && g_file_test(own_file, G_FILE_TEST_EXISTS);
    g_autoptr(Catalogue) catalogue = paths != NULL ? open_pack(paths, &why) : NULL;
    if (paths == NULL || (catalogue != NULL && (!further || lay_over(catalogue, own_file, problems)))) return g_steal_pointer(&catalogue);
    if (further) g_ptr_array_add(paths, g_steal_pointer(&own_file));
    return read_paths(paths, problems);
}

Catalogue *catalogue_load_files(const char *const *paths, Problems *problems) {
    g_autoptr(GPtrArray) trees = g_ptr_array_new_with_free_func(tree_free), sources = g_ptr_array_new_with_free_func(g_free);
    gboolean all_read = TRUE;
    for (; *paths != NULL; paths++) {
        ConfileSection *tree = read_tree(*paths, problems);
        g_ptr_array_add(sources, g_strdup(*paths));
        if (tree == NULL)
            all_read = FALSE;
        else
            g_ptr_array_add(trees, tree);
    }
    return all_read && trees->len > 0 ? build_and_free(g_steal_pointer(&trees), sources, problems) : NULL;
}

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
