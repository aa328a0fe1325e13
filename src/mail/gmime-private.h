/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files that know GMime share: it takes mail.c to the headers, body.c to the text.
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

/* Sets text, from_html, text_cut, encrypted. Gives the forwarded mail, if one is attached (borrowed). */
GMimeMessage *body_read(GMimeMessage *message, Mail *mail);

#endif
