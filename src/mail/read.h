/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `bowout-mail read`: a mail in, proposals out.
 */
#ifndef BOWOUT_SRC_MAIL_READ_H
#define BOWOUT_SRC_MAIL_READ_H

#include <glib.h>
#include <jansson.h>

/* The answer as bowout/mail/protocol.h has it; NULL and MAIL_FAULT. The caller owns it. */
json_t *read_offer(const char *bytes, gsize length, GError **error);

#endif
