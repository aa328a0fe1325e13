/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and their letters. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "repair.h"

static void word_clear(gpointer data) {
    RepairWord *word = data;
    g_free(word->text);
    g_free(word->small);
}

/* The stop of "inc." and the comma of "Santos," are no part of the word that the lists have. */
static char *small_of(const char *text) {
    char *small = g_utf8_strdown(text, -1);
    gsize length = strlen(small);
    while (length > 0 && strchr(".,;:!?", small[length - 1]) != NULL) small[--length] = '\0';
    return small;
}

static RepairWord word_of(const char *text) {
    RepairWord word = {g_strdup(text), small_of(text), 0, WORD_NO_LETTERS};
    glong small = 0, capital = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        word.letters += g_unichar_isalpha(c);
        small += g_unichar_islower(c);
        capital += g_unichar_isupper(c);
    }
    if (small > 0 && capital > 0)
        word.shape = WORD_MIXED;
    else if (small + capital > 0)
        word.shape = small > 0 ? WORD_SMALL : WORD_CAPITALS;
    return word;
}

GArray *repair_words(const char *text) {
    GArray *words = g_array_new(FALSE, FALSE, sizeof(RepairWord));
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    g_array_set_clear_func(words, word_clear);
    for (guint i = 0; parts[i] != NULL; i++) {
        RepairWord word = word_of(parts[i]);
        g_array_append_val(words, word);
    }
    return words;
}

gboolean repair_one_shape(const GArray *words, WordShape shape) {
    gboolean any = FALSE;
    for (guint i = 0; i < words->len; i++) {
        WordShape other = REPAIR_WORD(words, i)->shape;
        if (other != shape && other != WORD_NO_LETTERS) return FALSE;
        any = any || other == shape;
    }
    return any;
}

char *repair_written(const RepairWord *word) {
    const PackList *forms = word_list(WORDS_WRITTEN_SO);
    for (guint i = 0; i < forms->count; i++) {
        const char *form = pack_text_at(forms, i);
        if (strlen(form) == strlen(word->small) && g_ascii_strcasecmp(form, word->small) == 0)
            return g_strconcat(form, word->text + strlen(word->small), NULL);
    }
    return NULL;
}

char *repair_small(const RepairWord *word) {
    return g_utf8_strdown(word->text, -1);
}

static gboolean begins_part(const char *text, const char *at) {
    const char *before = at > text ? g_utf8_prev_char(at) : NULL;
    return before == NULL || strchr("-(\"/&", *before) != NULL;
}

char *repair_capital(const RepairWord *word) {
    g_autofree char *small = repair_small(word);
    GString *out = g_string_new(NULL);
    for (const char *at = small; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(out, begins_part(small, at) ? g_unichar_totitle(c) : c);
    }
    return g_string_free(out, FALSE);
}

gboolean repair_has_vowel(const char *small) {
    return strpbrk(small, "aeiouy") != NULL || !g_str_is_ascii(small);
}
