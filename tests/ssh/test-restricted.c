/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The restricted mode, tried at every way out that could be thought of, under strace: no program
 * but our own is started, no file of the person is read, nothing is written but the draft and,
 * where the administrator says so, the letter.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../tui/walk.h"
#include "server.h"

/* A folder with everything hostile in it, and the administrator's file. */
typedef struct {
    char *folder, *home, *letters, *state, *config, *trace, *evil;
} Host;

static char *program(void) {
    g_autofree char *folder = g_path_get_dirname(g_getenv("BOWOUT_PROGRAM"));

    return g_build_filename(folder, "tests", "ssh", "rbowout", NULL);
}

static void write_text(const char *path, int mode, const char *text) {
    g_autofree char *folder = g_path_get_dirname(path);

    cr_assert(g_mkdir_with_parents(folder, 0700) == 0);
    cr_assert(g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, mode, NULL));
}

static void write_in(const char *folder, const char *name, int mode, const char *text) {
    g_autofree char *path = g_build_filename(folder, name, NULL);

    write_text(path, mode, text);
}

/* `more`: further lines of the administrator's file. */
static Host host_new(const char *more) {
    Host host = {.folder = g_dir_make_tmp("bowout-restricted-XXXXXX", NULL)};
    g_autofree char *lines = NULL;
    const char *const programs[] = {"tmux", "xclip", "wl-copy", "vi", "editor", "less", "sensible-editor", "lp", "mail", "sh", NULL};

    host.home = g_build_filename(host.folder, "home", NULL);
    host.letters = g_build_filename(host.folder, "letters", NULL);
    host.state = g_build_filename(host.folder, "state", NULL);
    host.config = g_build_filename(host.folder, "restricted.conf", NULL);
    host.trace = g_build_filename(host.folder, "trace", NULL);
    host.evil = g_build_filename(host.folder, "evil", NULL);
    cr_assert(g_mkdir(host.home, 0700) == 0 && g_mkdir(host.letters, 0700) == 0);
    lines = g_strdup_printf("state-folder = \"%s\"\n%s", host.state, more);
    write_text(host.config, 0600, lines);
    for (guint i = 0; programs[i] != NULL; i++)
        write_in(host.evil, programs[i], 0755, "#!/bin/sh\necho evil >\"$(dirname \"$0\")/was-here\"\n");
    write_in(host.home, ".config/bowout/catalogue.conf", 0600, "stage \"gratitude\" { phrasing \"evil\" { text = \"EVIL WORDING.\" } }\n");
    write_in(host.home, ".config/bowout/config", 0600, "mailer = {\"mail\"} sendmail = {\"mail\"}\n");
    write_in(host.home, ".terminfo/x/xterm-256color", 0600, "evil");
    return host;
}

static void host_clear(Host *host) {
    g_autofree char *remove = g_strdup_printf("rm -rf '%s'", host->folder);

    cr_assert(system(remove) == 0);
    g_free(host->folder);
    g_free(host->home);
    g_free(host->letters);
    g_free(host->state);
    g_free(host->config);
    g_free(host->trace);
    g_free(host->evil);
}

static char *variable(const char *name, const char *value) {
    return g_strconcat(name, "=", value, NULL);
}

/* The environment that somebody who wants out would like us to have. */
static char **hostile_environment(const Host *host) {
    static const char *const programs[] = {"EDITOR", "VISUAL", "PAGER", "SHELL", "BROWSER", "BOWOUT_MAILER", "BOWOUT_EDITOR"};
    static const char *const folders[] = {"TERMINFO", "TERMINFO_DIRS", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                          "LOCPATH",  "NLSPATH",       "GCONV_PATH"};
    g_autofree char *editor = g_build_filename(host->evil, "vi", NULL);
    g_autofree char *path = g_strdup_printf("PATH=%s:%s", host->evil, g_getenv("PATH"));
    GPtrArray *all = g_ptr_array_new();

    g_ptr_array_add(all, variable("BOWOUT_TEST_RESTRICTIONS", host->config));
    for (guint i = 0; i < G_N_ELEMENTS(programs); i++) g_ptr_array_add(all, variable(programs[i], editor));
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) g_ptr_array_add(all, variable(folders[i], host->home));
    g_ptr_array_add(all, g_steal_pointer(&path));
    g_ptr_array_add(all, g_strdup("TMUX=/tmp/tmux,1,0"));
    g_ptr_array_add(all, g_strdup("DISPLAY=:0"));
    g_ptr_array_add(all, g_strdup("WAYLAND_DISPLAY=wayland-0"));
    g_ptr_array_add(all, g_strdup("LC_MESSAGES=../../../evil"));
    g_ptr_array_add(all, g_strdup("LANGUAGE=evil"));
    g_ptr_array_add(all, g_strdup("TZ=:/etc/passwd"));
    g_ptr_array_add(all, g_strdup("ENV=/tmp/evil"));
    g_ptr_array_add(all, NULL);
    return (char **)g_ptr_array_free(all, FALSE);
}

static gboolean strace_works(void) {
#ifdef BOWOUT_INSTRUMENTED
    return FALSE; /* the search for leaks does not run under strace */
#endif
    const char *argv[] = {"strace", "-qq", "-o", "/dev/null", "true", NULL};
    int status = 1;

    return g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                        NULL, NULL, NULL, &status, NULL) &&
           status == 0;
}

/* rbowout on a terminal, under strace where that works. */
static Term *start(const Host *host) {
    g_auto(GStrv) environment = hostile_environment(host);
    g_autofree char *wizard = program(), *strace = g_find_program_in_path("strace"), *before = g_strdup(g_getenv("BOWOUT_PROGRAM"));
    const char *const traced[] = {"-f", "-qq", "-o", host->trace, "-e", "trace=process,open,openat", wizard, "--now", "2026-11-23", NULL};
    gboolean tracing = strace_works();
    TermOptions options = {.home = host->home, .variables = (const char *const *)environment, .arguments = tracing ? traced : traced + 7};
    Term *term;

    g_setenv("BOWOUT_PROGRAM", tracing ? strace : wizard, TRUE);
    term = term_start(&options);
    g_setenv("BOWOUT_PROGRAM", before, TRUE);
    return term;
}

/* The wizard itself makes one process, the starter of the reader, before anything else; that one
   makes what it takes to read an offer. */
static void check_trace_of(const Host *host, guint readings) {
    g_autofree char *trace = NULL, *was_here = g_build_filename(host->evil, "was-here", NULL);
    g_auto(GStrv) lines = NULL;
    guint programs = 0, children = 0, own_children = 0;
    guint64 wizard = 0;

    cr_assert(!g_file_test(was_here, G_FILE_TEST_EXISTS), "a program was run");
    if (!g_file_get_contents(host->trace, &trace, NULL, NULL)) {
        fprintf(stderr, "skipped: strace does not run here, so what was opened and run is not known\n");
        return;
    }
    lines = g_strsplit(trace, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        const char *call = lines[i] + strspn(lines[i], "0123456789 ");
        gboolean child = g_str_has_prefix(call, "fork") || g_str_has_prefix(call, "vfork") || g_str_has_prefix(call, "clone");
        guint64 pid = g_ascii_strtoull(lines[i], NULL, 10);
        if (i == 0) wizard = pid;
        if (g_str_has_prefix(call, "execve")) programs++;
        if (g_str_has_prefix(call, "execve") && programs > 1) cr_assert(strstr(call, "/bowout-mail\"") != NULL, "was started: %s", call);
        if (child) children++;
        if (child && pid == wizard) own_children++;
        cr_assert(strstr(call, host->home) == NULL || g_str_has_prefix(call, "execve"), "a file of the person was opened: %s", call);
        cr_assert(strstr(call, "/etc/passwd") == NULL || strstr(call, "O_RDONLY") != NULL);
    }
    cr_assert(programs == 1 + readings, "%u programs were started", programs);
    cr_assert(own_children == 1, "the wizard made %u processes", own_children);
    cr_assert(children <= 2 + 2 * readings, "%u processes were made", children);
}

static void check_trace(const Host *host) {
    check_trace_of(host, 0);
}

/* ---- tests ---------------------------------------------------------------------------------- */

static void walk_to_hand_over(Term *term) {
    walk_offer(term);
    term_keys(term, "2 Enter");
    term_wait(term, "How will you answer?");
    term_keys(term, "Enter");
    term_wait(term, "Which tone");
    term_keys(term, "^R");
    term_wait(term, WALK_REVIEW);
    term_keys(term, "Enter");
    term_wait(term, "Hand over");
    term_wait(term, "Show it as plain text");
}

static void leave(Term *term) {
    term_keys(term, "^X");
    term_wait(term, "Leave now?");
    term_keys(term, "Enter");
}

Test(restricted, no_key_leads_out, .timeout = 600) {
    Host host = host_new("");
    g_autoptr(Term) term = start(&host);

    term_wait(term, "Enter next");
    term_keys(term, "^Z");
    term_wait(term, "Not here.");
    term_keys(term, "F1");
    term_wait(term, "restricted mode");
    term_wait(term, "cannot be saved");
    term_keys(term, "Esc");
    term_wait_gone(term, "restricted mode");
    walk_to_hand_over(term);
    cr_assert(!term_shows(term, "Save it") && !term_shows(term, "mail program") && !term_shows(term, "Send") && !term_shows(term, "paper"));
    cr_assert(!term_shows(term, "EVIL"));
    term_keys(term, "^Z");
    term_wait(term, "Not here.");
    walk_choose(term, "Show it as plain text");
    term_wait(term, "Press Enter to come back");
    term_keys(term, "^Z ^C ! q");
    term_keys(term, "Enter");
    term_wait(term, "Hand over");
    leave(term);
    cr_assert(term_wait_end(term) == 3);
    check_trace(&host);
    host_clear(&host);
}

/* Pasting works; the helper is the only program that is run. */
Test(restricted, an_offer_can_be_pasted, .timeout = 600) {
    Host host = host_new("");
    g_autoptr(Term) term = start(&host);

    term_wait(term, "Enter next");
    for (guint i = 0; i < 2; i++) {
        term_send(term, "\033[200~Company: Northwind Remote\rRole: Support Assistant\r\033[201~");
        term_wait(term, i == 0 ? "> 1 Read it" : "> 1 Read it instead");
        term_keys(term, "Enter");
        term_wait(term, "is filled in: check it");
        term_wait(term, "Northwind Remote");
    }
    term_keys(term, "F1");
    term_wait(term, "Pasting the offer works");
    term_keys(term, "Esc");
    term_wait_gone(term, "Pasting the offer works");
    leave(term);
    cr_assert(term_wait_end(term) == 3);
    check_trace_of(&host, 2);
    host_clear(&host);
}

Test(restricted, signals_from_the_terminal_do_not_stop_it, .timeout = 600) {
    Host host = host_new("");
    g_autoptr(Term) term = start(&host);

    term_wait(term, "Enter next");
    term_signal(term, SIGTSTP);
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    leave(term);
    term_wait_end(term);
    check_trace(&host);
    host_clear(&host);
}

/* Types a name where a file is asked for. */
static void save_as(Term *term, const char *name) {
    walk_choose(term, "Save it as a text file");
    term_wait(term, "File name");
    term_keys(term, "^A ^K");
    term_send(term, name);
    term_keys(term, "Enter");
}

Test(restricted, letters_go_to_one_folder_only, .timeout = 600) {
    g_autofree char *line = NULL, *link = NULL, *kept = NULL, *letter = NULL;
    Host host = host_new("");
    g_autoptr(Term) term = NULL;
    static const char *const names[] = {"../out.txt", "/tmp/out.txt", "a/b.txt", ".profile", "..", "~/out.txt", "link.txt", "there.txt"};
    struct stat status;

    line = g_strdup_printf("state-folder = \"%s\"\nsave-folder = \"%s\"\n", host.state, host.letters);
    write_text(host.config, 0600, line);
    link = g_build_filename(host.letters, "link.txt", NULL);
    cr_assert(symlink("../home/victim", link) == 0);
    write_in(host.letters, "there.txt", 0600, "somebody's letter");
    term = start(&host);
    walk_to_hand_over(term);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        save_as(term, names[i]);
        term_wait(term, "Not saved");
        term_keys(term, "Esc");
        term_wait(term, "Show it as plain text");
    }
    save_as(term, "mine.txt");
    term_wait(term, "Saved as");
    leave(term);
    cr_assert(term_wait_end(term) == 0);
    kept = g_build_filename(host.letters, "there.txt", NULL);
    cr_assert(g_file_get_contents(kept, &letter, NULL, NULL));
    cr_assert_str_eq(letter, "somebody's letter");
    g_free(kept);
    kept = g_build_filename(host.letters, "mine.txt", NULL);
    cr_assert(stat(kept, &status) == 0 && (status.st_mode & 0777) == 0600);
    g_free(kept);
    kept = g_build_filename(host.home, "victim", NULL);
    cr_assert(!g_file_test(kept, G_FILE_TEST_EXISTS), "a link was followed");
    check_trace(&host);
    host_clear(&host);
}

/* Runs it without a terminal; gives both outputs together. */
static char *run(const Host *host, const char *const *arguments, const char *request, const char *input, int *code) {
    g_auto(GStrv) environment = g_environ_setenv(g_get_environ(), "BOWOUT_TEST_RESTRICTIONS", host->config, TRUE);
    g_autofree char *wizard = program(), *file = g_build_filename(host->folder, "input", NULL), *quoted = NULL;
    g_autoptr(GString) line = g_string_new(NULL);
    const char *argv[] = {"/bin/sh", "-c", NULL, NULL};
    char *output = NULL;
    int status;

    write_text(file, 0600, input);
    if (request != NULL) environment = g_environ_setenv(g_steal_pointer(&environment), "SSH_ORIGINAL_COMMAND", request, TRUE);
    g_string_append_printf(line, "exec '%s'", wizard);
    for (; *arguments != NULL; arguments++) {
        g_free(quoted);
        quoted = g_shell_quote(*arguments);
        g_string_append_printf(line, " %s", quoted);
    }
    g_string_append_printf(line, " <'%s' 2>&1", file);
    argv[2] = line->str;
    cr_assert(g_spawn_sync(host->home, (char **)argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, NULL));
    *code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return output;
}

static const char *const nothing[] = {NULL};

Test(restricted, there_are_no_commands_and_no_files_to_read, .timeout = 600) {
    Host host = host_new("");
    const char *const tries[][4] = {
        {"--catalogue", "/tmp", NULL},    {"--answers", "/etc/passwd", NULL},
        {"--offer", "/etc/passwd", NULL}, {"compose", "/etc/passwd", NULL},
        {"check", "/etc/passwd", NULL},   {"drafts", "list", NULL},
        {"catalogue", "list", NULL},      {"-c", "sh -i", NULL},
        {"-c", "bowout; sh", NULL},       {"-c", "scp -t /tmp", NULL},
        {"-c", "--catalogue=/tmp", NULL}, {"-c", "--draft", NULL},
        {"-c", "--check", NULL},
    };

    for (guint i = 0; i < G_N_ELEMENTS(tries); i++) {
        int code;
        g_autofree char *said = run(&host, tries[i], NULL, "\n", &code);
        cr_assert(code == 2, "%s %s: %d, %s", tries[i][0], tries[i][1], code, said);
        cr_assert(strstr(said, "bowout: ") != NULL && strstr(said, "root:") == NULL, "%s", said);
    }
    host_clear(&host);
}

Test(restricted, what_is_asked_for_over_ssh_is_the_wizard_or_nothing, .timeout = 600) {
    Host host = host_new("");
    static const char *const bad[] = {"ls",
                                      "whoami",
                                      "/usr/lib/openssh/sftp-server",
                                      "bowout drafts list",
                                      "bowout --catalogue /tmp",
                                      "$(id)",
                                      "; sh",
                                      "bowout --plain; sh",
                                      "--draft",
                                      "--draft ../x",
                                      "--check",
                                      "rsync --server",
                                      "bowout compose -"};
    static const char *const good[] = {"bowout", "/usr/bin/rbowout", "--plain", "bowout --plain", ""};
    int code;

    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *said = run(&host, nothing, bad[i], "\n", &code);
        cr_assert(code == 2 && strstr(said, "nothing but the wizard can be used here") != NULL, "%s: %d, %s", bad[i], code, said);
    }
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autofree char *said = run(&host, nothing, good[i], "\n", &code);
        cr_assert(code == 0 && strstr(said, "Question 1") != NULL, "%s: %d, %s", good[i], code, said);
    }
    host_clear(&host);
}

Test(restricted, a_fault_in_the_administrators_file_lets_nobody_in, .timeout = 600) {
    static const char *const files[] = {"save-folder = \"letters\"\n", "shared = maybe\n", "idle-seconds = -1\n",
                                        "save_folder = \"/tmp\"\n", "save-folder = \"/tmp\n"};
    int code;

    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        Host host = host_new(files[i]);
        g_autofree char *said = run(&host, nothing, NULL, "\n", &code);
        cr_assert(code == 2 && strstr(said, "restricted.conf:2:") != NULL, "%s: %d, %s", files[i], code, said);
        host_clear(&host);
    }
}

/* ---- --check: what it would use, and what should be mended ---- */

static void expect_check(const Host *host, int code, const char *const *parts) {
    static const char *const arguments[] = {"--check", NULL};
    int status;
    g_autofree char *said = run(host, arguments, NULL, "", &status);
    for (; *parts != NULL; parts++) cr_assert(strstr(said, *parts) != NULL, "no \"%s\" in:\n%s", *parts, said);
    /* the test's own files are this account's, which only root's may be */
    if (code == 0 && geteuid() != 0) code = strstr(said, "this account may change") != NULL ? 2 : -1;
    cr_assert(status == code, "%d:\n%s", status, said);
}

#define EXPECT_CHECK(host, code, ...) expect_check(host, code, (const char *const[]){__VA_ARGS__, NULL})

Test(restricted, check_tells_what_it_uses, .timeout = 600) {
    Host plain = host_new(""), full = host_new("shared = true\nidle-seconds = 90\n");
    g_autofree char *more = g_strdup_printf("save-folder = \"%s\"\n", plain.letters), *path = NULL;
    Host saving = host_new(more);
    EXPECT_CHECK(&plain, 0, plain.config, "mode 0600", plain.state, "not there yet", "none: letters are shown", "no: all letters",
                 "1800 seconds", "no core file", "TERM LANG");
    EXPECT_CHECK(&full, 0, full.config, "yes: a letter is found by its code", "90 seconds", "ssh -t HOST CODE");
    EXPECT_CHECK(&saving, 0, plain.letters, "mode 0700");
    cr_assert(!g_file_test(plain.state, G_FILE_TEST_EXISTS), "looking makes nothing");
    unlink(plain.config);
    path = g_build_filename(plain.folder, "none.conf", NULL);
    g_free(plain.config);
    plain.config = g_steal_pointer(&path);
    EXPECT_CHECK(&plain, 0, "none.conf (none is there", "/.local/state/bowout");
    host_clear(&plain);
    host_clear(&full);
    host_clear(&saving);
}

Test(restricted, check_tells_what_to_mend, .timeout = 600) {
    Host host = host_new("save-folder = \"/dev/null\"\n"), open = host_new(""), broken = host_new("shared = maybe\n");
    Host missing = host_new("save-folder = \"/nowhere/letters\"\n");
    g_autofree char *drafts = g_build_filename(open.state, "bowout", NULL), *mode = g_strdup_printf("everybody may write in %s;", drafts);
    EXPECT_CHECK(&host, 2, "it is no folder", "to mend.");
    EXPECT_CHECK(&missing, 2, "/nowhere/letters", "No such file");
    EXPECT_CHECK(&broken, 2, "restricted.conf:2:");
    cr_assert(chmod(host.config, 0666) == 0);
    EXPECT_CHECK(&host, 2, "everybody may write in",
                 geteuid() == 0 ? "2 things to mend." : " things to mend."); /* more where all is this account's */
    cr_assert(g_mkdir_with_parents(drafts, 0700) == 0 && chmod(drafts, 0777) == 0);
    EXPECT_CHECK(&open, 2, "only in a folder of this account's own", mode);
    cr_assert(chmod(drafts, 0700) == 0);
    EXPECT_CHECK(&open, 0, drafts);
    cr_assert(chmod(open.folder, 0777) == 0);
    EXPECT_CHECK(&open, 2, "everybody may write in");
    host_clear(&host);
    host_clear(&open);
    host_clear(&broken);
    host_clear(&missing);
}

/* Nobody's account is not root's: what it may write counts. */
Test(restricted, check_works_for_an_ordinary_account, .timeout = 600) {
    Host host = host_new("");
    g_autofree char *wizard = program(), *script = NULL, *said = NULL, *above = g_path_get_dirname(host.folder);
    int status;
    if (geteuid() != 0) return;
    if (g_strcmp0(above, g_getenv("TMPDIR")) == 0) cr_assert(chmod(above, 0711) == 0); /* this test's own (tests/run-test) */
    cr_assert(chmod(host.folder, 0755) == 0);
    cr_assert(chmod(host.config, 0644) == 0 && g_mkdir(host.state, 0700) == 0 && chown(host.state, 65534, 65534) == 0);
    script = g_strdup_printf("setpriv --reuid 65534 --regid 65534 --clear-groups test -x '%s' || exit 9; "
                             "exec setpriv --reuid 65534 --regid 65534 --clear-groups env BOWOUT_TEST_RESTRICTIONS='%s' '%s' --check 2>&1",
                             wizard, host.config, wizard);
    cr_assert(g_spawn_sync("/", (char *[]){(char *)"/bin/sh", (char *)"-c", script, NULL}, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL,
                           &status, NULL));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 9) { /* the build is in a folder that others may not enter */
        host_clear(&host);
        return;
    }
    cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0 && strstr(said, "Sound") != NULL, "%s", said);
    g_free(said);
    cr_assert(chmod(host.config, 0600) == 0);
    cr_assert(g_spawn_sync("/", (char *[]){(char *)"/bin/sh", (char *)"-c", script, NULL}, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL,
                           &status, NULL));
    cr_assert(WEXITSTATUS(status) == 2 && strstr(said, "Permission denied") != NULL, "a file that cannot be read lets nobody in: %s", said);
    g_free(said);
    cr_assert(chown(host.config, 65534, 65534) == 0);
    cr_assert(g_spawn_sync("/", (char *[]){(char *)"/bin/sh", (char *)"-c", script, NULL}, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL,
                           &status, NULL));
    cr_assert(WEXITSTATUS(status) == 2 && strstr(said, "this account may change") != NULL, "%s", said);
    host_clear(&host);
}

/* The code that is told at the start: for a line that drops there is no farewell. */
static char *code_in(const char *said) {
    const char *at = strstr(said, "come back with the code ");

    cr_assert(at != NULL, "%s", said);
    at += strlen("come back with the code ");
    return g_strndup(at + strspn(at, "\n "), 9);
}

Test(restricted, on_a_shared_account_a_letter_is_found_by_its_code, .timeout = 600) {
    Host host = host_new("shared = true\n");
    g_autofree char *first = NULL, *second = NULL, *third = NULL, *wrong = NULL, *code = NULL;
    int status;

    first = run(&host, nothing, NULL, "\nZoe Ander\n", &status);
    code = code_in(first);
    cr_assert(status == 3 && strstr(strstr(first, "Your letter is kept"), code) != NULL, "%d, %s: %s", status, code, first);
    second = run(&host, nothing, NULL, "\n", &status);
    cr_assert(strstr(second, "Zoe") == NULL && strstr(second, "unfinished") == NULL, "%s", second);
    third = run(&host, nothing, code, "1\nBlue Harbor\n", &status);
    cr_assert(status == 3 && strstr(third, "Question 3 of 10") != NULL, "%s", third);
    wrong = run(&host, nothing, "bowout --draft AAAA-AAAA", "1\n", &status);
    cr_assert(status == 2 && strstr(wrong, "Zoe") == NULL, "%s", wrong);
    g_free(wrong);
    wrong = run(&host, nothing, "--draft 1", "1\n", &status);
    cr_assert(status == 2 && strstr(wrong, "Zoe") == NULL, "a number is no code: %s", wrong);
    g_free(third);
    third = run(&host, nothing, code, "3\n2\n", &status);
    cr_assert(strstr(third, "Deleted.") != NULL && strstr(third, "unfinished letter\n   Blue") == NULL);
    host_clear(&host);
}

Test(restricted, nobody_there_warned_kept_and_left, .timeout = 600) {
    Host host = host_new("idle-seconds = 2\n");
    g_autoptr(Term) term = start(&host);
    g_autofree char *said = NULL;
    int code;

    term_wait(term, "Enter next");
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    term_send(term, "Maria");
    term_wait(term, "No key for a long time");
    term_send(term, "!");
    term_wait_gone(term, "No key for a long time");
    cr_assert(term_wait_end(term) == 3);
    cr_assert(strstr(term_raw(term)->str, "Your letter is kept") != NULL);
    said = run(&host, nothing, NULL, "1\n", &code);
    cr_assert(strstr(said, "Maria!") != NULL, "%s", said);
    check_trace(&host);
    host_clear(&host);
}

/* The recipe of share/doc/ssh.md: sshd, and the wizard as the only thing it starts. */
Test(restricted, behind_sshd, .timeout = 600) {
    Host host = host_new("");
    g_autofree char *wizard = program();
    g_autofree char *command = g_strdup_printf("env BOWOUT_TEST_RESTRICTIONS='%s' '%s' --now 2026-11-23", host.config, wizard);
    g_autoptr(Server) server = server_start(command);
    g_autofree char *said = NULL;
    int status;

    if (server != NULL) {
        g_autoptr(Term) term = server_login(server, NULL);
        term_wait(term, "Enter next");
        term_keys(term, "^Z");
        term_wait(term, "Not here.");
        walk_to_hand_over(term);
        leave(term);
        cr_assert(term_wait_end(term) == 3);
        said = server_login_plain(server, "", "ls /", &status);
        cr_assert(status == 2 && strstr(said, "nothing but the wizard") != NULL, "%d: %s", status, said);
        g_free(said);
        said = server_login_plain(server, "", "-s sftp", &status);
        cr_assert(status != 0, "%s", said);
    }
    host_clear(&host);
}
