/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Did you mean …?" for what an option of a catalogue or answers file names. */
#include "config.h"

#include <string.h>

#include "bowout/base/nearest.h"
#include "bowout/letter/conditions.h"
#include "bowout/letter/facts.h"
#include "catalogue-private.h"

typedef void Trial(Nearest *nearest, const Catalogue *catalogue);

static void try_situations(Nearest *nearest, const Catalogue *catalogue) {
    for (guint i = 0; i < catalogue_situations(catalogue)->len; i++)
        nearest_try(nearest, ((const Situation *)g_ptr_array_index(catalogue_situations(catalogue), i))->id);
}

static void try_stages(Nearest *nearest, const Catalogue *catalogue) {
    for (guint i = 0; i < catalogue_stages(catalogue)->len; i++)
        nearest_try(nearest, ((const Stage *)g_ptr_array_index(catalogue_stages(catalogue), i))->id);
}

static void try_kinds(Nearest *nearest, const Catalogue *catalogue) {
    for (guint i = 0; i < catalogue_kinds(catalogue)->len; i++)
        nearest_try(nearest, ((const Kind *)g_ptr_array_index(catalogue_kinds(catalogue), i))->id);
}

static void try_channels(Nearest *nearest, const Catalogue *catalogue) {
    (void)catalogue;
    for (guint i = 0; i < CHANNEL_COUNT; i++) nearest_try(nearest, channel_name((ChannelId)i));
}

static void try_registers(Nearest *nearest, const Catalogue *catalogue) {
    (void)catalogue;
    for (guint i = 0; i < REGISTER_COUNT; i++) nearest_try(nearest, register_name((RegisterId)i));
}

static void try_arrangements(Nearest *nearest, const Catalogue *catalogue) {
    (void)catalogue;
    for (guint i = 0; i < ARRANGEMENT_COUNT; i++) nearest_try(nearest, arrangement_name((ArrangementId)i));
}

static void try_conditions(Nearest *nearest, const Catalogue *catalogue) {
    (void)catalogue;
    for (guint i = 0; i < conditions_count(); i++) nearest_try(nearest, condition_name(i));
}

static void try_groups(Nearest *nearest, const Catalogue *catalogue) {
    for (guint i = 0; i < catalogue_groups(catalogue)->len; i++)
        nearest_try(nearest, ((const Group *)g_ptr_array_index(catalogue_groups(catalogue), i))->id);
}

static void try_checklists(Nearest *nearest, const Catalogue *catalogue) {
    for (guint i = 0; i < catalogue_checklists(catalogue)->len; i++)
        nearest_try(nearest, ((const Checklist *)g_ptr_array_index(catalogue_checklists(catalogue), i))->id);
}

static void try_advice(Nearest *nearest, const Catalogue *catalogue) {
    g_autoptr(GPtrArray) ids = catalogue_advice_ids(catalogue);
    for (guint i = 0; i < ids->len; i++) nearest_try(nearest, g_ptr_array_index(ids, i));
}

static void try_facts(Nearest *nearest, const Catalogue *catalogue) {
    (void)catalogue;
    for (guint i = 0; i < FACT_COUNT; i++) nearest_try(nearest, fact_row((FactId)i)->name);
}

static void try_details(Nearest *nearest, const Catalogue *catalogue) {
    (void)catalogue;
    for (guint i = 0; i < FACT_COUNT; i++)
        if (fact_row((FactId)i)->detail) nearest_try(nearest, fact_row((FactId)i)->name);
}

/* By the option or section that the name stands in. */
static const struct {
    const char *field;
    Trial *names;
} fields[] = {
    {"situation", try_situations},
    {"situations", try_situations},
    {"answer", try_situations},
    {"instead", try_situations},
    {"stage", try_stages},
    {"stages", try_stages},
    {"own", try_stages},
    {"kind", try_kinds},
    {"kinds", try_kinds},
    {"channel", try_channels},
    {"channels", try_channels},
    {"register", try_registers},
    {"registers", try_registers},
    {"arrangement", try_arrangements},
    {"arrangements", try_arrangements},
    {"when", try_conditions},
    {"assumes", try_conditions},
    {"needs", try_facts},
    {"fact", try_details},
    {"group", try_groups},
    {"checklist", try_checklists},
    {"timing", try_advice},
    {"delivery", try_advice},
    {"follow-up", try_advice},
};

char *catalogue_hint(const Catalogue *catalogue, const char *field, const char *typed) {
    Nearest nearest = NEAREST_TO(typed);
    for (guint i = 0; catalogue != NULL && i < G_N_ELEMENTS(fields); i++)
        if (strcmp(fields[i].field, field) == 0) fields[i].names(&nearest, catalogue);
    return nearest_hint(&nearest);
}
