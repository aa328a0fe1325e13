/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sequence.h"

#include <string.h>

static const struct {
    char final;
    Press press;
} letters[] = {
    {'A', PRESS_UP}, {'B', PRESS_DOWN},   {'C', PRESS_RIGHT},  {'D', PRESS_LEFT},   {'H', PRESS_HOME},  {'F', PRESS_END},
    {'P', PRESS_F1}, {'Q', PRESS_F1 + 1}, {'R', PRESS_F1 + 2}, {'S', PRESS_F1 + 3}, {'M', PRESS_ENTER}, /* the keypad's, after ESC O */
};

/* The number before "~": vt220's, with rxvt's ways for Home, End and F1 to F4. */
static const struct {
    int number;
    Press press;
} numbers[] = {
    {1, PRESS_HOME},      {2, PRESS_INSERT},  {3, PRESS_DELETE},  {4, PRESS_END},      {5, PRESS_PAGE_UP},
    {6, PRESS_PAGE_DOWN}, {7, PRESS_HOME},    {8, PRESS_END},     {11, PRESS_F1},      {12, PRESS_F1 + 1},
    {13, PRESS_F1 + 2},   {14, PRESS_F1 + 3}, {15, PRESS_F1 + 4}, {17, PRESS_F1 + 5},  {18, PRESS_F1 + 6},
    {19, PRESS_F1 + 7},   {20, PRESS_F1 + 8}, {21, PRESS_F1 + 9}, {23, PRESS_F1 + 10}, {24, PRESS_F1 + 11},
};

static Press of_letter(char final) {
    for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].final == final) return letters[i].press;
    return PRESS_NONE;
}

static Press of_number(int number) {
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (numbers[i].number == number) return numbers[i].press;
    return PRESS_NONE;
}

/* xterm's modifier parameter: 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl, 8 for Meta. */
static Press modifiers(int parameter) {
    unsigned bits = parameter > 1 ? (unsigned)(parameter - 1) : 0;
    return ((bits & 1) != 0 ? (Press)PRESS_SHIFT : 0) | ((bits & 10) != 0 ? (Press)PRESS_ALT : 0) |
           ((bits & 4) != 0 ? (Press)PRESS_CTRL : 0);
}

/* "27;3:1;13" into 27, 3, 13; missing ones are 0. FALSE: private or malformed. */
static gboolean read_parameters(const char *text, int *values, guint most) {
    guint i = 0;
    memset(values, 0, most * sizeof *values);
    for (const char *c = text; *c != '\0'; c++) {
        if (g_ascii_isdigit(*c)) {
            if (i < most && values[i] < 10000000) values[i] = values[i] * 10 + (*c - '0');
        } else if (*c == ';') {
            i++;
        } else if (*c == ':') { /* a detail of this parameter */
            while (c[1] != '\0' && c[1] != ';') c++;
        } else {
            return FALSE;
        }
    }
    return TRUE;
}

/* A key told by its code point (modifyOtherKeys, CSI u). */
static Press of_code(int code, int parameter) {
    Press held = modifiers(parameter), press = (Press)code;

    switch (code) {
    case 13: press = PRESS_ENTER; break;
    case 9:
        press = (held & PRESS_SHIFT) != 0 ? PRESS_BACKTAB : PRESS_TAB;
        held &= ~(Press)PRESS_SHIFT;
        break;
    case 27: press = PRESS_ESC; break;
    case 8:
    case 127: press = PRESS_BACKSPACE; break;
    default:
        if (code < ' ' || code >= PRESS_ENTER || !g_unichar_isprint(press)) return PRESS_NONE;
        if ((held & PRESS_CTRL) != 0)
            press = g_unichar_tolower(press);
        else if ((held & PRESS_SHIFT) != 0)
            press = g_unichar_toupper(press);
        held &= ~(Press)PRESS_SHIFT;
        break;
    }
    return press | held;
}

/* Shift and the like change nothing about these keys but where the key table says so. */
static Press with(Press press, int parameter) {
    return press == PRESS_NONE ? PRESS_NONE : press | (modifiers(parameter) & ~(Press)PRESS_SHIFT);
}

Press sequence_csi(const char *parameters, char final) {
    int value[3];

    if (!read_parameters(parameters, value, G_N_ELEMENTS(value))) return PRESS_NONE;
    switch (final) {
    case '~': return value[0] == 27 ? of_code(value[2], value[1]) : with(of_number(value[0]), value[1]);
    case '^': /* rxvt: with Ctrl */ return with(of_number(value[0]), 5);
    case '$': /* rxvt: with Shift */ return of_number(value[0]);
    case 'u': return of_code(value[0], value[1]);
    case 'Z': return PRESS_BACKTAB;
    case 'a':
    case 'b':
    case 'c':
    case 'd': /* rxvt: with Shift */ return of_letter(g_ascii_toupper(final));
    case 'M': /* a report, not a key */ return PRESS_NONE;
    case 'R': /* where the cursor is, or F3 with modifiers */
        if (*parameters == '\0') return PRESS_F3;
        return value[0] == 1 && value[1] > 1 ? with(PRESS_F3, value[1]) : PRESS_NONE;
    default: return with(of_letter(final), value[1]);
    }
}

Press sequence_ss3(const char *parameters, char final) {
    int value[1];

    if (!read_parameters(parameters, value, 1)) return PRESS_NONE;
    if (final >= 'a' && final <= 'd') /* rxvt: with Ctrl */
        return of_letter(g_ascii_toupper(final)) | PRESS_CTRL;
    if (final >= 'p' && final <= 'y') /* the keypad's digits */
        return (Press)('0' + final - 'p');
    if (final >= 'j' && final <= 'o') /* and its * + , - . / */
        return (Press)('*' + final - 'j');
    return with(of_letter(final), value[0]);
}

Press sequence_linux(char final) {
    return final >= 'A' && final <= 'E' ? (Press)(PRESS_F1 + final - 'A') : PRESS_NONE;
}
