/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How somebody is greeted, by what is known of the name. */
#include "config.h"

#include "bowout/letter/addressee.h"
#include "bowout/letter/placeholder.h"
#include "letter.h"

static void check(const char *contact, const char *formal, const char *familiar) {
    g_autofree char *one = addressee(contact, FALSE), *other = addressee(contact, TRUE);
    cr_expect(strcmp(one, formal) == 0, "%s: %s, not %s", contact, one, formal);
    cr_expect(strcmp(other, familiar) == 0, "%s, familiar: %s, not %s", contact, other, familiar);
}

Test(addressee, a_title_leaves_the_first_name_out) {
    static const char *const cases[][2] = {
        {"Ms. Maria Santos", "Ms. Santos"},          {"Dr. Maria Santos, PhD", "Dr. Santos"},    {"Ms Maria Santos", "Ms Santos"},
        {"Prof. Dr. Anna Weber", "Prof. Dr. Weber"}, {"Dr. John Q. Smith", "Dr. Smith"},         {"Mr. Robert Smith Jr.", "Mr. Smith"},
        {"Mr. Vincent van Gogh", "Mr. van Gogh"},    {"Mrs. Ana de la Cruz", "Mrs. de la Cruz"}, {"Dr. Jean-Luc Picard", "Dr. Picard"},
        {"Mx. Ñusta Quispe", "Mx. Quispe"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) check(cases[i][0], cases[i][1], cases[i][1]);
}

Test(addressee, where_it_cannot_be_told_all_of_it_stands) {
    static const char *const cases[] = {"Ms. Tan",
                                        "Dr. Santos",
                                        "Ms. Tan Wei Ling",
                                        "Dr. Wang Wei",
                                        "Ms. Maria Luisa Santos",
                                        "Sir John",
                                        "Ma'am Grace",
                                        "Coach Maria",
                                        "Recruiter Jane",
                                        "Sra. Maria López",
                                        "Ms. Maria",
                                        "Mr. and Mrs. Smith",
                                        "Sir John Smith",
                                        "Sra. García López",
                                        "Dr. J. R. Smith",
                                        "Dr. bell hooks",
                                        "Ms. Tan / HR",
                                        "Madonna",
                                        "李小龙",
                                        "Nguyễn Văn An",
                                        "X Æ",
                                        "J. R. Smith",
                                        "de la Cruz",
                                        "bell hooks",
                                        "Grace and Tom",
                                        "Northwind Team",
                                        "Northwind Recruiting Team",
                                        "Wang Wei",
                                        "JP Santos",
                                        "Maria S."};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) check(cases[i], cases[i], cases[i]);
}

Test(addressee, without_a_title_the_first_name_is_for_familiar_letters) {
    check("Maria Santos", "Maria Santos", "Maria");
    check("Maria Santos, PhD", "Maria Santos", "Maria");
    check("Maria Santos PhD, MBA", "Maria Santos", "Maria");
    check("Björk Guðmundsdóttir", "Björk Guðmundsdóttir", "Björk");
    check("Robert Smith Jr.", "Robert Smith Jr.", "Robert");
    check("Vincent van Gogh", "Vincent van Gogh", "Vincent");
    check("Maria", "Maria", "Maria");
    check("Maria, PhD", "Maria", "Maria");
    check("Yo-Yo Ma", "Yo-Yo Ma", "Yo-Yo");
    check("Santos MA", "Santos MA", "Santos MA");
}

Test(addressee, nobodys_name_is_greeted_without_one) {
    static const char *const nobodies[] = {"HR",        "hr.",          "Hiring Manager", "the hiring manager",
                                           "Sir/Madam", "Sir or Madam", "The HR Team",    "-"};
    static const char *const people[] = {"Maria", "The Rock", "Ms. Manager", "Hr Jensen"};
    for (guint i = 0; i < G_N_ELEMENTS(nobodies); i++) cr_expect(addressee_nobody(nobodies[i]), "%s", nobodies[i]);
    for (guint i = 0; i < G_N_ELEMENTS(people); i++) cr_expect(!addressee_nobody(people[i]), "%s", people[i]);
}

Test(addressee, the_greeting_of_a_letter_follows) {
    g_autoptr(Answers) answers = usual_answers("another-offer");
    g_autoptr(Catalogue) catalogue = small_catalogue();
    static const struct {
        const char *contact;
        RegisterId reg;
        const char *greeting;
    } cases[] = {{"Ms. Maria Santos", REGISTER_WARM, "Dear Ms. Santos,"},
                 {"Ms. Maria Santos", REGISTER_FORMAL, "Dear Ms. Santos,"},
                 {"Maria Santos", REGISTER_FORMAL, "Dear Maria Santos,"},
                 {"Maria Santos", REGISTER_CONCISE, "Dear Maria,"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *filled = NULL;
        know(answers, FACT_CONTACT, cases[i].contact);
        answers_set_register(answers, cases[i].reg);
        filled = placeholder_fill("Dear {contact},", answers, catalogue);
        cr_expect(strcmp(filled, cases[i].greeting) == 0, "%s", filled);
    }
}
