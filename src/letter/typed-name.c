/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed around a name, whatever language the letter is in. */
#include "config.h"

#include "typed-name.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/word-lists.h"

G_DEFINE_QUARK(bowout - facts - error, facts_error)

#define MARKS ",;:-\u2013\u2014!\u3001\u3002\uFF0C\uFF01\uFF1A"

/* ---- at the front ---- */

/* The blanks and marks after a prefix; none of them: it is the beginning of a longer word. */
static const char *after_marks(const char *at, gboolean *comma) {
    *comma = FALSE;
    for (const char *next = at; *next != '\0'; next = at) {
        gunichar c = g_utf8_get_char(next);
        gboolean mark = g_utf8_strchr(MARKS, -1, c) != NULL;
        if (!mark && c != ' ') return at;
        *comma = *comma || mark;
        at = g_utf8_next_char(next);
    }
    return at;
}

/* What follows the longest phrase of the list that stands in front; NULL when none does. */
static const char *without_front(const char *name, WordList list, gboolean wants_comma) {
    const PackList *phrases = word_list(list);
    const char *longest = NULL;
    for (guint i = 0; i < phrases->count; i++) {
        const char *phrase = pack_text_at(phrases, i), *rest;
        gsize size = strlen(phrase);
        gboolean comma;
        if (g_ascii_strncasecmp(name, phrase, size) != 0) continue;
        rest = after_marks(name + size, &comma);
        if ((rest > name + size || *rest == '\0') && (comma || !wants_comma)) longest = longest != NULL ? MAX(longest, rest) : rest;
    }
    return longest;
}

static const char *name_start(FactName kind, const char *typed) {
    gboolean comma;
    const char *at = kind == FACT_NAME_FIRM ? typed : after_marks(typed, &comma), *rest;
    while (TRUE) {
        rest = kind == FACT_NAME_READER ? without_front(at, WORDS_GREETINGS, FALSE) : NULL;
        if (rest == NULL) rest = without_front(at, WORDS_CLOSES, kind == FACT_NAME_FIRM); /* "Many Thanks Bakery" */
        if (rest == NULL) rest = without_front(at, WORDS_CLOSES_WITH_COMMA, TRUE);
        if (rest == NULL) return at;
        at = rest;
    }
}

/* ---- at the end ---- */

/* "Jr.", "Ph.D.", "Grace H.": the stop is the word's own. */
static gboolean stop_belongs(FactName kind, const char *name) {
    WordList known = kind == FACT_NAME_FIRM ? WORDS_SHORT_FOR_FIRMS : WORDS_SHORT_FOR_PEOPLE;
    const char *blank = strrchr(name, ' ');
    g_autofree char *last = g_utf8_strdown(blank != NULL ? blank + 1 : name, -1);
    gsize size = strlen(last) - 1;
    last[size] = '\0';
    if (g_str_has_suffix(last, ".")) return FALSE;
    if (strchr(last, '.') != NULL || g_utf8_strlen(last, -1) == 1 || word_listed(known, last)) return TRUE;
    return kind == FACT_NAME_FIRM && strpbrk(last, "aeiouy") == NULL && g_str_is_ascii(last); /* "Ltd.", "Mfg." */
}

static void cut_end(FactName kind, GString *name) {
    while (name->len > 0) {
        const char *last = g_utf8_find_prev_char(name->str, name->str + name->len);
        gunichar c = g_utf8_get_char(last);
        gboolean mark = c == ' ' || g_utf8_strchr(MARKS, -1, c) != NULL;
        if (kind == FACT_NAME_FIRM && (c == '!' || c == 0xFF01)) return; /* "Yahoo!" */
        if (!mark && (c != '.' || stop_belongs(kind, name->str))) return;
        g_string_truncate(name, (gsize)(last - name->str));
    }
}

/* ---- what is left ---- */

static gboolean only_titles(const char *name) {
    g_auto(GStrv) words = g_strsplit_set(name, " ,/", -1);
    gboolean any = FALSE;
    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *word = g_utf8_strdown(words[i], -1);
        if (word[0] == '\0' || word_listed(WORDS_BETWEEN_TITLES, word)) continue;
        if (g_str_has_suffix(word, ".")) word[strlen(word) - 1] = '\0';
        if (!word_listed(WORDS_TITLES_ALONE, word)) return FALSE;
        any = TRUE;
    }
    return any;
}

static char *refuse(const FactName kind, const char *always, const char *optional, GError **error) {
    g_set_error_literal(error, FACTS_ERROR, FACTS_ERROR_NAME, kind == FACT_NAME_READER ? optional : always);
    return NULL;
}

char *typed_name(FactName kind, const char *typed, GError **error) {
    g_autoptr(GString) name = NULL;
    if (kind == FACT_NAME_NONE || *typed == '\0') return g_strdup(typed);
    name = g_string_new(name_start(kind, typed));
    cut_end(kind, name);
    if (name->len == 0)
        return refuse(kind, _("there is no name in it: type the name alone"),
                      _("there is no name in it: type the name alone, or leave it empty"), error);
    if (kind != FACT_NAME_FIRM && only_titles(name->str))
        return refuse(kind, _("a title needs a name after it: Ms. Tan"), _("a title needs a name after it: Ms. Tan; or leave it empty"),
                      error);
    return g_strdup(name->str);
}
