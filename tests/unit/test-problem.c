/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/base/problem.h"

static void expect_format(const Problems *problems, guint index, const char *wanted) {
    g_autofree char *got = problem_format(problems_get(problems, index));

    cr_assert(strcmp(got, wanted) == 0, "%s", got);
}

Test(problem, kept_counted_and_shown_safely) {
    g_autoptr(Problems) problems = problems_new();

    cr_assert(problems_count(problems, PROBLEM_WARNING) == 0 && !problems_get(problems, 0));
    problems_add(problems, PROBLEM_ERROR, "b.conf", 7, "unknown \"%s\"", "x\x1b[2J");
    problems_add(problems, PROBLEM_WARNING, "a.conf", 0, "100%% odd");
    problems_add(problems, PROBLEM_ERROR, NULL, 0, "no file at all");
    problems_add(problems, PROBLEM_WARNING, "b.conf", 2, "first");
    problems_add(NULL, PROBLEM_ERROR, "b.conf", 2, "dropped");
    cr_assert(problems_count(problems, PROBLEM_WARNING) == 4 && problems_count(problems, PROBLEM_ERROR) == 2);
    expect_format(problems, 0, "b.conf:7: unknown \"x^[[2J\"");
    expect_format(problems, 1, "a.conf: 100% odd");
    expect_format(problems, 2, "no file at all");
    problems_sort(problems);
    expect_format(problems, 0, "b.conf:2: first");
    expect_format(problems, 1, "b.conf:7: unknown \"x^[[2J\"");
    expect_format(problems, 2, "a.conf: 100% odd");
}
