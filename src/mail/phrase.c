/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several tables of patterns do. */
#include "config.h"

#include "phrase.h"

#define CONTEXT 48u /* bytes before a place that are looked at */

GMatchInfo *phrase_matches(const char *pattern, const char *text) {
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    GMatchInfo *match = NULL;

    g_return_val_if_fail(regex != NULL, NULL);
    g_regex_match(regex, text, 0, &match);
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
    return g_regex_match_simple(pattern, text, 0, 0);
}
