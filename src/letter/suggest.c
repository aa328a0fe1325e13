/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ordering wordings. Ranks are computed from the unfilled texts, so that only what is shown gets
 * filled in.
 */
#include "config.h"

#include "bowout/letter/suggest.h"

#include <string.h>

#include "bowout/letter/conditions.h"
#include "bowout/letter/placeholder.h"
#include "bowout/letter/sentences.h"
#include "catalogue-private.h"
#include "fits.h"
#include "repetition.h"
#include "suggest-private.h"

static guint bits(guint32 mask) {
    guint count = 0;
    for (; mask != 0; mask &= mask - 1) count++;
    return count;
}

static FactSet facts_spoken_of(void) {
    FactSet facts = 0;
    for (guint id = 0; id < FACT_COUNT; id++)
        if (fact_row((FactId)id)->spoken_of) facts |= FACT_BIT(id);
    return facts;
}

/* What clashes and what is wanted instead are one reason, told in one sentence. */
guint suggest_count_details(const Phrasing *phrasing) {
    return (phrasing->facts & facts_details()) != 0;
}

/* ---- what the letter says already ---- */

typedef struct {
    Repetition *repetition;
    CatalogueMask spent; /* conditions that another stage speaks of */
    guint details;       /* true things of the writer's own that are told already, */
    FactSet told;        /* and which: none is told twice */
    gboolean role;       /* it is said which role is meant */
    Usage usage;
} Said;

/* What stands only in a text that goes with the letter wears out no word of it. */
static gboolean wears(const Catalogue *catalogue, const Answers *answers, const char *stage) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    return situation == NULL || catalogue_stage_in_letter(situation, stage, answers_channel(answers));
}

/* The greeting stands before all: it looks at nothing, and the others at it, be it chosen or
   only suggested. */
static void add_greeting(Said *said, const Catalogue *catalogue, const Answers *answers) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    Choice choice = answers_choice(answers, STAGE_GREETING);
    const Phrasing *greeting = NULL;
    if (situation != NULL && !situation->kind->framed) return;
    if (choice.kind == CHOICE_PHRASING) greeting = catalogue_phrasing(catalogue, STAGE_GREETING, choice.phrasing);
    if (choice.kind == CHOICE_NONE) greeting = suggest_first(catalogue, answers, STAGE_GREETING);
    if (greeting != NULL) usage_add(&said->usage, phrasing_text(greeting));
    if (choice.kind == CHOICE_WORDS) usage_add(&said->usage, choice.words);
}

static gboolean names_role(const char *text) {
    return strstr(text, "{role}") != NULL || strstr(text, "{role-phrase}") != NULL;
}

static Said said_elsewhere(const Catalogue *catalogue, const Answers *answers, const char *stage) {
    Said said = {.repetition = repetition_new(answers_facts_const(answers))};
    gboolean in_letter = wears(catalogue, answers, stage);
    if (strcmp(stage, STAGE_GREETING) == 0) return said;
    if (in_letter && strcmp(stage, STAGE_SUBJECT) != 0) add_greeting(&said, catalogue, answers);
    for (guint i = 0; i < answers_choice_count(answers); i++) {
        const char *other = answers_choice_stage(answers, i);
        Choice choice = answers_choice(answers, other);
        const Phrasing *phrasing = choice.kind == CHOICE_PHRASING ? catalogue_phrasing(catalogue, other, choice.phrasing) : NULL;
        const char *text = phrasing != NULL ? phrasing_text(phrasing) : choice.words; /* NULL: left out */
        if (strcmp(other, stage) == 0 || stage_is_frame(other)) continue;
        if (phrasing != NULL) said.spent |= phrasing->when & conditions_said_once();
        if (phrasing != NULL) said.details += suggest_count_details(phrasing);
        if (phrasing != NULL) said.told |= phrasing->facts & facts_details();
        if (text == NULL) continue;
        said.role = said.role || phrasing == NULL || names_role(text);
        repetition_add(said.repetition, text);
        if (in_letter && wears(catalogue, answers, other)) usage_add(&said.usage, text);
    }
    return said;
}

/* ---- ranks ---- */

/* A menu shows wordings with a blank as if it were filled in; what is taken unseen must be
   whole. */
typedef enum { RANK_FOR_USE, RANK_FOR_MENU } RankFor;

/* How closely a phrasing says when it is meant, and whether it tells something of the writer's
 * own. What is to be said once comes before all else until it is said, and counts against it
 * then. Arrangement and channel count for nothing: a wording for one of them fits it, but is not
 * better than one that fits them all. */
static int precision_of(const Phrasing *phrasing, FactSet missing, const Said *said) {
    FactSet spoken_of = phrasing->facts & facts_spoken_of() & ~missing;
    FactSet details = spoken_of & facts_details();
    if ((phrasing->when & said->spent) != 0) return -1;
    return (phrasing->situations.count > 0 ? 2 : 0) + 2 * (int)bits(phrasing->when) +
           8 * (int)bits(phrasing->when & conditions_said_once()) + 2 * (int)bits(spoken_of) + 3 * (int)bits(details);
}

static guint suggest_count_sentences(const char *text) {
    g_autoptr(GArray) spans = sentences_find(text, strlen(text));
    return spans->len;
}

static Rank rank_phrasing(const Phrasing *phrasing, const Answers *answers, const Occasion *occasion, const Said *said, RankFor use) {
    Usage usage = {.count = 0};
    guint details = suggest_count_details(phrasing);
    FactSet missing = placeholder_missing(phrasing, answers);
    FactSet lacks = use == RANK_FOR_MENU && placeholder_blank(phrasing, answers) != FACT_COUNT ? 0 : missing;
    usage_add(&usage, phrasing_text(phrasing));
    return (Rank){.phrasing = phrasing,
                  .missing = missing,
                  .lacks = bits(lacks),
                  .suits = occasion_allows(occasion, phrasing),
                  .claims = phrasing->claims != 0,
                  .tells_too_much =
                      (details > 0 && said->details + details > FACT_DETAILS_MOST) || (phrasing->facts & facts_details() & said->told) != 0,
                  .breaks = usage_breaks(&said->usage, &usage),
                  .precision = precision_of(phrasing, lacks, said),
                  .roleless = !said->role && !names_role(phrasing_text(phrasing)),
                  .sentences = occasion->channel == CHANNEL_CHAT ? suggest_count_sentences(phrasing_text(phrasing)) : 0,
                  .repetition = repetition_measure(said->repetition, phrasing_text(phrasing))};
}

static int compare_fitness(const Rank *a, const Rank *b) {
    if (a->suits != b->suits) return a->suits ? -1 : 1;
    if (a->lacks != b->lacks) return a->lacks < b->lacks ? -1 : 1;
    if (a->claims != b->claims) return a->claims ? 1 : -1;
    if (a->tells_too_much != b->tells_too_much) return a->tells_too_much ? 1 : -1;
    if (a->breaks != b->breaks) return a->breaks < b->breaks ? -1 : 1;
    if (a->precision != b->precision) return a->precision > b->precision ? -1 : 1;
    if (a->roleless != b->roleless) return a->roleless ? 1 : -1;
    if (a->sentences != b->sentences) return a->sentences < b->sentences ? -1 : 1;
    if (a->repetition != b->repetition) return a->repetition < b->repetition ? -1 : 1;
    return 0;
}

static int compare_ranks(gconstpointer one, gconstpointer other) {
    const Rank *a = one, *b = other;
    int fitness = compare_fitness(a, b);
    if (fitness != 0) return fitness;
    return a->phrasing->order < b->phrasing->order ? -1 : a->phrasing->order > b->phrasing->order;
}

/* A number for each wording, other ones for other people: the highest is drawn, so that a new
   wording moves no more letters than it takes. */
static guint32 lot_of(const Rank *rank, guint32 lot) {
    for (const char *c = phrasing_id(rank->phrasing); *c != '\0'; c++) lot = (lot ^ (guchar)*c) * 16777619u;
    lot = (lot ^ lot >> 16) * 0x85ebca6bu;
    lot = (lot ^ lot >> 13) * 0xc2b2ae35u;
    return lot ^ lot >> 16;
}

/* Moves the drawn one of those that are as good as the start-th before them. Gives where the next
   ones begin. */
static guint draw_one(GArray *ranks, guint start, guint32 lot) {
    const Rank *all = (const Rank *)(gconstpointer)ranks->data;
    guint drawn = start, end = start + 1;
    for (; end < ranks->len && compare_fitness(&all[start], &all[end]) == 0; end++)
        if (lot_of(&all[end], lot) > lot_of(&all[drawn], lot)) drawn = end;
    if (drawn != start) {
        Rank first = all[drawn];
        g_array_remove_index(ranks, drawn);
        g_array_insert_val(ranks, start, first);
    }
    return end;
}

/* Not everybody the same letter: of wordings that are equally good one is drawn to stand first. */
static void draw(GArray *ranks, guint32 lot) {
    for (guint start = 0; start < ranks->len;) start = draw_one(ranks, start, lot);
}

static GArray *ranks_of(const Catalogue *catalogue, const Answers *answers, const char *id, gboolean further, RankFor use) {
    const Stage *stage = catalogue_stage(catalogue, id);
    Occasion occasion = occasion_of(answers, catalogue);
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    GArray *ranks = g_array_new(FALSE, FALSE, sizeof(Rank));
    Said said;
    if (stage == NULL) return ranks;
    said = said_elsewhere(catalogue, answers, id);
    for (guint i = 0; i < stage->phrasings->len; i++) {
        const Phrasing *phrasing = g_ptr_array_index(stage->phrasings, i);
        Rank rank;
        if (!(further ? occasion_allows_any_register(&occasion, phrasing) : occasion_allows(&occasion, phrasing))) continue;
        rank = rank_phrasing(phrasing, answers, &occasion, &said, use);
        g_array_append_val(ranks, rank);
    }
    repetition_free(said.repetition);
    g_array_sort(ranks, compare_ranks);
    if (situation != NULL && catalogue_in_list(situation->kind->stages, id)) draw(ranks, answers_lot(answers));
    return ranks;
}

GArray *suggest_ranks(const Catalogue *catalogue, const Answers *answers, const char *id, gboolean further) {
    return ranks_of(catalogue, answers, id, further, RANK_FOR_USE);
}

static void suggestion_free(gpointer data) {
    Suggestion *suggestion = data;
    g_free(suggestion->text);
    g_free(suggestion);
}

static GPtrArray *filled_in(const GArray *ranks, const Catalogue *catalogue, const Answers *answers) {
    GPtrArray *suggestions = g_ptr_array_new_full(ranks->len, suggestion_free);
    for (guint i = 0; i < ranks->len; i++) {
        const Rank *rank = &g_array_index(ranks, Rank, i);
        Suggestion *suggestion = g_new(Suggestion, 1);
        *suggestion =
            (Suggestion){rank->phrasing, placeholder_fill(phrasing_text(rank->phrasing), answers, catalogue), rank->missing, rank->suits};
        g_ptr_array_add(suggestions, suggestion);
    }
    return suggestions;
}

GPtrArray *suggest_for_stage(const Catalogue *catalogue, const Answers *answers, const char *stage, gboolean further) {
    g_autoptr(GArray) ranks = suggest_ranks(catalogue, answers, stage, further);
    return filled_in(ranks, catalogue, answers);
}

GPtrArray *suggest_for_menu(const Catalogue *catalogue, const Answers *answers, const char *stage) {
    g_autoptr(GArray) ranks = ranks_of(catalogue, answers, stage, TRUE, RANK_FOR_MENU);
    return filled_in(ranks, catalogue, answers);
}

const Phrasing *suggest_first(const Catalogue *catalogue, const Answers *answers, const char *stage) {
    g_autoptr(GArray) ranks = suggest_ranks(catalogue, answers, stage, FALSE);
    return ranks->len == 0 ? NULL : g_array_index(ranks, Rank, 0).phrasing;
}

/* Those that miss nothing stand first, so the first one decides. */
const Phrasing *suggest_best(const Catalogue *catalogue, const Answers *answers, const char *stage) {
    const Phrasing *first = suggest_first(catalogue, answers, stage);
    return first != NULL && placeholder_missing(first, answers) == 0 ? first : NULL;
}

/* ---- the rest ---- */

static gboolean is_open(const Answers *answers, const char *stage) {
    return answers_choice(answers, stage).kind == CHOICE_NONE;
}

static void choose_best(Answers *answers, const Catalogue *catalogue, const char *stage) {
    const Phrasing *best = is_open(answers, stage) ? suggest_best(catalogue, answers, stage) : NULL;
    if (best != NULL) answers_choose_phrasing(answers, stage, phrasing_id(best));
}

guint suggest_chosen_details(const Answers *answers, const Catalogue *catalogue) {
    guint count = 0;
    for (guint i = 0; i < answers_choice_count(answers); i++) {
        const char *stage = answers_choice_stage(answers, i);
        Choice choice = answers_choice(answers, stage);
        const Phrasing *phrasing = choice.kind == CHOICE_PHRASING ? catalogue_phrasing(catalogue, stage, choice.phrasing) : NULL;
        if (phrasing != NULL && !stage_is_frame(stage)) count += suggest_count_details(phrasing);
    }
    return count;
}

guint suggest_chosen_sentences(const Answers *answers, const Catalogue *catalogue, const Kind *kind) {
    guint count = 0;
    for (guint i = 0; i < kind->stages->len; i++) {
        const char *stage = g_ptr_array_index(kind->stages, i);
        Choice choice = answers_choice(answers, stage);
        const Phrasing *phrasing = choice.kind == CHOICE_PHRASING ? catalogue_phrasing(catalogue, stage, choice.phrasing) : NULL;
        if (phrasing != NULL)
            count += suggest_count_sentences(phrasing_text(phrasing));
        else if (choice.kind == CHOICE_WORDS)
            count += suggest_count_sentences(choice.words);
    }
    return count;
}

/* Sentences that the stages still open, which every letter has, will take: one each at least. */
static guint sentences_to_come(const Answers *answers, const Catalogue *catalogue, const Kind *kind) {
    guint count = 0;
    for (guint i = 0; i < kind->stages->len; i++) {
        const char *stage = g_ptr_array_index(kind->stages, i);
        count += !catalogue_stage(catalogue, stage)->optional && is_open(answers, stage);
    }
    return count;
}

gboolean suggest_worth_saying(const Phrasing *phrasing, const Situation *situation) {
    return suggest_count_details(phrasing) > 0 || (phrasing->situations.count > 0 && !phrasing->claims && !situation->sparing);
}

static const Phrasing *best_worth_saying(const Answers *answers, const Catalogue *catalogue, const Situation *situation,
                                         const char *stage) {
    g_autoptr(GArray) ranks = suggest_ranks(catalogue, answers, stage, FALSE);
    for (guint i = 0; i < ranks->len; i++) {
        const Rank *rank = &g_array_index(ranks, Rank, i);
        if (rank->breaks > 0 && suggest_count_details(rank->phrasing) == 0) continue; /* better nothing than a third "I" */
        if (rank->missing == 0 && !rank->tells_too_much && suggest_worth_saying(rank->phrasing, situation)) return rank->phrasing;
    }
    return NULL;
}

/* An optional stage is given where there is something to say and room for it; for a true thing
   of the writer's own there always is. */
static void choose_optional(Answers *answers, const Catalogue *catalogue, const Situation *situation, const char *stage) {
    const Kind *kind = situation->kind;
    const Phrasing *best;
    guint count;
    if (!is_open(answers, stage) || suggest_best(catalogue, answers, stage) == NULL) return;
    best = best_worth_saying(answers, catalogue, situation, stage);
    count = suggest_chosen_sentences(answers, catalogue, kind) + sentences_to_come(answers, catalogue, kind) +
            (best == NULL ? 0 : suggest_count_sentences(phrasing_text(best)));
    if (best == NULL || (answers_channel(answers) == CHANNEL_CHAT && count > CHAT_SENTENCES_MOST && suggest_count_details(best) == 0))
        answers_choose_skip(answers, stage);
    else
        answers_choose_phrasing(answers, stage, phrasing_id(best));
}

/* In the order of the steps, so that whoever takes the first wording of each menu has the same
   letter. */
void suggest_best_rest(Answers *answers, const Catalogue *catalogue) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    const GPtrArray *stages = situation == NULL ? NULL : situation->kind->stages;
    if (stages == NULL) return;
    if (situation->kind->framed) choose_best(answers, catalogue, STAGE_GREETING);
    for (guint i = 0; i < stages->len; i++) {
        const char *stage = g_ptr_array_index(stages, i);
        if (catalogue_stage(catalogue, stage)->optional)
            choose_optional(answers, catalogue, situation, stage);
        else
            choose_best(answers, catalogue, stage);
    }
    /* At last, as compose does for a letter whose frame is not chosen: both then agree. */
    if (situation->kind->framed) choose_best(answers, catalogue, STAGE_SIGN_OFF);
    if (answers_channel(answers) == CHANNEL_EMAIL) choose_best(answers, catalogue, STAGE_SUBJECT);
}

/* ---- too much of a word ---- */

void suggest_usage(const Answers *answers, const Catalogue *catalogue, Usage *usage) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    for (guint i = 0; i < answers_choice_count(answers); i++) {
        const char *stage = answers_choice_stage(answers, i);
        Choice choice = answers_choice(answers, stage);
        const Phrasing *phrasing = choice.kind == CHOICE_PHRASING ? catalogue_phrasing(catalogue, stage, choice.phrasing) : NULL;
        const char *text = phrasing != NULL ? phrasing_text(phrasing) : choice.words;
        if (text != NULL && strcmp(stage, STAGE_SUBJECT) != 0 && catalogue_stage_occurs(catalogue, situation, stage))
            usage_add(usage, text);
    }
}

gboolean suggest_breaks(const Answers *answers, const Answers *before, const Catalogue *catalogue) {
    g_autoptr(Answers) added = answers_copy(answers);
    Usage there = {.count = 0}, more = {.count = 0};
    for (guint i = 0; i < answers_choice_count(before); i++) answers_choose_none(added, answers_choice_stage(before, i));
    suggest_usage(before, catalogue, &there);
    suggest_usage(added, catalogue, &more);
    return usage_breaks(&there, &more) > 0;
}
