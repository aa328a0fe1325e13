/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * placeholder: {name} in a phrasing. Either a fact ({company}) or derived from facts with knowledge of the language
 * ({role-phrase}: "the Support Assistant role", never "the … role role"). One table of the derived ones.
 * A brace that starts no known placeholder is a fault of the phrasing; facts are put in literally, braces in them included.
 */
#ifndef BOWOUT_LETTER_PLACEHOLDER_H
#define BOWOUT_LETTER_PLACEHOLDER_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

/* The facts that `text` cannot do without; unknown placeholders and stray braces go into `problems` (may be NULL). */
FactSet placeholder_facts(const char *text, const char *file, int line, Problems *problems);

/* The facts that this phrasing needs and the answers do not know. */
FactSet placeholder_missing(const Phrasing *phrasing, const Answers *answers);

/* The text filled in. A fact that is not known stands as its prompt in angle quotes ("‹industry›") so that a menu can show it;
 * compose refuses such a letter. Owned by the caller. */
char *placeholder_fill(const char *text, const Answers *answers, const Catalogue *catalogue);

/* Names and meanings, for `catalogue list`; NULL past the end. */
const char *placeholder_name(guint index);
const char *placeholder_meaning(guint index);

#endif
