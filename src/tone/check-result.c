/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check hands back: rules about the whole letter are held against what was counted,
 * messages are filled in, findings put in the order of their place. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/letter/conditions.h"
#include "bowout/letter/promptness.h"
#include "check-private.h"

#define MATCH_LENGTH_MOST 60 /* cells of {match} in a message */

static gboolean assumed(const CheckContext *context, const char *name) {
    guint condition;
    return condition_by_name(name, &condition) && (context->assumes >> condition & 1u) != 0;
}

static guint32 timing(const CheckContext *context) {
    PromptnessReading reading;
    if (assumed(context, "late")) return 1u << WHEN_LATE;
    if (assumed(context, "in-time")) return 1u << WHEN_IN_TIME;
    if (context->facts == NULL) return 1u << WHEN_DATES_UNKNOWN;
    reading = promptness_read(context->facts);
    if (reading.state == PROMPTNESS_UNKNOWN) return 1u << WHEN_DATES_UNKNOWN;
    return reading.late ? 1u << WHEN_LATE : 1u << WHEN_IN_TIME;
}

guint32 circumstances(const CheckContext *context) {
    const Facts *facts = context->facts;
    guint32 holds = timing(context);
    if (facts == NULL) return holds;
    if (facts_has(facts, FACT_COMPANY)) holds |= 1u << WHEN_COMPANY_KNOWN;
    if (facts_has(facts, FACT_CONTACT)) holds |= 1u << WHEN_CONTACT_KNOWN;
    if (facts_has(facts, FACT_CANDIDATE)) holds |= 1u << WHEN_CANDIDATE_KNOWN;
    if (facts_has(facts, FACT_ROLE)) holds |= 1u << WHEN_ROLE_KNOWN;
    return holds;
}

/* ---- rules about the whole letter ---- */

static gboolean letter_allows(const Checker *checker, guint number) {
    const Rule *rule = RULE_AT(checker->rules, number);
    const Tally *tally = &checker->tallies[number];
    return !tally->unless_letter && ((rule->roles & 1u << ROLE_ONLY_LETTER) == 0 || tally->only_letter);
}

static void finish_rules(Checker *checker) {
    for (guint number = 0; number < checker->rules->rule_count; number++) {
        if (!checker->tallies[number].enabled) continue;
        if (rule_type(RULE_AT(checker->rules, number))->finish != NULL) rule_type(RULE_AT(checker->rules, number))->finish(checker, number);
    }
}

/* ---- findings ---- */

static void finding_free(gpointer data) {
    Finding *finding = data;
    g_free(finding->message);
    g_free(finding->suppressed);
    g_free(finding->fix);
    g_ptr_array_unref(finding->suggestions);
    g_free(finding);
}

static const char *fact_text(const Checker *checker, const char *name) {
    FactId fact;
    if (checker->context->facts == NULL || !fact_by_name(name, &fact)) return NULL;
    return facts_get(checker->context->facts, fact);
}

static char *clean_match(const Checker *checker, const Found *found) {
    g_autofree char *raw = g_strndup(checker->text + found->start, found->end - found->start);
    g_autofree char *line = text_normalise(raw, TEXT_PLAIN);
    g_autofree char *clean = text_clean(line, -1, TEXT_PLAIN);
    return text_clip(clean, MATCH_LENGTH_MOST, NULL);
}

/* Printable ASCII without two blanks in a row: nothing to clean, and as wide as long. */
static gboolean is_simple(const char *text, gsize length) {
    if (length > MATCH_LENGTH_MOST) return FALSE;
    for (gsize i = 0; i < length; i++)
        if (text[i] < ' ' || text[i] > '~' || (text[i] == ' ' && (i == 0 || i + 1 == length || text[i + 1] == ' '))) return FALSE;
    return TRUE;
}

static char *matched_text(const Checker *checker, const Found *found) {
    gsize length = found->end - found->start;
    if (is_simple(checker->text + found->start, length)) return g_strndup(checker->text + found->start, length);
    return clean_match(checker, found);
}

/* The value of a field of a message; NULL when there is none. */
static char *field_value(const Checker *checker, const Found *found, const char *name) {
    const Rule *rule = RULE_AT(checker->rules, found->rule);
    const char *fact;
    if (strcmp(name, "match") == 0) return matched_text(checker, found);
    if (strcmp(name, "count") == 0) return g_strdup_printf("%u", checker->tallies[found->rule].count);
    if (strcmp(name, "most") == 0) return g_strdup_printf("%d", rule->most);
    if (strcmp(name, "least") == 0) return g_strdup_printf("%d", rule->least);
    if (strcmp(name, "fact") == 0) name = fact_row(rule->fact)->name;
    fact = fact_text(checker, name);
    return fact != NULL ? text_clean(fact, -1, TEXT_PLAIN) : NULL;
}

/* Fills in {fields}; an unknown one stays, and *whole becomes FALSE. */
static char *fill(const Checker *checker, const Found *found, const char *text, gboolean *whole) {
    GString *out = g_string_new(NULL);
    *whole = TRUE;
    while (*text != '\0') {
        const char *open = strchr(text, '{'), *close = open != NULL ? strchr(open, '}') : NULL;
        g_autofree char *name = NULL, *value = NULL;
        if (close == NULL) break;
        g_string_append_len(out, text, open - text);
        name = g_strndup(open + 1, (gsize)(close - open - 1));
        value = field_value(checker, found, name);
        if (value != NULL)
            g_string_append(out, value);
        else
            g_string_append_len(out, open, close - open + 1);
        *whole = *whole && value != NULL;
        text = close + 1;
    }
    g_string_append(out, text);
    return g_string_free(out, FALSE);
}

static Finding *make_finding(const Checker *checker, const Found *found) {
    const Rule *rule = RULE_AT(checker->rules, found->rule);
    Finding *finding = g_new0(Finding, 1);
    gboolean whole;
    finding->rule = pack_text(&rule->id);
    finding->voice = rule->voice;
    finding->level = tone_voice_level(rule->voice);
    finding->stage = found->stage >= 0 ? rules_stage_id(checker->rules, (guint)found->stage) : NULL;
    finding->message = fill(checker, found, pack_text(&rule->message), &whole);
    finding->advice = pack_text(&rule->advice);
    finding->start = found->start;
    finding->end = found->end;
    finding->suppressed = g_strdup(rule_disabled(checker->rules, found->rule));
    finding->suggestions = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < rule->suggestions.count; i++) {
        char *suggestion = fill(checker, found, pack_text_at(&rule->suggestions, i), &whole);
        if (whole)
            g_ptr_array_add(finding->suggestions, suggestion);
        else
            g_free(suggestion);
    }
    if (rule_type(rule)->mend != NULL && found->end > found->start) finding->fix = rule_type(rule)->mend(checker, found);
    if (rule_type(rule)->suggest != NULL) rule_type(rule)->suggest(checker, found, finding->suggestions);
    if (finding->fix != NULL && finding->suggestions->len == 0) g_ptr_array_add(finding->suggestions, g_strdup(finding->fix));
    if (finding->suggestions->len == 0) { /* all that have none share one */
        g_ptr_array_unref(finding->suggestions);
        finding->suggestions = g_ptr_array_ref(checker->no_suggestions);
    }
    return finding;
}

static int by_place(gconstpointer one, gconstpointer other) {
    const Found *a = one, *b = other;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->end != b->end) return a->end < b->end ? -1 : 1;
    return a->serial < b->serial ? -1 : a->serial > b->serial;
}

/* Two readings of one family ask about the same words: once is enough. */
static gboolean asked(const Checker *checker, const Found *found, const Found *before) {
    const Rule *rule = RULE_AT(checker->rules, found->rule), *other = before != NULL ? RULE_AT(checker->rules, before->rule) : NULL;
    return other != NULL && !checker->context->every_reading && rule->voice == VOICE_READING && other->voice == VOICE_READING &&
           found->start < before->end && strcmp(pack_text(&rule->family), pack_text(&other->family)) == 0;
}

static void make_findings(Checker *checker) {
    const Found *told = NULL; /* the reading told last */
    CheckResult *result = &checker->full->result;
    checker->no_suggestions = g_ptr_array_new();
    g_array_sort(checker->found, by_place);
    result->findings = g_ptr_array_new_with_free_func(finding_free);
    for (guint i = 0; i < checker->found->len; i++) {
        const Found *found = &g_array_index(checker->found, Found, i);
        if (letter_allows(checker, found->rule) && !asked(checker, found, told)) {
            g_ptr_array_add(result->findings, make_finding(checker, found));
            if (RULE_AT(checker->rules, found->rule)->voice == VOICE_READING) told = found;
        }
        checker_done(checker, found->start); /* what it says may be cited */
    }
    result->dropped = checker->dropped;
    g_ptr_array_unref(checker->no_suggestions);
}

/* ---- praise ---- */

static gboolean praise_true(const Checker *checker, guint number) {
    const Praise *praise = PRAISE_AT(checker->rules, number);
    const StageTally *stage = &checker->full->stages[praise->stage];
    if (checker->other_language || stage->sentences == 0 || checker->praise_spoilt[number]) return FALSE;
    if (praise->has_phrases && !checker->praise_seen[number]) return FALSE;
    if (praise->most_sentences >= 0 && stage->sentences > (guint)praise->most_sentences) return FALSE;
    if (praise->most_words >= 0 && stage->words > (guint)praise->most_words) return FALSE;
    if (praise->kinds != 0 && (checker->kind < 0 || (praise->kinds & 1u << checker->kind) == 0)) return FALSE;
    if (praise->channels != 0 && (praise->channels & 1u << checker->context->channel) == 0) return FALSE;
    return praise->situations.count == 0 || pack_texts_have(&praise->situations, checker->context->situation);
}

const char *check_praise(const Rules *rules, const CheckResult *result, const char *stage) {
    const FullResult *full = (const FullResult *)(const void *)result;
    const Finding *worst = check_worst(result, stage);
    if (worst != NULL && worst->level >= TONE_WARNING) return NULL;
    for (guint i = 0; i < full->praises->len && i < rules->praise_count; i++) {
        const Praise *praise = PRAISE_AT(rules, i);
        if (g_array_index(full->praises, guint8, i) && strcmp(rules_stage_id(rules, (guint)praise->stage), stage) == 0)
            return pack_text(&praise->text);
    }
    return NULL;
}

/* ---- the whole ---- */

FullResult *checker_finish(Checker *checker) {
    FullResult *full = checker->full;
    finish_rules(checker);
    make_findings(checker);
    full->praises = g_array_new(FALSE, TRUE, sizeof(guint8));
    for (guint i = 0; i < checker->rules->praise_count; i++) {
        guint8 praised = (guint8)praise_true(checker, i);
        g_array_append_val(full->praises, praised);
    }
    full->counts = g_array_sized_new(FALSE, FALSE, sizeof(guint), checker->rules->rule_count);
    for (guint i = 0; i < checker->rules->rule_count; i++) {
        guint count = checker->tallies[i].count;
        g_array_append_val(full->counts, count);
    }
    return full;
}

void check_result_free(CheckResult *result) {
    FullResult *full = (FullResult *)(void *)result;
    if (result == NULL) return;
    if (result->findings != NULL) g_ptr_array_unref(result->findings);
    if (full->praises != NULL) g_array_unref(full->praises);
    if (full->counts != NULL) g_array_unref(full->counts);
    g_array_unref(result->sentence_list);
    g_free(full);
}

guint check_rule_count(const CheckResult *result, guint rule) {
    const FullResult *full = (const FullResult *)(const void *)result;
    return full->counts != NULL && rule < full->counts->len ? g_array_index(full->counts, guint, rule) : 0;
}

guint check_count(const CheckResult *result, ToneLevel at_least) {
    guint count = 0;
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        count += finding->suppressed == NULL && finding->level >= at_least;
    }
    return count;
}

guint check_marks(const CheckResult *result) {
    guint count = 0;
    for (guint i = 0; i < result->findings->len; i++) count += finding_marks(g_ptr_array_index(result->findings, i)) ? 1 : 0;
    return count;
}

gboolean finding_marks(const Finding *finding) {
    return finding->suppressed == NULL && finding->voice != VOICE_STYLE;
}

const Finding *check_worst(const CheckResult *result, const char *stage) {
    const Finding *worst = NULL;
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        if (finding->suppressed != NULL || g_strcmp0(finding->stage, stage) != 0) continue;
        if (worst == NULL || finding->level > worst->level) worst = finding;
    }
    return worst;
}
