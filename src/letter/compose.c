/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Putting the letter together: the text of each stage, cut into sentences, set into the paragraphs
 * of the channel's layout.
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
    return phrasing == NULL ? NULL : tidy(placeholder_fill(phrasing_text(phrasing), answers, catalogue));
}

/* ---- sentences and paragraphs ---- */

static void add_sentences(Letter *letter, const char *text, const Facts *facts, const char *stage, gboolean own) {
    g_autoptr(GArray) spans = sentences_find_named(text, strlen(text), facts);
    for (guint i = 0; i < spans->len; i++) {
        const SentenceSpan *span = &g_array_index(spans, SentenceSpan, i);
        gsize next = i + 1 < spans->len ? span[1].start : span->end;
        g_autofree char *words = g_strndup(text + span->start, span->end - span->start);
        g_autofree char *after = g_strndup(text + span->end, next - span->end);
        letter_add_sentence(letter, words, after, stage, own);
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

static void add_stage(Letter *letter, const Catalogue *catalogue, const Answers *answers, const char *stage, const char **gap) {
    g_autofree char *text = compose_stage(catalogue, answers, stage);
    if (text == NULL) return;
    letter_set_gap(letter, *gap);
    add_sentences(letter, text, answers_facts_const(answers), stage, answers_choice(answers, stage).kind == CHOICE_WORDS);
    *gap = gap_after(text);
}

/* Bad news goes first: what the letter would begin with then follows the reason, before the
   paragraph that closes it. */
typedef struct {
    const char *moved, *behind; /* stages; NULL: all stand where the layout has them */
    gboolean due;
} NewsFirst;

static NewsFirst news_first(const Situation *situation, const GPtrArray *layout) {
    const GPtrArray *stages = situation != NULL && situation->news_first ? situation->kind->stages : NULL;
    if (stages == NULL || stages->len < 3 || !catalogue_in_layout(layout, g_ptr_array_index(stages, 0)) ||
        !catalogue_in_layout(layout, g_ptr_array_index(stages, 2)))
        return (NewsFirst){NULL, NULL, FALSE};
    return (NewsFirst){g_ptr_array_index(stages, 0), g_ptr_array_index(stages, 2), FALSE};
}

static gboolean some_occur(const Catalogue *catalogue, const Situation *situation, const GPtrArray *stages, guint from) {
    for (guint i = from; i < stages->len; i++)
        if (catalogue_stage_occurs(catalogue, situation, g_ptr_array_index(stages, i))) return TRUE;
    return FALSE;
}

/* A paragraph of a layout is stages, or a direction alone. */
static const char *direction_of(const GPtrArray *stages) {
    const char *first = g_ptr_array_index(stages, 0);
    return letter_is_direction(first, strlen(first)) ? first : NULL;
}

static Letter *compose_layout(const Catalogue *catalogue, const Answers *answers, const GPtrArray *layout) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    Letter *letter = letter_new(answers_channel(answers), situation == NULL ? NULL : situation->kind->id);
    NewsFirst news = news_first(situation, layout);
    const char *gap = " ";
    for (guint i = 0; i < layout->len; i++) {
        const GPtrArray *stages = g_ptr_array_index(layout, i);
        gap = " ";
        letter_end_paragraph(letter);
        if (direction_of(stages) != NULL) {
            letter_add_direction(letter, direction_of(stages));
            continue;
        }
        for (guint j = 0; j < stages->len; j++) {
            const char *stage = g_ptr_array_index(stages, j);
            if (news.due) add_stage(letter, catalogue, answers, news.moved, &gap);
            news.due = FALSE;
            if (catalogue_stage_occurs(catalogue, situation, stage) && g_strcmp0(stage, news.moved) != 0)
                add_stage(letter, catalogue, answers, stage, &gap);
            if (g_strcmp0(stage, news.behind) != 0) continue;
            news.due = TRUE;
            if (!some_occur(catalogue, situation, stages, j + 1)) break; /* the next paragraph begins with it */
        }
    }
    if (news.due) add_stage(letter, catalogue, answers, news.moved, &gap);
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
        if (best != NULL) answers_choose_phrasing(answers, stage, phrasing_id(best));
    }
}

/* The letter was said before, or is sent apart: what it says often is not said too often here. */
static void forget_others(Answers *answers, const GPtrArray *layout) {
    for (guint i = answers_choice_count(answers); i > 0; i--) {
        const char *stage = answers_choice_stage(answers, i - 1);
        if (!catalogue_in_layout(layout, stage)) answers_choose_none(answers, stage);
    }
}

/* For its own channel the register and the reasons stay as they are; wordings meant for the
   letter's channel give way. */
Letter *compose_companion(const Catalogue *catalogue, const Answers *answers, const Companion *companion) {
    g_autoptr(Answers) fitted = answers_copy(answers);
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    gboolean goes = situation != NULL && (companion->kinds->len == 0 || g_ptr_array_find(companion->kinds, situation->kind, NULL));
    g_autoptr(GPtrArray) nothing = g_ptr_array_new(), dropped = NULL;
    if (!goes) return compose_layout(catalogue, fitted, nothing);
    if (companion->own_channel) answers_set_channel(fitted, companion->channel);
    dropped = answers_refit(fitted, catalogue, REFIT_MANNER);
    forget_others(fitted, companion->layout);
    for (guint i = 0; i < companion->layout->len; i++) suggest_open(fitted, catalogue, g_ptr_array_index(companion->layout, i));
    return compose_layout(catalogue, fitted, companion->layout);
}
