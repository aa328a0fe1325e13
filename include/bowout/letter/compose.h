/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compose: answers and catalogue in, letter out. Stages without a choice are left out (the letter
 * grows), so a letter being written and a finished one are the same thing; compose_lacks says what
 * a finished one still lacks.
 */
#ifndef BOWOUT_LETTER_COMPOSE_H
#define BOWOUT_LETTER_COMPOSE_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"
#include "bowout/letter/letter.h"

/* Greeting and sign-off without a choice are taken from the suggestions once a situation is
   chosen. Never NULL. */
Letter *compose(const Catalogue *catalogue, const Answers *answers);

/* What one stage says: the filled text of its choice, or NULL when skipped or not chosen. Owned
   by the caller. */
char *compose_stage(const Catalogue *catalogue, const Answers *answers, const char *stage);

/* The subject line of the letter as a mail: chosen, in own words, or the suggested one; always
 * one line. NULL: no situation is chosen, or the catalogue has no subjects. Owned by the caller. */
char *compose_subject(const Catalogue *catalogue, const Answers *answers);

/* A further text of the same answers (catalogue.h). Stages the answers leave open, or whose
 * wording does not suit the companion's channel, are taken from the suggestions. Empty when its
 * kind is another one. Never NULL. */
Letter *compose_companion(const Catalogue *catalogue, const Answers *answers, const Companion *companion);

typedef enum { LACK_FACT, LACK_STAGE, LACK_SITUATION, LACK_PHRASING, LACK_PLACEHOLDER } LackKind;
typedef struct {
    LackKind kind;
    FactId fact;            /* LACK_FACT */
    const char *stage;      /* LACK_STAGE, LACK_PHRASING, LACK_PLACEHOLDER; for LACK_FACT the stage that wants it, or NULL; interned */
    const Phrasing *wanted; /* LACK_FACT: the phrasing that wants it, or NULL when the fact is needed anyway */
    char *text;             /* LACK_PLACEHOLDER: the unfilled field ("{name}"); LACK_PHRASING: the unknown id */
} Lack;

/* GPtrArray of Lack (owned): why the letter is not finished; empty when it may be handed over.
 * An optional stage without a choice is no lack. */
GPtrArray *compose_lacks(const Catalogue *catalogue, const Answers *answers);
/* One sentence for a person: `the fact "company" is missing (wanted by gratitude/thanks-time)`.
   Owned by the caller. */
char *lack_words(const Lack *lack);

#endif
