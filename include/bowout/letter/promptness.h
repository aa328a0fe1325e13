/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * promptness: what the dates of the offer mean today. An offer of up to two days is answered in good time; from the third
 * day on "answer today"; past the reply-by date, or after more than seven days, the answer is late and says so once.
 * (Career offices ask for an answer within 24 to 72 hours; a week is the usual limit when no date is named.)
 */
#ifndef BOWOUT_LETTER_PROMPTNESS_H
#define BOWOUT_LETTER_PROMPTNESS_H

#include "bowout/letter/catalogue.h"
#include "bowout/letter/facts.h"

typedef enum {
    PROMPTNESS_UNKNOWN, /* no dates given */
    PROMPTNESS_FRESH,
    PROMPTNESS_TODAY,         /* three to seven days old */
    PROMPTNESS_REPLY_BY_NEAR, /* the reply-by date is at most two days away */
    PROMPTNESS_LATE,          /* more than seven days, no reply-by date ahead */
    PROMPTNESS_REPLY_BY_PASSED
} Promptness;

typedef struct {
    Promptness state;
    gboolean late;      /* the letter should acknowledge it once */
    gboolean age_known; /* received is known and not in the future */
    int age_days;
    gboolean left_known; /* reply-by is known */
    int left_days;       /* negative: days past it */
    const char *advice;  /* id of the catalogue's advice ("offer-today"), or NULL when unknown */
} PromptnessReading;

/* Reads the dates against clock_today(). */
PromptnessReading promptness_read(const Facts *facts);
/* "today", "yesterday", "4 days ago"; "today", "tomorrow", "in 3 days", "3 days ago". Owned by the caller. */
char *promptness_age_words(int age_days);
char *promptness_left_words(int left_days);
/* The advice with {age} and {left} filled in, or NULL when there is none. Owned by the caller. */
char *promptness_advice_text(const Catalogue *catalogue, const PromptnessReading *reading);

#endif
