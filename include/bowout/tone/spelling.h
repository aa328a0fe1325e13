/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spelling: which words the dictionaries of the host know, and the person's own list of words
 * beside them ($XDG_CONFIG_HOME/ bowout/words, one a line). Dictionaries are slow to open, and a
 * suggestion may take a tenth of a second; so there are two ways to ask:
 *
 *   at once       spelling_knows looks the word up there and then: for a command that waits for nothing else.
 *   put off       (spelling_put_off) what is not known yet counts as right and is noted; spelling_start answers in a thread, or
 *                 spelling_work a piece at a time; spelling_collect says when there is something new, and the letter is
 *                 checked again. For faces in which a key must never wait.
 *
 * Verdicts are kept. So many words are looked up, no more (SPELLING_WORDS_MOST): the rest of a
 * hostile text counts as right.
 */
#ifndef BOWOUT_TONE_SPELLING_H
#define BOWOUT_TONE_SPELLING_H

#include <glib.h>

#define SPELLING_WORDS_MOST 20000u
#define SPELLING_SUGGESTED_MOST 60u /* words for which something else is looked for */

typedef struct Spelling Spelling;

typedef enum {
    SPELLING_CLOSED, /* no dictionary was wanted yet */
    SPELLING_READY,
    SPELLING_NONE /* there is none for English */
} SpellingState;

/* Quick. `own_file`: the person's list, read at once, or NULL. A list that cannot be used is
   none. */
Spelling *spelling_new(const char *own_file);
/* Waits for a word that is being looked up. */
void spelling_free(Spelling *spelling);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Spelling, spelling_free)

/* Opens the dictionaries now (at once only). */
SpellingState spelling_open(Spelling *spelling);
SpellingState spelling_state(const Spelling *spelling);

/* Is the word right, as far as is known? Capitals matter as they do in writing; apostrophes are
   plain ones. */
gboolean spelling_knows(Spelling *spelling, const char *word);
/* What may have been meant: at most five, best first (const char *); borrowed until the next
   call of any function here. */
const GPtrArray *spelling_suggestions(Spelling *spelling, const char *word);

/* The word is right from now on, and kept in the list (if there is one). FALSE: it could not be
   written, but holds here. */
gboolean spelling_add(Spelling *spelling, const char *word, GError **error);

/* ---- put off ---- */

void spelling_put_off(Spelling *spelling);
/* There are words to be looked up. */
gboolean spelling_waiting(const Spelling *spelling);
/* Answers in a thread; FALSE: there is none to be had, call spelling_work. */
gboolean spelling_start(Spelling *spelling);
/* Can be read when there are answers; -1 without a thread. */
int spelling_descriptor(const Spelling *spelling);
/* One piece of the work: opens the dictionaries, or looks one word up. FALSE: nothing was left
   to do. */
gboolean spelling_work(Spelling *spelling);
/* Takes the answers in; TRUE when there is something new. */
gboolean spelling_collect(Spelling *spelling);

#endif
