/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cli: the commands that ask nothing (compose, catalogue, …). One table, commands.c; to add a
 * command is to add a row there and a file src/faces/cli/command-NAME.c with its function.
 */
#ifndef BOWOUT_FACES_CLI_H
#define BOWOUT_FACES_CLI_H

#include <glib.h>

typedef struct {
    const char *name;      /* "compose" */
    const char *arguments; /* "[--format text] ANSWERS|-": as in the usage line */
    const char *summary;   /* N_("…"): one sentence, for --help */
    /* argv[0] is the command's name. Gives the exit code (wizard.h). */
    int (*run)(int argc, char **argv);
} CliCommand;

/* NULL when there is no such command. */
const CliCommand *cli_command(const char *name);
/* NULL past the end. */
const CliCommand *cli_command_at(guint index);

/* `bowout: what: why` on standard error, cleaned for a terminal. Gives EXIT_TROUBLE, so that a
   command can return it. */
int cli_error(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Says that options cannot be read, and why; for one that is unknown, which one was meant
 * (`entries`, `more`: those there are; may be NULL). Takes over the error. NAME of the command,
 * or NULL. */
void cli_option_fault(const char *name, GError *error, const GOptionEntry *entries, const GOptionEntry *more, char **argv);

/* Text that is the command's result, byte for byte. Gives EXIT_DONE, or EXIT_TROUBLE (and says
   so) when it could not be written. */
int cli_put(const char *text);

/* The value of --catalogue and --now; both may also stand before the command. NULL changes
   nothing. */
void cli_set_catalogue_folder(const char *folder);
const char *cli_catalogue_folder(void);
gboolean cli_set_now(const char *iso);

#endif
