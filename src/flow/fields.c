/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fields of forms and their texts. A text lives as long as the flow, whatever page is shown, so
 * nothing typed is lost; a fact is made of it at every change, but only while the text passes the
 * fact's check.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "flow-private.h"

const char *field_choice_title(const Flow *flow, FactId fact, const char *value) {
    const FactRow *row = fact_row(fact);
    ChannelId channel;
    ArrangementId arrangement;
    const char *title = NULL;
    for (guint i = 0; row->titles != NULL && row->choices[i] != NULL; i++)
        if (strcmp(row->choices[i], value) == 0) return _(row->titles[i]);
    if (flow->catalogue == NULL) return value;
    if (fact == FACT_CAME_BY && channel_by_name(value, &channel)) title = catalogue_channel(flow->catalogue, channel)->title;
    if (fact == FACT_ARRANGEMENT && arrangement_by_name(value, &arrangement))
        title = catalogue_arrangement(flow->catalogue, arrangement)->title;
    return title != NULL ? title : value;
}

char *field_kept_text(const Flow *flow, FactId fact, guint index) {
    const Facts *facts = answers_facts_const(flow->answers);
    const char *value = index < facts_value_count(facts, fact) ? facts_value(facts, fact, index) : NULL;
    if (value == NULL) return g_strdup("");
    if (fact_row(fact)->kind == FACT_CHOICE) value = field_choice_title(flow, fact, value);
    return g_strdup(value);
}

FieldText *field_text(Flow *flow, FactId fact, guint index) {
    FieldText *field = flow->typed.texts[fact][index];
    g_autofree char *text = NULL;
    if (field != NULL) return field;
    field = g_new0(FieldText, 1);
    field->edit = edit_new(FALSE, FACT_LENGTH_MOST);
    text = field_kept_text(flow, fact, index);
    edit_set(field->edit, text);
    flow->typed.texts[fact][index] = field;
    return field;
}

static guint field_lines(Flow *flow, FactId fact) {
    guint last = 0;
    if (!fact_row(fact)->repeats) return 1;
    for (guint i = 0; i < FACT_VALUES_MOST; i++)
        if (!text_blank(edit_text(field_text(flow, fact, i)->edit))) last = i + 1;
    return MIN(last + 1, FACT_VALUES_MOST);
}

/* The person has changed it: it is theirs now. */
static void not_found(Flow *flow, FactId fact) {
    flow->mail.proposed &= ~FACT_BIT(fact);
    flow->mail.found &= ~FACT_BIT(fact);
}

void field_store(Flow *flow, FactId fact) {
    Facts *facts = answers_facts(flow->answers);
    guint count = fact_row(fact)->repeats ? FACT_VALUES_MOST : 1;
    not_found(flow, fact);
    for (guint i = 0; i < count; i++) field_text(flow, fact, i);
    facts_set(facts, fact, NULL, NULL);
    for (guint i = 0; i < count; i++) {
        const char *text = edit_text(flow->typed.texts[fact][i]->edit);
        if (text_blank(text)) continue;
        if (fact_row(fact)->repeats)
            facts_add(facts, fact, text, NULL);
        else
            facts_set(facts, fact, text, NULL);
    }
    flow_changed(flow);
}

static gboolean any_value(Flow *flow, FactId fact) {
    return facts_has(answers_facts_const(flow->answers), fact);
}

char *field_fault(Flow *flow, FormField field, gboolean needed) {
    const char *text = edit_text(field_text(flow, field.fact, field.index)->edit);
    g_autoptr(GError) error = NULL;
    if (text_blank(text)) {
        if (needed && field.index == 0 && !any_value(flow, field.fact)) return g_strdup(_("this is needed for the letter"));
        return NULL;
    }
    if (fact_row(field.fact)->kind == FACT_CHOICE) return NULL;
    if (facts_check(field.fact, text, &error)) return NULL;
    return g_strdup(error != NULL ? error->message : _("this cannot stand like this"));
}

gboolean text_act(Flow *flow, Edit *edit, const Action *action) {
    guint revision = edit_revision(edit);
    gsize cursor = edit_cursor(edit);
    g_autoptr(GError) error = NULL;
    if (action->id == ACTION_TYPE)
        edit_insert(edit, action->text, &error);
    else if (action->id == ACTION_PASTE)
        edit_paste(edit, action->text, &error);
    else if (action->id == ACTION_EDIT)
        edit_act(edit, action->edit, action->width);
    if (error != NULL) flow_say(flow, MESSAGE_WARNING, "%s", error->message);
    if (edit_revision(edit) != revision || edit_cursor(edit) != cursor) flow->act.touched = TRUE;
    return edit_revision(edit) != revision;
}

void text_replace(Flow *flow, Edit *edit, const char *text) {
    edit_act(edit, EDIT_TEXT_END, 0);
    edit_act(edit, EDIT_KILL_TO_START, 0);
    edit_insert(edit, text, NULL);
    flow->act.touched = TRUE;
}

/* ---- choices ---- */

static void choose(Flow *flow, FactId fact, const char *value) {
    g_autofree char *title = NULL;
    not_found(flow, fact);
    facts_set(answers_facts(flow->answers), fact, value, NULL);
    title = field_kept_text(flow, fact, 0);
    edit_set(field_text(flow, fact, 0)->edit, title);
    flow->act.touched = TRUE;
    flow_changed(flow);
}

void field_clear_choice(Flow *flow, FactId fact) {
    choose(flow, fact, NULL);
}

/* "Nothing chosen" is one of the choices, the first. */
void field_cycle(Flow *flow, FactId fact, int by) {
    const char *const *choices = fact_row(fact)->choices;
    const char *value = facts_get(answers_facts_const(flow->answers), fact);
    int count = (int)g_strv_length((char **)choices) + 1, now = 0;
    for (int i = 1; value != NULL && i < count; i++)
        if (strcmp(choices[i - 1], value) == 0) now = i;
    now = (now + by + count) % count;
    choose(flow, fact, now == 0 ? NULL : choices[now - 1]);
}

gboolean field_jump(Flow *flow, FactId fact, const char *text) {
    const char *const *choices = fact_row(fact)->choices;
    const char *value = facts_get(answers_facts_const(flow->answers), fact);
    g_autofree char *wanted = text_fold(text);
    guint count = g_strv_length((char **)choices), now = count - 1;
    for (guint i = 0; value != NULL && i < count; i++)
        if (strcmp(choices[i], value) == 0) now = i;
    for (guint step = 1; wanted[0] != '\0' && step <= count; step++) {
        const char *choice = choices[(now + step) % count];
        g_autofree char *title = text_fold(field_choice_title(flow, fact, choice));
        if (!g_str_has_prefix(title, wanted)) continue;
        choose(flow, fact, choice);
        return TRUE;
    }
    return FALSE;
}

/* ---- forms ---- */

GArray *form_fields(Flow *flow) {
    GArray *fields = g_array_new(FALSE, FALSE, sizeof(FormField));
    FactSet facts = flow->place.row->facts(flow);
    for (guint fact = 0; fact < FACT_COUNT; fact++) {
        if ((facts & FACT_BIT(fact)) == 0) continue;
        for (guint i = 0; i < field_lines(flow, (FactId)fact); i++) {
            FormField field = {(FactId)fact, i};
            g_array_append_val(fields, field);
        }
    }
    return fields;
}

FormField field_at(const GArray *fields, int index) {
    return g_array_index(fields, FormField, (guint)index);
}

void form_set_focus(Flow *flow, Place form, int index) {
    g_hash_table_insert(flow->typed.focus, place_id(form), GINT_TO_POINTER(index));
}

int form_focus(Flow *flow, const GArray *fields) {
    g_autofree char *id = place_id(flow->place);
    int focus = GPOINTER_TO_INT(g_hash_table_lookup(flow->typed.focus, id));
    return fields->len == 0 ? 0 : CLAMP(focus, 0, (int)fields->len - 1);
}

gboolean form_is_focused(Flow *flow, FormField field) {
    g_autoptr(GArray) fields = form_fields(flow);
    FormField focused;
    if (fields->len == 0) return FALSE;
    focused = field_at(fields, form_focus(flow, fields));
    return focused.fact == field.fact && focused.index == field.index;
}

void form_focus_on(Flow *flow, Place form, FactId fact) {
    Place here = flow->place;
    g_autoptr(GArray) fields = NULL;
    flow->place = form;
    fields = form_fields(flow);
    for (guint i = fields->len; i > 0; i--)
        if (field_at(fields, (int)i - 1).fact == fact) form_set_focus(flow, form, (int)i - 1);
    flow->place = here;
}

void fields_show_fact(Flow *flow, FactId fact) {
    for (guint i = 0; i < FACT_VALUES_MOST; i++) {
        FieldText *field = flow->typed.texts[fact][i];
        g_autofree char *text = field != NULL ? field_kept_text(flow, fact, i) : NULL;
        if (field == NULL) continue;
        edit_set(field->edit, text);
        field->left = field->demanded = FALSE;
    }
}

void fields_free(Flow *flow) {
    for (guint fact = 0; fact < FACT_COUNT; fact++)
        for (guint i = 0; i < FACT_VALUES_MOST; i++) {
            if (flow->typed.texts[fact][i] == NULL) continue;
            edit_free(flow->typed.texts[fact][i]->edit);
            g_clear_pointer(&flow->typed.texts[fact][i], g_free);
        }
}

/* ---- all of them, and what else there is of a letter ---- */

gboolean flow_blank(const Flow *flow) {
    g_autoptr(Answers) none = answers_new();
    if (flow->host.person != NULL) person_sign(flow->host.person, none);
    if (flow->host.person != NULL && flow->host.usual_filled) person_usual(flow->host.person, none);
    if (!answers_equal(flow->answers, none) || flow->outcomes->len > 0 || flow->mail.thread != NULL) return FALSE;
    for (guint fact = 0; fact < FACT_COUNT; fact++)
        for (guint i = 0; i < FACT_VALUES_MOST; i++) {
            g_autofree char *kept = field_kept_text(flow, (FactId)fact, i);
            if (flow->typed.texts[fact][i] != NULL && strcmp(edit_text(flow->typed.texts[fact][i]->edit), kept) != 0) return FALSE;
        }
    if (flow->mail.text != NULL || (flow->typed.pasted != NULL && edit_length(flow->typed.pasted) > 0)) return FALSE;
    return g_hash_table_size(flow->typed.words) == 0;
}

gboolean flow_holds_offer(const Flow *flow) {
    return flow->mail.text != NULL || (flow->typed.pasted != NULL && edit_length(flow->typed.pasted) > 0);
}
