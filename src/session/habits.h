/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * habits: which channel and tone the last letter had, so that they need not be asked again. A small
 * file in the state folder; that it cannot be read or written is never worth a word.
 */
#ifndef BOWOUT_SESSION_HABITS_H
#define BOWOUT_SESSION_HABITS_H

#include "bowout/letter/answers.h"

/* A ChannelId and a RegisterId, or -1. */
void habits_read(int *channel, int *reg);
void habits_write(const Answers *answers);

#endif
