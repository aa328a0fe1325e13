/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * session: a flow with its surroundings: catalogue and rules, drafts, hand-over. Every interactive
 * face talks to a session only: it sends actions and shows views. Saving precedes showing: when
 * session_act returns, what the next view shows is kept.
 */
#ifndef BOWOUT_SESSION_SESSION_H
#define BOWOUT_SESSION_SESSION_H

#include "bowout/base/problem.h"
#include "bowout/flow/action.h"
#include "bowout/flow/view.h"

#define SESSION_ERROR (session_error_quark())
GQuark session_error_quark(void);
typedef enum {
    SESSION_ERROR_ARGUMENT, /* what was asked for makes no sense */
    SESSION_ERROR_FILE      /* a file that is needed cannot be used; the message names it with its line */
} SessionError;

/* The strings are borrowed until session_new has returned. */
typedef struct {
    const char *catalogue_folder; /* --catalogue, or NULL */
    const char *answers_path;     /* --answers, or NULL */
    const char *offer_path;       /* --offer, or NULL */
    const char *draft;            /* --draft ID (shared: its code), or NULL */
    gboolean restricted;
    const char *save_folder; /* restricted: letters are saved here only; NULL: not at all */
    gboolean shared;         /* restricted: several people use the account, a draft is known by its code */
    guint idle_seconds;      /* restricted: so long without a key ends the session (the faces watch the time); 0: no limit */
} SessionOptions;

typedef struct Session Session;

/* Quick: reads no catalogue. NULL with `error` when an argument cannot be used (unreadable
   answers file, …). */
Session *session_new(const SessionOptions *options, GError **error);
void session_free(Session *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Session, session_free)

/* Reads catalogue and rules; a face calls it once Welcome is on the screen (session_act does it
 * when needed). FALSE: the shipped catalogue cannot be used at all. Faults of a person's own
 * files are in session_problems. */
gboolean session_prepare(Session *session, GError **error);
const Problems *session_problems(const Session *session);

typedef enum {
    SESSION_GO_ON,     /* show the next view */
    SESSION_SHOW_TEXT, /* show session_shown_text on the normal screen, wait for Enter, come back */
    SESSION_TERMINAL,  /* write session_terminal_text to the terminal, byte for byte, and show the next view */
    SESSION_RUN,       /* give the terminal to a program: with its normal modes call session_run, then come back */
    SESSION_SUSPEND,   /* stop the process as the shell expects (not in restricted mode) */
    SESSION_END        /* restore the terminal, print session_farewell, exit with session_exit_code */
} SessionNext;

SessionNext session_act(Session *session, const Action *action);
const View *session_view(Session *session);
const char *session_shown_text(const Session *session);
const char *session_terminal_text(const Session *session);
void session_run(Session *session);

/* An offer that was pasted is read in the background. A face for which a key must never wait
 * calls session_read_on when the descriptor can be read (-1: there is none) or the deadline
 * (monotonic; -1: none) has passed. TRUE: the view has changed. */
gboolean session_read_on(Session *session);
int session_reading_descriptor(const Session *session);
gint64 session_reading_deadline(const Session *session);
/* The same to its end, for a face that asks one thing after the other. */
void session_read_now(Session *session);

/* Spelling is read at Review, and is slow. A face for which a key must never wait calls this
 * each time it has shown a view, when the descriptor can be read (-1: there is none), and while
 * session_proofreading says so and no key waits. TRUE: the view has changed. */
gboolean session_proofread(Session *session);
int session_proof_descriptor(const Session *session);
gboolean session_proofreading(const Session *session);
/* The same to its end, for a face that prints the review once. */
void session_proofread_now(Session *session);

/* What is on the screen could not be kept. A face for which a person may sit still then calls
 * session_keep_again every so many seconds. TRUE: the view has changed. */
#define SESSION_KEEP_AGAIN_SECONDS 5
gboolean session_unsaved(const Session *session);
gboolean session_keep_again(Session *session);

/* The line dropped or a signal came: keep everything, at once. A letter that cannot be kept goes
 * into a file elsewhere, or into the farewell: then that should be printed if it can be
 * (session_unsaved says so). */
void session_hang_up(Session *session);

/* What to print on the normal screen after the end ("" for nothing): the letter if that was
   asked for, where things are. */
const char *session_farewell(const Session *session);
int session_exit_code(const Session *session);

#endif
