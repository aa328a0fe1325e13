/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is proposed for what people type, and what is left alone. */
#include "config.h"

#include "bowout/letter/repair.h"
#include "letter.h"

typedef struct {
    const char *typed, *better; /* NULL: nothing is proposed */
} Case;

/* Whatever is proposed is itself left alone. */
static void check_all(FactId fact, const Case *cases, guint count) {
    g_autoptr(Facts) facts = facts_new();
    cr_assert(facts_set(facts, FACT_COMPANY, "Northwind Remote", NULL));
    for (guint i = 0; i < count; i++) {
        g_autofree char *better = repair_propose(fact, cases[i].typed, facts);
        g_autofree char *again = better != NULL ? repair_propose(fact, better, facts) : NULL;
        cr_expect(g_strcmp0(better, cases[i].better) == 0, "%s: %s, not %s", cases[i].typed, better, cases[i].better);
        cr_expect(again == NULL, "%s: %s, then %s", cases[i].typed, better, again);
    }
}

Test(repair, names_of_people) {
    static const Case cases[] = {
        {"maria santos", "Maria Santos"},
        {"MARIA SANTOS", "Maria Santos"},
        {"maria Santos", "Maria Santos"},
        {"Maria SANTOS", "Maria Santos"},
        {"maria", "Maria"},
        {"josé ñunez", "José Ñunez"},
        {"ольга петрова", "Ольга Петрова"},
        {"vincent van gogh", "Vincent van Gogh"},
        {"VINCENT VAN GOGH", "Vincent van Gogh"},
        {"van dyk", "Van Dyk"},
        {"juan dela cruz", "Juan dela Cruz"},
        {"omar al-farsi", "Omar al-Farsi"},
        {"jean-luc picard", "Jean-Luc Picard"},
        {"sean o'brien", "Sean O'Brien"},
        {"aoife o’neil", "Aoife O’Neil"},
        {"anna d'souza", "Anna D'Souza"},
        {"ian mcdonald", "Ian McDonald"},
        {"IAN MCDONALD", "Ian McDonald"},
        {"flora macdonald", "Flora Macdonald"},
        {"joana machado", "Joana Machado"},
        {"jp santos", "JP Santos"},
        {"JP SANTOS", "JP Santos"},
        {"aj cruz", "AJ Cruz"},
        {"j. r. smith", "J. R. Smith"},
        {"j.r. smith", "J.R. Smith"},
        {"li wei ng", "Li Wei Ng"},
        {"ms. santos", "Ms. Santos"},
        {"atty cruz", "Atty Cruz"},
        {"henry tudor viii", "Henry Tudor Viii"},
        {"john smith iii", "John Smith III"},
        {"SANTOS, Maria", "Maria Santos"},
        {"DE LA CRUZ, Maria", "Maria de la Cruz"},
        {"maria santos, phd", "Maria Santos, PhD"},
        {"grace and tom", "Grace and Tom"},
        {"hi grace,", "Grace"},
    };
    check_all(FACT_CONTACT, cases, G_N_ELEMENTS(cases));
}

Test(repair, names_of_people_that_are_left_alone) {
    static const Case cases[] = {
        {"Maria Santos", NULL},
        {"Ms. Tan", NULL},
        {"McDonald", NULL},
        {"LaToya", NULL},
        {"JP", NULL},
        {"AJ", NULL},
        {"ANA", NULL},
        {"WANG Wei", NULL},
        {"Maria, Recruiter", NULL},
        {"Santos, PhD", NULL},
        {"maria_92", NULL},
        {"maria@example.com", NULL},
        {"hr", NULL},
        {"hiring manager", NULL},
        {"李小龙", NULL},
        {"Vincent van Gogh", NULL},
        {"de", "De"},
        {"", NULL},
        {"   ", NULL},
        {"SANTOS, Jr.", NULL},
        {"Hi Grace,", NULL},
        {"MacArthur", NULL},
        {"X Æ", NULL},
        {"Ng", NULL},
        {"Maria (HR)", NULL},
        {"Dr. J. R. Smith", NULL},
        {"Omar al-Farsi", NULL},
    };
    check_all(FACT_CONTACT, cases, G_N_ELEMENTS(cases));
}

Test(repair, names_of_firms) {
    static const Case cases[] = {
        {"northwind remote", "Northwind Remote"},
        {"Northwind remote", "Northwind Remote"},
        {"NORTHWIND REMOTE", "Northwind Remote"},
        {"adidas", "Adidas"},
        {"coca-cola", "Coca-Cola"},
        {"bank of america", "Bank of America"},
        {"maria's bakery", "Maria's Bakery"},
        {"acme inc.", "Acme Inc."},
        {"acme llc", "Acme LLC"},
        {"acme gmbh", "Acme GmbH"},
        {"bright bpo", "Bright BPO"},
        {"kpmg", "KPMG"},
        {"hsbc bank", "HSBC Bank"},
        {"sun media", "Sun Media"},
        {"ebay", "eBay"},
        {"l'oréal", "L'oréal"},
    };
    check_all(FACT_COMPANY, cases, G_N_ELEMENTS(cases));
}

Test(repair, names_of_firms_that_are_left_alone) {
    static const Case cases[] = {
        {"Northwind Remote", NULL},
        {"eBay", NULL},
        {"iPhone", NULL},
        {"IBM", NULL},
        {"IKEA", NULL},
        {"NVIDIA", NULL},
        {"ibm", NULL},
        {"sap", NULL},
        {"booking.com", NULL},
        {"3m", NULL},
        {"abc solutions", NULL},
        {"BLUE SKY MEDIA", NULL},
        {"the company", NULL},
        {"a startup", NULL},
        {"Acme, a design studio", NULL},
        {"Yahoo!", NULL},
        {"Bank of America", NULL},
    };
    check_all(FACT_COMPANY, cases, G_N_ELEMENTS(cases));
}

Test(repair, roles) {
    static const Case cases[] = {
        {"DATA ENTRY", "data entry"},
        {"VIRTUAL ASSISTANT", "virtual assistant"},
        {"DEVELOPER", "developer"},
        {"SEO SPECIALIST", "SEO specialist"},
        {"IT SUPPORT", "IT support"},
        {"ENGLISH TEACHER", "English teacher"},
        {"MAGENTO STORE MANAGER", "Magento Store Manager"},
        {"HEAD OF SALES", "head of sales"},
        {"va", "VA"},
        {"seo specialist", "SEO specialist"},
        {"wordpress developer", "WordPress developer"},
        {"the VA position (20 hrs)", "VA"},
        {"The Support Assistant role", "Support Assistant"},
        {"a virtual assistant", "virtual assistant"},
        {"customer service job", "customer service"},
        {"VA (20 hours/week)", "VA"},
        {"VA (part-time, remote)", "VA"},
        {"Developer (m/f/d)", "Developer"},
        {"Executive Assistant [$5/hr]", "Executive Assistant"},
        {"Executive Assistant - $5/hr", "Executive Assistant"},
        {"Executive Assistant at $5 an hour", "Executive Assistant"},
        {"Executive Assistant, 20 hrs a week", "Executive Assistant"},
        {"VA 20hrs/week", "VA"},
        {"Bookkeeper (20 hrs) - $8/hr", "Bookkeeper"},
        {"Virtual Assistant at Northwind Remote", "Virtual Assistant"},
        {"virtual assistant.", "virtual assistant"},
        {"\"Support Assistant\"", "Support Assistant"},
        {"building their website", "website project"},
        {"redesigning the company website", "company website project"},
        {"doing data entry", "data entry"},
    };
    check_all(FACT_ROLE, cases, G_N_ELEMENTS(cases));
}

Test(repair, roles_that_are_left_alone) {
    static const Case cases[] = {
        {"Support Assistant", NULL},
        {"virtual assistant", NULL},
        {"VA", NULL},
        {"CSR", NULL},
        {"Developer (Java)", NULL},
        {"remote position", NULL},
        {"full-time job", NULL},
        {"website project", NULL},
        {"position of assistant", NULL},
        {"the role", "role"},
        {"answering their emails", NULL},
        {"building their websites", NULL},
        {"building trust with customers", NULL},
        {"Level 2 Support", NULL},
        {"Web 3 developer", NULL},
        {"Assistant to the CEO", NULL},
        {"Translator EN/DE", NULL},
        {"Head of Sales", NULL},
        {"writing", NULL},
        {"Website for a bakery", NULL},
        {"", NULL},
        {"()", NULL},
    };
    check_all(FACT_ROLE, cases, G_N_ELEMENTS(cases));
}

Test(repair, other_facts_are_left_alone) {
    g_autoptr(Facts) facts = facts_new();
    static const FactId others[] = {FACT_ADDRESS, FACT_RECEIVED, FACT_TOPIC, FACT_LIKED, FACT_SIGNATURE, FACT_HOURS};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) cr_assert(repair_propose(others[i], "maria santos", facts) == NULL);
}

/* Whatever is typed: what is proposed is sound, and proposing comes to an end at once. */
Test(repair, anything_typed_is_survived) {
    static const char alphabet[][5] = {"a", "B", " ", "-", "'", "(",  ")",  ",", ".",  "m",
                                       "c", "O", "é", "1", "$", "\"", "李", "’", "hr", "@"};
    g_autoptr(GRand) chance = g_rand_new_with_seed(7);
    g_autoptr(Facts) facts = facts_new();
    for (guint turn = 0; turn < 20000; turn++) {
        g_autoptr(GString) typed = g_string_new(NULL);
        guint count = (guint)g_rand_int_range(chance, 1, 14);
        static const FactId tried[] = {FACT_CONTACT, FACT_COMPANY, FACT_ROLE};
        for (guint i = 0; i < count; i++) g_string_append(typed, alphabet[g_rand_int_range(chance, 0, G_N_ELEMENTS(alphabet))]);
        for (guint i = 0; i < G_N_ELEMENTS(tried); i++) {
            g_autofree char *better = repair_propose(tried[i], typed->str, facts);
            g_autofree char *again = better != NULL ? repair_propose(tried[i], better, facts) : NULL;
            cr_assert(better == NULL || facts_check(tried[i], better, NULL), "%s: %s", typed->str, better);
            cr_assert(again == NULL, "%s: %s, then %s", typed->str, better, again);
        }
    }
}
