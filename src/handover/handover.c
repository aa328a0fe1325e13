/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of ways out. A new form of the letter is a row here, and a function that makes its
 * text.
 */
#include "config.h"

#include "bowout/handover/handover.h"

#include <string.h>

#include "bowout/base/process.h"
#include "bowout/base/translate.h"
#include "clipboard.h"
#include "mailing.h"
#include "text-file.h"

#define PASTE_LENGTH_MOST 20000u

#define EMAIL (1u << CHANNEL_EMAIL)
#define CHAT (1u << CHANNEL_CHAT)
#define PHONE (1u << CHANNEL_PHONE)

struct HandoverOrder {
    const HandoverForm *form;
    const char *value;
    gboolean confirmed;
    const FormInput *input;
    const HandoverSettings *settings;
    gboolean restricted;
    HandoverResult *result;
};

/* ---- where a way can work ---- */

static gboolean with_files(const HandoverSettings *settings, gboolean restricted) {
    return !restricted || settings->save_folder != NULL;
}

static gboolean with_mailer(const HandoverSettings *settings, gboolean restricted) {
    return !restricted && settings->mailer != NULL && process_there(settings->mailer[0]);
}

static gboolean with_sendmail(const HandoverSettings *settings, gboolean restricted) {
    return !restricted && settings->sendmail != NULL && process_there(settings->sendmail[0]);
}

/* A printer that was chosen once; without one lp only complains. */
static gboolean has_printer(const char *path) {
    g_autofree char *options = NULL;
    return g_file_get_contents(path, &options, NULL, NULL) && strstr(options, "Default ") != NULL;
}

static gboolean with_printer(const HandoverSettings *settings, gboolean restricted) {
    g_autofree char *own = g_build_filename(g_get_home_dir(), ".cups", "lpoptions", NULL);
    (void)settings;
    if (restricted || !process_there("lp")) return FALSE;
    return g_getenv("LPDEST") != NULL || g_getenv("PRINTER") != NULL || has_printer(own) || has_printer("/etc/cups/lpoptions");
}

/* ---- the texts ---- */

static char *make_text(const FormInput *input, GError **error) {
    (void)error;
    return letter_text(input->letter);
}

static char *make_script(const FormInput *input, GError **error) {
    (void)error;
    return form_script(input);
}

static char *make_mail(const FormInput *input, GError **error) {
    return form_mail(input, FALSE, error);
}

static char *make_link(const FormInput *input, GError **error) {
    g_autofree char *link = form_mailto(input);
    (void)error;
    return g_strconcat(link, "\n", NULL);
}

/* A call is kept as a script, with what goes with it. */
static char *make_printed(const FormInput *input, GError **error) {
    gboolean script = answers_channel(input->answers) == CHANNEL_PHONE && input->catalogue != NULL;
    return script ? make_script(input, error) : make_text(input, error);
}

/* An email is shown with its subject, as it is pasted. */
static char *make_shown(const FormInput *input, GError **error) {
    return answers_channel(input->answers) == CHANNEL_EMAIL ? form_reply(input) : make_printed(input, error);
}

/* ---- what is done with them ---- */

static HandoverOutcome save(const HandoverOrder *order, const char *text) {
    if (order->restricted) return text_file_write_in(order->settings->save_folder, order->value, text, &order->result->words);
    return text_file_write(order->value, order->confirmed, text, &order->result->words);
}

static HandoverOutcome show(const HandoverOrder *order, const char *text) {
    order->result->text = g_strdup(text);
    order->result->words = g_strdup(_("Shown as plain text on the screen, to be selected and copied."));
    return HANDOVER_SHOW;
}

static HandoverOutcome show_link(const HandoverOrder *order, const char *text) {
    gsize length = strlen(text) - 1, most = order->form->length_safe;
    order->result->text = g_strdup(text);
    order->result->words = length <= most ? g_strdup(_("Shown as a mailto: link, to be opened where your mail program is."))
                                          : g_strdup_printf(_("Shown as a mailto: link of %u characters; some programs cut it at %u."),
                                                            (guint)length, (guint)most);
    return HANDOVER_SHOW;
}

static HandoverOutcome print(const HandoverOrder *order, const char *text) {
    order->result->text = g_strdup(text);
    order->result->words = g_strdup(_("It will be printed on the screen when you leave."));
    return HANDOVER_AT_EXIT;
}

static HandoverOutcome copy(const HandoverOrder *order, const char *text) {
    return clipboard_copy(text, order->restricted, order->result);
}

static HandoverOutcome compare(const HandoverOrder *order, const char *text) {
    return clipboard_compare(order->value != NULL ? order->value : "", text, order->result);
}

static HandoverOutcome open_mail(const HandoverOrder *order, const char *text) {
    (void)text;
    return mailing_open(order->input, order->settings, order->result);
}

static HandoverOutcome send_mail(const HandoverOrder *order, const char *text) {
    (void)text;
    return mailing_send(order->value, order->confirmed, order->input, order->settings, order->result);
}

static HandoverOutcome on_paper(const HandoverOrder *order, const char *text) {
    return mailing_print(text, order->result);
}

static char *propose_address(const FlowWay *way, const Answers *answers) {
    (void)way;
    return g_strdup(facts_get(answers_facts_const(answers), FACT_ADDRESS));
}

/* ---- the table, in the order of the menu ---- */

static const HandoverForm forms[] = {
    {.way = {.id = "text-file",
             .title = N_("Save it as a text file"),
             .guidance = N_("You choose the name; only you can read the file."),
             .asks = N_("File name"),
             .ending = ".txt",
             .propose = text_file_propose},
     .format = "text",
     .make = make_text,
     .possible = with_files,
     .carry_out = save},
    {.way = {.channels = CHAT}, .format = "chat", .make = make_text},
    {.way = {.id = "show",
             .title = N_("Show it as plain text"),
             .guidance = N_("On an empty screen without borders, to select with the mouse.")},
     .make = make_shown,
     .carry_out = show},
    {.way = {.id = "print", .title = N_("Print it when I leave"), .guidance = N_("It stays on the screen below your next prompt.")},
     .make = make_printed,
     .carry_out = print},
    {.way = {.id = "script-file",
             .title = N_("Save the script with its answers"),
             .guidance = N_("What to say when they ask why, a voicemail, and the mail to send afterwards."),
             .asks = N_("File name"),
             .ending = "-call.txt",
             .propose = text_file_propose,
             .channels = PHONE},
     .format = "phone",
     .make = make_script,
     .possible = with_files,
     .carry_out = save},
    {.way = {.id = "mail-file",
             .title = N_("Save it as a mail"),
             .guidance = N_("A file (.eml) that mail programs open as a draft; it answers the offer's mail if you gave that."),
             .asks = N_("File name"),
             .ending = ".eml",
             .propose = text_file_propose,
             .channels = EMAIL},
     .format = "eml",
     .make = make_mail,
     .possible = with_files,
     .carry_out = save},
    {.way = {.id = "mailer",
             .title = N_("Open it in my mail program"),
             .guidance = N_("You look at it there once more, and send it yourself."),
             .channels = EMAIL},
     .possible = with_mailer,
     .carry_out = open_mail},
    {.way = {.id = "send",
             .title = N_("Send it now"),
             .guidance = N_("Asks once more, then sends it with the program you have set up."),
             .asks = N_("Send it to"),
             .propose = propose_address,
             .agree = N_("Yes, send it"),
             .channels = EMAIL},
     .possible = with_sendmail,
     .carry_out = send_mail},
    {.way = {.id = "clipboard",
             .title = N_("Copy it"),
             .guidance = N_("To the clipboard, to be pasted where you answer."),
             .channels = EMAIL | CHAT},
     .make = make_text,
     .possible = clipboard_possible,
     .carry_out = copy},
    {.way = {.id = "clipboard-check",
             .title = N_("Check what was copied"),
             .guidance = N_("Paste it as you will paste it there; it is compared with the letter."),
             .asks = N_("Paste here to check"),
             .length_most = PASTE_LENGTH_MOST,
             .after = "clipboard",
             .channels = EMAIL | CHAT},
     .make = make_text,
     .carry_out = compare},
    {.way = {.id = "mailto",
             .title = N_("Show it as a link"),
             .guidance = N_("A mailto: link that opens the reply in a mail program, on a phone too."),
             .channels = EMAIL},
     .format = "mailto",
     .make = make_link,
     .length_safe = 2000,
     .carry_out = show_link},
    {.way = {.id = "paper", .title = N_("Print it on paper"), .guidance = N_("With your usual printer.")},
     .make = make_text,
     .possible = with_printer,
     .carry_out = on_paper},
    {.format = "json", .make = form_json},
};

/* ---- compose --format ---- */

const HandoverForm *handover_format(const char *name) {
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (g_strcmp0(forms[i].format, name) == 0) return &forms[i];
    return NULL;
}

char *handover_format_names(void) {
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (forms[i].format != NULL) g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", forms[i].format);
    return g_string_free(names, FALSE);
}

ChannelId handover_channel(const HandoverForm *form, ChannelId chosen) {
    CatalogueMask channels = form->way.channels;
    if (channels == 0 || (channels >> chosen & 1u) != 0) return chosen;
    return (ChannelId)g_bit_nth_lsf(channels, -1);
}

/* ---- Hand over ---- */

static FlowWay translated(const FlowWay *way) {
    FlowWay spoken = *way;
    spoken.title = _(way->title);
    spoken.guidance = _(way->guidance);
    if (way->agree != NULL) spoken.agree = _(way->agree);
    if (way->asks != NULL) spoken.asks = _(way->asks);
    return spoken;
}

GArray *handover_ways(const HandoverSettings *settings, gboolean restricted) {
    GArray *ways = g_array_new(FALSE, FALSE, sizeof(FlowWay));
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        FlowWay way;
        if (forms[i].way.id == NULL || (forms[i].possible != NULL && !forms[i].possible(settings, restricted))) continue;
        way = translated(&forms[i].way);
        g_array_append_val(ways, way);
    }
    return ways;
}

static HandoverOutcome carry_out(const HandoverOrder *order) {
    const HandoverForm *form = order->form;
    g_autoptr(GError) error = NULL;
    g_autofree char *text = form->make != NULL ? form->make(order->input, &error) : NULL;
    if (text != NULL || form->make == NULL) return form->carry_out(order, text);
    order->result->words = g_strdup_printf(form->way.ending != NULL ? _("Not saved: %s.") : _("Not done: %s."), error->message);
    return HANDOVER_FAILED;
}

HandoverOutcome handover_carry_out(const char *way, const char *value, gboolean confirmed, const FormInput *input,
                                   const HandoverSettings *settings, gboolean restricted, HandoverResult *result) {
    HandoverOrder order = {NULL, value, confirmed, input, settings, restricted, result};
    *result = (HandoverResult){NULL, NULL, NULL};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (forms[i].way.id == NULL || strcmp(forms[i].way.id, way) != 0) continue;
        order.form = &forms[i];
        return carry_out(&order);
    }
    result->words = g_strdup_printf(_("there is no way out called \"%s\""), way);
    return HANDOVER_FAILED;
}

void handover_result_clear(HandoverResult *result) {
    g_clear_pointer(&result->words, g_free);
    g_clear_pointer(&result->text, g_free);
    g_clear_pointer(&result->argv, g_strfreev);
}
