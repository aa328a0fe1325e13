/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The choices of one person: a handful of them, kept in the order they were made.
 */
#include "config.h"

#include "bowout/letter/answers.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"

typedef struct {
    const char *stage; /* interned */
    ChoiceKind kind;
    char *phrasing, *words;
} Made;

struct Answers {
    Facts *facts;
    char *situation;
    gboolean channel_chosen, register_chosen;
    ChannelId channel;
    RegisterId reg;
    gboolean lot_kept;
    guint32 lot;
    GPtrArray *choices; /* Made */
};

static void made_free(gpointer data) {
    Made *made = data;
    g_free(made->phrasing);
    g_free(made->words);
    g_free(made);
}

Answers *answers_new(void) {
    Answers *answers = g_new0(Answers, 1);
    answers->facts = facts_new();
    answers->choices = g_ptr_array_new_with_free_func(made_free);
    return answers;
}

Answers *answers_copy(const Answers *answers) {
    Answers *copy = g_new0(Answers, 1);
    *copy = *answers;
    copy->facts = facts_copy(answers->facts);
    copy->situation = g_strdup(answers->situation);
    copy->choices = g_ptr_array_new_with_free_func(made_free);
    for (guint i = 0; i < answers->choices->len; i++) {
        const Made *made = g_ptr_array_index(answers->choices, i);
        Made *twin = g_new(Made, 1);
        *twin = (Made){made->stage, made->kind, g_strdup(made->phrasing), g_strdup(made->words)};
        g_ptr_array_add(copy->choices, twin);
    }
    return copy;
}

void answers_free(Answers *answers) {
    if (answers == NULL) return;
    facts_free(answers->facts);
    g_free(answers->situation);
    g_ptr_array_unref(answers->choices);
    g_free(answers);
}

Facts *answers_facts(Answers *answers) {
    return answers->facts;
}

const Facts *answers_facts_const(const Answers *answers) {
    return answers->facts;
}

const char *answers_situation(const Answers *answers) {
    return answers->situation;
}

void answers_set_situation(Answers *answers, const char *id) {
    char *old = answers->situation;
    answers->situation = g_strdup(id);
    g_free(old); /* after the copy: `id` may be the old one */
}

gboolean answers_channel_chosen(const Answers *answers) {
    return answers->channel_chosen;
}

ChannelId answers_channel(const Answers *answers) {
    ChannelId channel = CHANNEL_EMAIL;
    if (answers->channel_chosen) return answers->channel;
    return channel_by_name(facts_get(answers->facts, FACT_CAME_BY), &channel) ? channel : CHANNEL_EMAIL;
}

void answers_set_channel(Answers *answers, ChannelId channel) {
    answers->channel = channel;
    answers->channel_chosen = TRUE;
}

void answers_clear_channel(Answers *answers) {
    answers->channel_chosen = FALSE;
}

gboolean answers_register_chosen(const Answers *answers) {
    return answers->register_chosen;
}

RegisterId answers_register(const Answers *answers) {
    return answers->register_chosen ? answers->reg : REGISTER_WARM;
}

void answers_set_register(Answers *answers, RegisterId reg) {
    answers->reg = reg;
    answers->register_chosen = TRUE;
}

ArrangementId answers_arrangement(const Answers *answers) {
    ArrangementId arrangement = ARRANGEMENT_OTHER;
    return arrangement_by_name(facts_get(answers->facts, FACT_ARRANGEMENT), &arrangement) ? arrangement : ARRANGEMENT_OTHER;
}

/* ---- stages ---- */

static Made *find(const Answers *answers, const char *stage, guint *index) {
    for (guint i = 0; stage != NULL && i < answers->choices->len; i++) {
        Made *made = g_ptr_array_index(answers->choices, i);
        if (strcmp(made->stage, stage) != 0) continue;
        if (index != NULL) *index = i;
        return made;
    }
    return NULL;
}

Choice answers_choice(const Answers *answers, const char *stage) {
    const Made *made = find(answers, stage, NULL);
    if (made == NULL) return (Choice){CHOICE_NONE, NULL, NULL};
    return (Choice){made->kind, made->phrasing, made->words};
}

/* Takes over both texts. */
static void choose(Answers *answers, const char *stage, ChoiceKind kind, char *phrasing, char *words) {
    Made *made = find(answers, stage, NULL);
    if (made == NULL) {
        made = g_new0(Made, 1);
        made->stage = g_intern_string(stage);
        g_ptr_array_add(answers->choices, made);
    }
    made->kind = kind;
    g_free(made->phrasing);
    g_free(made->words);
    made->phrasing = phrasing;
    made->words = words;
}

void answers_choose_phrasing(Answers *answers, const char *stage, const char *phrasing) {
    choose(answers, stage, CHOICE_PHRASING, g_strdup(phrasing), NULL);
}

gboolean answers_check_words(const char *words, GError **error) {
    if (text_hostile(words)) {
        g_set_error_literal(error, FACTS_ERROR, FACTS_ERROR_CONTROL, _("there is a control or invisible character in it"));
        return FALSE;
    }
    if (text_length(words) <= OWN_WORDS_LENGTH_MOST) return TRUE;
    g_set_error(error, FACTS_ERROR, FACTS_ERROR_LENGTH, _("too long: at most %u characters"), OWN_WORDS_LENGTH_MOST);
    return FALSE;
}

void answers_choose_words(Answers *answers, const char *stage, const char *words, const char *from) {
    char *kept = text_hostile(words) ? text_clean(words, -1, TEXT_KEEP_LINES) : g_strdup(words);
    choose(answers, stage, CHOICE_WORDS, g_strdup(from), kept);
}

void answers_choose_skip(Answers *answers, const char *stage) {
    choose(answers, stage, CHOICE_SKIP, NULL, NULL);
}

void answers_choose_none(Answers *answers, const char *stage) {
    guint index;
    if (find(answers, stage, &index) != NULL) g_ptr_array_remove_index(answers->choices, index);
}

void answers_choose(Answers *answers, const char *stage, Choice choice) {
    switch (choice.kind) {
    case CHOICE_NONE: answers_choose_none(answers, stage); break;
    case CHOICE_PHRASING: answers_choose_phrasing(answers, stage, choice.phrasing); break;
    case CHOICE_WORDS: answers_choose_words(answers, stage, choice.words, choice.phrasing); break;
    case CHOICE_SKIP: answers_choose_skip(answers, stage); break;
    }
}

guint answers_choice_count(const Answers *answers) {
    return answers->choices->len;
}

const char *answers_choice_stage(const Answers *answers, guint index) {
    if (index >= answers->choices->len) return NULL;
    return ((const Made *)g_ptr_array_index(answers->choices, index))->stage;
}

/* ---- the lot ---- */

static guint32 hash_on(guint32 hash, const char *text) {
    for (const char *c = text; *c != '\0'; c++) hash = (hash ^ (guchar)*c) * 16777619u;
    return (hash ^ '\n') * 16777619u;
}

guint32 answers_lot(const Answers *answers) {
    static const FactId whose[] = {FACT_CANDIDATE, FACT_COMPANY, FACT_ROLE};
    guint32 lot = 2166136261u;
    if (answers->lot_kept) return answers->lot;
    for (guint i = 0; i < G_N_ELEMENTS(whose); i++)
        if (facts_has(answers->facts, whose[i])) lot = hash_on(lot, facts_get(answers->facts, whose[i]));
    return lot;
}

void answers_keep_lot(Answers *answers) {
    const Facts *facts = answers->facts;
    if (answers->lot_kept || !facts_has(facts, FACT_CANDIDATE) || !facts_has(facts, FACT_COMPANY) || !facts_has(facts, FACT_ROLE)) return;
    answers->lot = answers_lot(answers);
    answers->lot_kept = TRUE;
}

gboolean answers_equal(const Answers *one, const Answers *other) {
    if (g_strcmp0(one->situation, other->situation) != 0 || one->channel_chosen != other->channel_chosen ||
        one->register_chosen != other->register_chosen || one->choices->len != other->choices->len)
        return FALSE;
    if (one->channel_chosen && one->channel != other->channel) return FALSE;
    if (one->register_chosen && one->reg != other->reg) return FALSE;
    for (guint i = 0; i < one->choices->len; i++) {
        const Made *mine = g_ptr_array_index(one->choices, i), *theirs = find(other, mine->stage, NULL);
        if (theirs == NULL || mine->kind != theirs->kind || g_strcmp0(mine->phrasing, theirs->phrasing) != 0 ||
            g_strcmp0(mine->words, theirs->words) != 0)
            return FALSE;
    }
    return facts_equal(one->facts, other->facts);
}
