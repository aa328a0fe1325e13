/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole screen: how its parts share the room, then each of them. */
#include "config.h"

#include "draw.h"

#include "bowout/base/translate.h"
#include "draw-parts.h"

#define LETTER_ROWS_GOOD 12
#define ITEMS_MANY 9

void draw_memory_clear(DrawMemory *memory) {
    g_free(memory->place);
    *memory = (DrawMemory){0};
}

static void draw_too_small(int rows, int columns) {
    g_autofree char *text = g_strdup_printf(_("Please make this window larger: at least %d columns and %d rows. Everything is kept."),
                                            LAYOUT_LEAST_COLUMNS, LAYOUT_LEAST_ROWS);
    Rect area = {0, 0, rows, columns};
    draw_wrapped(&area, text, rows, STYLE_PLAIN);
    canvas_cursor(rows - 1, columns - 1);
}

/* Beside the page it is in nobody's way. Below it, a long list that is about no part of the
   letter needs the rows; and so does the last page. */
static gboolean letter_wanted(const View *view, int columns) {
    gboolean lists =
        view->kind == STEP_CHECKLIST || (view->kind == STEP_MENU && view->letter_stage == NULL && view->items->len > ITEMS_MANY);
    return columns >= LAYOUT_BESIDE_COLUMNS || (view->kind != STEP_TEXT && !lists);
}

/* On a wide screen the offer stands where later the letter will. */
static gboolean offer_beside(const View *view, int columns) {
    return view->offer_beside != NULL && columns >= LAYOUT_BESIDE_COLUMNS;
}

static LayoutWish wish_of(const View *view, int rows, int columns) {
    return (LayoutWish){
        .rows = rows,
        .columns = columns,
        .steps = view->steps != NULL && view->steps->len > 0,
        .steps_columns = view->steps != NULL ? draw_steps_columns(view) : 0,
        .letter = !draw_is_review(view) && !draw_is_compare(view) && (
            offer_beside(view, columns) || (view->letter != NULL && view->letter->paragraphs->len > 0 && letter_wanted(view, columns))),
        .message_rows = view->kind == STEP_REVIEW ? 2 : 0,
    };
}

/* How many rows the parts want at the widths they have. */
static void wish_rows(LayoutWish *wish, const Layout *layout, const View *view) {
    int width = layout_inside(&layout->main, 1, 1, 0).columns;
    gboolean letter = layout->letter.rows > 0 && !offer_beside(view, wish->columns);

    wish->letter_rows = letter ? draw_letter_rows(view, layout_inside(&layout->letter, 1, 1, 0).columns) : 0;
    wish->main_rows = draw_main_rows(view, LIST_WHOLE, width, layout->beside);
    /* on a tall screen everything is shown whole; else the letter keeps its room */
    if (letter && !layout->beside && wish->main_rows + 1 + MIN(wish->letter_rows, LETTER_ROWS_GOOD) > layout->body.rows)
        wish->main_rows = draw_main_rows(view, draw_list_shape(view, letter), width, layout->beside);
}

/* Another page starts at its top. */
static void remember_place(DrawMemory *memory, const View *view) {
    g_autofree char *place = g_strdup_printf("%s/%d", view->id, (int)view->overlay);
    if (g_strcmp0(place, memory->place) == 0) return;
    draw_memory_clear(memory);
    memory->place = g_steal_pointer(&place);
}

void draw_view(const View *view, int rows, int columns, const char *notice, DrawMemory *memory) {
    Drawing drawing = {.view = view, .memory = memory};
    LayoutWish wish = wish_of(view, rows, columns);

    draw_text_forget();
    remember_place(memory, view);
    canvas_clear();
    layout_compute(&drawing.layout, &wish);
    if (drawing.layout.too_small) {
        draw_too_small(rows, columns);
        return;
    }
    wish_rows(&wish, &drawing.layout, view); /* the widths are known now */
    layout_compute(&drawing.layout, &wish);

    draw_frame(&drawing, notice);
    if (view->overlay != OVERLAY_NONE && view->overlay != OVERLAY_QUESTION) {
        draw_overlay(&drawing);
        return;
    }
    if (drawing.layout.letter.rows > 0) (offer_beside(view, columns) ? draw_offer : draw_letter)(&drawing);
    draw_main(&drawing);
}
