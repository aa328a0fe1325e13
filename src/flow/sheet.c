/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheet.h"

#include <string.h>

Sheet *sheet_new(const char *first) {
    Sheet *sheet = g_new0(Sheet, 1);
    sheet->first = first;
    sheet->keys = g_string_sized_new(2048);
    sheet->rest = g_string_sized_new(4096);
    g_string_append_printf(sheet->keys, "[%s]\n", first);
    return sheet;
}

char *sheet_end(Sheet *sheet) {
    char *text;
    g_string_append_len(sheet->keys, sheet->rest->str, (gssize)sheet->rest->len);
    text = g_string_free(sheet->keys, FALSE);
    g_string_free(sheet->rest, TRUE);
    g_free(sheet->group);
    g_free(sheet);
    return text;
}

/* "key=" in its group; where the value goes. */
static GString *begin(Sheet *sheet, const char *group, const char *key) {
    GString *out = strcmp(group, sheet->first) == 0 ? sheet->keys : sheet->rest;
    if (out == sheet->rest && g_strcmp0(group, sheet->group) != 0) {
        g_free(sheet->group);
        sheet->group = g_strdup(group);
        g_string_append_c(out, '\n');
        g_string_append_c(out, '[');
        g_string_append(out, group);
        g_string_append(out, "]\n");
    }
    g_string_append(out, key);
    g_string_append_c(out, '=');
    return out;
}

/* Blanks at the beginning, line ends and backslashes are written so that they come back; in a list
   what parts its texts, too. */
static void append_value(GString *out, const char *text, gboolean in_list) {
    gboolean leading = TRUE;
    for (; *text != '\0'; text++) {
        gsize plain = strcspn(text, " \t\n\r\\;");
        if (plain > 0) {
            g_string_append_len(out, text, (gssize)plain);
            text += plain;
            leading = FALSE;
        }
        switch (*text) {
        case '\0': return;
        case ' ': g_string_append(out, leading ? "\\s" : " "); break;
        case '\t': g_string_append(out, leading ? "\\t" : "\t"); break;
        case ';':
            g_string_append(out, in_list ? "\\;" : ";");
            leading = in_list;
            break;
        case '\n': g_string_append(out, "\\n"); break;
        case '\r': g_string_append(out, "\\r"); break;
        default:
            g_string_append(out, "\\\\");
            leading = FALSE;
            break;
        }
    }
}

void sheet_text(Sheet *sheet, const char *group, const char *key, const char *text) {
    GString *out;
    if (text == NULL) return;
    out = begin(sheet, group, key);
    append_value(out, text, FALSE);
    g_string_append_c(out, '\n');
}

void sheet_number(Sheet *sheet, const char *group, const char *key, gint64 number) {
    g_string_append_printf(begin(sheet, group, key), "%" G_GINT64_FORMAT "\n", number);
}

void sheet_texts(Sheet *sheet, const char *group, const char *key, const char *const *texts, gsize count) {
    GString *out = begin(sheet, group, key);
    for (gsize i = 0; i < count; i++) {
        append_value(out, texts[i], TRUE);
        g_string_append_c(out, ';');
    }
    g_string_append_c(out, '\n');
}
