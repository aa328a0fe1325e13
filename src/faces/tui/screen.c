/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting and stopping curses; what the terminal can do. The canvas is in canvas.c. */
#include "config.h"

#include "screen.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bowout/base/translate.h"
#include "canvas-private.h"
#include "terminal.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define TERM_LENGTH_MOST 64

static SCREEN *screen;

/* ---------------------------------------------------------------- which terminal */

/* A name only: terminfo would take a path, too. */
static gboolean sound_name(const char *term) {
    if (*term == '\0' || strlen(term) > TERM_LENGTH_MOST || !g_ascii_isalnum(*term)) return FALSE;
    for (const char *c = term; *c != '\0'; c++)
        if (!g_ascii_isalnum(*c) && strchr("-_.+", *c) == NULL) return FALSE;
    return TRUE;
}

gboolean screen_possible(char **why) {
    const char *term = g_getenv("TERM");

    *why = NULL;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        *why = g_strdup(_("this is not a terminal, so there is no full screen"));
    else if (g_strcmp0(term, "dumb") == 0)
        *why = g_strdup(_("this terminal (TERM=dumb) cannot show a full screen"));
    return *why == NULL;
}

/* terminfo's string of this name, NULL when this terminal has it not. */
static const char *capability(const char *name) {
    const char *value = tigetstr((char *)(gsize)name);
    return value == (const char *)-1 ? NULL : value;
}

/* curses on this kind of terminal, or FALSE. */
static gboolean try_terminal(const char *term) {
    screen = newterm((char *)(gsize)term, stdout, stdin);
    if (screen == NULL) return FALSE;
    if (capability("cup") != NULL && capability("clear") != NULL) return TRUE;
    endwin();
    delscreen(screen);
    screen = NULL;
    return FALSE;
}

static gboolean find_terminal(char **notice, char **why) {
    static const char *const understood[] = {"xterm-256color", "xterm", "vt100"};
    const char *term = g_getenv("TERM");

    if (term != NULL && sound_name(term) && try_terminal(term)) return TRUE;
    g_autofree char *shown = term == NULL || !sound_name(term) ? g_strdup(_("TERM is not set to a known terminal"))
                                                               : g_strdup_printf(_("the terminal \"%s\" is not known here"), term);
    for (guint i = 0; i < G_N_ELEMENTS(understood); i++)
        if (try_terminal(understood[i])) {
            *notice = g_strdup_printf(_("%s; it is treated as %s."), shown, understood[i]);
            return TRUE;
        }
    *why = g_strdup_printf(_("%s, and no description of a usual one was found"), shown);
    return FALSE;
}

/* ---------------------------------------------------------------- what it can do */

static gboolean colours_wanted(void) {
    const char *refused = g_getenv("NO_COLOR");
    return (refused == NULL || *refused == '\0') && has_colors();
}

static void choose_styles(void) {
    gboolean colours = colours_wanted() && start_color() == OK && use_default_colors() == OK && COLORS >= 8;

    canvas_styles[STYLE_PLAIN] = A_NORMAL;
    canvas_styles[STYLE_STRONG] = A_BOLD;
    canvas_styles[STYLE_SELECTED] = A_REVERSE;
    canvas_styles[STYLE_FIELD] = capability("smul") != NULL ? A_UNDERLINE : A_NORMAL;
    canvas_styles[STYLE_PRAISE] = canvas_styles[STYLE_WARNING] = canvas_styles[STYLE_ERROR] = A_BOLD;
    canvas_styles[STYLE_MARKED] = capability("smul") != NULL ? A_UNDERLINE : A_BOLD;
    canvas_styles[STYLE_FAINT] = capability("dim") != NULL ? A_DIM : A_NORMAL;
    canvas_underlines = capability("smul") != NULL;
    if (!colours) return;
    /* these two are readable on dark and on light; everything else stays in the person's own
       colours */
    init_pair(1, COLOR_GREEN, -1);
    init_pair(2, COLOR_RED, -1);
    canvas_styles[STYLE_PRAISE] = (attr_t)COLOR_PAIR(1);
    canvas_styles[STYLE_ERROR] = (attr_t)COLOR_PAIR(2) | A_BOLD;
}

/* A capability without its padding ("$<5>"). */
static void append_capability(GString *to, const char *value) {
    for (const char *c = value; *c != '\0'; c++) {
        const char *end = c[0] == '$' && c[1] == '<' ? strchr(c, '>') : NULL;
        if (end != NULL)
            c = end;
        else
            g_string_append_c(to, *c);
    }
}

/* What a crash writes. */
static void prepare_reset(void) {
    g_autoptr(GString) reset = g_string_new(PASTE_OFF);
    const char *names[] = {"sgr0", "op", "cnorm", "rmcup"};

    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (capability(names[i]) != NULL) append_capability(reset, capability(names[i]));
    if (capability("rmcup") == NULL) append_capability(reset, tiparm(capability("cup"), LINES - 1, 0));
    g_string_append(reset, "\r\n");
    terminal_set_reset(reset->str);
}

/* ---------------------------------------------------------------- start */

/* What curses does not know about; it has nothing waiting when this is called. */
static void send(const char *bytes) {
    if (write(STDOUT_FILENO, bytes, strlen(bytes)) < 0) {
        /* the line is gone: the next reading tells */
    }
}

static void set_modes(void) {
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    typeahead(-1); /* a screen is sent whole, whatever is typed meanwhile */
}

gboolean screen_start(char **notice, char **why) {
    *notice = *why = NULL;
    if (!screen_possible(why) || !find_terminal(notice, why)) return FALSE;
    set_modes();
    choose_styles();
    canvas_choose_charset(translate_to_utf8());
    screen_resize();
    prepare_reset();
    send(PASTE_ON);
    return TRUE;
}

/* ---------------------------------------------------------------- running */

void screen_size(int *rows, int *columns) {
    *rows = LINES;
    *columns = COLS;
}

void screen_resize(void) {
    int rows, columns;

    if (terminal_size(&rows, &columns) && (rows != LINES || columns != COLS)) resizeterm(rows, columns);
}

void screen_show(void) {
    canvas_place_cursor();
    refresh();
}

void screen_forget(void) {
    clearok(curscr, TRUE);
}

void screen_leave(void) {
    send(PASTE_OFF);
    endwin();
    terminal_restore_modes();
}

void screen_return(void) {
    reset_prog_mode();
    set_modes();
    screen_resize();
    screen_forget();
    send(PASTE_ON);
}

void screen_stop(void) {
    if (screen == NULL) return;
    screen_leave();
    delscreen(screen);
    screen = NULL;
}
