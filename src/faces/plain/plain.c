/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plain: see plain.h. The same session as the full-screen face, asked in lines. Each line becomes
 * the actions a person would have made with keys, so the same answers give the same letter in both.
 */
#include "config.h"

#include "bowout/faces/plain.h"

#include <stdio.h>
#include <unistd.h>

#include "bowout/base/console.h"
#include "bowout/base/translate.h"
#include "plain-private.h"

/* ---- overlays ------------------------------------------------------------------------------- */

static AskOutcome ask_overlay(Plain *plain) {
    const View *view = plain_view(plain);

    say_gap();
    if (view->overlay_title != NULL && *view->overlay_title != '\0') say_line(view->overlay_title);
    if (view->overlay == OVERLAY_PREVIEW || view->overlay == OVERLAY_TEXT) say_gap();
    /* The text of HELP speaks of keys and of places on a screen. */
    if (view->overlay == OVERLAY_HELP)
        answer_help(plain);
    else if (view->overlay_text != NULL && *view->overlay_text != '\0')
        say_paragraphs(view->overlay_text);
    if (view->overlay == OVERLAY_QUESTION) {
        say_items(view, view->overlay_items, view->overlay_selected);
        return answer_menu(plain, view->overlay_items);
    }
    plain_act(plain, ACTION_BACK);
    return ASK_LINE;
}

/* ---- the loop ------------------------------------------------------------------------------- */

/* A question says itself what is wrong with its answer. */
static gboolean said_by_question(const View *view) {
    return view->fields != NULL && view->fields->len > 0 && view->message_kind == MESSAGE_ERROR &&
           ((const ViewField *)view->fields->pdata[view->focused])->error != NULL;
}

/* Praise for a wording that is only proposed tells nothing: the catalogue's wordings are all
   sound. */
static gboolean worth_saying(const Plain *plain, const View *view) {
    if (said_by_question(view)) return FALSE;
    if (view->message == NULL || *view->message == '\0' || (view->words != NULL && view->words_error == NULL)) return FALSE;
    if (view->message_kind == MESSAGE_PRAISE && view->kind == STEP_MENU) return FALSE;
    /* These answer what was just typed. */
    if (view->message_kind == MESSAGE_ERROR || view->message_kind == MESSAGE_PLAIN) return TRUE;
    return g_strcmp0(view->message, plain->message_said) != 0;
}

/* What the numbers on the paper stand for. */
static char *list_of(const View *view) {
    GString *list = g_string_new(NULL);

    for (guint i = 0; view->items != NULL && i < view->items->len; i++) {
        const ViewItem *item = view->items->pdata[i];
        g_string_append_printf(list, "%s\n%s\n%d\n", item->text, item->mark != NULL ? item->mark : "", (int)item->box);
    }
    return g_string_free(list, FALSE);
}

/* Of a list of boxes only the one that changed, which is the selected one. */
static void say_box(const View *view) {
    const ViewItem *item = view->items->pdata[view->selected];
    if (item->box != BOX_NONE) say_format(item->box == BOX_TICKED ? _("Ticked: %s") : _("No longer ticked: %s"), item->text);
}

static void say_list_again(const View *view) {
    if (view->kind == STEP_CHECKLIST) {
        say_box(view);
        return;
    }
    if (view->kind == STEP_REVIEW) { /* the letter has changed, too */
        say_step(view);
        return;
    }
    say_gap();
    say_items(view, view->items, view->selected);
}

/* It is short, and what is asked next depends on it. */
static gboolean read_offer(Plain *plain) {
    if (session_reading_descriptor(plain->session) < 0) return FALSE;
    say_line(_("Reading the offer."));
    say_flush();
    session_read_now(plain->session);
    plain->say_again = TRUE;
    return TRUE;
}

/* The selected part of the letter has other words now, and nothing else has changed. */
static void say_new_words(Plain *plain, gboolean said) {
    const View *view = plain_view(plain);
    char *letter = view->kind == STEP_REVIEW && view->letter != NULL ? letter_text(view->letter) : NULL;
    gboolean other = g_strcmp0(letter, plain->letter_said) != 0;
    if (other && !said && letter != NULL && plain->letter_said != NULL) say_part(view);
    g_free(plain->letter_said);
    plain->letter_said = letter;
}

static void say_what_is_new(Plain *plain) {
    gboolean read = read_offer(plain);
    session_proofread_now(plain->session);
    const View *view = plain_view(plain);
    gboolean other = g_strcmp0(view->id, plain->step_said) != 0, again = plain->say_again;
    g_autofree char *list = list_of(view);
    gboolean whole = other || again || g_strcmp0(list, plain->list_said) != 0;

    if (other) {
        plain->words_begun = FALSE;
        g_clear_pointer(&plain->message_said, g_free);
    }
    if (other || again) {
        say_step(view);
        if (read) say_filled_in(view);
    } else if (whole)
        say_list_again(view);
    else if (view->selected != plain->selected_said)
        say_selected(view->items, view->selected);
    plain->selected_said = view->selected;
    g_free(plain->list_said);
    plain->list_said = g_steal_pointer(&list);
    if (plain->say_again) plain->words_begun = FALSE;
    plain->say_again = FALSE;
    if (other) {
        g_free(plain->step_said);
        plain->step_said = g_strdup(view->id);
    }
    if (worth_saying(plain, view)) {
        say_message(view->message, view->message_kind);
        g_free(plain->message_said);
        plain->message_said = g_strdup(view->message);
    }
    say_new_words(plain, whole);
}

/* That nothing can be kept, or not where it was, must be heard, once for each reason. */
static void say_status(Plain *plain) {
    const char *status = plain_view(plain)->status;

    if (*status == '\0' || g_str_equal(status, _("saved"))) status = NULL;
    if (g_strcmp0(status, plain->status_said) == 0) return;
    say_line(status != NULL ? status : _("Saved again."));
    g_free(plain->status_said);
    plain->status_said = g_strdup(status);
}

/* What became of it is heard with the next answer. */
static gboolean keep_again(gpointer session) {
    session_keep_again(session);
    return session_unsaved(session);
}

static AskOutcome ask_step(Plain *plain) {
    const View *view = plain_view(plain);

    ask_set_tick(session_unsaved(plain->session) ? keep_again : NULL, plain->session);

    if (view->overlay != OVERLAY_NONE) return ask_overlay(plain);
    say_what_is_new(plain);
    say_status(plain);
    if (view->kind == STEP_BLANK) return answer_blank(plain);
    if (view->words != NULL) return answer_words(plain);
    if (view->fields != NULL && view->fields->len > 0) return answer_form(plain);
    return answer_menu(plain, view->items);
}

static int finish(Plain *plain) {
    const char *farewell = session_farewell(plain->session);

    if (farewell != NULL && *farewell != '\0') {
        say_gap();
        say_letter(farewell);
    }
    if (!say_flush()) {
        console_complain("%s", _("the output could not be written"));
        return EXIT_TROUBLE;
    }
    return session_exit_code(plain->session);
}

static int run(Plain *plain) {
    say_line(
        _("Bow out: say no to a job offer, and keep the door open. Type ? and Enter for help, q and Enter to leave. Where you type words, "
          "commands begin with a colon: :? and :q."));
    while (plain->next != SESSION_END) {
        AskOutcome outcome = ask_step(plain);
        if (outcome != ASK_LINE) {
            session_hang_up(plain->session);
            say_gap();
            if (outcome != ASK_SIGNAL) return finish(plain);
            if (session_unsaved(plain->session)) finish(plain);
            return 128 + ask_signal();
        }
        if (plain->next == SESSION_TERMINAL) {
            say_flush();
            fputs(session_terminal_text(plain->session), stdout);
        }
        if (plain->next == SESSION_RUN) {
            say_flush();
            session_run(plain->session);
        }
        if (plain->next == SESSION_SHOW_TEXT) {
            say_gap();
            say_letter(session_shown_text(plain->session));
            say_gap();
        }
        if (plain->next != SESSION_END) plain->next = SESSION_GO_ON;
    }
    return finish(plain);
}

int plain_run(const WizardOptions *options) {
    g_autoptr(GError) error = NULL;
    Plain plain = {.next = SESSION_GO_ON, .restricted = options->session.restricted, .editor = isatty(STDIN_FILENO)};
    int code;

    plain.session = session_new(&options->session, &error);
    if (plain.session == NULL || !session_prepare(plain.session, &error)) {
        console_complain("%s", error->message);
        session_free(plain.session);
        return EXIT_TROUBLE;
    }
    for (guint i = 0; i < problems_count(session_problems(plain.session), PROBLEM_WARNING); i++) {
        g_autofree char *line = problem_format(problems_get(session_problems(plain.session), i));
        console_complain_at(line);
    }
    say_start();
    ask_start(options->session.restricted);
    ask_set_idle_limit(options->session.idle_seconds);
    code = run(&plain);
    g_free(plain.step_said);
    g_free(plain.list_said);
    g_free(plain.letter_said);
    g_free(plain.message_said);
    g_free(plain.status_said);
    session_free(plain.session);
    return code;
}
