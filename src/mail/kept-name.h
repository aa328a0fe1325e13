/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names as people keep them in their telephones: "Ana Ruiz HR", "HR Grace", "grace tan", with
 * faces.
 */
#ifndef BOWOUT_SRC_MAIL_KEPT_NAME_H
#define BOWOUT_SRC_MAIL_KEPT_NAME_H

#include <glib.h>

/* Without what was added, with capitals; a firm that stands with it is left for identity_read
   (g_free). `greeted`: we called them by that name, so that one in small letters is a name. */
char *kept_name(const char *theirs, gboolean greeted);

#endif
