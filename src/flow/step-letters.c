/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letters that are kept, below Welcome: a list, and a page for what can be done with one of
 * them.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "flow-private.h"

void kept_letter_free(gpointer data) {
    KeptLetter *letter = data;
    g_free(letter->id);
    g_free(letter->whom);
    g_free(letter->when);
    g_free(letter->step);
    g_free(letter->handed);
    g_free(letter);
}

static KeptLetter *kept_letter_new(const FlowLetter *letter) {
    KeptLetter *kept = g_new0(KeptLetter, 1);
    kept->id = g_strdup(letter->id);
    kept->whom = text_clean(letter->whom, -1, TEXT_PLAIN);
    kept->when = text_clean(letter->when, -1, TEXT_PLAIN);
    kept->step = text_clean(letter->step != NULL ? letter->step : "", -1, TEXT_PLAIN);
    kept->handed = letter->handed != NULL ? text_clean(letter->handed, -1, TEXT_PLAIN) : NULL;
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

static char *standing(const KeptLetter *letter) {
    if (letter->handed != NULL) return g_strdup_printf(_("Handed over %s"), letter->handed);
    return g_strdup_printf(_("Not finished, at: %s."), letter->step);
}

static void list_letter(Flow *flow, const KeptLetter *letter, guint number) {
    g_autofree char *id = g_strconcat("letter:", letter->id, NULL), *where = standing(letter);
    FlowItem *item = item_add(flow, id, number <= 9 ? (char)('0' + number) : 0, letter->whom);
    item->shown.mark = item_keep(flow, letter->when);
    item->shown.detail = item_keep(flow, where);
}

static guint count_of(const Flow *flow, gboolean finished) {
    guint count = 0;
    for (guint i = 0; i < flow->host.letters->len; i++)
        if ((((const KeptLetter *)g_ptr_array_index(flow->host.letters, i))->handed != NULL) == finished) count++;
    return count;
}

/* What is not finished comes first. */
static void letters_list(Flow *flow) {
    gboolean both = count_of(flow, FALSE) > 0 && count_of(flow, TRUE) > 0;
    guint number = 0;
    for (int finished = FALSE; finished <= TRUE; finished++) {
        gboolean headed = !both;
        for (guint i = 0; i < flow->host.letters->len; i++) {
            const KeptLetter *letter = g_ptr_array_index(flow->host.letters, i);
            if ((letter->handed != NULL) != finished) continue;
            if (!headed) item_add_heading(flow, finished ? _("Handed over") : _("Not finished"));
            headed = TRUE;
            list_letter(flow, letter, ++number);
        }
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
    .title = N_("Your letters"),
    .guidance = N_("Go on with one, read it, or begin a new one from it. What you changed last comes first."),
    .help =
        N_("Each line says to whom the letter goes and when it was changed last; below stands how far it is, or how it was handed over. "
           "Choosing one asks what to do with it."),
    .commands = COMMAND(ACTION_FIND),
    .act = letters_act,
    .list = letters_list,
};

/* ---- one letter ---- */

static void letter_list(Flow *flow) {
    const KeptLetter *letter = letter_of(flow, flow->place.arg);
    gboolean finished = letter != NULL && letter->handed != NULL;
    FlowItem *item = item_add(flow, "continue", '1', finished ? _("Open it again") : _("Go on with it"));
    item->shown.detail =
        finished ? _("For a correction. If you make it one to somebody else, that becomes a new letter.") : _("Where you left it.");
    item = item_add(flow, "read", '2', _("Read it"));
    item->shown.detail = _("As it stands; nothing is changed.");
    item = item_add(flow, "begin", '3', _("Begin a new letter from it"));
    item->shown.detail = _("With your name, situation, tone and wordings; the offer is asked anew. This one stays as it is.");
    if (finished) {
        item = item_add(flow, "follow", '4', _("They wrote back"));
        item->shown.detail = _("The next letter to the same people: what you know of them and the thread are kept.");
    }
    item = item_add(flow, "delete", finished ? '5' : '4', _("Delete it"));
    item->shown.detail = _("Asks before it does.");
    if (finished) flow->derived.first_item = 1;
}

static const struct {
    const char *item;
    EffectKind effect;
} letter_effects[] = {
    {"continue", EFFECT_DRAFT_CONTINUE}, {"read", EFFECT_DRAFT_READ}, {"begin", EFFECT_DRAFT_BEGIN}, {"follow", EFFECT_DRAFT_FOLLOW}};

static Move letter_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    if (action->id != ACTION_NEXT) return STAY;
    if (item_arg(item, "delete") != NULL)
        overlay_ask_delete(flow, flow->place.arg, _("Delete this letter? It cannot be brought back."));
    else if (flow->catalogue == NULL)
        flow->act.effect.kind = EFFECT_NEEDS_CATALOGUE;
    else
        for (guint i = 0; i < G_N_ELEMENTS(letter_effects); i++)
            if (item_arg(item, letter_effects[i].item) != NULL) flow_effect(flow, letter_effects[i].effect, NULL, flow->place.arg, FALSE);
    return STAY;
}

static void letter_show(Flow *flow, View *view) {
    const KeptLetter *letter = letter_of(flow, flow->place.arg);
    g_autofree char *where = letter != NULL ? standing(letter) : NULL;
    if (letter == NULL) return;
    view->title = view_keep(flow, letter->whom);
    view->guidance = view_printf(flow, _("Last changed %s. %s"), letter->when, where);
}

const StepRow step_letter = {
    .id = "letter",
    .arg = ARG_LETTER,
    .parent = &step_letters,
    .back = "letter:",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("A letter"),
    .help = N_(
        "A letter that was handed over stays as it was when you begin a new one from it, or make it one to somebody else. Going back shows "
        "the other letters."),
    .act = letter_act,
    .list = letter_list,
    .show = letter_show,
};
