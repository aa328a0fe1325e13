/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sentences of tests/sentences against the shipped rules: what each family and each rule finds.
 * What "make measure-sentences" prints and tests/unit/test-voices.c holds the rules to.
 */
#ifndef BOWOUT_TESTS_MEASURE_SENTENCES_H
#define BOWOUT_TESTS_MEASURE_SENTENCES_H

#include <string.h>

#include "bowout/tone/check.h"

static const char *const sentence_families[] = {"negative",  "blame",     "comparison", "overshare", "hedge",
                                                "negotiate", "insincere", "late",       "slang"};
#define SENTENCE_FAMILIES G_N_ELEMENTS(sentence_families)

/* What makes a rule of phrases certain: so often right, in so many places. */
#define CERTAIN_HITS 30u
#define CERTAIN_PERCENT 95u

typedef struct {
    const char *family; /* whose file it is in */
    gboolean faulty;
    char *text, *writer;
    CheckResult *result;
} Said;

/* right: faulty sentences of its family. wrong: innocent ones of any family. What it finds in
   faulty ones of another family counts as neither: they may well have both faults. */
typedef struct {
    guint right, wrong;
} SentenceHits;

static inline void sentence_free(gpointer data) {
    Said *sentence = data;
    check_result_free(sentence->result);
    g_free(sentence->text);
    g_free(sentence->writer);
    g_free(sentence);
}

static inline gboolean sentences_read(const Rules *rules, const char *folder, const char *family, GPtrArray *sentences) {
    g_autofree char *name = g_strconcat(family, ".tsv", NULL), *path = g_build_filename(folder, name, NULL), *text = NULL;
    CheckContext context = {.kind = "decline", .channel = CHANNEL_EMAIL, .growing = TRUE, .every_reading = TRUE};
    g_auto(GStrv) lines = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) return FALSE;
    lines = g_strsplit(text, "\n", -1);
    for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
        Said *sentence;
        if (g_strv_length(cells) != 3) return FALSE;
        sentence = g_new0(Said, 1);
        sentence->family = family;
        sentence->faulty = strcmp(cells[0], "faulty") == 0;
        sentence->text = g_strdup(cells[1]);
        sentence->writer = g_strdup(cells[2]);
        sentence->result = check_text(rules, sentence->text, strlen(sentence->text), &context);
        g_ptr_array_add(sentences, sentence);
    }
    return TRUE;
}

/* All of them (Said), checked; NULL when a file cannot be read. */
static inline GPtrArray *sentences_check(const Rules *rules, const char *folder) {
    GPtrArray *sentences = g_ptr_array_new_with_free_func(sentence_free);
    for (guint i = 0; i < SENTENCE_FAMILIES; i++) {
        if (sentences_read(rules, folder, sentence_families[i], sentences)) continue;
        g_ptr_array_unref(sentences);
        return NULL;
    }
    return sentences;
}

/* Is a finding of this level, or above, of the family in it? family NULL: of any of them. */
static inline const Finding *sentence_finding(const Said *sentence, const char *family, ToneLevel least) {
    for (guint i = 0; i < sentence->result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(sentence->result->findings, i);
        if (finding->level < least || !finding_marks(finding)) continue;
        for (guint j = 0; j < SENTENCE_FAMILIES; j++) {
            gsize length = strlen(sentence_families[j]);
            if (family != NULL && strcmp(family, sentence_families[j]) != 0) continue;
            if (strncmp(finding->rule, sentence_families[j], length) == 0 && strchr(".", finding->rule[length]) != NULL) return finding;
        }
    }
    return NULL;
}

static inline gboolean sentence_has(const Said *sentence, const char *rule) {
    for (guint i = 0; i < sentence->result->findings->len; i++)
        if (strcmp(((const Finding *)g_ptr_array_index(sentence->result->findings, i))->rule, rule) == 0) return TRUE;
    return FALSE;
}

static inline SentenceHits sentences_hits(const GPtrArray *sentences, const RuleInfo *rule) {
    SentenceHits hits = {0, 0};
    for (guint i = 0; i < sentences->len; i++) {
        const Said *sentence = g_ptr_array_index(sentences, i);
        if (!sentence_has(sentence, rule->id)) continue;
        if (!sentence->faulty)
            hits.wrong++;
        else if (strcmp(sentence->family, rule->family) == 0)
            hits.right++;
    }
    return hits;
}

static inline gboolean sentence_hits_certain(SentenceHits hits) {
    guint all = hits.right + hits.wrong;
    return all >= CERTAIN_HITS && hits.right * 100u >= all * CERTAIN_PERCENT;
}

/* What stands in the rule's `measured`; NULL when it met none. */
static inline char *sentence_hits_told(SentenceHits hits) {
    guint all = hits.right + hits.wrong;
    return all > 0 ? g_strdup_printf("%u of %u", hits.right, all) : NULL;
}

#endif
