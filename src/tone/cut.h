/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cut: on which of its positions a pattern hangs. Every match passes through one of them, and
 * together they weigh as little as can be.
 */
#ifndef TONE_CUT_H
#define TONE_CUT_H

#include <glib.h>

#define CUT_POSITIONS_MOST 64u
#define CUT_NEVER 1000000000u /* the weight of a position on which nothing may hang */

typedef struct {
    guint64 first, last;  /* positions with which a match begins, ends */
    const guint64 *after; /* by position: those that may follow */
    const guint32 *weights;
    guint positions;
} CutGraph;

/* 0: there is none without such a position. */
guint64 cut_lightest(const CutGraph *graph);

#endif
