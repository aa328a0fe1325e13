/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is missing and what a careful reader marks, by name: their rows at Review keep their names
 * while others come and go.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "flow-private.h"

/* ---- names of rows ---- */

/* Findings keep their name while others come and go; the same rule twice in a stage is told
   apart by a number. */
char *notes_finding_id(const GPtrArray *findings, guint index) {
    const Finding *finding = g_ptr_array_index(findings, index);
    guint same = 0;
    for (guint i = 0; i < index; i++) {
        const Finding *other = g_ptr_array_index(findings, i);
        if (strcmp(other->rule, finding->rule) == 0 && other->stage == finding->stage) same++;
    }
    return g_strdup_printf("finding:%s/%s/%u", finding->rule, finding->stage != NULL ? finding->stage : "", same);
}

char *notes_lack_id(const Lack *lack) {
    return g_strdup_printf("lack:%d/%d/%s/%s", (int)lack->kind, lack->kind == LACK_FACT ? (int)lack->fact : -1,
                           lack->stage != NULL ? lack->stage : "", lack->text != NULL ? lack->text : "");
}

const char *part_name(const Flow *flow, const char *id) {
    const Stage *stage = id != NULL ? catalogue_stage(flow->catalogue, id) : NULL;
    if (stage == NULL) return id;
    return stage->name != NULL ? stage->name : stage->title;
}

char *notes_lack_sentence(const Flow *flow, const Lack *lack) {
    switch (lack->kind) {
    case LACK_FACT: return g_strdup_printf(_("Still to fill in: %s"), _(fact_row(lack->fact)->prompt));
    case LACK_SITUATION: return g_strdup(_("Still to choose: why you answer as you do"));
    case LACK_STAGE: return g_strdup_printf(_("Still to choose: %s"), part_name(flow, lack->stage));
    case LACK_PHRASING: return g_strdup_printf(_("%s: the wording chosen is no longer there"), part_name(flow, lack->stage));
    case LACK_PLACEHOLDER: return g_strdup_printf(_("%s: %s is not filled in"), part_name(flow, lack->stage), lack->text);
    }
    return g_strdup("");
}

/* What the rows of the list are made of: the lacks first, then the findings that count. */
const Lack *notes_lack(const Flow *flow, const char *id) {
    for (guint i = 0; flow->derived.lacks != NULL && i < flow->derived.lacks->len; i++) {
        const Lack *lack = g_ptr_array_index(flow->derived.lacks, i);
        g_autofree char *name = notes_lack_id(lack);
        if (strcmp(name, id) == 0) return lack;
    }
    return NULL;
}

const Finding *notes_finding(const Flow *flow, const char *id) {
    const GPtrArray *findings = flow->derived.checked != NULL ? flow->derived.checked->findings : NULL;
    for (guint i = 0; findings != NULL && i < findings->len; i++) {
        g_autofree char *name = notes_finding_id(findings, i);
        if (strcmp(name, id) == 0) return g_ptr_array_index(findings, i);
    }
    return NULL;
}

/* ---- spelling ---- */

gboolean notes_about_spelling(const Flow *flow, const Finding *finding) {
    guint index;
    return rules_find(flow->rules, finding->rule, &index) && strcmp(rules_info(flow->rules, index).kind_of_rule, "spelling") == 0;
}

/* Words, not sentences. */
gboolean notes_tells_suggestions(const Finding *finding) {
    return finding->suggestions->len > 0 && g_str_has_prefix(finding->rule, "typo.");
}

/* What may have been meant stands before the advice, where it can be seen without taking it. */
char *notes_advice(const Finding *finding) {
    g_autoptr(GString) words = NULL;
    if (!notes_tells_suggestions(finding)) return g_strdup(finding->advice);
    words = g_string_new(NULL);
    for (guint i = 0; i < finding->suggestions->len; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index(finding->suggestions, i));
    return g_strdup_printf(_("Perhaps: %s. %s"), words->str, finding->advice);
}

