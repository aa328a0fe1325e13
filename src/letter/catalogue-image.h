/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A catalogue as a block of bytes and back. The catalogue that comes from one holds on to it.
 */
#ifndef BOWOUT_SRC_LETTER_CATALOGUE_IMAGE_H
#define BOWOUT_SRC_LETTER_CATALOGUE_IMAGE_H

#include "catalogue-private.h"

#define NO_TEXT 0u /* as a length: NULL */

/* What tells apart blocks of different versions. */
guint64 catalogue_image_layout(void);
GByteArray *catalogue_to_image(const Catalogue *catalogue);
/* NULL when the block is not sound. */
Catalogue *catalogue_from_image(GBytes *bytes);

#endif
