/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout drafts: lists, shows, exports and deletes the letters that are kept. Looking never takes a
 * letter from a session that writes it.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/drafts/drafts.h"
#include "bowout/flow/flow.h"
#include "cli.h"

#define SECONDS_A_DAY 86400

static int fail(const GError *error) {
    return cli_error("drafts: %s", error->message);
}

static gboolean read_id(const char *word, gint64 *id) {
    guint64 number;

    if (!g_ascii_string_to_unsigned(word, 10, 1, G_MAXINT64, &number, NULL)) {
        cli_error(_("drafts: \"%s\" is no number of a draft"), word);
        return FALSE;
    }
    *id = (gint64)number;
    return TRUE;
}

/* ---- list ----------------------------------------------------------------------------------- */

static void list_one(GString *list, const DraftInfo *info) {
    g_autofree char *subject = text_clean(info->subject, -1, TEXT_PLAIN), *place = text_clean(info->place, -1, TEXT_PLAIN);
    g_autofree char *changed = clock_format_moment(info->changed);
    g_autofree char *handed = info->handed_over != 0 ? clock_format_moment(info->handed_over) : NULL;
    g_auto(GStrv) ways = g_strsplit(info->handed_words, "\n", -1);

    g_string_append_printf(list, "%" G_GINT64_FORMAT "\t%s\t%s\t", info->id, changed, *subject != '\0' ? subject : _("no company yet"));
    if (handed == NULL)
        g_string_append_printf(list, _("unfinished, at %s"), place);
    else
        g_string_append_printf(list, _("handed over %s"), handed);
    g_string_append_c(list, '\n');
    for (guint i = 0; handed != NULL && ways[i] != NULL; i++) {
        g_autofree char *way = text_clean(ways[i], -1, TEXT_PLAIN);
        if (*way != '\0') g_string_append_printf(list, "\t%s\n", way);
    }
}

static int list(Drafts *drafts, int count G_GNUC_UNUSED, char **words G_GNUC_UNUSED) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) found = drafts_list(drafts, &error);
    g_autoptr(GString) text = g_string_new(NULL);

    if (found == NULL) return fail(error);
    for (guint i = 0; i < found->len; i++) list_one(text, found->pdata[i]);
    return cli_put(text->str);
}

/* ---- show, export --------------------------------------------------------------------------- */

static Flow *recall(Drafts *drafts, const char *word, const Catalogue *catalogue) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Flow) flow = flow_new(NULL);
    g_autofree char *snapshot = NULL;
    gint64 id;

    if (!read_id(word, &id)) return NULL;
    snapshot = drafts_read(drafts, id, &error);
    flow_supply(flow, catalogue, NULL);
    if (snapshot == NULL || !flow_restore(flow, snapshot, &error)) {
        fail(error);
        return NULL;
    }
    return g_steal_pointer(&flow);
}

static int show(Drafts *drafts, int count G_GNUC_UNUSED, char **words) {
    g_autoptr(Catalogue) catalogue = cli_load_catalogue();
    g_autoptr(Flow) flow = catalogue != NULL ? recall(drafts, words[0], catalogue) : NULL;
    g_autoptr(Letter) letter = flow != NULL ? flow_letter(flow) : NULL;
    g_autofree char *text = letter != NULL ? letter_text(letter) : NULL;

    return text != NULL ? cli_put(text) : EXIT_TROUBLE;
}

static int export(Drafts *drafts, int count G_GNUC_UNUSED, char **words) {
    g_autoptr(Catalogue) catalogue = cli_load_catalogue();
    g_autoptr(Flow) flow = catalogue != NULL ? recall(drafts, words[0], catalogue) : NULL;
    g_autofree char *text = flow != NULL ? answers_export(flow_answers(flow)) : NULL;

    return text != NULL ? cli_put(text) : EXIT_TROUBLE;
}

/* ---- delete --------------------------------------------------------------------------------- */

static char *older_than; /* --older-than, as typed */

static int delete_old(Drafts *drafts) {
    g_autoptr(GError) error = NULL;
    g_autofree char *number = g_strdup(older_than);
    g_autofree char *text = NULL;
    guint64 days;
    int count;

    if (g_str_has_suffix(number, "d")) number[strlen(number) - 1] = '\0';
    if (!g_ascii_string_to_unsigned(number, 10, 1, 36500, &days, NULL))
        return cli_error(_("drafts delete: --older-than takes a number of days such as 30d, not \"%s\""), older_than);
    count = drafts_delete_older(drafts, clock_now_seconds() - (gint64)days * SECONDS_A_DAY, &error);
    if (count < 0) return fail(error);
    text = g_strdup_printf(ngettext("%d draft deleted\n", "%d drafts deleted\n", (gulong)count), count);
    return cli_put(text);
}

static int delete (Drafts *drafts, int count, char **words) {
    for (int i = 0; i < count; i++) {
        g_autoptr(GError) error = NULL;
        gint64 id;

        if (!read_id(words[i], &id)) return EXIT_TROUBLE;
        if (!drafts_delete(drafts, id, &error)) return fail(error);
    }
    return older_than != NULL ? delete_old(drafts) : EXIT_DONE;
}

/* ---- the table ------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    int least, most; /* words after the name */
    int (*run)(Drafts *drafts, int count, char **words);
} verbs[] = {
    {"list", 0, 0, list},
    {"show", 1, 1, show},
    {"export", 1, 1, export},
    {"delete", 0, G_MAXINT, delete},
};

int command_drafts(int argc, char **argv) {
    const GOptionEntry entries[] = {
        {"older-than", 0, 0, G_OPTION_ARG_STRING, &older_than, N_("With delete: all that were not changed for so many days"), N_("30d")},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(Drafts) drafts = NULL;

    if (!cli_parse("drafts", entries, NULL, &argc, &argv)) return EXIT_TROUBLE;
    for (guint i = 0; argc > 1 && i < G_N_ELEMENTS(verbs); i++) {
        gboolean nothing_named = verbs[i].run == delete &&argc == 2 && older_than == NULL;

        if (strcmp(verbs[i].name, argv[1]) != 0) continue;
        if (argc - 2 < verbs[i].least || argc - 2 > verbs[i].most || nothing_named) break;
        drafts = drafts_open(NULL, &error);
        return drafts != NULL ? verbs[i].run(drafts, argc - 2, argv + 2) : fail(error);
    }
    return cli_usage("drafts");
}
