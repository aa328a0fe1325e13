/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas on curses' standard window. */
#include "config.h"

#include "canvas-private.h"

#include <string.h>
#include <wchar.h>

#include "bowout/base/text.h"

#define GLYPHS_MOST (TEXT_MARKS_MAX + 1) /* of one cell */
#define CELLS_PLAIN 512                  /* a wider place is filled the long way */

attr_t canvas_styles[STYLE_COUNT];
gboolean canvas_underlines = TRUE;

static gboolean unicode;
static int cursor_row, cursor_column;

void canvas_choose_charset(gboolean utf8) {
    unicode = utf8;
}

const char *canvas_ellipsis(void) {
    return unicode ? "…" : "~";
}

void canvas_clear(void) {
    erase();
    cursor_row = cursor_column = 0;
}

void canvas_cursor(int row, int column) {
    cursor_row = row;
    cursor_column = column;
}

void canvas_place_cursor(void) {
    move(CLAMP(cursor_row, 0, LINES - 1), CLAMP(cursor_column, 0, COLS - 1));
}

/* ---------------------------------------------------------------- one grapheme */

/* Has no cell of its own and would shift columns on terminals that join characters: joiners,
   selectors, marks of direction. */
static gboolean never_shown(gunichar c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || (c >= 0xe0000 && c <= 0xe0fff);
}

typedef struct {
    wchar_t *at;
    gsize room;
} Glyphs;

static void add_glyph(Glyphs *to, gunichar c) {
    if (to->room == 0) return;
    *to->at++ = (wchar_t)c;
    to->room--;
}

static void add_filled(Glyphs *to, const char *ascii, int width) {
    gsize length = strlen(ascii);
    for (int i = 0; i < width; i++) add_glyph(to, (gsize)i < length ? (guchar)ascii[i] : length == 1 && *ascii == '?' ? '?' : ' ');
}

/* Something of the same width for what this charset has not. */
static void add_substitute(Glyphs *to, const char *text, gsize length, int width) {
    g_autofree char *grapheme = g_strndup(text, length);
    gunichar first = g_utf8_get_char(grapheme);

    if (first == 0x2026) {
        add_filled(to, ".", width);
    } else if (first == 0xb7 || first == 0x2022) {
        add_filled(to, "-", width);
    } else {
        g_autofree char *ascii = g_str_to_ascii(grapheme, "C");
        gboolean sound = *ascii != '\0' && g_ascii_isgraph(*ascii);
        add_filled(to, sound ? ascii : "?", width);
    }
}

/* A grapheme in Unicode: base and marks; a character that curses would count otherwise than we
   do becomes "?". */
static void add_unicode(Glyphs *to, const char *text, gsize length) {
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (never_shown(c)) continue;
        int width = text_width(at, g_utf8_next_char(at) - at);
        if (wcwidth((wchar_t)c) == width)
            add_glyph(to, c);
        else
            add_filled(to, "?", width);
    }
}

static gboolean encodable(gunichar c) {
    char bytes[MB_LEN_MAX];
    mbstate_t state = {0};
    return wcrtomb(bytes, (wchar_t)c, &state) != (size_t)-1 && wcwidth((wchar_t)c) == 1;
}

static void add_grapheme(Glyphs *to, const char *text, gsize length, int width) {
    gunichar first = g_utf8_get_char(text);
    if (unicode)
        add_unicode(to, text, length);
    else if (width == 1 && first >= 0xa0 && g_utf8_next_char(text) == text + length && encodable(first))
        add_glyph(to, first);
    else
        add_substitute(to, text, length, width);
}

/* ---------------------------------------------------------------- text */

static gboolean plain_ascii(const char *text, gsize length, gsize at) {
    return g_ascii_isprint(text[at]) && (at + 1 == length || (guchar)text[at + 1] < 0x80);
}

/* Printable ASCII as cells, which curses takes as they are; how many, 0 when there is anything
   else among the first `cells`, or what would join the last of them. */
static int ascii_cells(const char *text, gsize length, int cells, chtype style, chtype *to) {
    int count = (int)MIN(length, (gsize)cells);

    for (int i = 0; i < count; i++) {
        if (!g_ascii_isprint(text[i])) return 0;
        to[i] = (guchar)text[i] | style;
    }
    return (gsize)count < length && (guchar)text[count] >= 0x80 ? 0 : count;
}

int canvas_text(int row, int column, int cells, const char *text, gssize given, Style style) {
    gsize length = given < 0 ? strlen(text) : (gsize)given, at = 0;
    chtype plain[CELLS_PLAIN];
    int used = 0;

    cells = MIN(cells, COLS - column);
    if (row < 0 || row >= LINES || column < 0 || cells <= 0 || length == 0) return 0;
    used = cells <= CELLS_PLAIN ? ascii_cells(text, length, cells, canvas_styles[style], plain) : 0;
    if (used > 0) {
        mvaddchnstr(row, column, plain, used);
        return used;
    }
    gsize room = (gsize)cells * GLYPHS_MOST;
    g_autofree wchar_t *buffer = g_new(wchar_t, room + 1);
    Glyphs glyphs = {buffer, room};
    while (at < length) {
        gsize next = at + 1;
        int width = 1;
        if (!plain_ascii(text, length, at)) {
            next = text_next(text, length, at);
            width = text_width(text + at, (gssize)(next - at));
        }
        if (used + width > cells || next <= at) break;
        if (next == at + 1 && g_ascii_isprint(text[at]))
            add_glyph(&glyphs, (guchar)text[at]);
        else if (width > 0)
            add_grapheme(&glyphs, text + at, next - at, width);
        used += width;
        at = next;
    }
    attrset((int)canvas_styles[style]);
    mvaddnwstr(row, column, buffer, (int)(glyphs.at - buffer));
    attrset(A_NORMAL);
    return used;
}

int canvas_clipped(int row, int column, int cells, const char *text, Style style) {
    if (cells <= 0) return 0;
    g_autofree char *clipped = text_clip(text, cells, canvas_ellipsis());
    return canvas_text(row, column, cells, clipped, -1, style);
}

void canvas_blank(int row, int column, int cells, Style style) {
    cells = MIN(cells, COLS - column);
    if (cells <= 0 || column < 0) return;
    chtype blank = style == STYLE_FIELD && !canvas_underlines ? '_' : ' ';
    mvhline(row, column, blank | canvas_styles[style], cells);
}

/* ---------------------------------------------------------------- lines */

void canvas_horizontal(int row, int column, int cells) {
    if (unicode) {
        mvhline_set(row, column, WACS_HLINE, cells);
        return;
    }
    /* Not to the last column: curses would send "repeat this character" there, which some
       terminals take for a line too long. */
    mvhline(row, column, '-', MIN(cells, COLS - 1 - column));
}

void canvas_vertical(int row, int column, int rows) {
    if (unicode)
        mvvline_set(row, column, WACS_VLINE, rows);
    else
        mvvline(row, column, '|', rows);
}

void canvas_join(int row, int column, Join join) {
    if (row < 0) return;
    if (!unicode) {
        mvaddch(row, column, '+');
        return;
    }
    const cchar_t *glyph = join == JOIN_DOWN    ? WACS_TTEE
                           : join == JOIN_UP    ? WACS_BTEE
                           : join == JOIN_RIGHT ? WACS_LTEE
                           : join == JOIN_LEFT  ? WACS_RTEE
                                                : WACS_PLUS;
    mvadd_wch(row, column, glyph);
}
