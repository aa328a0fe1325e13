/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fitting text into a width: wrapped lines, clipped lines. */
#include "config.h"

#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>

#include "text-private.h"

/* A paragraph (no newline in it) on its way into lines. */
typedef struct Wrap {
    const char *text;
    gsize length;
    char *graphemes; /* borders; like breaks NULL until a line must be broken */
    char *breaks;    /* UAX 14 */
    gsize end;       /* of the paragraph */
    int width;
    GArray *lines;
} Wrap;

/* A blank that may hang over the edge; the no-break spaces do not. */
static gboolean is_hanging(const char *text, gsize position) {
    gunichar c = g_utf8_get_char(text + position);

    if (c < 0x80) return c == ' ' || c == '\t';
    return c != 0xA0 && c != 0x202F && c != 0x2007 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Zs);
}

static gsize without_hanging(const char *text, gsize start, gsize end) {
    while (end > start) {
        gsize last = (gsize)(g_utf8_prev_char(text + end) - text);

        if (!is_hanging(text, last)) break;
        end = last;
    }
    return end;
}

static void add_line(Wrap *wrap, gsize start, gsize end) {
    TextLine line = {start, end, text_width(wrap->text + start, (gssize)(end - start))};

    g_array_append_val(wrap->lines, line);
}

/* The last line of a paragraph keeps as many blanks at its end as fit. */
static void add_last_line(Wrap *wrap, gsize start) {
    gsize end = without_hanging(wrap->text, start, wrap->end);
    int width = text_width(wrap->text + start, (gssize)(end - start));

    while (end < wrap->end) {
        gsize next = text_next(wrap->text, wrap->end, end);

        width += text_width(wrap->text + end, (gssize)(next - end));
        if (width > wrap->width) break;
        end = next;
    }
    add_line(wrap, start, end);
}

static gsize grapheme_end(const Wrap *wrap, gsize position) {
    do position++;
    while (position < wrap->end && !wrap->graphemes[position]);
    return position;
}

static gboolean may_break(const Wrap *wrap, gsize position) {
    /* UAX 14, LB29: "p.m." stays in one piece; the library's tables part it. */
    if (position > 0 && wrap->text[position - 1] == '.' && g_ascii_isalnum(wrap->text[position])) return FALSE;
    return wrap->breaks[position] == UC_BREAK_POSSIBLE || wrap->breaks[position] == UC_BREAK_MANDATORY;
}

static void find_breaks(Wrap *wrap) {
    if (wrap->breaks) return;
    wrap->graphemes = g_malloc(wrap->length + 1);
    wrap->breaks = g_malloc(wrap->length + 1);
    if (g_str_is_ascii(wrap->text) && !strchr(wrap->text, '\r'))
        memset(wrap->graphemes, 1, wrap->length);
    else
        u8_grapheme_breaks((const uint8_t *)wrap->text, wrap->length, wrap->graphemes);
    u8_possible_linebreaks((const uint8_t *)wrap->text, wrap->length, "UTF-8", wrap->breaks);
}

static void wrap_paragraph(Wrap *wrap, gsize start) {
    gsize line = start, chance = start; /* where this line starts, and could end */
    int width = 0;

    if (text_width(wrap->text + start, (gssize)(wrap->end - start)) <= wrap->width) {
        add_line(wrap, start, wrap->end);
        return;
    }
    find_breaks(wrap);
    for (gsize at = start, next; at < wrap->end; at = next) {
        int cells;

        next = grapheme_end(wrap, at);
        cells = text_width(wrap->text + at, (gssize)(next - at));
        if (at > line && may_break(wrap, at)) chance = at;
        while (width + cells > wrap->width && at > line && !is_hanging(wrap->text, at)) {
            gsize cut = chance > line ? chance : at;

            add_line(wrap, line, without_hanging(wrap->text, line, cut));
            line = cut;
            width = text_width(wrap->text + line, (gssize)(at - line));
        }
        width += cells;
    }
    add_last_line(wrap, line);
}

GArray *text_wrap(const char *text, int width) {
    gsize length = strlen(text);
    Wrap wrap = {.text = text, .length = length, .width = MAX(width, 1)};
    gsize start = 0;

    wrap.lines = g_array_new(FALSE, FALSE, sizeof(TextLine));
    for (;;) {
        const char *newline = memchr(text + start, '\n', length - start);

        wrap.end = newline ? (gsize)(newline - text) : length;
        wrap_paragraph(&wrap, start);
        if (!newline) break;
        start = wrap.end + 1;
    }
    g_free(wrap.graphemes);
    g_free(wrap.breaks);
    return wrap.lines;
}

/* As many graphemes as fit into `cells`: the bytes, and their width. */
static gsize fitting(const char *text, gsize length, int cells) {
    gsize end = 0;
    int width = 0;

    while (end < length) {
        gsize next = end + 1;

        if (g_ascii_isprint(text[end]) && (next == length || g_ascii_isprint(text[next]))) {
            width++;
        } else {
            next = text_next(text, length, end);
            width += text_width(text + end, (gssize)(next - end));
        }
        if (width > cells) break;
        end = next;
    }
    return end;
}

char *text_clip(const char *text, int cells, const char *ellipsis) {
    const char *mark = ellipsis ? ellipsis : "…";
    gsize length = strcspn(text, "\n");
    gsize end;
    g_autofree char *head = NULL;

    if (text[length] == '\0' && fitting(text, length, cells) == length) return g_strdup(text);
    if (cells < text_width(mark, -1) || cells < 1) return g_strdup("");
    end = fitting(text, length, cells - text_width(mark, -1));
    head = g_strndup(text, without_hanging(text, 0, end));
    return g_strconcat(head, mark, NULL);
}
