/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What those who show something share: the memory of the view, the answers as they would be with
 * what is selected, and how long the letter is then.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "flow-private.h"

const char *view_keep(Flow *flow, const char *text) {
    return text == NULL ? NULL : g_string_chunk_insert(flow->derived.view_strings, text);
}

const char *view_printf(Flow *flow, const char *format, ...) {
    g_autofree char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return view_keep(flow, text);
}

static void field_free(gpointer data) {
    ViewField *field = data;
    if (field->choices != NULL) g_ptr_array_unref((GPtrArray *)field->choices);
    if (field->proposals != NULL) g_ptr_array_unref((GPtrArray *)field->proposals);
    g_free(field);
}

static void finding_free(gpointer data) {
    ViewFinding *finding = data;
    if (finding->suggestions != NULL) g_ptr_array_unref((GPtrArray *)finding->suggestions);
    g_free(finding);
}

void view_init(View *view) {
    memset(view, 0, sizeof *view);
    view->steps = g_ptr_array_new_with_free_func(g_free);
    view->items = g_ptr_array_new();
    view->fields = g_ptr_array_new_with_free_func(field_free);
    view->findings = g_ptr_array_new_with_free_func(finding_free);
    view->examples = g_ptr_array_new();
    view->overlay_items = g_ptr_array_new_with_free_func(g_free);
    view->commands = g_ptr_array_new();
}

void view_clear(View *view) {
    g_ptr_array_unref(view->steps);
    g_ptr_array_unref(view->items);
    g_ptr_array_unref(view->fields);
    g_ptr_array_unref(view->findings);
    g_ptr_array_unref(view->examples);
    g_ptr_array_unref(view->overlay_items);
    g_ptr_array_unref(view->commands);
}

/* ---- the letter as it would be ---- */

Answers *view_answers(Flow *flow) {
    Answers *answers = answers_copy(flow->answers);
    if (flow->place.row->preview != NULL) flow->place.row->preview(flow, items_selected_item(flow), answers);
    return answers;
}

const Letter *view_letter(Flow *flow) {
    if (flow->derived.view_letter == NULL) {
        g_autoptr(Answers) answers = view_answers(flow);
        flow->derived.view_letter = compose(flow->catalogue, answers);
    }
    return flow->derived.view_letter;
}

/* The smallest platform that it fits, or the largest one when it fits none. */
static const char *measure_chat(Flow *flow, const Letter *letter) {
    const GPtrArray *platforms = catalogue_platforms(flow->catalogue);
    g_autofree char *text = g_strchomp(letter_text(letter));
    guint length = (guint)g_utf8_strlen(text, -1);
    const Platform *platform = NULL;
    for (guint i = 0; i < platforms->len; i++) {
        platform = g_ptr_array_index(platforms, i);
        if (length <= platform->length) return view_printf(flow, _("%u of %u characters of %s"), length, platform->length, platform->title);
    }
    if (platform == NULL) return view_printf(flow, ngettext("%u character", "%u characters", length), length);
    return view_printf(flow, _("%u characters, too long for %s (%u)"), length, platform->title, platform->length);
}

const char *view_measure(Flow *flow, const Letter *letter) {
    guint seconds = letter_speaking_seconds(letter);
    if (letter->channel == CHANNEL_CHAT) return measure_chat(flow, letter);
    if (letter->channel == CHANNEL_PHONE) return view_printf(flow, ngettext("%u second to say", "%u seconds to say", seconds), seconds);
    return NULL;
}
