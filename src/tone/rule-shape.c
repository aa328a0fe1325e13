/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about how it looks: capitals, marks, emoji, open fields, and what a proofreader marks. A
   shape is a row of a table. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "check-shapes.h"
#include "rules-draft.h"

#define CAPITAL_LETTERS 6 /* a single word so long counts, unless a rule says otherwise */
#define CAPITAL_WORDS 3   /* so many in a row count, however short */

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

/* ---- the table ---- */

static const struct {
    const char *name;
    guint marks; /* of a piece: which make it worth looking */
    void (*look)(const Look *look);
    char *(*mended)(const char *match); /* the match put right, the caller's; NULL: there is no one way */
    gboolean safe;                      /* that cannot touch the meaning */
    gboolean any_language;
    gboolean signature; /* it looks there, too */
    gboolean names;     /* it looks for names or addresses itself */
} shapes[SHAPE_COUNT] = {
    [SHAPE_CAPITALS] = {"capitals", MARK_CAPITALS, look_capitals, NULL, FALSE, TRUE, FALSE, FALSE},
    [SHAPE_EXCLAMATIONS] = {"exclamations", MARK_EXCLAMATION, look_exclamations, NULL, FALSE, TRUE, FALSE, FALSE},
    [SHAPE_QUESTIONS] = {"questions", MARK_QUESTION, look_questions, NULL, FALSE, TRUE, FALSE, FALSE},
    [SHAPE_EMOJI] = {"emoji", MARK_SYMBOL | MARK_COLON, look_emoji, NULL, FALSE, TRUE, FALSE, FALSE},
    [SHAPE_PLACEHOLDER] = {"placeholder", MARK_BRACKET | MARK_STRETCHED | MARK_CAPITALS | MARK_ADDRESS, look_placeholder, NULL, FALSE, TRUE,
                           TRUE, FALSE},
    [SHAPE_ELLIPSIS] = {"ellipsis", MARK_DOT, look_ellipsis, NULL, FALSE, FALSE, FALSE, FALSE},
    [SHAPE_STRETCHED] = {"stretched", MARK_STRETCHED, look_stretched, NULL, FALSE, FALSE, FALSE, FALSE},
    [SHAPE_SMALL_I] = {"lowercase-i", MARK_SMALL_I, look_small_i, mended_start, TRUE, FALSE, FALSE, FALSE},
    [SHAPE_SENTENCE_START] = {"sentence-start", MARK_ANY, look_sentence_start, mended_start, TRUE, FALSE, FALSE, FALSE},
    [SHAPE_FINAL_STOP] = {"final-stop", MARK_ANY, look_final_stop, mended_stop, FALSE, FALSE, FALSE, FALSE},
    [SHAPE_UNBALANCED] = {"unbalanced", MARK_ANY, look_unbalanced, NULL, FALSE, TRUE, FALSE, FALSE},
    [SHAPE_DOUBLE_SPACE] = {"double-space", MARK_GAP, look_double_space, mended_double_space, TRUE, TRUE, FALSE, FALSE},
    [SHAPE_SPACE_BEFORE] = {"space-before", MARK_GAP, look_space_before, mended_space_before, TRUE, FALSE, FALSE, FALSE},
    [SHAPE_ARTICLE] = {"article", MARK_ARTICLE, look_article, mended_article, TRUE, FALSE, FALSE, FALSE},
    [SHAPE_CONTACT] = {"contact", MARK_DIGIT | MARK_ADDRESS | MARK_COLON, look_contact, NULL, FALSE, TRUE, TRUE, TRUE},
    [SHAPE_LANGUAGE] = {"language", 0, NULL, NULL, FALSE, TRUE, FALSE, FALSE}, /* of the whole text */
    [SHAPE_CONTRACTION] = {"contraction", MARK_EXPANDED, look_contraction, mended_contraction, TRUE, FALSE, FALSE, FALSE},
    [SHAPE_GREETING_TWICE] = {"greeting-twice", MARK_ANY, look_greeting_twice, mended_greeting, FALSE, FALSE, FALSE, FALSE},
    [SHAPE_SMALL_NAME] = {"small-name", MARK_ANY, look_small_name, mended_name, TRUE, FALSE, TRUE, TRUE},
};

static gboolean read_shape(RulesDraft *draft, const ConfileSection *section, Rule *rule) {
    const char *names[SHAPE_COUNT + 1] = {NULL};
    int shape;
    for (guint i = 0; i < SHAPE_COUNT; i++) names[i] = shapes[i].name;
    if (!draft_choice(draft, section, "shape", names, -1, &shape)) return FALSE;
    rule->shape = (Shape)shape;
    return TRUE;
}

static gboolean any_language(const Rule *rule) {
    return shapes[rule->shape].any_language;
}

static gboolean in_signature(const Rule *rule) {
    return shapes[rule->shape].signature;
}

static gboolean prepare(Checker *checker, const Rule *rule) {
    checker->shape_marks |= shapes[rule->shape].marks;
    return TRUE;
}

static void look(Checker *checker, const GArray *numbers) {
    if ((checker->tokens.marks & checker->shape_marks) == 0) return;
    for (guint i = 0; i < numbers->len; i++) {
        guint number = g_array_index(numbers, guint, i);
        const Rule *rule = RULE_AT(checker->rules, number);
        Look at = {checker, rule, number, shapes[rule->shape].names};
        if ((shapes[rule->shape].marks & checker->tokens.marks) == 0 || !rule_holds_here(rule, &checker->sense)) continue;
        shapes[rule->shape].look(&at);
    }
}

static void finish(Checker *checker, guint number) {
    if (checker->other_language && RULE_AT(checker->rules, number)->shape == SHAPE_LANGUAGE) checker_found_whole(checker, number, -1, 0, 0);
}

static void suggest(const Checker *checker, const Found *found, GPtrArray *suggestions) {
    g_autofree char *match = g_strndup(checker->text + found->start, found->end - found->start);
    Shape shape = RULE_AT(checker->rules, found->rule)->shape;
    char *mended = shapes[shape].mended != NULL ? shapes[shape].mended(match) : NULL;
    if (mended != NULL) g_ptr_array_add(suggestions, mended);
}

static char *mend(const Checker *checker, const Found *found) {
    Shape shape = RULE_AT(checker->rules, found->rule)->shape;
    g_autofree char *match = g_strndup(checker->text + found->start, found->end - found->start);
    return shapes[shape].safe ? shapes[shape].mended(match) : NULL;
}

const RuleType rule_type_shape = {
    .name = "shape",
    .fields = "stages not-stages phrases unless once most least letters shape",
    .words = TRUE,
    .subject = TRUE,
    .read = read_shape,
    .any_language = any_language,
    .signature = in_signature,
    .prepare = prepare,
    .look = look,
    .finish = finish,
    .suggest = suggest,
    .mend = mend,
};
