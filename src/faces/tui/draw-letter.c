/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letter so far, scrolled so that the sentences of the stage at hand are in sight; they are
 * bold, and their lines have a ">" in the margin.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"

#define MARGIN 2
#define COLUMNS_MOST 76

/* One row: bytes [start, end) of the text; [strong_start, strong_end) of them stand out. */
typedef struct {
    gsize start, end, strong_start, strong_end;
} Row;

typedef struct {
    GString *text;
    GArray *rows;    /* Row */
    int first, last; /* rows that stand out; -1: none */
} LetterRows;

/* The text of one paragraph appended to `text`; [*from, *to) is what belongs to the stage. */
static void append_paragraph(GString *text, const Paragraph *paragraph, const char *stage, gsize *from, gsize *to) {
    *from = *to = text->len;
    for (guint i = 0; i < paragraph->sentences->len; i++) {
        const Sentence *sentence = paragraph->sentences->pdata[i];
        gboolean strong = stage != NULL && g_strcmp0(sentence->stage, stage) == 0;
        if (strong && *from == *to) *from = text->len;
        g_string_append(text, sentence->text);
        if (strong) *to = text->len;
        if (i + 1 < paragraph->sentences->len)
            g_string_append(text, sentence->after != NULL && *sentence->after != '\0' ? sentence->after : " ");
    }
}

static void append_rows(LetterRows *letter, gsize offset, int width, gsize from, gsize to) {
    g_autoptr(GArray) lines = text_wrap(letter->text->str + offset, width);
    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        Row row = {offset + line->start, offset + line->end, 0, 0};
        row.strong_start = CLAMP(from, row.start, row.end);
        row.strong_end = CLAMP(to, row.start, row.end);
        if (row.strong_start < row.strong_end) {
            if (letter->first < 0) letter->first = (int)letter->rows->len;
            letter->last = (int)letter->rows->len;
        }
        g_array_append_val(letter->rows, row);
    }
}

static void wrap_letter(LetterRows *letter, const Letter *from, const char *stage, int width) {
    letter->text = g_string_new(NULL);
    letter->rows = g_array_new(FALSE, TRUE, sizeof(Row));
    letter->first = letter->last = -1;
    for (guint i = 0; i < from->paragraphs->len; i++) {
        gsize offset = letter->text->len, start, end;
        if (i > 0) g_array_set_size(letter->rows, letter->rows->len + 1);
        append_paragraph(letter->text, from->paragraphs->pdata[i], stage, &start, &end);
        append_rows(letter, offset, width, start, end);
        g_string_append_c(letter->text, '\0');
    }
}

static void draw_row(const LetterRows *letter, const Row *row, int at, int column, int cells) {
    const char *text = letter->text->str;
    gboolean strong = row->strong_start < row->strong_end;
    int used = 0;

    if (strong) canvas_text(at, column, 1, ">", 1, STYLE_STRONG);
    column += MARGIN;
    cells -= MARGIN;
    if (!strong) {
        canvas_text(at, column, cells, text + row->start, (gssize)(row->end - row->start), STYLE_PLAIN);
        return;
    }
    used += canvas_text(at, column, cells, text + row->start, (gssize)(row->strong_start - row->start), STYLE_PLAIN);
    used +=
        canvas_text(at, column + used, cells - used, text + row->strong_start, (gssize)(row->strong_end - row->strong_start), STYLE_STRONG);
    canvas_text(at, column + used, cells - used, text + row->strong_end, (gssize)(row->end - row->strong_end), STYLE_PLAIN);
}

/* A word in a rule, near its right end. */
static void draw_in_rule(int row, int column, int columns, const char *word) {
    int cells = text_width(word, -1) + 2;
    if (row < 0 || cells + 2 > columns) return;
    canvas_blank(row, column + columns - cells - 1, cells, STYLE_PLAIN);
    canvas_text(row, column + columns - cells, cells - 2, word, -1, STYLE_PLAIN);
}

static void draw_pane_title(const char *title, const Rect *rule) {
    int cells = MIN(text_width(title, -1), rule->columns - 4);
    if (cells <= 0) return;
    canvas_blank(rule->row, rule->column + 1, cells + 2, STYLE_PLAIN);
    canvas_clipped(rule->row, rule->column + 2, cells, title, STYLE_STRONG);
}

static void draw_more_below(const Layout *layout) {
    if (layout->bottom_rule.rows > 0) draw_in_rule(layout->bottom_rule.row, layout->letter.column, layout->letter.columns, _("more below"));
}

void draw_scrolled(const Drawing *drawing, const Rect *area, int top, int total) {
    const Layout *layout = &drawing->layout;
    gboolean above = top > 0, below = top + area->rows < total;
    if (above && layout->top_rule.rows > 0)
        draw_in_rule(layout->top_rule.row, area->column, area->columns, _("more above"));
    else if (above)
        canvas_text(area->row, area->column + area->columns - 1, 1, "^", 1, STYLE_STRONG);
    if (below && layout->bottom_rule.rows > 0)
        draw_in_rule(layout->bottom_rule.row, area->column, area->columns, _("more below"));
    else if (below)
        canvas_text(area->row + area->rows - 1, area->column + area->columns - 1, 1, "v", 1, STYLE_STRONG);
}

static void draw_letter_title(const View *view, const Rect *rule) {
    gboolean growing = view->step_number > 0 && view->step_number + 1 < view->step_count; /* not from Review on */
    draw_pane_title(growing ? _("Your letter so far") : _("Your letter"), rule);
}

static gboolean is_blank(const LetterRows *letter, int index) {
    const Row *row = &g_array_index(letter->rows, Row, index);
    return row->start == row->end;
}

/* The rows that stand out are shown, and the row after them if it says something. */
static int find_top(const LetterRows *letter, int height) {
    int total = (int)letter->rows->len, end = letter->last + 1;
    if (total <= height || letter->first < 0) return 0;
    if (end < total && !is_blank(letter, end)) end++;
    return CLAMP(end - height, 0, MIN(letter->first, total - height));
}

static void letter_clear(LetterRows *letter) {
    g_string_free(letter->text, TRUE);
    g_array_unref(letter->rows);
}

int draw_letter_rows(const View *view, int width) {
    LetterRows letter;
    wrap_letter(&letter, view->letter, NULL, MAX(MIN(width, COLUMNS_MOST + MARGIN) - MARGIN, 1));
    int rows = (int)letter.rows->len;
    letter_clear(&letter);
    return rows;
}

void draw_letter(Drawing *drawing) {
    const Layout *layout = &drawing->layout;
    Rect area = layout_inside(&layout->letter, 1, 1, COLUMNS_MOST + MARGIN);
    LetterRows letter;

    wrap_letter(&letter, drawing->view->letter, drawing->view->letter_stage, MAX(area.columns - MARGIN, 1));
    int total = (int)letter.rows->len, top = find_top(&letter, area.rows);
    draw_letter_title(drawing->view, &layout->letter_rule);
    if (top > 0) draw_in_rule(layout->letter_rule.row, layout->letter_rule.column, layout->letter_rule.columns, _("more above"));
    if (top + area.rows < total) draw_more_below(layout);
    for (int i = 0; i < area.rows && top + i < total; i++)
        draw_row(&letter, &g_array_index(letter.rows, Row, top + i), area.row + i, area.column, area.columns);
    letter_clear(&letter);
}

/* Of a long one no more than may be seen is laid out. */
static char *beginning_of(const char *text, const Rect *area) {
    glong most = (glong)(area->rows + 1) * area->columns;
    const char *end = g_utf8_strlen(text, -1) > most ? g_utf8_offset_to_pointer(text, most) : text + strlen(text);
    return g_strndup(text, (gsize)(end - text));
}

void draw_offer(Drawing *drawing) {
    const Layout *layout = &drawing->layout;
    Rect area = layout_inside(&layout->letter, 1 + MARGIN, 1, COLUMNS_MOST);
    g_autofree char *text = beginning_of(drawing->view->offer_beside, &area);
    int rows = draw_wrapped_rows(text, area.columns);

    draw_pane_title(_("The offer"), &layout->letter_rule);
    if (rows > area.rows) draw_more_below(layout);
    draw_wrapped(&area, text, area.rows, STYLE_PLAIN);
}
