/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One stage of the letter as a menu: its wordings, filled in, best first; own words; leaving it out
 * where that is allowed; and the wordings in other tones behind "more". The letter shows what is
 * selected in its place.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/placeholder.h"
#include "flow-private.h"

static const Stage *stage_here(const Flow *flow) {
    return catalogue_stage(flow->catalogue, flow->place.arg);
}

/* ---- the list ---- */

static char *asks_for(FactSet missing) {
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < FACT_COUNT; i++) {
        if ((missing & FACT_BIT(i)) == 0) continue;
        if (names->len > 0) g_string_append(names, ", ");
        g_string_append(names, fact_row((FactId)i)->name);
    }
    g_string_prepend(names, _("asks for: "));
    return g_string_free(names, FALSE);
}

static void list_phrasing(Flow *flow, const Phrasing *phrasing, const char *text, FactSet missing, guint number) {
    g_autofree char *id = g_strconcat("phrasing:", phrasing_id(phrasing), NULL);
    Choice choice = answers_choice(flow->answers, flow->place.arg);
    FlowItem *item = item_add(flow, id, number <= 9 ? (char)('0' + number) : 0, text);
    item->shown.chosen = choice.kind == CHOICE_PHRASING && strcmp(choice.phrasing, phrasing_id(phrasing)) == 0;
    if (item->shown.chosen) {
        flow->derived.first_item = (int)flow->derived.items->len - 1;
        item->shown.mark = _("chosen");
    }
    if (missing != 0 && placeholder_blank(phrasing, flow->answers) == FACT_COUNT) { /* a blank speaks for itself */
        g_autofree char *mark = asks_for(missing);
        item->shown.mark = item_keep(flow, mark);
    }
}

/* The wording chosen may be one that is no longer offered: it is shown all the same, so that it
   can be kept. */
static void list_chosen_besides(Flow *flow, const GPtrArray *suggestions, gboolean further) {
    Choice choice = answers_choice(flow->answers, flow->place.arg);
    const Phrasing *phrasing =
        choice.kind == CHOICE_PHRASING ? catalogue_phrasing(flow->catalogue, flow->place.arg, choice.phrasing) : NULL;
    g_autofree char *text = NULL;
    if (phrasing == NULL) return;
    for (guint i = 0; i < suggestions->len; i++) {
        const Suggestion *suggestion = g_ptr_array_index(suggestions, i);
        if (suggestion->phrasing == phrasing && (suggestion->suits || further)) return;
    }
    text = placeholder_fill(phrasing_text(phrasing), flow->answers, flow->catalogue);
    list_phrasing(flow, phrasing, text, placeholder_missing(phrasing, flow->answers), 10);
}

static gboolean words_taken(const OwnWords *draft, Choice choice) {
    g_autofree char *text = text_normalise(edit_text(draft->edit), TEXT_KEEP_LINES);
    return strcmp(text, choice.words) == 0;
}

static void list_own_words(Flow *flow) {
    Choice choice = answers_choice(flow->answers, flow->place.arg);
    OwnWords *draft = words_of(flow, flow->place.arg, FALSE);
    const char *words = draft != NULL ? edit_text(draft->edit) : NULL;
    g_autofree char *text =
        words != NULL && !text_blank(words) ? g_strdup_printf(_("My own words: %s"), words) : g_strdup(_("Write it in my own words"));
    FlowItem *item = item_add(flow, "own", 'e', text);
    item->shown.chosen = choice.kind == CHOICE_WORDS;
    if (!item->shown.chosen) return;
    item->shown.mark = words_taken(draft, choice) ? _("chosen") : _("changed, not taken yet");
    flow->derived.first_item = (int)flow->derived.items->len - 1;
}

static void list_skip(Flow *flow, const Stage *stage) {
    FlowItem *item;
    if (!stage->optional) return;
    item = item_add(flow, "skip", 's', stage->skip != NULL ? stage->skip : _("Leave this part out"));
    item->shown.chosen = answers_choice(flow->answers, flow->place.arg).kind == CHOICE_SKIP;
    if (!item->shown.chosen) return;
    item->shown.mark = _("chosen");
    flow->derived.first_item = (int)flow->derived.items->len - 1;
}

static void stage_list(Flow *flow) {
    const Stage *stage = stage_here(flow);
    g_autoptr(GPtrArray) suggestions = wordings_suggested(flow, flow->place.arg);
    guint suitable = 0, number = 0;
    gboolean further, headed = FALSE;
    int first_whole = -1;
    for (guint i = 0; i < suggestions->len; i++)
        if (((const Suggestion *)g_ptr_array_index(suggestions, i))->suits) suitable++;
    flow->derived.further_exist = suitable > 0 && suitable < suggestions->len;
    further = flow->path.more || suitable == 0;
    for (guint i = 0; i < suggestions->len; i++) {
        const Suggestion *suggestion = g_ptr_array_index(suggestions, i);
        if (!suggestion->suits && !further) continue;
        if (!suggestion->suits && !headed && suitable > 0) headed = item_add_heading(flow, _("In other tones")) != NULL;
        list_phrasing(flow, suggestion->phrasing, suggestion->text, suggestion->missing, ++number);
        if (first_whole < 0 && suggestion->suits && suggestion->missing == 0) first_whole = (int)flow->derived.items->len - 1;
    }
    /* Nobody must fill in anything: going on takes a whole wording, which is the one that is
       suggested. */
    if (flow->derived.first_item < 0) flow->derived.first_item = first_whole;
    list_chosen_besides(flow, suggestions, further);
    list_own_words(flow);
    list_skip(flow, stage);
    if (flow->derived.further_exist)
        item_add(flow, "more", 'm', flow->path.more ? _("Only the wordings in my tone") : _("More wordings, in other tones"));
}

/* A wording chosen from the further ones must be in sight. */
static void stage_enter(Flow *flow) {
    Choice choice = answers_choice(flow->answers, flow->place.arg);
    const Phrasing *phrasing =
        choice.kind == CHOICE_PHRASING ? catalogue_phrasing(flow->catalogue, flow->place.arg, choice.phrasing) : NULL;
    flow->path.more = phrasing != NULL && !suggest_suits(phrasing, flow->answers, flow->catalogue);
    answers_keep_lot(flow->answers); /* what is first now stays first */
    items_forget(flow);
}

/* ---- taking ---- */

static Move take_choice(Flow *flow, Choice choice) {
    answers_choose(flow->answers, flow->place.arg, choice);
    variant_by_hand(flow, flow->place.arg);
    flow_changed(flow);
    return NEXT;
}

static Move take_phrasing(Flow *flow, const char *id) {
    const Phrasing *phrasing = catalogue_phrasing(flow->catalogue, flow->place.arg, id);
    FactSet missing = placeholder_missing(phrasing, flow->answers);
    if (missing != 0 && blank_prepare(flow, phrasing)) return GO(&step_blank, flow->place.arg);
    if (missing == 0) return take_choice(flow, (Choice){.kind = CHOICE_PHRASING, .phrasing = phrasing_id(phrasing)});
    g_free(flow->path.asking);
    flow->path.asking = g_strdup(phrasing_id(phrasing));
    flow->path.asked = missing;
    return GO(&step_ask, flow->place.arg);
}

/* Of the selected wording, else of the first one in the list that takes a detail. */
static Move complete(Flow *flow, const char *selected) {
    const Phrasing *phrasing = selected != NULL ? catalogue_phrasing(flow->catalogue, flow->place.arg, selected) : NULL;
    if (phrasing != NULL && blank_prepare(flow, phrasing)) return GO(&step_blank, flow->place.arg);
    for (guint i = 0; i < items_get(flow)->len; i++) {
        const char *id = item_arg(g_ptr_array_index(flow->derived.items, i), "phrasing:");
        phrasing = id != NULL ? catalogue_phrasing(flow->catalogue, flow->place.arg, id) : NULL;
        if (phrasing != NULL && blank_prepare(flow, phrasing)) return GO(&step_blank, flow->place.arg);
    }
    flow_say(flow, MESSAGE_PLAIN, "%s", _("No wording here has a blank for a detail."));
    return STAY;
}

static Move take_skip(Flow *flow) {
    if (stage_here(flow)->optional) return take_choice(flow, (Choice){.kind = CHOICE_SKIP});
    flow_say(flow, MESSAGE_NOTE, "%s", _("This part is needed: a letter without it would not be complete."));
    return STAY;
}

static void take_more(Flow *flow) {
    items_get(flow);
    if (!flow->derived.further_exist) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("These are all the wordings for this."));
        return;
    }
    flow->path.more = !flow->path.more;
    flow->act.touched = TRUE;
}

static Move stage_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    const char *id = item_arg(item, "phrasing:");
    gboolean next = action->id == ACTION_NEXT;
    if (action->id == ACTION_OWN_WORDS || (next && item_arg(item, "own") != NULL))
        return words_open(flow, flow->place.arg, catalogue_phrasing(flow->catalogue, flow->place.arg, id), FALSE);
    if (action->id == ACTION_DETAIL) return complete(flow, id);
    if (action->id == ACTION_SKIP || (next && item_arg(item, "skip") != NULL)) return take_skip(flow);
    if (action->id == ACTION_MORE || (next && item_arg(item, "more") != NULL))
        take_more(flow);
    else if (action->id == ACTION_VARIANT)
        variant_in_stage(flow, action->number < 0 ? -1 : 1);
    return next && id != NULL ? take_phrasing(flow, id) : STAY;
}

static void stage_preview(Flow *flow, const FlowItem *selected, Answers *answers) {
    const char *phrasing = item_arg(selected, "phrasing:"), *stage = flow->place.arg;
    const OwnWords *words = words_of(flow, stage, FALSE);
    if (phrasing != NULL)
        answers_choose_phrasing(answers, stage, phrasing);
    else if (item_arg(selected, "skip") != NULL)
        answers_choose_skip(answers, stage);
    else if (item_arg(selected, "own") != NULL && words != NULL && edit_length(words->edit) > 0)
        answers_choose_words(answers, stage, edit_text(words->edit), words->from);
}

/* Instead of how it reads, as long as it cannot be read whole. */
static void show_asking(Flow *flow, View *view) {
    const char *id = item_arg(items_selected_item(flow), "phrasing:");
    const Phrasing *phrasing = id != NULL ? catalogue_phrasing(flow->catalogue, flow->place.arg, id) : NULL;
    FactSet missing = phrasing != NULL ? placeholder_missing(phrasing, flow->answers) : 0;
    g_autofree char *asks = missing != 0 ? asks_for(missing) : NULL;
    if (asks == NULL || view->message[0] != '\0') return;
    view->message = placeholder_blank(phrasing, flow->answers) != FACT_COUNT
                        ? _("Take it to complete the sentence. You may leave the blank empty: then another wording stands in.")
                        : view_printf(flow, _("This wording %s."), asks);
    view->message_kind = MESSAGE_PLAIN;
}

static gboolean any_detail(Flow *flow) {
    for (guint i = 0; i < items_get(flow)->len; i++) {
        const char *id = item_arg(g_ptr_array_index(flow->derived.items, i), "phrasing:");
        const Phrasing *phrasing = id != NULL ? catalogue_phrasing(flow->catalogue, flow->place.arg, id) : NULL;
        if (phrasing != NULL && placeholder_blank(phrasing, flow->answers) != FACT_COUNT) return TRUE;
    }
    return FALSE;
}

static void stage_show(Flow *flow, View *view) {
    const Stage *stage = stage_here(flow);
    show_asking(flow, view);
    view->title = stage->title;
    view->guidance = stage->guidance != NULL ? stage->guidance : "";
    view->optional = view->may_skip = stage->optional;
    view->takes_detail = any_detail(flow);
    view->more_shown = flow->path.more;
    view->letter_stage = flow->place.arg;
}

const StepRow step_stage = {
    .id = "stage",
    .arg = ARG_STAGE,
    .heading = &step_stage,
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .help = N_("Each line is a wording, filled in with what you told. The letter shows the selected one in its place, and the line "
               "below says how it reads. A wording with a blank is completed in the sentence; one marked \"asks for\" asks for that first. Own words start from the selected wording."),
    .commands = COMMAND(ACTION_DETAIL) | COMMAND(ACTION_OWN_WORDS) | COMMAND(ACTION_SKIP) | COMMAND(ACTION_VARIANT) | COMMAND(ACTION_TONE) | COMMAND(ACTION_CHANNEL) | COMMAND(ACTION_UNDO) | COMMAND(ACTION_SUGGEST_REST),
    .enter = stage_enter,
    .act = stage_act,
    .list = stage_list,
    .preview = stage_preview,
    .show = stage_show,
};
