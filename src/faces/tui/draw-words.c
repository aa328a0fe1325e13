/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text being typed that is no form: own words in several lines, or one line (a file name). */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"

#define ROWS_LEAST 3
#define ERROR_ROWS_MOST 2

static Rect words_box(const Rect *area) {
    return layout_inside(area, 2, 0, 0);
}

int draw_words_rows(const View *view, int width) {
    Rect area = {0, 0, 1, width};
    int rows = ROWS_LEAST;

    if (view->words != NULL && edit_lines(view->words)) {
        g_autoptr(EditLayout) layout = edit_layout(view->words, words_box(&area).columns);
        rows = MAX(rows, (int)layout->lines->len + 1);
    }
    return rows + 2 + MIN(draw_wrapped_rows(view->words_error, width - 2), ERROR_ROWS_MOST);
}

static void draw_text(Drawing *drawing, Rect box) {
    const Edit *edit = drawing->view->words;
    g_autoptr(EditLayout) layout = edit_layout(edit, box.columns);
    int total = (int)layout->lines->len;
    int top = layout_scroll(drawing->memory->words_top, (int)layout->row, 1, box.rows, total);

    drawing->memory->words_top = top;
    for (int i = 0; i < box.rows && top + i < total; i++) {
        const TextLine *line = &g_array_index(layout->lines, TextLine, top + i);
        canvas_text(box.row + i, box.column, box.columns, edit_text(edit) + line->start, (gssize)(line->end - line->start), STYLE_PLAIN);
    }
    if (top > 0) canvas_text(box.row, box.column - 2, 1, "^", 1, STYLE_STRONG);
    if (top + box.rows < total) canvas_text(box.row + box.rows - 1, box.column - 2, 1, "v", 1, STYLE_STRONG);
    canvas_cursor(box.row + (int)layout->row - top, box.column + CLAMP(layout->column, 0, MAX(box.columns - 1, 0)));
}

static void draw_one_line(const View *view, Rect box) {
    EditWindow window = edit_window(view->words, box.columns);
    const char *text = edit_text(view->words);
    int used = canvas_text(box.row, box.column, box.columns, text + window.start, (gssize)(window.end - window.start), STYLE_FIELD);

    canvas_blank(box.row, box.column + used, box.columns - used, STYLE_FIELD);
    if (window.start > 0) canvas_text(box.row, box.column - 1, 1, "<", 1, STYLE_STRONG);
    if (window.end < edit_length(view->words)) canvas_text(box.row, box.column + box.columns, 1, ">", 1, STYLE_STRONG);
    canvas_cursor(box.row, box.column + CLAMP(window.column, 0, MAX(box.columns - 1, 0)));
}

static void draw_counter(const View *view, const Rect *rule) {
    if (view->counter == NULL || *view->counter == '\0') return;
    int cells = text_width(view->counter, -1) + 2;
    if (cells + 2 > rule->columns) return;
    int column = rule->column + rule->columns - cells - 1;
    canvas_blank(rule->row, column, cells, STYLE_PLAIN);
    canvas_text(rule->row, column + 1, cells - 2, view->counter, -1, STYLE_PLAIN);
}

static void draw_error(const View *view, Rect *area) {
    if (view->words_error == NULL || *view->words_error == '\0') return;
    int rows = MIN(draw_wrapped_rows(view->words_error, area->columns - 2), ERROR_ROWS_MOST);
    Rect error = draw_take_bottom(area, MIN(rows, area->rows - 1));
    if (error.rows == 0) return;
    canvas_text(error.row, error.column, 1, "!", 1, STYLE_ERROR);
    error = layout_inside(&error, 2, 0, 0);
    draw_wrapped(&error, view->words_error, error.rows, STYLE_ERROR);
}

void draw_words(Drawing *drawing, Rect area) {
    const View *view = drawing->view;

    if (view->words == NULL || area.rows <= 0) return;
    draw_error(view, &area);
    drawing->memory->words_width = words_box(&area).columns;
    if (!edit_lines(view->words)) {
        draw_one_line(view, layout_inside(&area, 2, 1, 0));
        return;
    }
    /* rules above and below say where the text is, when there is room for them */
    if (area.rows >= ROWS_LEAST + 2) {
        Rect above = draw_take_rows(&area, 1);
        canvas_horizontal(above.row, above.column, above.columns);
    }
    if (area.rows >= ROWS_LEAST + 1) {
        Rect below = draw_take_bottom(&area, 1);
        canvas_horizontal(below.row, below.column, below.columns);
        draw_counter(view, &below);
    }
    draw_text(drawing, words_box(&area));
}
