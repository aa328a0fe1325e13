/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/letter/promptness.h"
#include "letter.h"

static PromptnessReading reading(const char *received, const char *reply_by) {
    g_autoptr(Facts) facts = facts_new();
    cr_assert(clock_set_today("2026-11-22", NULL));
    cr_assert(facts_set(facts, FACT_RECEIVED, received, NULL));
    cr_assert(facts_set(facts, FACT_REPLY_BY, reply_by, NULL));
    return promptness_read(facts);
}

Test(promptness, the_age_of_the_offer) {
    cr_assert(reading(NULL, NULL).state == PROMPTNESS_UNKNOWN);
    cr_assert(reading("2026-11-22", NULL).state == PROMPTNESS_FRESH);
    cr_assert(reading("2026-11-20", NULL).state == PROMPTNESS_FRESH);
    cr_assert(reading("2026-11-19", NULL).state == PROMPTNESS_TODAY);
    cr_assert(reading("2026-11-15", NULL).state == PROMPTNESS_TODAY);
    cr_assert(reading("2026-11-14", NULL).state == PROMPTNESS_LATE);
    cr_assert(reading("2026-11-18", NULL).age_days == 4);
    cr_assert(reading("2026-11-23", NULL).age_days == 0, "another time zone's today");
}

Test(promptness, a_named_day_counts_for_more) {
    cr_assert(reading("2026-11-20", "2026-11-24").state == PROMPTNESS_REPLY_BY_NEAR);
    cr_assert(reading("2026-11-20", "2026-11-22").state == PROMPTNESS_REPLY_BY_NEAR);
    cr_assert(reading("2026-11-20", "2026-11-21").state == PROMPTNESS_REPLY_BY_PASSED);
    cr_assert(reading("2026-11-20", "2026-11-21").left_days == -1);
    cr_assert(reading("2026-10-01", "2026-12-01").state == PROMPTNESS_TODAY);
    cr_assert(!reading("2026-10-01", "2026-12-01").late);
    cr_assert(reading(NULL, "2026-12-01").state == PROMPTNESS_FRESH);
    cr_assert(reading(NULL, "2026-12-01").advice == NULL, "nothing may speak of an age that is not known");
}

Test(promptness, late_is_late) {
    cr_assert(reading("2026-11-14", NULL).late);
    cr_assert(reading(NULL, "2026-11-21").late);
    cr_assert(!reading("2026-11-15", NULL).late);
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
    g_autoptr(Catalogue) catalogue = small_catalogue();
    PromptnessReading today = reading("2026-11-18", NULL), near = reading(NULL, "2026-11-24"), none = reading(NULL, NULL);
    cr_assert(says(promptness_advice_text(catalogue, &today), "The offer came 4 days ago: answer today."));
    cr_assert(says(promptness_advice_text(catalogue, &near), "They ask for an answer in 2 days."));
    cr_assert(promptness_advice_text(catalogue, &none) == NULL);
}
