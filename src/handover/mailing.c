/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail programs, and the printer. */
#include "config.h"

#include "mailing.h"

#include <string.h>

#include "bowout/base/file.h"
#include "bowout/base/process.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"

#define PRINT_SECONDS 30u
#define PRINT_COLUMNS 72

/* Takes the words over. */
static HandoverOutcome failed(HandoverResult *result, char *words) {
    result->words = words;
    return HANDOVER_FAILED;
}

/* ---- opening ---- */

/* The file stays there: some mail programs end in the foreground first and read it only then. */
static gboolean write_mail(const FormInput *input, const char *path, GError **error) {
    g_autofree char *mail = form_mail(input, TRUE, error);
    g_autofree char *folder = g_path_get_dirname(path);
    return mail != NULL && file_folder_private(folder, error) && file_write_private(path, mail, strlen(mail), FILE_REPLACE, error);
}

static gboolean names(char *const *argv, const char *placeholder) {
    for (guint i = 1; argv[i] != NULL; i++)
        if (strstr(argv[i], placeholder) != NULL) return TRUE;
    return FALSE;
}

static char *put_in(const char *argument, const char *mail, const char *mailto) {
    GString *text = g_string_new(argument);
    g_string_replace(text, "{mail}", mail, 0);
    g_string_replace(text, "{mailto}", mailto, 0);
    return g_string_free(text, FALSE);
}

/* Without a place for it the file comes last. */
static char **open_argv(char *const *words, const char *mail, const char *mailto) {
    GPtrArray *argv = g_ptr_array_new();
    g_ptr_array_add(argv, g_strdup(words[0]));
    for (guint i = 1; words[i] != NULL; i++) g_ptr_array_add(argv, put_in(words[i], mail, mailto));
    if (!names(words, "{mail}") && !names(words, "{mailto}")) g_ptr_array_add(argv, g_strdup(mail));
    g_ptr_array_add(argv, NULL);
    return (char **)g_ptr_array_free(argv, FALSE);
}

HandoverOutcome mailing_open(const FormInput *input, const HandoverSettings *settings, HandoverResult *result) {
    gboolean link_only = names(settings->mailer, "{mailto}") && !names(settings->mailer, "{mail}");
    g_autoptr(GError) error = NULL;
    g_autofree char *mailto = NULL;
    if (!link_only && !write_mail(input, settings->mail_path, &error))
        return failed(result, g_strdup_printf(_("Not opened: %s."), error->message));
    mailto = form_mailto(input);
    result->argv = open_argv(settings->mailer, settings->mail_path, mailto);
    if (link_only)
        result->words = g_strdup_printf(_("Opened in %s."), settings->mailer[0]);
    else
        result->words = g_strdup_printf(_("Opened in %s. The mail stays in %s as long as this letter is kept."), settings->mailer[0],
                                        settings->mail_path);
    return HANDOVER_RUN;
}

/* ---- sending ---- */

static char **send_argv(const HandoverSettings *settings, const char *recipient) {
    GPtrArray *argv = g_ptr_array_new();
    for (guint i = 0; settings->sendmail[i] != NULL; i++) g_ptr_array_add(argv, g_strdup(settings->sendmail[i]));
    g_ptr_array_add(argv, g_strdup("-i"));
    g_ptr_array_add(argv, g_strdup("--"));
    g_ptr_array_add(argv, g_strdup(recipient));
    g_ptr_array_add(argv, NULL);
    return (char **)g_ptr_array_free(argv, FALSE);
}

static HandoverOutcome send_now(const char *mail, char **argv, const char *recipient, guint seconds, HandoverResult *result) {
    const ProcessOrder order = {.argv = (const char *const *)argv, .input = mail, .length = strlen(mail), .seconds = seconds};
    ProcessEnd end;
    HandoverOutcome outcome = HANDOVER_FAILED;
    if (process_run(&order, &end)) {
        result->words = g_strdup_printf(_("Sent to %s with %s."), recipient, argv[0]);
        outcome = HANDOVER_DONE;
    } else if (end.outcome == PROCESS_NOT_STARTED) {
        result->words = g_strdup_printf(_("Not sent: %s."), end.complaint);
    } else if (end.outcome == PROCESS_LATE) {
        result->words = g_strdup_printf(
            ngettext("Unknown whether it was sent: %s took longer than %u second. Check before sending it again.",
                     "Unknown whether it was sent: %s took longer than %u seconds. Check before sending it again.", seconds),
            argv[0], seconds);
    } else {
        result->words = g_strdup_printf(_("Unknown whether it was sent: %s ended with %d. Check before sending it again. %s"), argv[0],
                                        end.exit_code, end.complaint);
        g_strchomp(result->words);
    }
    process_end_clear(&end);
    return outcome;
}

HandoverOutcome mailing_send(const char *recipient, gboolean confirmed, const FormInput *input, const HandoverSettings *settings,
                             HandoverResult *result) {
    g_autoptr(Answers) addressed = answers_copy(input->answers);
    g_autoptr(GError) error = NULL;
    g_autofree char *to = g_strstrip(g_strdup(recipient != NULL ? recipient : "")), *mail = NULL;
    g_auto(GStrv) argv = NULL;
    FormInput form = *input;
    if (to[0] == '\0' || !facts_set(answers_facts(addressed), FACT_ADDRESS, to, &error))
        return failed(result, g_strdup_printf(_("Not sent: %s."), error != NULL ? error->message : _("there is no address")));
    if (!confirmed) {
        result->words = g_strdup_printf(_("Send it to %s now? It cannot be taken back."), to);
        return HANDOVER_EXISTS;
    }
    form.answers = addressed;
    mail = form_mail(&form, TRUE, &error);
    if (mail == NULL) return failed(result, g_strdup_printf(_("Not sent: %s."), error->message));
    argv = send_argv(settings, to);
    return send_now(mail, argv, to, settings->send_seconds != 0 ? settings->send_seconds : HANDOVER_SEND_SECONDS, result);
}

/* ---- on paper ---- */

HandoverOutcome mailing_print(const char *letter, HandoverResult *result) {
    static const char *const argv[] = {"lp", "-s", "--", NULL};
    g_autofree char *text = g_strchomp(g_strdup(letter));
    g_autoptr(GArray) lines = text_wrap(text, PRINT_COLUMNS);
    g_autoptr(GString) page = g_string_new(NULL);
    ProcessOrder order = {.argv = argv, .seconds = PRINT_SECONDS};
    ProcessEnd end;
    gboolean well;
    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        g_string_append_len(page, text + line->start, (gssize)(line->end - line->start));
        g_string_append_c(page, '\n');
    }
    order.input = page->str;
    order.length = page->len;
    well = process_run(&order, &end);
    if (well)
        result->words = g_strdup(_("Given to the printer."));
    else
        result->words =
            g_strdup_printf(_("Not printed: %s"), end.complaint[0] != '\0' ? end.complaint : _("the printer's program failed."));
    process_end_clear(&end);
    return well ? HANDOVER_DONE : HANDOVER_FAILED;
}
