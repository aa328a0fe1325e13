/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Soft line breaks. */
#include "config.h"

#include "flowed.h"

#include <string.h>

#include "bowout/base/text.h"

#define LINE_LONG 78
#define LINE_WIDTH 72

gboolean flowed_helps(const char *text) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    gboolean quoted = FALSE, wide = FALSE;

    for (guint i = 0; lines[i] != NULL; i++) {
        quoted = quoted || lines[i][0] == '>';
        wide = wide || text_width(lines[i], -1) > LINE_LONG;
    }
    return quoted && wide;
}

/* Lines that could be taken for something else begin with a blank. */
static gboolean wants_stuffing(const char *content, gsize depth) {
    return content[0] == ' ' || (depth == 0 && (content[0] == '>' || g_str_has_prefix(content, "From ")));
}

static void append_line(GString *out, gsize depth, const char *line, gboolean goes_on) {
    for (gsize i = 0; i < depth; i++) g_string_append_c(out, '>');
    if (depth > 0 || wants_stuffing(line, depth)) g_string_append_c(out, ' ');
    g_string_append(out, line);
    g_string_append(out, goes_on ? " \n" : "\n");
}

/* Breaks only where a blank is: that is what the reader's program puts back. */
static void append_wrapped(GString *out, gsize depth, const char *content) {
    g_auto(GStrv) words = g_strsplit(content, " ", -1);
    g_autoptr(GString) line = g_string_new(NULL);
    int width = LINE_WIDTH - (int)MIN(depth, 20);

    for (guint i = 0; words[i] != NULL; i++) {
        gboolean first = i == 0;

        if (!first && line->len > 0 && words[i][0] != '\0' && text_width(line->str, -1) + 1 + text_width(words[i], -1) > width) {
            append_line(out, depth, line->str, TRUE);
            g_string_truncate(line, 0);
            first = TRUE;
        }
        if (!first) g_string_append_c(line, ' ');
        g_string_append(line, words[i]);
    }
    append_line(out, depth, line->str, FALSE);
}

static void append_paragraph(GString *out, const char *line) {
    gsize depth = 0;
    g_autofree char *content = NULL;

    if (strcmp(line, "-- ") == 0) {
        g_string_append(out, "-- \n");
        return;
    }
    while (*line == '>') {
        depth++;
        line++;
        if (line[0] == ' ' && line[1] == '>') line++;
    }
    if (depth > 0 && *line == ' ') line++;
    content = g_strchomp(g_strdup(line));
    append_wrapped(out, depth, content);
}

char *flowed_make(const char *text) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *out = g_string_sized_new(strlen(text) * 2);

    for (guint i = 0; lines[i] != NULL; i++)
        if (lines[i + 1] != NULL || lines[i][0] != '\0') append_paragraph(out, lines[i]);
    return g_string_free(out, FALSE);
}
