/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "server.h"

#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SSHD "/usr/sbin/sshd"
/* An empty folder in which sshd, started by root, locks up a part of itself. By this mode we
   know that a test has made it. */
#define SEPARATION "/run/sshd"
#define SEPARATION_MODE 0711

struct Server {
    char *folder, *home, *program;
    int port, pid, separation;
};

const char *server_home(const Server *server) {
    return server->home;
}

static char *inside(const Server *server, const char *name) {
    return g_build_filename(server->folder, name, NULL);
}

static void write_file(const Server *server, const char *name, int mode, const char *format, ...) G_GNUC_PRINTF(4, 5);
static void write_file(const Server *server, const char *name, int mode, const char *format, ...) {
    g_autofree char *path = inside(server, name), *text = NULL;
    va_list arguments;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    cr_assert(g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, mode, NULL));
}

/* ---- whether and where ---------------------------------------------------------------------- */

static gboolean in_path(const char *program) {
    g_autofree char *path = g_find_program_in_path(program);
    return path != NULL;
}

/* sshd gives a terminal to the group tty; where it is not made so (in some containers), only
   root may do that. */
static gboolean terminals_can_be_given(void) {
    const struct group *group = getgrnam("tty");
    int end = posix_openpt(O_RDWR | O_NOCTTY);
    struct stat status = {0};
    gboolean good = getuid() == 0 ||
                    (end >= 0 && group != NULL && grantpt(end) == 0 && stat(ptsname(end), &status) == 0 && status.st_gid == group->gr_gid);

    if (end >= 0) close(end);
    return good;
}

static const char *why_not(void) {
    const struct passwd *person = getpwuid(getuid());

    if (access(SSHD, X_OK) != 0) return "there is no " SSHD " (Debian: openssh-server)";
    if (!in_path("ssh") || !in_path("ssh-keygen")) return "there is no ssh (Debian: openssh-client)";
    if (person == NULL || access(person->pw_shell, X_OK) != 0 || strstr(person->pw_shell, "nologin") != NULL)
        return "the user of the tests has no shell to log in with";
    if (getuid() == 0 && access(SEPARATION, F_OK) != 0 && access("/run", W_OK) != 0) return SEPARATION " cannot be made";
    if (!terminals_can_be_given()) return "an sshd that is not root's cannot hand out terminals on this system";
    return NULL;
}

static struct sockaddr_in address_of(int port) {
    return (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((guint16)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
}

static int free_port(void) {
    struct sockaddr_in address = address_of(0);
    socklen_t length = sizeof address;
    int end = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port = 0;

    if (bind(end, (struct sockaddr *)&address, sizeof address) == 0 && getsockname(end, (struct sockaddr *)&address, &length) == 0)
        port = ntohs(address.sin_port);
    close(end);
    cr_assert(port != 0, "no free port on the loopback");
    return port;
}

static gboolean answers(int port) {
    struct sockaddr_in address = address_of(port);
    int end = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    gboolean good = connect(end, (struct sockaddr *)&address, sizeof address) == 0;

    close(end);
    return good;
}

/* Every test's sshd shares it; the last one takes it away, if it was not there before. */
static int hold_separation(void) {
    struct stat status;
    while (getuid() == 0) {
        gboolean made = mkdir(SEPARATION, SEPARATION_MODE) == 0 || errno == EEXIST;
        int folder = made ? open(SEPARATION, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
        cr_assert(made && (folder >= 0 || errno == ENOENT), SEPARATION ": %s", g_strerror(errno));
        if (folder >= 0 && flock(folder, LOCK_SH) == 0 && fstat(folder, &status) == 0 && status.st_nlink > 0) return folder;
        if (folder >= 0) close(folder);
    }
    return -1;
}

static void release_separation(int folder) {
    struct stat status;
    if (folder < 0) return;
    if (fstat(folder, &status) == 0 && (status.st_mode & 07777) == SEPARATION_MODE && flock(folder, LOCK_EX | LOCK_NB) == 0)
        (void)rmdir(SEPARATION);
    close(folder);
}

/* ---- start ---------------------------------------------------------------------------------- */

static void make_key(const Server *server, const char *name) {
    g_autofree char *path = inside(server, name);
    const char *argv[] = {"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path, NULL};

    cr_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
}

static void make_files(const Server *server, const char *command) {
    const char *folder = server->folder, *data = g_getenv("BOWOUT_DATADIR");

    make_key(server, "host");
    make_key(server, "user");
    write_file(server, "sshd_config", 0600,
               "Port %d\nListenAddress 127.0.0.1\nHostKey %s/host\nPidFile %s/sshd.pid\nAuthorizedKeysFile %s/user.pub\n"
               "StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n"
               "PrintMotd no\nPrintLastLog no\nX11Forwarding no\nAllowTcpForwarding no\nPermitUserRC no\n"
               "ClientAliveInterval 1\nClientAliveCountMax 2\nForceCommand %s/session\n",
               server->port, folder, folder, folder, folder);
    write_file(
        server, "session", 0700,
        "#!/bin/sh\necho $$ >%s/pid.new && mv %s/pid.new %s/pid\n"
        "HOME=%s BOWOUT_DATADIR='%s' BOWOUT_PROGRAM='%s' TZ=UTC LC_ALL=C.UTF-8\nexport HOME BOWOUT_DATADIR BOWOUT_PROGRAM TZ LC_ALL\n"
        "unset XDG_STATE_HOME XDG_CONFIG_HOME EDITOR VISUAL\ncd && exec %s\n",
        folder, folder, folder, server->home, data != NULL ? data : "", server->program, command);
    write_file(
        server, "client", 0700,
        "#!/bin/sh\nexec ssh -F /dev/null -i %s/user -p %d -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "
        "-o IdentitiesOnly=yes -o ControlPath=none $SSH_MORE 127.0.0.1 \"$@\"\n",
        folder, server->port);
}

static void run_server(const Server *server) {
    g_autofree char *config = inside(server, "sshd_config"), *log = inside(server, "log");

    (void)prctl(PR_SET_PDEATHSIG, SIGTERM);
    execl(SSHD, SSHD, "-D", "-E", log, "-f", config, (char *)NULL);
    _exit(127);
}

static char *log_of(const Server *server) {
    g_autofree char *path = inside(server, "log");
    char *text = NULL;

    return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

static void wait_for_server(const Server *server) {
    gint64 until = g_get_monotonic_time() + DEADLINE_S * G_USEC_PER_SEC;

    while (!answers(server->port)) {
        int status;
        g_autofree char *log = NULL;
        if (g_get_monotonic_time() < until && waitpid(server->pid, &status, WNOHANG) == 0) {
            g_usleep(10000);
            continue;
        }
        log = log_of(server);
        cr_assert(FALSE, "sshd does not run: %s", log);
    }
}

Server *server_start(const char *command) {
    const char *reason = why_not();
    Server *server;

    if (reason != NULL) {
        fprintf(stderr, "skipped: %s\n", reason);
        cr_skip("%s", reason);
        return NULL;
    }
    server = g_new0(Server, 1);
    server->folder = g_dir_make_tmp("bowout-ssh-XXXXXX", NULL);
    server->home = inside(server, "home");
    cr_assert(mkdir(server->home, 0700) == 0);
    server->program = g_strdup(g_getenv("BOWOUT_PROGRAM"));
    server->port = free_port();
    server->separation = hold_separation();
    make_files(server, command);
    server->pid = fork();
    if (server->pid == 0) run_server(server);
    wait_for_server(server);
    return server;
}

void server_stop(Server *server) {
    g_autofree char *remove = NULL;

    if (server == NULL) return;
    kill(server->pid, SIGTERM);
    waitpid(server->pid, NULL, 0);
    release_separation(server->separation);
    remove = g_strdup_printf("rm -rf '%s'", server->folder);
    if (system(remove) != 0) fprintf(stderr, "%s is left behind\n", server->folder);
    g_free(server->folder);
    g_free(server->home);
    g_free(server->program);
    g_free(server);
}

/* ---- logging in ----------------------------------------------------------------------------- */

Term *server_login(Server *server, const TermOptions *options) {
    static const char *const nothing[] = {NULL}, *const terminal[] = {"SSH_MORE=-tt", NULL};
    g_autofree char *client = inside(server, "client"), *pid = inside(server, "pid");
    TermOptions mine = options != NULL ? *options : (TermOptions){0};
    Term *term;

    (void)unlink(pid);
    mine.variables = terminal;
    if (mine.arguments == NULL) mine.arguments = nothing;
    g_setenv("BOWOUT_PROGRAM", client, TRUE);
    term = term_start(&mine);
    g_setenv("BOWOUT_PROGRAM", server->program, TRUE);
    return term;
}

char *server_login_plain(Server *server, const char *input, const char *command, int *status) {
    g_autofree char *client = inside(server, "client"), *text = inside(server, "input"), *line = NULL;
    const char *argv[] = {"/bin/sh", "-c", NULL, NULL};
    char *output = NULL;

    cr_assert(g_file_set_contents(text, input, -1, NULL));
    line = g_strdup_printf("SSH_MORE=-T exec '%s' %s <'%s' 2>&1", client, command, text);
    argv[2] = line;
    cr_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, status, NULL));
    *status = WIFEXITED(*status) ? WEXITSTATUS(*status) : -1;
    return output;
}

int server_session(Server *server) {
    g_autofree char *path = inside(server, "pid"), *text = NULL;
    gint64 until = g_get_monotonic_time() + DEADLINE_S * G_USEC_PER_SEC;

    while (!g_file_get_contents(path, &text, NULL, NULL)) {
        g_autofree char *log = g_get_monotonic_time() > until ? log_of(server) : NULL;
        cr_assert(log == NULL, "no session begins: %s", log);
        g_usleep(10000);
    }
    return atoi(text);
}

/* State and parent, from the line of the process; 0: there is none, or only its remains. */
static int parent_of(int pid) {
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", pid), *text = NULL;
    const char *behind;
    char state = 'Z';
    int parent = 0;

    if (!g_file_get_contents(path, &text, NULL, NULL) || (behind = strrchr(text, ')')) == NULL) return 0;
    if (sscanf(behind + 1, " %c %d", &state, &parent) != 2 || state == 'Z') return 0;
    return MAX(parent, 1);
}

int server_child(Server *server) {
    return parent_of(server_session(server));
}

gboolean server_wait_gone(int pid, int seconds) {
    gint64 until = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;

    while (parent_of(pid) != 0) {
        if (g_get_monotonic_time() > until) return FALSE;
        g_usleep(10000);
    }
    return TRUE;
}

char *server_run(Server *server, const char *const *arguments) {
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    g_auto(GStrv) environment = g_environ_setenv(g_get_environ(), "HOME", server->home, TRUE);
    char *output = NULL;

    g_ptr_array_add(argv, server->program);
    for (; *arguments != NULL; arguments++) g_ptr_array_add(argv, (gpointer)*arguments);
    g_ptr_array_add(argv, NULL);
    cr_assert(g_spawn_sync(server->home, (char **)argv->pdata, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, NULL));
    return output;
}
