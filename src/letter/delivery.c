/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Choosing the advice on delivery.
 */
#include "config.h"

#include "bowout/letter/delivery.h"

#define ADVICE_MIRROR "delivery-mirror"
#define ADVICE_AGENCY "delivery-agency"

static gboolean comes_another_way(const Answers *answers) {
    ChannelId came_by;
    return channel_by_name(facts_get(answers_facts_const(answers), FACT_CAME_BY), &came_by) && came_by != answers_channel(answers);
}

const char *delivery_advice(const Catalogue *catalogue, const Answers *answers) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    const char *own = situation == NULL ? NULL : catalogue_advice(catalogue, situation->delivery);
    if (own != NULL) return own;
    if (facts_has(answers_facts_const(answers), FACT_AGENCY)) return catalogue_advice(catalogue, ADVICE_AGENCY);
    return comes_another_way(answers) ? catalogue_advice(catalogue, ADVICE_MIRROR) : NULL;
}
