/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about how it looks: capitals, marks, emoji, placeholders, and words or sentences said twice. A shape is a row of a
 * table: the marks that make it worth looking, and the function that looks. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "check-shapes.h"

#define CAPITAL_LETTERS 6     /* a single word so long counts, unless a rule says otherwise */
#define CAPITAL_WORDS 3       /* so many in a row count, however short */
#define PLACE_BYTES_MOST 512u /* a longer find is no part of a name */
#define SENTENCES_REMEMBERED 4096u

/* Rules that look for addresses or names themselves. */
static gboolean about_names(const Rule *rule) {
    return rule->type == TYPE_SHAPE && (rule->shape == SHAPE_CONTACT || rule->shape == SHAPE_SMALL_NAME);
}

void look_found(const Look *look, gsize start, gsize end) {
    Tally *tally = &look->checker->tallies[look->number];
    if (!about_names(look->rule) && end - start < PLACE_BYTES_MOST && checker_apart(look->checker, start, end)) return;
    tally->count++;
    if (look->rule->most >= 0 && (tally->count <= (guint)look->rule->most || tally->crossed)) return;
    tally->crossed = TRUE;
    checker_found(look->checker, look->number, start, end);
}

gboolean look_listed(const Look *look, const PackList *words, const Word *word) {
    const Checker *checker = look->checker;
    g_autofree char *raw = NULL, *folded = NULL;
    if (words->count == 0) return FALSE;
    raw = g_strndup(checker->text + checker->base + word->start, word->length);
    folded = text_fold(raw);
    return pack_sorted_have(words, folded);
}

/* ---- capitals ---- */

typedef enum { NOT_CAPITALS, NEUTRAL, CAPITALS, CAPITALS_ALONE } CapitalsKind;

static CapitalsKind capitals(const Look *look, const Word *word) {
    const char *text = look->checker->text + look->checker->base + word->start;
    int letters = 0, enough = look->rule->letters >= 0 ? look->rule->letters : CAPITAL_LETTERS;
    if (word->length == 1) return *text == 'I' || *text == 'A' ? NEUTRAL : NOT_CAPITALS;
    if (word->id >= WORD_COMPANY && word->id < WORD_FIRST) return NOT_CAPITALS;
    for (guint i = 0; i < word->length; i++) {
        gsize size = (gsize)g_utf8_skip[(guchar)text[i]];
        if (i + size < word->length && text_is_apostrophe(g_utf8_get_char(text + i))) i += (guint)size; /* DON’T */
        if (g_ascii_islower(text[i]) || g_ascii_isdigit(text[i]) || (guchar)text[i] >= 0x80) return NOT_CAPITALS;
        letters += g_ascii_isupper(text[i]) ? 1 : 0;
    }
    if (letters < 2 || look_listed(look, &look->rule->allowed, word)) return NOT_CAPITALS;
    return letters >= enough || look_listed(look, &look->rule->words, word) ? CAPITALS_ALONE : CAPITALS;
}

/* "%FIRST_NAME%", "[COMPANY]": a field to fill in, which has a finding of its own. */
static gboolean in_brackets(const Look *look, gsize start, gsize end) {
    static const char open[] = "[{<%$_|@#", close[] = "]}>%$_|@#";
    const char *text = look->checker->text, *left, *right;
    if (start <= look->checker->sense.start || end >= look->checker->sense.end) return FALSE;
    left = strchr(open, text[start - 1]);
    right = strchr(close, text[end]);
    return left != NULL && right != NULL && (left - open == right - close || text[end] == '_' || text[start - 1] == '_');
}

static void look_capitals(const Look *look) {
    const Tokens *tokens = &look->checker->tokens;
    int enough = look->rule->least >= 0 ? look->rule->least : CAPITAL_WORDS;
    guint i = 0;
    while (i < tokens->count) {
        guint first = i, last = i;
        int count = 0;
        gboolean alone = FALSE;
        for (; i < tokens->count; i++) {
            CapitalsKind kind = capitals(look, &tokens->words[i]);
            if (kind == NOT_CAPITALS) break;
            if (kind == NEUTRAL) {
                if (count == 0) first = i + 1;
                continue;
            }
            if (i == 0 || tokens->words[i].start != tokens->words[i - 1].start) count++;
            alone = alone || kind == CAPITALS_ALONE;
            last = i;
        }
        if (count > 0 && (alone || count >= enough)) {
            gsize start = look->checker->base + tokens->words[first].start;
            gsize end = look->checker->base + tokens->words[last].start + tokens->words[last].length;
            if (!in_brackets(look, start, end)) look_found(look, start, end);
        }
        i++;
    }
}

/* ---- marks ---- */

/* Runs of the marks in `set`; `mark` is the one that counts (0: each). */
static void look_marks(const Look *look, const char *set, char mark, int least) {
    const char *text = look->checker->text;
    gsize end = look->checker->sense.end, i = look->checker->sense.start;
    while (i < end) {
        gsize start = i;
        int count = 0;
        for (; i < end && text[i] != '\0' && strchr(set, text[i]) != NULL; i++)
            count += (mark == '\0' || text[i] == mark) && !(count < least && checker_apart(look->checker, i, i + 1));
        if (count >= least) look_found(look, start, i);
        if (i == start) i++;
    }
}

static int least_or(const Rule *rule, int fallback) {
    return rule->least >= 0 ? rule->least : fallback;
}

static void look_exclamations(const Look *look) {
    look_marks(look, "!?", '!', least_or(look->rule, 1));
}

static void look_questions(const Look *look) {
    look_marks(look, "!?", '?', least_or(look->rule, 1));
}

static void look_ellipsis(const Look *look) {
    const char *text = look->checker->text;
    gsize end = look->checker->sense.end;
    look_marks(look, ".", '\0', 3);
    for (gsize i = look->checker->sense.start; i + 2 < end; i++)
        if ((guchar)text[i] == 0xE2 && memcmp(text + i, "\u2026", 3) == 0) look_found(look, i, i + 3);
}

/* ---- emoji ---- */

static gboolean is_emoji(gunichar c) {
    return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x1F000 && c <= 0x1F2FF) || (c >= 0x2600 && c <= 0x27BF && c != 0x2713) ||
           (c >= 0x2B00 && c <= 0x2BFF) || c == 0x2764;
}

/* The bytes of ":-)" or the like at `text`, or 0. */
static gsize emoticon(const char *text, gsize room) {
    gsize size = 1;
    if (room < 2 || strchr(":;=", *text) == NULL) return 0;
    if (text[size] == '-' || text[size] == '\'') size++;
    if (size >= room || strchr("()DPpO/|*", text[size]) == NULL) return 0;
    if (text[size] == '/' && size + 1 < room && text[size + 1] == '/') return 0; /* a web address */
    if (g_ascii_isalpha(text[size]) && size + 1 < room && g_ascii_isalnum(text[size + 1])) return 0;
    return size + 1;
}

static void look_emoji(const Look *look) {
    const char *text = look->checker->text;
    gsize end = look->checker->sense.end, i = look->checker->sense.start;
    while (i < end) {
        gsize size = (gsize)g_utf8_skip[(guchar)text[i]];
        if (strchr(":;=", text[i]) != NULL && text[i] != '\0' && (i == look->checker->sense.start || !g_ascii_isdigit(text[i - 1]))) {
            gsize smile = emoticon(text + i, end - i);
            if (smile > 0) look_found(look, i, i + smile);
            size = MAX(size, smile);
        } else if ((guchar)text[i] >= 0xE2 && is_emoji(g_utf8_get_char(text + i))) {
            gsize start = i;
            while (i < end && (guchar)text[i] >= 0xE2) i += (gsize)g_utf8_skip[(guchar)text[i]]; /* with its joiners */
            look_found(look, start, i);
            continue;
        }
        i += size;
    }
}

/* ---- words ---- */

static void look_stretched(const Look *look) {
    const Tokens *tokens = &look->checker->tokens;
    for (guint i = 0; i < tokens->count; i++) {
        const char *text = look->checker->text + look->checker->base + tokens->words[i].start;
        guint length = tokens->words[i].length;
        for (guint j = 2; j < length; j++) {
            char letter = g_ascii_tolower(text[j]);
            if (!g_ascii_isalpha(letter) || strchr("wxi", letter) != NULL) continue; /* www, XXX, III */
            if (g_ascii_tolower(text[j - 1]) != letter || g_ascii_tolower(text[j - 2]) != letter) continue;
            if (!look_listed(look, &look->rule->allowed, &tokens->words[i]))
                look_found(look, look->checker->base + tokens->words[i].start, look->checker->base + tokens->words[i].start + length);
            break;
        }
    }
}

static void look_small_i(const Look *look) {
    const Checker *checker = look->checker;
    for (guint i = 0; i < checker->tokens.count; i++) {
        const Word *word = &checker->tokens.words[i];
        gsize at = checker->base + word->start;
        if (checker->text[at] != 'i' || (word->length > 1 && !text_is_apostrophe(g_utf8_get_char(checker->text + at + 1)))) continue;
        if (i > 0 && word->start == checker->tokens.words[i - 1].start) continue;
        if (at + word->length < checker->sense.end && strchr(".)-", checker->text[at + word->length]) != NULL) continue; /* i.e., i) */
        look_found(look, at, at + word->length);
    }
}

static const struct {
    guint marks;
    void (*look)(const Look *look);
} shapes[] = {
    [SHAPE_CAPITALS] = {MARK_CAPITALS, look_capitals},
    [SHAPE_EXCLAMATIONS] = {MARK_EXCLAMATION, look_exclamations},
    [SHAPE_QUESTIONS] = {MARK_QUESTION, look_questions},
    [SHAPE_EMOJI] = {MARK_SYMBOL | MARK_COLON, look_emoji},
    [SHAPE_PLACEHOLDER] = {MARK_BRACKET | MARK_STRETCHED | MARK_CAPITALS | MARK_ANY, look_placeholder},
    [SHAPE_ELLIPSIS] = {MARK_DOT, look_ellipsis},
    [SHAPE_STRETCHED] = {MARK_STRETCHED, look_stretched},
    [SHAPE_SMALL_I] = {MARK_SMALL_I, look_small_i},
    [SHAPE_SENTENCE_START] = {MARK_ANY, look_sentence_start},
    [SHAPE_FINAL_STOP] = {MARK_ANY, look_final_stop},
    [SHAPE_UNBALANCED] = {MARK_ANY, look_unbalanced},
    [SHAPE_DOUBLE_SPACE] = {MARK_ANY, look_double_space},
    [SHAPE_SPACE_BEFORE] = {MARK_ANY, look_space_before},
    [SHAPE_ARTICLE] = {MARK_ANY, look_article},
    [SHAPE_CONTACT] = {MARK_ANY, look_contact},
    [SHAPE_LANGUAGE] = {0, NULL}, /* not of a sentence */
    [SHAPE_CONTRACTION] = {MARK_ANY, look_contraction},
    [SHAPE_GREETING_TWICE] = {MARK_ANY, look_greeting_twice},
    [SHAPE_SMALL_NAME] = {MARK_ANY, look_small_name},
};

guint shape_marks(Shape shape) {
    return shapes[shape].marks;
}

void checker_shapes(Checker *checker) {
    for (guint i = 0; i < checker->shapes->len; i++) {
        guint number = g_array_index(checker->shapes, guint, i);
        const Rule *rule = RULE_AT(checker->rules, number);
        Look look = {checker, rule, number};
        if ((shapes[rule->shape].marks & checker->tokens.marks) == 0 || !rule_holds_here(rule, &checker->sense)) continue;
        shapes[rule->shape].look(&look);
    }
}

/* ---- what is said twice ---- */

/* "win-win", "B&B" and "A. A." are meant. */
static gboolean blanks_between(const char *text, const Word *one, const Word *two) {
    for (gsize i = one->start + one->length; i < two->start; i++)
        if (strchr(" \t\r\n", text[i]) == NULL) return FALSE;
    return TRUE;
}

/* "Li Li", "Baden Baden": both with a capital, and not because a sentence begins. "The The" and "I I" are slips. */
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

void checker_repeats(Checker *checker) {
    static void (*const repeats[])(const Look *look) = {[REPEAT_WORD] = look_doubled,
                                                        [REPEAT_SENTENCE] = look_same_sentence,
                                                        [REPEAT_OPENING] = look_opening,
                                                        [REPEAT_ANYWHERE] = look_opening_anywhere};
    if (checker->tokens.count == 0) return;
    for (guint i = 0; i < checker->repeats->len; i++) {
        guint number = g_array_index(checker->repeats, guint, i);
        const Rule *rule = RULE_AT(checker->rules, number);
        Look look = {checker, rule, number};
        if (rule_holds_here(rule, &checker->sense)) repeats[rule->repeat](&look);
    }
}
