/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main part of a screen: title and guidance of the step, then what can be done there. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"

#define TEXT_COLUMNS_MOST 90 /* longer lines are hard to read */
#define GUIDANCE_ROWS_LEAST 1
#define GUIDANCE_ROWS_STAGE 2
#define LIST_ROWS_LEAST 5 /* below a text, if it has so many */

static int paragraphs_rows(const View *view, int width) {
    return view->text != NULL && *view->text != '\0' ? draw_wrapped_rows(view->text, width) + 1 : 0;
}

static int list_rows(const View *view, ListShape shape, int width) {
    return (view->find != NULL) + (view->items != NULL && view->items->len > 0 ? draw_list_rows(view->items, shape, width) : 0);
}

/* A text with a list below it (Welcome, Done): the text says what the guidance would. */
static gboolean tells_and_asks(const View *view) {
    return view->text != NULL && *view->text != '\0' && view->items != NULL && view->items->len > 0;
}

static int content_rows(const View *view, ListShape shape, int width) {
    if (view->overlay == OVERLAY_QUESTION)
        return draw_wrapped_rows(view->overlay_text, width) + 1 + draw_list_rows(view->overlay_items, LIST_WHOLE, width);
    switch (view->kind) {
    case STEP_FORM: return draw_form_rows(view, width);
    case STEP_WORDS: return draw_words_rows(view, width);
    case STEP_BLANK: return draw_blank_rows(view, width);
    case STEP_TEXT:
    case STEP_MENU:
    case STEP_CHECKLIST:
    case STEP_REVIEW:
    case STEP_WAYS_OUT: break;
    }
    return paragraphs_rows(view, width) + list_rows(view, shape, width);
}

/* Above the wordings of a stage the letter needs the rows below: help has all of it. */
static int guidance_rows(const View *view, int width, gboolean beside) {
    int rows = view->overlay == OVERLAY_QUESTION ? 0 : draw_wrapped_rows(view->guidance, width);
    return view->kind == STEP_MENU && view->letter_stage != NULL && !beside ? MIN(rows, GUIDANCE_ROWS_STAGE) : rows;
}

int draw_main_rows(const View *view, ListShape shape, int width, gboolean beside) {
    width = MIN(width, TEXT_COLUMNS_MOST);
    int guidance = guidance_rows(view, width, beside);
    return 1 + guidance + 1 + content_rows(view, shape, width);
}

static void draw_heading(const View *view, Rect *area) {
    gboolean question = view->overlay == OVERLAY_QUESTION;
    const char *title = question ? view->overlay_title : view->title;
    const char *note = view->optional && !question ? _("optional") : "";
    int note_cells = text_width(note, -1);

    if (title == NULL || *title == '\0') return;
    Rect row = draw_take_rows(area, 1);
    canvas_clipped(row.row, row.column, row.columns - note_cells - (note_cells > 0 ? 2 : 0), title, STYLE_STRONG);
    canvas_text(row.row, row.column + row.columns - note_cells, note_cells, note, -1, STYLE_PLAIN);
}

/* A text of several paragraphs. */
static void draw_paragraphs(Rect *area, const char *text, int keep) {
    if (text == NULL || *text == '\0') return;
    draw_wrapped(area, text, MAX(area->rows - keep, 1), STYLE_PLAIN);
    if (area->rows > keep) draw_take_rows(area, 1);
}

static void draw_question(Drawing *drawing, Rect area) {
    const View *view = drawing->view;
    int items = draw_list_rows(view->overlay_items, LIST_WHOLE, area.columns);
    draw_paragraphs(&area, view->overlay_text, MIN(items, area.rows - 1));
    draw_list(drawing, area, view->overlay_items, view->overlay_selected);
}

/* The sentences from the beginning that fit, or else as much of the first as does; owned by the
   caller. */
static char *first_sentences(const char *text, int width, int rows) {
    char *brief = g_strdup(text);
    for (;;) {
        g_autoptr(GArray) lines = text_wrap(brief, width);
        char *last = NULL;
        if ((int)lines->len <= rows) return brief;
        for (char *end = strstr(brief, ". "); end != NULL; end = strstr(end + 1, ". ")) last = end;
        if (last == NULL) return brief;
        last[1] = '\0';
    }
}

/* It gives way to what must be chosen or typed; wholly only where a text stands below it. */
static void draw_guidance(const View *view, Rect *area, int content, int rows) {
    int least = tells_and_asks(view) ? 0 : GUIDANCE_ROWS_LEAST, wanted = tells_and_asks(view) ? content : MIN(content, 6);
    int most = CLAMP(area->rows - wanted, least, MAX(rows, least));
    g_autofree char *brief = view->guidance != NULL && most > 0 ? first_sentences(view->guidance, MAX(area->columns, 1), most) : NULL;
    draw_wrapped(area, brief, most, STYLE_PLAIN);
}

/* The words that the list below is narrowed to; the cursor stands in them. */
static void draw_find(Rect at, const Edit *find) {
    const char *label = _("Find: ");
    int used = canvas_text(at.row, at.column, at.columns, label, -1, STYLE_STRONG);
    Rect box = layout_inside(&at, used, 1, 0);
    EditWindow window = edit_window(find, box.columns);
    int shown = canvas_text(box.row, box.column, box.columns, edit_text(find) + window.start, (gssize)(window.end - window.start), STYLE_FIELD);
    canvas_blank(box.row, box.column + shown, box.columns - shown, STYLE_FIELD);
    canvas_cursor(box.row, box.column + CLAMP(window.column, 0, box.columns - 1));
}

void draw_main(Drawing *drawing) {
    const View *view = drawing->view;
    Rect area = layout_inside(&drawing->layout.main, 1, 1, TEXT_COLUMNS_MOST);
    ListShape shape = draw_list_shape(view, drawing->layout.letter.rows > 0);
    if (draw_is_review(view)) {
        draw_review(drawing, layout_inside(&drawing->layout.main, 1, 1, 0));
        return;
    }
    if (draw_is_compare(view)) {
        draw_compare(drawing, layout_inside(&drawing->layout.main, 1, 1, 0));
        return;
    }
    int content = content_rows(view, shape, area.columns), guidance = guidance_rows(view, area.columns, drawing->layout.beside);

    canvas_cursor(area.row, area.column);
    draw_heading(view, &area);
    if (view->overlay == OVERLAY_QUESTION) {
        draw_question(drawing, area);
        return;
    }
    draw_guidance(view, &area, content, guidance);
    if (area.rows > content) draw_take_rows(&area, 1);
    if (view->kind == STEP_FORM) {
        draw_form(drawing, area);
    } else if (view->kind == STEP_WORDS) {
        draw_words(drawing, area);
    } else if (view->kind == STEP_BLANK) {
        draw_blank(drawing, area);
    } else {
        draw_paragraphs(&area, view->text, MIN(list_rows(view, shape, area.columns), MAX(area.rows / 2, LIST_ROWS_LEAST)));
        Rect find = view->find != NULL ? draw_take_rows(&area, 1) : (Rect){0};
        if (view->items != NULL && view->items->len > 0) draw_list(drawing, area, view->items, view->selected);
        if (view->find != NULL) draw_find(find, view->find);
    }
}
