/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * delivery: how to bring the answer. What the situation says of it goes first; through an agency it is the agency that is told; and
 * where the chosen channel is another one than the offer came by, "answer the way they wrote". The words are the catalogue's advice.
 */
#ifndef BOWOUT_LETTER_DELIVERY_H
#define BOWOUT_LETTER_DELIVERY_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

/* Borrowed from the catalogue; NULL when there is nothing to say. */
const char *delivery_advice(const Catalogue *catalogue, const Answers *answers);

#endif
