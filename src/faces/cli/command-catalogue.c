/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout catalogue: checking catalogue files for those who write them, and listing what the catalogue has.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "bowout/letter/conditions.h"
#include "bowout/letter/placeholder.h"
#include "cli.h"

/* ---- check ---- */

static char *summary(const char *path, const Catalogue *catalogue, const Problems *problems) {
    guint count = problems_count(problems, PROBLEM_WARNING), wordings = 0;
    if (count > 0) return g_strdup_printf(ngettext("%s: %u problem", "%s: %u problems", count), path, count);
    for (guint i = 0; i < catalogue_stages(catalogue)->len; i++)
        wordings += ((const Stage *)g_ptr_array_index(catalogue_stages(catalogue), i))->phrasings->len;
    return g_strdup_printf(ngettext("%s: no problems (%u wording)", "%s: no problems (%u wordings)", wordings), path, wordings);
}

/* The file on top of the shipped catalogue, or alone. */
static int check_file(const char *path, gboolean alone) {
    CatalogueSource source = {.folder = cli_catalogue_folder()};
    g_autofree char *shipped = catalogue_shipped_path(&source);
    const char *const both[] = {shipped, path, NULL};
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = catalogue_load_files(alone ? both + 1 : both, problems);
    g_autofree char *words = NULL, *line = NULL;
    guint errors;
    if (catalogue != NULL) catalogue_check_complete(catalogue, problems);
    errors = cli_print_problems(problems);
    words = summary(path, catalogue, problems);
    line = text_clean(words, -1, TEXT_PLAIN);
    g_free(words);
    words = g_strconcat(line, "\n", NULL);
    return cli_put(words) == EXIT_DONE && errors == 0 ? EXIT_DONE : EXIT_TROUBLE;
}

static int run_check(int count, char **files, gboolean alone) {
    int exit_code = EXIT_DONE;
    for (int i = 0; i < count; i++)
        if (check_file(files[i], alone) != EXIT_DONE) exit_code = EXIT_TROUBLE;
    return count == 0 ? cli_usage("catalogue") : exit_code;
}

/* ---- list ---- */

#define ID_CELLS 20

static void heading(GString *out, const char *words) {
    g_string_append_printf(out, "%s%s\n", out->len > 0 ? "\n" : "", words);
}

static void row(GString *out, const char *id, const char *words) {
    int gap = ID_CELLS - text_width(id, -1);
    g_autofree char *clean = text_clean(words, -1, TEXT_PLAIN);
    g_string_append_printf(out, "  %s%*s%s\n", id, MAX(gap, 1), "", clean);
}

static void list_kinds(GString *out, const Catalogue *catalogue) {
    heading(out, _("Kinds of letter"));
    for (guint i = 0; i < catalogue_kinds(catalogue)->len; i++) {
        const Kind *kind = g_ptr_array_index(catalogue_kinds(catalogue), i);
        GString *words = g_string_new(kind->title);
        for (guint j = 0; j < kind->stages->len; j++)
            g_string_append_printf(words, "%s%s", j == 0 ? ": " : ", ", (const char *)g_ptr_array_index(kind->stages, j));
        row(out, kind->id, words->str);
        g_string_free(words, TRUE);
    }
}

static void list_situations(GString *out, const Catalogue *catalogue) {
    heading(out, _("Situations"));
    for (guint i = 0; i < catalogue_situations(catalogue)->len; i++) {
        const Situation *situation = g_ptr_array_index(catalogue_situations(catalogue), i);
        g_autofree char *words = g_strdup_printf("%s (%s)", situation->title, situation->kind->id);
        row(out, situation->id, words);
    }
}

static void list_stages(GString *out, const Catalogue *catalogue) {
    heading(out, _("Stages, with their wordings"));
    for (guint i = 0; i < catalogue_stages(catalogue)->len; i++) {
        const Stage *stage = g_ptr_array_index(catalogue_stages(catalogue), i);
        guint count = stage->phrasings->len, fewest = catalogue_fewest_wordings(catalogue, stage);
        g_autofree char *wordings = g_strdup_printf(ngettext("%u wording", "%u wordings", count), count);
        g_autofree char *words = g_strdup_printf(_("%s: %s, at least %u in each combination"), stage->title, wordings, fewest);
        row(out, stage->id, words);
    }
}

static void list_companions(GString *out, const Catalogue *catalogue) {
    heading(out, _("Texts that go with a letter"));
    for (guint i = 0; i < catalogue_companions(catalogue)->len; i++) {
        const Companion *companion = g_ptr_array_index(catalogue_companions(catalogue), i);
        row(out, companion->id, companion->title);
    }
    heading(out, _("Platforms of chats"));
    for (guint i = 0; i < catalogue_platforms(catalogue)->len; i++) {
        const Platform *platform = g_ptr_array_index(catalogue_platforms(catalogue), i);
        g_autofree char *words = g_strdup_printf(_("%s: %u characters"), platform->title, platform->length);
        row(out, platform->id, words);
    }
}

static void list_manners(GString *out, const Catalogue *catalogue) {
    heading(out, _("Channels"));
    for (guint i = 0; i < CHANNEL_COUNT; i++) row(out, channel_name((ChannelId)i), catalogue_channel(catalogue, (ChannelId)i)->title);
    heading(out, _("Registers"));
    for (guint i = 0; i < REGISTER_COUNT; i++) row(out, register_name((RegisterId)i), catalogue_register(catalogue, (RegisterId)i)->title);
    heading(out, _("Arrangements"));
    for (guint i = 0; i < ARRANGEMENT_COUNT; i++)
        row(out, arrangement_name((ArrangementId)i), catalogue_arrangement(catalogue, (ArrangementId)i)->title);
}

static void list_names(GString *out) {
    heading(out, _("Conditions"));
    for (guint i = 0; i < conditions_count(); i++) row(out, condition_name(i), condition_meaning(i));
    heading(out, _("Placeholders"));
    for (guint i = 0; placeholder_name(i) != NULL; i++) {
        g_autofree char *braced = g_strdup_printf("{%s}", placeholder_name(i));
        row(out, braced, placeholder_meaning(i));
    }
}

static int run_list(void) {
    g_autoptr(Catalogue) catalogue = cli_load_catalogue();
    GString *out;
    int exit_code;
    if (catalogue == NULL) return EXIT_TROUBLE;
    out = g_string_new(NULL);
    list_kinds(out, catalogue);
    list_situations(out, catalogue);
    list_stages(out, catalogue);
    list_companions(out, catalogue);
    list_manners(out, catalogue);
    list_names(out);
    exit_code = cli_put(out->str);
    g_string_free(out, TRUE);
    return exit_code;
}

int command_catalogue(int argc, char **argv) {
    gboolean alone = FALSE;
    const GOptionEntry entries[] = {
        {"alone", 0, 0, G_OPTION_ARG_NONE, &alone, N_("Check the file without the shipped catalogue under it"), NULL}, G_OPTION_ENTRY_NULL};
    if (!cli_parse("catalogue", entries, NULL, &argc, &argv)) return EXIT_TROUBLE;
    if (argc > 2 && strcmp(argv[1], "check") == 0) return run_check(argc - 2, argv + 2, alone);
    if (argc == 2 && strcmp(argv[1], "list") == 0) return run_list();
    return cli_usage("catalogue");
}
