/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whom a message greets.
 */
#ifndef BOWOUT_SRC_MAIL_GREETING_H
#define BOWOUT_SRC_MAIL_GREETING_H

#include <glib.h>

/* The name a line greets: "Hi Maria," "Congratulations, Maria!" "Maria,". NULL: it greets
   nobody, or nobody by name (g_free). */
char *greeting_in_line(const char *line);
/* The same in the middle of a text: "… so congratulations, Maria!" */
char *greeting_within(const char *text);
/* Where words without a capital begin: "Maria this is Rick". */
gsize greeting_capitals(const char *text);

#endif
