/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Putting the letter together: the text of each stage, cut into sentences, set into the paragraphs of the channel's layout.
 */
#include "config.h"

#include "bowout/letter/compose.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/letter/placeholder.h"
#include "bowout/letter/sentences.h"
#include "bowout/letter/suggest.h"
#include "catalogue-private.h"
#include "compose-private.h"

/* ---- letters ---- */

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

void letter_free(Letter *letter) {
    if (letter == NULL) return;
    g_ptr_array_unref(letter->paragraphs);
    g_free(letter);
}

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
    g_autofree char *text = letter_text(letter);
    return sentences_count_words(text, strlen(text));
}

guint letter_speaking_seconds(const Letter *letter) {
    return (letter_word_count(letter) * 60 + SPEAKING_WORDS_A_MINUTE - 1) / SPEAKING_WORDS_A_MINUTE;
}

/* ---- what a stage says ---- */

const Phrasing *compose_phrasing(const Catalogue *catalogue, const Answers *answers, const char *stage) {
    Choice choice = answers_choice(answers, stage);
    if (choice.kind == CHOICE_PHRASING) return catalogue_phrasing(catalogue, stage, choice.phrasing);
    if (choice.kind != CHOICE_NONE || !stage_is_frame(stage) || catalogue_situation(catalogue, answers_situation(answers)) == NULL)
        return NULL;
    return suggest_first(catalogue, answers, stage);
}

/* NFC, LF, no blanks around it; NULL when nothing is left. Takes the text over. */
static char *tidy(char *text) {
    g_autofree char *composed = NULL;
    if (strchr(text, '\r') != NULL) {
        GString *lines = g_string_new(text);
        g_string_replace(lines, "\r\n", "\n", 0);
        g_string_replace(lines, "\r", "\n", 0);
        g_free(text);
        text = g_string_free(lines, FALSE);
    }
    composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    g_free(text);
    if (composed == NULL || text_blank(composed)) return NULL;
    return g_strstrip(g_steal_pointer(&composed));
}

char *compose_stage(const Catalogue *catalogue, const Answers *answers, const char *stage) {
    Choice choice = answers_choice(answers, stage);
    const Phrasing *phrasing;
    if (choice.kind == CHOICE_WORDS) return tidy(g_strdup(choice.words));
    phrasing = compose_phrasing(catalogue, answers, stage);
    return phrasing == NULL ? NULL : tidy(placeholder_fill(phrasing->text, answers, catalogue));
}

/* ---- sentences and paragraphs ---- */

static void add_sentences(Paragraph *paragraph, const char *text, const char *stage, gboolean own) {
    g_autoptr(GArray) spans = sentences_find(text, strlen(text));
    for (guint i = 0; i < spans->len; i++) {
        const SentenceSpan *span = &g_array_index(spans, SentenceSpan, i);
        gsize next = i + 1 < spans->len ? span[1].start : span->end;
        Sentence *sentence = g_new(Sentence, 1);
        *sentence = (Sentence){g_strndup(text + span->start, span->end - span->start), g_strndup(text + span->end, next - span->end),
                               g_intern_string(stage), own};
        g_ptr_array_add(paragraph->sentences, sentence);
    }
}

/* What follows a list must not run on in its last line. */
static const char *gap_after(const char *text) {
    const char *last = strrchr(text, '\n');
    if (last == NULL) return " ";
    last++;
    if (strchr("-*", *last) != NULL && *last != '\0') return "\n";
    if (!g_ascii_isdigit(*last)) return " ";
    while (g_ascii_isdigit(*last)) last++;
    return *last == '.' || *last == ')' ? "\n" : " ";
}

static void add_stage(Paragraph *paragraph, const Catalogue *catalogue, const Answers *answers, const char *stage, const char **gap) {
    g_autofree char *text = compose_stage(catalogue, answers, stage);
    if (text == NULL) return;
    if (paragraph->sentences->len > 0) {
        Sentence *last = g_ptr_array_index(paragraph->sentences, paragraph->sentences->len - 1);
        g_free(last->after);
        last->after = g_strdup(*gap);
    }
    add_sentences(paragraph, text, stage, answers_choice(answers, stage).kind == CHOICE_WORDS);
    *gap = gap_after(text);
}

static Paragraph *compose_paragraph(const Catalogue *catalogue, const Answers *answers, const Situation *situation,
                                    const GPtrArray *stages) {
    Paragraph *paragraph = g_new(Paragraph, 1);
    const char *gap = " ";
    paragraph->sentences = g_ptr_array_new_with_free_func(sentence_free);
    for (guint i = 0; i < stages->len; i++) {
        const char *stage = g_ptr_array_index(stages, i);
        if (catalogue_stage_occurs(catalogue, situation, stage)) add_stage(paragraph, catalogue, answers, stage, &gap);
    }
    return paragraph;
}

static Letter *compose_layout(const Catalogue *catalogue, const Answers *answers, const GPtrArray *layout) {
    Letter *letter = g_new(Letter, 1);
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    letter->channel = answers_channel(answers);
    letter->kind = situation == NULL ? NULL : g_intern_string(situation->kind->id);
    letter->paragraphs = g_ptr_array_new_with_free_func(paragraph_free);
    for (guint i = 0; i < layout->len; i++) {
        Paragraph *paragraph = compose_paragraph(catalogue, answers, situation, g_ptr_array_index(layout, i));
        if (paragraph->sentences->len > 0)
            g_ptr_array_add(letter->paragraphs, paragraph);
        else
            paragraph_free(paragraph);
    }
    return letter;
}

Letter *compose(const Catalogue *catalogue, const Answers *answers) {
    return compose_layout(catalogue, answers, catalogue_channel(catalogue, answers_channel(answers))->layout);
}

/* ---- what goes with the letter ---- */

char *compose_subject(const Catalogue *catalogue, const Answers *answers) {
    g_autofree char *text = compose_stage(catalogue, answers, STAGE_SUBJECT);
    return text == NULL ? NULL : text_normalise(text, TEXT_PLAIN);
}

static void suggest_open(Answers *answers, const Catalogue *catalogue, const GPtrArray *paragraph) {
    for (guint i = 0; i < paragraph->len; i++) {
        const char *stage = g_ptr_array_index(paragraph, i);
        const Phrasing *best;
        if (answers_choice(answers, stage).kind != CHOICE_NONE) continue;
        best = suggest_best(catalogue, answers, stage);
        if (best != NULL) answers_choose_phrasing(answers, stage, best->id);
    }
}

/* For its own channel the register and the reasons stay as they are; wordings meant for the letter's channel give way. */
Letter *compose_companion(const Catalogue *catalogue, const Answers *answers, const Companion *companion) {
    g_autoptr(Answers) fitted = answers_copy(answers);
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    gboolean goes = situation != NULL && (companion->kinds->len == 0 || g_ptr_array_find(companion->kinds, situation->kind, NULL));
    g_autoptr(GPtrArray) nothing = g_ptr_array_new(), dropped = NULL;
    if (!goes) return compose_layout(catalogue, fitted, nothing);
    if (companion->own_channel) answers_set_channel(fitted, companion->channel);
    dropped = answers_refit(fitted, catalogue);
    for (guint i = 0; i < companion->layout->len; i++) suggest_open(fitted, catalogue, g_ptr_array_index(companion->layout, i));
    return compose_layout(catalogue, fitted, companion->layout);
}
