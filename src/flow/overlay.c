/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lies over a screen for a moment: help, the whole letter, a question. Going back always closes it.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "flow-private.h"

/* The answers to each question; the first is the one selected at the start. */
static const struct {
    QuestionKind kind;
    const char *yes, *no;
} questions[] = {
    {QUESTION_LEAVE, N_("Leave; the draft is kept"), N_("Stay")},
    {QUESTION_DELETE_DRAFT, N_("No, keep it"), N_("Yes, delete it")},
    {QUESTION_WAY, N_("No, go back"), N_("Yes, replace it")},
    {QUESTION_TAKE_OVER, N_("No, leave it there"), N_("Yes, go on with it here")},
};

static const char *question_text(const Flow *flow, QuestionKind kind, int index) {
    const FlowWay *way = kind == QUESTION_WAY && index > 0 ? way_of(flow, flow->question_way) : NULL;
    if (way != NULL && way->agree != NULL) return way->agree;
    for (guint i = 0; i < G_N_ELEMENTS(questions); i++)
        if (questions[i].kind == kind) return index == 0 ? _(questions[i].yes) : _(questions[i].no);
    return "";
}

void overlay_open(Flow *flow, OverlayKind kind) {
    flow->overlay = kind;
    flow->question = QUESTION_NONE;
    flow->view_sound = FALSE;
}

void overlay_read(Flow *flow, const char *title, const char *text) {
    char *clean_title = text_clean(title, -1, TEXT_PLAIN), *clean = text_clean(text, -1, TEXT_KEEP_LINES);
    overlay_open(flow, OVERLAY_TEXT);
    g_free(flow->text_title);
    g_free(flow->text_words);
    flow->text_title = clean_title;
    flow->text_words = clean;
}

void overlay_ask(Flow *flow, QuestionKind kind, const char *words) {
    char *clean = text_clean(words, -1, TEXT_PLAIN);
    flow->overlay = OVERLAY_QUESTION;
    flow->question = kind;
    flow->overlay_selected = 0;
    g_free(flow->question_words);
    flow->question_words = clean;
    flow->view_sound = FALSE;
}

void flow_ask_take_over(Flow *flow, const char *question) {
    overlay_ask(flow, QUESTION_TAKE_OVER, question);
}

void overlay_close(Flow *flow) {
    flow->overlay = OVERLAY_NONE;
    flow->question = QUESTION_NONE;
}

/* Losing something is never the first answer; leaving loses nothing. */
static void answer(Flow *flow) {
    QuestionKind kind = flow->question;
    gboolean second = flow->overlay_selected == 1;
    overlay_close(flow);
    if (kind == QUESTION_LEAVE && !second)
        flow->effect.kind = EFFECT_LEAVE;
    else if (kind == QUESTION_DELETE_DRAFT && second)
        flow->effect.kind = EFFECT_DRAFT_DELETE;
    else if (kind == QUESTION_WAY && second && flow_ready(flow))
        flow_effect(flow, EFFECT_HAND_OVER, flow->question_way, flow->question_value, TRUE);
    else if (kind == QUESTION_TAKE_OVER && second)
        flow_effect(flow, EFFECT_DRAFT_CONTINUE, NULL, NULL, TRUE);
}

static void act_in_question(Flow *flow, const Action *action) {
    switch (action->id) {
    case ACTION_NEXT: answer(flow); break;
    case ACTION_UP:
    case ACTION_PAGE_UP:
    case ACTION_FIRST: flow->overlay_selected = 0; break;
    case ACTION_DOWN:
    case ACTION_PAGE_DOWN:
    case ACTION_LAST: flow->overlay_selected = 1; break;
    case ACTION_SELECT:
        if (action->number == 1 || action->number == 2) flow->overlay_selected = action->number - 1;
        break;
    default: break;
    }
}

void overlay_act(Flow *flow, const Action *action) {
    if (action->id == ACTION_BACK)
        overlay_close(flow);
    else if (action->id == ACTION_SUSPEND)
        flow->effect.kind = EFFECT_SUSPEND;
    else if (flow->overlay == OVERLAY_QUESTION)
        act_in_question(flow, action);
    else if (action->id == ACTION_LEAVE)
        overlay_ask(flow, QUESTION_LEAVE, _("Leave now? The draft is kept, and the next start goes on from here."));
    else if (action->id == ACTION_NEXT || action->id == (flow->overlay == OVERLAY_HELP ? ACTION_HELP : ACTION_PREVIEW))
        overlay_close(flow);
    else if (action->id == ACTION_HELP || action->id == ACTION_PREVIEW)
        overlay_open(flow, action->id == ACTION_HELP ? OVERLAY_HELP : OVERLAY_PREVIEW);
}

/* ---- the view ---- */

static void show_help(Flow *flow, View *view) {
    const char *help = flow->place.row->help;
    view->overlay_title = view_printf(flow, _("Help: %s"), view->title);
    const char *text_here = place_is(flow->place, "welcome") ? "" : view->text; /* Welcome shows it whole anywhere */
    const char *parts[] = {view->guidance, text_here, help != NULL ? _(help) : "", flow->help_note != NULL ? flow->help_note : ""};
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
    view->overlay_text = flow->question_words;
    for (int i = 0; i < 2; i++) {
        ViewItem *item = g_new0(ViewItem, 1);
        item->key = (char)('1' + i);
        item->text = question_text(flow, flow->question, i);
        item->level = -1;
        g_ptr_array_add(view->overlay_items, item);
    }
    view->overlay_selected = flow->overlay_selected;
}

void overlay_show(Flow *flow, View *view) {
    view->overlay = flow->overlay;
    if (flow->overlay == OVERLAY_HELP)
        show_help(flow, view);
    else if (flow->overlay == OVERLAY_PREVIEW)
        show_preview(flow, view);
    else if (flow->overlay == OVERLAY_QUESTION)
        show_question(flow, view);
    if (flow->overlay != OVERLAY_TEXT) return;
    view->overlay_title = flow->text_title;
    view->overlay_text = flow->text_words;
}
