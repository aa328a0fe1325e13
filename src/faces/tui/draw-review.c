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
#include "draw-styled.h"

#define COLUMNS_MOST 76
/* All that can be scrolled through. */
typedef struct {
    const View *view;
    Styled *styled;
    gsize at; /* where in letter_text the sentence stands that is put next */
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

/* ---- the letter ---- */

static Style level_style(ToneLevel level) {
    return level == TONE_ERROR ? STYLE_ERROR : level == TONE_WARNING ? STYLE_WARNING : STYLE_STRONG;
}

static gboolean has_place(const ViewFinding *finding) {
    return finding->end > finding->start;
}

static void put_number(Page *page, const ViewFinding *finding, unsigned selected) {
    g_autofree char *mark = finding->number > 0 ? g_strdup_printf("[%d]", finding->number) : g_strdup("[*]");
    styled_put(page->styled, mark, strlen(mark), (unsigned)level_style(finding->level) | selected);
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
    unsigned selected = ours ? STYLED_SELECTED : 0;
    gsize length = strlen(sentence->text), gap = strlen(sentence->after);
    for (gsize i = 0; i < length + gap; i++) {
        const char *byte = i < length ? sentence->text + i : sentence->after + i - length;
        if (i < length) put_numbers(page, page->at + i, selected);
        styled_put(page->styled, byte, 1, style_at(page, page->at + i, ours && i < length) | (i < length ? selected : 0));
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
    unsigned selected = ours ? STYLED_SELECTED : 0, style = ours || item->heading ? STYLE_STRONG : faint ? STYLE_FAINT : STYLE_PLAIN;
    g_autofree char *words = g_strdup_printf(faint ? "(%s)" : "%s", item->text);
    if (finding != NULL) {
        const char *stop = finding->blocks ? " !! " : " ";
        put_number(page, finding, selected);
        styled_put(page->styled, stop, strlen(stop), (unsigned)level_style(finding->level) | selected);
    }
    styled_put(page->styled, words, strlen(words), style | selected);
    styled_end_block(page->styled);
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
    styled_end_block(page->styled);
    page->at += strlen("\n\n");
}

/* What is left out parts the paragraphs as well as a blank row would. */
static void lay_out(Page *page) {
    const GPtrArray *paragraphs = page->view->letter != NULL ? page->view->letter->paragraphs : NULL;
    guint next = put_items(page, 0, -1), rows = 0;
    for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++) {
        if (rows == page->styled->rows->len || i == 0) styled_blank(page->styled);
        put_paragraph(page, paragraphs->pdata[i]);
        rows = page->styled->rows->len;
        next = put_items(page, next, (int)i);
    }
    if (next < page->view->items->len) styled_blank(page->styled);
    for (; next < page->view->items->len; next++) put_item(page, item_at(page->view, next));
}

/* ---- onto the screen ---- */

void draw_review(Drawing *drawing, Rect area) {
    g_autoptr(Styled) styled = styled_new(MIN(area.columns - STYLED_MARGIN, COLUMNS_MOST));
    Page page = {.view = drawing->view, .styled = styled};
    lay_out(&page);
    drawing->memory->list_top = styled_scroll(styled, drawing->memory->list_top, area.rows);
    styled_draw(styled, &area, drawing->memory->list_top);
    draw_scrolled(drawing, &area, drawing->memory->list_top, (int)styled->rows->len);
}
