/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state machine that makes key presses of bytes; what a finished sequence means is in
   sequence.c. */
#include "config.h"

#include "input-private.h"

#include <string.h>

#include "sequence.h"

#define ESC 0x1b
#define SEQUENCE_WAIT (1000 * INPUT_MS) /* for the rest of a sequence that is one beyond doubt */
#define STRING_WAIT (500 * INPUT_MS)    /* an answer of the terminal (OSC, DCS): silence that ends it */
#define STRING_MOST (2000 * INPUT_MS)   /* and the whole of it */
#define TAIL_LIFE (1000 * INPUT_MS)     /* after Esc acted: how long a late tail may come */
#define TAIL_WAIT (80 * INPUT_MS)       /* after the tail's first byte: for the next */
#define SEQUENCE_LENGTH_MOST 64u

/* What a paste or a sequence held back is read again. */
static void take_byte(Input *input, guchar byte, gint64 now);

/* ---------------------------------------------------------------- characters */

static guint utf8_length(guchar lead) {
    if (lead >= 0xc2 && lead <= 0xdf) return 2;
    if (lead >= 0xe0 && lead <= 0xef) return 3;
    if (lead >= 0xf0 && lead <= 0xf4) return 4;
    return 0;
}

static Press of_control(guchar byte) {
    switch (byte) {
    case 0: return PRESS_NONE;
    case '\r': return PRESS_ENTER;
    case '\t': return PRESS_TAB;
    case 0x7f: return PRESS_BACKSPACE;
    default: return (Press)(byte < 27 ? byte + 'a' - 1 : byte + '@') | (Press)PRESS_CTRL;
    }
}

static void emit_character(Input *input, gunichar c) {
    input_emit(input, input->alt ? c | PRESS_ALT : c);
    input->alt = FALSE;
}

/* The next byte of a character that is not ASCII. FALSE: it does not belong there. */
static gboolean continue_character(Input *input, guchar byte) {
    if ((byte & 0xc0) != 0x80) {
        input->character_have = 0;
        input->alt = FALSE;
        return FALSE;
    }
    input->character[input->character_have++] = (char)byte;
    if (input->character_have == input->character_need) {
        gunichar c = g_utf8_get_char_validated(input->character, (gssize)input->character_have);
        input->character_have = 0;
        if (c < 0x110000 && c >= 0xa0) emit_character(input, c);
        input->alt = FALSE;
    }
    return TRUE;
}

static void start_character(Input *input, guchar byte) {
    if (input->upper != NULL) {
        if (input->upper[byte - 128] != 0) emit_character(input, input->upper[byte - 128]);
        return;
    }
    input->character_need = utf8_length(byte);
    input->character_have = 0;
    if (input->character_need > 0)
        input->character[input->character_have++] = (char)byte;
    else
        input->alt = FALSE;
}

static void in_ground(Input *input, guchar byte, gint64 now) {
    if (input->character_have > 0 && continue_character(input, byte)) return;
    if (byte == ESC)
        input_enter(input, AFTER_ESC, now + INPUT_ESC_WAIT);
    else if (byte >= 0x80)
        start_character(input, byte);
    else
        input_emit(input, byte < ' ' || byte == 0x7f ? of_control(byte) : byte);
}

/* ---------------------------------------------------------------- sequences */

static void start_sequence(Input *input, State state, gint64 now) {
    g_string_truncate(input->sequence, 0);
    input_enter(input, state, now + SEQUENCE_WAIT);
}

static void finish_sequence(Input *input, Press press) {
    input_emit(input, press != PRESS_NONE && input->alt ? press | PRESS_ALT : press);
    input_to_ground(input);
}

static void after_esc(Input *input, guchar byte, gint64 now) {
    gboolean twice = input->state == AFTER_ESC_ESC;

    switch (byte) {
    case '[':
        input->alt = twice;
        start_sequence(input, IN_CSI, now);
        return;
    case 'O':
        input->alt = twice;
        start_sequence(input, IN_SS3, now);
        return;
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_':
        input_enter(input, IN_STRING, now + STRING_WAIT);
        input->limit = now + STRING_MOST;
        return;
    case ESC:
        if (twice)
            input_emit(input, PRESS_ESC); /* the first of three acts at once */
        else
            input->state = AFTER_ESC_ESC; /* the deadline of the first one stays */
        return;
    default: break;
    }
    if (twice) input_emit(input, PRESS_ESC);
    input_to_ground(input);
    if (byte >= 0x80) {
        input->alt = TRUE;
        start_character(input, byte);
    } else if (byte == '\n') {
        input_emit(input, PRESS_ENTER | PRESS_ALT);
    } else if (byte == 0x08) {
        input_emit(input, PRESS_BACKSPACE | PRESS_ALT);
    } else if (byte < ' ' || byte == 0x7f) {
        Press press = of_control(byte);
        input_emit(input, press != PRESS_NONE ? press | PRESS_ALT : PRESS_NONE);
    } else {
        input_emit(input, byte | (Press)PRESS_ALT);
    }
}

static void in_csi(Input *input, guchar byte, gint64 now) {
    if (byte < 0x20 || byte >= 0x7f) { /* no part of a sequence: it was cut off */
        input_to_ground(input);
        take_byte(input, byte, now);
        return;
    }
    input->deadline = now + SEQUENCE_WAIT;
    if (byte < 0x40) {
        if (input->sequence->len < SEQUENCE_LENGTH_MOST) g_string_append_c(input->sequence, (char)byte);
        return;
    }
    if (input->sequence->len == 0 && byte == '[') {
        input->state = IN_LINUX;
    } else if (input->sequence->len == 0 && byte == 'M') {
        input->state = IN_MOUSE;
        input->mouse_bytes = 3;
    } else if (byte == '~' && strcmp(input->sequence->str, "200") == 0) {
        input_start_paste(input, now);
    } else {
        finish_sequence(input, sequence_csi(input->sequence->str, (char)byte));
    }
}

static void in_ss3(Input *input, guchar byte, gint64 now) {
    if (byte < 0x20 || byte >= 0x7f) {
        input_to_ground(input);
        take_byte(input, byte, now);
    } else if (byte < 0x40 && input->sequence->len < SEQUENCE_LENGTH_MOST) {
        g_string_append_c(input->sequence, (char)byte);
        input->deadline = now + SEQUENCE_WAIT;
    } else {
        finish_sequence(input, sequence_ss3(input->sequence->str, (char)byte));
    }
}

static void in_string(Input *input, guchar byte, gint64 now) {
    input_postpone(input, now + STRING_WAIT);
    if (byte == 0x07)
        input_to_ground(input);
    else if (input->state == IN_STRING_ESC && byte == '\\')
        input_to_ground(input);
    else
        input->state = byte == ESC ? IN_STRING_ESC : IN_STRING;
}

/* ---------------------------------------------------------------- late tails */

/* It was no tail: a person typed this. */
static void release_tail(Input *input, gint64 now) {
    g_autofree char *typed = g_strdup(input->sequence->str);
    input_to_ground(input);
    for (const char *c = typed; *c != '\0'; c++) in_ground(input, (guchar)*c, now);
}

static gboolean ends_tail(const GString *seen, guchar byte) {
    if (seen->str[0] == 'O') return byte != 0 && strchr("ABCDFHMPQRS", byte) != NULL;
    if (seen->len == 1) /* without parameters there are only these */
        return g_ascii_isupper(byte);
    return g_ascii_isalpha(byte) || byte == '~';
}

static void in_tail(Input *input, guchar byte, gint64 now) {
    const GString *seen = input->sequence;

    if (byte == '~' && strcmp(seen->str, "[200") == 0) {
        input_start_paste(input, now);
    } else if (ends_tail(seen, byte)) {
        input_to_ground(input);
    } else if (seen->str[0] == '[' && (g_ascii_isdigit(byte) || byte == ';') && seen->len < SEQUENCE_LENGTH_MOST) {
        g_string_append_c(input->sequence, (char)byte);
        input->deadline = now + TAIL_WAIT;
    } else {
        release_tail(input, now);
        take_byte(input, byte, now);
    }
}

static void at_tail(Input *input, guchar byte, gint64 now) {
    if (byte == '[' || byte == 'O') {
        g_string_assign(input->sequence, byte == '[' ? "[" : "O");
        input_enter(input, IN_TAIL, now + TAIL_WAIT);
        return;
    }
    input_to_ground(input);
    in_ground(input, byte, now);
}

/* ---------------------------------------------------------------- the machine */

static void take_all(Input *input, GString *keys, gint64 now) {
    for (gsize i = 0; i < keys->len; i++) take_byte(input, (guchar)keys->str[i], now);
    g_string_free(keys, TRUE);
}

static void take_byte(Input *input, guchar byte, gint64 now) {
    switch (input->state) {
    case GROUND: in_ground(input, byte, now); break;
    case AFTER_ESC:
    case AFTER_ESC_ESC: after_esc(input, byte, now); break;
    case IN_CSI: in_csi(input, byte, now); break;
    case IN_SS3: in_ss3(input, byte, now); break;
    case IN_LINUX: finish_sequence(input, sequence_linux((char)byte)); break;
    case IN_MOUSE:
        if (--input->mouse_bytes == 0) input_to_ground(input);
        break;
    case IN_STRING:
    case IN_STRING_ESC: in_string(input, byte, now); break;
    case IN_PASTE: input_in_paste(input, byte, now); break;
    case IN_BURST: input_in_burst(input, byte, now); break;
    case PASTE_HELD:
        if (input_in_paste_held(input, byte, now)) take_all(input, input_finish_paste(input), now);
        break;
    case TAIL: at_tail(input, byte, now); break;
    case IN_TAIL: in_tail(input, byte, now); break;
    }
}

void input_expect(Input *input, InputExpect expect) {
    input->expect = expect;
}

void input_feed(Input *input, const char *bytes, gsize length, gint64 now) {
    if (input_starts_burst(input, bytes, length)) input_enter(input, IN_BURST, now);
    for (gsize i = 0; i < length; i++) take_byte(input, (guchar)bytes[i], now);
}

gint64 input_deadline(const Input *input) {
    return input->deadline;
}

void input_tick(Input *input, gint64 now) {
    while (input->deadline >= 0 && now >= input->deadline) {
        switch (input->state) {
        case AFTER_ESC_ESC:
            input_emit(input, PRESS_ESC);
            /* fall through */
        case AFTER_ESC:
            input_emit(input, PRESS_ESC);
            input_enter(input, TAIL, now + TAIL_LIFE);
            break;
        case IN_PASTE:
        case PASTE_HELD: take_all(input, input_finish_paste(input), now); break;
        case IN_BURST: take_all(input, input_finish_burst(input), now); break;
        case IN_TAIL: release_tail(input, now); break;
        default: input_to_ground(input); break;
        }
    }
}

gboolean input_take(Input *input, InputEvent *event) {
    g_clear_pointer(&input->taken_paste, g_free);
    if (input->taken == input->events->len) {
        g_array_set_size(input->events, 0);
        input->taken = 0;
        return FALSE;
    }
    event->press = g_array_index(input->events, Press, input->taken++);
    if (event->press == PRESS_PASTE) input->taken_paste = g_queue_pop_head(&input->pastes);
    event->text = input->taken_paste;
    return TRUE;
}
