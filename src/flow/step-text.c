/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first and the last screen: Welcome, which needs no catalogue and is shown before it is read,
 * and Done.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "flow-private.h"

/* ---- Welcome ---- */

static void add_continue(Flow *flow, char key) {
    FlowItem *item = item_add(flow, "continue", key, _("Go on with the unfinished letter"));
    item->shown.detail = item_keep(flow, flow->host.unfinished);
}

/* Something of it was kept, or should have been. */
static gboolean letter_at_hand(const Flow *flow) {
    return flow->host.status[0] != '\0' && !flow_blank(flow);
}

static void add_new(Flow *flow, char key) {
    FlowItem *item =
        item_add(flow, "new", key, letter_at_hand(flow) ? _("Go on with the letter at hand") : _("Start a new letter"));
    if (flow->host.unfinished != NULL && !letter_at_hand(flow)) item->shown.detail = _("The unfinished one is kept.");
}

static void add_letters(Flow *flow, char key) {
    guint besides = flow->host.unfinished != NULL && flow->host.open > 0 ? flow->host.open - 1 : flow->host.open;
    FlowItem *item;
    if (flow->host.open + flow->host.finished == 0) return;
    item = item_add(flow, "letters", key, _("Your letters"));
    if (besides + flow->host.finished > 0)
        item->shown.detail = item_printf(flow, _("Besides: %u not finished, %u handed over."), besides, flow->host.finished);
    else
        item->shown.detail = _("Read it, or start another one from it.");
}

static void add_about(Flow *flow, char key) {
    if (flow->host.person == NULL) return;
    item_add(flow, "about", key, _("About you"))->shown.detail = _("Your name, usual tone and more, kept for every letter.");
}

/* What is most likely wanted comes first: the letter that was begun, or the one that the command
   line has given something for. */
static void welcome_list(Flow *flow) {
    FlowItem *item;
    if (flow->host.unfinished == NULL && flow->host.open + flow->host.finished > 0) {
        add_new(flow, '1');
        add_letters(flow, '2');
    }
    if (flow->host.unfinished == NULL) {
        if (flow->derived.items->len > 0) add_about(flow, '3');
        return;
    }
    (flow->host.answers_given ? add_new : add_continue)(flow, '1');
    (flow->host.answers_given ? add_continue : add_new)(flow, '2');
    item = item_add(flow, "delete", '3', _("Delete the unfinished letter"));
    item->shown.detail = _("Asks before it does.");
    add_letters(flow, '4');
    add_about(flow, '5');
}

/* The offer itself begins a new letter, or goes on with the one at hand. */
static Move welcome_take(Flow *flow, const Action *action) {
    if (flow->catalogue == NULL) {
        flow->act.effect.kind = EFFECT_NEEDS_CATALOGUE;
        return STAY;
    }
    if (action->id == ACTION_PASTE_OFFER) return GO(&step_paste, NULL);
    if (action->id == ACTION_READ_OFFER) return offered_read(flow, action->text);
    offered_hold(flow, action->text);
    return STAY;
}

static Move welcome_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    if (action->id == ACTION_PASTE_OFFER || action->id == ACTION_READ_OFFER || offered_is_offer(action)) return welcome_take(flow, action);
    if (action->id == ACTION_PASTE)
        flow_say(flow, MESSAGE_PLAIN, "%s", _("That is a single line: paste the whole offer here, or begin and type it into a field."));
    if (action->id != ACTION_NEXT) return STAY;
    if (item_arg(item, "delete") != NULL)
        overlay_ask_delete(flow, NULL, _("Delete the unfinished letter? It cannot be brought back."));
    else if (item_arg(item, "about") != NULL)
        return about_open(flow);
    else if (item_arg(item, "letters") != NULL)
        flow->act.effect.kind = EFFECT_LETTERS;
    else if (flow->catalogue == NULL)
        flow->act.effect.kind = EFFECT_NEEDS_CATALOGUE;
    else if (item_arg(item, "continue") != NULL)
        flow->act.effect.kind = EFFECT_DRAFT_CONTINUE;
    else
        return flow->host.answers_given ? (Move){.kind = MOVE_OPEN} : NEXT;
    return STAY;
}

static void welcome_show(Flow *flow, View *view) {
    view->text =
        view_printf(flow, "%s\n\n%s\n\n%s\n\n%s",
                    _("This helps you turn down an offer of virtual work, kindly and clearly, or ask first what you "
                      "need to know."),
                    _("Do you have the offer as text? Paste it here, and it fills in the form."),
                    _("You tell what the offer is and why you answer as you do. Then the letter grows part by part: thanks, your "
                      "answer, a reason if you like, an open door, good wishes. At each part you choose a wording or write your own."),
                    _("It takes about five minutes. Everything you type is kept at once; you can go back at any time, and nothing "
                      "is sent by itself."));
}

const StepRow step_welcome = {
    .id = "welcome",
    .name = N_("Welcome"),
    .kind = STEP_TEXT,
    .scope = SCOPE_TEXT,
    .title = N_("Say no, and stay on good terms"),
    .guidance = N_("A finished email, chat message or phone script in a few steps."),
    .help = N_("Going on starts. An offer that you paste here, whatever it was copied from, is read if you like, and its form filled in. "
               "If a letter was left unfinished, you can go on with it, start a new one, or delete it; the last line leads "
               "to all your letters, finished ones too. What is kept of you for every letter has a page of its own."),
    .commands = COMMAND(ACTION_PASTE_OFFER) | COMMAND(ACTION_ABOUT),
    .act = welcome_act,
    .list = welcome_list,
    .show = welcome_show,
};

/* ---- Done ---- */

/* NULL: it says nothing, or lacks a fact that nobody gave. Owned by the caller. */
static char *companion_text(const Flow *flow, const Companion *companion) {
    g_autoptr(Letter) letter = compose_companion(flow->catalogue, flow->answers, companion);
    g_autofree char *text = letter != NULL ? letter_text(letter) : NULL;
    return text != NULL && text[0] != '\0' ? g_steal_pointer(&text) : NULL;
}

/* Texts for what may come next, made from the same answers: shown on the plain screen, where
   they can be copied. */
static void list_companions(Flow *flow) {
    const GPtrArray *companions = catalogue_companions(flow->catalogue);
    const Kind *kind = flow_kind(flow);
    guint number = flow->derived.items->len, first = flow->derived.items->len;
    for (guint i = 0; kind != NULL && i < companions->len; i++) {
        const Companion *companion = g_ptr_array_index(companions, i);
        g_autofree char *id = g_strconcat("companion:", companion->id, NULL);
        g_autofree char *text = NULL;
        FlowItem *item;
        if (!companion_goes_with(companion, kind, answers_channel(flow->answers))) continue;
        text = companion_text(flow, companion);
        if (text == NULL) continue;
        if (flow->derived.items->len == first) item_add_heading(flow, _("Words for what may come next"));
        number++;
        item = item_add(flow, id, number <= 9 ? (char)('0' + number) : 0, companion->title);
        item->shown.detail = item_keep(flow, companion->guidance);
    }
}

/* Asked as long as nothing is kept; nobody has to answer. */
static void list_person(Flow *flow) {
    guint number = flow->derived.items->len + 1;
    FlowItem *item;
    for (guint i = 0; i < flow->derived.items->len; i++)
        if (((const FlowItem *)g_ptr_array_index(flow->derived.items, i))->shown.heading) number--;
    if (flow->host.person == NULL || !person_blank(flow->host.person)) return;
    item_add_heading(flow, _("For the next letter"));
    item = item_add(flow, "person", number <= 9 ? (char)('0' + number) : 0, _("Remember who I am"));
    item->shown.detail = item_printf(flow, _("Your name, tone and way to answer (%s). \"About you\" changes it."),
                                     facts_get(answers_facts_const(flow->answers), FACT_CANDIDATE));
}

static void done_list(Flow *flow) {
    FlowItem *item = item_add(flow, "keep", '1', _("Keep the draft and leave"));
    item->shown.detail = _("You can look it up, or use it again, with \"bowout drafts\".");
    item = item_add(flow, "delete", '2', _("Delete the draft and leave"));
    item->shown.detail = _("The letter you handed over stays where it is.");
    list_companions(flow);
    list_person(flow);
}

static Move done_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    const Companion *companion = catalogue_companion(flow->catalogue, item_arg(item, "companion:"));
    g_autofree char *text = companion != NULL ? companion_text(flow, companion) : NULL;
    if (action->id != ACTION_NEXT) return STAY;
    if (item_arg(item, "person") != NULL) {
        flow->act.effect.kind = EFFECT_PERSON;
    } else if (text != NULL) {
        flow_set_selected(flow, item->id);
        flow_effect(flow, EFFECT_SHOW_TEXT, NULL, text, FALSE);
    } else {
        flow->act.effect.kind = item_arg(item, "delete") != NULL ? EFFECT_FINISH_DELETE : EFFECT_FINISH_KEEP;
    }
    return STAY;
}

static gboolean done_possible(const Flow *flow) {
    return ways_any_success(flow) && flow_ready(flow);
}

/* What the situation says of it, else what holds for its kind of letter. */
static const char *follow_up(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    if (situation != NULL && situation->follow_up != NULL) return catalogue_advice(flow->catalogue, situation->follow_up);
    return catalogue_advice(flow->catalogue, flow_asks(flow) ? "follow-up-request" : "follow-up-decline");
}

static void done_show(Flow *flow, View *view) {
    g_autoptr(GString) text = g_string_new(NULL);
    const char *advice = follow_up(flow);
    for (guint i = 0; i < flow->outcomes->len; i++) {
        const Outcome *outcome = g_ptr_array_index(flow->outcomes, i);
        if (!outcome->success) continue;
        if (text->len > 0) g_string_append_c(text, '\n');
        g_string_append(text, outcome->words);
    }
    if (advice != NULL && text->len > 0) g_string_append(text, "\n\n");
    if (advice != NULL) g_string_append(text, advice);
    view->text = view_keep(flow, text->str);
    if (flow_asks(flow)) view->guidance = _("Your question is ready. Well done: asking first is fair to both sides.");
}

const StepRow step_done = {
    .id = "done",
    .name = N_("Done"),
    .kind = STEP_TEXT,
    .scope = SCOPE_TEXT,
    .title = N_("Done"),
    .guidance = N_("Your answer is ready. Well done: a clear and kind no is not easy."),
    .help =
        N_("What was done with the letter, and what to do next. The lines under \"Words for what may come next\" show a short text to copy "
           "or to say. Decide whether the draft is kept."),
    .possible = done_possible,
    .act = done_act,
    .list = done_list,
    .show = done_show,
};
