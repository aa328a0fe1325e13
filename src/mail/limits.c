/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The limits. Sanitizers reserve terabytes of address space and open files when they report,
 * coverage writes files at the end: builds with these (BOWOUT_INSTRUMENTED) go without the limits
 * on memory and files.
 */
#include "config.h"

#include "limits.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bowout/mail/protocol.h"

#define TELL(code, text) "{\"error\": {\"code\": \"" code "\", \"message\": \"" text "\"}}\n"

/* The answer is written in one go at the end, so what a handler writes stands alone. */
static void end_with(const char *words) {
    ssize_t written = write(STDOUT_FILENO, words, strlen(words));

    (void)written;
    _exit(1);
}

static void out_of_time(int number) {
    (void)number;
    end_with(TELL(MAIL_ERROR_TIME, "reading this mail takes too long"));
}

/* GLib aborts when there is no memory. */
static void out_of_memory(int number) {
    (void)number;
    end_with(TELL(MAIL_ERROR_MEMORY, "reading this mail takes too much memory"));
}

static void handle(int number, void (*handler)(int)) {
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void limit(int resource, rlim_t most) {
    struct rlimit bounds = {most, most};

    setrlimit((__rlimit_resource_t)resource, &bounds);
}

static void limit_time(void) {
    struct rlimit bounds = {MAIL_SECONDS_MOST, MAIL_SECONDS_MOST + 1};

    setrlimit(RLIMIT_CPU, &bounds);
    alarm(MAIL_CLOCK_MOST);
}

void limits_begin(void) {
    handle(SIGXCPU, out_of_time);
    handle(SIGALRM, out_of_time);
    limit_time();
    limit(RLIMIT_CORE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#ifndef BOWOUT_INSTRUMENTED
    handle(SIGABRT, out_of_memory);
    handle(SIGTRAP, out_of_memory);
    limit(RLIMIT_AS, MAIL_MEMORY_MOST);
    limit(RLIMIT_FSIZE, MAIL_OUTPUT_MOST);
#else
    (void)out_of_memory;
#endif
}

void limits_answered(void) {
    handle(SIGALRM, SIG_IGN);
    handle(SIGXCPU, SIG_IGN);
}

void limits_no_more_files(void) {
#ifndef BOWOUT_INSTRUMENTED
    limit(RLIMIT_NOFILE, 0);
#endif
}
