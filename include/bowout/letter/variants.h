/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * variants: other letters from the same answers. Every stage that has no choice yet is filled;
 * variant 1 is what suggest_rest gives, and each later one is another combination of wordings that
 * suit, so that walking through them shows something new at every step. The same answers and the
 * same catalogue give the same walk in every face; no letter comes twice.
 *
 * The rule that every suggested letter obeys (what the person chose or wrote counts, and is never
 * changed): no word opens three of its sentences, and of "opportunity", "appreciate" and "thank",
 * with all that is made from them, none is there three times. Where the person's own choices break
 * it already, the rest does not make it worse.
 *
 * A walk: keep the answers as they were before (answers_copy), and for each further number fill
 * another copy of them.
 */
#ifndef BOWOUT_LETTER_VARIANTS_H
#define BOWOUT_LETTER_VARIANTS_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

#define VARIANTS_MOST 1000u /* no walk is longer */

/* Chooses as said above; numbers begin with 1. FALSE when there are fewer: then nothing is
 * chosen. Stages for which there is no wording that could be used at once stay unchosen, as with
 * suggest_rest. Variant 200 takes a few milliseconds. */
gboolean suggest_variant(Answers *answers, const Catalogue *catalogue, guint number);
/* The first ones, at most so many: GPtrArray of Answers, owned by the caller. */
GPtrArray *suggest_variants(const Answers *answers, const Catalogue *catalogue, guint most);
/* How many there are, counted up to `most`; 0 without a situation. Takes as long as making the
   last of them. */
guint suggest_variant_count(const Answers *answers, const Catalogue *catalogue, guint most);

#endif
