/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of repair share: a word, as far as its letters tell something. Texts are trimmed,
 * with single blanks; what is returned is the caller's, NULL: nothing is to be proposed.
 */
#ifndef LETTER_REPAIR_H
#define LETTER_REPAIR_H

#include "bowout/letter/repair.h"
#include "bowout/letter/word-lists.h"

typedef enum { WORD_NO_LETTERS, WORD_SMALL, WORD_CAPITALS, WORD_MIXED /* "Maria", "eBay" */ } WordShape;

typedef struct {
    char *text;   /* as it was typed, with the marks around it */
    char *small;  /* in small letters, without marks at its end */
    glong letters;
    WordShape shape;
} RepairWord;

/* RepairWord; parted by blanks. */
GArray *repair_words(const char *text);
#define REPAIR_WORD(words, index) (&g_array_index(words, RepairWord, index))
/* No word has both small and capital letters: how it was meant is not known. */
gboolean repair_one_shape(const GArray *words, WordShape shape);
/* A word of this list is written so whatever it was typed like ("SEO", "WordPress"), its marks
   kept; NULL: it is not in the list. Owned by the caller. */
char *repair_written(const RepairWord *word);
/* In small letters, with a capital at the beginning of each part ("Jean-Luc"). Owned by the
   caller. */
char *repair_capital(const RepairWord *word);
char *repair_small(const RepairWord *word);
gboolean repair_has_vowel(const char *small);

/* ---- repair-name.c, repair-role.c ---- */

char *repair_name(const char *name);
char *repair_firm(const char *name);
char *repair_role(const char *role, const char *company);

#endif
