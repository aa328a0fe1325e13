/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Examples for blanks: what a counsellor thinks of that could be put there, by fact, and where they
 * like by situation, arrangement and role.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "catalogue-merge.h"
#include "catalogue-private.h"

static gboolean build_fact(CatalogueBuild *build, const Record *record, FactId *fact) {
    const ConfileSection *section = record_where(record, "fact");
    const char *name = record_string(record, "fact");
    g_autofree char *hint = NULL;
    if (name != NULL && fact_by_name(name, fact) && fact_row(*fact)->detail) return TRUE;
    hint = catalogue_hint(build->catalogue, "fact", name != NULL ? name : "");
    confile_problem(section, name != NULL ? "fact" : NULL, PROBLEM_ERROR, build->problems,
                    _("the examples \"%s\" name no fact that a blank can have%s"), record->id, hint);
    return FALSE;
}

/* An example is taken as it stands: it must pass the check of its fact. */
static void build_texts(CatalogueBuild *build, const Record *record, Examples *examples) {
    const ConfileSection *section = record_where(record, "texts");
    const GPtrArray *texts = confile_list(section, "texts");
    for (guint i = 0; i < texts->len; i++) {
        const char *text = g_ptr_array_index(texts, i);
        g_autoptr(GError) error = NULL;
        if (text_blank(text) || !facts_check(examples->fact, text, &error))
            problems_add(build->problems, PROBLEM_ERROR, confile_file(section), confile_list_line(section, "texts", i),
                         _("the example \"%s\" cannot be used: %s"), text, error != NULL ? error->message : _("it is empty"));
        else
            g_ptr_array_add(examples->texts, (gpointer)catalogue_keep(build, text));
    }
    if (texts->len == 0)
        confile_problem(record_first(record), NULL, PROBLEM_ERROR, build->problems, _("the examples \"%s\" have no texts"), record->id);
}

/* FALSE when a name is not known: then they would be shown where they are not meant. */
static gboolean build_situations(CatalogueBuild *build, const Record *record, Examples *examples) {
    const ConfileSection *section = record_where(record, "situations");
    const GPtrArray *names = confile_list(section, "situations");
    gboolean sound = TRUE;
    for (guint i = 0; i < names->len; i++) {
        const Situation *situation = catalogue_situation(build->catalogue, g_ptr_array_index(names, i));
        if (situation != NULL)
            g_ptr_array_add(examples->situations, (gpointer)situation);
        else
            catalogue_unknown(build, section, "situations", i, _("situation"));
        sound = sound && situation != NULL;
    }
    return sound;
}

static gboolean build_arrangements(CatalogueBuild *build, const Record *record, Examples *examples) {
    const ConfileSection *section = record_where(record, "arrangements");
    const GPtrArray *names = confile_list(section, "arrangements");
    gboolean sound = TRUE;
    for (guint i = 0; i < names->len; i++) {
        ArrangementId id;
        if (arrangement_by_name(g_ptr_array_index(names, i), &id)) {
            examples->arrangements |= (CatalogueMask)1u << id;
        } else {
            catalogue_unknown(build, section, "arrangements", i, _("arrangement"));
            sound = FALSE;
        }
    }
    return sound;
}

static void build_roles(CatalogueBuild *build, const Record *record, Examples *examples) {
    const GPtrArray *roles = confile_list(record_where(record, "roles"), "roles");
    for (guint i = 0; i < roles->len; i++) {
        g_autofree char *folded = text_fold(g_ptr_array_index(roles, i));
        g_ptr_array_add(examples->roles, (gpointer)catalogue_keep(build, folded));
    }
}

void catalogue_build_examples(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        Examples *examples = catalogue_examples_new();
        gboolean sound = build_fact(build, record, &examples->fact);
        examples->id = catalogue_keep(build, record->id);
        sound = build_situations(build, record, examples) && sound;
        sound = build_arrangements(build, record, examples) && sound;
        build_roles(build, record, examples);
        if (sound) build_texts(build, record, examples);
        g_ptr_array_add(build->catalogue->examples, examples);
    }
}
