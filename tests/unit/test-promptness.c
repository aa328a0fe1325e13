/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/letter/promptness.h"
#include "letter.h"

/* 2026-11-22 is a Sunday, 2026-11-25 a Wednesday. */
static PromptnessReading reading_on(const char *today, const char *received, const char *reply_by) {
    g_autoptr(Facts) facts = facts_new();
    cr_assert(clock_set_today(today, NULL));
    cr_assert(facts_set(facts, FACT_RECEIVED, received, NULL));
    cr_assert(facts_set(facts, FACT_REPLY_BY, reply_by, NULL));
    return promptness_read(facts);
}

static PromptnessReading reading(const char *received, const char *reply_by) {
    return reading_on("2026-11-25", received, reply_by);
}

Test(promptness, the_age_of_the_offer) {
    cr_assert(reading(NULL, NULL).state == PROMPTNESS_UNKNOWN);
    cr_assert(reading("2026-11-25", NULL).state == PROMPTNESS_FRESH);
    cr_assert(reading("2026-11-23", NULL).state == PROMPTNESS_FRESH, "two working days");
    cr_assert(reading("2026-11-20", NULL).state == PROMPTNESS_TODAY, "three: the weekend between does not count");
    cr_assert(reading("2026-11-18", NULL).state == PROMPTNESS_TODAY, "five");
    cr_assert(reading("2026-11-17", NULL).state == PROMPTNESS_LATE, "six");
    cr_assert(reading("2026-11-18", NULL).age_days == 7 && reading("2026-11-18", NULL).age_working == 5);
    cr_assert(reading("2026-11-26", NULL).age_days == 0, "another time zone's today");
    cr_assert(reading("2026-11-26", NULL).state == PROMPTNESS_FRESH);
}

Test(promptness, a_weekend_does_not_count) {
    cr_assert(reading_on("2026-11-22", "2026-11-20", NULL).age_working == 0, "Friday to Sunday");
    cr_assert(reading_on("2026-11-22", "2026-11-20", NULL).weekend);
    cr_assert(reading_on("2026-11-23", "2026-11-20", NULL).age_working == 1, "Friday to Monday");
    cr_assert(!reading_on("2026-11-23", "2026-11-20", NULL).weekend);
    cr_assert(reading_on("2026-11-23", "2026-11-21", NULL).age_working == 1, "Saturday to Monday");
    cr_assert(reading_on("2026-11-22", "2026-11-18", NULL).state == PROMPTNESS_FRESH, "Wednesday to Sunday");
    cr_assert(reading_on("2026-11-22", "2026-11-17", NULL).state == PROMPTNESS_TODAY, "Tuesday to Sunday");
    cr_assert(reading_on("2026-11-22", "2026-11-16", NULL).state == PROMPTNESS_TODAY, "Monday to Sunday");
    cr_assert(reading_on("2026-11-22", "2026-11-13", NULL).state == PROMPTNESS_TODAY, "Friday to the Sunday of the next week");
    cr_assert(reading_on("2026-11-22", "2026-11-12", NULL).state == PROMPTNESS_LATE, "Thursday to that Sunday");
    cr_assert(reading_on("2026-11-22", "1926-11-16", NULL).age_working > 26000);
    cr_assert(reading_on("2026-11-20", "2026-11-20", "2026-11-23").state == PROMPTNESS_REPLY_BY_NEAR, "on the next working day");
    cr_assert(reading_on("2026-11-19", "2026-11-19", "2026-11-23").state == PROMPTNESS_FRESH);
}

Test(promptness, a_named_day_counts_for_more) {
    cr_assert(reading("2026-11-23", "2026-11-27").state == PROMPTNESS_REPLY_BY_NEAR);
    cr_assert(reading("2026-11-23", "2026-11-25").state == PROMPTNESS_REPLY_BY_NEAR);
    cr_assert(reading("2026-11-23", "2026-11-24").state == PROMPTNESS_REPLY_BY_PASSED);
    cr_assert(reading("2026-11-23", "2026-11-24").left_days == -1);
    cr_assert(reading("2026-10-01", "2026-12-01").state == PROMPTNESS_TODAY);
    cr_assert(!reading("2026-10-01", "2026-12-01").late);
    cr_assert(reading(NULL, "2026-12-01").state == PROMPTNESS_FRESH);
    cr_assert(reading(NULL, "2026-12-01").advice == NULL, "nothing may speak of an age that is not known");
}

Test(promptness, late_is_late) {
    cr_assert(reading("2026-11-17", NULL).late);
    cr_assert(reading(NULL, "2026-11-24").late);
    cr_assert(!reading("2026-11-20", NULL).late);
    cr_assert(!reading(NULL, NULL).late);
}

static gboolean says(char *words, const char *expected) {
    gboolean same = strcmp(words, expected) == 0;
    g_free(words);
    return same;
}

Test(promptness, days_in_words) {
    cr_assert(says(promptness_age_words(0), "today"));
    cr_assert(says(promptness_age_words(1), "yesterday"));
    cr_assert(says(promptness_age_words(4), "4 days ago"));
    cr_assert(says(promptness_left_words(0), "today"));
    cr_assert(says(promptness_left_words(1), "tomorrow"));
    cr_assert(says(promptness_left_words(3), "in 3 days"));
    cr_assert(says(promptness_left_words(-1), "yesterday"));
    cr_assert(says(promptness_left_words(-3), "3 days ago"));
}

Test(promptness, advice_is_filled_in) {
    g_autoptr(Catalogue) catalogue = small_catalogue(), shipped = catalogue_load(NULL, FALSE, NULL);
    PromptnessReading today = reading("2026-11-20", NULL), near = reading(NULL, "2026-11-27"), none = reading(NULL, NULL);
    PromptnessReading sunday = reading_on("2026-11-22", "2026-11-20", NULL);
    g_autofree char *monday_is_fine = promptness_advice_text(shipped, &sunday);
    cr_assert(says(promptness_advice_text(catalogue, &today), "The offer came 5 days ago: answer today."));
    cr_assert(says(promptness_advice_text(catalogue, &near), "They ask for an answer in 2 days."));
    cr_assert(says(promptness_advice_text(catalogue, &sunday), "The offer came 2 days ago."), "a catalogue without advice for weekends");
    cr_assert(strstr(monday_is_fine, "2 days ago") != NULL && strstr(monday_is_fine, "Monday") != NULL);
    cr_assert(promptness_advice_text(catalogue, &none) == NULL);
}

static const char *brought(const Catalogue *catalogue, const char *situation, const char *came_by, const char *agency) {
    g_autoptr(Answers) answers = usual_answers(situation);
    know(answers, FACT_CAME_BY, came_by);
    know(answers, FACT_AGENCY, agency);
    answers_set_channel(answers, CHANNEL_EMAIL);
    return delivery_advice(catalogue, answers);
}

Test(promptness, how_to_bring_it) {
    g_autoptr(Catalogue) shipped = catalogue_load(NULL, FALSE, NULL), small = small_catalogue();
    cr_assert(brought(shipped, "not-right-fit", "email", NULL) == NULL);
    cr_assert(strstr(brought(shipped, "not-right-fit", "chat", NULL), "the way the offer came") != NULL);
    cr_assert(strstr(brought(shipped, "not-right-fit", "chat", "Compass Staffing"), "agency") != NULL);
    cr_assert(brought(shipped, "said-yes", "chat", NULL) == catalogue_advice(shipped, "delivery-said-yes"), "the situation's own");
    cr_assert(brought(small, "not-right-fit", "chat", NULL) == NULL, "a catalogue without such advice");
}
