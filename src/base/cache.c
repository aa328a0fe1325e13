/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The blocks lie in $XDG_CACHE_HOME/bowout, one for each name and set of paths. A file is never changed in place, so it may stay mapped.
 */
#include "config.h"

#include "bowout/base/cache.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "bowcache"

typedef struct {
    char magic[8];
    guint64 layout;
    CacheKey key;
    guint64 sum; /* over all that follows the head */
} Head;

/* ---- sums: not to keep anybody out, only to find damage ---- */

static guint64 mix(guint64 hash, guint64 part) {
    hash = (hash ^ part) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 31);
}

/* Four lanes side by side: no waiting for each other. */
static guint64 sum_of(guint64 hash, const char *bytes, gsize length) {
    guint64 part, lanes[4] = {hash, hash + 1, hash + 2, hash + 3};
    gsize whole = length;
    for (; length >= sizeof lanes; bytes += sizeof lanes, length -= sizeof lanes)
        for (guint i = 0; i < 4; i++) {
            memcpy(&part, bytes + i * sizeof part, sizeof part);
            lanes[i] = mix(lanes[i], part);
        }
    hash = mix(mix(lanes[0], lanes[1]), mix(lanes[2], lanes[3]));
    for (; length > 0; bytes += MIN(length, sizeof part), length -= MIN(length, sizeof part)) {
        part = 0;
        memcpy(&part, bytes, MIN(length, sizeof part));
        hash = mix(hash, part);
    }
    return mix(hash, whole);
}

CacheKey cache_key_of(const GPtrArray *paths) {
    CacheKey key = {{1, 2}};
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        g_autofree char *text = NULL;
        gsize length = 0;
        gboolean there = g_file_test(path, G_FILE_TEST_IS_REGULAR) && g_file_get_contents(path, &text, &length, NULL);
        for (guint j = 0; j < G_N_ELEMENTS(key.parts); j++) {
            key.parts[j] = mix(sum_of(key.parts[j], path, strlen(path)), there ? 1 : 0);
            if (there) key.parts[j] = sum_of(key.parts[j], text, length);
        }
    }
    return key;
}

static char *path_of(const char *name, const GPtrArray *paths) {
    guint64 hash = 5;
    g_autofree char *file = NULL;
    for (guint i = 0; i < paths->len; i++) hash = sum_of(hash, g_ptr_array_index(paths, i), strlen(g_ptr_array_index(paths, i)));
    file = g_strdup_printf("%s-%016" G_GINT64_MODIFIER "x.image", name, hash);
    return g_build_filename(g_get_user_cache_dir(), "bowout", file, NULL);
}

/* ---- reading ---- */

/* A plain file of ours that nobody else can write. */
static gboolean is_ours(int fd) {
    struct stat info;
    return fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_uid == geteuid() && (info.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

static GMappedFile *map(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    GMappedFile *file = NULL;
    if (fd < 0) return NULL;
    if (is_ours(fd)) file = g_mapped_file_new_from_fd(fd, FALSE, NULL);
    close(fd);
    return file;
}

GBytes *cache_load(const char *name, const GPtrArray *paths, const CacheKey *key, guint64 layout) {
    g_autofree char *path = path_of(name, paths);
    g_autoptr(GMappedFile) file = map(path);
    g_autoptr(GBytes) whole = NULL;
    gsize length = file == NULL ? 0 : g_mapped_file_get_length(file);
    const char *bytes = file == NULL ? NULL : g_mapped_file_get_contents(file);
    Head head;
    if (length < sizeof head) return NULL;
    memcpy(&head, bytes, sizeof head);
    if (memcmp(head.magic, MAGIC, sizeof head.magic) != 0 || head.layout != layout) return NULL;
    if (memcmp(&head.key, key, sizeof *key) != 0 || head.sum != sum_of(3, bytes + sizeof head, length - sizeof head)) return NULL;
    whole = g_mapped_file_get_bytes(file);
    return g_bytes_new_from_bytes(whole, sizeof head, length - sizeof head);
}

void cache_let_go(gconstpointer bytes, gsize length) {
#ifdef MADV_DONTNEED /* posix_madvise() does nothing here */
    gsize before = (gsize)bytes % (gsize)sysconf(_SC_PAGESIZE);
    madvise((char *)bytes - before, length + before, MADV_DONTNEED);
#else
    (void)bytes, (void)length;
#endif
}

/* ---- writing ---- */

gboolean cache_possible(void) {
    g_autofree char *folder = g_build_filename(g_get_user_cache_dir(), "bowout", NULL);
    return g_mkdir_with_parents(folder, 0700) == 0 && access(folder, W_OK | X_OK) == 0;
}

void cache_save(const char *name, const GPtrArray *paths, const CacheKey *key, guint64 layout, const GByteArray *block) {
    g_autofree char *path = path_of(name, paths), *folder = g_path_get_dirname(path);
    g_autofree char *half = g_strdup_printf("%s.%d", path, (int)getpid());
    g_autoptr(GByteArray) whole = g_byte_array_sized_new((guint)sizeof(Head) + block->len);
    Head head = {.layout = layout, .key = *key, .sum = sum_of(3, (const char *)block->data, block->len)};
    memcpy(head.magic, MAGIC, sizeof head.magic);
    g_byte_array_append(whole, (const guint8 *)&head, sizeof head);
    g_byte_array_append(whole, block->data, block->len);
    if (g_mkdir_with_parents(folder, 0700) != 0) return;
    if (!g_file_set_contents_full(half, (const char *)whole->data, (gssize)whole->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL) ||
        g_rename(half, path) != 0)
        g_unlink(half);
}
