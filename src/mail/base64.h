/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base64 as mails have it. GMime stops for good at the first padding; here every padded piece is a
 * piece, so nothing behind it is lost, in bodies put together from lines and in encoded words.
 */
#ifndef BOWOUT_SRC_MAIL_BASE64_H
#define BOWOUT_SRC_MAIL_BASE64_H

#include <glib.h>

/* Appends the bytes to `out`. What is no base64 is left out; only lines of plain words after a
   padded end (the footer that a mailing list adds) are kept as they are. */
void base64_append(GByteArray *out, const char *text, gsize length);

#endif
