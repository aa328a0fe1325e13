/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout offer: what the program understands of an offer, how sure it is and where it was found.
 * For people, for programs, and as an answers file that compose takes.
 */
#include "config.h"

#include <jansson.h>
#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/answers.h"
#include "bowout/post/post.h"
#include "cli.h"

#define OFFER_VERSION 1
#define NOTES_MOST 32u

/* ---- for people ---- */

static const char *sureness_words(PostSureness sureness) {
    static const char *const words[] = {[POST_GUESS] = N_("a guess"), [POST_LIKELY] = N_("likely"), [POST_SURE] = N_("sure")};
    return _(words[sureness]);
}

static void add_fact(GString *out, const PostOffer *offer, FactId fact) {
    gboolean first = TRUE;
    for (guint i = 0; i < offer->proposals->len; i++) {
        const PostProposal *one = g_ptr_array_index(offer->proposals, i);
        if (one->fact != fact) continue;
        if (first)
            g_string_append_printf(out, "%s: %s\n", _(fact_row(fact)->prompt), one->value);
        else
            g_string_append_printf(out, _("    or: %s\n"), one->value);
        g_string_append_printf(out, "    %s (%s)\n", sureness_words(one->sureness), one->found);
        first = FALSE;
    }
}

static int put_human(const PostOffer *offer) {
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint fact = 0; fact < FACT_COUNT; fact++) add_fact(out, offer, (FactId)fact);
    if (out->len == 0) g_string_append(out, _("Nothing was found that a letter could use.\n"));
    for (guint bit = 0; bit < NOTES_MOST; bit++) {
        const char *words = (offer->notes >> bit & 1u) != 0 ? post_note_words((PostNote)(1u << bit)) : NULL;
        if (words != NULL) g_string_append_printf(out, "\n%s\n", words);
    }
    return cli_put(out->str);
}

/* ---- for programs ---- */

static json_t *proposals_json(const PostOffer *offer) {
    json_t *list = json_array();
    for (guint i = 0; i < offer->proposals->len; i++) {
        const PostProposal *one = g_ptr_array_index(offer->proposals, i);
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "fact", fact_row(one->fact)->name, "value", one->value, "sure",
                                              post_sureness_name(one->sureness), "found", one->place));
    }
    return list;
}

static json_t *notes_json(const PostOffer *offer) {
    json_t *list = json_array();
    for (guint bit = 0; bit < NOTES_MOST; bit++)
        if ((offer->notes >> bit & 1u) != 0) json_array_append_new(list, json_string(post_note_name((PostNote)(1u << bit))));
    return list;
}

static int put_json(const PostOffer *offer) {
    json_t *all = json_pack("{s:i, s:o, s:o}", "version", OFFER_VERSION, "proposals", proposals_json(offer), "notes", notes_json(offer));
    char *text = json_dumps(all, JSON_COMPACT | JSON_ENSURE_ASCII | JSON_PRESERVE_ORDER);
    g_autofree char *line = text == NULL ? NULL : g_strconcat(text, "\n", NULL);
    free(text);
    json_decref(all);
    return line == NULL ? cli_error(_("offer: %s"), _("there is no room for this")) : cli_put(line);
}

/* ---- as answers ---- */

static int put_answers(const PostOffer *offer) {
    g_autoptr(Answers) answers = answers_new();
    g_autofree char *text = NULL, *whole = NULL;
    post_offer_fill(offer, answers_facts(answers), POST_LIKELY);
    text = answers_export(answers);
    whole = g_strconcat(_("# What the offer says. A letter needs a reason, too (see: bowout catalogue list), such as\n"
                          "#     situation = \"another-offer\"\n"),
                        text, NULL);
    return cli_put(whole);
}

/* ---- all of it ---- */

static const struct {
    const char *name;
    int (*put)(const PostOffer *offer);
} formats[] = {{"human", put_human}, {"json", put_json}, {"answers", put_answers}};
#define FORMATS "human, json, answers"

static int read_and_put(const char *path, int (*put)(const PostOffer *offer)) {
    g_autoptr(GError) error = NULL;
    g_autoptr(PostOffer) offer = NULL;
    cli_person();
    offer = post_offer_read_file(path, &error);
    return offer != NULL ? put(offer) : cli_error("%s: %s", strcmp(path, "-") == 0 ? "<stdin>" : path, error->message);
}

int command_offer(int argc, char **argv) {
    g_autofree char *name = NULL, *hint = NULL;
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_STRING, &name, N_("How: for people, for programs, or as an answers file"), N_("human|json|answers")},
        G_OPTION_ENTRY_NULL};
    if (!cli_parse("offer", entries, NULL, &argc, &argv)) return EXIT_TROUBLE;
    if (argc != 2) return cli_usage("offer");
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].name, name != NULL ? name : "human") == 0) return read_and_put(argv[1], formats[i].put);
    hint = cli_hint(name, FORMATS);
    return cli_error(_("offer: --format: unknown format \"%s\"%s (there are: %s)"), name, hint, FORMATS);
}
