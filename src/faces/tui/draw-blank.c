/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sentence with a blank that is being filled in, and examples below it. The blank is some cells
 * wide from the start, so that typing into it moves nothing.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"

#define BLANK_COLUMNS 16

typedef struct {
    GString *text;
    gsize start, end, cursor; /* of the blank, in bytes */
    GArray *lines;            /* TextLine */
} SentenceRows;

static void wrap(SentenceRows *sentence, const View *view, int width) {
    const char *typed = edit_text(view->words);
    sentence->text = g_string_new(view->before);
    sentence->start = sentence->text->len;
    g_string_append(sentence->text, typed);
    sentence->cursor = sentence->start + edit_cursor(view->words);
    for (int cells = text_width(typed, -1); cells < BLANK_COLUMNS; cells++) g_string_append_c(sentence->text, '_');
    if (text_width(typed, -1) >= BLANK_COLUMNS) g_string_append_c(sentence->text, '_'); /* the cursor stands on it */
    sentence->end = sentence->text->len;
    g_string_append(sentence->text, view->after);
    sentence->lines = text_wrap(sentence->text->str, MAX(width, 1));
}

static void sentence_clear(SentenceRows *sentence) {
    g_string_free(sentence->text, TRUE);
    g_array_unref(sentence->lines);
}

static char *examples_text(const View *view) {
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < view->examples->len; i++)
        g_string_append_printf(list, "%s\"%s\"", i > 0 ? ", " : "", (const char *)view->examples->pdata[i]);
    return list->len > 0 ? g_strdup_printf(_("For example: %s"), list->str) : NULL;
}

int draw_blank_rows(const View *view, int width) {
    SentenceRows sentence;
    g_autofree char *examples = examples_text(view);
    wrap(&sentence, view, width);
    int rows = (int)sentence.lines->len;
    sentence_clear(&sentence);
    if (examples == NULL) return rows;
    g_autoptr(GArray) lines = text_wrap(examples, MAX(width, 1));
    return rows + 1 + (int)lines->len;
}

/* What of a line lies within [from, to), in a style. */
static int draw_part(const SentenceRows *sentence, const TextLine *line, gsize from, gsize to, Rect at, int used, Style style) {
    gsize start = CLAMP(from, line->start, line->end), end = CLAMP(to, line->start, line->end);
    if (start >= end) return 0;
    return canvas_text(at.row, at.column + used, at.columns - used, sentence->text->str + start, (gssize)(end - start), style);
}

/* The last line that begins before the cursor, or there. */
static int cursor_line(const SentenceRows *sentence) {
    int at = 0;
    for (int i = 0; i < (int)sentence->lines->len; i++)
        if (g_array_index(sentence->lines, TextLine, i).start <= sentence->cursor) at = i;
    return at;
}

static void draw_sentence(Drawing *drawing, const SentenceRows *sentence, Rect area) {
    int total = (int)sentence->lines->len, at = cursor_line(sentence);
    int top = layout_scroll(drawing->memory->words_top, at, 1, area.rows, total);
    const TextLine *line = &g_array_index(sentence->lines, TextLine, at);
    gsize cursor = MIN(sentence->cursor, line->end);

    drawing->memory->words_top = top;
    for (int i = 0; i < area.rows && top + i < total; i++) {
        const TextLine *shown = &g_array_index(sentence->lines, TextLine, top + i);
        Rect row = {area.row + i, area.column, 1, area.columns};
        int used = draw_part(sentence, shown, 0, sentence->start, row, 0, STYLE_PLAIN);
        used += draw_part(sentence, shown, sentence->start, sentence->end, row, used, STYLE_FIELD);
        draw_part(sentence, shown, sentence->end, sentence->text->len, row, used, STYLE_PLAIN);
    }
    int column = text_width(sentence->text->str + line->start, (gssize)(cursor - line->start));
    canvas_cursor(area.row + at - top, area.column + CLAMP(column, 0, MAX(area.columns - 1, 0)));
}

/* The sentence first: what is typed must be in sight. */
void draw_blank(Drawing *drawing, Rect area) {
    const View *view = drawing->view;
    g_autofree char *examples = examples_text(view);
    SentenceRows sentence;

    if (area.rows <= 0) return;
    drawing->memory->words_width = area.columns;
    wrap(&sentence, view, area.columns);
    draw_sentence(drawing, &sentence, draw_take_rows(&area, MAX((int)sentence.lines->len, 1)));
    sentence_clear(&sentence);
    if (examples == NULL) return;
    g_autoptr(GArray) lines = text_wrap(examples, MAX(area.columns, 1));
    if (area.rows > (int)lines->len) draw_take_rows(&area, 1);
    draw_wrapped(&area, examples, area.rows, STYLE_PLAIN);
}
