/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list to choose from. Every item has one row; the selected one is shown whole, in up to four. Under the list, at a place of its own, is
 * the detail of the selected item. Moving the selection changes few cells: the text of an item that fits one row stays as it is.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "draw.h"

#define INDENT 4         /* "> 1 " */
#define ITEM_ROWS_MOST 4
#define DETAIL_ROWS_MOST 4
#define MARK_GAP 2

static const ViewItem *item_at(const GPtrArray *items, int index)
{
    return items->pdata[index];
}

static int text_rows(const ViewItem *item, int width)
{
    return item->heading ? 1 : CLAMP(draw_wrapped_rows(item->text, MAX(width - INDENT, 1)), 1, ITEM_ROWS_MOST);
}

/* Rows of the longest detail, so that the list keeps its place. */
static int detail_rows(const GPtrArray *items, int width)
{
    int most = 0;
    for (guint i = 0; i < items->len; i++)
        most = MAX(most, draw_wrapped_rows(item_at(items, (int)i)->detail, MAX(width - INDENT, 1)));
    return MIN(most, DETAIL_ROWS_MOST);
}

int draw_list_rows(const GPtrArray *items, int width)
{
    int rows = (int)items->len, longest = 1;
    for (guint i = 0; i < items->len; i++)
        longest = MAX(longest, text_rows(item_at(items, (int)i), width));
    return rows + longest - 1 + detail_rows(items, width);
}

static char *mark_of(const ViewItem *item)
{
    if (item->mark != NULL && *item->mark != '\0')
        return g_strdup_printf("(%s)", item->mark);
    return g_strdup(item->chosen ? _("(chosen)") : "");
}

static const char *level_mark(int level)
{
    return level == TONE_ERROR ? "!! " : level == TONE_WARNING ? "! " : level == TONE_NOTE ? "* " : "";
}

static Style level_style(int level)
{
    return level == TONE_ERROR ? STYLE_ERROR : level == TONE_WARNING ? STYLE_WARNING : STYLE_PLAIN;
}

/* The first row of an item that is not selected: cut where the line would break, with a sign. */
static void draw_first_row(int row, int column, int cells, const char *text, gboolean cut, Style style)
{
    g_autoptr(GArray) lines = text_wrap(text, MAX(cells, 1));
    const TextLine *line = &g_array_index(lines, TextLine, 0);
    int used = canvas_text(row, column, cells, text + line->start, (gssize)(line->end - line->start), style);

    if (!cut || lines->len < 2)
        return;
    if (used + 2 <= cells)
        canvas_text(row, column + used + 1, 1, canvas_ellipsis(), -1, style);
    else
        canvas_text(row, column + MIN(used, cells - 1), 1, canvas_ellipsis(), -1, style);
}

static void draw_head(Rect at, const ViewItem *item, gboolean selected)
{
    char key[2] = { item->key != 0 ? item->key : ' ', '\0' };

    canvas_text(at.row, at.column, 1, selected ? ">" : " ", 1, STYLE_STRONG);
    canvas_text(at.row, at.column + 2, 1, key, 1, selected ? STYLE_SELECTED : STYLE_PLAIN);
    if (selected)
        canvas_cursor(at.row, at.column);
}

static void draw_item(Rect at, const ViewItem *item, gboolean selected)
{
    g_autofree char *mark = mark_of(item);
    int mark_cells = text_width(mark, -1);
    Rect text = layout_inside(&at, INDENT, 0, 0);

    if (item->heading) {
        canvas_clipped(at.row, at.column, at.columns, item->text, STYLE_STRONG);
        return;
    }
    draw_head(at, item, selected);
    int level_cells = canvas_text(text.row, text.column, text.columns, level_mark(item->level), -1, level_style(item->level));
    text.column += level_cells;
    text.columns -= level_cells;
    if (mark_cells > 0 && mark_cells + MARK_GAP < text.columns) {
        canvas_text(at.row, at.column + at.columns - mark_cells, mark_cells, mark, -1, STYLE_PLAIN);
        if (!selected || at.rows == 1)
            text.columns -= mark_cells + MARK_GAP;
    }
    if (selected && at.rows > 1) {
        /* the mark stands at the end of the first row: the text goes round it */
        g_autofree char *whole = mark_cells > 0 ? g_strconcat(item->text, NULL) : g_strdup(item->text);
        if (mark_cells > 0)
            text.columns -= mark_cells + MARK_GAP;
        draw_wrapped(&text, whole, at.rows, STYLE_PLAIN);
    } else {
        draw_first_row(text.row, text.column, text.columns, item->text, TRUE, STYLE_PLAIN);
    }
}

/* Rows of item `index`, as it will be drawn. */
static int rows_of(const GPtrArray *items, int index, int selected, int width)
{
    const ViewItem *item = item_at(items, index);
    if (index != selected)
        return 1;
    g_autofree char *mark = mark_of(item);
    int mark_cells = text_width(mark, -1);
    width -= text_width(level_mark(item->level), -1);
    if (mark_cells > 0 && mark_cells + MARK_GAP < width - INDENT)
        width -= mark_cells + MARK_GAP;
    return text_rows(item, width);
}

static gboolean fits(const GPtrArray *items, int top, int bottom, int selected, const Rect *area)
{
    int rows = (top > 0) + (bottom + 1 < (int)items->len);
    for (int i = top; i <= bottom; i++)
        rows += rows_of(items, i, selected, area->columns);
    return rows <= area->rows;
}

/* The first item to show: the selected one is whole in sight, no room is wasted at the end. */
static int find_top(const GPtrArray *items, int top, int selected, const Rect *area)
{
    int last = (int)items->len - 1, at = MAX(selected, 0);

    top = CLAMP(top, 0, last);
    if (at < top)
        top = at;
    while (top < at && !fits(items, top, at, selected, area))
        top++;
    while (top > 0 && (fits(items, top - 1, last, selected, area) || (item_at(items, top - 1)->heading && fits(items, top - 1, at, selected, area))))
        top--;
    return top;
}

static void draw_more(Rect row, int count, gboolean above)
{
    if (row.rows == 0)
        return;
    g_autofree char *text = g_strdup_printf(above ? ngettext("%d more above", "%d more above", (gulong)count)
                                                  : ngettext("%d more below", "%d more below", (gulong)count),
                                            count);
    int column = row.column + INDENT;
    int used = canvas_text(row.row, column, 1, canvas_ellipsis(), -1, STYLE_PLAIN);
    canvas_clipped(row.row, column + used + 1, row.columns - INDENT - used - 1, text, STYLE_PLAIN);
}

static void draw_detail(Rect *area, const GPtrArray *items, int selected)
{
    int rows = MIN(detail_rows(items, area->columns), MAX(area->rows / 2, area->rows - (int)items->len));
    Rect detail = draw_take_bottom(area, rows);
    if (selected < 0 || selected >= (int)items->len)
        return;
    detail = layout_inside(&detail, INDENT, 0, 0);
    draw_wrapped(&detail, item_at(items, selected)->detail, detail.rows, STYLE_PLAIN);
}

void draw_list(Drawing *drawing, Rect area, const GPtrArray *items, int selected)
{
    int count = (int)items->len;

    if (count == 0 || area.rows <= 0)
        return;
    draw_detail(&area, items, selected);
    drawing->memory->page_rows = MAX(area.rows - 2, 1);
    int top = find_top(items, drawing->memory->list_top, selected, &area);
    drawing->memory->list_top = top;
    if (top > 0)
        draw_more(draw_take_rows(&area, 1), top, TRUE);
    for (int i = top; i < count && area.rows > 0; i++) {
        int rows = rows_of(items, i, selected, area.columns);
        if (area.rows < rows + (i + 1 < count) && i != selected) {
            draw_more(draw_take_rows(&area, 1), count - i, FALSE);
            return;
        }
        draw_item(draw_take_rows(&area, rows), item_at(items, i), i == selected);
    }
}
