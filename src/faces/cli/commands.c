/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of commands. --help and the dispatcher in main.c both read it.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "cli.h"

static const CliCommand commands[] = {
    {"compose", "[--format text|chat|phone|eml|mailto|json | --companion ID] [--variant N] [--no-check] [--offer FILE] ANSWERS|-",
     N_("Print the letter of an answers file"), command_compose},
    {"check", "[--format human] [--fail-on warning] [--kind decline] [--channel email] [FILE|-]...", N_("Check the tone of letters"),
     command_check},
    {"catalogue", "check [--alone] [--matrix] FILE... | list | compile [FOLDER]",
     N_("Check a catalogue, list what there is, or compile it"), command_catalogue},
    {"offer", "[--format human|json|answers] FILE|-", N_("Say what an offer says: a mail, or any text"), command_offer},
    {"config", "[show [NAME]... | set NAME VALUE... | unset NAME...]", N_("Who you are and what you have set, and changing it"),
     command_config},
    {"drafts", "list | show ID | export ID | delete [--older-than 30d] ID...", N_("The letters that are kept"), command_drafts},
};

const CliCommand *cli_command(const char *name) {
    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(commands); i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

const CliCommand *cli_command_at(guint index) {
    return index < G_N_ELEMENTS(commands) ? &commands[index] : NULL;
}
