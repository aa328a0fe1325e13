/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Review: the letter over the whole width, its subject above it, what it was made from below it.
 * What a careful reader would mark stands out in the text with its number before it; what is left
 * out has a faint line where it would stand; what has no place in the text has a line of its own.
 * The part that is selected is bold, and its lines have a ">" in the margin.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "draw-parts.h"

#define MARGIN 2
#define COLUMNS_MOST 76
#define SELECTED 0x80u /* beside a style: belongs to what is selected */

typedef struct {
    gsize start, end;
    gboolean selected;
} Row;

/* All that can be scrolled through, as one text whose every byte has its style. */
typedef struct {
    const View *view;
    int width;
    GString *text;
    GByteArray *styles;
    GArray *rows; /* Row; without text: a blank one */
    gsize block;  /* where the text begins that has no rows yet */
    gsize at;     /* where in letter_text the sentence stands that is put next */
} Page;

/* There the letter is the page; a question over it stands above the letter as anywhere. */
gboolean draw_is_review(const View *view) {
    return view->kind == STEP_REVIEW && view->overlay == OVERLAY_NONE;
}

static const ViewItem *item_at(const View *view, guint index) {
    return view->items->pdata[index];
}

static const ViewItem *selected_item(const View *view) {
    return view->selected >= 0 ? item_at(view, (guint)view->selected) : NULL;
}

/* ---- text into rows ---- */

static void put(Page *page, const char *text, gsize length, unsigned style) {
    guint8 byte = (guint8)style;
    g_string_append_len(page->text, text, (gssize)length);
    for (gsize i = 0; i < length; i++) g_byte_array_append(page->styles, &byte, 1);
}

static gboolean any_selected(const Page *page, gsize start, gsize end) {
    for (gsize i = start; i < end; i++)
        if ((page->styles->data[i] & SELECTED) != 0) return TRUE;
    return FALSE;
}

/* What was put since the last time becomes rows. */
static void end_block(Page *page) {
    g_autoptr(GArray) lines = text_wrap(page->text->str + page->block, page->width);
    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        Row row = {page->block + line->start, page->block + line->end, FALSE};
        row.selected = any_selected(page, row.start, row.end);
        g_array_append_val(page->rows, row);
    }
    put(page, "", 1, STYLE_PLAIN);
    page->block = page->text->len;
}

static void put_blank(Page *page) {
    Row row = {page->block, page->block, FALSE};
    if (page->rows->len > 0) g_array_append_val(page->rows, row);
}

/* ---- the letter ---- */

static Style level_style(ToneLevel level) {
    return level == TONE_ERROR ? STYLE_ERROR : level == TONE_WARNING ? STYLE_WARNING : STYLE_STRONG;
}

static gboolean has_place(const ViewFinding *finding) {
    return finding->end > finding->start;
}

static void put_number(Page *page, const ViewFinding *finding, unsigned selected) {
    g_autofree char *mark = finding->number > 0 ? g_strdup_printf("[%d]", finding->number) : g_strdup("[*]");
    put(page, mark, strlen(mark), (unsigned)level_style(finding->level) | selected);
}

/* The numbers of what is marked from here on. */
static void put_numbers(Page *page, gsize at, unsigned selected) {
    for (guint i = 0; i < page->view->findings->len; i++) {
        const ViewFinding *finding = page->view->findings->pdata[i];
        if (has_place(finding) && finding->start == at) put_number(page, finding, selected);
    }
}

static unsigned style_at(const Page *page, gsize at, gboolean selected) {
    const ViewItem *item = selected_item(page->view);
    unsigned style = selected ? STYLE_STRONG : STYLE_PLAIN;
    for (guint i = 0; i < page->view->findings->len; i++) {
        const ViewFinding *finding = page->view->findings->pdata[i];
        if (at < finding->start || at >= finding->end) continue;
        if (item != NULL && item->finding == (int)i) return STYLE_SELECTED;
        style = STYLE_MARKED;
    }
    return style;
}

static void put_sentence(Page *page, const Sentence *sentence) {
    gboolean ours = g_strcmp0(sentence->stage, page->view->letter_stage) == 0;
    unsigned selected = ours ? SELECTED : 0;
    gsize length = strlen(sentence->text), gap = strlen(sentence->after);
    for (gsize i = 0; i < length + gap; i++) {
        const char *byte = i < length ? sentence->text + i : sentence->after + i - length;
        if (i < length) put_numbers(page, page->at + i, selected);
        put(page, byte, 1, style_at(page, page->at + i, ours && i < length) | (i < length ? selected : 0));
    }
    page->at += length + gap;
}

/* ---- what has rows of its own ---- */

static gboolean says(const Paragraph *paragraph, const char *stage) {
    for (guint i = 0; i < paragraph->sentences->len; i++)
        if (strcmp(((const Sentence *)paragraph->sentences->pdata[i])->stage, stage) == 0) return TRUE;
    return FALSE;
}

/* The last paragraph with words of this part; -1: the letter has none. */
static int paragraph_of(const View *view, const char *part) {
    for (int i = part != NULL && view->letter != NULL ? (int)view->letter->paragraphs->len - 1 : -1; i >= 0; i--)
        if (says(view->letter->paragraphs->pdata[i], part)) return i;
    return -1;
}

static const ViewFinding *finding_of(const View *view, const ViewItem *item) {
    return item->finding >= 0 && item->finding < (int)view->findings->len ? view->findings->pdata[item->finding] : NULL;
}

/* It can be seen in the letter. To hand it over is about the letter as a whole. */
static gboolean in_letter(const View *view, const ViewItem *item) {
    const ViewFinding *finding = finding_of(view, item);
    if (finding != NULL) return has_place(finding);
    return item->part != NULL ? paragraph_of(view, item->part) >= 0 : view->ready && item == item_at(view, 0);
}

static void put_item(Page *page, const ViewItem *item) {
    const ViewFinding *finding = finding_of(page->view, item);
    gboolean ours = item == selected_item(page->view), faint = item->absent && finding == NULL;
    unsigned selected = ours ? SELECTED : 0, style = ours || item->heading ? STYLE_STRONG : faint ? STYLE_FAINT : STYLE_PLAIN;
    g_autofree char *words = g_strdup_printf(faint ? "(%s)" : "%s", item->text);
    if (finding != NULL) {
        const char *stop = finding->blocks ? " !! " : " ";
        put_number(page, finding, selected);
        put(page, stop, strlen(stop), (unsigned)level_style(finding->level) | selected);
    }
    put(page, words, strlen(words), style | selected);
    end_block(page);
}

/* ---- where everything stands ---- */

/* The rows after this paragraph (-1: before the first), up to the first item that belongs further
   down, which is given. */
static guint put_items(Page *page, guint from, int paragraph) {
    const View *view = page->view;
    for (guint i = from; i < view->items->len; i++) {
        const ViewItem *item = item_at(view, i);
        gboolean about_all = item->part == NULL && item->finding < 0 && !in_letter(view, item);
        if (about_all || paragraph_of(view, item->part) > paragraph) return i;
        if (!in_letter(view, item)) put_item(page, item);
    }
    return view->items->len;
}

static void put_paragraph(Page *page, const Paragraph *paragraph) {
    for (guint i = 0; i < paragraph->sentences->len; i++) put_sentence(page, paragraph->sentences->pdata[i]);
    end_block(page);
    page->at += strlen("\n\n");
}

/* What is left out parts the paragraphs as well as a blank row would. */
static void lay_out(Page *page) {
    const GPtrArray *paragraphs = page->view->letter != NULL ? page->view->letter->paragraphs : NULL;
    guint next = put_items(page, 0, -1), rows = 0;
    for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++) {
        if (rows == page->rows->len || i == 0) put_blank(page);
        put_paragraph(page, paragraphs->pdata[i]);
        rows = page->rows->len;
        next = put_items(page, next, (int)i);
    }
    if (next < page->view->items->len) put_blank(page);
    for (; next < page->view->items->len; next++) put_item(page, item_at(page->view, next));
}

/* ---- onto the screen ---- */

static void draw_row(const Page *page, const Row *row, Rect at) {
    const char *text = page->text->str;
    int column = at.column + MARGIN, cells = at.columns - MARGIN;
    if (row->selected) canvas_text(at.row, at.column, 1, ">", 1, STYLE_SELECTED);
    for (gsize start = row->start, end; start < row->end; start = end) {
        Style style = (Style)(page->styles->data[start] & ~SELECTED);
        int used;
        for (end = start + 1; end < row->end && (Style)(page->styles->data[end] & ~SELECTED) == style; end++) continue;
        used = canvas_text(at.row, column, cells, text + start, (gssize)(end - start), style);
        column += used;
        cells -= used;
    }
}

static int scroll(const Page *page, int top, int height) {
    int first = -1, last = -1, total = (int)page->rows->len;
    for (int i = 0; i < total; i++) {
        if (!g_array_index(page->rows, Row, i).selected) continue;
        if (first < 0) first = i;
        last = i;
    }
    if (first < 0) return 0;
    return layout_scroll(top, first, MIN(last - first + 1, height), height, total);
}

void draw_review(Drawing *drawing, Rect area) {
    Page page = {.view = drawing->view, .width = MAX(MIN(area.columns - MARGIN, COLUMNS_MOST), 1)};
    int total, top;
    page.text = g_string_new(NULL);
    page.styles = g_byte_array_new();
    page.rows = g_array_new(FALSE, FALSE, sizeof(Row));
    lay_out(&page);
    total = (int)page.rows->len;
    top = scroll(&page, drawing->memory->list_top, area.rows);
    drawing->memory->list_top = top;
    for (int i = 0; i < area.rows && top + i < total; i++) {
        const Row *row = &g_array_index(page.rows, Row, top + i);
        draw_row(&page, row, (Rect){area.row + i, area.column, 1, area.columns});
        if (row->selected && (i == 0 || !g_array_index(page.rows, Row, top + i - 1).selected)) canvas_cursor(area.row + i, area.column);
    }
    draw_scrolled(drawing, &area, top, total);
    g_string_free(page.text, TRUE);
    g_byte_array_unref(page.styles);
    g_array_unref(page.rows);
}
