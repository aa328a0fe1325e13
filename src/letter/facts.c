/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of facts, and the values of one offer. Every value passes the same door (clean_value):
 * trimmed, NFC, free of what is hostile, not too long, and sound for its kind. So nothing behind it
 * needs to check again.
 */
#include "config.h"

#include "bowout/letter/facts.h"

#include <string.h>

#include "bowout/base/address.h"
#include "bowout/base/clock.h"
#include "bowout/base/dates.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "typed-name.h"

static const char *const arrangements[] = {"virtual-assistant", "remote-staff", "freelance", "other", NULL};
static const char *const ways[] = {"email", "chat", "phone", NULL};
static const char *const so_far[] = {"wrote", "exchanged", "talked", "talked-often", NULL}; /* in the order of SoFar */
static const char *const so_far_titles[] = {N_("They only wrote"), N_("We wrote back and forth"), N_("We talked once"),
                                            N_("Several talks, or a trial"), NULL};

static const FactRow rows[FACT_COUNT] = {
    [FACT_CANDIDATE] = {.name = "candidate",
                        .prompt = N_("Your name"),
                        .hint = N_("As you sign your messages: Maria Santos"),
                        .kind = FACT_LINE,
                        .of_writer = TRUE,
                        .names = FACT_NAME_WRITER,
                        .needed = TRUE,
                        .in_offer_form = TRUE,
                        .example = "Ana Reyes"},
    [FACT_COMPANY] = {.name = "company",
                      .prompt = N_("Company"),
                      .hint = N_("Who made the offer: Northwind Remote"),
                      .kind = FACT_LINE,
                      .names = FACT_NAME_FIRM,
                      .needed = TRUE,
                      .in_offer_form = TRUE,
                      .example = "Northwind Remote"},
    [FACT_ROLE] = {.name = "role",
                   .prompt = N_("Role or project"),
                   .hint = N_("What they offer you: Support Assistant"),
                   .kind = FACT_LINE,
                   .needed = TRUE,
                   .in_offer_form = TRUE,
                   .example = "Support Assistant"},
    [FACT_CONTACT] = {.name = "contact",
                      .prompt = N_("Who wrote to you"),
                      .hint = N_("As you would greet them: Ms. Tan, Maria. Empty if unknown"),
                      .kind = FACT_LINE,
                      .names = FACT_NAME_READER,
                      .in_offer_form = TRUE,
                      .example = "Ms. Tan"},
    [FACT_ADDRESS] = {.name = "address",
                      .prompt = N_("Their mail address"),
                      .hint = N_("Only if you answer by email: maria@example.com"),
                      .kind = FACT_MAIL_ADDRESS,
                      .in_offer_form = TRUE},
    [FACT_ARRANGEMENT] = {.name = "arrangement",
                          .prompt = N_("Kind of work"),
                          .hint = N_("So that the words fit: a freelance offer is a project"),
                          .kind = FACT_CHOICE,
                          .choices = arrangements,
                          .in_offer_form = TRUE},
    [FACT_RECEIVED] = {.name = "received",
                       .prompt = N_("Offer came on"),
                       .hint = N_("A day: yesterday, 20 Nov, 2026-11-20. Shows how soon to answer"),
                       .kind = FACT_DAY,
                       .in_offer_form = TRUE},
    [FACT_REPLY_BY] = {.name = "reply-by",
                       .prompt = N_("Answer wanted by"),
                       .hint = N_("A day, if they named one: Friday, 27 Nov. Else leave it empty"),
                       .kind = FACT_DAY,
                       .in_offer_form = TRUE},
    [FACT_CAME_BY] = {.name = "came-by",
                      .prompt = N_("Offer came by"),
                      .hint = N_("Answer the way they asked: email, chat or phone"),
                      .kind = FACT_CHOICE,
                      .choices = ways,
                      .in_offer_form = TRUE},
    [FACT_SO_FAR] = {.name = "so-far",
                     .prompt = N_("How far it went"),
                     .hint = N_("So that you thank them for what happened, and for no more"),
                     .kind = FACT_CHOICE,
                     .choices = so_far,
                     .titles = so_far_titles,
                     .in_offer_form = TRUE},
    [FACT_INDUSTRY] = {.name = "industry",
                       .prompt = N_("The company's field"),
                       .hint = N_("Reads as \"your work in …\": online education"),
                       .kind = FACT_LINE,
                       .spoken_of = TRUE,
                       .detail = TRUE,
                       .example = "online education"},
    [FACT_SKILL] = {.name = "skill",
                    .prompt = N_("A skill of yours"),
                    .hint = N_("What you want to do more of: data analysis"),
                    .kind = FACT_LINE,
                    .of_writer = TRUE,
                    .spoken_of = TRUE,
                    .detail = TRUE,
                    .example = "copy editing"},
    [FACT_HOURS] = {.name = "hours",
                    .prompt = N_("The hours they ask for"),
                    .hint = N_("As they put it: 9 a.m. to 6 p.m. Eastern time"),
                    .kind = FACT_LINE,
                    .spoken_of = TRUE,
                    .example = "9 a.m. to 6 p.m. Eastern time"},
    [FACT_TOPIC] = {.name = "topic",
                    .prompt = N_("What you need to know"),
                    .hint = N_("Up to five, one at a time: the working hours"),
                    .kind = FACT_LINE,
                    .repeats = TRUE,
                    .example = "the weekly working hours"},
    [FACT_DATE] = {.name = "date",
                   .prompt = N_("A day you name"),
                   .hint = N_("A day: next Monday, 1 Dec, 2026-12-01"),
                   .kind = FACT_DAY,
                   .spoken_of = TRUE,
                   .example = "2026-12-01"},
    [FACT_AGENCY] = {.name = "agency",
                     .prompt = N_("The agency"),
                     .hint = N_("The recruiter's firm, not the company they wrote for: Harbour Talent"),
                     .kind = FACT_LINE,
                     .names = FACT_NAME_FIRM,
                     .spoken_of = TRUE,
                     .example = "Harbour Talent"},
    [FACT_REFERRAL] = {.name = "referral",
                       .prompt = N_("Somebody to recommend"),
                       .hint = N_("Only a person who said that you may name them: Ana Reyes"),
                       .kind = FACT_LINE,
                       .names = FACT_NAME_WRITER,
                       .spoken_of = TRUE,
                       .example = "Jelena Petrovic"},
    [FACT_LIKED] = {.name = "liked",
                    .prompt = N_("What you liked about it"),
                    .hint = N_("Reads as \"I liked …\": how you look after your clients"),
                    .kind = FACT_LINE,
                    .spoken_of = TRUE,
                    .detail = TRUE,
                    .example = "how you look after your clients"},
    [FACT_BECAUSE] = {.name = "because",
                      .prompt = N_("Your reason, in your own words"),
                      .hint = N_("Reads as \"because …\": I work best on one thing at a time"),
                      .kind = FACT_LINE,
                      .of_writer = TRUE,
                      .spoken_of = TRUE,
                      .detail = TRUE,
                      .clause = TRUE,
                      .example = "I work best on one thing at a time"},
    [FACT_CLASH] = {.name = "does-not-fit",
                    .prompt = N_("What does not fit"),
                    .hint = N_("Reads as \"It came down to …\": the night shift"),
                    .kind = FACT_LINE,
                    .spoken_of = TRUE,
                    .detail = TRUE,
                    .example = "the night shift"},
    [FACT_WANTED] = {.name = "wanted",
                     .prompt = N_("What you want instead"),
                     .hint = N_("Reads as \"I'm looking for …\": more project work"),
                     .kind = FACT_LINE,
                     .of_writer = TRUE,
                     .spoken_of = TRUE,
                     .detail = TRUE,
                     .example = "more project work"},
    [FACT_BUSY] = {.name = "busy-with",
                   .prompt = N_("What fills your time"),
                   .hint = N_("Reads as \"My time goes to …\": a course until June"),
                   .kind = FACT_LINE,
                   .of_writer = TRUE,
                   .spoken_of = TRUE,
                   .detail = TRUE,
                   .example = "a course until June"},
    [FACT_OPENS] = {.name = "door-opener",
                    .prompt = N_("What would open the door"),
                    .hint = N_("Reads as \"If … comes up\": a daytime shift"),
                    .kind = FACT_LINE,
                    .spoken_of = TRUE,
                    .detail = TRUE,
                    .example = "a daytime shift"},
    [FACT_LUCK] = {.name = "luck-with",
                   .prompt = N_("What to wish them luck with"),
                   .hint = N_("Reads as \"Good luck with …\": the spring launch"),
                   .kind = FACT_LINE,
                   .spoken_of = TRUE,
                   .detail = TRUE,
                   .example = "the spring launch"},
    [FACT_THANKED] = {.name = "also-thanked",
                      .prompt = N_("Who else to thank"),
                      .hint = N_("By name, who helped you there: Priya"),
                      .kind = FACT_LINE,
                      .names = FACT_NAME_WRITER,
                      .spoken_of = TRUE,
                      .detail = TRUE,
                      .example = "Priya"},
    [FACT_SIGNATURE] = {.name = "signature",
                        .prompt = N_("Lines below your name"),
                        .hint = N_("For emails, up to five: what you do, where to reach you"),
                        .kind = FACT_LINE,
                        .repeats = TRUE},
    [FACT_OWN_ADDRESS] = {.name = "own-address",
                          .prompt = N_("Your mail address"),
                          .hint = N_("Your emails come from it: ana@example.com"),
                          .kind = FACT_MAIL_ADDRESS},
};

struct Facts {
    GPtrArray *values[FACT_COUNT]; /* of char *; NULL: not known */
};

const FactRow *fact_row(FactId id) {
    g_return_val_if_fail((guint)id < FACT_COUNT, NULL);
    return &rows[id];
}

gboolean fact_by_name(const char *name, FactId *id) {
    for (guint i = 0; name != NULL && i < FACT_COUNT; i++) {
        if (strcmp(rows[i].name, name) != 0) continue;
        if (id != NULL) *id = (FactId)i;
        return TRUE;
    }
    return FALSE;
}

/* ---- checks ---- */

static gboolean refuse(GError **error, FactsError code, const char *message) {
    g_set_error_literal(error, FACTS_ERROR, (int)code, message);
    return FALSE;
}

static char *address_kept(const char *value, GError **error) {
    const char *fault = NULL;
    char *address = address_clean(value, &fault);

    if (address == NULL) refuse(error, FACTS_ERROR_ADDRESS, fault);
    return address;
}

/* As people write days; a year-month-day that is none keeps the clock's own words for it. */
static gboolean day_read(FactId id, const char *value, GDate *day, GError **error) {
    GDate today = clock_today();
    g_autoptr(GError) fault = NULL;

    if (clock_parse_date(value, day, &fault)) return TRUE;
    if (!g_error_matches(fault, CLOCK_ERROR, CLOCK_ERROR_EXISTS)) g_clear_error(&fault);
    if (fault == NULL && dates_parse(value, &today, id == FACT_RECEIVED ? DATES_PAST : DATES_FUTURE, dates_order(), day, &fault))
        return TRUE;
    return refuse(error, FACTS_ERROR_DATE, fault->message);
}

/* Gives the date as it is kept, or NULL. */
static char *day_clean(FactId id, const char *value, GError **error) {
    GDate day, today = clock_today();

    if (!day_read(id, value, &day, error)) return NULL;
    /* One day ahead is no slip: over SSH the person's morning may still be the host's evening
       before. */
    if (id == FACT_RECEIVED && clock_days_between(&today, &day) > 1) {
        refuse(error, FACTS_ERROR_DATE, _("this day is still to come: when did the offer reach you?"));
        return NULL;
    }
    return clock_format_date(&day);
}

static gboolean choice_check(const FactRow *row, const char *value, GError **error) {
    g_autofree char *all = NULL;
    if (g_strv_contains(row->choices, value)) return TRUE;
    all = g_strjoinv(", ", (char **)row->choices);
    g_set_error(error, FACTS_ERROR, FACTS_ERROR_CHOICE, _("must be one of %s"), all);
    return FALSE;
}

/* "Because I have exams." is "I have exams" behind a "because" of ours. */
static char *clause_kept(const char *typed) {
    static const char because[] = "because ";
    const char *start = g_ascii_strncasecmp(typed, because, strlen(because)) == 0 ? typed + strlen(because) : typed;
    gsize length = strlen(start);
    if (length > 1 && start[length - 1] == '.' && start[length - 2] != '.') length--;
    return g_strndup(start, length);
}

/* The value as it is kept; "" for an empty one; NULL and the error when it is refused. */
static char *clean_value(FactId id, const char *value, GError **error) {
    const FactRow *row = &rows[id];
    g_autofree char *trimmed = g_strdup(value == NULL ? "" : value);
    g_autofree char *clean = NULL;
    if (!g_utf8_validate(trimmed, -1, NULL)) return refuse(error, FACTS_ERROR_CONTROL, _("this is not valid UTF-8 text")), NULL;
    g_strstrip(trimmed);
    if (strpbrk(trimmed, "\t\r\n\v\f") != NULL || text_hostile(trimmed))
        return refuse(error, FACTS_ERROR_CONTROL, _("there is a control or invisible character in it")), NULL;
    clean = text_normalise(trimmed, TEXT_PLAIN);
    if (clean[0] == '\0') return g_steal_pointer(&clean);
    if (text_length(clean) > FACT_LENGTH_MOST) {
        g_set_error(error, FACTS_ERROR, FACTS_ERROR_LENGTH, _("too long: at most %u characters"), FACT_LENGTH_MOST);
        return NULL;
    }
    switch (row->kind) {
    case FACT_LINE: return row->clause ? clause_kept(clean) : typed_name(row->names, clean, error);
    case FACT_MAIL_ADDRESS: return address_kept(clean, error);
    case FACT_DAY: return day_clean(id, clean, error);
    case FACT_CHOICE: return choice_check(row, clean, error) ? g_steal_pointer(&clean) : NULL;
    }
    return NULL;
}

gboolean facts_check(FactId id, const char *value, GError **error) {
    g_autofree char *clean = clean_value(id, value, error);
    return clean != NULL;
}

/* ---- values ---- */

Facts *facts_new(void) {
    return g_new0(Facts, 1);
}

Facts *facts_copy(const Facts *facts) {
    Facts *copy = facts_new();
    for (guint id = 0; id < FACT_COUNT; id++) {
        guint count = facts_value_count(facts, (FactId)id);
        if (count == 0) continue;
        copy->values[id] = g_ptr_array_new_with_free_func(g_free);
        for (guint i = 0; i < count; i++) g_ptr_array_add(copy->values[id], g_strdup(facts_value(facts, (FactId)id, i)));
    }
    return copy;
}

void facts_free(Facts *facts) {
    if (facts == NULL) return;
    for (guint id = 0; id < FACT_COUNT; id++) g_clear_pointer(&facts->values[id], g_ptr_array_unref);
    g_free(facts);
}

gboolean facts_set(Facts *facts, FactId id, const char *value, GError **error) {
    char *clean = clean_value(id, value, error);
    if (clean == NULL) return FALSE;
    g_clear_pointer(&facts->values[id], g_ptr_array_unref);
    if (clean[0] == '\0') {
        g_free(clean);
        return TRUE;
    }
    facts->values[id] = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(facts->values[id], clean);
    return TRUE;
}

gboolean facts_add(Facts *facts, FactId id, const char *value, GError **error) {
    guint most = rows[id].repeats ? FACT_VALUES_MOST : 1;
    g_autofree char *clean = clean_value(id, value, error);
    if (clean == NULL) return FALSE;
    if (clean[0] == '\0') return TRUE;
    if (facts_value_count(facts, id) >= most) {
        g_set_error(error, FACTS_ERROR, FACTS_ERROR_LENGTH, ngettext("at most %u value", "at most %u values", most), most);
        return FALSE;
    }
    if (facts->values[id] == NULL) facts->values[id] = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(facts->values[id], g_steal_pointer(&clean));
    return TRUE;
}

gboolean facts_has(const Facts *facts, FactId id) {
    return facts_value_count(facts, id) > 0;
}

const char *facts_get(const Facts *facts, FactId id) {
    return facts_value(facts, id, 0);
}

guint facts_value_count(const Facts *facts, FactId id) {
    g_return_val_if_fail((guint)id < FACT_COUNT, 0);
    return facts->values[id] == NULL ? 0 : facts->values[id]->len;
}

const char *facts_value(const Facts *facts, FactId id, guint index) {
    if (index >= facts_value_count(facts, id)) return NULL;
    return g_ptr_array_index(facts->values[id], index);
}

gboolean facts_equal(const Facts *one, const Facts *other) {
    for (guint id = 0; id < FACT_COUNT; id++) {
        guint count = facts_value_count(one, (FactId)id);
        if (count != facts_value_count(other, (FactId)id)) return FALSE;
        for (guint i = 0; i < count; i++)
            if (g_strcmp0(facts_value(one, (FactId)id, i), facts_value(other, (FactId)id, i)) != 0) return FALSE;
    }
    return TRUE;
}

SoFar facts_so_far(const Facts *facts) {
    const char *value = facts_get(facts, FACT_SO_FAR);
    for (guint i = 0; value != NULL && so_far[i] != NULL; i++)
        if (strcmp(so_far[i], value) == 0) return (SoFar)i;
    return SO_FAR_WROTE;
}

FactSet facts_details(void) {
    FactSet details = 0;
    for (guint id = 0; id < FACT_COUNT; id++)
        if (rows[id].detail) details |= FACT_BIT(id);
    return details;
}

FactSet facts_missing_needed(const Facts *facts) {
    FactSet missing = 0;
    for (guint id = 0; id < FACT_COUNT; id++)
        if (rows[id].needed && !facts_has(facts, (FactId)id)) missing |= FACT_BIT(id);
    return missing;
}
