/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles, first names and what stands after a name. */
#include "config.h"

#include "bowout/letter/addressee.h"

#include <string.h>

#include "bowout/letter/word-lists.h"

/* ---- words ---- */

/* Without the stops and commas at its end, in small letters. */
static char *bare(const char *word) {
    char *small = g_utf8_strdown(word, -1);
    gsize length = strlen(small);
    while (length > 0 && strchr(".,;", small[length - 1]) != NULL) small[--length] = '\0';
    return small;
}

static gboolean listed(WordList list, const char *word) {
    g_autofree char *small = bare(word);
    return word_listed(list, small);
}

static gboolean is_initial(const char *word) {
    return g_utf8_strlen(word, -1) == 1 || (g_utf8_strlen(word, -1) == 2 && g_str_has_suffix(word, "."));
}

/* A name as most are: a capital, then small letters. */
static gboolean is_usual(const char *word) {
    return g_unichar_isupper(g_utf8_get_char(word)) && !is_initial(word) && strpbrk(word, ".,/&@()0123456789") == NULL &&
           g_unichar_islower(g_utf8_get_char(g_utf8_next_char(word)));
}

/* ---- after the name ---- */

/* "PhD" and "MBA", but "Yo-Yo Ma" and "Jo Ba" are names. */
static gboolean is_degree(const char *word) {
    g_autofree char *small = bare(word);
    gunichar second = *word != '\0' ? g_utf8_get_char(g_utf8_next_char(word)) : 0;
    return word_listed(WORDS_DEGREES, small) && (!g_unichar_islower(second) || strcmp(small, "phd") == 0);
}

/* How many of the words are the name: a comma with nothing but degrees behind it ends it, and so
   do degrees after two names. */
static guint without_degrees(char **words) {
    guint count = g_strv_length(words);
    while (count > 1 && is_degree(words[count - 1]) && (count > 2 || g_str_has_suffix(words[count - 2], ","))) count--;
    if (count > 0 && g_str_has_suffix(words[count - 1], ",")) words[count - 1][strlen(words[count - 1]) - 1] = '\0';
    return count;
}

static char *joined(char **words, guint from, guint to) {
    GString *name = g_string_new(NULL);
    for (guint i = from; i < to; i++) g_string_append_printf(name, "%s%s", i > from ? " " : "", words[i]);
    while (name->len > 0 && strchr(",; ", name->str[name->len - 1]) != NULL) g_string_truncate(name, name->len - 1);
    return g_string_free(name, FALSE);
}

/* ---- which is the family's name ---- */

static guint titles_of(char **words, guint count) {
    guint titles = 0;
    while (titles < count && listed(WORDS_TITLES_OF_FAMILY, words[titles])) titles++;
    return titles;
}

/* "Hannah", and not "Tan", "Sir" or "Recruiter". */
static gboolean is_first_name(const char *word) {
    static const WordList others[] = {WORDS_FAMILY_FIRST, WORDS_TITLES_OF_FIRST, WORDS_TITLES_ALONE, WORDS_NO_FAMILY};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (listed(others[i], word)) return FALSE;
    return is_usual(word);
}

/* First and family name, with initials between them and particles before the second; the index of
   the second, 0 when that is not what it is. */
static guint family_at(char **words, guint from, guint to) {
    guint at = from + 1;
    if (to <= at || !is_first_name(words[from])) return 0;
    while (at < to && is_initial(words[at])) at++;
    for (guint last = at; last < to; last++)
        if (last + 1 == to)
            return is_usual(words[last]) && !listed(WORDS_NO_FAMILY, words[last]) ? at : 0;
        else if (!listed(WORDS_NAME_PARTICLES, words[last]))
            return 0;
    return 0;
}

/* "Jr." goes with the first name. */
static guint without_suffix(char **words, guint count) {
    static const char *const numerals[] = {"ii", "iii", "iv", NULL};
    g_autofree char *small = count > 2 ? bare(words[count - 1]) : NULL;
    return small != NULL && (word_listed(WORDS_SHORT_FOR_PEOPLE, small) || g_strv_contains(numerals, small)) ? count - 1 : count;
}

static char *titled(char **words, guint titles, guint count) {
    guint end = without_suffix(words, count), family = family_at(words, titles, end);
    g_autofree char *title = joined(words, 0, titles), *name = family > 0 ? joined(words, family, end) : joined(words, titles, count);
    return g_strdup_printf("%s %s", title, name);
}

char *addressee(const char *contact, gboolean familiar) {
    g_auto(GStrv) words = g_strsplit(contact, " ", -1);
    guint count = without_degrees(words), titles = titles_of(words, count), end = without_suffix(words, count);
    if (titles > 0 && titles < count) return titled(words, titles, count);
    if (familiar && titles == 0 && family_at(words, 0, end) > 0) end = 1;
    return joined(words, 0, familiar ? end : count);
}

/* ---- nobody ---- */

gboolean addressee_nobody(const char *contact) {
    g_autofree char *small = bare(contact);
    gsize article = strcspn(small, " ");
    if (word_listed(WORDS_NOBODY, small)) return TRUE;
    return small[article] == ' ' && word_listed_folded(WORDS_ARTICLES, small, article) && word_listed(WORDS_NOBODY, small + article + 1);
}
