/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting the text of a mail into its parts. */
#include "config.h"

#include "prose.h"

#include <string.h>

#include "headers.h"
#include "people.h"
#include "words.h"

#define OWN_MOST (16u * 1024u) /* bytes looked at */
#define SIGNATURE_LINES_MOST 10u
#define CLOSING_WORDS_MOST 5u
#define NAME_FROM_END_MOST 8u /* lines */

/* ---- quoted, older ---- */

static gboolean is_quoted(const char *line) {
    line += strspn(line, " ");
    return *line == '>' && !g_str_has_prefix(line, ">From "); /* that one is how an mbox writes "From " */
}

/* "On Mon, 16 Nov 2026, Maria wrote:", "Am … schrieb …:", "-----Original Message-----", a rule before "From:". */
static gboolean starts_older(char **lines, guint at) {
    const char *line = lines[at] + strspn(lines[at], " ");
    g_autoptr(Headers) headers = NULL;

    if (g_str_has_prefix(line, "-----Original Message") || g_str_has_prefix(line, "-----Urspr") ||
        g_str_has_prefix(line, "________________"))
        return TRUE;
    if (g_str_has_prefix(line, "On ") || g_str_has_prefix(line, "Am ") || g_str_has_prefix(line, "Le ") || g_str_has_prefix(line, "El ")) {
        for (guint i = at; i < at + 3 && lines[i] != NULL && lines[i][0] != '\0'; i++)
            if (g_str_has_suffix(lines[i], "wrote:") || g_str_has_suffix(lines[i], "schrieb:") || g_str_has_suffix(lines[i], "crit :") ||
                g_str_has_suffix(lines[i], "escribi\xC3\xB3:"))
                return TRUE;
    }
    headers = headers_at(lines, at);
    return headers != NULL;
}

/* ---- paragraphs ---- */

/* Curly quotes and dashes to plain ones, so that patterns need not know them all. */
static void append_plain(GString *out, const char *line) {
    for (const char *at = line; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x00AB || c == 0x00BB)
            c = '"';
        else if (c == 0x2018 || c == 0x2019)
            c = '\'';
        else if (c == 0x2011 || c == 0x2010)
            c = '-';
        g_string_append_unichar(out, c);
    }
}

/* Lines that belong together become one; empty lines part. */
static char *paragraphs(char **lines, guint from, guint to, gboolean quoted) {
    GString *out = g_string_new(NULL);
    gboolean open = FALSE;

    for (guint i = from; i < to && out->len < OWN_MOST; i++) {
        const char *line = lines[i];

        if (is_quoted(line)) {
            if (!quoted) continue;
            line += strspn(line, "> ");
        }
        line += strspn(line, " >");
        if (line[0] == '\0') {
            open = FALSE;
            continue;
        }
        if (out->len > 0) g_string_append(out, open ? " " : "\n");
        append_plain(out, line);
        open = TRUE;
    }
    return g_string_free(out, FALSE);
}

/* ---- greeting, closing, signature ---- */

/* The name a line greets: "Hi Maria," "Dear Ms. Santos". NULL: it greets nobody, or nobody by name. */
static char *greeted(const char *line) {
    static const char *const openings[] = {"Dear ", "Hi ", "Hello ", "Hey ", "Good day ", "Good morning ", "Good afternoon ", "Greetings "};
    static const char *const nobody[] = {"there",        "all",       "team",     "candidate", "applicant", "sir",   "madam",
                                         "sir or madam", "sir/madam", "everyone", "friend",    "colleague", "again", NULL};
    const char *name = NULL;
    g_autofree char *found = NULL, *low = NULL;

    for (guint i = 0; name == NULL && i < G_N_ELEMENTS(openings); i++)
        if (g_ascii_strncasecmp(line, openings[i], strlen(openings[i])) == 0) name = line + strlen(openings[i]);
    if (name == NULL) return NULL;
    found = g_strndup(name, strcspn(name, ",!:;-\n(."));
    if (name[strcspn(name, ",!:;-\n(.")] == '.') return NULL; /* "Dear Ms. Santos": not how one signs */
    g_strstrip(found);
    low = g_utf8_strdown(found, -1);
    if (found[0] == '\0' || words_count(found) > 3 || g_strv_contains(nobody, low) || !g_unichar_isupper(g_utf8_get_char(found)))
        return NULL;
    return g_steal_pointer(&found);
}

/* "Best regards," alone on a line. */
static gboolean is_closing(const char *line) {
    static const char *const closings[] = {"best",
                                           "best regards",
                                           "kind regards",
                                           "warm regards",
                                           "warmest regards",
                                           "regards",
                                           "sincerely",
                                           "yours sincerely",
                                           "sincerely yours",
                                           "yours truly",
                                           "yours faithfully",
                                           "faithfully",
                                           "thanks",
                                           "many thanks",
                                           "thank you",
                                           "cheers",
                                           "best wishes",
                                           "all the best",
                                           "warmly",
                                           "cordially",
                                           "warm wishes",
                                           "thanks and regards",
                                           "with kind regards",
                                           "with best regards",
                                           "kindest regards",
                                           "respectfully",
                                           "with thanks",
                                           "thanks again",
                                           "looking forward",
                                           "take care",
                                           "mit freundlichen gr\xC3\xBC\xC3\x9F"
                                           "en",
                                           "viele gr\xC3\xBC\xC3\x9F"
                                           "e",
                                           "cordialement",
                                           "saludos",
                                           NULL};
    g_autofree char *spelled = words_replace(line, "&", "and");
    g_autofree char *low = g_utf8_strdown(spelled, -1);

    if (words_count(low) > CLOSING_WORDS_MOST) return FALSE;
    g_strstrip(g_strdelimit(low, ",.!-", ' '));
    return g_strv_contains(closings, low);
}

static gboolean is_signature_mark(const char *line) {
    return strcmp(line, "--") == 0 || strcmp(line, "-- ") == 0 || strcmp(line, "\xE2\x80\x94") == 0;
}

static void take_signature(Prose *prose, char **lines, guint from, guint to) {
    guint empty = 0;

    for (guint i = from; i < to && prose->signature->len < SIGNATURE_LINES_MOST && empty < 3; i++) {
        char *line;

        if (lines[i][0] == '\0') {
            empty += prose->signature->len > 0 ? 1 : 0;
            continue;
        }
        if (is_signature_mark(lines[i]) || is_quoted(lines[i]) || is_closing(lines[i])) continue;
        line = words_line(lines[i], NULL);
        if (line != NULL) g_ptr_array_add(prose->signature, line);
    }
}

static gboolean is_sender(const char *line, const char *sender) {
    gsize size = strcspn(line, ",");
    gsize first = sender == NULL ? 0 : strcspn(sender, " ");

    if (sender == NULL || size == 0) return FALSE;
    return (strlen(sender) == size && strncmp(line, sender, size) == 0) || (first == size && strncmp(line, sender, size) == 0);
}

/* A line that is the sender's name, near the end; else `end`. */
static guint name_line(char **lines, guint end, const char *sender) {
    guint from = end > NAME_FROM_END_MOST ? end - NAME_FROM_END_MOST : 0;

    for (guint i = from; i < end; i++)
        if (is_sender(lines[i], sender)) return i;
    return end;
}

/* Where the sender's words end: the last closing, else "-- ", else the sender's name. */
static guint signature_start(char **lines, guint end, const char *sender) {
    guint mark = end, name;

    for (guint i = end; i > 0; i--) {
        if (is_signature_mark(lines[i - 1])) mark = i - 1;
        if (is_closing(lines[i - 1])) return i - 1;
    }
    name = name_line(lines, end, sender);
    return MIN(mark, name);
}

Prose *prose_new(const char *text, const char *sender) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Prose *prose = g_new0(Prose, 1);
    guint count = g_strv_length(lines), end = 0, signature;

    while (end < count && !starts_older(lines, end)) end++;
    signature = signature_start(lines, end, sender);
    prose->signature = g_ptr_array_new_with_free_func(g_free);
    take_signature(prose, lines, signature, end);
    prose->own = paragraphs(lines, 0, signature, FALSE);
    prose->older = paragraphs(lines, end, count, TRUE);
    for (guint i = 0; i < end && i < 8 && prose->greeting == NULL; i++) prose->greeting = greeted(lines[i]);
    if (prose->greeting != NULL && !looks_like_person(prose->greeting)) g_clear_pointer(&prose->greeting, g_free);
    return prose;
}

void prose_free(Prose *prose) {
    if (prose == NULL) return;
    g_free(prose->own);
    g_free(prose->greeting);
    g_free(prose->older);
    g_ptr_array_unref(prose->signature);
    g_free(prose);
}
