/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "About you": what is kept of the person for every letter, reached from anywhere and back to where
 * one was. A list; each line leads to a page where it is chosen or typed. The table of the person
 * says what there is; every line is written as soon as it is taken, and nothing else with it.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "flow-private.h"

static gboolean about_possible(const Flow *flow) {
    return flow->host.person != NULL;
}

/* From a page of its own it is not opened again. */
Move about_open(Flow *flow) {
    gboolean here = flow->place.row == &step_about || flow->place.row == &step_about_choice || flow->place.row == &step_about_text;
    if (flow->host.person == NULL) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Not here: on this account nothing is kept of who you are."));
        return STAY;
    }
    if (here) return STAY;
    flow->path.about_from = flow->place;
    return GO(&step_about, NULL);
}

/* ---- values as they are shown ---- */

static const char *choice_title(const Flow *flow, PersonId id, guint index) {
    const PersonRow *row = person_row(id);
    const char *value = row->choices[index], *title = row->titles != NULL ? _(row->titles[index]) : NULL;
    ChannelId channel;
    RegisterId reg;
    if (id == PERSON_WORK) title = field_choice_title(flow, FACT_ARRANGEMENT, value);
    if (id == PERSON_CHANNEL && channel_by_name(value, &channel)) title = field_choice_title(flow, FACT_CAME_BY, value);
    if (id == PERSON_TONE && flow->catalogue != NULL && register_by_name(value, &reg))
        title = catalogue_register(flow->catalogue, reg)->title;
    return title != NULL ? title : value;
}

/* Owned by the caller. */
static char *shown_value(const Flow *flow, PersonId id) {
    const PersonRow *row = person_row(id);
    const char *value = person_get(flow->host.person, id);
    g_auto(GStrv) lines = NULL;
    if (value == NULL) return g_strdup(_("not said"));
    for (guint i = 0; row->choices != NULL && row->choices[i] != NULL; i++)
        if (strcmp(row->choices[i], value) == 0) return g_strdup(choice_title(flow, id, i));
    lines = g_strsplit(value, "\n", -1);
    return g_strjoinv(" / ", lines);
}

/* ---- the list ---- */

static void about_list(Flow *flow) {
    for (guint i = 0; i < PERSON_COUNT; i++) {
        const PersonRow *row = person_row((PersonId)i);
        g_autofree char *id = g_strconcat("person:", row->name, NULL), *value = shown_value(flow, (PersonId)i);
        g_autofree char *text = g_strdup_printf("%s: %s", _(row->prompt), value);
        FlowItem *item = item_add(flow, id, i < 9 ? (char)('1' + i) : 0, text);
        item->shown.detail = item_keep(flow, _(row->hint));
    }
}

static Move about_act(Flow *flow, const Action *action) {
    const char *name = item_arg(items_selected_item(flow), "person:");
    PersonId id;
    if (action->id != ACTION_NEXT || name == NULL || !person_by_name(name, &id)) return STAY;
    if (flow->catalogue == NULL) {
        flow->act.effect.kind = EFFECT_NEEDS_CATALOGUE;
        return STAY;
    }
    return GO(person_row(id)->choices != NULL ? &step_about_choice : &step_about_text, name);
}

const StepRow step_about = {
    .id = "about",
    .parent = &step_welcome,
    .back = "about",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("About you"),
    .guidance = N_("What every letter of yours may take from here. It is kept in your settings, and nowhere else."),
    .help = N_("Choose a line to change it. What you change here holds for the next letter; the one at hand keeps what it says. "
               "\"bowout config\" shows and changes the same."),
    .possible = about_possible,
    .act = about_act,
    .list = about_list,
};

/* ---- one of them ---- */

static PersonId person_here(const Flow *flow) {
    PersonId id = PERSON_COUNT;
    return person_by_name(flow->place.arg, &id) ? id : PERSON_COUNT;
}

/* What stands above the page. */
static void show_head(Flow *flow, View *view) {
    const PersonRow *row = person_row(person_here(flow));
    view->title = _(row->prompt);
    view->guidance = _(row->hint);
}

/* FALSE, and why, when it may not stand so. */
static gboolean keep(Flow *flow, const char *value) {
    g_autoptr(Person) trial = person_copy(flow->host.person);
    g_autoptr(GError) error = NULL;
    if (!person_set(trial, person_here(flow), value, &error)) {
        flow_say(flow, MESSAGE_ERROR, "%s: %s.", _(person_row(person_here(flow))->prompt), error->message);
        return FALSE;
    }
    flow_say(flow, MESSAGE_PRAISE, "%s", _("Kept."));
    flow_effect(flow, EFFECT_PERSON, flow->place.arg, value, FALSE);
    return TRUE;
}

static void choice_list(Flow *flow) {
    PersonId id = person_here(flow);
    const PersonRow *row = person_row(id);
    const char *now = person_get(flow->host.person, id);
    for (guint i = 0; row->choices[i] != NULL; i++) {
        g_autofree char *name = g_strconcat("value:", row->choices[i], NULL);
        item_add(flow, name, (char)('1' + i), choice_title(flow, id, i))->shown.chosen = g_strcmp0(now, row->choices[i]) == 0;
    }
    item_add(flow, "value:", (char)('1' + flow->derived.items->len), _("Not said"))->shown.chosen = now == NULL;
    for (guint i = 0; i < flow->derived.items->len; i++)
        if (((const FlowItem *)g_ptr_array_index(flow->derived.items, i))->shown.chosen) flow->derived.first_item = (int)i;
}

static Move choice_act(Flow *flow, const Action *action) {
    const char *value = item_arg(items_selected_item(flow), "value:");
    return action->id == ACTION_NEXT && value != NULL && keep(flow, value) ? BACK : STAY;
}

const StepRow step_about_choice = {
    .id = "about-choice",
    .arg = ARG_PERSON,
    .parent = &step_about,
    .back = "person:",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .help = N_("Choose what is usual with you; each letter can be another."),
    .possible = about_possible,
    .act = choice_act,
    .list = choice_list,
    .show = show_head,
};

/* What is typed waits here when one goes back without taking it. */
static Edit *text_here(Flow *flow) {
    Edit *edit = g_hash_table_lookup(flow->typed.about, flow->place.arg);
    PersonId id = person_here(flow);
    if (edit != NULL) return edit;
    edit = edit_new(person_row(id)->lines, FACT_LENGTH_MOST * (person_row(id)->lines ? FACT_VALUES_MOST : 1));
    edit_set(edit, person_get(flow->host.person, id));
    g_hash_table_insert(flow->typed.about, (gpointer)flow->place.arg, edit);
    return edit;
}

static Move text_act_here(Flow *flow, const Action *action) {
    Edit *edit = text_here(flow);
    if (action->id != ACTION_NEXT) {
        text_act(flow, edit, action);
        return STAY;
    }
    if (!keep(flow, edit_text(edit))) return STAY;
    g_hash_table_remove(flow->typed.about, flow->place.arg);
    return BACK;
}

static void show_text(Flow *flow, View *view) {
    show_head(flow, view);
    view->words = text_here(flow);
    if (flow->act.message_kind == MESSAGE_WARNING || flow->act.message_kind == MESSAGE_ERROR) view->words_error = flow->act.message;
}

const StepRow step_about_text = {
    .id = "about-text",
    .arg = ARG_PERSON,
    .parent = &step_about,
    .back = "person:",
    .kind = STEP_WORDS,
    .scope = SCOPE_WORDS,
    .help = N_("Going on keeps it; an empty text is forgotten. Going back keeps what was kept before."),
    .possible = about_possible,
    .act = text_act_here,
    .show = show_text,
};
