/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of ways out. To add one is to add a row.
 */
#include "config.h"

#include "bowout/handover/handover.h"

#include <string.h>

#include "bowout/base/process.h"
#include "bowout/base/words.h"
#include "clipboard.h"
#include "mailing.h"
#include "text-file.h"

#define PASTE_LENGTH_MOST 20000u

/* What a way is told. */
typedef struct {
    const char *value;
    gboolean confirmed;
    const FormInput *input;
    const HandoverSettings *settings;
    gboolean restricted;
    HandoverResult *result;
} Order;

/* ---- which letters a way suits ---- */

static gboolean is_email(const Answers *answers) {
    return answers_channel(answers) == CHANNEL_EMAIL;
}

static gboolean is_phone(const Answers *answers) {
    return answers_channel(answers) == CHANNEL_PHONE;
}

static gboolean is_written(const Answers *answers) {
    return !is_phone(answers);
}

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

/* ---- the ways ---- */

/* A call is kept as a script, with what goes with it. */
static char *text_of(const FormInput *input) {
    if (is_phone(input->answers) && input->catalogue != NULL) return form_script(input);
    return letter_text(input->letter);
}

static HandoverOutcome save(const Order *order, const char *text) {
    if (order->restricted) return text_file_write_in(order->settings->save_folder, order->value, text, &order->result->words);
    return text_file_write(order->value, order->confirmed, text, &order->result->words);
}

static HandoverOutcome save_text(const Order *order) {
    g_autofree char *text = letter_text(order->input->letter);
    return save(order, text);
}

static HandoverOutcome save_script(const Order *order) {
    g_autofree char *text = text_of(order->input);
    return save(order, text);
}

static HandoverOutcome save_mail(const Order *order) {
    g_autoptr(GError) error = NULL;
    g_autofree char *mail = form_mail(order->input, FALSE, &error);
    if (mail != NULL) return save(order, mail);
    order->result->words = g_strdup_printf(_("Not saved: %s."), error->message);
    return HANDOVER_FAILED;
}

/* An email is shown with its subject, as it is pasted. */
static HandoverOutcome show(const Order *order) {
    order->result->text = is_email(order->input->answers) ? form_reply(order->input) : text_of(order->input);
    order->result->words = g_strdup(_("Shown as plain text on the screen, to be selected and copied."));
    return HANDOVER_SHOW;
}

static HandoverOutcome show_link(const Order *order) {
    g_autofree char *link = form_mailto(order->input);
    gsize length = strlen(link);
    order->result->text = g_strconcat(link, "\n", NULL);
    order->result->words = length <= MAILTO_LENGTH_SAFE
                               ? g_strdup(_("Shown as a mailto: link, to be opened where your mail program is."))
                               : g_strdup_printf(_("Shown as a mailto: link of %u characters; some programs cut it at %u."), (guint)length,
                                                 MAILTO_LENGTH_SAFE);
    return HANDOVER_SHOW;
}

static HandoverOutcome print(const Order *order) {
    order->result->text = text_of(order->input);
    order->result->words = g_strdup(_("It will be printed on the screen when you leave."));
    return HANDOVER_AT_EXIT;
}

static HandoverOutcome copy(const Order *order) {
    g_autofree char *text = letter_text(order->input->letter);
    return clipboard_copy(text, order->restricted, order->result);
}

static HandoverOutcome compare(const Order *order) {
    g_autofree char *text = letter_text(order->input->letter);
    return clipboard_compare(order->value != NULL ? order->value : "", text, order->result);
}

static HandoverOutcome open_mail(const Order *order) {
    return mailing_open(order->input, order->settings, order->result);
}

static HandoverOutcome send_mail(const Order *order) {
    return mailing_send(order->value, order->confirmed, order->input, order->settings, order->result);
}

static HandoverOutcome on_paper(const Order *order) {
    return mailing_print(order->input, order->result);
}

static char *propose_address(const Answers *answers) {
    return g_strdup(facts_get(answers_facts_const(answers), FACT_ADDRESS));
}

/* ---- the table ---- */

static const struct {
    FlowWay way;
    gboolean (*possible)(const HandoverSettings *settings, gboolean restricted); /* NULL: always */
    HandoverOutcome (*carry_out)(const Order *order);
} rows[] = {
    {{.id = "text-file",
      .title = N_("Save it as a text file"),
      .guidance = N_("You choose the name; only you can read the file."),
      .asks = N_("File name"),
      .propose = text_file_propose},
     with_files,
     save_text},
    {{.id = "show", .title = N_("Show it as plain text"), .guidance = N_("On an empty screen without borders, to select with the mouse.")},
     NULL,
     show},
    {{.id = "print", .title = N_("Print it when I leave"), .guidance = N_("It stays on the screen below your next prompt.")}, NULL, print},
    {{.id = "script-file",
      .title = N_("Save the script with its answers"),
      .asks = N_("File name"),
      .propose = text_file_propose_script,
      .suits = is_phone,
      .guidance = N_("What to say when they ask why, a voicemail, and the mail to send afterwards.")},
     with_files,
     save_script},
    {{.id = "mail-file",
      .title = N_("Save it as a mail"),
      .asks = N_("File name"),
      .propose = text_file_propose_mail,
      .suits = is_email,
      .guidance = N_("A file (.eml) that mail programs open as a draft; it answers the offer's mail if you gave that.")},
     with_files,
     save_mail},
    {{.id = "mailer",
      .title = N_("Open it in my mail program"),
      .guidance = N_("You look at it there once more, and send it yourself."),
      .suits = is_email},
     with_mailer,
     open_mail},
    {{.id = "send",
      .title = N_("Send it now"),
      .asks = N_("Send it to"),
      .propose = propose_address,
      .suits = is_email,
      .agree = N_("Yes, send it"),
      .guidance = N_("Asks once more, then sends it with the program you have set up.")},
     with_sendmail,
     send_mail},
    {{.id = "clipboard", .title = N_("Copy it"), .guidance = N_("To the clipboard, to be pasted where you answer."), .suits = is_written},
     clipboard_possible,
     copy},
    {{.id = "clipboard-check",
      .title = N_("Check what was copied"),
      .asks = N_("Paste here to check"),
      .after = "clipboard",
      .guidance = N_("Paste it as you will paste it there; it is compared with the letter."),
      .length_most = PASTE_LENGTH_MOST,
      .suits = is_written},
     NULL,
     compare},
    {{.id = "mailto",
      .title = N_("Show it as a link"),
      .guidance = N_("A mailto: link that opens the reply in a mail program, on a phone too."),
      .suits = is_email},
     NULL,
     show_link},
    {{.id = "paper", .title = N_("Print it on paper"), .guidance = N_("With your usual printer.")}, with_printer, on_paper},
};

const FlowWay *handover_ways(guint *count) {
    static FlowWay translated[G_N_ELEMENTS(rows)];
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        translated[i] = rows[i].way;
        translated[i].title = _(rows[i].way.title);
        translated[i].guidance = _(rows[i].way.guidance);
        if (rows[i].way.agree != NULL) translated[i].agree = _(rows[i].way.agree);
        if (rows[i].way.asks != NULL) translated[i].asks = _(rows[i].way.asks);
    }
    *count = G_N_ELEMENTS(rows);
    return translated;
}

gboolean handover_possible(const char *way, const HandoverSettings *settings, gboolean restricted) {
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].way.id, way) == 0) return rows[i].possible == NULL || rows[i].possible(settings, restricted);
    return FALSE;
}

HandoverOutcome handover_carry_out(const char *way, const char *value, gboolean confirmed, const FormInput *input,
                                   const HandoverSettings *settings, gboolean restricted, HandoverResult *result) {
    const Order order = {value, confirmed, input, settings, restricted, result};
    *result = (HandoverResult){NULL, NULL, NULL};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].way.id, way) == 0) return rows[i].carry_out(&order);
    result->words = g_strdup_printf(_("there is no way out called \"%s\""), way);
    return HANDOVER_FAILED;
}

void handover_result_clear(HandoverResult *result) {
    g_clear_pointer(&result->words, g_free);
    g_clear_pointer(&result->text, g_free);
    g_clear_pointer(&result->argv, g_strfreev);
}
