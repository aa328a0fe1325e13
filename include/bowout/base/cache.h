/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cache: what was made from files with some work, kept for the next time as a block of bytes in the person's cache folder. A block is
 * only given back when it was made by this program from just these files with just this in them, nobody else could have written it,
 * and a sum over its bytes is right; in every other case it is as if there were none. So whoever uses it needs no other proof, and
 * nothing depends on it.
 */
#ifndef BOWOUT_BASE_CACHE_H
#define BOWOUT_BASE_CACHE_H

#include <glib.h>

/* Names the files and what is in them. */
typedef struct {
    guint64 parts[2];
} CacheKey;

/* `paths`: GPtrArray of char *. A file that cannot be read counts as such. */
CacheKey cache_key_of(const GPtrArray *paths);

/* The block `name` made from these files, or NULL. `layout` tells apart what different versions of the program write. The block stays
 * mapped while somebody holds it. */
GBytes *cache_load(const char *name, const GPtrArray *paths, const CacheKey *key, guint64 layout);
/* The pages of a mapped file that is only read need not stay in memory after it was looked over as a whole: what is wanted of them comes
 * back by itself. Only for bytes that are such a file's. */
void cache_let_go(gconstpointer bytes, gsize length);
/* Whether the cache folder is there, or was made just now, and can be written. */
gboolean cache_possible(void);
/* Kept for the next time, 0600; when it cannot be, the next time takes longer. */
void cache_save(const char *name, const GPtrArray *paths, const CacheKey *key, guint64 layout, const GByteArray *block);

#endif
