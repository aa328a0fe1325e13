/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the person is advised on the way: how soon to answer, and how to bring it. What the situation says of itself goes before what holds
 * for all.
 */
#include "config.h"

#include "bowout/base/words.h"
#include "bowout/letter/promptness.h"
#include "flow-private.h"

char *advice_timing(const Flow *flow, MessageKind *kind) {
    const Situation *situation = flow_situation(flow);
    PromptnessReading reading = promptness_read(answers_facts_const(flow->answers));
    const char *own = situation != NULL ? catalogue_advice(flow->catalogue, situation->timing) : NULL;
    *kind = own != NULL ? MESSAGE_NOTE : reading.state == PROMPTNESS_FRESH ? MESSAGE_PRAISE : reading.late ? MESSAGE_WARNING : MESSAGE_NOTE;
    if (own != NULL) return g_strdup(own);
    return reading.advice != NULL && flow->catalogue != NULL ? promptness_advice_text(flow->catalogue, &reading) : NULL;
}

char *advice_delivery(const Flow *flow) {
    const Situation *situation = flow_situation(flow);
    const char *came_by = facts_get(answers_facts_const(flow->answers), FACT_CAME_BY);
    const char *own = situation != NULL ? catalogue_advice(flow->catalogue, situation->delivery) : NULL;
    ChannelId channel;
    if (own != NULL) return g_strdup(own);
    if (came_by == NULL || !channel_by_name(came_by, &channel)) return NULL;
    if (channel == answers_channel(flow->answers)) return NULL;
    return g_strdup_printf(_("The offer came another way (%s): best answer the way they wrote."),
                           field_choice_title(flow, FACT_CAME_BY, came_by));
}
