/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is there a wording for everything? Walks all combinations of situation, stage, channel, register,
 * arrangement and conditions. Combinations that differ in arrangement and conditions only are
 * counted and told as one, with the first of them.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "bowout/letter/conditions.h"
#include "catalogue-private.h"
#include "fits.h"

static const char *const advices[] = {"offer-fresh",     "offer-today",       "offer-late",       "reply-by-near",
                                      "reply-by-passed", "follow-up-decline", "follow-up-request"};

/* What is known in this occasion without asking: then a wording can be used at once. */
static FactSet facts_known(const Occasion *occasion) {
    FactSet known = occasion->situation->needs;
    guint bit;
    for (guint id = 0; id < FACT_COUNT; id++)
        if (fact_row((FactId)id)->needed) known |= FACT_BIT(id);
    if (condition_by_name("contact-known", &bit) && (occasion->conditions >> bit & 1u) != 0) known |= FACT_BIT(FACT_CONTACT);
    if (condition_by_name("several-topics", &bit) && (occasion->conditions >> bit & 1u) != 0) known |= FACT_BIT(FACT_TOPIC);
    return known;
}

/* Conditions come in pairs that exclude each other (conditions.c): bit n of `combination` picks
   one of pair n. */
static CatalogueMask conditions_of(guint combination) {
    CatalogueMask mask = 0;
    for (guint pair = 0; pair < conditions_count() / 2; pair++) mask |= (CatalogueMask)1u << (2 * pair + (combination >> pair & 1u));
    return mask;
}

static guint combinations(void) {
    return 1u << (conditions_count() / 2);
}

/* The phrasings that may suit the occasion in some arrangement and under some conditions. Owned
   by the caller. */
static GPtrArray *candidates(const Occasion *occasion, const Stage *stage) {
    GPtrArray *found = g_ptr_array_new();
    Occasion any = *occasion;
    any.conditions = conditions_with(~(CatalogueMask)0, occasion->situation->assumes);
    for (guint i = 0; i < stage->phrasings->len; i++) {
        Phrasing *phrasing = g_ptr_array_index(stage->phrasings, i);
        any.arrangement = phrasing->arrangements == 0 ? ARRANGEMENT_OTHER : (ArrangementId)g_bit_nth_lsf(phrasing->arrangements, -1);
        if (occasion_allows(&any, phrasing)) g_ptr_array_add(found, phrasing);
    }
    return found;
}

/* One arrangement, and conditions that hold together. */
static void count_wordings(const Occasion *occasion, const GPtrArray *phrasings, Coverage *coverage) {
    FactSet known = facts_known(occasion);
    guint count = 0, usable = 0;
    for (guint i = 0; i < phrasings->len; i++) {
        const Phrasing *phrasing = g_ptr_array_index(phrasings, i);
        if (!occasion_allows(occasion, phrasing)) continue;
        count++;
        if ((phrasing->facts & ~known) == 0) usable++;
    }
    coverage->fewest = MIN(coverage->fewest, count);
    coverage->usable = MIN(coverage->usable, usable);
    coverage->settings++;
    if (usable > 0 || coverage->lacking++ > 0) return;
    coverage->arrangement = occasion->arrangement;
    coverage->conditions = occasion->conditions;
}

static Coverage cover(Occasion occasion, const Stage *stage) {
    g_autoptr(GPtrArray) phrasings = candidates(&occasion, stage);
    Coverage coverage = {.situation = occasion.situation,
                         .stage = stage,
                         .channel = occasion.channel,
                         .reg = occasion.reg,
                         .fewest = G_MAXUINT,
                         .usable = G_MAXUINT};
    for (guint combination = 0; combination < combinations(); combination++) {
        occasion.conditions = conditions_of(combination);
        if (!conditions_can_hold(occasion.conditions)) continue;
        if (conditions_with(occasion.conditions, occasion.situation->assumes) != occasion.conditions) continue; /* never so there */
        for (guint arrangement = 0; arrangement < ARRANGEMENT_COUNT; arrangement++) {
            occasion.arrangement = (ArrangementId)arrangement;
            count_wordings(&occasion, phrasings, &coverage);
        }
    }
    return coverage;
}

static void cover_stage(const Catalogue *catalogue, const Situation *situation, const Stage *stage, GArray *coverages) {
    for (guint channel = 0; channel < CHANNEL_COUNT; channel++) {
        if (!catalogue_stage_stands(catalogue, situation, stage->id, (ChannelId)channel)) continue;
        for (guint reg = 0; reg < REGISTER_COUNT; reg++) {
            Occasion occasion = {.situation = situation, .kind = situation->kind, .channel = (ChannelId)channel, .reg = (RegisterId)reg};
            Coverage coverage = cover(occasion, stage);
            coverage.chosen = catalogue_stage_in_letter(situation, stage->id, (ChannelId)channel);
            g_array_append_val(coverages, coverage);
        }
    }
}

GArray *catalogue_coverage(const Catalogue *catalogue) {
    GArray *coverages = g_array_new(FALSE, FALSE, sizeof(Coverage));
    for (guint i = 0; i < catalogue->situations->len; i++)
        for (guint j = 0; j < catalogue->stages->len; j++)
            cover_stage(catalogue, g_ptr_array_index(catalogue->situations, i), g_ptr_array_index(catalogue->stages, j), coverages);
    return coverages;
}

static char *conditions_text(CatalogueMask conditions) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < conditions_count(); i++)
        if ((conditions >> i & 1u) != 0) g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", condition_name(i));
    return g_string_free(text, FALSE);
}

static void tell(const Catalogue *catalogue, const Coverage *coverage, Problems *problems) {
    const Stage *stage = coverage->stage;
    const char *file = catalogue_file(catalogue, stage->source);
    g_autofree char *conditions = conditions_text(coverage->conditions);
    if (coverage->lacking == coverage->settings)
        problems_add(problems, PROBLEM_ERROR, file, stage->line, _("no usable wording of \"%s\" for %s, %s, %s"), stage->id,
                     coverage->situation->id, channel_name(coverage->channel), register_name(coverage->reg));
    else
        problems_add(problems, PROBLEM_ERROR, file, stage->line, _("no usable wording of \"%s\" for %s, %s, %s (%s; %s)"), stage->id,
                     coverage->situation->id, channel_name(coverage->channel), register_name(coverage->reg),
                     arrangement_name(coverage->arrangement), conditions);
}

/* Nobody must fill in anything: something has to stand in. One that is hidden gives way to the
   next best (suggest_stand_in). */
static void check_blank(const Catalogue *catalogue, const Phrasing *phrasing, Problems *problems) {
    if ((phrasing->facts & facts_details()) != 0 && phrasing_otherwise(phrasing) == NULL)
        problems_add(problems, PROBLEM_ERROR, catalogue_file(catalogue, phrasing->source), phrasing->line,
                     _("\"%s\" has a blank: name the wording that stands in while it is empty (otherwise = \"…\")"),
                     phrasing_id(phrasing));
}

static void check_blanks(const Catalogue *catalogue, Problems *problems) {
    for (guint i = 0; i < catalogue->stages->len; i++) {
        const Stage *stage = g_ptr_array_index(catalogue->stages, i);
        for (guint j = 0; j < stage->phrasings->len; j++) check_blank(catalogue, g_ptr_array_index(stage->phrasings, j), problems);
    }
}

void catalogue_check_complete(const Catalogue *catalogue, const GArray *coverages, Problems *problems) {
    static const char *const frame[] = {STAGE_GREETING, STAGE_SIGN_OFF, STAGE_SUBJECT};
    g_autoptr(GArray) made = coverages == NULL ? catalogue_coverage(catalogue) : NULL;
    if (coverages == NULL) coverages = made;
    for (guint i = 0; i < G_N_ELEMENTS(frame); i++)
        if (catalogue_stage(catalogue, frame[i]) == NULL)
            problems_add(problems, PROBLEM_ERROR, catalogue_file(catalogue, 0), 0, _("there is no stage \"%s\""), frame[i]);
    if (catalogue->situations->len == 0) problems_add(problems, PROBLEM_ERROR, catalogue_file(catalogue, 0), 0, _("there is no situation"));
    for (guint i = 0; i < coverages->len; i++)
        if (g_array_index(coverages, Coverage, i).lacking > 0) tell(catalogue, &g_array_index(coverages, Coverage, i), problems);
    check_blanks(catalogue, problems);
    for (guint i = 0; i < G_N_ELEMENTS(advices); i++)
        if (catalogue_advice(catalogue, advices[i]) == NULL)
            problems_add(problems, PROBLEM_ERROR, catalogue_file(catalogue, 0), 0, _("there is no advice \"%s\""), advices[i]);
}

guint catalogue_fewest_wordings(const GArray *coverages, const Stage *stage) {
    guint fewest = G_MAXUINT;
    for (guint i = 0; i < coverages->len; i++) {
        const Coverage *coverage = &g_array_index(coverages, Coverage, i);
        if (coverage->stage == stage) fewest = MIN(fewest, coverage->fewest);
    }
    return fewest == G_MAXUINT ? 0 : fewest;
}
