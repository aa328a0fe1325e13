/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reply as a mailto link (RFC 6068), as text with its subject, and as a whole mail.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/handover/forms.h"

/* Everything but the unreserved characters of RFC 3986 is written as %XX; a line break as
   %0D%0A. */
static void add_encoded(GString *link, const char *text, const char *also) {
    for (const char *c = text; *c != '\0'; c++) {
        if (g_ascii_isalnum(*c) || strchr("-._~", *c) != NULL || strchr(also, *c) != NULL)
            g_string_append_c(link, *c);
        else if (*c == '\n')
            g_string_append(link, "%0D%0A");
        else if (*c != '\r')
            g_string_append_printf(link, "%%%02X", (unsigned char)*c);
    }
}

static void add_field(GString *link, const char *name, const char *value) {
    if (value == NULL || value[0] == '\0') return;
    g_string_append_printf(link, "%c%s=", strchr(link->str, '?') != NULL ? '&' : '?', name);
    add_encoded(link, value, "");
}

/* Programs that know no In-Reply-To leave it out, as RFC 6068 wants. */
char *form_mailto(const FormInput *input) {
    const char *address = facts_get(answers_facts_const(input->answers), FACT_ADDRESS);
    g_autofree char *subject = form_subject(input), *text = letter_text(input->letter);
    GString *link = g_string_new("mailto:");
    gsize length = strlen(text);
    while (length > 0 && text[length - 1] == '\n') text[--length] = '\0';
    if (address != NULL) add_encoded(link, address, "@+"); /* a plus is one here, and not every program decodes an address */
    add_field(link, "subject", subject);
    if (input->offer != NULL) add_field(link, "In-Reply-To", input->offer->message_id);
    add_field(link, "body", text);
    return g_string_free(link, FALSE);
}

void form_keep_subject(Answers *answers, const PostOffer *offer) {
    if (offer->reply_subject == NULL || answers_choice(answers, "subject").kind != CHOICE_NONE) return;
    answers_choose_words(answers, "subject", offer->reply_subject, NULL);
}

char *form_subject(const FormInput *input) {
    char *subject = input->catalogue != NULL ? compose_subject(input->catalogue, input->answers) : NULL;
    return subject != NULL ? subject : g_strdup("");
}

char *form_reply(const FormInput *input) {
    g_autofree char *subject = form_subject(input), *text = letter_text(input->letter);
    if (subject[0] == '\0') return g_steal_pointer(&text);
    return g_strdup_printf(_("Subject: %s\n\n%s"), subject, text);
}

/* X-Unsent makes a file open as a draft; it must not travel with a mail that is sent. */
static void remove_draft_mark(char *mail) {
    char *end = strstr(mail, "\n\n"), *mark = strstr(mail, "\nX-Unsent:"), *next;
    if (mark == NULL || end == NULL || mark > end) return;
    next = strchr(mark + 1, '\n');
    if (next == NULL) return;
    memmove(mark, next, strlen(next) + 1);
}

char *form_mail(const FormInput *input, gboolean unix_lines, GError **error) {
    const Facts *facts = answers_facts_const(input->answers);
    g_autofree char *subject = form_subject(input), *text = letter_text(input->letter);
    PostReply reply = {.from_name = facts_get(facts, FACT_CANDIDATE),
                       .from_address = facts_get(facts, FACT_OWN_ADDRESS),
                       .to_name = facts_get(facts, FACT_CONTACT),
                       .to_address = facts_get(facts, FACT_ADDRESS),
                       .subject = subject[0] != '\0' ? subject : _("Your offer"), /* no mail without one */
                       .text = text,
                       .unix_lines = unix_lines};
    char *mail;
    gsize length;
    if (input->offer != NULL) {
        if (input->offer->own_address != NULL) reply.from_address = input->offer->own_address; /* they know that one */
        reply.in_reply_to = input->offer->message_id;
        reply.references = (const char *const *)input->offer->references;
    }
    mail = post_reply_write(&reply, &length, error);
    if (mail != NULL && unix_lines) remove_draft_mark(mail);
    return mail;
}
