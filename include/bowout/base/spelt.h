/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which of the two spellings of English the person writes. Said once, by whoever reads the
 * settings, and asked for where there are two.
 */
#ifndef BOWOUT_BASE_SPELT_H
#define BOWOUT_BASE_SPELT_H

typedef enum { SPELT_EITHER, SPELT_AMERICAN, SPELT_BRITISH } Spelt;

void spelt_set(Spelt spelt);
Spelt spelt_now(void);

#endif
