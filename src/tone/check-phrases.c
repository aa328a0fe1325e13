/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about words. First every match of the piece says what it is for; then those that a rule
 * looks for are held against the rule's conditions, and those of one rule that overlap become
 * one event. A piece is short, so looking through its matches again costs a bounded amount a
 * word. */
#include "config.h"

#include "check-private.h"

#define NEGATION_REACH 3u /* words between "not" and what it negates, at most; also the words' own place */

static const Match *match_at(const Checker *checker, guint index) {
    return &checker->matches.items[index];
}

static guint start_of(const Checker *checker, const Match *match) {
    return matcher_start(&checker->rules->matcher, match->pattern, &checker->row, match->end);
}

/* Has the rule a phrase of this role that overlaps the words first to last, or stands at most
   `reach` words from them? */
static gboolean role_near(const Checker *checker, Role role, guint rule, guint first, guint last, guint reach) {
    guint32 tag = TAG(role, rule);
    for (guint i = 0; i < checker->matches.count; i++) {
        const Match *match = match_at(checker, i);
        if (match->tag != tag || match->end + reach < first) continue;
        if (start_of(checker, match) <= last + reach) return TRUE;
    }
    return FALSE;
}

static gboolean negated(const Checker *checker, guint first) {
    for (guint i = 0; i < checker->matches.count; i++) {
        const Match *match = match_at(checker, i);
        if (match->tag == TAG(ROLE_NEGATION, 0) && match->end < first && first - match->end <= NEGATION_REACH) return TRUE;
    }
    return FALSE;
}

/* A capitalised word that is not all capitals: "Wolf", not "WOLF" or "I". */
static gboolean title_case(const Checker *checker, guint index) {
    const Word *word = &checker->tokens.words[index];
    const char *text = checker->text + checker->base + word->start;
    return word_capital(checker, word) && word->length > 1 && !(text[1] >= 'A' && text[1] <= 'Z');
}

/* A capital where none is due: within the sentence, behind a word with a small letter and
   nothing but a blank. */
static gboolean word_alone(const Checker *checker, guint index) {
    const Word *words = checker->tokens.words, *before = &words[index - 1];
    return before->start + before->length + 1 == words[index].start && !word_capital(checker, before) &&
           checker->text[checker->base + words[index].start - 1] == ' ';
}

/* One to three capitals, or one with a number, within a sentence of small letters: "BRB in your
   file names", "the LOL Surprise toys", "cell B4". */
static gboolean initialism(const Checker *checker, guint index) {
    const Word *words = checker->tokens.words, *word = &words[index];
    guint capitals[3] = {0, 0, 0};
    if (word->length > 3) return FALSE;
    for (guint i = 0; i < 3; i++) { /* of the word before, of this one, and of the one behind */
        const Word *at = word + i - 1;
        if ((i == 0 && index == 0) || index + i > checker->tokens.count) continue;
        for (guint j = 0; j < at->length; j++) {
            char byte = checker->text[checker->base + at->start + j];
            capitals[i] += g_ascii_isupper(byte) || (i == 1 && g_ascii_isdigit(byte)) ? 1 : 0;
        }
    }
    return index > 0 && capitals[1] == word->length && capitals[0] < 2 && capitals[2] < 2;
}

/* A name: it stands after a title ("Mr. Pal"), by itself with a capital in the middle of a
 * sentence ("with Dick"), or in a longer run of capitalised words that does not begin the
 * sentence. */
static gboolean in_name(const Checker *checker, guint first, guint last) {
    const Word *words = checker->tokens.words;
    guint begin = first, end = last;
    for (guint i = first; i <= last; i++)
        if (!title_case(checker, i)) return FALSE;
    if (first > 0 && words_adjacent(checker, &words[first - 1], &words[first]) && word_is_title(checker, first - 1)) return TRUE;
    if (first == last && first > 0 && word_alone(checker, first)) return TRUE;
    while (begin > 0 && title_case(checker, begin - 1) && words_adjacent(checker, &words[begin - 1], &words[begin])) begin--;
    while (end + 1 < checker->tokens.count && title_case(checker, end + 1) && words_adjacent(checker, &words[end], &words[end + 1])) end++;
    return begin > 0 && end > begin;
}

gboolean checker_excepted(const Checker *checker, guint rule, guint first, guint last) {
    return checker->tallies[rule].unless_at == checker->piece && role_near(checker, ROLE_UNLESS, rule, first, last, 0);
}

/* ---- events ---- */

static void add_event(Checker *checker, guint rule, guint first, guint last) {
    Tally *tally = &checker->tallies[rule];
    Event event = {rule, first, last};
    if (tally->event_at == checker->piece) {
        Event *before = &g_array_index(checker->events, Event, tally->event);
        if (first <= before->last) {
            before->first = MIN(before->first, first);
            before->last = MAX(before->last, last);
            return;
        }
    }
    tally->event_at = checker->piece;
    tally->event = checker->events->len;
    g_array_append_val(checker->events, event);
}

/* What every match is for, apart from what rules look for. TRUE when some rule looks for one. */
static gboolean note_roles(Checker *checker) {
    gboolean wanted = FALSE;
    for (guint i = 0; i < checker->matches.count; i++) {
        guint32 tag = match_at(checker, i)->tag;
        guint owner = TAG_OWNER(tag);
        switch (TAG_ROLE(tag)) {
        case ROLE_PHRASE: wanted = TRUE; break;
        case ROLE_UNLESS: checker->tallies[owner].unless_at = checker->piece; break;
        case ROLE_NEAR: checker->tallies[owner].near_at = checker->piece; break;
        case ROLE_UNLESS_SENTENCE: checker->tallies[owner].unless_sentence_at = checker->piece; break;
        case ROLE_UNLESS_LETTER: checker->tallies[owner].unless_letter = TRUE; break;
        case ROLE_ONLY_LETTER: checker->tallies[owner].only_letter = TRUE; break;
        case ROLE_PRAISE:
            if (PRAISE_AT(checker->rules, owner)->stage == (int)checker->sense.main) checker->praise_seen[owner] = 1;
            break;
        case ROLE_PRAISE_UNLESS:
            if (PRAISE_AT(checker->rules, owner)->stage == (int)checker->sense.main) checker->praise_spoilt[owner] = 1;
            break;
        default: break;
        }
    }
    return wanted;
}

static void look_for(Checker *checker, const Match *match) {
    guint number = TAG_OWNER(match->tag), first, last = match->end;
    const Rule *rule = RULE_AT(checker->rules, number);
    Tally *tally = &checker->tallies[number];
    if (!tally->enabled || !rule_holds_here(rule, &checker->sense)) return;
    if (tally->unless_sentence_at == checker->piece) return;
    if ((rule->roles & 1u << ROLE_NEAR) != 0 && tally->near_at != checker->piece) return;
    first = start_of(checker, match);
    if (checker_excepted(checker, number, first, last)) return;
    if ((rule->roles & 1u << ROLE_NEAR) != 0 && rule->within > 0 && !role_near(checker, ROLE_NEAR, number, first, last, rule->within))
        return;
    if (rule->negation != NEGATION_ANY && negated(checker, first) != (rule->negation == NEGATION_NEEDED)) return;
    if (!rule_type(rule)->names && in_name(checker, first, last)) return;
    if (rule->voice == VOICE_MEANING && first == last && initialism(checker, first)) return; /* these have many */
    add_event(checker, number, first, last);
}

/* ---- the piece ---- */

void checker_phrases(Checker *checker) {
    if (checker->matches.count == 0 || !note_roles(checker)) return;
    g_array_set_size(checker->events, 0);
    for (guint i = 0; i < checker->matches.count; i++)
        if (TAG_ROLE(match_at(checker, i)->tag) == ROLE_PHRASE) look_for(checker, match_at(checker, i));
    for (guint i = 0; i < checker->events->len; i++) {
        const Event *event = &g_array_index(checker->events, Event, i);
        const RuleType *type = rule_type(RULE_AT(checker->rules, event->rule));
        if (type->event != NULL) type->event(checker, event);
    }
}
