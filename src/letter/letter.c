/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters as such, wherever their words come from.
 */
#include "config.h"

#include "bowout/letter/letter.h"

#include <string.h>

#include "bowout/letter/sentences.h"

/* ---- making one ---- */

static void sentence_free(gpointer data) {
    Sentence *sentence = data;
    g_free(sentence->text);
    g_free(sentence->after);
    g_free(sentence);
}

static void paragraph_free(gpointer data) {
    Paragraph *paragraph = data;
    g_ptr_array_unref(paragraph->sentences);
    g_free(paragraph);
}

Letter *letter_new(ChannelId channel, const char *kind) {
    Letter *letter = g_new0(Letter, 1);
    letter->paragraphs = g_ptr_array_new_with_free_func(paragraph_free);
    letter->channel = channel;
    letter->kind = g_intern_string(kind);
    letter->paragraph_ended = TRUE;
    return letter;
}

void letter_free(Letter *letter) {
    if (letter == NULL) return;
    g_ptr_array_unref(letter->paragraphs);
    g_free(letter);
}

static Paragraph *begin_paragraph(Letter *letter) {
    Paragraph *paragraph = g_new(Paragraph, 1);
    paragraph->sentences = g_ptr_array_new_with_free_func(sentence_free);
    g_ptr_array_add(letter->paragraphs, paragraph);
    letter->paragraph_ended = FALSE;
    return paragraph;
}

/* The one being written, or NULL. */
static Paragraph *current_paragraph(const Letter *letter) {
    return letter->paragraph_ended ? NULL : g_ptr_array_index(letter->paragraphs, letter->paragraphs->len - 1);
}

Sentence *letter_add_sentence(Letter *letter, const char *text, const char *after, const char *stage, gboolean own) {
    Paragraph *paragraph = current_paragraph(letter);
    Sentence *sentence = g_new(Sentence, 1);
    *sentence = (Sentence){g_strdup(text), g_strdup(after), g_intern_string(stage), own};
    if (paragraph == NULL) paragraph = begin_paragraph(letter);
    g_ptr_array_add(paragraph->sentences, sentence);
    return sentence;
}

void letter_set_gap(Letter *letter, const char *gap) {
    Paragraph *paragraph = current_paragraph(letter);
    Sentence *last;
    if (paragraph == NULL) return;
    last = g_ptr_array_index(paragraph->sentences, paragraph->sentences->len - 1);
    g_free(last->after);
    last->after = g_strdup(gap);
}

void letter_end_paragraph(Letter *letter) {
    letter->paragraph_ended = TRUE;
}

/* ---- directions ---- */

gboolean letter_is_direction(const char *text, gsize length) {
    return length > 2 && text[0] == '[' && text[length - 1] == ']' && memchr(text, ']', length - 1) == NULL &&
           memchr(text, '\n', length) == NULL;
}

static gboolean directs(const Sentence *sentence) {
    return g_strcmp0(sentence->stage, STAGE_DIRECTION) == 0;
}

void letter_add_direction(Letter *letter, const char *text) {
    const Paragraph *last = letter->paragraphs->len == 0 ? NULL : g_ptr_array_index(letter->paragraphs, letter->paragraphs->len - 1);
    if (last == NULL || directs(g_ptr_array_index(last->sentences, 0))) return;
    letter_end_paragraph(letter);
    letter_add_sentence(letter, text, "", STAGE_DIRECTION, FALSE);
    letter_end_paragraph(letter);
}

/* ---- reading it ---- */

char *letter_text(const Letter *letter) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        if (i > 0) g_string_append(text, "\n\n");
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            g_string_append(text, sentence->text);
            g_string_append(text, sentence->after);
        }
    }
    if (text->len > 0) g_string_append_c(text, '\n');
    return g_string_free(text, FALSE);
}

guint letter_sentence_count(const Letter *letter) {
    guint count = 0;
    for (guint i = 0; i < letter->paragraphs->len; i++)
        count += ((const Paragraph *)g_ptr_array_index(letter->paragraphs, i))->sentences->len;
    return count;
}

guint letter_word_count(const Letter *letter) {
    guint count = 0;
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(letter->paragraphs, i);
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(paragraph->sentences, j);
            if (!directs(sentence)) count += sentences_count_words(sentence->text, strlen(sentence->text));
        }
    }
    return count;
}

guint letter_speaking_seconds(const Letter *letter) {
    return (letter_word_count(letter) * 60 + SPEAKING_WORDS_A_MINUTE - 1) / SPEAKING_WORDS_A_MINUTE;
}
