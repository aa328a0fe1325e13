/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * forms: a finished letter as other texts: a script to say aloud, a chat message, a mail, a mailto link, JSON. One table; each form says
 * for which channel the letter has to be composed. Nothing here writes anything.
 */
#ifndef BOWOUT_HANDOVER_FORMS_H
#define BOWOUT_HANDOVER_FORMS_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"
#include "bowout/letter/compose.h"
#include "bowout/post/post.h"

/* What a form is made from; all borrowed. */
typedef struct {
    const Catalogue *catalogue;
    const Answers *answers;
    const Letter *letter;
    const PostOffer *offer; /* the mail that is answered, or NULL */
    guint variant;          /* which one of the suggested letters it is (variants.h); 0: not known */
} FormInput;

typedef struct {
    const char *name;     /* "phone": as --format takes it */
    gboolean own_channel; /* the letter is composed for `channel`, whatever the answers say */
    ChannelId channel;
    /* The whole text, with a line break at its end. NULL with `error` when it cannot be made. Owned by the caller. */
    char *(*make)(const FormInput *input, GError **error);
} Form;

/* NULL past the end. */
const Form *form_at(guint index);
const Form *form_by_name(const char *name);

/* The script: each stage as a line to say, how long it takes, and what goes with it (catalogue.h, companions). */
char *form_script(const FormInput *input);
/* A reply keeps the subject it answers, with "Re: " once, unless the answers have one of their own. */
void form_keep_subject(Answers *answers, const PostOffer *offer);
/* The subject chosen; "" when there is none. */
char *form_subject(const FormInput *input);
/* "Subject: …", an empty line, the letter. */
char *form_reply(const FormInput *input);
/* RFC 6068, in the thread of the offer. The address may be unknown: then the mail program asks for it. No line break at the end. */
char *form_mailto(const FormInput *input);
/* The whole mail, in the thread of the offer. unix_lines: for a program, not for a file. NULL with a POST_ERROR. */
char *form_mail(const FormInput *input, gboolean unix_lines, GError **error);

/* Some programs cut links that are longer. */
#define MAILTO_LENGTH_SAFE 2000u

/* "about 35 seconds". Owned by the caller. */
char *form_speaking_time(guint seconds);

#endif
