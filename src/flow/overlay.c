/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lies over a screen for a moment: help, the whole letter, a question. Going back always
 * closes it.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "flow-private.h"

#define ANSWERS_MOST 3
#define PUT_BACK N_("No, put it where the cursor was")

/* The answers to each question; the first is the one selected at the start. */
static const struct {
    QuestionKind kind;
    const char *answers[ANSWERS_MOST];
} questions[] = {
    {QUESTION_LEAVE, {N_("Leave; the draft is kept"), N_("Stay")}},
    {QUESTION_LEAVE_BLANK, {N_("Leave"), N_("Stay")}},
    {QUESTION_LEAVE_UNSAVED, {N_("Stay"), N_("Leave, and print the letter on the screen"), N_("Leave, and put it into a file elsewhere")}},
    {QUESTION_DELETE_DRAFT, {N_("No, keep it"), N_("Yes, delete it")}},
    {QUESTION_WAY, {N_("No, go back"), N_("Yes, replace it")}},
    {QUESTION_TAKE_OVER, {N_("No, leave it there"), N_("Yes, go on with it here")}},
    {QUESTION_OFFER, {N_("Read it"), PUT_BACK}},
    {QUESTION_OFFER_AGAIN, {N_("Read it instead of the one before"), N_("Read both together"), PUT_BACK}},
};

/* NULL: there are no more. */
static const char *question_text(const Flow *flow, QuestionKind kind, int index) {
    const FlowWay *way = kind == QUESTION_WAY && index == 1 ? way_of(flow, flow->overlay.way) : NULL;
    if (index < 0 || index >= ANSWERS_MOST || (kind == QUESTION_LEAVE_UNSAVED && index == 2 && !flow->host.files)) return NULL;
    if (way != NULL && way->agree != NULL) return way->agree;
    if (flow->mail.held != NULL && place_at_welcome(flow->place) && index == (kind == QUESTION_OFFER ? 1 : 2)) return _("No, leave it");
    for (guint i = 0; i < G_N_ELEMENTS(questions); i++)
        if (questions[i].kind == kind) return questions[i].answers[index] != NULL ? _(questions[i].answers[index]) : NULL;
    return NULL;
}

static int last_answer(const Flow *flow) {
    int last = 0;
    while (question_text(flow, flow->overlay.question, last + 1) != NULL) last++;
    return last;
}

static void answer_offer(Flow *flow, int chosen, int no) {
    if (chosen == no)
        offered_put_back(flow);
    else
        steps_move(flow, offered_read_held(flow, chosen > 0));
}

/* Losing something is never the first answer; leaving loses nothing. */
static void answer(Flow *flow) {
    QuestionKind kind = flow->overlay.question;
    int chosen = flow->overlay.selected;
    overlay_close(flow);
    if ((kind == QUESTION_LEAVE || kind == QUESTION_LEAVE_BLANK) && chosen == 0)
        flow->act.effect.kind = EFFECT_LEAVE;
    else if (kind == QUESTION_LEAVE_UNSAVED && chosen > 0)
        flow_effect(flow, EFFECT_LEAVE, chosen == 1 ? "print" : "file", NULL, FALSE);
    else if (kind == QUESTION_DELETE_DRAFT && chosen == 1)
        flow_effect(flow, EFFECT_DRAFT_DELETE, NULL, flow->overlay.value, FALSE);
    else if (kind == QUESTION_WAY && chosen == 1 && flow_ready(flow))
        flow_effect(flow, EFFECT_HAND_OVER, flow->overlay.way, flow->overlay.value, TRUE);
    else if (kind == QUESTION_TAKE_OVER && chosen == 1)
        flow_effect(flow, EFFECT_DRAFT_CONTINUE, NULL, flow->overlay.value, TRUE);
    else if (kind == QUESTION_OFFER || kind == QUESTION_OFFER_AGAIN)
        answer_offer(flow, chosen, kind == QUESTION_OFFER ? 1 : 2);
}

static void act_in_question(Flow *flow, const Action *action) {
    int now = flow->overlay.selected, last = last_answer(flow);
    switch (action->id) {
    case ACTION_NEXT: answer(flow); break;
    case ACTION_UP: flow->overlay.selected = MAX(now - 1, 0); break;
    case ACTION_PAGE_UP:
    case ACTION_FIRST: flow->overlay.selected = 0; break;
    case ACTION_DOWN: flow->overlay.selected = MIN(now + 1, last); break;
    case ACTION_PAGE_DOWN:
    case ACTION_LAST: flow->overlay.selected = last; break;
    case ACTION_SELECT:
        if (action->number >= 1 && action->number <= last + 1) flow->overlay.selected = action->number - 1;
        break;
    default: break;
    }
}

void overlay_act(Flow *flow, const Action *action) {
    gboolean offered = offered_asks(flow);
    if (action->id == ACTION_BACK) {
        overlay_close(flow);
        if (offered) offered_put_back(flow);
    } else if (action->id == ACTION_SUSPEND)
        flow->act.effect.kind = EFFECT_SUSPEND;
    else if (offered && action->id == ACTION_PASTE)
        offered_hold(flow, action->text);
    else if (flow->overlay.kind == OVERLAY_QUESTION)
        act_in_question(flow, action);
    else if (action->id == ACTION_LEAVE)
        overlay_ask_leave(flow);
    else if (action->id == ACTION_NEXT || (action->id == ACTION_OFFER_TEXT && flow->overlay.kind == OVERLAY_TEXT) ||
             action->id == (flow->overlay.kind == OVERLAY_HELP ? ACTION_HELP : ACTION_PREVIEW))
        overlay_close(flow);
    else if (action->id == ACTION_HELP || action->id == ACTION_PREVIEW)
        overlay_open(flow, action->id == ACTION_HELP ? OVERLAY_HELP : OVERLAY_PREVIEW);
}

/* ---- the view ---- */

static void show_help(Flow *flow, View *view) {
    const char *help = flow->place.row->help;
    view->overlay_title = view_printf(flow, _("Help: %s"), view->title);
    const char *text_here = flow->place.row == &step_welcome ? "" : view->text; /* Welcome shows it whole anywhere */
    const char *parts[] = {view->guidance, text_here, help != NULL ? _(help) : "",
                           flow->host.help_note != NULL ? flow->host.help_note : ""};
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i][0] != '\0') g_string_append_printf(text, "%s%s", text->len > 0 ? "\n\n" : "", parts[i]);
    view->overlay_text = view_keep(flow, text->str);
}

static void show_preview(Flow *flow, View *view) {
    g_autoptr(Answers) answers = flow->catalogue != NULL ? view_answers(flow) : NULL;
    g_autoptr(Letter) letter = answers != NULL ? compose(flow->catalogue, answers) : NULL;
    g_autofree char *text = letter != NULL ? letter_text(letter) : g_strdup("");
    view->overlay_title = flow_ready(flow) ? _("The letter") : _("Your letter so far");
    view->overlay_text = view_keep(flow, text);
}

static void show_question(Flow *flow, View *view) {
    view->overlay_title = "";
    view->overlay_text = flow->overlay.words;
    for (int i = 0; i <= last_answer(flow); i++) {
        ViewItem *item = g_new0(ViewItem, 1);
        item->key = (char)('1' + i);
        item->text = question_text(flow, flow->overlay.question, i);
        item->level = item->finding = -1;
        g_ptr_array_add(view->overlay_items, item);
    }
    view->overlay_selected = flow->overlay.selected;
}

void overlay_show(Flow *flow, View *view) {
    view->overlay = flow->overlay.kind;
    if (flow->overlay.kind == OVERLAY_HELP)
        show_help(flow, view);
    else if (flow->overlay.kind == OVERLAY_PREVIEW)
        show_preview(flow, view);
    else if (flow->overlay.kind == OVERLAY_QUESTION)
        show_question(flow, view);
    if (flow->overlay.kind != OVERLAY_TEXT) return;
    view->overlay_title = flow->overlay.text_title;
    view->overlay_text = flow->overlay.text_words;
}
