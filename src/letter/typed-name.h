/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * typed-name: a name as it was typed into a form, found in an answers file or in a mail. People
 * type what they would write in the letter ("Hi Grace,", "Best, Maria"); the letter brings its own
 * greeting and close, so here these are taken off again.
 */
#ifndef LETTER_TYPED_NAME_H
#define LETTER_TYPED_NAME_H

#include <glib.h>

#include "bowout/letter/facts.h"

/* `typed` is trimmed, with single blanks. Gives the name alone (owned); NULL and the error when
   nothing is left of it but a greeting, a close or a title. */
char *typed_name(FactName kind, const char *typed, GError **error);

#endif
