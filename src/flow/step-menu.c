/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The menus about the letter as a whole: situation, channel, register.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "flow-private.h"

/* ---- situation ---- */

static const Group *first_group(const Flow *flow) {
    const GPtrArray *groups = catalogue_groups(flow->catalogue);
    return groups->len > 0 ? g_ptr_array_index(groups, 0) : NULL;
}

static const Group *group_of(const Flow *flow, const Situation *situation) {
    return situation->group != NULL ? situation->group : first_group(flow);
}

static gboolean is_chosen(const Flow *flow, const Situation *situation) {
    return g_strcmp0(answers_situation(flow->answers), situation->id) == 0;
}

static void list_situation(Flow *flow, const Situation *situation, gboolean numbered) {
    guint number = flow->derived.items->len + 1;
    g_autofree char *id = g_strconcat("situation:", situation->id, NULL);
    FlowItem *item = item_add(flow, id, numbered && number <= 9 ? (char)('0' + number) : 0, situation->title);
    item->shown.detail = item_keep(flow, situation->guidance);
    item->shown.chosen = is_chosen(flow, situation);
    if (item->shown.chosen) {
        item->shown.mark = _("chosen");
        flow->derived.first_item = (int)flow->derived.items->len - 1;
    }
}

static void list_group(Flow *flow, const Group *group, gboolean heading) {
    const GPtrArray *situations = catalogue_situations(flow->catalogue);
    guint count = 0;
    for (guint i = 0; i < situations->len; i++) {
        const Situation *situation = g_ptr_array_index(situations, i);
        if (group_of(flow, situation) != group || !situation->listed) continue;
        if (count++ == 0 && heading) item_add_heading(flow, group->title);
        list_situation(flow, situation, !heading);
    }
}

static gboolean further_groups(const Flow *flow) {
    const GPtrArray *situations = catalogue_situations(flow->catalogue);
    for (guint i = 0; i < situations->len; i++) {
        const Situation *situation = g_ptr_array_index(situations, i);
        if (situation->listed && group_of(flow, situation) != first_group(flow)) return TRUE;
    }
    return FALSE;
}

/* The first group with digits, then what may be looked at before, then the other groups by their
   titles. */
static void situation_list(Flow *flow) {
    const GPtrArray *groups = catalogue_groups(flow->catalogue);
    const Situation *chosen = flow_situation(flow);
    list_group(flow, first_group(flow), FALSE);
    ticks_list_checklists(flow);
    if (chosen != NULL && !chosen->listed) list_situation(flow, chosen, FALSE);
    flow->derived.further_exist = further_groups(flow);
    for (guint i = 1; flow->path.more && i < groups->len; i++) list_group(flow, g_ptr_array_index(groups, i), TRUE);
    if (flow->derived.further_exist) item_add(flow, "more", 'm', flow->path.more ? _("fewer situations") : _("more situations…"));
}

static void situation_enter(Flow *flow) {
    const Situation *situation = flow_situation(flow);
    flow->path.more = situation != NULL && situation->listed && group_of(flow, situation) != first_group(flow);
}

/* What was asked for is in sight at once: the list is longer than most screens. */
static void select_first_further(Flow *flow) {
    GPtrArray *items = items_get(flow);
    gboolean headed = FALSE;
    g_clear_pointer(&flow->path.selected, g_free);
    for (guint i = 0; flow->path.more && i < items->len; i++) {
        const FlowItem *item = g_ptr_array_index(items, i);
        headed = headed || item->shown.heading;
        if (!headed || item->shown.heading) continue;
        flow_set_selected(flow, item->id);
        return;
    }
}

static void toggle_more(Flow *flow) {
    items_get(flow);
    if (!flow->derived.further_exist) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("There are no more."));
        return;
    }
    flow->path.more = !flow->path.more;
    flow->act.touched = TRUE;
    items_forget(flow);
    select_first_further(flow);
}

void situation_show_following(Flow *flow) {
    GPtrArray *items;
    flow->path.more = TRUE;
    items_forget(flow);
    items = items_get(flow);
    for (guint i = 0; i < items->len; i++) {
        const FlowItem *item = g_ptr_array_index(items, i);
        const char *id = item_arg(item, "situation:");
        const Situation *situation = id != NULL ? catalogue_situation(flow->catalogue, id) : NULL;
        if (situation == NULL || !group_of(flow, situation)->follows) continue;
        flow_set_selected(flow, item->id);
        return;
    }
}

static Move situation_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    const char *id = item_arg(item, "situation:"), *check = item_arg(item, "check:");
    gboolean next = action->id == ACTION_NEXT;
    if (action->id == ACTION_MORE || (next && item_arg(item, "more") != NULL)) return toggle_more(flow), STAY;
    if (next && check != NULL) return GO(&step_check, check);
    if (!next || id == NULL) return STAY;
    situation_take(flow, catalogue_situation(flow->catalogue, id));
    return NEXT;
}

static gboolean situation_open(Flow *flow) {
    return flow_situation(flow) == NULL;
}

static gboolean situation_sound(const Flow *flow) {
    return flow_situation(flow) != NULL && details_missing(flow) == 0;
}

const StepRow step_situation = {
    .id = "situation",
    .heading = &step_situation,
    .name = N_("Situation"),
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("Why do you answer as you do?"),
    .guidance = N_("The letter follows from this. You owe nobody the whole story: choose what is true and enough."),
    .help = N_("Choose the situation that is nearest to yours; the line under it says what to mind. "
               "You can change it later, and back again: then your choices for it are back, too."),
    .open = situation_open,
    .sound = situation_sound,
    .enter = situation_enter,
    .commands = COMMAND(ACTION_FIND),
    .act = situation_act,
    .list = situation_list,
};

/* ---- another situation, proposed first ---- */

/* The page stays on the way as long as one of the two is chosen here. */
static const Situation *instead_of(const Flow *flow) {
    const Situation *situation = catalogue_situation(flow->catalogue, flow->path.instead_of);
    return situation != NULL && situation->instead != NULL ? situation : NULL;
}

static void list_way(Flow *flow, const char *id, char key, const char *words, const Situation *situation) {
    FlowItem *item = item_add(flow, id, key, words);
    item->shown.detail = item_keep(flow, situation->guidance);
    if (is_chosen(flow, situation)) flow->derived.first_item = (int)flow->derived.items->len - 1;
}

static void instead_list(Flow *flow) {
    const Situation *situation = instead_of(flow);
    if (situation == NULL) return;
    list_way(flow, "ask-first", '1', _("Ask first"), situation->instead);
    list_way(flow, "say-no", '2', _("Say no all the same"), situation);
    if (flow->path.instead_due) flow->derived.first_item = 0;
}

static Move instead_act(Flow *flow, const Action *action) {
    const Situation *situation = instead_of(flow);
    const char *instead = flow->path.instead_of;
    if (action->id != ACTION_NEXT || situation == NULL) return STAY;
    situation_take(flow, item_arg(items_selected_item(flow), "ask-first") != NULL ? situation->instead : situation);
    flow->path.instead_of = instead;
    flow->path.instead_due = FALSE;
    return NEXT;
}

static gboolean instead_possible(const Flow *flow) {
    return flow_situation(flow) != NULL && flow->path.instead_of != NULL;
}

static gboolean instead_due(Flow *flow) {
    return flow->path.instead_of != NULL && flow->path.instead_due;
}

const StepRow step_instead = {
    .id = "instead",
    .heading = &step_situation,
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("You could ask before you decide"),
    .guidance = N_("Some of this can be changed by asking. A question costs nothing, and you can still say no after it."),
    .help = N_("What stands in the way may be open to talk. Asking first writes another kind of letter: a question instead of a no. "
               "If your mind is made up, say no all the same."),
    .possible = instead_possible,
    .due = instead_due,
    .act = instead_act,
    .list = instead_list,
};

/* ---- channel ---- */

static void mark_now(Flow *flow, FlowItem *item, gboolean now, gboolean chosen) {
    item->shown.chosen = now && chosen;
    if (item->shown.chosen) item->shown.mark = _("chosen");
    if (now) flow->derived.first_item = (int)flow->derived.items->len - 1;
}

static void channel_list(Flow *flow) {
    for (guint i = 0; i < CHANNEL_COUNT; i++) {
        if (!channel_allowed(flow, (ChannelId)i)) continue;
        g_autofree char *id = g_strconcat("channel:", channel_name((ChannelId)i), NULL);
        FlowItem *item = item_add(flow, id, (char)('1' + flow->derived.items->len), channel_title(flow, (ChannelId)i));
        item->shown.detail = item_keep(flow, catalogue_channel(flow->catalogue, (ChannelId)i)->guidance);
        mark_now(flow, item, answers_channel(flow->answers) == (ChannelId)i, answers_channel_chosen(flow->answers));
    }
}

static void channel_enter(Flow *flow) {
    if (!flow->path.returning) flow->path.asked_channel = TRUE;
}

static gboolean channel_open(Flow *flow) {
    return !channel_known(flow);
}

static Move channel_act(Flow *flow, const Action *action) {
    const char *name = item_arg(items_selected_item(flow), "channel:");
    ChannelId channel;
    if (action->id != ACTION_NEXT || name == NULL || !channel_by_name(name, &channel)) return STAY;
    manner_take_channel(flow, channel);
    return NEXT;
}

/* How to bring it, and how soon, where the situation says something of its own. */
static void channel_show(Flow *flow, View *view) {
    const Situation *situation = flow_situation(flow);
    g_autofree char *timing = NULL;
    MessageKind kind;
    if (situation != NULL && situation->delivery != NULL) view->guidance = catalogue_advice(flow->catalogue, situation->delivery);
    if (situation == NULL || situation->timing == NULL || view->message[0] != '\0') return;
    timing = advice_timing(flow, &kind);
    view->message = view_keep(flow, timing);
    view->message_kind = kind;
}

const StepRow step_channel = {
    .id = "channel",
    .heading = &step_situation,
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("How will you answer?"),
    .guidance = N_("Best the way the offer came to you. After several talks: call first, then confirm it in writing."),
    .help = N_("The same answer is an email, a chat message of a few sentences, or a script for the telephone."),
    .passed = channel_passed,
    .open = channel_open,
    .enter = channel_enter,
    .act = channel_act,
    .list = channel_list,
    .show = channel_show,
};

/* ---- register ---- */

static void register_list(Flow *flow) {
    for (guint i = 0; i < REGISTER_COUNT; i++) {
        const Register *reg = catalogue_register(flow->catalogue, (RegisterId)i);
        g_autofree char *id = g_strconcat("register:", register_name((RegisterId)i), NULL);
        FlowItem *item = item_add(flow, id, (char)('1' + i), reg->title != NULL ? reg->title : register_name((RegisterId)i));
        item->shown.detail = item_keep(flow, reg->guidance);
        mark_now(flow, item, answers_register(flow->answers) == (RegisterId)i, answers_register_chosen(flow->answers));
    }
}

static void register_enter(Flow *flow) {
    if (!flow->path.returning) flow->path.asked_register = TRUE;
}

static gboolean register_passed(const Flow *flow) {
    return !flow->path.asked_register && register_known(flow);
}

static gboolean register_open(Flow *flow) {
    return !register_known(flow);
}

static Move register_act(Flow *flow, const Action *action) {
    const char *name = item_arg(items_selected_item(flow), "register:");
    RegisterId reg;
    if (action->id != ACTION_NEXT || name == NULL || !register_by_name(name, &reg)) return STAY;
    manner_take_register(flow, reg);
    return NEXT;
}

const StepRow step_register = {
    .id = "register",
    .heading = &step_situation,
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("Which tone suits you?"),
    .guidance = N_("Write as you would speak with them. When in doubt, a little more formal."),
    .help = N_("The tone decides which wordings are offered first. Each stage also shows the wordings in the other tones."),
    .passed = register_passed,
    .open = register_open,
    .enter = register_enter,
    .act = register_act,
    .list = register_list,
};
