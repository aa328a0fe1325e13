/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The walls, by what fails behind them: each attempt is made in a process of its own, once without
 * walls (it must succeed there, or it would prove nothing) and once behind them.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bowout/base/sandbox.h"

TestSuite(sandbox, .timeout = 300);

static char *inside, *outside; /* a folder that may be written in, and one that may not */

static void make_folders(void) {
    inside = g_dir_make_tmp("bowout-inside-XXXXXX", NULL);
    outside = g_dir_make_tmp("bowout-outside-XXXXXX", NULL);
    cr_assert(inside != NULL && outside != NULL);
}

static void remove_folder(char *folder) {
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
}

static void remove_folders(void) {
    remove_folder(inside);
    remove_folder(outside);
}

/* ---- what is tried: TRUE when it could be done ---- */

static gboolean opens(const char *folder, const char *name, int how) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    int file = open(path, how, 0600);
    if (file >= 0) close(file);
    return file >= 0;
}

static gboolean read_accounts(void) {
    return opens("/etc", "passwd", O_RDONLY);
}

static gboolean read_own_environment(void) {
    return opens("/proc/self", "environ", O_RDONLY);
}

static gboolean list_home(void) {
    return opens("/", "", O_RDONLY | O_DIRECTORY);
}

static gboolean read_outside(void) {
    return opens(outside, "theirs", O_RDONLY | O_CREAT);
}

static gboolean write_outside(void) {
    return opens(outside, "new", O_WRONLY | O_CREAT);
}

static gboolean folder_outside(void) {
    g_autofree char *path = g_build_filename(outside, "folder", NULL);
    return mkdir(path, 0700) == 0;
}

static gboolean cut_outside(void) {
    g_autofree char *path = g_build_filename(outside, "theirs", NULL);
    int file = open(path, O_WRONLY | O_TRUNC);
    if (file >= 0) close(file);
    return file >= 0;
}

static gboolean link_outside(void) {
    g_autofree char *path = g_build_filename(outside, "link", NULL);
    return symlink("/etc/passwd", path) == 0;
}

static gboolean open_modes_outside(void) {
    g_autofree char *path = g_build_filename(outside, "theirs", NULL);
    return chmod(path, 0666) == 0;
}

static gboolean make_process(void) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    return child > 0 && waitpid(child, NULL, 0) == child;
}

static gboolean make_process_by_vfork(void) {
    pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) _exit(0);
    return child > 0 && waitpid(child, NULL, 0) == child;
}

static gboolean run_program(void) {
    char *const argv[] = {(char *)"true", NULL};
    execv("/bin/true", argv);
    return FALSE;
}

static gboolean run_program_from_file(void) {
    char *const argv[] = {(char *)"true", NULL};
    int file = open("/bin/true", O_PATH);
    syscall(SYS_execveat, file, "", argv, NULL, AT_EMPTY_PATH);
    return FALSE;
}

static gboolean open_tcp(void) {
    return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static gboolean open_local_socket(void) {
    return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static gboolean trace_parent(void) {
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static gboolean read_other_memory(void) {
    char from = 'x', to = ' ';
    struct iovec here = {&to, 1}, there = {&from, 1};
    return syscall(SYS_process_vm_readv, getpid(), &here, 1, &there, 1, 0) == 1;
}

static gboolean signal_parent(void) {
    return kill(getppid(), 0) == 0;
}

static gboolean change_limits(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 && setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

static gboolean change_name_of_process(void) {
    return prctl(PR_SET_NAME, "other", 0, 0, 0) == 0;
}

static gboolean make_namespace(void) {
    return syscall(SYS_unshare, 0) == 0;
}

static gboolean make_session(void) {
    return setsid() > 0;
}

static gboolean watch_files(void) {
    return syscall(SYS_inotify_init1, 0) >= 0;
}

/* Without walls it fails with ENOTTY or EIO here: that it is asked at all counts. */
static gboolean type_into_terminal(void) {
    int ends[2];
    char key = 'x';
    if (pipe(ends) != 0) return FALSE;
    (void)ioctl(ends[0], TIOCSTI, &key);
    return TRUE;
}

typedef enum { WALL_FILES = 1, WALL_CALLS = 2 } Wall;

static const struct {
    const char *name;
    gboolean (*attempt)(void);
    Wall wall;
} attempts[] = {
    {"read /etc/passwd", read_accounts, WALL_FILES},
    {"read the environment in /proc", read_own_environment, WALL_FILES},
    {"list /", list_home, WALL_FILES},
    {"read a file elsewhere", read_outside, WALL_FILES},
    {"write a file elsewhere", write_outside, WALL_FILES},
    {"make a folder elsewhere", folder_outside, WALL_FILES},
    {"cut a file elsewhere", cut_outside, WALL_FILES},
    {"make a link", link_outside, WALL_CALLS},
    {"change modes by path", open_modes_outside, WALL_CALLS},
    {"fork", make_process, WALL_CALLS},
    {"clone", make_process_by_vfork, WALL_CALLS},
    {"exec", run_program, WALL_CALLS},
    {"exec an open file", run_program_from_file, WALL_CALLS},
    {"TCP", open_tcp, WALL_CALLS},
    {"a local socket", open_local_socket, WALL_CALLS},
    {"ptrace", trace_parent, WALL_CALLS},
    {"another's memory", read_other_memory, WALL_CALLS},
    {"a signal to others", signal_parent, WALL_CALLS},
    {"other limits", change_limits, WALL_CALLS},
    {"prctl", change_name_of_process, WALL_CALLS},
    {"namespaces", make_namespace, WALL_CALLS},
    {"a session", make_session, WALL_CALLS},
    {"inotify", watch_files, WALL_CALLS},
    {"TIOCSTI", type_into_terminal, WALL_CALLS},
};

/* ---- in a process of its own ---- */

static SandboxWalls raise_walls(SandboxWork work) {
    const char *const readable[] = {"/usr", "/lib", "/lib64", NULL};
    const char *const writable[] = {inside, NULL};
    return sandbox_begin(work, readable, writable);
}

/* How it ended: 0 when the attempt succeeded, else an exit code or a signal. */
static int end_of(gboolean (*attempt)(void), gboolean walls) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        signal(SIGSYS, SIG_DFL); /* Criterion has a handler of its own */
        if (walls) raise_walls(SANDBOX_TERMINAL);
        _exit(attempt() ? 0 : 1);
    }
    waitpid(child, &status, 0);
    return status;
}

static gboolean is_up(Wall wall) {
    SandboxWalls offered = sandbox_offered();
#ifdef BOWOUT_INSTRUMENTED
    return FALSE;
#endif
    return wall == WALL_FILES ? offered.files : offered.calls;
}

Test(sandbox, what_is_not_needed_fails, .init = make_folders, .fini = remove_folders) {
    guint tried = 0;
    opens(outside, "theirs", O_WRONLY | O_CREAT);
    for (gsize i = 0; i < G_N_ELEMENTS(attempts); i++) {
        int status;
        if (!is_up(attempts[i].wall)) continue;
        cr_expect_eq(end_of(attempts[i].attempt, FALSE), 0, "%s does not even work without walls", attempts[i].name);
        status = end_of(attempts[i].attempt, TRUE);
        cr_expect(status != 0, "%s succeeds behind the walls", attempts[i].name);
        if (attempts[i].wall == WALL_CALLS)
            cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS, "%s is not refused by the filter", attempts[i].name);
        tried++;
    }
    if (tried == 0) cr_skip_test("this kernel, or this build, has no walls");
}

static gboolean writes_letter(void) {
    g_autofree char *one = g_build_filename(inside, "letter", NULL), *other = g_build_filename(inside, "kept", NULL);
    return opens(inside, "letter", O_WRONLY | O_CREAT) && rename(one, other) == 0 && opens(inside, "kept", O_RDONLY) && unlink(other) == 0;
}

static gboolean reads_system(void) {
    return opens("/usr", "share", O_RDONLY | O_DIRECTORY);
}

Test(sandbox, what_is_needed_works, .init = make_folders, .fini = remove_folders) {
    cr_assert_eq(end_of(writes_letter, TRUE), 0);
    cr_assert_eq(end_of(reads_system, TRUE), 0);
}

/* ---- the reader of mail: nothing but memory and what is open ---- */

static gboolean only_memory(void) {
    int ends[2];
    char got[2] = "", *block;
    if (pipe(ends) != 0) return FALSE;
    raise_walls(SANDBOX_MEMORY);
    block = g_malloc0(8u << 20);
    block[100] = 'x';
    return write(ends[1], block + 100, 1) == 1 && read(ends[0], got, 1) == 1 && got[0] == 'x' &&
           !opens(inside, "any", O_RDONLY | O_CREAT) && !opens("/usr", "share", O_RDONLY);
}

static gboolean pipe_behind(void) {
    int ends[2];
    raise_walls(SANDBOX_MEMORY);
    return pipe(ends) == 0;
}

Test(sandbox, memory_only, .init = make_folders, .fini = remove_folders) {
    int status;
    if (!is_up(WALL_CALLS)) cr_skip_test("this kernel, or this build, has no walls");
    cr_assert_eq(end_of(only_memory, FALSE), 0);
    status = end_of(pipe_behind, FALSE);
    cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
}
