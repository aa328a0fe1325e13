/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All of a catalogue but its phrasings, in the order in which catalogue-pack.c reads it back.
 */
#include "config.h"

#include <string.h>

#include "catalogue-pack.h"

static void put(GByteArray *out, guint32 number) {
    g_byte_array_append(out, (const guint8 *)&number, sizeof number);
}

/* Its length with the end, then itself. */
static void put_text(GByteArray *out, const char *text) {
    gsize length = text == NULL ? NO_TEXT : strlen(text) + 1;
    put(out, (guint32)length);
    if (text != NULL) g_byte_array_append(out, (const guint8 *)text, (guint)length);
}

static void put_texts(GByteArray *out, const GPtrArray *texts) {
    put(out, texts->len);
    for (guint i = 0; i < texts->len; i++) put_text(out, g_ptr_array_index(texts, i));
}

static void put_layout(GByteArray *out, const GPtrArray *layout) {
    put(out, layout->len);
    for (guint i = 0; i < layout->len; i++) put_texts(out, g_ptr_array_index(layout, i));
}

/* The number of one in its list, from 1; 0: none. */
static guint32 number_of(const GPtrArray *list, gconstpointer one) {
    guint index;
    return one != NULL && g_ptr_array_find((GPtrArray *)list, one, &index) ? index + 1 : 0;
}

static void put_ones(GByteArray *out, const GPtrArray *ones, const GPtrArray *list) {
    put(out, ones->len);
    for (guint i = 0; i < ones->len; i++) put(out, number_of(list, g_ptr_array_index(ones, i)));
}

static void put_manners(GByteArray *out, const Catalogue *catalogue) {
    for (guint i = 0; i < CHANNEL_COUNT; i++) {
        const Channel *channel = &catalogue->channels[i];
        put_text(out, channel->title);
        put_text(out, channel->guidance);
        put_layout(out, channel->layout);
    }
    for (guint i = 0; i < REGISTER_COUNT; i++) {
        put_text(out, catalogue->registers[i].title);
        put_text(out, catalogue->registers[i].guidance);
    }
    for (guint i = 0; i < ARRANGEMENT_COUNT; i++) {
        const Arrangement *arrangement = &catalogue->arrangements[i];
        put_text(out, arrangement->title);
        put_text(out, arrangement->guidance);
        put_text(out, arrangement->offer_word);
        put_text(out, arrangement->role_word);
        put_text(out, arrangement->at_word);
    }
}

static void put_stages(GByteArray *out, const Catalogue *catalogue) {
    put(out, catalogue->stages->len);
    for (guint i = 0; i < catalogue->stages->len; i++) {
        const Stage *stage = g_ptr_array_index(catalogue->stages, i);
        put_text(out, stage->id);
        put_text(out, stage->name);
        put_text(out, stage->title);
        put_text(out, stage->guidance);
        put_text(out, stage->skip);
        put_text(out, stage->label);
        put(out, (guint32)stage->optional);
        put(out, stage->source);
        put(out, (guint32)stage->line);
    }
}

static void put_kinds(GByteArray *out, const Catalogue *catalogue) {
    put(out, catalogue->kinds->len);
    for (guint i = 0; i < catalogue->kinds->len; i++) {
        const Kind *kind = g_ptr_array_index(catalogue->kinds, i);
        put_text(out, kind->id);
        put_text(out, kind->title);
        put_texts(out, kind->stages);
        put(out, (guint32)kind->framed);
    }
    put(out, catalogue->groups->len);
    for (guint i = 0; i < catalogue->groups->len; i++) {
        const Group *group = g_ptr_array_index(catalogue->groups, i);
        put_text(out, group->id);
        put_text(out, group->title);
    }
}

static void put_situations(GByteArray *out, const Catalogue *catalogue) {
    put(out, catalogue->situations->len);
    for (guint i = 0; i < catalogue->situations->len; i++) {
        const Situation *situation = g_ptr_array_index(catalogue->situations, i);
        put_text(out, situation->id);
        put_text(out, situation->title);
        put_text(out, situation->guidance);
        put(out, number_of(catalogue->kinds, situation->kind));
        put(out, number_of(catalogue->groups, situation->group));
        put(out, situation->needs);
        put(out, (guint32)situation->listed);
        put(out, (guint32)situation->sparing);
        put_ones(out, situation->own, catalogue->stages);
        put(out, situation->assumes);
        put(out, situation->channels);
        put(out, number_of(catalogue->situations, situation->instead));
        put_text(out, situation->timing);
        put_text(out, situation->delivery);
        put_text(out, situation->follow_up);
    }
}

static void put_companions(GByteArray *out, const Catalogue *catalogue) {
    put(out, catalogue->companions->len);
    for (guint i = 0; i < catalogue->companions->len; i++) {
        const Companion *companion = g_ptr_array_index(catalogue->companions, i);
        put_text(out, companion->id);
        put_text(out, companion->title);
        put_text(out, companion->guidance);
        put_ones(out, companion->kinds, catalogue->kinds);
        put(out, companion->channels);
        put(out, (guint32)companion->own_channel);
        put(out, (guint32)companion->channel);
        put_layout(out, companion->layout);
    }
    put(out, catalogue->platforms->len);
    for (guint i = 0; i < catalogue->platforms->len; i++) {
        const Platform *platform = g_ptr_array_index(catalogue->platforms, i);
        put_text(out, platform->id);
        put_text(out, platform->title);
        put(out, platform->length);
    }
}

static void put_checklist(GByteArray *out, const Catalogue *catalogue, const Checklist *checklist) {
    const char *const texts[] = {checklist->id,    checklist->title,  checklist->guidance, checklist->menu,
                                 checklist->clear, checklist->raised, checklist->verify};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) put_text(out, texts[i]);
    put(out, number_of(catalogue->situations, checklist->answer));
    put(out, checklist->items->len);
    for (guint i = 0; i < checklist->items->len; i++) {
        const ChecklistItem *item = g_ptr_array_index(checklist->items, i);
        put_text(out, item->id);
        put_text(out, item->text);
        put_text(out, item->detail);
        put_texts(out, item->addresses);
    }
    put(out, checklist->offices->len);
    for (guint i = 0; i < checklist->offices->len; i++) {
        const Office *office = g_ptr_array_index(checklist->offices, i);
        put_text(out, office->id);
        put_text(out, office->title);
        put_text(out, office->text);
    }
}

static void put_checklists(GByteArray *out, const Catalogue *catalogue) {
    put(out, catalogue->checklists->len);
    for (guint i = 0; i < catalogue->checklists->len; i++) put_checklist(out, catalogue, g_ptr_array_index(catalogue->checklists, i));
}

/* Without the NULL at the end. */
static void put_words(GByteArray *out, const GPtrArray *words) {
    put(out, words->len - 1);
    for (guint i = 0; i + 1 < words->len; i++) put_text(out, g_ptr_array_index(words, i));
}

/* By name, so that equal catalogues give equal parts. */
static void put_rest(GByteArray *out, const Catalogue *catalogue) {
    g_autoptr(GPtrArray) ids = catalogue_advice_ids(catalogue);
    put(out, ids->len);
    for (guint i = 0; i < ids->len; i++) {
        put_text(out, g_ptr_array_index(ids, i));
        put_text(out, catalogue_advice(catalogue, g_ptr_array_index(ids, i)));
    }
    put_words(out, catalogue->role_endings);
    put_words(out, catalogue->role_persons);
    put(out, (guint32)catalogue->partial);
}

void catalogue_put_tables(const Catalogue *catalogue, GByteArray *out) {
    put_stages(out, catalogue);
    put_manners(out, catalogue);
    put_kinds(out, catalogue);
    put_situations(out, catalogue);
    put_companions(out, catalogue);
    put_checklists(out, catalogue);
    put_rest(out, catalogue);
}
