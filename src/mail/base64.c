/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base64, every piece of it. */
#include "config.h"

#include "base64.h"

#include <string.h>

typedef struct {
    GByteArray *out;
    guint32 bits; /* of the group that is being read */
    guint count;  /* its letters so far */
    gboolean padded;
} Reader;

static int value_of(char c) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c == '\0' ? NULL : strchr(letters, c);

    return at == NULL ? -1 : (int)(at - letters);
}

/* What a group of two, three or four letters says; one alone says nothing. */
static void end_group(Reader *reader) {
    guint32 bits = reader->bits << (6 * (4 - reader->count));

    for (guint i = 1; i < reader->count; i++) {
        guint8 byte = (guint8)(bits >> (24 - 8 * i));

        g_byte_array_append(reader->out, &byte, 1);
    }
    reader->bits = 0;
    reader->count = 0;
}

static void take(Reader *reader, char c) {
    int value = value_of(c);

    if (c == '=') {
        reader->padded = reader->padded || reader->count > 1;
        end_group(reader);
        return;
    }
    if (value < 0) return;
    reader->padded = FALSE;
    reader->bits = reader->bits << 6 | (guint32)value;
    if (++reader->count == 4) end_group(reader);
}

/* Words: something between blanks or marks that base64 has not. */
static gboolean is_footer(const char *line, gsize length) {
    gsize end = length;

    while (end > 0 && g_ascii_isspace(line[end - 1])) end--;
    for (gsize i = 0; i < end; i++)
        if (value_of(line[i]) < 0 && line[i] != '=') return TRUE;
    return FALSE;
}

void base64_append(GByteArray *out, const char *text, gsize length) {
    Reader reader = {out, 0, 0, FALSE};
    gboolean footer = FALSE;

    for (gsize at = 0; at < length;) {
        const char *end = memchr(text + at, '\n', length - at);
        gsize size = end == NULL ? length - at : (gsize)(end - text) + 1 - at;

        footer = footer || (reader.padded && is_footer(text + at, size));
        if (footer) g_byte_array_append(out, (const guint8 *)text + at, (guint)size);
        for (gsize i = at; !footer && i < at + size; i++) take(&reader, text[i]);
        at += size;
    }
    end_group(&reader);
}
