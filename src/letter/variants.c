/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A walk through combinations of wordings. There may be millions, so none but those before the
 * wanted one are made, one after another: in the order of the stages each takes the wording that
 * costs least, and what is cheap changes with every step:
 *
 *   fit      how far down the stage's menu it stands: what suits best is taken more often
 *   use      how often it was taken already, and how often together with the others of this letter: so pairs are new before they come again
 *   shared   how many words it says that this letter says already
 *   stay     it stood in the letter before: two letters that follow each other differ wherever they can
 *
 * A wording that would break the rule, or a combination that was there, is passed over; when a
 * stage has none left, the stage before it takes its next one (a search in depth, with a bound on
 * its steps).
 */
#include "config.h"

#include "bowout/letter/variants.h"

#include <string.h>

#include "bowout/letter/conditions.h"
#include "catalogue-private.h"
#include "repetition.h"
#include "suggest-private.h"

#define PLACES_MOST 16u
#define WORDINGS_MOST 120u /* of a stage; the best ones */
#define STEPS_MOST 20000u  /* of the search for one combination */

/* What a wording costs. */
#define COST_FIT 2u    /* each place in the menu */
#define COST_CLASS 6u  /* each step of how precisely it fits */
#define COST_USE 5u    /* each time it was taken */
#define COST_PAIR 4u   /* each time it was taken together with a wording of this letter */
#define COST_SHARED 3u /* each word that is there already */
#define COST_STAY 24u  /* it stood in the letter before */
#define COST_LEFT_OUT 1000u

typedef struct {
    const Phrasing *phrasing; /* NULL: the stage is left out */
    Usage usage;
    GArray *words;
    guint fit, sentences, details, number; /* number: among all wordings of the walk */
    gboolean once;                         /* says what is to be said once */
} Wording;

typedef struct {
    const char *stage;
    gboolean optional, in_letter, counted; /* counted: its sentences count in a chat */
    GArray *wordings;                      /* Wording, best first */
} Place;

typedef struct {
    Place places[PLACES_MOST];
    guint place_count;
    guint count; /* wordings of all places */
    guint16 *used, *pairs;
    guint8 *shared;                         /* + 1; 0: not known yet */
    guint chosen[PLACES_MOST];              /* of each place, in the combination being made */
    guint before[PLACES_MOST];              /* in the one before */
    gboolean begun;                         /* there is one before */
    GHashTable *seen;                       /* combinations as text */
    Usage fixed;                            /* what the chosen stages do */
    guint fixed_details;                    /* told by the chosen stages */
    guint fixed_sentences;                  /* of a chat; 0 elsewhere */
    gboolean chat, once_wanted, once_spent; /* something is to be said once by one of the places; or was said already */
    guint once_last;                        /* the last place that can */
    guint steps;
} Walk;

/* ---- the places and their wordings ---- */

static void wording_clear(gpointer wording) {
    g_array_unref(((Wording *)wording)->words);
}

static gboolean has_text(const Place *place, const char *text) {
    for (guint i = 0; i < place->wordings->len; i++)
        if (strcmp(phrasing_text(g_array_index(place->wordings, Wording, i).phrasing), text) == 0) return TRUE;
    return FALSE;
}

static void add_wording(Walk *walk, Place *place, const Rank *rank, int best, const Repetition *repetition) {
    Wording wording = {.phrasing = rank->phrasing,
                       .fit = COST_FIT * place->wordings->len + COST_CLASS * (guint)(best - rank->precision),
                       .sentences = rank->sentences,
                       .details = suggest_count_details(rank->phrasing),
                       .number = walk->count++,
                       .once = (rank->phrasing->when & conditions_said_once()) != 0};
    usage_add(&wording.usage, phrasing_text(rank->phrasing));
    wording.words = repetition_words(repetition, phrasing_text(rank->phrasing));
    g_array_append_val(place->wordings, wording);
}

/* An optional stage is left out in a full chat message, where nothing is worth saying, and where
   all that is would overuse a word. */
static void add_nothing(Walk *walk, Place *place) {
    Wording nothing = {.fit = COST_LEFT_OUT, .number = walk->count++, .words = g_array_new(FALSE, FALSE, sizeof(guint32))};
    g_array_append_val(place->wordings, nothing);
}

static void add_place(Walk *walk, const Answers *answers, const Catalogue *catalogue, const char *id, const Repetition *repetition) {
    const Stage *stage = catalogue_stage(catalogue, id);
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    Place place = {.stage = id, .in_letter = strcmp(id, STAGE_SUBJECT) != 0, .counted = !stage_is_frame(id)};
    g_autoptr(GArray) ranks = NULL;
    int best = 0;
    if (stage == NULL || walk->place_count == PLACES_MOST || answers_choice(answers, id).kind != CHOICE_NONE) return;
    place.optional = stage->optional;
    place.wordings = g_array_new(FALSE, FALSE, sizeof(Wording));
    g_array_set_clear_func(place.wordings, wording_clear);
    ranks = suggest_ranks(catalogue, answers, id, FALSE);
    for (guint i = 0; i < ranks->len; i++) best = MAX(best, g_array_index(ranks, Rank, i).precision);
    for (guint i = 0; i < ranks->len && place.wordings->len < WORDINGS_MOST; i++) {
        const Rank *rank = &g_array_index(ranks, Rank, i);
        if (rank->claims && place.wordings->len > 0) break; /* they stand last */
        if (stage->optional && !suggest_worth_saying(rank->phrasing, situation)) continue;
        if (rank->missing == 0 && !has_text(&place, phrasing_text(rank->phrasing))) add_wording(walk, &place, rank, best, repetition);
    }
    if (ranks->len > 0 && place.optional) add_nothing(walk, &place);
    if (place.wordings->len > 0)
        walk->places[walk->place_count++] = place;
    else
        g_array_unref(place.wordings);
}

/* The subject stands last: it is no part of the letter, and two letters that differ in it only
   are one. */
static void add_places(Walk *walk, const Answers *answers, const Catalogue *catalogue, const Kind *kind) {
    g_autoptr(Repetition) repetition = repetition_new(answers_facts_const(answers));
    if (kind->framed) add_place(walk, answers, catalogue, STAGE_GREETING, repetition);
    for (guint i = 0; i < kind->stages->len; i++) add_place(walk, answers, catalogue, g_ptr_array_index(kind->stages, i), repetition);
    if (kind->framed) add_place(walk, answers, catalogue, STAGE_SIGN_OFF, repetition);
    if (answers_channel(answers) == CHANNEL_EMAIL) add_place(walk, answers, catalogue, STAGE_SUBJECT, repetition);
}

static gboolean once_said(const Answers *answers, const Catalogue *catalogue) {
    for (guint i = 0; i < answers_choice_count(answers); i++) {
        const char *stage = answers_choice_stage(answers, i);
        Choice choice = answers_choice(answers, stage);
        const Phrasing *phrasing = choice.kind == CHOICE_PHRASING ? catalogue_phrasing(catalogue, stage, choice.phrasing) : NULL;
        if (phrasing != NULL && (phrasing->when & conditions_said_once()) != 0) return TRUE;
    }
    return FALSE;
}

static void find_once(Walk *walk, const Answers *answers, const Catalogue *catalogue) {
    walk->once_spent = once_said(answers, catalogue);
    for (guint i = 0; i < walk->place_count && !walk->once_spent; i++)
        for (guint j = 0; j < walk->places[i].wordings->len; j++)
            if (g_array_index(walk->places[i].wordings, Wording, j).once) {
                walk->once_wanted = TRUE;
                walk->once_last = i;
            }
}

static void walk_init(Walk *walk, const Answers *answers, const Catalogue *catalogue, const Kind *kind) {
    *walk = (Walk){.chat = answers_channel(answers) == CHANNEL_CHAT};
    add_places(walk, answers, catalogue, kind);
    find_once(walk, answers, catalogue);
    suggest_usage(answers, catalogue, &walk->fixed);
    walk->fixed_details = suggest_chosen_details(answers, catalogue);
    if (walk->chat) walk->fixed_sentences = suggest_chosen_sentences(answers, catalogue, kind);
    walk->used = g_new0(guint16, MAX(walk->count, 1));
    walk->pairs = g_new0(guint16, MAX(walk->count * walk->count, 1));
    walk->shared = g_new0(guint8, MAX(walk->count * walk->count, 1));
    walk->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void walk_clear(Walk *walk) {
    for (guint i = 0; i < walk->place_count; i++) g_array_unref(walk->places[i].wordings);
    g_hash_table_unref(walk->seen);
    g_free(walk->used);
    g_free(walk->pairs);
    g_free(walk->shared);
}

static const Wording *wording_at(const Walk *walk, guint place, guint index) {
    return &g_array_index(walk->places[place].wordings, Wording, index);
}

/* ---- what it costs ---- */

static guint shared_words(Walk *walk, const Wording *one, const Wording *other) {
    guint8 *known = &walk->shared[one->number * walk->count + other->number];
    if (*known == 0) *known = (guint8)(1 + MIN(repetition_shared(one->words, other->words), 200));
    return *known - 1u;
}

static guint cost_of(Walk *walk, guint place, guint index) {
    const Wording *wording = wording_at(walk, place, index);
    guint cost = wording->fit + COST_USE * walk->used[wording->number];
    if (walk->begun && walk->before[place] == index) cost += COST_STAY;
    for (guint i = 0; i < place; i++) {
        const Wording *other = wording_at(walk, i, walk->chosen[i]);
        cost += COST_PAIR * walk->pairs[wording->number * walk->count + other->number];
        cost += COST_SHARED * shared_words(walk, wording, other);
    }
    return cost;
}

typedef struct {
    guint cost, index;
} Candidate;

static int cheaper_first(gconstpointer one, gconstpointer other) {
    const Candidate *a = one, *b = other;
    if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* ---- one combination ---- */

/* What the letter has so far. */
typedef struct {
    Usage usage;
    guint sentences, details;
    gboolean once;
} Sofar;

/* One sentence at least for each stage that is still to come and cannot be left out. */
static guint sentences_to_come(const Walk *walk, guint place) {
    guint count = 0;
    for (guint i = place + 1; i < walk->place_count; i++) count += walk->places[i].counted && !walk->places[i].optional;
    return count;
}

static gboolean may_take(const Walk *walk, guint place, const Wording *wording, const Sofar *sofar) {
    gboolean once = sofar->once || wording->once;
    if (wording->once && (sofar->once || walk->once_spent)) return FALSE;
    if (walk->once_wanted && !once && place >= walk->once_last) return FALSE;
    if (wording->details > 0 && sofar->details + wording->details > FACT_DETAILS_MOST) return FALSE;
    if (walk->chat && walk->places[place].optional && wording->phrasing != NULL && wording->details == 0 &&
        sofar->sentences + wording->sentences + sentences_to_come(walk, place) > CHAT_SENTENCES_MOST)
        return FALSE;
    return !walk->places[place].in_letter || usage_breaks(&sofar->usage, &wording->usage) == 0;
}

static Sofar with(const Walk *walk, guint place, const Wording *wording, const Sofar *sofar) {
    Sofar more = *sofar;
    if (walk->places[place].in_letter) usage_join(&more.usage, &wording->usage);
    if (walk->places[place].counted) more.sentences += wording->sentences;
    more.details += wording->details;
    more.once = sofar->once || wording->once;
    return more;
}

/* The letter's wordings as text; without the subject. Owned by the caller. */
static char *combination_key(const Walk *walk) {
    GString *key = g_string_new(NULL);
    for (guint i = 0; i < walk->place_count; i++)
        if (walk->places[i].in_letter) g_string_append_printf(key, "%u ", walk->chosen[i]);
    return g_string_free(key, FALSE);
}

static gboolean is_new(const Walk *walk) {
    g_autofree char *key = combination_key(walk);
    return !g_hash_table_contains(walk->seen, key);
}

static gboolean letter_ends_here(const Walk *walk, guint place) {
    return place == walk->place_count || !walk->places[place].in_letter;
}

/* Fills the places from this one on. */
static gboolean search(Walk *walk, guint place, const Sofar *sofar) {
    Candidate candidates[WORDINGS_MOST + 1];
    guint count;
    if (letter_ends_here(walk, place) && !is_new(walk)) return FALSE;
    if (place == walk->place_count) return TRUE;
    count = walk->places[place].wordings->len;
    for (guint i = 0; i < count; i++) candidates[i] = (Candidate){cost_of(walk, place, i), i};
    qsort(candidates, count, sizeof *candidates, cheaper_first);
    for (guint i = 0; i < count && walk->steps < STEPS_MOST; i++) {
        const Wording *wording = wording_at(walk, place, candidates[i].index);
        Sofar more;
        walk->steps++;
        if (!may_take(walk, place, wording, sofar)) continue;
        more = with(walk, place, wording, sofar);
        walk->chosen[place] = candidates[i].index;
        if (search(walk, place + 1, &more)) return TRUE;
    }
    return FALSE;
}

/* What was made counts for those that follow. */
static void remember(Walk *walk) {
    for (guint i = 0; i < walk->place_count; i++) {
        guint number = wording_at(walk, i, walk->chosen[i])->number;
        walk->used[number]++;
        for (guint j = 0; j < i; j++) walk->pairs[number * walk->count + wording_at(walk, j, walk->chosen[j])->number]++;
        walk->before[i] = walk->chosen[i];
    }
    walk->begun = TRUE;
    g_hash_table_add(walk->seen, combination_key(walk));
}

/* FALSE when there is none left. */
static gboolean walk_next(Walk *walk) {
    Sofar sofar = {walk->fixed, walk->fixed_sentences, walk->fixed_details, FALSE};
    walk->steps = 0;
    if (!search(walk, 0, &sofar)) return FALSE;
    remember(walk);
    return TRUE;
}

/* ---- the first one ---- */

static guint find_wording(const Walk *walk, guint place, const char *text) {
    for (guint i = 0; i < walk->places[place].wordings->len; i++) {
        const Phrasing *phrasing = wording_at(walk, place, i)->phrasing;
        if (phrasing == NULL ? text == NULL : text != NULL && strcmp(phrasing_text(phrasing), text) == 0) return i;
    }
    return G_MAXUINT;
}

/* The best letter, where it obeys the rule. */
static gboolean take_best(Walk *walk, const Answers *answers, const Catalogue *catalogue) {
    g_autoptr(Answers) best = answers_copy(answers);
    suggest_best_rest(best, catalogue);
    if (suggest_breaks(best, answers, catalogue)) return FALSE;
    for (guint i = 0; i < walk->place_count; i++) {
        Choice choice = answers_choice(best, walk->places[i].stage);
        const Phrasing *phrasing =
            choice.kind == CHOICE_PHRASING ? catalogue_phrasing(catalogue, walk->places[i].stage, choice.phrasing) : NULL;
        walk->chosen[i] = find_wording(walk, i, phrasing == NULL ? NULL : phrasing_text(phrasing));
        if (walk->chosen[i] == G_MAXUINT) return FALSE;
    }
    remember(walk);
    return TRUE;
}

/* ---- doors ---- */

static void choose(const Walk *walk, Answers *answers) {
    for (guint i = 0; i < walk->place_count; i++) {
        const Wording *wording = wording_at(walk, i, walk->chosen[i]);
        if (wording->phrasing == NULL)
            answers_choose_skip(answers, walk->places[i].stage);
        else
            answers_choose_phrasing(answers, walk->places[i].stage, phrasing_id(wording->phrasing));
    }
}

static gboolean walk_step(Walk *walk, const Answers *answers, const Catalogue *catalogue) {
    if (!walk->begun && take_best(walk, answers, catalogue)) return TRUE;
    return walk_next(walk);
}

/* Walks to the number-th, or to the last one: gives how far it came. */
static guint walk_to(Walk *walk, const Answers *answers, const Catalogue *catalogue, guint number) {
    guint reached = 0;
    while (reached < number && walk_step(walk, answers, catalogue)) reached++;
    return reached;
}

gboolean suggest_variant(Answers *answers, const Catalogue *catalogue, guint number) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    gboolean found;
    Walk walk;
    if (situation == NULL || number < 1 || number > VARIANTS_MOST) return FALSE;
    walk_init(&walk, answers, catalogue, situation->kind);
    found = walk_to(&walk, answers, catalogue, number) == number;
    if (found) choose(&walk, answers);
    walk_clear(&walk);
    return found;
}

static void free_answers(gpointer answers) {
    answers_free(answers);
}

GPtrArray *suggest_variants(const Answers *answers, const Catalogue *catalogue, guint most) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    GPtrArray *variants = g_ptr_array_new_with_free_func(free_answers);
    Walk walk;
    if (situation == NULL) return variants;
    walk_init(&walk, answers, catalogue, situation->kind);
    while (variants->len < MIN(most, VARIANTS_MOST) && walk_step(&walk, answers, catalogue)) {
        Answers *variant = answers_copy(answers);
        choose(&walk, variant);
        g_ptr_array_add(variants, variant);
    }
    walk_clear(&walk);
    return variants;
}

guint suggest_variant_count(const Answers *answers, const Catalogue *catalogue, guint most) {
    const Situation *situation = catalogue_situation(catalogue, answers_situation(answers));
    guint count;
    Walk walk;
    if (situation == NULL) return 0;
    walk_init(&walk, answers, catalogue, situation->kind);
    count = walk_to(&walk, answers, catalogue, MIN(most, VARIANTS_MOST));
    walk_clear(&walk);
    return count;
}

/* Where the best letter breaks the rule the first variant stands for it; where there is none, it
   stands all the same. */
void suggest_rest(Answers *answers, const Catalogue *catalogue) {
    g_autoptr(Answers) before = answers_copy(answers);
    suggest_best_rest(answers, catalogue);
    if (!suggest_breaks(answers, before, catalogue)) return;
    for (guint i = answers_choice_count(answers); i > 0; i--) {
        const char *stage = answers_choice_stage(answers, i - 1);
        if (answers_choice(before, stage).kind == CHOICE_NONE) answers_choose_none(answers, stage);
    }
    if (!suggest_variant(answers, catalogue, 1)) suggest_best_rest(answers, catalogue);
}
