/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the dates of the offer mean today: one table-like decision (state_of), and the words for spans of days.
 */
#include "config.h"

#include "bowout/letter/promptness.h"

#include "bowout/base/clock.h"
#include "bowout/base/words.h"

#define FRESH_DAYS 2
#define LATE_DAYS 7
#define NEAR_DAYS 2

static const struct {
    const char *advice; /* id in the catalogue */
    gboolean late;
} states[] = {
    [PROMPTNESS_UNKNOWN] = {NULL, FALSE},        [PROMPTNESS_FRESH] = {"offer-fresh", FALSE},
    [PROMPTNESS_TODAY] = {"offer-today", FALSE}, [PROMPTNESS_REPLY_BY_NEAR] = {"reply-by-near", FALSE},
    [PROMPTNESS_LATE] = {"offer-late", TRUE},    [PROMPTNESS_REPLY_BY_PASSED] = {"reply-by-passed", TRUE},
};

static gboolean day_of(const Facts *facts, FactId id, GDate *day) {
    const char *value = facts_get(facts, id);
    return value != NULL && clock_parse_date(value, day, NULL);
}

/* A date that was named counts for more than the age; an old offer with time left is best answered today. */
static Promptness state_of(const PromptnessReading *reading) {
    if (reading->left_known && reading->left_days < 0) return PROMPTNESS_REPLY_BY_PASSED;
    if (reading->left_known && reading->left_days <= NEAR_DAYS) return PROMPTNESS_REPLY_BY_NEAR;
    if (!reading->age_known) return reading->left_known ? PROMPTNESS_FRESH : PROMPTNESS_UNKNOWN;
    if (reading->age_days <= FRESH_DAYS) return PROMPTNESS_FRESH;
    if (reading->age_days <= LATE_DAYS || reading->left_known) return PROMPTNESS_TODAY;
    return PROMPTNESS_LATE;
}

PromptnessReading promptness_read(const Facts *facts) {
    PromptnessReading reading = {.state = PROMPTNESS_UNKNOWN};
    GDate today = clock_today(), day;
    if (day_of(facts, FACT_RECEIVED, &day)) {
        int age = clock_days_between(&day, &today);
        reading.age_known = age >= -1; /* one day ahead is another time zone's today (facts.c) */
        reading.age_days = MAX(age, 0);
    }
    if (day_of(facts, FACT_REPLY_BY, &day)) {
        reading.left_known = TRUE;
        reading.left_days = clock_days_between(&today, &day);
    }
    reading.state = state_of(&reading);
    reading.late = states[reading.state].late;
    reading.advice = states[reading.state].advice;
    /* What is said of a fresh offer speaks of its age. */
    if (reading.state == PROMPTNESS_FRESH && !reading.age_known) reading.advice = NULL;
    return reading;
}

char *promptness_age_words(int age_days) {
    if (age_days <= 0) return g_strdup(_("today"));
    if (age_days == 1) return g_strdup(_("yesterday"));
    return g_strdup_printf(ngettext("%d day ago", "%d days ago", (gulong)age_days), age_days);
}

char *promptness_left_words(int left_days) {
    if (left_days < 0) return promptness_age_words(-left_days);
    if (left_days == 0) return g_strdup(_("today"));
    if (left_days == 1) return g_strdup(_("tomorrow"));
    return g_strdup_printf(ngettext("in %d day", "in %d days", (gulong)left_days), left_days);
}

char *promptness_advice_text(const Catalogue *catalogue, const PromptnessReading *reading) {
    const char *advice = catalogue_advice(catalogue, reading->advice);
    g_autofree char *age = promptness_age_words(reading->age_days);
    g_autofree char *left = promptness_left_words(reading->left_days);
    GString *text;
    if (advice == NULL) return NULL;
    text = g_string_new(advice);
    g_string_replace(text, "{age}", age, 0);
    g_string_replace(text, "{left}", left, 0);
    return g_string_free(text, FALSE);
}
