/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What covers the page: help with the keys of that page, and the whole letter. Both scroll. */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"
#include "keys.h"

#define COLUMNS_MOST 76
#define KEYS_COLUMNS 18

/* A row of the text, with the keys of a help line before it. */
static void add_row(GPtrArray *rows, const char *keys, int indent, const char *text, gsize length) {
    GString *row = g_string_new(keys);
    for (int i = keys != NULL ? text_width(keys, -1) : 0; i < indent; i++) g_string_append_c(row, ' ');
    g_string_append_len(row, text, (gssize)length);
    g_ptr_array_add(rows, g_string_free(row, FALSE));
}

static void add_text(GPtrArray *rows, const char *keys, int indent, const char *text, int width) {
    g_autoptr(GArray) lines = text_wrap(text, MAX(width - indent, 1));
    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        add_row(rows, i == 0 ? keys : NULL, indent, text + line->start, line->end - line->start);
    }
}

static void add_keys(GPtrArray *rows, unsigned scope, int width) {
    g_autoptr(GArray) help = keys_help(scope);

    add_text(rows, NULL, 0, "", width);
    add_text(rows, NULL, 0, _("Keys here"), width);
    for (guint i = 0; i < help->len; i++) {
        const KeyHelp *line = &g_array_index(help, KeyHelp, i);
        g_autofree char *keys = g_strconcat("  ", line->keys, NULL);
        if (text_width(keys, -1) < KEYS_COLUMNS + 2) {
            add_text(rows, keys, KEYS_COLUMNS + 2, line->help, width);
        } else { /* many keys: on a row of their own */
            add_text(rows, NULL, 0, keys, width);
            add_text(rows, NULL, KEYS_COLUMNS + 2, line->help, width);
        }
    }
}

static GPtrArray *overlay_rows(const View *view, int width) {
    GPtrArray *rows = g_ptr_array_new_with_free_func(g_free);
    add_text(rows, NULL, 0, view->overlay_text != NULL ? view->overlay_text : "", width);
    while (rows->len > 0 && *(const char *)rows->pdata[rows->len - 1] == '\0') g_ptr_array_remove_index(rows, rows->len - 1);
    if (view->overlay == OVERLAY_HELP) add_keys(rows, view->page_scope, width);
    return rows;
}

static void draw_position(const Rect *title, int top, int height, int total) {
    if (total <= height) return;
    g_autofree char *place = g_strdup_printf(_("lines %d to %d of %d"), top + 1, MIN(top + height, total), total);
    int cells = text_width(place, -1);
    if (cells + 20 < title->columns)
        canvas_text(title->row, title->column + title->columns - cells, cells, place, -1, STYLE_PLAIN);
    else if (title->columns > 12)
        canvas_text(title->row, title->column + title->columns - 4, 4, top + height < total ? _("more") : _("end"), -1, STYLE_PLAIN);
}

void draw_overlay(Drawing *drawing) {
    const View *view = drawing->view;
    DrawMemory *memory = drawing->memory;
    Rect area = layout_inside(&drawing->layout.body, 1, 1, COLUMNS_MOST);
    Rect title = draw_take_rows(&area, 1);
    draw_take_rows(&area, area.rows > 12 ? 1 : 0);

    g_autoptr(GPtrArray) rows = overlay_rows(view, area.columns);
    memory->overlay_rows = (int)rows->len;
    memory->overlay_height = area.rows;
    memory->overlay_top = CLAMP(memory->overlay_top, 0, MAX(memory->overlay_rows - area.rows, 0));
    canvas_clipped(title.row, title.column, title.columns - 22, view->overlay_title != NULL ? view->overlay_title : "", STYLE_STRONG);
    draw_position(&title, memory->overlay_top, area.rows, memory->overlay_rows);
    for (int i = 0; i < area.rows && memory->overlay_top + i < (int)rows->len; i++)
        canvas_text(area.row + i, area.column, area.columns, rows->pdata[memory->overlay_top + i], -1, STYLE_PLAIN);
    canvas_cursor(title.row, title.column);
}
