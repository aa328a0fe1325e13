/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sections of one title out of several files, taken together: a record keeps them in the order of
 * the files. An option that a later file sets stands over the earlier one's; records keep the place
 * where they came first.
 */
#ifndef BOWOUT_SRC_LETTER_CATALOGUE_MERGE_H
#define BOWOUT_SRC_LETTER_CATALOGUE_MERGE_H

#include "bowout/base/confile.h"

typedef struct {
    const char *id;
    GPtrArray *sections; /* const ConfileSection *, never empty */
} Record;

/* The records (owned by the array) of all sections `name` in these sections. Everything in them
   is borrowed from the trees. */
GPtrArray *records_gather(const GPtrArray *parents, const char *name);

const ConfileSection *record_first(const Record *record);
const ConfileSection *record_last(const Record *record);
/* The last section that sets the option; the first section when none does. */
const ConfileSection *record_where(const Record *record, const char *option);
/* NULL: not set anywhere. */
const char *record_string(const Record *record, const char *option);

#endif
