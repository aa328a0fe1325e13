/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pastes: bytes between two marks. A mark of the end that is followed by more bytes at once, and by
 * another such mark, was part of the text: so after each one a moment passes before the paste
 * counts as ended.
 */
#include "config.h"

#include "input-private.h"

#include <string.h>

#define PASTE_WAIT (5000 * INPUT_MS) /* silence inside a paste: its end is lost */
#define HELD_WAIT (25 * INPUT_MS)    /* silence after an end mark: it was the true one */
#define HELD_MOST (2000 * INPUT_MS)
#define BURST_WAIT (200 * INPUT_MS) /* silence after lines without marks: lines that come over a slow connection are one text */
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

GString *input_finish_paste(Input *input) {
    GString *rest = input->held;
    input->held = g_string_new(NULL);
    g_queue_push_tail(&input->pastes, pasted_text(input));
    input_emit(input, PRESS_PASTE);
    input_to_ground(input);
    return rest;
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

gboolean input_in_paste_held(Input *input, guchar byte, gint64 now) {
    g_string_append_c(input->held, (char)byte);
    input_postpone(input, now + HELD_WAIT);
    if (ends_with(input->held, PASTE_END)) { /* so the mark before was text */
        g_string_truncate(input->held, input->held->len - strlen(PASTE_END));
        if (input->paste->len < INPUT_PASTE_MOST) g_string_append_len(input->paste, input->held->str, (gssize)input->held->len);
        g_string_truncate(input->held, 0);
    }
    return ends_with(input->held, PASTE_START);
}

/* ---------------------------------------------------------------- without marks */

static gboolean is_text(guchar byte) {
    return byte >= ' ' && byte != 0x7f;
}

static gboolean is_line_end(guchar byte) {
    return byte == '\r' || byte == '\n';
}

/* Nobody presses two keys of text at once where letters are commands; a line that begins with
   its end may be Enter, typed ahead, and with no text behind it that is what it is. */
gboolean input_starts_burst(Input *input, const char *bytes, gsize length) {
    gboolean text = length > 1 && is_text((guchar)bytes[0]) && is_text((guchar)bytes[1]);
    gsize ends = 0;
    while (ends < length && is_line_end((guchar)bytes[ends])) ends++;
    gboolean lines = length > 1 && ends < length && is_text((guchar)bytes[ends]);
    if (input->state != GROUND || input->character_have > 0) return FALSE;
    if (!(input->expect == INPUT_LINES ? text : input->expect == INPUT_TEXT && lines)) return FALSE;
    g_string_truncate(input->paste, 0);
    return TRUE;
}

void input_in_burst(Input *input, guchar byte, gint64 now) {
    input->deadline = now + BURST_WAIT;
    if (input->paste->len < INPUT_PASTE_MOST) g_string_append_c(input->paste, (char)byte);
}

/* Lines with something in them, up to two. */
static guint lines_in(const GString *text) {
    guint lines = 0;
    gboolean begun = FALSE;
    for (gsize i = 0; i < text->len && lines < 2; i++) {
        guchar byte = (guchar)text->str[i];
        if (is_text(byte) && byte != ' ' && !begun) lines++;
        begun = is_line_end(byte) ? FALSE : begun || (is_text(byte) && byte != ' ');
    }
    return lines;
}

static gboolean was_pasted(const Input *input) {
    guint lines = lines_in(input->paste);
    gboolean ended = strpbrk(input->paste->str, "\r\n") != NULL;
    return lines > 1 || (input->expect == INPUT_TEXT && lines == 1 && ended && input->paste->len > 2);
}

/* Ctrl-D that came in time is the key behind the text. */
GString *input_finish_burst(Input *input) {
    gboolean pasted = was_pasted(input);
    GString *keys = g_string_new(NULL);
    if (!pasted) {
        g_string_append_len(keys, input->paste->str, (gssize)input->paste->len);
    } else if (input->paste->str[input->paste->len - 1] == 4) {
        g_string_truncate(input->paste, input->paste->len - 1);
        g_string_append_c(keys, 4);
    }
    if (pasted) {
        g_queue_push_tail(&input->pastes, pasted_text(input));
        input_emit(input, PRESS_PASTE);
    }
    input_to_ground(input);
    return keys;
}
