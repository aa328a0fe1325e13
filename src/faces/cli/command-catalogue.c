/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout catalogue: checking catalogue files for those who write them, and listing what the
 * catalogue has.
 */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/conditions.h"
#include "bowout/letter/placeholder.h"
#include "bowout/tone/rules.h"
#include "catalogue-compile.h"
#include "catalogue-matrix.h"
#include "cli.h"

/* ---- check ---- */

/* The language folder may be left out. */
static char *language_folder(const char *path) {
    g_autofree char *first = g_build_filename(path, "catalogue.conf", NULL);
    return g_file_test(first, G_FILE_TEST_EXISTS) ? g_strdup(path) : g_build_filename(path, "en", NULL);
}

/* A folder stands for its catalogue.conf and what lies in its catalogue.d. */
static void add_paths(GPtrArray *paths, const char *path) {
    g_autofree char *language = NULL;
    g_autoptr(GPtrArray) found = NULL;
    if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
        g_ptr_array_add(paths, g_strdup(path));
        return;
    }
    language = language_folder(path);
    found = catalogue_folder_paths(language);
    for (guint i = 0; i < found->len; i++) g_ptr_array_add(paths, g_strdup(g_ptr_array_index(found, i)));
}

static gboolean same_file(gconstpointer one, gconstpointer other) {
    struct stat a, b;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* How many of the shipped files are among the paths. */
static guint count_shipped(const GPtrArray *shipped, const GPtrArray *paths) {
    guint count = 0;
    for (guint i = 0; i < shipped->len; i++)
        if (g_ptr_array_find_with_equal_func((GPtrArray *)paths, g_ptr_array_index(shipped, i), same_file, NULL)) count++;
    return count;
}

static Catalogue *load_paths(GPtrArray *paths, Problems *problems) {
    Catalogue *catalogue;
    g_ptr_array_add(paths, NULL);
    catalogue = catalogue_load_files((const char *const *)paths->pdata, problems);
    g_ptr_array_remove_index(paths, paths->len - 1);
    return catalogue;
}

/* What is no whole catalogue in itself is laid on top of the shipped files; those that are named
   are not read twice. */
static Catalogue *load_on_shipped(const GPtrArray *shipped, GPtrArray *paths, Problems *problems) {
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (guint i = 0; i < shipped->len; i++)
        if (!g_ptr_array_find_with_equal_func(paths, g_ptr_array_index(shipped, i), same_file, NULL))
            g_ptr_array_add(all, g_ptr_array_index(shipped, i));
    for (guint i = 0; i < paths->len; i++) g_ptr_array_add(all, g_ptr_array_index(paths, i));
    return load_paths(all, problems);
}

static Catalogue *load_checked(const GPtrArray *shipped, GPtrArray *paths, gboolean alone, Problems *problems) {
    g_autoptr(Catalogue) looked_at = load_paths(paths, NULL);
    gboolean whole = alone || looked_at == NULL || catalogue_stands_alone(looked_at);
    return whole ? load_paths(paths, problems) : load_on_shipped(shipped, paths, problems);
}

static char *summary(const GPtrArray *paths, const Catalogue *catalogue, const Problems *problems) {
    guint count = problems_count(problems, PROBLEM_WARNING), wordings = 0, further = paths->len - 1;
    const char *path = g_ptr_array_index(paths, 0);
    g_autofree char *more = g_strdup_printf(ngettext("%s and %u more file", "%s and %u more files", further), path, further);
    if (further > 0) path = more;
    if (count > 0) return g_strdup_printf(ngettext("%s: %u problem", "%s: %u problems", count), path, count);
    for (guint i = 0; i < catalogue_stages(catalogue)->len; i++)
        wordings += ((const Stage *)g_ptr_array_index(catalogue_stages(catalogue), i))->phrasings->len;
    return g_strdup_printf(ngettext("%s: no problems (%u wording)", "%s: no problems (%u wordings)", wordings), path, wordings);
}

static int put_line(const char *words) {
    g_autofree char *clean = text_clean(words, -1, TEXT_PLAIN), *line = g_strconcat(clean, "\n", NULL);
    return cli_put(line);
}

static int put_matrix(const GArray *coverages) {
    g_autofree char *matrix = catalogue_matrix(coverages);
    return cli_put(matrix);
}

/* No fault of the files, but every start takes longer. */
static void tell_pack(const GPtrArray *shipped) {
    g_autofree char *path = pack_path(shipped), *why = NULL, *of_rules = NULL, *words = NULL;
    gboolean fresh = catalogue_pack_fresh(cli_catalogue_folder(), &why) & rules_pack_fresh(cli_catalogue_folder(), &of_rules);
    if (fresh || (why == NULL && of_rules == NULL)) return;
    words = g_strdup_printf(_("passed over, as it is %s: run \"bowout catalogue compile\""), why != NULL ? why : of_rules);
    cli_print_fault(path, words);
}

static int run_check(int count, char **files, gboolean alone, gboolean matrix) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(GPtrArray) shipped = catalogue_shipped_paths(cli_catalogue_folder(), alone ? NULL : problems);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Catalogue) catalogue = NULL;
    g_autoptr(GArray) coverages = NULL;
    g_autofree char *words = NULL;
    guint errors;
    if (shipped == NULL && alone) shipped = g_ptr_array_new();
    if (shipped == NULL) {
        cli_print_problems(problems);
        return EXIT_TROUBLE;
    }
    for (int i = 0; i < count; i++) add_paths(paths, files[i]);
    catalogue = load_checked(shipped, paths, alone, problems);
    if (catalogue != NULL) {
        coverages = catalogue_coverage(catalogue);
        catalogue_check_complete(catalogue, coverages, problems);
        if ((matrix || count_shipped(shipped, paths) > 0) && put_matrix(coverages) != EXIT_DONE) return EXIT_TROUBLE;
    }
    errors = cli_print_problems(problems);
    if (shipped != NULL && count_shipped(shipped, paths) > 0) tell_pack(shipped);
    words = summary(paths, catalogue, problems);
    return put_line(words) == EXIT_DONE && errors == 0 ? EXIT_DONE : EXIT_TROUBLE;
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

/* "key: one, two" after what is there already. */
static void add_words(GString *words, const char *key, const char *value) {
    g_string_append_printf(words, "%s%s %s", words->len > 0 ? "; " : "", key, value);
}

static char *join(const GPtrArray *names) {
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++)
        g_string_append_printf(words, "%s%s", i == 0 ? "" : ", ", (const char *)g_ptr_array_index(names, i));
    return g_string_free(words, FALSE);
}

/* The names of the bits that are set, after their key; nothing when none is. */
static void add_mask(GString *words, const char *key, guint32 mask, const char *(*name)(guint)) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autofree char *joined = NULL;
    for (guint i = 0; i < 32; i++)
        if ((mask >> i & 1u) != 0) g_ptr_array_add(names, (gpointer)name(i));
    joined = join(names);
    if (names->len > 0) add_words(words, key, joined);
}

static const char *name_of_channel(guint index) {
    return channel_name((ChannelId)index);
}

static const char *name_of_fact(guint index) {
    return fact_row((FactId)index)->name;
}

static void add_own(GString *words, const Situation *situation) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autofree char *joined = NULL;
    for (guint i = 0; i < situation->own->len; i++)
        g_ptr_array_add(names, (gpointer)((const Stage *)g_ptr_array_index(situation->own, i))->id);
    joined = join(names);
    if (names->len > 0) add_words(words, "own", joined);
}

/* The fields of a situation that say more than its title, by the names they have in the file. */
static char *situation_fields(const Situation *situation) {
    GString *words = g_string_new(NULL);
    add_mask(words, "needs", situation->needs, name_of_fact);
    add_mask(words, "channels", situation->channels, name_of_channel);
    add_mask(words, "assumes", situation->assumes, condition_name);
    add_own(words, situation);
    if (situation->instead != NULL) add_words(words, "instead", situation->instead->id);
    if (situation->timing != NULL) add_words(words, "timing", situation->timing);
    if (situation->delivery != NULL) add_words(words, "delivery", situation->delivery);
    if (situation->follow_up != NULL) add_words(words, "follow-up", situation->follow_up);
    if (!situation->listed) add_words(words, "listed", "no");
    if (situation->news_first) add_words(words, "news-first", "yes");
    if (situation->sparing) add_words(words, "sparing", "yes");
    return g_string_free(words, FALSE);
}

static void list_situation(GString *out, const Situation *situation) {
    g_autofree char *words = g_strdup_printf("%s (%s)", situation->title, situation->kind->id), *fields = situation_fields(situation);
    row(out, situation->id, words);
    if (fields[0] != '\0') row(out, "", fields);
}

/* Group by group; the first one has those that name none. */
static void list_situations(GString *out, const Catalogue *catalogue) {
    const GPtrArray *groups = catalogue_groups(catalogue), *situations = catalogue_situations(catalogue);
    const Group *first = groups->len == 0 ? NULL : g_ptr_array_index(groups, 0);
    for (guint i = 0; i < MAX(groups->len, 1); i++) {
        const Group *group = groups->len == 0 ? NULL : g_ptr_array_index(groups, i);
        g_autofree char *words = group == NULL ? g_strdup(_("Situations")) : g_strdup_printf(_("Situations: %s"), group->title);
        heading(out, words);
        for (guint j = 0; j < situations->len; j++) {
            const Situation *situation = g_ptr_array_index(situations, j);
            if ((situation->group == NULL ? first : situation->group) == group) list_situation(out, situation);
        }
    }
}

static void list_stages(GString *out, const Catalogue *catalogue) {
    g_autoptr(GArray) coverages = catalogue_coverage(catalogue);
    heading(out, _("Stages, with their wordings"));
    for (guint i = 0; i < catalogue_stages(catalogue)->len; i++) {
        const Stage *stage = g_ptr_array_index(catalogue_stages(catalogue), i);
        guint count = stage->phrasings->len, fewest = catalogue_fewest_wordings(coverages, stage);
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
}

static void list_checklists(GString *out, const Catalogue *catalogue) {
    for (guint i = 0; i < catalogue_checklists(catalogue)->len; i++) {
        const Checklist *checklist = g_ptr_array_index(catalogue_checklists(catalogue), i);
        g_autofree char *words = g_strdup_printf(_("Checklist %s: %s"), checklist->id, checklist->title);
        heading(out, words);
        for (guint j = 0; j < checklist->items->len; j++) {
            const ChecklistItem *item = g_ptr_array_index(checklist->items, j);
            row(out, item->id, item->text);
        }
        for (guint j = 0; j < checklist->offices->len; j++) {
            const Office *office = g_ptr_array_index(checklist->offices, j);
            row(out, office->id, office->title);
        }
    }
}

static void list_platforms(GString *out, const Catalogue *catalogue) {
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
    heading(out, _("Facts"));
    for (guint i = 0; i < FACT_COUNT; i++) row(out, fact_row((FactId)i)->name, _(fact_row((FactId)i)->prompt));
    heading(out, _("Placeholders"));
    for (guint i = 0; placeholder_name(i) != NULL; i++) {
        g_autofree char *braced = g_strdup_printf("{%s}", placeholder_name(i));
        row(out, braced, placeholder_meaning(i));
    }
}

static void list_advice(GString *out, const Catalogue *catalogue) {
    g_autoptr(GPtrArray) ids = catalogue_advice_ids(catalogue);
    heading(out, _("Advice"));
    for (guint i = 0; i < ids->len; i++) row(out, g_ptr_array_index(ids, i), catalogue_advice(catalogue, g_ptr_array_index(ids, i)));
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
    list_checklists(out, catalogue);
    list_platforms(out, catalogue);
    list_manners(out, catalogue);
    list_names(out);
    list_advice(out, catalogue);
    exit_code = cli_put(out->str);
    g_string_free(out, TRUE);
    return exit_code;
}

/* ---- compile ---- */

static int run_compile(const char *folder) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(GPtrArray) shipped = folder == NULL ? catalogue_shipped_paths(cli_catalogue_folder(), problems) : NULL;
    g_autofree char *language = folder != NULL ? language_folder(folder) : NULL;
    if (shipped != NULL) language = g_path_get_dirname(g_ptr_array_index(shipped, 0));
    if (language != NULL) return catalogue_compile(language);
    cli_print_problems(problems);
    return EXIT_TROUBLE;
}

int command_catalogue(int argc, char **argv) {
    gboolean alone = FALSE, matrix = FALSE;
    const GOptionEntry entries[] = {
        {"alone", 0, 0, G_OPTION_ARG_NONE, &alone, N_("Check the files without the shipped catalogue under them"), NULL},
        {"matrix", 0, 0, G_OPTION_ARG_NONE, &matrix, N_("Show how many wordings there are for each situation and stage"), NULL},
        G_OPTION_ENTRY_NULL};
    if (!cli_parse("catalogue", entries, NULL, &argc, &argv)) return EXIT_TROUBLE;
    if (argc > 2 && strcmp(argv[1], "check") == 0) return run_check(argc - 2, argv + 2, alone, matrix);
    if (argc == 2 && strcmp(argv[1], "list") == 0) return run_list();
    if ((argc == 2 || argc == 3) && strcmp(argv[1], "compile") == 0) return run_compile(argc == 3 ? argv[2] : NULL);
    return cli_usage("catalogue");
}
