/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making text out of a mail fit for use. */
#include "config.h"

#include "mail-text.h"

#include <string.h>

#include "bowout/base/text.h"

/* Characters that mails are padded with (hidden "preview" text, tracking, hints where to break a
   word) and that mean nothing to the reader. What reorders text is not among them: that is made
   visible. */
static gboolean is_filler(gunichar c) {
    return c == 0x00AD || c == 0x034F || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0x061C || c == 0x180E ||
           (c >= 0xE0000 && c <= 0xE007F);
}

/* Joiners are spelling in some scripts and between emoji: kept where text.h would keep them, so
   only doubtful places lose them. */
static gboolean is_joiner(gunichar c) {
    return c == 0x200C || c == 0x200D;
}

/* Windows' curly quotes and dashes in a text that says it is something else come out as control
   codes, which nobody can mean; only 0x9B stays one, since that is how a terminal is told to do
   something. */
static gunichar meant_by(gunichar c) {
    static const gunichar windows_1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                              0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                              0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0,      0x0153, 0,      0x017E, 0x0178};

    return c < 0x80 || c > 0x9F || c == 0x85 || windows_1252[c - 0x80] == 0 ? c : windows_1252[c - 0x80];
}

static char *without_fillers(const char *text) {
    GString *out = g_string_sized_new(strlen(text));
    gunichar before = 0;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        gboolean keep = !is_filler(c) || (is_joiner(c) && before >= 0x0600 && !is_filler(before) && !g_unichar_isspace(before));

        if (keep) g_string_append_unichar(out, meant_by(c));
        before = c;
    }
    return g_string_free(out, FALSE);
}

/* Blanks of every kind, and the line breaks of folded headers, to one space. */
static char *one_line(const char *text) {
    GString *out = g_string_sized_new(strlen(text));
    gboolean blank = FALSE;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c == '\t' || g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR) {
            blank = out->len > 0;
            continue;
        }
        if (blank) g_string_append_c(out, ' ');
        blank = FALSE;
        g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

static char *line_of(const char *text) {
    g_autofree char *valid = text == NULL ? NULL : g_utf8_make_valid(text, -1);
    g_autofree char *bare = valid == NULL ? NULL : without_fillers(valid);

    return bare == NULL ? NULL : one_line(bare);
}

char *words_line(const char *text, gboolean *hostile) {
    g_autofree char *line = line_of(text);

    if (line == NULL || line[0] == '\0') return NULL;
    if (text_hostile(line) || strchr(line, '\n') != NULL) {
        if (hostile != NULL) *hostile = TRUE;
        return NULL;
    }
    return g_steal_pointer(&line);
}

char *words_shown(const char *text) {
    g_autofree char *line = line_of(text);

    g_autofree char *clean = line == NULL || line[0] == '\0' ? NULL : text_clean(line, -1, TEXT_PLAIN);

    return clean == NULL ? NULL : words_replace(clean, "=?", "= ?");
}

/* What text_clean would make visible goes: character by character, and what is left is looked at
   again. */
char *words_sound(const char *text) {
    g_autofree char *line = line_of(text), *parted = NULL, *clean = NULL;
    GString *out = g_string_new(NULL);

    for (const char *at = line == NULL ? "" : line; *at != '\0'; at = g_utf8_next_char(at)) {
        gsize before = out->len;

        g_string_append_unichar(out, g_utf8_get_char(at));
        if (text_hostile(out->str + before) && text_hostile(out->str)) g_string_truncate(out, before);
        if (g_str_has_suffix(out->str, "\n")) g_string_truncate(out, before);
    }
    parted = words_replace(out->str, "=?", "= ?");
    g_string_free(out, TRUE);
    clean = one_line(parted);
    return clean[0] == '\0' || text_hostile(clean) ? NULL : g_steal_pointer(&clean);
}

/* Line ends to \n, odd blanks to spaces, no blanks at the ends of lines, at most one empty line. */
static char *tidy_lines(const char *text) {
    GString *out = g_string_sized_new(strlen(text));
    guint newlines = 2; /* none at the start */

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c == '\r' && at[1] == '\n') continue;
        if (c == '\n' || c == '\r' || c == '\f' || c == 0x2028 || c == 0x2029 || c == 0x85) {
            while (out->len > 0 && out->str[out->len - 1] == ' ') g_string_truncate(out, out->len - 1);
            if (newlines++ < 2) g_string_append_c(out, '\n');
            continue;
        }
        if (c == '\t')
            g_string_append(out, "    ");
        else if (g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR)
            g_string_append_c(out, ' ');
        else
            g_string_append_unichar(out, c);
        if (c != ' ' && c != '\t' && c != 0xA0) newlines = 0;
    }
    while (out->len > 0 && g_ascii_isspace(out->str[out->len - 1])) g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

/* Cuts between characters. */
static gboolean cut_at(char *text, gsize most) {
    if (strlen(text) <= most) return FALSE;
    *g_utf8_find_prev_char(text, text + most + 1) = '\0';
    return TRUE;
}

char *words_text(const char *bytes, gsize length, gsize most, gboolean *cut) {
    g_autofree char *nul_free = g_malloc(length + 1);
    g_autofree char *valid = NULL, *bare = NULL, *tidy = NULL;
    char *clean;
    gboolean shortened;

    for (gsize i = 0; i < length; i++) nul_free[i] = bytes[i] == '\0' ? ' ' : bytes[i];
    nul_free[length] = '\0';
    valid = g_utf8_make_valid(nul_free, (gssize)length);
    bare = without_fillers(valid);
    tidy = tidy_lines(bare);
    shortened = cut_at(tidy, most);
    clean = text_clean(tidy, -1, TEXT_KEEP_LINES);
    shortened = cut_at(clean, most) || shortened;
    if (cut != NULL) *cut = shortened;
    return clean;
}

char *words_fold(const char *text) {
    g_autofree char *folded = text_fold(text);
    GString *out = g_string_sized_new(strlen(folded));

    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
        if (*at == '&')
            g_string_append(out, "and");
        else if (g_unichar_isalnum(g_utf8_get_char(at)))
            g_string_append_unichar(out, g_utf8_get_char(at));
    }
    return g_string_free(out, FALSE);
}

char *words_replace(const char *text, const char *from, const char *to) {
    g_auto(GStrv) parts = g_strsplit(text, from, -1);

    return g_strjoinv(to, parts);
}

guint words_count(const char *text) {
    guint count = 0;
    gboolean inside = FALSE;

    for (; *text != '\0'; text++) {
        gboolean blank = g_ascii_isspace(*text);

        if (!blank && !inside) count++;
        inside = !blank;
    }
    return count;
}

char *words_bare(const char *word) {
    char *low = g_utf8_strdown(word, -1);

    g_strdelimit(low, ",.()&", ' ');
    return g_strstrip(low);
}

gboolean words_all_in(const char *text, const char *const *list) {
    g_autofree char *low = g_utf8_strdown(text, -1);
    g_auto(GStrv) words = g_strsplit(low, " ", -1);

    for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0' && !g_strv_contains(list, words[i])) return FALSE;
    return TRUE;
}

/* "*Support Assistant*", "_tomorrow_": how programs write what was bold or slanted; links behind
   the words that led to them, pictures, and little faces. */
char *words_unmarked(const char *text) {
    static const struct {
        const char *pattern, *to;
    } marks[] = {
        {"(?<![\\p{L}\\p{N}*])\\*{1,2}(?=[^\\s*])([^*\n]{1,120}?)(?<=[^\\s*])\\*{1,2}(?![\\p{L}\\p{N}*])", "\\1"},
        {"(?<![\\p{L}\\p{N}_])_(?=[^\\s_])([^_\n]{1,120}?)(?<=[^\\s_])_(?![\\p{L}\\p{N}_])", "\\1"},
        {" ?<https?://[^>\\s]*>| ?<mailto:[^>\\s]*>|\\[(?:image|cid|logo)[^\\]\n]{0,80}\\]", ""},
        {"[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2B50}\\x{2B55}\\x{FE0F}\\x{200D}\\x{20E3}]+", ""},
        {"(?m)^[ \\t]+|[ \\t]+$", ""},
    };
    char *plain = g_strdup(text);

    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        g_autoptr(GRegex) regex = g_regex_new(marks[i].pattern, 0, 0, NULL);
        char *next = regex == NULL ? NULL : g_regex_replace(regex, plain, -1, 0, marks[i].to, 0, NULL);

        if (next == NULL) continue;
        g_free(plain);
        plain = next;
    }
    return plain;
}
