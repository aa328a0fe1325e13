/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wizard: what the two interactive faces are started with. The strings are borrowed from main for the whole run.
 */
#ifndef BOWOUT_FACES_WIZARD_H
#define BOWOUT_FACES_WIZARD_H

#include <glib.h>

typedef struct {
    const char *catalogue_folder; /* --catalogue, or NULL */
    const char *answers_path;     /* --answers, or NULL */
    const char *offer_path;       /* --offer, or NULL */
    const char *draft;            /* --draft ID, or NULL */
    gboolean restricted;
    const char *save_folder; /* restricted: letters are saved here only; NULL: not at all */
    gboolean shared;         /* restricted: several people use the account, a draft is known by its code */
    guint idle_seconds;      /* restricted: so long without a key ends the session; 0: no limit */
    gboolean plain;
} WizardOptions;

/* Exit codes of the whole program (share/man/bowout.1 has them too); 128+n: ended by signal n. */
enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2, EXIT_DRAFT_KEPT = 3 };

#endif
