/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout.h"

#define LETTER_ROWS 6       /* the letter below gets at least these, */
#define LETTER_ROWS_LEAST 3 /* or what it needs if that is less, but not less than these */
#define MAIN_ROWS 6         /* and the main part these */
#define STEPS_COLUMNS_MOST 24
#define TWO_MESSAGE_ROWS 24 /* fewer: the message has one row */
#define LETTER_COLUMNS_MOST 80

/* The rows above and below the body. */
static void stack_rows(Layout *layout, const LayoutWish *wish) {
    int rows = wish->rows, columns = wish->columns, top = 0, bottom = rows;
    gboolean roomy = rows >= LAYOUT_PREVIEW_ROWS;

    layout->title = (Rect){top++, 0, 1, columns};
    if (wish->steps && columns < LAYOUT_BESIDE_COLUMNS) {
        layout->steps_line = TRUE;
        layout->steps = (Rect){top++, 0, 1, columns};
    }
    if (roomy || !layout->steps_line) /* where every row counts, the line of steps parts the title from the rest */
        layout->top_rule = (Rect){top++, 0, 1, columns};
    layout->keys = (Rect){--bottom, 0, 1, columns};
    int message_rows = MAX(rows >= TWO_MESSAGE_ROWS ? 2 : 1, wish->message_rows); /* whatever the message: nothing jumps when it changes */
    bottom -= message_rows;
    layout->message = (Rect){bottom, 0, message_rows, columns};
    if (roomy) layout->bottom_rule = (Rect){--bottom, 0, 1, columns};
    layout->body = (Rect){top, 0, bottom - top, columns};
}

static void place_steps(Layout *layout, const LayoutWish *wish) {
    Rect *body = &layout->body;
    int columns = CLAMP(wish->steps_columns, 12, STEPS_COLUMNS_MOST);

    layout->main = *body;
    if (!wish->steps || layout->steps_line) return;
    layout->steps = (Rect){body->row, 0, body->rows, columns};
    layout->divider = (Rect){body->row, columns, body->rows, 1};
    layout->main.column = columns + 1;
    layout->main.columns = body->columns - columns - 1;
}

static void place_letter(Layout *layout, const LayoutWish *wish) {
    Rect *main = &layout->main;

    if (!wish->letter || wish->rows < LAYOUT_PREVIEW_ROWS) return;
    if (wish->columns >= LAYOUT_BESIDE_COLUMNS) {
        int columns = MIN((main->columns - 1) / 2, LETTER_COLUMNS_MOST);
        layout->beside = TRUE;
        main->columns -= columns + 1;
        int left = main->column + main->columns;
        layout->letter_divider = (Rect){main->row, left, main->rows, 1};
        layout->letter_rule = (Rect){main->row, left + 1, 1, columns};
        layout->letter = (Rect){main->row + 1, left + 1, main->rows - 1, columns};
        return;
    }
    int all = main->rows;
    int least = CLAMP(wish->letter_rows, LETTER_ROWS_LEAST, LETTER_ROWS);
    main->rows = MAX(MIN(wish->main_rows, all - 1 - least), MIN(MAIN_ROWS, all - 2));
    layout->letter_rule = (Rect){main->row + main->rows, main->column, 1, main->columns};
    layout->letter = (Rect){main->row + main->rows + 1, main->column, all - main->rows - 1, main->columns};
}

void layout_compute(Layout *layout, const LayoutWish *wish) {
    *layout = (Layout){0};
    if (wish->rows < LAYOUT_LEAST_ROWS || wish->columns < LAYOUT_LEAST_COLUMNS) {
        layout->too_small = TRUE;
        return;
    }
    stack_rows(layout, wish);
    place_steps(layout, wish);
    place_letter(layout, wish);
}

Rect layout_inside(const Rect *rect, int left, int right, int most) {
    Rect inside = *rect;
    inside.column += MIN(left, rect->columns);
    inside.columns = MAX(rect->columns - left - right, 0);
    if (most > 0) inside.columns = MIN(inside.columns, most);
    return inside;
}

int layout_scroll(int top, int at, int rows, int height, int total) {
    if (at + rows > top + height) top = at + rows - height;
    if (at < top) top = at;
    return CLAMP(top, 0, MAX(total - height, 0));
}
