/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * post: mail in and out. What an offer's mail proposes for the facts, and the reply as a mail. The
 * work is done by the helper program bowout-mail, because mail is hostile: it runs with limits of
 * its own, and here with at most POST_SECONDS_MOST seconds; it is ended when it takes longer.
 * Nothing it says is trusted: every string is cleaned again, every value must pass the table of
 * facts, and what is unknown is left out.
 *
 * The helper is $BOWOUT_MAIL_PROGRAM, else bowout-mail where bowout/base/installed.h says.
 */
#ifndef BOWOUT_POST_POST_H
#define BOWOUT_POST_POST_H

#include <glib.h>

#include "bowout/letter/facts.h"
#include "bowout/mail/protocol.h"

#define POST_SECONDS_MOST (MAIL_CLOCK_MOST + 1)

#define POST_ERROR (post_error_quark())
GQuark post_error_quark(void);
typedef enum {
    POST_ERROR_NO_HELPER, /* bowout-mail cannot be run */
    POST_ERROR_TIME,      /* it took too long */
    POST_ERROR_FAILED,    /* it crashed, or its answer is not one */
    POST_ERROR_REFUSED    /* it says why: the mail is too big, no mail, a value may not stand in a header, … */
} PostError;

/* ---- reading an offer ---- */

typedef enum { POST_GUESS, POST_LIKELY, POST_SURE } PostSureness;

typedef struct {
    FactId fact;
    char *value; /* passes facts_check */
    PostSureness sureness;
    const char *place; /* where it was found, as the protocol names it ("signature"); and in words for the person */
    const char *found;
} PostProposal;

/* "sure", "likely", "guess". */
const char *post_sureness_name(PostSureness sureness);

/* What is worth telling besides; a set. */
typedef enum {
    POST_NOTE_FORWARDED = 1 << 0,       /* the contact is the sender of the forwarded mail */
    POST_NOTE_NO_REPLY = 1 << 1,        /* no address that somebody reads: there is no proposal for it */
    POST_NOTE_PLATFORM = 1 << 2,        /* sent by a job site: answer there */
    POST_NOTE_REPLY_ELSEWHERE = 1 << 3, /* answers go to another domain than the mail came from */
    POST_NOTE_HTML = 1 << 4,
    POST_NOTE_NO_TEXT = 1 << 5,
    POST_NOTE_TEXT_CUT = 1 << 6,
    POST_NOTE_ENCRYPTED = 1 << 7,
    POST_NOTE_HOSTILE = 1 << 8, /* something was hidden in a header; it was not used */
    POST_NOTE_DATE_ODD = 1 << 9,
    POST_NOTE_WRAPPED = 1 << 10, /* signed in a form that hides the text */
    POST_NOTE_CHARSET = 1 << 11, /* some of it is in a charset that cannot be read */
    POST_NOTE_ADDRESS_ODD = 1 << 12,
    POST_NOTE_TYPED = 1 << 13,   /* no mail: a text that was pasted or saved */
    POST_NOTE_DAY_OPEN = 1 << 14 /* a day by which to answer that could be two */
} PostNote;

typedef struct {
    GPtrArray *proposals; /* of PostProposal; of one fact the best first */
    guint notes;          /* PostNote */
    char *subject;        /* NULL: none; so are the others */
    char *reply_subject;  /* "Re: …", once */
    char *text;           /* the mail's text, to read or quote; "" when there is none */
    char *own_name;       /* as the mail calls us */
    char *own_address;    /* where it came to: the From of the reply */
    char *message_id;     /* with brackets; NULL in a mail forwarded within the text */
    char **references;    /* with brackets, NULL-terminated; never NULL */
} PostOffer;

/* Who reads the offer (NULL: not known): what is theirs is from then on never proposed as the
   contact, the company or where to write. */
void post_know_own(const char *name, const char *address);

/* The bytes of a mail (.eml), or of any text that somebody copied from a page or a chat; which
   one it is, they say themselves. NULL and POST_ERROR. */
PostOffer *post_offer_read(const char *bytes, gsize length, GError **error);
/* The same from a file, a pipe or ("-") standard input; FILE_ERROR too (bowout/base/file.h). */
PostOffer *post_offer_read_file(const char *path, GError **error);
void post_offer_free(PostOffer *offer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostOffer, post_offer_free)

/*
 * The same without waiting: it is read in the background, and post_reading_take asks what has
 * become of it when the descriptor can be read or the deadline (monotonic) has passed. TRUE: it is
 * over, with the offer or NULL and the error. Freeing one breaks it off.
 */
typedef struct PostReading PostReading;
PostReading *post_reading_new(const char *bytes, gsize length, GError **error);
void post_reading_free(PostReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostReading, post_reading_free)
int post_reading_descriptor(const PostReading *reading);
gint64 post_reading_deadline(const PostReading *reading);
gboolean post_reading_take(PostReading *reading, PostOffer **offer, GError **error);

/* For a process that is about to forbid itself to make others: one is made now that starts the
   helper for it, and does nothing else. */
gboolean post_reading_prepare(GError **error);

/* The best proposal for a fact, or NULL. Borrowed. */
const PostProposal *post_offer_best(const PostOffer *offer, FactId fact);

/* Sets the facts that are not known yet to their best proposals, if at least this sure. Gives
   those that were set: to be marked "from the offer: check". */
FactSet post_offer_fill(const PostOffer *offer, Facts *facts, PostSureness least);

/* One note by the protocol's name; NULL: there is no such note. */
const char *post_note_name(PostNote note);
/* One note as a sentence for the person; NULL for one that needs no words. */
const char *post_note_words(PostNote note);

/* ---- writing the reply ---- */

typedef struct {
    const char *from_name, *from_address; /* NULL: the mail program fills them in */
    const char *to_name, *to_address;
    const char *subject;
    gboolean reply; /* "Re: " before the subject, once */
    const char *text;
    const char *in_reply_to;       /* the message_id of the offer; NULL: none */
    const char *const *references; /* those of the offer; NULL: none */
    const char *message_id;        /* NULL: one is made */
    gboolean flowed;               /* format=flowed even where it does not seem to help */
    gboolean unix_lines;           /* lines end in \n (for sendmail, neomutt, aerc), else \r\n (for a file) */
} PostReply;

/* The mail, dated with the clock (bowout/base/clock.h); NULL and POST_ERROR. */
char *post_reply_write(const PostReply *reply, gsize *length, GError **error);

#endif
