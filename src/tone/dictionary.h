/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dictionary: the English dictionaries of the host, through enchant (dictionary.c alone knows it).
 * Slow: each one that is opened takes some 50 ms and 10 MB, so the second is opened only for a word
 * that the first refuses. Any one thread may use it, but only one.
 */
#ifndef TONE_DICTIONARY_H
#define TONE_DICTIONARY_H

#include <glib.h>

typedef struct Dictionary Dictionary;

/* Looks which there are: the locale's first. NULL: none for English. */
Dictionary *dictionary_open(void);
void dictionary_close(Dictionary *dictionary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dictionary, dictionary_close)

/* Some dictionary knows the word; where there is only an American one the British spelling of a
 * word it knows is right too, and the other way round. Who has chosen one of the two (spelt_now,
 * when it was opened) gets that one. */
gboolean dictionary_knows(Dictionary *dictionary, const char *word);

/* What may have been meant, best first, at most five: char *. The caller's. */
GPtrArray *dictionary_suggest(Dictionary *dictionary, const char *word);

#endif
