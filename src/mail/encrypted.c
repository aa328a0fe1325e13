/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hides the text of a mail: S/MIME and PGP in all their forms. */
#include "config.h"

#include <string.h>

#include "gmime-private.h"

/* The object identifiers of what a CMS object (S/MIME) holds, at its beginning. */
static const struct {
    const char *oid;
    gsize size;
    Cover cover;
} contents[] = {
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02", 9, COVER_SIGNED},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x03", 9, COVER_ENCRYPTED},
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x17", 11, COVER_ENCRYPTED}, /* with authentication */
    {"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x09", 11, COVER_SIGNED},    /* compressed: as little to be read */
};

#define OID_WITHIN 40u

static Cover cover_of_bytes(GMimeObject *object) {
    g_autoptr(GByteArray) bytes = part_bytes(object, NULL);

    for (guint i = 0; i < G_N_ELEMENTS(contents); i++)
        for (gsize at = 0; at + contents[i].size <= MIN(bytes->len, OID_WITHIN); at++)
            if (memcmp(bytes->data + at, contents[i].oid, contents[i].size) == 0) return contents[i].cover;
    return COVER_ENCRYPTED; /* what nobody can tell may as well be */
}

/* What it says it is; NULL and what the bytes say decide the rest. */
static Cover cover_of_smime(GMimeObject *object) {
    static const struct {
        const char *type;
        Cover cover;
    } types[] = {{"enveloped-data", COVER_ENCRYPTED},
                 {"authEnveloped-data", COVER_ENCRYPTED},
                 {"signed-data", COVER_SIGNED},
                 {"compressed-data", COVER_SIGNED},
                 {"certs-only", COVER_NONE}};
    const char *said = g_mime_object_get_content_type_parameter(object, "smime-type");

    for (guint i = 0; said != NULL && i < G_N_ELEMENTS(types); i++)
        if (g_ascii_strcasecmp(said, types[i].type) == 0) return types[i].cover;
    return cover_of_bytes(object);
}

static gboolean is_named(GMimeObject *object, const char *ending) {
    const char *name = GMIME_IS_PART(object) ? g_mime_part_get_filename(GMIME_PART(object)) : NULL;
    gsize size = name == NULL ? 0 : strlen(name);

    return size >= strlen(ending) && g_ascii_strcasecmp(name + size - strlen(ending), ending) == 0;
}

Cover cover_of(GMimeObject *object) {
    if (part_is_type(object, "multipart", "encrypted") || part_is_type(object, "application", "pgp-encrypted")) return COVER_ENCRYPTED;
    if (part_is_type(object, "application", "pkcs7-mime") || part_is_type(object, "application", "x-pkcs7-mime") ||
        is_named(object, ".p7m"))
        return cover_of_smime(object);
    return COVER_NONE;
}

/* ---- PGP within the text ---- */

static gboolean begins(const char *line, const char *mark) {
    return g_str_has_prefix(line, mark);
}

/* The signed words without their armour: its headers go, "- " before a dash goes, the signature
   goes. */
static char *signed_words(char **lines) {
    GString *out = g_string_new(NULL);
    gboolean inside = FALSE, heads = FALSE, signature = FALSE;

    for (guint i = 0; lines[i] != NULL; i++) {
        const char *line = lines[i];

        if (begins(line, "-----BEGIN PGP SIGNED MESSAGE-----")) {
            inside = heads = TRUE;
        } else if (inside && begins(line, "-----BEGIN PGP SIGNATURE-----")) {
            signature = TRUE;
        } else if (signature) {
            signature = inside = !begins(line, "-----END PGP SIGNATURE-----");
        } else if (heads) {
            heads = line[strspn(line, " \r")] != '\0';
        } else {
            g_string_append(out, inside && begins(line, "- ") ? line + 2 : line);
            g_string_append_c(out, '\n');
        }
    }
    return g_string_free(out, FALSE);
}

char *cover_undo(char *text, gboolean *encrypted) {
    g_auto(GStrv) lines = NULL;
    char *words;

    if (strstr(text, "-----BEGIN PGP ") == NULL) return text;
    if (strstr(text, "-----BEGIN PGP MESSAGE-----") != NULL) *encrypted = TRUE;
    if (strstr(text, "-----BEGIN PGP SIGNED MESSAGE-----") == NULL) return text;
    lines = g_strsplit(text, "\n", -1);
    words = signed_words(lines);
    g_free(text);
    return words;
}
