/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * replay TARGET FILE...: tries the files, then each of them damaged in a hundred ways, always the
 * same. Without a word: the names of the targets. Every crash that fuzzing finds becomes a file
 * that is tried here for ever.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "targets.h"

#define WAYS 100u

/* Bytes changed, cut out or said twice, at places that only depend on the file and the number. */
static void damage(GByteArray *bytes, GRand *chance) {
    guint changes = (guint)g_rand_int_range(chance, 1, 6);
    for (guint i = 0; i < changes && bytes->len > 4; i++) {
        guint place = (guint)g_rand_int_range(chance, 0, (gint32)bytes->len);
        guint length = (guint)g_rand_int_range(chance, 1, 16);
        switch (g_rand_int_range(chance, 0, 4)) {
        case 0: bytes->data[place] = (guint8)g_rand_int_range(chance, 0, 256); break;
        case 1: bytes->data[place] = (guint8)(bytes->data[place] ^ (1u << (length % 8))); break;
        case 2: g_byte_array_remove_range(bytes, place, MIN(length, bytes->len - place)); break;
        default: {
            g_autofree guint8 *piece = g_memdup2(bytes->data + place, MIN(length, bytes->len - place));
            g_byte_array_append(bytes, piece, MIN(length, bytes->len - place));
        }
        }
    }
}

static gboolean replay(const FuzzTarget *target, const char *path) {
    g_autofree char *bytes = NULL;
    gsize length;
    if (!g_file_get_contents(path, &bytes, &length, NULL)) return FALSE;
    target->run(bytes, length);
    for (guint way = 0; way < WAYS; way++) {
        g_autoptr(GRand) chance = g_rand_new_with_seed(way + 1);
        g_autoptr(GByteArray) damaged = g_byte_array_new();
        g_byte_array_append(damaged, (const guint8 *)bytes, (guint)length);
        damage(damaged, chance);
        target->run(damaged->len > 0 ? (const char *)damaged->data : "", damaged->len);
    }
    return TRUE;
}

int main(int argc, char **argv) {
    const FuzzTarget *target = argc > 1 ? fuzz_target(argv[1]) : NULL;
    for (guint i = 0; argc == 1 && fuzz_target_at(i) != NULL; i++) puts(fuzz_target_at(i)->name);
    if (argc == 1) return 0;
    if (target == NULL) return 2;
    for (int i = 2; i < argc; i++)
        if (!replay(target, argv[i])) return 1;
    return 0;
}
