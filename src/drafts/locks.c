/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks of open file descriptions: they belong to the descriptor, so that two sessions in one
   process are apart, too. */
#include "config.h"

#include "locks.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void locks_init(Locks *locks, const char *store) {
    *locks = (Locks){g_strdup(store), -1, 0};
}

void locks_forget(Locks *locks) {
    if (locks->file >= 0) close(locks->file);
    locks->file = -1;
    locks->held = 0;
}

void locks_clear(Locks *locks) {
    locks_forget(locks);
    g_clear_pointer(&locks->path, g_free);
}

static int change(Locks *locks, short type, gint64 byte, int how) {
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = (off_t)byte, .l_len = 1};

    if (locks->file < 0) {
        g_autofree char *path = g_strconcat(locks->path, "-writers", NULL);
        locks->file = open(path, O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
    }
    return locks->file < 0 ? -1 : fcntl(locks->file, how, &lock);
}

gboolean locks_take(Locks *locks, gint64 id) {
    if (id == locks->held) return TRUE;
    if (change(locks, F_WRLCK, id, F_OFD_SETLK) != 0) return locks->file < 0 || (errno != EAGAIN && errno != EACCES);
    locks_let_go(locks);
    locks->held = id;
    return TRUE;
}

void locks_let_go(Locks *locks) {
    if (locks->held != 0) change(locks, F_UNLCK, locks->held, F_OFD_SETLK);
    locks->held = 0;
}

void locks_take_store(Locks *locks) {
    change(locks, F_WRLCK, LOCKS_STORE, F_OFD_SETLKW);
}
