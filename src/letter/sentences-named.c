/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names with marks in them ("Yahoo!", "Who are we?", "St. Lucia Co."): where the facts know one,
   it is a name wherever it stands. */
#include "config.h"

#include <string.h>

#include "bowout/letter/sentences.h"

static const FactId names[] = {FACT_COMPANY, FACT_ROLE, FACT_CONTACT, FACT_CANDIDATE, FACT_AGENCY, FACT_REFERRAL};

/* The name stands there so that it covers `at`. */
static gboolean stands_over(const char *text, gsize length, gsize at, const char *name, gsize *start, gsize *end) {
    gsize size = strlen(name), first = at >= size ? at - size + 1 : 0;
    for (gsize i = first; size > 1 && i <= at && i + size <= length; i++) {
        if (g_ascii_strncasecmp(text + i, name, size) != 0) continue;
        *start = i;
        *end = i + size;
        return TRUE;
    }
    return FALSE;
}

gboolean sentences_name_at(const Facts *facts, const char *text, gsize length, gsize at, gsize *start, gsize *end) {
    for (guint i = 0; facts != NULL && i < G_N_ELEMENTS(names); i++) {
        const char *name = facts_get(facts, names[i]);
        if (name != NULL && stands_over(text, length, at, name, start, end)) return TRUE;
    }
    return FALSE;
}

/* The end of one span is no end: it stands inside a name, or behind one while the sentence goes
   on. */
static gboolean ends_in_name(const Facts *facts, const char *text, gsize length, const SentenceSpan *span) {
    gsize start, end;
    if (strchr(".!?\"')", text[span[0].end - 1]) == NULL && (guchar)text[span[0].end - 1] < 0x80) return FALSE;
    for (gsize i = span[0].end; i < span[1].start; i++)
        if (text[i] != ' ') return FALSE;
    if (!sentences_name_at(facts, text, length, span[0].end - 1, &start, &end)) return FALSE;
    if (end > span[0].end) return start >= span[0].start;
    return !sentences_start_here(text, length, span[1].start);
}

GArray *sentences_find_named(const char *text, gsize length, const Facts *facts) {
    GArray *spans = sentences_find(text, length);
    for (guint i = 0; facts != NULL && i + 1 < spans->len;) {
        SentenceSpan *span = &g_array_index(spans, SentenceSpan, i);
        if (!ends_in_name(facts, text, length, span)) {
            i++;
            continue;
        }
        span[0].end = span[1].end;
        g_array_remove_index(spans, i + 1);
    }
    return spans;
}
