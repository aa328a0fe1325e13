/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Roles and projects. A letter says "the … role" around what stands in the field, so what people
 * type around it is taken off: article, "position", hours and pay.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "repair.h"

#define CAPITALS_KEPT 3 /* "SEO": so few in capitals are said letter by letter */
#define MADE_WORDS_MOST 3u

/* ---- hours and pay ---- */

#define CURRENCIES "$\u20AC\u00A3\u20B1\u20B9"

static gboolean is_currency(const char *at) {
    return g_utf8_strchr(CURRENCIES, -1, g_utf8_get_char(at)) != NULL;
}

/* "20hrs/week" has the words "hrs" and "week". */
static gboolean names_terms(const char *text, gboolean *only) {
    g_auto(GStrv) words = g_strsplit_set(text, " 0123456789/,.;:+-~()[]", -1);
    gboolean any = FALSE;
    *only = TRUE;
    for (guint i = 0; words[i] != NULL; i++) {
        gboolean listed = words[i][0] != '\0' && word_listed_folded(WORDS_TERMS, words[i], strlen(words[i]));
        any = any || listed;
        *only = *only && (words[i][0] == '\0' || listed);
    }
    return any;
}

/* It says how many hours, or how much. */
static gboolean tells_terms(const char *text) {
    gboolean only;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (is_currency(at)) return TRUE;
    return names_terms(text, &only) && strpbrk(text, "0123456789") != NULL;
}

/* Nothing else is in it: "(remote, full-time)", "(m/f/d)". */
static gboolean only_terms(const char *text) {
    gboolean only;
    return names_terms(text, &only) && only;
}

static void cut_marks(GString *role) {
    while (role->len > 0 && strchr(" ,;:|-.!@", role->str[role->len - 1]) != NULL) g_string_truncate(role, role->len - 1);
    if (g_str_has_suffix(role->str, " \u2013") || g_str_has_suffix(role->str, " \u2014")) g_string_truncate(role, role->len - 4);
}

/* Brackets at the end that tell hours, pay or where one works. */
static gboolean cut_brackets(GString *role) {
    const char *open = role->len > 0 && strchr(")]", role->str[role->len - 1]) != NULL
                           ? strrchr(role->str, role->str[role->len - 1] == ')' ? '(' : '[')
                           : NULL;
    if (open == NULL || open == role->str || !(tells_terms(open) || only_terms(open))) return FALSE;
    g_string_truncate(role, (gsize)(open - role->str));
    return TRUE;
}

/* The word before a number is left behind: "VA for" 20 hours. */
static void cut_preposition(GString *role) {
    const char *blank = strrchr(role->str, ' ');
    if (blank != NULL && word_listed_folded(WORDS_PREPOSITIONS, blank + 1, strlen(blank + 1)))
        g_string_truncate(role, (gsize)(blank - role->str));
}

/* "VA, 20 hrs a week", "VA at $5/hr": from the first number or sum on. */
static gboolean cut_terms(GString *role) {
    for (const char *at = strchr(role->str, ' '); at != NULL; at = strchr(at + 1, ' ')) {
        if (!(g_ascii_isdigit(at[1]) || is_currency(at + 1)) || !tells_terms(at)) continue;
        g_string_truncate(role, (gsize)(at - role->str));
        cut_marks(role);
        cut_preposition(role);
        return TRUE;
    }
    return FALSE;
}

/* ---- around the role ---- */

static void cut_quotes(GString *role) {
    static const char *const pairs[][2] = {{"\"", "\""}, {"'", "'"}, {"\u201C", "\u201D"}, {"\u2018", "\u2019"}};
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        gsize open = strlen(pairs[i][0]), close = strlen(pairs[i][1]);
        if (role->len <= open + close || !g_str_has_prefix(role->str, pairs[i][0]) || !g_str_has_suffix(role->str, pairs[i][1])) continue;
        g_string_truncate(role, role->len - close);
        g_string_erase(role, 0, (gssize)open);
    }
}

/* "VA at Northwind": the letter names the company itself. */
static void cut_company(GString *role, const char *company) {
    g_autofree char *small = g_utf8_strdown(role->str, -1), *firm = company != NULL ? g_utf8_strdown(company, -1) : NULL;
    gsize rest;
    if (firm == NULL || !g_str_has_suffix(small, firm) || strlen(small) != role->len) return;
    rest = role->len - strlen(firm);
    if (rest < 2 || small[rest - 1] != ' ') return;
    small[rest - 1] = '\0';
    if (strrchr(small, ' ') == NULL || !word_listed(WORDS_PREPOSITIONS, strrchr(small, ' ') + 1)) return;
    g_string_truncate(role, (gsize)(strrchr(small, ' ') - small));
}

static void cut_article(GString *role) {
    gsize size = strcspn(role->str, " ");
    if (role->str[size] == ' ' && word_listed_folded(WORDS_ARTICLES, role->str, size)) g_string_erase(role, 0, (gssize)size + 1);
}

/* "VA position" is a VA; a "full-time position" is no full-time. */
static void cut_tail(GString *role) {
    char *blank = strrchr(role->str, ' ');
    const char *before;
    if (blank == NULL || !word_listed_folded(WORDS_ROLE_TAILS, blank + 1, strlen(blank + 1))) return;
    before = g_strrstr_len(role->str, blank - role->str, " ");
    before = before != NULL ? before + 1 : role->str;
    if (word_listed_folded(WORDS_DESCRIBING, before, (gsize)(blank - before))) return;
    g_string_truncate(role, (gsize)(blank - role->str));
}

/* ---- what is done, instead of what it is ---- */

static gboolean small_words_only(char *const *words, guint from) {
    for (guint i = from; words[i] != NULL; i++)
        if (word_listed(WORDS_PREPOSITIONS, words[i]) || word_listed(WORDS_SMALL_IN_NAMES, words[i]) || strpbrk(words[i], ",;.()/") != NULL)
            return FALSE;
    return words[from] != NULL;
}

/* "building their website" is a website project: one thing, named in a few words. */
static void name_project(GString *role) {
    g_autofree char *small = g_utf8_strdown(role->str, -1);
    g_auto(GStrv) words = g_strsplit(small, " ", -1);
    guint count = g_strv_length(words);
    gsize start;
    if (count < 3 || count > 2 + MADE_WORDS_MOST || !word_listed(WORDS_MAKING, words[0]) || !word_listed(WORDS_WHOSE, words[1])) return;
    if (!small_words_only(words, 2) || g_str_has_suffix(words[count - 1], "s") || strlen(small) != role->len) return;
    start = strlen(words[0]) + 1 + strlen(words[1]) + 1;
    g_string_erase(role, 0, (gssize)start);
    g_string_append(role, word_listed(WORDS_ROLE_TAILS, words[count - 1]) || strcmp(words[count - 1], "project") == 0 ? "" : " project");
}

/* "doing data entry" is data entry. */
static void cut_doing(GString *role) {
    gsize size = strcspn(role->str, " ");
    if (role->str[size] == ' ' && size == strlen("doing") && g_ascii_strncasecmp(role->str, "doing", size) == 0)
        g_string_erase(role, 0, (gssize)size + 1);
}

/* ---- letters ---- */

static gboolean joins(const RepairWord *word) {
    return word_listed(WORDS_SMALL_IN_NAMES, word->small) || word_listed(WORDS_PREPOSITIONS, word->small);
}

static gboolean stays_capital(const RepairWord *word) {
    return word->letters <= CAPITALS_KEPT && !joins(word) && !word_listed(WORDS_PLAIN_WORK, word->small);
}

static gboolean is_plain(const RepairWord *word) {
    g_autofree char *written = repair_written(word);
    return written != NULL || word->shape == WORD_NO_LETTERS || joins(word) || stays_capital(word) ||
           word_listed(WORDS_PLAIN_WORK, word->small);
}

/* A word in small letters is fine, unless it is always written otherwise. */
static char *role_word(const RepairWord *word, gboolean shouted, gboolean plain) {
    char *written = word->shape == WORD_MIXED ? NULL : repair_written(word);
    if (written != NULL) return written;
    if (word->shape != WORD_CAPITALS || !shouted || stays_capital(word)) return g_strdup(word->text);
    return plain || joins(word) ? repair_small(word) : repair_capital(word);
}

/* All in capitals: small letters where every word is known not to be a name, else a capital
   each. */
static char *letters(const char *role) {
    g_autoptr(GArray) words = repair_words(role);
    g_autoptr(GPtrArray) out = g_ptr_array_new_with_free_func(g_free);
    gboolean shouted = repair_one_shape(words, WORD_CAPITALS), plain = TRUE;
    for (guint i = 0; i < words->len; i++) plain = plain && is_plain(REPAIR_WORD(words, i));
    if (words->len == 1 && REPAIR_WORD(words, 0)->letters <= CAPITALS_KEPT + 1 && !plain) shouted = FALSE; /* "CFAO" */
    for (guint i = 0; i < words->len; i++) g_ptr_array_add(out, role_word(REPAIR_WORD(words, i), shouted, plain));
    g_ptr_array_add(out, NULL);
    return g_strjoinv(" ", (char **)out->pdata);
}

char *repair_role(const char *typed, const char *company) {
    g_autoptr(GString) role = g_string_new(typed);
    cut_marks(role);
    cut_quotes(role);
    while (cut_brackets(role) || cut_terms(role)) cut_marks(role);
    cut_company(role, company);
    cut_article(role);
    cut_doing(role);
    cut_tail(role);
    name_project(role);
    cut_marks(role);
    return role->len > 0 ? letters(role->str) : NULL;
}
