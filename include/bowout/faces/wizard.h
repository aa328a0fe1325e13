/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wizard: what the two interactive faces are started with. The strings are borrowed from main for
 * the whole run.
 */
#ifndef BOWOUT_FACES_WIZARD_H
#define BOWOUT_FACES_WIZARD_H

#include "bowout/session/session.h"

typedef struct {
    SessionOptions session;
    gboolean plain; /* --plain: line by line, whatever the terminal can do */
} WizardOptions;

/* Exit codes of the whole program (share/man/man1/bowout.1 has them too); 128+n: ended by signal
   n. */
enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2, EXIT_DRAFT_KEPT = 3 };

#endif
