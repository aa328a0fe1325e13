/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the session share: session.c carries out actions, keeping.c keeps drafts, sources.c reads the
 * catalogue, the rules and the answers file.
 */
#ifndef BOWOUT_SESSION_PRIVATE_H
#define BOWOUT_SESSION_PRIVATE_H

#include "bowout/drafts/drafts.h"
#include "bowout/flow/flow.h"
#include "bowout/session/session.h"

struct Session {
    Flow *flow;
    Catalogue *catalogue; /* NULL until prepared */
    Rules *rules;
    Problems *problems;
    char *catalogue_folder;
    gboolean restricted;
    GArray *ways; /* FlowWay: those that may be used here */

    Drafts *drafts;      /* NULL: the store cannot be used, see not_saved */
    gint64 draft;        /* the draft being written; 0: none yet */
    gint64 unfinished;   /* the one Welcome offers; 0: none */
    char *kept;          /* the snapshot kept last */
    char *not_saved;     /* why nothing can be kept, or NULL */

    Letter *print_letter; /* to be printed at the end, or NULL */
    char *shown_text, *farewell;
    GPtrArray *done_words; /* what was handed over, char * */
    int exit_code;
};

/* ---- sources.c ---- */

Answers *sources_answers(const char *path, Problems *problems, GError **error);
gboolean sources_load(Session *session, GError **error);

/* ---- keeping.c ---- */

void keeping_open(Session *session, gint64 wanted, GError **error);
/* What the next view shows is kept before it is shown. step: it must survive a power cut too. */
void keeping_keep(Session *session, gboolean step);
void keeping_continue(Session *session, gboolean take_over);
void keeping_delete_unfinished(Session *session);
void keeping_delete_current(Session *session);
void keeping_handed_over(Session *session, const char *words);

#endif
