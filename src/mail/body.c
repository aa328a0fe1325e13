/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a mail: which part is read, in which charset, and HTML as text. */
#include "config.h"

#include "gmime-private.h"

#include <string.h>

#include "bowout/base/words.h"
#include "bowout/mail/protocol.h"
#include "error.h"
#include "html.h"
#include "words.h"

typedef struct {
    GString *text;
    gboolean from_html;
    gboolean encrypted;
    GMimeMessage *inside; /* borrowed */
} Body;

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

static gboolean is_type(GMimeObject *object, const char *type, const char *subtype) {
    GMimeContentType *content_type = g_mime_object_get_content_type(object);

    return content_type != NULL && g_mime_content_type_is_type(content_type, type, subtype);
}

static gboolean is_attachment(GMimeObject *object) {
    const char *disposition = g_mime_object_get_disposition(object);

    return disposition != NULL && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

/* The bytes of a part, its transfer encoding undone. */
static GByteArray *part_bytes(GMimeObject *object) {
    GMimeDataWrapper *content = GMIME_IS_PART(object) ? g_mime_part_get_content(GMIME_PART(object)) : NULL;
    GMimeStream *stream = g_mime_stream_mem_new();
    GByteArray *bytes = g_byte_array_new();

    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream), bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    if (content != NULL) g_mime_data_wrapper_write_to_stream(content, stream);
    g_object_unref(stream);
    return bytes;
}

static gboolean names_nothing(const char *charset) {
    return charset == NULL || g_ascii_strcasecmp(charset, "us-ascii") == 0 || g_ascii_strcasecmp(charset, "ascii") == 0 ||
           g_ascii_strcasecmp(charset, "x-unknown") == 0 || g_ascii_strcasecmp(charset, "unknown-8bit") == 0 ||
           g_ascii_strcasecmp(charset, "default") == 0;
}

/* UTF-16 and the like: a NUL byte is half a letter. */
static gboolean has_wide_units(const char *charset) {
    return charset != NULL && (g_ascii_strncasecmp(charset, "utf-16", 6) == 0 || g_ascii_strncasecmp(charset, "utf-32", 6) == 0 ||
                               g_ascii_strncasecmp(charset, "ucs", 3) == 0 || g_ascii_strncasecmp(charset, "iso-10646", 9) == 0);
}

/* Many mails say "iso-8859-1" and mean what Windows makes of it (curly quotes where that has control codes). */
static const char *meant_charset(const char *charset, const GByteArray *bytes) {
    if (g_ascii_strcasecmp(charset, "iso-8859-1") != 0) return charset;
    for (guint i = 0; i < bytes->len; i++)
        if (bytes->data[i] >= 0x80 && bytes->data[i] < 0xA0) return "windows-1252";
    return charset;
}

static char *to_utf8(const GByteArray *bytes, const char *charset) {
    const char *text = bytes->len > 0 ? (const char *)bytes->data : "";
    iconv_t converter = (iconv_t)-1;
    char *done = NULL;

    if (!names_nothing(charset) && g_ascii_strcasecmp(charset, "utf-8") != 0)
        converter = g_mime_iconv_open("UTF-8", meant_charset(charset, bytes));
    if (converter != (iconv_t)-1) {
        done = g_mime_iconv_strndup(converter, text, bytes->len);
        g_mime_iconv_close(converter);
    }
    if (done == NULL && charset != NULL && g_ascii_strcasecmp(charset, "utf-8") == 0) done = g_utf8_make_valid(text, (gssize)bytes->len);
    if (done == NULL) done = g_mime_utils_decode_8bit(mail_options(), text, bytes->len);
    return done;
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

/* format=flowed (RFC 3676): a line that ends in a blank goes on in the next one of the same quote depth. */
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
static char *part_text(GMimeObject *object, gboolean html) {
    g_autoptr(GByteArray) bytes = part_bytes(object);
    g_autofree char *decoded = NULL, *valid = NULL;
    const char *charset = g_mime_object_get_content_type_parameter(object, "charset");

    for (guint i = 0; i < bytes->len && !has_wide_units(charset); i++)
        if (bytes->data[i] == '\0') bytes->data[i] = ' ';
    decoded = to_utf8(bytes, charset);
    valid = g_utf8_make_valid(decoded == NULL ? "" : decoded, -1);
    if (html) return html_to_text(valid);
    if (parameter_is(object, "format", "flowed")) return unflow(valid, parameter_is(object, "delsp", "yes"));
    return g_steal_pointer(&valid);
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
    Body body = {g_string_new(NULL), FALSE, FALSE, NULL};

    read_part(object, &body);
    return body;
}

/* "This mail can only be read as HTML": a plain part that stands for nothing. */
static gboolean plain_is_poor(const char *plain, const char *rich) {
    guint words = words_count(plain);

    return words == 0 || (words < 30 && words_count(rich) > 4 * words);
}

/* The plain alternative, unless the rich one says much more. */
static void read_alternatives(GMimeMultipart *multipart, Body *body) {
    Body plain = {g_string_new(NULL), FALSE, FALSE, NULL}, rich = {g_string_new(NULL), FALSE, FALSE, NULL};
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
    body->encrypted = body->encrypted || plain.encrypted || rich.encrypted;
    if (body->inside == NULL) body->inside = plain.inside != NULL ? plain.inside : rich.inside;
    g_string_free(plain.text, TRUE);
    g_string_free(rich.text, TRUE);
}

static void read_multipart(GMimeMultipart *multipart, Body *body) {
    GMimeObject *object = GMIME_OBJECT(multipart);
    int count = g_mime_multipart_get_count(multipart);

    if (is_type(object, "multipart", "encrypted")) {
        body->encrypted = TRUE;
        return;
    }
    if (is_type(object, "multipart", "alternative")) {
        read_alternatives(multipart, body);
        return;
    }
    /* Of a signed or related part the first is the text; a report's or digest's mails are not forwarded offers. */
    if (is_type(object, "multipart", "signed") || is_type(object, "multipart", "related") || is_type(object, "multipart", "report") ||
        is_type(object, "multipart", "digest"))
        count = MIN(count, 1);
    for (int i = 0; i < count; i++) read_part(g_mime_multipart_get_part(multipart, i), body);
}

static void read_part(GMimeObject *object, Body *body) {
    gboolean html;

    if (object == NULL) return;
    html = is_type(object, "text", "html");
    if (GMIME_IS_MULTIPART(object)) {
        read_multipart(GMIME_MULTIPART(object), body);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        if (body->inside == NULL) body->inside = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    } else if (is_type(object, "application", "pkcs7-mime")) {
        body->encrypted = TRUE;
    } else if ((html || is_type(object, "text", "plain")) && !is_attachment(object)) {
        g_autofree char *text = part_text(object, html);

        body->from_html = body->from_html || (html && words_count(text) > 0);
        append_text(body, text);
    }
}

GMimeMessage *body_read(GMimeMessage *message, Mail *mail) {
    Body body = {g_string_new(NULL), FALSE, FALSE, NULL};

    if (g_mime_message_get_mime_part(message) != NULL) read_part(g_mime_message_get_mime_part(message), &body);
    mail->text = words_text(body.text->str, body.text->len, MAIL_TEXT_MOST, &mail->text_cut);
    mail->from_html = body.from_html;
    mail->encrypted = body.encrypted;
    g_string_free(body.text, TRUE);
    return body.inside;
}
