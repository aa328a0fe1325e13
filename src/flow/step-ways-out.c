/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Handing over: the ways out as a menu, several may be used one after the other; and the page that
 * asks for a file name. Nothing is offered before the letter is whole.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/promptness.h"
#include "flow-private.h"

/* ---- the menu ---- */

static gboolean is_offered(const Flow *flow, const FlowWay *way) {
    gboolean suits = way->channels == 0 || (way->channels >> answers_channel(flow->answers) & 1u) != 0;
    return suits && (way->after == NULL || ways_last_success(flow, way->after) != NULL);
}

static void ways_list(Flow *flow) {
    guint number = 0;
    if (!flow_ready(flow)) return;
    for (guint i = 0; i < flow->host.way_count; i++) {
        const FlowWay *way = &flow->host.ways[i];
        g_autofree char *id = g_strconcat("way:", way->id, NULL);
        FlowItem *item;
        if (!is_offered(flow, way)) continue;
        number++;
        item = item_add(flow, id, number <= 9 ? (char)('0' + number) : 0, way->title);
        item->shown.detail = item_keep(flow, way->guidance);
        item->shown.chosen = ways_last_success(flow, way->id) != NULL;
        if (item->shown.chosen) item->shown.mark = _("done");
    }
    if (!ways_any_success(flow)) return;
    item_add(flow, "follow", 0, _("They wrote back"))->shown.detail =
        _("Begins the next letter to them, in the same thread. This one is kept.");
    item_add(flow, "finish", 0, _("Finish"))->shown.detail = _("What was done, and what to do next.");
    flow->derived.first_item = (int)flow->derived.items->len - 1;
}

static Move ways_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    const char *id = item_arg(item, "way:");
    const FlowWay *way = id != NULL ? way_of(flow, id) : NULL;
    if (action->id != ACTION_NEXT) return STAY;
    if (!flow_ready(flow)) {
        flow_say(flow, MESSAGE_NOTE, "%s", _("The letter is not whole yet: this page shows what is left."));
        return GO(&step_review, NULL);
    }
    if (item_arg(item, "finish") != NULL) return NEXT;
    if (item_arg(item, "follow") != NULL) flow_effect(flow, EFFECT_DRAFT_FOLLOW, NULL, NULL, FALSE);
    if (way != NULL && way->asks != NULL) return GO(&step_ask_way, way->id);
    if (way != NULL) flow_effect(flow, EFFECT_HAND_OVER, way->id, NULL, FALSE);
    return STAY;
}

static void ways_show(Flow *flow, View *view) {
    const char *delivery = delivery_advice(flow->catalogue, flow->answers);
    if (delivery != NULL) view->guidance = view_printf(flow, "%s %s", delivery, _("Nothing is sent by itself."));
}

const StepRow step_ways_out = {
    .id = "ways-out",
    .heading = &step_ways_out,
    .name = N_("Hand over"),
    .kind = STEP_WAYS_OUT,
    .scope = SCOPE_WAYS_OUT,
    .title = N_("Hand over"),
    .guidance = N_("The letter is whole. Take it with you in one way or in several; nothing is sent by itself."),
    .help = N_("Each way says what it did and where. When you have what you need, choose \"Finish\"."),
    .possible = flow_ready,
    .sound = ways_any_success,
    .act = ways_act,
    .list = ways_list,
    .show = ways_show,
};

/* ---- what a way asks ---- */

static Move ask_way_act(Flow *flow, const Action *action) {
    Edit *edit = way_text(flow, flow->place.arg, TRUE);
    if (action->id != ACTION_NEXT)
        text_act(flow, edit, action);
    else if (!flow_ready(flow))
        return GO(&step_review, NULL);
    else if (text_blank(edit_text(edit)))
        flow_say(flow, MESSAGE_WARNING, "%s", _("Please type something, or go back."));
    else
        flow_effect(flow, EFFECT_HAND_OVER, flow->place.arg, edit_text(edit), FALSE);
    return STAY;
}

static void ask_way_show(Flow *flow, View *view) {
    const FlowWay *way = way_of(flow, flow->place.arg);
    g_return_if_fail(way != NULL);
    view->title = way->asks;
    view->guidance = way->guidance != NULL ? way->guidance : "";
    view->words = way_text(flow, way->id, TRUE);
    if (flow->act.message_kind == MESSAGE_WARNING || flow->act.message_kind == MESSAGE_ERROR) view->words_error = flow->act.message;
}

const StepRow step_ask_way = {
    .id = "ask-way",
    .arg = ARG_WAY,
    .parent = &step_ways_out,
    .back = "way:",
    .kind = STEP_WORDS,
    .scope = SCOPE_WORDS,
    .help = N_("A name is proposed; change it as you like. Nothing is replaced without asking."),
    .possible = flow_ready,
    .act = ask_way_act,
    .show = ask_way_show,
};
