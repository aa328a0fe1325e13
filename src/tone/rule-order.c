/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about which stage should come first. */
#include "config.h"

#include "check-private.h"
#include "rules-draft.h"

static gboolean sense(RulesDraft *draft, const ConfileSection *section, const Rule *rule) {
    gboolean sound = draft_need(draft, section, rule->first >= 0, "first");
    return draft_need(draft, section, rule->then >= 0, "then") && sound;
}

static RuleSight sight(const Rule *rule) {
    (void)rule;
    return RULE_SEES_PAIR;
}

static void finish(Checker *checker, guint number) {
    const Rule *rule = RULE_AT(checker->rules, number);
    const StageTally *first = &checker->full->stages[rule->first], *then = &checker->full->stages[rule->then];
    if (first->said && then->said && then->first < first->first) checker_found_whole(checker, number, rule->then, then->start, then->end);
}

const RuleType rule_type_order = {.name = "order", .fields = "first then", .sense = sense, .sight = sight, .finish = finish};
