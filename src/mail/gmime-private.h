/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files that know GMime share: it takes mail.c to the headers, body.c to the text, part.c
 * to one part, encrypted.c to what hides it.
 */
#ifndef BOWOUT_SRC_MAIL_GMIME_PRIVATE_H
#define BOWOUT_SRC_MAIL_GMIME_PRIVATE_H

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#include <gmime/gmime.h>
#pragma GCC diagnostic pop

#include "mail.h"

/* Borrowed; lenient, with the usual charsets where none is named. */
GMimeParserOptions *mail_options(void);

/* Counts the parts below `object` and how deep they lie; FALSE and MAIL_FAULT over the limits. */
gboolean body_within_limits(GMimeObject *object, GError **error);

/* Sets text and what is said about it. Gives the forwarded mail, if one is attached (borrowed). */
GMimeMessage *body_read(GMimeMessage *message, Mail *mail);

gboolean part_is_type(GMimeObject *object, const char *type, const char *subtype);
/* The bytes of a part, its transfer encoding undone, at most MAIL_PART_MOST of what stands in
   the mail; *cut may be NULL. */
GByteArray *part_bytes(GMimeObject *object, gboolean *cut);

/* What lies over the text of a part. */
typedef enum {
    COVER_NONE,
    COVER_SIGNED,   /* a signature that wraps the text in a form which only mail programs open */
    COVER_ENCRYPTED /* a key is needed */
} Cover;
Cover cover_of(GMimeObject *object);
/* A text with the armour of a PGP signature taken off; *encrypted becomes TRUE when it holds an
   encrypted message. Takes `text`. */
char *cover_undo(char *text, gboolean *encrypted);

#endif
