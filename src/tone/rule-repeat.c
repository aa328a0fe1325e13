/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about what is said twice: words, sentences, and how sentences begin. */
#include "config.h"

#include <string.h>

#include "check-private.h"
#include "rules-draft.h"

#define SENTENCES_REMEMBERED 4096u

/* "win-win", "B&B" and "A. A." are meant. */
static gboolean blanks_between(const char *text, const Word *one, const Word *two) {
    for (gsize i = one->start + one->length; i < two->start; i++)
        if (strchr(" \t\r\n", text[i]) == NULL) return FALSE;
    return TRUE;
}

/* "Li Li", "Baden Baden": both with a capital, and not because a sentence begins. "The The" and
   "I I" are slips. */
static gboolean doubled_name(const Checker *checker, guint second) {
    const Word *words = checker->tokens.words;
    if (!word_capital(checker, &words[second]) || !word_capital(checker, &words[second - 1]) || words[second].length < 2) return FALSE;
    return second > 1 || words[second].id == WORD_NAME;
}

static void look_doubled(const Look *look) {
    const Checker *checker = look->checker;
    const Word *words = checker->tokens.words;
    const char *text = checker->text + checker->base;
    for (guint i = 1; i < checker->tokens.count; i++) {
        const Word *one = &words[i - 1], *two = &words[i];
        if (one->length != two->length || one->id != two->id || one->start == two->start) continue;
        if (((text[one->start] ^ text[two->start]) & 0x5F) != 0) continue;
        if (g_ascii_strncasecmp(text + one->start, text + two->start, one->length) != 0) continue;
        if (g_ascii_isdigit(text[two->start]) || !blanks_between(text, one, two) || doubled_name(checker, i)) continue;
        if (!look_listed(look, &look->rule->allowed, two))
            look_found(look, checker->base + one->start, checker->base + two->start + two->length);
    }
}

static void look_same_sentence(const Look *look) {
    Checker *checker = look->checker;
    gpointer hash = (gpointer)(gsize)checker->tokens.hash;
    if (checker->tokens.count < 4) return;
    if (checker->seen_sentences == NULL) checker->seen_sentences = g_hash_table_new(NULL, NULL);
    if (g_hash_table_contains(checker->seen_sentences, hash))
        look_found(look, checker->sense.start, checker->sense.end);
    else if (g_hash_table_size(checker->seen_sentences) < SENTENCES_REMEMBERED)
        g_hash_table_add(checker->seen_sentences, hash);
}

static void look_opening(const Look *look) {
    Checker *checker = look->checker;
    guint64 hash = checker->tokens.first_hash;
    int most = look->rule->most >= 0 ? look->rule->most : 2;
    checker->openings = hash == checker->opening ? checker->openings + 1 : 1;
    checker->opening = hash;
    if (checker->openings == (guint)most + 1)
        checker_found(checker, look->number, checker->sense.start, checker->sense.start + checker->tokens.words[0].length);
}

/* "I'm" begins as "I" does. */
static guint64 first_word(const Tokens *tokens) {
    WordId id = tokens->words[0].id;
    return id >= WORD_COMPANY ? id : tokens->first_hash;
}

static void look_opening_anywhere(const Look *look) {
    Checker *checker = look->checker;
    guint64 word = first_word(&checker->tokens);
    int most = look->rule->most >= 0 ? look->rule->most : 2;
    guint at = 0;
    if (checker->sense.later_piece) return;
    while (at < checker->first_word_count && checker->first_words[at] != word) at++;
    if (at == OPENINGS_REMEMBERED) return;
    if (at == checker->first_word_count) {
        checker->first_words[checker->first_word_count++] = word;
        checker->first_word_counts[at] = 0;
    }
    if (checker->openings_of != checker->sentence + 1) checker->first_word_counts[at]++; /* once, however many rules ask */
    checker->openings_of = checker->sentence + 1;
    if (checker->first_word_counts[at] == (guint)most + 1)
        checker_found(checker, look->number, checker->sense.start, checker->sense.start + checker->tokens.words[0].length);
}

/* ---- the type ---- */

static const struct {
    const char *name;
    void (*look)(const Look *look);
    RuleSight sight;
} modes[] = {
    [REPEAT_WORD] = {"word", look_doubled, RULE_SEES_SENTENCE},
    [REPEAT_SENTENCE] = {"sentence", look_same_sentence, RULE_SEES_PAIR},
    [REPEAT_OPENING] = {"opening", look_opening, RULE_SEES_MORE},
    [REPEAT_ANYWHERE] = {"opening-anywhere", look_opening_anywhere, RULE_SEES_MORE},
};

static gboolean read_mode(RulesDraft *draft, const ConfileSection *section, Rule *rule) {
    const char *names[G_N_ELEMENTS(modes) + 1] = {NULL};
    int mode;
    for (guint i = 0; i < G_N_ELEMENTS(modes); i++) names[i] = modes[i].name;
    if (!draft_choice(draft, section, "repeat", names, REPEAT_WORD, &mode)) return FALSE;
    rule->repeat = (RepeatMode)mode;
    return TRUE;
}

static RuleSight sight(const Rule *rule) {
    return modes[rule->repeat].sight;
}

static void look(Checker *checker, const GArray *numbers) {
    if (checker->tokens.count == 0 || checker->sense.signature) return;
    for (guint i = 0; i < numbers->len; i++) {
        guint number = g_array_index(numbers, guint, i);
        const Rule *rule = RULE_AT(checker->rules, number);
        Look at = {checker, rule, number, FALSE};
        if (rule_holds_here(rule, &checker->sense)) modes[rule->repeat].look(&at);
    }
}

/* "the the" becomes "the". */
static char *mend(const Checker *checker, const Found *found) {
    gsize length = 0;
    if (RULE_AT(checker->rules, found->rule)->repeat != REPEAT_WORD) return NULL;
    while (strchr(" \t\r\n", checker->text[found->start + length]) == NULL) length++;
    return g_strndup(checker->text + found->start, length);
}

const RuleType rule_type_repeat = {
    .name = "repeat",
    .fields = "stages not-stages unless once most repeat",
    .words = TRUE,
    .read = read_mode,
    .sight = sight,
    .look = look,
    .mend = mend,
};
