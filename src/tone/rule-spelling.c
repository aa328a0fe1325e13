/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a sentence are worth looking up: not names, addresses, numbers, short forms in
 * capitals or words of the offer's facts. A word that a person wrote with a capital in the
 * middle of a sentence is meant as a name. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "check-private.h"

#define FACT_WORDS_MOST 1000u

/* ---- the words of the facts ---- */

static void add_known(GHashTable *known, const char *text) {
    gsize at = 0, length = strlen(text);
    TokenText token;
    while (g_hash_table_size(known) < FACT_WORDS_MOST && token_next(text, length, &at, &token)) {
        if (token.length > 2 && memcmp(token.folded + token.length - 2, "'s", 2) == 0) token.length -= 2;
        g_hash_table_add(known, g_strndup(token.folded, token.length));
    }
}

static gboolean prepare(Checker *checker, const Rule *rule) {
    const Facts *facts = checker->context->facts;
    (void)rule;
    if (checker->context->spelling == NULL) return FALSE;
    if (checker->known_words != NULL) return TRUE;
    checker->known_words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint fact = 0; facts != NULL && fact < FACT_COUNT; fact++) {
        for (guint i = 0; i < facts_value_count(facts, (FactId)fact); i++)
            add_known(checker->known_words, facts_value(facts, (FactId)fact, i));
    }
    return TRUE;
}

/* ---- a word ---- */

/* As dictionaries have it: composed, plain apostrophes, nothing hidden. */
static char *plain_word(const char *text, gsize length) {
    g_autoptr(GString) plain = g_string_sized_new(length + 1);
    for (gsize i = 0; i < length; i += (gsize)g_utf8_skip[(guchar)text[i]]) {
        gunichar c = g_utf8_get_char(text + i);
        if (text_is_apostrophe(c)) c = '\'';
        if (c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) continue;
        g_string_append_unichar(plain, c);
    }
    return g_utf8_normalize(plain->str, (gssize)plain->len, G_NORMALIZE_NFC);
}

typedef struct {
    gboolean capital;     /* begins with one */
    gboolean later_lower; /* small letters after the first */
    gboolean later_upper;
    gboolean odd; /* digits, or letters that English has not */
} WordLook;

static WordLook look_of(const char *word) {
    WordLook look = {FALSE, FALSE, FALSE, FALSE};
    for (const char *at = word; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (at == word)
            look.capital = g_unichar_isupper(c);
        else if (g_unichar_isupper(c))
            look.later_upper = TRUE;
        else if (g_unichar_islower(c))
            look.later_lower = TRUE;
        if (g_unichar_isdigit(c) || c >= 0x250 || (c < 0x80 && !g_ascii_isalpha(c) && c != '\'')) look.odd = TRUE;
    }
    return look;
}

/* The length without "'s", "'ll", "n't" …; the whole when there is none. */
static gsize stem_length(const char *word) {
    static const char *const endings[] = {"'s", "'d", "'m", "'ll", "'re", "'ve", "n't", NULL};
    gsize length = strlen(word);
    for (guint i = 0; endings[i] != NULL; i++) {
        gsize ending = strlen(endings[i]);
        if (length > ending && g_ascii_strcasecmp(word + length - ending, endings[i]) == 0) return length - ending;
    }
    return length;
}

static gboolean known_here(const Checker *checker, const Rule *rule, const char *word) {
    g_autofree char *folded = text_fold(word);
    return g_hash_table_contains(checker->known_words, folded) || pack_sorted_have(&rule->allowed, folded);
}

/* "co-worker", "re-read": a short piece beside a hyphen need not be a word. */
static gboolean beside_hyphen(const Checker *checker, gsize start, gsize end) {
    return (start > checker->sense.start && checker->text[start - 1] == '-') || (end < checker->sense.end && checker->text[end] == '-');
}

void spelling_suggest(const Checker *checker, const Found *found, GPtrArray *suggestions) {
    g_autofree char *word = plain_word(checker->text + found->start, found->end - found->start), *stem = NULL;
    const GPtrArray *known;
    stem = word != NULL ? g_strndup(word, stem_length(word)) : g_strdup("");
    known = spelling_suggestions(checker->context->spelling, stem);
    for (guint i = 0; i < known->len; i++) g_ptr_array_add(suggestions, g_strdup(g_ptr_array_index(known, i)));
}

/* "café" as "cafe": many dictionaries have no accents. NULL when it has none. */
static char *without_accents(const char *word) {
    g_autofree char *apart = NULL;
    GString *plain;
    if (g_str_is_ascii(word)) return NULL;
    apart = g_utf8_normalize(word, -1, G_NORMALIZE_NFD);
    plain = g_string_new(NULL);
    for (const char *at = apart; at != NULL && *at != '\0'; at = g_utf8_next_char(at))
        if (!g_unichar_ismark(g_utf8_get_char(at))) g_string_append_unichar(plain, g_utf8_get_char(at));
    return g_string_free(plain, FALSE);
}

/* All that may be known of it is asked for, so that answers that come later come together. */
static gboolean is_right(const Checker *checker, const char *word, gboolean first) {
    WordLook look = look_of(word);
    g_autofree char *stem = NULL, *plain = NULL;
    gboolean right;
    if (look.odd || look.later_upper || g_utf8_strlen(word, -1) < 2) return TRUE;
    if (look.capital && !first) return TRUE;
    right = spelling_knows(checker->context->spelling, word);
    stem = g_strndup(word, stem_length(word));
    if (strcmp(stem, word) != 0) right = spelling_knows(checker->context->spelling, stem) || right;
    plain = without_accents(stem);
    if (plain != NULL) right = spelling_knows(checker->context->spelling, plain) || right;
    return right;
}

/* A rule about common slips has marked the word: its finding gets the suggestions. */
static gboolean marked_already(const Checker *checker, gsize start, gsize end) {
    for (guint i = checker->found->len; i > 0; i--) {
        const Found *found = &g_array_index(checker->found, Found, i - 1);
        if (found->start < checker->sense.start) return FALSE;
        if (found->start == start && found->end == end && strcmp(pack_text(&RULE_AT(checker->rules, found->rule)->family), "typo") == 0)
            return TRUE;
    }
    return FALSE;
}

static void look_at(Checker *checker, guint number, guint index, gboolean first) {
    const Rule *rule = RULE_AT(checker->rules, number);
    const Word *place = &checker->tokens.words[index];
    gsize start = checker->base + place->start, end = start + place->length;
    g_autofree char *word = plain_word(checker->text + start, place->length), *stem = NULL;
    if (word == NULL || (strlen(word) <= 3 && beside_hyphen(checker, start, end))) return;
    stem = g_strndup(word, stem_length(word));
    if (known_here(checker, rule, word) || known_here(checker, rule, stem) || is_right(checker, word, first)) return;
    for (gsize cut = strlen(word) - strlen(stem); cut > 0 && end > start; cut--)
        end = (gsize)(g_utf8_prev_char(checker->text + end) - checker->text); /* "'s" is no part of it */
    if (!marked_already(checker, start, end)) checker_found(checker, number, start, end);
}

/* Nothing but words with a capital: a name that stands by itself. */
static gboolean is_name(const Checker *checker) {
    for (guint i = 0; i < checker->tokens.count; i++)
        if (!word_capital(checker, &checker->tokens.words[i])) return FALSE;
    return checker->tokens.count <= 5;
}

static void look(Checker *checker, const GArray *numbers) {
    const Tokens *tokens = &checker->tokens;
    if (is_name(checker)) return;
    for (guint i = 0; i < numbers->len; i++) {
        guint number = g_array_index(numbers, guint, i);
        if (!rule_holds_here(RULE_AT(checker->rules, number), &checker->sense)) continue;
        for (guint w = 0; w < tokens->count && checker->tallies[number].kept < FINDINGS_OF_RULE_MOST; w++) {
            gboolean first = w == 0 && !checker->sense.later_piece;
            if (w > 0 && tokens->words[w].start == tokens->words[w - 1].start) continue;
            if (tokens->words[w].id >= WORD_NUMBER && tokens->words[w].id < WORD_FIRST) continue;
            look_at(checker, number, w, first);
        }
    }
}

const RuleType rule_type_spelling = {
    .name = "spelling",
    .fields = "stages not-stages unless",
    .words = TRUE,
    .subject = TRUE,
    .prepare = prepare,
    .look = look,
    .suggest = spelling_suggest,
};
