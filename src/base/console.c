/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See console.h. */
#include "config.h"

#include "bowout/base/console.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bowout/base/translate.h"

#define ASCII "ANSI_X3.4" /* how glibc calls the C locale's charset, and what begins other names of it */

#define HELD_MOST 65536u

static GString *held; /* what libraries would have written over a full screen; NULL: nothing is held back */

/* ---- charsets ---- */

const char *console_charset(void) {
    const char *charset;
    if (g_get_charset(&charset) || g_ascii_strncasecmp(charset, ASCII, strlen(ASCII)) == 0) return NULL;
    return charset;
}

/* A character without a place in the charset: punctuation as its nearest sign, everything else
   by its number. */
static void append_substitute(GString *out, const char *character) {
    gunichar c = g_utf8_get_char(character);
    g_autofree char *one = g_strndup(character, (gsize)(g_utf8_next_char(character) - character));
    g_autofree char *ascii = c >= 0x2010 && c <= 0x203A ? g_str_to_ascii(one, "C") : NULL;
    if (ascii != NULL && *ascii != '?')
        g_string_append(out, ascii);
    else
        g_string_append_printf(out, "<U+%04X>", c);
}

static char *encode(const char *text, const char *charset, gboolean *lost) {
    g_autoptr(GString) out = g_string_new(NULL);
    char *whole = g_convert(text, -1, charset, "UTF-8", NULL, NULL, NULL);
    *lost = whole == NULL;
    if (whole != NULL) return whole;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        g_autofree char *one = g_convert(at, g_utf8_next_char(at) - at, charset, "UTF-8", NULL, NULL, NULL);
        if (one != NULL)
            g_string_append(out, one);
        else
            append_substitute(out, at);
    }
    return g_strdup(out->str);
}

char *console_encode(FILE *to, const char *text, TextCleanFlags flags, gboolean *lost) {
    g_autofree char *clean = text_clean(text, -1, flags);
    const char *charset = isatty(fileno(to)) ? console_charset() : NULL;
    gboolean some = FALSE;
    char *encoded = charset != NULL ? encode(clean, charset, &some) : g_steal_pointer(&clean);
    if (lost != NULL) *lost = some;
    return encoded;
}

/* ---- writing ---- */

gboolean console_put(FILE *to, const char *text) {
    gboolean lost;
    g_autofree char *encoded = console_encode(to, text, TEXT_KEEP_LINES, &lost);
    gboolean well = fputs(encoded, to) >= 0 && (g_str_has_suffix(encoded, "\n") || fputc('\n', to) != EOF);
    if (!lost) return well;
    return fprintf(
               to,
               _("\nThis terminal is set to %s and cannot show all of this: such letters stand as <U+...>. A saved file has them right.\n"),
               console_charset()) > 0 &&
           well;
}

void console_complain_at(const char *line) {
    g_autofree char *encoded = console_encode(stderr, line, TEXT_PLAIN, NULL);
    fprintf(stderr, "%s\n", encoded);
}

void console_complain(const char *format, ...) {
    g_autofree char *message = NULL, *line = NULL;
    va_list arguments;
    va_start(arguments, format);
    message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    line = g_strconcat("bowout: ", message, NULL);
    console_complain_at(line);
}

gboolean console_flush(void) {
    if (fflush(stdout) == 0 && !ferror(stdout)) return TRUE;
    console_complain(_("standard output: %s"), g_strerror(errno));
    return FALSE;
}

/* ---- what libraries print ---- */

/* The help of the options, after which the library ends the program as if all were well. */
static void print_out(const char *text) {
    g_autofree char *encoded = console_encode(stdout, text, TEXT_KEEP_LINES, NULL);
    if (fputs(encoded, stdout) >= 0 && console_flush()) return;
    exit(CONSOLE_UNWRITTEN);
}

static void print_error(const char *text) {
    g_autofree char *encoded = console_encode(stderr, text, TEXT_KEEP_LINES, NULL);
    if (held == NULL)
        fputs(encoded, stderr);
    else if (held->len < HELD_MOST)
        g_string_append(held, encoded);
}

static GLogWriterOutput log_error(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data) {
    (void)data;
    if (g_log_writer_default_would_drop(level, NULL)) return G_LOG_WRITER_HANDLED;
    g_autofree char *words = g_log_writer_format_fields(level, fields, count, FALSE);
    g_autofree char *line = g_strconcat(words, "\n", NULL);
    print_error(line);
    return G_LOG_WRITER_HANDLED;
}

void console_hold(void) {
    if (held == NULL) held = g_string_new(NULL);
}

void console_release(void) {
    if (held == NULL) return;
    fputs(held->str, stderr);
    g_string_free(held, TRUE);
    held = NULL;
}

void console_start(void) {
    g_set_print_handler(print_out);
    g_set_printerr_handler(print_error);
    g_log_set_writer_func(log_error, NULL, NULL);
}
