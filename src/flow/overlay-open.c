/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying something over a screen: a text, a question. What becomes of it is overlay.c's. */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "flow-private.h"

void overlay_open(Flow *flow, OverlayKind kind) {
    flow->overlay.kind = kind;
    flow->overlay.question = QUESTION_NONE;
    flow->derived.view_sound = FALSE;
}

void overlay_read(Flow *flow, const char *title, const char *text) {
    char *clean_title = text_clean(title, -1, TEXT_PLAIN), *clean = text_clean(text, -1, TEXT_KEEP_LINES);
    overlay_open(flow, OVERLAY_TEXT);
    g_free(flow->overlay.text_title);
    g_free(flow->overlay.text_words);
    flow->overlay.text_title = clean_title;
    flow->overlay.text_words = clean;
}

void overlay_ask(Flow *flow, QuestionKind kind, const char *words) {
    char *clean = text_clean(words, -1, TEXT_PLAIN);
    flow->overlay.kind = OVERLAY_QUESTION;
    flow->overlay.question = kind;
    flow->overlay.selected = 0;
    g_free(flow->overlay.words);
    flow->overlay.words = clean;
    flow->derived.view_sound = FALSE;
}

static void ask_about(Flow *flow, QuestionKind kind, const char *value, const char *words) {
    char *copy = g_strdup(value);
    overlay_ask(flow, kind, words);
    g_free(flow->overlay.value);
    flow->overlay.value = copy;
}

void flow_ask_again(Flow *flow, const char *way, const char *value, const char *question) {
    overlay_ask(flow, QUESTION_WAY, question);
    g_free(flow->overlay.way);
    g_free(flow->overlay.value);
    flow->overlay.way = g_strdup(way);
    flow->overlay.value = g_strdup(value);
}

void flow_ask_take_over(Flow *flow, const char *value, const char *question) {
    ask_about(flow, QUESTION_TAKE_OVER, value, question);
}

void overlay_ask_delete(Flow *flow, const char *value, const char *words) {
    ask_about(flow, QUESTION_DELETE_DRAFT, value, words);
}

static QuestionKind leave_question(const Flow *flow) {
    if (flow_blank(flow)) return QUESTION_LEAVE_BLANK;
    return flow->host.not_saved != NULL ? QUESTION_LEAVE_UNSAVED : QUESTION_LEAVE;
}

void overlay_ask_leave(Flow *flow) {
    QuestionKind kind = leave_question(flow);
    g_autofree char *words =
        kind == QUESTION_LEAVE_UNSAVED ? g_strdup_printf(_("This letter is NOT SAVED: %s. Leave all the same?"), flow->host.not_saved)
        : kind == QUESTION_LEAVE_BLANK ? g_strdup(_("Leave now? Nothing is written yet."))
                                       : g_strdup(_("Leave now? The draft is kept, and the next start goes on from here."));
    overlay_ask(flow, kind, words);
}

void overlay_close(Flow *flow) {
    flow->overlay.kind = OVERLAY_NONE;
    flow->overlay.question = QUESTION_NONE;
}
