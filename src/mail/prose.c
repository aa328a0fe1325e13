/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting the text of a mail into its parts. */
#include "config.h"

#include "prose.h"

#include <string.h>

#include "company.h"
#include "bowout/base/text.h"
#include "firm.h"
#include "greeting.h"
#include "headers.h"
#include "nobody.h"
#include "people.h"
#include "mail-text.h"

#define GREETING_WITHIN 30u    /* lines */
#define FULL_LINE 50           /* characters */
#define OWN_MOST (16u * 1024u) /* bytes looked at */
#define SIGNATURE_LINES_MOST 10u
#define SIGNATURE_PARTS_MOST 6u
#define CLOSING_WORDS_MOST 5u
#define CLOSING_FROM_END_MOST 14u /* lines */
#define NAME_FROM_END_MOST 8u     /* lines */

/* ---- quoted, older ---- */

static gboolean is_quoted(const char *line) {
    line += strspn(line, " ");
    return *line == '>' && !g_str_has_prefix(line, ">From "); /* that one is how an mbox writes "From " */
}

/* "On Mon, 16 Nov 2026, Maria wrote:", "Am … schrieb …:", "-----Original Message-----", a rule
   before "From:". */
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
    for (const char *at = line; *at != '\0' && out->len < OWN_MOST; at = g_utf8_next_char(at)) {
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

/* A line that was broken because it was full, or within a sentence; a list, a form or a
   signature has short lines. */
static gboolean goes_on(const char *before, const char *line) {
    gunichar first = g_utf8_get_char(line);

    return g_unichar_islower(first) || (g_utf8_strlen(before, -1) >= FULL_LINE && strchr("-*+\xE2", line[0]) == NULL) ||
           g_str_has_suffix(before, ",");
}

/* Lines that belong together become one; empty lines part. */
static char *paragraphs(char **lines, guint from, guint to, gboolean quoted) {
    GString *out = g_string_new(NULL);
    gboolean open = FALSE;
    const char *before = "";

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
        if (out->len > 0) g_string_append(out, open && goes_on(before, line) ? " " : "\n");
        append_plain(out, line);
        open = TRUE;
        before = line;
    }
    return g_string_free(out, FALSE);
}

/* ---- greeting, closing, signature ---- */

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
                                           "yours",
                                           "with best wishes",
                                           "talk soon",
                                           "speak soon",
                                           "best always",
                                           "thank you so much",
                                           "thanking you",
                                           "thank you very much",
                                           "in anticipation",
                                           "warmest",
                                           "with appreciation",
                                           "gratefully",
                                           "ciao",
                                           "thx",
                                           "ty",
                                           "many thanks and best regards",
                                           "thanks and best regards",
                                           "thanks and kind regards",
                                           "thank you and best regards",
                                           "thanks in advance",
                                           "thank you in advance",
                                           "best to you",
                                           "with warm regards",
                                           "with gratitude",
                                           "have a great day",
                                           "have a nice day",
                                           "warmest wishes",
                                           "very truly yours",
                                           "respectfully yours",
                                           "looking forward to hearing from you",
                                           "excited to work with you",
                                           "welcome aboard",
                                           "see you soon",
                                           "love",
                                           "x",
                                           "xx",
                                           "xo",
                                           "rgds",
                                           "br",
                                           "kr",
                                           "mvh",
                                           "hilsen",
                                           "med venlig hilsen",
                                           "met vriendelijke groet",
                                           "groeten",
                                           "bien cordialement",
                                           "un saludo",
                                           "atentamente",
                                           "cordiali saluti",
                                           "atenciosamente",
                                           "pozdrawiam",
                                           NULL};
    g_autofree char *spelled = words_replace(line, "&", "and");
    g_autofree char *low = g_utf8_strdown(spelled, -1);

    if (words_count(low) > CLOSING_WORDS_MOST) return FALSE;
    g_strstrip(g_strdelimit(low, ",.!-:)", ' '));
    return g_strv_contains(closings, low);
}

/* What follows a closing is short; "Thank you!" alone at the beginning closes nothing. */
static gboolean closes(char **lines, guint at, guint end) {
    guint next = at + 1;

    while (next < end && lines[next][0] == '\0') next++;
    return next >= end || !g_regex_match_simple("(?:\\S+\\s+){5}\\S+[.?!:,]$|(?:\\S+\\s+){9}", lines[next], 0, 0);
}

/* A name and nothing else that could be more than its bearer's degree. */
static gboolean is_name_line(const char *line) {
    g_autofree char *name = g_strchomp(g_strndup(line, strcspn(line, ",|(.!")));

    return words_count(name) >= 1 && words_count(name) <= 4 && words_count(line) <= 8 && greeting_capitals(name) == strlen(name) &&
           looks_like_person(name) && !name_is_nobody(name);
}

/* "With love and excitement,", "Greetings from Oslo": a few words above a name, at the end. */
static gboolean is_own_closing(char **lines, guint at, guint end) {
    guint next = at + 1;

    if (at < 2 || at + CLOSING_FROM_END_MOST < end || words_count(lines[at]) > CLOSING_WORDS_MOST + 1) return FALSE;
    if (!g_regex_match_simple("^(?!(?:hi|hello|hey|dear|good (?:day|morning|afternoon|evening)|congrat\\w*)\\b)\\p{L}[^.?!:]*,$|"
                              "^(?:best|kind|warm|many|with|greetings?|regards|cheers|thanks?|love|yours|sincerely)\\b[^.?!:]*[,.!]?$",
                              lines[at], G_REGEX_CASELESS, 0))
        return FALSE;
    while (next < end && lines[next][0] == '\0') next++;
    return next < end && is_name_line(lines[next]);
}

/* "Best, Mike": a closing and the name behind it on one line. Gives the name. */
static const char *name_behind_closing(const char *line) {
    gsize size = strcspn(line, ",!-");
    g_autofree char *front = g_strndup(line, size);
    const char *name = line[size] == '\0' ? "" : line + size + 1;

    name += strspn(name, " -");
    return is_closing(front) && name[0] != '\0' && words_count(name) <= 3 && looks_like_person(name) ? name : NULL;
}

/* "For Northwind Remote Ltd,": a firm signs, by the person below. */
static gboolean signs_for_firm(const char *line) {
    const char *firm = line + (g_ascii_strncasecmp(line, "for ", 4) == 0 ? 4 : g_ascii_strncasecmp(line, "for: ", 5) == 0 ? 5 : 0);
    g_autofree char *name = firm != line ? g_strndup(firm, strcspn(firm, ",;:")) : NULL;

    return name != NULL && firm[strlen(name) + strspn(firm + strlen(name), ",;:")] == '\0' && words_count(name) <= 7 && name_is_firm(name);
}

/* "P.S. Could you answer by Friday?": below the name, and still a part of the letter. */
static gboolean is_afterthought(const char *line) {
    return g_regex_match_simple("^(?:P\\.? ?){1,2}S\\b[.:,]?\\s", line, G_REGEX_CASELESS, 0);
}

static gboolean is_signature_mark(const char *line) {
    return strcmp(line, "--") == 0 || strcmp(line, "-- ") == 0 || strcmp(line, "\xE2\x80\x94") == 0;
}

static void take_signature(Prose *prose, char **lines, guint from, guint to) {
    guint empty = 0;

    for (guint i = from; i < to && prose->signature->len < SIGNATURE_LINES_MOST && empty < SIGNATURE_PARTS_MOST; i++) {
        char *line;

        if (lines[i][0] == '\0') {
            empty += prose->signature->len > 0 ? 1 : 0;
            continue;
        }
        if (empty > 1 && g_regex_match_simple("^(?:\\S+\\s+){9}", lines[i], 0, 0)) break; /* "This message is confidential …" */
        if (is_signature_mark(lines[i]) || is_quoted(lines[i]) || is_closing(lines[i]) || is_own_closing(lines, i, to)) continue;
        line = words_line(name_behind_closing(lines[i]) != NULL ? name_behind_closing(lines[i]) : lines[i], NULL);
        if (line != NULL) g_ptr_array_add(prose->signature, line);
    }
}

static gboolean is_sender(const char *line, const char *sender) {
    gsize size = strcspn(line, ",");
    gsize first = sender == NULL ? 0 : strcspn(sender, " ");

    if (sender == NULL || size == 0) return FALSE;
    return (strlen(sender) == size && strncmp(line, sender, size) == 0) || (first == size && strncmp(line, sender, size) == 0);
}

/* A sentence on one of the next two lines: so the name stands above what was written. */
static gboolean is_said_below(char **lines, guint from, guint end) {
    guint seen = 0;

    for (guint i = from; i < end && seen < 2; i++) {
        if (lines[i][0] == '\0') continue;
        if (g_regex_match_simple("^(?!(?:this|the) (?:e-?mail|message)\\b|sent from\\b|p\\.?s)(?:\\S+\\s+){5,}\\S+", lines[i],
                                 G_REGEX_CASELESS, 0) &&
            g_regex_match_simple("[.!?]", lines[i], 0, 0))
            return TRUE;
        seen++;
    }
    return FALSE;
}

/* A line that is the sender's name, near the end; else `end`. */
static guint name_line(char **lines, guint end, const char *sender) {
    guint from = end > NAME_FROM_END_MOST ? end - NAME_FROM_END_MOST : 0;

    /* A page shows the name above what was written, too. */
    for (guint i = end; i > from && i > 2; i--)
        if (is_sender(lines[i - 1], sender) && !is_said_below(lines, i, end)) return i - 1;
    return end;
}

/* What was said above has come to an end: so a name below it is a signature, and none that a
   page shows. */
static gboolean follows_sentence(char **lines, guint at) {
    guint before = at;
    gsize size;

    while (before > 0 && lines[before - 1][0] == '\0') before--;
    size = before == 0 ? 0 : strlen(lines[before - 1]);
    return size >= 12 && (strchr(".!?)", lines[before - 1][size - 1]) != NULL || (before < at && size >= 40));
}

/* A name, and below it what its bearer does or for whom, near the end; else `end`. */
static guint titled_name(char **lines, guint end) {
    guint from = end > NAME_FROM_END_MOST ? end - NAME_FROM_END_MOST : 0;

    for (guint i = end; i > from + 1 && i > 3; i--)
        if ((company_is_headline(lines[i - 1]) || name_is_firm(lines[i - 1]) || strchr(lines[i - 1], '@') != NULL) &&
            words_count(lines[i - 2]) >= 2 && words_count(lines[i - 2]) <= 4 && looks_like_person(lines[i - 2]) &&
            follows_sentence(lines, i - 2))
            return i - 2;
    return end;
}

/* "Dana", "- Dana Reyes" as the last line, after a sentence that has ended; else `end`. */
static guint last_name(char **lines, guint end) {
    guint at = end;
    const char *line, *rest;
    g_autofree char *name = NULL;

    while (at > 0 && lines[at - 1][0] == '\0') at--;
    if (at < 3) return end;
    line = lines[at - 1];
    while (*line != '\0' && !g_unichar_isalpha(g_utf8_get_char(line))) line = g_utf8_next_char(line);
    name = g_strndup(line, strcspn(line, ",.!("));
    g_strchomp(name);
    rest = line + MIN(strlen(name) + strspn(line + strlen(name), " ,.!("), strlen(line));
    if ((strlen(rest) > 2 && !g_str_has_suffix(line, ")") && (words_count(rest) > 6 || greeting_capitals(rest) != strlen(rest))) ||
        !follows_sentence(lines, at - 1))
        return end;
    return words_count(name) >= 1 && words_count(name) <= 3 && greeting_capitals(name) == strlen(name) && looks_like_person(name) &&
                   !name_is_nobody(name)
               ? at - 1
               : end;
}

/* Where the sender's words end: the last closing, else "-- ", else the sender's name. */
static guint signature_start(char **lines, guint end, const char *sender) {
    guint mark = end, name;

    for (guint i = end; i > 0; i--) {
        if (is_signature_mark(lines[i - 1])) mark = i - 1;
        if ((is_closing(lines[i - 1]) && closes(lines, i - 1, end)) || is_own_closing(lines, i - 1, end) ||
            name_behind_closing(lines[i - 1]) != NULL || signs_for_firm(lines[i - 1]))
            return i - 1;
    }
    name = name_line(lines, end, sender);
    if (mark == end && name == end) name = titled_name(lines, end);
    if (mark == end && name == end) name = last_name(lines, end);
    return MIN(mark, name);
}

static void add_afterthought(Prose *prose, char **lines, guint from, guint end) {
    g_autofree char *before = prose->own, *more = NULL;
    guint to = from;

    while (to < end && lines[to][0] != '\0') to++;
    more = paragraphs(lines, from, to, FALSE);
    prose->own = g_strconcat(before, more[0] == '\0' ? "" : "\n", more, NULL);
}

Prose *prose_new(const char *marked, const char *sender) {
    g_autofree char *text = words_unmarked(marked);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Prose *prose = g_new0(Prose, 1);
    guint count = g_strv_length(lines), end = 0, signature, after;

    while (end < count && !starts_older(lines, end)) end++;
    signature = signature_start(lines, end, sender);
    prose->signature = g_ptr_array_new_null_terminated(SIGNATURE_LINES_MOST, g_free, TRUE);
    prose->own = paragraphs(lines, 0, signature, FALSE);
    for (after = signature; after < end && !is_afterthought(lines[after]);) after++;
    take_signature(prose, lines, signature, after);
    add_afterthought(prose, lines, after, end);
    prose->older = paragraphs(lines, end, count, TRUE);
    for (guint i = 0; i < MIN(end, MAX(signature, 1)) && i < GREETING_WITHIN && prose->greeting == NULL; i++)
        prose->greeting = greeting_in_line(lines[i]);
    if (prose->greeting == NULL) prose->greeting = greeting_within(prose->own);
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
