/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `bowout-mail write`: a request in, a mail out.
 *
 * Paragraphs stay one line each, in quoted-printable: phones, webmail and terminals wrap them to
 * their own width. format=flowed (lines of 72 that go on after a blank) is used when the request
 * asks for it, or when the text quotes ("> …") and has long lines: there it lets the reader's
 * program wrap quoted lines without breaking their marks. Not always, because webmail does not know
 * it and shows short ragged lines.
 */
#ifndef BOWOUT_SRC_MAIL_WRITE_H
#define BOWOUT_SRC_MAIL_WRITE_H

#include <glib.h>

/* The mail; NULL and MAIL_FAULT. */
char *write_reply(const char *request, gsize length, gsize *size, GError **error);

#endif
