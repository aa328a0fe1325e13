/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * suggestion: puts what a finding suggests in the place of what it found. The stage then is in the person's own words.
 */
#ifndef BOWOUT_FLOW_SUGGESTION_H
#define BOWOUT_FLOW_SUGGESTION_H

#include "flow-private.h"

/* finding NULL: nothing is selected, or the place of the one taken last: then its next suggestion. */
void suggestion_take(Flow *flow, const Finding *finding);

#endif
