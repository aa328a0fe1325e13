/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A loaded catalogue as a block of bytes and back (base/cache keeps it). Numbers and texts stand one after another in a fixed order; what
 * points to something else is its number in its list. Reading takes a text as it stands in the block, and nothing that leads out of it:
 * a block that is not sound in every number is none. A field added to a structure of catalogue.h is to be written
 * (catalogue-image-write.c) and read here: see the sizes below.
 */
#include "config.h"

#include <string.h>

#include "bowout/letter/conditions.h"
#include "catalogue-image.h"

#define IMAGE_FORMAT 3u /* count up when the order changes */
#define LIST_MOST 100000u

#if GLIB_SIZEOF_VOID_P == 8
G_STATIC_ASSERT(sizeof(Kind) == 32 && sizeof(Group) == 16 && sizeof(Channel) == 24 && sizeof(Register) == 16);
G_STATIC_ASSERT(sizeof(Arrangement) == 40 && sizeof(Situation) == 104 && sizeof(Phrasing) == 80 && sizeof(Stage) == 80);
G_STATIC_ASSERT(sizeof(Companion) == 56 && sizeof(Platform) == 24 && sizeof(ChecklistItem) == 32 && sizeof(Office) == 24);
G_STATIC_ASSERT(sizeof(Checklist) == 80);
#endif

guint64 catalogue_image_layout(void) {
    static const char version[] = PACKAGE_VERSION;
    guint64 layout = IMAGE_FORMAT;
    const guint counts[] = {CHANNEL_COUNT, REGISTER_COUNT, ARRANGEMENT_COUNT, FACT_COUNT, conditions_count(), G_BYTE_ORDER};
    for (gsize i = 0; i < sizeof version; i++) layout = layout * 131 + (guchar)version[i];
    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) layout = layout * 131 + counts[i];
    return layout;
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
        g_ptr_array_add(catalogue->stages, stage);
        stage->id = take_text(image);
        stage->name = take_text(image);
        stage->title = take_text(image);
        stage->guidance = take_text(image);
        stage->skip = take_text(image);
        stage->label = take_text(image);
        stage->optional = take(image) != 0;
        stage->file = take_text(image);
        stage->line = (int)take(image);
    }
}

static void take_kinds(Image *image, Catalogue *catalogue) {
    for (guint i = take_count(image); i > 0 && image->sound; i--) {
        Kind *kind = g_new0(Kind, 1);
        kind->stages = g_ptr_array_new();
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
    catalogue->file = take_text(image);
    catalogue->partial = take(image) != 0;
}

/* Most have no list of their own: they share the empty one. */
static GPtrArray *take_shared(Image *image, Catalogue *catalogue, const GPtrArray *list) {
    guint count = take_count(image);
    GPtrArray *ones = count == 0 ? g_ptr_array_ref(catalogue->nothing) : g_ptr_array_sized_new(count);
    for (guint i = 0; i < count; i++) g_ptr_array_add(ones, take_some_one(image, list));
    return ones;
}

static gboolean take_phrasing(Image *image, Catalogue *catalogue, Phrasing *phrasing) {
    const char *key = take_text(image), *slash = strchr(key, '/');
    Stage *stage;
    phrasing->text = take_text(image);
    phrasing->stage = stage = take_some_one(image, catalogue->stages);
    phrasing->kinds = take_shared(image, catalogue, catalogue->kinds);
    phrasing->situations = take_shared(image, catalogue, catalogue->situations);
    phrasing->channels = take(image);
    phrasing->registers = take(image);
    phrasing->arrangements = take(image);
    phrasing->when = take(image);
    phrasing->facts = take(image);
    phrasing->file = take_text(image);
    phrasing->line = (int)take(image);
    if (!image->sound || slash == NULL) return FALSE;
    phrasing->id = slash + 1;
    g_ptr_array_add(stage->phrasings, phrasing);
    g_hash_table_insert(catalogue->phrasing_by_id, (gpointer)key, phrasing);
    return TRUE;
}

static void take_phrasings(Image *image, Catalogue *catalogue) {
    guint count = take_count(image);
    catalogue->phrasings = g_new0(Phrasing, MAX(count, 1));
    for (guint i = 0; i < count && image->sound; i++) {
        Phrasing *phrasing = &catalogue->phrasings[catalogue->phrasing_count];
        phrasing->order = catalogue->phrasing_count++;
        if (!take_phrasing(image, catalogue, phrasing)) image->sound = FALSE;
    }
}

Catalogue *catalogue_from_image(GBytes *bytes) {
    gsize length;
    const char *start = g_bytes_get_data(bytes, &length);
    Image image = {start, start + length, TRUE};
    Catalogue *catalogue = catalogue_empty();
    catalogue->image = g_bytes_ref(bytes);
    take_stages(&image, catalogue);
    take_manners(&image, catalogue);
    take_kinds(&image, catalogue);
    take_situations(&image, catalogue);
    take_companions(&image, catalogue);
    take_checklists(&image, catalogue);
    take_rest(&image, catalogue);
    take_phrasings(&image, catalogue);
    if (image.sound && image.at == image.end) return catalogue;
    catalogue_free(catalogue);
    return NULL;
}
