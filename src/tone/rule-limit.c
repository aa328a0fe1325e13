/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about how much there is: words or sentences, of the letter, a stage or a sentence. */
#include "config.h"

#include "check-private.h"
#include "rules-draft.h"

static gboolean sense(RulesDraft *draft, const ConfileSection *section, const Rule *rule) {
    gboolean sound = draft_need(draft, section, rule->most >= 0 || rule->least >= 0, "most");
    return draft_need(draft, section, rule->per != PER_STAGE || rule->stages != 0, "stages") && sound;
}

static RuleSight sight(const Rule *rule) {
    return rule->per == PER_LETTER ? RULE_ADDS_UP : RULE_SEES_SENTENCE;
}

static gboolean any_language(const Rule *rule) {
    return rule->per == PER_LETTER && rule->stages == 0 && rule->not_stages == 0 && rule->most >= 0;
}

static void cross(Checker *checker, Tally *tally) {
    tally->crossed = TRUE;
    tally->start = checker->sense.start;
    tally->end = checker->sense.end;
    tally->stage = (int)checker->sense.main;
}

static void add(Checker *checker, guint number) {
    const Rule *rule = RULE_AT(checker->rules, number);
    const Sense *place = &checker->sense;
    Tally *tally = &checker->tallies[number];
    guint amount = rule->of == OF_WORDS ? checker->tokens.units : place->later_piece ? 0 : 1;
    guint most = rule->most >= 0 ? (guint)rule->most : G_MAXUINT;
    if (rule->per != PER_SENTENCE) {
        tally->count += amount;
        if (tally->count > most && !tally->crossed) cross(checker, tally);
        return;
    }
    tally->count = place->later_piece ? tally->count + amount : amount;
    if (tally->count > most && tally->count - amount <= most) checker_found(checker, number, place->start, place->end);
}

static void look(Checker *checker, const GArray *numbers) {
    StageMask main = STAGE_BIT(checker->sense.main);
    for (guint i = 0; i < numbers->len; i++) {
        guint number = g_array_index(numbers, guint, i);
        const Rule *rule = RULE_AT(checker->rules, number);
        if ((rule->stages == 0 || (rule->stages & main) != 0) && (rule->not_stages & main) == 0) add(checker, number);
    }
}

static void finish(Checker *checker, guint number) {
    const Rule *rule = RULE_AT(checker->rules, number);
    const Tally *tally = &checker->tallies[number];
    if (rule->per == PER_SENTENCE) return;
    if (tally->crossed)
        checker_found_whole(checker, number, rule->stages != 0 ? tally->stage : -1, tally->start, tally->end);
    else if (rule->least >= 0 && tally->count < (guint)rule->least && !checker->context->growing &&
             (rule->per == PER_LETTER || tally->count > 0))
        checker_found_whole(checker, number, rule->stages != 0 ? __builtin_ctz(rule->stages) : -1, 0, 0);
}

const RuleType rule_type_limit = {
    .name = "limit",
    .fields = "stages not-stages of per most least",
    .sense = sense,
    .sight = sight,
    .any_language = any_language,
    .look = look,
    .finish = finish,
};
