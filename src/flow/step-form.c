/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms: the offer, the details a situation needs, the facts a wording asks for. All of them are the same form with other
 * facts in it. Going back is never refused, whatever the fields hold; going on is, and then leads to the field at fault.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "flow-private.h"

/* ---- which fields ---- */

static FactSet facts_of_form(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    FactSet facts = 0;
    if (place_is(flow->place, "ask")) return flow->asked;
    if (place_is(flow->place, "details")) return situation != NULL ? situation->needs : 0;
    for (guint i = 0; i < FACT_COUNT; i++)
        if (fact_row((FactId)i)->in_offer_form) facts |= FACT_BIT(i);
    return facts;
}

/* Where a form asks for little, it asks because nothing goes without it. */
static gboolean is_needed(const Flow *flow, FactId fact) {
    return !place_is(flow->place, "offer") || fact_row(fact)->needed;
}

static GArray *form_fields(Flow *flow) {
    GArray *fields = g_array_new(FALSE, FALSE, sizeof(FormField));
    FactSet facts = facts_of_form(flow);
    for (guint fact = 0; fact < FACT_COUNT; fact++) {
        if ((facts & FACT_BIT(fact)) == 0) continue;
        for (guint i = 0; i < field_lines(flow, (FactId)fact); i++) {
            FormField field = {(FactId)fact, i};
            g_array_append_val(fields, field);
        }
    }
    return fields;
}

static FormField field_at(const GArray *fields, int index) {
    return g_array_index(fields, FormField, (guint)index);
}

/* ---- the focus ---- */

static void set_focus(Flow *flow, Place form, int index) {
    g_hash_table_insert(flow->focus, place_id(form), GINT_TO_POINTER(index));
}

static int focus_in(Flow *flow, const GArray *fields) {
    g_autofree char *id = place_id(flow->place);
    int focus = GPOINTER_TO_INT(g_hash_table_lookup(flow->focus, id));
    return fields->len == 0 ? 0 : CLAMP(focus, 0, (int)fields->len - 1);
}

gboolean form_is_focused(Flow *flow, FormField field) {
    g_autoptr(GArray) fields = form_fields(flow);
    FormField focused;
    if (fields->len == 0) return FALSE;
    focused = field_at(fields, focus_in(flow, fields));
    return focused.fact == field.fact && focused.index == field.index;
}

void form_focus_on(Flow *flow, Place form, FactId fact) {
    Place here = flow->place;
    g_autoptr(GArray) fields = NULL;
    flow->place = form;
    fields = form_fields(flow);
    for (guint i = fields->len; i > 0; i--)
        if (field_at(fields, (int)i - 1).fact == fact) set_focus(flow, form, (int)i - 1);
    flow->place = here;
}

static void leave_field(Flow *flow, FormField field) {
    field_text(flow, field.fact, field.index)->left = TRUE;
}

static void focus_to(Flow *flow, const GArray *fields, int to) {
    int now = focus_in(flow, fields);
    if (fields->len == 0 || to == now) return;
    leave_field(flow, field_at(fields, now));
    set_focus(flow, flow->place, to);
    flow->touched = TRUE;
}

/* ---- typing ---- */

static void type_into(Flow *flow, FormField field, const Action *action) {
    Edit *edit = field_text(flow, field.fact, field.index)->edit;
    guint revision = edit_revision(edit);
    gsize cursor = edit_cursor(edit);
    g_autoptr(GError) error = NULL;
    if (action->id == ACTION_TYPE)
        edit_insert(edit, action->text, &error);
    else if (action->id == ACTION_PASTE)
        edit_paste(edit, action->text, &error);
    else
        edit_act(edit, action->edit, action->width);
    if (error != NULL) flow_say(flow, MESSAGE_WARNING, "%s", error->message);
    if (edit_revision(edit) != revision) field_store(flow, field.fact);
    if (edit_revision(edit) != revision || edit_cursor(edit) != cursor) flow->touched = TRUE;
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

static void finish_form(Flow *flow, const GArray *fields) {
    int fault = first_fault(flow, fields);
    steps_finish(flow, flow->place);
    demand_all(flow, fields);
    if (fault >= 0) {
        FormField field = field_at(fields, fault);
        g_autofree char *why = field_fault(flow, field, is_needed(flow, field.fact));
        set_focus(flow, flow->place, fault);
        flow->touched = TRUE;
        flow_say(flow, MESSAGE_ERROR, "%s: %s.", _(fact_row(field.fact)->prompt), why);
        return;
    }
    if (place_is(flow->place, "offer")) flow->proposed = flow->unsure = 0;
    if (place_is(flow->place, "ask")) {
        answers_choose_phrasing(flow->answers, flow->place.arg, flow->asking);
        variant_by_hand(flow, flow->place.arg);
        flow_changed(flow);
    }
    steps_next(flow);
}

static void form_act(Flow *flow, const Action *action) {
    g_autoptr(GArray) fields = form_fields(flow);
    int focus = focus_in(flow, fields), last = (int)fields->len - 1;
    gboolean editing = action->id == ACTION_EDIT;
    if (fields->len == 0) {
        if (action->id == ACTION_NEXT) steps_next(flow);
        return;
    }
    if (action->id == ACTION_NEXT && focus == last)
        finish_form(flow, fields);
    else if (action->id == ACTION_NEXT)
        focus_to(flow, fields, focus + 1);
    else if (action->id == ACTION_FIELD_NEXT)
        focus_to(flow, fields, focus == last ? 0 : focus + 1);
    else if (action->id == ACTION_FIELD_PREVIOUS)
        focus_to(flow, fields, focus == 0 ? last : focus - 1);
    else if (action->id == ACTION_UP || (editing && action->edit == EDIT_UP))
        focus_to(flow, fields, MAX(focus - 1, 0));
    else if (action->id == ACTION_DOWN || (editing && action->edit == EDIT_DOWN))
        focus_to(flow, fields, MIN(focus + 1, last));
    else if ((editing || action->id == ACTION_TYPE || action->id == ACTION_PASTE) &&
             fact_row(field_at(fields, focus).fact)->kind == FACT_CHOICE)
        act_on_choice(flow, field_at(fields, focus).fact, action);
    else if (editing || action->id == ACTION_TYPE || action->id == ACTION_PASTE)
        type_into(flow, field_at(fields, focus), action);
}

static void form_leave(Flow *flow) {
    g_autoptr(GArray) fields = form_fields(flow);
    if (fields->len > 0) leave_field(flow, field_at(fields, focus_in(flow, fields)));
    if (flow->channel_from_habit && facts_has(answers_facts_const(flow->answers), FACT_CAME_BY)) {
        answers_clear_channel(flow->answers);
        flow->channel_from_habit = FALSE;
        flow_changed(flow);
    }
    flow_refit(flow);
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

static void show_field(Flow *flow, View *view, FormField field) {
    const FactRow *row = fact_row(field.fact);
    FieldText *text = field_text(flow, field.fact, field.index);
    g_autofree char *fault = field_fault(flow, field, is_needed(flow, field.fact));
    ViewField *shown = g_new0(ViewField, 1);
    gboolean empty = text_blank(edit_text(text->edit));
    shown->name = row->name;
    shown->prompt = _(row->prompt);
    shown->hint = _(row->hint);
    shown->needed = is_needed(flow, field.fact) && field.index == 0;
    shown->edit = text->edit;
    if (row->kind == FACT_CHOICE) show_choices(flow, shown, field.fact);
    if (fault != NULL && (empty ? text->demanded : text->left)) shown->error = view_keep(flow, fault);
    if ((flow->proposed & FACT_BIT(field.fact)) != 0 && !empty) shown->note = _("from the mail: check");
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
    for (guint i = 0; i < fields->len; i++) show_field(flow, view, field_at(fields, (int)i));
    view->focused = focus_in(flow, fields);
    if (!place_is(flow->place, "offer")) return;
    if (flow->proposed != 0) view->guidance = flow->proposed_words;
    show_promptness(flow, view);
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

static void ask_show(Flow *flow, View *view) {
    form_show(flow, view);
    view->letter_stage = flow->place.arg;
}

const StepRow step_offer = {
    .id = "offer",
    .kind = STEP_FORM,
    .scope = SCOPE_FORM,
    .title = N_("The offer"),
    .guidance = N_("What you know of the offer. Three fields are needed; the others make the letter fit better."),
    .help = N_("Type into a field and go on to the next. A field says under it what is wrong once you have left it. "
               "Choices change with left, right or space, or jump to a letter. On the last field going on leads to the next step."),
    .act = form_act,
    .leave = form_leave,
    .show = form_show,
};

const StepRow step_details = {
    .id = "details",
    .kind = STEP_FORM,
    .scope = SCOPE_FORM,
    .title = N_("What the letter has to name"),
    .guidance = N_("The letter speaks of this: type it as it should read there."),
    .help =
        N_("What you type here stands in the letter. Where several lines are possible, a further one appears as you fill one, and an empty "
           "last line goes on."),
    .act = form_act,
    .leave = form_leave,
    .show = details_show,
};

const StepRow step_ask = {
    .id = "ask",
    .kind = STEP_FORM,
    .scope = SCOPE_FORM,
    .title = N_("This wording asks for more"),
    .guidance = N_("Fill in what the wording names; the letter shows how it reads. Or go back and choose another wording."),
    .help = N_("The wording you chose names something the letter does not know yet. Type it here."),
    .act = form_act,
    .leave = form_leave,
    .show = ask_show,
};
