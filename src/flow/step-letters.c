/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letters that are kept, below Welcome: a list, and a page for what can be done with one of them.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "flow-private.h"

void kept_letter_free(gpointer data) {
    KeptLetter *letter = data;
    g_free(letter->id);
    g_free(letter->whom);
    g_free(letter->when);
    g_free(letter->step);
    g_free(letter);
}

static KeptLetter *kept_letter_new(const FlowLetter *letter) {
    KeptLetter *kept = g_new0(KeptLetter, 1);
    kept->id = g_strdup(letter->id);
    kept->whom = text_clean(letter->whom, -1, TEXT_PLAIN);
    kept->when = text_clean(letter->when, -1, TEXT_PLAIN);
    kept->step = text_clean(letter->step, -1, TEXT_PLAIN);
    return kept;
}

static const KeptLetter *letter_of(const Flow *flow, const char *id) {
    for (guint i = 0; id != NULL && i < flow->host.letters->len; i++) {
        const KeptLetter *letter = g_ptr_array_index(flow->host.letters, i);
        if (strcmp(letter->id, id) == 0) return letter;
    }
    return NULL;
}

void letters_keep(Flow *flow, const FlowLetter *letters, guint count) {
    g_ptr_array_set_size(flow->host.letters, 0);
    for (guint i = 0; i < count; i++) g_ptr_array_add(flow->host.letters, kept_letter_new(&letters[i]));
}

/* ---- the list ---- */

static void letters_list(Flow *flow) {
    for (guint i = 0; i < flow->host.letters->len; i++) {
        const KeptLetter *letter = g_ptr_array_index(flow->host.letters, i);
        g_autofree char *id = g_strconcat("letter:", letter->id, NULL);
        FlowItem *item = item_add(flow, id, i < 9 ? (char)('1' + i) : 0, letter->whom);
        item->shown.mark = item_keep(flow, letter->when);
        item->shown.detail = item_printf(flow, _("It stands at: %s."), letter->step);
    }
}

static Move letters_act(Flow *flow, const Action *action) {
    const char *id = item_arg(items_selected_item(flow), "letter:");
    return action->id == ACTION_NEXT && id != NULL ? GO(&step_letter, id) : STAY;
}

const StepRow step_letters = {
    .id = "letters",
    .parent = &step_welcome,
    .back = "letters",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("Your unfinished letters"),
    .guidance = N_("The one you changed last comes first."),
    .help = N_("Each line says to whom the letter goes and when it was changed last. Choosing one asks what to do with it."),
    .act = letters_act,
    .list = letters_list,
};

/* ---- one letter ---- */

static void letter_list(Flow *flow) {
    FlowItem *item = item_add(flow, "continue", '1', _("Go on with it"));
    item->shown.detail = _("Where you left it.");
    item = item_add(flow, "delete", '2', _("Delete it"));
    item->shown.detail = _("Asks before it does.");
}

static Move letter_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    if (action->id != ACTION_NEXT) return STAY;
    if (item_arg(item, "delete") != NULL)
        overlay_ask_delete(flow, flow->place.arg, _("Delete this letter? It cannot be brought back."));
    else if (flow->catalogue == NULL)
        flow->act.effect.kind = EFFECT_NEEDS_CATALOGUE;
    else
        flow_effect(flow, EFFECT_DRAFT_CONTINUE, NULL, flow->place.arg, FALSE);
    return STAY;
}

static void letter_show(Flow *flow, View *view) {
    const KeptLetter *letter = letter_of(flow, flow->place.arg);
    if (letter == NULL) return;
    view->title = view_keep(flow, letter->whom);
    view->guidance = view_printf(flow, _("Last changed %s. It stands at: %s."), letter->when, letter->step);
}

const StepRow step_letter = {
    .id = "letter",
    .arg = ARG_LETTER,
    .parent = &step_letters,
    .back = "letter:",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("A letter"),
    .help = N_("Going on with it opens it where you left it. Going back shows the other letters."),
    .act = letter_act,
    .list = letter_list,
    .show = letter_show,
};
