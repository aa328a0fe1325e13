/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * addressee: how somebody is greeted whose name was typed, or stood in an offer: "Ms. Maria Santos"
 * is Ms. Santos, "Maria Santos, PhD" is Maria Santos, and Maria where the tone is not formal. Where
 * it cannot be told which name is whose, all of it stands, and nobody is made a man or a woman.
 */
#ifndef BOWOUT_LETTER_ADDRESSEE_H
#define BOWOUT_LETTER_ADDRESSEE_H

#include <glib.h>

/* Behind "Dear": `familiar` as people write to each other who use first names. Owned by the
   caller. */
char *addressee(const char *contact, gboolean familiar);
/* It is nobody's name: "HR", "the hiring manager". */
gboolean addressee_nobody(const char *contact);

#endif
