/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits that hold before the mail is parsed. */
#include "config.h"

#include "scan.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/mail/protocol.h"
#include "error.h"

/* Lines that begin with "--" part a mail; many are only a drawn line, so a generous number. The
   parts are counted when they are known; this keeps the parser from making a hundred thousand of
   them. */
#define PARTING_LINES_MOST 4000u
/* The same for mails inside mails, which need no such line. */
#define INNER_MAILS_MOST 1000u
#define CHARSET_NAME_MOST 40u

static gboolean refuse(GError **error, MailFault code, const char *message) {
    g_set_error_literal(error, MAIL_FAULT, (int)code, message);
    return FALSE;
}

gsize scan_start(const char *bytes, gsize length) {
    gsize at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

    while (at < length && (bytes[at] == '\n' || bytes[at] == '\r')) at++;
    if (length - at > 5 && (memcmp(bytes + at, "From ", 5) == 0 || memcmp(bytes + at, ">From", 5) == 0)) {
        const char *end = memchr(bytes + at, '\n', length - at);

        at = end == NULL ? length : (gsize)(end - bytes) + 1;
    }
    return at;
}

gboolean scan_has_lines(const char *bytes, gsize length) {
    const char *cr = memchr(bytes, '\r', length);

    return cr == NULL || memchr(bytes, '\n', length) != NULL;
}

char *scan_lines(const char *bytes, gsize length) {
    char *lines = g_malloc(length + 1);

    for (gsize i = 0; i < length; i++) lines[i] = bytes[i] == '\r' ? '\n' : bytes[i];
    lines[length] = '\0';
    return lines;
}

/* The end of the line at `at`, after its newline. */
static gsize line_end(const char *bytes, gsize length, gsize at) {
    const char *end = memchr(bytes + at, '\n', length - at);

    return end == NULL ? length : (gsize)(end - bytes) + 1;
}

static gboolean headers_small(const char *bytes, gsize length, GError **error) {
    gsize field = 0, at = 0;
    guint fields = 0;

    while (at < length) {
        gsize next = line_end(bytes, length, at);

        if (next > MAIL_HEADER_MOST) return refuse(error, MAIL_FAULT_HEADER, _("the headers of this mail are too long"));
        if (bytes[at] == '\n' || (bytes[at] == '\r' && next == at + 2)) return TRUE;
        if (bytes[at] != ' ' && bytes[at] != '\t') {
            field = at;
            fields++;
        }
        if (next - field > MAIL_FIELD_MOST || fields > MAIL_FIELDS_MOST)
            return refuse(error, MAIL_FAULT_HEADER, _("a header of this mail is too long, or there are too many"));
        at = next;
    }
    return TRUE;
}

static guint parting_lines(const char *bytes, gsize length) {
    guint count = 0;

    for (gsize at = 0; at < length; at = line_end(bytes, length, at))
        if (length - at > 2 && bytes[at] == '-' && bytes[at + 1] == '-') count++;
    return count;
}

/* How often `word` (lower case) stands in the text; calls `found` with what follows. */
static guint each(const char *bytes, gsize length, const char *word, void (*found)(const char *, gsize, gpointer), gpointer data) {
    gsize size = strlen(word);
    guint count = 0;

    for (gsize at = 0; at + size <= length; at++) {
        if (g_ascii_tolower(bytes[at]) != word[0] || g_ascii_strncasecmp(bytes + at, word, size) != 0) continue;
        count++;
        if (found != NULL) found(bytes + at + size, length - at - size, data);
    }
    return count;
}

gboolean scan_has(const char *bytes, gsize length, const char *word) {
    return each(bytes, length, word, NULL, NULL) > 0;
}

gboolean scan_check(const char *bytes, gsize length, GError **error) {
    if (length > MAIL_INPUT_MOST) return refuse(error, MAIL_FAULT_TOO_BIG, _("this mail is too big"));
    if (!headers_small(bytes, length, error)) return FALSE;
    if (parting_lines(bytes, length) > PARTING_LINES_MOST) return refuse(error, MAIL_FAULT_PARTS, _("this mail has too many parts"));
    if (each(bytes, length, "message/", NULL, NULL) > INNER_MAILS_MOST)
        return refuse(error, MAIL_FAULT_DEPTH, _("the parts of this mail are nested too deep"));
    return TRUE;
}

static void add_charset(const char *at, gsize length, gpointer data) {
    GPtrArray *names = data;
    gsize size = 0;
    g_autofree char *name = NULL;

    if (length > 2 && g_ascii_strncasecmp(at, "3D", 2) == 0) { /* "=" in quoted-printable, as in <meta charset=3Dkoi8-r> */
        at += 2;
        length -= 2;
    }
    if (length > 0 && (*at == '"' || *at == '\'')) {
        at++;
        length--;
    }
    while (size < length && (g_ascii_isalnum(at[size]) || strchr("-_.:", at[size]) != NULL) && at[size] != '\0') size++;
    if (size == 0 || size > CHARSET_NAME_MOST || names->len >= SCAN_CHARSETS_MOST) return;
    name = g_ascii_strdown(at, (gssize)size);
    if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) g_ptr_array_add(names, g_steal_pointer(&name));
}

GPtrArray *scan_charsets(const char *bytes, gsize length) {
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    each(bytes, length, "charset=", add_charset, names);
    each(bytes, length, "=?", add_charset, names);
    return names;
}
