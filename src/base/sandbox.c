/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * glibc has no names for the calls of Landlock yet. What a newer kernel can restrict beyond files
 * (devices, TCP, signals) is asked for when it knows it: the numbers of those bits are the
 * kernel's, and fixed.
 *
 * The tables of calls hold what the program does, seen with strace on the machines it is tested
 * on, and the neighbours that another libc would take for the same. A build with sanitizers or for
 * coverage needs far more, and has no walls.
 */
#include "config.h"

#include "bowout/base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

/* ---- files ---- */

#define MAY_READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define MAY_WRITE                                                                                                                          \
    (MAY_READ | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |                           \
     LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER | ACCESS_TRUNCATE)
#define ONLY_FOLDERS                                                                                                                       \
    (LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |          \
     LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER)
#define ACCESS_TRUNCATE (1ULL << 14)

/* All rights over files that each version of Landlock knows: the first has 13, two more came one
   by one. */
static guint64 rights_of(long version) {
    static const guint known[] = {0, 13, 14, 15};
    return (1ULL << known[MIN((gsize)version, G_N_ELEMENTS(known) - 1)]) - 1;
}

static long landlock_version(void) {
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static gboolean allow_path(int rules, const char *path, guint64 rights) {
    struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = open(path, O_PATH | O_CLOEXEC)};
    struct stat status;
    gboolean allowed;
    if (rule.parent_fd < 0) return TRUE;
    if (fstat(rule.parent_fd, &status) == 0 && !S_ISDIR(status.st_mode)) rule.allowed_access &= ~ONLY_FOLDERS;
    allowed = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    close(rule.parent_fd);
    return allowed;
}

static gboolean allow_paths(int rules, const char *const *paths, guint64 rights) {
    for (; *paths != NULL; paths++)
        if (!allow_path(rules, *paths, rights)) return FALSE;
    return TRUE;
}

static gboolean wall_off_files(const char *const *readable, const char *const *writable) {
    long version = landlock_version();
    struct landlock_ruleset_attr all = {0};
    int rules;
    gboolean held;
    if (version < 1) return FALSE;
    all.handled_access_fs = rights_of(version);
    rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0) return FALSE;
    held = allow_paths(rules, readable, MAY_READ & all.handled_access_fs) &&
           allow_paths(rules, writable, MAY_WRITE & all.handled_access_fs) && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return held;
}

/* ---- calls ---- */

static const int calls_of_memory[] = {
    SCMP_SYS(read),           SCMP_SYS(write),        SCMP_SYS(readv),
    SCMP_SYS(writev),         SCMP_SYS(close),        SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),     SCMP_SYS(lseek),        SCMP_SYS(brk),
    SCMP_SYS(mmap),           SCMP_SYS(munmap),       SCMP_SYS(mremap),
    SCMP_SYS(mprotect),       SCMP_SYS(madvise),      SCMP_SYS(futex),
    SCMP_SYS(sched_yield),    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack),  SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),   SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(getrandom),      SCMP_SYS(getpid),       SCMP_SYS(gettid),
    SCMP_SYS(exit),           SCMP_SYS(exit_group),   SCMP_SYS(restart_syscall),
    SCMP_SYS(alarm),          SCMP_SYS(setitimer),    SCMP_SYS(getrusage),
    SCMP_SYS(uname),
};

static const int calls_of_terminal[] = {
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(statx),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    SCMP_SYS(fcntl),
    SCMP_SYS(flock),
    SCMP_SYS(dup),
    SCMP_SYS(dup2),
    SCMP_SYS(dup3),
    SCMP_SYS(pipe),
    SCMP_SYS(pipe2),
    SCMP_SYS(memfd_create),
    SCMP_SYS(pread64),
    SCMP_SYS(pwrite64),
    SCMP_SYS(preadv),
    SCMP_SYS(pwritev),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(ftruncate),
    SCMP_SYS(fallocate),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchown),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(link),
    SCMP_SYS(linkat),
    SCMP_SYS(umask),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(select),
    SCMP_SYS(pselect6),
    SCMP_SYS(sendmsg),
    SCMP_SYS(shutdown),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getppid),
    SCMP_SYS(getpgrp),
    SCMP_SYS(getpgid),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(timer_create),
    SCMP_SYS(timer_delete),
    SCMP_SYS(timer_settime),
    SCMP_SYS(timer_gettime),
    SCMP_SYS(rt_sigpending),
    SCMP_SYS(rt_sigtimedwait),
    SCMP_SYS(rt_sigsuspend),
    SCMP_SYS(wait4),
    SCMP_SYS(sync_file_range),
    SCMP_SYS(sysinfo),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(fadvise64),
    SCMP_SYS(msync),
    SCMP_SYS(utimensat),
};

/* What one asks of one's own terminal: its modes, its size, whose turn it is. Never TIOCSTI, which
   types into it. */
static const unsigned long asked_of_terminal[] = {TCGETS,     TCSETS,     TCSETSW, TCSETSF,   TCFLSH,  TCXONC,
                                                  TIOCGWINSZ, TIOCSWINSZ, TCSBRK,  TIOCGPGRP, FIONREAD};

static gboolean allow_calls(scmp_filter_ctx filter, const int *calls, gsize count) {
    for (gsize i = 0; i < count; i++)
        if (calls[i] >= 0 && seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0) return FALSE;
    return TRUE;
}

/* A signal to oneself, as abort() and raise() do. */
static gboolean allow_own_signals(scmp_filter_ctx filter) {
    scmp_datum_t self = (scmp_datum_t)getpid();
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, self)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(kill), 1, SCMP_A0(SCMP_CMP_EQ, self)) == 0;
}

/* Limits are asked for, of oneself, and not changed. */
static gboolean allow_asking_limits(scmp_filter_ctx filter) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A2(SCMP_CMP_EQ, 0)) == 0;
}

static gboolean allow_terminal(scmp_filter_ctx filter) {
    for (gsize i = 0; i < G_N_ELEMENTS(asked_of_terminal); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1_32(SCMP_CMP_EQ, (scmp_datum_t)asked_of_terminal[i])) != 0)
            return FALSE;
    return allow_calls(filter, calls_of_terminal, G_N_ELEMENTS(calls_of_terminal));
}

/* Libraries that look for a file (a translation, a character set) can do without it. */
static gboolean refuse_files(scmp_filter_ctx filter) {
    static const int calls[] = {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
                                SCMP_SYS(stat), SCMP_SYS(lstat),  SCMP_SYS(statx),  SCMP_SYS(readlink),  SCMP_SYS(readlinkat)};
    for (gsize i = 0; i < G_N_ELEMENTS(calls); i++)
        if (calls[i] >= 0 && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), calls[i], 0) != 0) return FALSE;
    return TRUE;
}

static gboolean wall_off_calls(SandboxWork work) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_TRAP);
    gboolean held = filter != NULL && allow_calls(filter, calls_of_memory, G_N_ELEMENTS(calls_of_memory)) && allow_own_signals(filter) &&
                    allow_asking_limits(filter) && (work == SANDBOX_TERMINAL ? allow_terminal(filter) : refuse_files(filter)) &&
                    seccomp_load(filter) == 0;
    if (filter != NULL) seccomp_release(filter);
    return held;
}

/* ---- both ---- */

SandboxWalls sandbox_offered(void) {
    return (SandboxWalls){.files = landlock_version() >= 1, .calls = prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0};
}

SandboxWalls sandbox_begin(SandboxWork work, const char *const *readable, const char *const *writable) {
    SandboxWalls walls = {FALSE, FALSE};
#ifndef BOWOUT_INSTRUMENTED
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return walls;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    walls.files = wall_off_files(readable, writable);
    walls.calls = wall_off_calls(work);
#else
    (void)work, (void)readable, (void)writable, (void)wall_off_files, (void)wall_off_calls;
#endif
    return walls;
}
