/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Assembling the view: what all screens have, then what the step adds, then the overlay.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/words.h"
#include "flow-private.h"

/* ---- memory ---- */

const char *view_keep(Flow *flow, const char *text) {
    return text == NULL ? NULL : g_string_chunk_insert(flow->view_strings, text);
}

const char *view_printf(Flow *flow, const char *format, ...) {
    g_autofree char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return view_keep(flow, text);
}

static void field_free(gpointer data) {
    ViewField *field = data;
    if (field->choices != NULL) g_ptr_array_unref((GPtrArray *)field->choices);
    g_free(field);
}

static void finding_free(gpointer data) {
    ViewFinding *finding = data;
    if (finding->suggestions != NULL) g_ptr_array_unref((GPtrArray *)finding->suggestions);
    g_free(finding);
}

void view_init(View *view) {
    memset(view, 0, sizeof *view);
    view->steps = g_ptr_array_new_with_free_func(g_free);
    view->items = g_ptr_array_new();
    view->fields = g_ptr_array_new_with_free_func(field_free);
    view->findings = g_ptr_array_new_with_free_func(finding_free);
    view->overlay_items = g_ptr_array_new_with_free_func(g_free);
    view->commands = g_ptr_array_new();
}

void view_clear(View *view) {
    g_ptr_array_unref(view->steps);
    g_ptr_array_unref(view->items);
    g_ptr_array_unref(view->fields);
    g_ptr_array_unref(view->findings);
    g_ptr_array_unref(view->overlay_items);
    g_ptr_array_unref(view->commands);
}

/* Keeps the arrays, so that a face may hold on to nothing but the view itself. */
static void empty(View *view) {
    View kept = *view;
    g_ptr_array_set_size(view->steps, 0);
    g_ptr_array_set_size(view->items, 0);
    g_ptr_array_set_size(view->fields, 0);
    g_ptr_array_set_size(view->findings, 0);
    g_ptr_array_set_size(view->overlay_items, 0);
    g_ptr_array_set_size(view->commands, 0);
    memset(view, 0, sizeof *view);
    view->steps = kept.steps;
    view->items = kept.items;
    view->fields = kept.fields;
    view->findings = kept.findings;
    view->overlay_items = kept.overlay_items;
    view->commands = kept.commands;
}

/* ---- the step list ---- */

static void show_steps(Flow *flow, View *view) {
    const char *here = steps_heading_of(flow->place);
    g_autoptr(GPtrArray) headings = NULL;
    if (here == NULL || flow->catalogue == NULL) return;
    headings = steps_headings(flow);
    for (guint i = 0; i < headings->len; i++) {
        const char *heading = g_ptr_array_index(headings, i);
        ViewStep *step = g_new0(ViewStep, 1);
        step->name = steps_heading_name(flow, heading);
        step->number = (int)i + 1;
        step->state = steps_heading_state(flow, heading);
        if (step->state == STEP_CURRENT) view->step_number = step->number;
        g_ptr_array_add(view->steps, step);
    }
    view->step_count = (int)headings->len;
}

/* ---- the letter ---- */

static void choose_selected(Flow *flow, Answers *answers, const char *stage) {
    const FlowItem *item = items_selected_item(flow);
    const char *phrasing = item_arg(item, "phrasing:");
    OwnWords *words = words_of(flow, stage, FALSE);
    if (phrasing != NULL)
        answers_choose_phrasing(answers, stage, phrasing);
    else if (item_arg(item, "skip") != NULL)
        answers_choose_skip(answers, stage);
    else if (item_arg(item, "own") != NULL && words != NULL && edit_length(words->edit) > 0)
        answers_choose_words(answers, stage, edit_text(words->edit), words->from);
}

static void choose_written(Flow *flow, Answers *answers, const char *stage) {
    OwnWords *words = words_of(flow, stage, TRUE);
    if (edit_length(words->edit) > 0)
        answers_choose_words(answers, stage, edit_text(words->edit), words->from);
    else
        answers_choose_none(answers, stage);
}

Answers *view_answers(Flow *flow) {
    Answers *answers = answers_copy(flow->answers);
    const char *stage = place_stage(flow->place);
    if (place_is(flow->place, "stage"))
        choose_selected(flow, answers, stage);
    else if (place_is(flow->place, "words"))
        choose_written(flow, answers, stage);
    else if (place_is(flow->place, "ask"))
        answers_choose_phrasing(answers, stage, flow->asking);
    return answers;
}

Answers *flow_answers_shown(Flow *flow) {
    return flow->catalogue != NULL ? view_answers(flow) : answers_copy(flow->answers);
}

/* The smallest platform that it fits, or the largest one when it fits none. */
static const char *measure_chat(Flow *flow, const Letter *letter) {
    const GPtrArray *platforms = catalogue_platforms(flow->catalogue);
    g_autofree char *text = g_strchomp(letter_text(letter));
    guint length = (guint)g_utf8_strlen(text, -1);
    const Platform *platform = NULL;
    for (guint i = 0; i < platforms->len; i++) {
        platform = g_ptr_array_index(platforms, i);
        if (length <= platform->length) return view_printf(flow, _("%u of %u characters of %s"), length, platform->length, platform->title);
    }
    if (platform == NULL) return view_printf(flow, ngettext("%u character", "%u characters", length), length);
    return view_printf(flow, _("%u characters, too long for %s (%u)"), length, platform->title, platform->length);
}

const char *view_measure(Flow *flow, const Letter *letter) {
    guint seconds = letter_speaking_seconds(letter);
    if (letter->channel == CHANNEL_CHAT) return measure_chat(flow, letter);
    if (letter->channel == CHANNEL_PHONE) return view_printf(flow, ngettext("%u second to say", "%u seconds to say", seconds), seconds);
    return NULL;
}

/* On Review and at the ways out nothing is typed any more: there the length stands among the sentences above. */
static void show_measure(Flow *flow, View *view) {
    const char *measure;
    if (view->letter == NULL || (view->kind != STEP_REVIEW && view->kind != STEP_WAYS_OUT)) return;
    measure = view_measure(flow, view->letter);
    if (measure != NULL) view->guidance = view_printf(flow, "%s %s: %s.", view->guidance, _("Its length"), measure);
}

/* How the selected wording reads, in one line. Says nothing where the person has written nothing. */
static void show_tone(Flow *flow, View *view, const char *stage) {
    CheckContext context = flow_check_context(flow, TRUE);
    g_autoptr(CheckResult) result = NULL;
    const Finding *worst;
    const char *praise;
    if (flow->rules == NULL || view->message[0] != '\0') return;
    result = check_letter(flow->rules, flow->view_letter, &context);
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
    g_autoptr(Answers) answers = NULL;
    if (flow->catalogue == NULL || place_at_welcome(flow->place)) return;
    answers = view_answers(flow);
    flow->view_letter = compose(flow->catalogue, answers);
    if (flow->view_letter->paragraphs->len == 0) return;
    view->letter = flow->view_letter;
    if (stage != NULL && says_something(flow->view_letter, stage)) show_tone(flow, view, stage);
}

/* ---- commands ---- */

static void command(View *view, ActionId id) {
    g_ptr_array_add(view->commands, GINT_TO_POINTER(id));
}

static gboolean has_suggestion(const View *view) {
    for (guint i = 0; i < view->findings->len; i++)
        if (((const ViewFinding *)g_ptr_array_index(view->findings, i))->suggestions->len > 0) return TRUE;
    return FALSE;
}

static gboolean has_spelling(const View *view) {
    for (guint i = 0; i < view->findings->len; i++)
        if (((const ViewFinding *)g_ptr_array_index(view->findings, i))->spelling) return TRUE;
    return FALSE;
}

static void show_commands(Flow *flow, View *view) {
    command(view, ACTION_NEXT);
    command(view, ACTION_BACK);
    if (flow->overlay != OVERLAY_NONE) return;
    if (view->kind == STEP_FORM) command(view, ACTION_FIELD_NEXT);
    if (place_is(flow->place, "words")) command(view, ACTION_EDITOR);
    if (place_is(flow->place, "stage") || place_is(flow->place, "review")) command(view, ACTION_OWN_WORDS);
    if (has_suggestion(view)) command(view, ACTION_TAKE_SUGGESTION);
    if (has_spelling(view)) command(view, ACTION_ADD_WORD);
    if (place_is(flow->place, "stage") && view->optional) command(view, ACTION_SKIP);
    if (flow->further_exist) command(view, ACTION_MORE);
    if (view->kind == STEP_CHECKLIST) command(view, ACTION_TICK);
    if (view->letter != NULL) command(view, ACTION_PREVIEW);
    if (place_is(flow->place, "stage") || place_is(flow->place, "review")) command(view, ACTION_VARIANT);
    if (place_stage(flow->place) != NULL) command(view, ACTION_SUGGEST_REST);
    command(view, ACTION_HELP);
    command(view, ACTION_LEAVE);
}

/* ---- all of it ---- */

static void assemble(Flow *flow) {
    View *view = &flow->view;
    const StepRow *row = flow->place.row;
    const char *company = facts_get(answers_facts_const(flow->answers), FACT_COMPANY);
    g_autofree char *id = place_id(flow->place);
    const GPtrArray *items = items_get(flow);
    view->kind = row->kind;
    view->scope = flow->overlay != OVERLAY_NONE ? SCOPE_OVERLAY : row->scope;
    view->id = view_keep(flow, id);
    view->subject = company != NULL ? view_keep(flow, company) : "";
    view->title = row->title != NULL ? _(row->title) : "";
    view->guidance = row->guidance != NULL ? _(row->guidance) : "";
    view->status = flow->status;
    view->help_note = flow->help_note;
    view->text = "";
    view->message = flow->message;
    view->message_kind = flow->message_kind;
    for (guint i = 0; i < items->len; i++) g_ptr_array_add(view->items, g_ptr_array_index(items, i));
    view->selected = items_selected(flow);
    view->more_shown = flow->more;
    show_steps(flow, view);
    if (row->show != NULL) row->show(flow, view);
    show_letter(flow, view);
    if (view->letter == NULL) view->letter_stage = NULL;
    show_measure(flow, view);
    overlay_show(flow, view);
    show_commands(flow, view);
}

const View *flow_view(Flow *flow) {
    if (flow->view_sound) return &flow->view;
    empty(&flow->view);
    g_string_chunk_clear(flow->view_strings);
    g_clear_pointer(&flow->view_letter, letter_free);
    assemble(flow);
    flow->view_sound = TRUE;
    return &flow->view;
}
