/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a mail: which part is read, in which charset, and HTML as text. */
#include "config.h"

#include "gmime-private.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/mail/protocol.h"
#include "charset.h"
#include "error.h"
#include "html.h"
#include "mail-text.h"

typedef struct {
    GString *text;
    gboolean from_html;
    gboolean encrypted, wrapped, unread, cut;
    GMimeMessage *inside; /* borrowed */
} Body;

static Body body_new(void) {
    return (Body){.text = g_string_new(NULL)};
}

/* ---- limits ---- */

static gboolean count_parts(GMimeObject *object, guint depth, guint *count, GError **error) {
    if (depth > MAIL_DEPTH_MOST) {
        g_set_error_literal(error, MAIL_FAULT, MAIL_FAULT_DEPTH, _("the parts of this mail are nested too deep"));
        return FALSE;
    }
    if (++*count > MAIL_PARTS_MOST) {
        g_set_error_literal(error, MAIL_FAULT, MAIL_FAULT_PARTS, _("this mail has too many parts"));
        return FALSE;
    }
    if (GMIME_IS_MESSAGE(object)) {
        GMimeObject *part = g_mime_message_get_mime_part(GMIME_MESSAGE(object));
        return part == NULL || count_parts(part, depth, count, error);
    }
    if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        return message == NULL || count_parts(GMIME_OBJECT(message), depth + 1, count, error);
    }
    if (GMIME_IS_MULTIPART(object)) {
        int parts = g_mime_multipart_get_count(GMIME_MULTIPART(object));

        for (int i = 0; i < parts; i++)
            if (!count_parts(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1, count, error)) return FALSE;
    }
    return TRUE;
}

gboolean body_within_limits(GMimeObject *object, GError **error) {
    guint count = 0;

    return count_parts(object, 0, &count, error);
}

/* ---- one part ---- */

/* A Content-Type that names no type ("", "text", "; charset=utf-8") means what none at all
   means. */
static gboolean is_untyped(GMimeObject *object) {
    GMimeHeader *header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), "Content-Type");
    const char *raw = header == NULL ? NULL : g_mime_header_get_raw_value(header);

    return raw != NULL && memchr(raw, '/', strcspn(raw, ";")) == NULL;
}

static gboolean is_plain(GMimeObject *object) {
    return part_is_type(object, "text", "plain") || (GMIME_IS_PART(object) && is_untyped(object));
}

static gboolean is_attachment(GMimeObject *object) {
    const char *disposition = g_mime_object_get_disposition(object);

    return disposition != NULL && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

/* One line of format=flowed, onto `out`; tells whether the next one goes on in it. */
static gboolean append_flowed(GString *out, char *line, gboolean open, gsize *depth_before, gboolean delete_space) {
    gsize depth = strspn(line, ">"), size;
    char *content = line + depth;
    gboolean flows;

    if (*content == ' ') content++;
    size = strlen(content);
    flows = size > 0 && content[size - 1] == ' ' && strcmp(content, "-- ") != 0;
    if (flows && delete_space) content[size - 1] = '\0';
    if (!open || depth != *depth_before || strcmp(content, "-- ") == 0) {
        if (out->len > 0) g_string_append_c(out, '\n');
        for (gsize i = 0; i < MIN(depth, 3); i++) g_string_append(out, "> ");
    }
    g_string_append(out, content);
    *depth_before = depth;
    return flows;
}

/* format=flowed (RFC 3676): a line that ends in a blank goes on in the next one of the same
   quote depth. */
static char *unflow(const char *text, gboolean delete_space) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *out = g_string_new(NULL);
    gboolean open = FALSE;
    gsize depth = 0;

    for (guint i = 0; lines[i] != NULL; i++) {
        gsize size = strlen(lines[i]);

        if (size > 0 && lines[i][size - 1] == '\r') lines[i][size - 1] = '\0';
        open = append_flowed(out, lines[i], open, &depth, delete_space);
    }
    return g_string_free(out, FALSE);
}

static gboolean parameter_is(GMimeObject *object, const char *name, const char *value) {
    const char *given = g_mime_object_get_content_type_parameter(object, name);

    return given != NULL && g_ascii_strcasecmp(given, value) == 0;
}

/* The text of a text part: UTF-8, lines as the sender meant them. */
static char *part_text(GMimeObject *object, gboolean html, Body *body) {
    g_autoptr(GByteArray) bytes = part_bytes(object, &body->cut);
    const char *start = bytes->len > 0 ? (const char *)bytes->data : "";
    const char *charset = g_mime_object_get_content_type_parameter(object, "charset");
    g_autofree char *named = html && charset_says_nothing(charset) ? charset_of_html(start, bytes->len) : NULL;
    g_autofree char *text = charset_to_utf8(start, bytes->len, named != NULL ? named : charset, &body->unread);

    if (html) return html_to_text(text);
    if (parameter_is(object, "format", "flowed")) return unflow(text, parameter_is(object, "delsp", "yes"));
    return cover_undo(g_steal_pointer(&text), &body->encrypted);
}

/* ---- which parts ---- */

static void read_part(GMimeObject *object, Body *body);

static void append_text(Body *body, const char *text) {
    if (words_count(text) == 0) return;
    if (body->text->len > 0) g_string_append(body->text, "\n\n");
    g_string_append(body->text, text);
}

/* Reads one alternative on its own. */
static Body read_alone(GMimeObject *object) {
    Body body = body_new();

    read_part(object, &body);
    return body;
}

/* "This mail can only be read as HTML": a plain part that stands for nothing. */
static gboolean plain_is_poor(const char *plain, const char *rich) {
    guint words = words_count(plain);

    return words == 0 || (words < 30 && words_count(rich) > 4 * words);
}

/* What is said about one holds for the whole. */
static void add_marks(Body *body, const Body *one) {
    body->encrypted = body->encrypted || one->encrypted;
    body->wrapped = body->wrapped || one->wrapped;
    if (body->inside == NULL) body->inside = one->inside;
}

/* The plain alternative, unless the rich one says much more. */
static void read_alternatives(GMimeMultipart *multipart, Body *body) {
    Body plain = body_new(), rich = body_new();
    int count = g_mime_multipart_get_count(multipart);
    Body *best;

    for (int i = 0; i < count; i++) {
        Body one = read_alone(g_mime_multipart_get_part(multipart, i));
        Body *place = one.from_html ? &rich : &plain;

        if (words_count(place->text->str) == 0) {
            g_string_free(place->text, TRUE);
            *place = one;
        } else {
            g_string_free(one.text, TRUE);
        }
    }
    best = plain_is_poor(plain.text->str, rich.text->str) && words_count(rich.text->str) > 0 ? &rich : &plain;
    append_text(body, best->text->str);
    body->from_html = body->from_html || best->from_html;
    body->unread = body->unread || best->unread;
    body->cut = body->cut || best->cut;
    add_marks(body, &plain);
    add_marks(body, &rich);
    g_string_free(plain.text, TRUE);
    g_string_free(rich.text, TRUE);
}

static void read_multipart(GMimeMultipart *multipart, Body *body) {
    GMimeObject *object = GMIME_OBJECT(multipart);
    int count = g_mime_multipart_get_count(multipart);

    if (part_is_type(object, "multipart", "alternative")) {
        read_alternatives(multipart, body);
        return;
    }
    /* Of a signed or related part the first is the text; a report's or digest's mails are not
       forwarded offers. */
    if (part_is_type(object, "multipart", "signed") || part_is_type(object, "multipart", "related") ||
        part_is_type(object, "multipart", "report") || part_is_type(object, "multipart", "digest"))
        count = MIN(count, 1);
    for (int i = 0; i < count; i++) read_part(g_mime_multipart_get_part(multipart, i), body);
}

static void read_part(GMimeObject *object, Body *body) {
    gboolean html;
    Cover cover;

    if (object == NULL) return;
    html = part_is_type(object, "text", "html");
    cover = cover_of(object);
    if (cover != COVER_NONE) {
        *(cover == COVER_SIGNED ? &body->wrapped : &body->encrypted) = TRUE;
    } else if (GMIME_IS_MULTIPART(object)) {
        read_multipart(GMIME_MULTIPART(object), body);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        if (body->inside == NULL) body->inside = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    } else if ((html || is_plain(object)) && !is_attachment(object)) {
        g_autofree char *text = part_text(object, html, body);

        body->from_html = body->from_html || (html && words_count(text) > 0);
        append_text(body, text);
    }
}

GMimeMessage *body_read(GMimeMessage *message, Mail *mail) {
    Body body = body_new();

    if (g_mime_message_get_mime_part(message) != NULL) read_part(g_mime_message_get_mime_part(message), &body);
    mail->text = words_text(body.text->str, body.text->len, MAIL_TEXT_MOST, &mail->text_cut);
    mail->from_html = body.from_html;
    mail->text_cut = mail->text_cut || body.cut;
    mail->encrypted = body.encrypted;
    mail->wrapped = body.wrapped && words_count(mail->text) == 0;
    mail->unread = mail->unread || body.unread;
    g_string_free(body.text, TRUE);
    return body.inside;
}
