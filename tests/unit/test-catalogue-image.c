/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is kept of a catalogue for the next time is the catalogue, and nothing that was damaged or made from other files is taken for it.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/letter/compose.h"
#include "bowout/letter/variants.h"
#include "letter.h"

/* The room's own header: the blocks are no business of others. */
#include "../../src/letter/catalogue-image.h"

static char *folder; /* with LANGUAGE/catalogue.conf, and the cache */

static void write_file(const char *path, const char *text) {
    g_autofree char *above = g_path_get_dirname(path);
    cr_assert(g_mkdir_with_parents(above, 0700) == 0 && g_file_set_contents(path, text, -1, NULL));
}

static void setup(void) {
    g_autofree char *small = data_path("small.conf"), *text = NULL;
    folder = g_dir_make_tmp("bowout-image-XXXXXX", NULL);
    g_setenv("XDG_CACHE_HOME", folder, TRUE);
    cr_assert(g_file_get_contents(small, &text, NULL, NULL));
    {
        g_autofree char *path = g_build_filename(folder, "en", "catalogue.conf", NULL);
        write_file(path, text);
    }
}

static void remove_below(const char *path) {
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_below(inner);
    }
    g_remove(path);
}

static void teardown(void) {
    remove_below(folder);
    g_free(folder);
}

TestSuite(image, .init = setup, .fini = teardown);

static Catalogue *load(Problems *problems) {
    return catalogue_load(folder, TRUE, problems);
}

/* The kept file, or NULL. */
static char *kept(void) {
    g_autofree char *cache = g_build_filename(folder, "bowout", NULL);
    g_autoptr(GDir) dir = g_dir_open(cache, 0, NULL);
    const char *name = dir == NULL ? NULL : g_dir_read_name(dir);
    return name == NULL ? NULL : g_build_filename(cache, name, NULL);
}

static gboolean equal(const Catalogue *one, const Catalogue *other) {
    g_autoptr(GByteArray) a = catalogue_to_image(one), b = catalogue_to_image(other);
    return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

Test(image, the_shipped_catalogue_comes_back_as_it_was) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL), copy = NULL;
    g_autoptr(GByteArray) image = catalogue_to_image(catalogue);
    g_autoptr(GBytes) bytes = g_bytes_new(image->data, image->len);
    g_autoptr(Answers) answers = usual_answers("said-yes"), twin = usual_answers("said-yes");
    g_autoptr(Letter) letter = NULL, same = NULL;
    g_autofree char *text = NULL, *same_text = NULL;
    copy = catalogue_from_image(bytes);
    cr_assert(copy != NULL && equal(catalogue, copy));
    catalogue_check_complete(copy, NULL, problems);
    cr_assert(problems_count(problems, PROBLEM_WARNING) == 0);
    cr_assert(suggest_variant(answers, catalogue, 9) && suggest_variant(twin, copy, 9));
    letter = compose(catalogue, answers);
    same = compose(copy, twin);
    text = letter_text(letter);
    same_text = letter_text(same);
    cr_assert(strcmp(text, same_text) == 0, "%s\n%s", text, same_text);
}

Test(image, no_cut_block_is_taken) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(GByteArray) image = catalogue_to_image(catalogue);
    for (guint length = 0; length < image->len; length++) {
        g_autoptr(GBytes) bytes = g_bytes_new(image->data, length);
        cr_assert(catalogue_from_image(bytes) == NULL, "%u bytes", length);
    }
}

/* The sum finds damage before; this is for a block whose sum was made right by somebody. Nothing may lead outside. */
Test(image, no_wrong_number_leads_outside) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(GByteArray) image = catalogue_to_image(catalogue);
    for (guint at = 0; at < image->len; at++) {
        g_autofree guint8 *damaged = g_memdup2(image->data, image->len);
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(Catalogue) copy = NULL;
        damaged[at] ^= at % 2 == 0 ? 0xFF : 0x01;
        bytes = g_bytes_new(damaged, image->len);
        copy = catalogue_from_image(bytes);
        if (copy != NULL) cr_assert(catalogue_stages(copy)->len > 0);
    }
}

Test(image, it_is_kept_for_the_person_only_and_taken_the_next_time) {
    g_autoptr(Catalogue) first = load(NULL), second = NULL, plain = small_catalogue();
    g_autofree char *path = kept();
    struct stat info;
    cr_assert(path != NULL && g_stat(path, &info) == 0 && (info.st_mode & 0777) == 0600);
    cr_assert(first->image != NULL, "the copy takes the place of what was read");
    second = load(NULL);
    cr_assert(second->image != NULL && equal(first, second));
    cr_assert(catalogue_phrasing(second, "gratitude", "thanks") != NULL);
}

Test(image, another_text_in_a_file_is_seen) {
    g_autofree char *path = g_build_filename(folder, "en", "catalogue.d", "more.conf", NULL);
    g_autoptr(Catalogue) first = load(NULL), second = NULL, third = NULL;
    write_file(path, "stage \"wishes\" { phrasing \"more\" { text = \"Be well.\" } }\n");
    second = load(NULL);
    cr_assert(catalogue_phrasing(first, "wishes", "more") == NULL && catalogue_phrasing(second, "wishes", "more") != NULL);
    write_file(path, "stage \"wishes\" { phrasing \"more\" { text = \"Be good.\" } }\n");
    third = load(NULL);
    cr_assert(strcmp(catalogue_phrasing(third, "wishes", "more")->text, "Be good.") == 0);
}

Test(image, a_fault_is_told_every_time) {
    g_autofree char *path = g_build_filename(folder, "en", "catalogue.d", "more.conf", NULL);
    write_file(path, "stage \"wishes\" { phrasing \"more\" { text = \"Be well, {stranger}.\" } }\n");
    for (guint i = 0; i < 2; i++) {
        g_autoptr(Problems) problems = problems_new();
        g_autoptr(Catalogue) catalogue = load(problems);
        cr_assert(catalogue != NULL && problems_count(problems, PROBLEM_WARNING) == 1);
    }
}

Test(image, what_is_damaged_or_open_to_others_is_not_taken) {
    g_autoptr(Catalogue) first = load(NULL), plain = small_catalogue();
    g_autofree char *path = kept(), *bytes = NULL;
    gsize length;
    cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
    for (gsize at = 0; at < length; at += 97) {
        g_autoptr(Catalogue) again = NULL;
        bytes[at] ^= 4;
        cr_assert(g_file_set_contents(path, bytes, (gssize)length, NULL));
        again = load(NULL);
        cr_assert(again != NULL && equal(again, first), "byte %" G_GSIZE_FORMAT, at);
        bytes[at] ^= 4;
    }
    cr_assert(g_chmod(path, 0666) == 0);
    {
        g_autoptr(Catalogue) again = load(NULL);
        struct stat info;
        cr_assert(again != NULL && g_stat(path, &info) == 0 && (info.st_mode & 0777) == 0600, "it was made anew");
    }
}

Test(image, without_a_folder_to_write_to_all_goes_on) {
    g_autofree char *blocked = g_build_filename(folder, "file", NULL);
    g_autoptr(Catalogue) catalogue = NULL;
    write_file(blocked, "");
    g_setenv("XDG_CACHE_HOME", blocked, TRUE);
    catalogue = load(NULL);
    cr_assert(catalogue != NULL && catalogue->image == NULL);
}
