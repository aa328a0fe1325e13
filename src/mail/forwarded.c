/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails forwarded within the text, and what the front of a subject says. */
#include "config.h"

#include "prose.h"

#include <string.h>

#include "headers.h"

#define FORWARDS_MOST 3 /* one within the other */

/* ---- subjects ---- */

static const char *const reply_marks[] = {"re",
                                          "aw",
                                          "antw",
                                          "antwort",
                                          "sv",
                                          "vs",
                                          "odp",
                                          "rif",
                                          "res",
                                          "rv\xC3\xA1s",
                                          "ynt",
                                          "\xE5\x9B\x9E\xE5\xA4\x8D",
                                          "\xE5\x9B\x9E\xE8\xA6\x86",
                                          "\xE7\xAD\x94\xE5\xA4\x8D"};
static const char *const forward_marks[] = {"fwd",
                                            "fw",
                                            "wg",
                                            "tr",
                                            "rv",
                                            "i",
                                            "enc",
                                            "vb",
                                            "vl",
                                            "doorst",
                                            "pd",
                                            ("tov\xC3\xA1"
                                             "bb\xC3\xADt\xC3\xA1s"),
                                            "\xC4\xB0lt",
                                            "ilt",
                                            "\xE8\xBD\xAC\xE5\x8F\x91",
                                            "\xE8\xBD\x89\xE5\xAF\x84"};

/* How long the mark at the front is, with its number "[2]", its colon and blanks; 0: none of
   these. */
static gsize mark_length(const char *subject, const char *const *marks, gsize count) {
    for (gsize i = 0; i < count; i++) {
        gsize size = strlen(marks[i]);
        const char *at = subject + size;

        if (g_ascii_strncasecmp(subject, marks[i], size) != 0) continue;
        if (*at == '[' || *at == '(') at += 1 + strspn(at + 1, "0123456789)]");
        at += strspn(at, " ");
        if (*at == ':')
            at++;
        else if (g_str_has_prefix(at, "\xEF\xBC\x9A"))
            at += 3;
        else
            continue;
        return (gsize)(at - subject) + strspn(at, " ");
    }
    return 0;
}

static gsize reply_mark(const char *subject) {
    return mark_length(subject, reply_marks, G_N_ELEMENTS(reply_marks));
}

static gsize forward_mark(const char *subject) {
    return mark_length(subject, forward_marks, G_N_ELEMENTS(forward_marks));
}

gboolean subject_forwards(const char *subject) {
    while (subject != NULL && reply_mark(subject) > 0) subject += reply_mark(subject);
    return subject != NULL && forward_mark(subject) > 0;
}

/* "[Recruiting] " of a list; not "[Remote]" alone. */
static gsize list_mark(const char *subject) {
    const char *close = subject[0] == '[' ? strchr(subject, ']') : NULL;

    if (close == NULL || close - subject > 30 || close[1 + strspn(close + 1, " ")] == '\0') return 0;
    return (gsize)(close + 1 - subject) + strspn(close + 1, " ");
}

char *subject_bare(const char *subject) {
    gsize size;

    subject += strspn(subject, " ");
    while ((size = reply_mark(subject)) > 0 || (size = forward_mark(subject)) > 0 || (size = list_mark(subject)) > 0) subject += size;
    return g_strchomp(g_strdup(subject));
}

char *subject_reply(const char *subject) {
    gsize size;

    subject += strspn(subject, " ");
    while ((size = reply_mark(subject)) > 0) subject += size;
    return g_strchomp(g_strconcat("Re: ", subject, NULL));
}

/* ---- within the text ---- */

/* Words that a line between the two mails has when a program forwards, in the languages of their
   makers. */
static gboolean says_forwarded(const char *line) {
    static const char *const words[] = {"forward",
                                        "weitergeleitet",
                                        "transf\xC3\xA9r\xC3\xA9",
                                        "r\xC3\xA9"
                                        "exp\xC3\xA9"
                                        "di\xC3\xA9",
                                        "reenviad",
                                        "encaminhad",
                                        "inoltrat",
                                        "doorgestuurd",
                                        "vidarebefordra",
                                        "videresendt",
                                        "v\xC3\xA4litetty",
                                        "przekazan",
                                        "p\xC5\x99"
                                        "eposlan",
                                        "tov\xC3\xA1"
                                        "bb\xC3\xADtott",
                                        "iletilen",
                                        "\xD0\xBF\xD0\xB5\xD1\x80\xD0\xB5\xD1\x81\xD0\xBB\xD0\xB0\xD0\xBD",
                                        "\xE8\xBD\xAC\xE5\x8F\x91",
                                        "\xE8\xBB\xA2\xE9\x80\x81"};
    g_autofree char *low = g_utf8_strdown(line, -1);

    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(low, words[i]) != NULL) return TRUE;
    return FALSE;
}

/* How the mail at `at` came to stand there. */
static gboolean is_forwarded(char **lines, guint at, gboolean marked) {
    guint before = at;

    while (before > 0 && lines[before - 1][strspn(lines[before - 1], "> *_-")] == '\0') before--;
    return marked || before == 0 || says_forwarded(lines[before - 1]);
}

/* The rest of the mail; quote marks are taken off when its first line has one. */
static char *rest_of(char **lines, guint from) {
    GString *out = g_string_new(NULL);
    gboolean quoted = lines[from] != NULL && lines[from][0] == '>';

    for (guint i = from; lines[i] != NULL; i++) {
        const char *line = lines[i];

        if (quoted && line[0] == '>') line += line[1] == ' ' ? 2 : 1;
        g_string_append(out, line);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

static Forwarded *read_at(char **lines, const Headers *headers) {
    Forwarded *forwarded = g_new0(Forwarded, 1);

    forwarded->from = g_strdup(headers->from);
    forwarded->reply_to = g_strdup(headers->reply_to);
    forwarded->date = g_strdup(headers->date);
    forwarded->subject = g_strdup(headers->subject);
    forwarded->to = g_strdup(headers->to);
    forwarded->text = rest_of(lines, headers->end);
    return forwarded;
}

static Forwarded *find(const char *text, gboolean marked, int depth) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++) {
        g_autoptr(Headers) headers = headers_at(lines, i);
        Forwarded *forwarded, *inner;

        if (headers == NULL) continue;
        if (!is_forwarded(lines, i, marked)) return NULL; /* what is answered, and stands below the answer */
        forwarded = read_at(lines, headers);
        inner = depth < FORWARDS_MOST ? find(forwarded->text, FALSE, depth + 1) : NULL;
        if (inner == NULL) return forwarded;
        forwarded_free(forwarded);
        return inner;
    }
    return NULL;
}

Forwarded *forwarded_find(const char *text, gboolean marked) {
    return find(text, marked, 0);
}

Forwarded *forwarded_of_page(const char *text) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(Headers) headers = headers_of_page(lines);

    return headers == NULL ? NULL : read_at(lines, headers);
}

void forwarded_free(Forwarded *forwarded) {
    if (forwarded == NULL) return;
    g_free(forwarded->from);
    g_free(forwarded->reply_to);
    g_free(forwarded->date);
    g_free(forwarded->subject);
    g_free(forwarded->to);
    g_free(forwarded->text);
    g_free(forwarded);
}
