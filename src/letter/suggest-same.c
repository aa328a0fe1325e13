/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wording that says the same as another one, for another register or channel. Wordings that belong together share words of their ids
 * ("offer-and-time", "offer-and-time-formal") or content words of their texts.
 */
#include "config.h"

#include <string.h>

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
