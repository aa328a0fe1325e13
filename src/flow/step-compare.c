/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letter as it is and another combination of wordings, to be compared; one of the two is taken.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "flow-private.h"

static void compare_enter(Flow *flow) {
    flow->path.compared = 0;
}

static void compare_list(Flow *flow) {
    g_autofree char *number = NULL;
    g_autoptr(Answers) other = variant_at(flow, &flow->path.compared, &number);
    item_add(flow, "as-is", '1', _("As it is"));
    if (other != NULL) item_add(flow, "other", '2', item_printf(flow, _("Combination %s"), number));
}

static Move compare_act(Flow *flow, const Action *action) {
    if (action->id == ACTION_VARIANT) {
        if (!variant_step(flow, action->number < 0 ? -1 : 1, &flow->path.compared))
            flow_say(flow, MESSAGE_PLAIN, "%s", _("You chose every part yourself: there is no other combination."));
        flow->act.touched = TRUE;
        return STAY;
    }
    if (action->id != ACTION_NEXT) return STAY;
    if (item_arg(items_selected_item(flow), "other") != NULL) variant_take(flow, flow->path.compared);
    return BACK;
}

static void compare_show(Flow *flow, View *view) {
    g_autofree char *number = NULL;
    g_autoptr(Answers) other = variant_at(flow, &flow->path.compared, &number);
    if (other == NULL) return;
    flow->derived.other_letter = compose(flow->catalogue, other);
    view->other = flow->derived.other_letter;
    if (view->message[0] == '\0') view->message = _("What you chose yourself stays in both.");
}

const StepRow step_compare = {
    .id = "compare",
    .parent = &step_review,
    .back = "hand",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("Two letters"),
    .guidance = N_("The letter as it is, and another combination of wordings. Take the one that sounds like you."),
    .help = N_("What differs is bold. Another combination takes the place of the second letter; going on takes the one that is selected."),
    .commands = COMMAND(ACTION_VARIANT),
    .enter = compare_enter,
    .act = compare_act,
    .list = compare_list,
    .show = compare_show,
};
