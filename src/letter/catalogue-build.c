/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the files' trees to a catalogue: stages first, then kinds, channels and the rest that name
 * stages, then situations, at last the phrasings that name all of them. Every fault is told with
 * its file and line, and what is sound goes on.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/nearest.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "catalogue-merge.h"
#include "catalogue-pack.h"

/* ---- the format ---- */

static const ConfileOption kind_options[] = {
    {"title", CONFILE_STRING, NULL}, {"stages", CONFILE_LIST, NULL}, {"frame", CONFILE_BOOLEAN, NULL}, {NULL, 0, NULL}};
static const ConfileOption channel_options[] = {
    {"title", CONFILE_STRING, NULL}, {"guidance", CONFILE_STRING, NULL}, {"layout", CONFILE_LIST, NULL}, {NULL, 0, NULL}};
static const ConfileOption register_options[] = {{"title", CONFILE_STRING, NULL}, {"guidance", CONFILE_STRING, NULL}, {NULL, 0, NULL}};
static const ConfileOption arrangement_options[] = {{"title", CONFILE_STRING, NULL},      {"guidance", CONFILE_STRING, NULL},
                                                    {"offer-word", CONFILE_STRING, NULL}, {"role-word", CONFILE_STRING, NULL},
                                                    {"at", CONFILE_STRING, NULL},         {NULL, 0, NULL}};
static const ConfileOption group_options[] = {{"title", CONFILE_STRING, NULL}, {"follows", CONFILE_BOOLEAN, NULL}, {NULL, 0, NULL}};
static const ConfileOption situation_options[] = {{"kind", CONFILE_STRING, NULL},        {"group", CONFILE_STRING, NULL},
                                                  {"title", CONFILE_STRING, NULL},       {"guidance", CONFILE_STRING, NULL},
                                                  {"needs", CONFILE_LIST, NULL},         {"listed", CONFILE_BOOLEAN, NULL},
                                                  {"sparing", CONFILE_BOOLEAN, NULL},    {"own", CONFILE_LIST, NULL},
                                                  {"assumes", CONFILE_LIST, NULL},       {"channels", CONFILE_LIST, NULL},
                                                  {"instead", CONFILE_STRING, NULL},     {"timing", CONFILE_STRING, NULL},
                                                  {"delivery", CONFILE_STRING, NULL},    {"follow-up", CONFILE_STRING, NULL},
                                                  {"news-first", CONFILE_BOOLEAN, NULL}, {NULL, 0, NULL}};
static const ConfileOption phrasing_options[] = {{"text", CONFILE_STRING, NULL},     {"kinds", CONFILE_LIST, NULL},
                                                 {"situations", CONFILE_LIST, NULL}, {"channels", CONFILE_LIST, NULL},
                                                 {"register", CONFILE_LIST, NULL},   {"arrangements", CONFILE_LIST, NULL},
                                                 {"when", CONFILE_LIST, NULL},       {"otherwise", CONFILE_STRING, NULL},
                                                 {"claims", CONFILE_BOOLEAN, NULL},  {NULL, 0, NULL}};
static const ConfileOption stage_options[] = {{"name", CONFILE_STRING, NULL},
                                              {"label", CONFILE_STRING, NULL},
                                              {"title", CONFILE_STRING, NULL},
                                              {"guidance", CONFILE_STRING, NULL},
                                              {"optional", CONFILE_BOOLEAN, NULL},
                                              {"skip", CONFILE_STRING, NULL},
                                              {"phrasing", CONFILE_TITLED, phrasing_options},
                                              {NULL, 0, NULL}};
static const ConfileOption companion_options[] = {{"title", CONFILE_STRING, NULL},
                                                  {"guidance", CONFILE_STRING, NULL},
                                                  {"kinds", CONFILE_LIST, NULL},
                                                  {"channels", CONFILE_LIST, NULL},
                                                  {"channel", CONFILE_STRING, NULL},
                                                  {"stages", CONFILE_LIST, NULL},
                                                  {NULL, 0, NULL}};
static const ConfileOption platform_options[] = {{"title", CONFILE_STRING, NULL}, {"length", CONFILE_INTEGER, NULL}, {NULL, 0, NULL}};
static const ConfileOption item_options[] = {
    {"text", CONFILE_STRING, NULL}, {"detail", CONFILE_STRING, NULL}, {"addresses", CONFILE_LIST, NULL}, {NULL, 0, NULL}};
static const ConfileOption checklist_options[] = {
    {"title", CONFILE_STRING, NULL},  {"guidance", CONFILE_STRING, NULL},     {"menu", CONFILE_STRING, NULL},
    {"clear", CONFILE_STRING, NULL},  {"raised", CONFILE_STRING, NULL},       {"verify", CONFILE_STRING, NULL},
    {"answer", CONFILE_STRING, NULL}, {"item", CONFILE_TITLED, item_options}, {NULL, 0, NULL}};
static const ConfileOption office_options[] = {
    {"title", CONFILE_STRING, NULL}, {"text", CONFILE_STRING, NULL}, {"checklist", CONFILE_STRING, NULL}, {NULL, 0, NULL}};
static const ConfileOption examples_options[] = {{"fact", CONFILE_STRING, NULL},     {"texts", CONFILE_LIST, NULL},
                                                 {"situations", CONFILE_LIST, NULL}, {"arrangements", CONFILE_LIST, NULL},
                                                 {"roles", CONFILE_LIST, NULL},      {NULL, 0, NULL}};
static const ConfileOption advice_options[] = {{"text", CONFILE_STRING, NULL}, {NULL, 0, NULL}};
const ConfileOption catalogue_schema[] = {{"kind", CONFILE_TITLED, kind_options},
                                          {"channel", CONFILE_TITLED, channel_options},
                                          {"register", CONFILE_TITLED, register_options},
                                          {"arrangement", CONFILE_TITLED, arrangement_options},
                                          {"role-endings", CONFILE_LIST, NULL},
                                          {"role-persons", CONFILE_LIST, NULL},
                                          {"group", CONFILE_TITLED, group_options},
                                          {"situation", CONFILE_TITLED, situation_options},
                                          {"stage", CONFILE_TITLED, stage_options},
                                          {"companion", CONFILE_TITLED, companion_options},
                                          {"platform", CONFILE_TITLED, platform_options},
                                          {"checklist", CONFILE_TITLED, checklist_options},
                                          {"office", CONFILE_TITLED, office_options},
                                          {"hide", CONFILE_LIST, NULL},
                                          {"advice", CONFILE_TITLED, advice_options},
                                          {"examples", CONFILE_TITLED, examples_options},
                                          {NULL, 0, NULL}};

/* ---- helpers ---- */

static const char *keep_option(CatalogueBuild *build, const Record *record, const char *option) {
    return catalogue_keep(build, record_string(record, option));
}

static void unknown_title(CatalogueBuild *build, const Record *record) {
    const char *field = confile_section_name(record_first(record));
    g_autofree char *hint = catalogue_hint(build->catalogue, field, record->id);
    confile_problem(record_first(record), NULL, PROBLEM_ERROR, build->problems, _("unknown %s \"%s\"%s"), field, record->id, hint);
}

static const char *known_stage(const CatalogueBuild *build, const char *id) {
    const Stage *stage = catalogue_stage(build->catalogue, id);
    return stage == NULL ? NULL : stage->id;
}

/* ---- stages, kinds, groups ---- */

static void build_stages(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        Stage *stage = g_new0(Stage, 1);
        const char *name = record_string(record, "name");
        stage->id = catalogue_keep(build, record->id);
        stage->title = catalogue_keep_title(build, record, "title");
        stage->name = name == NULL ? stage->title : catalogue_keep(build, name);
        stage->label = record_string(record, "label") == NULL ? stage->name : keep_option(build, record, "label");
        stage->guidance = keep_option(build, record, "guidance");
        stage->skip = keep_option(build, record, "skip");
        stage->optional = confile_boolean(record_where(record, "optional"), "optional", FALSE);
        stage->phrasings = g_ptr_array_new();
        stage->number = i;
        stage->source = catalogue_source(build, record_first(record));
        stage->line = confile_line_of(record_first(record));
        g_ptr_array_add(build->catalogue->stages, stage);
    }
}

static void build_kinds(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        const ConfileSection *section = record_where(record, "stages");
        const GPtrArray *names = confile_list(section, "stages");
        Kind *kind = g_new0(Kind, 1);
        kind->number = i;
        kind->id = catalogue_keep(build, record->id);
        kind->title = catalogue_keep_title(build, record, "title");
        kind->stages = g_ptr_array_sized_new(names->len);
        kind->framed = confile_boolean(record_where(record, "frame"), "frame", TRUE);
        for (guint j = 0; j < names->len; j++) {
            const char *name = g_ptr_array_index(names, j), *stage = known_stage(build, name);
            if (stage == NULL)
                catalogue_unknown(build, section, "stages", j, _("stage"));
            else if (stage_is_frame(stage) || catalogue_in_list(kind->stages, stage))
                problems_add(build->problems, PROBLEM_ERROR, confile_file(section), confile_list_line(section, "stages", j),
                             stage_is_frame(stage) ? _("the stage \"%s\" has no step of its own") : _("the stage \"%s\" is named twice"),
                             name);
            else
                g_ptr_array_add(kind->stages, (gpointer)stage);
        }
        if (names->len == 0) confile_problem(section, NULL, PROBLEM_ERROR, build->problems, _("the kind \"%s\" has no stages"), record->id);
        g_ptr_array_add(build->catalogue->kinds, kind);
    }
}

static gboolean stage_in_use(const Catalogue *catalogue, const char *stage) {
    for (guint i = 0; i < catalogue->companions->len; i++)
        if (catalogue_in_layout(((const Companion *)g_ptr_array_index(catalogue->companions, i))->layout, stage)) return TRUE;
    return stage_is_frame(stage) || catalogue_stage_in_letters(catalogue, stage);
}

/* A stage that no letter has is a slip of the pen: its phrasings would never be seen. */
static void check_stages_used(CatalogueBuild *build) {
    g_autoptr(GPtrArray) used = g_ptr_array_new();
    for (guint i = 0; i < build->catalogue->stages->len; i++) {
        const Stage *stage = g_ptr_array_index(build->catalogue->stages, i);
        if (stage_in_use(build->catalogue, stage->id)) g_ptr_array_add(used, (gpointer)stage->id);
    }
    for (guint i = 0; i < build->catalogue->stages->len; i++) {
        const Stage *stage = g_ptr_array_index(build->catalogue->stages, i);
        g_autofree char *hint = nearest_among(stage->id, used);
        if (g_ptr_array_find_with_equal_func(used, stage->id, g_str_equal, NULL)) continue;
        problems_add(build->problems, PROBLEM_ERROR, catalogue_file(build->catalogue, stage->source), stage->line,
                     _("unknown stage \"%s\", which no kind of letter has%s"), stage->id, hint);
    }
}

static void build_groups(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        Group *group = g_new0(Group, 1);
        group->id = catalogue_keep(build, record->id);
        group->title = catalogue_keep_title(build, record, "title");
        group->follows = confile_boolean(record_where(record, "follows"), "follows", FALSE);
        g_ptr_array_add(build->catalogue->groups, group);
    }
}

/* ---- channels, registers, arrangements ---- */

/* A stage missing in the layout gets a paragraph of its own before the sign-off: better a plain
   place than a lost sentence. */
static void add_to_layout(Channel *channel, const char *stage) {
    GPtrArray *paragraph = g_ptr_array_new();
    guint place = channel->layout->len;
    g_ptr_array_add(paragraph, (gpointer)stage);
    if (strcmp(stage, STAGE_GREETING) == 0)
        place = 0;
    else if (strcmp(stage, STAGE_SIGN_OFF) != 0 && place > 0 &&
             catalogue_in_list(g_ptr_array_index(channel->layout, place - 1), STAGE_SIGN_OFF))
        place--;
    g_ptr_array_insert(channel->layout, (gint)place, paragraph);
}

static void complete_layout(CatalogueBuild *build, ChannelId id, const Record *record) {
    Channel *channel = &build->catalogue->channels[id];
    for (guint i = 0; i < build->catalogue->stages->len; i++) {
        const Stage *stage = g_ptr_array_index(build->catalogue->stages, i);
        if (catalogue_in_layout(channel->layout, stage->id) || !catalogue_stage_in_letters(build->catalogue, stage->id)) continue;
        if (record != NULL)
            confile_problem(record_where(record, "layout"), "layout", PROBLEM_ERROR, build->problems,
                            _("the layout of \"%s\" has no place for the stage \"%s\""), record->id, stage->id);
        add_to_layout(channel, stage->id);
    }
}

static void missing_section(CatalogueBuild *build, const char *what, const char *name) {
    build->catalogue->partial = TRUE;
    problems_add(build->problems, PROBLEM_ERROR, catalogue_file(build->catalogue, 0), 0, _("there is no %s \"%s\""), what, name);
}

static void build_channels(CatalogueBuild *build, const GPtrArray *records) {
    const Record *of[CHANNEL_COUNT] = {NULL};
    ChannelId id;
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (channel_by_name(record->id, &id))
            of[id] = record;
        else
            unknown_title(build, record);
    }
    for (guint i = 0; i < CHANNEL_COUNT; i++) {
        Channel *channel = &build->catalogue->channels[i];
        channel->layout = catalogue_layout_new();
        channel->title = of[i] == NULL ? channel_name((ChannelId)i) : catalogue_keep_title(build, of[i], "title");
        channel->guidance = of[i] == NULL ? "" : keep_option(build, of[i], "guidance");
        if (of[i] == NULL)
            missing_section(build, "channel", channel_name((ChannelId)i));
        else
            catalogue_build_layout(build, record_where(of[i], "layout"), "layout", channel->layout);
        complete_layout(build, (ChannelId)i, of[i]);
    }
}

static void build_registers(CatalogueBuild *build, const GPtrArray *records) {
    RegisterId id;
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (!register_by_name(record->id, &id)) {
            unknown_title(build, record);
            continue;
        }
        build->catalogue->registers[id].title = catalogue_keep_title(build, record, "title");
        build->catalogue->registers[id].guidance = keep_option(build, record, "guidance");
    }
    for (guint i = 0; i < REGISTER_COUNT; i++) {
        Register *reg = &build->catalogue->registers[i];
        if (reg->title != NULL) continue;
        missing_section(build, "register", register_name((RegisterId)i));
        *reg = (Register){register_name((RegisterId)i), ""};
    }
}

static void build_arrangements(CatalogueBuild *build, const GPtrArray *records) {
    ArrangementId id;
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (!arrangement_by_name(record->id, &id)) {
            unknown_title(build, record);
            continue;
        }
        build->catalogue->arrangements[id] =
            (Arrangement){catalogue_keep_title(build, record, "title"), keep_option(build, record, "guidance"),
                          catalogue_keep_title(build, record, "offer-word"), catalogue_keep_title(build, record, "role-word"),
                          record_string(record, "at") != NULL ? keep_option(build, record, "at") : "at"};
    }
    for (guint i = 0; i < ARRANGEMENT_COUNT; i++) {
        Arrangement *arrangement = &build->catalogue->arrangements[i];
        if (arrangement->title != NULL) continue;
        missing_section(build, "arrangement", arrangement_name((ArrangementId)i));
        *arrangement = (Arrangement){arrangement_name((ArrangementId)i), "", "offer", "role", "at"};
    }
}

/* ---- advice, words of roles ---- */

/* Advice knows {age} and {left} only. */
static void check_advice(CatalogueBuild *build, const ConfileSection *section, const char *text) {
    for (const char *at = strpbrk(text, "{}"); at != NULL; at = strpbrk(at, "{}")) {
        const char *end = *at == '{' ? strchr(at, '}') : NULL;
        if (!g_str_has_prefix(at, "{age}") && !g_str_has_prefix(at, "{left}"))
            confile_problem(section, "text", PROBLEM_ERROR, build->problems, _("advice knows only {age} and {left}, not \"%.*s\""),
                            end == NULL ? 1 : (int)MIN(end - at + 1, 40), at);
        at = end == NULL ? at + 1 : end + 1;
    }
}

static void build_advices(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        const char *text = catalogue_keep_title(build, record, "text");
        check_advice(build, record_where(record, "text"), text);
        g_hash_table_replace(build->catalogue->advices, (gpointer)catalogue_keep(build, record->id), (gpointer)text);
    }
}

static void check_advice_named(CatalogueBuild *build) {
    g_autoptr(GPtrArray) situations = records_gather(build->trees, "situation");
    catalogue_check_situations(build, situations);
}

static void build_words(CatalogueBuild *build, const char *name, GPtrArray *list) {
    for (guint i = 0; i < build->trees->len; i++) {
        const GPtrArray *words = confile_list(g_ptr_array_index(build->trees, i), name);
        for (guint j = 0; j < words->len; j++) {
            g_autofree char *folded = text_fold(g_ptr_array_index(words, j));
            g_ptr_array_add(list, (gpointer)catalogue_keep(build, folded));
        }
    }
    g_ptr_array_add(list, NULL);
}

/* ---- all of it ---- */

static const struct {
    const char *section;
    void (*build)(CatalogueBuild *build, const GPtrArray *records);
} parts[] = {{"kind", build_kinds},
             {"companion", catalogue_build_companions},
             {"channel", build_channels},
             {"register", build_registers},
             {"arrangement", build_arrangements},
             {"group", build_groups},
             {"situation", catalogue_build_situations},
             {"platform", catalogue_build_platforms},
             {"checklist", catalogue_build_checklists},
             {"office", catalogue_build_offices},
             {"examples", catalogue_build_examples},
             {"advice", build_advices}};

static void build_init(CatalogueBuild *build, Catalogue *catalogue, const GPtrArray *trees, const GPtrArray *sources, Problems *problems) {
    PackPart part = catalogue_part();
    *build = (CatalogueBuild){.catalogue = catalogue,
                              .trees = trees,
                              .sources = sources,
                              .writer = pack_writer_new(&part, sources),
                              .phrasings = g_array_new(FALSE, TRUE, sizeof(Phrasing)),
                              .problems = problems == NULL ? problems_new() : problems, /* the count is needed in any case */
                              .broken = g_hash_table_new(g_str_hash, g_str_equal),
                              .hidden = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    for (guint i = 0; i < trees->len; i++)
        if (!confile_refuse_hostile(g_ptr_array_index(trees, i), build->problems)) build->hostile = TRUE;
}

/* What was built, as a part of a pack. */
static Pack *build_end(CatalogueBuild *build, const Problems *callers) {
    g_autoptr(GByteArray) tables = g_byte_array_new();
    CatalogueRoot root = {.phrasings = pack_put_rows(build->writer, build->phrasings->data, build->phrasings->len, &phrasing_shape)};
    catalogue_put_tables(build->catalogue, tables);
    root.tables = pack_put_plain(build->writer, tables->data, tables->len, 1);
    g_array_unref(build->phrasings);
    g_hash_table_unref(build->broken);
    g_hash_table_unref(build->hidden);
    if (callers == NULL) problems_free(build->problems);
    return pack_writer_end(build->writer, &root);
}

Catalogue *catalogue_build(const GPtrArray *trees, GPtrArray *sources, Problems *problems) {
    g_autoptr(GPtrArray) stages = records_gather(trees, "stage");
    g_autoptr(Catalogue) built = catalogue_empty();
    CatalogueBuild build;
    Pack *pack;
    built->sources = g_ptr_array_ref(sources);
    build_init(&build, built, trees, sources, problems);
    build_stages(&build, stages);
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(GPtrArray) records = records_gather(trees, parts[i].section);
        parts[i].build(&build, records);
    }
    check_stages_used(&build);
    check_advice_named(&build);
    build_words(&build, "role-endings", build.catalogue->role_endings);
    build_words(&build, "role-persons", build.catalogue->role_persons);
    catalogue_build_phrasings(&build, stages);
    pack = build_end(&build, problems);
    return catalogue_of_pack(pack, sources);
}

/* ---- a person's own file over it ---- */

/* A known stage, of which nothing is said but phrasings. */
static gboolean only_phrasings(const Catalogue *catalogue, const ConfileSection *stage) {
    if (catalogue_stage(catalogue, confile_title(stage)) == NULL) return FALSE;
    for (const ConfileOption *option = stage_options; option->name != NULL; option++)
        if (option->kind != CONFILE_TITLED && confile_is_set(stage, option->name)) return FALSE;
    return TRUE;
}

static gboolean only_adds(const Catalogue *catalogue, const ConfileSection *own) {
    const GPtrArray *stages = confile_sections(own, "stage");
    for (const ConfileOption *option = catalogue_schema; option->name != NULL; option++)
        if (strcmp(option->name, "stage") != 0 && strcmp(option->name, "hide") != 0 && confile_is_set(own, option->name)) return FALSE;
    for (guint i = 0; i < stages->len; i++)
        if (!only_phrasings(catalogue, g_ptr_array_index(stages, i))) return FALSE;
    return TRUE;
}

gboolean catalogue_lay_over(Catalogue *catalogue, ConfileSection *own, const char *path, Problems *problems) {
    g_autoptr(GPtrArray) trees = g_ptr_array_new(), stages = NULL;
    CatalogueBuild build;
    const CatalogueRoot *root;
    if (!only_adds(catalogue, own)) return FALSE;
    g_ptr_array_add(catalogue->sources, g_strdup(path));
    g_ptr_array_add(trees, own);
    stages = records_gather(trees, "stage");
    build_init(&build, catalogue, trees, catalogue->sources, problems);
    build.first_order = G_MAXUINT32 / 2; /* behind all others */
    catalogue_build_phrasings(&build, stages);
    catalogue_hide(&build);
    catalogue->own_pack = build_end(&build, problems);
    root = pack_root(catalogue->own_pack);
    catalogue_replace(catalogue, &root->phrasings);
    return TRUE;
}
