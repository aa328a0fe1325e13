/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days as people write them: "yesterday", "last Friday", "Nov 20", "20/11/2026", "the 27th", "by
 * the end of next week", "within three business days". One parser for what is typed into a form,
 * into files and after --now, and for what stands in mails.
 *
 * It says what the words can mean, not what they are about: whether a day is one to answer by, the
 * caller judges from what stands around. All that is relative is counted from a day that the caller
 * gives. English only, and months in the languages in which mail programs write the headers of
 * forwarded mails (dates_header).
 */
#ifndef BOWOUT_BASE_DATES_H
#define BOWOUT_BASE_DATES_H

#include <glib.h>

/* Where a day without a year, or a weekday, lies. */
typedef enum { DATES_NEAR, DATES_PAST, DATES_FUTURE } DatesLean;

/* What "05/06/2026" is. */
typedef enum { DATES_ASK, DATES_DAY_FIRST, DATES_MONTH_FIRST } DatesOrder;

typedef struct {
    GDate day;
    GDate other;        /* valid where day and month could be either: the second reading */
    gsize start, end;   /* bytes of the text */
    gboolean confirmed; /* two things said the same: a weekday and the day of the month */
    gboolean exact;     /* the day itself was named, by its number: neither "Friday" nor "in two days" */
    gboolean span;      /* counted from the day: "within 48 hours", "for five days" */
} DateSaid;

/* The first day named at or behind `from`; FALSE: none. A day that cannot be (30 February, a
   Monday that is a Tuesday) is none. */
gboolean dates_find(const char *text, gsize from, const GDate *today, DatesLean lean, DateSaid *said);

#define DATES_ERROR (dates_error_quark())
GQuark dates_error_quark(void);
typedef enum {
    DATES_ERROR_FORM,  /* no day */
    DATES_ERROR_EITHER /* day and month could be either: the message names both */
} DatesError;

/* The whole text is one day. The message is for the person. */
gboolean dates_parse(const char *text, const GDate *today, DatesLean lean, DatesOrder order, GDate *day, GError **error);

/* A day with a year in the header of a mail, in any of the languages. */
gboolean dates_header(const char *text, GDate *day);

/* ---- dates-words.c: days as they are written ---- */

/* In which order the person writes day and month; DATES_ASK: they did not say. It decides what
   "03/04" is for them, and how days are written. */
void dates_set_order(DatesOrder order);
DatesOrder dates_order(void);
/* "November 20", not "20 November": as they said, else as it is usual where the locale's times
   are from. */
gboolean dates_month_first(void);

/* "Friday 20 November" or "Friday, November 20", with the year when it is another than today's.
   Owned by the caller. */
char *dates_words(const GDate *day, const GDate *today);
/* The same without the weekday; the month is given as it is to be written. */
char *dates_day_and_month(const GDate *day, const char *month, const GDate *today);

#endif
