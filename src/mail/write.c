/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing a reply. Every value that goes into a header passes header_value (), which refuses what
 * could end the header; and the finished headers are read again (headers_sound) before anything
 * leaves.
 */
#include "config.h"

#include "write.h"

#include <jansson.h>
#include <string.h>

#include "bowout/base/address.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/mail/protocol.h"
#include "error.h"
#include "flowed.h"
#include "gmime-private.h"
#include "prose.h"
#include "mail-text.h"

#define LINE_MOST 76u /* bytes of a header's line */

typedef struct {
    json_t *request;
    GMimeMessage *message;
    gboolean flowed;
} Writing;

/* ---- values ---- */

static gboolean refuse(GError **error, MailFault code, const char *format, ...) G_GNUC_PRINTF(3, 4);

static gboolean refuse(GError **error, MailFault code, const char *format, ...) {
    va_list values;

    va_start(values, format);
    g_propagate_error(error, g_error_new_valist(MAIL_FAULT, (int)code, format, values));
    va_end(values);
    return FALSE;
}

/* The one door into a header: the value as it may stand there, or NULL. Controls (NUL cannot
   even come out of JSON), characters that hide or reorder, what a reader would take for an
   encoded word, and endless values are refused. */
static const char *header_value(const char *name, const char *value, GError **error) {
    if (strpbrk(value, "\r\n") != NULL || text_hostile(value)) {
        refuse(error, MAIL_FAULT_REFUSED, _("\"%s\": there is a control or invisible character in it"), name);
        return NULL;
    }
    if (strstr(value, "=?") != NULL) {
        /* A reader would decode it, and what comes out was never looked at. */
        refuse(error, MAIL_FAULT_REFUSED, _("\"%s\": \"=?\" may not stand in it"), name);
        return NULL;
    }
    if (text_length(value) > MAIL_LINE_MOST) {
        refuse(error, MAIL_FAULT_REFUSED, _("\"%s\": too long"), name);
        return NULL;
    }
    return value;
}

/* The member as text; "" when it is not there. FALSE when it is something else. */
static gboolean text_member(json_t *object, const char *name, const char **value, GError **error) {
    json_t *member = json_object_get(object, name);

    *value = "";
    if (member == NULL || json_is_null(member)) return TRUE;
    if (!json_is_string(member)) return refuse(error, MAIL_FAULT_REQUEST, _("\"%s\" must be a text"), name);
    *value = json_string_value(member);
    return TRUE;
}

/* The same for a header; an empty one that is needed is refused. */
static gboolean header_member(json_t *object, const char *name, gboolean needed, const char **value, GError **error) {
    if (!text_member(object, name, value, error)) return FALSE;
    if (needed && text_blank(*value)) return refuse(error, MAIL_FAULT_REQUEST, _("\"%s\" is missing"), name);
    return header_value(name, *value, error) != NULL;
}

static void set_header(Writing *writing, const char *name, const char *value) {
    g_mime_object_set_header(GMIME_OBJECT(writing->message), name, value, "utf-8");
}

/* " <a> <b>\n\t<c>\n": lines of at most 76 bytes where that can be. */
static char *folded_ids(char **ids, gsize used) {
    GString *out = g_string_new(NULL);

    for (guint i = 0; ids[i] != NULL; i++) {
        gboolean fits = i == 0 || used + 1 + strlen(ids[i]) <= LINE_MOST;

        g_string_append(out, fits ? " " : "\n\t");
        g_string_append(out, ids[i]);
        used = (fits ? used : 0) + 1 + strlen(ids[i]);
    }
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}

/* Message ids as they are: GMime would write unusual ones anew, and then they name no mail. */
static void set_ids(Writing *writing, const char *name, char **ids) {
    g_autofree char *raw = folded_ids(ids, strlen(name) + 1);
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(writing->message));

    set_header(writing, name, ids[0]);
    g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name), raw);
}

static void set_id(Writing *writing, const char *name, char *id) {
    char *one[] = {id, NULL};

    set_ids(writing, name, one);
}

/* ---- headers ---- */

static void add_mailbox(Writing *writing, GMimeAddressType type, const char *name, const char *address) {
    InternetAddress *mailbox = internet_address_mailbox_new(name, address);

    internet_address_set_charset(mailbox, "utf-8");
    internet_address_list_add(g_mime_message_get_addresses(writing->message, type), mailbox);
    g_object_unref(mailbox);
}

/* From and To: may be left out, then the person's mail program fills them in. */
static gboolean write_person(Writing *writing, const char *member, GMimeAddressType type, GError **error) {
    json_t *person = json_object_get(writing->request, member);
    g_autofree char *sound = NULL;
    const char *name, *address;

    if (person == NULL || json_is_null(person)) return TRUE;
    if (!json_is_object(person)) return refuse(error, MAIL_FAULT_REQUEST, _("\"%s\" must have a name and an address"), member);
    if (!header_member(person, "name", FALSE, &name, error) || !header_member(person, "address", TRUE, &address, error)) return FALSE;
    sound = address_clean(address, NULL);
    if (sound == NULL) return refuse(error, MAIL_FAULT_REFUSED, _("\"%s\": this is no mail address"), member);
    add_mailbox(writing, type, text_blank(name) ? NULL : name, sound);
    return TRUE;
}

static gboolean write_subject(Writing *writing, GError **error) {
    gboolean reply = json_is_true(json_object_get(writing->request, "reply"));
    g_autofree char *subject = NULL, *line = NULL;
    const char *given;

    if (!header_member(writing->request, "subject", TRUE, &given, error)) return FALSE;
    subject = reply ? subject_reply(given) : g_strdup(given);
    line = words_line(subject, NULL);
    g_mime_message_set_subject(writing->message, line == NULL ? subject : line, "utf-8");
    return TRUE;
}

static gboolean write_date(Writing *writing, GError **error) {
    g_autoptr(GDateTime) date = NULL;
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    const char *given;

    if (!header_member(writing->request, "date", TRUE, &given, error)) return FALSE;
    date = g_date_time_new_from_iso8601(given, zone);
    if (date == NULL) return refuse(error, MAIL_FAULT_REQUEST, _("\"%s\" must be like 2026-11-20T10:30:00+08:00"), "date");
    g_mime_message_set_date(writing->message, date);
    return TRUE;
}

/* A message id of the request: NULL and TRUE when there is none; FALSE when it is none. */
static gboolean id_member(Writing *writing, const char *name, char **id, GError **error) {
    const char *given;

    *id = NULL;
    if (!header_member(writing->request, name, FALSE, &given, error)) return FALSE;
    if (given[0] == '\0') return TRUE;
    *id = mail_message_id(given);
    return *id != NULL ? TRUE : refuse(error, MAIL_FAULT_REFUSED, _("\"%s\": this is no message id"), name);
}

/* Where an id made here belongs: the domain asked for, or that of the sender. */
static char *own_domain(Writing *writing) {
    json_t *asked = json_object_get(writing->request, "message-id-domain");
    json_t *from = json_object_get(json_object_get(writing->request, "from"), "address");
    g_autofree char *probe = json_is_string(asked) ? g_strconcat("x@", json_string_value(asked), NULL) : NULL;
    g_autofree char *sound =
        probe == NULL && !json_is_string(from) ? NULL : address_clean(probe != NULL ? probe : json_string_value(from), NULL);

    return sound == NULL ? NULL : g_strdup(strrchr(sound, '@') + 1);
}

static gboolean write_message_id(Writing *writing, GError **error) {
    g_autofree char *given = NULL, *domain = NULL, *uuid = NULL, *made = NULL;

    if (!id_member(writing, "message-id", &given, error)) return FALSE;
    if (given == NULL && (domain = own_domain(writing)) != NULL) {
        uuid = g_uuid_string_random();
        made = g_strdup_printf("<%s@%s>", uuid, domain);
    }
    if (given != NULL || made != NULL) set_id(writing, "Message-ID", given != NULL ? given : made);
    return TRUE;
}

/* The first and the last ones, MAIL_REFERENCES_MOST in all with the mail's own. */
static gboolean collect_references(Writing *writing, const char *answered, GPtrArray *ids, GError **error) {
    json_t *list = json_object_get(writing->request, "references");

    if (list != NULL && !json_is_array(list)) return refuse(error, MAIL_FAULT_REQUEST, _("\"%s\" must be a list"), "references");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *text = json_string_value(json_array_get(list, i));
        char *id = text == NULL || header_value("references", text, NULL) == NULL ? NULL : mail_message_id(text);

        if (id == NULL) return refuse(error, MAIL_FAULT_REFUSED, _("\"%s\": this is no message id"), "references");
        if (g_ptr_array_find_with_equal_func(ids, id, g_str_equal, NULL) || (answered != NULL && strcmp(id, answered) == 0))
            g_free(id);
        else
            g_ptr_array_add(ids, id);
    }
    if (answered != NULL) g_ptr_array_add(ids, g_strdup(answered));
    while (ids->len > MAIL_REFERENCES_MOST) g_ptr_array_remove_index(ids, 1);
    return TRUE;
}

static gboolean write_thread(Writing *writing, GError **error) {
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *answered = NULL;

    if (!id_member(writing, "in-reply-to", &answered, error) || !collect_references(writing, answered, ids, error)) return FALSE;
    if (answered != NULL) set_id(writing, "In-Reply-To", answered);
    if (ids->len == 0) return TRUE;
    g_ptr_array_add(ids, NULL);
    set_ids(writing, "References", (char **)ids->pdata);
    return TRUE;
}

/* ---- text ---- */

static void set_text(Writing *writing, const char *text) {
    g_autofree char *body = writing->flowed ? flowed_make(text) : g_strconcat(text, g_str_has_suffix(text, "\n") ? "" : "\n", NULL);
    GMimeTextPart *part = g_mime_text_part_new_with_subtype("plain");
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(body, strlen(body));
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);

    g_mime_part_set_content(GMIME_PART(part), content);
    g_object_unref(content);
    g_object_unref(stream);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    if (writing->flowed) g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "format", "flowed");
    g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_message_set_mime_part(writing->message, GMIME_OBJECT(part));
    g_object_unref(part);
}

static gboolean write_text(Writing *writing, GError **error) {
    const char *text;

    if (!text_member(writing->request, "text", &text, error)) return FALSE;
    if (text_blank(text)) return refuse(error, MAIL_FAULT_REQUEST, _("\"%s\" is missing"), "text");
    if (strchr(text, '\r') != NULL || text_hostile(text))
        return refuse(error, MAIL_FAULT_REFUSED, _("\"%s\": there is a control or invisible character in it"), "text");
    writing->flowed = json_is_true(json_object_get(writing->request, "flowed")) || flowed_helps(text);
    set_text(writing, text);
    return TRUE;
}

/* ---- the whole ---- */

/* What stands in the finished headers: only what we meant, each once. */
static gboolean headers_sound(const char *mail, GError **error) {
    static const char *const ours[] = {"From",
                                       "To",
                                       "Subject",
                                       "Date",
                                       "Message-ID",
                                       "Message-Id",
                                       "In-Reply-To",
                                       "References",
                                       "X-Unsent",
                                       "MIME-Version",
                                       "Mime-Version",
                                       "Content-Type",
                                       "Content-Transfer-Encoding",
                                       NULL};
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *end = strstr(mail, "\n\n");
    g_autofree char *head = g_strndup(mail, end == NULL ? 0 : (gsize)(end - mail));
    g_auto(GStrv) lines = g_strsplit(head, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *name = g_strndup(lines[i], strcspn(lines[i], ":"));

        if (i > 0 && (lines[i][0] == ' ' || lines[i][0] == '\t') && !text_blank(lines[i])) continue;
        if (!g_strv_contains(ours, name) || !g_hash_table_add(seen, g_steal_pointer(&name)))
            return refuse(error, MAIL_FAULT_REFUSED, _("%s: the headers came out wrong"), lines[i]);
    }
    return lines[0] != NULL;
}

static gboolean write_all(Writing *writing, GError **error) {
    return write_person(writing, "from", GMIME_ADDRESS_TYPE_FROM, error) && write_person(writing, "to", GMIME_ADDRESS_TYPE_TO, error) &&
           write_subject(writing, error) && write_date(writing, error) && write_message_id(writing, error) &&
           write_thread(writing, error) && write_text(writing, error);
}

static char *finish(Writing *writing, GError **error) {
    g_autofree char *mail = NULL;
    const char *ends = json_string_value(json_object_get(writing->request, "line-ends"));

    set_header(writing, "X-Unsent", "1");
    mail = g_mime_object_to_string(GMIME_OBJECT(writing->message), NULL);
    if (mail == NULL || strchr(mail, '\r') != NULL || !headers_sound(mail, error)) {
        if (error != NULL && *error == NULL) refuse(error, MAIL_FAULT_REFUSED, _("%s: the headers came out wrong"), "mail");
        return NULL;
    }
    return ends != NULL && strcmp(ends, "lf") == 0 ? g_steal_pointer(&mail) : words_replace(mail, "\n", "\r\n");
}

char *write_reply(const char *request, gsize length, gsize *size, GError **error) {
    json_error_t fault;
    Writing writing = {json_loadb(request, length, JSON_REJECT_DUPLICATES, &fault), NULL, FALSE};
    char *mail = NULL;

    if (!json_is_object(writing.request)) {
        g_set_error(error, MAIL_FAULT, MAIL_FAULT_REQUEST, _("the request is no JSON object: %s"), fault.text);
        json_decref(writing.request);
        return NULL;
    }
    writing.message = g_mime_message_new(TRUE);
    if (write_all(&writing, error)) mail = finish(&writing, error);
    g_object_unref(writing.message);
    json_decref(writing.request);
    *size = mail == NULL ? 0 : strlen(mail);
    return mail;
}
