/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rules say of themselves is true: how often they were right in sentences by other writers,
 * and that only those speak up as certain which were.
 */
#include "config.h"

#include <criterion/criterion.h>

#include "../measure/sentences.h"

static GPtrArray *shipped(Rules **rules) {
    g_autoptr(Problems) problems = problems_new();
    g_autofree char *folder = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "tests", "sentences", NULL);
    GPtrArray *sentences;
    *rules = rules_load(NULL, FALSE, problems);
    cr_assert(*rules != NULL);
    sentences = sentences_check(*rules, folder);
    cr_assert(sentences != NULL, "%s", folder);
    return sentences;
}

Test(voices, the_sentences_are_enough_to_measure_with) {
    g_autoptr(Rules) rules = NULL;
    g_autoptr(GPtrArray) sentences = shipped(&rules);
    for (guint i = 0; i < SENTENCE_FAMILIES; i++) {
        g_autoptr(GHashTable) writers = g_hash_table_new(g_str_hash, g_str_equal);
        guint faulty = 0, innocent = 0;
        for (guint j = 0; j < sentences->len; j++) {
            const Said *sentence = g_ptr_array_index(sentences, j);
            if (strcmp(sentence->family, sentence_families[i]) != 0) continue;
            g_hash_table_add(writers, sentence->writer);
            faulty += sentence->faulty ? 1 : 0;
            innocent += sentence->faulty ? 0 : 1;
        }
        cr_expect(faulty >= 60 && innocent >= 60 && g_hash_table_size(writers) >= 5, "%s: %u faulty, %u innocent", sentence_families[i],
                  faulty, innocent);
    }
}

Test(voices, a_rule_tells_what_was_measured) {
    g_autoptr(Rules) rules = NULL;
    g_autoptr(GPtrArray) sentences = shipped(&rules);
    for (guint i = 0; i < rules_count(rules); i++) {
        RuleInfo info = rules_info(rules, i);
        g_autofree char *told = sentence_hits_told(sentences_hits(sentences, &info));
        if (info.measured == NULL && (info.voice != VOICE_READING || told == NULL)) continue;
        cr_expect(g_strcmp0(info.measured, told) == 0, "%s says it was right in %s; it was in %s", info.id,
                  info.measured != NULL ? info.measured : "none", told != NULL ? told : "none");
    }
}

Test(voices, only_what_was_right_so_often_is_certain) {
    g_autoptr(Rules) rules = NULL;
    g_autoptr(GPtrArray) sentences = shipped(&rules);
    for (guint i = 0; i < rules_count(rules); i++) {
        RuleInfo info = rules_info(rules, i);
        if (info.voice != VOICE_MEANING) continue;
        cr_expect(sentence_hits_certain(sentences_hits(sentences, &info)), "%s: not measured as certain: make it a reading", info.id);
    }
}
