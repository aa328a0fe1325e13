/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw-styled.h"

#include "bowout/base/text.h"

Styled *styled_new(int width) {
    Styled *styled = g_new0(Styled, 1);
    styled->width = MAX(width, 1);
    styled->text = g_string_new(NULL);
    styled->styles = g_byte_array_new();
    styled->rows = g_array_new(FALSE, FALSE, sizeof(StyledRow));
    return styled;
}

void styled_free(Styled *styled) {
    if (styled == NULL) return;
    g_string_free(styled->text, TRUE);
    g_byte_array_unref(styled->styles);
    g_array_unref(styled->rows);
    g_free(styled);
}

void styled_put(Styled *styled, const char *text, gsize length, unsigned style) {
    guint8 byte = (guint8)style;
    g_string_append_len(styled->text, text, (gssize)length);
    for (gsize i = 0; i < length; i++) g_byte_array_append(styled->styles, &byte, 1);
}

static gboolean any_selected(const Styled *styled, gsize start, gsize end) {
    for (gsize i = start; i < end; i++)
        if ((styled->styles->data[i] & STYLED_SELECTED) != 0) return TRUE;
    return FALSE;
}

void styled_end_block(Styled *styled) {
    g_autoptr(GArray) lines = text_wrap(styled->text->str + styled->block, styled->width);
    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        StyledRow row = {styled->block + line->start, styled->block + line->end, FALSE};
        row.selected = any_selected(styled, row.start, row.end);
        g_array_append_val(styled->rows, row);
    }
    styled_put(styled, "", 1, STYLE_PLAIN);
    styled->block = styled->text->len;
}

void styled_blank(Styled *styled) {
    StyledRow row = {styled->block, styled->block, FALSE};
    if (styled->rows->len > 0) g_array_append_val(styled->rows, row);
}

int styled_scroll(const Styled *styled, int top, int height) {
    int first = -1, last = -1, total = (int)styled->rows->len;
    for (int i = 0; i < total; i++) {
        if (!g_array_index(styled->rows, StyledRow, i).selected) continue;
        if (first < 0) first = i;
        last = i;
    }
    if (first < 0) return 0;
    return layout_scroll(top, first, MIN(last - first + 1, height), height, total);
}

static Style style_of(const Styled *styled, gsize at) {
    return (Style)(styled->styles->data[at] & ~STYLED_SELECTED);
}

static void draw_row(const Styled *styled, const StyledRow *row, Rect at) {
    int column = at.column + STYLED_MARGIN, cells = at.columns - STYLED_MARGIN;
    if (row->selected) canvas_text(at.row, at.column, 1, ">", 1, STYLE_SELECTED);
    for (gsize start = row->start, end; start < row->end; start = end) {
        int used;
        for (end = start + 1; end < row->end && style_of(styled, end) == style_of(styled, start); end++) continue;
        used = canvas_text(at.row, column, cells, styled->text->str + start, (gssize)(end - start), style_of(styled, start));
        column += used;
        cells -= used;
    }
}

void styled_draw(const Styled *styled, const Rect *area, int top) {
    gboolean before = FALSE;
    for (int i = 0; i < area->rows && top + i < (int)styled->rows->len; i++) {
        const StyledRow *row = &g_array_index(styled->rows, StyledRow, (guint)(top + i));
        draw_row(styled, row, (Rect){area->row + i, area->column, 1, area->columns});
        if (row->selected && !before) canvas_cursor(area->row + i, area->column);
        before = row->selected;
    }
}
