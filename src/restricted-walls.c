/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a restricted session may still open once it has begun: what the system, the catalogue and
 * the dictionaries are read from, the folders for drafts and for letters, its terminal.
 */
#include "config.h"

#include <glib/gstdio.h>

#include "bowout/base/installed.h"
#include "bowout/base/problem.h"
#include "bowout/base/sandbox.h"
#include "restricted.h"

/* Locales, character sets, descriptions of terminals, time zones, dictionaries and the code that
   reads them: all of it everybody's to read. */
static const char *const readable[] = {
    "/usr/share",    "/usr/lib",       "/usr/lib64",       "/usr/local/share",         "/usr/local/lib", "/lib",         "/lib64",
    "/etc/terminfo", "/etc/localtime", "/etc/ld.so.cache", "/etc/dictionaries-common", "/etc/enchant-2", "/dev/urandom",
};
static const char *const writable[] = {"/dev/null", "/dev/tty"};

static GPtrArray *list_of(const char *const *paths, gsize count) {
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < count; i++) g_ptr_array_add(list, g_strdup(paths[i]));
    return list;
}

/* In the folder of a build, each part is a link into the source: what it leads to counts. */
static void add_data(GPtrArray *list) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(GPtrArray) parts = installed_data_parts(NULL, "catalogue", problems);
    g_autofree char *language = parts != NULL && parts->len > 0 ? g_path_get_dirname(g_ptr_array_index(parts, 0)) : NULL;
    g_autoptr(GDir) folder = language != NULL ? g_dir_open(language, 0, NULL) : NULL;
    const char *name;
    while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) g_ptr_array_add(list, g_build_filename(language, name, NULL));
    if (language != NULL) g_ptr_array_add(list, g_steal_pointer(&language));
}

/* The folder for drafts must be there to be named. What is wrong with it, the store says. */
static void add_folders(GPtrArray *list, const Restrictions *restrictions) {
    char *state = restricted_state_folder(restrictions);
    (void)g_mkdir_with_parents(state, 0700);
    g_ptr_array_add(list, state);
    if (restrictions->save_folder != NULL) g_ptr_array_add(list, g_strdup(restrictions->save_folder));
}

void restricted_confine(const Restrictions *restrictions) {
    g_autoptr(GPtrArray) read_list = list_of(readable, G_N_ELEMENTS(readable));
    g_autoptr(GPtrArray) write_list = list_of(writable, G_N_ELEMENTS(writable));
    add_data(read_list);
    add_folders(write_list, restrictions);
    g_ptr_array_add(read_list, NULL);
    g_ptr_array_add(write_list, NULL);
    (void)sandbox_begin(SANDBOX_TERMINAL, (const char *const *)read_list->pdata, (const char *const *)write_list->pdata);
}
