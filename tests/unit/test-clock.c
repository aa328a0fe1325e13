/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: only days that exist, and --now holds. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/base/clock.h"

static void expect_date(const char *text, int code) {
    g_autoptr(GError) error = NULL;
    GDate date;
    gboolean good = clock_parse_date(text, &date, &error);

    if (code < 0) {
        g_autofree char *back = NULL;

        cr_assert(good, "%s", text);
        back = clock_format_date(&date);
        cr_assert(strstr(text, back) != NULL);
    } else
        cr_assert(!good && g_error_matches(error, CLOCK_ERROR, code), "%s", text);
}

Test(clock, dates_that_exist) {
    expect_date("2026-11-20", -1);
    expect_date(" 2024-02-29 ", -1);
    expect_date("9999-12-31", -1);
    expect_date("2026-02-29", CLOCK_ERROR_EXISTS);
    expect_date("2026-13-01", CLOCK_ERROR_EXISTS);
    expect_date("2026-00-10", CLOCK_ERROR_EXISTS);
    expect_date("0026-01-10", CLOCK_ERROR_EXISTS);
    expect_date("", CLOCK_ERROR_FORM);
    expect_date("2026-1-1", CLOCK_ERROR_FORM);
    expect_date("20-11-2026", CLOCK_ERROR_FORM);
    expect_date("2026/11/20", CLOCK_ERROR_FORM);
    expect_date("2026-11-20x", CLOCK_ERROR_FORM);
    expect_date("+026-11-20", CLOCK_ERROR_FORM);
    expect_date("tomorrow", CLOCK_ERROR_FORM);
}

static void expect_now(const char *iso, const char *date, gint64 seconds) {
    g_autofree char *got = NULL;
    GDate today;

    cr_assert(clock_set_today(iso, NULL), "%s", iso);
    today = clock_today();
    got = clock_format_date(&today);
    cr_assert(strcmp(got, date) == 0 && clock_now_seconds() == seconds, "%s: %s %" G_GINT64_FORMAT, iso, got, clock_now_seconds());
}

Test(clock, now_can_be_fixed) {
    g_setenv("TZ", "UTC", TRUE);
    expect_now("2026-11-20", "2026-11-20", 1795176000);
    expect_now("2026-11-20T10:30", "2026-11-20", 1795170600);
    expect_now("2026-11-20T10:30:15", "2026-11-20", 1795170615);
    expect_now("2026-11-20T10:30Z", "2026-11-20", 1795170600);
    expect_now("2026-11-20T03:30+08:00", "2026-11-20", 1795116600);
    cr_assert(!clock_set_today("2026-02-30", NULL));
    cr_assert(!clock_set_today("2026-11-20T25:00", NULL));
    cr_assert(!clock_set_today("2026-11-20Tnoon", NULL));
    cr_assert(!clock_set_today("", NULL));
    cr_assert(clock_now_seconds() == 1795116600); /* the last good one holds */
    cr_assert(clock_set_today(NULL, NULL));
    cr_assert(ABS(clock_now_seconds() - g_get_real_time() / G_USEC_PER_SEC) <= 2);
}

Test(clock, days_between) {
    GDate a, b;

    cr_assert(clock_parse_date("2026-02-27", &a, NULL) && clock_parse_date("2026-03-02", &b, NULL));
    cr_assert(clock_days_between(&a, &b) == 3 && clock_days_between(&b, &a) == -3);
    cr_assert(clock_days_between(&a, &a) == 0);
}
