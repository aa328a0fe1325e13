/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the commands share: reading their options, saying what is wrong, loading the catalogue,
 * writing results.
 */
#ifndef BOWOUT_SRC_FACES_CLI_CLI_H
#define BOWOUT_SRC_FACES_CLI_CLI_H

#include "bowout/base/problem.h"
#include "bowout/faces/cli.h"
#include "bowout/faces/wizard.h"
#include "bowout/letter/catalogue.h"
#include "bowout/letter/person.h"
#include "bowout/tone/rules.h"

/* Reads the command's options (entries may be NULL) and those that all commands have
 * (--catalogue, --now). `description` (or NULL) follows in --help. FALSE: it is said what is
 * wrong, leave with EXIT_TROUBLE. --help prints and ends the program. */
gboolean cli_parse(const char *name, const GOptionEntry *entries, const char *description, int *argc, char ***argv);
/* `bowout: NAME: expects ARGUMENTS`, from the table. Gives EXIT_TROUBLE. */
int cli_usage(const char *name);

/* On standard error, a line each, sorted. Gives how many are errors. */
guint cli_print_problems(Problems *problems);
/* One line on standard error: "FILE: words", cleaned. */
void cli_print_fault(const char *file, const char *words);

/* Who the person of the settings is; read once, what is wrong is printed, and from then on days
   and words are theirs. Borrowed. */
const Person *cli_person(void);

/* Catalogue and rules as the wizard has them; their problems are printed. NULL (and said) when
   they cannot be used. */
Catalogue *cli_load_catalogue(void);
Rules *cli_load_rules(void);

int command_catalogue(int argc, char **argv);
int command_check(int argc, char **argv);
int command_compose(int argc, char **argv);
int command_config(int argc, char **argv);
int command_drafts(int argc, char **argv);
int command_offer(int argc, char **argv);

/* ": did you mean …?" for a value that is none of the names ("a, b, c"), or "". The caller's. */
char *cli_hint(const char *value, const char *names);

#endif
