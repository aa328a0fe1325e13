/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: whole or not at all, private, nothing overwritten unasked. */
#include "config.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/file.h"

static char *folder;

static void make_folder(void) {
    folder = g_dir_make_tmp("bowout-XXXXXX", NULL);
    cr_assert(folder);
}

static guint count_files(void) {
    GDir *dir = g_dir_open(folder, 0, NULL);
    guint count = 0;

    while (g_dir_read_name(dir)) count++;
    g_dir_close(dir);
    return count;
}

static void drop_folder(void) {
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);

        g_remove(path);
    }
    g_dir_close(dir);
    g_rmdir(folder);
    g_free(folder);
}

static void expect_content(const char *path, const char *wanted) {
    g_autoptr(GBytes) bytes = file_read(path, 0, NULL);
    gsize length = 0;
    const char *text;

    cr_assert(bytes);
    text = g_bytes_get_data(bytes, &length);
    cr_assert(length == strlen(wanted) && (length == 0 || memcmp(text, wanted, length) == 0));
}

TestSuite(file, .init = make_folder, .fini = drop_folder);

Test(file, written_whole_and_private) {
    g_autofree char *path = g_build_filename(folder, "letter.txt", NULL);
    struct stat status;

    umask(0);
    cr_assert(file_write_private(path, "Dear", 4, FILE_NEW, NULL));
    cr_assert(stat(path, &status) == 0 && (status.st_mode & 07777) == 0600);
    expect_content(path, "Dear");
    umask(0777);
    cr_assert(file_write_private(path, "", 0, FILE_REPLACE, NULL));
    cr_assert(stat(path, &status) == 0 && (status.st_mode & 07777) == 0600);
    expect_content(path, "");
    cr_assert(count_files() == 1);
}

Test(file, nothing_is_overwritten_unasked) {
    g_autofree char *path = g_build_filename(folder, "letter.txt", NULL);
    g_autofree char *link = g_build_filename(folder, "link", NULL);
    g_autoptr(GError) error = NULL, through = NULL;

    cr_assert(file_write_private(path, "first", 5, FILE_NEW, NULL));
    cr_assert(!file_write_private(path, "second", 6, FILE_NEW, &error));
    cr_assert(g_error_matches(error, FILE_ERROR, FILE_ERROR_EXISTS));
    expect_content(path, "first");
    cr_assert(symlink("letter.txt", link) == 0);
    cr_assert(!file_write_private(link, "x", 1, FILE_NEW, &through));
    cr_assert(g_error_matches(through, FILE_ERROR, FILE_ERROR_EXISTS));
    cr_assert(file_write_private(link, "x", 1, FILE_REPLACE, NULL));
    expect_content(path, "first");
    expect_content(link, "x");
    cr_assert(count_files() == 2);
}

Test(file, a_failed_write_leaves_no_trace) {
    g_autofree char *path = g_build_filename(folder, "letter.txt", NULL);
    g_autofree char *text = g_strnfill(100000, 'x');
    struct rlimit limit = {4096, 4096};
    g_autoptr(GError) error = NULL;

    cr_assert(file_write_private(path, "first", 5, FILE_NEW, NULL));
    signal(SIGXFSZ, SIG_IGN);
    cr_assert(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    cr_assert(!file_write_private(path, text, 100000, FILE_REPLACE, &error));
    cr_assert(g_error_matches(error, FILE_ERROR, FILE_ERROR_IO));
    expect_content(path, "first");
    cr_assert(count_files() == 1);
}

Test(file, bad_places) {
    g_autofree char *missing = g_build_filename(folder, "none", "letter.txt", NULL);
    g_autofree char *slash = g_strconcat(folder, "/", NULL);
    g_autoptr(GError) first = NULL, second = NULL, third = NULL;

    cr_assert(!file_write_private(missing, "x", 1, FILE_NEW, &first));
    cr_assert(g_error_matches(first, FILE_ERROR, FILE_ERROR_MISSING));
    cr_assert(!file_write_private(slash, "x", 1, FILE_REPLACE, &second));
    cr_assert(!file_write_private(folder, "x", 1, FILE_REPLACE, &third));
    cr_assert(!file_write_private("", "x", 1, FILE_REPLACE, NULL));
    cr_assert(count_files() == 0);
}

static void expect_refused(const char *path, FileError code) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = file_read(path, 10, &error);

    cr_assert(!bytes && g_error_matches(error, FILE_ERROR, (int)code), "%s: %s", path, error->message);
}

Test(file, reading_never_hangs, .timeout = 600) {
    g_autofree char *fifo = g_build_filename(folder, "fifo", NULL);
    g_autofree char *large = g_build_filename(folder, "large", NULL);
    g_autofree char *fits = g_build_filename(folder, "fits", NULL);

    cr_assert(mkfifo(fifo, 0600) == 0);
    expect_refused(fifo, FILE_ERROR_NOT_REGULAR);
    expect_refused(folder, FILE_ERROR_NOT_REGULAR);
    expect_refused("/dev/zero", FILE_ERROR_NOT_REGULAR);
    expect_refused("/nowhere/at/all", FILE_ERROR_MISSING);
    cr_assert(g_file_set_contents(large, "01234567890", 11, NULL));
    expect_refused(large, FILE_ERROR_TOO_BIG);
    expect_refused("/proc/self/maps", FILE_ERROR_TOO_BIG); /* says its size is 0 */
    cr_assert(g_file_set_contents(fits, "0123456789", 10, NULL));
    expect_content(fits, "0123456789");
}

Test(file, folders_are_private) {
    g_autofree char *path = g_build_filename(folder, "a", NULL);
    g_autofree char *file = g_build_filename(folder, "file", NULL);
    struct stat status;

    umask(0);
    cr_assert(file_folder_private(path, NULL));
    cr_assert(stat(path, &status) == 0 && (status.st_mode & 07777) == 0700);
    cr_assert(chmod(path, 0755) == 0 && file_folder_private(path, NULL));
    cr_assert(stat(path, &status) == 0 && (status.st_mode & 07777) == 0700);
    cr_assert(g_file_set_contents(file, "", 0, NULL));
    cr_assert(!file_folder_private(file, NULL));
}

/* ---- removing ---- */

Test(file, a_folder_goes_with_its_files_and_a_link_goes_alone) {
    g_autofree char *above = g_dir_make_tmp("bowout-file-XXXXXX", NULL);
    g_autofree char *removed = g_build_filename(above, "folder", NULL), *inside = g_build_filename(removed, "a", NULL);
    g_autofree char *target = g_build_filename(above, "target", NULL), *kept = g_build_filename(target, "kept", NULL);
    g_autofree char *link_inside = g_build_filename(removed, "link", NULL), *outside = g_build_filename(above, "link", NULL);

    cr_assert(g_mkdir(target, 0755) == 0 && g_file_set_contents(kept, "", 0, NULL));
    cr_assert(file_folder_anew(removed, NULL) && g_file_set_contents(inside, "", 0, NULL));
    cr_assert(symlink(target, link_inside) == 0 && symlink(target, outside) == 0);
    file_remove(removed);
    cr_assert(!g_file_test(removed, G_FILE_TEST_EXISTS) && g_file_test(kept, G_FILE_TEST_EXISTS));
    /* a folder made anew stands in the link's place, and is for its owner only */
    cr_assert(file_folder_anew(outside, NULL));
    cr_assert(!g_file_test(outside, G_FILE_TEST_IS_SYMLINK) && g_file_test(kept, G_FILE_TEST_EXISTS));
    struct stat status;
    cr_assert(stat(outside, &status) == 0 && (status.st_mode & 07777) == 0700);
    file_remove(outside);
    file_remove(kept);
    file_remove(target);
    cr_assert(remove(above) == 0);
}
