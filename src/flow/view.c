/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Assembling the view: what all screens have, then what the step adds, then the overlay.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "flow-private.h"

#define FIND_ITEMS_LEAST 8u

/* Keeps the arrays, so that a face may hold on to nothing but the view itself. */
static void empty(View *view) {
    View kept = *view;
    g_ptr_array_set_size(view->steps, 0);
    g_ptr_array_set_size(view->items, 0);
    g_ptr_array_set_size(view->fields, 0);
    g_ptr_array_set_size(view->findings, 0);
    g_ptr_array_set_size(view->examples, 0);
    g_ptr_array_set_size(view->overlay_items, 0);
    g_ptr_array_set_size(view->commands, 0);
    memset(view, 0, sizeof *view);
    view->steps = kept.steps;
    view->items = kept.items;
    view->fields = kept.fields;
    view->findings = kept.findings;
    view->examples = kept.examples;
    view->overlay_items = kept.overlay_items;
    view->commands = kept.commands;
}

/* ---- the step list ---- */

static void show_steps(Flow *flow, View *view) {
    g_autoptr(GArray) headings = NULL;
    if (place_heading(flow->place).row == NULL || flow->catalogue == NULL) return;
    headings = headings_now(flow);
    for (guint i = 0; i < headings->len; i++) {
        Place heading = g_array_index(headings, Place, i);
        ViewStep *step = g_new0(ViewStep, 1);
        step->name = heading_name(flow, heading);
        step->number = (int)i + 1;
        step->state = heading_state(flow, heading);
        if (step->state == STEP_CURRENT) view->step_number = step->number;
        g_ptr_array_add(view->steps, step);
    }
    view->step_count = (int)headings->len;
}

/* ---- the letter ---- */

Answers *flow_answers_shown(Flow *flow) {
    return flow->catalogue != NULL ? view_answers(flow) : answers_copy(flow->answers);
}

/* On Review and at the ways out nothing is typed any more: there the length stands among the
   sentences above. */
static void show_measure(Flow *flow, View *view) {
    const char *measure;
    if (view->letter == NULL || (view->kind != STEP_REVIEW && view->kind != STEP_WAYS_OUT)) return;
    measure = view_measure(flow, view->letter);
    if (measure != NULL) view->guidance = view_printf(flow, "%s %s: %s.", view->guidance, _("Its length"), measure);
}

/* How the selected wording reads, in one line. Says nothing where the person has written
   nothing. */
static void show_tone(Flow *flow, View *view, const char *stage) {
    CheckContext context = flow_check_context(flow, TRUE);
    g_autoptr(CheckResult) result = NULL;
    const Finding *worst;
    const char *praise;
    if (flow->rules == NULL || view->message[0] != '\0') return;
    result = check_letter(flow->rules, flow->derived.view_letter, &context);
    worst = check_worst(result, stage);
    if (worst != NULL) {
        view->message = view_keep(flow, worst->message);
        view->message_kind = worst->level == TONE_NOTE ? MESSAGE_NOTE : worst->level == TONE_WARNING ? MESSAGE_WARNING : MESSAGE_ERROR;
        return;
    }
    praise = check_praise(flow->rules, result, stage);
    if (praise == NULL) return;
    view->message = praise;
    view->message_kind = MESSAGE_PRAISE;
}

static gboolean says_something(const Letter *letter, const char *stage) {
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        for (guint j = 0; j < paragraph->sentences->len; j++)
            if (strcmp(((const Sentence *)g_ptr_array_index(paragraph->sentences, j))->stage, stage) == 0) return TRUE;
    }
    return FALSE;
}

static void show_letter(Flow *flow, View *view) {
    const char *stage = place_stage(flow->place);
    if (flow->catalogue == NULL || place_at_welcome(flow->place)) return;
    view_letter(flow);
    if (flow->derived.view_letter->paragraphs->len == 0) return;
    view->letter = flow->derived.view_letter;
    if (stage != NULL && says_something(flow->derived.view_letter, stage)) show_tone(flow, view, stage);
}

/* ---- commands ---- */

static gboolean has_suggestion(const View *view) {
    for (guint i = 0; i < view->findings->len; i++)
        if (((const ViewFinding *)g_ptr_array_index(view->findings, i))->suggestions->len > 0) return TRUE;
    for (guint i = 0; i < view->fields->len; i++)
        if (((const ViewField *)g_ptr_array_index(view->fields, i))->proposals->len > 0) return TRUE;
    return FALSE;
}

static gboolean has_spelling(const View *view) {
    for (guint i = 0; i < view->findings->len; i++)
        if (((const ViewFinding *)g_ptr_array_index(view->findings, i))->spelling) return TRUE;
    return FALSE;
}

static gboolean may_skip(const View *view) {
    return view->may_skip;
}

static gboolean is_ready(const View *view) {
    return view->ready;
}

/* A part of the letter is selected. */
static gboolean has_part(const View *view) {
    return view->letter_stage != NULL;
}

static gboolean has_further(const View *view) {
    for (guint i = 0; i < view->items->len; i++)
        if (((const ViewItem *)g_ptr_array_index(view->items, i))->key == 'm') return TRUE;
    return FALSE;
}

/* Shorter lists are seen at a glance. */
static gboolean is_long(const View *view) {
    return view->items->len >= FIND_ITEMS_LEAST || has_further(view);
}

static gboolean has_examples(const View *view) {
    return view->examples->len > 0;
}

static gboolean takes_detail(const View *view) {
    return view->takes_detail;
}

static gboolean has_letter(const View *view) {
    return view->letter != NULL;
}

static gboolean knows_offer(const View *view) {
    return view->offer_known;
}

static gboolean keeps_person(const View *view) {
    return view->keeps_person;
}

#define COMMANDS_EVERYWHERE                                                                                                                \
    (COMMAND(ACTION_MORE) | COMMAND(ACTION_OFFER_TEXT) | COMMAND(ACTION_PREVIEW) | COMMAND(ACTION_HELP) | COMMAND(ACTION_LEAVE))

/* In the order in which they are shown: those of everywhere, and those that the step's row
   names. */
static const struct {
    ActionId id;
    gboolean (*sensible)(const View *view); /* NULL: always */
} commands[] = {
    {ACTION_HAND_OVER, is_ready},
    {ACTION_WORDING, has_part},
    {ACTION_FIELD_NEXT, NULL},
    {ACTION_TAKE_SUGGESTION, has_suggestion},
    {ACTION_OFFER_TEXT, knows_offer},
    {ACTION_PASTE_OFFER, NULL},
    {ACTION_EXAMPLE, has_examples},
    {ACTION_DETAIL, takes_detail},
    {ACTION_EDITOR, NULL},
    {ACTION_OWN_WORDS, NULL},
    {ACTION_ADD_WORD, has_spelling},
    {ACTION_SKIP, may_skip},
    {ACTION_RESET, has_part},
    {ACTION_MORE, has_further},
    {ACTION_FIND, is_long},
    {ACTION_TICK, NULL},
    {ACTION_PREVIEW, has_letter},
    {ACTION_VARIANT, NULL},
    {ACTION_COMPARE, NULL},
    {ACTION_TONE, has_letter},
    {ACTION_CHANNEL, has_letter},
    {ACTION_UNDO, NULL},
    {ACTION_SUGGEST_REST, NULL},
    {ACTION_ABOUT, keeps_person},
    {ACTION_HELP, NULL},
    {ACTION_LEAVE, NULL},
};

static void command(View *view, ActionId id) {
    g_ptr_array_add(view->commands, GINT_TO_POINTER(id));
}

/* At Review, and no part of the letter is selected: going on is handing over, which has a key of
   its own. */
static gboolean whole_letter(const View *view) {
    return view->kind == STEP_REVIEW && view->ready && view->selected == 0 && view->overlay == OVERLAY_NONE;
}

static void show_commands(Flow *flow, View *view) {
    guint64 here = flow->place.row->commands | COMMANDS_EVERYWHERE;
    if (!whole_letter(view)) command(view, ACTION_NEXT);
    command(view, ACTION_BACK);
    for (guint i = 0; flow->overlay.kind == OVERLAY_NONE && i < G_N_ELEMENTS(commands); i++)
        if ((here & COMMAND(commands[i].id)) != 0 && (commands[i].sensible == NULL || commands[i].sensible(view)))
            command(view, commands[i].id);
}

/* ---- all of it ---- */

static void assemble(Flow *flow) {
    View *view = &flow->derived.view;
    const StepRow *row = flow->place.row;
    const char *company = facts_get(answers_facts_const(flow->answers), FACT_COMPANY);
    g_autofree char *id = place_id(flow->place);
    const GPtrArray *items = items_get(flow);
    view->kind = row->kind;
    view->page_scope = row->scope;
    view->takes_offer = (row->commands & COMMAND(ACTION_PASTE_OFFER)) != 0;
    view->offer_known = flow->mail.text != NULL;
    view->keeps_person = flow->host.person != NULL;
    view->scope = flow->overlay.kind != OVERLAY_NONE ? SCOPE_OVERLAY : flow->path.find != NULL ? SCOPE_FIND : row->scope;
    view->find = flow->path.find;
    view->id = view_keep(flow, id);
    view->subject = company != NULL ? view_keep(flow, company) : "";
    view->title = row->title != NULL ? _(row->title) : "";
    view->guidance = row->guidance != NULL ? _(row->guidance) : "";
    view->status = flow->host.status;
    view->help_note = flow->host.help_note;
    view->text = "";
    view->message = flow->act.message;
    view->message_kind = flow->act.message_kind;
    for (guint i = 0; i < items->len; i++) g_ptr_array_add(view->items, g_ptr_array_index(items, i));
    view->selected = items_selected(flow);
    view->more_shown = flow->path.more;
    show_steps(flow, view);
    if (row->show != NULL) row->show(flow, view);
    show_letter(flow, view);
    if (view->letter == NULL) view->letter_stage = NULL;
    show_measure(flow, view);
    overlay_show(flow, view);
    show_commands(flow, view);
}

const View *flow_view(Flow *flow) {
    if (flow->derived.view_sound) return &flow->derived.view;
    empty(&flow->derived.view);
    g_string_chunk_clear(flow->derived.view_strings);
    g_clear_pointer(&flow->derived.view_letter, letter_free);
    g_clear_pointer(&flow->derived.other_letter, letter_free);
    assemble(flow);
    flow->derived.view_sound = TRUE;
    return &flow->derived.view;
}
