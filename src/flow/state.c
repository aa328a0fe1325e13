/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The state of the wizard as all files of it use it: the message, the selection, the effect of the
 * action at hand, the checks of the letter as it stands.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "flow-private.h"

void flow_set_message(Flow *flow, MessageKind kind, const char *message) {
    char *clean = text_clean(message != NULL ? message : "", -1, TEXT_PLAIN);
    g_free(flow->act.message);
    flow->act.message = clean;
    flow->act.message_kind = message != NULL && message[0] != '\0' ? kind : MESSAGE_NONE;
    flow->derived.view_sound = FALSE;
}

void flow_say(Flow *flow, MessageKind kind, const char *format, ...) {
    g_autofree char *message = NULL;
    va_list arguments;
    va_start(arguments, format);
    message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    flow_set_message(flow, kind, message);
}

void flow_set_selected(Flow *flow, const char *id) {
    char *copy = g_strdup(id);
    g_free(flow->path.selected);
    flow->path.selected = copy;
}

void flow_changed(Flow *flow) {
    g_clear_pointer(&flow->derived.checked, check_result_free);
    g_clear_pointer(&flow->derived.checked_letter, letter_free);
    g_clear_pointer(&flow->derived.lacks, g_ptr_array_unref);
    flow->derived.view_sound = FALSE;
}

CheckContext flow_check_context(const Flow *flow, gboolean growing) {
    CheckContext context = check_context_of(flow->answers, flow->catalogue);
    context.growing = growing;
    return context;
}

void flow_check(Flow *flow) {
    CheckContext context = flow_check_context(flow, FALSE);
    context.spelling = flow->host.spelling;
    if (flow->derived.lacks != NULL || flow->catalogue == NULL) return;
    flow->derived.lacks = compose_lacks(flow->catalogue, flow->answers);
    flow->derived.checked_letter = compose(flow->catalogue, flow->answers);
    if (flow->rules != NULL) flow->derived.checked = check_letter(flow->rules, flow->derived.checked_letter, &context);
}

gboolean flow_ready(const Flow *flow) {
    Flow *cache = (Flow *)flow; /* only what is derived is written */
    if (flow->catalogue == NULL) return FALSE;
    flow_check(cache);
    return flow->derived.lacks->len == 0 && (flow->derived.checked == NULL || check_count(flow->derived.checked, TONE_ERROR) == 0);
}

void flow_effect(Flow *flow, EffectKind kind, const char *way, const char *value, gboolean confirmed) {
    char *way_copy = g_strdup(way), *value_copy = g_strdup(value);
    g_free(flow->act.effect_way);
    g_free(flow->act.effect_value);
    flow->act.effect_way = way_copy;
    flow->act.effect_value = value_copy;
    flow->act.effect = (Effect){kind, way_copy, value_copy, confirmed};
}
