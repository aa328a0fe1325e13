/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The doors to the catalogue: which files there are, what was compiled of them, the person's own
 * among them.
 */
#include "config.h"

#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "bowout/base/file.h"
#include "bowout/base/installed.h"
#include "bowout/base/translate.h"
#include "bowout/letter/word-lists.h"
#include "catalogue-pack.h"

static void tree_free(gpointer tree) {
    confile_free(tree);
}

static ConfileSection *read_tree(const char *path, Problems *problems) {
    return confile_read(path, catalogue_schema, problems);
}

/* Frees the trees too. They are many times as large as what is kept of them: give that memory
   back, the wizard may run for hours. */
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

/* Of the shipped files only the first must be there: without the others there are fewer
   situations. */
static Catalogue *read_paths(GPtrArray *paths, Problems *problems) {
    g_autoptr(GPtrArray) trees = g_ptr_array_new_with_free_func(tree_free);
    for (guint i = 0; i < paths->len; i++) {
        ConfileSection *tree = read_tree(g_ptr_array_index(paths, i), problems);
        if (tree == NULL && i == 0) return NULL;
        if (tree != NULL) g_ptr_array_add(trees, tree);
    }
    return build_and_free(g_steal_pointer(&trees), paths, problems);
}

/* What was compiled before; NULL when the files were changed since, and in `why` what is the
   matter. */
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

/* A person's own file is laid over what was compiled when all it does is to add, replace and
   hide wordings; else all is read. */
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
    word_lists_use(folder, problems);
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
