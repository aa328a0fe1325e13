/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What time it is: asked here and nowhere else, so that --now can fix it.
 * Dates are ISO 8601, YYYY-MM-DD; local time.
 */
#ifndef BOWOUT_BASE_CLOCK_H
#define BOWOUT_BASE_CLOCK_H

#include <glib.h>

#define CLOCK_ERROR (clock_error_quark())
GQuark clock_error_quark(void);
typedef enum ClockError {
    CLOCK_ERROR_FORM,  /* not written as a date */
    CLOCK_ERROR_EXISTS /* no such day (2026-02-30) */
} ClockError;

/* Fixes the clock: a date (noon of it, UTC) or a date-time such as
   2026-11-20T10:30, 2026-11-20T10:30:00+08:00.  Today is the date as written.
   NULL gives the real clock back. */
gboolean clock_set_today(const char *iso, GError **error);

GDate clock_today(void);
gint64 clock_now_seconds(void); /* since 1970, UTC */

/* Exactly YYYY-MM-DD, a day that exists, year 1900 to 9999; blanks around it
   are allowed.  The message is for the person. */
gboolean clock_parse_date(const char *text, GDate *out, GError **error);
char *clock_format_date(const GDate *date); /* 2026-11-20 */
/* A moment in local time, 2026-11-20 18:05; words that say so for one that no calendar has.
   Never NULL. */
char *clock_format_moment(gint64 seconds);
int clock_days_between(const GDate *from, const GDate *to); /* negative if `to` is earlier */

#endif
