/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Encoded words ("=?utf-8?B?…?=") of a header, made safe before GMime sees them: it stops at a
 * padding, knows few labels by what they mean, and parts letters that were cut between two words.
 */
#ifndef BOWOUT_SRC_MAIL_ENCODED_H
#define BOWOUT_SRC_MAIL_ENCODED_H

#include <glib.h>

/* The header's raw value with its lines unfolded, and every run of encoded words of one charset
   as one word in UTF-8. What it says stays encoded, so a comma or bracket in it parts nothing.
   *unread as for charset_to_utf8. */
char *encoded_mend(const char *raw, gboolean *unread);

#endif
