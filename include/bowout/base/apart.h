/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * apart: work that takes much memory and leaves a file behind, done in a process of its own: what it took goes with it, and the program
 * stays as small as if the file had always been there. Nothing depends on it: who finds no file afterwards does the work himself.
 */
#ifndef BOWOUT_BASE_APART_H
#define BOWOUT_BASE_APART_H

#include <glib.h>

/* Calls `work` in a copy of this process and waits for its end. The copy writes nothing but what `work` writes, takes no signal for this
 * process and runs nothing at its exit. FALSE: there could be no copy. */
gboolean apart_do(void (*work)(gpointer data), gpointer data);

/* The same while this process goes on: 0: there could be no copy. Each that was begun is to be waited for. */
int apart_begin(void (*work)(gpointer data), gpointer data);
void apart_end(int copy);

#endif
