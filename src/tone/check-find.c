/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a rule looks, and what it finds. */
#include "config.h"

#include "bowout/base/text.h"
#include "check-private.h"

#define PLACE_BYTES_MOST 512u /* a longer find is no part of a name */

gboolean rule_holds_here(const Rule *rule, const Sense *sense) {
    const RuleType *type = rule_type(rule);
    if (rule->stages != 0 && !type->seeks && (rule->stages & sense->stages) == 0) return FALSE;
    if ((rule->not_stages & sense->stages) != 0) return FALSE;
    if (sense->subject) return type->subject;
    if (!sense->signature) return TRUE;
    return type->signature != NULL ? type->signature(rule) : rule->signature || (rule->stages & sense->stages) != 0;
}

void checker_found(Checker *checker, guint rule, gsize start, gsize end) {
    Tally *tally = &checker->tallies[rule];
    Found found = {rule, start == 0 && end == 0 ? -1 : (int)checker->sense.main, start, end, checker->found->len};
    if (RULE_AT(checker->rules, rule)->once && tally->kept > 0) return;
    if (tally->kept >= FINDINGS_OF_RULE_MOST) {
        checker->dropped++;
        return;
    }
    tally->kept++;
    g_array_append_val(checker->found, found);
}

void checker_found_whole(Checker *checker, guint rule, int stage, gsize start, gsize end) {
    Found found = {rule, stage, start, end, checker->found->len};
    checker->tallies[rule].kept++;
    g_array_append_val(checker->found, found);
}

void look_found(const Look *look, gsize start, gsize end) {
    Tally *tally = &look->checker->tallies[look->number];
    if (!look->names && end - start < PLACE_BYTES_MOST && checker_apart(look->checker, start, end)) return;
    tally->count++;
    if (look->rule->most >= 0 && (tally->count <= (guint)look->rule->most || tally->crossed)) return;
    tally->crossed = TRUE;
    checker_found(look->checker, look->number, start, end);
}

gboolean look_listed(const Look *look, const PackList *words, const Word *word) {
    const Checker *checker = look->checker;
    g_autofree char *raw = NULL, *folded = NULL;
    if (words->count == 0) return FALSE;
    raw = g_strndup(checker->text + checker->base + word->start, word->length);
    folded = text_fold(raw);
    return pack_sorted_have(words, folded);
}
