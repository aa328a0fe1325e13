/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ask: reads lines. A handler only notes the signal and wakes the wait through a pipe, so that no
 * signal is missed between looking and waiting.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "bowout/base/console.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "plain-private.h"

/* Nobody types more in one line; what is beyond is dropped, and said. */
#define LINE_MOST (256u * 1024u)
/* No offer is longer. */
#define TEXT_MOST (1024u * 1024u)
/* Lines that come within so many milliseconds of each other were pasted. */
#define PASTE_PAUSE 100
/* So long before the end of an idle session it is warned of, in seconds. */
#define IDLE_WARNING 60u

static volatile sig_atomic_t signal_seen, continued;
static int wake[2] = {-1, -1};
static GString *unread; /* read, but not yet given out */
static gboolean input_ended;
static guint idle_limit;

/* A terminal that takes nothing must not hold the process: everything that was shown is kept. */
static void note_signal(int number) {
    int kept = errno;

    if (number == SIGALRM) _exit(128 + signal_seen);
    signal_seen = number;
    (void)alarm(1);
    if (write(wake[1], "", 1) < 0) {
        /* full: there is enough to wake up for */
    }
    errno = kept;
}

static void ready_pipe(int end) {
    (void)fcntl(end, F_SETFL, O_NONBLOCK);
    (void)fcntl(end, F_SETFD, FD_CLOEXEC);
}

/* After the shell has had the terminal, the question should be seen again. */
static void note_continued(int number) {
    int kept = errno;

    (void)number;
    continued = 1;
    if (write(wake[1], "", 1) < 0) {
        /* full: there is enough to wake up for */
    }
    errno = kept;
}

void ask_start(gboolean restricted) {
    const int numbers[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGALRM};
    struct sigaction action = {.sa_handler = note_signal}, again = {.sa_handler = note_continued}, found;

    unread = g_string_new(NULL);
    if (pipe(wake) == 0) {
        ready_pipe(wake[0]);
        ready_pipe(wake[1]);
    }
    (void)sigemptyset(&action.sa_mask);
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        (void)sigaction(numbers[i], NULL, &found);
        if (found.sa_handler != SIG_IGN || numbers[i] == SIGALRM) /* nohup and the like */
            (void)sigaction(numbers[i], &action, NULL);
    }
    (void)sigaction(SIGCONT, &again, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    if (restricted) (void)signal(SIGTSTP, SIG_IGN);
}

int ask_signal(void) {
    return signal_seen;
}

void ask_set_idle_limit(guint seconds) {
    idle_limit = seconds;
}

/* ---- waiting -------------------------------------------------------------------------------- */

static gboolean (*tick)(gpointer data);
static gpointer tick_data;

void ask_set_tick(gboolean (*work)(gpointer data), gpointer data) {
    tick = work;
    tick_data = data;
}

static int wait_once(int seconds) {
    struct pollfd ends[] = {{STDIN_FILENO, POLLIN, 0}, {wake[0], POLLIN, 0}};
    int count;

    do count = poll(ends, G_N_ELEMENTS(ends), seconds < 0 ? -1 : seconds * 1000);
    while (count < 0 && errno == EINTR && signal_seen == 0 && continued == 0);
    return count;
}

/* Waits for input, a signal, or so many seconds (-1: as long as it takes). The number of what
   came; 0: nothing. */
static int wait_for_input(int seconds) {
    while (tick != NULL && (seconds < 0 || seconds > SESSION_KEEP_AGAIN_SECONDS)) {
        int count = wait_once(SESSION_KEEP_AGAIN_SECONDS);
        if (count != 0) return count;
        if (!tick(tick_data)) tick = NULL;
        if (seconds > 0) seconds -= SESSION_KEEP_AGAIN_SECONDS;
    }
    return wait_once(seconds);
}

/* TRUE: something may be read, or a signal came. */
static gboolean wait_patiently(void) {
    guint before = idle_limit > 2 * IDLE_WARNING ? idle_limit - IDLE_WARNING : idle_limit / 2;

    if (idle_limit == 0) return wait_for_input(-1) != 0;
    if (wait_for_input((int)before) != 0) return TRUE;
    say_gap();
    say_format(ngettext("Nothing came for a while. In %u second the letter is kept and this ends; press Enter to stay.",
                        "Nothing came for a while. In %u seconds the letter is kept and this ends; press Enter to stay.",
                        idle_limit - before),
               idle_limit - before);
    return say_flush() && wait_for_input((int)(idle_limit - before)) != 0;
}

/* ---- a line --------------------------------------------------------------------------------- */

static AskOutcome read_more(void) {
    char bytes[4096];
    ssize_t count;

    if (!wait_patiently()) return ASK_IDLE;
    if (signal_seen != 0) return ASK_SIGNAL;
    if (continued != 0) return ASK_LINE;
    count = read(STDIN_FILENO, bytes, sizeof bytes);
    if (count > 0)
        g_string_append_len(unread, bytes, count);
    else if (count == 0 || (errno != EINTR && errno != EAGAIN))
        input_ended = TRUE;
    return signal_seen != 0 ? ASK_SIGNAL : ASK_LINE;
}

/* Takes a line with its end out of what was read; a last line without an end counts too. */
static GString *take_line(gboolean *cut) {
    const char *end = memchr(unread->str, '\n', unread->len);
    gsize length = end != NULL ? (gsize)(end - unread->str) : unread->len;
    GString *line;

    if (end == NULL && unread->len > 2 * LINE_MOST) {
        g_string_truncate(unread, LINE_MOST + 1); /* enough to know that it was too long */
        length = unread->len;
    }
    if (end == NULL && (!input_ended || unread->len == 0)) return NULL;
    line = g_string_new_len(unread->str, (gssize)MIN(length, LINE_MOST));
    *cut = length > LINE_MOST;
    g_string_erase(unread, 0, (gssize)(end != NULL ? length + 1 : length));
    if (line->len > 0 && line->str[line->len - 1] == '\r') g_string_truncate(line, line->len - 1);
    return line;
}

/* The bytes that a cursor or function key sent: ESC [ … letter, ESC O letter, ESC letter. */
static gsize sequence_length(const char *at) {
    gsize length = 1;

    if (at[1] == '[') {
        for (length = 2; at[length] >= 0x20 && at[length] < 0x40; length++)
            ;
        return at[length] != '\0' ? length + 1 : length;
    }
    if (at[1] == 'O' && at[2] != '\0') return 3;
    return at[1] != '\0' && (at[1] & 0x80) == 0 ? 2 : length;
}

static gboolean leave_out_keys(GString *line) {
    gboolean any = FALSE;

    for (gsize at = 0; at < line->len;) {
        if (line->str[at] != '\033') {
            at++;
            continue;
        }
        g_string_erase(line, (gssize)at, (gssize)sequence_length(line->str + at));
        any = TRUE;
    }
    return any;
}

/* In a charset of one byte a character the line is converted; in the C locale it is taken for
   UTF-8, which it mostly is. */
static char *decode(const GString *line) {
    const char *charset = console_charset();

    if (memchr(line->str, '\0', line->len) != NULL) return NULL;
    if (charset != NULL) return g_convert(line->str, (gssize)line->len, "UTF-8", charset, NULL, NULL, NULL);
    return text_valid(line->str, line->len, NULL) ? g_strndup(line->str, line->len) : NULL;
}

static char *accept_line(GString *bytes, gboolean cut) {
    gboolean keys = leave_out_keys(bytes);
    char *line = decode(bytes);

    if (line == NULL)
        say_line(_("That line is not text that can be read here; please type it again."));
    else if (cut)
        say_line(_("That line is too long; its end was left out."));
    else if (keys)
        say_line(_("Keys that are no text were left out."));
    return line;
}

/* ---- a text of many lines ------------------------------------------------------------------- */

/* What is no text is left out: nobody can be asked to paste it again without it. */
static char *accept_text(GString *bytes) {
    const char *charset = console_charset();
    g_autofree char *converted = NULL;

    leave_out_keys(bytes);
    for (gsize i = bytes->len; i > 0; i--)
        if (bytes->str[i - 1] == '\0') g_string_erase(bytes, (gssize)i - 1, 1);
    if (charset != NULL) converted = g_convert(bytes->str, (gssize)bytes->len, "UTF-8", charset, NULL, NULL, NULL);
    return g_utf8_make_valid(converted != NULL ? converted : bytes->str, -1);
}

/* TRUE: this was the last line. What is too much is read all the same: it must not be taken for
   answers. */
static gboolean add_text_line(GString *text, const GString *line) {
    if (line->len == 1 && line->str[0] == '.') return TRUE;
    if (text->len + line->len >= TEXT_MOST) return FALSE;
    g_string_append_len(text, line->str, (gssize)line->len);
    g_string_append_c(text, '\n');
    return FALSE;
}

AskOutcome ask_text(char **text) {
    g_autoptr(GString) all = g_string_new(NULL);
    AskOutcome outcome = ASK_LINE;
    gboolean ended = FALSE;

    *text = NULL;
    while (!ended && outcome == ASK_LINE) {
        gboolean cut = FALSE;
        g_autoptr(GString) line = NULL;

        if (!say_flush()) return signal_seen != 0 ? ASK_SIGNAL : ASK_END;
        line = take_line(&cut);
        ended = line != NULL ? add_text_line(all, line) : input_ended;
        if (line == NULL && !input_ended) outcome = read_more();
    }
    if (outcome != ASK_LINE) return outcome;
    if (isatty(STDIN_FILENO)) input_ended = FALSE; /* Ctrl-D ended the text, not the conversation */
    *text = accept_text(all);
    return ASK_LINE;
}

/* Something can be read without waiting for a person. */
static gboolean more_at_once(void) {
    struct pollfd input = {STDIN_FILENO, POLLIN, 0};
    return !input_ended && poll(&input, 1, PASTE_PAUSE) > 0;
}

char *ask_what_follows(void) {
    g_autoptr(GString) all = g_string_new(NULL);
    gboolean ended = FALSE;

    while (!ended) {
        gboolean cut = FALSE;
        g_autoptr(GString) line = take_line(&cut);
        if (line != NULL)
            ended = add_text_line(all, line);
        else
            ended = !more_at_once() || read_more() != ASK_LINE;
    }
    return accept_text(all);
}

/* ---- asking --------------------------------------------------------------------------------- */

AskOutcome ask_line(const char *prompt, char **line) {
    *line = NULL;
    say_prompt(prompt);
    for (;;) {
        gboolean cut = FALSE;
        g_autoptr(GString) bytes = NULL;
        AskOutcome outcome = ASK_LINE;

        if (!say_flush()) return signal_seen != 0 ? ASK_SIGNAL : ASK_END;
        bytes = take_line(&cut);
        if (bytes == NULL && input_ended) return ASK_END;
        if (bytes == NULL) outcome = read_more();
        if (outcome != ASK_LINE) return outcome;
        if (continued != 0) {
            char byte;
            continued = 0;
            while (read(wake[0], &byte, 1) == 1)
                ;
            say_prompt(prompt);
        }
        if (bytes == NULL) continue;
        *line = accept_line(bytes, cut);
        if (*line != NULL) return ASK_LINE;
        say_prompt(prompt);
    }
}
