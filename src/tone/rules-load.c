/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doors to the rules: which files there are, the person's own among them. */
#include "config.h"

#include "bowout/base/file.h"
#include "bowout/base/installed.h"
#include "rules-private.h"

#define SHIPPED "en/tone.conf"

/* ---- settings ---- */

/* Switches off what `disable = {…}` of the person's settings names. */
static void read_settings(Rules *rules, Problems *problems) {
    static const ConfileOption schema[] = {{"disable", CONFILE_LIST, NULL},
                                           {"mailer", CONFILE_SKIPPED, NULL},
                                           {"sendmail", CONFILE_SKIPPED, NULL},
                                           {NULL, CONFILE_STRING, NULL}};
    g_autofree char *path = file_own("config");
    g_autoptr(ConfileSection) root = NULL;
    const GPtrArray *names;
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) return;
    root = confile_read(path, schema, problems);
    if (root == NULL) return;
    names = confile_list(root, "disable");
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (rules_disable(rules, name, "config")) continue;
        problems_add(problems, PROBLEM_ERROR, path, confile_list_line(root, "disable", i), "there is no rule or family \"%s\"", name);
    }
}

/* ---- the doors ---- */

static Rules *with_settings(Rules *rules, Problems *problems) {
    if (rules != NULL) read_settings(rules, problems);
    return rules;
}

Rules *rules_load(const char *folder, gboolean own, Problems *problems) {
    g_autofree char *shipped = installed_data(folder, SHIPPED, problems), *own_file = own ? file_own("tone.conf") : NULL;
    const char *const paths[] = {shipped, own && g_file_test(own_file, G_FILE_TEST_EXISTS) ? own_file : NULL, NULL};
    if (shipped == NULL) return NULL;
    if (!own) return rules_load_files(paths, problems);
    return with_settings(rules_load_cached(paths, problems), problems);
}

Rules *rules_load_with(const char *folder, const char *const *files, Problems *problems) {
    g_autofree char *shipped = installed_data(folder, SHIPPED, problems);
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    if (shipped == NULL) return NULL;
    g_ptr_array_add(paths, shipped);
    for (; *files != NULL; files++) g_ptr_array_add(paths, (gpointer)*files);
    g_ptr_array_add(paths, NULL);
    return with_settings(rules_load_files((const char *const *)paths->pdata, problems), problems);
}
