/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails forwarded within the text, and what the front of a subject says. */
#include "config.h"

#include "prose.h"

#include <string.h>

#include "words.h"

#define HEADER_LINES_MOST 12u

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
static const char *const forward_marks[] = {"fwd", "fw", "wg", "tr", "rv", "\xE8\xBD\xAC\xE5\x8F\x91", "\xE8\xBD\x89\xE5\xAF\x84"};

/* How long the mark at the front is, with its number "[2]", its colon and blanks; 0: none of these. */
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

/* Without quote marks and the stars of text made bold. */
static char *bare_line(const char *line) {
    g_auto(GStrv) parts = NULL;

    line += strspn(line, "> ");
    parts = g_strsplit(line, "*", -1);
    return g_strstrip(g_strjoinv("", parts));
}

static gboolean is_mark(const char *line, gboolean marked) {
    g_autofree char *bare = bare_line(line);
    g_autofree char *low = g_ascii_strdown(bare, -1);

    if (g_str_has_prefix(low, "begin forwarded message")) return TRUE;
    if (g_str_has_prefix(low, "---") && strstr(low, "forwarded message") != NULL) return TRUE;
    return marked && ((g_str_has_prefix(low, "---") && strstr(low, "original message") != NULL) || g_str_has_prefix(low, "____________"));
}

static void take(char **field, const char *line, const char *name) {
    gsize size = strlen(name);

    if (*field == NULL && g_ascii_strncasecmp(line, name, size) == 0 && line[size] == ':') *field = words_line(line + size + 1, NULL);
}

static void take_fields(Forwarded *forwarded, const char *line) {
    take(&forwarded->from, line, "From");
    take(&forwarded->from, line, "Von");
    take(&forwarded->date, line, "Date");
    take(&forwarded->date, line, "Sent");
    take(&forwarded->date, line, "Gesendet");
    take(&forwarded->subject, line, "Subject");
    take(&forwarded->subject, line, "Betreff");
    take(&forwarded->to, line, "To");
    take(&forwarded->to, line, "An");
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

static Forwarded *read_at(char **lines, guint at) {
    Forwarded *forwarded = g_new0(Forwarded, 1);
    guint last = at;
    gboolean begun = FALSE;

    for (guint i = at; i < at + HEADER_LINES_MOST && lines[i] != NULL; i++) {
        g_autofree char *line = bare_line(lines[i]);

        if (line[0] == '\0' && begun) break;
        begun = begun || line[0] != '\0';
        take_fields(forwarded, line);
        last = i + 1;
    }
    forwarded->text = rest_of(lines, last);
    return forwarded;
}

Forwarded *forwarded_find(const char *text, gboolean marked) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++) {
        Forwarded *forwarded;

        if (!is_mark(lines[i], marked)) continue;
        forwarded = read_at(lines, i + 1);
        if (forwarded->from != NULL) return forwarded;
        forwarded_free(forwarded);
    }
    return NULL;
}

void forwarded_free(Forwarded *forwarded) {
    if (forwarded == NULL) return;
    g_free(forwarded->from);
    g_free(forwarded->date);
    g_free(forwarded->subject);
    g_free(forwarded->to);
    g_free(forwarded->text);
    g_free(forwarded);
}
