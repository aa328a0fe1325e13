/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of headers within a text. */
#include "config.h"

#include "headers.h"

#include <string.h>

#include "mail-text.h"

#define LINES_MOST 14u
#define LABEL_MOST 40u /* bytes */

typedef enum { FIELD_FROM, FIELD_DATE, FIELD_TO, FIELD_SUBJECT, FIELD_REPLY_TO, FIELD_OTHER, FIELDS } Field;

/* In small letters. One label may mean two things in two languages; then the block decides ("Da"
   is Italian for "from", "A" for "to"). */
static const char *const labels[FIELDS][48] = {
    [FIELD_FROM] = {"from",
                    "von",
                    "de",
                    "da",
                    "van",
                    "fr\xC3\xA5n",
                    "fra",
                    "l\xC3\xA4hett\xC3\xA4j\xC3\xA4",
                    "od",
                    "kimden",
                    "felad\xC3\xB3",
                    "exp\xC3\xA9"
                    "diteur",
                    "remitente",
                    "remetente",
                    "mittente",
                    "absender",
                    "afzender",
                    "avs\xC3\xA4ndare",
                    "nadawca",
                    "odes\xC3\xADlatel",
                    "\xD0\xBE\xD1\x82",
                    "\xD0\xBE\xD1\x82 \xD0\xBA\xD0\xBE\xD0\xB3\xD0\xBE",
                    "\xD0\xBE\xD1\x82\xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2\xD0\xB8\xD1\x82\xD0\xB5\xD0\xBB\xD1\x8C",
                    "\xE5\xB7\xAE\xE5\x87\xBA\xE4\xBA\xBA",
                    "\xE5\x8F\x91\xE4\xBB\xB6\xE4\xBA\xBA",
                    "\xE5\xAF\x84\xE4\xBB\xB6\xE8\x80\x85",
                    "\xEB\xB3\xB4\xEB\x82\xB8\xEC\x82\xAC\xEB\x9E\x8C",
                    "\xEB\xB3\xB4\xEB\x82\xB8 \xEC\x82\xAC\xEB\x9E\x8C",
                    NULL},
    [FIELD_DATE] = {"date",
                    "sent",
                    "gesendet",
                    "datum",
                    "envoy\xC3\xA9",
                    "envoy\xC3\xA9 le",
                    "enviado",
                    "enviado el",
                    "enviado em",
                    "enviada",
                    "enviada em",
                    "fecha",
                    "data",
                    "inviato",
                    "verzonden",
                    "skickat",
                    "sendt",
                    "dato",
                    "p\xC3\xA4iv\xC3\xA4m\xC3\xA4\xC3\xA4r\xC3\xA4",
                    "l\xC3\xA4hetetty",
                    "wys\xC5\x82"
                    "ano",
                    "odesl\xC3\xA1no",
                    "tarih",
                    "g\xC3\xB6nderildi",
                    "g\xC3\xB6nderilen",
                    "elk\xC3\xBCldve",
                    "d\xC3\xA1tum",
                    "date sent",
                    "\xD0\xB4\xD0\xB0\xD1\x82\xD0\xB0",
                    "\xD0\xBE\xD1\x82\xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2\xD0\xBB\xD0\xB5\xD0\xBD\xD0\xBE",
                    "\xE6\x97\xA5\xE6\x99\x82",
                    "\xE9\x80\x81\xE4\xBF\xA1\xE6\x97\xA5\xE6\x99\x82",
                    "\xE5\x8F\x91\xE9\x80\x81\xE6\x97\xB6\xE9\x97\xB4",
                    "\xE6\x97\xA5\xE6\x9C\x9F",
                    "\xEB\x82\xA0\xEC\xA7\x9C",
                    "\xEB\xB3\xB4\xEB\x82\xB8 \xEB\x82\xA0\xEC\xA7\x9C",
                    NULL},
    [FIELD_TO] = {"to",
                  "an",
                  "\xC3\xA0",
                  "para",
                  "a",
                  "aan",
                  "till",
                  "til",
                  "vastaanottaja",
                  "do",
                  "komu",
                  "kime",
                  "c\xC3\xADmzett",
                  "empf\xC3\xA4nger",
                  "destinataire",
                  "destinatario",
                  "\xD0\xBA\xD0\xBE\xD0\xBC\xD1\x83",
                  "\xE5\xAE\x9B\xE5\x85\x88",
                  "\xE6\x94\xB6\xE4\xBB\xB6\xE4\xBA\xBA",
                  "\xEB\xB0\x9B\xEB\x8A\x94\xEC\x82\xAC\xEB\x9E\x8C",
                  "\xEB\xB0\x9B\xEB\x8A\x94 \xEC\x82\xAC\xEB\x9E\x8C",
                  NULL},
    [FIELD_SUBJECT] = {"subject",
                       "betreff",
                       "objet",
                       "asunto",
                       "assunto",
                       "oggetto",
                       "onderwerp",
                       "\xC3\xA4mne",
                       "emne",
                       "aihe",
                       "temat",
                       "p\xC5\x99"
                       "edm\xC4\x9Bt",
                       "konu",
                       "t\xC3\xA1rgy",
                       "\xD1\x82\xD0\xB5\xD0\xBC\xD0\xB0",
                       "\xE4\xBB\xB6\xE5\x90\x8D",
                       "\xE4\xB8\xBB\xE9\xA2\x98",
                       "\xE4\xB8\xBB\xE6\x97\xA8",
                       "\xEC\xA0\x9C\xEB\xAA\xA9",
                       NULL},
    [FIELD_REPLY_TO] = {"reply-to", "reply to", "antwort an", "r\xC3\xA9pondre \xC3\xA0", "responder a", "rispondi a", "antwoord aan",
                        "svara till", NULL},
    [FIELD_OTHER] = {"cc", "bcc", "kopie", "kopia", "kopi", "copie \xC3\xA0", "importance", "attachments", "anlagen", NULL},
};

/* Without quote marks and the stars of text made bold. */
static char *bare_line(const char *line) {
    g_auto(GStrv) parts = NULL;

    line += strspn(line, "> ");
    parts = g_strsplit(line, "*", -1);
    return g_strstrip(g_strjoinv("", parts));
}

/* The field that a label names, FIELDS when none; `value` is what follows the colon. */
static Field field_of(const char *line, const char **value) {
    gsize size = strcspn(line, ":"), wide = 1;
    const char *full = strstr(line, "\xEF\xBC\x9A"); /* a full-width colon */
    g_autofree char *label = NULL, *low = NULL;

    if (full != NULL && (gsize)(full - line) < size) {
        size = (gsize)(full - line);
        wide = strlen("\xEF\xBC\x9A");
    }
    if (size == 0 || size > LABEL_MOST || line[size] == '\0') return FIELDS;
    *value = line + size + wide;
    label = g_strchomp(g_strndup(line, size));
    low = g_utf8_strdown(label, -1);
    for (guint field = 0; field < FIELDS; field++)
        if (g_strv_contains(labels[field], low)) return (Field)field;
    return FIELDS;
}

static gboolean is_block(char *const *found) {
    gboolean address = found[FIELD_FROM] != NULL && strchr(found[FIELD_FROM], '@') != NULL;

    if (found[FIELD_FROM] == NULL || (found[FIELD_DATE] == NULL && found[FIELD_TO] == NULL)) return FALSE;
    return address || found[FIELD_SUBJECT] != NULL;
}

Headers *headers_at(char *const *lines, guint at) {
    char *found[FIELDS] = {NULL};
    guint end = at, i, strange = 0;
    Headers *headers = NULL;

    for (i = at; i < at + LINES_MOST && lines[i] != NULL && strange < 2; i++) {
        g_autofree char *line = bare_line(lines[i]);
        const char *value = NULL;
        Field field = field_of(line, &value);

        if (line[0] == '\0' || (field == FIELDS && i == at)) break;
        strange = field == FIELDS ? strange + 1 : 0; /* one line more of a long header */
        if (field == FIELDS) continue;
        end = i + 1;
        if (found[field] == NULL) found[field] = words_line(value, NULL);
    }
    if (is_block(found)) {
        headers = g_new0(Headers, 1);
        headers->from = g_steal_pointer(&found[FIELD_FROM]);
        headers->date = g_steal_pointer(&found[FIELD_DATE]);
        headers->to = g_steal_pointer(&found[FIELD_TO]);
        headers->subject = g_steal_pointer(&found[FIELD_SUBJECT]);
        headers->reply_to = g_steal_pointer(&found[FIELD_REPLY_TO]);
        headers->end = lines[i] == NULL || lines[i][0] == '\0' ? i : end;
    }
    for (guint field = 0; field < FIELDS; field++) g_free(found[field]);
    return headers;
}

/* ---- pages ---- */

#define PAGE_WITHIN 14u /* lines from the top */
#define SENDER_LINE "^(?<name>[^<>@]{0,60}?)\\s*[<(](?<address>[^\\s<>()@]+@[^\\s<>()]+)[>)]\\s*(?<rest>.*)$"
/* Lines of such a page that are neither the sender nor the text. */
#define PAGE_LINE                                                                                                                          \
    "^(?:to me\\b.*|to:?|to:? ?you;?|you;?|\\+\\d+ others?|an mich|\\p{Lu}{1,2}|inbox|external|reply|reply "                               \
    "all|forward|unread|starred|summari[sz]e.*|"                                                                                           \
    "translate.*|show details|cc:.*|to:.*|\\W*)$"

static gboolean is_page_line(const char *line) {
    return g_regex_match_simple(PAGE_LINE, line, G_REGEX_CASELESS, 0);
}

/* "Tue, Nov 24, 2026, 9:41 AM (2 days ago)": a time with a day, and nothing else to read. */
static gboolean is_moment(const char *line) {
    return strlen(line) < 70 && g_regex_match_simple("\\b\\d{1,2}[:.]\\d{2}\\b", line, 0, 0) &&
           g_regex_match_simple("^(?:date: ?|sent: ?)?[\\p{L}\\d.,:/() -]+$", line, G_REGEX_CASELESS, 0) && words_count(line) <= 11;
}

static Headers *page_at(char *const *lines, guint at) {
    g_autoptr(GRegex) regex = g_regex_new(SENDER_LINE, 0, 0, NULL);
    GMatchInfo *match = NULL;
    Headers *headers = NULL;

    if (g_regex_match(regex, lines[at], 0, &match)) {
        g_autofree char *name = g_match_info_fetch_named(match, "name"), *address = g_match_info_fetch_named(match, "address");
        g_autofree char *rest = g_match_info_fetch_named(match, "rest");

        headers = g_new0(Headers, 1);
        headers->from = g_strdup_printf("%s <%s>", name, address);
        if (is_moment(rest)) headers->date = g_strdup(rest);
        headers->end = at + 1;
    }
    g_match_info_free(match);
    return headers;
}

/* A name alone, as pages show the sender they know. */
static Headers *name_at(char *const *lines, guint at) {
    Headers *headers;

    if (!g_regex_match_simple("^\\p{Lu}[\\p{L}.'-]+(?: (?:\\p{Lu}[\\p{L}.'-]*|de|van|von|la|al|bin)){1,3}$", lines[at], 0, 0)) return NULL;
    headers = g_new0(Headers, 1);
    headers->from = g_strdup(lines[at]);
    headers->end = at + 1;
    return headers;
}

/* The lines behind the sender's that belong to the page. Gives whether one of them says to whom
   it went. */
static gboolean read_page(Headers *headers, char *const *lines) {
    gboolean to = FALSE;
    guint at = headers->end;

    for (; lines[at] != NULL && at < headers->end + 8; at++) {
        if (is_moment(lines[at]) && headers->date == NULL)
            headers->date = g_strdup(lines[at]);
        else if (!is_page_line(lines[at]) && !is_moment(lines[at]))
            break;
        to = to || g_regex_match_simple("^(?:to me\\b.*|to:? ?(?:you;?)?|you;?|an mich)$", lines[at], G_REGEX_CASELESS, 0);
    }
    headers->end = at;
    return to;
}

/* The first line that says something, above the sender. */
static char *title_above(char *const *lines, guint at) {
    for (guint i = 0; i < at; i++)
        if (!is_page_line(lines[i]) && !is_moment(lines[i]) && words_count(lines[i]) <= 16) return words_line(lines[i], NULL);
    return NULL;
}

Headers *headers_of_page(char *const *lines) {
    for (guint i = 0; i < PAGE_WITHIN && lines[i] != NULL; i++) {
        Headers *headers = page_at(lines, i), *named = headers == NULL ? name_at(lines, i) : NULL;
        gboolean to;

        if (headers == NULL) headers = named;
        if (headers == NULL) continue;
        to = read_page(headers, lines);
        headers->subject = title_above(lines, i);
        if (named != NULL ? to && headers->date != NULL : headers->date != NULL || headers->end > i + 1) return headers;
        headers_free(headers);
    }
    return NULL;
}

void headers_free(Headers *headers) {
    if (headers == NULL) return;
    g_free(headers->from);
    g_free(headers->date);
    g_free(headers->subject);
    g_free(headers->to);
    g_free(headers->reply_to);
    g_free(headers);
}
