/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * console: what is written to a terminal outside the full screen, errors first of all. Everything
 * passes text_clean here, so that an argument, a variable or a file's name cannot move the cursor
 * or hide something, and is then put into the terminal's charset. What that charset has not is
 * written as <U+2019> and said in a sentence, never replaced in silence. Files and pipes get UTF-8.
 */
#ifndef BOWOUT_BASE_CONSOLE_H
#define BOWOUT_BASE_CONSOLE_H

#include <glib.h>
#include <stdio.h>

#include "bowout/base/text.h"

/* From now on what GLib and other libraries print or log is cleaned, too. After translate_start. */
void console_start(void);
/* What the program ends with when such words cannot be written. */
#define CONSOLE_UNWRITTEN 2
/* While a full screen stands, that waits. */
void console_hold(void);
void console_release(void);

/* The charset that a terminal here has; NULL: UTF-8, or unknown (the C locale), which mostly is
   UTF-8. */
const char *console_charset(void);

/* `text` cleaned and in the bytes of `to`; `lost` (may be NULL): something has no place in its
   charset. Owned by the caller. */
char *console_encode(FILE *to, const char *text, TextCleanFlags flags, gboolean *lost);
/* Whole lines, and a sentence below when something of them has no place in the terminal's
   charset. FALSE: not written (errno). */
gboolean console_put(FILE *to, const char *text);
/* Whether all that went to standard output got there; if not, it is said. */
gboolean console_flush(void);
/* A line on standard error, as "bowout: what: why". */
void console_complain(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* A line on standard error that begins with its own place ("FILE:LINE: what"). */
void console_complain_at(const char *line);

#endif
