/* SPDX-License-Identifier: GPL-3.0-or-later */
/* walk: the steps of the wizard as a person takes them, for tests on a terminal. */
#ifndef BOWOUT_TESTS_WALK_H
#define BOWOUT_TESTS_WALK_H

#include "term.h"

/* What an 80 columns wide screen shows at Review and nowhere else: the line of steps. */
#define WALK_REVIEW "> Review"

/* Options of bowout for the catalogue that belongs to these tests: its screens do not change
   with the shipped wordings. */
const char *const *walk_arguments(void);

/* Types into the focused field, and goes on. */
void walk_field(Term *term, const char *text);
/* Selects the item that begins with these words by the key in front of it, and takes it. */
void walk_choose(Term *term, const char *words);
/* From Welcome through the form: name, company, role, contact; then on to the situation. */
void walk_offer(Term *term);
/* On to the first stage: this situation's digit, email, warm. */
void walk_to_gratitude(Term *term, const char *situation);
/* The same, then the suggested wordings for the rest. */
void walk_to_review(Term *term);

#endif
