/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A mail as it was received, taken apart by GMime and decoded: what the rest of bowout-mail looks
 * at. All strings are valid UTF-8 of one line without anything hostile (words_line), except text;
 * NULL when not there. A header that hid something is left out, and `hostile` says so.
 */
#ifndef BOWOUT_SRC_MAIL_MAIL_H
#define BOWOUT_SRC_MAIL_MAIL_H

#include <glib.h>

typedef struct {
    char *name;
    char *address; /* as address_clean keeps it (bowout/base/address.h) */
} Person;

typedef struct Mail {
    Person from, reply_to, to;
    char *delivered_to;  /* the mailbox it came to, when a header says */
    guint to_count;      /* how many it was sent to */
    char *subject;       /* NULL when hostile */
    char *subject_shown; /* always fit for the eye */
    char *subject_sound; /* always fit for a header: what is hostile is left out */
    char *organization;
    GDateTime *date; /* as the sender says; NULL also when it is no date */
    gboolean date_given;
    GDateTime *received; /* as the last server on the way says */
    char *message_id;    /* with its brackets */
    char *in_reply_to;
    GPtrArray *references; /* of char *, with brackets; never NULL */
    char *text;            /* many lines (words_text); never NULL */
    gboolean from_html, text_cut, encrypted, hostile;
    gboolean typed;       /* no mail at all: plain.h */
    gboolean wrapped;     /* signed in a form that hides the text */
    gboolean unread;      /* something in it is in a charset that cannot be read */
    gboolean address_odd; /* the sender's address is none that an answer could go to as it stands */
    struct Mail *inside;  /* a mail that this one forwards as an attachment */
} Mail;

/* Before limits_no_more_files: loads what converting the charsets that the mail names needs. */
void mail_prepare(const char *bytes, gsize length);
/* At the very end. */
void mail_release(void);

/* NULL and MAIL_FAULT when it is no mail, or over a limit. */
Mail *mail_parse(const char *bytes, gsize length, GError **error);
void mail_free(Mail *mail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mail, mail_free)

void person_clear(Person *person);
/* "Grace Tan <grace@northwind.example>", also "[mailto:…]" as some programs write when they
   forward. NULL is allowed. */
Person mail_person(const char *text);
/* A message id with its brackets, or NULL. Only what could end it or start another header is
   refused: controls, blanks and brackets inside it, other letters than ASCII, an encoded word. */
char *mail_message_id(const char *text);

#endif
