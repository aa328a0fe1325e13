/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people and of firms. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "repair.h"

#define CAPITALS_SURE 4      /* so many letters in capitals are a word, fewer may be initials */
#define FIRM_CAPITALS_SURE 5 /* and of a firm: "IKEA" is its name */

/* "Jean-Luc" and "O'Neil" yes, "maria_92" and "booking.com" no: that is how they call
   themselves. */
static gboolean plain_word(const RepairWord *word) {
    const char *dot = strchr(word->text, '.');
    if (strpbrk(word->text, "0123456789@_/()[]\"#") != NULL) return FALSE;
    return dot == NULL || dot[1] == '\0' || word->letters <= CAPITALS_SURE; /* "j.r." */
}

static gboolean plain_words(const GArray *words) {
    for (guint i = 0; i < words->len; i++)
        if (!plain_word(REPAIR_WORD(words, i))) return FALSE;
    return words->len > 0;
}

static char *joined(GPtrArray *words) {
    g_ptr_array_add(words, NULL);
    return g_strjoinv(" ", (char **)words->pdata);
}

/* ---- people ---- */

/* "jp", "aj", "j.r.": not to be said as a word; "ng" and "Ms" are. */
static gboolean are_initials(const RepairWord *word) {
    if (word->letters == 1 || strchr(word->small, '.') != NULL) return TRUE;
    if (word->letters != 2 || word_listed(WORDS_TITLES_ALONE, word->small) || word_listed(WORDS_SHORT_FOR_PEOPLE, word->small))
        return FALSE;
    if (strcmp(word->small, "ng") == 0 || strcmp(word->small, "st") == 0) return FALSE;
    return !repair_has_vowel(word->small) || word->small[1] == 'j';
}

static gboolean is_numeral(const char *small) {
    static const char *const numerals[] = {"ii", "iii", "iv", NULL};
    return g_strv_contains(numerals, small);
}

/* After "Mc", and after the apostrophe of "O'Neil" and "D'Souza". */
static gboolean capital_inside(const char *part, const char *at) {
    const char *second = g_utf8_next_char(part);
    if (at == part + 2 && g_str_has_prefix(part, "Mc")) return TRUE;
    return at > second && at == g_utf8_next_char(second) && text_is_apostrophe(g_utf8_get_char(second));
}

/* Whether a Mac has a capital inside, only its bearer knows. */
static char *inner_capitals(char *name) {
    GString *out = g_string_new(NULL);
    const char *part = name;
    for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(out, capital_inside(part, at) ? g_unichar_totitle(c) : c);
        if (c == '-') part = at + 1;
    }
    g_free(name);
    return g_string_free(out, FALSE);
}

/* "al-Farsi" after another name. */
static char *after_particle(char *name) {
    const char *dash = strchr(name, '-');
    g_autofree char *front = dash != NULL ? g_ascii_strdown(name, dash - name) : NULL;
    if (front != NULL && word_listed(WORDS_NAME_PARTICLES, front)) memcpy(name, front, strlen(front));
    return name;
}

/* One capital is an initial. */
static gboolean stays_small(const RepairWord *word) {
    if (word->shape == WORD_CAPITALS && word->letters == 1) return FALSE;
    return word_listed(WORDS_NAME_PARTICLES, word->small) || word_listed(WORDS_BETWEEN_TITLES, word->small);
}

static char *name_word(const RepairWord *word, gboolean first, gboolean all) {
    char *written;
    gboolean certain = word->shape == WORD_SMALL || word->letters >= CAPITALS_SURE || all;
    if (word->shape == WORD_MIXED || word->shape == WORD_NO_LETTERS) return g_strdup(word->text);
    if (!first && stays_small(word)) return repair_small(word);
    if (!certain) return g_strdup(word->text);
    written = repair_written(word);
    if (written != NULL) return written;
    if (are_initials(word) || (!first && is_numeral(word->small))) return g_utf8_strup(word->text, -1);
    written = inner_capitals(repair_capital(word));
    return first ? written : after_particle(written);
}

/* "SANTOS, Maria": the family's name, as forms have it. Otherwise what follows a comma may be
   anything. */
static char *family_last(const char *name) {
    const char *comma = strchr(name, ',');
    g_autofree char *family = comma != NULL && comma[1] == ' ' ? g_strndup(name, (gsize)(comma - name)) : NULL;
    g_autoptr(GArray) families = family != NULL ? repair_words(family) : NULL, given = NULL;
    if (family == NULL || strchr(comma + 1, ',') != NULL || !repair_one_shape(families, WORD_CAPITALS)) return g_strdup(name);
    given = repair_words(comma + 2);
    for (guint i = 0; i < given->len; i++)
        if (REPAIR_WORD(given, i)->shape != WORD_MIXED || word_listed(WORDS_DEGREES, REPAIR_WORD(given, i)->small) ||
            word_listed(WORDS_SHORT_FOR_PEOPLE, REPAIR_WORD(given, i)->small))
            return g_strdup(name);
    return g_strdup_printf("%s %s", comma + 2, family);
}

/* "WANG Wei": the capitals may say which is the family's name. */
static gboolean family_in_front(const GArray *words) {
    return words->len > 1 && REPAIR_WORD(words, 0)->shape == WORD_CAPITALS && REPAIR_WORD(words, 0)->letters >= CAPITALS_SURE &&
           !repair_one_shape(words, WORD_CAPITALS);
}

char *repair_name(const char *name) {
    g_autofree char *turned = family_last(name), *small = g_utf8_strdown(name, -1);
    g_autoptr(GArray) words = repair_words(turned);
    g_autoptr(GPtrArray) out = g_ptr_array_new_with_free_func(g_free);
    gboolean all = words->len > 1 && repair_one_shape(words, WORD_CAPITALS);
    if (!plain_words(words) || word_listed(WORDS_NOBODY, small) || family_in_front(words)) return NULL;
    for (guint i = 0; i < words->len; i++) g_ptr_array_add(out, name_word(REPAIR_WORD(words, i), i == 0, all));
    return joined(out);
}

/* ---- firms ---- */

static gboolean is_vowel(char c) {
    return strchr("aeiouy", c) != NULL;
}

/* "abc" and "ibm" are said letter by letter, "sun" is a word, of "air" and "sap" nobody knows. */
static gboolean may_be_letters(const RepairWord *word) {
    const char *small = word->small;
    if (!repair_has_vowel(small)) return FALSE; /* surely are */
    if (word->letters > 3 || !g_str_is_ascii(small)) return FALSE;
    return word->letters < 3 || is_vowel(small[0]) || !is_vowel(small[1]) || is_vowel(small[2]);
}

static gboolean joins(const RepairWord *word) {
    return word_listed(WORDS_SMALL_IN_NAMES, word->small);
}

static gboolean known_form(const RepairWord *word) {
    g_autofree char *written = repair_written(word);
    return written != NULL || word_listed(WORDS_SHORT_FOR_FIRMS, word->small);
}

/* How it is written can be told from how it was typed. */
static gboolean firm_word_sure(const RepairWord *word, gboolean first, gboolean alone) {
    if (word->shape == WORD_MIXED || word->shape == WORD_NO_LETTERS || known_form(word)) return TRUE;
    if (!first && joins(word)) return TRUE;
    if (word->shape == WORD_CAPITALS) return !alone && word->letters >= FIRM_CAPITALS_SURE;
    return !may_be_letters(word) && !(alone && word->letters <= 3 && repair_has_vowel(word->small));
}

static char *firm_word(const RepairWord *word, gboolean first) {
    char *written;
    if (word->shape == WORD_MIXED || word->shape == WORD_NO_LETTERS) return g_strdup(word->text);
    if (!first && joins(word)) return repair_small(word);
    written = repair_written(word);
    if (written != NULL) return written;
    if (word->letters <= 4 && !repair_has_vowel(word->small)) return g_utf8_strup(word->text, -1);
    return repair_capital(word);
}

/* "the company", "a startup in Manila": told, not named. */
static gboolean is_told(const char *name, const GArray *words) {
    const RepairWord *first = REPAIR_WORD(words, 0);
    return (first->shape == WORD_SMALL && word_listed(WORDS_ARTICLES, first->small)) ||
           (strchr(name, ',') != NULL && !repair_one_shape(words, WORD_SMALL));
}

char *repair_firm(const char *name) {
    g_autoptr(GArray) words = repair_words(name);
    g_autoptr(GPtrArray) out = g_ptr_array_new_with_free_func(g_free);
    if (!plain_words(words) || is_told(name, words)) return NULL;
    for (guint i = 0; i < words->len; i++)
        if (!firm_word_sure(REPAIR_WORD(words, i), i == 0, words->len == 1)) return NULL;
    for (guint i = 0; i < words->len; i++) g_ptr_array_add(out, firm_word(REPAIR_WORD(words, i), i == 0));
    return joined(out);
}
