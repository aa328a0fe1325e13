/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers say of a letter made from them: the wizard, compose and the proof all check with the same eyes. */
#include "config.h"

#include "bowout/tone/check.h"

CheckContext check_context_of(const Answers *answers, const Catalogue *catalogue) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    return (CheckContext){
        .kind = situation != NULL ? situation->kind->id : NULL,
        .situation = answers_situation(answers),
        .channel = situation_channel(situation, answers_channel(answers)),
        .facts = answers_facts_const(answers),
        .assumes = situation != NULL ? situation->assumes : 0,
        .tone_register = register_name(answers_register(answers)),
    };
}
