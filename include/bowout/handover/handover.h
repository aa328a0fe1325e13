/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * handover: the ways a finished letter gets out. One table; each row carries out its way and says in words what it did and where.
 */
#ifndef BOWOUT_HANDOVER_HANDOVER_H
#define BOWOUT_HANDOVER_HANDOVER_H

#include "bowout/flow/flow.h"
#include "bowout/letter/answers.h"
#include "bowout/letter/compose.h"

typedef enum {
    HANDOVER_DONE,
    HANDOVER_FAILED,
    HANDOVER_EXISTS,    /* the file is there: ask before replacing */
    HANDOVER_SHOW,      /* the face shows the text plainly (normal screen, no borders), then comes back */
    HANDOVER_AT_EXIT    /* printed on the normal screen after the wizard has ended */
} HandoverOutcome;

/* The ways as the flow's table; count through the pointer. */
const FlowWay *handover_ways(guint *count);

/* Carries out one way. `words` (owned by the caller) says what was done, or why not, in one sentence. */
HandoverOutcome handover_carry_out(const char *way, const char *value, gboolean confirmed, const Letter *letter, const Answers *answers,
                                   char **words);

#endif
