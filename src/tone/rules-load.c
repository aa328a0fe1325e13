/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doors to the rules: which files there are, the person's own among them. */
#include "config.h"

#include "bowout/base/file.h"
#include "bowout/base/installed.h"
#include "bowout/base/settings.h"
#include "bowout/base/translate.h"
#include "bowout/letter/word-lists.h"
#include "rules-draft.h"

/* ---- settings ---- */

static void disable_listed(Rules *rules, const ConfileSection *root, const char *reason, Problems *problems) {
    const GPtrArray *names = confile_list(root, SETTING_DISABLE);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *hint = NULL;
        if (rules_disable(rules, name, reason)) continue;
        hint = rules_hint(rules, name);
        problems_add(problems, PROBLEM_ERROR, confile_file(root), confile_list_line(root, SETTING_DISABLE, i),
                     _("there is no rule or family \"%s\"%s"), name, hint);
    }
}

/* Switches off what `disable = {…}` of the person's settings names. */
static void read_settings(Rules *rules, Problems *problems) {
    const ConfileSection *root = settings_read(problems);
    if (root != NULL) disable_listed(rules, root, "config", problems);
}

/* ---- the doors ---- */

GPtrArray *rules_folder_paths(const char *language) {
    return installed_parts(language, "tone");
}

static GPtrArray *shipped_paths(const char *folder, Problems *problems) {
    word_lists_use(folder, problems);
    return installed_data_parts(folder, "tone", problems);
}

static Rules *with_settings(Rules *rules, Problems *problems) {
    if (rules != NULL) read_settings(rules, problems);
    return rules;
}

/* What was made before; NULL when the files were changed since, and in `why` what is the matter. */
static Rules *open_pack(GPtrArray *sources, char **why) {
    PackPart part = rules_part();
    Pack *pack = pack_open(&part, sources, why);
    Rules *rules = pack != NULL ? rules_of_pack(pack, g_ptr_array_ref(sources)) : NULL;
    if (pack != NULL && rules == NULL) *why = g_strdup(_("damaged"));
    return rules;
}

static Rules *load_shipped(const char *folder, Problems *problems) {
    g_autoptr(GPtrArray) sources = shipped_paths(folder, problems);
    g_autofree char *why = NULL;
    Rules *rules = sources != NULL ? open_pack(sources, &why) : NULL;
    return rules != NULL || sources == NULL ? rules : rules_build(sources, problems);
}

gboolean rules_pack_fresh(const char *folder, char **why) {
    g_autoptr(GPtrArray) sources = shipped_paths(folder, NULL);
    g_autoptr(Rules) rules = sources != NULL ? open_pack(sources, why) : NULL;
    return rules != NULL;
}

/* Of a person's own file that does nothing but switch rules off; FALSE: it does more. */
static gboolean only_disables(const ConfileSection *own) {
    static const char *const sections[] = {"list", "kind", "stage", "rule", "praise"};
    for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
        if (confile_sections(own, sections[i])->len > 0) return FALSE;
    return confile_list(own, "contractions")->len == 0;
}

/* The shipped rules with what such a file says; NULL: they have to be read together. */
static Rules *lay_over(const char *folder, const char *own, Problems *problems) {
    g_autoptr(Problems) told = problems_new();
    g_autoptr(ConfileSection) tree = confile_read(own, rules_schema, told);
    Rules *rules;
    if (tree == NULL || problems_count(told, PROBLEM_WARNING) > 0 || !only_disables(tree)) return NULL;
    rules = load_shipped(folder, problems);
    if (rules != NULL) disable_listed(rules, tree, own, problems);
    return rules;
}

Rules *rules_load(const char *folder, gboolean own, Problems *problems) {
    g_autofree char *own_file = own ? file_own("tone.conf") : NULL;
    const char *const files[] = {own_file, NULL};
    gboolean further = own && g_file_test(own_file, G_FILE_TEST_EXISTS);
    Rules *rules = further ? lay_over(folder, own_file, problems) : load_shipped(folder, problems);
    if (further && rules == NULL) return rules_load_with(folder, files, problems);
    return own ? with_settings(rules, problems) : rules;
}

Rules *rules_load_with(const char *folder, const char *const *files, Problems *problems) {
    g_autoptr(GPtrArray) sources = shipped_paths(folder, problems);
    if (sources == NULL) return NULL;
    for (; *files != NULL; files++) g_ptr_array_add(sources, g_strdup(*files));
    return with_settings(rules_build(sources, problems), problems);
}

Rules *rules_load_files(const char *const *paths, Problems *problems) {
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(g_free);
    for (; *paths != NULL; paths++) g_ptr_array_add(sources, g_strdup(*paths));
    return rules_build(sources, problems);
}
