/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A rule set out of its part of a pack. All numbers that lead to something are looked at once,
 * here.
 */
#include "config.h"

#include "rule-types.h"

#define FORMAT 3u /* count up when the meaning of a row changes but not its size */

static const guint16 none[] = {PACK_END};
static const guint16 rule_texts[] = {G_STRUCT_OFFSET(Rule, id),
                                     G_STRUCT_OFFSET(Rule, family),
                                     G_STRUCT_OFFSET(Rule, message),
                                     G_STRUCT_OFFSET(Rule, advice),
                                     G_STRUCT_OFFSET(Rule, disabled),
                                     G_STRUCT_OFFSET(Rule, measured),
                                     PACK_END};
static const guint16 rule_lists[] = {G_STRUCT_OFFSET(Rule, suggestions),
                                     G_STRUCT_OFFSET(Rule, situations),
                                     G_STRUCT_OFFSET(Rule, not_situations),
                                     G_STRUCT_OFFSET(Rule, words),
                                     G_STRUCT_OFFSET(Rule, allowed),
                                     G_STRUCT_OFFSET(Rule, mends),
                                     PACK_END};
static const guint16 stage_texts[] = {G_STRUCT_OFFSET(ToneStage, id), PACK_END};
static const guint16 kind_texts[] = {G_STRUCT_OFFSET(ToneKind, id), PACK_END};
static const guint16 praise_texts[] = {G_STRUCT_OFFSET(Praise, id), G_STRUCT_OFFSET(Praise, text), PACK_END};
static const guint16 praise_lists[] = {G_STRUCT_OFFSET(Praise, situations), PACK_END};
const PackShape rule_shape = {sizeof(Rule), rule_texts, rule_lists, none};
const PackShape stage_shape = {sizeof(ToneStage), stage_texts, none, none};
const PackShape kind_shape = {sizeof(ToneKind), kind_texts, none, none};
const PackShape praise_shape = {sizeof(Praise), praise_texts, praise_lists, none};

static const guint16 root_lists[] = {G_STRUCT_OFFSET(RulesRoot, suffixes), PACK_END};
static const guint16 root_rows[] = {G_STRUCT_OFFSET(RulesRoot, rules),
                                    G_STRUCT_OFFSET(RulesRoot, stages),
                                    G_STRUCT_OFFSET(RulesRoot, kinds),
                                    G_STRUCT_OFFSET(RulesRoot, praises),
                                    G_STRUCT_OFFSET(RulesRoot, word_flags),
                                    G_STRUCT_OFFSET(RulesRoot, vocabulary.table),
                                    G_STRUCT_OFFSET(RulesRoot, vocabulary.stems),
                                    G_STRUCT_OFFSET(RulesRoot, vocabulary.stem_filter),
                                    G_STRUCT_OFFSET(RulesRoot, vocabulary.endings),
                                    G_STRUCT_OFFSET(RulesRoot, matcher.patterns),
                                    G_STRUCT_OFFSET(RulesRoot, matcher.places),
                                    G_STRUCT_OFFSET(RulesRoot, matcher.words),
                                    G_STRUCT_OFFSET(RulesRoot, matcher.anchors),
                                    G_STRUCT_OFFSET(RulesRoot, matcher.anchors_at),
                                    PACK_END};

PackPart rules_part(void) {
    static const char version[] = PACKAGE_VERSION;
    const gsize sizes[] = {FORMAT,         sizeof(RulesRoot),   sizeof(Rule),  sizeof(ToneStage), sizeof(ToneKind),
                           sizeof(Praise), sizeof(Pattern),     sizeof(Place), sizeof(Anchor),    sizeof(WordEntry),
                           sizeof(Stem),   sizeof(ShortEnding), STAGES_MOST,   RULE_TYPE_COUNT,   ROLE_COUNT,
                           WHEN_COUNT,     SHAPE_COUNT,         WORD_FIRST,    FACT_COUNT,        G_BYTE_ORDER};
    guint64 layout = pack_mix(pack_mix(1, version, sizeof version), sizes, sizeof sizes);
    return (PackPart){"rules", layout, {sizeof(RulesRoot), none, root_lists, root_rows}};
}

/* -1 or the number of a stage. */
static gboolean stage_sound(const Rules *rules, int stage) {
    return stage >= -1 && stage < (int)rules->stage_count;
}

static gboolean rule_sound(const Rules *rules, const Rule *rule) {
    return rule->id.to != 0 && rule->family.to != 0 && rule->message.to != 0 && rule->advice.to != 0 && rule->type < RULE_TYPE_COUNT &&
           (guint)rule->voice < VOICE_COUNT && (guint)rule->shape < SHAPE_COUNT && (guint)rule->fact < FACT_COUNT &&
           (guint)rule->repeat <= REPEAT_ANYWHERE && (rule->type != RULE_NUMBER_order || (rule->first >= 0 && rule->then >= 0)) &&
           rule->kinds >> rules->kind_count == 0 && rule->source < rules->sources->len && stage_sound(rules, rule->after) &&
           stage_sound(rules, rule->first) && stage_sound(rules, rule->then);
}

static gboolean praise_sound(const Rules *rules, const Praise *praise) {
    return praise->id.to != 0 && praise->text.to != 0 && praise->stage >= 0 && praise->stage < (int)rules->stage_count;
}

/* Stages are kept as bits, so whatever number stands there is one. */
static gboolean tag_sound(gconstpointer data, guint32 tag) {
    const Rules *rules = data;
    switch (TAG_ROLE(tag)) {
    case ROLE_CUE:
    case ROLE_HINT:
    case ROLE_STAGE_UNLESS:
    case ROLE_NEGATION: return TRUE;
    case ROLE_PRAISE:
    case ROLE_PRAISE_UNLESS: return TAG_OWNER(tag) < rules->praise_count;
    default: return TAG_ROLE(tag) < ROLE_COUNT && TAG_OWNER(tag) < rules->rule_count;
    }
}

static gboolean lists_sound(const Pack *pack, const RulesRoot *root) {
    return pack_sound(pack, &root->rules, &rule_shape) && pack_sound(pack, &root->stages, &stage_shape) &&
           pack_sound(pack, &root->kinds, &kind_shape) && pack_sound(pack, &root->praises, &praise_shape) &&
           pack_holds(pack, &root->word_flags, sizeof(guint8)) && root->stages.count <= STAGES_MOST && root->kinds.count <= KINDS_MOST;
}

static gboolean rows_sound(const Rules *rules) {
    for (guint i = 0; i < rules->rule_count; i++)
        if (!rule_sound(rules, RULE_AT(rules, i))) return FALSE;
    for (guint i = 0; i < rules->stage_count; i++)
        if (STAGE_AT(rules, i)->id.to == 0) return FALSE;
    for (guint i = 0; i < rules->kind_count; i++)
        if (KIND_AT(rules, i)->id.to == 0) return FALSE;
    for (guint i = 0; i < rules->praise_count; i++)
        if (!praise_sound(rules, PRAISE_AT(rules, i))) return FALSE;
    return TRUE;
}

Rules *rules_of_pack(Pack *pack, GPtrArray *sources) {
    const RulesRoot *root = pack_root(pack);
    g_autoptr(Rules) rules = g_new0(Rules, 1);
    *rules = (Rules){.pack = pack, .sources = sources};
    if (!lists_sound(pack, root)) return NULL;
    rules->rules = pack_rows(&root->rules);
    rules->rule_count = root->rules.count;
    rules->stages = pack_rows(&root->stages);
    rules->stage_count = root->stages.count;
    rules->kinds = pack_rows(&root->kinds);
    rules->kind_count = root->kinds.count;
    rules->praises = pack_rows(&root->praises);
    rules->praise_count = root->praises.count;
    rules->suffixes = &root->suffixes;
    rules->word_flags = pack_rows(&root->word_flags);
    if (!rows_sound(rules) || !vocabulary_take(&rules->vocabulary, pack, &root->vocabulary)) return NULL;
    if (root->word_flags.count != rules->vocabulary.words) return NULL;
    if (!matcher_take(&rules->matcher, pack, &root->matcher, rules->vocabulary.words, tag_sound, rules)) return NULL;
    return g_steal_pointer(&rules);
}
