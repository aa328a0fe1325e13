/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pack: what was read from configuration files, in the form in which it is used: a block of bytes
 * that is mapped and read where it lies (share/doc/pack.md). A place in it is a distance, counted
 * from where the number itself stands, so a row needs no address to be read. A copy of such a row
 * leads nowhere: rows are only ever pointed at.
 *
 * The rooms that have something to keep make one part each; the parts of a language stand one after
 * the other in the file "bowout.pack" of its folder. A part knows the files it was made from and is
 * only taken while they are the same. Whoever takes a part looks once whether every place in it
 * leads to where it should: a damaged one is none.
 */
#ifndef BOWOUT_BASE_PACK_H
#define BOWOUT_BASE_PACK_H

#include <glib.h>

typedef struct {
    gint32 to; /* from here; 0: NULL */
} PackText;

typedef struct {
    gint32 to; /* the first row, from here */
    guint32 count;
} PackList;

static inline const char *pack_text(const PackText *text) {
    return text->to == 0 ? NULL : (const char *)text + text->to;
}

static inline gconstpointer pack_rows(const PackList *list) {
    return (const char *)list + list->to;
}

/* Of a list of texts. */
static inline const char *pack_text_at(const PackList *texts, guint index) {
    return pack_text((const PackText *)pack_rows(texts) + index);
}

gboolean pack_texts_have(const PackList *texts, const char *text);
/* The same for a list that was put in order. */
gboolean pack_sorted_have(const PackList *texts, const char *text);
/* The first of such a list that is this text or comes behind it; NULL: none. */
const char *pack_sorted_from(const PackList *texts, const char *text);

/* Where the places stand in a row: offsets, up to PACK_END. */
typedef struct {
    gsize size;
    const guint16 *texts, *lists; /* lists of texts */
    const guint16 *rows;          /* lists of anything else */
} PackShape;
#define PACK_END G_MAXUINT16

/* ---- reading ---- */

typedef struct Pack Pack;

typedef struct {
    const char *name; /* up to seven letters */
    guint64 layout;   /* what tells apart parts that mean something else: see pack_mix */
    PackShape root;   /* the one row that leads to all others */
} PackPart;

/* The part made from just these files (paths, the first one in the folder where the pack lies).
 * NULL: there is none, in `why` why not (the caller's; NULL when there is no pack at all). */
Pack *pack_open(const PackPart *part, const GPtrArray *sources, char **why);
void pack_free(Pack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pack, pack_free)
gconstpointer pack_root(const Pack *pack);

/* Whether all rows of a list stand in the part, and whether their texts and lists of texts do,
   too. */
gboolean pack_holds(const Pack *pack, const PackList *list, gsize size);
gboolean pack_sound(const Pack *pack, const PackList *list, const PackShape *shape);

/* The path of the file, beside the first source. The caller's. */
char *pack_path(const GPtrArray *sources);

guint64 pack_mix(guint64 hash, gconstpointer bytes, gsize length);

/* ---- writing ---- */

/* Rows are filled in with what the functions below give, and then put. */
typedef struct PackWriter PackWriter;

PackWriter *pack_writer_new(const PackPart *part, const GPtrArray *sources);
PackText pack_put_text(PackWriter *writer, const char *text); /* NULL stays NULL; equal texts stand there once */
PackList pack_put_texts(PackWriter *writer, const GPtrArray *texts);
PackList pack_put_sorted(PackWriter *writer, const GPtrArray *texts); /* in order, each once */
PackList pack_put_rows(PackWriter *writer, gconstpointer rows, guint count, const PackShape *shape);
PackList pack_put_plain(PackWriter *writer, gconstpointer rows, guint count, gsize size); /* without places */
/* The part, kept in memory. The writer is gone. */
Pack *pack_writer_end(PackWriter *writer, gconstpointer root);

/* Several parts as a file, whole or not at all. */
gboolean pack_save(const char *path, const Pack *const *parts, guint count, GError **error);

#endif
