/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The situation, and what follows from it and from what is known: the kind of letter, the facts it
 * needs, where letters like this go, whether channel and tone are still to be asked for.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "flow-private.h"

const Situation *flow_situation(const Flow *flow) {
    const char *id = answers_situation(flow->answers);
    return id != NULL && flow->catalogue != NULL ? catalogue_situation(flow->catalogue, id) : NULL;
}

/* Before the situation is known the steps of a refusal are shown. */
const Kind *flow_kind(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    const Kind *kind;
    if (situation != NULL) return situation->kind;
    if (flow->catalogue == NULL) return NULL;
    kind = catalogue_kind(flow->catalogue, "decline");
    if (kind == NULL && catalogue_kinds(flow->catalogue)->len > 0) kind = g_ptr_array_index(catalogue_kinds(flow->catalogue), 0);
    return kind;
}

gboolean flow_asks(const Flow *flow) {
    const Kind *kind = flow_kind(flow);
    return kind != NULL && strcmp(kind->id, "request") == 0;
}

/* The one channel that the situation is written in, if it is one only. */
static gboolean one_channel(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    return situation != NULL && situation->channels != 0 && (situation->channels & (situation->channels - 1)) == 0;
}

/* It has something to say of how to bring the answer: that is for the page of the channels,
   which is shown then. */
static gboolean says_how(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    return situation != NULL && situation->delivery != NULL && !one_channel(flow);
}

gboolean habit_allowed(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    return flow->host.habit_channel >= 0 && !says_how(flow) &&
           (situation == NULL || situation_allows(situation, (ChannelId)flow->host.habit_channel));
}

gboolean channel_known(const Flow *flow) {
    gboolean came_by = facts_has(answers_facts_const(flow->answers), FACT_CAME_BY) && !says_how(flow);
    return answers_channel_chosen(flow->answers) || came_by || habit_allowed(flow) || one_channel(flow);
}

gboolean channel_passed(const Flow *flow) {
    return one_channel(flow) || (!flow->path.asked_channel && !flow->chosen.channel_forced && channel_known(flow));
}

/* One line that greets nobody has no tone to speak of. */
gboolean register_known(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    if (situation != NULL && !situation->kind->framed) return TRUE;
    return answers_register_chosen(flow->answers) || flow->host.habit_register >= 0;
}

FactSet details_missing(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    FactSet missing = 0;
    for (guint i = 0; situation != NULL && i < FACT_COUNT; i++)
        if ((situation->needs & FACT_BIT(i)) != 0 && !facts_has(answers_facts_const(flow->answers), (FactId)i)) missing |= FACT_BIT(i);
    return missing;
}

/* ---- where letters like this go ---- */

/* Where letters of this situation go; everywhere before it is known. */
gboolean channel_allowed(const Flow *flow, ChannelId channel) {
    const Situation *situation = flow_situation(flow);
    return situation == NULL || situation_allows(situation, channel);
}

const char *channel_title(const Flow *flow, ChannelId id) {
    const Channel *channel = catalogue_channel(flow->catalogue, id);
    return channel->title != NULL ? channel->title : channel_name(id);
}

static void give_channel_back(Flow *flow) {
    if (flow->chosen.channel_before >= 0)
        answers_set_channel(flow->answers, (ChannelId)flow->chosen.channel_before);
    else
        answers_clear_channel(flow->answers);
    flow->chosen.channel_forced = FALSE;
    flow->chosen.channel_before = -1;
}

void channel_fit(Flow *flow) {
    gboolean forced = flow->chosen.channel_forced;
    ChannelId was = answers_channel(flow->answers), to = CHANNEL_EMAIL;
    if (forced) give_channel_back(flow);
    if (!channel_allowed(flow, answers_channel(flow->answers))) {
        while (to + 1 < CHANNEL_COUNT && !channel_allowed(flow, to)) to++;
        flow->chosen.channel_before = answers_channel_chosen(flow->answers) ? (int)answers_channel(flow->answers) : -1;
        flow->chosen.channel_forced = TRUE;
        answers_set_channel(flow->answers, to);
    }
    if (flow->chosen.channel_forced == forced && answers_channel(flow->answers) == was) return;
    flow_changed(flow);
    if (flow->chosen.channel_forced) flow_say(flow, MESSAGE_NOTE, _("An answer like this goes another way: %s."), channel_title(flow, to));
}
