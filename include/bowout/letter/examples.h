/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * examples: what could be put into the blank of a fact, as the catalogue has it: those for the
 * situation, the role and the kind of work before those for everybody. The same answers give the
 * same examples in every face.
 */
#ifndef BOWOUT_LETTER_EXAMPLES_H
#define BOWOUT_LETTER_EXAMPLES_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

#define EXAMPLES_SHOWN 3u

/* GPtrArray of const char * (borrowed from the catalogue), no two alike; owned by the caller. */
GPtrArray *examples_for(const Catalogue *catalogue, const Answers *answers, FactId fact);

#endif
