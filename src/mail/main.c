/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout-mail: reads and writes mail for bowout, in a process of its own, so that a hostile mail
 * can do no more than end it. What it takes and gives: bowout/mail/protocol.h.
 */
#include "config.h"

#include <errno.h>
#include <jansson.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bowout/base/clock.h"
#include "bowout/base/process.h"
#include "bowout/base/sandbox.h"
#include "bowout/base/translate.h"
#include "bowout/mail/protocol.h"
#include "error.h"
#include "limits.h"
#include "mail.h"
#include "read.h"
#include "write.h"

/* Standard input, no more than a mail may have. */
static GByteArray *take_input(GError **error) {
    GByteArray *input = g_byte_array_new();
    guint8 chunk[16 * 1024];
    ssize_t got;

    while ((got = read(STDIN_FILENO, chunk, sizeof chunk)) != 0) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            g_set_error(error, MAIL_FAULT, MAIL_FAULT_IO, _("cannot read: %s"), g_strerror(errno));
        else if (input->len + (gsize)got > MAIL_INPUT_MOST)
            g_set_error_literal(error, MAIL_FAULT, MAIL_FAULT_TOO_BIG, _("this mail is too big"));
        if (got < 0 || input->len + (gsize)got > MAIL_INPUT_MOST) {
            g_byte_array_unref(input);
            return NULL;
        }
        g_byte_array_append(input, chunk, (guint)got);
    }
    return input;
}

static gboolean give_output(const char *text, gsize length) {
    limits_answered();
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, text, length);

        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return FALSE;
        text += written;
        length -= (gsize)written;
    }
    return TRUE;
}

static int give_json(json_t *answer, int status) {
    char *text = json_dumps(answer, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    gboolean given = text != NULL && give_output(text, strlen(text)) && give_output("\n", 1);

    free(text);
    json_decref(answer);
    return given ? status : 1;
}

static int give_error(const GError *error) {
    g_autofree char *message = error == NULL ? g_strdup("") : g_utf8_make_valid(error->message, -1);

    return give_json(
        json_pack("{s:{s:s, s:s}}", "error", "code", error == NULL ? MAIL_ERROR_IO : mail_fault_name(error), "message", message), 1);
}

/* From here on all is in memory. Both draw their seed from a file when they are first used. */
static void close_the_door(void) {
    const char *const nothing[] = {NULL};

    json_object_seed(0);
    (void)g_random_int();
    limits_no_more_files();
    sandbox_begin(SANDBOX_MEMORY, nothing, nothing);
}

static int command_read(const GByteArray *input) {
    g_autoptr(GError) error = NULL;
    const char *bytes = input->len > 0 ? (const char *)input->data : "";
    json_t *answer;

    mail_prepare(bytes, input->len);
    close_the_door();
    answer = read_offer(bytes, input->len, &error);
    return answer == NULL ? give_error(error) : give_json(answer, 0);
}

static int command_write(const GByteArray *input) {
    g_autoptr(GError) error = NULL;
    g_autofree char *mail = NULL;
    gsize size = 0;

    mail_prepare("", 0);
    close_the_door();
    mail = write_reply(input->len > 0 ? (const char *)input->data : "", input->len, &size, &error);
    if (mail == NULL) return give_error(error);
    return give_output(mail, size) ? 0 : 1;
}

static int usage(void) {
    fputs("bowout-mail is run by bowout: bowout-mail read [--now DATE] | write\n", stderr);
    return 2;
}

int main(int argc, char **argv) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GByteArray) input = NULL;
    int status;
    gboolean reads = argc > 1 && strcmp(argv[1], "read") == 0;

    if (!process_sound_descriptors()) return 2;
    limits_begin();
    if (!reads && !(argc == 2 && strcmp(argv[1], "write") == 0)) return usage();
    if (argc > 2 && (argc != 4 || strcmp(argv[2], "--now") != 0 || !clock_set_today(argv[3], NULL))) return usage();
    translate_start();
    setlocale(LC_CTYPE, "C.UTF-8"); /* mail reads the same for everybody: letters (Turkish i) and charsets */
    input = take_input(&error);
    if (input == NULL) return give_error(error);
    status = reads ? command_read(input) : command_write(input);
    mail_release();
    return status;
}
