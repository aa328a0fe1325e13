/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of problems. */
#include "config.h"

#include "bowout/base/problem.h"

#include "bowout/base/text.h"

struct Problems {
    GPtrArray *list;
};

static void problem_free(gpointer data) {
    Problem *problem = data;

    g_free(problem->file);
    g_free(problem->message);
    g_free(problem);
}

Problems *problems_new(void) {
    Problems *problems = g_new0(Problems, 1);

    problems->list = g_ptr_array_new_with_free_func(problem_free);
    return problems;
}

void problems_free(Problems *problems) {
    if (!problems) return;
    g_ptr_array_unref(problems->list);
    g_free(problems);
}

void problems_add(Problems *problems, ProblemLevel level, const char *file, int line, const char *format, ...) {
    Problem *problem;
    va_list arguments;

    if (!problems) return;
    problem = g_new0(Problem, 1);
    problem->file = g_strdup(file);
    problem->line = line;
    problem->level = level;
    va_start(arguments, format);
    problem->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(problems->list, problem);
}

guint problems_count(const Problems *problems, ProblemLevel level) {
    guint count = 0;

    for (guint i = 0; problems && i < problems->list->len; i++) count += problems_get(problems, i)->level >= level;
    return count;
}

const Problem *problems_get(const Problems *problems, guint index) {
    return problems && index < problems->list->len ? g_ptr_array_index(problems->list, index) : NULL;
}

static gint compare(gconstpointer a, gconstpointer b, gpointer ranks) {
    const Problem *first = *(const Problem *const *)a, *second = *(const Problem *const *)b;
    guint file = GPOINTER_TO_UINT(g_hash_table_lookup(ranks, first->file ? first->file : ""));
    guint other = GPOINTER_TO_UINT(g_hash_table_lookup(ranks, second->file ? second->file : ""));

    if (file != other) return file < other ? -1 : 1;
    return (first->line > second->line) - (first->line < second->line);
}

void problems_sort(Problems *problems) {
    g_autoptr(GHashTable) ranks = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < problems->list->len; i++) {
        const Problem *problem = problems_get(problems, i);
        char *file = problem->file ? problem->file : (char *)"";

        if (!g_hash_table_contains(ranks, file)) g_hash_table_insert(ranks, file, GUINT_TO_POINTER(i));
    }
    /* A merge sort: stable. */
    g_ptr_array_sort_with_data(problems->list, compare, ranks);
}

char *problem_format(const Problem *problem) {
    g_autofree char *whole = NULL;

    if (!problem->file)
        whole = g_strdup(problem->message);
    else if (problem->line > 0)
        whole = g_strdup_printf("%s:%d: %s", problem->file, problem->line, problem->message);
    else
        whole = g_strdup_printf("%s: %s", problem->file, problem->message);
    return text_clean(whole, -1, TEXT_PLAIN);
}
