/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of the letter room share: the small catalogue, answers made of a few words, and
 * faults as one text.
 */
#ifndef BOWOUT_TESTS_LETTER_H
#define BOWOUT_TESTS_LETTER_H

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

static inline char *data_path(const char *name) {
    return g_build_filename(g_getenv("BOWOUT_SRCDIR"), "tests", "unit", "data", name, NULL);
}

/* The person's own file of this name, with its configuration, state and cache below `home` from
   here on. First thing in a test. */
static inline char *own_path(const char *home, const char *name) {
    g_autofree char *folder = g_build_filename(home, "bowout", NULL);
    g_setenv("XDG_CONFIG_HOME", home, TRUE);
    g_setenv("XDG_CACHE_HOME", "/dev/null", TRUE);
    cr_assert(g_mkdir_with_parents(folder, 0700) == 0);
    return g_build_filename(folder, name, NULL);
}

/* "4: message" a line each, for faults in a file of our own. */
static inline char *faults(const Problems *problems) {
    GString *text = g_string_new(NULL);
    const Problem *problem;
    for (guint i = 0; (problem = problems_get(problems, i)) != NULL; i++)
        g_string_append_printf(text, "%d: %s\n", problem->line, problem->message);
    return g_string_free(text, FALSE);
}

static inline Catalogue *small_catalogue(void) {
    g_autofree char *path = data_path("small.conf");
    const char *const paths[] = {path, NULL};
    g_autoptr(Problems) problems = problems_new();
    Catalogue *catalogue = catalogue_load_files(paths, problems);
    g_autofree char *told = faults(problems);
    cr_assert(told[0] == '\0', "%s", told);
    cr_assert(catalogue != NULL);
    return catalogue;
}

static inline void know(Answers *answers, FactId id, const char *value) {
    g_autoptr(GError) error = NULL;
    cr_assert(facts_set(answers_facts(answers), id, value, &error), "%s", error == NULL ? "" : error->message);
}

/* The usual offer, on a fixed day, answered in time. */
static inline Answers *usual_answers(const char *situation) {
    Answers *answers = answers_new();
    cr_assert(clock_set_today("2026-11-22", NULL));
    know(answers, FACT_CANDIDATE, "Maria Santos");
    know(answers, FACT_COMPANY, "Northwind Remote");
    know(answers, FACT_ROLE, "Support Assistant");
    know(answers, FACT_CONTACT, "Ms. Tan");
    know(answers, FACT_RECEIVED, "2026-11-20");
    answers_set_situation(answers, situation);
    return answers;
}

#endif
