/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A wording with a blank, completed in the sentence itself. What is typed becomes the fact when it
 * is taken with Next; until then nothing of the letter is another one, and the text waits here.
 * Left empty, another wording stands in.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/examples.h"
#include "bowout/letter/placeholder.h"
#include "flow-private.h"

/* The fact that is asked for here; FACT_COUNT: none. */
static FactId fact_here(const Flow *flow) {
    FactSet asked = flow->path.asked & facts_details();
    if (asked == 0 || asked != flow->path.asked || (asked & (asked - 1)) != 0) return FACT_COUNT;
    return (FactId)g_bit_nth_lsf(asked, -1);
}

static gboolean blank_possible(const Flow *flow) {
    const Phrasing *phrasing = asking_phrasing(flow);
    return fact_here(flow) != FACT_COUNT && phrasing != NULL && (phrasing->facts & flow->path.asked) != 0;
}

static Edit *text_here(Flow *flow) {
    return field_text(flow, fact_here(flow), 0)->edit;
}

gboolean blank_prepare(Flow *flow, const Phrasing *phrasing) {
    FactId fact = placeholder_blank(phrasing, flow->answers);
    if (fact == FACT_COUNT) return FALSE;
    g_free(flow->path.asking);
    flow->path.asking = g_strdup(phrasing_id(phrasing));
    flow->path.asked = FACT_BIT(fact);
    return TRUE;
}

/* ---- what could stand there ---- */

/* What the offer says goes first. Borrowed texts; the array is the caller's. */
static GPtrArray *examples_here(const Flow *flow) {
    FactId fact = fact_here(flow);
    g_autoptr(GPtrArray) general = examples_for(flow->catalogue, flow->answers, fact);
    GPtrArray *examples = g_ptr_array_new();
    for (guint i = 0; flow->mail.perhaps[fact] != NULL && i < flow->mail.perhaps[fact]->len; i++)
        g_ptr_array_add(examples, g_ptr_array_index(flow->mail.perhaps[fact], i));
    for (guint i = 0; i < general->len && examples->len < EXAMPLES_SHOWN; i++)
        if (!g_ptr_array_find_with_equal_func(examples, g_ptr_array_index(general, i), g_str_equal, NULL))
            g_ptr_array_add(examples, g_ptr_array_index(general, i));
    return examples;
}

/* The number-th, or counted from the one that stands there: the next (0), the one before (-1). */
static guint which_example(const GPtrArray *examples, const char *text, int number) {
    guint now;
    if (number > 0) return (guint)number - 1;
    if (!g_ptr_array_find_with_equal_func((GPtrArray *)examples, text, g_str_equal, &now)) return number < 0 ? examples->len - 1 : 0;
    return number < 0 ? (now + examples->len - 1) % examples->len : (now + 1) % examples->len;
}

static void put_example(Flow *flow, int number) {
    Edit *edit = text_here(flow);
    g_autoptr(GPtrArray) examples = examples_here(flow);
    guint which = examples->len > 0 ? which_example(examples, edit_text(edit), number) : 0;
    if (which >= examples->len) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("There is no such example here."));
        return;
    }
    text_replace(flow, edit, g_ptr_array_index(examples, which));
}

/* ---- taking ---- */

/* When the sentence's other detail is told already, what tells that one. */
static const Phrasing *instead(Answers *answers, const Catalogue *catalogue, const char *stage, const Phrasing *blank) {
    if (placeholder_missing(blank, answers) == (blank->facts & facts_details())) return suggest_stand_in(catalogue, answers, blank);
    answers_choose_none(answers, stage);
    return suggest_best(catalogue, answers, stage);
}

static void choose_instead(Answers *answers, const Catalogue *catalogue, const char *stage, const Phrasing *blank) {
    const Phrasing *other = instead(answers, catalogue, stage, blank);
    if (other != NULL)
        answers_choose_phrasing(answers, stage, phrasing_id(other));
    else
        answers_choose_none(answers, stage);
}

/* Other parts of the letter may have told the same detail. */
static void stand_in_elsewhere(Flow *flow) {
    for (guint i = answers_choice_count(flow->answers); i > 0; i--) {
        const char *stage = answers_choice_stage(flow->answers, i - 1);
        Choice choice = answers_choice(flow->answers, stage);
        const Phrasing *phrasing = choice.kind == CHOICE_PHRASING ? catalogue_phrasing(flow->catalogue, stage, choice.phrasing) : NULL;
        if (phrasing != NULL && (phrasing->facts & flow->path.asked) != 0) choose_instead(flow->answers, flow->catalogue, stage, phrasing);
    }
}

static void take_empty(Flow *flow) {
    FactId fact = fact_here(flow);
    facts_set(answers_facts(flow->answers), fact, NULL, NULL);
    choose_instead(flow->answers, flow->catalogue, flow->place.arg, asking_phrasing(flow));
    stand_in_elsewhere(flow);
}

gboolean blank_take(Flow *flow) {
    FactId fact = fact_here(flow);
    const char *text = edit_text(text_here(flow));
    g_autoptr(GError) error = NULL;
    if (text_blank(text)) {
        take_empty(flow);
    } else if (!facts_check(fact, text, &error)) {
        flow_say(flow, MESSAGE_ERROR, "%s: %s.", _(fact_row(fact)->prompt), error->message);
        return FALSE;
    } else {
        field_store(flow, fact);
        answers_choose_phrasing(flow->answers, flow->place.arg, flow->path.asking);
    }
    variant_by_hand(flow, flow->place.arg);
    flow_changed(flow);
    return TRUE;
}

static Move blank_act(Flow *flow, const Action *action) {
    if (action->id == ACTION_NEXT) return blank_take(flow) ? NEXT : STAY;
    if (action->id == ACTION_EXAMPLE)
        put_example(flow, action->number);
    else
        text_act(flow, text_here(flow), action);
    return STAY;
}

/* ---- the view ---- */

/* As the letter would be with what is typed; a text that may not stand in it is no fact yet. */
static void blank_preview(Flow *flow, const FlowItem *selected, Answers *answers) {
    (void)selected;
    facts_set(answers_facts(answers), fact_here(flow), NULL, NULL);
    facts_set(answers_facts(answers), fact_here(flow), edit_text(text_here(flow)), NULL);
    answers_choose_phrasing(answers, flow->place.arg, flow->path.asking);
}

static void show_sentence(Flow *flow, View *view) {
    g_autoptr(Answers) answers = view_answers(flow);
    g_autofree char *before = NULL, *after = NULL;
    if (!placeholder_split(phrasing_text(asking_phrasing(flow)), fact_here(flow), answers, flow->catalogue, &before, &after)) return;
    view->before = view_keep(flow, before);
    view->after = view_keep(flow, after);
}

/* What the letter says when nothing is typed. */
static void show_stand_in(Flow *flow, View *view) {
    g_autoptr(Answers) answers = answers_copy(flow->answers);
    g_autofree char *text = NULL;
    if (view->message[0] != '\0' || !text_blank(edit_text(text_here(flow)))) return;
    facts_set(answers_facts(answers), fact_here(flow), NULL, NULL);
    choose_instead(answers, flow->catalogue, flow->place.arg, asking_phrasing(flow));
    text = compose_stage(flow->catalogue, answers, flow->place.arg);
    view->message = text != NULL ? view_printf(flow, _("Left empty, it reads: %s"), text) : _("Left empty, this part has to be chosen anew.");
    view->message_kind = MESSAGE_PLAIN;
}

static void blank_show(Flow *flow, View *view) {
    const Stage *stage = catalogue_stage(flow->catalogue, flow->place.arg);
    g_autoptr(GPtrArray) examples = examples_here(flow);
    view->title = stage->title;
    view->guidance = view_printf(flow, _("%s, in a few words, as it should read in the sentence. You may leave it empty."),
                                 _(fact_row(fact_here(flow))->prompt));
    view->words = text_here(flow);
    view->letter_stage = flow->place.arg;
    for (guint i = 0; i < examples->len; i++)
        g_ptr_array_add(view->examples, (gpointer)view_keep(flow, g_ptr_array_index(examples, i)));
    if (flow->act.message_kind == MESSAGE_WARNING || flow->act.message_kind == MESSAGE_ERROR) view->words_error = flow->act.message;
    show_sentence(flow, view);
    show_stand_in(flow, view);
}

const StepRow step_blank = {
    .id = "blank",
    .kind = STEP_BLANK,
    .scope = SCOPE_BLANK,
    .arg = ARG_STAGE,
    .parent = &step_stage,
    .commands = COMMAND(ACTION_EXAMPLE) | COMMAND(ACTION_SUGGEST_REST),
    .help = N_("Type into the sentence; the letter grows with it. An example can be put in and changed. Going on takes it; left empty, another "
               "wording stands in. Going back takes nothing, and what you typed waits here."),
    .possible = blank_possible,
    .act = blank_act,
    .preview = blank_preview,
    .left_back = asking_left_back,
    .show = blank_show,
};
