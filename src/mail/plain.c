/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that is no mail. */
#include "config.h"

#include "plain.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/mail/protocol.h"
#include "charset.h"
#include "error.h"
#include "html.h"
#include "scan.h"
#include "mail-text.h"

#define HEADER_LINES_MOST 400u

typedef struct {
    guint telling; /* headers that only a mail has, or that every mail has */
    guint others;  /* of the right shape */
    gboolean pasted;
} Head;

/* How long the name before the colon is, 0: the line is no header. */
static gsize name_length(const char *line, gsize size) {
    gsize length = 0;

    while (length < size && g_ascii_isgraph(line[length]) && line[length] != ':') length++;
    return length > 0 && length < size && line[length] == ':' ? length : 0;
}

static gboolean is_name(const char *line, gsize length, const char *const *names) {
    g_autofree char *name = g_ascii_strdown(line, (gssize)length);

    return g_strv_contains(names, name);
}

/* FALSE: this line ends the block that could have been one of headers. */
static gboolean take_line(Head *head, const char *line, gsize size) {
    static const char *const telling[] = {"from",         "subject",      "message-id",     "received",      "return-path", "mime-version",
                                          "content-type", "delivered-to", "dkim-signature", "x-original-to", NULL};
    static const char *const pasted[] = {"sent", "gesendet", NULL}; /* how programs show a header to people, not how they send it */
    gsize length = name_length(line, size);

    if (line[0] == ' ' || line[0] == '\t') return head->others + head->telling > 0;
    if (length == 0) return FALSE;
    if (is_name(line, length, telling))
        head->telling++;
    else
        head->others++;
    head->pasted = head->pasted || is_name(line, length, pasted);
    return TRUE;
}

gboolean plain_is_mail(const char *bytes, gsize length) {
    gsize at = scan_start(bytes, length);
    Head head = {0, 0, FALSE};

    for (guint i = 0; i < HEADER_LINES_MOST && at < length; i++) {
        gsize size = 0;

        while (at + size < length && bytes[at + size] != '\n' && bytes[at + size] != '\r') size++;
        if (size == 0) break;
        if (!take_line(&head, bytes + at, size)) return FALSE;
        at += size;
        if (at + 1 < length && bytes[at] == '\r' && bytes[at + 1] == '\n') at++;
        at++;
    }
    return head.telling > 0 && !head.pasted;
}

/* The charset that a byte order mark names, and how long it is. */
static const char *mark_of(const char *bytes, gsize length, gsize *size) {
    static const struct {
        const char *mark;
        gsize size;
        const char *charset;
    } marks[] = {{"\xEF\xBB\xBF", 3, "utf-8"}, {"\xFF\xFE", 2, "utf-16le"}, {"\xFE\xFF", 2, "utf-16be"}};

    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (length >= marks[i].size && memcmp(bytes, marks[i].mark, marks[i].size) == 0) {
            *size = marks[i].size;
            return marks[i].charset;
        }
    *size = 0;
    return NULL;
}

/* A picture, a program, a PDF: not what a person copied. */
static gboolean is_binary(const char *text) {
    gsize controls = 0, size = strlen(text);

    for (const char *c = text; *c != '\0'; c++) controls += (guchar)*c < 0x20 && strchr("\t\n\r\f\v", *c) == NULL ? 1 : 0;
    return g_str_has_prefix(text, "%PDF-") || controls * 20 > size;
}

static gboolean is_html(const char *text) {
    text += strspn(text, " \t\r\n");
    return g_ascii_strncasecmp(text, "<!doctype html", 14) == 0 || g_ascii_strncasecmp(text, "<html", 5) == 0;
}

Mail *plain_read(const char *bytes, gsize length, GError **error) {
    gsize skip = 0;
    const char *charset = mark_of(bytes, length, &skip);
    gsize size = MIN(length - skip, MAIL_PART_MOST);
    Mail *mail = g_new0(Mail, 1);
    g_autofree char *text = charset_to_utf8(bytes + skip, size, charset, &mail->unread);

    if (is_html(text)) {
        char *read = html_to_text(text);

        g_free(text);
        text = read;
        mail->from_html = TRUE;
    }
    mail->references = g_ptr_array_new_with_free_func(g_free);
    mail->text = words_text(text, strlen(text), MAIL_TEXT_MOST, &mail->text_cut);
    mail->text_cut = mail->text_cut || length - skip > size;
    mail->typed = TRUE;
    if (words_count(mail->text) > 0 && !is_binary(text)) return mail;
    g_set_error_literal(error, MAIL_FAULT, MAIL_FAULT_NO_MAIL, _("there is no text in it that could be an offer"));
    mail_free(mail);
    return NULL;
}
