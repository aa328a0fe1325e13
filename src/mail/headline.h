/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first lines of a page that was copied: a name, and below it what its bearer does, for whom,
 * or where.
 */
#ifndef BOWOUT_SRC_MAIL_HEADLINE_H
#define BOWOUT_SRC_MAIL_HEADLINE_H

#include "proposals.h"

void headline_propose(const char *text, Proposals *proposals);

#endif
