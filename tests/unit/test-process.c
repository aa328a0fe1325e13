/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person would lose if running programs were wrong: a wizard that hangs on a program, a
 * letter in a core file or in an open file that a program inherits, a shell that reads their words.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bowout/base/process.h"

TestSuite(process, .timeout = 600);

static const char *const nothing[] = {"PATH=/usr/bin:/bin", NULL};

/* A script in the shell's hands: the shell is the program here. */
static gboolean run_script(const char *script, ProcessOrder order, ProcessEnd *end) {
    const char *const argv[] = {"sh", "-c", script, NULL};
    order.argv = argv;
    if (order.seconds == 0) order.seconds = 300;
    return process_run(&order, end);
}

static char *output_of(const char *script, ProcessOrder order) {
    ProcessEnd end;
    char *text;
    order.output_most = 100000;
    cr_assert(run_script(script, order, &end), "%d: %s", end.exit_code, end.complaint);
    text = g_strndup((const char *)end.output->data, end.output->len);
    process_end_clear(&end);
    return text;
}

Test(process, it_takes_the_input_and_gives_the_output) {
    g_autofree char *input = g_strnfill(90000, 'x');
    g_autofree char *output = output_of("cat", (ProcessOrder){.input = input, .length = strlen(input)});
    cr_assert(strcmp(input, output) == 0);
}

Test(process, no_shell_reads_the_arguments) {
    const char *const argv[] = {"printf", "%s|", "$HOME", "`id`", "; ls", "a  b", NULL};
    const ProcessOrder order = {.argv = argv, .output_most = 1000, .seconds = 300};
    ProcessEnd end;
    cr_assert(process_run(&order, &end));
    g_byte_array_append(end.output, (const guint8 *)"", 1);
    cr_assert(strcmp((const char *)end.output->data, "$HOME|`id`|; ls|a  b|") == 0, "%s", end.output->data);
    process_end_clear(&end);
}

Test(process, folder_and_environment_are_what_was_ordered) {
    g_setenv("BOWOUT_SECRET", "letter", TRUE);
    g_autofree char *output = output_of("pwd; echo \"${BOWOUT_SECRET-none}\"", (ProcessOrder){.folder = "/", .environment = nothing});
    cr_assert(strcmp(output, "/\nnone\n") == 0, "%s", output);
}

Test(process, it_has_none_of_our_files_and_writes_no_core) {
    int ours = fcntl(STDERR_FILENO, F_DUPFD, 50); /* stays open in programs that are run carelessly */
    cr_assert(ours >= 50);
    g_autofree char *output = output_of("test -e /dev/fd/50 && echo open; ulimit -c", (ProcessOrder){.environment = nothing});
    cr_assert(strcmp(output, "0\n") == 0, "%s", output);
    close(ours);
}

Test(process, signals_are_as_a_program_expects_them) {
    sigset_t held, before;
    ProcessEnd end;
    signal(SIGPIPE, SIG_IGN);
    sigemptyset(&held);
    sigaddset(&held, SIGTERM);
    sigprocmask(SIG_BLOCK, &held, &before);
    g_autofree char *output = output_of("grep ^SigBlk /proc/self/status", (ProcessOrder){.environment = nothing});
    sigprocmask(SIG_SETMASK, &before, NULL);
    cr_assert(strcmp(output, "SigBlk:\t0000000000000000\n") == 0, "%s", output);
    cr_assert(!run_script("kill -PIPE $$", (ProcessOrder){0}, &end) && end.outcome == PROCESS_KILLED);
    process_end_clear(&end);
}

Test(process, limits_hold) {
    const ProcessLimit limits[] = {{RLIMIT_FSIZE, 17 * 512}, {-1, 0}};
    g_autofree char *output = output_of("ulimit -f", (ProcessOrder){.limits = limits});
    cr_assert(strcmp(output, "17\n") == 0, "%s", output);
}

Test(process, how_it_ended_is_known) {
    ProcessEnd end;
    cr_assert(!run_script("echo first >&2; echo 'bad \033[2J luck' >&2; exit 7", (ProcessOrder){0}, &end));
    cr_assert(end.outcome == PROCESS_ENDED && end.exit_code == 7 && end.output == NULL);
    cr_assert(strstr(end.complaint, "luck") != NULL && strchr(end.complaint, '\033') == NULL, "%s", end.complaint);
    process_end_clear(&end);
    cr_assert(!run_script("kill -TERM $$", (ProcessOrder){0}, &end));
    cr_assert(end.outcome == PROCESS_KILLED && end.exit_code == -1);
    process_end_clear(&end);
}

Test(process, one_that_is_not_there_is_said) {
    const char *const argv[] = {"no-such-program", NULL};
    const ProcessOrder order = {.argv = argv, .seconds = 300};
    ProcessEnd end;
    cr_assert(!process_run(&order, &end));
    cr_assert(end.outcome == PROCESS_NOT_STARTED && end.complaint[0] != '\0');
    process_end_clear(&end);
}

Test(process, one_that_does_not_listen_is_no_trouble) {
    g_autofree char *input = g_strnfill(1000000, 'x');
    ProcessEnd end;
    cr_assert(run_script("exec <&-", (ProcessOrder){.input = input, .length = strlen(input)}, &end));
    process_end_clear(&end);
}

/* The file tells who is still there. */
static gboolean is_gone(const char *path) {
    g_autofree char *number = NULL;
    cr_assert(g_file_get_contents(path, &number, NULL, NULL));
    for (int i = 0; i < 6000; i++) {
        if (kill((pid_t)atoi(number), 0) != 0 && errno == ESRCH) return TRUE;
        g_usleep(10000); /* killed, and not yet taken away by whoever inherited it */
    }
    return FALSE;
}

Test(process, one_that_takes_too_long_is_ended_with_all_it_started) {
    g_autofree char *folder = g_dir_make_tmp("bowout-process-XXXXXX", NULL), *path = g_build_filename(folder, "pid", NULL);
    const char *script = "trap '' TERM HUP; sleep 600 & echo $! >pid; wait";
    /* where the machine is so busy that the shell had not begun, there is nothing to look at: it
       gets longer */
    for (guint seconds = 1; !g_file_test(path, G_FILE_TEST_EXISTS); seconds *= 2) {
        ProcessEnd end;
        cr_assert(!run_script(script, (ProcessOrder){.seconds = seconds, .folder = folder}, &end));
        cr_assert(end.outcome == PROCESS_LATE);
        process_end_clear(&end);
    }
    cr_assert(is_gone(path));
    unlink(path);
    rmdir(folder);
}

Test(process, one_that_says_too_much_is_ended) {
    ProcessEnd end;
    cr_assert(!run_script("yes", (ProcessOrder){.output_most = 5000}, &end));
    cr_assert(end.outcome == PROCESS_TOO_MUCH && end.output->len == 5000);
    process_end_clear(&end);
    cr_assert(!run_script("echo 12345", (ProcessOrder){.output_most = 5}, &end));
    cr_assert(end.outcome == PROCESS_TOO_MUCH);
    process_end_clear(&end);
}

Test(process, a_child_that_it_leaves_behind_does_not_hold_us) {
    ProcessEnd end;
    cr_assert(run_script("echo done; sleep 6000 & echo $! >&2", (ProcessOrder){.output_most = 100}, &end));
    cr_assert(end.output->len == strlen("done\n"));
    kill((pid_t)atoi(end.complaint), SIGKILL);
    process_end_clear(&end);
}
