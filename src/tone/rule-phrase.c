/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about phrases: that they stand there (phrase), or too often (count). */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "check-private.h"
#include "rules-draft.h"

static gboolean sense(RulesDraft *draft, const ConfileSection *section, const Rule *rule) {
    (void)rule;
    return draft_need(draft, section, draft_has_phrases(section) || confile_list(section, "mends")->len > 0, "phrases");
}

static void mark(Checker *checker, const Event *event) {
    const Word *words = checker->tokens.words;
    checker_found(checker, event->rule, checker->base + words[event->first].start,
                  checker->base + words[event->last].start + words[event->last].length);
}

static void found_phrase(Checker *checker, const Event *event) {
    checker->tallies[event->rule].count++;
    mark(checker, event);
}

/* "Recieved" becomes "Received". */
static char *mend(const Checker *checker, const Found *found) {
    const Rule *rule = RULE_AT(checker->rules, found->rule);
    g_autofree char *match = g_strndup(checker->text + found->start, found->end - found->start), *folded = text_fold(match);
    for (guint i = 0; i < rule->mends.count; i++) {
        const char *wrong = pack_text_at(&rule->mends, i), *parted = strstr(wrong, MEND_PARTED);
        char *right;
        if (strlen(folded) != (gsize)(parted - wrong) || strncmp(folded, wrong, strlen(folded)) != 0) continue;
        right = g_strdup(parted + strlen(MEND_PARTED));
        if (g_ascii_isupper(match[0])) right[0] = g_ascii_toupper(right[0]);
        return right;
    }
    return NULL;
}

/* Of the family "typo", without suggestions: the dictionary may know some, where it is asked. */
static void suggest(const Checker *checker, const Found *found, GPtrArray *suggestions) {
    const Rule *rule = RULE_AT(checker->rules, found->rule);
    if (checker->context->spelling != NULL && rule->suggestions.count == 0 && found->end > found->start &&
        strcmp(pack_text(&rule->family), "typo") == 0)
        spelling_suggest(checker, found, suggestions);
}

const RuleType rule_type_phrase = {
    .name = "phrase",
    .fields = "stages not-stages phrases mends unless unless-sentence near within negation once signature",
    .sense = sense,
    .event = found_phrase,
    .mend = mend,
    .suggest = suggest,
};

/* ---- too often ---- */

static gboolean sense_count(RulesDraft *draft, const ConfileSection *section, const Rule *rule) {
    gboolean sound = draft_need(draft, section, draft_has_phrases(section), "phrases");
    return draft_need(draft, section, rule->most >= 0, "most") && sound;
}

static RuleSight sight_count(const Rule *rule) {
    (void)rule;
    return RULE_ADDS_UP;
}

static void count(Checker *checker, const Event *event) {
    Tally *tally = &checker->tallies[event->rule];
    tally->count++;
    if (tally->count <= (guint)RULE_AT(checker->rules, event->rule)->most || tally->crossed) return;
    tally->crossed = TRUE;
    mark(checker, event);
}

const RuleType rule_type_count = {
    .name = "count",
    .fields = "stages not-stages phrases unless unless-sentence near within negation once signature most",
    .sense = sense_count,
    .sight = sight_count,
    .event = count,
};
