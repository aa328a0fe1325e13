/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The menus about the letter as a whole: situation, channel, register.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/words.h"
#include "flow-private.h"

/* ---- situation ---- */

static const Group *first_group(const Flow *flow) {
    const GPtrArray *groups = catalogue_groups(flow->catalogue);
    return groups->len > 0 ? g_ptr_array_index(groups, 0) : NULL;
}

static const Group *group_of(const Flow *flow, const Situation *situation) {
    return situation->group != NULL ? situation->group : first_group(flow);
}

static void list_situation(Flow *flow, const Situation *situation) {
    guint number = flow->items->len + 1;
    g_autofree char *id = g_strconcat("situation:", situation->id, NULL);
    gboolean first = group_of(flow, situation) == first_group(flow);
    FlowItem *item = item_add(flow, id, first && number <= 9 ? (char)('0' + number) : 0, situation->title);
    item->shown.detail = item_keep(flow, situation->guidance);
    item->shown.chosen = g_strcmp0(answers_situation(flow->answers), situation->id) == 0;
    if (item->shown.chosen) {
        item->shown.mark = _("chosen");
        flow->first_item = (int)flow->items->len - 1;
    }
}

static guint list_group(Flow *flow, const Group *group, gboolean heading) {
    const GPtrArray *situations = catalogue_situations(flow->catalogue);
    guint count = 0;
    for (guint i = 0; i < situations->len; i++) {
        const Situation *situation = g_ptr_array_index(situations, i);
        if (group_of(flow, situation) != group) continue;
        if (count++ == 0 && heading) item_add_heading(flow, group->title);
        list_situation(flow, situation);
    }
    return count;
}

static gboolean further_groups(const Flow *flow) {
    const GPtrArray *situations = catalogue_situations(flow->catalogue);
    for (guint i = 0; i < situations->len; i++)
        if (group_of(flow, g_ptr_array_index(situations, i)) != first_group(flow)) return TRUE;
    return FALSE;
}

static void situation_list(Flow *flow) {
    const GPtrArray *groups = catalogue_groups(flow->catalogue);
    list_group(flow, first_group(flow), FALSE);
    flow->further_exist = further_groups(flow);
    for (guint i = 1; flow->more && i < groups->len; i++) list_group(flow, g_ptr_array_index(groups, i), TRUE);
    if (flow->further_exist) item_add(flow, "more", 'm', flow->more ? _("fewer situations") : _("more situations…"));
}

static void situation_enter(Flow *flow) {
    const Situation *situation = flow_situation(flow);
    flow->more = situation != NULL && group_of(flow, situation) != first_group(flow);
}

static void toggle_more(Flow *flow) {
    items_get(flow);
    if (!flow->further_exist) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("There are no more."));
        return;
    }
    flow->more = !flow->more;
    flow->touched = TRUE;
}

static void situation_act(Flow *flow, const Action *action) {
    FlowItem *item = items_selected_item(flow);
    const char *id = item_arg(item, "situation:");
    if (action->id == ACTION_MORE || (action->id == ACTION_NEXT && item_arg(item, "more") != NULL)) {
        toggle_more(flow);
        return;
    }
    if (action->id != ACTION_NEXT || id == NULL) return;
    if (g_strcmp0(id, answers_situation(flow->answers)) != 0) {
        g_autofree char *copy = g_strdup(id);
        answers_set_situation(flow->answers, copy);
        flow_changed(flow);
        flow_refit(flow);
    }
    steps_next(flow);
}

const StepRow step_situation = {
    .id = "situation",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("Why do you answer as you do?"),
    .guidance = N_("The letter follows from this. You owe nobody the whole story: choose what is true and enough."),
    .help = N_("Choose the situation that is nearest to yours; the line under it says what to mind. "
               "You can change it later: what still fits is kept, and you are told what is not."),
    .enter = situation_enter,
    .act = situation_act,
    .list = situation_list,
};

/* ---- channel ---- */

static void mark_now(Flow *flow, FlowItem *item, gboolean now, gboolean chosen) {
    item->shown.chosen = now && chosen;
    if (item->shown.chosen) item->shown.mark = _("chosen");
    if (now) flow->first_item = (int)flow->items->len - 1;
}

static void channel_list(Flow *flow) {
    for (guint i = 0; i < CHANNEL_COUNT; i++) {
        const Channel *channel = catalogue_channel(flow->catalogue, (ChannelId)i);
        g_autofree char *id = g_strconcat("channel:", channel_name((ChannelId)i), NULL);
        FlowItem *item = item_add(flow, id, (char)('1' + i), channel->title != NULL ? channel->title : channel_name((ChannelId)i));
        item->shown.detail = item_keep(flow, channel->guidance);
        mark_now(flow, item, answers_channel(flow->answers) == (ChannelId)i, answers_channel_chosen(flow->answers));
    }
}

static void channel_act(Flow *flow, const Action *action) {
    const char *name = item_arg(items_selected_item(flow), "channel:");
    ChannelId channel;
    if (action->id != ACTION_NEXT || name == NULL || !channel_by_name(name, &channel)) return;
    answers_set_channel(flow->answers, channel);
    flow->channel_from_habit = FALSE;
    flow_changed(flow);
    flow_refit(flow);
    steps_next(flow);
}

const StepRow step_channel = {
    .id = "channel",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("How will you answer?"),
    .guidance = N_("Best the way the offer came to you."),
    .help = N_("The same answer is an email, a chat message of a few sentences, or a script for the telephone."),
    .act = channel_act,
    .list = channel_list,
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

static void register_act(Flow *flow, const Action *action) {
    const char *name = item_arg(items_selected_item(flow), "register:");
    RegisterId reg;
    if (action->id != ACTION_NEXT || name == NULL || !register_by_name(name, &reg)) return;
    answers_set_register(flow->answers, reg);
    flow_changed(flow);
    flow_refit(flow);
    steps_next(flow);
}

const StepRow step_register = {
    .id = "register",
    .kind = STEP_MENU,
    .scope = SCOPE_MENU,
    .title = N_("Which tone suits you?"),
    .guidance = N_("Write as you would speak with them. When in doubt, a little more formal."),
    .help = N_("The tone decides which wordings are offered first. Each stage also shows the wordings in the other tones."),
    .act = register_act,
    .list = register_list,
};
