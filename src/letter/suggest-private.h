/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What suggest.c (the best wordings) and variants.c (the others) decide together.
 */
#ifndef BOWOUT_SRC_LETTER_SUGGEST_PRIVATE_H
#define BOWOUT_SRC_LETTER_SUGGEST_PRIVATE_H

#include "bowout/letter/suggest.h"
#include "overuse.h"

#define CHAT_SENTENCES_MOST 4u /* of the message, greeting and sign-off not counted */

typedef struct {
    const Phrasing *phrasing;
    FactSet missing;
    guint lacks; /* how many facts it misses, for its place */
    gboolean suits;
    gboolean claims;         /* says what nobody has said yet: the person may, the program may not */
    gboolean tells_too_much; /* one detail more than a letter takes, or one that it tells already */
    guint breaks;            /* what it would make too much of */
    int precision;
    gboolean roleless; /* the letter would still not say which role is meant */
    guint sentences;   /* counted in chat only */
    guint repetition;
} Rank;

/* GArray of Rank, best first. Owned by the caller. */
GArray *suggest_ranks(const Catalogue *catalogue, const Answers *answers, const char *stage, gboolean further);
/* The best one of each stage in turn, whether the whole obeys the rule of overuse or not. */
void suggest_best_rest(Answers *answers, const Catalogue *catalogue);

/* Whether an optional stage is suggested with this wording: it tells something of the writer's
 * own, or was written for the situation and the situation is not a sparing one. What could stand
 * in everybody's letter is left to whoever chooses it, and so is what claims something. */
gboolean suggest_worth_saying(const Phrasing *phrasing, const Situation *situation);

/* How many true things of the writer's own a wording tells, none or one; a suggested letter tells
   FACT_DETAILS_MOST. */
guint suggest_count_details(const Phrasing *phrasing);

/* The sentences of the stages that are chosen. */
guint suggest_chosen_sentences(const Answers *answers, const Catalogue *catalogue, const Kind *kind);

/* What the letter says of the chosen stages (the frame too); a stage that is not in letters of
   this situation does not count. */
void suggest_usage(const Answers *answers, const Catalogue *catalogue, Usage *usage);
/* Whether the wordings of the stages that `before` leaves open break the rule in `answers`. */
gboolean suggest_breaks(const Answers *answers, const Answers *before, const Catalogue *catalogue);

#endif
