/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The interface's own words: every sentence a person may read goes through
 * _("…"), a counted one through ngettext (), one in a static table through
 * N_("…") where it stands and _() where it is used.
 */
#ifndef BOWOUT_BASE_TRANSLATE_H
#define BOWOUT_BASE_TRANSLATE_H

#include <glib.h>
#include <glib/gi18n.h>

/* Takes the locale from the environment, with UTF-8 where that names no charset of its own or is
   not installed, and opens the translations.  Called once, first thing in main (); without it
   everything stays English. */
void translate_start(void);

/* TRUE when the locale's codeset is UTF-8 (valid after translate_start). */
gboolean translate_to_utf8(void);

#endif
