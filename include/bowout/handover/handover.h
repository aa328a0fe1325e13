/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * handover: the ways a finished letter gets out, one row of one table each: as what it is offered
 * by Hand over, how `compose --format` calls it, which text it makes, what it needs, and what is
 * done with the text. Each way says in words what it did and where. Programs are run with an argv,
 * never through a shell.
 */
#ifndef BOWOUT_HANDOVER_HANDOVER_H
#define BOWOUT_HANDOVER_HANDOVER_H

#include "bowout/flow/flow.h"
#include "bowout/handover/forms.h"
#include "bowout/letter/answers.h"
#include "bowout/letter/compose.h"

typedef enum {
    HANDOVER_DONE,
    HANDOVER_FAILED,
    HANDOVER_EXISTS,   /* ask first (the file is there; send it now?), then once more with `confirmed` */
    HANDOVER_SHOW,     /* the face shows the text plainly (normal screen, no borders), then comes back */
    HANDOVER_AT_EXIT,  /* the text is printed on the normal screen after the wizard has ended */
    HANDOVER_TERMINAL, /* the face writes the text to the terminal as it is: a sequence that fills its clipboard */
    HANDOVER_RUN       /* the face gives the terminal to argv (process_interact), then comes back */
} HandoverOutcome;

#define HANDOVER_SEND_SECONDS 30u

/* What the person has set up; see handover_settings_read. */
typedef struct {
    char **mailer;      /* opens a mail to be sent by hand: neomutt -H; NULL: none */
    char **sendmail;    /* sends one: msmtp; NULL: none */
    guint send_seconds; /* how long that may take; then it is ended, and nobody knows whether it sent; 0: HANDOVER_SEND_SECONDS */
    char *mail_path;    /* the mail that the mailer opens; the caller names the file, and removes it in the end */
    char *save_folder;  /* restricted: files are saved here and nowhere else, none is replaced; NULL: not at all. Set by the caller */
} HandoverSettings;

/* From settings.h: mailer = {"neomutt", "-H"}  sendmail = {"msmtp"}. $BOWOUT_MAILER goes before
   them. */
void handover_settings_read(HandoverSettings *settings, Problems *problems);
void handover_settings_clear(HandoverSettings *settings);

typedef struct {
    char *words; /* one sentence: what was done, or why not */
    char *text;  /* SHOW, AT_EXIT: what to show; TERMINAL: the bytes; else NULL */
    char **argv; /* RUN */
} HandoverResult;
void handover_result_clear(HandoverResult *result);

/* What a way is told when it is carried out (handover.c). */
typedef struct HandoverOrder HandoverOrder;

typedef struct {
    FlowWay way;        /* as Hand over offers it; without an id: not there */
    const char *format; /* as --format takes it; NULL: not there */
    /* The whole text, with a line break at its end; NULL with `error` when it cannot be made.
     * Owned by the caller. Without it carry_out makes what it needs. */
    char *(*make)(const FormInput *input, GError **error);
    gsize length_safe; /* some programs cut longer ones; 0: no matter */
    /* Whether it can work here: programs are there, files may be written. NULL: everywhere. */
    gboolean (*possible)(const HandoverSettings *settings, gboolean restricted);
    HandoverOutcome (*carry_out)(const HandoverOrder *order, const char *text);
} HandoverForm;

/* NULL: there is none of that name. */
const HandoverForm *handover_format(const char *name);
/* "text, chat, …" Owned by the caller. */
char *handover_format_names(void);
/* The channel the letter is composed for: the one chosen where the form goes with it. */
ChannelId handover_channel(const HandoverForm *form, ChannelId chosen);

/* GArray of FlowWay, for the flow: those that can work here and now. restricted: no programs, no
 * files of a chosen name. Owned by the caller. */
GArray *handover_ways(const HandoverSettings *settings, gboolean restricted);

HandoverOutcome handover_carry_out(const char *way, const char *value, gboolean confirmed, const FormInput *input,
                                   const HandoverSettings *settings, gboolean restricted, HandoverResult *result);

#endif
