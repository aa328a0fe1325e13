/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout compose: an answers file in, the letter out. What the answers leave open is taken from the suggestions, as Ctrl-R does
 * in the wizard; so the same answers give the same letter in every face.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/words.h"
#include "bowout/letter/compose.h"
#include "bowout/letter/suggest.h"
#include "cli.h"

/* Output formats: a row each. */
static const struct {
    const char *name;
    char *(*make)(const Letter *letter);
} formats[] = {{"text", letter_text}};

static const char *shown_name(const char *path) {
    return strcmp(path, "-") == 0 ? "<stdin>" : path;
}

static Answers *read_answers(const char *path, const Catalogue *catalogue) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Answers) answers = answers_read(path, catalogue, problems);
    guint errors = cli_print_problems(problems);
    return errors == 0 ? g_steal_pointer(&answers) : NULL;
}

/* FALSE when the letter is not finished; each reason is said. */
static gboolean is_finished(const Catalogue *catalogue, const Answers *answers, const char *path) {
    g_autoptr(GPtrArray) lacks = compose_lacks(catalogue, answers);
    for (guint i = 0; i < lacks->len; i++) {
        g_autofree char *words = lack_words(g_ptr_array_index(lacks, i));
        cli_print_fault(shown_name(path), words);
    }
    return lacks->len == 0;
}

static int compose_file(const char *path, guint format) {
    g_autoptr(Catalogue) catalogue = cli_load_catalogue();
    g_autoptr(Answers) answers = catalogue == NULL ? NULL : read_answers(path, catalogue);
    g_autoptr(Letter) letter = NULL;
    g_autofree char *text = NULL;
    if (answers == NULL) return EXIT_TROUBLE;
    suggest_rest(answers, catalogue);
    if (!is_finished(catalogue, answers, path)) return EXIT_TROUBLE;
    letter = compose(catalogue, answers);
    text = formats[format].make(letter);
    return cli_put(text);
}

static gboolean find_format(const char *name, guint *format) {
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (strcmp(formats[i].name, name) != 0) continue;
        *format = i;
        return TRUE;
    }
    return FALSE;
}

int command_compose(int argc, char **argv) {
    g_autofree char *name = NULL;
    gboolean no_check = FALSE;
    guint format = 0;
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_STRING, &name, N_("What to print: text"), N_("FORMAT")},
        {"no-check", 0, 0, G_OPTION_ARG_NONE, &no_check, N_("Do not check the letter's tone"), NULL},
        G_OPTION_ENTRY_NULL};
    if (!cli_parse("compose", entries, NULL, &argc, &argv)) return EXIT_TROUBLE;
    if (name != NULL && !find_format(name, &format)) return cli_error(_("compose: --format: unknown format \"%s\""), name);
    if (argc != 2) return cli_usage("compose");
    return compose_file(argv[1], format);
}
