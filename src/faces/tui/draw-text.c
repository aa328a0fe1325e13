/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The toolbox of all drawing: areas that are taken up row by row, and wrapped text in them. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-text.h"

Rect draw_take_rows(Rect *area, int rows) {
    Rect taken = *area;
    taken.rows = CLAMP(rows, 0, area->rows);
    area->row += taken.rows;
    area->rows -= taken.rows;
    return taken;
}

Rect draw_take_bottom(Rect *area, int rows) {
    Rect taken = *area;
    taken.rows = CLAMP(rows, 0, area->rows);
    taken.row = area->row + area->rows - taken.rows;
    area->rows -= taken.rows;
    return taken;
}

/* How many rows texts take is asked several times while one view is drawn: the answers are kept
   that long. */
static struct {
    const char *text;
    int width, rows;
} measured[128];

void draw_text_forget(void) {
    memset(measured, 0, sizeof measured);
}

int draw_wrapped_rows(const char *text, int width) {
    if (text == NULL || *text == '\0') return 0;
    guint at = (GPOINTER_TO_UINT(text) / 8 + (guint)width) % G_N_ELEMENTS(measured);
    if (measured[at].text != text || measured[at].width != width) {
        g_autoptr(GArray) lines = text_wrap(text, width);
        measured[at].text = text;
        measured[at].width = width;
        measured[at].rows = (int)lines->len;
    }
    return measured[at].rows;
}

void draw_wrapped(Rect *area, const char *text, int most, Style style) {
    if (text == NULL || *text == '\0' || area->columns <= 0) return;
    g_autoptr(GArray) lines = text_wrap(text, area->columns);
    Rect rows = draw_take_rows(area, MIN(most, (int)lines->len));
    for (int i = 0; i < rows.rows; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        if (i == rows.rows - 1 && i + 1 < (int)lines->len) {
            /* the rest of the text as one line, so that its cut shows */
            g_autofree char *rest = text_normalise(text + line->start, TEXT_PLAIN);
            canvas_clipped(rows.row + i, rows.column, rows.columns, rest, style);
        } else {
            canvas_text(rows.row + i, rows.column, rows.columns, text + line->start, (gssize)(line->end - line->start), style);
        }
    }
}

void draw_more(Rect row, int count, gboolean above) {
    if (row.rows == 0) return;
    g_autofree char *text = g_strdup_printf(above ? ngettext("%d more above", "%d more above", (gulong)count)
                                                  : ngettext("%d more below", "%d more below", (gulong)count),
                                            count);
    int column = row.column + DRAW_INDENT;
    int used = canvas_text(row.row, column, 1, canvas_ellipsis(), -1, STYLE_PLAIN);
    canvas_clipped(row.row, column + used + 1, row.columns - DRAW_INDENT - used - 1, text, STYLE_PLAIN);
}
