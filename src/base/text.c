/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measuring and stepping through text; folding and normal forms. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwbrk.h>
#include <uniwidth.h>

#include "text-private.h"

gboolean text_blank(const char *text) {
    for (; *text; text = g_utf8_next_char(text))
        if (!uc_is_property_white_space(g_utf8_get_char(text))) return FALSE;
    return TRUE;
}

gsize text_length(const char *text) {
    return (gsize)g_utf8_strlen(text, -1);
}

/* A printing ASCII character: one cell, and a grapheme of its own when another
   one follows.  Most text is made of them, so they have short ways here. */
static gboolean is_plain(char byte) {
    return byte >= 0x20 && byte < 0x7F;
}

gsize text_span(const char *text, gsize length, const char *set) {
    gsize size = 0;
    while (size < length && text[size] != '\0' && strchr(set, text[size]) != NULL) size++;
    return size;
}

int text_width(const char *text, gssize length) {
    gsize n = length < 0 ? strlen(text) : (gsize)length;
    int width = 0;

    for (gsize i = 0; i < n && width < G_MAXINT - 2;) {
        ucs4_t c;
        gsize used;

        if (is_plain(text[i])) {
            width++;
            i++;
            continue;
        }
        used = text_decode(text + i, n - i, &c);
        width += used ? text_cells(c) : 1;
        i += MAX(used, 1);
    }
    return width;
}

/* ------------------------------------------------------------------ */
/* Graphemes.  u8_grapheme_breaks knows flags and emoji sequences, which need
   the characters before; so start at a place that is a border for certain. */

/* A character that never joins what stands before it (but for the rare
   prepended marks, which are looked at). */
static gboolean starts_grapheme(ucs4_t c) {
    if (c < 0x80) return c != '\n';
    return uc_graphemeclusterbreak_property(c) == GBP_OTHER && !uc_is_property_extended_pictographic(c);
}

static gsize step_back(const char *text, gsize position) {
    do position--;
    while (position > 0 && ((guchar)text[position] & 0xC0) == 0x80);
    return position;
}

/* The last certain border at or before `position`. */
static gsize certain_border(const char *text, gsize length, gsize position) {
    while (position > 0) {
        ucs4_t here, before;
        gsize earlier;

        if (position < length && ((guchar)text[position] & 0xC0) == 0x80) {
            position = step_back(text, position);
            continue;
        }
        earlier = step_back(text, position);
        if (position < length && text_decode(text + position, length - position, &here) &&
            text_decode(text + earlier, position - earlier, &before) && starts_grapheme(here) &&
            uc_graphemeclusterbreak_property(before) != GBP_PREPEND)
            return position;
        position = earlier;
    }
    return 0;
}

/* The end of a stretch from `position` on, at a character border. */
static gsize stretch_end(const char *text, gsize length, gsize position, gsize bytes) {
    if (bytes >= length - position) return length;
    position += bytes;
    while (position < length && ((guchar)text[position] & 0xC0) == 0x80) position++;
    return position;
}

gsize text_next(const char *text, gsize length, gsize position) {
    gsize start;

    if (position >= length) return length;
    if (is_plain(text[position]) && (position + 1 == length || is_plain(text[position + 1]))) return position + 1;
    start = certain_border(text, length, position);
    for (gsize ahead = 32;; ahead *= 4) {
        gsize end = stretch_end(text, length, position, ahead);
        g_autofree char *borders = g_malloc(end - start);

        u8_grapheme_breaks((const uint8_t *)text + start, end - start, borders);
        for (gsize i = position + 1; i < end; i++)
            if (borders[i - start]) return i;
        if (end == length) return length;
    }
}

gsize text_previous(const char *text, gsize position) {
    gsize start;
    g_autofree char *borders = NULL;

    if (position == 0) return 0;
    start = certain_border(text, position, step_back(text, position));
    borders = g_malloc(position - start);
    u8_grapheme_breaks((const uint8_t *)text + start, position - start, borders);
    for (gsize i = position - 1; i > start; i--)
        if (borders[i - start]) return i;
    return start;
}

/* ------------------------------------------------------------------ */
/* Words */

static gboolean has_letter(const char *text, gsize start, gsize end) {
    while (start < end) {
        ucs4_t c;
        gsize used = text_decode(text + start, end - start, &c);

        if (used && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N)) return TRUE;
        start += MAX(used, 1);
    }
    return FALSE;
}

gsize text_word_next(const char *text, gsize length, gsize position) {
    g_autofree char *borders = g_malloc(length + 1);

    u8_wordbreaks((const uint8_t *)text, length, borders);
    while (position < length) {
        gsize end = position + 1;

        while (end < length && !borders[end]) end++;
        if (has_letter(text, position, end)) return end;
        position = end;
    }
    return length;
}

gsize text_word_previous(const char *text, gsize position) {
    g_autofree char *borders = g_malloc(position + 1);

    u8_wordbreaks((const uint8_t *)text, position, borders);
    while (position > 0) {
        gsize start = position - 1;

        while (start > 0 && !borders[start]) start--;
        if (has_letter(text, start, position)) return start;
        position = start;
    }
    return 0;
}

/* ------------------------------------------------------------------ */
/* Forms */

/* libunistring's memory is malloc's, and NULL when it failed. */
static char *take(uint8_t *bytes, const gsize *length, const char *fallback) {
    char *text = bytes ? g_strndup((const char *)bytes, *length) : g_strdup(fallback);

    free(bytes);
    return text;
}

char *text_fold(const char *text) {
    gsize length = strlen(text), folded_length = 0;
    uint8_t *folded;

    if (g_str_is_ascii(text)) return g_ascii_strdown(text, (gssize)length);
    folded = u8_casefold((const uint8_t *)text, length, NULL, UNINORM_NFC, NULL, &folded_length);
    return take(folded, &folded_length, text);
}

/* Blanks and newlines between two pieces of text, told apart later. */
typedef struct Gap {
    gsize blanks;
    gsize newlines;
    gunichar only; /* the blank, if there is just one */
} Gap;

static void append_gap(GString *out, const Gap *gap, TextCleanFlags flags) {
    if (gap->newlines > 0 && (flags & TEXT_KEEP_LINES))
        g_string_append(out, gap->newlines > 1 ? "\n\n" : "\n");
    else if (gap->blanks == 1 && gap->newlines == 0 && gap->only == 0xA0)
        g_string_append_unichar(out, 0xA0); /* meant: "10 kg" */
    else if (gap->blanks + gap->newlines > 0)
        g_string_append_c(out, ' ');
}

char *text_normalise(const char *text, TextCleanFlags flags) {
    gsize length = strlen(text), composed_length = 0;
    g_autofree char *composed = NULL;
    GString *out = g_string_sized_new(length);
    Gap gap = {0, 0, 0};

    composed = g_str_is_ascii(text)
                   ? g_strdup(text)
                   : take(u8_normalize(UNINORM_NFC, (const uint8_t *)text, length, NULL, &composed_length), &composed_length, text);
    for (const char *p = composed; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (c == '\n')
            gap.newlines++;
        else if (uc_is_property_white_space(c)) {
            gap.blanks++;
            gap.only = c;
        } else {
            if (out->len > 0) append_gap(out, &gap, flags);
            memset(&gap, 0, sizeof gap);
            g_string_append_unichar(out, c);
        }
    }
    return g_string_free(out, FALSE);
}

char *text_capitalise(const char *text) {
    gsize length = strlen(text), first = text_next(text, length, 0), title_length = 0;
    g_autofree char *head = g_strndup(text, first);
    g_autofree char *title = NULL;

    if (length == 0) return g_strdup("");
    title = take(u8_totitle((const uint8_t *)text, first, NULL, NULL, NULL, &title_length), &title_length, head);
    return g_strconcat(title, text + first, NULL);
}
