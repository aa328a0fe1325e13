/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * restricted: the wizard for people who may do nothing else on this host, as sshd's ForceCommand or
 * as the shell of an account. Chosen by --restricted or by the name rbowout, and never left from
 * inside: no program is run, nothing is suspended, no file is read or written but the drafts and,
 * where the administrator's file names a folder for it, the letter.
 */
#ifndef BOWOUT_SRC_RESTRICTED_H
#define BOWOUT_SRC_RESTRICTED_H

#include <glib.h>

/* What the administrator has set up; owned strings. */
typedef struct {
    char *save_folder;         /* letters are saved here and nowhere else; NULL: not at all */
    char *state_folder;        /* instead of the account's ~/.local/state; or NULL */
    gboolean shared;           /* several people use this account: codes instead of a list */
    guint idle_seconds;        /* 0: no limit */
    char **arguments, **words; /* the new argv: what it is made of, and the array itself */
} Restrictions;

gboolean restricted_asked(int argc, char **argv);
/*
 * First thing in main: reads the administrator's file, cuts the environment down to what is checked
 * and harmless, and makes of argv and of what was asked for over ssh the arguments that are
 * allowed; they live until restricted_clear. FALSE: it was said why on standard error.
 */
gboolean restricted_begin(Restrictions *restrictions, int *argc, char ***argv);
void restricted_clear(Restrictions *restrictions);

/* restricted-walls.c: before the wizard begins, gives up for good all files, programs and
   connections that it does not need, as far as this kernel can hold it to that. */
void restricted_confine(const Restrictions *restrictions);

/* Where the drafts' folder is. Owned by the caller. */
char *restricted_state_folder(const Restrictions *restrictions);
/* What is kept of the environment, when it looks like what it should be. */
void restricted_kept_variables(GString *names);

/*
 * restricted-report.c: prints what the restricted mode uses on this host, and what of it should be
 * mended. TRUE: nothing. Run as the account of the guests: what that one may write is looked at.
 */
gboolean restricted_check(const Restrictions *restrictions);

/* ---- administrator-paths.c: where things are on this system. The tests have another. ---- */
const char *places_restrictions(void);
/* The catalogue's folder; NULL: the one the program was built for. */
const char *places_data(void);
/* The reader of offers; NULL: the one that is installed. */
const char *places_mail_reader(void);

#endif
