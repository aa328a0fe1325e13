/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * promptness: what the dates of the offer mean today, and how to bring the answer.
 *
 * Only working days count, Saturday and Sunday do not. Up to the second one the answer is in good
 * time; on the third the advice is "answer today"; after the fifth the answer is late, and the
 * letter says so once. A day that they named goes before all that: until then there is time, on it
 * and just before it is "now", past it the answer is late. Whoever writes on a weekend may send it
 * on Monday morning. (Career offices ask to acknowledge an offer within a day, and tell that
 * employers usually wait three business days; the addresses stand above the advice in
 * catalogue.d/20-advice.conf.)
 */
#ifndef BOWOUT_LETTER_PROMPTNESS_H
#define BOWOUT_LETTER_PROMPTNESS_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"
#include "bowout/letter/facts.h"

typedef enum {
    PROMPTNESS_UNKNOWN, /* no dates given */
    PROMPTNESS_FRESH,
    PROMPTNESS_TODAY,         /* the third to fifth working day; or later, when the day they named is still ahead */
    PROMPTNESS_REPLY_BY_NEAR, /* the reply-by date is at most two days away, or the next working day */
    PROMPTNESS_LATE,          /* past the fifth working day, no reply-by date ahead */
    PROMPTNESS_REPLY_BY_PASSED
} Promptness;

typedef struct {
    Promptness state;
    gboolean late;       /* the letter should acknowledge it once */
    gboolean age_known;  /* received is known and not in the future */
    int age_days;        /* of the calendar */
    int age_working;     /* working days gone by since then; the day it came does not count */
    gboolean weekend;    /* today is a Saturday or a Sunday */
    gboolean left_known; /* reply-by is known */
    int left_days;       /* negative: days past it */
    const char *advice;  /* id of the catalogue's advice ("offer-today"), or NULL when unknown */
} PromptnessReading;

/* Reads the dates against clock_today(). */
PromptnessReading promptness_read(const Facts *facts);
/* "today", "yesterday", "4 days ago"; "today", "tomorrow", "in 3 days", "3 days ago". Owned by
   the caller. */
char *promptness_age_words(int age_days);
char *promptness_left_words(int left_days);
/* The advice with {age} and {left} filled in, or NULL when there is none. Owned by the caller. */
char *promptness_advice_text(const Catalogue *catalogue, const PromptnessReading *reading);

/* How to bring the answer. What the situation says of it goes first; through an agency it is the
 * agency that is told; and where the chosen channel is another one than the offer came by:
 * "answer the way they wrote". Borrowed from the catalogue; NULL when there is nothing to say. */
const char *delivery_advice(const Catalogue *catalogue, const Answers *answers);

#endif
