/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the tests of the tone room: rule sets written in the test, and a short way to ask what
   they find. */
#ifndef TESTS_UNIT_TONE_H
#define TESTS_UNIT_TONE_H

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "bowout/tone/check.h"

/* Stages and kinds that most tests can do with. */
#define TONE_BASE                                                                                                                          \
    "contractions = {\"won't = will not\", \"cannot = can not\", \"can't = can not\", \"wont = will not\", "                               \
    "\"it's = it is\", \"*n't = * not\", \"*'m = * am\", \"*'ve = * have\", \"*'s = *\", \"*s' = *s\"}\n"                                  \
    "list \"negations\" { words = {\"not\", \"no longer\", \"without\"} }\n"                                                               \
    "list \"company-suffixes\" { words = {\"ltd\", \"inc\"} }\n"                                                                           \
    "kind \"decline\" { }\n"                                                                                                               \
    "kind \"request\" { signs = {\"question\"} unless = {\"decision\"} }\n"                                                                \
    "stage \"greeting\" { priority = 10 place = \"start\" cues = {\"^(dear|hi|hello)\"} }\n"                                               \
    "stage \"gratitude\" { priority = 50 cues = {\"thank (you|u)\", \"grateful\", \"^thank you $\"} }\n"                                   \
    "stage \"decision\" { kinds = {\"decline\"} priority = 90 cues = {\"decline\", \"can not accept\"} "                                   \
    "unless = {\"decline to say\"} }\n"                                                                                                    \
    "stage \"question\" { kinds = {\"request\"} priority = 80 cues = {\"could you\"} }\n"                                                  \
    "stage \"reasoning\" { kinds = {\"decline\"} priority = 60 cues = {\"because\"} hints = {\"goals\"} "                                  \
    "follows = {\"decision\", \"reasoning\"} }\n"                                                                                          \
    "stage \"wishes\" { priority = 40 cues = {\"wish you\", \"good luck\"} }\n"                                                            \
    "stage \"sign-off\" { priority = 30 place = \"end\" name-lines = true cues = {\"^[kind|best] regards\", \"^thank you $\"} }\n"

/* A rule of type phrase named "r" looking for `phrases` ("\"a\", \"b\""), with more fields. */
#define TONE_RULE(phrases, more)                                                                                                           \
    "rule \"r\" { type = \"phrase\" voice = \"structure\" message = \"m {match}\" advice = \"a\" phrases = {" phrases "} " more " }\n"

static inline Rules *tone_load(const char *text, Problems *problems) {
    g_autofree char *path = NULL;
    const char *paths[2] = {NULL, NULL};
    int descriptor = g_file_open_tmp("tone-XXXXXX.conf", &path, NULL);
    Rules *rules;
    g_assert_true(descriptor >= 0);
    close(descriptor);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    paths[0] = path;
    rules = rules_load_files(paths, problems);
    g_unlink(path);
    return rules;
}

/* TONE_BASE and more; without problems. */
static inline Rules *tone_rules(const char *more) {
    g_autofree char *text = g_strconcat(TONE_BASE, more, NULL);
    g_autoptr(Problems) problems = problems_new();
    Rules *rules = tone_load(text, problems);
    if (problems_count(problems, PROBLEM_WARNING) > 0) {
        g_autofree char *first = problem_format(problems_get(problems, 0));
        g_printerr("%s\n", first);
        g_clear_pointer(&rules, rules_free);
    }
    return rules;
}

static inline CheckResult *tone_check(const Rules *rules, const char *text, const CheckContext *context) {
    return check_text(rules, text, strlen(text), context);
}

static inline guint tone_count(const Rules *rules, const char *text, const CheckContext *context) {
    g_autoptr(CheckResult) result = tone_check(rules, text, context);
    return result->findings->len;
}

/* The words that the first finding marks; NULL when there is none. The caller's. */
static inline char *tone_match(const Rules *rules, const char *text, const CheckContext *context) {
    g_autoptr(CheckResult) result = tone_check(rules, text, context);
    const Finding *finding = result->findings->len > 0 ? g_ptr_array_index(result->findings, 0) : NULL;
    return finding != NULL ? g_strndup(text + finding->start, finding->end - finding->start) : NULL;
}

/* Does the phrase find something in the text? */
static inline gboolean tone_phrase_finds(const char *phrase, const char *text) {
    g_autofree char *more = g_strdup_printf(TONE_RULE("\"%s\"", ""), phrase);
    g_autoptr(Rules) rules = tone_rules(more);
    return rules != NULL && tone_count(rules, text, NULL) > 0;
}

static inline gboolean tone_says(const char *more, const char *words) {
    g_autofree char *text = g_strconcat(TONE_BASE, more, NULL);
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) rules = tone_load(text, problems);
    const Problem *problem;
    (void)rules;
    for (guint i = 0; (problem = problems_get(problems, i)) != NULL; i++)
        if (strstr(problem->message, words) != NULL && problem->line > 0) return TRUE;
    return FALSE;
}

#endif
