/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charsets: what the labels of mails mean, for bodies and headers alike. Many labels are said and
 * their superset is meant, as browsers and mail programs have long read them: "iso-8859-1" with the
 * curly quotes of Windows, "gb2312" with all of GB 18030.
 */
#ifndef BOWOUT_SRC_MAIL_CHARSET_H
#define BOWOUT_SRC_MAIL_CHARSET_H

#include <glib.h>

/* Loads what converting this label needs, before no more files can be opened; the usual ones;
   what HTML may name within itself. */
void charset_load(const char *label);
void charset_load_usual(void);
void charset_load_html(void);
void charset_release(void);

/* Says nothing about the charset: NULL, "unknown-8bit" … */
gboolean charset_says_nothing(const char *label);

/* Valid UTF-8, never NULL; what cannot be read becomes U+FFFD, NUL a blank. *unread becomes TRUE
   (and never FALSE) when the label is not known or most of the text is nothing in it. Without a
   label it is UTF-8 where it can be, else Windows' western one. */
char *charset_to_utf8(const char *bytes, gsize length, const char *label, gboolean *unread);

/* The charset that HTML names in its first lines (<meta charset=…>); NULL: none. */
char *charset_of_html(const char *bytes, gsize length);

#endif
