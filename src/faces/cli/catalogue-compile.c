/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout catalogue compile: the pack of a language folder (share/doc/pack.md), made anew. Only from
 * files without a fault: faults are to be told at every start.
 */
#include "config.h"

#include "catalogue-compile.h"

#include "bowout/base/translate.h"
#include "bowout/letter/word-lists.h"
#include "bowout/tone/rules.h"
#include "cli.h"

static Rules *read_rules(const char *language, Problems *problems) {
    g_autoptr(GPtrArray) paths = rules_folder_paths(language);
    g_ptr_array_add(paths, NULL);
    return rules_load_files((const char *const *)paths->pdata, problems);
}

static Catalogue *read_catalogue(const char *language, Problems *problems) {
    g_autoptr(GPtrArray) paths = catalogue_folder_paths(language);
    g_ptr_array_add(paths, NULL);
    return catalogue_load_files((const char *const *)paths->pdata, problems);
}

int catalogue_compile(const char *language) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = read_catalogue(language, problems);
    g_autoptr(Rules) rules = read_rules(language, problems);
    g_autoptr(Pack) words = word_lists_read(language, problems);
    g_autoptr(GPtrArray) paths = rules_folder_paths(language);
    g_autofree char *path = pack_path(paths);
    g_autoptr(GError) error = NULL;
    cli_print_problems(problems);
    if (catalogue == NULL || rules == NULL || problems_count(problems, PROBLEM_WARNING) > 0) return EXIT_TROUBLE;
    if (pack_save(path, (const Pack *const[]){rules_pack(rules), catalogue_pack(catalogue), words}, words != NULL ? 3 : 2, &error))
        return EXIT_DONE;
    cli_print_fault(path, error->message);
    return EXIT_TROUBLE;
}
