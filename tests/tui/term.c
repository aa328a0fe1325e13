/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term-private.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define HOME_PATTERN "/tmp/" HOME_NAME "XXXXXX" /* always as long: screens show it */

/* ---------------------------------------------------------------- start */

/* One that is there already is replaced: of two, a program would see the first. */
static void set_variable(Term *term, const char *variable) {
    gsize name = (gsize)(strchr(variable, '=') - variable) + 1;
    for (guint i = 0; i < term->environment->len; i++)
        if (strncmp(term->environment->pdata[i], variable, name) == 0) g_ptr_array_remove_index(term->environment, i--);
    g_ptr_array_add(term->environment, g_strdup(variable));
}

static void add_variable(Term *term, const char *name, const char *value) {
    g_ptr_array_add(term->environment, g_strconcat(name, "=", value, NULL));
}

static void make_environment(Term *term, const TermOptions *options) {
    static const char *const kept[] = {"PATH",         "BOWOUT_DATADIR", "BOWOUT_MAIL_PROGRAM",
                                       "ASAN_OPTIONS", "UBSAN_OPTIONS",  "BOWOUT_LIBRARY_PATH"};

    term->environment = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++)
        if (g_getenv(kept[i]) != NULL) add_variable(term, kept[i], g_getenv(kept[i]));
    add_variable(term, "HOME", term->home);
    add_variable(term, "TZ", "UTC");
    add_variable(term, "LC_ALL", options->locale != NULL ? options->locale : "C.UTF-8");
    if (options->name == NULL || *options->name != '\0')
        add_variable(term, "TERM", options->name != NULL ? options->name : "xterm-256color");
    for (guint i = 0; options->variables != NULL && options->variables[i] != NULL; i++) set_variable(term, options->variables[i]);
    g_ptr_array_add(term->environment, NULL);
}

char **term_arguments(const char *const *arguments) {
    static const char *const usual[] = {"--now", "2026-11-23", NULL};
    GPtrArray *all = g_ptr_array_new();
    const char *program = g_getenv("BOWOUT_PROGRAM");

    cr_assert(program != NULL, "BOWOUT_PROGRAM is not set");
    g_ptr_array_add(all, g_strdup(program));
    for (arguments = arguments != NULL ? arguments : usual; *arguments != NULL; arguments++) g_ptr_array_add(all, g_strdup(*arguments));
    g_ptr_array_add(all, NULL);
    return (char **)g_ptr_array_free(all, FALSE);
}

/* What a shell does about a job that stops, as small as it can be. Runs in the child. */
static G_GNUC_NORETURN void run_shell(char **arguments) {
    struct termios found;
    int status = 0;
    char byte;

    signal(SIGTTOU, SIG_IGN);
    signal(SIGTSTP, SIG_IGN);
    tcgetattr(0, &found);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(0, getpid());
        signal(SIGTTOU, SIG_DFL);
        signal(SIGTSTP, SIG_DFL);
        execv(arguments[0], arguments);
        _exit(127);
    }
    setpgid(job, job);
    tcsetpgrp(0, job);
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        struct termios now;
        tcsetpgrp(0, getpgrp());
        tcgetattr(0, &now);
        dprintf(1, "(stopped, %s)\r\n",
                (now.c_lflag & (ICANON | ECHO)) == (found.c_lflag & (ICANON | ECHO)) ? "modes restored" : "MODES WRONG");
        if (read(0, &byte, 1) != 1) _exit(1);
        tcsetpgrp(0, job);
        kill(-job, SIGCONT);
    }
    tcsetpgrp(0, getpgrp());
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

Term *term_start(const TermOptions *options) {
    Term *term = g_new0(Term, 1);
    g_auto(GStrv) arguments = term_arguments(options->arguments);

    term->rows = options->rows > 0 ? options->rows : 24;
    term->columns = options->columns > 0 ? options->columns : 80;
    term->shell = options->shell;
    term->own_home = options->home == NULL;
    term->home = g_strdup(term->own_home ? HOME_PATTERN : options->home);
    cr_assert(!term->own_home || g_mkdtemp(term->home) != NULL, "no folder below /tmp");
    term->raw = g_string_new(NULL);
    make_environment(term, options);

    struct winsize size = {.ws_row = (unsigned short)term->rows, .ws_col = (unsigned short)term->columns};
    term->pid = forkpty(&term->master, NULL, NULL, &size);
    cr_assert(term->pid >= 0, "no pseudo-terminal");
    if (term->pid == 0) {
        if (chdir(term->home) != 0) _exit(126);
        environ = (char **)term->environment->pdata;
        if (term->shell) run_shell(arguments);
        execv(arguments[0], arguments);
        _exit(127);
    }
    term->vt = vterm_new(term->rows, term->columns);
    vterm_set_utf8(term->vt, options->locale == NULL || strstr(options->locale, "UTF-8") != NULL);
    term->screen = vterm_obtain_screen(term->vt);
    vterm_screen_enable_altscreen(term->screen, 1);
    vterm_screen_reset(term->screen, 1);
    return term;
}

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *walk) {
    (void)info;
    (void)kind;
    (void)walk;
    return remove(path);
}

void term_free(Term *term) {
    if (term == NULL) return;
    if (!term->reaped) {
        kill(term->pid, SIGKILL);
        waitpid(term->pid, NULL, 0);
    }
    if (term->master >= 0) close(term->master);
    vterm_free(term->vt);
    if (term->own_home) nftw(term->home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    g_free(term->home);
    g_string_free(term->raw, TRUE);
    g_ptr_array_unref(term->environment);
    g_free(term);
}

/* ---------------------------------------------------------------- reading */

gboolean term_pump(Term *term, int ms) {
    struct pollfd fd = {term->master, POLLIN, 0};
    char bytes[65536];

    if (term->master < 0 || poll(&fd, 1, ms) <= 0) return FALSE;
    ssize_t count = read(term->master, bytes, sizeof bytes);
    if (count <= 0) return FALSE;
    g_string_append_len(term->raw, bytes, count);
    vterm_input_write(term->vt, bytes, (size_t)count);
    size_t answer = vterm_output_read(term->vt, bytes, sizeof bytes);
    if (answer > 0 && write(term->master, bytes, answer) < 0) return FALSE;
    return TRUE;
}

gint64 term_deadline(void) {
    const char *seconds = g_getenv("BOWOUT_TEST_WAIT"); /* while a test is written nobody waits so long */
    return g_get_monotonic_time() + (seconds != NULL ? atoi(seconds) : DEADLINE_S) * G_USEC_PER_SEC;
}

static void append_cell(GString *line, const VTermScreenCell *cell) {
    if (cell->chars[0] == 0 || cell->chars[0] == (uint32_t)-1) g_string_append_c(line, ' ');
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0 && cell->chars[i] != (uint32_t)-1; i++)
        g_string_append_unichar(line, cell->chars[i]);
}

char *term_row(Term *term, int row) {
    GString *line = g_string_new(NULL);
    for (int column = 0; column < term->columns;) {
        VTermScreenCell cell;
        vterm_screen_get_cell(term->screen, (VTermPos){row, column}, &cell);
        append_cell(line, &cell);
        column += MAX(cell.width, 1);
    }
    while (line->len > 0 && line->str[line->len - 1] == ' ') g_string_truncate(line, line->len - 1);
    return g_string_free(line, FALSE);
}

char *term_screen(Term *term) {
    GString *screen = g_string_new(NULL);
    for (int row = 0; row < term->rows; row++) {
        g_autofree char *line = term_row(term, row);
        g_string_append_printf(screen, "%s\n", line);
    }
    return g_string_free(screen, FALSE);
}

void term_fail(Term *term, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *screen = term_screen(term);
    fprintf(stderr, "%s\n---- the screen:\n%s----\n", message, screen);
    fflush(stderr);
    cr_assert(FALSE, "%s", message);
    abort();
}

gboolean term_shows(Term *term, const char *text) {
    while (term_pump(term, 0))
        ;
    g_autofree char *screen = term_screen(term);
    return strstr(screen, text) != NULL;
}

void term_wait(Term *term, const char *text) {
    gint64 until = term_deadline();
    while (!term_shows(term, text)) {
        if (g_get_monotonic_time() > until || (!term_pump(term, 200) && term_ended(term) && !term_shows(term, text)))
            term_fail(term, "never seen: \"%s\"", text);
    }
}

void term_wait_gone(Term *term, const char *text) {
    gint64 until = term_deadline();
    while (term_shows(term, text)) {
        if (g_get_monotonic_time() > until) term_fail(term, "still there: \"%s\"", text);
        term_pump(term, 200);
    }
}

void term_wait_screen(Term *term, const char *wanted) {
    gint64 until = term_deadline();
    for (;;) {
        while (term_pump(term, 0))
            ;
        g_autofree char *screen = term_screen(term);
        if (strcmp(screen, wanted) == 0) return;
        if (g_get_monotonic_time() > until) {
            fprintf(stderr, "---- wanted:\n%s", wanted);
            term_fail(term, "another screen than wanted");
        }
        term_pump(term, 100);
    }
}

/* It runs, or would if the machine had time for it: as the kernel says. */
static gboolean is_at_work(const Term *term) {
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", term->pid), *all = NULL;
    const char *state = g_file_get_contents(path, &all, NULL, NULL) ? strrchr(all, ')') : NULL;
    return state != NULL && (g_str_has_prefix(state, ") R") || g_str_has_prefix(state, ") D"));
}

void term_wait_quiet(Term *term, int ms) {
    gint64 until = term_deadline();
    while (term_pump(term, ms) || (!term_ended(term) && is_at_work(term)))
        if (g_get_monotonic_time() > until) term_fail(term, "never quiet");
}

void term_pass(Term *term, int ms) {
    gint64 until = g_get_monotonic_time() + ms * 1000;
    for (gint64 now = g_get_monotonic_time(); now < until; now = g_get_monotonic_time())
        if (!term_pump(term, (int)((until - now) / 1000) + 1) && term_ended(term)) break;
}

void term_cursor(Term *term, int *row, int *column) {
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(term->vt), &at);
    *row = at.row;
    *column = at.col;
}

static int attributes_of(const VTermScreenCell *cell) {
    gboolean coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
    return (cell->attrs.bold ? TERM_BOLD : 0) | (cell->attrs.underline ? TERM_UNDERLINE : 0) | (cell->attrs.reverse ? TERM_REVERSE : 0) |
           (coloured ? TERM_COLOUR : 0);
}

int term_attributes(Term *term, const char *text) {
    for (int row = 0; row < term->rows; row++) {
        g_autofree char *line = term_row(term, row);
        const char *found = strstr(line, text);
        if (found == NULL) continue;
        VTermScreenCell cell;
        vterm_screen_get_cell(term->screen, (VTermPos){row, (int)g_utf8_strlen(line, found - line)}, &cell);
        return attributes_of(&cell);
    }
    term_fail(term, "not on the screen: \"%s\"", text);
}

int term_all_attributes(Term *term) {
    int all = 0;
    for (int row = 0; row < term->rows; row++)
        for (int column = 0; column < term->columns; column++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(term->screen, (VTermPos){row, column}, &cell);
            all |= attributes_of(&cell);
        }
    return all;
}

/* ---------------------------------------------------------------- keys */

void term_send(Term *term, const char *bytes) {
    gsize left = strlen(bytes);
    while (left > 0) {
        ssize_t sent = write(term->master, bytes, MIN(left, 1024));
        if (sent < 0 && errno != EINTR) return;
        if (sent > 0) {
            bytes += sent;
            left -= (gsize)sent;
        }
        while (term_pump(term, 0))
            ;
    }
}

void term_flood(Term *term, const char *bytes, int times) {
    int flags = fcntl(term->master, F_GETFL);
    cr_assert(fcntl(term->master, F_SETFL, flags | O_NONBLOCK) == 0);
    for (int i = 0; i < times; i++) {
        if (write(term->master, bytes, strlen(bytes)) < 0 && errno != EAGAIN) break;
        poll(NULL, 0, 2); /* so that each is answered by itself */
    }
    cr_assert(fcntl(term->master, F_SETFL, flags) == 0);
}

void term_wait_stuck(Term *term) {
    gint64 until = term_deadline();
    g_autofree char *path = g_strdup_printf("/proc/%d/syscall", term->pid);
    for (;;) {
        g_autofree char *call = NULL;
        if (!g_file_get_contents(path, &call, NULL, NULL) || g_str_has_prefix(call, "1 0x1 ")) /* write to 1; or not told here */
            return;
        if (g_get_monotonic_time() > until) term_fail(term, "it writes on and on");
        poll(NULL, 0, 5);
    }
}

static const struct {
    const char *name, *bytes;
} keys[] = {
    {"Enter", "\r"},   {"Tab", "\t"},       {"Shift-Tab", "\033[Z"}, {"Esc", "\033"},    {"Space", " "},
    {"Up", "\033[A"},  {"Down", "\033[B"},  {"Right", "\033[C"},     {"Left", "\033[D"}, {"Home", "\033[H"},
    {"End", "\033[F"}, {"PgUp", "\033[5~"}, {"PgDn", "\033[6~"},     {"Del", "\033[3~"}, {"Backspace", "\177"},
    {"F1", "\033OP"},  {"F2", "\033OQ"},    {"F3", "\033OR"},        {"F5", "\033[15~"}, {"Alt-Enter", "\033\r"},
};

static void send_key(Term *term, const char *name) {
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strcmp(keys[i].name, name) == 0) {
            term_send(term, keys[i].bytes);
            return;
        }
    if (name[0] == '^' && name[1] != '\0' && name[2] == '\0') {
        char control[] = {(char)(name[1] & 0x1f), '\0'};
        term_send(term, control);
    } else if (g_str_has_prefix(name, "Alt-")) {
        g_autofree char *bytes = g_strconcat("\033", name + 4, NULL);
        term_send(term, bytes);
    } else {
        cr_assert(g_utf8_strlen(name, -1) == 1, "no key is called \"%s\"", name);
        term_send(term, name);
    }
}

void term_keys(Term *term, const char *names) {
    g_auto(GStrv) list = g_strsplit(names, " ", -1);
    for (char **name = list; *name != NULL; name++)
        if (**name != '\0') send_key(term, *name);
}

/* ---------------------------------------------------------------- the line and the process */

void term_resize(Term *term, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    while (term_pump(term, 0))
        ;
    term->rows = rows;
    term->columns = columns;
    vterm_set_size(term->vt, rows, columns);
    ioctl(term->master, TIOCSWINSZ, &size);
}

void term_hang_up(Term *term) {
    while (term_pump(term, 0))
        ;
    close(term->master);
    term->master = -1;
}

int term_pid(Term *term) {
    return term->pid;
}

void term_signal(Term *term, int number) {
    cr_assert(kill(term->pid, number) == 0);
}

gboolean term_ended(Term *term) {
    if (!term->reaped) term->reaped = waitpid(term->pid, &term->status, WNOHANG) == term->pid;
    return term->reaped;
}

static int exit_code(const Term *term) {
    return WIFEXITED(term->status) ? WEXITSTATUS(term->status) : 128 + WTERMSIG(term->status);
}

int term_wait_end(Term *term) {
    gint64 until = term_deadline();
    while (!term_ended(term)) {
        if (g_get_monotonic_time() > until) term_fail(term, "it does not end");
        if (!term_pump(term, 20) && term->master < 0) poll(NULL, 0, 5); /* nothing to wait for but the process */
    }
    while (term_pump(term, 20)) /* what was written before the end */
        ;
    return exit_code(term);
}

int term_wait_end_unread(Term *term) {
    gint64 until = term_deadline();
    while (!term_ended(term)) {
        if (g_get_monotonic_time() > until) term_fail(term, "it does not end");
        poll(NULL, 0, 5);
    }
    return exit_code(term);
}

const GString *term_raw(Term *term) {
    return term->raw;
}

struct termios term_modes(Term *term) {
    struct termios modes;
    cr_assert(tcgetattr(term->master, &modes) == 0);
    return modes;
}

const char *term_home(Term *term) {
    return term->home;
}
