/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far the two have come, out of what the offer says: a trial or several talks, one talk,
 * letters back and forth, or nothing yet. Only what is said plainly, of the past, is proposed: a
 * letter thanks for it.
 */
#ifndef BOWOUT_SRC_MAIL_SO_FAR_H
#define BOWOUT_SRC_MAIL_SO_FAR_H

#include "proposals.h"

/* `text`: the sender's words, paragraphs on a line each; `answered`: they had words of ours before
   them. */
void so_far_propose(const char *text, gboolean answered, Proposals *proposals);

#endif
