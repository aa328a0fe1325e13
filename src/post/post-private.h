/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of post share. */
#ifndef BOWOUT_SRC_POST_PRIVATE_H
#define BOWOUT_SRC_POST_PRIVATE_H

#include "bowout/post/post.h"

/* What the helper answered to "read"; NULL and POST_ERROR. */
PostOffer *post_offer_of(const GByteArray *output, GError **error);

#endif
