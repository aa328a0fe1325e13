/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tui: see tui.h. The loop: bytes and signals in, actions to the session, the next view onto the
 * screen. While nothing happens it sleeps and sends nothing.
 */
#include "config.h"

#include "bowout/faces/tui.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "bowout/base/console.h"
#include "bowout/base/process.h"
#include "bowout/base/translate.h"
#include "bowout/session/session.h"
#include "draw.h"
#include "input.h"
#include "keys.h"
#include "layout.h"
#include "screen.h"
#include "terminal.h"

typedef struct {
    Session *session;
    Input *input;
    DrawMemory memory;
    char *notice; /* of this face itself; until the next key */
    gboolean restricted;
    gint64 idle_limit; /* microseconds without a key that end the session; 0: none */
    gint64 last_key;
    gboolean warned;       /* that it is about to end */
    gint64 kept_again;     /* when a letter that is not saved was tried again */
    gboolean showing_text; /* plain text on the normal screen */
    gboolean stale;        /* the screen is not what the view says */
    gboolean ended;
    int exit_code;
} Tui;

#define KEEP_AGAIN (SESSION_KEEP_AGAIN_SECONDS * G_USEC_PER_SEC)

/* ---------------------------------------- drawing */

static void show(Tui *tui) {
    int rows, columns;

    tui->stale = FALSE;
    if (tui->showing_text) return;
    screen_size(&rows, &columns);
    draw_view(session_view(tui->session), rows, columns, tui->notice, &tui->memory);
    screen_show();
    if (session_proofread(tui->session)) tui->stale = TRUE;
}

static gboolean too_small(void) {
    int rows, columns;
    screen_size(&rows, &columns);
    return rows < LAYOUT_LEAST_ROWS || columns < LAYOUT_LEAST_COLUMNS;
}

/* ---------------------------------------- leaving the screen for a while */

static void suspend(Tui *tui) {
    if (tui->restricted) return;
    screen_leave();
    process_stop(SIGTSTP);
    if (tui->showing_text)
        terminal_text_modes();
    else
        screen_return();
    tui->stale = TRUE;
}

/* The modes may have been changed while we were stopped. */
static void continued(Tui *tui) {
    if (tui->showing_text)
        terminal_text_modes();
    else
        screen_return();
    tui->stale = TRUE;
}

static void show_text(Tui *tui) {
    screen_leave();
    terminal_text_modes();
    fputs("\n", stdout);
    console_put(stdout, session_shown_text(tui->session));
    fputs("\n", stdout);
    fputs(_("Press Enter to come back."), stdout);
    fflush(stdout);
    tui->showing_text = TRUE;
}

static void come_back(Tui *tui) {
    tui->showing_text = FALSE;
    printf("\n");
    fflush(stdout);
    screen_return();
    tui->stale = TRUE;
}

/* An editor or a mail program has the terminal as a shell would give it. */
static void run_program(Tui *tui) {
    screen_leave();
    terminal_restore_modes();
    session_run(tui->session);
    screen_return();
    screen_forget();
    tui->stale = TRUE;
}

/* ---------------------------------------- actions */

static void act(Tui *tui, const Action *action) {
    tui->stale = TRUE;
    switch (session_act(tui->session, action)) {
    case SESSION_GO_ON: break;
    case SESSION_SHOW_TEXT: show_text(tui); break;
    case SESSION_TERMINAL:
        fputs(session_terminal_text(tui->session), stdout);
        fflush(stdout);
        break;
    case SESSION_RUN: run_program(tui); break;
    case SESSION_SUSPEND: suspend(tui); break;
    case SESSION_END:
        tui->ended = TRUE;
        tui->exit_code = session_exit_code(tui->session);
        break;
    }
}

/* Long texts over the page scroll here; the session knows no rows. */
static gboolean scroll_overlay(Tui *tui, ActionId action) {
    const View *view = session_view(tui->session);
    DrawMemory *memory = &tui->memory;
    int page = MAX(memory->overlay_height - 1, 1);

    if (view->overlay == OVERLAY_NONE || view->overlay == OVERLAY_QUESTION) return FALSE;
    switch (action) {
    case ACTION_UP: memory->overlay_top--; break;
    case ACTION_DOWN: memory->overlay_top++; break;
    case ACTION_PAGE_UP: memory->overlay_top -= page; break;
    case ACTION_PAGE_DOWN: memory->overlay_top += page; break;
    case ACTION_FIRST: memory->overlay_top = 0; break;
    case ACTION_LAST: memory->overlay_top = memory->overlay_rows; break;
    default: return FALSE;
    }
    memory->overlay_top = CLAMP(memory->overlay_top, 0, MAX(memory->overlay_rows - memory->overlay_height, 0));
    tui->stale = TRUE;
    return TRUE;
}

static void run_row(Tui *tui, const KeyRow *row) {
    Action action = {.id = row->action, .width = MAX(tui->memory.words_width, 1), .rows = MAX(tui->memory.page_rows, 1)};

    if (row->action == ACTION_EDIT)
        action.edit = (EditAction)row->argument;
    else
        action.number = row->argument;
    if (row->action == ACTION_REDRAW) screen_forget();
    if (!scroll_overlay(tui, row->action)) act(tui, &action);
}

static void type(Tui *tui, gunichar character) {
    char text[7] = {0};
    g_unichar_to_utf8(character, text);
    act(tui, &(Action){.id = ACTION_TYPE, .text = text, .width = MAX(tui->memory.words_width, 1)});
}

/* Nothing can be seen: only leaving (the draft is kept), suspending and redrawing make sense. */
static void press_unseen(Tui *tui, const KeyRow *row) {
    if (row == NULL) return;
    if (row->action == ACTION_LEAVE) {
        session_hang_up(tui->session);
        tui->ended = TRUE;
        tui->exit_code = session_exit_code(tui->session);
    } else if (row->action == ACTION_REDRAW || row->action == ACTION_SUSPEND) {
        run_row(tui, row);
    }
}

static void press(Tui *tui, const InputEvent *event) {
    unsigned scope = session_view(tui->session)->scope;
    gboolean typing = (scope & (SCOPE_FORM | SCOPE_WORDS | SCOPE_BLANK | SCOPE_PASTE | SCOPE_FIND)) != 0;
    const KeyRow *row = keys_find(event->press, scope);

    if (tui->notice != NULL) {
        g_clear_pointer(&tui->notice, g_free);
        tui->stale = TRUE;
    }
    if (tui->showing_text) {
        if (row != NULL && (row->action == ACTION_NEXT || row->action == ACTION_BACK)) come_back(tui);
    } else if (too_small()) {
        press_unseen(tui, row);
    } else if (event->press == PRESS_PASTE) {
        if (typing || session_view(tui->session)->takes_offer)
            act(tui, &(Action){.id = ACTION_PASTE, .text = event->text, .width = MAX(tui->memory.words_width, 1)});
    } else if (row != NULL) {
        run_row(tui, row);
    } else if (typing && keys_printable(event->press)) {
        type(tui, event->press);
    }
}

static void take_events(Tui *tui) {
    InputEvent event;
    while (!tui->ended && input_take(tui->input, &event)) press(tui, &event);
}

/* ---------------------------------------- ends */

/* A signal, or the line dropped: everything is kept, nothing is asked. */
static void hang_up(Tui *tui, int number) {
    session_hang_up(tui->session);
    tui->ended = TRUE;
    tui->exit_code = 128 + number;
}

static void take_signal(Tui *tui, int number) {
    switch (number) {
    case SIGWINCH:
        if (!tui->showing_text) screen_resize();
        tui->stale = TRUE;
        break;
    case SIGTSTP: suspend(tui); break;
    case SIGCONT: continued(tui); break;
    default: hang_up(tui, number); break;
    }
}

/* ---------------------------------------- the loop */

/* A minute before the end, or half-way there when the limit is short. */
static gint64 warning_time(const Tui *tui) {
    gint64 before = MIN(60 * G_USEC_PER_SEC, tui->idle_limit / 2);
    return tui->last_key + tui->idle_limit - before;
}

/* Nobody is there: everything is kept, as at any other end. */
static void watch_idle(Tui *tui, gint64 now) {
    if (tui->idle_limit == 0 || tui->ended) return;
    if (now >= tui->last_key + tui->idle_limit) {
        session_hang_up(tui->session);
        tui->ended = TRUE;
        tui->exit_code = session_exit_code(tui->session);
    } else if (now >= warning_time(tui) && !tui->warned) {
        g_free(tui->notice);
        tui->notice = g_strdup(_("No key for a long time: press one to stay, or the letter is kept and this ends."));
        tui->warned = tui->stale = TRUE;
    }
}

/* The earlier of two times, of which the first may be -1: none. */
static gint64 earlier(gint64 deadline, gint64 time) {
    return deadline < 0 || time < deadline ? time : deadline;
}

static int time_to_wait(const Tui *tui, gint64 now) {
    gint64 deadline = input_deadline(tui->input);
    if (session_proofreading(tui->session)) return 0;
    if (tui->idle_limit != 0) deadline = earlier(deadline, tui->warned ? tui->last_key + tui->idle_limit : warning_time(tui));
    if (session_reading_deadline(tui->session) >= 0) deadline = earlier(deadline, session_reading_deadline(tui->session));
    if (session_unsaved(tui->session)) deadline = earlier(deadline, tui->kept_again + KEEP_AGAIN);
    return deadline < 0 ? -1 : (int)(MAX(deadline - now, 0) / 1000 + 1);
}

/* A disk may have room again although nobody presses a key. */
static void keep_again(Tui *tui, gint64 now) {
    if (tui->ended || !session_unsaved(tui->session)) {
        tui->kept_again = now;
    } else if (now >= tui->kept_again + KEEP_AGAIN) {
        tui->kept_again = now;
        if (session_keep_again(tui->session)) tui->stale = TRUE;
    }
}

/* On a terminal that marks no pastes the offer comes as keys: the screen says where they are
   text. */
static InputExpect expected(Tui *tui) {
    const View *view = session_view(tui->session);
    if (tui->showing_text || too_small()) return INPUT_KEYS;
    if (view->scope == SCOPE_PASTE || (view->takes_offer && view->overlay == OVERLAY_QUESTION)) return INPUT_TEXT;
    return view->takes_offer && view->scope == SCOPE_TEXT ? INPUT_LINES : INPUT_KEYS;
}

static void read_keys(Tui *tui) {
    char bytes[4096];
    ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);

    if (count > 0) {
        tui->last_key = g_get_monotonic_time();
        tui->warned = FALSE;
        input_expect(tui->input, expected(tui));
        input_feed(tui->input, bytes, (gsize)count, tui->last_key);
    } else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
        hang_up(tui, SIGHUP);
    }
}

static void read_on(Tui *tui) {
    if (session_read_on(tui->session) && !tui->showing_text) tui->stale = TRUE;
}

/* No key waits. */
static void proofread(Tui *tui) {
    if (session_proofread(tui->session) && !tui->showing_text) tui->stale = TRUE;
}

static void wait_once(Tui *tui) {
    struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0},
                           {terminal_signal_fd(), POLLIN, 0},
                           {session_proof_descriptor(tui->session), POLLIN, 0},
                           {session_reading_descriptor(tui->session), POLLIN, 0}};
    int count = poll(fds, G_N_ELEMENTS(fds), time_to_wait(tui, g_get_monotonic_time()));
    int number;

    while (!tui->ended && (number = terminal_next_signal()) != 0) take_signal(tui, number);
    if (tui->ended) return;
    if (count > 0 && fds[0].revents != 0)
        read_keys(tui);
    else if ((count > 0 && fds[2].revents != 0) || (count == 0 && session_proofreading(tui->session)))
        proofread(tui);
    else if (count == 0)
        input_tick(tui->input, g_get_monotonic_time());
    read_on(tui);
    watch_idle(tui, g_get_monotonic_time());
    keep_again(tui, g_get_monotonic_time());
    take_events(tui);
}

/* A person's own files have faults: said at once in one sentence, listed at the end. */
static void notice_problems(Tui *tui) {
    guint count = problems_count(session_problems(tui->session), PROBLEM_WARNING);
    if (count == 0 || tui->notice != NULL) return;
    tui->notice = g_strdup_printf(ngettext("%u fault in your own files was passed over; it is told when you leave.",
                                           "%u faults in your own files were passed over; they are told when you leave.", (gulong)count),
                                  count);
}

/* What stands for a letter on the screen must not be taken for the letter. */
static void notice_charset(Tui *tui) {
    if (translate_to_utf8() || tui->notice != NULL) return;
    tui->notice = g_strdup_printf(_("This terminal's charset (%s) lacks some letters: others stand for them here, your letter keeps them."),
                                  console_charset() != NULL ? console_charset() : "ASCII");
}

static void run(Tui *tui) {
    g_autoptr(GError) error = NULL;

    show(tui); /* the first screen comes before anything is read */
    if (!session_prepare(tui->session, &error)) {
        screen_stop();
        if (problems_count(session_problems(tui->session), PROBLEM_ERROR) == 0) /* else they say it, with their places */
            console_complain("%s", error != NULL ? error->message : _("the catalogue cannot be read"));
        tui->exit_code = EXIT_TROUBLE;
        return;
    }
    notice_problems(tui);
    tui->stale = TRUE;
    while (!tui->ended) {
        if (tui->stale) show(tui);
        wait_once(tui);
    }
}

/* ---------------------------------------- start and stop */

static void print_problems(const Problems *problems) {
    const Problem *problem;
    for (guint i = 0; problems != NULL && (problem = problems_get(problems, i)) != NULL; i++) {
        g_autofree char *line = problem_format(problem);
        console_complain_at(line);
    }
}

static int run_on_screen(Tui *tui) {
    g_autofree char *why = NULL;

    terminal_start();
    if (!screen_start(&tui->notice, &why)) {
        terminal_stop();
        console_complain("%s", why);
        return TUI_UNUSABLE;
    }
    console_hold();
    tui->input = input_new(console_charset());
    notice_charset(tui);
    run(tui);
    screen_stop();
    terminal_stop();
    console_release();
    print_problems(session_problems(tui->session));
    if ((tui->exit_code < 128 || session_unsaved(tui->session)) && *session_farewell(tui->session) != '\0')
        console_put(stdout, session_farewell(tui->session));
    fflush(stdout);
    return tui->exit_code;
}

int tui_run(const WizardOptions *options) {
    g_autoptr(GError) error = NULL;
    g_autofree char *why = NULL;
    Tui tui = {.restricted = options->session.restricted,
               .idle_limit = options->session.idle_seconds * G_USEC_PER_SEC,
               .last_key = g_get_monotonic_time()};

    if (!screen_possible(&why)) {
        console_complain("%s", why);
        return TUI_UNUSABLE;
    }
    tui.session = session_new(&options->session, &error);
    if (tui.session == NULL) {
        console_complain("%s", error != NULL ? error->message : _("the wizard cannot start"));
        return EXIT_TROUBLE;
    }
    int code = run_on_screen(&tui);
    session_free(tui.session);
    input_free(tui.input);
    draw_memory_clear(&tui.memory);
    g_free(tui.notice);
    return code;
}
