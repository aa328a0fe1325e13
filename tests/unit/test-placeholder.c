/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/letter/placeholder.h"
#include "letter.h"

static Catalogue *catalogue;
static Answers *answers;

static void setup(void) {
    catalogue = small_catalogue();
    answers = usual_answers("another-offer");
}

static void teardown(void) {
    catalogue_free(catalogue);
    answers_free(answers);
}

TestSuite(placeholder, .init = setup, .fini = teardown);

static gboolean fills(const char *text, const char *expected) {
    g_autofree char *filled = placeholder_fill(text, answers, catalogue);
    gboolean same = strcmp(filled, expected) == 0;
    if (!same) cr_log_error("found: %s", filled);
    return same;
}

static gboolean role_gives(const char *role, const char *expected) {
    know(answers, FACT_ROLE, role);
    return fills("take {role-phrase}", expected);
}

Test(placeholder, facts_are_put_in) {
    cr_assert(fills("Dear {contact}, at {company}.", "Dear Ms. Tan, at Northwind Remote."));
    cr_assert(fills("No field.", "No field."));
    cr_assert(fills("{company}{company}", "Northwind RemoteNorthwind Remote"));
}

Test(placeholder, the_one_that_was_meant_is_proposed) {
    g_autoptr(Problems) problems = problems_new();
    g_autofree char *told = NULL;
    placeholder_facts("Dear {Contact}, {companny}", "f.conf", 1, problems);
    told = faults(problems);
    cr_assert_str_eq(told, "1: unknown placeholder {Contact}: did you mean \"contact\"?\n"
                           "1: unknown placeholder {companny}: did you mean \"company\"?\n");
}

Test(placeholder, what_is_unknown_is_shown_as_a_gap) {
    cr_assert(fills("your work in {industry}", "your work in ___"));
    cr_assert(fills("{topic-list}", "\u2039topic\u203A"));
}

Test(placeholder, facts_are_literal) {
    know(answers, FACT_COMPANY, "{role} & {Sons} %s $x");
    cr_assert(fills("at {company}", "at {role} & {Sons} %s $x"));
}

Test(placeholder, braces_that_are_no_placeholder_stay) {
    cr_assert(fills("a { b } {nobody} {company", "a { b } {nobody} {company"));
    cr_assert(fills("{{company}}", "{Northwind Remote}"));
}

Test(placeholder, the_role_is_never_said_twice) {
    cr_assert(role_gives("Support Assistant", "take the Support Assistant role"));
    cr_assert(role_gives("Support Assistant role", "take the Support Assistant role"));
    cr_assert(role_gives("Support Position", "take the Support Position"));
    cr_assert(role_gives("The Support Assistant", "take the Support Assistant role"));
    cr_assert(role_gives("an Accountant", "take the Accountant role"));
    cr_assert(role_gives("position of Assistant", "take the position of Assistant"));
    cr_assert(role_gives("Project Manager", "take the Project Manager role"));
    cr_assert(role_gives("Theatre Assistant", "take the Theatre Assistant role"));
    cr_assert(role_gives("ROLE", "take the ROLE"));
    cr_assert(role_gives("The", "take the The role"));
    cr_assert(role_gives(NULL, "take the role"));
}

Test(placeholder, a_freelance_offer_is_a_project) {
    know(answers, FACT_ARRANGEMENT, "freelance");
    cr_assert(role_gives("Website Redesign", "take the Website Redesign project"));
    cr_assert(role_gives("website project", "take the website project"));
    cr_assert(role_gives(NULL, "take the project"));
    cr_assert(fills("your {offer-word}, a {role-word}", "your project, a project"));
}

/* Who does it: a role; what is done: a project. */
static const char *const persons[] = {"Virtual Assistant",
                                      "bookkeeper",
                                      "Graphic Designer",
                                      "tutor",
                                      "VA (20 hours/week)",
                                      "VA 20 h/week",
                                      "a copywriter",
                                      "Video Editor",
                                      "Social Media Manager",
                                      "Web Developer",
                                      "Translator (EN-ES)",
                                      "Data Entry Specialist",
                                      "Accountant",
                                      "Consultant",
                                      "Technician",
                                      "Business Analyst",
                                      "Assistant to the CEO",
                                      "Tutor for two children",
                                      "Head of Marketing",
                                      "Executive Assistant - part-time",
                                      "Customer Service Rep",
                                      "Coach",
                                      "Researcher",
                                      "Online English Teacher",
                                      "Illustrator",
                                      "Voice-over Artist",
                                      "Writer/Editor",
                                      "Community Moderator",
                                      "Project Manager",
                                      "Sales Agent",
                                      "Scrum Master's Assistant",
                                      "Engineer",
                                      "Legal Clerk",
                                      "Newsletter Writer",
                                      "Virtual assistants"};
static const char *const works[] = {"website redesign",
                                    "Logo design",
                                    "newsletter",
                                    "Poster for a bakery",
                                    "Translation of a novel",
                                    "data entry",
                                    "Bookkeeping",
                                    "podcast editing",
                                    "Banner and flyer",
                                    "white paper",
                                    "Mailing list",
                                    "Restaurant menu",
                                    "Editing a book by Ana Tan",
                                    "Website for a photographer",
                                    "Design of posters",
                                    "Landing page, for a tutor",
                                    "Price calculator",
                                    "Web scraper",
                                    "Book cover",
                                    "Transcription",
                                    "Shopify store",
                                    "Photo retouching (for a designer)",
                                    "App",
                                    "Logo"};

Test(placeholder, a_freelance_role_that_names_a_person_is_no_project) {
    g_autofree char *folder = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "share", "bowout", "en", "catalogue.conf", NULL);
    const char *const paths[] = {folder, NULL};
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) shipped = catalogue_load_files(paths, problems);
    cr_assert(shipped != NULL);
    know(answers, FACT_ARRANGEMENT, "freelance");
    for (guint i = 0; i < G_N_ELEMENTS(persons) + G_N_ELEMENTS(works); i++) {
        gboolean person = i < G_N_ELEMENTS(persons);
        know(answers, FACT_ROLE, person ? persons[i] : works[i - G_N_ELEMENTS(persons)]);
        g_autofree char *said = placeholder_fill("{role-phrase}, a {role-word} {at-company}", answers, shipped);
        cr_expect(g_str_has_suffix(said, person ? " role, a role at Northwind Remote" : " project, a project for Northwind Remote"), "%s",
                  said);
    }
}

Test(placeholder, the_company_of_a_role) {
    cr_assert(fills("{role-phrase} {at-company}", "The Support Assistant role at Northwind Remote"));
    cr_assert((placeholder_facts("{at-company}", NULL, 0, NULL) & FACT_BIT(FACT_COMPANY)) != 0);
}

Test(placeholder, a_sentence_opens_with_a_capital) {
    cr_assert(fills("{role-phrase} is fine. {role-phrase} too! the {role-word}",
                    "The Support Assistant role is fine. The Support Assistant role too! the role"));
}

Test(placeholder, topics_in_line_and_as_a_list) {
    Facts *facts = answers_facts(answers);
    cr_assert(facts_add(facts, FACT_TOPIC, "the hours", NULL));
    cr_assert(fills("{topic}", "the hours") && fills("{topic-list}", "the hours"));
    cr_assert(facts_add(facts, FACT_TOPIC, "the pay", NULL));
    cr_assert(fills("{topic}", "the hours and the pay"));
    cr_assert(facts_add(facts, FACT_TOPIC, "the team", NULL));
    cr_assert(fills("{topic}", "the hours, the pay and the team"));
    cr_assert(fills("{topic-list}", "1. the hours\n2. the pay\n3. the team"));
}

Test(placeholder, one_stop_is_enough) {
    know(answers, FACT_COMPANY, "Acme Inc.");
    know(answers, FACT_HOURS, "9 a.m. to 6 p.m.");
    know(answers, FACT_TOPIC, "What are the hours?");
    cr_assert(fills("Thank you, {company}. I like {company}, and {company}", "Thank you, Acme Inc. I like Acme Inc., and Acme Inc."));
    cr_assert(fills("I cannot work {hours}.", "I cannot work 9 a.m. to 6 p.m."));
    cr_assert(fills("Well, {company}... Bye", "Well, Acme Inc.... Bye"));
    cr_assert(fills("Could you tell me about {topic}?", "Could you tell me about What are the hours?"));
    cr_assert(fills("I ask about {topic}.", "I ask about What are the hours."));
    cr_assert(facts_add(answers_facts(answers), FACT_TOPIC, "the pay.", NULL));
    cr_assert(fills("{topic-list}", "1. What are the hours?\n2. the pay."));
}

Test(placeholder, days_are_words) {
    know(answers, FACT_DATE, "2026-12-01");
    cr_assert(fills("on {date}", "on 1 December"));
    know(answers, FACT_DATE, "2027-01-09");
    cr_assert(fills("on {date}", "on 9 January 2027"));
}

Test(placeholder, faults_have_their_line) {
    g_autoptr(Problems) problems = problems_new();
    g_autofree char *told = NULL;
    FactSet facts = placeholder_facts("{company} {bogus} {topic-list} } {arrangement} {open", "x.conf", 7, problems);
    cr_assert(facts == (FACT_BIT(FACT_COMPANY) | FACT_BIT(FACT_TOPIC)));
    told = faults(problems);
    cr_assert(strcmp(told, "7: unknown placeholder {bogus}\n"
                           "7: a \"}\" that belongs to no placeholder\n"
                           "7: unknown placeholder {arrangement}\n"
                           "7: a \"{\" that belongs to no placeholder\n") == 0,
              "%s", told);
    cr_assert(placeholder_facts("{role-phrase}, {offer-word}", NULL, 0, NULL) == 0);
}

Test(placeholder, missing_facts_of_a_phrasing) {
    const Phrasing *industry = catalogue_phrasing(catalogue, "reasoning", "industry");
    cr_assert(placeholder_missing(industry, answers) == FACT_BIT(FACT_INDUSTRY));
    know(answers, FACT_INDUSTRY, "education");
    cr_assert(placeholder_missing(industry, answers) == 0);
}

/* Every name that is listed can be filled. */
Test(placeholder, listed_names_are_known) {
    guint count = 0;
    for (; placeholder_name(count) != NULL; count++) {
        g_autofree char *field = g_strdup_printf("{%s}", placeholder_name(count));
        g_autoptr(Problems) problems = problems_new();
        placeholder_facts(field, NULL, 0, problems);
        cr_assert(problems_count(problems, PROBLEM_WARNING) == 0, "%s", field);
        cr_assert(placeholder_meaning(count)[0] != '\0');
    }
    cr_assert(count > 10);
}
