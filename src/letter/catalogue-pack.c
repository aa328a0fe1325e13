/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A catalogue out of its part of a pack. The phrasings, which are thousands, stay where they lie. The tables, some hundred rows, become
 * structures with pointers: their numbers and texts stand one after another in a fixed order, what points to something else is its number
 * in its list. A text is taken as it stands there, and nothing leads outside: a part that is not sound in every number is none. A field
 * added to a structure of catalogue.h is to be written (catalogue-pack-write.c) and read here: see the sizes below.
 */
#include "config.h"

#include <string.h>

#include "bowout/letter/conditions.h"
#include "catalogue-pack.h"

#define FORMAT 2u /* count up when the order changes */
#define LIST_MOST 100000u

#if GLIB_SIZEOF_VOID_P == 8
G_STATIC_ASSERT(sizeof(Kind) == 40 && sizeof(Group) == 16 && sizeof(Channel) == 24 && sizeof(Register) == 16);
G_STATIC_ASSERT(sizeof(Arrangement) == 40 && sizeof(Situation) == 112 && sizeof(Phrasing) == 68 && sizeof(Stage) == 72);
G_STATIC_ASSERT(sizeof(Companion) == 56 && sizeof(Platform) == 24 && sizeof(ChecklistItem) == 32 && sizeof(Office) == 24);
G_STATIC_ASSERT(sizeof(Checklist) == 80);
#endif

static const guint16 none[] = {PACK_END};
static const guint16 phrasing_texts[] = {G_STRUCT_OFFSET(Phrasing, own_id), G_STRUCT_OFFSET(Phrasing, own_text),
                                         G_STRUCT_OFFSET(Phrasing, stage_id), PACK_END};
static const guint16 phrasing_rows[] = {G_STRUCT_OFFSET(Phrasing, kinds), G_STRUCT_OFFSET(Phrasing, situations), PACK_END};
const PackShape phrasing_shape = {sizeof(Phrasing), phrasing_texts, none, phrasing_rows};
static const guint16 root_rows[] = {G_STRUCT_OFFSET(CatalogueRoot, phrasings), G_STRUCT_OFFSET(CatalogueRoot, tables), PACK_END};

/* Facts and conditions are kept as bits: their names tell which. */
PackPart catalogue_part(void) {
    static const char version[] = PACKAGE_VERSION;
    const guint counts[] = {FORMAT, sizeof(Phrasing), CHANNEL_COUNT, REGISTER_COUNT, ARRANGEMENT_COUNT, G_BYTE_ORDER};
    guint64 layout = pack_mix(pack_mix(1, version, sizeof version), counts, sizeof counts);
    for (guint i = 0; i < FACT_COUNT; i++) layout = pack_mix(layout, fact_row((FactId)i)->name, strlen(fact_row((FactId)i)->name));
    for (guint i = 0; i < conditions_count(); i++) layout = pack_mix(layout, condition_name(i), strlen(condition_name(i)));
    return (PackPart){"letter", layout, {sizeof(CatalogueRoot), none, none, root_rows}};
}

typedef struct {
    const char *at, *end;
    gboolean sound; /* FALSE: nothing that follows means anything */
} Image;

static guint32 take(Image *image) {
    guint32 number = 0;
    if (image->sound && (gsize)(image->end - image->at) >= sizeof number) {
        memcpy(&number, image->at, sizeof number);
        image->at += sizeof number;
        return number;
    }
    image->sound = FALSE;
    return 0;
}

/* How many follow: each of them takes four bytes at least. */
static guint32 take_count(Image *image) {
    guint32 count = take(image);
    if (count <= LIST_MOST && count <= (gsize)(image->end - image->at) / sizeof count) return count;
    image->sound = FALSE;
    return 0;
}

/* NULL stays NULL. */
static const char *take_text_or_none(Image *image) {
    gsize length = take(image);
    const char *text = image->at;
    if (length == NO_TEXT) return NULL;
    if (length > (gsize)(image->end - image->at) || text[length - 1] != '\0') {
        image->sound = FALSE;
        return NULL;
    }
    image->at += length;
    return text;
}

static const char *take_text(Image *image) {
    const char *text = take_text_or_none(image);
    return text == NULL ? "" : text;
}

static void take_texts(Image *image, GPtrArray *texts) {
    for (guint i = take_count(image); i > 0 && image->sound; i--) g_ptr_array_add(texts, (gpointer)take_text(image));
}

static void take_layout(Image *image, GPtrArray *layout) {
    for (guint i = take_count(image); i > 0 && image->sound; i--) {
        GPtrArray *paragraph = g_ptr_array_new();
        take_texts(image, paragraph);
        g_ptr_array_add(layout, paragraph);
    }
}

/* NULL for none. */
static gpointer take_one(Image *image, const GPtrArray *list) {
    guint32 number = take(image);
    if (number <= list->len) return number == 0 ? NULL : g_ptr_array_index(list, number - 1);
    image->sound = FALSE;
    return NULL;
}

static gpointer take_some_one(Image *image, const GPtrArray *list) {
    gpointer one = take_one(image, list);
    if (one == NULL) image->sound = FALSE;
    return one;
}

static void take_ones(Image *image, GPtrArray *ones, const GPtrArray *list) {
    for (guint i = take_count(image); i > 0 && image->sound; i--) g_ptr_array_add(ones, take_some_one(image, list));
}

static void take_manners(Image *image, Catalogue *catalogue) {
    for (guint i = 0; i < CHANNEL_COUNT; i++) {
        Channel *channel = &catalogue->channels[i];
        channel->title = take_text(image);
        channel->guidance = take_text(image);
        channel->layout = catalogue_layout_new();
        take_layout(image, channel->layout);
    }
    for (guint i = 0; i < REGISTER_COUNT; i++) {
        catalogue->registers[i].title = take_text(image);
        catalogue->registers[i].guidance = take_text(image);
    }
    for (guint i = 0; i < ARRANGEMENT_COUNT; i++) {
        Arrangement *arrangement = &catalogue->arrangements[i];
        arrangement->title = take_text(image);
        arrangement->guidance = take_text(image);
        arrangement->offer_word = take_text(image);
        arrangement->role_word = take_text(image);
        arrangement->at_word = take_text(image);
    }
}

static void take_stages(Image *image, Catalogue *catalogue) {
    for (guint i = take_count(image); i > 0 && image->sound; i--) {
        Stage *stage = g_new0(Stage, 1);
        stage->phrasings = g_ptr_array_new();
        stage->number = catalogue->stages->len;
        g_ptr_array_add(catalogue->stages, stage);
        stage->id = take_text(image);
        stage->name = take_text(image);
        stage->title = take_text(image);
        stage->guidance = take_text(image);
        stage->skip = take_text(image);
        stage->label = take_text(image);
        stage->optional = take(image) != 0;
        stage->source = take(image);
        stage->line = (int)take(image);
        if (stage->source >= catalogue->sources->len) image->sound = FALSE;
    }
}

static void take_kinds(Image *image, Catalogue *catalogue) {
    for (guint i = take_count(image); i > 0 && image->sound; i--) {
        Kind *kind = g_new0(Kind, 1);
        kind->stages = g_ptr_array_new();
        kind->number = catalogue->kinds->len;
        g_ptr_array_add(catalogue->kinds, kind);
        kind->id = take_text(image);
        kind->title = take_text(image);
        take_texts(image, kind->stages);
        kind->framed = take(image) != 0;
    }
    for (guint i = take_count(image); i > 0 && image->sound; i--) {
        Group *group = g_new0(Group, 1);
        g_ptr_array_add(catalogue->groups, group);
        group->id = take_text(image);
        group->title = take_text(image);
    }
}

/* What a situation points to may come after it: all are made before any is read. */
static void take_situations(Image *image, Catalogue *catalogue) {
    guint count = take_count(image);
    for (guint i = 0; i < count; i++) {
        Situation *situation = g_new0(Situation, 1);
        situation->own = g_ptr_array_new();
        situation->number = i;
        g_ptr_array_add(catalogue->situations, situation);
    }
    for (guint i = 0; i < count && image->sound; i++) {
        Situation *situation = g_ptr_array_index(catalogue->situations, i);
        situation->id = take_text(image);
        situation->title = take_text(image);
        situation->guidance = take_text(image);
        situation->kind = take_some_one(image, catalogue->kinds);
        situation->group = take_one(image, catalogue->groups);
        situation->needs = take(image);
        situation->listed = take(image) != 0;
        situation->sparing = take(image) != 0;
        take_ones(image, situation->own, catalogue->stages);
        situation->assumes = take(image);
        situation->channels = take(image);
        situation->instead = take_one(image, catalogue->situations);
        situation->timing = take_text_or_none(image);
        situation->delivery = take_text_or_none(image);
        situation->follow_up = take_text_or_none(image);
    }
}

static void take_companions(Image *image, Catalogue *catalogue) {
    for (guint i = take_count(image); i > 0 && image->sound; i--) {
        Companion *companion = g_new0(Companion, 1);
        companion->kinds = g_ptr_array_new();
        companion->layout = catalogue_layout_new();
        g_ptr_array_add(catalogue->companions, companion);
        companion->id = take_text(image);
        companion->title = take_text(image);
        companion->guidance = take_text(image);
        take_ones(image, companion->kinds, catalogue->kinds);
        companion->channels = take(image);
        companion->own_channel = take(image) != 0;
        companion->channel = (ChannelId)(take(image) % CHANNEL_COUNT);
        take_layout(image, companion->layout);
    }
    for (guint i = take_count(image); i > 0 && image->sound; i--) {
        Platform *platform = g_new0(Platform, 1);
        g_ptr_array_add(catalogue->platforms, platform);
        platform->id = take_text(image);
        platform->title = take_text(image);
        platform->length = take(image);
    }
}

static void take_checklists(Image *image, Catalogue *catalogue) {
    for (guint i = take_count(image); i > 0 && image->sound; i--) {
        Checklist *checklist = catalogue_checklist_new();
        const char **const texts[] = {&checklist->id,    &checklist->title,  &checklist->guidance, &checklist->menu,
                                      &checklist->clear, &checklist->raised, &checklist->verify};
        g_ptr_array_add(catalogue->checklists, checklist);
        for (guint j = 0; j < G_N_ELEMENTS(texts); j++) *texts[j] = take_text(image);
        checklist->answer = take_one(image, catalogue->situations);
        for (guint j = take_count(image); j > 0 && image->sound; j--) {
            ChecklistItem *item = g_new0(ChecklistItem, 1);
            item->addresses = g_ptr_array_new();
            g_ptr_array_add(checklist->items, item);
            item->id = take_text(image);
            item->text = take_text(image);
            item->detail = take_text(image);
            take_texts(image, item->addresses);
        }
        for (guint j = take_count(image); j > 0 && image->sound; j--) {
            Office *office = g_new0(Office, 1);
            g_ptr_array_add(checklist->offices, office);
            office->id = take_text(image);
            office->title = take_text(image);
            office->text = take_text(image);
        }
    }
}

static void take_rest(Image *image, Catalogue *catalogue) {
    for (guint i = take_count(image); i > 0 && image->sound; i--) {
        const char *id = take_text(image), *text = take_text(image);
        g_hash_table_replace(catalogue->advices, (gpointer)id, (gpointer)text);
    }
    take_texts(image, catalogue->role_endings);
    g_ptr_array_add(catalogue->role_endings, NULL);
    take_texts(image, catalogue->role_persons);
    g_ptr_array_add(catalogue->role_persons, NULL);
    catalogue->partial = take(image) != 0;
}

/* ---- phrasings ---- */

gboolean phrasing_names(const PackList *numbers, guint number) {
    const guint16 *one = pack_rows(numbers);
    for (guint i = 0; i < numbers->count; i++)
        if (one[i] == number) return TRUE;
    return FALSE;
}

static gboolean phrasings_sound(const Catalogue *catalogue, const PackList *list) {
    const Phrasing *phrasing = pack_rows(list);
    if (!pack_sound(catalogue->pack, list, &phrasing_shape)) return FALSE;
    for (guint i = 0; i < list->count; i++, phrasing++) {
        if (phrasing->own_id.to == 0 || phrasing->own_text.to == 0 || phrasing->stage_id.to == 0) return FALSE;
        if (phrasing->stage >= catalogue->stages->len || phrasing->source >= catalogue->sources->len) return FALSE;
        if (!pack_holds(catalogue->pack, &phrasing->kinds, sizeof(guint16))) return FALSE;
        if (!pack_holds(catalogue->pack, &phrasing->situations, sizeof(guint16))) return FALSE;
    }
    return TRUE;
}

void catalogue_attach(Catalogue *catalogue, const PackList *phrasings) {
    const Phrasing *phrasing = pack_rows(phrasings);
    for (guint i = 0; i < phrasings->count; i++, phrasing++) {
        const Stage *stage = g_ptr_array_index(catalogue->stages, phrasing->stage);
        g_ptr_array_add(stage->phrasings, (gpointer)phrasing);
    }
}

Catalogue *catalogue_of_pack(Pack *pack, GPtrArray *sources) {
    const CatalogueRoot *root = pack_root(pack);
    g_autoptr(Catalogue) catalogue = catalogue_empty();
    Image image = {.sound = TRUE};
    catalogue->pack = pack;
    catalogue->sources = sources;
    if (!pack_holds(pack, &root->tables, 1)) return NULL;
    image.at = pack_rows(&root->tables);
    image.end = image.at + root->tables.count;
    take_stages(&image, catalogue);
    take_manners(&image, catalogue);
    take_kinds(&image, catalogue);
    take_situations(&image, catalogue);
    take_companions(&image, catalogue);
    take_checklists(&image, catalogue);
    take_rest(&image, catalogue);
    if (!image.sound || image.at != image.end || !phrasings_sound(catalogue, &root->phrasings)) return NULL;
    catalogue_attach(catalogue, &root->phrasings);
    return g_steal_pointer(&catalogue);
}
