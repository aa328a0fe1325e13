/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What compose.c (the letter) and compose-lacks.c (why it is not finished) decide together.
 */
#ifndef BOWOUT_SRC_LETTER_COMPOSE_PRIVATE_H
#define BOWOUT_SRC_LETTER_COMPOSE_PRIVATE_H

#include "bowout/letter/compose.h"

/* The phrasing that speaks for the stage: the chosen one, or the suggested greeting or sign-off;
   NULL when there is none. */
const Phrasing *compose_phrasing(const Catalogue *catalogue, const Answers *answers, const char *stage);

#endif
