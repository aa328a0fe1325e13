/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout compose: an answers file in, the letter out. What the answers leave open is taken from the
 * suggestions, as Ctrl-R does in the wizard; so the same answers give the same letter in every
 * face.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/handover/handover.h"
#include "bowout/letter/compose.h"
#include "bowout/letter/suggest.h"
#include "bowout/letter/variants.h"
#include "bowout/tone/check.h"
#include "cli.h"

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

/* ---- the tone ---- */

static void print_finding(const Finding *finding, const char *path) {
    g_autofree char *words = g_strdup_printf("%s: %s [%s]", tone_level_name(finding->level), finding->message, finding->rule);
    cli_print_fault(shown_name(path), words);
}

/* EXIT_DONE when nothing stands in the way; warnings are said all the same. Only a whole letter
   must have all its parts. */
static int check_tone(const Letter *letter, const Catalogue *catalogue, const Answers *answers, const char *path, gboolean whole) {
    g_autoptr(Rules) rules = cli_load_rules();
    CheckContext context = check_context_of(answers, catalogue);
    g_autoptr(CheckResult) result = NULL;
    if (rules == NULL) return cli_error(_("compose: the tone rules cannot be read (see --no-check)"));
    context.channel = letter->channel;
    context.growing = !whole;
    result = check_letter(rules, letter, &context);
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        if (finding->suppressed == NULL && finding->level >= TONE_WARNING) print_finding(finding, path);
    }
    return check_count(result, TONE_ERROR) == 0 ? EXIT_DONE : EXIT_FINDINGS;
}

/* ---- the offer's mail ---- */

/* What the answers do not say is taken from the mail where it is sure enough to be sent unseen. */
static gboolean take_offer(const char *path, Answers *answers, PostOffer **offer) {
    g_autoptr(GError) error = NULL;
    if (path == NULL) return TRUE;
    *offer = post_offer_read_file(path, &error);
    if (*offer == NULL) {
        cli_error("%s: %s", path, error->message);
        return FALSE;
    }
    post_offer_fill(*offer, answers_facts(answers), POST_LIKELY);
    form_keep_subject(answers, *offer);
    return TRUE;
}

/* ---- all of it ---- */

typedef struct {
    const HandoverForm *form;
    const char *path, *offer_path;
    const char *companion; /* its id, instead of the letter; or NULL */
    guint variant;         /* 1: the wordings suggested first */
    gboolean unchecked;
} Order;

static void warn_of_length(const HandoverForm *form, const char *text) {
    gsize length = strlen(text) - 1; /* the line break is not part of it */
    g_autofree char *words = NULL;
    if (form->length_safe == 0 || length <= form->length_safe) return;
    words = g_strdup_printf(_("warning: the link has %u characters; some programs cut it at %u"), (guint)length, (guint)form->length_safe);
    cli_print_fault("compose", words);
}

static int put_form(const Order *order, const FormInput *input) {
    g_autoptr(GError) error = NULL;
    g_autofree char *text = order->form->make(input, &error);
    if (text == NULL) return cli_error("compose: %s", error->message);
    warn_of_length(order->form, text);
    return cli_put(text);
}

static void fit(Answers *answers, const Catalogue *catalogue, ChannelId channel) {
    g_autoptr(GPtrArray) dropped = NULL;
    if (answers_channel(answers) == channel) return;
    answers_set_channel(answers, channel);
    dropped = answers_refit(answers, catalogue, REFIT_MANNER);
}

/* The first variant is suggested even where no letter keeps words from wearing out (variants.h). */
static gboolean fill(Answers *answers, const Catalogue *catalogue, const Order *order) {
    guint count;
    if (suggest_variant(answers, catalogue, order->variant)) return TRUE;
    count = suggest_variant_count(answers, catalogue, order->variant);
    suggest_rest(answers, catalogue);
    if (order->variant == 1 || !is_finished(catalogue, answers, order->path)) return TRUE;
    cli_error(ngettext("compose: --variant %u: there is only %u of this letter", "compose: --variant %u: there are only %u of this letter",
                       count),
              order->variant, count);
    return FALSE;
}

/* FALSE when the letter is not finished. A channel that nobody asked for gives way to one of the
   situation's. */
static gboolean finish(Answers *answers, const Catalogue *catalogue, const Order *order, ChannelId channel) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    ChannelId allowed = situation_channel(situation, channel);
    if (allowed != channel && order->form->way.channels != 0) {
        cli_error(_("compose: --format %s: the situation \"%s\" is not written in the channel \"%s\""), order->form->format, situation->id,
                  channel_name(channel));
        return FALSE;
    }
    fit(answers, catalogue, allowed);
    return fill(answers, catalogue, order) && is_finished(catalogue, answers, order->path);
}

static int compose_whole(const Order *order, const Catalogue *catalogue, Answers *answers, const PostOffer *offer) {
    g_autoptr(Letter) letter = NULL;
    int exit_code;
    if (!finish(answers, catalogue, order, handover_channel(order->form, answers_channel(answers)))) return EXIT_TROUBLE;
    letter = compose(catalogue, answers);
    exit_code = order->unchecked ? EXIT_DONE : check_tone(letter, catalogue, answers, order->path, TRUE);
    return exit_code == EXIT_DONE ? put_form(order, &(FormInput){catalogue, answers, letter, offer, order->variant}) : exit_code;
}

/* ---- a text that goes with the letter ---- */

/* Letters of this situation it can go with: in the channel they have, or else in the first one
   that suits both. */
static gboolean companion_suits(const Companion *companion, const Situation *situation, ChannelId wanted, ChannelId *channel) {
    gboolean found = FALSE;
    for (guint i = 0; i < CHANNEL_COUNT; i++) {
        ChannelId one = (ChannelId)i;
        if (!companion_goes_with(companion, situation->kind, one) || !situation_allows(situation, one) || (found && one != wanted))
            continue;
        *channel = one;
        found = TRUE;
    }
    return found;
}

static int no_such_companion(const char *id, const Catalogue *catalogue, const Situation *situation) {
    g_autoptr(GString) ids = g_string_new(NULL);
    ChannelId channel;
    for (guint i = 0; i < catalogue_companions(catalogue)->len; i++) {
        const Companion *companion = g_ptr_array_index(catalogue_companions(catalogue), i);
        if (companion_suits(companion, situation, CHANNEL_EMAIL, &channel))
            g_string_append_printf(ids, "%s%s", ids->len > 0 ? ", " : "", companion->id);
    }
    if (ids->len == 0) return cli_error("%s", _("compose: --companion: no text goes with this letter"));
    return cli_error(_("compose: --companion: nothing called \"%s\" goes with this letter (there are: %s)"), id, ids->str);
}

static int compose_one_companion(const Order *order, const Catalogue *catalogue, Answers *answers) {
    const Companion *companion = catalogue_companion(catalogue, order->companion);
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    ChannelId channel = answers_channel(answers);
    g_autoptr(Letter) text = NULL;
    g_autofree char *words = NULL;
    int exit_code;
    if (situation != NULL && (companion == NULL || !companion_suits(companion, situation, channel, &channel)))
        return no_such_companion(order->companion, catalogue, situation);
    if (!finish(answers, catalogue, order, channel)) return EXIT_TROUBLE;
    text = compose_companion(catalogue, answers, companion);
    exit_code = order->unchecked ? EXIT_DONE : check_tone(text, catalogue, answers, order->path, FALSE);
    words = letter_text(text);
    return exit_code == EXIT_DONE ? cli_put(words) : exit_code;
}

static int compose_order(const Order *order) {
    g_autoptr(Catalogue) catalogue = cli_load_catalogue();
    g_autoptr(Answers) answers = catalogue == NULL ? NULL : read_answers(order->path, catalogue);
    g_autoptr(PostOffer) offer = NULL;
    if (answers != NULL) person_sign(cli_person(), answers);
    if (answers == NULL || !take_offer(order->offer_path, answers, &offer)) return EXIT_TROUBLE;
    return order->companion != NULL ? compose_one_companion(order, catalogue, answers) : compose_whole(order, catalogue, answers, offer);
}

int command_compose(int argc, char **argv) {
    g_autofree char *name = NULL, *offer = NULL, *companion = NULL, *names = handover_format_names();
    g_autofree char *help = g_strdup_printf(_("What to print: %s"), names);
    gboolean unchecked = FALSE;
    int variant = 1;
    const GOptionEntry entries[] = {
        {"companion", 0, 0, G_OPTION_ARG_STRING, &companion, N_("Print a text that goes with the letter instead (see: catalogue list)"),
         N_("ID")},
        {"format", 0, 0, G_OPTION_ARG_STRING, &name, help, N_("FORMAT")},
        {"no-check", 0, 0, G_OPTION_ARG_NONE, &unchecked, N_("Do not check the letter's tone"), NULL},
        {"offer", 0, 0, G_OPTION_ARG_FILENAME, &offer, N_("The offer, a mail or any text: fills what the answers leave open"), N_("FILE")},
        {"variant", 0, 0, G_OPTION_ARG_INT, &variant, N_("Other wordings where the answers leave them open (from 2 on)"), N_("N")},
        G_OPTION_ENTRY_NULL};
    Order order = {0};
    if (!cli_parse("compose", entries, NULL, &argc, &argv)) return EXIT_TROUBLE;
    if (name != NULL && companion != NULL) return cli_error(_("compose: --companion gives plain text: leave --format out"));
    order.form = handover_format(name != NULL ? name : "text");
    if (order.form == NULL) {
        g_autofree char *hint = cli_hint(name, names);
        return cli_error(_("compose: --format: unknown format \"%s\"%s (there are: %s)"), name, hint, names);
    }
    if (variant < 1 || variant > (int)VARIANTS_MOST)
        return cli_error(_("compose: --variant: expects a number from 1 to %u"), VARIANTS_MOST);
    if (argc != 2) return cli_usage("compose");
    order.variant = (guint)variant;
    order.path = argv[1];
    order.offer_path = offer;
    order.companion = companion;
    order.unchecked = unchecked;
    return compose_order(&order);
}
