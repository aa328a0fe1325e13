/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the commands share. Everything that reaches a terminal goes through text_clean; results go
 * out as they are.
 */
#include "config.h"

#include "cli.h"

#include <stdio.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/dates.h"
#include "bowout/base/console.h"
#include "bowout/base/nearest.h"
#include "bowout/base/translate.h"
#include "bowout/post/post.h"

static char *catalogue_folder; /* --catalogue */

/* ---- saying what is wrong ---- */

int cli_error(const char *format, ...) {
    g_autofree char *message = NULL;
    va_list arguments;
    va_start(arguments, format);
    message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    console_complain("%s", message);
    return EXIT_TROUBLE;
}

int cli_usage(const char *name) {
    return cli_error(_("%s: usage: bowout %s %s"), name, name, cli_command(name)->arguments);
}

void cli_print_fault(const char *file, const char *words) {
    g_autofree char *line = g_strdup_printf("%s: %s", file, words);
    console_complain_at(line);
}

guint cli_print_problems(Problems *problems) {
    const Problem *problem;
    problems_sort(problems);
    for (guint i = 0; (problem = problems_get(problems, i)) != NULL; i++) {
        g_autofree char *line = problem_format(problem);
        if (problem->file != NULL)
            console_complain_at(line);
        else
            console_complain("%s", line);
    }
    return problems_count(problems, PROBLEM_ERROR);
}

char *cli_hint(const char *value, const char *names) {
    g_auto(GStrv) list = g_strsplit(names, ", ", -1);
    return nearest_of(value, (const char *const *)list);
}

/* ---- options ---- */

void cli_set_catalogue_folder(const char *folder) {
    char *old = catalogue_folder;
    if (folder == NULL) return;
    catalogue_folder = g_strdup(folder);
    g_free(old);
}

const char *cli_catalogue_folder(void) {
    return catalogue_folder;
}

gboolean cli_set_now(const char *words) {
    g_autoptr(GError) error = NULL;
    g_autofree char *iso = NULL;
    GDate today = clock_today(), day;
    if (words == NULL || clock_set_today(words, &error)) return TRUE;
    if (g_error_matches(error, CLOCK_ERROR, CLOCK_ERROR_FORM) && dates_parse(words, &today, DATES_NEAR, dates_order(), &day, NULL)) {
        iso = clock_format_date(&day);
        return clock_set_today(iso, NULL);
    }
    cli_error("--now: %s", error->message);
    return FALSE;
}

static const GOptionEntry *entry_of(const GOptionEntry *entries, const char *name) {
    for (; entries != NULL && entries->long_name != NULL; entries++)
        if (strcmp(entries->long_name, name) == 0) return entries;
    return NULL;
}

static void try_entries(Nearest *nearest, const GOptionEntry *entries) {
    for (; entries != NULL && entries->long_name != NULL; entries++) nearest_try(nearest, entries->long_name);
}

/* GLib stops at the first option that it does not know, and names it in a sentence only. */
static char *option_hint(const GOptionEntry *entries, const GOptionEntry *more, char **argv) {
    for (; *argv != NULL && strcmp(*argv, "--") != 0; argv++) {
        g_auto(GStrv) parts = g_str_has_prefix(*argv, "--") ? g_strsplit(*argv + 2, "=", 2) : NULL;
        Nearest nearest = NEAREST_TO(parts != NULL ? parts[0] : "");
        if (parts == NULL || entry_of(entries, parts[0]) != NULL || entry_of(more, parts[0]) != NULL) continue;
        try_entries(&nearest, entries);
        try_entries(&nearest, more);
        nearest_try(&nearest, "help");
        return nearest.best != NULL ? g_strdup_printf(_(": did you mean \"--%s\"?"), nearest.best) : g_strdup("");
    }
    return g_strdup("");
}

void cli_option_fault(const char *name, GError *error, const GOptionEntry *entries, const GOptionEntry *more, char **argv) {
    gboolean unknown = g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
    g_autofree char *hint = unknown ? option_hint(entries, more, argv + 1) : g_strdup("");
    error->message[0] = g_ascii_tolower(error->message[0]);
    cli_error("%s%s%s%s", name != NULL ? name : "", name != NULL ? ": " : "", error->message, hint);
    g_error_free(error);
}

gboolean cli_parse(const char *name, const GOptionEntry *entries, const char *description, int *argc, char ***argv) {
    g_autofree char *folder = NULL, *now = NULL;
    const GOptionEntry common[] = {
        {"catalogue", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Take catalogue and rules from this folder"), N_("DIR")},
        {"now", 0, 0, G_OPTION_ARG_STRING, &now, N_("Pretend that today is this day"), N_("DATE")},
        G_OPTION_ENTRY_NULL};
    GOptionContext *context;
    g_autofree char *program = g_strdup_printf("bowout %s", name);
    g_autofree char *usage = g_strdup_printf("%s\n\n%s", cli_command(name)->arguments, _(cli_command(name)->summary));
    g_autoptr(GError) error = NULL;
    gboolean sound;
    context = g_option_context_new(usage);
    g_set_prgname(program);
    if (description != NULL) g_option_context_set_description(context, description);
    if (entries != NULL) g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_add_main_entries(context, common, NULL);
    sound = g_option_context_parse(context, argc, argv, &error);
    g_option_context_free(context);
    if (!sound) {
        cli_option_fault(name, g_steal_pointer(&error), entries, common, *argv);
        return FALSE;
    }
    cli_set_catalogue_folder(folder);
    return cli_set_now(now);
}

/* ---- the person, catalogue and rules ---- */

const Person *cli_person(void) {
    static Person *person;
    g_autoptr(Problems) problems = problems_new();
    if (person != NULL) return person;
    person = person_read(problems);
    cli_print_problems(problems);
    person_apply(person);
    post_know_own(person_get(person, PERSON_NAME), person_get(person, PERSON_ADDRESS));
    return person;
}

Catalogue *cli_load_catalogue(void) {
    g_autoptr(Problems) problems = problems_new();
    Catalogue *catalogue;
    cli_person();
    catalogue = catalogue_load(catalogue_folder, TRUE, problems);
    cli_print_problems(problems);
    return catalogue;
}

Rules *cli_load_rules(void) {
    g_autoptr(Problems) problems = problems_new();
    Rules *rules = rules_load(catalogue_folder, TRUE, problems);
    cli_print_problems(problems);
    return rules;
}

/* ---- results ---- */

int cli_put(const char *text) {
    size_t length = strlen(text);
    fwrite(text, 1, length, stdout);
    return console_flush() ? EXIT_DONE : EXIT_TROUBLE;
}
