/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pastes: bytes between two marks. A mark of the end that is followed by more bytes at once, and by another such mark, was part of the text:
 * so after each one a moment passes before the paste counts as ended.
 */
#include "config.h"

#include "input-private.h"

#include <string.h>

#define PASTE_WAIT (5000 * INPUT_MS) /* silence inside a paste: its end is lost */
#define HELD_WAIT (25 * INPUT_MS)    /* silence after an end mark: it was the true one */
#define HELD_MOST (2000 * INPUT_MS)
#define PASTE_END "\033[201~"
#define PASTE_START "\033[200~"

void input_start_paste(Input *input, gint64 now) {
    g_string_truncate(input->paste, 0);
    g_string_truncate(input->held, 0);
    input_enter(input, IN_PASTE, now + PASTE_WAIT);
    input->alt = FALSE;
}

/* The pasted bytes as text: what is no character is left out. */
static char *pasted_text(const Input *input) {
    const char *at = input->paste->str, *end = at + input->paste->len;
    GString *text = g_string_sized_new(input->paste->len + 1);
    while (at < end) {
        guchar byte = (guchar)*at;
        gunichar c = byte < 0x80 ? byte : input->upper != NULL ? input->upper[byte - 128] : g_utf8_get_char_validated(at, end - at);
        if (byte < 0x80 || input->upper != NULL) {
            if (c != 0) g_string_append_unichar(text, c);
            at++;
        } else if (c < 0x110000) {
            g_string_append_unichar(text, c);
            at = g_utf8_next_char(at);
        } else {
            at++;
        }
    }
    return g_string_free(text, FALSE);
}

void input_finish_paste(Input *input, gint64 now) {
    g_autoptr(GString) rest = input->held;
    input->held = g_string_new(NULL);
    g_queue_push_tail(&input->pastes, pasted_text(input));
    input_emit(input, PRESS_PASTE);
    input_to_ground(input);
    for (gsize i = 0; i < rest->len; i++) input_take_byte(input, (guchar)rest->str[i], now);
}

static gboolean ends_with(const GString *text, const char *mark) {
    gsize length = strlen(mark);
    return text->len >= length && memcmp(text->str + text->len - length, mark, length) == 0;
}

void input_in_paste(Input *input, guchar byte, gint64 now) {
    /* One mark more than is kept, so that its end is seen even in a paste that is too long. */
    if (input->paste->len >= INPUT_PASTE_MOST + sizeof PASTE_END) g_string_erase(input->paste, INPUT_PASTE_MOST, 1);
    g_string_append_c(input->paste, (char)byte);
    input_postpone(input, now + PASTE_WAIT);
    if (!ends_with(input->paste, PASTE_END)) return;
    g_string_truncate(input->paste, input->paste->len - strlen(PASTE_END));
    input_enter(input, PASTE_HELD, now + HELD_WAIT);
    input->limit = now + HELD_MOST;
}

void input_in_paste_held(Input *input, guchar byte, gint64 now) {
    g_string_append_c(input->held, (char)byte);
    input_postpone(input, now + HELD_WAIT);
    if (ends_with(input->held, PASTE_START)) {
        input_finish_paste(input, now);
    } else if (ends_with(input->held, PASTE_END)) { /* so the mark before was text */
        g_string_truncate(input->held, input->held->len - strlen(PASTE_END));
        if (input->paste->len < INPUT_PASTE_MOST) g_string_append_len(input->paste, input->held->str, (gssize)input->held->len);
        g_string_truncate(input->held, 0);
    }
}
