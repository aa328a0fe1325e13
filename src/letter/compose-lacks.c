/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why a letter is not finished. Every fact is named once, with the first phrasing that wants it.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/placeholder.h"
#include "bowout/letter/suggest.h"
#include "catalogue-private.h"
#include "compose-private.h"

#define FIELD_BYTES_MOST 40u

typedef struct {
    const Catalogue *catalogue;
    const Answers *answers;
    const Situation *situation;
    GPtrArray *lacks;
    FactSet told;
} Search;

static void lack_free(gpointer data) {
    Lack *lack = data;
    g_free(lack->text);
    g_free(lack);
}

static void add(Search *search, LackKind kind, const char *stage, const char *text) {
    Lack *lack = g_new0(Lack, 1);
    *lack = (Lack){.kind = kind, .fact = FACT_COUNT, .stage = g_intern_string(stage), .text = g_strdup(text)};
    g_ptr_array_add(search->lacks, lack);
}

static void add_facts(Search *search, FactSet missing, const Phrasing *wanted) {
    for (guint id = 0; id < FACT_COUNT; id++) {
        Lack *lack;
        if ((missing & ~search->told & FACT_BIT(id)) == 0) continue;
        lack = g_new0(Lack, 1);
        *lack = (Lack){.kind = LACK_FACT,
                       .fact = (FactId)id,
                       .wanted = wanted,
                       .stage = wanted == NULL ? NULL : g_intern_string(phrasing_stage(wanted))};
        g_ptr_array_add(search->lacks, lack);
        search->told |= FACT_BIT(id);
    }
}

/* A field somebody forgot to fill: {…} around a few letters. Where `known`, only the names of
 * placeholders count: facts may hold braces. Gives its start and length, or NULL. */
static const char *unfilled(const char *text, gboolean known, gsize *length) {
    for (const char *open = strchr(text, '{'); open != NULL; open = strchr(open + 1, '{')) {
        gsize size = strspn(open + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-'");
        g_autofree char *name = g_strndup(open + 1, size);
        gboolean field = open[size + 1] == '}' && size > 0 && size <= FIELD_BYTES_MOST;
        for (guint i = 0; field && known; i++) {
            if (placeholder_name(i) == NULL)
                field = FALSE;
            else if (strcmp(placeholder_name(i), name) == 0)
                break;
        }
        if (!field) continue;
        *length = size + 2;
        return open;
    }
    return NULL;
}

static void search_placeholders(Search *search, const char *stage, gboolean own) {
    g_autofree char *text = compose_stage(search->catalogue, search->answers, stage);
    const char *at = text;
    gsize length;
    while (at != NULL && (at = unfilled(at, !own, &length)) != NULL) {
        g_autofree char *field = g_strndup(at, length);
        add(search, LACK_PLACEHOLDER, stage, field);
        at += length;
    }
}

/* No choice: perhaps only because every wording asks for a fact. */
static void search_open_stage(Search *search, const Stage *stage) {
    const Phrasing *first = suggest_first(search->catalogue, search->answers, stage->id);
    FactSet missing = first == NULL ? 0 : placeholder_missing(first, search->answers);
    if (missing != 0)
        add_facts(search, missing, first);
    else
        add(search, LACK_STAGE, stage->id, NULL);
}

static void search_stage(Search *search, const char *id) {
    const Stage *stage = catalogue_stage(search->catalogue, id);
    Choice choice = answers_choice(search->answers, id);
    const Phrasing *phrasing = compose_phrasing(search->catalogue, search->answers, id);
    g_autofree char *words = choice.kind == CHOICE_WORDS ? compose_stage(search->catalogue, search->answers, id) : NULL;
    if (stage == NULL) return;
    if (choice.kind == CHOICE_PHRASING && phrasing == NULL)
        add(search, LACK_PHRASING, id, choice.phrasing);
    else if (phrasing != NULL)
        add_facts(search, placeholder_missing(phrasing, search->answers), phrasing);
    else if (words == NULL && !stage->optional)
        search_open_stage(search, stage);
    search_placeholders(search, id, choice.kind == CHOICE_WORDS);
}

/* Who would use a fact that a letter needs anyway: the first phrasing in the letter's order that
   suits and names it. */
static const Phrasing *first_user(const Search *search, const char *stage, FactSet fact) {
    const Stage *found = catalogue_stage(search->catalogue, stage);
    for (guint i = 0; found != NULL && i < found->phrasings->len; i++) {
        const Phrasing *phrasing = g_ptr_array_index(found->phrasings, i);
        if ((phrasing->facts & fact) != 0 && suggest_suits(phrasing, search->answers, search->catalogue)) return phrasing;
    }
    return NULL;
}

static void search_needed(Search *search, FactSet needed) {
    const GPtrArray *stages = search->situation->kind->stages;
    for (guint id = 0; id < FACT_COUNT; id++) {
        FactSet fact = FACT_BIT(id);
        const Phrasing *user = NULL;
        if ((needed & fact) == 0 || facts_has(answers_facts_const(search->answers), (FactId)id)) continue;
        for (guint i = 0; user == NULL && i < stages->len; i++) user = first_user(search, g_ptr_array_index(stages, i), fact);
        if (user == NULL) user = first_user(search, STAGE_GREETING, fact);
        if (user == NULL) user = first_user(search, STAGE_SIGN_OFF, fact);
        add_facts(search, fact, user);
    }
}

GPtrArray *compose_lacks(const Catalogue *catalogue, const Answers *answers) {
    Search search = {catalogue, answers, catalogue_situation(catalogue, answers_situation(answers)),
                     g_ptr_array_new_with_free_func(lack_free), 0};
    if (search.situation == NULL) {
        add(&search, LACK_SITUATION, NULL, NULL);
    } else {
        const GPtrArray *stages = search.situation->kind->stages;
        if (search.situation->kind->framed) search_stage(&search, STAGE_GREETING);
        for (guint i = 0; i < stages->len; i++) search_stage(&search, g_ptr_array_index(stages, i));
        if (search.situation->kind->framed) search_stage(&search, STAGE_SIGN_OFF);
        if (answers_channel(answers) == CHANNEL_EMAIL) search_stage(&search, STAGE_SUBJECT);
        search_needed(&search, search.situation->needs | facts_missing_needed(answers_facts_const(answers)));
    }
    add_facts(&search, facts_missing_needed(answers_facts_const(answers)), NULL);
    return search.lacks;
}

char *lack_words(const Lack *lack) {
    switch (lack->kind) {
    case LACK_FACT:
        if (lack->wanted == NULL) return g_strdup_printf(_("the fact \"%s\" is missing"), fact_row(lack->fact)->name);
        return g_strdup_printf(_("the fact \"%s\" is missing (wanted by %s/%s)"), fact_row(lack->fact)->name, lack->stage,
                               phrasing_id(lack->wanted));
    case LACK_STAGE: return g_strdup_printf(_("nothing is chosen for the stage \"%s\""), lack->stage);
    case LACK_SITUATION: return g_strdup(_("no situation is chosen"));
    case LACK_PHRASING: return g_strdup_printf(_("there is no phrasing \"%s\" of the stage \"%s\""), lack->text, lack->stage);
    case LACK_PLACEHOLDER: return g_strdup_printf(_("%s in the stage \"%s\" is not filled in"), lack->text, lack->stage);
    }
    return NULL;
}
