/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person would lose if dates were wrong: a day typed in their own way is refused, or taken
 * for another day.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/dates.h"

static GDate day_of(const char *iso) {
    GDate day;

    cr_assert(clock_parse_date(iso, &day, NULL));
    return day;
}

static char *parsed(const char *text, const char *now, DatesLean lean, DatesOrder order) {
    GDate today = day_of(now), day;

    return dates_parse(text, &today, lean, order, &day, NULL) ? clock_format_date(&day) : g_strdup("-");
}

typedef struct {
    const char *text, *now;
    DatesLean lean;
    const char *day;
} Case;

/* Wednesday 25 November 2026. */
#define NOW "2026-11-25"

Test(dates, as_people_type_them) {
    static const Case cases[] = {
        {"2026-11-20", NOW, DATES_PAST, "2026-11-20"},
        {" 2026/11/5 ", NOW, DATES_PAST, "2026-11-05"},
        {"yesterday", NOW, DATES_PAST, "2026-11-24"},
        {"Today", NOW, DATES_PAST, "2026-11-25"},
        {"tomorrow", NOW, DATES_FUTURE, "2026-11-26"},
        {"the day after tomorrow", NOW, DATES_FUTURE, "2026-11-27"},
        {"2 days ago", NOW, DATES_PAST, "2026-11-23"},
        {"two days ago", NOW, DATES_PAST, "2026-11-23"},
        {"a week ago", NOW, DATES_PAST, "2026-11-18"},
        {"in 3 days", NOW, DATES_FUTURE, "2026-11-28"},
        {"in two weeks", NOW, DATES_FUTURE, "2026-12-09"},
        {"last Friday", NOW, DATES_PAST, "2026-11-20"},
        {"Friday", NOW, DATES_PAST, "2026-11-20"},
        {"Friday", NOW, DATES_FUTURE, "2026-11-27"},
        {"fri", NOW, DATES_FUTURE, "2026-11-27"},
        {"Thurs", NOW, DATES_FUTURE, "2026-11-26"},
        {"Wednesday", NOW, DATES_FUTURE, "2026-12-02"},
        {"next Tuesday", NOW, DATES_FUTURE, "2026-12-01"},
        {"Friday next week", NOW, DATES_FUTURE, "2026-12-04"},
        {"Monday of next week", NOW, DATES_FUTURE, "2026-11-30"},
        {"Nov 20", NOW, DATES_PAST, "2026-11-20"},
        {"nov. 20", NOW, DATES_PAST, "2026-11-20"},
        {"20 Nov", NOW, DATES_PAST, "2026-11-20"},
        {"20 Nov 2026", NOW, DATES_PAST, "2026-11-20"},
        {"November 20th, 2026", NOW, DATES_PAST, "2026-11-20"},
        {"20th of November", NOW, DATES_PAST, "2026-11-20"},
        {"Friday, 20 November 2026", NOW, DATES_PAST, "2026-11-20"},
        {"20-Nov-2026", NOW, DATES_PAST, "2026-11-20"},
        {"20/11/2026", NOW, DATES_PAST, "2026-11-20"},
        {"11/20/2026", NOW, DATES_PAST, "2026-11-20"},
        {"11/20", NOW, DATES_PAST, "2026-11-20"},
        {"20.11.", NOW, DATES_PAST, "2026-11-20"},
        {"20.11.2026", NOW, DATES_PAST, "2026-11-20"},
        {"20.11.26", NOW, DATES_PAST, "2026-11-20"},
        {"5/5", NOW, DATES_FUTURE, "2027-05-05"},
        {"the 20th", NOW, DATES_PAST, "2026-11-20"},
        {"the 27th", NOW, DATES_FUTURE, "2026-11-27"},
        {"the 3rd", NOW, DATES_FUTURE, "2026-12-03"},
        {"3 January", NOW, DATES_FUTURE, "2027-01-03"},
        {"28 December", "2027-01-04", DATES_PAST, "2026-12-28"},
        {"29 Feb 2028", NOW, DATES_FUTURE, "2028-02-29"},
        {"by Friday", NOW, DATES_FUTURE, "2026-11-27"},
        {"end of the week", NOW, DATES_FUTURE, "2026-11-27"},
        {"end of next week", NOW, DATES_FUTURE, "2026-12-04"},
        {"end of the month", NOW, DATES_FUTURE, "2026-11-30"},
        {"end of next month", "2026-01-31", DATES_FUTURE, "2026-02-28"},
        {"end of the year", NOW, DATES_FUTURE, "2026-12-31"},
        {"EOD", NOW, DATES_FUTURE, "2026-11-25"},
        {"two business days", "2026-11-27", DATES_FUTURE, "2026-12-01"},
        {"48 hours", NOW, DATES_FUTURE, "2026-11-27"},
        /* as sites put them beside a message; the clock of these tests stands at noon */
        {"2 hours ago", NOW, DATES_PAST, "2026-11-25"},
        {"an hour ago", NOW, DATES_PAST, "2026-11-25"},
        {"20 hours ago", NOW, DATES_PAST, "2026-11-24"},
        {"40 hours ago", NOW, DATES_PAST, "2026-11-23"},
        {"45 minutes ago", NOW, DATES_PAST, "2026-11-25"},
        {"5 mins ago", NOW, DATES_PAST, "2026-11-25"},
        {"2h ago", NOW, DATES_PAST, "2026-11-25"},
        {"3d ago", NOW, DATES_PAST, "2026-11-22"},
        {"3d", NOW, DATES_PAST, "2026-11-22"},
        {"1w", NOW, DATES_PAST, "2026-11-18"},
        {"5h", NOW, DATES_PAST, "2026-11-25"},
        {"3 weeks ago", NOW, DATES_PAST, "2026-11-04"},
        {"just now", NOW, DATES_PAST, "2026-11-25"},
        {"this morning", NOW, DATES_PAST, "2026-11-25"},
        {"3d", NOW, DATES_FUTURE, "-"},
        {"5h a day", NOW, DATES_PAST, "-"},
        {"0 hours ago", NOW, DATES_PAST, "-"},
        /* none */
        {"soon", NOW, DATES_FUTURE, "-"},
        {"", NOW, DATES_FUTURE, "-"},
        {"30 February", NOW, DATES_FUTURE, "-"},
        {"31/31/2026", NOW, DATES_FUTURE, "-"},
        {"2026-13-01", NOW, DATES_FUTURE, "-"},
        {"Monday 20 November 2026", NOW, DATES_PAST, "-"}, /* a Friday */
        {"next Friday", NOW, DATES_FUTURE, "-"},           /* in two days, or in nine */
        {"Friday or so", NOW, DATES_FUTURE, "-"},
        {"Nov 2026", NOW, DATES_FUTURE, "-"},
        {"Friday and Monday", NOW, DATES_FUTURE, "-"},
        {"may", NOW, DATES_FUTURE, "-"},
        {"999999 days ago", NOW, DATES_PAST, "-"},
        {"99999999999999999999 days ago", NOW, DATES_PAST, "-"},
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *got = parsed(cases[i].text, cases[i].now, cases[i].lean, DATES_ASK);

        cr_assert(strcmp(got, cases[i].day) == 0, "%s: %s, wanted %s", cases[i].text, got, cases[i].day);
    }
}

Test(dates, either_order_is_asked) {
    GDate today = day_of(NOW), day;
    g_autoptr(GError) error = NULL;
    g_autofree char *first = parsed("05/06/2026", NOW, DATES_PAST, DATES_DAY_FIRST);
    g_autofree char *second = parsed("05/06/2026", NOW, DATES_PAST, DATES_MONTH_FIRST);
    g_autofree char *weekday = parsed("Friday 05/06/2026", NOW, DATES_PAST, DATES_ASK);

    cr_assert(!dates_parse("05/06/2026", &today, DATES_PAST, DATES_ASK, &day, &error));
    cr_assert(g_error_matches(error, DATES_ERROR, DATES_ERROR_EITHER));
    cr_assert(strstr(error->message, "Friday 5 June") != NULL && strstr(error->message, "Wednesday 6 May") != NULL, "%s", error->message);
    cr_assert(strcmp(first, "2026-06-05") == 0 && strcmp(second, "2026-05-06") == 0);
    cr_assert(strcmp(weekday, "2026-06-05") == 0, "the weekday decides: %s", weekday);
}

Test(dates, echoed_in_words) {
    GDate today = day_of(NOW), near = day_of("2026-11-20"), far = day_of("2027-01-03");
    g_autofree char *this_year = dates_words(&near, &today), *next_year = dates_words(&far, &today);

    cr_assert(strcmp(this_year, "Friday 20 November") == 0, "%s", this_year);
    cr_assert(strcmp(next_year, "Sunday 3 January 2027") == 0, "%s", next_year);
}

Test(dates, written_in_the_order_that_was_said) {
    GDate today = day_of(NOW), near = day_of("2026-11-20"), far = day_of("2027-01-03");
    g_autofree char *this_year = NULL, *next_year = NULL, *bare = NULL;

    dates_set_order(DATES_MONTH_FIRST);
    this_year = dates_words(&near, &today);
    next_year = dates_words(&far, &today);
    bare = dates_day_and_month(&near, "November", &today);
    cr_assert(strcmp(this_year, "Friday, November 20") == 0, "%s", this_year);
    cr_assert(strcmp(next_year, "Sunday, January 3, 2027") == 0, "%s", next_year);
    cr_assert(strcmp(bare, "November 20") == 0, "%s", bare);
}

Test(dates, where_nothing_was_said_the_locale_decides) {
    static const struct {
        const char *all, *time, *lang;
        gboolean month_first;
    } cases[] = {
        {NULL, NULL, NULL, FALSE},
        {NULL, NULL, "en_US.UTF-8", TRUE},
        {NULL, "en_GB.UTF-8", "en_US.UTF-8", FALSE},
        {NULL, "en_PH", "C.UTF-8", TRUE},
        {"C.UTF-8", "en_US.UTF-8", "en_US", FALSE},
        {"", "fil_PH", NULL, TRUE},
        {NULL, NULL, "en_AU.UTF-8", FALSE},
        {NULL, NULL, "de_DE", FALSE},
        {NULL, "", "es_US.UTF-8", TRUE},
        {NULL, "_", NULL, FALSE},
        {NULL, "en_", "en_US", FALSE},
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *const names[] = {"LC_ALL", "LC_TIME", "LANG"};
        const char *const values[] = {cases[i].all, cases[i].time, cases[i].lang};

        for (guint j = 0; j < G_N_ELEMENTS(names); j++)
            if (values[j] != NULL)
                g_setenv(names[j], values[j], TRUE);
            else
                g_unsetenv(names[j]);
        cr_assert(dates_month_first() == cases[i].month_first, "%u", i);
    }
    dates_set_order(DATES_DAY_FIRST);
    g_setenv("LC_ALL", "en_US.UTF-8", TRUE);
    cr_assert(!dates_month_first(), "what was said stands above it");
}

Test(dates, found_in_sentences) {
    static const struct {
        const char *text, *day, *words;
    } cases[] = {
        {"Please reply no later than 5 p.m. ET on Friday, November 27.", "2026-11-27", "Friday, November 27"},
        {"You have 5 working days from the date of this email.", "2026-12-02", "5 working days"},
        {"It pays $18.50/hr, so tell me by 27.11. at the latest", "2026-11-27", "27.11."},
        {"I may be late; call 555 0100 or write by the 27th of November", "2026-11-27", "27th of November"},
        {"24/7 support for 3 shops, Mon 30 Nov", "2026-11-30", "Mon 30 Nov"},
        {"we met at 10:30 and march on", "-", ""},
        {"a second sun for the monkeys of marchand", "-", ""},
    };
    GDate today = day_of(NOW);

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        DateSaid said;
        gboolean found = dates_find(cases[i].text, 0, &today, DATES_FUTURE, &said);
        g_autofree char *day = found ? clock_format_date(&said.day) : g_strdup("-");
        g_autofree char *words = found ? g_strndup(cases[i].text + said.start, said.end - said.start) : g_strdup("");

        cr_assert(strcmp(day, cases[i].day) == 0 && strcmp(words, cases[i].words) == 0, "%s: %s \"%s\"", cases[i].text, day, words);
    }
}

Test(dates, headers_of_other_languages) {
    static const char *const tenth[] = {"Tuesday, November 10, 2026 8:15 AM",
                                        "Dienstag, 10. November 2026 08:15",
                                        "mardi 10 novembre 2026 08:15",
                                        "martes, 10 de noviembre de 2026 08:15",
                                        "10.11.2026 08:15",
                                        "2026-11-10 08:15",
                                        ("ter\xC3\xA7"
                                         "a-feira, 10 de novembro de 2026 08:15"),
                                        "dinsdag 10 november 2026 08:15"};
    GDate day;

    for (guint i = 0; i < G_N_ELEMENTS(tenth); i++) {
        g_autofree char *iso = dates_header(tenth[i], &day) ? clock_format_date(&day) : g_strdup("-");

        cr_assert(strcmp(iso, "2026-11-10") == 0, "%s: %s", tenth[i], iso);
    }
    cr_assert(!dates_header("10/11/2026", &day) && !dates_header("Tuesday", &day) && !dates_header("10 November", &day));
}
