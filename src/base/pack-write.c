/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Making a part: texts and rows are put one after another, and what leads from one to another is
 * counted from there.
 */
#include "config.h"

#include "bowout/base/pack.h"

#include <string.h>

#include "pack-private.h"

struct PackWriter {
    GByteArray *bytes;
    GHashTable *texts; /* text to its place */
    PackShape root;
};

/* Gives where it stands, from the head. */
static guint32 put(PackWriter *writer, gconstpointer bytes, gsize length) {
    static const guint8 zeros[PACK_ALIGNMENT];
    guint over = writer->bytes->len % PACK_ALIGNMENT;
    guint32 at;
    if (over > 0) g_byte_array_append(writer->bytes, zeros, PACK_ALIGNMENT - over);
    at = writer->bytes->len;
    g_byte_array_append(writer->bytes, bytes, (guint)length);
    return at;
}

PackText pack_put_text(PackWriter *writer, const char *text) {
    gpointer known;
    guint32 at = writer->bytes->len;
    if (text == NULL) return (PackText){0};
    known = g_hash_table_lookup(writer->texts, text);
    if (known != NULL) return (PackText){GPOINTER_TO_INT(known)};
    g_byte_array_append(writer->bytes, (const guint8 *)text, (guint)strlen(text) + 1);
    g_hash_table_insert(writer->texts, g_strdup(text), GUINT_TO_POINTER(at));
    return (PackText){(gint32)at};
}

/* A place counted from the head becomes one counted from the number itself, at `at`. */
static void lead_from(gint32 *to, gsize at) {
    if (*to != 0) *to -= (gint32)at;
}

static void lead_rows(PackWriter *writer, guint32 at, guint count, const PackShape *shape) {
    const guint16 *const places[] = {shape->texts, shape->lists, shape->rows};
    for (guint row = 0; row < count; row++, at += (guint32)shape->size)
        for (guint kind = 0; kind < G_N_ELEMENTS(places); kind++)
            for (const guint16 *place = places[kind]; *place != PACK_END; place++) {
                G_STATIC_ASSERT(G_STRUCT_OFFSET(PackList, to) == 0);
                lead_from((gint32 *)(void *)(writer->bytes->data + at + *place), at + *place);
            }
}

PackList pack_put_plain(PackWriter *writer, gconstpointer rows, guint count, gsize size) {
    return count == 0 ? (PackList){0, 0} : (PackList){(gint32)put(writer, rows, count * size), count};
}

PackList pack_put_rows(PackWriter *writer, gconstpointer rows, guint count, const PackShape *shape) {
    PackList list = pack_put_plain(writer, rows, count, shape->size);
    lead_rows(writer, (guint32)list.to, count, shape);
    return list;
}

static const guint16 first[] = {0, PACK_END}, none[] = {PACK_END};
static const PackShape text_shape = {sizeof(PackText), first, none, none};

PackList pack_put_texts(PackWriter *writer, const GPtrArray *texts) {
    g_autofree PackText *rows = g_new(PackText, texts->len + 1);
    for (guint i = 0; i < texts->len; i++) rows[i] = pack_put_text(writer, g_ptr_array_index(texts, i));
    return pack_put_rows(writer, rows, texts->len, &text_shape);
}

static gint by_text(gconstpointer one, gconstpointer other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

PackList pack_put_sorted(PackWriter *writer, const GPtrArray *texts) {
    g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new(texts->len), once = g_ptr_array_sized_new(texts->len);
    for (guint i = 0; i < texts->len; i++) g_ptr_array_add(sorted, g_ptr_array_index(texts, i));
    g_ptr_array_sort(sorted, by_text);
    for (guint i = 0; i < sorted->len; i++)
        if (i == 0 || strcmp(g_ptr_array_index(sorted, i), g_ptr_array_index(sorted, i - 1)) != 0)
            g_ptr_array_add(once, g_ptr_array_index(sorted, i));
    return pack_put_texts(writer, once);
}

/* Before the files are read: what is written to them meanwhile makes the pack one of other
   files. */
static PackList put_sources(PackWriter *writer, const GPtrArray *sources) {
    static const PackShape shape = {sizeof(PackSource), first, none, none};
    g_autofree PackSource *rows = g_new0(PackSource, sources->len + 1);
    G_STATIC_ASSERT(G_STRUCT_OFFSET(PackSource, name) == 0);
    for (guint i = 0; i < sources->len; i++) {
        rows[i].name = pack_put_text(writer, pack_source_name(sources, i));
        pack_sum_file(g_ptr_array_index(sources, i), &rows[i].size, &rows[i].sum);
    }
    return pack_put_rows(writer, rows, sources->len, &shape);
}

PackWriter *pack_writer_new(const PackPart *part, const GPtrArray *sources) {
    PackWriter *writer = g_new0(PackWriter, 1);
    PackHead head = {.layout = part->layout};
    PackList list;
    writer->bytes = g_byte_array_new();
    writer->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    writer->root = part->root;
    memcpy(head.magic, PACK_MAGIC, sizeof head.magic);
    memcpy(head.name, part->name, MIN(strlen(part->name), sizeof head.name));
    put(writer, &head, sizeof head);
    list = put_sources(writer, sources);
    lead_from(&list.to, G_STRUCT_OFFSET(PackHead, sources));
    memcpy(writer->bytes->data + G_STRUCT_OFFSET(PackHead, sources), &list, sizeof list);
    return writer;
}

Pack *pack_writer_end(PackWriter *writer, gconstpointer root) {
    static const guint8 tail[PACK_TAIL];
    PackList at = pack_put_rows(writer, root, 1, &writer->root);
    GByteArray *bytes = writer->bytes;
    PackHead *head;
    put(writer, tail, sizeof tail);
    head = (PackHead *)(void *)bytes->data;
    head->length = bytes->len;
    head->root = (guint32)at.to;
    g_hash_table_unref(writer->texts);
    g_free(writer);
    return pack_of_bytes(bytes);
}

gboolean pack_save(const char *path, const Pack *const *parts, guint count, GError **error) {
    g_autoptr(GByteArray) whole = g_byte_array_new();
    for (guint i = 0; i < count; i++) {
        const PackHead *head = pack_head(parts[i]);
        g_byte_array_append(whole, (const guint8 *)head, head->length);
    }
    return g_file_set_contents_full(path, (const char *)whole->data, (gssize)whole->len, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}
