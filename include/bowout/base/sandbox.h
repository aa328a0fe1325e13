/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sandbox: this process gives up, for good, what it will not need, so that whoever takes it over
 * from within can do no more than it could. Two walls, both the kernel's: Landlock for files, a
 * seccomp filter (by libseccomp) for system calls. A call behind the wall does not happen; the
 * process gets SIGSYS, whose handler has the terminal put right and says so.
 */
#ifndef BOWOUT_BASE_SANDBOX_H
#define BOWOUT_BASE_SANDBOX_H

#include <glib.h>

/* What is still to be done behind the walls; each knows the calls for it. */
typedef enum {
    SANDBOX_MEMORY,   /* work on what is in memory, read and write open descriptors */
    SANDBOX_TERMINAL, /* that; be used on a terminal, and keep files. No program, no process, no connection */
} SandboxWork;

typedef struct {
    gboolean files; /* Landlock */
    gboolean calls; /* seccomp */
} SandboxWalls;

/*
 * Sets up the walls. Files and folders, by their paths: `readable` to be read, `writable` to be
 * read, made, written and removed; nothing else can be opened. Both end with NULL; a path that is
 * not there is passed over. Gives the walls that stand: where the kernel has one of them not, work
 * goes on without. Only while there is a single thread, which must ask for no more rights later.
 */
SandboxWalls sandbox_begin(SandboxWork work, const char *const *readable, const char *const *writable);

/* Which walls this kernel has. Changes nothing. */
SandboxWalls sandbox_offered(void);

#endif
