/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout: picks the face. With a command, that command; else the wizard, on the full screen where
 * the terminal can show it, and line by line where not.
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bowout/base/console.h"
#include "bowout/base/nearest.h"
#include "bowout/base/process.h"
#include "bowout/base/translate.h"
#include "bowout/faces/cli.h"
#include "bowout/faces/plain.h"
#include "bowout/faces/tui.h"
#include "bowout/faces/wizard.h"
#include "restricted.h"

typedef struct {
    WizardOptions wizard;
    char *folder, *answers, *offer, *draft, *now; /* owned; the wizard's options borrow them */
    const Restrictions *restrictions;
    gboolean version, check;
} Arguments;

static char *commands_help(void) {
    GString *help = g_string_new(_("Commands:"));
    const CliCommand *command;
    for (guint i = 0; (command = cli_command_at(i)) != NULL; i++)
        g_string_append_printf(help, "\n  %s %s\n      %s", command->name, command->arguments, _(command->summary));
    g_string_append(help, _("\n\nExit: 0 done, 1 findings, 2 trouble, 3 left with the draft kept."));
    return g_string_free(help, FALSE);
}

/* Options end at the first word that is none: the command reads its own. */
static gboolean parse(Arguments *arguments, int *argc, char ***argv) {
    const GOptionEntry entries[] = {
        {"offer", 0, 0, G_OPTION_ARG_FILENAME, &arguments->offer, N_("Start from the offer: a mail, or any text"), N_("FILE|-")},
        {"answers", 0, 0, G_OPTION_ARG_FILENAME, &arguments->answers, N_("Start from an answers file"), N_("FILE")},
        {"draft", 0, 0, G_OPTION_ARG_STRING, &arguments->draft, N_("Go on with this draft"), N_("ID")},
        {"plain", 0, 0, G_OPTION_ARG_NONE, &arguments->wizard.plain, N_("Ask line by line"), NULL},
        {"restricted", 0, 0, G_OPTION_ARG_NONE, &arguments->wizard.session.restricted, N_("Start no other program, write no chosen files"),
         NULL},
        {"check", 0, 0, G_OPTION_ARG_NONE, &arguments->check, N_("With --restricted: print what it uses here, and what to mend"), NULL},
        {"catalogue", 0, 0, G_OPTION_ARG_FILENAME, &arguments->folder, N_("Take catalogue and rules from this folder"), N_("DIR")},
        {"now", 0, 0, G_OPTION_ARG_STRING, &arguments->now, N_("Pretend that today is this day"), N_("DATE")},
        {"version", 0, 0, G_OPTION_ARG_NONE, &arguments->version, N_("Print the version"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autofree char *help = commands_help();
    g_autoptr(GOptionContext) context = g_option_context_new(_("[COMMAND ...]\n\nSay no to a virtual job offer, gracefully."));
    g_autoptr(GError) error = NULL;
    g_option_context_set_strict_posix(context, TRUE);
    g_option_context_set_description(context, help);
    g_option_context_add_main_entries(context, entries, NULL);
    if (g_option_context_parse(context, argc, argv, &error)) return TRUE;
    cli_option_fault(NULL, g_steal_pointer(&error), entries, NULL, *argv);
    return FALSE;
}

static gboolean says_yes(const char *variable) {
    const char *value = g_getenv(variable);
    return value != NULL && *value != '\0' && strcmp(value, "0") != 0 && g_ascii_strcasecmp(value, "false") != 0;
}

/* $ACCESSIBLE is what other programs for terminals go by. */
static gboolean wants_lines(const WizardOptions *options) {
    const char *face = g_getenv("BOWOUT_FACE");
    if (options->plain) return TRUE;
    return face != NULL && *face != '\0' ? strcmp(face, "plain") == 0 : says_yes("ACCESSIBLE");
}

static int run_wizard(const WizardOptions *options) {
    const char *term = g_getenv("TERM");
    gboolean screen = !wants_lines(options) && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && g_strcmp0(term, "dumb") != 0;
    int exit_code = screen ? tui_run(options) : TUI_UNUSABLE;
    return exit_code == TUI_UNUSABLE ? plain_run(options) : exit_code;
}

/* An offer on standard input leaves it to the person again: what is read moves to another
 * descriptor, and the terminal takes its place. Without a terminal everything stays, and the
 * wizard ends where the input does. Gives the name to read from. */
static char *offer_source(const char *offer) {
    int tty, kept;
    if (offer == NULL || strcmp(offer, "-") != 0 || isatty(STDIN_FILENO)) return g_strdup(offer);
    tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
    kept = tty < 0 ? -1 : fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    if (kept >= 0) dup2(tty, STDIN_FILENO);
    if (tty >= 0) close(tty);
    return kept < 0 ? g_strdup(offer) : g_strdup_printf("/proc/self/fd/%d", kept);
}

/* In restricted mode there is the wizard only, and no file of a name that was given. */
static gboolean allowed(const Arguments *arguments, int argc) {
    if (!arguments->wizard.session.restricted) return TRUE;
    if (argc == 1 && arguments->folder == NULL && arguments->answers == NULL && arguments->offer == NULL) return TRUE;
    cli_error("%s", _("in restricted mode there are no commands and no files to read"));
    return FALSE;
}

static int unknown_command(const char *name) {
    Nearest nearest = NEAREST_TO(name);
    g_autofree char *hint = NULL;
    for (guint i = 0; cli_command_at(i) != NULL; i++) nearest_try(&nearest, cli_command_at(i)->name);
    hint = nearest_hint(&nearest);
    return cli_error(_("unknown command \"%s\"%s (try: bowout --help)"), name, hint);
}

static int run(Arguments *arguments, int argc, char **argv) {
    const CliCommand *command;
    g_autofree char *source = NULL;
    if (arguments->version) return cli_put(PACKAGE_STRING "\n");
    if (!allowed(arguments, argc)) return EXIT_TROUBLE;
    if (arguments->check && !arguments->wizard.session.restricted)
        return cli_error("%s", _("--check goes with --restricted; to check a letter, say: bowout check FILE"));
    if (arguments->check) return restricted_check(arguments->restrictions) ? EXIT_DONE : EXIT_TROUBLE;
    cli_set_catalogue_folder(arguments->folder);
    if (!cli_set_now(arguments->now)) return EXIT_TROUBLE;
    if (argc > 1) {
        command = cli_command(argv[1]);
        if (command != NULL) return command->run(argc - 1, argv + 1);
        return unknown_command(argv[1]);
    }
    if (arguments->wizard.session.restricted) restricted_confine(arguments->restrictions);
    source = offer_source(arguments->offer);
    arguments->wizard.session.catalogue_folder = arguments->folder;
    arguments->wizard.session.answers_path = arguments->answers;
    arguments->wizard.session.offer_path = source;
    arguments->wizard.session.draft = arguments->draft;
    return run_wizard(&arguments->wizard);
}

int main(int argc, char **argv) {
    Restrictions restrictions = {0};
    Arguments arguments = {.restrictions = &restrictions};
    int exit_code;
    if (!process_sound_descriptors()) return EXIT_TROUBLE;
    if (restricted_asked(argc, argv) && !restricted_begin(&restrictions, &argc, &argv)) {
        restricted_clear(&restrictions);
        return EXIT_TROUBLE;
    }
    arguments.wizard.session.save_folder = restrictions.save_folder;
    arguments.wizard.session.shared = restrictions.shared;
    arguments.wizard.session.idle_seconds = restrictions.idle_seconds;
    translate_start();
    console_start();
    g_set_prgname("bowout");
    exit_code = parse(&arguments, &argc, &argv) ? run(&arguments, argc, argv) : EXIT_TROUBLE;
    g_free(arguments.folder);
    g_free(arguments.answers);
    g_free(arguments.offer);
    g_free(arguments.draft);
    g_free(arguments.now);
    restricted_clear(&restrictions);
    return exit_code;
}
