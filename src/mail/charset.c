/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of charsets and what they mean. */
#include "config.h"

#include "charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "gmime-private.h"
#include "scan.h"

GMimeParserOptions *mail_options(void) {
    static const char *fallbacks[] = {"utf-8", "windows-1252", NULL};
    static GMimeParserOptions *options;

    if (options == NULL) {
        options = g_mime_parser_options_new();
        g_mime_parser_options_set_fallback_charsets(options, fallbacks);
    }
    return options;
}

#define META_WITHIN 2048u /* bytes of HTML in which its charset is looked for */

/* `always`: the superset reads everything the same and more. Otherwise only where the text has
   bytes that are control codes in the charset it names (0x80 to 0x9F): nobody means these. */
static const struct {
    const char *label; /* lower case, without what is no letter or digit */
    const char *meant; /* as iconv knows it */
    gboolean always;
} supersets[] = {
    {"iso88591", "windows-1252", FALSE},
    {"latin1", "windows-1252", FALSE},
    {"l1", "windows-1252", FALSE},
    {"cp819", "windows-1252", FALSE},
    {"ibm819", "windows-1252", FALSE},
    {"isoir100", "windows-1252", FALSE},
    {"iso885911987", "windows-1252", FALSE},
    {"iso885915", "windows-1252", FALSE},
    {"latin9", "windows-1252", FALSE},
    {"ansi", "windows-1252", TRUE},
    {"iso88592", "windows-1250", FALSE},
    {"latin2", "windows-1250", FALSE},
    {"iso88594", "windows-1257", FALSE},
    {"latin4", "windows-1257", FALSE},
    {"iso88595", "windows-1251", FALSE},
    {"iso88596", "windows-1256", FALSE},
    {"iso88597", "windows-1253", FALSE},
    {"iso88598", "windows-1255", FALSE},
    {"iso88598i", "windows-1255", TRUE},
    {"iso88598e", "windows-1255", TRUE},
    {"iso88599", "windows-1254", FALSE},
    {"latin5", "windows-1254", FALSE},
    {"iso885911", "cp874", TRUE},
    {"tis620", "cp874", TRUE},
    {"windows874", "cp874", TRUE},
    {"iso885913", "windows-1257", FALSE},
    {"latin7", "windows-1257", FALSE},
    {"koi8", "koi8-r", TRUE},
    {"shiftjis", "cp932", TRUE},
    {"sjis", "cp932", TRUE},
    {"xsjis", "cp932", TRUE},
    {"mskanji", "cp932", TRUE},
    {"windows31j", "cp932", TRUE},
    {"eucjp", "euc-jp-ms", TRUE},
    {"xeucjp", "euc-jp-ms", TRUE},
    {"ksc56011987", "uhc", TRUE},
    {"ksc5601", "uhc", TRUE},
    {"kscin5601", "uhc", TRUE},
    {"ksc5601199", "uhc", TRUE},
    {"korean", "uhc", TRUE},
    {"euckr", "uhc", TRUE},
    {"windows949", "uhc", TRUE},
    {"big5", "big5-hkscs", TRUE},
    {"big5hkscs", "big5-hkscs", TRUE},
    {"cnbig5", "big5-hkscs", TRUE},
    {"xxbig5", "big5-hkscs", TRUE},
    {"gb2312", "gb18030", TRUE},
    {"gb231280", "gb18030", TRUE},
    {"euccn", "gb18030", TRUE},
    {"chinese", "gb18030", TRUE},
    {"gbk", "gb18030", TRUE},
    {"xgbk", "gb18030", TRUE},
    {"cp936", "gb18030", TRUE},
    {"ms936", "gb18030", TRUE},
    {"windows936", "gb18030", TRUE},
    {"utf8", "utf-8", TRUE},
    {"unicode11utf8", "utf-8", TRUE},
};

/* "x-sjis", "Shift_JIS", "SHIFT-JIS": one key. */
static char *key_of(const char *label) {
    GString *key = g_string_new(NULL);

    for (const char *c = label; *c != '\0'; c++)
        if (g_ascii_isalnum(*c)) g_string_append_c(key, g_ascii_tolower(*c));
    return g_string_free(key, FALSE);
}

gboolean charset_says_nothing(const char *label) {
    static const char *const nothing[] = {
        "",        "usascii",  "ascii", "ansix341968", "xunknown", "unknown8bit", "unknown", "xuserdefined",
        "default", "iso646us", "us",    "binary",      "8bit",     NULL};
    g_autofree char *key = key_of(label == NULL ? "" : label);

    return g_strv_contains(nothing, key);
}

static gboolean has_controls(const char *bytes, gsize length) {
    for (gsize i = 0; i < length; i++)
        if ((guchar)bytes[i] >= 0x80 && (guchar)bytes[i] < 0xA0) return TRUE;
    return FALSE;
}

static const char *meant(const char *label, gboolean controls) {
    g_autofree char *key = key_of(label);

    for (guint i = 0; i < G_N_ELEMENTS(supersets); i++)
        if (strcmp(supersets[i].label, key) == 0 && (supersets[i].always || controls)) return supersets[i].meant;
    return label;
}

/* ---- converters ---- */

/* A converter that stays open keeps its module loaded: glibc need not open the file again. */
static GPtrArray *open_converters;

static void load(const char *name) {
    iconv_t converter = g_mime_iconv_open("UTF-8", name);

    if (open_converters == NULL) open_converters = g_ptr_array_new();
    if (converter != (iconv_t)-1) g_ptr_array_add(open_converters, converter);
}

void charset_load(const char *label) {
    load(meant(label, FALSE));
    if (meant(label, TRUE) != meant(label, FALSE)) load(meant(label, TRUE));
}

void charset_load_usual(void) {
    static const char *const usual[] = {"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15"};

    for (guint i = 0; i < G_N_ELEMENTS(usual); i++) charset_load(usual[i]);
}

void charset_load_html(void) {
    static const char *const named[] = {"iso-8859-2", "iso-8859-7", "iso-8859-9", "windows-1250", "windows-1251", "windows-1256", "koi8-r",
                                        "koi8-u",     "shift_jis",  "euc-jp",     "iso-2022-jp",  "euc-kr",       "gb2312",       "big5"};

    for (guint i = 0; i < G_N_ELEMENTS(named); i++) charset_load(named[i]);
}

void charset_release(void) {
    for (guint i = 0; open_converters != NULL && i < open_converters->len; i++)
        g_mime_iconv_close((iconv_t)g_ptr_array_index(open_converters, i));
    g_clear_pointer(&open_converters, g_ptr_array_unref);
}

/* ---- converting ---- */

/* Bytes that are nothing in this charset become U+FFFD, one each; gives how many. */
static gsize convert(iconv_t converter, const char *bytes, gsize length, GString *out) {
    char *from = (char *)(guintptr)bytes;
    gsize left = length, bad = 0;

    g_mime_iconv(converter, NULL, NULL, NULL, NULL);
    while (left > 0) {
        char chunk[4096], *to = chunk;
        gsize room = sizeof chunk;
        gsize done = g_mime_iconv(converter, &from, &left, &to, &room);
        gboolean stuck = done == (gsize)-1 && errno != E2BIG;

        g_string_append_len(out, chunk, (gssize)(sizeof chunk - room));
        if (!stuck) continue;
        g_string_append(out, "\xEF\xBF\xBD");
        from++;
        left--;
        bad++;
    }
    return bad;
}

static gsize foreign_bytes(const char *bytes, gsize length) {
    gsize count = 0;

    for (gsize i = 0; i < length; i++) count += (guchar)bytes[i] >= 0x80 || bytes[i] == 0x1B ? 1 : 0;
    return count;
}

/* UTF-16 and the like: a NUL byte is half a letter. */
static gboolean has_wide_units(const char *label) {
    g_autofree char *key = key_of(label == NULL ? "" : label);

    return g_str_has_prefix(key, "utf16") || g_str_has_prefix(key, "utf32") || g_str_has_prefix(key, "ucs") ||
           g_str_has_prefix(key, "iso10646");
}

/* NULL when the label names nothing that can be read. */
static char *convert_from(const char *name, const char *bytes, gsize length, gboolean *unread) {
    iconv_t converter = g_mime_iconv_open("UTF-8", name);
    GString *out;

    if (converter == (iconv_t)-1) return NULL;
    out = g_string_sized_new(length + length / 2);
    if (2 * convert(converter, bytes, length, out) > foreign_bytes(bytes, length) && foreign_bytes(bytes, length) > 0) *unread = TRUE;
    g_mime_iconv_close(converter);
    return g_string_free(out, FALSE);
}

char *charset_to_utf8(const char *bytes, gsize length, const char *label, gboolean *unread) {
    g_autofree char *safe = g_malloc(length + 1);
    g_autofree char *done = NULL;
    const char *name;

    memcpy(safe, bytes, length);
    safe[length] = '\0';
    for (gsize i = 0; i < length && !has_wide_units(label); i++)
        if (safe[i] == '\0') safe[i] = ' ';
    name = charset_says_nothing(label) ? NULL : meant(label, has_controls(safe, length));
    if (name != NULL && g_ascii_strcasecmp(name, "utf-8") != 0) {
        done = convert_from(name, safe, length, unread);
        if (done == NULL && foreign_bytes(safe, length) > 0) *unread = TRUE;
    } else if (name != NULL) {
        return g_utf8_make_valid(safe, (gssize)length);
    }
    if (done == NULL) done = g_mime_utils_decode_8bit(mail_options(), safe, length);
    return g_utf8_make_valid(done == NULL ? "" : done, -1);
}

char *charset_of_html(const char *bytes, gsize length) {
    g_autofree char *head = g_ascii_strdown(bytes, (gssize)MIN(length, META_WITHIN));
    const char *meta = head;
    g_autoptr(GPtrArray) names = NULL;

    for (gsize i = 0; i < MIN(length, META_WITHIN); i++)
        if (head[i] == '\0') head[i] = ' ';
    while ((meta = strstr(meta, "<meta")) != NULL) {
        gsize size = strcspn(meta, ">");

        names = scan_charsets(meta, size);
        if (names->len > 0) return g_strdup(g_ptr_array_index(names, 0));
        g_clear_pointer(&names, g_ptr_array_unref);
        meta += size;
    }
    return NULL;
}
