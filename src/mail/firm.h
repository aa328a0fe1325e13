/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the name of a firm looks like; people.h and names.h stand on it. */
#ifndef BOWOUT_SRC_MAIL_FIRM_H
#define BOWOUT_SRC_MAIL_FIRM_H

#include <glib.h>

/* "Inc.", "LLC", "GmbH", … at the end. */
gboolean has_company_ending(const char *text);
/* The name without it (g_free). */
char *without_company_ending(const char *text);
/* Does the name end in a word with which firms' names end, or hold "&"? Not where all of its
   words say what people do there. */
gboolean name_is_firm(const char *name);
/* "Operations", "Human Resources": a part of a firm. */
gboolean name_is_department(const char *name);

#endif
