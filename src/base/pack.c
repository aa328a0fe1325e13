/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking a part out of a pack. Nothing is believed: the head says how long the part is, and no
 * place may lead out of it.
 */
#include "config.h"

#include "bowout/base/pack.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/translate.h"
#include "pack-private.h"

struct Pack {
    const char *bytes; /* of the part, in one of these: */
    GMappedFile *file;
    GByteArray *memory;
};

static const guint16 source_texts[] = {G_STRUCT_OFFSET(PackSource, name), PACK_END}, none[] = {PACK_END};
static const PackShape source_shape = {sizeof(PackSource), source_texts, none, none};

const PackHead *pack_head(const Pack *pack) {
    return (const PackHead *)(const void *)pack->bytes;
}

void pack_free(Pack *pack) {
    if (pack == NULL) return;
    g_clear_pointer(&pack->file, g_mapped_file_unref);
    g_clear_pointer(&pack->memory, g_byte_array_unref);
    g_free(pack);
}

Pack *pack_of_bytes(GByteArray *bytes) {
    Pack *pack = g_new0(Pack, 1);
    pack->memory = bytes;
    pack->bytes = (const char *)bytes->data;
    return pack;
}

gconstpointer pack_root(const Pack *pack) {
    return pack->bytes + pack_head(pack)->root;
}

/* ---- places ---- */

/* `size` bytes, `to` from `from`: in the part? */
static gboolean leads_inside(const Pack *pack, gconstpointer from, gint32 to, gsize size) {
    gint64 at = (const char *)from - pack->bytes + (gint64)to, length = pack_head(pack)->length;
    return at >= (gint64)sizeof(PackHead) && at <= length && size <= (gsize)(length - at);
}

gboolean pack_holds(const Pack *pack, const PackList *list, gsize size) {
    if (list->count == 0) return TRUE;
    if (list->count > pack_head(pack)->length / size || !leads_inside(pack, list, list->to, list->count * size)) return FALSE;
    return ((gsize)pack_rows(list) - (gsize)pack->bytes) % PACK_ALIGNMENT == 0;
}

/* All texts end inside: the last bytes of the part are zeros. */
static gboolean text_sound(const Pack *pack, const PackText *text) {
    return text->to == 0 || leads_inside(pack, text, text->to, PACK_TAIL);
}

static gboolean texts_sound(const Pack *pack, const PackList *list) {
    const PackText *texts = pack_rows(list);
    if (!pack_holds(pack, list, sizeof *texts)) return FALSE;
    for (guint i = 0; i < list->count; i++)
        if (texts[i].to == 0 || !text_sound(pack, &texts[i])) return FALSE;
    return TRUE;
}

static gboolean row_sound(const Pack *pack, const char *row, const PackShape *shape) {
    for (const guint16 *at = shape->texts; *at != PACK_END; at++)
        if (!text_sound(pack, (const PackText *)(const void *)(row + *at))) return FALSE;
    for (const guint16 *at = shape->lists; *at != PACK_END; at++)
        if (!texts_sound(pack, (const PackList *)(const void *)(row + *at))) return FALSE;
    return TRUE;
}

gboolean pack_sound(const Pack *pack, const PackList *list, const PackShape *shape) {
    if (!pack_holds(pack, list, shape->size)) return FALSE;
    for (guint i = 0; i < list->count; i++)
        if (!row_sound(pack, (const char *)pack_rows(list) + i * shape->size, shape)) return FALSE;
    return TRUE;
}

gboolean pack_texts_have(const PackList *texts, const char *text) {
    for (guint i = 0; text != NULL && i < texts->count; i++)
        if (strcmp(pack_text_at(texts, i), text) == 0) return TRUE;
    return FALSE;
}

/* As strcmp; most texts differ in their first byte. */
static inline int order_of(const char *one, const char *other) {
    int order = (int)(guchar)*one - (int)(guchar)*other;
    return order != 0 ? order : strcmp(one, other);
}

const char *pack_sorted_from(const PackList *texts, const char *text) {
    guint low = 0, high = texts->count;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (order_of(pack_text_at(texts, middle), text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < texts->count ? pack_text_at(texts, low) : NULL;
}

gboolean pack_sorted_have(const PackList *texts, const char *text) {
    guint low = 0, high = texts->count;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        int order = order_of(pack_text_at(texts, middle), text);
        if (order == 0) return TRUE;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return FALSE;
}

/* ---- sums: not to keep anybody out, only to tell an edited file from one that was copied ---- */

guint64 pack_mix(guint64 hash, gconstpointer bytes, gsize length) {
    const char *at = bytes;
    guint64 part;
    hash ^= length;
    for (; length > 0; at += MIN(length, sizeof part), length -= MIN(length, sizeof part)) {
        part = 0;
        memcpy(&part, at, MIN(length, sizeof part));
        hash = (hash ^ part) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
        hash ^= hash >> 31;
    }
    return hash;
}

gboolean pack_sum_file(const char *path, guint64 *size, guint64 *sum) {
    g_autofree char *text = NULL;
    gsize length;
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents(path, &text, &length, NULL)) return FALSE;
    *size = length;
    *sum = pack_mix(1, text, length);
    return TRUE;
}

/* ---- the file ---- */

const char *pack_source_name(const GPtrArray *sources, guint index) {
    const char *first = g_ptr_array_index(sources, 0), *name = g_ptr_array_index(sources, index), *slash = strrchr(first, '/');
    gsize folder = slash == NULL ? 0 : (gsize)(slash - first) + 1;
    return strncmp(name, first, folder) == 0 ? name + folder : name;
}

char *pack_path(const GPtrArray *sources) {
    g_autofree char *folder = g_path_get_dirname(g_ptr_array_index(sources, 0));
    return g_build_filename(folder, PACK_FILE, NULL);
}

static gboolean is_same_file(const struct stat *one, const struct stat *other) {
    return one->st_dev == other->st_dev && one->st_ino == other->st_ino && one->st_size == other->st_size &&
           one->st_mtim.tv_sec == other->st_mtim.tv_sec && one->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}

/* Only an ordinary file: a FIFO would make us wait. The parts of a language stand in one file,
   which is mapped once for all of them: the last one stays. */
static GMappedFile *map(const char *path, struct stat *info) {
    static GMappedFile *last;
    static struct stat last_info;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    gboolean ordinary = fd >= 0 && fstat(fd, info) == 0 && S_ISREG(info->st_mode);

    if (ordinary && (last == NULL || !is_same_file(info, &last_info))) {
        g_clear_pointer(&last, g_mapped_file_unref);
        last = g_mapped_file_new_from_fd(fd, FALSE, NULL);
        last_info = *info;
    }
    if (fd >= 0) close(fd);
    return ordinary && last != NULL ? g_mapped_file_ref(last) : NULL;
}

static gboolean head_sound(const Pack *pack, gsize room, const PackShape *root) {
    static const char zeros[PACK_TAIL];
    const PackHead *head = pack_head(pack);
    gsize length = head->length;
    if (length < sizeof *head + PACK_TAIL || length > room || length % PACK_ALIGNMENT != 0) return FALSE;
    if (memcmp(pack->bytes + length - PACK_TAIL, zeros, PACK_TAIL) != 0) return FALSE;
    if (head->root % PACK_ALIGNMENT != 0 || !leads_inside(pack, pack->bytes, (gint32)MIN(head->root, (guint32)G_MAXINT32), root->size))
        return FALSE;
    return pack_sound(pack, &head->sources, &source_shape) && row_sound(pack, pack_root(pack), root);
}

/* Goes from part to part up to the one of this name; FALSE when there is none. */
static gboolean find_part(Pack *pack, const char *name) {
    gsize room = g_mapped_file_get_length(pack->file);
    pack->bytes = g_mapped_file_get_contents(pack->file);
    while (room >= sizeof(PackHead) && memcmp(pack_head(pack)->magic, PACK_MAGIC, sizeof pack_head(pack)->magic) == 0) {
        gsize length = pack_head(pack)->length;
        if (strncmp(pack_head(pack)->name, name, sizeof pack_head(pack)->name) == 0) return TRUE;
        if (length < sizeof(PackHead) || length > room || length % PACK_ALIGNMENT != 0) return FALSE;
        pack->bytes += length;
        room -= length;
    }
    return FALSE;
}

static gboolean is_newer(const struct timespec *one, const struct timespec *other) {
    return one->tv_sec != other->tv_sec ? one->tv_sec > other->tv_sec : one->tv_nsec > other->tv_nsec;
}

/* A file that is newer than the pack but reads the same was only copied: whoever installs need
   not keep the times in order. */
static gboolean source_same(const PackSource *source, const char *path, const struct stat *pack) {
    struct stat info;
    guint64 size, sum;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) || (guint64)info.st_size != source->size) return FALSE;
    if (!is_newer(&info.st_mtim, &pack->st_mtim)) return TRUE;
    return pack_sum_file(path, &size, &sum) && size == source->size && sum == source->sum;
}

/* The first file that is not as it was; NULL: all are. */
static const char *changed_source(const Pack *pack, const GPtrArray *sources, const struct stat *info) {
    const PackList *list = &pack_head(pack)->sources;
    const PackSource *known = pack_rows(list);
    for (guint i = 0; i < sources->len; i++) {
        const char *path = g_ptr_array_index(sources, i), *name = i < list->count ? pack_text(&known[i].name) : NULL;
        if (name == NULL || strcmp(name, pack_source_name(sources, i)) != 0 || !source_same(&known[i], path, info)) return path;
    }
    return list->count == sources->len ? NULL : g_ptr_array_index(sources, 0);
}

Pack *pack_open(const PackPart *part, const GPtrArray *sources, char **why) {
    g_autoptr(Pack) pack = g_new0(Pack, 1);
    g_autofree char *path = pack_path(sources);
    const char *changed;
    struct stat info;
    gsize room;
    *why = NULL;
    pack->file = map(path, &info);
    if (pack->file == NULL) return NULL;
    if (!find_part(pack, part->name) || pack_head(pack)->layout != part->layout) {
        *why = g_strdup(_("made by another version of the program"));
        return NULL;
    }
    room = g_mapped_file_get_length(pack->file) - (gsize)(pack->bytes - g_mapped_file_get_contents(pack->file));
    if (!head_sound(pack, room, &part->root)) {
        *why = g_strdup(_("damaged"));
        return NULL;
    }
    changed = changed_source(pack, sources, &info);
    if (changed == NULL) return g_steal_pointer(&pack);
    *why = g_strdup_printf(_("older than \"%s\""), changed);
    return NULL;
}
