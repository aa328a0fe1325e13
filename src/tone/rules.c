/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a loaded rule set. */
#include "config.h"

#include <string.h>

#include "bowout/base/nearest.h"
#include "rule-types.h"

static const char *const level_names[] = {"note", "warning", "error"};

static const struct {
    const char *name;
    ToneLevel level;
} voices[VOICE_COUNT] = {[VOICE_STOP] = {"stop", TONE_ERROR},
                         [VOICE_STRUCTURE] = {"structure", TONE_WARNING},
                         [VOICE_MEANING] = {"meaning", TONE_WARNING},
                         [VOICE_READING] = {"reading", TONE_NOTE},
                         [VOICE_STYLE] = {"style", TONE_NOTE}};

const char *tone_voice_name(ToneVoice voice) {
    return (guint)voice < VOICE_COUNT ? voices[voice].name : NULL;
}

ToneLevel tone_voice_level(ToneVoice voice) {
    return voices[voice].level;
}

const char *tone_level_name(ToneLevel level) {
    return (guint)level < G_N_ELEMENTS(level_names) ? level_names[level] : NULL;
}

gboolean tone_level_by_name(const char *name, ToneLevel *level) {
    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(level_names); i++) {
        if (strcmp(name, level_names[i]) != 0) continue;
        if (level != NULL) *level = (ToneLevel)i;
        return TRUE;
    }
    return FALSE;
}

int rules_stage(const Rules *rules, const char *id) {
    for (guint i = 0; i < rules->stage_count; i++)
        if (strcmp(pack_text(&STAGE_AT(rules, i)->id), id) == 0) return (int)i;
    return -1;
}

const char *rules_stage_id(const Rules *rules, guint number) {
    return number < rules->stage_count ? pack_text(&STAGE_AT(rules, number)->id) : "other";
}

int rules_kind(const Rules *rules, const char *id) {
    for (guint i = 0; i < rules->kind_count; i++)
        if (strcmp(pack_text(&KIND_AT(rules, i)->id), id) == 0) return (int)i;
    return -1;
}

void rules_free(Rules *rules) {
    if (rules == NULL) return;
    pack_free(rules->pack);
    g_ptr_array_unref(rules->sources);
    g_free(rules->switched);
    g_free(rules);
}

const Pack *rules_pack(const Rules *rules) {
    return rules->pack;
}

const char *rule_file(const Rules *rules, const Rule *rule) {
    return g_ptr_array_index(rules->sources, rule->source);
}

gboolean rules_has_kind(const Rules *rules, const char *id) {
    return rules_kind(rules, id) >= 0;
}

guint rules_count(const Rules *rules) {
    return rules->rule_count;
}

static RuleSight rule_sight(const Rule *rule) {
    if (rule_type(rule)->sight != NULL) return rule_type(rule)->sight(rule);
    return (rule->roles & 1u << ROLE_ONLY_LETTER) != 0 ? RULE_SEES_PAIR : RULE_SEES_SENTENCE;
}

RuleInfo rules_info(const Rules *rules, guint index) {
    const Rule *rule = RULE_AT(rules, index);
    return (RuleInfo){pack_text(&rule->id),
                      pack_text(&rule->family),
                      pack_text(&rule->message),
                      pack_text(&rule->advice),
                      rule_type(rule)->name,
                      rule_sight(rule),
                      rule->voice,
                      tone_voice_level(rule->voice),
                      pack_text(&rule->measured),
                      rule_file(rules, rule),
                      rule->line};
}

gboolean rules_find(const Rules *rules, const char *id, guint *index) {
    for (guint i = 0; id != NULL && i < rules->rule_count; i++) {
        if (strcmp(pack_text(&RULE_AT(rules, i)->id), id) != 0) continue;
        if (index != NULL) *index = i;
        return TRUE;
    }
    return FALSE;
}

GPtrArray *rules_suggestions(const Rules *rules, guint index) {
    const PackList *suggestions = &RULE_AT(rules, index)->suggestions;
    GPtrArray *texts = g_ptr_array_sized_new(suggestions->count);
    for (guint i = 0; i < suggestions->count; i++) g_ptr_array_add(texts, (gpointer)pack_text_at(suggestions, i));
    return texts;
}

/* ---- switching off ---- */

gboolean rule_is_named(const char *id, const char *id_or_family) {
    gsize length = strlen(id_or_family);
    return strncmp(id, id_or_family, length) == 0 && (id[length] == '\0' || (id[length] == '.' && strchr(id_or_family, '.') == NULL));
}

gboolean rules_named(const Rules *rules, guint index, const char *id_or_family) {
    return rule_is_named(pack_text(&RULE_AT(rules, index)->id), id_or_family);
}

char *rules_hint(const Rules *rules, const char *typed) {
    Nearest nearest = NEAREST_TO(typed);
    for (guint i = 0; i < rules->rule_count; i++) {
        RuleInfo info = rules_info(rules, i);
        nearest_try(&nearest, info.family);
        nearest_try(&nearest, info.id);
    }
    return nearest_hint(&nearest);
}

const char *rule_disabled(const Rules *rules, guint number) {
    const char *switched = rules->switched != NULL ? rules->switched[number] : NULL;
    return switched != NULL ? switched : pack_text(&RULE_AT(rules, number)->disabled);
}

gboolean rules_disable(Rules *rules, const char *id_or_family, const char *reason) {
    gboolean found = FALSE;
    for (guint i = 0; i < rules->rule_count; i++) {
        if (!rule_is_named(pack_text(&RULE_AT(rules, i)->id), id_or_family)) continue;
        if (rules->switched == NULL) rules->switched = g_new0(const char *, rules->rule_count);
        rules->switched[i] = g_intern_string(reason);
        found = TRUE;
    }
    return found;
}

gboolean rules_about_spelling(const Rules *rules) {
    for (guint i = 0; i < rules->rule_count; i++)
        if (rule_type(RULE_AT(rules, i)) == &rule_type_spelling && rule_disabled(rules, i) == NULL) return TRUE;
    return FALSE;
}
