/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is there a wording for everything? Walks all combinations of situation, stage, channel, register, arrangement and
 * conditions. Combinations that differ in arrangement and conditions only are told as one problem, with the first of them.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/words.h"
#include "bowout/letter/conditions.h"
#include "catalogue-private.h"
#include "cell.h"

static const char *const advices[] = {"offer-fresh",     "offer-today",       "offer-late",       "reply-by-near",
                                      "reply-by-passed", "follow-up-decline", "follow-up-request"};

/* What is known in this cell without asking: then a wording can be used at once. */
static FactSet facts_known(const Cell *cell) {
    FactSet known = cell->situation->needs;
    guint bit;
    for (guint id = 0; id < FACT_COUNT; id++)
        if (fact_row((FactId)id)->needed) known |= FACT_BIT(id);
    if (condition_by_name("contact-known", &bit) && (cell->conditions >> bit & 1u) != 0) known |= FACT_BIT(FACT_CONTACT);
    if (condition_by_name("several-topics", &bit) && (cell->conditions >> bit & 1u) != 0) known |= FACT_BIT(FACT_TOPIC);
    return known;
}

/* Conditions come in pairs that exclude each other (conditions.c): bit n of `combination` picks one of pair n. */
static CatalogueMask conditions_of(guint combination) {
    CatalogueMask mask = 0;
    for (guint pair = 0; pair < conditions_count() / 2; pair++) mask |= (CatalogueMask)1u << (2 * pair + (combination >> pair & 1u));
    return mask;
}

static guint combinations(void) {
    return 1u << (conditions_count() / 2);
}

/* The wordings that suit the cell; `usable` gets how many of them ask for nothing. */
static guint count_wordings(const Cell *cell, const GPtrArray *phrasings, guint *usable) {
    FactSet known = facts_known(cell);
    guint count = 0;
    *usable = 0;
    for (guint i = 0; i < phrasings->len; i++) {
        const Phrasing *phrasing = g_ptr_array_index(phrasings, i);
        if (!cell_allows(cell, phrasing)) continue;
        count++;
        if ((phrasing->facts & ~known) == 0) (*usable)++;
    }
    return count;
}

/* The phrasings that may suit the cell in some arrangement and under some conditions. Owned by the caller. */
static GPtrArray *candidates(const Cell *cell, const Stage *stage) {
    GPtrArray *found = g_ptr_array_new();
    Cell any = *cell;
    any.conditions = ~(CatalogueMask)0;
    for (guint i = 0; i < stage->phrasings->len; i++) {
        Phrasing *phrasing = g_ptr_array_index(stage->phrasings, i);
        for (guint arrangement = 0; arrangement < ARRANGEMENT_COUNT; arrangement++) {
            any.arrangement = (ArrangementId)arrangement;
            if (!cell_allows(&any, phrasing)) continue;
            g_ptr_array_add(found, phrasing);
            break;
        }
    }
    return found;
}

typedef struct {
    guint fewest;  /* suitable wordings */
    guint lacking; /* combinations without a usable one */
    Cell first;    /* the first of them */
} Tally;

static Tally tally_cell(Cell cell, const Stage *stage) {
    g_autoptr(GPtrArray) phrasings = candidates(&cell, stage);
    Tally tally = {.fewest = G_MAXUINT};
    for (guint arrangement = 0; arrangement < ARRANGEMENT_COUNT; arrangement++) {
        cell.arrangement = (ArrangementId)arrangement;
        for (guint combination = 0; combination < combinations(); combination++) {
            guint usable, count;
            cell.conditions = conditions_of(combination);
            count = count_wordings(&cell, phrasings, &usable);
            tally.fewest = MIN(tally.fewest, count);
            if (usable == 0 && tally.lacking++ == 0) tally.first = cell;
        }
    }
    return tally;
}

static char *conditions_text(CatalogueMask conditions) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < conditions_count(); i++)
        if ((conditions >> i & 1u) != 0) g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", condition_name(i));
    return g_string_free(text, FALSE);
}

static void tell(const Stage *stage, const Tally *tally, Problems *problems) {
    const Cell *cell = &tally->first;
    g_autofree char *conditions = conditions_text(cell->conditions);
    if (tally->lacking == ARRANGEMENT_COUNT * combinations())
        problems_add(problems, PROBLEM_ERROR, stage->file, stage->line, _("no usable wording of \"%s\" for %s, %s, %s"), stage->id,
                     cell->situation->id, channel_name(cell->channel), register_name(cell->reg));
    else
        problems_add(problems, PROBLEM_ERROR, stage->file, stage->line, _("no usable wording of \"%s\" for %s, %s, %s (%s; %s)"), stage->id,
                     cell->situation->id, channel_name(cell->channel), register_name(cell->reg), arrangement_name(cell->arrangement),
                     conditions);
}

/* Calls `each` for every situation, channel and register in which the stage occurs. */
static void walk(const Catalogue *catalogue, const Stage *stage, void (*each)(const Stage *, const Tally *, gpointer), gpointer data) {
    for (guint i = 0; i < catalogue->situations->len; i++) {
        const Situation *situation = g_ptr_array_index(catalogue->situations, i);
        for (guint channel = 0; channel < CHANNEL_COUNT; channel++) {
            if (!catalogue_stage_stands(catalogue, situation->kind, stage->id, (ChannelId)channel)) continue;
            for (guint reg = 0; reg < REGISTER_COUNT; reg++) {
                Cell cell = {.situation = situation, .kind = situation->kind, .channel = (ChannelId)channel, .reg = (RegisterId)reg};
                Tally tally = tally_cell(cell, stage);
                each(stage, &tally, data);
            }
        }
    }
}

static void tell_lacking(const Stage *stage, const Tally *tally, gpointer problems) {
    if (tally->lacking > 0) tell(stage, tally, problems);
}

void catalogue_check_complete(const Catalogue *catalogue, Problems *problems) {
    static const char *const frame[] = {STAGE_GREETING, STAGE_SIGN_OFF, STAGE_SUBJECT};
    for (guint i = 0; i < G_N_ELEMENTS(frame); i++)
        if (catalogue_stage(catalogue, frame[i]) == NULL)
            problems_add(problems, PROBLEM_ERROR, catalogue->file, 0, _("there is no stage \"%s\""), frame[i]);
    if (catalogue->situations->len == 0) problems_add(problems, PROBLEM_ERROR, catalogue->file, 0, _("there is no situation"));
    for (guint i = 0; i < catalogue->stages->len; i++) walk(catalogue, g_ptr_array_index(catalogue->stages, i), tell_lacking, problems);
    for (guint i = 0; i < G_N_ELEMENTS(advices); i++)
        if (catalogue_advice(catalogue, advices[i]) == NULL)
            problems_add(problems, PROBLEM_ERROR, catalogue->file, 0, _("there is no advice \"%s\""), advices[i]);
}

static void take_fewest(const Stage *stage, const Tally *tally, gpointer fewest) {
    (void)stage;
    *(guint *)fewest = MIN(*(guint *)fewest, tally->fewest);
}

guint catalogue_fewest_wordings(const Catalogue *catalogue, const Stage *stage) {
    guint fewest = G_MAXUINT;
    walk(catalogue, stage, take_fewest, &fewest);
    return fewest == G_MAXUINT ? 0 : fewest;
}
