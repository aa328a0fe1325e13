/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to a Mail: its headers. The text is body.c's. */
#include "config.h"

#include "gmime-private.h"

#include <string.h>

#include "bowout/base/address.h"
#include "bowout/base/translate.h"
#include "bowout/mail/protocol.h"
#include "charset.h"
#include "encoded.h"
#include "error.h"
#include "moment.h"
#include "scan.h"
#include "mail-text.h"

/* ---- charsets ---- */

void mail_release(void) {
    charset_release();
}

void mail_prepare(const char *bytes, gsize length) {
    g_autoptr(GPtrArray) named = scan_charsets(bytes, MIN(length, MAIL_INPUT_MOST));
    g_autoptr(GDateTime) now = g_date_time_new_now_local(); /* reads the time zone */

    g_mime_init();
    (void)now;
    charset_load_usual();
    for (guint i = 0; i < named->len; i++) charset_load(g_ptr_array_index(named, i));
    if (scan_has(bytes, length, "text/html")) charset_load_html();
}

/* ---- addresses ---- */

void person_clear(Person *person) {
    g_clear_pointer(&person->name, g_free);
    g_clear_pointer(&person->address, g_free);
}

/* The first mailbox, in groups too; NULL when there is none. */
static InternetAddressMailbox *first_mailbox(InternetAddressList *list, int depth) {
    int count = list == NULL || depth > 3 ? 0 : internet_address_list_length(list);

    for (int i = 0; i < count; i++) {
        InternetAddress *one = internet_address_list_get_address(list, i);
        InternetAddressMailbox *inner;

        if (INTERNET_ADDRESS_IS_MAILBOX(one)) return INTERNET_ADDRESS_MAILBOX(one);
        inner = first_mailbox(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one)), depth + 1);
        if (inner != NULL) return inner;
    }
    return NULL;
}

/* Could stand in an address without quotes, in a domain, or in what a program made of one that
   it did not understand. */
static gboolean is_address_byte(char c) {
    return g_ascii_isalnum(c) || (guchar)c >= 0x80 || (c != '\0' && strchr("!#$%&'*+/=?^_`{|}~.-", c) != NULL);
}

/* Where the name before the @ begins: at the quote that opens it, or at its first letter. */
static const char *local_start(const char *text, const char *at) {
    const char *start = at;

    if (at > text && at[-1] == '"') {
        for (start = at - 2; start > text && *start != '"'; start--) continue;
        return start < text ? at : start;
    }
    while (start > text && is_address_byte(start[-1])) start--;
    return start;
}

/* An address somewhere in a header that says it in its own way: without brackets, with
   "mailto:", with dots at odd places. */
static char *address_within(const char *text, const char **start, const char **end) {
    for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@')) {
        g_autofree char *piece = NULL;
        char *address;

        *start = local_start(text, at);
        for (*end = at + 1; is_address_byte(**end); (*end)++) continue;
        while (*end > at + 1 && (*end)[-1] == '.') (*end)--;
        piece = g_strndup(*start, (gsize)(*end - *start));
        address = g_utf8_validate(piece, -1, NULL) ? address_clean(piece, NULL) : NULL;
        if (address != NULL) return address;
    }
    return NULL;
}

/* What stands before an address, without the marks that parted them. */
static char *name_before(const char *text, const char *start) {
    g_autofree char *front = g_strndup(text, (gsize)(start - text));
    char *mailto = strstr(front, "mailto:");

    if (mailto != NULL) *mailto = '\0';
    g_strstrip(g_strdelimit(front, "<>[]()\"", ' '));
    while (front[0] != '\0' && strchr(":,-", front[strlen(front) - 1]) != NULL) front[strlen(front) - 1] = '\0';
    return words_line(front, NULL);
}

/* A mailbox as GMime reads it, else as far as we can. `text`: raw, encoded words mended. */
static Person read_person(const char *text, gboolean *hostile, guint *count) {
    InternetAddressList *list = text == NULL ? NULL : internet_address_list_parse(mail_options(), text);
    InternetAddressMailbox *mailbox = first_mailbox(list, 0);
    const char *address = mailbox == NULL ? NULL : internet_address_mailbox_get_addr(mailbox);
    const char *start = NULL, *end = NULL;
    Person person = {NULL, NULL};

    if (mailbox != NULL) person.name = words_line(internet_address_get_name(INTERNET_ADDRESS(mailbox)), hostile);
    if (address != NULL && g_utf8_validate(address, -1, NULL)) person.address = address_clean(address, NULL);
    if (person.address == NULL && text != NULL) {
        person.address = address_within(text, &start, &end);
        if (person.address != NULL && (person.name == NULL || strchr(person.name, '@') != NULL)) {
            g_free(person.name);
            person.name = name_before(text, start);
        }
    }
    if (count != NULL) *count += list == NULL ? 0 : (guint)internet_address_list_length(list);
    if (list != NULL) g_object_unref(list);
    return person;
}

Person mail_person(const char *text) {
    g_autofree char *opened = words_replace(text == NULL ? "" : text, "[mailto:", "<");
    g_autofree char *tidy = words_replace(opened, "]", ">");
    Person person = read_person(tidy, NULL, NULL);

    if (person.name == NULL && person.address == NULL && strchr(tidy, '@') == NULL) person.name = words_line(tidy, NULL);
    return person;
}

/* ---- other headers ---- */

/* As it stands in the mail; NULL: not there. Borrowed. */
static const char *header(GMimeMessage *message, const char *name) {
    GMimeHeader *found = g_mime_header_list_get_header(g_mime_object_get_header_list(GMIME_OBJECT(message)), name);

    return found == NULL ? NULL : g_mime_header_get_raw_value(found);
}

/* Unfolded, its encoded words safe; NULL: not there. */
static char *mended(GMimeMessage *message, const char *name, Mail *mail) {
    const char *raw = header(message, name);

    return raw == NULL ? NULL : encoded_mend(raw, &mail->unread);
}

/* The same, decoded: not yet clean. */
static char *decoded(GMimeMessage *message, const char *name, Mail *mail) {
    g_autofree char *safe = mended(message, name, mail);

    return safe == NULL ? NULL : g_mime_utils_header_decode_text(mail_options(), safe);
}

char *mail_message_id(const char *text) {
    g_autofree char *id = g_strstrip(g_strdup(text));
    gsize size = strlen(id);
    gboolean bare = id[0] != '<';

    if (!bare) id[strcspn(id, ">") + (strchr(id, '>') != NULL ? 1 : 0)] = '\0';
    size = strlen(id);
    if (bare ? strchr(id, '@') == NULL : id[size - 1] != '>') return NULL;
    if (size < (bare ? 1 : 3) || size + (bare ? 2 : 0) > MAIL_MESSAGE_ID_MOST || strstr(id, "=?") != NULL) return NULL;
    for (gsize i = bare ? 0 : 1; i + (bare ? 0 : 1) < size; i++)
        if (id[i] <= ' ' || id[i] > '~' || id[i] == '<' || id[i] == '>') return NULL;
    return bare ? g_strconcat("<", id, ">", NULL) : g_steal_pointer(&id);
}

static char *read_message_id(GMimeMessage *message, const char *name) {
    const char *value = header(message, name);

    return value == NULL ? NULL : mail_message_id(value);
}

/* The first one says where the conversation began, the last ones where it is. */
static GPtrArray *read_references(GMimeMessage *message) {
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    const char *value = header(message, "References");
    g_autofree char *parted = words_replace(value == NULL ? "" : value, ">", "> ");
    g_auto(GStrv) words = g_strsplit_set(parted, " \t\r\n", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        char *id = mail_message_id(words[i]);

        if (id != NULL) g_ptr_array_add(ids, id);
    }
    while (ids->len > MAIL_REFERENCES_MOST) g_ptr_array_remove_index(ids, 1);
    return ids;
}

/* What the last server wrote stands first; its date is after the last semicolon. */
static GDateTime *read_received(GMimeMessage *message) {
    const char *value = header(message, "Received");
    const char *date = value == NULL ? NULL : strrchr(value, ';');

    return date == NULL ? NULL : moment_read(date + 1);
}

static char *read_delivered(GMimeMessage *message) {
    static const char *const names[] = {"Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To"};

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = header(message, names[i]);
        char *address = value == NULL ? NULL : address_clean(value, NULL);

        if (address != NULL) return address;
    }
    return NULL;
}

static void cut_line(char *line) {
    if (line != NULL && g_utf8_strlen(line, -1) > MAIL_LINE_MOST) *g_utf8_offset_to_pointer(line, MAIL_LINE_MOST) = '\0';
}

static char *read_line(GMimeMessage *message, const char *name, Mail *mail) {
    g_autofree char *text = decoded(message, name, mail);
    char *line = words_line(text, &mail->hostile);

    cut_line(line);
    return line;
}

static Person read_mailbox(GMimeMessage *message, const char *name, Mail *mail, guint *count) {
    g_autofree char *text = mended(message, name, mail);

    return read_person(text, &mail->hostile, count);
}

/* Somebody wrote, but where an answer would go cannot be told. */
static gboolean lacks_address(GMimeMessage *message, const char *name, const Person *person) {
    const char *raw = header(message, name);

    return person->address == NULL && raw != NULL && strchr(raw, '@') != NULL;
}

static void read_people(GMimeMessage *message, Mail *mail) {
    Person copied;

    mail->from = read_mailbox(message, "From", mail, NULL);
    if (header(message, "From") == NULL) mail->from = read_mailbox(message, "Sender", mail, NULL);
    mail->reply_to = read_mailbox(message, "Reply-To", mail, NULL);
    mail->address_odd = lacks_address(message, "From", &mail->from) || lacks_address(message, "Reply-To", &mail->reply_to);
    mail->to = read_mailbox(message, "To", mail, &mail->to_count);
    copied = read_mailbox(message, "Cc", mail, &mail->to_count);
    person_clear(&copied);
    mail->delivered_to = read_delivered(message);
}

static void read_subject(GMimeMessage *message, Mail *mail) {
    g_autofree char *text = decoded(message, "Subject", mail);

    mail->subject = words_line(text, &mail->hostile);
    mail->subject_shown = words_shown(text);
    mail->subject_sound = words_sound(text);
    cut_line(mail->subject);
    cut_line(mail->subject_shown);
    cut_line(mail->subject_sound);
}

static void read_headers(GMimeMessage *message, Mail *mail) {
    read_people(message, mail);
    read_subject(message, mail);
    mail->organization = read_line(message, "Organization", mail);
    if (mail->organization == NULL) mail->organization = read_line(message, "Organisation", mail);
    mail->date_given = header(message, "Date") != NULL;
    mail->date = moment_read(header(message, "Date"));
    mail->received = read_received(message);
    mail->message_id = read_message_id(message, "Message-ID");
    mail->in_reply_to = read_message_id(message, "In-Reply-To");
    mail->references = read_references(message);
}

/* ---- the whole ---- */

static Mail *read_message(GMimeMessage *message, int depth) {
    Mail *mail = g_new0(Mail, 1);
    GMimeMessage *inside;

    read_headers(message, mail);
    inside = body_read(message, mail);
    if (inside != NULL && depth < 3) mail->inside = read_message(inside, depth + 1);
    return mail;
}

static gboolean looks_like_mail(GMimeMessage *message) {
    return header(message, "From") != NULL || header(message, "Subject") != NULL || header(message, "Message-ID") != NULL ||
           header(message, "Date") != NULL;
}

static GMimeMessage *construct(const char *bytes, gsize length) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, mail_options());

    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

Mail *mail_parse(const char *bytes, gsize length, GError **error) {
    gsize start = scan_start(bytes, length);
    g_autofree char *lines = scan_has_lines(bytes, length) ? NULL : scan_lines(bytes, length);
    GMimeMessage *message;
    Mail *mail = NULL;

    if (lines != NULL) bytes = lines;
    if (!scan_check(bytes + start, length - start, error)) return NULL;
    message = construct(bytes + start, length - start);
    if (message == NULL || !looks_like_mail(message))
        g_set_error_literal(error, MAIL_FAULT, MAIL_FAULT_NO_MAIL, _("this is no mail: it has no headers"));
    else if (body_within_limits(GMIME_OBJECT(message), error))
        mail = read_message(message, 0);
    if (message != NULL) g_object_unref(message);
    return mail;
}

void mail_free(Mail *mail) {
    if (mail == NULL) return;
    person_clear(&mail->from);
    person_clear(&mail->reply_to);
    person_clear(&mail->to);
    g_free(mail->delivered_to);
    g_free(mail->subject);
    g_free(mail->subject_shown);
    g_free(mail->subject_sound);
    g_free(mail->organization);
    g_clear_pointer(&mail->date, g_date_time_unref);
    g_clear_pointer(&mail->received, g_date_time_unref);
    g_free(mail->message_id);
    g_free(mail->in_reply_to);
    g_clear_pointer(&mail->references, g_ptr_array_unref);
    g_free(mail->text);
    mail_free(mail->inside);
    g_free(mail);
}
