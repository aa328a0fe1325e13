/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a part of a pack begins.
 */
#ifndef BOWOUT_SRC_BASE_PACK_PRIVATE_H
#define BOWOUT_SRC_BASE_PACK_PRIVATE_H

#include "bowout/base/pack.h"

#define PACK_FILE "bowout.pack"
#define PACK_MAGIC "bowpack1"
#define PACK_ALIGNMENT 8u
#define PACK_TAIL 8u /* zeros at the end of a part: every text ends before it does */

typedef struct {
    char magic[8];
    char name[8];
    guint64 layout;
    guint32 length; /* of the part, this head included */
    guint32 root;   /* where its row stands, from the head */
    PackList sources;
} PackHead;

typedef struct {
    PackText name; /* from the folder of the pack: "catalogue.d/10-greeting.conf" */
    guint32 unused;
    guint64 size, sum;
} PackSource;

/* A part in memory, which it takes. */
Pack *pack_of_bytes(GByteArray *bytes);
const PackHead *pack_head(const Pack *pack);
/* The sum over what is in a file; FALSE when it cannot be read. */
gboolean pack_sum_file(const char *path, guint64 *size, guint64 *sum);
/* The name of a source: its path without the folder of the first one. */
const char *pack_source_name(const GPtrArray *sources, guint index);

#endif
