/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * locks: which letters are being written now, and by this process or another. One byte of a lock
 * file beside the store stands for one letter; the kernel lets it go with the process, however it
 * ends. Private to drafts/.
 */
#ifndef BOWOUT_SRC_DRAFTS_LOCKS_H
#define BOWOUT_SRC_DRAFTS_LOCKS_H

#include <glib.h>

typedef struct {
    char *path; /* of the store */
    int file;   /* -1 until needed, and where it cannot be had */
    gint64 held;
} Locks;

/* Byte 0, which is no letter's, is taken while a store is set aside. */
#define LOCKS_STORE 0

void locks_init(Locks *locks, const char *store);
void locks_clear(Locks *locks);

/* FALSE: another process has it. TRUE: it is ours, or locks do not work here now (then it is
 * tried again the next time; the token in the letter's row still keeps writers apart). One
 * letter at a time: the one held before is let go. */
gboolean locks_take(Locks *locks, gint64 id);
void locks_let_go(Locks *locks);
/* Waits until the store is nobody else's. */
void locks_take_store(Locks *locks);
/* The folder was taken away: the lock file is another one now. */
void locks_forget(Locks *locks);

#endif
