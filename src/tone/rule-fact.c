/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about the names of the offer: another one stands behind one of the phrases, or below the
   letter. */
#include "config.h"

#include "check-private.h"
#include "rules-draft.h"

#define NAME_WORDS_MOST 6u

static gboolean read_fact(RulesDraft *draft, const ConfileSection *section, Rule *rule) {
    static const char *const names[] = {"company", "contact", "candidate", "role", NULL};
    static const FactId facts[] = {FACT_COMPANY, FACT_CONTACT, FACT_CANDIDATE, FACT_ROLE};
    int index;
    if (!draft_choice(draft, section, "fact", names, -1, &index)) return FALSE;
    rule->fact = facts[index];
    return TRUE;
}

static gboolean sense(RulesDraft *draft, const ConfileSection *section, const Rule *rule) {
    return draft_need(draft, section, draft_has_phrases(section) || rule->fact == FACT_CANDIDATE, "phrases");
}

static gboolean prepare(Checker *checker, const Rule *rule) {
    return checker->context->facts != NULL && facts_has(checker->context->facts, rule->fact);
}

static gboolean stands_for(WordId id, FactId fact) {
    switch (fact) {
    case FACT_COMPANY: return id == WORD_COMPANY;
    case FACT_CONTACT: return id == WORD_CONTACT;
    case FACT_CANDIDATE: return id == WORD_CANDIDATE;
    case FACT_ROLE: return id == WORD_ROLE;
    default: return FALSE;
    }
}

/* The run of capitalised words that begins at `first` is another name than the fact. */
static gboolean other_name(const Checker *checker, guint first, FactId fact, guint *last) {
    const Tokens *tokens = &checker->tokens;
    guint i = first;
    for (; i < tokens->count && i - first < NAME_WORDS_MOST; i++) {
        if (i > first && !words_adjacent(checker, &tokens->words[i - 1], &tokens->words[i])) break;
        if (stands_for(tokens->words[i].id, fact)) return FALSE;
        if (!word_capital(checker, &tokens->words[i])) break;
    }
    if (i == first) return FALSE;
    *last = i - 1;
    return !words_name_fact(checker, first, *last, fact);
}

static void fact_event(Checker *checker, const Event *event) {
    const Rule *rule = RULE_AT(checker->rules, event->rule);
    const Word *words = checker->tokens.words;
    guint last, first = event->last + 1;
    if (first >= checker->tokens.count || !words_adjacent(checker, &words[event->last], &words[first])) return;
    if (!other_name(checker, first, rule->fact, &last)) return;
    if (checker_excepted(checker, event->rule, event->first, last)) return;
    checker_found(checker, event->rule, checker->base + words[first].start, checker->base + words[last].start + words[last].length);
}

void checker_signature_name(Checker *checker) {
    const GArray *numbers = checker->holding[RULE_NUMBER_fact];
    guint count = checker->tokens.count, last;
    if (count == 0 || count > 4) return;
    for (guint i = 0; i < numbers->len; i++) {
        guint number = g_array_index(numbers, guint, i);
        const Rule *rule = RULE_AT(checker->rules, number);
        if (rule->fact != FACT_CANDIDATE || (rule->roles & 1u << ROLE_PHRASE) != 0) continue;
        if (other_name(checker, 0, FACT_CANDIDATE, &last) && last + 1 == count)
            checker_found(checker, number, checker->sense.start, checker->sense.end);
    }
}

const RuleType rule_type_fact = {
    .name = "fact",
    .fields = "stages not-stages phrases unless unless-sentence once signature fact",
    .names = TRUE,
    .read = read_fact,
    .sense = sense,
    .prepare = prepare,
    .event = fact_event,
};
