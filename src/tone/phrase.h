/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * phrase: the phrase language of rule files (share/doc/rules.md), read into patterns of the
 * matcher. A phrase becomes one pattern, or several when it holds more alternatives than one can;
 * what would explode is refused.
 */
#ifndef TONE_PHRASE_H
#define TONE_PHRASE_H

#include <glib.h>

#include "matcher-draft.h"

typedef struct PhraseCompiler PhraseCompiler;

PhraseCompiler *phrase_compiler_new(VocabularyDraft *vocabulary, MatcherDraft *matcher);
void phrase_compiler_free(PhraseCompiler *compiler);

/* A named list for <name>. Its entries (char *, borrowed, phrases) may use the lists known
   before. */
void phrase_add_list(PhraseCompiler *compiler, const char *name, const GPtrArray *entries);

/* FALSE with a message (owned by the caller) when the phrase cannot be read. */
gboolean phrase_compile(PhraseCompiler *compiler, const char *text, guint32 tag, char **message);
/* The same, without adding anything. */
gboolean phrase_check(PhraseCompiler *compiler, const char *text, char **message);

#endif
