/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * word-lists: the words of a language that the program itself goes by: where sentences end, what
 * greets and closes, what may be said again. They stand in LANGUAGE/language.conf and, compiled, in
 * the pack. Text is read everywhere, so there is one set for the whole program: that of the
 * catalogue or the rules that were loaded last, else the installed one. All words but those
 * of the two lists at the end are in small letters.
 */
#ifndef BOWOUT_LETTER_WORD_LISTS_H
#define BOWOUT_LETTER_WORD_LISTS_H

#include "bowout/base/pack.h"
#include "bowout/base/problem.h"

/* One row a list: its name here and in the file. Months are as they are written, from the first
   on; words that are always written so are, too. */
#define WORD_LISTS_NAMED(ROW)                                                                                                              \
    ROW(NEVER_FINAL, "never-final"), ROW(MAYBE_FINAL, "maybe-final"), ROW(BEFORE_NUMBER, "before-number"), ROW(STARTERS, "starters"),      \
        ROW(GOING_ON, "going-on"), ROW(GREETING_WORDS, "greeting-words"), ROW(CLOSING_WORDS, "closing-words"),                             \
        ROW(GREETINGS, "greetings"), ROW(CLOSES, "closes"), ROW(CLOSES_WITH_COMMA, "closes-with-comma"),                                   \
        ROW(SHORT_FOR_PEOPLE, "short-for-people"), ROW(SHORT_FOR_FIRMS, "short-for-firms"), ROW(TITLES_ALONE, "titles-alone"),             \
        ROW(BETWEEN_TITLES, "between-titles"), ROW(TITLES, "titles"), ROW(NOBODY, "nobody"), ROW(SMALL_WORDS, "small-words"),              \
        ROW(WORN_WORDS, "worn-words"), ROW(ARTICLES, "articles"), ROW(PREPOSITIONS, "prepositions"), ROW(NAME_PARTICLES, "name-particles"),         \
        ROW(DEGREES, "degrees"), ROW(TITLES_OF_FAMILY, "titles-of-family"),                                  \
        ROW(TITLES_OF_FIRST, "titles-of-first"), ROW(FAMILY_FIRST, "family-first"), ROW(NO_FAMILY, "no-family"), ROW(SMALL_IN_NAMES, "small-in-names"), ROW(TERMS, "terms"), ROW(ROLE_TAILS, "role-tails"),                \
        ROW(DESCRIBING, "describing"), ROW(MAKING, "making"), ROW(WHOSE, "whose"), ROW(PLAIN_WORK, "plain-work"),                          \
        ROW(WRITTEN_SO, "written-so"), ROW(MONTHS, "months")

#define WORD_LIST_NUMBER(list, name) WORDS_##list
typedef enum { WORD_LISTS_NAMED(WORD_LIST_NUMBER), WORD_LISTS } WordList;

gboolean word_listed(WordList list, const char *word);
/* The same of a word in whatever letters. */
gboolean word_listed_folded(WordList list, const char *word, gsize length);
/* Texts, sorted; not to be kept. */
const PackList *word_list(WordList list);

/* Takes those of `folder` (as for catalogue_load). Where it has none, the installed ones stay. */
void word_lists_use(const char *folder, Problems *problems);
/* What a pack keeps of a language folder, read from its files; the caller's; NULL: it has none. */
Pack *word_lists_read(const char *language, Problems *problems);

#endif
