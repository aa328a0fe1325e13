/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of input.h, with a clock that the test moves. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../../src/faces/tui/input.h"
#include "../../src/faces/tui/sequence.h"

#define MS INPUT_MS

static gint64 now;

static void feed(Input *input, const char *bytes) {
    input_feed(input, bytes, strlen(bytes), now);
}

/* Lets the time pass as the loop would: at every deadline on the way there is a tick. */
static void wait_ms(Input *input, int ms) {
    gint64 until = now + ms * MS;
    while (input_deadline(input) >= 0 && input_deadline(input) <= until) {
        now = MAX(now, input_deadline(input));
        input_tick(input, now);
    }
    now = until;
}

/* Everything that waits, as words: "Up a Ctrl-X paste<text>". */
static char *taken(Input *input) {
    GString *words = g_string_new(NULL);
    InputEvent event;
    while (input_take(input, &event)) {
        if (words->len > 0) g_string_append_c(words, ' ');
        if (event.press == PRESS_PASTE) {
            g_string_append_printf(words, "paste<%s>", event.text);
        } else {
            g_autofree char *name = keys_name(event.press, FALSE);
            g_string_append(words, name);
        }
    }
    return g_string_free(words, FALSE);
}

static void expect(Input *input, const char *wanted) {
    g_autofree char *got = taken(input);
    cr_assert(strcmp(got, wanted) == 0, "wanted \"%s\", got \"%s\"", wanted, got);
}

/* Fed at once, and then byte by byte. */
static void check(const char *bytes, const char *wanted) {
    for (int way = 0; way < 2; way++) {
        g_autoptr(Input) input = input_new(NULL);
        if (way == 0)
            feed(input, bytes);
        else
            for (const char *c = bytes; *c != '\0'; c++) input_feed(input, c, 1, now += 5 * MS);
        wait_ms(input, 3000);
        expect(input, wanted);
    }
}

Test(input, characters_and_control_keys) {
    check("a1~ ", "a 1 ~ Space");
    check("\r\n\t\177\b", "Enter Ctrl-J Tab Backspace Ctrl-H");
    check("\001\003\023\030\032\037", "Ctrl-A Ctrl-C Ctrl-S Ctrl-X Ctrl-Z Ctrl-_");
}

Test(input, both_kinds_of_arrows) {
    check("\033[A\033[B\033[C\033[D", "Up Down Right Left");
    check("\033OA\033OB\033OC\033OD", "Up Down Right Left");
}

Test(input, function_keys_of_all_terminals) {
    check("\033OP\033OQ\033OR", "F1 F2 F3");       /* xterm, vt100 */
    check("\033[11~\033[12~\033[13~", "F1 F2 F3"); /* rxvt, PuTTY */
    check("\033[[A\033[[B\033[[C", "F1 F2 F3");    /* the Linux console */
    check("\033[P\033[Q\033[R", "F1 F2 F3");       /* kitty and others */
    check("\033[H\033[F\033OH\033OF\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End Home End");
    check("\033[5~\033[6~\033[3~\033[2~", "Page Up Page Down Delete Insert");
    check("\033[Z", "Shift-Tab");
    check("\033OM\033Oq", "Enter 1"); /* the keypad */
}

Test(input, modifiers) {
    check("\033[1;5C\033[1;3D\033Od\033[3;5~", "Ctrl-Right Alt-Left Ctrl-Left Ctrl-Delete");
    check("\033[1;2A", "Up"); /* Shift means nothing there */
    check("\033[13;3u\033[27;2;13~", "Alt-Enter Shift-Enter");
    check("\033[120;5u", "Ctrl-X");
    check("\033[9;2u", "Shift-Tab");
}

Test(input, alt) {
    check("\033b\033\r\033\n\033\177", "Alt-B Alt-Enter Alt-Enter Alt-Backspace");
    check("\033\xc3\xa9", "Alt-É");
    check("\033\033[A", "Alt-Up"); /* rxvt */
}

Test(input, esc_alone_acts_within_100_ms) {
    g_autoptr(Input) input = input_new(NULL);
    feed(input, "\033");
    expect(input, "");
    cr_assert(input_deadline(input) - now <= 100 * MS);
    wait_ms(input, 100);
    expect(input, "Esc");
    feed(input, "\033");
    wait_ms(input, 10);
    feed(input, "\033");
    wait_ms(input, 100);
    expect(input, "Esc Esc");
}

Test(input, sequence_split_by_80_ms_is_one_key) {
    for (int second = 0; second < 2; second++) {
        g_autoptr(Input) input = input_new(NULL);
        feed(input, "\033");
        wait_ms(input, 80);
        feed(input, second == 0 ? "[" : "O");
        wait_ms(input, 80);
        feed(input, "A");
        expect(input, "Up");
        feed(input, "\033[");
        wait_ms(input, 500); /* a sequence beyond doubt */
        feed(input, "5");
        wait_ms(input, 80);
        feed(input, "~x");
        expect(input, "Page Up x");
    }
}

Test(input, late_tail_is_swallowed) {
    static const char *const tails[] = {"[A", "OA", "[5~", "[1;5C", "OP", "[Z"};
    for (guint i = 0; i < G_N_ELEMENTS(tails); i++) {
        g_autoptr(Input) input = input_new(NULL);
        feed(input, "\033");
        wait_ms(input, 150);
        expect(input, "Esc");
        feed(input, tails[i]);
        feed(input, "x");
        expect(input, "x");
        feed(input, "\033");
        wait_ms(input, 700);
        for (const char *c = tails[i]; *c != '\0'; c++) { /* in pieces, too */
            input_feed(input, c, 1, now);
            wait_ms(input, 30);
        }
        wait_ms(input, 2000);
        expect(input, "Esc");
    }
}

Test(input, what_a_person_types_after_esc_is_kept) {
    g_autoptr(Input) input = input_new(NULL);
    feed(input, "\033");
    wait_ms(input, 150);
    feed(input, "O");
    wait_ms(input, 120);
    feed(input, "l");
    expect(input, "Esc O l");
    feed(input, "\033");
    wait_ms(input, 150);
    feed(input, "Oslo");
    expect(input, "Esc O s l o");
    feed(input, "\033");
    wait_ms(input, 1500);
    feed(input, "OA[A");
    expect(input, "Esc O A [ A");
    feed(input, "\033");
    wait_ms(input, 150);
    feed(input, "[a]");
    expect(input, "Esc [ a ]");
}

Test(input, unknown_sequences_are_swallowed_whole) {
    check("\033[?64;1;2cx", "x"); /* an answer about the terminal */
    check("\033[24;80Rx", "x");   /* where the cursor is */
    check("\033[M !!x", "x");     /* a mouse report */
    check("\033[<0;10;10Mx", "x");
    check("\033]11;rgb:ff/ff/ff\007x", "x");   /* OSC with BEL */
    check("\033]11;rgb:ff/ff/ff\033\\x", "x"); /* OSC with ST */
    check("\033P1$r0m\033\\x", "x");           /* DCS */
    check("\033[99~\033[Ix", "x");             /* keys and focus reports nobody asked for */
    check("\033[12345678901234567890123456789012345678901234567890123456789012345678901234567890Xy", "y");
}

Test(input, an_unfinished_sequence_does_not_eat_what_follows) {
    g_autoptr(Input) input = input_new(NULL);
    feed(input, "\033[1;");
    wait_ms(input, 1100);
    feed(input, "abc");
    expect(input, "a b c");
    feed(input, "\033]");
    wait_ms(input, 2500);
    feed(input, "abc");
    expect(input, "a b c");
    feed(input, "\033[\033[B");
    expect(input, "Down");
    feed(input, "\033[1\xc3\xa9");
    expect(input, "é");
}

Test(input, characters_split_over_reads) {
    check("\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x99\x82", "é 漢 🙂");
    check("e\xcc\x81", "e ́");
}

Test(input, bytes_that_are_no_character_are_dropped) {
    check("a\xff\xfe"
          "b",
          "a b");
    check("a\xc3"
          "b",
          "a b"); /* cut off */
    check("a\xed\xa0\x80"
          "b",
          "a b"); /* a surrogate */
    check("a\xc0\xaf"
          "b",
          "a b"); /* overlong */
    check("a\xf4\x90\x80\x80"
          "b",
          "a b"); /* beyond Unicode */
    check("a\x9b"
          "1~b",
          "a 1 ~ b"); /* C1 is no character either */
    check("a\xc2\x9b"
          "b",
          "a b");
}

Test(input, paste_is_one_event) {
    check("\033[200~one\rtwo\033[201~", "paste<one\rtwo>");
    check("\033[200~\033[201~x", "paste<> x");
    check("\033[200~caf\xc3\xa9\xff!\033[201~", "paste<café!>");
    check("\033[200~a\033[201~\033[200~b\033[201~", "paste<a> paste<b>");
    check("x\033[200~a\003\033[A\033[201~y", "x paste<a\003\033[A> y");
}

Test(input, an_end_mark_inside_a_paste_does_not_let_the_rest_be_typed) {
    g_autoptr(Input) input = input_new(NULL);
    feed(input, "\033[200~one\033[201~\rtwo\033[201~\033[201~three\033[201~");
    wait_ms(input, 100);
    expect(input, "paste<one\rtwothree>");
    /* in two reads */
    feed(input, "\033[200~one\033[201~");
    wait_ms(input, 10);
    feed(input, "\rtwo\033[201~");
    wait_ms(input, 100);
    expect(input, "paste<one\rtwo>");
    /* but what is typed after a paste is typed */
    feed(input, "\033[200~one\033[201~");
    wait_ms(input, 30);
    expect(input, "paste<one>");
    feed(input, "\r");
    expect(input, "Enter");
}

Test(input, a_paste_of_64_kib) {
    g_autoptr(Input) input = input_new(NULL);
    g_autoptr(GString) bytes = g_string_new("\033[200~");
    for (int i = 0; i < 4096; i++) g_string_append_printf(bytes, "line number %03x\n", i);
    gsize length = bytes->len - 6;
    g_string_append(bytes, "\033[201~");
    for (gsize i = 0; i < bytes->len; i += 1000) input_feed(input, bytes->str + i, MIN(1000, bytes->len - i), now += 2 * MS);
    wait_ms(input, 100);
    InputEvent event;
    cr_assert(input_take(input, &event) && event.press == PRESS_PASTE);
    cr_assert(strlen(event.text) == length);
    cr_assert(strncmp(event.text, bytes->str + 6, length) == 0);
    cr_assert(!input_take(input, &event));
}

Test(input, a_paste_that_is_too_long_still_ends) {
    g_autoptr(Input) input = input_new(NULL);
    g_autofree char *much = g_strnfill(INPUT_PASTE_MOST + 5000, 'x');
    feed(input, "\033[200~");
    feed(input, much);
    feed(input, "\033[201~");
    wait_ms(input, 100);
    feed(input, "y");
    InputEvent event;
    cr_assert(input_take(input, &event) && event.press == PRESS_PASTE);
    cr_assert(strlen(event.text) >= INPUT_PASTE_MOST && strlen(event.text) < INPUT_PASTE_MOST + 100);
    expect(input, "y");
}

Test(input, a_paste_whose_end_is_lost_ends_by_itself) {
    g_autoptr(Input) input = input_new(NULL);
    feed(input, "\033[200~half");
    wait_ms(input, 6000);
    expect(input, "paste<half>");
    feed(input, "x");
    expect(input, "x");
}

Test(input, a_paste_whose_start_was_split_late_is_still_a_paste) {
    g_autoptr(Input) input = input_new(NULL);
    feed(input, "\033");
    wait_ms(input, 150);
    feed(input, "[200~one\rtwo\033[201~");
    wait_ms(input, 100);
    expect(input, "Esc paste<one\rtwo>");
}

/* ---- pastes without marks ---- */

/* Fed in these pieces, so long apart. */
static void check_burst(InputExpect what, int apart, const char *const *pieces, const char *wanted) {
    g_autoptr(Input) input = input_new(NULL);
    for (; *pieces != NULL; pieces++) {
        input_expect(input, what);
        feed(input, *pieces);
        wait_ms(input, apart);
    }
    wait_ms(input, 3000);
    expect(input, wanted);
}

#define PIECES(...) ((const char *const[]){__VA_ARGS__, NULL})

Test(input, lines_that_come_at_once_were_pasted) {
    check_burst(INPUT_LINES, 0, PIECES("Hi Maria,\rwe offer\r"), "paste<Hi Maria,\rwe offer\r>");
    check_burst(INPUT_LINES, 60, PIECES("Hi Mar", "ia,\nwe", " offer\n"), "paste<Hi Maria,\nwe offer\n>");
    check_burst(INPUT_LINES, 60, PIECES("H\303", "\251,\nyo"), "paste<H\303\251,\nyo>");
    check_burst(INPUT_LINES, 0, PIECES("ab\r\033[A\033\x18q\001\rc"), "paste<ab\r\033[A\033\x18q\001\rc>");
    check_burst(INPUT_LINES, 0, PIECES("ab\rcd\r\004"), "paste<ab\rcd\r> Ctrl-D");
}

Test(input, what_is_typed_ahead_was_not) {
    check_burst(INPUT_LINES, 0, PIECES("1\rMaria Santos\rNorthwind\r"),
                "1 Enter M a r i a Space S a n t o s Enter N o r t h w i n d Enter");
    check_burst(INPUT_LINES, 0, PIECES("\rMaria\r"), "Enter M a r i a Enter");
    /* Enter, and a key that is no text, typed ahead while a question about a paste stands there. */
    check_burst(INPUT_TEXT, 0, PIECES("\r\033OP"), "Enter F1");
    check_burst(INPUT_TEXT, 0, PIECES("\r\033[B\r"), "Enter Down Enter");
    check_burst(INPUT_LINES, 0, PIECES("12\r"), "1 2 Enter");
    check_burst(INPUT_LINES, 0, PIECES("ab"), "a b");
    check_burst(INPUT_LINES, 0, PIECES("\303\251"), "\303\251");
    check_burst(INPUT_LINES, 0, PIECES("\033[B\r"), "Down Enter");
    check_burst(INPUT_LINES, 300, PIECES("a", "b", "\r", "c", "\r"), "a b Enter c Enter");
    check_burst(INPUT_KEYS, 0, PIECES("ab\rcd\r"), "a b Enter c d Enter");
}

Test(input, in_the_box_everything_that_comes_at_once_is_text) {
    check_burst(INPUT_TEXT, 0, PIECES("\r\rHi Maria,\r"), "paste<\r\rHi Maria,\r>");
    check_burst(INPUT_TEXT, 0, PIECES("Hi Maria,\r\004"), "paste<Hi Maria,\r> Ctrl-D");
    check_burst(INPUT_TEXT, 0, PIECES("ab"), "a b");
    check_burst(INPUT_TEXT, 300, PIECES("a", "\r", "\004"), "a Enter Ctrl-D");
    check_burst(INPUT_TEXT, 0, PIECES("\033[200~x\ry\033[201~"), "paste<x\ry>");
}

Test(input, a_burst_that_is_too_long_still_ends) {
    g_autoptr(Input) input = input_new(NULL);
    g_autofree char *line = g_strnfill(1023, 'x');
    InputEvent event;
    line[1022] = '\r';
    for (guint i = 0; i < 1200; i++) {
        input_expect(input, INPUT_LINES);
        feed(input, line);
    }
    wait_ms(input, 3000);
    cr_assert(input_take(input, &event) && event.press == PRESS_PASTE && strlen(event.text) == INPUT_PASTE_MOST);
    cr_assert(!input_take(input, &event));
    feed(input, "a");
    expect(input, "a");
}

Test(input, charsets_with_one_byte_a_character) {
    g_autoptr(Input) input = input_new("ISO-8859-1");
    feed(input, "caf\xe9\033[200~na\xefve\033[201~");
    wait_ms(input, 100);
    expect(input, "c a f é paste<naïve>");
}

/* Any bytes, in any pieces: nothing but whole characters and known keys come out. */
Test(input, noise) {
    g_autoptr(Input) input = input_new(NULL);
    GRand *random = g_rand_new_with_seed(7);
    static const char *const parts[] = {"\033", "[",        "O", "200~", "201~", "A",    ";", "5",        "\xc3",
                                        "\xa9", "\xf0\x9f", "x", "\r",   "]",    "\007", "M", "ab\rcd\r", "a\004"};
    for (int i = 0; i < 200000; i++) {
        const char *part = parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))];
        input_expect(input, (InputExpect)g_rand_int_range(random, 0, 3));
        input_feed(input, part, strlen(part), now);
        if (g_rand_int_range(random, 0, 10) == 0) wait_ms(input, g_rand_int_range(random, 1, 1200));
        InputEvent event;
        while (input_take(input, &event)) {
            Press code = event.press & PRESS_CODE;
            cr_assert(code < PRESS_ENTER ? g_unichar_validate(code) : code <= PRESS_PASTE);
            cr_assert(event.press != PRESS_PASTE || g_utf8_validate(event.text, -1, NULL));
        }
    }
    g_rand_free(random);
}
