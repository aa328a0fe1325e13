/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tone and channel of the letter and the spelling it is checked for, changed from anywhere: the
 * next one each time, until it comes round. What was chosen for one of them comes back with it
 * (refit.c).
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/person.h"
#include "flow-private.h"

void manner_take_channel(Flow *flow, ChannelId channel) {
    answers_set_channel(flow->answers, channel);
    flow->chosen.channel_from_habit = flow->chosen.channel_forced = FALSE;
    flow->chosen.channel_before = -1;
    flow_changed(flow);
    flow_refit(flow);
}

void manner_take_register(Flow *flow, RegisterId reg) {
    answers_set_register(flow->answers, reg);
    flow_changed(flow);
    flow_refit(flow);
}

/* The list shows what is chosen now, not what was selected before. */
static void follow(Flow *flow, const StepRow *page) {
    if (flow->place.row == page) g_clear_pointer(&flow->path.selected, g_free);
    flow->act.touched = TRUE;
    items_forget(flow);
}

Move manner_next_register(Flow *flow) {
    RegisterId reg = (RegisterId)(((guint)answers_register(flow->answers) + 1) % REGISTER_COUNT);
    const char *title;
    if (flow->catalogue == NULL) return STAY;
    title = catalogue_register(flow->catalogue, reg)->title;
    flow_say(flow, MESSAGE_NOTE, _("Tone: %s."), title != NULL ? title : register_name(reg));
    manner_take_register(flow, reg);
    follow(flow, &step_register);
    return STAY;
}

Move manner_next_channel(Flow *flow) {
    guint now = (guint)answers_channel(flow->answers), next = now;
    if (flow->catalogue == NULL) return STAY;
    do next = (next + 1) % CHANNEL_COUNT;
    while (next != now && !channel_allowed(flow, (ChannelId)next));
    if (next == now) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("A letter of this kind goes this way only."));
        return STAY;
    }
    flow_say(flow, MESSAGE_NOTE, _("Channel: %s."), channel_title(flow, (ChannelId)next));
    manner_take_channel(flow, (ChannelId)next);
    follow(flow, &step_channel);
    return STAY;
}

/* It is kept for every letter, as on the page about the person. */
Move manner_next_spelling(Flow *flow) {
    const PersonRow *row = person_row(PERSON_SPELLING);
    const char *now = flow->host.person != NULL ? person_get(flow->host.person, PERSON_SPELLING) : NULL;
    guint next = 0;
    if (flow->host.person == NULL) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Not here: on this account nothing is kept of who you are."));
        return STAY;
    }
    for (guint i = 0; now != NULL && row->choices[i] != NULL; i++)
        if (strcmp(row->choices[i], now) == 0 && row->choices[i + 1] != NULL) next = i + 1;
    flow_say(flow, MESSAGE_NOTE, "%s: %s.", _(row->prompt), _(row->titles[next]));
    flow_effect(flow, EFFECT_PERSON, row->name, row->choices[next], FALSE);
    return STAY;
}
