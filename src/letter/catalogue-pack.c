/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A catalogue out of its part of a pack. The phrasings, which are thousands, stay where they lie;
 * the tables become structures of memory.
 */
#include "config.h"

#include <string.h>

#include "bowout/letter/conditions.h"
#include "catalogue-pack.h"

#define FORMAT 5u /* count up when the order changes */

static const guint16 none[] = {PACK_END};
static const guint16 phrasing_texts[] = {G_STRUCT_OFFSET(Phrasing, own_id), G_STRUCT_OFFSET(Phrasing, own_text),
                                         G_STRUCT_OFFSET(Phrasing, stage_id), G_STRUCT_OFFSET(Phrasing, otherwise_id), PACK_END};
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

/* A letter is made of the stages of its kind: each must be one of the catalogue's. */
static gboolean kinds_sound(const Catalogue *catalogue) {
    for (guint i = 0; i < catalogue->kinds->len; i++) {
        const Kind *kind = g_ptr_array_index(catalogue->kinds, i);
        for (guint j = 0; j < kind->stages->len; j++)
            if (catalogue_stage(catalogue, g_ptr_array_index(kind->stages, j)) == NULL) return FALSE;
    }
    return TRUE;
}

/* Puts phrasings into their stages. */
static void catalogue_attach(Catalogue *catalogue, const PackList *phrasings) {
    const Phrasing *phrasing = pack_rows(phrasings);
    for (guint i = 0; i < phrasings->count; i++, phrasing++) {
        const Stage *stage = g_ptr_array_index(catalogue->stages, phrasing->stage);
        g_ptr_array_add(stage->phrasings, (gpointer)phrasing);
    }
}

Catalogue *catalogue_of_pack(Pack *pack, GPtrArray *sources) {
    const CatalogueRoot *root = pack_root(pack);
    g_autoptr(Catalogue) catalogue = catalogue_empty();
    catalogue->pack = pack;
    catalogue->sources = sources;
    if (!pack_holds(pack, &root->tables, 1) || !catalogue_take_tables(catalogue, pack_rows(&root->tables), root->tables.count)) return NULL;
    if (!kinds_sound(catalogue) || !phrasings_sound(catalogue, &root->phrasings)) return NULL;
    catalogue_attach(catalogue, &root->phrasings);
    return g_steal_pointer(&catalogue);
}
