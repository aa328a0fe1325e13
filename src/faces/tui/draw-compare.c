/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two letters to choose from: side by side where there is room, else one above the other. Sentences
 * that only one of them has are bold; where not all of a letter fits, it begins with the first of
 * these.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"
#include "draw-styled.h"

#define BESIDE_COLUMNS 100
#define LETTER_COLUMNS_MOST 76
#define GAP 2

gboolean draw_is_compare(const View *view) {
    return view->other != NULL && view->overlay == OVERLAY_NONE && view->items->len == 2;
}

static gboolean has_sentence(const Letter *letter, const char *text) {
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = letter->paragraphs->pdata[i];
        for (guint j = 0; j < paragraph->sentences->len; j++)
            if (strcmp(((const Sentence *)paragraph->sentences->pdata[j])->text, text) == 0) return TRUE;
    }
    return FALSE;
}

static void put_paragraph(Styled *styled, const Paragraph *paragraph, const Letter *other) {
    for (guint i = 0; i < paragraph->sentences->len; i++) {
        const Sentence *sentence = paragraph->sentences->pdata[i];
        styled_put(styled, sentence->text, strlen(sentence->text),
                   has_sentence(other, sentence->text) ? STYLE_PLAIN : STYLE_STRONG | STYLED_SELECTED);
        styled_put(styled, sentence->after, strlen(sentence->after), STYLE_PLAIN);
    }
    styled_end_block(styled);
}

static int first_difference(const Styled *styled) {
    for (guint i = 0; i < styled->rows->len; i++)
        if (g_array_index(styled->rows, StyledRow, i).selected) return (int)i;
    return 0;
}

static void draw_one(const Drawing *drawing, Rect area, int index, const Letter *letter, const Letter *other) {
    const ViewItem *item = drawing->view->items->pdata[index];
    gboolean selected = drawing->view->selected == index;
    g_autoptr(Styled) styled = styled_new(MIN(area.columns - STYLED_MARGIN - 1, LETTER_COLUMNS_MOST));
    g_autofree char *title = g_strdup_printf("%c %c %s", selected ? '>' : ' ', item->key, item->text);
    Rect row = draw_take_rows(&area, 1);
    int top;
    canvas_clipped(row.row, row.column, row.columns, title, selected ? STYLE_SELECTED : STYLE_STRONG);
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        styled_blank(styled);
        put_paragraph(styled, letter->paragraphs->pdata[i], other);
    }
    top = CLAMP((int)styled->rows->len - area.rows, 0, first_difference(styled));
    styled_draw(styled, &area, top);
    if (top + area.rows < (int)styled->rows->len) canvas_text(area.row + area.rows - 1, area.column + area.columns - 1, 1, "v", 1, STYLE_STRONG);
    if (top > 0) canvas_text(area.row, area.column + area.columns - 1, 1, "^", 1, STYLE_STRONG);
    if (selected) canvas_cursor(row.row, row.column);
}

void draw_compare(Drawing *drawing, Rect area) {
    const View *view = drawing->view;
    Rect first, second = area;
    gboolean beside = area.columns >= BESIDE_COLUMNS - 2;
    if (beside) {
        first = layout_inside(&area, 0, 0, (area.columns - GAP) / 2);
        second = layout_inside(&area, first.columns + GAP, 0, 0);
    } else {
        first = draw_take_rows(&second, (area.rows + 1) / 2);
    }
    draw_one(drawing, first, 0, view->letter, view->other);
    draw_one(drawing, second, 1, view->other, view->letter);
}
