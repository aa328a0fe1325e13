/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part of a mail: its type and its bytes. */
#include "config.h"

#include "bowout/mail/protocol.h"
#include "base64.h"
#include "gmime-private.h"

gboolean part_is_type(GMimeObject *object, const char *type, const char *subtype) {
    GMimeContentType *content_type = g_mime_object_get_content_type(object);

    return content_type != NULL && g_mime_content_type_is_type(content_type, type, subtype);
}

static GByteArray *stream_bytes(GMimeDataWrapper *content) {
    GMimeStream *stream = g_mime_stream_mem_new();
    GByteArray *bytes = g_byte_array_new();

    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream), bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_mime_data_wrapper_write_to_stream(content, stream);
    g_object_unref(stream);
    return bytes;
}

/* What stands in the mail, its beginning only where that is endless. */
static GMimeDataWrapper *first_of(GMimeDataWrapper *content, GMimeContentEncoding encoding, gboolean *cut) {
    GMimeStream *stream = g_mime_data_wrapper_get_stream(content);
    gint64 start = stream->bound_start, size = g_mime_stream_length(stream);
    GMimeStream *first;
    GMimeDataWrapper *made;

    if (size > MAIL_PART_MOST && cut != NULL) *cut = TRUE;
    first = g_mime_stream_substream(stream, start, start + CLAMP(size, 0, MAIL_PART_MOST));
    made = g_mime_data_wrapper_new_with_stream(first, encoding);
    g_object_unref(first);
    return made;
}

GByteArray *part_bytes(GMimeObject *object, gboolean *cut) {
    GMimeDataWrapper *content = GMIME_IS_PART(object) ? g_mime_part_get_content(GMIME_PART(object)) : NULL;
    GMimeContentEncoding encoding = content == NULL ? GMIME_CONTENT_ENCODING_DEFAULT : g_mime_data_wrapper_get_encoding(content);
    gboolean ours = encoding == GMIME_CONTENT_ENCODING_BASE64;
    g_autoptr(GByteArray) bytes = NULL;
    GByteArray *decoded;

    if (content == NULL) return g_byte_array_new();
    content = first_of(content, ours ? GMIME_CONTENT_ENCODING_BINARY : encoding, cut);
    bytes = stream_bytes(content);
    g_object_unref(content);
    if (!ours) return g_steal_pointer(&bytes);
    decoded = g_byte_array_new();
    base64_append(decoded, (const char *)bytes->data, bytes->len);
    return decoded;
}
