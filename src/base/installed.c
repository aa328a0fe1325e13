/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one file that is compiled with configure's paths: paths.h changes with them, and make then
   builds it anew. */
#include "config.h"

#include "bowout/base/installed.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "paths.h"

#define DATA_IN_BUILD "share/bowout" /* a link that configure makes */

/* ---- from one place to another ---- */

/* How much of both is the same, up to and with a slash. */
static gsize shared_length(const char *one, const char *other) {
    gsize length = 0;
    for (gsize i = 0; one[i] != '\0' && one[i] == other[i]; i++)
        if (one[i] == '/') length = i + 1;
    return length;
}

/* Where `to` is for a program that stands in `folder` and was to be installed in `from`, when the
   whole tree was put elsewhere; NULL when `folder` does not look like that. */
static char *installed_moved(const char *folder, const char *from, const char *to) {
    g_autofree char *whole_from = g_strconcat(from, "/", NULL), *whole_to = g_strconcat(to, "/", NULL);
    g_autofree char *stands = g_strconcat(folder, "/", NULL), *root = NULL;
    gsize shared = shared_length(whole_from, whole_to);
    const char *tail = whole_from + shared;
    gsize length = strlen(stands), tail_length = strlen(tail);
    if (shared == 0 || !g_str_has_suffix(stands, tail) || length == tail_length || stands[length - tail_length - 1] != '/') return NULL;
    root = g_strndup(stands, length - tail_length);
    return g_build_filename(root, to + MIN(shared, strlen(to)), NULL);
}

static char *own_folder(void) {
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    return self != NULL ? g_path_get_dirname(self) : NULL;
}

/* All places of something, best first: what is beside the program in the build folder, and where
   it was to be installed. */
static GPtrArray *places_of(const char *in_build, const char *installed) {
    GPtrArray *places = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = own_folder();
    char *moved = folder != NULL ? installed_moved(folder, BINDIR, installed) : NULL;
    if (folder != NULL) g_ptr_array_add(places, g_build_filename(folder, in_build, NULL));
    if (moved != NULL) g_ptr_array_add(places, moved);
    if (g_strcmp0(moved, installed) != 0) g_ptr_array_add(places, g_strdup(installed));
    return places;
}

/* The first that is there, else the last. */
static char *first_there(const GPtrArray *places, GFileTest kind) {
    for (guint i = 0; i + 1 < places->len; i++)
        if (g_file_test(g_ptr_array_index(places, i), kind)) return g_strdup(g_ptr_array_index(places, i));
    return g_strdup(g_ptr_array_index(places, places->len - 1));
}

/* ---- data ---- */

static gboolean is_named(const char *folder) {
    return folder != NULL && folder[0] != '\0';
}

static void tell_missing(const char *named, const char *file, Problems *problems) {
    g_autoptr(GPtrArray) places = NULL;
    g_autofree char *list = NULL, *language = g_path_get_dirname(file);
    if (named != NULL) {
        problems_add(problems, PROBLEM_ERROR, NULL, 0, _("there is no %s in %s: name the folder that holds \"%s\""), file, named, language);
        return;
    }
    places = places_of(DATA_IN_BUILD, PKGDATADIR);
    g_ptr_array_add(places, NULL);
    list = g_strjoinv(", ", (char **)places->pdata);
    problems_add(problems, PROBLEM_ERROR, NULL, 0,
                 _("%s was looked for and is not there, in any of %s: run \"make install\" where it was built, or set BOWOUT_DATADIR to "
                   "the folder that holds \"%s\""),
                 file, list, language);
}

/* A file of the data, such as "en/tone.conf", in the folder given, else in $BOWOUT_DATADIR, else
 * in the first of the places. NULL when it is not there: then an error is added that says where
 * it was looked for, and what to do. */
static char *installed_data(const char *folder, const char *file, Problems *problems) {
    const char *wanted = is_named(folder) ? folder : g_getenv("BOWOUT_DATADIR");
    const char *named = is_named(wanted) ? wanted : NULL;
    g_autoptr(GPtrArray) places = named == NULL ? places_of(DATA_IN_BUILD, PKGDATADIR) : NULL;
    g_autofree char *base = named != NULL ? g_strdup(named) : first_there(places, G_FILE_TEST_IS_DIR);
    g_autofree char *path = g_build_filename(base, file, NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) return g_steal_pointer(&path);
    tell_missing(named, file, problems);
    return NULL;
}

static gint by_name(gconstpointer one, gconstpointer other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

GPtrArray *installed_parts(const char *language, const char *name) {
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *first = g_strconcat(name, ".conf", NULL), *beside = g_strconcat(name, ".d", NULL);
    g_autofree char *folder = g_build_filename(language, beside, NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *entry;
    g_ptr_array_add(paths, g_build_filename(language, first, NULL));
    while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL)
        if (entry[0] != '.' && g_str_has_suffix(entry, ".conf")) g_ptr_array_add(names, g_strdup(entry));
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++) g_ptr_array_add(paths, g_build_filename(folder, g_ptr_array_index(names, i), NULL));
    return paths;
}

GPtrArray *installed_data_parts(const char *folder, const char *name, Problems *problems) {
    g_autofree char *file = g_strdup_printf("en/%s.conf", name), *first = installed_data(folder, file, problems);
    g_autofree char *language = first != NULL ? g_path_get_dirname(first) : NULL;
    return language != NULL ? installed_parts(language, name) : NULL;
}

/* ---- the others ---- */

char *installed_helper(const char *name) {
    g_autofree char *installed = g_build_filename(PKGLIBEXECDIR, name, NULL);
    g_autoptr(GPtrArray) places = places_of(name, installed);
    return first_there(places, G_FILE_TEST_IS_EXECUTABLE);
}

char *installed_setting(const char *name) {
    return g_build_filename(SYSCONFDIR, "bowout", name, NULL);
}

const char *installed_locale_folder(void) {
    return LOCALEDIR;
}
