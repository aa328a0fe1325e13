/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A first look at the bytes of a mail, before any parser sees them: is it small enough, and which
 * charsets does it name?
 */
#ifndef BOWOUT_SRC_MAIL_SCAN_H
#define BOWOUT_SRC_MAIL_SCAN_H

#include <glib.h>

#define SCAN_CHARSETS_MOST 20u

/* Where the mail begins: after a byte order mark, empty lines and an mbox "From " line. */
gsize scan_start(const char *bytes, gsize length);

/* FALSE: lines end in a lone CR, as old Macs and some exports wrote them; scan_lines gives a
   copy with newlines (g_free). */
gboolean scan_has_lines(const char *bytes, gsize length);
char *scan_lines(const char *bytes, gsize length);

/* Does this word (lower case) stand anywhere in it? */
gboolean scan_has(const char *bytes, gsize length, const char *word);

/* Size, headers, and how many lines could part it; FALSE and MAIL_FAULT. */
gboolean scan_check(const char *bytes, gsize length, GError **error);

/* Names after "charset=" and in encoded words, each once, at most SCAN_CHARSETS_MOST; only
   letters, digits and -_.: */
GPtrArray *scan_charsets(const char *bytes, gsize length);

#endif
