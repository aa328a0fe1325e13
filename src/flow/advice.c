/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How soon to answer: what the situation says of itself goes before what holds for all. (How to
 * bring it: letter/delivery.)
 */
#include "config.h"

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
