/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Other letters from the same answers.
 */
#include "config.h"

#include "bowout/letter/variants.h"

#include "bowout/letter/suggest.h"

gboolean suggest_variant(Answers *answers, const Catalogue *catalogue, guint number) {
    if (number != 1 || catalogue_situation(catalogue, answers_situation(answers)) == NULL) return FALSE;
    suggest_rest(answers, catalogue);
    return TRUE;
}

guint suggest_variant_count(const Answers *answers, const Catalogue *catalogue, guint most) {
    return MIN(most, catalogue_situation(catalogue, answers_situation(answers)) != NULL ? 1u : 0u);
}
