/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a letter can speak of besides: the hours they ask for, what to wish them luck with. Only
 * phrases that stand alone and fit the wordings ("The hours you need, …, don't fit into my day",
 * "Good luck with …") are proposed. Pay is nobody's business and never proposed.
 */
#ifndef BOWOUT_SRC_MAIL_DETAILS_H
#define BOWOUT_SRC_MAIL_DETAILS_H

#include "proposals.h"

void details_find(const char *text, Proposals *proposals);

#endif
