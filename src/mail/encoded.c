/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encoded words. */
#include "config.h"

#include "encoded.h"

#include <string.h>

#include "base64.h"
#include "charset.h"

typedef struct {
    char *charset;
    gboolean base64;
    const char *text;
    gsize size;
    const char *end; /* behind "?=" */
} Word;

static gboolean is_token(char c) {
    return g_ascii_isgraph(c) && strchr("()<>@,;:\"/[]?=", c) == NULL;
}

/* The encoded word that begins here; FALSE: none. The caller frees the charset. */
static gboolean word_at(const char *at, Word *word) {
    const char *charset = at + 2, *mark = charset;
    const char *end;

    if (at[0] != '=' || at[1] != '?') return FALSE;
    while (is_token(*mark) && mark - charset < 60) mark++;
    if (mark == charset || mark[0] != '?' || strchr("bBqQ", mark[1]) == NULL || mark[1] == '\0' || mark[2] != '?') return FALSE;
    end = strstr(mark + 3, "?=");
    if (end == NULL) return FALSE;
    word->charset = g_strndup(charset, (gsize)(mark - charset));
    word->charset[strcspn(word->charset, "*")] = '\0'; /* a language may follow */
    word->base64 = g_ascii_tolower(mark[1]) == 'b';
    word->text = mark + 3;
    word->size = (gsize)(end - word->text);
    word->end = end + 2;
    return TRUE;
}

static void append_quoted(GByteArray *out, const char *text, gsize size) {
    for (gsize i = 0; i < size; i++) {
        guint8 byte = text[i] == '_' ? ' ' : (guint8)text[i];

        if (text[i] == '=' && i + 2 < size && g_ascii_isxdigit(text[i + 1]) && g_ascii_isxdigit(text[i + 2])) {
            byte = (guint8)(g_ascii_xdigit_value(text[i + 1]) * 16 + g_ascii_xdigit_value(text[i + 2]));
            i += 2;
        }
        g_byte_array_append(out, &byte, 1);
    }
}

static void append_word(GByteArray *out, const Word *word) {
    if (word->base64)
        base64_append(out, word->text, word->size);
    else
        append_quoted(out, word->text, word->size);
}

/* The bytes of this word and those that follow it with only blanks between, in the same charset:
   a letter may be cut between two. */
static GByteArray *run_of(const Word *first, const char **end) {
    GByteArray *bytes = g_byte_array_new();
    gboolean more = TRUE;
    Word next;

    append_word(bytes, first);
    *end = first->end;
    while (more && word_at(*end + strspn(*end, " \t"), &next)) {
        more = g_ascii_strcasecmp(next.charset, first->charset) == 0;
        if (more) {
            append_word(bytes, &next);
            *end = next.end;
        }
        g_free(next.charset);
    }
    return bytes;
}

/* NUL ends a text in GMime: any other control says as well that something was to be hidden. */
static void write_word(GString *out, const GByteArray *bytes, const char *charset, gboolean *unread) {
    g_autofree char *copy = g_malloc(bytes->len + 1);
    g_autofree char *text = NULL;

    for (guint i = 0; i < bytes->len; i++) copy[i] = bytes->data[i] == 0 ? '\1' : (char)bytes->data[i];
    text = charset_to_utf8(copy, bytes->len, charset, unread);
    g_string_append(out, "=?utf-8?q?");
    for (const char *c = text; *c != '\0'; c++) {
        if (g_ascii_isalnum(*c))
            g_string_append_c(out, *c);
        else
            g_string_append_printf(out, "=%02X", (guint)(guchar)*c);
    }
    g_string_append(out, "?=");
}

char *encoded_mend(const char *raw, gboolean *unread) {
    g_auto(GStrv) lines = g_strsplit_set(raw, "\r\n", -1);
    g_autofree char *whole = g_strjoinv("", lines);
    GString *out = g_string_new(NULL);
    const char *at = whole;
    Word word;

    while (*at != '\0') {
        if (word_at(at, &word)) {
            g_autoptr(GByteArray) bytes = run_of(&word, &at);

            write_word(out, bytes, word.charset, unread);
            g_free(word.charset);
        } else {
            g_string_append_c(out, *at++);
        }
    }
    return g_strstrip(g_string_free(out, FALSE));
}
