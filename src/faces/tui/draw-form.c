/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form: labels, fields, the error of a field under it; the hint for the focused one at a place of its own below. */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "draw.h"

#define GAP 2
#define FIELD_COLUMNS_LEAST 16
#define FIELD_COLUMNS_MOST 60
#define HINT_ROWS_MOST 3
#define ERROR_ROWS_MOST 2

static const ViewField *field_at(const View *view, int index)
{
    return view->fields->pdata[index];
}

static char *label_of(const ViewField *field)
{
    return field->needed ? g_strdup_printf(_("%s (needed)"), field->prompt) : g_strdup(field->prompt);
}

/* Cells of the labels: what the longest needs, as long as the fields keep room. */
static int label_columns(const View *view, int width)
{
    int most = 0;
    for (guint i = 0; i < view->fields->len; i++) {
        g_autofree char *label = label_of(field_at(view, (int)i));
        most = MAX(most, text_width(label, -1));
    }
    return CLAMP(most, 1, MAX(width - FIELD_COLUMNS_LEAST - 2 - GAP, width / 3));
}

static void append_sentence(GString *text, const char *sentence)
{
    if (sentence == NULL || *sentence == '\0')
        return;
    if (text->len > 0)
        g_string_append(text, g_ascii_ispunct(text->str[text->len - 1]) ? " " : ". ");
    g_string_append(text, sentence);
}

static char *hint_of(const ViewField *field)
{
    GString *text = g_string_new(NULL);
    append_sentence(text, field->note);
    append_sentence(text, field->hint);
    append_sentence(text, field->choice ? _("Left and Right change it.") : NULL);
    return g_string_free(text, FALSE);
}

/* Rows of the longest hint, so that the fields keep their places. */
static int hint_rows(const View *view, int width)
{
    int most = 0;
    for (guint i = 0; i < view->fields->len; i++) {
        g_autofree char *hint = hint_of(field_at(view, (int)i));
        most = MAX(most, draw_wrapped_rows(hint, width));
    }
    return MIN(most, HINT_ROWS_MOST);
}

static int error_rows(const ViewField *field, int width)
{
    return field->error != NULL && *field->error != '\0' ? MIN(draw_wrapped_rows(field->error, MAX(width, 1)), ERROR_ROWS_MOST) : 0;
}

static int error_columns(const View *view, int width)
{
    return width - label_columns(view, width) - GAP - 2;
}

int draw_form_rows(const View *view, int width)
{
    int rows = 0;
    for (guint i = 0; i < view->fields->len; i++)
        rows += 1 + error_rows(field_at(view, (int)i), error_columns(view, width));
    return rows + 1 + hint_rows(view, width);
}

static void draw_choice(Rect at, const ViewField *field, gboolean focused)
{
    const char *title = field->choices != NULL && field->chosen >= 0 && (guint)field->chosen < field->choices->len
                            ? field->choices->pdata[field->chosen]
                            : edit_text(field->edit);
    int used = canvas_text(at.row, at.column, at.columns, focused ? "< " : "  ", -1, focused ? STYLE_STRONG : STYLE_PLAIN);
    used += canvas_clipped(at.row, at.column + used, at.columns - used - 2, title, focused ? STYLE_FIELD : STYLE_PLAIN);
    if (focused) {
        canvas_text(at.row, at.column + used, at.columns - used, " >", -1, STYLE_STRONG);
        canvas_cursor(at.row, at.column + 2);
    }
}

/* A field of one line; "<" and ">" beside it say that the text goes on there. */
static void draw_line(Rect at, const Edit *edit, gboolean focused)
{
    Rect box = layout_inside(&at, 2, 1, FIELD_COLUMNS_MOST);
    EditWindow window = edit_window(edit, box.columns);
    const char *text = edit_text(edit);

    if (window.start > 0)
        canvas_text(at.row, box.column - 1, 1, "<", 1, STYLE_STRONG);
    int used = canvas_text(at.row, box.column, box.columns, text + window.start, (gssize)(window.end - window.start), STYLE_FIELD);
    canvas_blank(at.row, box.column + used, box.columns - used, STYLE_FIELD);
    if (window.end < edit_length(edit))
        canvas_text(at.row, box.column + box.columns, 1, ">", 1, STYLE_STRONG);
    if (focused)
        canvas_cursor(at.row, box.column + CLAMP(window.column, 0, box.columns - 1));
}

static void draw_field(const View *view, int index, Rect at, int labels)
{
    const ViewField *field = field_at(view, index);
    gboolean focused = index == view->focused;
    g_autofree char *label = label_of(field);
    Rect box = layout_inside(&at, labels + GAP, 0, 0);

    canvas_text(at.row, at.column, 1, focused ? ">" : " ", 1, STYLE_STRONG);
    canvas_clipped(at.row, at.column + 2, labels, label, focused ? STYLE_STRONG : STYLE_PLAIN);
    if (field->choice)
        draw_choice(layout_inside(&box, 2, 0, 0), field, focused);
    else
        draw_line(box, field->edit, focused);
    if (field->error == NULL || *field->error == '\0')
        return;
    Rect error = layout_inside(&at, labels + GAP, 0, 0);
    error.row++;
    error.rows--;
    if (error.rows > 0)
        canvas_text(error.row, error.column, 1, "!", 1, STYLE_ERROR);
    error = layout_inside(&error, 2, 0, 0);
    draw_wrapped(&error, field->error, error.rows, STYLE_ERROR);
}

static int rows_of(const View *view, int index, int errors)
{
    return 1 + error_rows(field_at(view, index), errors);
}

static gboolean fits(const View *view, int top, int bottom, int height, int errors)
{
    int rows = (top > 0) + (bottom + 1 < (int)view->fields->len);
    for (int i = top; i <= bottom; i++)
        rows += rows_of(view, i, errors);
    return rows <= height;
}

/* The first field to show, so that the focused one is in sight with its error. */
static int find_top(const View *view, int top, int height, int errors)
{
    int last = (int)view->fields->len - 1, focused = CLAMP(view->focused, 0, last);

    top = MIN(CLAMP(top, 0, last), focused);
    while (top < focused && !fits(view, top, focused, height, errors))
        top++;
    while (top > 0 && fits(view, top - 1, last, height, errors))
        top--;
    return top;
}

void draw_form(Drawing *drawing, Rect area)
{
    const View *view = drawing->view;
    int count = (int)view->fields->len;

    if (count == 0)
        return;
    int labels = label_columns(view, area.columns - 2), errors = error_columns(view, area.columns);
    area.rows = MIN(area.rows, draw_form_rows(view, area.columns)); /* the hint stands near the fields */
    int hints = hint_rows(view, area.columns), spare = area.rows - (draw_form_rows(view, area.columns) - hints - 1);
    Rect hint = draw_take_bottom(&area, MIN(hints, MAX(spare, 1)));
    if (spare > hints)
        draw_take_bottom(&area, 1);
    g_autofree char *words = hint_of(field_at(view, CLAMP(view->focused, 0, count - 1)));
    draw_wrapped(&hint, words, hint.rows, STYLE_PLAIN);

    int top = find_top(view, drawing->memory->form_top, area.rows, errors);
    drawing->memory->form_top = top;
    drawing->memory->page_rows = MAX(area.rows - 1, 1);
    if (top > 0)
        draw_more(draw_take_rows(&area, 1), top, TRUE);
    for (int i = top; i < count && area.rows > 0; i++) {
        int rows = rows_of(view, i, errors);
        if (area.rows < rows + (i + 1 < count) && i != view->focused) {
            draw_more(draw_take_rows(&area, 1), count - i, FALSE);
            return;
        }
        draw_field(view, i, draw_take_rows(&area, rows), labels);
    }
}
