/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letter.h"

static gboolean refused(FactId id, const char *value, FactsError code) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Facts) facts = facts_new();
    gboolean set = facts_set(facts, id, value, &error);
    return !set && g_error_matches(error, FACTS_ERROR, (int)code) && error->message[0] != '\0' && !facts_has(facts, id) &&
           !facts_check(id, value, NULL);
}

static gboolean accepted(FactId id, const char *value) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Facts) facts = facts_new();
    return facts_set(facts, id, value, &error) && facts_has(facts, id);
}

Test(facts, every_row_says_what_it_is) {
    for (guint id = 0; id < FACT_COUNT; id++) {
        const FactRow *row = fact_row((FactId)id);
        FactId found;
        cr_assert(row->name != NULL && row->prompt != NULL && row->hint != NULL);
        cr_assert(fact_by_name(row->name, &found) && found == (FactId)id);
        cr_assert((row->kind == FACT_CHOICE) == (row->choices != NULL));
        cr_assert(!row->needed || row->in_offer_form, "a needed fact that is never asked for: %s", row->name);
    }
    cr_assert(!fact_by_name("Company", NULL));
    cr_assert(!fact_by_name("", NULL));
}

Test(facts, the_catalogue_knows_every_arrangement_and_channel_of_the_choices) {
    const FactRow *row = fact_row(FACT_ARRANGEMENT);
    guint count = 0;
    for (; row->choices[count] != NULL; count++) cr_assert(arrangement_by_name(row->choices[count], NULL));
    cr_assert(count == ARRANGEMENT_COUNT);
    row = fact_row(FACT_CAME_BY);
    for (count = 0; row->choices[count] != NULL; count++) cr_assert(channel_by_name(row->choices[count], NULL));
    cr_assert(count == CHANNEL_COUNT);
}

Test(facts, values_are_trimmed_and_composed) {
    g_autoptr(Facts) facts = facts_new();
    cr_assert(facts_set(facts, FACT_CANDIDATE, "  Rene\u0301 \u00A0 ", NULL));
    cr_assert(strcmp(facts_get(facts, FACT_CANDIDATE), "Ren\u00E9") == 0, "%s", facts_get(facts, FACT_CANDIDATE));
    cr_assert(facts_set(facts, FACT_CANDIDATE, "   ", NULL));
    cr_assert(!facts_has(facts, FACT_CANDIDATE));
    cr_assert(facts_set(facts, FACT_CANDIDATE, NULL, NULL));
}

Test(facts, control_and_invisible_characters_are_refused) {
    cr_assert(refused(FACT_COMPANY, "Ac\033[31mme", FACTS_ERROR_CONTROL));
    cr_assert(refused(FACT_COMPANY, "Acme\nBcc: all", FACTS_ERROR_CONTROL));
    cr_assert(refused(FACT_COMPANY, "Acme\tInc", FACTS_ERROR_CONTROL));
    cr_assert(refused(FACT_COMPANY, "Ac\u202Eme", FACTS_ERROR_CONTROL));
    cr_assert(refused(FACT_COMPANY, "Ac\u200Bme", FACTS_ERROR_CONTROL));
    cr_assert(refused(FACT_COMPANY, "\xFF\xFE", FACTS_ERROR_CONTROL));
    cr_assert(accepted(FACT_COMPANY, "Café Ñandú 東京 😊"));
}

/* NULL: refused, and the message says what to do. */
static const struct {
    FactId id;
    const char *typed, *kept;
} typed_names[] = {
    {FACT_CONTACT, "Hi Grace,", "Grace"},
    {FACT_CONTACT, "Dear Grace", "Grace"},
    {FACT_CONTACT, "dear Grace ,", "Grace"},
    {FACT_CONTACT, "DEAR GRACE", "GRACE"},
    {FACT_CONTACT, "Grace.", "Grace"},
    {FACT_CONTACT, "Grace!", "Grace"},
    {FACT_CONTACT, "Grace –", "Grace"},
    {FACT_CONTACT, "Hello again, Grace...", "Grace"},
    {FACT_CONTACT, "Hi there Grace", "Grace"},
    {FACT_CONTACT, "Good morning, Ms. Tan:", "Ms. Tan"},
    {FACT_CONTACT, "Dear Dear Grace", "Grace"},
    {FACT_CONTACT, "Attn.: Grace Ng.", "Grace Ng"},
    {FACT_CONTACT, "Dear Hiring Team,", "Hiring Team"},
    {FACT_CONTACT, "Dear Sir or Madam", "Sir or Madam"},
    {FACT_CONTACT, "Hi, Grace. ", "Grace"},
    {FACT_CONTACT, "田中さん。", "田中さん"},
    {FACT_CONTACT, "Hiroshi", "Hiroshi"},
    {FACT_CONTACT, "Deary Heyward", "Deary Heyward"},
    {FACT_CONTACT, "Ms. Dear", "Ms. Dear"},
    {FACT_CONTACT, "Best Okafor", "Best Okafor"},
    {FACT_CONTACT, "Robert Downey Jr.", "Robert Downey Jr."},
    {FACT_CONTACT, "Robert Downey Jr.,", "Robert Downey Jr."},
    {FACT_CONTACT, "Ann Lee, Ph.D.", "Ann Lee, Ph.D."},
    {FACT_CONTACT, "St. John", "St. John"},
    {FACT_CONTACT, "Grace H.", "Grace H."},
    {FACT_CONTACT, "J. R.", "J. R."},
    {FACT_CONTACT, "J.R.", "J.R."},
    {FACT_CONTACT, "Mr. T.", "Mr. T."},
    {FACT_CONTACT, "Professor", "Professor"},
    {FACT_CONTACT, "Ms.", NULL},
    {FACT_CONTACT, "Dear Ms. ,", NULL},
    {FACT_CONTACT, "mr", NULL},
    {FACT_CONTACT, "Mr. or Ms.", NULL},
    {FACT_CONTACT, "Mr./Ms.", NULL},
    {FACT_CONTACT, "Hi,", NULL},
    {FACT_CONTACT, "Hello there", NULL},
    {FACT_CONTACT, "...", NULL},
    {FACT_CANDIDATE, "Best, Maria Santos", "Maria Santos"},
    {FACT_CANDIDATE, "Kind regards,  Maria Santos.", "Maria Santos"},
    {FACT_CANDIDATE, "Kind regards Maria", "Maria"},
    {FACT_CANDIDATE, "Thanks, Maria,", "Maria"},
    {FACT_CANDIDATE, "- Maria", "Maria"},
    {FACT_CANDIDATE, "Thank you, best regards, Maria", "Maria"},
    {FACT_CANDIDATE, "Best Okafor", "Best Okafor"},
    {FACT_CANDIDATE, "Hi Nguyen", "Hi Nguyen"},
    {FACT_CANDIDATE, "Maria Santos, CPA", "Maria Santos, CPA"},
    {FACT_CANDIDATE, "Maria S.", "Maria S."},
    {FACT_CANDIDATE, "Regards,", NULL},
    {FACT_CANDIDATE, "Dr.", NULL},
    {FACT_REFERRAL, "Ana Reyes.", "Ana Reyes"},
    {FACT_COMPANY, "Northwind,", "Northwind"},
    {FACT_COMPANY, "Northwind.", "Northwind"},
    {FACT_COMPANY, "Best, Northwind", "Northwind"},
    {FACT_COMPANY, "Best Buy", "Best Buy"},
    {FACT_COMPANY, "Many Thanks Bakery", "Many Thanks Bakery"},
    {FACT_COMPANY, "Dear Lover Ltd.", "Dear Lover Ltd."},
    {FACT_COMPANY, "Acme Inc.", "Acme Inc."},
    {FACT_COMPANY, "Acme, Inc.,", "Acme, Inc."},
    {FACT_COMPANY, "Tan Pty. Ltd.", "Tan Pty. Ltd."},
    {FACT_COMPANY, "Iberia S.A.", "Iberia S.A."},
    {FACT_COMPANY, "Yahoo!", "Yahoo!"},
    {FACT_COMPANY, "!important", "!important"},
    {FACT_COMPANY, ".NET Works", ".NET Works"},
    {FACT_COMPANY, "Mr.", "Mr."},
    {FACT_AGENCY, "Harbour Talent.", "Harbour Talent"},
    {FACT_ROLE, "Assistant (A.I.)", "Assistant (A.I.)"},
};

Test(facts, what_is_typed_around_a_name_is_taken_off) {
    for (guint i = 0; i < G_N_ELEMENTS(typed_names); i++) {
        g_autoptr(Facts) facts = facts_new(), again = facts_new();
        gboolean set = facts_set(facts, typed_names[i].id, typed_names[i].typed, NULL);
        const char *kept = set ? facts_get(facts, typed_names[i].id) : NULL;
        cr_expect(g_strcmp0(kept, typed_names[i].kept) == 0, "\"%s\": \"%s\"", typed_names[i].typed, kept != NULL ? kept : "(refused)");
        if (kept == NULL) {
            cr_expect(refused(typed_names[i].id, typed_names[i].typed, FACTS_ERROR_NAME));
            continue;
        }
        cr_assert(facts_set(again, typed_names[i].id, kept, NULL));
        cr_expect(facts_equal(facts, again), "twice: \"%s\"", kept);
    }
}

Test(facts, a_refused_value_changes_nothing) {
    g_autoptr(Facts) facts = facts_new();
    cr_assert(facts_set(facts, FACT_COMPANY, "Acme", NULL));
    cr_assert(!facts_set(facts, FACT_COMPANY, "A\001", NULL));
    cr_assert(strcmp(facts_get(facts, FACT_COMPANY), "Acme") == 0);
}

Test(facts, two_hundred_characters_fit_whatever_their_bytes) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < FACT_LENGTH_MOST; i++) g_string_append(text, "é");
    cr_assert(accepted(FACT_ROLE, text->str));
    g_string_append(text, "é");
    cr_assert(refused(FACT_ROLE, text->str, FACTS_ERROR_LENGTH));
    g_string_free(text, TRUE);
}

Test(facts, days_must_exist) {
    g_autoptr(Facts) facts = facts_new();

    cr_assert(clock_set_today("2026-11-22", NULL));
    cr_assert(accepted(FACT_RECEIVED, "2026-11-20"));
    cr_assert(accepted(FACT_REPLY_BY, "2028-02-29"));
    cr_assert(refused(FACT_REPLY_BY, "2026-02-29", FACTS_ERROR_DATE));
    cr_assert(refused(FACT_REPLY_BY, "05/06/2026", FACTS_ERROR_DATE)); /* May or June? */
    cr_assert(refused(FACT_DATE, "some day", FACTS_ERROR_DATE));
    cr_assert(facts_set(facts, FACT_REPLY_BY, "20.11.2026", NULL));
    cr_assert(strcmp(facts_get(facts, FACT_REPLY_BY), "2026-11-20") == 0, "kept in one form: %s", facts_get(facts, FACT_REPLY_BY));
    cr_assert(accepted(FACT_DATE, "tomorrow"));
}

Test(facts, an_offer_does_not_come_from_the_future) {
    cr_assert(clock_set_today("2026-11-22", NULL));
    cr_assert(accepted(FACT_RECEIVED, "2026-11-22"));
    cr_assert(accepted(FACT_RECEIVED, "2026-11-23"), "already tomorrow where the person is");
    cr_assert(refused(FACT_RECEIVED, "2026-11-24", FACTS_ERROR_DATE));
    cr_assert(accepted(FACT_REPLY_BY, "2026-12-24"));
}

Test(facts, addresses) {
    g_autoptr(Facts) facts = facts_new();
    static const char *const good[] = {"maria@example.com", "m.t+jobs@mail.example.co.uk", "o'neil@example.com", "me@localhost",
                                       "a..b@example.com", ".a@example.com", "a.@example.com", "\"maria santos\"@example.com",
                                       "maria@m\xC3\xBCller.example", "mailto:maria@example.com"};
    static const char *const bad[] = {"maria",
                                      "maria@",
                                      "@example.com",
                                      "a@b@c.com",
                                      "a b@example.com",
                                      "a@example",
                                      "a@.com",
                                      "a@example..com",
                                      "-f@example.com",
                                      "a@-example.com",
                                      "a@example.com,b@example.com",
                                      "Maria <a@example.com>",
                                      "a@example.com;b",
                                      "\"a,b\"@example.com",
                                      "\"a@example.com",
                                      "\"a\\\"b\"@example.com",
                                      "a@exa mple.com",
                                      "a@example.com?bcc=b",
                                      "ä@example.com"};
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) cr_assert(accepted(FACT_ADDRESS, good[i]), "%s", good[i]);
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) cr_assert(refused(FACT_ADDRESS, bad[i], FACTS_ERROR_ADDRESS), "%s", bad[i]);
    cr_assert(refused(FACT_ADDRESS, "a@example.com\r\nBcc: b@example.com", FACTS_ERROR_CONTROL));
    /* Kept as it would be read out of a mail. */
    cr_assert(facts_set(facts, FACT_ADDRESS, "Maria@M\xC3\xBCller.Example", NULL));
    cr_assert(strcmp(facts_get(facts, FACT_ADDRESS), "Maria@xn--mller-kva.example") == 0, "%s", facts_get(facts, FACT_ADDRESS));
}

Test(facts, choices) {
    cr_assert(accepted(FACT_ARRANGEMENT, "freelance"));
    cr_assert(refused(FACT_ARRANGEMENT, "Freelance", FACTS_ERROR_CHOICE));
    cr_assert(refused(FACT_CAME_BY, "fax", FACTS_ERROR_CHOICE));
}

Test(facts, five_topics_and_one_company) {
    g_autoptr(Facts) facts = facts_new();
    g_autoptr(Facts) copy = NULL;
    static const char *const topics[] = {"a", "b", "c", "d", "e"};
    for (guint i = 0; i < 5; i++) cr_assert(facts_add(facts, FACT_TOPIC, topics[i], NULL));
    cr_assert(!facts_add(facts, FACT_TOPIC, "f", NULL));
    cr_assert(facts_value_count(facts, FACT_TOPIC) == 5);
    cr_assert(strcmp(facts_value(facts, FACT_TOPIC, 4), "e") == 0);
    cr_assert(facts_value(facts, FACT_TOPIC, 5) == NULL);
    cr_assert(facts_add(facts, FACT_COMPANY, "Acme", NULL));
    cr_assert(!facts_add(facts, FACT_COMPANY, "Other", NULL));
    copy = facts_copy(facts);
    cr_assert(facts_equal(facts, copy));
    cr_assert(facts_set(copy, FACT_TOPIC, "a", NULL));
    cr_assert(!facts_equal(facts, copy));
}

Test(facts, what_a_letter_cannot_do_without) {
    g_autoptr(Facts) facts = facts_new();
    FactSet needed = FACT_BIT(FACT_CANDIDATE) | FACT_BIT(FACT_COMPANY) | FACT_BIT(FACT_ROLE);
    cr_assert(facts_missing_needed(facts) == needed);
    cr_assert(facts_set(facts, FACT_ROLE, "Assistant", NULL));
    cr_assert(facts_missing_needed(facts) == (needed & ~FACT_BIT(FACT_ROLE)));
}
