/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * letter-code: drafts_make_code (drafts.h) makes one; this reads what a person typed. Private to
 * drafts/.
 */
#ifndef BOWOUT_SRC_DRAFTS_LETTER_CODE_H
#define BOWOUT_SRC_DRAFTS_LETTER_CODE_H

/* Capitals, the hyphen in its place; of another length when it cannot be a code. Owned by the
   caller. */
char *code_tidy(const char *code);

#endif
