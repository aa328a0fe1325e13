/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Review: the letter itself, walked through part by part and changed where it stands, with what
 * still stands in the way and what a careful reader would mark. Each row leads to the place where
 * it is settled, and from there back to here.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/placeholder.h"
#include "flow-private.h"

/* ---- going to where it is settled ---- */

static Place place_of_fact(Flow *flow, FactId fact, const Phrasing *wanted) {
    const Situation *situation = flow_situation(flow);
    if (situation != NULL && (situation->needs & FACT_BIT(fact)) != 0) return place_make(&step_details, NULL);
    if (fact_row(fact)->in_offer_form || wanted == NULL) return place_make(&step_offer, NULL);
    /* Only a wording that was taken can be asked for its facts at once: an open stage is chosen
       first. */
    if (answers_choice(flow->answers, phrasing_stage(wanted)).kind != CHOICE_PHRASING)
        return place_make(&step_stage, phrasing_stage(wanted));
    if (blank_prepare(flow, wanted)) return place_make(&step_blank, phrasing_stage(wanted));
    g_free(flow->path.asking);
    flow->path.asking = g_strdup(phrasing_id(wanted));
    flow->path.asked = 0;
    for (guint i = 0; i < flow->derived.lacks->len; i++) {
        const Lack *lack = g_ptr_array_index(flow->derived.lacks, i);
        if (lack->kind == LACK_FACT && lack->wanted == wanted) flow->path.asked |= FACT_BIT(lack->fact);
    }
    return place_make(&step_ask, phrasing_stage(wanted));
}

static Move visit_lack(Flow *flow, const Lack *lack) {
    Place place;
    if (lack->kind == LACK_SITUATION) return VISIT(place_make(&step_situation, NULL));
    if (lack->kind != LACK_FACT) return VISIT(place_make(&step_stage, lack->stage));
    place = place_of_fact(flow, lack->fact, lack->wanted);
    if (place.row->facts != NULL) form_focus_on(flow, place, lack->fact);
    return VISIT(place);
}

static gboolean is_stage(const Flow *flow, const char *stage) {
    return stage != NULL && catalogue_stage(flow->catalogue, stage) != NULL;
}

static Move visit_finding(Flow *flow, const Finding *finding) {
    if (is_stage(flow, finding->stage)) return VISIT(place_make(&step_stage, finding->stage));
    flow_say(flow, MESSAGE_NOTE, "%s", _("This is about the letter as a whole: change one of its parts below."));
    return STAY;
}

static Move visit_detail(Flow *flow) {
    const Phrasing *blank = detail_wanted(flow) ? detail_blank(flow) : NULL;
    if (blank != NULL && blank_prepare(flow, blank)) return VISIT(place_make(&step_blank, phrasing_stage(blank)));
    flow_say(flow, MESSAGE_PLAIN, "%s", _("It has something of your own in it, or needs nothing of the kind."));
    return STAY;
}

static Move take_row(Flow *flow, const FlowItem *item) {
    const Lack *lack = notes_lack(flow, item->id);
    const Finding *finding = notes_finding(flow, item->id);
    if (lack != NULL) return visit_lack(flow, lack);
    if (finding != NULL) return visit_finding(flow, finding);
    if (item->leads.row != NULL && (place_stage(item->leads) == NULL || is_stage(flow, item->leads.arg))) return VISIT(item->leads);
    return item_arg(item, "hand") != NULL && flow_ready(flow) ? NEXT : STAY;
}

/* The finding that is selected, else the first one of the selected part that `wanted` holds of. */
static const Finding *finding_here(const Flow *flow, const FlowItem *item, gboolean (*wanted)(const Flow *flow, const Finding *finding)) {
    const Finding *finding = notes_finding(flow, item->id);
    const GPtrArray *findings = flow->derived.checked != NULL ? flow->derived.checked->findings : NULL;
    if (finding != NULL || item->shown.part == NULL) return finding;
    for (guint i = 0; findings != NULL && i < findings->len; i++) {
        finding = g_ptr_array_index(findings, i);
        if (finding->suppressed == NULL && g_strcmp0(finding->stage, item->shown.part) == 0 && wanted(flow, finding)) return finding;
    }
    return NULL;
}

static gboolean has_suggestions(const Flow *flow, const Finding *finding) {
    (void)flow;
    return finding->suggestions->len > 0;
}

/* ---- adding a word ---- */

static void add_word(Flow *flow, const Finding *finding) {
    g_autofree char *text = NULL, *word = NULL;
    if (finding == NULL || !notes_about_spelling(flow, finding)) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Select a word that is not in your dictionary first."));
        return;
    }
    text = letter_text(flow->derived.checked_letter);
    word = g_strndup(text + finding->start, finding->end - finding->start);
    flow_effect(flow, EFFECT_ADD_WORD, NULL, word, FALSE);
}

/* ---- what is done to the selected part ---- */

static void leave_out(Flow *flow, const char *stage) {
    if (!catalogue_stage(flow->catalogue, stage)->optional) {
        flow_say(flow, MESSAGE_NOTE, "%s", _("This part is needed: a letter without it would not be complete."));
        return;
    }
    words_of(flow, stage, FALSE); /* own words stay where they can be found again */
    answers_choose_skip(flow->answers, stage);
    variant_by_hand(flow, stage);
    flow->act.touched = TRUE;
    flow_changed(flow);
}

static Move act_on_part(Flow *flow, const FlowItem *item, const Action *action) {
    const char *stage = item->shown.part;
    if (action->id == ACTION_WORDING && item->leads.row == &step_register) return manner_next_register(flow);
    if (action->id == ACTION_WORDING && item->leads.row == &step_channel) return manner_next_channel(flow);
    if (!is_stage(flow, stage)) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Select a part of the letter first."));
        return STAY;
    }
    if (action->id == ACTION_OWN_WORDS) return words_open(flow, g_intern_string(stage), NULL, TRUE);
    if (action->id == ACTION_SKIP)
        leave_out(flow, stage);
    else if (action->id == ACTION_WORDING)
        wordings_try(flow, stage, action->number < 0 ? -1 : 1);
    else
        wordings_reset(flow, stage);
    return STAY;
}

static Move hand_over(Flow *flow) {
    if (flow_ready(flow)) return NEXT;
    flow_say(flow, MESSAGE_WARNING, "%s", _("Not yet: what is marked !! must be settled first."));
    return STAY;
}

static Move review_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    if (item == NULL) return STAY;
    if (flow->path.selected == NULL) flow_set_selected(flow, item->id);
    switch (action->id) {
    case ACTION_NEXT: return item_arg(item, "detail") != NULL ? visit_detail(flow) : take_row(flow, item);
    case ACTION_DETAIL: return visit_detail(flow);
    case ACTION_HAND_OVER: return hand_over(flow);
    case ACTION_OWN_WORDS:
    case ACTION_SKIP:
    case ACTION_WORDING:
    case ACTION_RESET: return act_on_part(flow, item, action);
    case ACTION_TAKE_SUGGESTION: suggestion_take(flow, finding_here(flow, item, has_suggestions)); break;
    case ACTION_ADD_WORD: add_word(flow, finding_here(flow, item, notes_about_spelling)); break;
    case ACTION_COMPARE:
        if (variant_step(flow, 1, &(guint){flow->chosen.variant})) return GO(&step_compare, NULL);
        flow_say(flow, MESSAGE_PLAIN, "%s", _("You chose every part yourself: there is no other combination."));
        break;
    case ACTION_VARIANT: variant_in_review(flow, action->number < 0 ? -1 : 1); break;
    default: break;
    }
    return STAY;
}

static void review_enter(Flow *flow) {
    flow->path.returning = FALSE;
    flow->path.selected = g_steal_pointer(&flow->path.review_selected);
    /* What now stands in the way goes before the row that led here. */
    if (flow->path.selected != NULL && g_str_has_prefix(flow->path.selected, "go:") && !flow_ready(flow))
        g_clear_pointer(&flow->path.selected, g_free);
}

/* ---- the view ---- */

static ViewFinding *show_note(View *view, const FlowItem *item) {
    ViewFinding *shown = g_new0(ViewFinding, 1);
    shown->number = item->shown.key != 0 ? item->shown.key - '0' : 0;
    shown->level = (ToneLevel)item->shown.level;
    shown->match = shown->advice = "";
    shown->blocks = shown->level == TONE_ERROR;
    g_ptr_array_add(view->findings, shown);
    return shown;
}

static void show_lack(Flow *flow, View *view, const FlowItem *item, const Lack *lack) {
    ViewFinding *shown = show_note(view, item);
    shown->rule = "missing";
    shown->stage_name = part_name(flow, lack->stage);
    shown->message = item->shown.text;
    shown->suggestions = g_ptr_array_new();
}

static void show_finding(Flow *flow, View *view, const FlowItem *item, const Finding *finding) {
    g_autofree char *text = letter_text(flow->derived.checked_letter);
    g_autofree char *match = g_strndup(text + finding->start, finding->end - finding->start);
    ViewFinding *shown = show_note(view, item);
    shown->rule = finding->rule;
    shown->stage_name = part_name(flow, finding->stage);
    shown->match = view_keep(flow, match);
    shown->start = finding->start;
    shown->end = finding->end;
    shown->message = finding->message;
    if (finding->advice != NULL) shown->advice = finding->advice;
    shown->suggestions = g_ptr_array_ref(finding->suggestions);
    shown->told = notes_tells_suggestions(finding);
    shown->spelling = notes_about_spelling(flow, finding);
}

static void show_notes(Flow *flow, View *view) {
    const GPtrArray *items = items_get(flow);
    for (guint i = 0; i < items->len; i++) {
        const FlowItem *item = g_ptr_array_index(items, i);
        const Lack *lack = item->shown.finding >= 0 ? notes_lack(flow, item->id) : NULL;
        const Finding *finding = item->shown.finding >= 0 && lack == NULL ? notes_finding(flow, item->id) : NULL;
        if (lack != NULL) show_lack(flow, view, item, lack);
        if (finding != NULL) show_finding(flow, view, item, finding);
    }
}

static guint blocking(const View *view) {
    guint count = 0;
    for (guint i = 0; i < view->findings->len; i++)
        if (((const ViewFinding *)g_ptr_array_index(view->findings, i))->blocks) count++;
    return count;
}

static void say_state(Flow *flow, View *view) {
    guint stops = blocking(view), count = view->findings->len;
    view->message_kind = stops > 0 ? MESSAGE_WARNING : count > 0 ? MESSAGE_NOTE : MESSAGE_PRAISE;
    if (stops > 0)
        view->message = view_printf(
            flow,
            ngettext("%u thing to settle before it can be handed over.", "%u things to settle before it can be handed over.", stops), stops);
    else if (count > 0)
        view->message = view_printf(
            flow, ngettext("Ready to hand over. %u remark, if you like.", "Ready to hand over. %u remarks, if you like.", count), count);
    else
        view->message = _("Ready to hand over. Nothing a careful reader would mark.");
}

static void say_note(Flow *flow, View *view, const FlowItem *item) {
    const char *detail = item->shown.detail;
    view->message_kind = item->shown.level == TONE_ERROR     ? MESSAGE_ERROR
                         : item->shown.level == TONE_WARNING ? MESSAGE_WARNING
                                                             : MESSAGE_NOTE;
    view->message = detail != NULL ? view_printf(flow, "%s. %s", item->shown.text, detail) : item->shown.text;
}

/* Which part it is, where its words come from, and how they read. */
static void say_part(Flow *flow, View *view, const char *part) {
    const CheckResult *result = flow->derived.checked;
    const Finding *worst = result != NULL ? check_worst(result, part) : NULL;
    const char *praise = result != NULL && worst == NULL ? check_praise(flow->rules, result, part) : NULL;
    g_autofree char *state = wordings_state(flow, part);
    const char *name = part_name(flow, part);
    view->message_kind = worst == NULL                   ? MESSAGE_PLAIN
                         : worst->level == TONE_ERROR    ? MESSAGE_ERROR
                         : worst->level == TONE_WARNING  ? MESSAGE_WARNING
                                                         : MESSAGE_NOTE;
    view->message = worst != NULL    ? view_printf(flow, "%s, %s: %s", name, state, worst->message)
                    : praise != NULL ? view_printf(flow, "%s, %s. %s", name, state, praise)
                                     : view_printf(flow, "%s, %s.", name, state);
}

static void review_show(Flow *flow, View *view) {
    const FlowItem *item = items_selected_item(flow);
    flow_check(flow);
    show_notes(flow, view);
    view->letter_stage = item != NULL ? item->shown.part : NULL;
    view->takes_detail = detail_wanted(flow);
    view->may_skip = is_stage(flow, view->letter_stage) && catalogue_stage(flow->catalogue, view->letter_stage)->optional;
    view->ready = flow_ready(flow);
    if (view->message[0] != '\0') return;
    if (item != NULL && item->shown.finding >= 0 && flow->path.selected != NULL) /* not only where one arrives */
        say_note(flow, view, item);
    else if (item != NULL && item->shown.finding < 0 && item->shown.part != NULL)
        say_part(flow, view, item->shown.part);
    else
        say_state(flow, view);
}

const StepRow step_review = {
    .id = "review",
    .heading = &step_review,
    .name = N_("Review"),
    .kind = STEP_REVIEW,
    .scope = SCOPE_REVIEW,
    .title = N_("Review"),
    .guidance = N_("Read it once aloud. Each part can be changed where it stands."),
    .help = N_("Up and down walk through the letter part by part; the line below says which part it is and how it reads. "
               "Its other wordings can be tried in place; going on opens its page and leads back here. "
               "Numbers in the letter are what a careful reader would mark; a number selects one. "
               "Taking a suggestion puts the suggested wording in place, and again the next one. "
               "What the letter was made from stands below it."),
    .commands = COMMAND(ACTION_HAND_OVER) | COMMAND(ACTION_WORDING) | COMMAND(ACTION_OWN_WORDS) | COMMAND(ACTION_SKIP) |
                COMMAND(ACTION_RESET) | COMMAND(ACTION_DETAIL) | COMMAND(ACTION_TAKE_SUGGESTION) | COMMAND(ACTION_ADD_WORD) |
                COMMAND(ACTION_VARIANT) | COMMAND(ACTION_COMPARE) | COMMAND(ACTION_TONE) | COMMAND(ACTION_CHANNEL) | COMMAND(ACTION_UNDO),
    .enter = review_enter,
    .act = review_act,
    .list = review_list,
    .show = review_show,
};
