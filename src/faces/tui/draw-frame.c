/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of every screen: title, steps, rules, message, key line. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"
#include "keys.h"

#define TITLE_LEFT_LEAST 12 /* columns: that something is not saved, and why, matters more than to whom the letter goes */
#define PRAISE_BYTES_MOST 20

/* ---------------------------------------------------------------- title */

static char *title_right(const View *view, gboolean brief) {
    GString *right = g_string_new(NULL);
    if (view->step_number > 0 && brief)
        g_string_append_printf(right, "%d/%d", view->step_number, view->step_count);
    else if (view->step_number > 0)
        g_string_append_printf(right, _("Step %d of %d"), view->step_number, view->step_count);
    if (view->status != NULL && *view->status != '\0') g_string_append_printf(right, "%s%s", right->len > 0 ? " · " : "", view->status);
    return g_string_free(right, FALSE);
}

static void draw_title(const Drawing *drawing) {
    const View *view = drawing->view;
    const Rect *area = &drawing->layout.title;
    g_autofree char *both = title_right(view, area->columns < 60);
    const char *right = text_width(both, -1) > area->columns - TITLE_LEFT_LEAST ? view->status : both; /* the step is told below */
    int right_cells = MIN(text_width(right, -1), area->columns - TITLE_LEFT_LEAST);
    int left_cells = area->columns - right_cells - 2;

    if (view->subject != NULL && *view->subject != '\0') {
        g_autofree char *left = g_strdup_printf(_("Bow out · %s"), view->subject);
        canvas_clipped(area->row, area->column, left_cells, left, STYLE_STRONG);
    } else {
        canvas_clipped(area->row, area->column, left_cells, _("Bow out"), STYLE_STRONG);
    }
    canvas_clipped(area->row, area->column + area->columns - right_cells, right_cells, right, STYLE_PLAIN);
}

/* ---------------------------------------------------------------- steps */

static char mark_of(StepState state) {
    switch (state) {
    case STEP_CURRENT: return '>';
    case STEP_DONE: return 'x';
    case STEP_SKIPPED: return '-';
    case STEP_WANTING: return '!';
    case STEP_AHEAD: break;
    }
    return ' ';
}

int draw_steps_columns(const View *view) {
    int most = 0;
    for (guint i = 0; i < view->steps->len; i++) most = MAX(most, text_width(((const ViewStep *)view->steps->pdata[i])->name, -1));
    return most + 7; /* "[x] 1 " and a blank */
}

static int current_step(const GPtrArray *steps) {
    for (guint i = 0; i < steps->len; i++)
        if (((const ViewStep *)steps->pdata[i])->state == STEP_CURRENT) return (int)i;
    return 0;
}

/* "x The offer  > Situation  Review"; of the first `brief` steps only the marks. `before`: the
   bytes before the current step. */
static char *name_steps(const GPtrArray *steps, int brief, gsize *before, gsize *length) {
    GString *line = g_string_new(NULL);
    for (int i = 0; i < (int)steps->len; i++) {
        const ViewStep *step = steps->pdata[i];
        char mark = mark_of(step->state);
        gsize start = line->len;
        if (i < brief) {
            g_string_append_c(line, mark == ' ' ? '.' : mark);
            continue;
        }
        if (line->len > 0) g_string_append(line, i == brief ? " " : "  ");
        if (step->state == STEP_CURRENT) start = line->len;
        if (mark != ' ') g_string_append_printf(line, "%c ", mark);
        g_string_append(line, step->name);
        if (step->state != STEP_CURRENT) continue;
        *before = start;
        *length = line->len - start;
    }
    return g_string_free(line, FALSE);
}

/* The names ahead that do not fit are cut between two of them. */
static void cut_between(char *line, gsize from, int columns) {
    gsize end = from;
    for (char *gap = strstr(line + from, "  "); gap != NULL && text_width(line, gap - line) <= columns; gap = strstr(gap + 2, "  "))
        end = (gsize)(gap - line);
    line[end] = '\0';
}

/* All steps by name as far as they fit; those that are done give way first. */
static void draw_steps_line(const Drawing *drawing) {
    const GPtrArray *steps = drawing->view->steps;
    const Rect *area = &drawing->layout.steps;
    int current = current_step(steps), used, column = area->column;
    gsize before = 0, length = 0;
    g_autofree char *line = name_steps(steps, 0, &before, &length);
    for (int brief = 1; brief <= current && text_width(line, -1) > area->columns; brief++) {
        g_free(line);
        line = name_steps(steps, brief, &before, &length);
    }
    gboolean cut = text_width(line, -1) > area->columns;
    if (cut) cut_between(line, before + length, area->columns - 2);
    used = canvas_text(area->row, column, area->columns, line, (gssize)before, STYLE_PLAIN);
    used += canvas_text(area->row, column + used, area->columns - used, line + before, (gssize)length, STYLE_STRONG);
    used += canvas_clipped(area->row, column + used, area->columns - used, line + before + length, STYLE_PLAIN);
    if (cut) canvas_text(area->row, column + used + 1, area->columns - used - 1, canvas_ellipsis(), -1, STYLE_PLAIN);
}

static void draw_steps(const Drawing *drawing) {
    const GPtrArray *steps = drawing->view->steps;
    const Rect *area = &drawing->layout.steps;
    int top = layout_scroll(0, MIN(current_step(steps) + 1, (int)steps->len - 1), 1, area->rows, (int)steps->len);
    for (int i = 0; i < area->rows && top + i < (int)steps->len; i++) {
        const ViewStep *step = steps->pdata[top + i];
        g_autofree char *line = g_strdup_printf("[%c] %d %s", mark_of(step->state), step->number, step->name);
        canvas_clipped(area->row + i, area->column, area->columns, line, step->state == STEP_CURRENT ? STYLE_STRONG : STYLE_PLAIN);
    }
}

/* ---------------------------------------------------------------- rules */

static void draw_rules(const Drawing *drawing) {
    const Layout *layout = &drawing->layout;
    const Rect *rules[] = {&layout->top_rule, &layout->bottom_rule, &layout->letter_rule};
    const Rect *columns[] = {&layout->divider, &layout->letter_divider};

    for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
        if (rules[i]->rows > 0) canvas_horizontal(rules[i]->row, rules[i]->column, rules[i]->columns);
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        const Rect *column = columns[i];
        if (column->rows == 0) continue;
        canvas_vertical(column->row, column->column, column->rows);
        if (layout->top_rule.rows > 0) canvas_join(column->row - 1, column->column, JOIN_DOWN);
        if (layout->bottom_rule.rows > 0) canvas_join(column->row + column->rows, column->column, JOIN_UP);
    }
    if (layout->letter_rule.rows == 0) return;
    const Rect *beside = layout->beside ? &layout->letter_divider : &layout->divider;
    if (beside->rows > 0) canvas_join(layout->letter_rule.row, beside->column, JOIN_RIGHT);
}

/* ---------------------------------------------------------------- message and keys */

/* What is before the message: the kind of it, told without colours. */
static const char *message_mark(MessageKind kind, gboolean notice) {
    if (notice) return "* ";
    switch (kind) {
    case MESSAGE_NOTE: return "* ";
    case MESSAGE_WARNING:
    case MESSAGE_ERROR: return "! ";
    case MESSAGE_PRAISE: /* says so itself: "Looks good: …" */
    case MESSAGE_NONE:
    case MESSAGE_PLAIN: break;
    }
    return "";
}

/* The part that stands out: the mark, or the words before a colon in a praise. */
static int marked_bytes(const char *text, const char *mark, MessageKind kind) {
    const char *colon = kind == MESSAGE_PRAISE ? strchr(text, ':') : NULL;
    return colon != NULL && colon - text <= PRAISE_BYTES_MOST ? (int)(colon - text) + 1 : (int)strlen(mark);
}

static Style message_style(MessageKind kind) {
    return kind == MESSAGE_PRAISE    ? STYLE_PRAISE
           : kind == MESSAGE_WARNING ? STYLE_WARNING
           : kind == MESSAGE_ERROR   ? STYLE_ERROR
                                     : STYLE_PLAIN;
}

/* Errors are coloured whole, of everything else only the mark: a message that changes with every
   key should cost little. */
static void draw_message(const Drawing *drawing, const char *notice) {
    const View *view = drawing->view;
    const char *words = notice != NULL ? notice : view->message;
    Rect area = drawing->layout.message;
    Style style = notice != NULL ? STYLE_PLAIN : message_style(view->message_kind);

    if (words == NULL || *words == '\0') return;
    const char *mark = message_mark(view->message_kind, notice != NULL);
    g_autofree char *text = g_strconcat(mark, words, NULL);
    draw_wrapped(&area, text, area.rows, style == STYLE_ERROR ? style : STYLE_PLAIN);
    area = drawing->layout.message;
    canvas_text(area.row, area.column, area.columns, text, marked_bytes(text, mark, view->message_kind), style);
}

static void draw_keys(const Drawing *drawing) {
    const Rect *area = &drawing->layout.keys;
    const View *view = drawing->view;
    g_autoptr(GPtrArray) scrolling = g_ptr_array_new();
    gboolean scrolls = view->overlay != OVERLAY_NONE && view->overlay != OVERLAY_QUESTION;

    g_ptr_array_add(scrolling, GINT_TO_POINTER(ACTION_BACK));
    g_ptr_array_add(scrolling, GINT_TO_POINTER(ACTION_DOWN));
    g_autofree char *line = keys_line(scrolls ? scrolling : view->commands, view->scope, area->columns);
    canvas_text(area->row, area->column, area->columns, line, -1, STYLE_PLAIN);
}

/* ---------------------------------------------------------------- all of it */

static gboolean covered(const View *view) {
    return view->overlay != OVERLAY_NONE && view->overlay != OVERLAY_QUESTION;
}

void draw_frame(const Drawing *drawing, const char *notice) {
    const Layout *layout = &drawing->layout;

    draw_title(drawing);
    draw_message(drawing, notice);
    draw_keys(drawing);
    if (layout->steps_line) draw_steps_line(drawing);
    if (covered(drawing->view)) {
        if (layout->top_rule.rows > 0) canvas_horizontal(layout->top_rule.row, 0, layout->title.columns);
        if (layout->bottom_rule.rows > 0) canvas_horizontal(layout->bottom_rule.row, 0, layout->title.columns);
        return;
    }
    draw_rules(drawing);
    if (!layout->steps_line && layout->steps.rows > 0) draw_steps(drawing);
}
