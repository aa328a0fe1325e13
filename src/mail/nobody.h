/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands where a name could, and is nobody's: "there", "team", "hiring manager", the words
 * with which greetings, closings and sentences begin.
 */
#ifndef BOWOUT_SRC_MAIL_NOBODY_H
#define BOWOUT_SRC_MAIL_NOBODY_H

#include <glib.h>

gboolean name_is_nobody(const char *name);
/* Such a word, or such words, and nothing else: "Client", "the employer". */
gboolean words_are_nobody(const char *text);

#endif
