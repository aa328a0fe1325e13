/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box for the offer, for terminals that do not say what was pasted and what was typed: there
 * every key is text, until the person says that it is all there. */
#include "config.h"

#include "bowout/base/translate.h"
#include "flow-private.h"

Edit *paste_text(Flow *flow) {
    if (flow->typed.pasted == NULL) flow->typed.pasted = edit_new(TRUE, FLOW_OFFER_TEXT_MOST);
    return flow->typed.pasted;
}

static Move paste_act(Flow *flow, const Action *action) {
    Edit *edit = paste_text(flow);
    Move move;
    if (action->id != ACTION_NEXT) {
        text_act(flow, edit, action);
        return STAY;
    }
    move = offered_read(flow, edit_text(edit));
    if (move.kind != MOVE_STAY) edit_set(edit, NULL);
    return move;
}

static void paste_show(Flow *flow, View *view) {
    view->words = paste_text(flow);
    if (flow->act.message_kind == MESSAGE_WARNING) view->words_error = flow->act.message;
}

const StepRow step_paste = {
    .id = "paste",
    .kind = STEP_WORDS,
    .scope = SCOPE_PASTE,
    .parent = &step_offer,
    .title = N_("Paste the offer, then Ctrl-D"),
    .guidance = N_("As it is: a mail, a chat, a page. What the letter needs is picked out, and nothing is sent anywhere."),
    .help = N_("Paste the offer as your terminal does it; that takes the right mouse button, Ctrl-Shift-V or Shift-Insert in most. When "
               "all of it is "
               "there, Ctrl-D reads it. Going back keeps it here for later."),
    .act = paste_act,
    .show = paste_show,
};
