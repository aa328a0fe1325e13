/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/letter/conditions.h"
#include "letter.h"

static gboolean holds(const Answers *answers, const char *name) {
    guint index;
    cr_assert(condition_by_name(name, &index), "%s", name);
    return (conditions_holding(answers) >> index & 1u) != 0;
}

Test(conditions, names_and_meanings) {
    for (guint i = 0; i < conditions_count(); i++) {
        guint index;
        cr_assert(condition_by_name(condition_name(i), &index) && index == i);
        cr_assert(condition_meaning(i)[0] != '\0');
    }
    cr_assert(condition_name(conditions_count()) == NULL);
    cr_assert(!condition_by_name("never", NULL));
}

/* The check for completeness walks the pairs. */
Test(conditions, of_each_pair_exactly_one_holds) {
    g_autoptr(Answers) answers = usual_answers("another-offer");
    static const char *const dates[] = {NULL, "2026-11-20", "2026-11-01"};
    for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
        know(answers, FACT_RECEIVED, dates[i]);
        know(answers, FACT_CONTACT, i == 1 ? NULL : "Maria");
        know(answers, FACT_SO_FAR, i == 0 ? NULL : i == 1 ? "talked" : "talked-often");
        for (guint pair = 0; pair < conditions_count() / 2; pair++) {
            CatalogueMask both = conditions_holding(answers) >> (2 * pair) & 3u;
            cr_assert(both == 1u || both == 2u);
        }
    }
}

Test(conditions, how_far_it_went_includes_what_came_before) {
    static const char *const steps[] = {"wrote", "exchanged", "talked", "talked-often"};
    static const char *const names[] = {"exchanged", "talked", "talked-often"};
    g_autoptr(Answers) answers = usual_answers("another-offer");
    cr_assert(holds(answers, "only-wrote") && holds(answers, "never-talked"), "what is not known did not happen");
    for (guint step = 0; step < G_N_ELEMENTS(steps); step++) {
        know(answers, FACT_SO_FAR, steps[step]);
        for (guint i = 0; i < G_N_ELEMENTS(names); i++) cr_assert(holds(answers, names[i]) == (i < step));
        cr_assert(conditions_can_hold(conditions_holding(answers)));
    }
}

/* What a wording may say only where it happened, and the condition that says so. In the shipped
 * catalogue, which all letters are made from; a confirmation and the answers to what they ask
 * come after a call in any case. */
static const struct {
    const char *claim, *condition;
} claims[] = {
    {"we talked", "talked"},        {"we spoke", "talked"},          {"our call", "talked"},           {"our conversation", "talked"},
    {"our meeting", "talked"},      {"along the way", "exchanged"},  {"getting to know", "exchanged"}, {"get to know", "talked"},
    {"you told me", "talked"},      {"have told me", "talked"},      {"telling me all", "talked"},     {"telling me so", "talked"},
    {"all the time you", "talked"}, {"time you gave", "talked"},     {"time you've given", "talked"},  {"with your time", "talked"},
    {"welcoming me", "exchanged"},  {"so welcome", "exchanged"},     {"feel welcome", "exchanged"},    {"welcomed me", "exchanged"},
    {"the welcome", "exchanged"},   {"to learn about", "exchanged"}, {"learning about", "exchanged"},  {"our exchange", "exchanged"},
    {"talk with me", "talked"},     {"talking with me", "talked"},   {"talking it through", "talked"}, {"our talks", "talked"},
    {"showing me", "talked"},       {"taking me through", "talked"}, {"so open about how", "talked"},
};

static gboolean comes_after_a_call(const char *stage) {
    return strcmp(stage, "confirmation") == 0 || g_str_has_prefix(stage, "answer-");
}

static guint claims_in(const Stage *stage, const Phrasing *phrasing) {
    g_autofree char *folded = g_utf8_strdown(phrasing_text(phrasing), -1);
    guint count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(claims); i++) {
        guint least, more;
        gboolean asked = FALSE;
        if (strstr(folded, claims[i].claim) == NULL) continue;
        cr_assert(condition_by_name(claims[i].condition, &least) && condition_by_name("talked-often", &more));
        for (guint bit = least; bit <= more; bit += 2) asked |= (phrasing->when >> bit & 1u) != 0;
        cr_assert(asked, "%s/%s says \"%s\" of what nobody said to have happened", stage->id, phrasing_id(phrasing), claims[i].claim);
        count++;
    }
    return count;
}

Test(conditions, no_wording_remembers_what_did_not_happen) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    const GPtrArray *stages = catalogue_stages(catalogue);
    guint count = 0;
    for (guint i = 0; i < stages->len; i++) {
        const Stage *stage = g_ptr_array_index(stages, i);
        for (guint j = 0; j < stage->phrasings->len && !comes_after_a_call(stage->id); j++)
            count += claims_in(stage, g_ptr_array_index(stage->phrasings, j));
    }
    cr_assert(count > 5, "the list above finds nothing any more: %u", count);
}

Test(conditions, nobody_has_talked_often_and_never) {
    guint often, talked, exchanged;
    cr_assert(condition_by_name("talked-often", &often) && condition_by_name("talked", &talked) &&
              condition_by_name("exchanged", &exchanged));
    cr_assert(!conditions_can_hold((CatalogueMask)1u << often | (CatalogueMask)1u << exchanged));
    cr_assert(!conditions_can_hold((CatalogueMask)1u << talked));
    cr_assert(conditions_can_hold((CatalogueMask)1u << talked | (CatalogueMask)1u << exchanged));
}

Test(conditions, what_is_no_name_greets_nobody) {
    static const char *const nobody[] = {"HR",    "Hiring Manager",     "hiring team",     "Sir or Madam", "Sir/Madam", "Team", "the team",
                                         "there", "Talent Acquisition", "Human Resources", "Recruiter",    "Everyone",  "N/A"};
    static const char *const names[] = {"Ms. Tan", "Maria", "Maria Hiring", "Sir John", "Ali", "Theresa", "Hr. Weber", "Team Lead Ana"};
    g_autoptr(Answers) answers = usual_answers("needs-information");
    for (guint i = 0; i < G_N_ELEMENTS(nobody); i++) {
        know(answers, FACT_CONTACT, nobody[i]);
        cr_assert(holds(answers, "contact-unknown"), "%s", nobody[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        know(answers, FACT_CONTACT, names[i]);
        cr_assert(holds(answers, "contact-known"), "%s", names[i]);
    }
}

Test(conditions, follow_the_facts) {
    g_autoptr(Answers) answers = usual_answers("needs-information");
    cr_assert(holds(answers, "in-time") && !holds(answers, "late"));
    know(answers, FACT_RECEIVED, "2026-11-01");
    cr_assert(holds(answers, "late"));
    cr_assert(holds(answers, "contact-known"));
    know(answers, FACT_CONTACT, NULL);
    cr_assert(holds(answers, "contact-unknown"));
    cr_assert(holds(answers, "one-topic"), "a wording for one topic can ask for it");
    know(answers, FACT_TOPIC, "the hours");
    cr_assert(holds(answers, "one-topic"));
    cr_assert(facts_add(answers_facts(answers), FACT_TOPIC, "the pay", NULL));
    cr_assert(holds(answers, "several-topics") && !holds(answers, "one-topic"));
}
