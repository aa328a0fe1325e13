/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * forms: a finished letter as other texts: a script to say aloud, a mail, a mailto link, JSON.
 * Each text ends with a line break and is owned by the caller. Nothing here writes anything.
 * Which form is offered where is said by the table in handover.h.
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

/* The script: each stage as a line to say, how long it takes, and what goes with it (catalogue.h,
 * companions). */
char *form_script(const FormInput *input);
/* A reply keeps the subject it answers, with "Re: " once, unless the answers have one of their
   own. */
void form_keep_subject(Answers *answers, const PostOffer *offer);
/* The subject chosen; "" when there is none. */
char *form_subject(const FormInput *input);
/* "Subject: …", an empty line, the letter. */
char *form_reply(const FormInput *input);
/* RFC 6068, in the thread of the offer. The address may be unknown: then the mail program asks
 * for it. No line break at the end. */
char *form_mailto(const FormInput *input);
/* The whole mail, in the thread of the offer. unix_lines: for a program, not for a file.
 * NULL with a POST_ERROR. */
char *form_mail(const FormInput *input, gboolean unix_lines, GError **error);
/* All that is known of the letter. Never fails. */
char *form_json(const FormInput *input, GError **error);


#endif
