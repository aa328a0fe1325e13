/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Review: what still stands in the way, what a careful reader would mark, and everything that can
 * be changed. Each row leads to the place where it is settled, and from there back to here.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/placeholder.h"
#include "flow-private.h"

/* ---- names of rows ---- */

/* Findings keep their name while others come and go; the same rule twice in a stage is told
   apart by a number. */
static char *finding_id(const GPtrArray *findings, guint index) {
    const Finding *finding = g_ptr_array_index(findings, index);
    guint same = 0;
    for (guint i = 0; i < index; i++) {
        const Finding *other = g_ptr_array_index(findings, i);
        if (strcmp(other->rule, finding->rule) == 0 && other->stage == finding->stage) same++;
    }
    return g_strdup_printf("finding:%s/%s/%u", finding->rule, finding->stage != NULL ? finding->stage : "", same);
}

static char *lack_id(const Lack *lack) {
    return g_strdup_printf("lack:%d/%d/%s/%s", (int)lack->kind, lack->kind == LACK_FACT ? (int)lack->fact : -1,
                           lack->stage != NULL ? lack->stage : "", lack->text != NULL ? lack->text : "");
}

static const char *stage_name(const Flow *flow, const char *id) {
    const Stage *stage = id != NULL ? catalogue_stage(flow->catalogue, id) : NULL;
    if (stage == NULL) return id;
    return stage->name != NULL ? stage->name : stage->title;
}

static char *lack_sentence(const Flow *flow, const Lack *lack) {
    switch (lack->kind) {
    case LACK_FACT: return g_strdup_printf(_("Still to fill in: %s"), _(fact_row(lack->fact)->prompt));
    case LACK_SITUATION: return g_strdup(_("Still to choose: why you answer as you do"));
    case LACK_STAGE: return g_strdup_printf(_("Still to choose: %s"), stage_name(flow, lack->stage));
    case LACK_PHRASING: return g_strdup_printf(_("%s: the wording chosen is no longer there"), stage_name(flow, lack->stage));
    case LACK_PLACEHOLDER: return g_strdup_printf(_("%s: %s is not filled in"), stage_name(flow, lack->stage), lack->text);
    }
    return g_strdup("");
}

/* What the rows of the list are made of: the lacks first, then the findings that count. */
static const Lack *lack_by_id(const Flow *flow, const char *id) {
    for (guint i = 0; flow->derived.lacks != NULL && i < flow->derived.lacks->len; i++) {
        const Lack *lack = g_ptr_array_index(flow->derived.lacks, i);
        g_autofree char *name = lack_id(lack);
        if (strcmp(name, id) == 0) return lack;
    }
    return NULL;
}

static const Finding *finding_by_id(const Flow *flow, const char *id) {
    const GPtrArray *findings = flow->derived.checked != NULL ? flow->derived.checked->findings : NULL;
    for (guint i = 0; findings != NULL && i < findings->len; i++) {
        g_autofree char *name = finding_id(findings, i);
        if (strcmp(name, id) == 0) return g_ptr_array_index(findings, i);
    }
    return NULL;
}

/* ---- spelling ---- */

static gboolean about_spelling(const Flow *flow, const Finding *finding) {
    guint index;
    return rules_find(flow->rules, finding->rule, &index) && strcmp(rules_info(flow->rules, index).kind_of_rule, "spelling") == 0;
}

/* Words, not sentences. */
static gboolean names_suggestions(const Finding *finding) {
    return finding->suggestions->len > 0 && g_str_has_prefix(finding->rule, "typo.");
}

/* What may have been meant stands before the advice, where it can be seen without taking it. */
static char *advice_on(const Finding *finding) {
    g_autoptr(GString) words = NULL;
    if (!names_suggestions(finding)) return g_strdup(finding->advice);
    words = g_string_new(NULL);
    for (guint i = 0; i < finding->suggestions->len; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index(finding->suggestions, i));
    return g_strdup_printf(_("Perhaps: %s. %s"), words->str, finding->advice);
}

/* ---- the list ---- */

static char next_number(guint *number) {
    (*number)++;
    return *number <= 9 ? (char)('0' + *number) : 0;
}

static guint list_lacks(Flow *flow) {
    guint number = 0;
    for (guint i = 0; i < flow->derived.lacks->len; i++) {
        const Lack *lack = g_ptr_array_index(flow->derived.lacks, i);
        g_autofree char *id = lack_id(lack);
        g_autofree char *text = lack_sentence(flow, lack);
        FlowItem *item = item_add(flow, id, next_number(&number), text);
        item->shown.level = TONE_ERROR;
    }
    return number;
}

static void list_findings(Flow *flow, guint number) {
    const GPtrArray *findings = flow->derived.checked != NULL ? flow->derived.checked->findings : NULL;
    for (guint i = 0; findings != NULL && i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        g_autofree char *id = finding_id(findings, i);
        const char *name = stage_name(flow, finding->stage);
        g_autofree char *text = name != NULL ? g_strdup_printf("%s: %s", name, finding->message) : g_strdup(finding->message);
        g_autofree char *advice = NULL;
        FlowItem *item;
        if (finding->suppressed != NULL) continue;
        item = item_add(flow, id, next_number(&number), text);
        advice = advice_on(finding);
        item->shown.detail = item_keep(flow, advice);
        item->shown.level = (int)finding->level;
    }
}

static void list_place(Flow *flow, Place place, const char *name, const char *value) {
    g_autofree char *leads = place_id(place), *id = g_strconcat("go:", leads, NULL);
    g_autofree char *text = g_strdup_printf("%s: %s", name, value != NULL ? value : "");
    item_add(flow, id, 0, text)->leads = place;
}

static void list_stage(Flow *flow, const char *stage) {
    g_autofree char *words = compose_stage(flow->catalogue, flow->answers, stage);
    gboolean skipped = answers_choice(flow->answers, stage).kind == CHOICE_SKIP;
    list_place(flow, place_make(&step_stage, stage), stage_name(flow, stage),
               words != NULL ? words
               : skipped     ? _("left out")
                             : _("nothing chosen yet"));
}

static void list_changes(Flow *flow) {
    const Situation *situation = flow_situation(flow);
    const Kind *kind = flow_kind(flow);
    const Channel *channel = catalogue_channel(flow->catalogue, answers_channel(flow->answers));
    const Register *reg = catalogue_register(flow->catalogue, answers_register(flow->answers));
    item_add_heading(flow, _("Change something"));
    if (answers_channel(flow->answers) == CHANNEL_EMAIL && catalogue_stage(flow->catalogue, "subject") != NULL) list_stage(flow, "subject");
    if (kind == NULL || kind->framed) list_stage(flow, "greeting");
    for (guint i = 0; kind != NULL && i < kind->stages->len; i++) list_stage(flow, g_ptr_array_index(kind->stages, i));
    if (kind == NULL || kind->framed) list_stage(flow, "sign-off");
    list_place(flow, place_make(&step_situation, NULL), _("Situation"), situation != NULL ? situation->title : _("not chosen yet"));
    list_place(flow, place_make(&step_channel, NULL), _("Channel"), channel->title);
    list_place(flow, place_make(&step_register, NULL), _("Tone"), reg->title);
    list_place(flow, place_make(&step_offer, NULL), _("The offer"), facts_get(answers_facts_const(flow->answers), FACT_COMPANY));
}

/* ---- something of the person's own ---- */

static gboolean tells_own(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    for (guint i = 0; i < kind->stages->len; i++)
        if (answers_choice(flow->answers, g_ptr_array_index(kind->stages, i)).kind == CHOICE_WORDS) return TRUE;
    return suggest_chosen_details(flow->answers, flow->catalogue) > 0;
}

/* The stage's best wording that is completed with a detail; NULL: it has none. */
static const Phrasing *blank_of(const Flow *flow, const char *stage) {
    g_autoptr(GPtrArray) suggestions = suggest_for_menu(flow->catalogue, flow->answers, stage);
    for (guint i = 0; i < suggestions->len; i++) {
        const Suggestion *suggestion = g_ptr_array_index(suggestions, i);
        if (suggestion->suits && placeholder_blank(suggestion->phrasing, flow->answers) != FACT_COUNT) return suggestion->phrasing;
    }
    return NULL;
}

/* Where a detail does most: in a part that is given though it need not be (the reason), else in
   the first that takes one. */
static const Phrasing *blank_for_detail(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    const Phrasing *first = NULL;
    for (guint i = 0; i < kind->stages->len; i++) {
        const char *stage = g_ptr_array_index(kind->stages, i);
        const Phrasing *blank = blank_of(flow, stage);
        if (blank != NULL && catalogue_stage(flow->catalogue, stage)->optional && answers_choice(flow->answers, stage).kind == CHOICE_PHRASING)
            return blank;
        if (first == NULL) first = blank;
    }
    return first;
}

static gboolean takes_detail(const Flow *flow, const char *id) {
    const Stage *stage = catalogue_stage(flow->catalogue, id);
    for (guint i = 0; i < stage->phrasings->len; i++) {
        const Phrasing *phrasing = g_ptr_array_index(stage->phrasings, i);
        if (placeholder_blank(phrasing, flow->answers) != FACT_COUNT && suggest_suits(phrasing, flow->answers, flow->catalogue)) return TRUE;
    }
    return FALSE;
}

static gboolean any_takes_detail(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    for (guint i = 0; i < kind->stages->len; i++)
        if (takes_detail(flow, g_ptr_array_index(kind->stages, i))) return TRUE;
    return FALSE;
}

/* A whole refusal that anybody could have written. A question needs nothing of the kind, nor
   does a bare no. */
static gboolean wants_detail(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    return kind != NULL && kind->framed && !flow_asks(flow) && flow_ready(flow) && !tells_own(flow) &&
           any_takes_detail(flow);
}

static Move visit_detail(Flow *flow) {
    const Phrasing *blank = wants_detail(flow) ? blank_for_detail(flow) : NULL;
    if (blank != NULL && blank_prepare(flow, blank)) return VISIT(place_make(&step_blank, phrasing_stage(blank)));
    flow_say(flow, MESSAGE_PLAIN, "%s", _("It has something of your own in it, or needs nothing of the kind."));
    return STAY;
}

/* ---- all of the list ---- */

static void review_list(Flow *flow) {
    guint number;
    flow_check(flow);
    if (flow_ready(flow)) item_add(flow, "hand", 0, _("Hand it over"));
    if (wants_detail(flow)) item_add(flow, "detail", 'd', _("Nothing in it is only yours yet: add one detail"));
    number = list_lacks(flow);
    list_findings(flow, number);
    list_changes(flow);
    for (guint i = 0; !flow_ready(flow) && i < flow->derived.items->len; i++) {
        const FlowItem *item = g_ptr_array_index(flow->derived.items, i);
        if (item->shown.level != TONE_ERROR) continue;
        flow->derived.first_item = (int)i;
        break;
    }
}

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

static Move take_row(Flow *flow, const FlowItem *item) {
    const Lack *lack = lack_by_id(flow, item->id);
    const Finding *finding = finding_by_id(flow, item->id);
    if (lack != NULL) return visit_lack(flow, lack);
    if (finding != NULL) return visit_finding(flow, finding);
    if (item->leads.row != NULL && (place_stage(item->leads) == NULL || is_stage(flow, item->leads.arg))) return VISIT(item->leads);
    return item_arg(item, "hand") != NULL && flow_ready(flow) ? NEXT : STAY;
}

static const char *stage_of_row(const Flow *flow, const FlowItem *item) {
    const Finding *finding = item != NULL ? finding_by_id(flow, item->id) : NULL;
    const Lack *lack = item != NULL ? lack_by_id(flow, item->id) : NULL;
    if (finding != NULL) return finding->stage;
    if (lack != NULL) return lack->stage;
    return item_arg(item, "go:stage:");
}

/* ---- adding a word ---- */

static void add_word(Flow *flow, const Finding *finding) {
    g_autofree char *text = NULL, *word = NULL;
    if (finding == NULL || !about_spelling(flow, finding)) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Select a word that is not in your dictionary first."));
        return;
    }
    text = letter_text(flow->derived.checked_letter);
    word = g_strndup(text + finding->start, finding->end - finding->start);
    flow_effect(flow, EFFECT_ADD_WORD, NULL, word, FALSE);
}

static Move own_words(Flow *flow, const char *stage) {
    if (is_stage(flow, stage)) return words_open(flow, g_intern_string(stage), NULL, TRUE);
    flow_say(flow, MESSAGE_PLAIN, "%s", _("Select a part of the letter first."));
    return STAY;
}

static Move review_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    if (item == NULL) return STAY;
    if (flow->path.selected == NULL) flow_set_selected(flow, item->id);
    if (action->id == ACTION_DETAIL || (action->id == ACTION_NEXT && item_arg(item, "detail") != NULL)) return visit_detail(flow);
    if (action->id == ACTION_NEXT) return take_row(flow, item);
    if (action->id == ACTION_OWN_WORDS) return own_words(flow, stage_of_row(flow, item));
    if (action->id == ACTION_TAKE_SUGGESTION)
        suggestion_take(flow, finding_by_id(flow, item->id));
    else if (action->id == ACTION_ADD_WORD)
        add_word(flow, finding_by_id(flow, item->id));
    else if (action->id == ACTION_VARIANT)
        variant_in_review(flow);
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

static void show_lacks(Flow *flow, View *view) {
    for (guint i = 0; i < flow->derived.lacks->len; i++) {
        const Lack *lack = g_ptr_array_index(flow->derived.lacks, i);
        g_autofree char *text = lack_sentence(flow, lack);
        ViewFinding *shown = g_new0(ViewFinding, 1);
        *shown = (ViewFinding){.number = (int)view->findings->len + 1,
                               .level = TONE_ERROR,
                               .rule = "missing",
                               .match = "",
                               .advice = "",
                               .stage_name = stage_name(flow, lack->stage),
                               .message = view_keep(flow, text),
                               .blocks = TRUE};
        shown->suggestions = g_ptr_array_new();
        g_ptr_array_add(view->findings, shown);
    }
}

static void show_findings(Flow *flow, View *view) {
    g_autofree char *text = letter_text(flow->derived.checked_letter);
    const GPtrArray *findings = flow->derived.checked != NULL ? flow->derived.checked->findings : NULL;
    for (guint i = 0; findings != NULL && i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        g_autofree char *match = g_strndup(text + finding->start, finding->end - finding->start);
        ViewFinding *shown;
        if (finding->suppressed != NULL) continue;
        shown = g_new0(ViewFinding, 1);
        *shown = (ViewFinding){.number = (int)view->findings->len + 1,
                               .level = finding->level,
                               .rule = finding->rule,
                               .stage_name = stage_name(flow, finding->stage),
                               .match = view_keep(flow, match),
                               .message = finding->message,
                               .advice = finding->advice != NULL ? finding->advice : "",
                               .suggestions = g_ptr_array_ref(finding->suggestions),
                               .blocks = finding->level == TONE_ERROR,
                               .told = names_suggestions(finding),
                               .spelling = about_spelling(flow, finding)};
        g_ptr_array_add(view->findings, shown);
    }
}

static void review_show(Flow *flow, View *view) {
    const FlowItem *item = items_selected_item(flow);
    guint blocking = 0, count;
    flow_check(flow);
    show_lacks(flow, view);
    show_findings(flow, view);
    count = view->findings->len;
    for (guint i = 0; i < count; i++) {
        ViewFinding *finding = g_ptr_array_index(view->findings, i);
        if (finding->number > 9) finding->number = 0;
        if (finding->blocks) blocking++;
    }
    view->letter_stage = stage_of_row(flow, item);
    view->takes_detail = wants_detail(flow);
    if (view->message[0] != '\0') return;
    view->message_kind = blocking > 0 ? MESSAGE_WARNING : count > 0 ? MESSAGE_NOTE : MESSAGE_PRAISE;
    if (blocking > 0)
        view->message = view_printf(
            flow,
            ngettext("%u thing to settle before it can be handed over.", "%u things to settle before it can be handed over.", blocking),
            blocking);
    else if (count > 0)
        view->message = view_printf(
            flow, ngettext("Ready to hand over. %u remark, if you like.", "Ready to hand over. %u remarks, if you like.", count), count);
    else
        view->message = _("Ready to hand over. Nothing a careful reader would mark.");
}

const StepRow step_review = {
    .id = "review",
    .heading = &step_review,
    .name = N_("Review"),
    .kind = STEP_REVIEW,
    .scope = SCOPE_REVIEW,
    .title = N_("Review"),
    .guidance = N_("Read it once aloud. Each row leads to the place where it is changed, and back here."),
    .help = N_("Numbered rows are what a careful reader would mark; a number selects one, going on leads to its part of the letter. "
               "Own words edits the selected part. Taking a suggestion puts the suggested wording in place, and again the next one."),
    .commands = COMMAND(ACTION_OWN_WORDS) | COMMAND(ACTION_DETAIL) | COMMAND(ACTION_TAKE_SUGGESTION) | COMMAND(ACTION_ADD_WORD) | COMMAND(ACTION_VARIANT),
    .enter = review_enter,
    .act = review_act,
    .list = review_list,
    .show = review_show,
};
