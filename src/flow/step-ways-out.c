/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Handing over: the ways out as a menu, several may be used one after the other; and the page that asks for a file name.
 * Nothing is offered before the letter is whole.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "bowout/letter/delivery.h"
#include "flow-private.h"

#define ANSWER_LENGTH_MOST 1000u

const FlowWay *way_of(const Flow *flow, const char *id) {
    for (guint i = 0; i < flow->way_count; i++)
        if (g_strcmp0(flow->ways[i].id, id) == 0) return &flow->ways[i];
    return NULL;
}

Edit *way_text(Flow *flow, const char *id, gboolean make) {
    Edit *edit = g_hash_table_lookup(flow->way_texts, id);
    const FlowWay *way = way_of(flow, id);
    g_autofree char *proposal = NULL;
    if (edit != NULL || !make) return edit;
    edit = edit_new(FALSE, way != NULL && way->length_most > 0 ? way->length_most : ANSWER_LENGTH_MOST);
    if (way != NULL && way->propose != NULL) proposal = way->propose(way, flow->answers);
    edit_set(edit, proposal);
    g_hash_table_insert(flow->way_texts, g_strdup(id), edit);
    return edit;
}

/* ---- outcomes ---- */

static const Outcome *last_success(const Flow *flow, const char *way) {
    for (guint i = flow->outcomes->len; i > 0; i--) {
        const Outcome *outcome = g_ptr_array_index(flow->outcomes, i - 1);
        if (outcome->success && (way == NULL || strcmp(outcome->way, way) == 0)) return outcome;
    }
    return NULL;
}

gboolean ways_any_success(const Flow *flow) {
    return last_success(flow, NULL) != NULL;
}

void flow_report(Flow *flow, const char *way, gboolean success, const char *words) {
    Outcome *outcome = g_new0(Outcome, 1);
    outcome->way = g_strdup(way);
    outcome->success = success;
    outcome->words = text_clean(words != NULL ? words : "", -1, TEXT_PLAIN);
    g_ptr_array_add(flow->outcomes, outcome);
    if (success && place_is(flow->place, "ask-way")) steps_go(flow, place_make("ways-out", NULL));
    if (success) g_clear_pointer(&flow->selected, g_free);
    flow_set_message(flow, success ? MESSAGE_PRAISE : MESSAGE_ERROR, outcome->words);
    items_forget(flow);
}

void flow_ask_again(Flow *flow, const char *way, const char *value, const char *question) {
    overlay_ask(flow, QUESTION_WAY, question);
    g_free(flow->question_way);
    g_free(flow->question_value);
    flow->question_way = g_strdup(way);
    flow->question_value = g_strdup(value);
}

/* ---- the menu ---- */

static gboolean is_offered(const Flow *flow, const FlowWay *way) {
    gboolean suits = way->channels == 0 || (way->channels >> answers_channel(flow->answers) & 1u) != 0;
    return suits && (way->after == NULL || last_success(flow, way->after) != NULL);
}

static void ways_list(Flow *flow) {
    guint number = 0;
    if (!flow_ready(flow)) return;
    for (guint i = 0; i < flow->way_count; i++) {
        const FlowWay *way = &flow->ways[i];
        g_autofree char *id = g_strconcat("way:", way->id, NULL);
        FlowItem *item;
        if (!is_offered(flow, way)) continue;
        number++;
        item = item_add(flow, id, number <= 9 ? (char)('0' + number) : 0, way->title);
        item->shown.detail = item_keep(flow, way->guidance);
        item->shown.chosen = last_success(flow, way->id) != NULL;
        if (item->shown.chosen) item->shown.mark = _("done");
    }
    if (!ways_any_success(flow)) return;
    item_add(flow, "finish", 0, _("Finish"))->shown.detail = _("What was done, and what to do next.");
    flow->first_item = (int)flow->items->len - 1;
}

static void ways_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    const char *id = item_arg(item, "way:");
    const FlowWay *way = id != NULL ? way_of(flow, id) : NULL;
    if (action->id != ACTION_NEXT) return;
    if (!flow_ready(flow)) {
        steps_go(flow, place_make("review", NULL));
        flow_say(flow, MESSAGE_NOTE, "%s", _("The letter is not whole yet: this page shows what is left."));
    } else if (item_arg(item, "finish") != NULL) {
        steps_next(flow);
    } else if (way != NULL && way->asks != NULL) {
        flow_set_selected(flow, item->id);
        steps_go(flow, place_make("ask-way", way->id));
    } else if (way != NULL) {
        flow_effect(flow, EFFECT_HAND_OVER, way->id, NULL, FALSE);
    }
}

static void ways_show(Flow *flow, View *view) {
    const char *delivery = delivery_advice(flow->catalogue, flow->answers);
    if (delivery != NULL) view->guidance = view_printf(flow, "%s %s", delivery, _("Nothing is sent by itself."));
}

const StepRow step_ways_out = {
    .id = "ways-out",
    .kind = STEP_WAYS_OUT,
    .scope = SCOPE_WAYS_OUT,
    .title = N_("Hand over"),
    .guidance = N_("The letter is whole. Take it with you in one way or in several; nothing is sent by itself."),
    .help = N_("Each way says what it did and where. When you have what you need, choose \"Finish\"."),
    .act = ways_act,
    .list = ways_list,
    .show = ways_show,
};

/* ---- what a way asks ---- */

static void ask_way_act(Flow *flow, const Action *action) {
    Edit *edit = way_text(flow, flow->place.arg, TRUE);
    guint revision = edit_revision(edit);
    gsize cursor = edit_cursor(edit);
    g_autoptr(GError) error = NULL;
    if (action->id == ACTION_NEXT) {
        if (!flow_ready(flow))
            steps_go(flow, place_make("review", NULL));
        else if (text_blank(edit_text(edit)))
            flow_say(flow, MESSAGE_WARNING, "%s", _("Please type something, or go back."));
        else
            flow_effect(flow, EFFECT_HAND_OVER, flow->place.arg, edit_text(edit), FALSE);
        return;
    }
    if (action->id == ACTION_TYPE)
        edit_insert(edit, action->text, &error);
    else if (action->id == ACTION_PASTE)
        edit_paste(edit, action->text, &error);
    else if (action->id == ACTION_EDIT && action->edit != EDIT_NEWLINE)
        edit_act(edit, action->edit, action->width);
    if (error != NULL) flow_say(flow, MESSAGE_WARNING, "%s", error->message);
    flow->touched = edit_revision(edit) != revision || edit_cursor(edit) != cursor;
}

static void ask_way_show(Flow *flow, View *view) {
    const FlowWay *way = way_of(flow, flow->place.arg);
    g_return_if_fail(way != NULL);
    view->title = way->asks;
    view->guidance = way->guidance != NULL ? way->guidance : "";
    view->words = way_text(flow, way->id, TRUE);
    if (flow->message_kind == MESSAGE_WARNING || flow->message_kind == MESSAGE_ERROR) view->words_error = flow->message;
}

const StepRow step_ask_way = {
    .id = "ask-way",
    .kind = STEP_WORDS,
    .scope = SCOPE_WORDS,
    .help = N_("A name is proposed; change it as you like. Nothing is replaced without asking."),
    .act = ask_way_act,
    .show = ask_way_show,
};
