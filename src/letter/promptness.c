/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the dates of the offer mean today: one table-like decision (state_of), and the words for
 * spans of days; then how to bring the answer.
 */
#include "config.h"

#include "bowout/letter/promptness.h"

#include "bowout/base/clock.h"
#include "bowout/base/translate.h"

#define FRESH_WORKING 2 /* working days */
#define LATE_WORKING 5
#define NEAR_DAYS 2
#define ADVICE_WEEKEND "offer-weekend" /* in the place of "offer-fresh", where the catalogue has it */
#define ADVICE_MIRROR "delivery-mirror"
#define ADVICE_AGENCY "delivery-agency"

static const struct {
    const char *advice; /* id in the catalogue */
    gboolean late;
} states[] = {
    [PROMPTNESS_UNKNOWN] = {NULL, FALSE},        [PROMPTNESS_FRESH] = {"offer-fresh", FALSE},
    [PROMPTNESS_TODAY] = {"offer-today", FALSE}, [PROMPTNESS_REPLY_BY_NEAR] = {"reply-by-near", FALSE},
    [PROMPTNESS_LATE] = {"offer-late", TRUE},    [PROMPTNESS_REPLY_BY_PASSED] = {"reply-by-passed", TRUE},
};

static gboolean is_weekend(const GDate *day) {
    return g_date_get_weekday(day) >= G_DATE_SATURDAY;
}

/* Working days after `from`, up to and with `to`; 0 when `to` is earlier. */
static int working_days(const GDate *from, const GDate *to) {
    int days = clock_days_between(from, to), weeks = MAX(days, 0) / 7, count = 5 * weeks;
    GDate day = *from;
    if (days <= 0) return 0;
    g_date_add_days(&day, (guint)(7 * weeks));
    while (g_date_compare(&day, to) < 0) {
        g_date_add_days(&day, 1);
        count += !is_weekend(&day);
    }
    return count;
}

static gboolean day_of(const Facts *facts, FactId id, GDate *day) {
    const char *value = facts_get(facts, id);
    return value != NULL && clock_parse_date(value, day, NULL);
}

/* A date that was named counts for more than the age; an old offer with time left is best
   answered today. */
static Promptness state_of(const PromptnessReading *reading, int left_working) {
    if (reading->left_known && reading->left_days < 0) return PROMPTNESS_REPLY_BY_PASSED;
    if (reading->left_known && (reading->left_days <= NEAR_DAYS || left_working <= 1)) return PROMPTNESS_REPLY_BY_NEAR;
    if (!reading->age_known) return reading->left_known ? PROMPTNESS_FRESH : PROMPTNESS_UNKNOWN;
    if (reading->age_working <= FRESH_WORKING) return PROMPTNESS_FRESH;
    if (reading->age_working <= LATE_WORKING || reading->left_known) return PROMPTNESS_TODAY;
    return PROMPTNESS_LATE;
}

PromptnessReading promptness_read(const Facts *facts) {
    PromptnessReading reading = {.state = PROMPTNESS_UNKNOWN};
    GDate today = clock_today(), day;
    int left_working = 0;
    reading.weekend = is_weekend(&today);
    if (day_of(facts, FACT_RECEIVED, &day)) {
        int age = clock_days_between(&day, &today);
        reading.age_known = age >= -1; /* one day ahead is another time zone's today (facts.c) */
        reading.age_days = MAX(age, 0);
        reading.age_working = working_days(&day, &today);
    }
    if (day_of(facts, FACT_REPLY_BY, &day)) {
        reading.left_known = TRUE;
        reading.left_days = clock_days_between(&today, &day);
        left_working = working_days(&today, &day);
    }
    reading.state = state_of(&reading, left_working);
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
    gboolean rests = reading->weekend && reading->state == PROMPTNESS_FRESH && reading->advice != NULL;
    const char *weekend = rests ? catalogue_advice(catalogue, ADVICE_WEEKEND) : NULL;
    const char *advice = weekend != NULL ? weekend : catalogue_advice(catalogue, reading->advice);
    g_autofree char *age = promptness_age_words(reading->age_days);
    g_autofree char *left = promptness_left_words(reading->left_days);
    GString *text;
    if (advice == NULL) return NULL;
    text = g_string_new(advice);
    g_string_replace(text, "{age}", age, 0);
    g_string_replace(text, "{left}", left, 0);
    return g_string_free(text, FALSE);
}

/* ---- delivery ---- */

static gboolean comes_another_way(const Answers *answers) {
    ChannelId came_by;
    return channel_by_name(facts_get(answers_facts_const(answers), FACT_CAME_BY), &came_by) && came_by != answers_channel(answers);
}

const char *delivery_advice(const Catalogue *catalogue, const Answers *answers) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    const char *own = situation == NULL ? NULL : catalogue_advice(catalogue, situation->delivery);
    if (own != NULL) return own;
    if (facts_has(answers_facts_const(answers), FACT_AGENCY)) return catalogue_advice(catalogue, ADVICE_AGENCY);
    return comes_another_way(answers) ? catalogue_advice(catalogue, ADVICE_MIRROR) : NULL;
}
