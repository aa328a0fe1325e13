/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms: the offer, the details a situation needs, the facts a wording asks for. All of them are
 * the same form with other facts in it. Going back is never refused, whatever the fields hold;
 * going on is, and then leads to the field at fault.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/dates.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "flow-private.h"

/* Where a form asks for little, it asks because nothing goes without it. */
static gboolean is_needed(const Flow *flow, FactId fact) {
    return flow->place.row != &step_offer || fact_row(fact)->needed;
}

static void leave_field(Flow *flow, FormField field) {
    field_text(flow, field.fact, field.index)->left = TRUE;
}

static void focus_to(Flow *flow, const GArray *fields, int to) {
    int now = form_focus(flow, fields);
    if (fields->len == 0 || to == now) return;
    leave_field(flow, field_at(fields, now));
    form_set_focus(flow, flow->place, to);
    flow->act.touched = TRUE;
}

static void act_on_choice(Flow *flow, FactId fact, const Action *action) {
    if (action->id == ACTION_TYPE && strcmp(action->text, " ") == 0)
        field_cycle(flow, fact, 1);
    else if (action->id == ACTION_TYPE || action->id == ACTION_PASTE)
        field_jump(flow, fact, action->text);
    else if (action->edit == EDIT_LEFT)
        field_cycle(flow, fact, -1);
    else if (action->edit == EDIT_RIGHT)
        field_cycle(flow, fact, 1);
    else if (action->edit == EDIT_BACKSPACE || action->edit == EDIT_DELETE || action->edit == EDIT_KILL_TO_START ||
             action->edit == EDIT_KILL_TO_END)
        field_clear_choice(flow, fact);
}

/* ---- going on ---- */

static int first_fault(Flow *flow, const GArray *fields) {
    for (guint i = 0; i < fields->len; i++) {
        FormField field = field_at(fields, (int)i);
        g_autofree char *fault = field_fault(flow, field, is_needed(flow, field.fact));
        if (fault != NULL) return (int)i;
    }
    return -1;
}

static void demand_all(Flow *flow, const GArray *fields) {
    for (guint i = 0; i < fields->len; i++) {
        FieldText *text = field_text(flow, field_at(fields, (int)i).fact, field_at(fields, (int)i).index);
        text->left = text->demanded = TRUE;
    }
}

static Move finish_form(Flow *flow, const GArray *fields) {
    int fault = first_fault(flow, fields);
    place_finish(flow, flow->place);
    demand_all(flow, fields);
    if (fault >= 0) {
        FormField field = field_at(fields, fault);
        g_autofree char *why = field_fault(flow, field, is_needed(flow, field.fact));
        form_set_focus(flow, flow->place, fault);
        flow->act.touched = TRUE;
        flow_say(flow, MESSAGE_ERROR, "%s: %s.", _(fact_row(field.fact)->prompt), why);
        return STAY;
    }
    return NEXT;
}

static void act_in_field(Flow *flow, FormField field, const Action *action) {
    if (action->id != ACTION_EDIT && action->id != ACTION_TYPE && action->id != ACTION_PASTE) return;
    if (fact_row(field.fact)->kind == FACT_CHOICE)
        act_on_choice(flow, field.fact, action);
    else if (text_act(flow, field_text(flow, field.fact, field.index)->edit, action))
        field_store(flow, field.fact);
}

static Move form_act(Flow *flow, const Action *action) {
    g_autoptr(GArray) fields = form_fields(flow);
    int focus = form_focus(flow, fields), last = (int)fields->len - 1;
    gboolean editing = action->id == ACTION_EDIT, next = action->id == ACTION_NEXT;
    if (fields->len == 0) return next ? NEXT : STAY;
    if (next && focus == last) return finish_form(flow, fields);
    if (next)
        focus_to(flow, fields, focus + 1);
    else if (action->id == ACTION_FIELD_NEXT)
        focus_to(flow, fields, focus == last ? 0 : focus + 1);
    else if (action->id == ACTION_FIELD_PREVIOUS)
        focus_to(flow, fields, focus == 0 ? last : focus - 1);
    else if (action->id == ACTION_TAKE_SUGGESTION)
        proposals_take(flow, fields);
    else if (action->id == ACTION_UP || (editing && action->edit == EDIT_UP))
        focus_to(flow, fields, MAX(focus - 1, 0));
    else if (action->id == ACTION_DOWN || (editing && action->edit == EDIT_DOWN))
        focus_to(flow, fields, MIN(focus + 1, last));
    else
        act_in_field(flow, field_at(fields, focus), action);
    return STAY;
}

static void form_paste(Flow *flow, const char *text) {
    form_act(flow, &(Action){.id = ACTION_PASTE, .text = text});
}

static void form_leave(Flow *flow) {
    g_autoptr(GArray) fields = form_fields(flow);
    if (fields->len > 0) leave_field(flow, field_at(fields, form_focus(flow, fields)));
    refit_settle(flow);
}

/* ---- the view ---- */

static void show_choices(Flow *flow, ViewField *shown, FactId fact) {
    const char *value = facts_get(answers_facts_const(flow->answers), fact);
    const char *const *choices = fact_row(fact)->choices;
    GPtrArray *titles = g_ptr_array_new();
    g_ptr_array_add(titles, (gpointer)_("not said"));
    for (guint i = 0; choices[i] != NULL; i++) {
        g_ptr_array_add(titles, (gpointer)view_keep(flow, field_choice_title(flow, fact, choices[i])));
        if (g_strcmp0(value, choices[i]) == 0) shown->chosen = (int)i + 1;
    }
    shown->choice = TRUE;
    shown->choices = titles;
}

/* A day that was typed in other words than it is kept in, so that nobody is taken at a word they
   did not mean; NULL: nothing to say. */
static char *day_in_words(Flow *flow, FormField field, const char *typed) {
    const char *kept = facts_value(answers_facts_const(flow->answers), field.fact, field.index);
    GDate today = clock_today(), day;
    if (fact_row(field.fact)->kind != FACT_DAY || kept == NULL || strcmp(kept, typed) == 0 || !clock_parse_date(kept, &day, NULL))
        return NULL;
    return dates_words(&day, &today);
}

static const GPtrArray *show_proposals(Flow *flow, FormField field) {
    g_autoptr(GPtrArray) proposals = proposals_shown(flow, field);
    GPtrArray *shown = g_ptr_array_new();
    GDate today = clock_today(), day;
    for (guint i = 0; i < proposals->len; i++) {
        const char *text = g_ptr_array_index(proposals, i);
        g_autofree char *words =
            fact_row(field.fact)->kind == FACT_DAY && clock_parse_date(text, &day, NULL) ? dates_words(&day, &today) : g_strdup(text);
        g_ptr_array_add(shown, (gpointer)view_keep(flow, words));
    }
    return shown;
}

static void show_field(Flow *flow, View *view, FormField field) {
    const FactRow *row = fact_row(field.fact);
    FieldText *text = field_text(flow, field.fact, field.index);
    g_autofree char *fault = field_fault(flow, field, is_needed(flow, field.fact));
    ViewField *shown = g_new0(ViewField, 1);
    g_autofree char *words = day_in_words(flow, field, edit_text(text->edit));
    gboolean empty = text_blank(edit_text(text->edit));
    shown->name = row->name;
    shown->prompt = _(row->prompt);
    shown->hint = _(row->hint);
    shown->needed = is_needed(flow, field.fact) && field.index == 0;
    shown->edit = text->edit;
    if (row->kind == FACT_CHOICE) show_choices(flow, shown, field.fact);
    if (fault != NULL && (empty ? text->demanded : text->left)) shown->error = view_keep(flow, fault);
    if (words != NULL && fault == NULL && !empty) shown->note = view_keep(flow, words);
    if ((flow->mail.proposed & FACT_BIT(field.fact)) != 0 && !empty) shown->note = _("from the offer: check");
    shown->proposals = show_proposals(flow, field);
    g_ptr_array_add(view->fields, shown);
}

static void show_promptness(Flow *flow, View *view) {
    MessageKind kind;
    g_autofree char *advice = advice_timing(flow, &kind);
    if (view->message[0] != '\0' || advice == NULL) return;
    view->message = view_keep(flow, advice);
    view->message_kind = kind;
}

static void form_show(Flow *flow, View *view) {
    g_autoptr(GArray) fields = form_fields(flow);
    int next;
    for (guint i = 0; i < fields->len; i++) show_field(flow, view, field_at(fields, (int)i));
    view->focused = form_focus(flow, fields);
    next = proposals_next(flow, fields);
    if (next >= 0) ((ViewField *)g_ptr_array_index(view->fields, (guint)next))->takes = TRUE;
}

/* ---- the offer ---- */

static FactSet offer_facts(const Flow *flow) {
    FactSet facts = 0;
    (void)flow;
    for (guint i = 0; i < FACT_COUNT; i++)
        if (fact_row((FactId)i)->in_offer_form) facts |= FACT_BIT(i);
    return facts;
}

static gboolean offer_open(Flow *flow) {
    FactSet missing = facts_missing_needed(answers_facts_const(flow->answers));
    for (guint i = 0; missing == 0 && i < FACT_COUNT; i++)
        if (fact_row((FactId)i)->needed) missing = flow->mail.unsure & flow->mail.proposed & FACT_BIT(i);
    if (missing != 0) form_focus_on(flow, place_make(&step_offer, NULL), (FactId)g_bit_nth_lsf(missing, -1));
    return missing != 0;
}

/* Looking at a field may make its text of the fact; it changes nothing. */
static gboolean offer_sound(const Flow *flow) {
    FactSet facts = offer_facts(flow);
    if (facts_missing_needed(answers_facts_const(flow->answers)) != 0) return FALSE;
    for (guint i = 0; i < FACT_COUNT; i++) {
        g_autofree char *fault = (facts & FACT_BIT(i)) != 0 ? field_fault((Flow *)flow, (FormField){(FactId)i, 0}, FALSE) : NULL;
        if (fault != NULL) return FALSE;
    }
    return TRUE;
}

/* Once, and after an offer that was read: what it says goes first. */
static void offer_enter(Flow *flow) {
    if (flow->host.person == NULL || flow->host.usual_filled) return;
    flow->host.usual_filled = TRUE;
    person_usual(flow->host.person, flow->answers);
    flow_changed(flow);
}

static Move offer_act(Flow *flow, const Action *action) {
    Move move;
    if (action->id == ACTION_PASTE_OFFER) return GO(&step_paste, NULL);
    if (action->id == ACTION_READ_OFFER) return offered_read(flow, action->text);
    if (offered_is_offer(action)) {
        offered_hold(flow, action->text);
        return STAY;
    }
    move = form_act(flow, action);
    if (move.kind == MOVE_NEXT) flow->mail.proposed = flow->mail.unsure = 0;
    return move;
}

static void offer_show(Flow *flow, View *view) {
    form_show(flow, view);
    if (flow->mail.proposed != 0) view->guidance = flow->mail.words;
    view->offer_beside = flow->mail.text;
    if (flow->mail.reading) view->guidance = _("Reading the offer. What it says will stand here in a moment; you need not wait.");
    show_promptness(flow, view);
}

const StepRow step_offer = {
    .id = "offer",
    .kind = STEP_FORM,
    .scope = SCOPE_FORM,
    .heading = &step_offer,
    .name = N_("The offer"),
    .title = N_("The offer"),
    .guidance =
        N_("Type what you know of the offer, or paste the offer itself. Three fields are needed; the others make the letter fit better."),
    .help = N_("Type into a field and go on to the next. A field says under it what is wrong once you have left it. "
               "What would read better in a letter is proposed under a field, and taken only if you say so. "
               "Choices change with left, right or space, or jump to a letter. On the last field going on leads to the next step. "
               "Several lines that you paste are taken for the offer, if you say so; what you typed yourself stays as it is."),
    .commands = COMMAND(ACTION_FIELD_NEXT) | COMMAND(ACTION_TAKE_SUGGESTION) | COMMAND(ACTION_PASTE_OFFER) | COMMAND(ACTION_ABOUT),
    .open = offer_open,
    .sound = offer_sound,
    .enter = offer_enter,
    .act = offer_act,
    .paste = form_paste,
    .facts = offer_facts,
    .leave = form_leave,
    .show = offer_show,
};

/* ---- what a situation needs ---- */

static FactSet details_facts(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    return situation != NULL ? situation->needs : 0;
}

static gboolean details_possible(const Flow *flow) {
    return details_facts(flow) != 0;
}

static gboolean details_open(Flow *flow) {
    return details_missing(flow) != 0;
}

static void details_show(Flow *flow, View *view) {
    const Situation *situation = flow_situation(flow);
    form_show(flow, view);
    if (situation == NULL) return;
    if (situation->needs == FACT_BIT(FACT_TOPIC)) {
        view->title = _("What do you need to know?");
        view->guidance = _("One thing a line, in a few words, as you would name it in a sentence: \"the working hours\". Up to five.");
    } else if (situation->needs == FACT_BIT(FACT_DATE)) {
        view->title = _("Which day do you name?");
        view->guidance = _("A day that you can keep. The letter writes it out in words.");
    }
}

const StepRow step_details = {
    .id = "details",
    .kind = STEP_FORM,
    .scope = SCOPE_FORM,
    .heading = &step_situation,
    .title = N_("What the letter has to name"),
    .guidance = N_("The letter speaks of this: type it as it should read there."),
    .help =
        N_("What you type here stands in the letter. Where several lines are possible, a further one appears as you fill one, and an empty "
           "last line goes on."),
    .commands = COMMAND(ACTION_FIELD_NEXT) | COMMAND(ACTION_TAKE_SUGGESTION),
    .possible = details_possible,
    .due = details_open,
    .open = details_open,
    .act = form_act,
    .facts = details_facts,
    .leave = form_leave,
    .show = details_show,
};

/* ---- what a wording asks for ---- */

const Phrasing *asking_phrasing(const Flow *flow) {
    return flow->path.asking != NULL ? catalogue_phrasing(flow->catalogue, flow->place.arg, flow->path.asking) : NULL;
}

static gboolean ask_possible(const Flow *flow) {
    return flow->path.asked != 0 && asking_phrasing(flow) != NULL;
}

static FactSet ask_facts(const Flow *flow) {
    return flow->path.asked;
}

static Move ask_act(Flow *flow, const Action *action) {
    Move move = form_act(flow, action);
    if (move.kind != MOVE_NEXT) return move;
    answers_choose_phrasing(flow->answers, flow->place.arg, flow->path.asking);
    variant_by_hand(flow, flow->place.arg);
    flow_changed(flow);
    return NEXT;
}

static void ask_preview(Flow *flow, const FlowItem *selected, Answers *answers) {
    (void)selected;
    answers_choose_phrasing(answers, flow->place.arg, flow->path.asking);
}

/* The wording that asks is in sight, even if it is one of the further ones, which are listed on
   demand only. */
void asking_left_back(Flow *flow) {
    const Phrasing *phrasing = asking_phrasing(flow);
    g_autofree char *item = g_strconcat("phrasing:", flow->path.asking, NULL);
    flow_set_selected(flow, item);
    flow->path.more = phrasing != NULL && !suggest_suits(phrasing, flow->answers, flow->catalogue);
}

static void ask_show(Flow *flow, View *view) {
    form_show(flow, view);
    view->letter_stage = flow->place.arg;
}

const StepRow step_ask = {
    .id = "ask",
    .kind = STEP_FORM,
    .scope = SCOPE_FORM,
    .arg = ARG_STAGE,
    .parent = &step_stage,
    .title = N_("This wording asks for more"),
    .guidance = N_("Fill in what the wording names; the letter shows how it reads. Or go back and choose another wording."),
    .help = N_("The wording you chose names something the letter does not know yet. Type it here."),
    .commands = COMMAND(ACTION_FIELD_NEXT) | COMMAND(ACTION_TAKE_SUGGESTION) | COMMAND(ACTION_SUGGEST_REST),
    .possible = ask_possible,
    .act = ask_act,
    .facts = ask_facts,
    .preview = ask_preview,
    .left_back = asking_left_back,
    .leave = form_leave,
    .show = ask_show,
};
