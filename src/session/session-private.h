/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the session share: session.c carries out actions, handing.c hands over,
 * keeping.c keeps drafts, sources.c reads the catalogue, the rules, the answers file and the
 * offer's mail.
 */
#ifndef BOWOUT_SESSION_PRIVATE_H
#define BOWOUT_SESSION_PRIVATE_H

#include "bowout/base/process.h"
#include "bowout/drafts/drafts.h"
#include "bowout/flow/flow.h"
#include "bowout/handover/handover.h"
#include "bowout/post/post.h"
#include "bowout/session/session.h"

struct Session {
    Flow *flow;
    Catalogue *catalogue; /* NULL until prepared */
    Rules *rules;
    Problems *problems;
    Spelling *spelling; /* NULL until Review was shown */
    gboolean told_no_dictionary;
    char *catalogue_folder;
    gboolean restricted, shared;
    Person *person;          /* who is kept; NULL: restricted */
    char *save_folder;       /* restricted */
    char *code, *draft_code; /* shared: of a new draft, and of the one that goes on (or NULL) */
    guint idle_seconds;
    GArray *ways; /* FlowWay: those that may be used here */

    Drafts *drafts;    /* NULL: the store cannot be used, see not_saved */
    gint64 draft;      /* the draft being written; 0: none yet */
    gboolean apart;    /* another session has the one that it was */
    gint64 unfinished; /* the one Welcome offers; 0: none */
    char *kept;        /* the snapshot kept last; NULL: what was written last is not kept */
    char *not_saved;   /* why nothing can be kept, or NULL */
    struct {           /* of the draft, as it was handed over; all NULL: it was not */
        char *whom, *snapshot, *subject, *place;
    } handed;

    PostOffer *offer;     /* the one that is answered, or NULL */
    PostReading *reading; /* one that was pasted and is being read, or NULL */
    HandoverSettings settings;
    char **run_argv; /* SESSION_RUN: the program, for which way, and what to say when it went well */
    char *run_way, *run_words;
    char *edited;           /* SESSION_RUN: the file that an editor has instead, or NULL */
    gboolean edited_beside; /* it is found at the next start */
    char *rescued;          /* what became of a letter that could not be kept, and where it is; NULL: nothing */
    char *print_text;       /* to be printed at the end, or NULL */
    char *shown_text, *terminal_text, *farewell;
    GPtrArray *done_words; /* what was handed over, char * */
    int exit_code;
};

/* ---- sources.c ---- */

Answers *sources_answers(const char *path, Problems *problems, GError **error);
gboolean sources_load(Session *session, GError **error);
/* Who the person of the settings is; from here on days, words and offers are read as theirs. */
void sources_read_person(Session *session);
/* Which channel and tone need not be asked: the person's usual ones, else those of the last
   letter. */
void sources_set_habits(Session *session);
/* Keeps who wrote this letter; with a name of the person's table only this, as `value` has it. */
void sources_keep_person(Session *session, const char *name, const char *value);

PostOffer *sources_offer(const char *path, GError **error);
/* It is the one that is answered from now on: what the person has not written is taken from it.
   Takes it over. */
void sources_take_offer(Session *session, PostOffer *offer);
/* After a draft was opened: one of another offer is not an answer to this mail, but perhaps to
   the one it began with. */
void sources_fit_offer(Session *session);

/* ---- handing.c, editing.c ---- */

/* The person's own editor on a private file with this text. */
SessionNext editing_start(Session *session, const char *stage, const char *text);
/* Takes what the editor left. */
void editing_finish(Session *session, const char *editor, const ProcessEnd *end);
/* Removes the file. */
void editing_end(Session *session);
/* After a draft was opened: what was saved in an editor that outlived the wizard, or ended with
   it. */
void editing_pick_up(Session *session);

void handing_set_ways(Session *session);
SessionNext handing_hand_over(Session *session, const Effect *effect);
/* What was asked to be printed at the end, cleaned; NULL: nothing. Owned by the caller. */
char *handing_text_at_exit(Session *session);

/* ---- reading.c ---- */

void reading_start(Session *session, const char *text);
/* Its letter is not on the screen any more. */
void reading_break_off(Session *session);

/* ---- proofing.c ---- */

void proofing_add_word(Session *session, const char *word);

/* ---- keeping.c ---- */

void keeping_open(Session *session, gint64 wanted, GError **error);
/* On an account of several people: the draft with this code (NULL: a new one). */
void keeping_open_shared(Session *session, const char *code, GError **error);
/* What the next view shows is kept before it is shown. step: it must survive a power cut too. */
void keeping_keep(Session *session, gboolean step);
/* value: the id of a draft; NULL: the one that Welcome offers. TRUE: it is on the screen now. */
gboolean keeping_continue(Session *session, const char *value, gboolean take_over);
/* value: as above. FALSE: it is still there, which was said. */
gboolean keeping_delete(Session *session, const char *value);
void keeping_delete_current(Session *session);
void keeping_handed_over(Session *session, const char *words);

/* Whom a draft is for, and what it is about; for lists. */
const char *keeping_whom(const DraftInfo *info);
char *keeping_subject(const Session *session); /* owned by the caller */
void keeping_tell_unopened(Session *session, const GError *error);
/* What is on the screen is another letter from now on. */
void keeping_as_new(Session *session);
/* The letter at hand was never handed over. */
void keeping_forget_handed(Session *session);

/* ---- letters.c ---- */

void letters_show_list(Session *session);
void letters_read(Session *session, const char *value);
void letters_begin_from(Session *session, const char *value);
void letters_follow(Session *session, const char *value);
void letters_delete(Session *session, const char *value);

/* ---- rescue.c: a letter that cannot be kept ---- */

/* Writes it into a file where one can be written; what is to be said of it, or NULL with
   `error`. Owned by the caller. */
char *rescue_to_file(Session *session, GError **error);
/* The letter as far as it is written, to be printed. Owned by the caller. */
char *rescue_to_print(Session *session);

/* ---- restricted-note.c ---- */

/* Help says what is off; on a shared account Welcome tells the code. */
void restricted_tell(Session *session);
/* How to come back. */
void restricted_say_kept(const Session *session, GString *words);

#endif
