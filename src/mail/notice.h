/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that nobody wrote: what chat programs and sites put beside messages, such as "Seen",
 * "Accept offer" and "Today".
 */
#ifndef BOWOUT_SRC_MAIL_NOTICE_H
#define BOWOUT_SRC_MAIL_NOTICE_H

#include <glib.h>

gboolean line_is_notice(const char *line);
/* "Role icon, Producer", "Profile picture of Grace": what a page says of its own pictures,
   between a name and its time. */
gboolean line_is_decoration(const char *line);

#endif
