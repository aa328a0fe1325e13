/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bowout/letter/word-lists.h"

#include <string.h>

#include "bowout/base/confile.h"
#include "bowout/base/installed.h"

#define NAME "language"
#define WORD_BYTES_MOST 32u /* a longer word is in no list */

#define WORD_LIST_FIELD(list, name)                                                                                                        \
    { name, CONFILE_LIST, NULL }
static const ConfileOption schema[] = {WORD_LISTS_NAMED(WORD_LIST_FIELD), {NULL, CONFILE_STRING, NULL}};

typedef struct {
    PackList lists[WORD_LISTS];
} WordRoot;

/* ---- the part of the pack ---- */

static PackPart part_of_pack(void) {
    static const guint16 none[] = {PACK_END};
    static guint16 places[WORD_LISTS + 1];
    static const char version[] = PACKAGE_VERSION;
    const gsize sizes[] = {sizeof(WordRoot), WORD_LISTS, G_BYTE_ORDER};
    for (guint i = 0; i < WORD_LISTS; i++) places[i] = (guint16)(G_STRUCT_OFFSET(WordRoot, lists) + i * sizeof(PackList));
    places[WORD_LISTS] = PACK_END;
    return (PackPart){"words", pack_mix(pack_mix(1, version, sizeof version), sizes, sizeof sizes), {sizeof(WordRoot), none, places, none}};
}

static gboolean as_written(guint list) {
    return list == WORDS_MONTHS || list == WORDS_WRITTEN_SO;
}

/* In their order. */
static void put_as_written(PackWriter *writer, const GPtrArray *trees, guint list, WordRoot *root) {
    root->lists[list] = (PackList){0};
    for (guint i = 0; i < trees->len; i++)
        root->lists[list] = pack_put_texts(writer, confile_list(g_ptr_array_index(trees, i), schema[list].name));
}

static void put_list(PackWriter *writer, const GPtrArray *trees, guint list, WordRoot *root) {
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < trees->len; i++) {
        const GPtrArray *more = confile_list(g_ptr_array_index(trees, i), schema[list].name);
        for (guint j = 0; j < more->len; j++) g_ptr_array_add(words, g_utf8_strdown(g_ptr_array_index(more, j), -1));
    }
    root->lists[list] = pack_put_sorted(writer, words);
}

static Pack *read_paths(const GPtrArray *paths, Problems *problems) {
    PackPart part = part_of_pack();
    PackWriter *writer = pack_writer_new(&part, paths);
    g_autoptr(GPtrArray) trees = g_ptr_array_new_with_free_func((GDestroyNotify)confile_free);
    WordRoot root;
    for (guint i = 0; i < paths->len; i++) {
        ConfileSection *tree = confile_read(g_ptr_array_index(paths, i), schema, problems);
        if (tree != NULL) g_ptr_array_add(trees, tree);
    }
    for (guint i = 0; i < WORD_LISTS; i++)
        if (as_written(i))
            put_as_written(writer, trees, i, &root);
        else
            put_list(writer, trees, i, &root);
    return pack_writer_end(writer, &root);
}

Pack *word_lists_read(const char *language, Problems *problems) {
    g_autoptr(GPtrArray) paths = installed_parts(language, NAME);
    return g_file_test(g_ptr_array_index(paths, 0), G_FILE_TEST_EXISTS) ? read_paths(paths, problems) : NULL;
}

/* ---- those in use ---- */

static Pack *used;
static char *used_folder; /* "": the installed one */

static Pack *load(const GPtrArray *paths, Problems *problems) {
    PackPart part = part_of_pack();
    g_autofree char *why = NULL;
    Pack *pack = pack_open(&part, paths, &why);
    return pack != NULL ? pack : read_paths(paths, problems);
}

void word_lists_use(const char *folder, Problems *problems) {
    const char *name = folder != NULL ? folder : "";
    g_autoptr(GPtrArray) paths = NULL;
    if (used != NULL && strcmp(used_folder, name) == 0) return;
    paths = installed_data_parts(folder, NAME, folder == NULL ? problems : NULL);
    if (paths == NULL) {
        if (folder != NULL && used == NULL) word_lists_use(NULL, problems);
        return;
    }
    pack_free(used);
    used = load(paths, problems);
    g_free(used_folder);
    used_folder = g_strdup(name);
}

const PackList *word_list(WordList list) {
    static const PackList none;
    if (used == NULL) word_lists_use(NULL, NULL);
    return used != NULL ? &((const WordRoot *)pack_root(used))->lists[list] : &none;
}

gboolean word_listed(WordList list, const char *word) {
    return pack_sorted_have(word_list(list), word);
}

gboolean word_listed_folded(WordList list, const char *word, gsize length) {
    char small[WORD_BYTES_MOST + 1];
    if (length > WORD_BYTES_MOST) return FALSE;
    for (gsize i = 0; i < length; i++) small[i] = g_ascii_tolower(word[i]);
    small[length] = '\0';
    return word_listed(list, small);
}
