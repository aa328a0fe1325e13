/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several tables of patterns do. */
#include "config.h"

#include "phrase.h"

#define CONTEXT 48u /* bytes before a place that are looked at */

/* Compiled once: patterns are constants, and asked for many times. */
static GRegex *compiled(const char *pattern) {
    static GHashTable *known;
    GRegex *regex;

    if (known == NULL) known = g_hash_table_new(g_str_hash, g_str_equal);
    regex = g_hash_table_lookup(known, pattern);
    if (regex != NULL) return regex;
    regex = g_regex_new(pattern, 0, 0, NULL);
    g_return_val_if_fail(regex != NULL, NULL);
    g_hash_table_insert(known, (gpointer)pattern, regex);
    return regex;
}

GMatchInfo *phrase_matches(const char *pattern, const char *text) {
    GMatchInfo *match = NULL;

    g_regex_match(compiled(pattern), text, 0, &match);
    return match;
}

/* What stands before `at`, in the same paragraph. */
char *phrase_before(const char *text, gsize at) {
    gsize from = at > CONTEXT ? at - CONTEXT : 0;

    while (from < at && ((guchar)text[from] & 0xC0) == 0x80) from++;
    for (gsize i = from; i < at; i++)
        if (text[i] == '\n') from = i + 1;
    return g_strndup(text + from, at - from);
}

gboolean phrase_fits(const char *pattern, const char *text) {
    return g_regex_match(compiled(pattern), text, 0, NULL);
}
