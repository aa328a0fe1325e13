/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock and dates. */
#include "config.h"

#include "bowout/base/clock.h"

#include <string.h>
#include <time.h>

#include "bowout/base/translate.h"

G_DEFINE_QUARK(bowout - clock - error - quark, clock_error)

/* The fixed time, if there is one. */
static gboolean clock_fixed;
static GDate fixed_date;
static gint64 fixed_seconds;

static gboolean fail_form(const char *text, GError **error) {
    g_set_error(error, CLOCK_ERROR, CLOCK_ERROR_FORM, _("\"%s\" is not a date: write year, month and day like this: 2026-11-20"), text);
    return FALSE;
}

/* The digits at text as a number. */
static guint number_at(const char *text, guint digits) {
    guint number = 0;

    for (guint i = 0; i < digits; i++) number = number * 10 + (guint)g_ascii_digit_value(text[i]);
    return number;
}

static gboolean has_date_form(const char *text, gsize length) {
    if (length != 10) return FALSE;
    for (gsize i = 0; i < length; i++)
        if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit(text[i])) return FALSE;
    return TRUE;
}

gboolean clock_parse_date(const char *text, GDate *out, GError **error) {
    g_autofree char *date = g_strstrip(g_strdup(text));
    guint year, month, day;

    if (!has_date_form(date, strlen(date))) return fail_form(text, error);
    year = number_at(date, 4);
    month = number_at(date + 5, 2);
    day = number_at(date + 8, 2);
    if (year < 1900 || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) {
        g_set_error(error, CLOCK_ERROR, CLOCK_ERROR_EXISTS, _("there is no day %s"), date);
        return FALSE;
    }
    if (out) {
        g_date_clear(out, 1);
        g_date_set_dmy(out, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    }
    return TRUE;
}

/* GLib wants seconds; people leave them out. */
static GDateTime *parse_time(const char *iso) {
    g_autoptr(GTimeZone) local = g_time_zone_new_local();
    gsize minutes = strlen("2026-11-20T10:30");
    g_autofree char *head = NULL, *whole = NULL;

    if (strlen(iso) < minutes || iso[10] != 'T') return NULL;
    if (iso[minutes] == ':') return g_date_time_new_from_iso8601(iso, local);
    head = g_strndup(iso, minutes);
    whole = g_strconcat(head, ":00", iso + minutes, NULL);
    return g_date_time_new_from_iso8601(whole, local);
}

gboolean clock_set_today(const char *iso, GError **error) {
    g_autofree char *date_text = NULL, *date_time = NULL;
    g_autoptr(GDateTime) moment = NULL;
    GDate date;

    if (!iso) {
        clock_fixed = FALSE;
        return TRUE;
    }
    date_text = g_strndup(iso, strcspn(iso, "T"));
    if (!clock_parse_date(date_text, &date, error)) return FALSE;
    date_time = iso[strlen(date_text)] == 'T' ? g_strdup(iso) : g_strconcat(g_strstrip(date_text), "T12:00:00Z", NULL);
    moment = parse_time(date_time);
    if (!moment) return fail_form(iso, error);
    fixed_date = date;
    fixed_seconds = g_date_time_to_unix(moment);
    clock_fixed = TRUE;
    return TRUE;
}

GDate clock_today(void) {
    time_t now;
    struct tm day;
    GDate today;

    if (clock_fixed) return fixed_date;
    /* Not GDateTime: it looks the time zone's files up again at each call. */
    now = time(NULL);
    localtime_r(&now, &day);
    g_date_clear(&today, 1);
    g_date_set_dmy(&today, (GDateDay)day.tm_mday, (GDateMonth)(day.tm_mon + 1), (GDateYear)(day.tm_year + 1900));
    return today;
}

gint64 clock_now_seconds(void) {
    return clock_fixed ? fixed_seconds : g_get_real_time() / G_USEC_PER_SEC;
}

char *clock_format_date(const GDate *date) {
    return g_strdup_printf("%04u-%02u-%02u", (guint)g_date_get_year(date), (guint)g_date_get_month(date), (guint)g_date_get_day(date));
}

int clock_days_between(const GDate *from, const GDate *to) {
    return g_date_days_between(from, to);
}

char *clock_format_moment(gint64 seconds) {
    g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local(seconds);
    char *words = moment != NULL ? g_date_time_format(moment, "%Y-%m-%d %H:%M") : NULL;

    return words != NULL ? words : g_strdup(_("at an unknown time"));
}
