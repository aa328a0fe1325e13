/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A mail address, typed or read: what is one, and how it is kept. Decided here and nowhere else, so
 * that what a mail says and what a person types are taken alike.
 */
#ifndef BOWOUT_BASE_ADDRESS_H
#define BOWOUT_BASE_ADDRESS_H

#include <glib.h>

/* The address as it is kept: plain ASCII, the domain in small letters and without other
   alphabets (xn--…), at most 254 bytes, a "mailto:" before it and brackets around it taken off.
   Dots may stand anywhere before the @ (some providers gave out such names), and so may a quoted
   name ("maria santos"@…). What could end a header, start another address or look like an option
   is refused: NULL, and *fault (may be NULL) says why, for the person. */
char *address_clean(const char *text, const char **fault);

#endif
