/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A stage in the person's own words. The text lives beside the answers as long as the flow: it becomes the answer when it
 * is taken with Next, and whatever is chosen instead, it is there again when the page is opened again.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "bowout/letter/placeholder.h"
#include "bowout/letter/sentences.h"
#include "flow-private.h"

#define COUNT_CHARACTERS_FROM 3000u /* from here on the counter counts down to the cap */

void own_words_free(gpointer data) {
    OwnWords *words = data;
    edit_free(words->edit);
    g_free(words->from);
    g_free(words);
}

/* ---- the text ---- */

OwnWords *words_of(Flow *flow, const char *stage, gboolean make) {
    OwnWords *words = g_hash_table_lookup(flow->words, stage);
    Choice choice;
    if (words != NULL) return words;
    choice = answers_choice(flow->answers, stage);
    if (choice.kind != CHOICE_WORDS && !make) return NULL;
    words = g_new0(OwnWords, 1);
    words->edit = edit_new(TRUE, OWN_WORDS_LENGTH_MOST);
    if (choice.kind == CHOICE_WORDS) {
        edit_set(words->edit, choice.words);
        words->from = g_strdup(choice.phrasing);
    }
    g_hash_table_insert(flow->words, g_strdup(stage), words);
    return words;
}

void words_keep_all(Flow *flow) {
    for (guint i = 0; i < answers_choice_count(flow->answers); i++) words_of(flow, answers_choice_stage(flow->answers, i), FALSE);
}

static char *filled(const Flow *flow, const char *stage, const char *phrasing_id) {
    const Phrasing *phrasing = phrasing_id != NULL ? catalogue_phrasing(flow->catalogue, stage, phrasing_id) : NULL;
    return phrasing != NULL ? placeholder_fill(phrasing_text(phrasing), flow->answers, flow->catalogue) : NULL;
}

/* Nothing of the person's own is in it: it may be filled anew. */
static gboolean untouched(const Flow *flow, const char *stage, const OwnWords *words) {
    g_autofree char *seed = NULL;
    if (text_blank(edit_text(words->edit))) return TRUE;
    if (answers_choice(flow->answers, stage).kind == CHOICE_WORDS) return FALSE;
    seed = filled(flow, stage, words->from);
    return seed != NULL && strcmp(seed, edit_text(words->edit)) == 0;
}

static void fill(Flow *flow, const char *stage, OwnWords *words, const Phrasing *seed) {
    Choice choice = answers_choice(flow->answers, stage);
    const char *from = seed != NULL ? phrasing_id(seed) : choice.kind == CHOICE_PHRASING ? choice.phrasing : NULL;
    g_autofree char *text = filled(flow, stage, from);
    if (text == NULL) text = compose_stage(flow->catalogue, flow->answers, stage);
    g_free(words->from);
    words->from = g_strdup(from);
    edit_set(words->edit, text);
}

void words_open(Flow *flow, const char *stage, const Phrasing *seed, gboolean direct) {
    OwnWords *words = words_of(flow, stage, TRUE);
    Place page = place_make("words", stage);
    gboolean anew = untouched(flow, stage, words);
    if (anew) fill(flow, stage, words, seed);
    if (direct)
        steps_visit(flow, page, TRUE);
    else
        steps_go(flow, page);
    if (!anew && seed != NULL)
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Your words from before. Empty the text to start from another wording."));
}

/* A field of a wording that is still open, as placeholder_fill marks it; NULL: none. Owned by the caller. */
static char *open_field(const char *text) {
    for (guint i = 0; i < FACT_COUNT; i++) {
        g_autofree char *mark = g_strdup_printf("‹%s›", fact_row((FactId)i)->name);
        if (strstr(text, mark) != NULL) return g_steal_pointer(&mark);
    }
    return NULL;
}

static void take(Flow *flow) {
    const char *stage = flow->place.arg;
    OwnWords *words = words_of(flow, stage, TRUE);
    g_autofree char *text = text_normalise(edit_text(words->edit), TEXT_KEEP_LINES);
    g_autofree char *open = open_field(text);
    g_autoptr(GError) error = NULL;
    if (open != NULL) {
        flow_say(flow, MESSAGE_WARNING, _("Please fill in %s first."), open);
    } else if (text_blank(text) && !catalogue_stage(flow->catalogue, stage)->optional) {
        flow_say(flow, MESSAGE_WARNING, "%s", _("This part is needed: write a sentence, or go back and choose a wording."));
    } else if (text_blank(text)) {
        answers_choose_skip(flow->answers, stage);
        variant_by_hand(flow, stage);
        flow_changed(flow);
        steps_next(flow);
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Nothing written: that part is left out."));
    } else if (!answers_check_words(text, &error)) {
        flow_say(flow, MESSAGE_ERROR, "%s", error->message);
    } else {
        answers_choose_words(flow->answers, stage, text, words->from);
        variant_by_hand(flow, stage);
        flow_changed(flow);
        steps_next(flow);
    }
}

static void words_act(Flow *flow, const Action *action) {
    Edit *edit = words_of(flow, flow->place.arg, TRUE)->edit;
    guint revision = edit_revision(edit);
    gsize cursor = edit_cursor(edit);
    g_autoptr(GError) error = NULL;
    if (action->id == ACTION_NEXT) {
        take(flow);
        return;
    }
    if (action->id == ACTION_EDITOR) {
        flow_effect(flow, EFFECT_EDITOR, flow->place.arg, edit_text(edit), FALSE);
        return;
    }
    if (action->id == ACTION_TYPE)
        edit_insert(edit, action->text, &error);
    else if (action->id == ACTION_PASTE)
        edit_paste(edit, action->text, &error);
    else if (action->id == ACTION_EDIT)
        edit_act(edit, action->edit, action->width);
    if (error != NULL) flow_say(flow, MESSAGE_WARNING, "%s", error->message);
    flow->touched = edit_revision(edit) != revision || edit_cursor(edit) != cursor;
}

/* Nothing is taken as the answer yet: that is Next, which checks it. */
gboolean flow_take_words(Flow *flow, const char *stage, const char *text) {
    Edit *edit;
    g_autofree char *trimmed = g_strchomp(g_strdup(text)); /* editors end the last line */
    g_autoptr(GError) error = NULL;
    if (flow->catalogue == NULL || catalogue_stage(flow->catalogue, stage) == NULL) return FALSE;
    edit = words_of(flow, stage, TRUE)->edit;
    flow_set_message(flow, MESSAGE_NONE, NULL);
    if (strcmp(trimmed, edit_text(edit)) == 0) return TRUE;
    edit_set(edit, NULL);
    if (!edit_paste(edit, trimmed, &error) && error != NULL) flow_say(flow, MESSAGE_WARNING, "%s", error->message);
    flow->view_sound = FALSE;
    return error == NULL;
}

/* ---- the view ---- */

/* Of a chat message or a call the whole counts, not this part of it. */
static const char *counter_of_whole(Flow *flow) {
    g_autoptr(Answers) answers = view_answers(flow);
    g_autoptr(Letter) letter = compose(flow->catalogue, answers);
    return view_measure(flow, letter);
}

static const char *counter(Flow *flow, const char *text) {
    const char *whole = counter_of_whole(flow);
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
    if (flow->message_kind == MESSAGE_WARNING || flow->message_kind == MESSAGE_ERROR) view->words_error = flow->message;
}

const StepRow step_words = {
    .id = "words",
    .kind = STEP_WORDS,
    .scope = SCOPE_WORDS,
    .help = N_("Write this part as you would say it; the letter shows it in its place. Going on takes it. "
               "Going back keeps what you wrote for later and takes nothing."),
    .act = words_act,
    .show = words_show,
};
