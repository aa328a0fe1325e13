/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding by typing: a list shows only the rows that have the typed words in them, in their text or
 * in what stands under it. Everything else on the page stays as it is, and what was selected is
 * selected still.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "flow-private.h"

#define FIND_LENGTH_MOST 80u

void find_end(Flow *flow) {
    g_clear_pointer(&flow->path.find, edit_free);
}

/* In the whole list, too. */
static void keep_selected(Flow *flow) {
    const FlowItem *item = items_selected_item(flow);
    if (item == NULL) return;
    flow_set_selected(flow, item->id);
    flow->act.touched = TRUE;
}

/* The selected row stays selected as long as it has the words. */
static void narrow(Flow *flow) {
    items_forget(flow);
    if (items_get(flow)->len == 0) flow_say(flow, MESSAGE_NOTE, "%s", _("Nothing here has these words in it."));
}

gboolean find_act(Flow *flow, const Action *action) {
    if (flow->place.row->scope != SCOPE_MENU) return FALSE;
    if (action->id == ACTION_FIND && flow->path.find == NULL) {
        flow->path.find = edit_new(FALSE, FIND_LENGTH_MOST);
    } else if (flow->path.find == NULL) {
        return FALSE;
    } else if (action->id == ACTION_FIND || action->id == ACTION_BACK) {
        keep_selected(flow);
        find_end(flow);
    } else if (action->id == ACTION_TYPE || action->id == ACTION_PASTE || action->id == ACTION_EDIT) {
        text_act(flow, flow->path.find, action);
    } else {
        return FALSE;
    }
    narrow(flow);
    return TRUE;
}
