/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which examples suit. Each thing that a group of them names must hold; the one that names what is
 * rarer goes first.
 */
#include "config.h"

#include "bowout/letter/examples.h"

#include <string.h>

#include "bowout/base/text.h"

#define FOR_SITUATION 4
#define FOR_ROLE 2
#define FOR_ARRANGEMENT 1
#define SUITS_NOT (-1)

/* The role as folded words with a blank around each. Owned by the caller. */
static char *role_words(const Answers *answers) {
    const char *role = facts_get(answers_facts_const(answers), FACT_ROLE);
    g_autofree char *folded = text_fold(role != NULL ? role : "");
    g_strdelimit(folded, "()/,:;|-", ' ');
    return g_strdup_printf(" %s ", folded);
}

static gboolean names_role(const Examples *examples, const char *role) {
    for (guint i = 0; i < examples->roles->len; i++) {
        g_autofree char *word = g_strdup_printf(" %s ", (const char *)g_ptr_array_index(examples->roles, i));
        if (strstr(role, word) != NULL) return TRUE;
    }
    return FALSE;
}

static int suits(const Examples *examples, const Situation *situation, ArrangementId arrangement, const char *role) {
    int weight = 0;
    if (examples->situations->len > 0) {
        if (!g_ptr_array_find(examples->situations, situation, NULL)) return SUITS_NOT;
        weight += FOR_SITUATION;
    }
    if (examples->roles->len > 0) {
        if (!names_role(examples, role)) return SUITS_NOT;
        weight += FOR_ROLE;
    }
    if (examples->arrangements != 0) {
        if ((examples->arrangements >> arrangement & 1u) == 0) return SUITS_NOT;
        weight += FOR_ARRANGEMENT;
    }
    return weight;
}

static void take(GPtrArray *found, const Examples *examples) {
    for (guint i = 0; i < examples->texts->len; i++)
        if (!g_ptr_array_find_with_equal_func(found, g_ptr_array_index(examples->texts, i), g_str_equal, NULL))
            g_ptr_array_add(found, g_ptr_array_index(examples->texts, i));
}

GPtrArray *examples_for(const Catalogue *catalogue, const Answers *answers, FactId fact) {
    const GPtrArray *all = catalogue_examples(catalogue);
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    g_autofree char *role = role_words(answers);
    GPtrArray *found = g_ptr_array_new();
    for (int weight = FOR_SITUATION + FOR_ROLE + FOR_ARRANGEMENT; weight >= 0; weight--)
        for (guint i = 0; i < all->len; i++) {
            const Examples *examples = g_ptr_array_index(all, i);
            if (examples->fact == fact && suits(examples, situation, answers_arrangement(answers), role) == weight) take(found, examples);
        }
    return found;
}
