/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * word-lists: the words of a language that the program itself goes by: where sentences end, what greets and closes, what may be said
 * again. They stand in LANGUAGE/language.conf and, compiled, in the pack. Text is read everywhere, so there is one set for the whole
 * program: that of the catalogue or the rules that were loaded last, else the installed one. All words but the months
 * are in small letters.
 */
#ifndef BOWOUT_LETTER_WORD_LISTS_H
#define BOWOUT_LETTER_WORD_LISTS_H

#include "bowout/base/pack.h"
#include "bowout/base/problem.h"

typedef enum {
    WORDS_NEVER_FINAL,
    WORDS_MAYBE_FINAL,
    WORDS_BEFORE_NUMBER,
    WORDS_STARTERS,
    WORDS_GOING_ON,
    WORDS_GREETING_WORDS,
    WORDS_CLOSING_WORDS,
    WORDS_GREETINGS,
    WORDS_CLOSES,
    WORDS_CLOSES_WITH_COMMA,
    WORDS_SHORT_FOR_PEOPLE,
    WORDS_SHORT_FOR_FIRMS,
    WORDS_TITLES_ALONE,
    WORDS_BETWEEN_TITLES,
    WORDS_TITLES,
    WORDS_SMALL_WORDS,
    WORDS_WORN_WORDS,
    WORDS_ARTICLES,
    WORDS_PREPOSITIONS,
    WORDS_MONTHS, /* as they are written, from the first on */
    WORD_LISTS
} WordList;

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
