/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checklists: what to look at before an answer is written ("is this offer real?"), reached from the
 * menu of situations and never in the way. Ticks belong to the draft and go into no letter. What
 * comes of them advises and never accuses; every way stays open.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "flow-private.h"

static const Checklist *checklist_here(const Flow *flow) {
    return catalogue_checklist(flow->catalogue, flow->place.arg);
}

/* ---- the list itself ---- */

static void list_tick(Flow *flow, const Checklist *checklist, const ChecklistItem *shown, guint number) {
    const char *address = facts_get(answers_facts_const(flow->answers), FACT_ADDRESS);
    g_autofree char *id = g_strconcat("tick:", shown->id, NULL);
    FlowItem *item = item_add(flow, id, number <= 9 ? (char)('0' + number) : 0, shown->text);
    item->shown.detail = item_keep(flow, shown->detail);
    item->shown.box = ticks_has(flow, checklist, shown->id) ? BOX_TICKED : BOX_EMPTY;
    if (item->shown.box == BOX_EMPTY && checklist_item_concerns(shown, address)) item->shown.mark = _("from the offer: check");
}

static void check_list(Flow *flow) {
    const Checklist *checklist = checklist_here(flow);
    FlowItem *item;
    for (guint i = 0; i < checklist->items->len; i++) list_tick(flow, checklist, g_ptr_array_index(checklist->items, i), i + 1);
    item = item_add(flow, "go-on", 0, _("Go on"));
    item->shown.detail = _("What to make of it. Nothing of this goes into your letter.");
}

static const FlowItem *with_digit(Flow *flow, int number) {
    GPtrArray *items = items_get(flow);
    for (guint i = 0; i < items->len; i++) {
        const FlowItem *item = g_ptr_array_index(items, i);
        if (item->shown.key == (char)('0' + number)) return item;
    }
    return NULL;
}

static Move check_act(Flow *flow, const Action *action) {
    const FlowItem *item = action->id == ACTION_SELECT ? with_digit(flow, action->number) : items_selected_item(flow);
    const char *tick = item_arg(item, "tick:");
    gboolean next = action->id == ACTION_NEXT;
    if (tick != NULL && (next || action->id == ACTION_TICK || action->id == ACTION_SELECT)) {
        flow_set_selected(flow, item->id);
        ticks_toggle(flow, checklist_here(flow), tick);
    }
    return next && item_arg(item, "go-on") != NULL ? GO(&step_checked, flow->place.arg) : STAY;
}

static void check_show(Flow *flow, View *view) {
    const Checklist *checklist = checklist_here(flow);
    view->title = checklist->title;
    view->guidance = checklist->guidance;
    view->optional = TRUE;
}

const StepRow step_check = {
    .id = "check",
    .arg = ARG_CHECKLIST,
    .parent = &step_situation,
    .back = "check:",
    .commands = COMMAND(ACTION_TICK),
    .kind = STEP_CHECKLIST,
    .scope = SCOPE_CHECKLIST,
    .help =
        N_("Tick what you have met: its number, or Enter, ticks it and unticks it again. Ticks are kept with the draft and never go into "
           "the letter. When you have been through the list, choose \"Go on\". You can go back without looking at it at all."),
    .act = check_act,
    .list = check_list,
    .show = check_show,
};

/* ---- what comes of it ---- */

static void list_offices(Flow *flow, const Checklist *checklist, guint number) {
    if (checklist->offices->len == 0) return;
    item_add_heading(flow, _("Where to ask or report"));
    for (guint i = 0; i < checklist->offices->len; i++) {
        const Office *office = g_ptr_array_index(checklist->offices, i);
        g_autofree char *id = g_strconcat("office:", office->id, NULL);
        FlowItem *item = item_add(flow, id, ++number <= 9 ? (char)('0' + number) : 0, office->title);
        item->shown.detail = item_keep(flow, office->text);
    }
}

static void list_raised(Flow *flow, const Checklist *checklist) {
    guint number = 0;
    if (checklist->verify[0] != '\0')
        item_add(flow, "verify", (char)('1' + number++), _("How to find out whether it is real"))->shown.detail =
            _("A few steps that take minutes and cost nothing.");
    item_add(flow, "leave", (char)('1' + number++), _("Leave it for now"))->shown.detail =
        _("The draft is kept, with what you ticked; you can come back to it any time.");
    if (checklist->answer != NULL)
        item_add(flow, "answer", (char)('1' + number++), _("Answer with a bare no"))->shown.detail =
            item_keep(flow, checklist->answer->guidance);
    item_add(flow, "go-on", (char)('1' + number++), _("Go on with my answer"))->shown.detail =
        _("As you meant to; nothing of this is said in it.");
    list_offices(flow, checklist, number);
}

static void checked_list(Flow *flow) {
    const Checklist *checklist = checklist_here(flow);
    if (ticks_count(flow, checklist) > 0)
        list_raised(flow, checklist);
    else
        item_add(flow, "go-on", '1', _("Go on with my answer"));
}

static const Office *office_of(const Checklist *checklist, const char *id) {
    for (guint i = 0; id != NULL && i < checklist->offices->len; i++) {
        const Office *office = g_ptr_array_index(checklist->offices, i);
        if (strcmp(office->id, id) == 0) return office;
    }
    return NULL;
}

static Move checked_act(Flow *flow, const Action *action) {
    const Checklist *checklist = checklist_here(flow);
    const FlowItem *item = items_selected_item(flow);
    const Office *office = office_of(checklist, item_arg(item, "office:"));
    if (action->id != ACTION_NEXT || item == NULL) return STAY;
    flow_set_selected(flow, item->id);
    if (office != NULL) {
        overlay_read(flow, office->title, office->text);
    } else if (item_arg(item, "verify") != NULL) {
        overlay_read(flow, item->shown.text, checklist->verify);
    } else if (item_arg(item, "leave") != NULL) {
        flow->act.effect.kind = EFFECT_LEAVE;
    } else if (item_arg(item, "answer") != NULL) {
        situation_take(flow, checklist->answer);
        return NEXT;
    } else {
        return GO(&step_situation, NULL);
    }
    return STAY;
}

static void checked_show(Flow *flow, View *view) {
    const Checklist *checklist = checklist_here(flow);
    view->title = checklist->title;
    view->guidance = ticks_count(flow, checklist) > 0 ? checklist->raised : checklist->clear;
    view->optional = TRUE;
}

const StepRow step_checked = {
    .id = "checked",
    .arg = ARG_CHECKLIST,
    .parent = &step_check,
    .back = "go-on",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .help =
        N_("This is advice and no verdict: honest offers can look odd, and false ones can look sound. Each line under \"Where to ask or "
           "report\" opens a short text. Going back leads to the list."),
    .act = checked_act,
    .list = checked_list,
    .show = checked_show,
};
