/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the text being typed and its cursor stand in a box. */
#include "config.h"

#include "bowout/base/edit.h"

void edit_layout_free(EditLayout *layout) {
    if (!layout) return;
    g_array_unref(layout->lines);
    g_free(layout);
}

static guint row_of(const GArray *lines, gsize position) {
    guint row = lines->len - 1;

    while (row > 0 && g_array_index(lines, TextLine, row).start > position) row--;
    return row;
}

/* One column is the cursor's, so that it has a cell after a full line too.
   Behind blanks that hang over the edge at the end of the text it stands in a
   line of its own: there the next word will go. */
EditLayout *edit_layout(const Edit *edit, int width) {
    EditLayout *layout = g_new0(EditLayout, 1);
    const char *text = edit_text(edit);
    gsize cursor = edit_cursor(edit), length = edit_length(edit);
    int limit = MAX(width - 1, 1);
    const TextLine *line;

    layout->lines = text_wrap(text, limit);
    layout->row = row_of(layout->lines, cursor);
    line = &g_array_index(layout->lines, TextLine, layout->row);
    layout->column = text_width(text + line->start, (gssize)(cursor - line->start));
    if (layout->column > limit && cursor == length) {
        TextLine extra = {length, length, 0};

        g_array_append_val(layout->lines, extra);
        layout->row++;
        layout->column = 0;
    }
    layout->column = CLAMP(layout->column, 0, MAX(width - 1, 0));
    return layout;
}

/* Moves on by half a window, so that the text does not slide at every key. */
EditWindow edit_window(const Edit *edit, int width) {
    const char *text = edit_text(edit);
    gsize cursor = edit_cursor(edit), length = edit_length(edit);
    EditWindow window = {0, 0, 0};
    int room = MAX(width, 1), shown = 0;

    window.column = text_width(text, (gssize)cursor);
    while (window.column > room - 1) {
        int target = MAX(room / 2, 1);

        for (int left = 0; left < target && window.start < cursor;) {
            gsize next = text_next(text, length, window.start);
            int cells = text_width(text + window.start, (gssize)(next - window.start));

            left += MAX(cells, 1);
            window.column -= cells;
            window.start = next;
        }
    }
    for (window.end = window.start; window.end < length;) {
        gsize next = text_next(text, length, window.end);

        shown += text_width(text + window.end, (gssize)(next - window.end));
        if (shown > room) break;
        window.end = next;
    }
    return window;
}
