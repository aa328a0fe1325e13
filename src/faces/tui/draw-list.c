/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A list to choose from, in one of two shapes: every item whole when there is room, and where the
 * letter shows the selected one, for then moving the selection changes few cells; else one row an
 * item and the selected one whole. Under the list, at a place of its own, is the detail of the
 * selected item.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"

ListShape draw_list_shape(const View *view, gboolean letter) {
    gboolean shown = letter && view->kind == STEP_MENU && view->letter_stage != NULL && view->overlay == OVERLAY_NONE;
    return shown ? LIST_WHOLE : LIST_SELECTED;
}

#define ITEM_ROWS_MOST 6
#define DETAIL_ROWS_MOST 5
#define ITEMS_LEAST 4 /* the detail leaves room for so many */
#define MARK_GAP 2

static const ViewItem *item_at(const GPtrArray *items, int index) {
    return items->pdata[index];
}

static char *mark_of(const ViewItem *item) {
    if (item->mark != NULL && *item->mark != '\0') return g_strdup_printf("(%s)", item->mark);
    return g_strdup(item->chosen ? _("(chosen)") : "");
}

/* What stands before the text: how much it matters, or the box to tick. */
static const char *front_mark(const ViewItem *item) {
    if (item->box != BOX_NONE) return item->box == BOX_TICKED ? "[x] " : "[ ] ";
    return item->level == TONE_ERROR ? "!! " : item->level == TONE_WARNING ? "! " : item->level == TONE_NOTE ? "* " : "";
}

static Style front_style(const ViewItem *item) {
    int level = item->level;
    if (item->box == BOX_TICKED) return STYLE_STRONG;
    return level == TONE_ERROR ? STYLE_ERROR : level == TONE_WARNING ? STYLE_WARNING : STYLE_PLAIN;
}

/* Rows of an item when it is shown whole. */
static int whole_rows(const ViewItem *item, int width) {
    if (item->heading) return 1;
    g_autofree char *mark = mark_of(item);
    int mark_cells = text_width(mark, -1);
    width -= DRAW_INDENT + text_width(front_mark(item), -1);
    if (mark_cells > 0 && mark_cells + MARK_GAP < width) width -= mark_cells + MARK_GAP;
    return CLAMP(draw_wrapped_rows(item->text, MAX(width, 1)), 1, ITEM_ROWS_MOST);
}

/* Rows of the longest detail, so that the list keeps its place. */
static int detail_rows(const GPtrArray *items, int width) {
    int most = 0;
    for (guint i = 0; i < items->len; i++) most = MAX(most, draw_wrapped_rows(item_at(items, (int)i)->detail, MAX(width - DRAW_INDENT, 1)));
    return MIN(most, DETAIL_ROWS_MOST);
}

int draw_list_rows(const GPtrArray *items, ListShape shape, int width) {
    int rows = 0, longest = 1;
    for (guint i = 0; i < items->len; i++) {
        int whole = whole_rows(item_at(items, (int)i), width);
        rows += shape == LIST_WHOLE ? whole : 1;
        longest = MAX(longest, whole);
    }
    return rows + (shape == LIST_SELECTED ? longest - 1 : 0) + detail_rows(items, width);
}

/* The last whole words of `text` that fit into `cells`. */
static const char *last_words(const char *text, int cells) {
    const char *start = text + strlen(text);
    for (const char *space = text; (space = strchr(space, ' ')) != NULL; space++)
        if (text_width(space + 1, -1) <= cells) return space + 1;
    return start;
}

/* One row of an item that is cut between words, with a sign. `end`: what tells it from others
 * stands at its end, so some of that is shown, too. */
static void draw_cut(int row, int column, int cells, const char *text, gboolean end) {
    g_autoptr(GArray) whole = text_wrap(text, MAX(cells, 1));
    if (whole->len < 2) {
        canvas_text(row, column, cells, text, -1, STYLE_PLAIN);
        return;
    }
    const char *last = end ? last_words(text, cells / 2) : "";
    int room = MAX(cells - 2 - text_width(last, -1) - (*last != '\0'), 1);
    g_autoptr(GArray) lines = text_wrap(text, room);
    const TextLine *line = &g_array_index(lines, TextLine, 0);
    int used = canvas_text(row, column, room, text + line->start, (gssize)(line->end - line->start), STYLE_PLAIN);
    canvas_text(row, column + used, 1, " ", 1, STYLE_PLAIN);
    canvas_text(row, column + used + 1, 1, canvas_ellipsis(), -1, STYLE_PLAIN);
    if (*last == '\0') return;
    canvas_text(row, column + used + 2, 1, " ", 1, STYLE_PLAIN);
    canvas_text(row, column + used + 3, cells - used - 3, last, -1, STYLE_PLAIN);
}

/* Bytes of words that begin two texts alike. */
static gsize alike(const char *one, const char *other) {
    gsize length = 0;
    for (gsize i = 0; one[i] != '\0' && one[i] == other[i]; i++)
        if (one[i] == ' ') length = i;
    return length;
}

/* Of a list in which some begin alike, what one row of `cells` shows of the beginning does not
   tell this one from another. */
static gboolean begins_as_another(const GPtrArray *items, const ViewItem *item, int cells) {
    for (guint i = 0; i < items->len; i++) {
        const ViewItem *other = item_at(items, (int)i);
        gsize length = other == item ? 0 : alike(item->text, other->text);
        if (length > 0 && text_width(item->text, (gssize)length) >= cells / 2) return TRUE;
    }
    return FALSE;
}

static void draw_head(Rect at, const ViewItem *item, gboolean selected) {
    char head[] = {selected ? '>' : ' ', ' ', item->key != 0 ? item->key : ' ', '\0'};
    canvas_text(at.row, at.column, DRAW_INDENT - 1, head, -1, selected ? STYLE_SELECTED : STYLE_PLAIN);
    if (selected) canvas_cursor(at.row, at.column);
}

static void draw_item(Rect at, const GPtrArray *items, const ViewItem *item, gboolean selected) {
    g_autofree char *mark = mark_of(item);
    int mark_cells = text_width(mark, -1);
    Rect text = layout_inside(&at, DRAW_INDENT, 0, 0);

    if (item->heading) {
        canvas_clipped(at.row, at.column, at.columns, item->text, STYLE_STRONG);
        return;
    }
    draw_head(at, item, selected);
    int level_cells = canvas_text(text.row, text.column, text.columns, front_mark(item), -1, front_style(item));
    text.column += level_cells;
    text.columns -= level_cells;
    if (mark_cells > 0 && mark_cells + MARK_GAP < text.columns) {
        canvas_text(at.row, at.column + at.columns - mark_cells, mark_cells, mark, -1, STYLE_PLAIN);
        text.columns -= mark_cells + MARK_GAP;
    }
    if (at.rows > 1)
        draw_wrapped(&text, item->text, at.rows, STYLE_PLAIN);
    else
        draw_cut(text.row, text.column, text.columns, item->text, begins_as_another(items, item, text.columns));
}

/* A list on its way to the canvas. */
typedef struct {
    const GPtrArray *items;
    int selected;
    ListShape shape;
    Rect area;
} List;

/* Rows of item `index`, as it will be drawn. */
static int rows_of(const List *list, int index) {
    if (list->shape == LIST_SELECTED && index != list->selected) return 1;
    return whole_rows(item_at(list->items, index), list->area.columns);
}

static gboolean fits(const List *list, int top, int bottom) {
    int rows = (top > 0) + (bottom + 1 < (int)list->items->len);
    for (int i = top; i <= bottom; i++) rows += rows_of(list, i);
    return rows <= list->area.rows;
}

/* The first item to show: the selected one is whole in sight, with its heading if it can be, and
   no room is wasted at the end. */
static int find_top(const List *list, int top) {
    int last = (int)list->items->len - 1, at = MAX(list->selected, 0);

    top = MIN(CLAMP(top, 0, last), at);
    while (top < at && !fits(list, top, at)) top++;
    while (top > 0 && (fits(list, top - 1, last) || (item_at(list->items, top - 1)->heading && fits(list, top - 1, at)))) top--;
    return top;
}

static void draw_detail(Rect *area, const GPtrArray *items, int selected) {
    int count = (int)items->len, share = area->rows / (count > 2 * area->rows ? 3 : 2); /* a long list in a small place has more of it */
    int most = MAX(MIN(share, area->rows - ITEMS_LEAST), area->rows > 2);
    int rows = MIN(detail_rows(items, area->columns), MAX(most, area->rows - count));
    Rect detail = draw_take_bottom(area, rows);
    if (selected < 0 || selected >= (int)items->len) return;
    detail = layout_inside(&detail, DRAW_INDENT, 0, 0);
    draw_wrapped(&detail, item_at(items, selected)->detail, detail.rows, STYLE_PLAIN);
}

void draw_list(Drawing *drawing, Rect area, const GPtrArray *items, int selected) {
    List list = {items, selected, draw_list_shape(drawing->view, drawing->layout.letter.rows > 0), area};
    int count = (int)items->len;

    if (draw_list_rows(items, LIST_WHOLE, area.columns) <= area.rows) list.shape = LIST_WHOLE;
    if (count == 0 || area.rows <= 0) return;
    /* the detail stands near the list */
    list.area.rows = MIN(area.rows, draw_list_rows(items, list.shape, area.columns) + 1);
    draw_detail(&list.area, items, selected);
    drawing->memory->page_rows = MAX(list.area.rows - 2, 1);
    int top = find_top(&list, drawing->memory->list_top);
    drawing->memory->list_top = top;
    area = list.area;
    if (top > 0) draw_more(draw_take_rows(&area, 1), top, TRUE);
    for (int i = top; i < count && area.rows > 0; i++) {
        int rows = rows_of(&list, i);
        if (area.rows < rows + (i + 1 < count) && i != selected) {
            draw_more(draw_take_rows(&area, 1), count - i, FALSE);
            return;
        }
        draw_item(draw_take_rows(&area, rows), items, item_at(items, i), i == selected);
    }
}
