/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An offer that is no mail: text out of a chat, a web page or another window, pasted or saved.
 */
#ifndef BOWOUT_SRC_MAIL_PLAIN_H
#define BOWOUT_SRC_MAIL_PLAIN_H

#include "mail.h"

/* By content: a real header block at its beginning makes it a mail. */
gboolean plain_is_mail(const char *bytes, gsize length);

/* Its text as a Mail without headers. NULL and MAIL_FAULT when there is no text in it, or what
   is no text. */
Mail *plain_read(const char *bytes, gsize length, GError **error);

#endif
