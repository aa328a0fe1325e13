/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as they are written, in the order that the person, or their country, is used to. */
#include "config.h"

#include <string.h>

#include "bowout/base/dates.h"
#include "bowout/base/translate.h"

static DatesOrder set_order = DATES_ASK;

void dates_set_order(DatesOrder order) {
    set_order = order;
}

DatesOrder dates_order(void) {
    return set_order;
}

/* Countries where the month is said first. */
static gboolean month_first_there(const char *country) {
    static const char *const countries[] = {"US", "PH", "CA", "PR", "GU", "LR", NULL};
    g_autofree char *code = g_ascii_strup(country, 2);
    return g_strv_contains(countries, code);
}

/* By its name: the locale that a connection brings along is often not installed on the host. */
static const char *time_locale(void) {
    static const char *const variables[] = {"LC_ALL", "LC_TIME", "LANG"};
    for (guint i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);
        if (value != NULL && value[0] != '\0') return value;
    }
    return "";
}

gboolean dates_month_first(void) {
    const char *country = strchr(time_locale(), '_');
    if (set_order != DATES_ASK) return set_order == DATES_MONTH_FIRST;
    return country != NULL && month_first_there(country + 1);
}

char *dates_day_and_month(const GDate *day, const char *month, const GDate *today) {
    guint number = g_date_get_day(day), year = (guint)g_date_get_year(day);
    gboolean this_year = today != NULL && g_date_get_year(day) == g_date_get_year(today);
    if (dates_month_first()) return this_year ? g_strdup_printf("%s %u", month, number) : g_strdup_printf("%s %u, %u", month, number, year);
    return this_year ? g_strdup_printf("%u %s", number, month) : g_strdup_printf("%u %s %u", number, month, year);
}

char *dates_words(const GDate *day, const GDate *today) {
    static const char *const weekdays[] = {N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
                                           N_("Friday"), N_("Saturday"), N_("Sunday")};
    static const char *const months[] = {N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
                                         N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December")};
    g_autofree char *rest = dates_day_and_month(day, _(months[g_date_get_month(day) - 1]), today);
    return g_strdup_printf(dates_month_first() ? "%s, %s" : "%s %s", _(weekdays[g_date_get_weekday(day) - 1]), rest);
}
