/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about a stage that must be there; a phrase will do, too. */
#include "config.h"

#include "check-private.h"
#include "rules-draft.h"

static gboolean sense(RulesDraft *draft, const ConfileSection *section, const Rule *rule) {
    return draft_need(draft, section, draft_has_phrases(section) || rule->stages != 0, "stages");
}

static RuleSight sight(const Rule *rule) {
    (void)rule;
    return RULE_SEES_PRESENCE;
}

static void be_present(Checker *checker, const Event *event) {
    checker->tallies[event->rule].present = TRUE;
    checker->tallies[event->rule].present_sentence = checker->sentence;
}

static gboolean said_after(const FullResult *full, const Rule *rule, guint stage) {
    const StageTally *tally = &full->stages[stage], *after;
    if (!tally->said) return FALSE;
    if (rule->after < 0) return TRUE;
    after = &full->stages[rule->after];
    return !after->said || tally->last >= after->last;
}

static gboolean is_missing(const Checker *checker, guint number) {
    const Rule *rule = RULE_AT(checker->rules, number);
    const Tally *tally = &checker->tallies[number];
    for (StageMask rest = rule->stages; rest != 0; rest &= rest - 1)
        if (said_after(checker->full, rule, (guint)__builtin_ctz(rest))) return FALSE;
    if (!tally->present) return TRUE;
    return rule->after >= 0 && checker->full->stages[rule->after].said && tally->present_sentence < checker->full->stages[rule->after].last;
}

static void finish(Checker *checker, guint number) {
    const Rule *rule = RULE_AT(checker->rules, number);
    if (!checker->context->growing && is_missing(checker, number))
        checker_found_whole(checker, number, rule->stages != 0 ? __builtin_ctz(rule->stages) : -1, 0, 0);
}

const RuleType rule_type_missing = {
    .name = "missing",
    .fields = "stages phrases unless unless-sentence after",
    .names = TRUE,
    .seeks = TRUE,
    .sense = sense,
    .sight = sight,
    .event = be_present,
    .finish = finish,
};
