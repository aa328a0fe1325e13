/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is ticked in the checklists, and the checklists as lines of the menu of situations.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "flow-private.h"

static char *tick_name(const Checklist *checklist, const char *item) {
    return g_strconcat(checklist->id, "/", item, NULL);
}

gboolean ticks_has(const Flow *flow, const Checklist *checklist, const char *item) {
    g_autofree char *name = tick_name(checklist, item);
    return g_hash_table_contains(flow->typed.ticks, name);
}

guint ticks_count(const Flow *flow, const Checklist *checklist) {
    guint count = 0;
    for (guint i = 0; i < checklist->items->len; i++)
        if (ticks_has(flow, checklist, ((const ChecklistItem *)g_ptr_array_index(checklist->items, i))->id)) count++;
    return count;
}

void ticks_toggle(Flow *flow, const Checklist *checklist, const char *item) {
    g_autofree char *name = tick_name(checklist, item);
    if (!g_hash_table_remove(flow->typed.ticks, name)) g_hash_table_add(flow->typed.ticks, g_steal_pointer(&name));
    flow->act.touched = TRUE;
}

void ticks_list_checklists(Flow *flow) {
    const GPtrArray *checklists = catalogue_checklists(flow->catalogue);
    for (guint i = 0; i < checklists->len; i++) {
        const Checklist *checklist = g_ptr_array_index(checklists, i);
        guint number = flow->derived.items->len + 1, count = ticks_count(flow, checklist);
        g_autofree char *id = g_strconcat("check:", checklist->id, NULL);
        g_autofree char *mark = g_strdup_printf(ngettext("%u ticked", "%u ticked", count), count);
        FlowItem *item = item_add(flow, id, number <= 9 ? (char)('0' + number) : 0, checklist->menu);
        item->shown.detail = item_keep(flow, checklist->guidance);
        if (count > 0) item->shown.mark = item_keep(flow, mark);
    }
}
