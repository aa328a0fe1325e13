/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading and writing files so that nothing hangs and nothing is lost.  Reading
 * takes regular files only (a folder, FIFO or device is refused, not waited
 * for).  Writing is all or nothing: the file appears whole, 0600, or not at all.
 *
 * Messages are complete without the path: show them as "PATH: MESSAGE".
 */
#ifndef BOWOUT_BASE_FILE_H
#define BOWOUT_BASE_FILE_H

#include <glib.h>

#define FILE_ERROR (file_error_quark())
GQuark file_error_quark(void);
typedef enum FileError {
    FILE_ERROR_MISSING,     /* there is no such file */
    FILE_ERROR_NOT_REGULAR, /* a folder, FIFO, device, socket */
    FILE_ERROR_TOO_BIG,     /* over the cap */
    FILE_ERROR_EXISTS,      /* without FILE_REPLACE */
    FILE_ERROR_IO           /* anything else; the message says */
} FileError;

typedef enum FileWriteFlags {
    FILE_NEW = 0,         /* fail with FILE_ERROR_EXISTS if there is something */
    FILE_REPLACE = 1 << 0 /* take the place of a file that is there */
} FileWriteFlags;

/* A file of the person's own ("tone.conf"): its place in the program's folder below the XDG
   config folder. The caller's. */
char *file_own(const char *name);

/* The whole file, at most `cap` bytes (0: no cap). */
GBytes *file_read(const char *path, gsize cap, GError **error);

/* The same for what a person names as input: pipes are read to their end, too, and "-" is
   standard input. */
GBytes *file_take(const char *path, gsize cap, GError **error);

/* All of it, into what is open. */
gboolean file_write_all(int descriptor, const char *text, gsize length, GError **error);

/* Durable when it returns TRUE (file and folder synced).  A symbolic link is
   replaced itself, its target is not touched. */
gboolean file_write_private(const char *path, const char *text, gsize length, FileWriteFlags flags, GError **error);

/* Makes the folder 0700, with those above it; one that is there must be a
   folder of ours and is narrowed to 0700. */
gboolean file_folder_private(const char *path, GError **error);

/* Makes the folder 0700 anew, in one that is there; what had its name is removed. */
gboolean file_folder_anew(const char *path, GError **error);

/* A file, or a folder with the files in it.  Of a symbolic link the link itself. */
void file_remove(const char *path);

#endif
