/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading regular files; writing private ones in one step. */
#include "config.h"

#include "bowout/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/translate.h"

#define PRIVATE_FILE 0600
#define PRIVATE_FOLDER 0700

G_DEFINE_QUARK(bowout - file - error - quark, file_error)

char *file_own(const char *name) {
    return g_build_filename(g_get_user_config_dir(), "bowout", name, NULL);
}

/* ------------------------------------------------------------------ */
/* Reading */

static gboolean fail_errno(GError **error, int number) {
    int code = number == ENOENT || number == ENOTDIR ? FILE_ERROR_MISSING : FILE_ERROR_IO;

    g_set_error(error, FILE_ERROR, code, "%s", g_strerror(number));
    return FALSE;
}

static gboolean is_acceptable(const struct stat *status, gsize cap, GError **error) {
    if (S_ISDIR(status->st_mode))
        g_set_error(error, FILE_ERROR, FILE_ERROR_NOT_REGULAR, _("is a folder, not a file"));
    else if (!S_ISREG(status->st_mode))
        g_set_error(error, FILE_ERROR, FILE_ERROR_NOT_REGULAR, _("is not an ordinary file"));
    else if (cap > 0 && (guint64)status->st_size > cap)
        g_set_error(error, FILE_ERROR, FILE_ERROR_TOO_BIG, _("the file is too large: %zu bytes is the most"), cap);
    else
        return TRUE;
    return FALSE;
}

/* Looks before opening, since opening a device can do something, and once more
   after, since it may have been exchanged.  -1 on failure. */
static int open_regular(const char *path, gsize cap, GError **error) {
    struct stat status;
    int descriptor;

    if (stat(path, &status) != 0) {
        fail_errno(error, errno);
        return -1;
    }
    if (!is_acceptable(&status, cap, error)) return -1;
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        fail_errno(error, errno);
        return -1;
    }
    if (fstat(descriptor, &status) != 0)
        fail_errno(error, errno);
    else if (is_acceptable(&status, cap, error))
        return descriptor;
    close(descriptor);
    return -1;
}

/* The size is not trusted: the file may grow, or be one of /proc. */
static gboolean read_all(int descriptor, GByteArray *bytes, gsize cap, GError **error) {
    guint8 chunk[16384];

    for (;;) {
        gssize got = read(descriptor, chunk, sizeof chunk);

        if (got == 0) return TRUE;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail_errno(error, errno);
        if (bytes->len > (guint)G_MAXINT - (guint)got || (cap > 0 && bytes->len + (gsize)got > cap)) {
            g_set_error(error, FILE_ERROR, FILE_ERROR_TOO_BIG, _("the file is too large"));
            return FALSE;
        }
        g_byte_array_append(bytes, chunk, (guint)got);
    }
}

GBytes *file_read(const char *path, gsize cap, GError **error) {
    int descriptor = open_regular(path, cap, error);
    g_autoptr(GByteArray) bytes = NULL;
    gboolean good;

    if (descriptor < 0) return NULL;
    bytes = g_byte_array_new();
    good = read_all(descriptor, bytes, cap, error);
    close(descriptor);
    return good ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}

/* What ends by itself: files and pipes by name; as standard input, whatever it is, since a
   terminal ends with Ctrl-D. */
static gboolean is_input(const char *path, GError **error) {
    struct stat status;

    if (strcmp(path, "-") == 0) return TRUE;
    if (stat(path, &status) != 0) return fail_errno(error, errno);
    return S_ISFIFO(status.st_mode) || is_acceptable(&status, 0, error);
}

static int open_input(const char *path, GError **error) {
    int descriptor;

    if (!is_input(path, error)) return -1;
    descriptor = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) fail_errno(error, errno);
    return descriptor;
}

GBytes *file_take(const char *path, gsize cap, GError **error) {
    int descriptor = open_input(path, error);
    g_autoptr(GByteArray) bytes = descriptor < 0 ? NULL : g_byte_array_new();
    gboolean good = descriptor >= 0 && read_all(descriptor, bytes, cap, error);

    if (descriptor >= 0) close(descriptor);
    return good ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}

/* ------------------------------------------------------------------ */
/* Writing */

gboolean file_write_all(int descriptor, const char *text, gsize length, GError **error) {
    while (length > 0) {
        gssize written = write(descriptor, text, length);

        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return fail_errno(error, errno);
        text += written;
        length -= (gsize)written;
    }
    return TRUE;
}

/* A folder that cannot be synced (some network ones) says EINVAL. */
static gboolean sync_folder(int folder, GError **error) {
    if (fsync(folder) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP) return TRUE;
    return fail_errno(error, errno);
}

/* Creates a file of a new name in the folder; -1 on failure. */
static int open_temporary(int folder, char *name, gsize size, GError **error) {
    for (int tries = 0; tries < 100; tries++) {
        int descriptor;

        g_snprintf(name, (gulong)size, ".bowout-%08x%08x", g_random_int(), g_random_int());
        descriptor = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, PRIVATE_FILE);
        if (descriptor >= 0 || errno != EEXIST) {
            if (descriptor < 0) fail_errno(error, errno);
            return descriptor;
        }
    }
    fail_errno(error, EEXIST);
    return -1;
}

static gboolean fill_temporary(int descriptor, const char *text, gsize length, GError **error) {
    gboolean good = file_write_all(descriptor, text, length, error);

    if (good && (fchmod(descriptor, PRIVATE_FILE) != 0 || fsync(descriptor) != 0)) good = fail_errno(error, errno);
    if (close(descriptor) != 0 && good) good = fail_errno(error, errno);
    return good;
}

/* Gives the file its name only if that is free, in one step.  Not every file
   system knows RENAME_NOREPLACE, nor every one hard links. */
static int rename_to_free(int folder, const char *temporary, const char *name) {
    if (renameat2(folder, temporary, folder, name, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return -1;
    if (linkat(folder, temporary, folder, name, 0) != 0) return -1;
    unlinkat(folder, temporary, 0);
    return 0;
}

static gboolean put_in_place(int folder, const char *temporary, const char *name, FileWriteFlags flags, GError **error) {
    int result = flags & FILE_REPLACE ? renameat(folder, temporary, folder, name) : rename_to_free(folder, temporary, name);

    if (result == 0) return TRUE;
    if (errno == EEXIST)
        g_set_error(error, FILE_ERROR, FILE_ERROR_EXISTS, _("there is a file of this name already"));
    else
        fail_errno(error, errno);
    return FALSE;
}

static gboolean write_in_folder(int folder, const char *name, const char *text, gsize length, FileWriteFlags flags, GError **error) {
    char temporary[32];
    int descriptor = open_temporary(folder, temporary, sizeof temporary, error);

    if (descriptor < 0) return FALSE;
    if (!fill_temporary(descriptor, text, length, error) || !put_in_place(folder, temporary, name, flags, error)) {
        unlinkat(folder, temporary, 0);
        return FALSE;
    }
    return sync_folder(folder, error);
}

gboolean file_write_private(const char *path, const char *text, gsize length, FileWriteFlags flags, GError **error) {
    g_autofree char *folder_path = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    gboolean good;
    int folder;

    if (*path == '\0' || g_str_has_suffix(path, "/") || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        g_set_error(error, FILE_ERROR, FILE_ERROR_NOT_REGULAR, _("is not the name of a file"));
        return FALSE;
    }
    folder = open(folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return fail_errno(error, errno);
    good = write_in_folder(folder, name, text, length, flags, error);
    close(folder);
    return good;
}

/* ------------------------------------------------------------------ */
/* Folders */

static gboolean narrow_folder(int folder, GError **error) {
    struct stat status;

    if (fstat(folder, &status) != 0) return fail_errno(error, errno);
    if (status.st_uid != geteuid()) {
        g_set_error(error, FILE_ERROR, FILE_ERROR_IO, _("the folder belongs to somebody else"));
        return FALSE;
    }
    if ((status.st_mode & 07777) != PRIVATE_FOLDER && fchmod(folder, PRIVATE_FOLDER) != 0) return fail_errno(error, errno);
    return TRUE;
}

gboolean file_folder_private(const char *path, GError **error) {
    gboolean good;
    int folder;

    if (g_mkdir_with_parents(path, PRIVATE_FOLDER) != 0) return fail_errno(error, errno);
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return fail_errno(error, errno);
    good = narrow_folder(folder, error);
    close(folder);
    return good;
}

gboolean file_folder_anew(const char *path, GError **error) {
    file_remove(path);
    return mkdir(path, PRIVATE_FOLDER) == 0 || fail_errno(error, errno);
}

/* "." and "..", and folders in the folder, cannot be unlinked. */
static void remove_files_in(int folder) {
    DIR *dir = fdopendir(folder);
    const struct dirent *entry;

    if (dir == NULL) {
        close(folder);
        return;
    }
    while ((entry = readdir(dir)) != NULL) unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
}

void file_remove(const char *path) {
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    if (folder >= 0) remove_files_in(folder);
    remove(path);
}
