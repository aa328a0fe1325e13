/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * format=flowed (RFC 3676), the writing side.
 */
#ifndef BOWOUT_SRC_MAIL_FLOWED_H
#define BOWOUT_SRC_MAIL_FLOWED_H

#include <glib.h>

/* Does it help: are there quoted lines, and long ones? */
gboolean flowed_helps(const char *text);
/* The text with soft breaks and space-stuffing. */
char *flowed_make(const char *text);

#endif
