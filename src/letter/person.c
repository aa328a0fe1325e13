/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what is kept of a person, and its values; most of them are facts of a letter, and
   checked as such. */
#include "config.h"

#include "bowout/letter/person.h"

#include <string.h>

#include "bowout/base/dates.h"
#include "bowout/base/nearest.h"
#include "bowout/base/settings.h"
#include "bowout/base/spelt.h"
#include "bowout/base/translate.h"

static const char *const works[] = {"virtual-assistant", "remote-staff", "freelance", "other", NULL};
static const char *const tones[] = {"warm", "formal", "concise", NULL};
static const char *const channels[] = {"email", "chat", "phone", NULL};
static const char *const spellings[] = {"american", "british", NULL};
static const char *const spelling_titles[] = {N_("American: color, organize"), N_("British: colour, organise"), NULL};
static const char *const orders[] = {"month-first", "day-first", NULL};
static const char *const order_titles[] = {N_("Month first: November 20"), N_("Day first: 20 November"), NULL};

#define NO_FACT FACT_COUNT

static const struct {
    PersonRow shown;
    FactId fact; /* what it becomes in a letter, and is checked as; NO_FACT: a choice of its own */
} rows[PERSON_COUNT] = {
    [PERSON_NAME] = {{.name = SETTING_NAME, .prompt = N_("Your name"), .hint = N_("As you sign your messages: Maria Santos")},
                     FACT_CANDIDATE},
    [PERSON_SIGNATURE] = {{.name = SETTING_SIGNATURE,
                           .prompt = N_("Lines below your name"),
                           .hint = N_("For emails, up to five: what you do, where to reach you"),
                           .lines = TRUE},
                          FACT_SIGNATURE},
    [PERSON_ADDRESS] = {{.name = SETTING_ADDRESS,
                         .prompt = N_("Your mail address"),
                         .hint = N_("Your emails come from it, and it is never taken for theirs")},
                        FACT_OWN_ADDRESS},
    [PERSON_WORK] = {{.name = SETTING_WORK,
                      .prompt = N_("Usual kind of work"),
                      .hint = N_("Filled in on the next offer; you can change it there"),
                      .choices = works},
                     FACT_ARRANGEMENT},
    [PERSON_TONE] = {{.name = SETTING_TONE,
                      .prompt = N_("Usual tone"),
                      .hint = N_("The wizard no longer asks for it; you can change it at Review"),
                      .choices = tones},
                     NO_FACT},
    [PERSON_CHANNEL] = {{.name = SETTING_CHANNEL,
                         .prompt = N_("Usual way to answer"),
                         .hint = N_("Where the offer does not say; you can change it at Review"),
                         .choices = channels},
                        NO_FACT},
    [PERSON_SPELLING] = {{.name = SETTING_SPELLING,
                          .prompt = N_("Spelling"),
                          .hint = N_("What the check of spelling takes for right; not said: both"),
                          .choices = spellings,
                          .titles = spelling_titles},
                         NO_FACT},
    [PERSON_DATES] = {{.name = SETTING_DATES,
                       .prompt = N_("Dates"),
                       .hint = N_("How letters write a day, and what 03/04 is; not said: it is asked"),
                       .choices = orders,
                       .titles = order_titles},
                      NO_FACT},
};

struct Person {
    char *values[PERSON_COUNT];
};

const PersonRow *person_row(PersonId id) {
    g_return_val_if_fail((guint)id < PERSON_COUNT, NULL);
    return &rows[id].shown;
}

gboolean person_by_name(const char *name, PersonId *id) {
    for (guint i = 0; i < PERSON_COUNT; i++) {
        if (g_strcmp0(rows[i].shown.name, name) != 0) continue;
        *id = (PersonId)i;
        return TRUE;
    }
    return FALSE;
}

/* ---- life ---- */

Person *person_new(void) {
    return g_new0(Person, 1);
}

Person *person_copy(const Person *person) {
    Person *copy = person_new();
    for (guint i = 0; i < PERSON_COUNT; i++) copy->values[i] = g_strdup(person->values[i]);
    return copy;
}

void person_free(Person *person) {
    if (person == NULL) return;
    for (guint i = 0; i < PERSON_COUNT; i++) g_free(person->values[i]);
    g_free(person);
}

gboolean person_blank(const Person *person) {
    for (guint i = 0; i < PERSON_COUNT; i++)
        if (person->values[i] != NULL) return FALSE;
    return TRUE;
}

/* ---- values ---- */

const char *person_get(const Person *person, PersonId id) {
    return person->values[id];
}

static gboolean choice_sound(PersonId id, const char *value, GError **error) {
    const char *const *choices = rows[id].shown.choices;
    g_autofree char *all = NULL, *hint = NULL;
    Nearest nearest = NEAREST_TO(value);
    if (g_strv_contains(choices, value)) return TRUE;
    for (guint i = 0; choices[i] != NULL; i++) nearest_try(&nearest, choices[i]);
    hint = nearest_hint(&nearest);
    all = g_strjoinv(", ", (char **)choices);
    g_set_error(error, FACTS_ERROR, FACTS_ERROR_CHOICE, _("\"%s\" is none of %s%s"), value, all, hint);
    return FALSE;
}

static char **lines_of(PersonId id, const char *value) {
    return g_strsplit(value != NULL ? value : "", "\n", rows[id].shown.lines ? -1 : 1);
}

/* All values of a fact, a line each. */
static char *fact_lines(const Facts *facts, FactId fact) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < facts_value_count(facts, fact); i++)
        g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "", facts_value(facts, fact, i));
    return g_string_free(text, FALSE);
}

/* The fact's own form of it, line by line; "" when nothing is in it. */
static char *fact_form(PersonId id, const char *value, GError **error) {
    g_autoptr(Facts) facts = facts_new();
    g_auto(GStrv) lines = lines_of(id, value);
    for (guint i = 0; lines[i] != NULL; i++)
        if (!facts_add(facts, rows[id].fact, lines[i], error)) return NULL;
    return fact_lines(facts, rows[id].fact);
}

gboolean person_set(Person *person, PersonId id, const char *value, GError **error) {
    char *clean;
    if (value == NULL || value[0] == '\0')
        clean = g_strdup("");
    else if (rows[id].shown.choices != NULL)
        clean = choice_sound(id, value, error) ? g_strdup(value) : NULL;
    else
        clean = fact_form(id, value, error);
    if (clean == NULL) return FALSE;
    g_free(person->values[id]);
    person->values[id] = clean[0] != '\0' ? clean : NULL;
    if (clean[0] == '\0') g_free(clean);
    return TRUE;
}

/* ---- the settings ---- */

static void read_value(Person *person, PersonId id, const ConfileSection *root, const char *value, int line, Problems *problems) {
    g_autoptr(GError) error = NULL;
    if (value != NULL && !person_set(person, id, value, &error))
        problems_add(problems, PROBLEM_ERROR, confile_file(root), line, "%s: %s", rows[id].shown.name, error->message);
}

static char *list_lines(const GPtrArray *list) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < list->len; i++) g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "", (const char *)g_ptr_array_index(list, i));
    return g_string_free(text, FALSE);
}

static Person *person_in(const ConfileSection *root, Problems *problems) {
    Person *person = person_new();
    for (guint i = 0; root != NULL && i < PERSON_COUNT; i++) {
        const char *name = rows[i].shown.name;
        g_autofree char *lines = rows[i].shown.lines ? list_lines(confile_list(root, name)) : NULL;
        read_value(person, (PersonId)i, root, lines != NULL ? lines : confile_string(root, name), confile_option_line(root, name),
                   problems);
    }
    return person;
}

Person *person_read(Problems *problems) {
    return person_in(settings_read(problems), problems);
}

gboolean person_write(const Person *person, guint which, GError **error) {
    SettingsChange changes[PERSON_COUNT];
    char **values[PERSON_COUNT];
    guint count = 0;
    gboolean written;
    for (guint i = 0; i < PERSON_COUNT; i++) {
        if ((which >> i & 1u) == 0) continue;
        values[count] = lines_of((PersonId)i, person->values[i]);
        changes[count] = (SettingsChange){rows[i].shown.name, (const char *const *)values[count]};
        count++;
    }
    written = settings_write(changes, count, error);
    while (count > 0) g_strfreev(values[--count]);
    return written;
}

/* ---- what comes of it ---- */

void person_apply(const Person *person) {
    const char *order = person->values[PERSON_DATES], *spelling = person->values[PERSON_SPELLING];
    dates_set_order(order == NULL ? DATES_ASK : strcmp(order, orders[0]) == 0 ? DATES_MONTH_FIRST : DATES_DAY_FIRST);
    spelt_set(spelling == NULL ? SPELT_EITHER : strcmp(spelling, spellings[0]) == 0 ? SPELT_AMERICAN : SPELT_BRITISH);
}

static void fill(const Person *person, Facts *facts, PersonId id) {
    g_auto(GStrv) lines = lines_of(id, person->values[id]);
    if (facts_has(facts, rows[id].fact)) return;
    for (guint i = 0; lines[i] != NULL; i++) facts_add(facts, rows[id].fact, lines[i], NULL);
}

void person_sign(const Person *person, Answers *answers) {
    Facts *facts = answers_facts(answers);
    if (facts_has(facts, FACT_CANDIDATE)) return;
    for (guint i = 0; i < PERSON_COUNT; i++)
        if (rows[i].fact != NO_FACT && rows[i].fact != FACT_ARRANGEMENT) fill(person, facts, (PersonId)i);
}

void person_usual(const Person *person, Answers *answers) {
    fill(person, answers_facts(answers), PERSON_WORK);
}

static void take_fact(Person *person, PersonId id, const Facts *facts) {
    g_autofree char *text = fact_lines(facts, rows[id].fact);
    person_set(person, id, text, NULL);
}

Person *person_of(const Answers *answers) {
    Person *person = person_new();
    for (guint i = 0; i < PERSON_COUNT; i++)
        if (rows[i].fact != NO_FACT) take_fact(person, (PersonId)i, answers_facts_const(answers));
    person_set(person, PERSON_TONE, register_name(answers_register(answers)), NULL);
    person_set(person, PERSON_CHANNEL, channel_name(answers_channel(answers)), NULL);
    return person;
}
