/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML to text. */
#include "config.h"

#include "html.h"

#include <string.h>
#include <libxml/HTMLparser.h>

typedef enum {
    TAG_HIDE = 1 << 0,      /* nothing in it is read */
    TAG_LINE = 1 << 1,      /* begins and ends a line */
    TAG_PARAGRAPH = 1 << 2, /* with an empty line around it */
    TAG_CELL = 1 << 3,      /* " | " between it and the one before */
    TAG_ITEM = 1 << 4,      /* "- " before it */
    TAG_QUOTE = 1 << 5,     /* "> " before its lines */
    TAG_PRE = 1 << 6        /* its lines are lines */
} TagKind;

typedef struct {
    const char *name;
    guint kind;
} Tag;

static const Tag tags[] = {
    {"address", TAG_LINE},
    {"article", TAG_PARAGRAPH},
    {"aside", TAG_PARAGRAPH},
    {"blockquote", TAG_PARAGRAPH | TAG_QUOTE},
    {"br", TAG_LINE},
    {"dd", TAG_LINE},
    {"div", TAG_LINE},
    {"dl", TAG_PARAGRAPH},
    {"dt", TAG_LINE},
    {"footer", TAG_PARAGRAPH},
    {"form", TAG_LINE},
    {"h1", TAG_PARAGRAPH},
    {"h2", TAG_PARAGRAPH},
    {"h3", TAG_PARAGRAPH},
    {"h4", TAG_PARAGRAPH},
    {"h5", TAG_PARAGRAPH},
    {"h6", TAG_PARAGRAPH},
    {"head", TAG_HIDE},
    {"header", TAG_PARAGRAPH},
    {"hr", TAG_PARAGRAPH},
    {"li", TAG_LINE | TAG_ITEM},
    {"main", TAG_PARAGRAPH},
    {"noscript", TAG_HIDE},
    {"object", TAG_HIDE},
    {"ol", TAG_PARAGRAPH},
    {"p", TAG_PARAGRAPH},
    {"pre", TAG_PARAGRAPH | TAG_PRE},
    {"script", TAG_HIDE},
    {"section", TAG_PARAGRAPH},
    {"select", TAG_HIDE},
    {"style", TAG_HIDE},
    {"svg", TAG_HIDE},
    {"table", TAG_PARAGRAPH},
    {"td", TAG_CELL},
    {"template", TAG_HIDE},
    {"textarea", TAG_HIDE},
    {"th", TAG_CELL},
    {"title", TAG_HIDE},
    {"tr", TAG_LINE},
    {"ul", TAG_PARAGRAPH},
};

typedef struct {
    htmlParserCtxtPtr parser;
    GString *text;
    int depth;
    int hidden_at; /* depth of the element that hides what is in it; 0: none */
    guint quotes, pres;
    guint breaks;                      /* newlines wanted before the next character */
    gboolean blank;                    /* a blank wanted before it */
    gboolean cell;                     /* the next word is another cell's */
    gboolean begun;                    /* a line has begun (its "> " is written) */
    guint8 kinds[HTML_DEPTH_MOST + 1]; /* which TagKind of quote and pre is open at a depth */
} Reader;

static guint kind_of(const xmlChar *name) {
    for (guint i = 0; i < G_N_ELEMENTS(tags); i++)
        if (g_ascii_strcasecmp(tags[i].name, (const char *)name) == 0) return tags[i].kind;
    return 0;
}

static void want_breaks(Reader *reader, guint kind) {
    if ((kind & TAG_PARAGRAPH) != 0)
        reader->breaks = 2;
    else if ((kind & TAG_LINE) != 0 && reader->breaks == 0)
        reader->breaks = 1;
}

static void write_breaks(Reader *reader) {
    if (reader->breaks == 0 && reader->begun) return;
    for (guint i = 0; i < reader->breaks && reader->text->len > 0; i++) g_string_append_c(reader->text, '\n');
    for (guint i = 0; i < reader->quotes && i < 3; i++) g_string_append(reader->text, "> ");
    reader->breaks = 0;
    reader->blank = reader->cell = FALSE;
    reader->begun = TRUE;
}

static void write_words(Reader *reader, const char *words, gsize length) {
    for (gsize i = 0; i < length; i++) {
        char c = words[i];

        if (c == '\n' && reader->pres > 0) {
            reader->breaks++;
        } else if (g_ascii_isspace(c) && reader->pres == 0) {
            reader->blank = TRUE;
        } else if (c != '\r') {
            write_breaks(reader);
            if (reader->cell && reader->text->len > 0) g_string_append(reader->text, " |");
            if (reader->blank && reader->text->len > 0) g_string_append_c(reader->text, ' ');
            reader->blank = reader->cell = FALSE;
            g_string_append_c(reader->text, c);
        }
    }
}

/* display: none; visibility: hidden; font-size: 0; with blanks anywhere. */
static gboolean style_hides(const xmlChar *style) {
    g_autofree char *low = g_ascii_strdown((const char *)style, -1);
    g_auto(GStrv) words = g_strsplit_set(low, " \t\r\n", -1);
    g_autofree char *tight = g_strjoinv("", words);
    const char *size = strstr(tight, "font-size:0");

    if (strstr(tight, "display:none") != NULL || strstr(tight, "visibility:hidden") != NULL) return TRUE;
    return size != NULL && size[strlen("font-size:0")] != '.' && !g_ascii_isdigit(size[strlen("font-size:0")]);
}

static gboolean attributes_hide(const xmlChar **attributes) {
    for (gsize i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
        if (g_ascii_strcasecmp((const char *)attributes[i], "hidden") == 0) return TRUE;
        if (g_ascii_strcasecmp((const char *)attributes[i], "style") == 0 && attributes[i + 1] != NULL && style_hides(attributes[i + 1]))
            return TRUE;
    }
    return FALSE;
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
    Reader *reader = data;
    guint kind = kind_of(name);

    if (++reader->depth > HTML_DEPTH_MOST) {
        xmlStopParser(reader->parser);
        return;
    }
    reader->kinds[reader->depth] = (guint8)(kind & (TAG_QUOTE | TAG_PRE));
    if (reader->hidden_at == 0 && ((kind & TAG_HIDE) != 0 || attributes_hide(attributes))) reader->hidden_at = reader->depth;
    if (reader->hidden_at != 0) return;
    if (g_ascii_strcasecmp((const char *)name, "br") == 0)
        reader->breaks = reader->breaks < 2 ? reader->breaks + 1 : 2;
    else
        want_breaks(reader, kind);
    if ((kind & TAG_CELL) != 0) reader->blank = reader->cell = TRUE;
    reader->quotes += (kind & TAG_QUOTE) != 0 ? 1 : 0;
    reader->pres += (kind & TAG_PRE) != 0 ? 1 : 0;
    if ((kind & TAG_ITEM) != 0) write_words(reader, "- ", 2);
}

static void on_end(void *data, const xmlChar *name) {
    Reader *reader = data;
    int depth = reader->depth--;

    if (depth < 1 || depth > HTML_DEPTH_MOST) {
        reader->depth = MAX(reader->depth, 0);
        return;
    }
    if (reader->hidden_at != 0) {
        if (depth <= reader->hidden_at) reader->hidden_at = 0;
        return;
    }
    reader->quotes -= (reader->kinds[depth] & TAG_QUOTE) != 0 && reader->quotes > 0 ? 1 : 0;
    reader->pres -= (reader->kinds[depth] & TAG_PRE) != 0 && reader->pres > 0 ? 1 : 0;
    if (g_ascii_strcasecmp((const char *)name, "br") != 0) want_breaks(reader, kind_of(name));
}

static void on_characters(void *data, const xmlChar *words, int length) {
    Reader *reader = data;

    if (reader->hidden_at == 0 && length > 0) write_words(reader, (const char *)words, (gsize)length);
}

char *html_to_text(const char *html) {
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    Reader reader = {.parser = parser, .text = g_string_new(NULL), .begun = FALSE};
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;

    if (parser == NULL) return g_string_free(reader.text, FALSE);
    memset(parser->sax, 0, sizeof *parser->sax);
    parser->sax->startElement = on_start;
    parser->sax->endElement = on_end;
    parser->sax->characters = on_characters;
    parser->sax->ignorableWhitespace = on_characters;
    parser->userData = &reader;
    htmlCtxtReadMemory(parser, html, (int)strlen(html), NULL, "UTF-8", options);
    if (parser->myDoc != NULL) xmlFreeDoc(parser->myDoc);
    htmlFreeParserCtxt(parser);
    return g_string_free(reader.text, FALSE);
}
