/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A form: labels, fields, the error of a field under it; the hint for the focused one at a place of
 * its own below. On a narrow screen the focused field stands under its label, and the others are
 * told in one row each.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"
#include "keys.h"

#define HEAD 2 /* "> " */
#define GAP 2
#define FIELD_COLUMNS_LEAST 24
#define FIELD_COLUMNS_MOST 60
#define HINT_ROWS_MOST 3
#define ERROR_ROWS_MOST 2

static const ViewField *field_at(const View *view, int index) {
    return view->fields->pdata[index];
}

static char *label_of(const ViewField *field) {
    return field->needed ? g_strdup_printf(_("%s (needed)"), field->prompt) : g_strdup(field->prompt);
}

/* How a form is laid out at a width. */
typedef struct {
    gboolean narrow; /* no room for labels beside fields */
    int labels;      /* cells of the labels beside the fields */
    int errors;      /* cells for errors */
    int width;
} Plan;

static Plan plan_of(const View *view, int width) {
    Plan plan = {.width = width};
    for (guint i = 0; i < view->fields->len; i++) {
        g_autofree char *label = label_of(field_at(view, (int)i));
        plan.labels = MAX(plan.labels, text_width(label, -1));
    }
    plan.narrow = HEAD + plan.labels + GAP + FIELD_COLUMNS_LEAST > width;
    plan.errors = plan.narrow ? width - HEAD - 2 : width - HEAD - plan.labels - GAP - 2;
    return plan;
}

static void append_sentence(GString *text, const char *sentence) {
    if (sentence == NULL || *sentence == '\0') return;
    if (text->len > 0) g_string_append(text, g_ascii_ispunct(text->str[text->len - 1]) ? " " : ". ");
    g_string_append(text, sentence);
}

static char *hint_of(const ViewField *field) {
    GString *text = g_string_new(NULL);
    append_sentence(text, field->note);
    append_sentence(text, field->choice ? _("Left and Right change it.") : NULL);
    append_sentence(text, field->hint);
    return g_string_free(text, FALSE);
}

/* Rows of the longest hint, so that the fields keep their places. */
static int hint_rows(const View *view, int width) {
    int most = 0;
    for (guint i = 0; i < view->fields->len; i++) {
        g_autofree char *hint = hint_of(field_at(view, (int)i));
        g_autoptr(GArray) lines = text_wrap(hint, width);
        most = MAX(most, *hint != '\0' ? (int)lines->len : 0);
    }
    return MIN(most, HINT_ROWS_MOST);
}

static int error_rows(const ViewField *field, const Plan *plan) {
    if (field->error == NULL || *field->error == '\0') return 0;
    return MIN(draw_wrapped_rows(field->error, MAX(plan->errors, 1)), ERROR_ROWS_MOST);
}

static int rows_of(const View *view, int index, const Plan *plan) {
    const ViewField *field = field_at(view, index);
    return (plan->narrow && index == view->focused ? 2 : 1) + error_rows(field, plan) + (!plan->narrow && field->proposals->len > 0);
}

static int fields_rows(const View *view, const Plan *plan) {
    int rows = 0;
    for (guint i = 0; i < view->fields->len; i++) rows += rows_of(view, (int)i, plan);
    return rows;
}

int draw_form_rows(const View *view, int width) {
    Plan plan = plan_of(view, width);
    return fields_rows(view, &plan) + 1 + hint_rows(view, width);
}

static const char *value_of(const ViewField *field) {
    if (field->choice && field->choices != NULL && field->chosen >= 0 && (guint)field->chosen < field->choices->len)
        return field->choices->pdata[field->chosen];
    return edit_text(field->edit);
}

static void draw_choice(Rect at, const ViewField *field, gboolean focused) {
    int used = canvas_text(at.row, at.column, at.columns, focused ? "< " : "  ", -1, focused ? STYLE_STRONG : STYLE_PLAIN);
    used += canvas_clipped(at.row, at.column + used, at.columns - used - 2, value_of(field), focused ? STYLE_FIELD : STYLE_PLAIN);
    if (focused) {
        canvas_text(at.row, at.column + used, at.columns - used, " >", -1, STYLE_STRONG);
        canvas_cursor(at.row, at.column + 2);
    }
}

/* A field of one line; "<" and ">" beside the focused one say that the text goes on there. */
static void draw_line(Rect at, const Edit *edit, gboolean focused) {
    Rect box = layout_inside(&at, 0, 1, FIELD_COLUMNS_MOST);

    if (!focused) { /* from its start, as it is read */
        int shown = canvas_clipped(at.row, box.column, box.columns, edit_text(edit), STYLE_FIELD);
        canvas_blank(at.row, box.column + shown, box.columns - shown, STYLE_FIELD);
        return;
    }
    EditWindow window = edit_window(edit, box.columns);
    const char *text = edit_text(edit);

    if (window.start > 0) canvas_text(at.row, box.column - 1, 1, "<", 1, STYLE_STRONG);
    int used = canvas_text(at.row, box.column, box.columns, text + window.start, (gssize)(window.end - window.start), STYLE_FIELD);
    canvas_blank(at.row, box.column + used, box.columns - used, STYLE_FIELD);
    if (window.end < edit_length(edit)) canvas_text(at.row, box.column + box.columns, 1, ">", 1, STYLE_STRONG);
    canvas_cursor(at.row, box.column + CLAMP(window.column, 0, box.columns - 1));
}

static void draw_error(Rect at, const ViewField *field) {
    if (at.rows <= 0 || field->error == NULL || *field->error == '\0') return;
    canvas_text(at.row, at.column, 1, "!", 1, STYLE_ERROR);
    Rect words = layout_inside(&at, 2, 0, 0);
    draw_wrapped(&words, field->error, words.rows, STYLE_ERROR);
}

/* In one row, the key first: that is never cut. It stands at one field only. */
static void draw_proposals(Rect *at, const ViewField *field) {
    g_autofree char *key = keys_of_action(ACTION_TAKE_SUGGESTION, SCOPE_FORM);
    g_autoptr(GString) words = g_string_new(NULL);
    Rect row;
    if (at->rows <= 0 || field->proposals->len == 0) return;
    row = draw_take_rows(at, 1);
    if (field->takes)
        g_string_append_printf(words, _("%s takes: %s"), key, (const char *)field->proposals->pdata[0]);
    else
        g_string_append_printf(words, _("Perhaps: %s"), (const char *)field->proposals->pdata[0]);
    for (guint i = 1; i < field->proposals->len; i++) g_string_append_printf(words, " | %s", (const char *)field->proposals->pdata[i]);
    canvas_text(row.row, row.column, 1, "?", 1, STYLE_STRONG);
    canvas_clipped(row.row, row.column + 2, row.columns - 2, words->str, STYLE_PLAIN);
}

static void draw_value(Rect at, const ViewField *field, gboolean focused) {
    if (field->choice)
        draw_choice(at, field, focused);
    else
        draw_line(at, field->edit, focused);
}

/* The label in a row of its own, or with the value behind it. */
static void draw_narrow_field(Rect at, const ViewField *field, const char *label, gboolean focused) {
    Rect row = draw_take_rows(&at, 1);

    row = layout_inside(&row, HEAD, 0, 0);
    if (focused) {
        canvas_clipped(row.row, row.column, row.columns, label, STYLE_STRONG);
        row = draw_take_rows(&at, 1);
        if (row.rows > 0) draw_value(layout_inside(&row, HEAD + 1, 0, 0), field, TRUE);
    } else {
        g_autofree char *line = g_strdup_printf("%s: %s", label, value_of(field));
        canvas_clipped(row.row, row.column, row.columns, line, STYLE_PLAIN);
    }
    draw_error(layout_inside(&at, HEAD, 0, 0), field);
}

static void draw_wide_field(Rect at, const ViewField *field, const char *label, const Plan *plan, gboolean focused) {
    Rect row = draw_take_rows(&at, 1);

    canvas_clipped(row.row, row.column + HEAD, plan->labels, label, focused ? STYLE_STRONG : STYLE_PLAIN);
    draw_value(layout_inside(&row, HEAD + plan->labels + GAP, 0, 0), field, focused);
    at = layout_inside(&at, HEAD + plan->labels + GAP, 0, 0);
    draw_proposals(&at, field);
    draw_error(at, field);
}

static void draw_field(const View *view, int index, Rect at, const Plan *plan) {
    const ViewField *field = field_at(view, index);
    gboolean focused = index == view->focused;
    g_autofree char *label = label_of(field);

    canvas_text(at.row, at.column, 1, focused ? ">" : " ", 1, STYLE_STRONG);
    if (plan->narrow)
        draw_narrow_field(at, field, label, focused);
    else
        draw_wide_field(at, field, label, plan, focused);
}

static gboolean fits(const View *view, int top, int bottom, int height, const Plan *plan) {
    int rows = (top > 0) + (bottom + 1 < (int)view->fields->len);
    for (int i = top; i <= bottom; i++) rows += rows_of(view, i, plan);
    return rows <= height;
}

/* The first field to show, so that the focused one is in sight with its error. */
static int find_top(const View *view, int top, int height, const Plan *plan) {
    int last = (int)view->fields->len - 1, focused = CLAMP(view->focused, 0, last);

    top = MIN(CLAMP(top, 0, last), focused);
    while (top < focused && !fits(view, top, focused, height, plan)) top++;
    while (top > 0 && fits(view, top - 1, last, height, plan)) top--;
    return top;
}

/* On a narrow screen what is proposed stands above the hint: the field may be out of sight. */
static const ViewField *proposed_apart(const View *view, const Plan *plan) {
    for (guint i = 0; plan->narrow && i < view->fields->len; i++)
        if (field_at(view, (int)i)->takes) return field_at(view, (int)i);
    return NULL;
}

/* The hint takes its rows from the bottom; fields come first, but one row of it always shows. */
static void draw_hint(const View *view, Rect *area, const Plan *plan) {
    const ViewField *proposed = proposed_apart(view, plan);
    int hints = hint_rows(view, plan->width) + (proposed != NULL), spare = area->rows - fields_rows(view, plan);
    int least = area->rows > 5 ? 2 : 1;
    Rect hint = draw_take_bottom(area, MIN(hints, MAX(spare, least)));
    if (spare > hints) draw_take_bottom(area, 1);
    g_autofree char *words = hint_of(field_at(view, CLAMP(view->focused, 0, (int)view->fields->len - 1)));
    if (proposed != NULL) draw_proposals(&hint, proposed);
    draw_wrapped(&hint, words, hint.rows, STYLE_PLAIN);
}

void draw_form(Drawing *drawing, Rect area) {
    const View *view = drawing->view;
    int count = (int)view->fields->len;

    if (count == 0) return;
    Plan plan = plan_of(view, area.columns);
    area.rows = MIN(area.rows, draw_form_rows(view, area.columns)); /* the hint stands near the fields */
    draw_hint(view, &area, &plan);
    int top = find_top(view, drawing->memory->form_top, area.rows, &plan);
    drawing->memory->form_top = top;
    drawing->memory->page_rows = MAX(area.rows - 1, 1);
    if (top > 0) draw_more(draw_take_rows(&area, 1), top, TRUE);
    for (int i = top; i < count && area.rows > 0; i++) {
        int rows = rows_of(view, i, &plan);
        if (area.rows < rows + (i + 1 < count) && i != view->focused) {
            draw_more(draw_take_rows(&area, 1), count - i, FALSE);
            return;
        }
        draw_field(view, i, draw_take_rows(&area, rows), &plan);
    }
}
