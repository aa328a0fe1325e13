/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing one option in a file that a person may have written by hand: what they wrote around
   it stays. */
#include "config.h"

#include <string.h>

#include "bowout/base/confile.h"
#include "confile-scan.h"

static char *option_text(const ConfileOption *option, const char *const *values) {
    GString *text = g_string_new(option->name);
    g_string_append(text, option->kind == CONFILE_LIST ? " = {" : " = ");
    for (guint i = 0; values[i] != NULL; i++) {
        g_autofree char *quoted = confile_quote(values[i]);
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", quoted);
    }
    if (option->kind == CONFILE_LIST) g_string_append_c(text, '}');
    return g_string_free(text, FALSE);
}

/* Of a line that has nothing else on it the whole line. */
static void take_out(GString *text, gsize start, gsize end) {
    gsize from = start, to = end;
    while (from > 0 && strchr(" \t", text->str[from - 1]) != NULL) from--;
    while (to < text->len && strchr(" \t", text->str[to]) != NULL) to++;
    if ((from == 0 || text->str[from - 1] == '\n') && (to == text->len || text->str[to] == '\n'))
        g_string_erase(text, (gssize)from, (gssize)(MIN(to + 1, text->len) - from));
    else
        g_string_erase(text, (gssize)start, (gssize)(end - start));
}

/* The first one counts when it is read; the others go. */
static const ScanNode *first_of(const ScanNode *outline, const char *name) {
    for (guint i = 0; i < outline->children->len; i++) {
        const ScanNode *node = g_ptr_array_index(outline->children, i);
        if (!node->section && strcmp(node->name, name) == 0) return node;
    }
    return NULL;
}

static void append_line(GString *text, const char *line) {
    if (text->len > 0 && text->str[text->len - 1] != '\n') g_string_append_c(text, '\n');
    g_string_append_printf(text, "%s\n", line);
}

char *confile_put(const char *name, const char *text, gsize length, const ConfileOption *option, const char *const *values,
                  Problems *problems) {
    g_autofree char *prepared = scan_prepare(name, text, length, problems);
    g_autoptr(ScanNode) outline = prepared != NULL ? scan_read(name, prepared, problems) : NULL;
    g_autofree char *line = values != NULL && values[0] != NULL ? option_text(option, values) : NULL;
    const ScanNode *first;
    GString *changed;
    if (outline == NULL) return NULL;
    changed = g_string_new(prepared);
    first = first_of(outline, option->name);
    for (guint i = outline->children->len; i > 0; i--) { /* from the end, so that the places before stay right */
        const ScanNode *node = g_ptr_array_index(outline->children, i - 1);
        if (node->section || strcmp(node->name, option->name) != 0) continue;
        if (node != first || line == NULL) {
            take_out(changed, node->start, node->end);
        } else {
            g_string_erase(changed, (gssize)node->start, (gssize)(node->end - node->start));
            g_string_insert(changed, (gssize)node->start, line);
        }
    }
    if (first == NULL && line != NULL) append_line(changed, line);
    return g_string_free(changed, FALSE);
}
