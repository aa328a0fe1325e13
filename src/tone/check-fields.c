/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that were not filled in, of whatever syntax. What is doubtful is none: a reference in
 * brackets, a direction in the script of a call, words left out of a quotation. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "check-shapes.h"

#define PLACEHOLDER_BYTES_MOST 60u

static gboolean looks_like_address(const char *text, gsize length) {
    for (gsize i = 0; i < length; i++)
        if (text[i] == '@' || text[i] == '/' || (text[i] == '.' && i > 0 && i + 1 < length && text[i + 1] != ' ')) return TRUE;
    return FALSE;
}

/* "[Nova Desk] Re: Your offer": the first words of a subject in brackets are a mailing list's
   name. */
static gboolean starts_subject(const Look *look, gsize at) {
    const Sense *sense = &look->checker->sense;
    const char *text = look->checker->text;
    for (gsize i = sense->start; i < at; i++) {
        if (text[i] == ' ' || text[i] == ':') continue;
        if (strchr("RrEeFfWwDdAa", text[i]) == NULL) return FALSE; /* Re:, Fw:, Fwd:, Aw: */
    }
    return sense->subject;
}

/* "[...]" */
static gboolean is_omission(const char *text, gsize length) {
    return (length >= 2 && text_span(text, length, ". ") == length) || (length == 3 && memcmp(text, "\u2026", 3) == 0);
}

/* The sentence cites somebody: then something may be left out of it. */
static gboolean quotes(const Look *look) {
    const Sense *sense = &look->checker->sense;
    return g_strstr_len(look->checker->text + sense->start, (gssize)(sense->end - sense->start), "\u201C") != NULL ||
           memchr(look->checker->text + sense->start, '"', sense->end - sense->start) != NULL;
}

/* "[Ref 2041]", "[VA-17]", "[1]": a number that somebody gave. */
static gboolean is_reference(const char *text, gsize length) {
    guint digits = 0;
    for (gsize i = 0; i < length; i++) digits += g_ascii_isdigit(text[i]) ? 1 : 0;
    return digits > 1 || digits == length;
}

/* What stands in [brackets] or <angles>: a field to fill in, or an ordinary remark? */
static gboolean looks_like_field(const Look *look, char bracket, const char *text, gsize length, gboolean list_name) {
    gboolean direction = bracket == '[' && look->checker->context->channel == CHANNEL_PHONE; /* "[Wait for the answer]" */
    TokenText token;
    gsize at = 0;
    guint words = 0;
    if (bracket == '{') return TRUE;
    if (bracket == '[' && (length == 0 || is_omission(text, length))) return !quotes(look);
    if (length == 0 || looks_like_address(text, length) || (bracket == '[' && is_reference(text, length))) return FALSE;
    if (direction && memchr(text, ' ', length) != NULL) return FALSE;
    while (token_next(text, length, &at, &token)) {
        g_autofree char *folded = g_strndup(token.folded, token.length);
        if (pack_sorted_have(&look->rule->words, folded)) return TRUE;
        if (token.capital && words == 0 && !list_name && !direction && !g_ascii_isdigit(text[token.start])) return TRUE;
        words++;
    }
    return FALSE;
}

/* The end of a bracketed field that opens at `i`, or 0. */
static gsize bracketed(const Look *look, gsize i, gsize end) {
    static const struct {
        const char *open, *close;
    } pairs[] = {{"[", "]"}, {"{", "}"}, {"<", ">"}, {"&lt;", "&gt;"}, {"\u00AB", "\u00BB"}, {"\u2039", "\u203A"}};
    const char *text = look->checker->text;
    for (guint p = 0; p < G_N_ELEMENTS(pairs); p++) {
        gsize open = strlen(pairs[p].open), close = strlen(pairs[p].close), from = i + open;
        if (end - i < open || memcmp(text + i, pairs[p].open, open) != 0) continue;
        if (p < 3 && from < end && text[from] == *pairs[p].open) from++; /* doubled: {{name}} */
        for (gsize j = from; j + close <= end && j - i <= PLACEHOLDER_BYTES_MOST; j++) {
            if (text[j] == '\n' || memcmp(text + j, pairs[p].close, close) != 0) continue;
            if (p != 5 && !looks_like_field(look,
                                            p == 1   ? '{'
                                            : p == 3 ? '<'
                                                     : *pairs[p].open,
                                            text + from, j - from, starts_subject(look, i)))
                return 0;
            if (j + 2 * close <= end && memcmp(text + j + close, pairs[p].close, close) == 0) j += close;
            return j + close;
        }
        return 0;
    }
    return 0;
}

/* "__name__" or a line to write on, "____". */
static gsize underlined(const char *text, gsize i, gsize end) {
    gsize j = i;
    while (j < end && text[j] == '_') j++;
    if (j - i >= 3) return j;
    if (j - i < 2) return 0;
    for (gsize k = j; k + 1 < end && k - i <= PLACEHOLDER_BYTES_MOST && text[k] != '\n'; k++)
        if (text[k] == '_' && text[k + 1] == '_') return k + 2;
    return 0;
}

static gboolean in_identifier(char byte) {
    return g_ascii_isalnum(byte) || byte == '_' || byte == '-' || byte == '.';
}

static gsize identifier_end(const char *text, gsize i, gsize end) {
    gsize j = i;
    while (j < end && j - i <= PLACEHOLDER_BYTES_MOST && in_identifier(text[j])) j++;
    return j;
}

/* "%FIRST_NAME%", "$name$", "#name#", "@@name@@": one word between equal marks. Sums ("$5",
   "5%") have a digit or a blank there. */
static gsize between_marks(const char *text, gsize i, gsize end) {
    char mark = text[i];
    gsize from = i + (i + 1 < end && text[i + 1] == mark), j;
    if (i > 0 && g_ascii_isalnum(text[i - 1])) return 0;
    j = identifier_end(text, from + 1, end);
    if (j - from <= 2 || j >= end || text[j] != mark || !g_ascii_isalpha(text[from + 1])) return 0;
    return j + 1 + (j + 1 < end && text[j + 1] == mark);
}

/* "%s", "%d", "%1$s", "%(name)s". */
static gsize format_mark(const char *text, gsize i, gsize end) {
    gsize j = i + 1;
    if (i > 0 && (g_ascii_isalnum(text[i - 1]) || text[i - 1] == ' ') && i > 1 && g_ascii_isdigit(text[i - 1 - (text[i - 1] == ' ')]))
        return 0;
    if (j < end && text[j] == '(') {
        while (j < end && j - i <= PLACEHOLDER_BYTES_MOST && text[j] != ')') j++;
        j++;
    } else {
        while (j + 1 < end && (g_ascii_isdigit(text[j]) || text[j] == '$')) j++;
    }
    if (j >= end || strchr("sd@", text[j]) == NULL || text[j] == '\0') return 0;
    return j + 1 == end || !g_ascii_isalnum(text[j + 1]) ? j + 1 : 0;
}

/* "$FIRSTNAME", "$first_name"; "$USD" and "$AUD" are money. */
static gsize variable(const char *text, gsize i, gsize end) {
    gsize j = i + 1;
    gboolean small = FALSE;
    if ((i > 0 && g_ascii_isalnum(text[i - 1])) || j >= end || !g_ascii_isalpha(text[j])) return 0;
    for (; j < end && (g_ascii_isalnum(text[j]) || text[j] == '_'); j++) small = small || g_ascii_islower(text[j]) || text[j] == '_';
    return j - i > 4 || (small && j - i > 2) ? j : 0;
}

static gsize percent_mark(const char *text, gsize i, gsize end) {
    gsize after = between_marks(text, i, end);
    return after > 0 ? after : format_mark(text, i, end);
}

static gsize dollar_mark(const char *text, gsize i, gsize end) {
    gsize after = between_marks(text, i, end);
    return after > 0 ? after : variable(text, i, end);
}

/* "*|FNAME|*". */
static gsize merge_tag(const char *text, gsize i, gsize end) {
    gsize j;
    if (end - i < 5 || text[i + 1] != '|') return 0;
    j = identifier_end(text, i + 2, end);
    while (j < end && j - i <= PLACEHOLDER_BYTES_MOST && text[j] != '|' && text[j] != '\n') j++; /* *|IF:NAME|* */
    return j + 1 < end && text[j] == '|' && text[j + 1] == '*' ? j + 2 : 0;
}

/* "((name))". */
static gsize double_round(const char *text, gsize i, gsize end) {
    if (end - i < 5 || text[i + 1] != '(') return 0;
    for (gsize j = i + 2; j + 1 < end && j - i <= PLACEHOLDER_BYTES_MOST && text[j] != '\n'; j++)
        if (text[j] == ')') return text[j + 1] == ')' && j > i + 2 ? j + 2 : 0;
    return 0;
}

static gsize placeholder_at(const Look *look, gsize i, gsize end) {
    const char *text = look->checker->text;
    switch (text[i]) {
    case '[':
    case '{':
    case '<': return bracketed(look, i, end);
    case '_': return underlined(text, i, end);
    case '%': return percent_mark(text, i, end);
    case '$': return i + 1 < end && text[i + 1] == '{' ? bracketed(look, i + 1, end) : dollar_mark(text, i, end);
    case '@':
    case '#': return between_marks(text, i, end);
    case '*': return merge_tag(text, i, end);
    case '&': return bracketed(look, i, end);
    case '(': return double_round(text, i, end);
    default: return (guchar)text[i] == 0xC2 || (guchar)text[i] == 0xE2 ? bracketed(look, i, end) : 0;
    }
}

/* A word that no person writes: "XXX", what a program writes for nothing ("NaN"), the name of a
   variable ("FIRST_NAME"). Its bytes. */
static gsize left_word(const char *text, gsize length, gsize room) {
    gsize xs = 0, end = length;
    while (xs < length && (text[xs] | 32) == 'x') xs++;
    if (xs >= 3 && xs == length) return length;
    if (length == 3 && memcmp(text, "NaN", 3) == 0) return length;
    if (length >= room || text[length] != '_' || !g_ascii_isupper(text[0])) return 0;
    while (end < room && (g_ascii_isupper(text[end]) || g_ascii_isdigit(text[end]) || text[end] == '_')) end++;
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isupper(text[i])) return 0;
    return end - length > 2 && text[end - 1] != '_' && (end == room || !g_ascii_isalnum(text[end])) ? end : 0;
}

void look_placeholder(const Look *look) {
    const char *text = look->checker->text;
    const Tokens *tokens = &look->checker->tokens;
    gsize end = look->checker->sense.end;
    for (gsize i = look->checker->sense.start; i < end;) {
        gsize after = placeholder_at(look, i, end);
        if (after > 0) look_found(look, i, after);
        i = after > 0 ? after : i + (gsize)g_utf8_skip[(guchar)text[i]];
    }
    for (guint i = 0; i < tokens->count; i++) {
        gsize start = look->checker->base + tokens->words[i].start;
        gsize size;
        if (start > look->checker->sense.start && strchr("[{<%$_|@#*", text[start - 1]) != NULL) continue; /* seen with its marks */
        size = left_word(text + start, tokens->words[i].length, end - start);
        if (size > 0) look_found(look, start, start + size);
    }
}
