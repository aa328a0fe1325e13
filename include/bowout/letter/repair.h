/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * repair: what was typed into a field, as it would better stand in a letter: "maria santos" as
 * Maria Santos, "DATA ENTRY" as data entry, "the VA position (20 hrs)" as VA. It is only ever
 * proposed, and nothing is proposed where it could be wrong: people, firms and brands write
 * themselves as they like.
 */
#ifndef BOWOUT_LETTER_REPAIR_H
#define BOWOUT_LETTER_REPAIR_H

#include "bowout/letter/facts.h"

/* `typed` is in the field of this fact, `facts` what is known besides. Owned by the caller; NULL:
   nothing better is known. What is proposed passes the fact's check and is itself left alone. */
char *repair_propose(FactId fact, const char *typed, const Facts *facts);

#endif
