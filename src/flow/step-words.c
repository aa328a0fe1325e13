/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page for a stage in the person's own words.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/sentences.h"
#include "flow-private.h"

#define COUNT_CHARACTERS_FROM 3000u /* from here on the counter counts down to the cap */

static Move taken_as(Flow *flow, const char *stage, Choice choice) {
    answers_choose(flow->answers, stage, choice);
    variant_by_hand(flow, stage);
    flow_changed(flow);
    return NEXT;
}

static Move take(Flow *flow) {
    const char *stage = flow->place.arg;
    OwnWords *words = words_of(flow, stage, TRUE);
    g_autofree char *text = text_normalise(edit_text(words->edit), TEXT_KEEP_LINES);
    g_autofree char *open = words_open_field(text);
    g_autoptr(GError) error = NULL;
    if (open != NULL) {
        flow_say(flow, MESSAGE_WARNING, _("Please fill in %s first."), open);
    } else if (text_blank(text) && !catalogue_stage(flow->catalogue, stage)->optional) {
        flow_say(flow, MESSAGE_WARNING, "%s", _("This part is needed: write a sentence, or go back and choose a wording."));
    } else if (text_blank(text)) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Nothing written: that part is left out."));
        return taken_as(flow, stage, (Choice){.kind = CHOICE_SKIP});
    } else if (!answers_check_words(text, &error)) {
        flow_say(flow, MESSAGE_ERROR, "%s", error->message);
    } else {
        return taken_as(flow, stage, (Choice){.kind = CHOICE_WORDS, .words = text, .phrasing = words->from});
    }
    return STAY;
}

static Move words_act(Flow *flow, const Action *action) {
    Edit *edit = words_of(flow, flow->place.arg, TRUE)->edit;
    if (action->id == ACTION_NEXT) return take(flow);
    if (action->id == ACTION_EDITOR)
        flow_effect(flow, EFFECT_EDITOR, flow->place.arg, edit_text(edit), FALSE);
    else
        text_act(flow, edit, action);
    return STAY;
}

/* ---- the view ---- */

static const char *counter(Flow *flow, const char *text) {
    const char *whole = view_measure(flow, view_letter(flow)); /* of a chat message or a call the whole counts */
    guint words = sentences_count_words(text, strlen(text));
    gsize length = text_length(text);
    if (length >= COUNT_CHARACTERS_FROM) return view_printf(flow, _("%u of %u characters"), (guint)length, OWN_WORDS_LENGTH_MOST);
    if (whole != NULL) return whole;
    return view_printf(flow, ngettext("%u word", "%u words", words), words);
}

static void words_show(Flow *flow, View *view) {
    const Stage *stage = catalogue_stage(flow->catalogue, flow->place.arg);
    Edit *edit = words_of(flow, flow->place.arg, TRUE)->edit;
    view->title = view_printf(flow, _("%s: in your own words"), stage->name != NULL ? stage->name : stage->title);
    view->guidance = stage->guidance != NULL ? stage->guidance : "";
    view->optional = stage->optional;
    view->words = edit;
    view->counter = counter(flow, edit_text(edit));
    view->letter_stage = flow->place.arg;
    if (flow->act.message_kind == MESSAGE_WARNING || flow->act.message_kind == MESSAGE_ERROR) view->words_error = flow->act.message;
}

static void words_preview(Flow *flow, const FlowItem *selected, Answers *answers) {
    const OwnWords *words = words_of(flow, flow->place.arg, TRUE);
    (void)selected;
    if (edit_length(words->edit) > 0)
        answers_choose_words(answers, flow->place.arg, edit_text(words->edit), words->from);
    else
        answers_choose_none(answers, flow->place.arg);
}

const StepRow step_words = {
    .id = "words",
    .kind = STEP_WORDS,
    .scope = SCOPE_WORDS,
    .arg = ARG_STAGE,
    .parent = &step_stage,
    .back = "own",
    .commands = COMMAND(ACTION_EDITOR) | COMMAND(ACTION_SUGGEST_REST),
    .help = N_("Write this part as you would say it; the letter shows it in its place. Going on takes it. "
               "Going back keeps what you wrote for later and takes nothing."),
    .act = words_act,
    .preview = words_preview,
    .show = words_show,
};
