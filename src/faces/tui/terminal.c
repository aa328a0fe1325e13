/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define STACK_SIZE 65536
#define ENDING_MS 700 /* for the loop to come round after a signal that ends it */

static struct termios found_modes;
static volatile sig_atomic_t modes_known;
static int signal_pipe[2] = {-1, -1};
static char reset_bytes[256];
static volatile sig_atomic_t reset_length;

static const int caught[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGWINCH, SIGTSTP, SIGCONT};
/* What else ends a process that does nothing about it: faults of our own, GLib out of memory
   (SIGTRAP), limits, seccomp (SIGSYS). */
static const int crashes[] = {SIGSEGV, SIGBUS,  SIGABRT, SIGFPE,    SIGILL,  SIGTRAP, SIGSYS,
                              SIGXCPU, SIGXFSZ, SIGPOLL, SIGVTALRM, SIGPROF, SIGPWR,  SIGSTKFLT};
static struct sigaction found_actions[G_N_ELEMENTS(caught)];

/* ---------------------------------------- in handlers: only what is safe there */

static void put_everything_back(void) {
    int flags = fcntl(STDOUT_FILENO, F_GETFL);

    if (flags >= 0) /* a frozen terminal must not hold the process */
        (void)fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
    if (reset_length > 0 && write(STDOUT_FILENO, reset_bytes, (size_t)reset_length) < 0) {
        /* nothing more can be done */
    }
    if (flags >= 0) (void)fcntl(STDOUT_FILENO, F_SETFL, flags);
    if (modes_known) (void)tcsetattr(STDIN_FILENO, TCSANOW, &found_modes);
}

static void on_crash(int number) {
    put_everything_back();
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

static volatile sig_atomic_t ending_signal;
static timer_t ending_timer;
static gboolean ending_timer_made;

/* Zero: never mind. */
static void set_ending_timer(long ms) {
    struct itimerspec when = {.it_value = {.tv_nsec = ms * 1000000}};
    if (ending_timer_made) (void)timer_settime(ending_timer, 0, &when, NULL);
}

static void on_signal(int number) {
    int kept = errno;
    char byte = (char)number;

    if (number == SIGALRM) { /* the loop did not come round: the terminal takes nothing; all that was shown is saved */
        put_everything_back();
        _exit(128 + (ending_signal != 0 ? ending_signal : SIGALRM));
    }
    if (number == SIGHUP || number == SIGTERM || number == SIGINT || number == SIGQUIT) {
        ending_signal = number;
        set_ending_timer(ENDING_MS);
    }
    if (write(signal_pipe[1], &byte, 1) < 0) {
        /* full: there is enough to wake up for */
    }
    errno = kept;
}

/* ---------------------------------------- start and stop */

static void catch_crashes(void) {
    static char stack[STACK_SIZE];
    stack_t where = {.ss_sp = stack, .ss_size = sizeof stack};
    struct sigaction action = {.sa_handler = on_crash, .sa_flags = (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER)};

    (void)sigaltstack(&where, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(crashes); i++) (void)sigaction(crashes[i], &action, NULL);
}

static void catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};

    (void)sigemptyset(&action.sa_mask);
    for (guint i = 0; i < G_N_ELEMENTS(caught); i++) {
        (void)sigaction(caught[i], NULL, &found_actions[i]);
        if (found_actions[i].sa_handler == SIG_IGN && caught[i] != SIGTSTP) /* nohup and the like */
            continue;
        (void)sigaction(caught[i], &action, NULL);
    }
    (void)signal(SIGPIPE, SIG_IGN);
}

static void ready_pipe(int fd) {
    (void)fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
}

void terminal_start(void) {
    modes_known = tcgetattr(STDIN_FILENO, &found_modes) == 0;
    if (signal_pipe[0] < 0 && pipe(signal_pipe) == 0) {
        ready_pipe(signal_pipe[0]);
        ready_pipe(signal_pipe[1]);
    }
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    ending_timer_made = timer_create(CLOCK_MONOTONIC, &event, &ending_timer) == 0;
    catch_signals();
    catch_crashes();
}

void terminal_set_reset(const char *bytes) {
    reset_length = 0;
    gsize length = MIN(strlen(bytes), sizeof reset_bytes);
    memcpy(reset_bytes, bytes, length);
    reset_length = (sig_atomic_t)length;
}

void terminal_restore_modes(void) {
    if (modes_known) (void)tcsetattr(STDIN_FILENO, TCSADRAIN, &found_modes);
}

void terminal_text_modes(void) {
    struct termios modes = found_modes;

    if (!modes_known) return;
    modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    modes.c_iflag &= ~(tcflag_t)(IXON | ICRNL);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    (void)tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
}

void terminal_stop(void) {
    set_ending_timer(0);
    for (guint i = 0; i < G_N_ELEMENTS(caught); i++) (void)sigaction(caught[i], &found_actions[i], NULL);
    for (guint i = 0; i < G_N_ELEMENTS(crashes); i++) (void)signal(crashes[i], SIG_DFL);
    reset_length = 0;
}

/* ---------------------------------------- for the loop */

int terminal_signal_fd(void) {
    return signal_pipe[0];
}

int terminal_next_signal(void) {
    char byte;
    return read(signal_pipe[0], &byte, 1) == 1 ? byte : 0;
}

gboolean terminal_size(int *rows, int *columns) {
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return FALSE;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return TRUE;
}
