/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout at every size: nothing overlaps, everything is inside, the design's sizes hold. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../../src/faces/tui/layout.h"

typedef struct {
    const char *name;
    Rect rect;
} Part;

static guint parts_of(const Layout *layout, Part *parts) {
    Part all[] = {
        {"title", layout->title},
        {"top rule", layout->top_rule},
        {"steps", layout->steps},
        {"main", layout->main},
        {"letter rule", layout->letter_rule},
        {"letter", layout->letter},
        {"bottom", layout->bottom_rule},
        {"message", layout->message},
        {"keys", layout->keys},
        {"divider", layout->divider},
        {"letter divider", layout->letter_divider},
    };
    memcpy(parts, all, sizeof all);
    return G_N_ELEMENTS(all);
}

static gboolean empty(const Rect *rect) {
    return rect->rows == 0 || rect->columns == 0;
}

static gboolean overlap(const Rect *a, const Rect *b) {
    return !empty(a) && !empty(b) && a->row < b->row + b->rows && b->row < a->row + a->rows && a->column < b->column + b->columns &&
           b->column < a->column + a->columns;
}

static void check_sound(const LayoutWish *wish) {
    Layout layout;
    Part parts[16];
    layout_compute(&layout, wish);
    guint count = parts_of(&layout, parts);
    for (guint i = 0; i < count; i++) {
        const Rect *rect = &parts[i].rect;
        cr_assert(rect->rows >= 0 && rect->columns >= 0 && rect->row >= 0 && rect->column >= 0 && rect->row + rect->rows <= wish->rows &&
                      rect->column + rect->columns <= wish->columns,
                  "%s is outside at %dx%d", parts[i].name, wish->columns, wish->rows);
        for (guint j = i + 1; j < count; j++)
            cr_assert(!overlap(rect, &parts[j].rect), "%s and %s overlap at %dx%d", parts[i].name, parts[j].name, wish->columns,
                      wish->rows);
    }
    if (layout.too_small) {
        cr_assert(wish->rows < 12 || wish->columns < 40);
        return;
    }
    cr_assert(layout.title.rows == 1 && layout.keys.rows == 1 && layout.message.rows >= 1);
    cr_assert(layout.main.rows >= 6 && layout.main.columns >= 30, "main has %dx%d at %dx%d", layout.main.columns, layout.main.rows,
              wish->columns, wish->rows);
    cr_assert(layout.letter.rows == 0 || (layout.letter.rows >= 3 && layout.letter.columns >= 30), "letter has %dx%d at %dx%d",
              layout.letter.columns, layout.letter.rows, wish->columns, wish->rows);
    cr_assert(layout.keys.row == wish->rows - 1);
}

Test(layout, every_size) {
    for (int rows = 1; rows <= 100; rows++)
        for (int columns = 1; columns <= 300; columns++)
            for (int want = 0; want < 8; want++)
                check_sound(&(LayoutWish){.rows = rows,
                                          .columns = columns,
                                          .steps = (want & 1) != 0,
                                          .steps_columns = (want & 2) != 0 ? 40 : 18,
                                          .letter = (want & 4) != 0,
                                          .main_rows = (rows * 7 + want) % 40,

                                          .letter_rows = (rows + columns) % 9});
}

static Layout at(int columns, int rows) {
    Layout layout;
    layout_compute(
        &layout,
        &(LayoutWish){
            .rows = rows, .columns = columns, .steps = TRUE, .steps_columns = 19, .letter = TRUE, .main_rows = 12, .letter_rows = 12});
    return layout;
}

Test(layout, the_sizes_of_the_design) {
    Layout normal = at(80, 24);
    cr_assert(normal.steps_line && !normal.beside && normal.letter.rows >= 6 && normal.main.columns == 80);
    cr_assert(normal.main.rows == 10 && normal.message.rows == 2);

    cr_assert(at(110, 24).beside && !at(109, 24).beside);
    cr_assert(at(109, 24).steps_line && !at(110, 24).steps_line && at(110, 24).steps.columns == 19);
    cr_assert(at(80, 17).letter.rows == 0 && at(80, 18).letter.rows > 0);
    cr_assert(at(40, 12).too_small == FALSE && at(39, 12).too_small && at(40, 11).too_small);
}

Test(layout, a_short_letter_leaves_its_room_to_a_long_form) {
    Layout layout;
    LayoutWish wish = {.rows = 24, .columns = 80, .steps = TRUE, .steps_columns = 19, .letter = TRUE, .main_rows = 30, .letter_rows = 4};
    layout_compute(&layout, &wish);
    cr_assert(layout.letter.rows == 4 && layout.main.rows == 12);
    wish.letter_rows = 20;
    layout_compute(&layout, &wish);
    cr_assert(layout.letter.rows == 6 && layout.main.rows == 10);
}

Test(layout, scrolling_moves_as_little_as_possible) {
    cr_assert(layout_scroll(0, 3, 1, 5, 20) == 0);
    cr_assert(layout_scroll(0, 5, 1, 5, 20) == 1);
    cr_assert(layout_scroll(10, 3, 1, 5, 20) == 3);
    cr_assert(layout_scroll(10, 12, 2, 5, 20) == 10);
    cr_assert(layout_scroll(10, 2, 1, 5, 4) == 0);
    cr_assert(layout_scroll(0, 5, 9, 5, 20) == 5); /* taller than the window: its start shows */
}
