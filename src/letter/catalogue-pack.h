/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A catalogue as its part of a pack and back.
 */
#ifndef BOWOUT_SRC_LETTER_CATALOGUE_PACK_H
#define BOWOUT_SRC_LETTER_CATALOGUE_PACK_H

#include "catalogue-private.h"

/* What leads to all the rest. */
typedef struct {
    PackList phrasings; /* stage by stage */
    PackList tables;    /* guint8: everything else, which is little and read into structures of memory */
} CatalogueRoot;

extern const PackShape phrasing_shape;
PackPart catalogue_part(void);

/* The tables (catalogue-tables.c). FALSE when what is read is not sound. Writing leaves the
   catalogue as it is. */
void catalogue_put_tables(Catalogue *catalogue, GByteArray *out);
gboolean catalogue_take_tables(Catalogue *catalogue, const char *bytes, gsize length);

/* The catalogue of a part made from these files, both of which it takes; NULL when the part is
   not sound. */
Catalogue *catalogue_of_pack(Pack *pack, GPtrArray *sources);


#endif
