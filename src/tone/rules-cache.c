/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loading the rules from the image of an earlier time, where there is one of just these files.
 */
#include "config.h"

#include <glib/gstdio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <unistd.h>

#include "bowout/base/apart.h"
#include "bowout/base/cache.h"
#include "rules-private.h"

/* One a set of paths; what was in them is in its key. */
static char *image_path(const char *const *paths) {
    g_autoptr(GString) name = g_string_new("tone");
    guint32 hash = 5381;
    for (; *paths != NULL; paths++) hash = hash * 33 + g_str_hash(*paths);
    g_string_append_printf(name, "-%08x.image", hash);
    return g_build_filename(g_get_user_cache_dir(), "bowout", name->str, NULL);
}

/* The file is never changed in place, so it may stay mapped. */
static Rules *load_image(const char *path, const ImageKey *key) {
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    Rules *rules = file != NULL ? rules_from_image(file, key) : NULL;
    if (rules != NULL) cache_let_go(g_mapped_file_get_contents(file), g_mapped_file_get_length(file));
    return rules;
}

/* It is only a copy: when it cannot be written, the next time takes longer. */
static void save_image(const Rules *rules, const char *path, const ImageKey *key) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GByteArray) image = rules_to_image(rules, key);
    g_autofree char *half = g_strdup_printf("%s.%d", path, (int)getpid());
    if (g_mkdir_with_parents(folder, 0700) != 0) return;
    if (!g_file_set_contents_full(half, (const char *)image->data, (gssize)image->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL) ||
        g_rename(half, path) != 0)
        g_unlink(half);
}

static Rules *read_and_save(const char *const *paths, const char *image, const ImageKey *key, Problems *told) {
    Rules *rules = rules_load_files(paths, told);
    if (rules != NULL && problems_count(told, PROBLEM_WARNING) == 0) save_image(rules, image, key);
    return rules;
}

typedef struct {
    const char *const *paths;
    const char *image;
    const ImageKey *key;
} Wanted;

static void make_image(gpointer data) {
    const Wanted *wanted = data;
    g_autoptr(Problems) told = problems_new();
    rules_free(read_and_save(wanted->paths, wanted->image, wanted->key, told));
}

/* The copy just made takes the place of what was read. */
static Rules *exchange_for_image(Rules *rules, const char *path, const ImageKey *key) {
    Rules *copy = rules != NULL ? load_image(path, key) : NULL;
    if (copy == NULL) return rules;
    rules_free(rules);
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    return copy;
}

/* Reading leaves several times as much memory behind as is kept of it, even when all of it is freed, and the wizard may run for hours: so
 * it is done apart. A person's own file may have faults, which are only told when it is read here. */
Rules *rules_load_cached(const char *const *paths, Problems *problems) {
    ImageKey key = image_key_of(paths);
    g_autofree char *path = image_path(paths);
    g_autoptr(Problems) told = problems_new();
    Rules *rules = load_image(path, &key);
    const Problem *problem;
    if (rules == NULL && paths[1] == NULL && cache_possible() && apart_do(make_image, &(Wanted){paths, path, &key}))
        rules = load_image(path, &key);
    if (rules != NULL) return rules;
    rules = exchange_for_image(read_and_save(paths, path, &key, told), path, &key);
    for (guint i = 0; (problem = problems_get(told, i)) != NULL; i++)
        problems_add(problems, problem->level, problem->file, problem->line, "%s", problem->message);
    return rules;
}
