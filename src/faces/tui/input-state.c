/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of the machine: made, freed, and moved on by input.c and input-paste.c. */
#include "config.h"

#include "input-private.h"

/* The characters of the upper half, 0 where there is none. */
static gunichar *read_charset(const char *charset) {
    gunichar *upper = g_new0(gunichar, 128);
    for (guint i = 0; i < 128; i++) {
        char byte = (char)(i + 128);
        g_autofree char *text = g_convert(&byte, 1, "UTF-8", charset, NULL, NULL, NULL);
        if (text != NULL && g_utf8_strlen(text, -1) == 1 && g_unichar_isprint(g_utf8_get_char(text))) upper[i] = g_utf8_get_char(text);
    }
    return upper;
}

Input *input_new(const char *charset) {
    Input *input = g_new0(Input, 1);
    input->deadline = input->limit = -1;
    input->sequence = g_string_new(NULL);
    input->paste = g_string_new(NULL);
    input->held = g_string_new(NULL);
    input->events = g_array_new(FALSE, FALSE, sizeof(Press));
    g_queue_init(&input->pastes);
    if (charset != NULL) input->upper = read_charset(charset);
    return input;
}

void input_free(Input *input) {
    if (input == NULL) return;
    g_string_free(input->sequence, TRUE);
    g_string_free(input->paste, TRUE);
    g_string_free(input->held, TRUE);
    g_array_unref(input->events);
    g_queue_clear_full(&input->pastes, g_free);
    g_free(input->upper);
    g_free(input->taken_paste);
    g_free(input);
}

void input_emit(Input *input, Press press) {
    if (press != PRESS_NONE) g_array_append_val(input->events, press);
}

void input_enter(Input *input, State state, gint64 deadline) {
    input->state = state;
    input->deadline = deadline;
    input->limit = -1;
}

void input_to_ground(Input *input) {
    input_enter(input, GROUND, -1);
    input->alt = FALSE;
}

void input_postpone(Input *input, gint64 deadline) {
    input->deadline = input->limit >= 0 ? MIN(deadline, input->limit) : deadline;
}
