/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Building the phrasings: text, placeholders, and the lists that say where each may be used. A
 * later file's phrasing of the same id replaces the earlier one whole and keeps its place. A faulty
 * phrasing is told and left out, so that no letter can carry the fault.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/nearest.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
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

/* FALSE when a name in the list is unknown: then the phrasing would be used where it is not
   meant. */
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

static gboolean kind_number(const Catalogue *catalogue, const char *id, guint16 *number) {
    const Kind *kind = catalogue_kind(catalogue, id);
    if (kind != NULL) *number = (guint16)kind->number;
    return kind != NULL;
}

static gboolean situation_number(const Catalogue *catalogue, const char *id, guint16 *number) {
    const Situation *situation = catalogue_situation(catalogue, id);
    if (situation != NULL) *number = (guint16)situation->number;
    return situation != NULL;
}

/* The same for lists of things that the catalogue itself defines. */
static gboolean build_list(CatalogueBuild *build, const ConfileSection *section, const char *option, const char *what,
                           gboolean (*find)(const Catalogue *, const char *, guint16 *), PackList *list) {
    const GPtrArray *names = confile_list(section, option);
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint16));
    gboolean sound = TRUE;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        guint16 number;
        if (find(build->catalogue, name, &number)) {
            g_array_append_val(numbers, number);
            continue;
        }
        sound = FALSE;
        if (!g_hash_table_contains(build->broken, name)) catalogue_unknown(build, section, option, i, what);
    }
    *list = pack_put_plain(build->writer, numbers->data, numbers->len, sizeof(guint16));
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
    phrasing->own_text = pack_put_text(build->writer, text);
    phrasing->facts = placeholder_facts(text, confile_file(section), line, build->problems);
    return problems_count(build->problems, PROBLEM_ERROR) == before;
}

/* All faults are told, not only the first. */
static gboolean build_phrasing(CatalogueBuild *build, const ConfileSection *section, Phrasing *phrasing) {
    gboolean sound = build_text(build, section, phrasing);
    sound = build_list(build, section, "kinds", _("kind"), kind_number, &phrasing->kinds) && sound;
    sound = build_list(build, section, "situations", _("situation"), situation_number, &phrasing->situations) && sound;
    for (guint i = 0; i < G_N_ELEMENTS(mask_rows); i++) sound = build_mask(build, section, i, phrasing) && sound;
    return sound;
}

/* Conditions 2n and 2n+1 exclude each other (conditions.c): with both the phrasing would never
   be offered. */
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
static void check_situations(CatalogueBuild *build, const ConfileSection *section, const Stage *stage) {
    const GPtrArray *names = confile_list(section, "situations");
    for (guint i = 0; i < names->len; i++) {
        const Situation *situation = catalogue_situation(build->catalogue, g_ptr_array_index(names, i));
        if (situation != NULL && !catalogue_stage_occurs(build->catalogue, situation, stage->id))
            confile_problem(section, "situations", PROBLEM_ERROR, build->problems, _("the situation \"%s\" has no stage \"%s\""),
                            situation->id, stage->id);
    }
}

/* NULL: none. */
static PackText put_name(CatalogueBuild *build, const char *name) {
    return name == NULL ? (PackText){0} : pack_put_text(build->writer, name);
}

/* What is faulty is hidden too, so that it does not leave standing what it was to replace. */
static void add_phrasing(CatalogueBuild *build, const Record *record, const Stage *stage) {
    const ConfileSection *section = record_last(record);
    const Phrasing *before = catalogue_phrasing(build->catalogue, stage->id, record->id);
    Phrasing phrasing = {.own_id = pack_put_text(build->writer, record->id),
                         .stage_id = pack_put_text(build->writer, stage->id),
                         .otherwise_id = put_name(build, confile_string(section, "otherwise")),
                         .stage = stage->number,
                         .claims = (guint32)confile_boolean(section, "claims", FALSE),
                         .order = before != NULL ? before->order : build->first_order + build->phrasings->len,
                         .hash = g_str_hash(record->id),
                         .source = catalogue_source(build, section),
                         .line = confile_line_of(section)};
    g_autofree char *key = g_strconcat(stage->id, "/", record->id, NULL);
    gboolean sound = build_phrasing(build, section, &phrasing);
    sound = check_when(build, section, &phrasing) && sound;
    check_situations(build, section, stage);
    if (!sound)
        g_hash_table_add(build->hidden, g_steal_pointer(&key));
    else if (!g_hash_table_contains(build->hidden, key))
        g_array_append_val(build->phrasings, phrasing);
}

/* ---- what stands in for an empty blank ---- */

/* Its place among what was built; past the end when it was faulty, which was told. */
static guint built_place(const CatalogueBuild *build, const Record *record) {
    const ConfileSection *section = record_last(record);
    guint32 source = catalogue_source(build, section);
    guint i = 0;
    for (; i < build->phrasings->len; i++) {
        const Phrasing *phrasing = &g_array_index(build->phrasings, Phrasing, i);
        if (phrasing->source == source && phrasing->line == confile_line_of(section)) break;
    }
    return i;
}

static const Phrasing *built_row(const CatalogueBuild *build, const Record *record) {
    guint place = built_place(build, record);
    return place < build->phrasings->len ? &g_array_index(build->phrasings, Phrasing, place) : NULL;
}

static const Record *record_named(const GPtrArray *records, const char *id) {
    for (guint i = 0; i < records->len; i++)
        if (strcmp(((const Record *)g_ptr_array_index(records, i))->id, id) == 0) return g_ptr_array_index(records, i);
    return NULL;
}

static gboolean unknown_otherwise(CatalogueBuild *build, const ConfileSection *section, const Stage *stage, const GPtrArray *records) {
    const char *name = confile_string(section, "otherwise");
    Nearest nearest = NEAREST_TO(name);
    g_autofree char *hint = NULL;
    for (guint i = 0; i < records->len; i++) nearest_try(&nearest, ((const Record *)g_ptr_array_index(records, i))->id);
    for (guint i = 0; i < stage->phrasings->len; i++) nearest_try(&nearest, phrasing_id(g_ptr_array_index(stage->phrasings, i)));
    hint = nearest_hint(&nearest);
    confile_problem(section, "otherwise", PROBLEM_ERROR, build->problems, _("the stage \"%s\" has no phrasing \"%s\"%s"), stage->id, name,
                    hint);
    return FALSE;
}

static FactSet facts_needed(void) {
    g_autoptr(Facts) none = facts_new();
    return facts_missing_needed(none);
}

static gboolean masks_meet(CatalogueMask one, CatalogueMask other) {
    return one == 0 || other == 0 || (one & other) != 0;
}

/* It can be used as it stands, somewhere where the one with the blank is. */
static gboolean check_stand_in(CatalogueBuild *build, const ConfileSection *section, const Phrasing *blank, const Phrasing *other) {
    const char *name = confile_string(section, "otherwise");
    guint before = problems_count(build->problems, PROBLEM_ERROR);
    FactSet known = facts_needed() | (blank->facts & ~facts_details()); /* what both name is asked for in any case */
    if ((other->facts & ~known) != 0)
        confile_problem(section, "otherwise", PROBLEM_ERROR, build->problems, _("\"%s\" asks for something itself: it cannot stand in"),
                        name);
    else if (!masks_meet(blank->registers, other->registers) || !masks_meet(blank->channels, other->channels) ||
             !masks_meet(blank->arrangements, other->arrangements))
        confile_problem(section, "otherwise", PROBLEM_ERROR, build->problems, _("\"%s\" is never offered where \"%s\" is"), name,
                        confile_title(section));
    return problems_count(build->problems, PROBLEM_ERROR) == before;
}

/* The wording that stands in may come later in the files, or be one of those that they are laid
   over. */
static gboolean otherwise_sound(CatalogueBuild *build, const Record *record, const Stage *stage, const GPtrArray *records) {
    const ConfileSection *section = record_last(record);
    const char *name = confile_string(section, "otherwise");
    const Phrasing *blank = name != NULL ? built_row(build, record) : NULL, *other;
    const Record *named = name != NULL ? record_named(records, name) : NULL;
    if (blank == NULL) return TRUE;
    other = named != NULL ? built_row(build, named) : catalogue_phrasing(build->catalogue, stage->id, name);
    if ((blank->facts & facts_details()) == 0)
        confile_problem(section, "otherwise", PROBLEM_ERROR, build->problems, _("\"%s\" has no blank that could stay empty"), record->id);
    else if (other != NULL)
        return check_stand_in(build, section, blank, other);
    else if (named == NULL)
        return unknown_otherwise(build, section, stage, records);
    return TRUE;
}

/* A wording with nothing sound to stand in for it is left out, as any faulty one. */
static void check_otherwise(CatalogueBuild *build, const Record *record, const Stage *stage, const GPtrArray *records) {
    if (otherwise_sound(build, record, stage, records)) return;
    g_array_remove_index(build->phrasings, built_place(build, record));
    g_hash_table_add(build->hidden, g_strconcat(stage->id, "/", record->id, NULL));
}

/* "stage/id", in what the files are laid over. */
static gboolean is_there(const Catalogue *catalogue, const char *name) {
    g_auto(GStrv) parts = g_strsplit(name, "/", 2);
    return g_strv_length(parts) == 2 && catalogue_phrasing(catalogue, parts[0], parts[1]) != NULL;
}

/* Told with what may be meant: a phrasing of any file. From here on `there` has them all. */
static void unknown_hidden(CatalogueBuild *build, const ConfileSection *tree, guint index, GHashTable *there) {
    const char *name = g_ptr_array_index(confile_list(tree, "hide"), index);
    g_autofree gpointer *names = NULL;
    g_autofree char *hint = NULL;
    for (guint i = 0; i < build->catalogue->stages->len; i++) {
        const Stage *stage = g_ptr_array_index(build->catalogue->stages, i);
        for (guint j = 0; j < stage->phrasings->len; j++)
            g_hash_table_add(there, g_strconcat(stage->id, "/", phrasing_id(g_ptr_array_index(stage->phrasings, j)), NULL));
    }
    names = g_hash_table_get_keys_as_array(there, NULL);
    hint = nearest_of(name, (const char *const *)names);
    problems_add(build->problems, PROBLEM_ERROR, confile_file(tree), confile_list_line(tree, "hide", index),
                 _("unknown phrasing to hide \"%s\"%s"), name, hint);
}

/* `hide` names phrasings of any file, also of the one it stands in. */
static void gather_hidden(CatalogueBuild *build, GHashTable *there) {
    for (guint i = 0; i < build->trees->len; i++) {
        const ConfileSection *tree = g_ptr_array_index(build->trees, i);
        const GPtrArray *names = confile_list(tree, "hide");
        for (guint j = 0; j < names->len; j++) {
            const char *name = g_ptr_array_index(names, j);
            if (g_hash_table_contains(there, name) || is_there(build->catalogue, name))
                g_hash_table_add(build->hidden, g_strdup(name));
            else
                unknown_hidden(build, tree, j, there);
        }
    }
}

static void records_free(gpointer records) {
    g_ptr_array_unref(records);
}

void catalogue_build_phrasings(CatalogueBuild *build, const GPtrArray *stage_records) {
    g_autoptr(GPtrArray) gathered = g_ptr_array_new_with_free_func(records_free); /* for each stage, its phrasings */
    g_autoptr(GHashTable) there = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < stage_records->len; i++) {
        const Record *stage = g_ptr_array_index(stage_records, i);
        GPtrArray *records = records_gather(stage->sections, "phrasing");
        g_ptr_array_add(gathered, records);
        for (guint j = 0; j < records->len; j++) {
            const Record *record = g_ptr_array_index(records, j);
            g_hash_table_add(there, g_strconcat(stage->id, "/", record->id, NULL));
        }
    }
    gather_hidden(build, there);
    for (guint i = 0; i < gathered->len; i++) {
        const Record *stage = g_ptr_array_index(stage_records, i);
        const GPtrArray *records = g_ptr_array_index(gathered, i);
        for (guint j = 0; j < records->len; j++)
            add_phrasing(build, g_ptr_array_index(records, j), catalogue_stage(build->catalogue, stage->id));
        for (guint j = 0; j < records->len; j++)
            check_otherwise(build, g_ptr_array_index(records, j), catalogue_stage(build->catalogue, stage->id), records);
    }
}

/* ---- over phrasings that are there ---- */

void catalogue_hide(const CatalogueBuild *build) {
    const GPtrArray *stages = build->catalogue->stages;
    for (guint i = 0; g_hash_table_size(build->hidden) > 0 && i < stages->len; i++) {
        const Stage *stage = g_ptr_array_index(stages, i);
        for (guint j = stage->phrasings->len; j > 0; j--) {
            g_autofree char *key = g_strconcat(stage->id, "/", phrasing_id(g_ptr_array_index(stage->phrasings, j - 1)), NULL);
            if (g_hash_table_contains(build->hidden, key)) g_ptr_array_remove_index(stage->phrasings, j - 1);
        }
    }
}

static gboolean same_id(const Phrasing *one, const Phrasing *other) {
    return one->hash == other->hash && strcmp(phrasing_id(one), phrasing_id(other)) == 0;
}

/* One of the same id gives its place, and its rank among equals. */
void catalogue_replace(Catalogue *catalogue, const PackList *phrasings) {
    const Phrasing *phrasing = pack_rows(phrasings);
    for (guint i = 0; i < phrasings->count; i++, phrasing++) {
        GPtrArray *there = ((const Stage *)g_ptr_array_index(catalogue->stages, phrasing->stage))->phrasings;
        guint place = 0;
        while (place < there->len && !same_id(phrasing, g_ptr_array_index(there, place))) place++;
        if (place < there->len)
            there->pdata[place] = (gpointer)phrasing;
        else
            g_ptr_array_add(there, (gpointer)phrasing);
    }
}
