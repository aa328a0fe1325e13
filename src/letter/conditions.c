/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The named circumstances, as pairs of which always exactly one holds. catalogue-complete.c relies
 * on this order: conditions 2n and 2n+1 exclude each other.
 */
#include "config.h"

#include "bowout/letter/conditions.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/addressee.h"
#include "bowout/letter/promptness.h"

static gboolean is_late(const Answers *answers) {
    return promptness_read(answers_facts_const(answers)).late;
}

/* "HR" and "Hiring Manager" are nobody one could greet. */
static gboolean has_contact(const Answers *answers) {
    const char *contact = facts_get(answers_facts_const(answers), FACT_CONTACT);
    return contact != NULL && !addressee_nobody(contact);
}

/* With no topic yet a wording for one topic is the one to offer: it asks for it. */
static gboolean has_several_topics(const Answers *answers) {
    return facts_value_count(answers_facts_const(answers), FACT_TOPIC) > 1;
}

static gboolean has_exchanged(const Answers *answers) {
    return facts_so_far(answers_facts_const(answers)) >= SO_FAR_EXCHANGED;
}

static gboolean has_talked(const Answers *answers) {
    return facts_so_far(answers_facts_const(answers)) >= SO_FAR_TALKED;
}

static gboolean has_talked_often(const Answers *answers) {
    return facts_so_far(answers_facts_const(answers)) >= SO_FAR_TALKED_OFTEN;
}

static const struct {
    const char *name;
    const char *meaning;
    gboolean (*holds)(const Answers *answers);
    gboolean negated;   /* holds when the function says no */
    gboolean said_once; /* one stage speaks of it, the others go on without */
} rows[] = {
    {"late", N_("the day they named has passed, or without one more than five working days since the offer came"), is_late, FALSE, TRUE},
    {"in-time", N_("the answer is not late"), is_late, TRUE, FALSE},
    {"contact-known", N_("it is known who wrote"), has_contact, FALSE, FALSE},
    {"contact-unknown", N_("it is not known who wrote"), has_contact, TRUE, FALSE},
    {"several-topics", N_("there are several things to ask about"), has_several_topics, FALSE, FALSE},
    {"one-topic", N_("there is one thing to ask about"), has_several_topics, TRUE, FALSE},
    {"exchanged", N_("they wrote back and forth, or more"), has_exchanged, FALSE, FALSE},
    {"only-wrote", N_("nothing more than their message is known"), has_exchanged, TRUE, FALSE},
    {"talked", N_("they talked, once at least"), has_talked, FALSE, FALSE},
    {"never-talked", N_("they did not talk, as far as is known"), has_talked, TRUE, FALSE},
    {"talked-often", N_("they talked several times, or worked together on trial"), has_talked_often, FALSE, FALSE},
    {"talked-little", N_("they talked once at most"), has_talked_often, TRUE, FALSE},
};

guint conditions_count(void) {
    return G_N_ELEMENTS(rows);
}

const char *condition_name(guint index) {
    return index < G_N_ELEMENTS(rows) ? rows[index].name : NULL;
}

const char *condition_meaning(guint index) {
    return index < G_N_ELEMENTS(rows) ? _(rows[index].meaning) : NULL;
}

gboolean condition_by_name(const char *name, guint *index) {
    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i].name, name) != 0) continue;
        if (index != NULL) *index = i;
        return TRUE;
    }
    return FALSE;
}

CatalogueMask conditions_holding(const Answers *answers) {
    CatalogueMask holding = 0;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].holds(answers) != rows[i].negated) holding |= (CatalogueMask)1u << i;
    return holding;
}

gboolean conditions_can_hold(CatalogueMask holding) {
    static const char *const implied[][2] = {{"talked-often", "talked"}, {"talked", "exchanged"}};
    for (guint i = 0; i < G_N_ELEMENTS(implied); i++) {
        guint one, other;
        if (!condition_by_name(implied[i][0], &one) || !condition_by_name(implied[i][1], &other)) continue;
        if ((holding >> one & 1u) != 0 && (holding >> other & 1u) == 0) return FALSE;
    }
    return TRUE;
}

/* The twin of a condition has the other bit of the pair. */
CatalogueMask conditions_with(CatalogueMask holding, CatalogueMask assumed) {
    const CatalogueMask evens = 0x55555555u;
    CatalogueMask excluded = (assumed & evens) << 1 | (assumed >> 1 & evens);
    return (holding & ~excluded) | assumed;
}

CatalogueMask conditions_said_once(void) {
    CatalogueMask once = 0;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].said_once) once |= (CatalogueMask)1u << i;
    return once;
}
