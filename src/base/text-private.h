/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the text modules share among themselves: one code point, its cells, and
 * the verdict on it in its place (text-clean.c).
 */
#ifndef BOWOUT_BASE_TEXT_PRIVATE_H
#define BOWOUT_BASE_TEXT_PRIVATE_H

#include <glib.h>
#include <unitypes.h>

#include "bowout/base/text.h"

typedef enum TextVerdict {
    TEXT_FINE,
    TEXT_CONTROL, /* moves the cursor, rings, …: newline and tab are here too */
    TEXT_HIDDEN,  /* cannot be seen, reorders, or has no meaning here */
    TEXT_SURPLUS  /* one combining mark too many */
} TextVerdict;

/* What came before; all zero at the start of a text. */
typedef struct TextJudge {
    ucs4_t previous; /* the last fine character, 0: none */
    ucs4_t base;     /* the last one that was not a combining mark */
    int marks;       /* cells-less characters since then */
} TextJudge;

TextVerdict text_judge(TextJudge *judge, ucs4_t character);

/* Decodes one code point at bytes (length > 0); returns its bytes.  An invalid
   byte gives 0 bytes. */
gsize text_decode(const char *bytes, gsize length, ucs4_t *character);

/* Format characters that print a sign: they stand before numbers in Arabic and
   some other scripts. */
gboolean text_prints_sign(ucs4_t character);

/* Cells of one code point, 0 to 2. */
int text_cells(ucs4_t character);

#endif
