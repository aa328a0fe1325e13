/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may be chosen on a screen: the list, its selection, moving about in it. The selection is
 * remembered by the item's id, so that it survives a list that changes.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "flow-private.h"

void items_forget(Flow *flow) {
    g_clear_pointer(&flow->derived.items, g_ptr_array_unref);
}

/* ---- of these, the ones that have the words that are looked for ---- */

static gboolean has_words(const ViewItem *item, char *const *words) {
    g_autofree char *all = g_strjoin("\n", item->text, item->detail != NULL ? item->detail : "", item->mark != NULL ? item->mark : "", NULL);
    g_autofree char *folded = text_fold(all);
    for (guint i = 0; words[i] != NULL; i++)
        if (strstr(folded, words[i]) == NULL) return FALSE;
    return TRUE;
}

/* A heading stays where something stands under it; digits are text now. */
static void narrow(Flow *flow, const char *wanted) {
    g_autofree char *folded = text_fold(wanted);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    GPtrArray *items = flow->derived.items;
    int first_item = flow->derived.first_item;
    gconstpointer first = first_item >= 0 && first_item < (int)items->len ? g_ptr_array_index(items, (guint)first_item) : NULL;
    gboolean needed = FALSE;
    guint at;
    for (guint i = items->len; i > 0; i--) {
        ViewItem *item = &((FlowItem *)g_ptr_array_index(items, i - 1))->shown;
        gboolean stays = item->heading ? needed : has_words(item, words);
        needed = item->heading ? FALSE : needed || stays;
        item->key = 0;
        if (!stays) g_ptr_array_remove_index(items, i - 1);
    }
    flow->derived.first_item = first != NULL && g_ptr_array_find(items, first, &at) ? (int)at : -1;
}

/* What is listed on demand only is found, too. */
static void list(Flow *flow) {
    const char *wanted = flow->path.find != NULL ? edit_text(flow->path.find) : "";
    gboolean more = flow->path.more;
    if (flow->place.row->list == NULL) return;
    flow->path.more = more || !text_blank(wanted);
    flow->place.row->list(flow);
    flow->path.more = more;
    if (flow->path.find != NULL) narrow(flow, wanted);
}

GPtrArray *items_get(Flow *flow) {
    if (flow->derived.items != NULL) return flow->derived.items;
    flow->derived.items = g_ptr_array_new_with_free_func(g_free);
    g_string_chunk_clear(flow->derived.item_strings);
    flow->derived.first_item = -1;
    flow->derived.further_exist = FALSE;
    list(flow);
    return flow->derived.items;
}

const char *item_keep(Flow *flow, const char *text) {
    g_autofree char *line = NULL;
    if (text == NULL) return NULL;
    if (strchr(text, '\n') == NULL) return g_string_chunk_insert(flow->derived.item_strings, text);
    line = text_normalise(text, TEXT_PLAIN);
    return g_string_chunk_insert(flow->derived.item_strings, line);
}

const char *item_printf(Flow *flow, const char *format, ...) {
    g_autofree char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return item_keep(flow, text);
}

FlowItem *item_add(Flow *flow, const char *id, char key, const char *text) {
    FlowItem *item = g_new0(FlowItem, 1);
    item->id = g_string_chunk_insert(flow->derived.item_strings, id);
    item->shown.key = key;
    item->shown.text = item_keep(flow, text);
    item->shown.level = item->shown.finding = -1;
    g_ptr_array_add(flow->derived.items, item);
    return item;
}

FlowItem *item_add_heading(Flow *flow, const char *text) {
    FlowItem *item = item_add(flow, "", 0, text);
    item->shown.heading = TRUE;
    return item;
}

const char *item_arg(const FlowItem *item, const char *prefix) {
    if (item == NULL || !g_str_has_prefix(item->id, prefix)) return NULL;
    return item->id + strlen(prefix);
}

static const FlowItem *item_at(GPtrArray *items, int index) {
    return g_ptr_array_index(items, (guint)index);
}

/* The nearest item at or after `from` (before it, with by = -1) that can be selected; -1: none. */
static int selectable(GPtrArray *items, int from, int by) {
    for (int i = from; i >= 0 && i < (int)items->len; i += by)
        if (!item_at(items, i)->shown.heading) return i;
    return -1;
}

int items_selected(Flow *flow) {
    GPtrArray *items = items_get(flow);
    for (guint i = 0; flow->path.selected != NULL && i < items->len; i++)
        if (!item_at(items, (int)i)->shown.heading && strcmp(item_at(items, (int)i)->id, flow->path.selected) == 0) return (int)i;
    if (flow->derived.first_item >= 0 && flow->derived.first_item < (int)items->len &&
        !item_at(items, flow->derived.first_item)->shown.heading)
        return flow->derived.first_item;
    return selectable(items, 0, 1);
}

FlowItem *items_selected_item(Flow *flow) {
    int selected = items_selected(flow);
    return selected < 0 ? NULL : g_ptr_array_index(flow->derived.items, (guint)selected);
}

static int with_number(GPtrArray *items, int number) {
    for (guint i = 0; number >= 1 && number <= 9 && i < items->len; i++)
        if (item_at(items, (int)i)->shown.key == (char)('0' + number)) return (int)i;
    return -1;
}

/* `by` rows from here, over headings; stops at the ends. */
static int moved(GPtrArray *items, int from, int by) {
    int target = CLAMP(from + by, 0, (int)items->len - 1);
    int found = selectable(items, target, by < 0 ? -1 : 1);
    if (found < 0) found = selectable(items, target, by < 0 ? 1 : -1);
    return found;
}

gboolean items_move(Flow *flow, const Action *action) {
    GPtrArray *items = items_get(flow);
    int now = items_selected(flow), rows = CLAMP(action->rows, 1, 1000), to = now;
    if (items->len == 0) return FALSE;
    switch (action->id) {
    case ACTION_UP: to = moved(items, now, -1); break;
    case ACTION_DOWN: to = moved(items, now, 1); break;
    case ACTION_PAGE_UP: to = moved(items, now, -rows); break;
    case ACTION_PAGE_DOWN: to = moved(items, now, rows); break;
    case ACTION_FIRST: to = selectable(items, 0, 1); break;
    case ACTION_LAST: to = selectable(items, (int)items->len - 1, -1); break;
    case ACTION_SELECT: to = with_number(items, action->number); break;
    default: return FALSE;
    }
    if (to < 0 && action->id == ACTION_SELECT) flow_say(flow, MESSAGE_PLAIN, _("There is no %d here."), action->number);
    if (to >= 0 && to != now) {
        flow_set_selected(flow, item_at(items, to)->id);
        flow->act.touched = TRUE;
    }
    return TRUE;
}
