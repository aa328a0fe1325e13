/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The situations: what each needs, what it takes for granted, where it occurs, and what is advised
 * there.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/conditions.h"
#include "catalogue-merge.h"
#include "catalogue-private.h"

static FactSet build_needs(CatalogueBuild *build, const Record *record) {
    const ConfileSection *section = record_where(record, "needs");
    const GPtrArray *names = confile_list(section, "needs");
    FactSet needs = 0;
    for (guint i = 0; i < names->len; i++) {
        FactId id;
        if (fact_by_name(g_ptr_array_index(names, i), &id))
            needs |= FACT_BIT(id);
        else
            catalogue_unknown(build, section, "needs", i, _("fact"));
    }
    return needs;
}

static const Group *find_group(const Catalogue *catalogue, const char *id) {
    for (guint i = 0; i < catalogue->groups->len; i++) {
        const Group *group = g_ptr_array_index(catalogue->groups, i);
        if (strcmp(group->id, id) == 0) return group;
    }
    return NULL;
}

static const Group *build_group(CatalogueBuild *build, const Record *record) {
    const char *name = record_string(record, "group");
    const Group *group = name == NULL ? NULL : find_group(build->catalogue, name);
    if (name != NULL && group == NULL) catalogue_unknown_value(build, record, "group", _("group"));
    return group;
}

static const Kind *build_kind_of(CatalogueBuild *build, const Record *record) {
    const char *name = record_string(record, "kind");
    const Kind *kind = catalogue_kind(build->catalogue, name);
    if (name == NULL)
        confile_problem(record_first(record), NULL, PROBLEM_ERROR, build->problems, _("the situation \"%s\" has no kind"), record->id);
    else if (kind == NULL)
        catalogue_unknown_value(build, record, "kind", _("kind"));
    return kind;
}

static void build_own(CatalogueBuild *build, const Record *record, Situation *situation) {
    const ConfileSection *section = record_where(record, "own");
    const GPtrArray *names = confile_list(section, "own");
    for (guint i = 0; i < names->len; i++) {
        const Stage *stage = catalogue_stage(build->catalogue, g_ptr_array_index(names, i));
        if (stage != NULL)
            g_ptr_array_add(situation->own, (gpointer)stage);
        else
            catalogue_unknown(build, section, "own", i, _("stage"));
    }
}

static CatalogueMask build_assumes(CatalogueBuild *build, const Record *record) {
    const ConfileSection *section = record_where(record, "assumes");
    const GPtrArray *names = confile_list(section, "assumes");
    CatalogueMask assumes = 0;
    for (guint i = 0; i < names->len; i++) {
        guint index;
        if (condition_by_name(g_ptr_array_index(names, i), &index))
            assumes |= (CatalogueMask)1u << index;
        else
            catalogue_unknown(build, section, "assumes", i, _("condition"));
    }
    return assumes;
}

static CatalogueMask build_channels(CatalogueBuild *build, const Record *record) {
    const ConfileSection *section = record_where(record, "channels");
    const GPtrArray *names = confile_list(section, "channels");
    CatalogueMask channels = 0;
    for (guint i = 0; i < names->len; i++) {
        ChannelId id;
        if (channel_by_name(g_ptr_array_index(names, i), &id))
            channels |= (CatalogueMask)1u << id;
        else
            catalogue_unknown(build, section, "channels", i, _("channel"));
    }
    return channels;
}

static const char *keep_name(CatalogueBuild *build, const Record *record, const char *option) {
    const char *name = record_string(record, option);
    return name == NULL ? NULL : catalogue_keep(build, name);
}

/* Its kind is NULL when it is not known: all other faults are told all the same. */
static Situation *build_situation(CatalogueBuild *build, const Record *record) {
    Situation *situation = g_new0(Situation, 1);
    situation->kind = build_kind_of(build, record);
    situation->id = catalogue_keep(build, record->id);
    situation->title = catalogue_keep_title(build, record, "title");
    situation->guidance = catalogue_keep(build, record_string(record, "guidance"));
    situation->group = build_group(build, record);
    situation->needs = build_needs(build, record);
    situation->listed = confile_boolean(record_where(record, "listed"), "listed", TRUE);
    situation->news_first = confile_boolean(record_where(record, "news-first"), "news-first", FALSE);
    situation->sparing = confile_boolean(record_where(record, "sparing"), "sparing", FALSE);
    situation->own = g_ptr_array_new();
    build_own(build, record, situation);
    situation->assumes = build_assumes(build, record);
    situation->channels = build_channels(build, record);
    situation->timing = keep_name(build, record, "timing");
    situation->delivery = keep_name(build, record, "delivery");
    situation->follow_up = keep_name(build, record, "follow-up");
    return situation;
}

/* Only now is every situation known that one may point to. */
static void build_instead(CatalogueBuild *build, const Record *record) {
    Situation *situation = (Situation *)catalogue_situation(build->catalogue, record->id);
    const char *name = record_string(record, "instead");
    if (situation == NULL || name == NULL) return;
    situation->instead = catalogue_situation(build->catalogue, name);
    if (situation->instead == NULL || situation->instead == situation) {
        situation->instead = NULL;
        catalogue_unknown_value(build, record, "instead", _("situation"));
    }
}

void catalogue_build_situations(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        Situation *situation = build_situation(build, record);
        if (situation->kind != NULL) {
            situation->number = build->catalogue->situations->len;
            g_ptr_array_add(build->catalogue->situations, situation);
        } else {
            g_hash_table_add(build->broken, (gpointer)record->id);
            catalogue_situation_free(situation);
        }
    }
    for (guint i = 0; i < records->len; i++) build_instead(build, g_ptr_array_index(records, i));
}

void catalogue_check_situations(CatalogueBuild *build, const GPtrArray *records) {
    static const char *const options[] = {"timing", "delivery", "follow-up"};
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        for (guint j = 0; j < G_N_ELEMENTS(options); j++) {
            const char *name = record_string(record, options[j]);
            if (name != NULL && catalogue_advice(build->catalogue, name) == NULL)
                catalogue_unknown_value(build, record, options[j], _("advice"));
        }
    }
}
