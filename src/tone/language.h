/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * language: whether a text is in the language of the rules. Told by its commonest words, which the
 * rule of shape "language" lists: those of this language and those of others. In doubt it is:
 * English with foreign names, a short line and a mixture stay English.
 */
#ifndef TONE_LANGUAGE_H
#define TONE_LANGUAGE_H

#include "rules-private.h"

typedef struct {
    const PackList *ours, *others; /* folded words, sorted; NULL: nothing can be told */
    guint our_words, other_words;
    guint plain_words; /* without a capital, so mostly no names */
    gsize letters, foreign_letters;
} LanguageCount;

void language_begin(LanguageCount *count, const Rules *rules);
void language_add(LanguageCount *count, const char *text, gsize length);
/* Nothing that follows could change the answer. */
gboolean language_plain(const LanguageCount *count);
gboolean language_is_other(const LanguageCount *count);

#endif
