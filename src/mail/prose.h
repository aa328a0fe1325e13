/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a mail cut into what it consists of: what the sender wrote, the signature, older
 * mails below, a mail forwarded within the text.
 */
#ifndef BOWOUT_SRC_MAIL_PROSE_H
#define BOWOUT_SRC_MAIL_PROSE_H

#include <glib.h>

typedef struct {
    char *own;            /* the sender's words, paragraphs on one line each, straight quotes; never NULL */
    char *greeting;       /* the name in "Dear Maria,", or NULL */
    GPtrArray *signature; /* of char *: its lines without blank ones; never NULL */
    char *older;          /* what is quoted below, as paragraphs too; never NULL */
} Prose;

/* `sender`: the name beside the address, or NULL; a line near the end that is it, or its first
   word, is where the signature begins when no closing says so. */
Prose *prose_new(const char *text, const char *sender);
void prose_free(Prose *prose);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prose, prose_free)

/* A mail forwarded within the text. */
typedef struct {
    char *from, *reply_to, *date, *subject, *to; /* as written there; NULL when not there */
    char *text;
} Forwarded;

/* The innermost; NULL when there is none. `marked`: the subject says that the mail is forwarded,
   so nothing in the text needs to. */
Forwarded *forwarded_find(const char *text, gboolean marked);
/* The mail on a mail program's page that was copied. NULL: it is none. */
Forwarded *forwarded_of_page(const char *text);
void forwarded_free(Forwarded *forwarded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Forwarded, forwarded_free)

/* "Fwd: …" */
gboolean subject_forwards(const char *subject);
/* Without "Re:", "AW:", "Fwd:", … and "[list]" at the front. */
char *subject_bare(const char *subject);
/* "Re: " and the subject without any of its own. */
char *subject_reply(const char *subject);

#endif
