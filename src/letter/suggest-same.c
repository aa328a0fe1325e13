/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wording that says the same as another one, for another register or channel, and choices made
 * to fit. Wordings that belong together share words of their ids ("offer-and-time",
 * "offer-and-time-formal") or content words of their texts.
 */
#include "config.h"

#include <string.h>

#include "bowout/letter/placeholder.h"
#include "catalogue-private.h"
#include "fits.h"
#include "repetition.h"
#include "suggest-private.h"

#define ID_WORD_SHORTEST 4u /* "and", "for", "me" say nothing */

/* Words of an id that stand for a register or channel tell such wordings apart, not together. */
static gboolean is_manner(const char *word) {
    ChannelId channel;
    RegisterId reg;
    return channel_by_name(word, &channel) || register_by_name(word, &reg);
}

static guint shared_id_words(char **words, const char *id) {
    g_auto(GStrv) others = g_strsplit(id, "-", -1);
    guint shared = 0;
    for (guint i = 0; words[i] != NULL; i++)
        if (strlen(words[i]) >= ID_WORD_SHORTEST && !is_manner(words[i]) && g_strv_contains((const char *const *)others, words[i]))
            shared++;
    return shared;
}

const Phrasing *suggest_same(const Catalogue *catalogue, const Answers *answers, const Phrasing *wording) {
    g_autoptr(Answers) open = answers_copy(answers);
    g_autoptr(Repetition) said = repetition_new(answers_facts_const(answers));
    g_auto(GStrv) words = g_strsplit(phrasing_id(wording), "-", -1);
    g_autoptr(GArray) ranks = NULL;
    const Phrasing *best = NULL;
    guint best_shared = 0, best_repeated = 0;
    answers_choose_none(open, phrasing_stage(wording));
    ranks = suggest_ranks(catalogue, open, phrasing_stage(wording), FALSE);
    repetition_add(said, phrasing_text(wording));
    for (guint i = 0; i < ranks->len; i++) {
        const Rank *rank = &g_array_index(ranks, Rank, i);
        guint shared = shared_id_words(words, phrasing_id(rank->phrasing)),
              repeated = repetition_measure(said, phrasing_text(rank->phrasing));
        if (rank->missing != 0) continue;
        if (best != NULL && (shared < best_shared || (shared == best_shared && repeated <= best_repeated))) continue;
        best = rank->phrasing;
        best_shared = shared;
        best_repeated = repeated;
    }
    return best;
}

const Phrasing *suggest_stand_in(const Catalogue *catalogue, const Answers *answers, const Phrasing *blank) {
    const Phrasing *named = catalogue_phrasing(catalogue, phrasing_stage(blank), phrasing_otherwise(blank));
    if (named == NULL) named = blank;
    if (placeholder_missing(named, answers) == 0 && suggest_suits(named, answers, catalogue)) return named;
    return suggest_same(catalogue, answers, named);
}

/* ---- refitting ---- */

static gboolean fits(const Answers *answers, const Catalogue *catalogue, const Phrasing *phrasing, Refit changed) {
    Occasion occasion = occasion_of(answers, catalogue);
    return (changed & REFIT_REGISTER) != 0 ? occasion_allows(&occasion, phrasing) : occasion_allows_any_register(&occasion, phrasing);
}

/* FALSE: the choice is to be dropped. */
static gboolean refit_choice(Answers *answers, const Catalogue *catalogue, const Stage *stage, Refit changed) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    Choice made = answers_choice(answers, stage->id);
    const Phrasing *phrasing;
    if (!catalogue_stage_occurs(catalogue, situation, stage->id)) return FALSE;
    if (made.kind == CHOICE_SKIP) return stage->optional;
    if (made.kind != CHOICE_PHRASING) return TRUE;
    phrasing = catalogue_phrasing(catalogue, stage->id, made.phrasing);
    if (phrasing == NULL || fits(answers, catalogue, phrasing, changed)) return phrasing != NULL;
    phrasing = (changed & REFIT_SITUATION) == 0 ? suggest_same(catalogue, answers, phrasing) : NULL;
    if (phrasing != NULL) answers_choose_phrasing(answers, stage->id, phrasing_id(phrasing));
    return phrasing != NULL;
}

GPtrArray *answers_refit(Answers *answers, const Catalogue *catalogue, Refit changed) {
    GPtrArray *lost = g_ptr_array_new();
    for (guint i = answers_choice_count(answers); i > 0; i--) {
        const char *id = answers_choice_stage(answers, i - 1);
        const Stage *stage = catalogue_stage(catalogue, id);
        if (stage != NULL && refit_choice(answers, catalogue, stage, changed)) continue;
        if (stage != NULL) g_ptr_array_insert(lost, 0, (gpointer)stage);
        answers_choose_none(answers, id);
    }
    return lost;
}
