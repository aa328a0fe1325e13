/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counting openings and worn words. ASCII is lower-cased; other letters are taken as they are.
 */
#include "config.h"

#include "overuse.h"

#include <string.h>

#include "bowout/letter/sentences.h"
#include "bowout/letter/word-lists.h"

static gboolean is_word_byte(char byte) {
    return g_ascii_isalnum(byte) || ((guchar)byte & 0x80u) != 0;
}

/* The apostrophe people type and the one printers set end it too. */
static gsize first_word_length(const char *text, gsize length) {
    gsize end = 0;
    if (length > 0 && text[0] == '{') return strcspn(text, "}");
    while (end < length && is_word_byte(text[end]) && strncmp(text + end, "\u2019", strlen("\u2019")) != 0) end++;
    return end;
}

static guint32 hash_of(const char *word, gsize length) {
    guint32 hash = 2166136261u;
    for (gsize i = 0; i < length; i++) hash = (hash ^ (guchar)g_ascii_tolower(word[i])) * 16777619u;
    return hash;
}

static void add_opening(Usage *usage, const char *sentence, gsize length) {
    gsize word;
    while (length > 0 && !is_word_byte(*sentence) && *sentence != '{' && *sentence != '-' && *sentence != '*') {
        sentence++;
        length--;
    }
    word = first_word_length(sentence, length);
    if (word == 0 || g_ascii_isdigit(*sentence) || usage->count == OVERUSE_OPENINGS) return;
    usage->openings[usage->count++] = hash_of(sentence, word);
}

static void add_names(Usage *usage, const char *text) {
    static const char *const names[] = {"{company}", "{at-company}"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        for (const char *at = strstr(text, names[i]); at != NULL; at = strstr(at + 1, names[i])) usage->names++;
}

static void add_words(Usage *usage, const char *text) {
    const PackList *beginnings = word_list(WORDS_WORN_WORDS);
    gboolean inside = FALSE;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '{') c += strcspn(c, "}");
        if (*c == '\0') return;
        for (guint i = 0; !inside && i < MIN(beginnings->count, OVERUSE_WORDS); i++) {
            const char *beginning = pack_text_at(beginnings, i);
            if (g_ascii_strncasecmp(c, beginning, strlen(beginning)) == 0) usage->words[i]++;
        }
        inside = is_word_byte(*c);
    }
}

void usage_add(Usage *usage, const char *text) {
    g_autoptr(GArray) spans = sentences_find(text, strlen(text));
    for (guint i = 0; i < spans->len; i++) {
        const SentenceSpan *span = &g_array_index(spans, SentenceSpan, i);
        add_opening(usage, text + span->start, span->end - span->start);
    }
    add_words(usage, text);
    add_names(usage, text);
}

void usage_join(Usage *usage, const Usage *more) {
    for (guint i = 0; i < more->count && usage->count < OVERUSE_OPENINGS; i++) usage->openings[usage->count++] = more->openings[i];
    for (guint i = 0; i < OVERUSE_WORDS; i++) usage->words[i] += more->words[i];
    usage->names += more->names;
}

static guint count_opening(const Usage *usage, guint32 opening) {
    guint count = 0;
    for (guint i = 0; i < usage->count; i++) count += usage->openings[i] == opening;
    return count;
}

static gboolean seen_before(const Usage *usage, guint at) {
    for (guint i = 0; i < at; i++)
        if (usage->openings[i] == usage->openings[at]) return TRUE;
    return FALSE;
}

guint usage_breaks(const Usage *usage, const Usage *more) {
    guint breaks = more->names > 0 && usage->names + more->names > OVERUSE_NAMES;
    for (guint i = 0; i < more->count; i++) {
        guint32 opening = more->openings[i];
        if (!seen_before(more, i) && count_opening(usage, opening) + count_opening(more, opening) > OVERUSE_MOST) breaks++;
    }
    for (guint i = 0; i < OVERUSE_WORDS; i++)
        if (more->words[i] > 0 && usage->words[i] + more->words[i] > OVERUSE_MOST) breaks++;
    return breaks;
}
