/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ask: reads lines. A handler only sets a flag; the interrupted read brings us back here.
 */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "plain-private.h"

static volatile sig_atomic_t signal_seen;

static void note_signal(int number)
{
    signal_seen = number;
}

void ask_start(void)
{
    const int numbers[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT};
    struct sigaction action = {.sa_handler = note_signal};

    sigemptyset(&action.sa_mask);
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        sigaction(numbers[i], &action, NULL);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
}

int ask_signal(void)
{
    return signal_seen;
}

AskOutcome ask_line(const char *prompt, char **line)
{
    *line = NULL;
    for (;;) {
        char *buffer = NULL;
        size_t capacity = 0;
        ssize_t length;

        fputs(prompt, stdout);
        fflush(stdout);
        length = signal_seen != 0 ? -1 : getline(&buffer, &capacity, stdin);
        if (length < 0) {
            free(buffer);
            return signal_seen != 0 ? ASK_SIGNAL : ASK_END;
        }
        while (length > 0 && (buffer[length - 1] == '\n' || buffer[length - 1] == '\r'))
            buffer[--length] = '\0';
        if (text_valid(buffer, (gsize)length, NULL)) {
            *line = g_strdup(buffer);
            free(buffer);
            return ASK_LINE;
        }
        free(buffer);
        say_line(_("That line is not UTF-8 text; please type it again."));
    }
}
