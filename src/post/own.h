/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own: what in an offer is the reader's (see post_know_own). */
#ifndef POST_OWN_H
#define POST_OWN_H

#include "bowout/post/post.h"

/* Gives the same offer back, without such proposals. */
PostOffer *own_left_out(PostOffer *offer);

#endif
