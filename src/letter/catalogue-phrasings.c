/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Building the phrasings: text, placeholders, and the lists that say where each may be used. A later file's phrasing of the
 * same id replaces the earlier one whole and keeps its place. A faulty phrasing is told and left out, so that no letter can
 * carry the fault.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "bowout/letter/conditions.h"
#include "bowout/letter/placeholder.h"
#include "catalogue-merge.h"
#include "catalogue-private.h"

static gboolean channel_index(const char *name, guint *index) {
    ChannelId id;
    return channel_by_name(name, &id) && (*index = (guint)id, TRUE);
}

static gboolean register_index(const char *name, guint *index) {
    RegisterId id;
    return register_by_name(name, &id) && (*index = (guint)id, TRUE);
}

static gboolean arrangement_index(const char *name, guint *index) {
    ArrangementId id;
    return arrangement_by_name(name, &id) && (*index = (guint)id, TRUE);
}

/* The lists of names that become bit masks. */
static const struct {
    const char *option, *what;
    gboolean (*by_name)(const char *name, guint *index);
    gsize mask; /* its place in the phrasing */
} mask_rows[] = {
    {"channels", N_("channel"), channel_index, G_STRUCT_OFFSET(Phrasing, channels)},
    {"register", N_("register"), register_index, G_STRUCT_OFFSET(Phrasing, registers)},
    {"arrangements", N_("arrangement"), arrangement_index, G_STRUCT_OFFSET(Phrasing, arrangements)},
    {"when", N_("condition"), condition_by_name, G_STRUCT_OFFSET(Phrasing, when)},
};

/* FALSE when a name in the list is unknown: then the phrasing would be used where it is not meant. */
static gboolean build_mask(CatalogueBuild *build, const ConfileSection *section, guint row, Phrasing *phrasing) {
    const GPtrArray *names = confile_list(section, mask_rows[row].option);
    CatalogueMask *mask = G_STRUCT_MEMBER_P(phrasing, mask_rows[row].mask);
    gboolean sound = TRUE;
    *mask = 0;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        guint index;
        if (mask_rows[row].by_name(name, &index)) {
            *mask |= (CatalogueMask)1u << index;
            continue;
        }
        sound = FALSE;
        catalogue_unknown(build, section, mask_rows[row].option, i, _(mask_rows[row].what));
    }
    return sound;
}

static const void *find_kind(const Catalogue *catalogue, const char *id) {
    return catalogue_kind(catalogue, id);
}

static const void *find_situation(const Catalogue *catalogue, const char *id) {
    return catalogue_situation(catalogue, id);
}

/* The same for lists of things that the catalogue itself defines. Most phrasings have none: they share one empty list. */
static gboolean build_list(CatalogueBuild *build, const ConfileSection *section, const char *option, const char *what,
                           const void *(*find)(const Catalogue *, const char *), GPtrArray **list) {
    const GPtrArray *names = confile_list(section, option);
    gboolean sound = TRUE;
    if (names->len == 0) {
        *list = g_ptr_array_ref(build->catalogue->nothing);
        return TRUE;
    }
    *list = g_ptr_array_sized_new(names->len);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        const void *found = find(build->catalogue, name);
        if (found != NULL) {
            g_ptr_array_add(*list, (gpointer)found);
            continue;
        }
        sound = FALSE;
        if (!g_hash_table_contains(build->broken, name)) catalogue_unknown(build, section, option, i, what);
    }
    return sound;
}

static gboolean build_text(CatalogueBuild *build, const ConfileSection *section, Phrasing *phrasing) {
    const char *given = confile_string(section, "text");
    g_autofree char *text = g_strstrip(g_strdup(given == NULL ? "" : given));
    int line = confile_option_line(section, "text");
    guint before = problems_count(build->problems, PROBLEM_ERROR);
    if (text[0] == '\0') {
        confile_problem(section, given == NULL ? NULL : "text", PROBLEM_ERROR, build->problems, _("the phrasing \"%s\" has no text"),
                        confile_title(section));
        return FALSE;
    }
    if (build->hostile && text_hostile(text)) return FALSE; /* told when the file was read */
    phrasing->text = catalogue_keep(build, text);
    phrasing->facts = placeholder_facts(text, confile_file(section), line, build->problems);
    return problems_count(build->problems, PROBLEM_ERROR) == before;
}

/* All faults are told, not only the first. */
static gboolean build_phrasing(CatalogueBuild *build, const ConfileSection *section, Phrasing *phrasing) {
    gboolean sound = build_text(build, section, phrasing);
    sound = build_list(build, section, "kinds", _("kind"), find_kind, &phrasing->kinds) && sound;
    sound = build_list(build, section, "situations", _("situation"), find_situation, &phrasing->situations) && sound;
    for (guint i = 0; i < G_N_ELEMENTS(mask_rows); i++) sound = build_mask(build, section, i, phrasing) && sound;
    return sound;
}

/* Conditions 2n and 2n+1 exclude each other (conditions.c): with both the phrasing would never be offered. */
static gboolean check_when(CatalogueBuild *build, const ConfileSection *section, const Phrasing *phrasing) {
    for (guint i = 0; i + 1 < conditions_count(); i += 2) {
        if ((phrasing->when >> i & 3u) != 3u) continue;
        confile_problem(section, "when", PROBLEM_ERROR, build->problems, _("\"%s\" and \"%s\" never hold together"), condition_name(i),
                        condition_name(i + 1));
        return FALSE;
    }
    return TRUE;
}

/* A situation whose letters do not have the stage: the phrasing would not be offered there. */
static void check_situations(CatalogueBuild *build, const ConfileSection *section, const Phrasing *phrasing, const Stage *stage) {
    for (guint i = 0; i < phrasing->situations->len; i++) {
        const Situation *situation = g_ptr_array_index(phrasing->situations, i);
        if (!catalogue_stage_occurs(build->catalogue, situation, stage->id))
            confile_problem(section, "situations", PROBLEM_ERROR, build->problems, _("the situation \"%s\" has no stage \"%s\""),
                            situation->id, stage->id);
    }
}

static void add_phrasing(CatalogueBuild *build, const Record *record, Stage *stage) {
    Catalogue *catalogue = build->catalogue;
    const ConfileSection *section = record_last(record);
    Phrasing *phrasing = &catalogue->phrasings[catalogue->phrasing_count];
    g_autofree char *key = g_strconcat(stage->id, "/", record->id, NULL);
    gboolean sound = build_phrasing(build, section, phrasing);
    sound = check_when(build, section, phrasing) && sound;
    check_situations(build, section, phrasing, stage);
    if (!sound || g_hash_table_contains(build->hidden, key)) {
        g_ptr_array_unref(phrasing->kinds);
        g_ptr_array_unref(phrasing->situations);
        memset(phrasing, 0, sizeof *phrasing);
        return;
    }
    phrasing->id = catalogue_keep(build, record->id);
    phrasing->stage = stage;
    phrasing->order = catalogue->phrasing_count++;
    phrasing->file = g_string_chunk_insert_const(catalogue->strings, confile_file(section));
    phrasing->line = confile_line_of(section);
    g_ptr_array_add(stage->phrasings, phrasing);
    g_hash_table_insert(catalogue->phrasing_by_id, (gpointer)catalogue_keep(build, key), phrasing);
}

/* `hide` names phrasings of any file, also of the one it stands in. */
static void gather_hidden(CatalogueBuild *build, GHashTable *there) {
    for (guint i = 0; i < build->trees->len; i++) {
        const ConfileSection *tree = g_ptr_array_index(build->trees, i);
        const GPtrArray *names = confile_list(tree, "hide");
        for (guint j = 0; j < names->len; j++) {
            const char *name = g_ptr_array_index(names, j);
            if (g_hash_table_contains(there, name))
                g_hash_table_add(build->hidden, g_strdup(name));
            else
                catalogue_unknown(build, tree, "hide", j, _("phrasing to hide"));
        }
    }
}

static void records_free(gpointer records) {
    g_ptr_array_unref(records);
}

void catalogue_build_phrasings(CatalogueBuild *build, const GPtrArray *stage_records) {
    g_autoptr(GPtrArray) gathered = g_ptr_array_new_with_free_func(records_free); /* for each stage, its phrasings */
    g_autoptr(GHashTable) there = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint count = 0;
    for (guint i = 0; i < stage_records->len; i++) {
        const Record *stage = g_ptr_array_index(stage_records, i);
        GPtrArray *records = records_gather(stage->sections, "phrasing");
        g_ptr_array_add(gathered, records);
        count += records->len;
        for (guint j = 0; j < records->len; j++) {
            const Record *record = g_ptr_array_index(records, j);
            g_hash_table_add(there, g_strconcat(stage->id, "/", record->id, NULL));
        }
    }
    gather_hidden(build, there);
    build->catalogue->phrasings = g_new0(Phrasing, MAX(count, 1));
    for (guint i = 0; i < gathered->len; i++) {
        const GPtrArray *records = g_ptr_array_index(gathered, i);
        for (guint j = 0; j < records->len; j++)
            add_phrasing(build, g_ptr_array_index(records, j), g_ptr_array_index(build->catalogue->stages, i));
    }
}
