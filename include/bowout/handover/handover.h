/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * handover: the ways a finished letter gets out. One table; each row says where it can work, carries out its way and says in words what it
 * did and where. Programs are run with an argv, never through a shell.
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

/* From the file (may be missing): mailer = {"neomutt", "-H"}  sendmail = {"msmtp"}. $BOWOUT_MAILER goes before the file's. */
void handover_settings_read(HandoverSettings *settings, const char *path, Problems *problems);
void handover_settings_clear(HandoverSettings *settings);

typedef struct {
    char *words; /* one sentence: what was done, or why not */
    char *text;  /* SHOW, AT_EXIT: what to show; TERMINAL: the bytes; else NULL */
    char **argv; /* RUN */
} HandoverResult;
void handover_result_clear(HandoverResult *result);

/* All ways as the flow's table; count through the pointer. */
const FlowWay *handover_ways(guint *count);
/* Whether it can work here and now: the programs are there, the terminal is one. restricted: no programs, no files of a chosen name. */
gboolean handover_possible(const char *way, const HandoverSettings *settings, gboolean restricted);

HandoverOutcome handover_carry_out(const char *way, const char *value, gboolean confirmed, const FormInput *input,
                                   const HandoverSettings *settings, gboolean restricted, HandoverResult *result);

#endif
