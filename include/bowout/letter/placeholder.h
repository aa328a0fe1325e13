/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * placeholder: {name} in a phrasing. Either a fact ({company}) or derived from facts with knowledge
 * of the language ({role-phrase}: "the Support Assistant role", never "the … role role"). One table
 * of the derived ones. A brace that starts no known placeholder is a fault of the phrasing; facts
 * are put in literally, braces in them included.
 */
#ifndef BOWOUT_LETTER_PLACEHOLDER_H
#define BOWOUT_LETTER_PLACEHOLDER_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

/* The facts that `text` cannot do without; unknown placeholders and stray braces go into
   `problems` (may be NULL). */
FactSet placeholder_facts(const char *text, const char *file, int line, Problems *problems);

/* The facts that this phrasing needs and the answers do not know. */
FactSet placeholder_missing(const Phrasing *phrasing, const Answers *answers);

/* What stands where a detail is still to be filled in. */
#define PLACEHOLDER_BLANK "___"

/* The fact that a wording is completed with: its blank, when it asks for nothing else that is
 * not known; of several that are known, the first. FACT_COUNT: it has none. */
FactId placeholder_blank(const Phrasing *phrasing, const Answers *answers);
/* The text around the first place of that fact, filled in. Both owned by the caller; FALSE: the
   text does not name it. */
gboolean placeholder_split(const char *text, FactId fact, const Answers *answers, const Catalogue *catalogue, char **before, char **after);

/* The text filled in. A detail that is not known stands as a blank, another fact as its name in
 * angle quotes ("‹hours›") so that a menu can show it; compose refuses such a letter. Owned by
 * the caller. */
char *placeholder_fill(const char *text, const Answers *answers, const Catalogue *catalogue);

/* Names and meanings, for `catalogue list`; NULL past the end. */
const char *placeholder_name(guint index);
const char *placeholder_meaning(guint index);

#endif
