/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to a Mail: its headers. The text is body.c's. */
#include "config.h"

#include "gmime-private.h"

#include <string.h>

#include "bowout/base/words.h"
#include "bowout/mail/protocol.h"
#include "error.h"
#include "scan.h"
#include "words.h"

#define LOCAL_PART_MOST 64u
#define ADDRESS_MOST 254u

GMimeParserOptions *mail_options(void) {
    static const char *fallbacks[] = {"utf-8", "windows-1252", NULL};
    static GMimeParserOptions *options;

    if (options == NULL) {
        options = g_mime_parser_options_new();
        g_mime_parser_options_set_fallback_charsets(options, fallbacks);
    }
    return options;
}

/* ---- charsets ---- */

/* A converter that stays open keeps its module loaded: glibc need not open the file again. */
static iconv_t open_converters[SCAN_CHARSETS_MOST + 5];
static guint open_count;

static void load_charset(const char *name) {
    if (open_count < G_N_ELEMENTS(open_converters)) open_converters[open_count++] = g_mime_iconv_open("UTF-8", name);
}

void mail_release(void) {
    while (open_count > 0)
        if (open_converters[--open_count] != (iconv_t)-1) g_mime_iconv_close(open_converters[open_count]);
}

void mail_prepare(const char *bytes, gsize length) {
    static const char *const usual[] = {"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252"};
    g_autoptr(GPtrArray) named = scan_charsets(bytes, MIN(length, MAIL_INPUT_MOST));
    g_autoptr(GDateTime) now = g_date_time_new_now_local(); /* reads the time zone */

    g_mime_init();
    (void)now;
    for (guint i = 0; i < G_N_ELEMENTS(usual); i++) load_charset(usual[i]);
    for (guint i = 0; i < named->len; i++) load_charset(g_ptr_array_index(named, i));
}

/* ---- addresses ---- */

static gboolean dots_sound(const char *part) {
    return part[0] != '\0' && part[0] != '.' && !g_str_has_suffix(part, ".") && strstr(part, "..") == NULL;
}

static gboolean local_sound(const char *local) {
    if (strlen(local) > LOCAL_PART_MOST || !dots_sound(local) || local[0] == '-') return FALSE;
    for (const char *c = local; *c != '\0'; c++)
        if (!g_ascii_isalnum(*c) && strchr("!#$%&'*+/=?^_`{|}~.-", *c) == NULL) return FALSE;
    return TRUE;
}

static gboolean domain_sound(const char *domain) {
    for (const char *c = domain; *c != '\0'; c++) {
        if (!g_ascii_isalnum(*c) && *c != '.' && *c != '-') return FALSE;
        if (*c == '-' && (c == domain || c[-1] == '.' || c[1] == '.' || c[1] == '\0')) return FALSE;
    }
    return dots_sound(domain) && (strchr(domain, '.') != NULL || strcmp(domain, "localhost") == 0);
}

char *mail_address(const char *text) {
    g_autofree char *line = words_line(text, NULL);
    g_autofree char *local = NULL, *domain = NULL, *address = NULL;
    const char *at = line == NULL ? NULL : strrchr(line, '@');

    if (at == NULL || strlen(line) > ADDRESS_MOST) return NULL;
    local = g_strndup(line, (gsize)(at - line));
    domain = g_hostname_to_ascii(at + 1);
    if (domain == NULL || !local_sound(local) || !domain_sound(domain)) return NULL;
    address = g_ascii_strdown(domain, -1);
    return g_strconcat(local, "@", address, NULL);
}

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

static Person read_person(InternetAddressList *list, gboolean *hostile) {
    InternetAddressMailbox *mailbox = first_mailbox(list, 0);
    Person person = {NULL, NULL};

    if (mailbox == NULL) return person;
    person.name = words_line(internet_address_get_name(INTERNET_ADDRESS(mailbox)), hostile);
    person.address = mail_address(internet_address_mailbox_get_addr(mailbox));
    if (person.address == NULL) person.address = mail_address(internet_address_mailbox_get_idn_addr(mailbox));
    return person;
}

Person mail_person(const char *text) {
    g_autofree char *opened = words_replace(text == NULL ? "" : text, "[mailto:", "<");
    g_autofree char *again = words_replace(opened, "<mailto:", "<");
    g_autofree char *tidy = words_replace(again, "]", ">");
    InternetAddressList *list = internet_address_list_parse(mail_options(), tidy);
    Person person;

    person = read_person(list, NULL);
    if (list != NULL) g_object_unref(list);
    if (person.name == NULL && person.address == NULL && strchr(tidy, '@') == NULL) person.name = words_line(tidy, NULL);
    return person;
}

/* ---- other headers ---- */

/* NULL: not there. Borrowed. */
static const char *header(GMimeMessage *message, const char *name) {
    return g_mime_object_get_header(GMIME_OBJECT(message), name);
}

char *mail_message_id(const char *text) {
    gsize size;
    gboolean bare;

    while (g_ascii_isspace(*text)) text++;
    bare = *text != '<';
    text += bare ? 0 : 1;
    size = strcspn(text, "> \t\r\n");
    if (size == 0 || size + 2 > MAIL_MESSAGE_ID_MOST || (!bare && text[size] != '>')) return NULL;
    if (bare && (text[size] != '\0' || strchr(text, '@') == NULL)) return NULL;
    for (gsize i = 0; i < size; i++)
        if (text[i] <= ' ' || text[i] > '~' || strchr("<>\"(),;\\", text[i]) != NULL) return NULL;
    return g_strdup_printf("<%.*s>", (int)size, text);
}

static char *read_message_id(GMimeMessage *message, const char *name) {
    const char *value = header(message, name);

    return value == NULL ? NULL : mail_message_id(value);
}

/* The first one says where the conversation began, the last ones where it is. */
static GPtrArray *read_references(GMimeMessage *message) {
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    const char *value = header(message, "References");
    GMimeReferences *all = value == NULL ? NULL : g_mime_references_parse(mail_options(), value);
    int count = all == NULL ? 0 : g_mime_references_length(all);

    for (int i = 0; i < count; i++) {
        char *id = mail_message_id(g_mime_references_get_message_id(all, i));

        if (id != NULL) g_ptr_array_add(ids, id);
    }
    while (ids->len > MAIL_REFERENCES_MOST) g_ptr_array_remove_index(ids, 1);
    if (all != NULL) g_mime_references_free(all);
    return ids;
}

/* What the last server wrote stands first; its date is after the last semicolon. */
static GDateTime *read_received(GMimeMessage *message) {
    const char *value = header(message, "Received");
    const char *date = value == NULL ? NULL : strrchr(value, ';');

    return date == NULL ? NULL : g_mime_utils_header_decode_date(date + 1);
}

static char *read_delivered(GMimeMessage *message) {
    static const char *const names[] = {"Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To"};

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = header(message, names[i]);
        char *address = value == NULL ? NULL : mail_address(value);

        if (address != NULL) return address;
    }
    return NULL;
}

static char *read_line(GMimeMessage *message, const char *name, gboolean *hostile) {
    char *line = words_line(header(message, name), hostile);

    if (line != NULL && g_utf8_strlen(line, -1) > MAIL_LINE_MOST) *g_utf8_offset_to_pointer(line, MAIL_LINE_MOST) = '\0';
    return line;
}

static void read_recipients(GMimeMessage *message, Mail *mail) {
    InternetAddressList *to = g_mime_message_get_to(message);
    InternetAddressList *cc = g_mime_message_get_cc(message);

    mail->to = read_person(to, &mail->hostile);
    mail->to_count =
        (guint)(to == NULL ? 0 : internet_address_list_length(to)) + (guint)(cc == NULL ? 0 : internet_address_list_length(cc));
    mail->delivered_to = read_delivered(message);
}

static void read_headers(GMimeMessage *message, Mail *mail) {
    GDateTime *date = g_mime_message_get_date(message);
    g_autofree char *shown = words_shown(header(message, "Subject"));

    mail->from = read_person(g_mime_message_get_from(message), &mail->hostile);
    mail->reply_to = read_person(g_mime_message_get_reply_to(message), &mail->hostile);
    read_recipients(message, mail);
    mail->subject = read_line(message, "Subject", &mail->hostile);
    mail->organization = read_line(message, "Organization", &mail->hostile);
    if (mail->organization == NULL) mail->organization = read_line(message, "Organisation", &mail->hostile);
    if (shown != NULL && g_utf8_strlen(shown, -1) > MAIL_LINE_MOST) *g_utf8_offset_to_pointer(shown, MAIL_LINE_MOST) = '\0';
    mail->subject_shown = g_steal_pointer(&shown);
    mail->date_given = header(message, "Date") != NULL;
    mail->date = date == NULL ? NULL : g_date_time_ref(date);
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
    GMimeMessage *message;
    Mail *mail = NULL;

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
