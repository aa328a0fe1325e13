/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When the situation, the channel, the tone or a fact changes, the letter changes with it, and
 * going back gives it back: the choices are remembered under what they were made for. Own words and
 * what was left out by hand are about the matter and go along everywhere; wordings belong to their
 * tone and channel, and in a new one give way to those that say the same.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/conditions.h"
#include "flow-private.h"

#define REMEMBERED_MOST 24u
#define NAMES_MOST 3u /* of parts in one sentence */

/* ---- what the choices are made for ---- */

enum { KEY_SITUATION, KEY_CHANNEL, KEY_ARRANGEMENT, KEY_CONDITIONS, KEY_REGISTER, KEY_PARTS };

char *refit_key(const Flow *flow) {
    const char *situation = answers_situation(flow->answers);
    return g_strdup_printf("%s %d %d %x %d", situation != NULL ? situation : "", (int)answers_channel(flow->answers),
                           (int)answers_arrangement(flow->answers), conditions_holding(flow->answers),
                           (int)answers_register(flow->answers));
}

static gboolean same_part(const char *one, const char *other, guint part) {
    g_auto(GStrv) mine = g_strsplit(one, " ", -1), theirs = g_strsplit(other, " ", -1);
    return g_strv_length(mine) == KEY_PARTS && g_strv_length(theirs) == KEY_PARTS && strcmp(mine[part], theirs[part]) == 0;
}

static Refit difference(const char *was, const char *is) {
    Refit changed = REFIT_MANNER;
    if (!same_part(was, is, KEY_REGISTER)) changed |= REFIT_REGISTER;
    if (!same_part(was, is, KEY_SITUATION)) changed |= REFIT_SITUATION;
    return changed;
}

/* ---- remembering ---- */

void remembered_free(gpointer data) {
    Remembered *remembered = data;
    g_free(remembered->key);
    g_free(remembered->answers);
    g_strfreev(remembered->suggested);
    g_free(remembered);
}

void remembered_add(Flow *flow, char *key, char *answers, char **suggested) {
    Remembered *remembered = g_new(Remembered, 1);
    *remembered = (Remembered){key, answers, suggested};
    for (guint i = flow->chosen.remembered->len; i > 0; i--)
        if (strcmp(((const Remembered *)g_ptr_array_index(flow->chosen.remembered, i - 1))->key, key) == 0)
            g_ptr_array_remove_index(flow->chosen.remembered, i - 1);
    g_ptr_array_add(flow->chosen.remembered, remembered);
    if (flow->chosen.remembered->len > REMEMBERED_MOST) g_ptr_array_remove_index(flow->chosen.remembered, 0);
}

static void remember(Flow *flow, const char *key) {
    g_autoptr(Answers) choices = answers_new();
    g_autoptr(GPtrArray) suggested = g_ptr_array_new();
    if (answers_choice_count(flow->answers) == 0) return;
    for (guint i = 0; i < answers_choice_count(flow->answers); i++) {
        const char *stage = answers_choice_stage(flow->answers, i);
        answers_choose(choices, stage, answers_choice(flow->answers, stage));
        if (g_hash_table_contains(flow->chosen.suggested, stage)) g_ptr_array_add(suggested, (gpointer)stage);
    }
    g_ptr_array_add(suggested, NULL);
    remembered_add(flow, g_strdup(key), answers_export(choices), g_strdupv((char **)suggested->pdata));
}

static gboolean same_manner(const char *one, const char *other) {
    return same_part(one, other, KEY_SITUATION) && same_part(one, other, KEY_CHANNEL) && same_part(one, other, KEY_REGISTER);
}

/* The choices made for just this, else the last ones for the same situation, channel and
   register, if these were others. NULL: none. */
static const Remembered *recall(const Flow *flow, const char *was, const char *is) {
    const Remembered *similar = NULL;
    for (guint i = flow->chosen.remembered->len; i > 0; i--) {
        const Remembered *each = g_ptr_array_index(flow->chosen.remembered, i - 1);
        if (strcmp(each->key, is) == 0) return each;
        if (similar == NULL && same_manner(each->key, is) && !same_manner(was, is)) similar = each;
    }
    return similar;
}

static Answers *choices_of(const Remembered *remembered) {
    g_autoptr(Problems) problems = problems_new();
    return answers_read_text("draft", remembered->answers, strlen(remembered->answers), NULL, problems);
}

static void choose_as(Flow *flow, const char *stage, const Choice *choice, gboolean suggested) {
    answers_choose(flow->answers, stage, *choice);
    if (suggested)
        g_hash_table_add(flow->chosen.suggested, (gpointer)g_intern_string(stage));
    else
        variant_by_hand(flow, stage);
}

/* What was decided about the matter since then is newer: own words, leaving a part out by hand,
   and giving it after all. */
static gboolean is_newer(const Flow *flow, const char *stage, const Choice *now, const Choice *then) {
    gboolean by_hand = !g_hash_table_contains(flow->chosen.suggested, stage);
    if (now->kind == CHOICE_WORDS) return TRUE;
    if (now->kind == CHOICE_SKIP) return by_hand;
    return now->kind == CHOICE_PHRASING && then->kind == CHOICE_SKIP && by_hand;
}

static void restore(Flow *flow, const Remembered *remembered) {
    g_autoptr(Answers) then = choices_of(remembered);
    for (guint i = 0; then != NULL && i < answers_choice_count(then); i++) {
        const char *stage = answers_choice_stage(then, i);
        Choice choice = answers_choice(then, stage), now = answers_choice(flow->answers, stage);
        if (!is_newer(flow, stage, &now, &choice))
            choose_as(flow, stage, &choice, g_strv_contains((const char *const *)remembered->suggested, stage));
    }
}

/* Parts that the letter had no place for until now come back from the last letter that had one. */
static void restore_parts(Flow *flow, const char *was) {
    g_auto(GStrv) parts = g_strsplit(was, " ", -1);
    const Situation *before = catalogue_situation(flow->catalogue, parts[KEY_SITUATION]), *situation = flow_situation(flow);
    if (before == NULL || before->kind == situation->kind) return;
    for (guint i = flow->chosen.remembered->len; i > 0; i--) {
        const Remembered *each = g_ptr_array_index(flow->chosen.remembered, i - 1);
        g_autoptr(Answers) then = choices_of(each);
        for (guint j = 0; then != NULL && j < answers_choice_count(then); j++) {
            const char *stage = answers_choice_stage(then, j);
            Choice choice = answers_choice(then, stage);
            if (g_ptr_array_find_with_equal_func(before->kind->stages, stage, g_str_equal, NULL)) continue;
            if (answers_choice(flow->answers, stage).kind == CHOICE_NONE)
                choose_as(flow, stage, &choice, g_strv_contains((const char *const *)each->suggested, stage));
        }
    }
}

/* ---- what nobody chose by hand ---- */

static gboolean by_suggestion(const Flow *flow, const Stage *stage) {
    ChoiceKind kind = answers_choice(flow->answers, stage->id).kind;
    return stage->optional && (kind == CHOICE_SKIP || kind == CHOICE_PHRASING) && g_hash_table_contains(flow->chosen.suggested, stage->id);
}

/* Whether an optional part is given was a matter of the channel and the situation, when only
   they decided: it is so again. */
static void suggest_optional_again(Flow *flow) {
    const Kind *kind = flow_kind(flow);
    g_autoptr(Answers) open = answers_copy(flow->answers);
    g_autoptr(GPtrArray) stages = g_ptr_array_new();
    for (guint i = 0; i < kind->stages->len; i++) {
        const Stage *stage = catalogue_stage(flow->catalogue, g_ptr_array_index(kind->stages, i));
        if (!by_suggestion(flow, stage)) continue;
        answers_choose_none(open, stage->id);
        g_ptr_array_add(stages, (gpointer)stage->id);
    }
    if (stages->len == 0) return;
    suggest_rest(open, flow->catalogue);
    for (guint i = 0; i < stages->len; i++) {
        const char *stage = g_ptr_array_index(stages, i);
        Choice choice = answers_choice(open, stage);
        if (choice.kind != answers_choice(flow->answers, stage).kind) answers_choose(flow->answers, stage, choice);
    }
}

/* ---- saying it ---- */

typedef struct {
    const char *sentence;
    gboolean (*concerns)(const Flow *flow, const Stage *stage, const Choice *was, const Choice *is);
} Saying;

/* Greeting and sign-off are never open: another wording stands in for the one that is gone. */
static gboolean needs_choice(const Flow *flow, const Stage *stage, const Choice *was, const Choice *is) {
    return was->kind != CHOICE_NONE && is->kind == CHOICE_NONE &&
           g_ptr_array_find_with_equal_func(flow_kind(flow)->stages, stage->id, g_str_equal, NULL);
}

static gboolean is_out(const Flow *flow, const Stage *stage, const Choice *was, const Choice *is) {
    return was->kind != CHOICE_NONE && is->kind == CHOICE_NONE && !needs_choice(flow, stage, was, is) && !stage_is_frame(stage->id);
}

static gboolean is_anew(const Flow *flow, const Stage *stage, const Choice *was, const Choice *is) {
    (void)flow;
    return was->kind != CHOICE_NONE && is->kind == CHOICE_NONE && stage_is_frame(stage->id);
}

static gboolean is_reworded(const Flow *flow, const Stage *stage, const Choice *was, const Choice *is) {
    (void)flow, (void)stage;
    return was->kind == CHOICE_PHRASING && is->kind == CHOICE_PHRASING && strcmp(was->phrasing, is->phrasing) != 0;
}

static gboolean is_left_out(const Flow *flow, const Stage *stage, const Choice *was, const Choice *is) {
    (void)flow, (void)stage;
    return was->kind == CHOICE_PHRASING && is->kind == CHOICE_SKIP;
}

static gboolean is_added(const Flow *flow, const Stage *stage, const Choice *was, const Choice *is) {
    (void)flow, (void)stage;
    return was->kind == CHOICE_SKIP && is->kind == CHOICE_PHRASING;
}

static const Saying lost[] = {
    {N_("Needs a new choice, the old one no longer fits"), needs_choice},
    {N_("No longer part of the letter"), is_out},
    {N_("Chosen anew"), is_anew},
};
static const Saying changed[] = {
    {N_("In other words now"), is_reworded},
    {N_("Left out now"), is_left_out},
    {N_("Added now"), is_added},
};

static void add_sentence(GString *words, const char *sentence) {
    if (words->len > 0) g_string_append_c(words, ' ');
    g_string_append(words, sentence);
}

static guint add_sayings(const Flow *flow, GString *words, const Answers *before, const Saying *sayings, guint count) {
    const GPtrArray *stages = catalogue_stages(flow->catalogue);
    guint named = 0;
    for (guint i = 0; i < count; i++) {
        g_autoptr(GString) list = g_string_new(NULL);
        for (guint j = 0; j < stages->len; j++) {
            const Stage *stage = g_ptr_array_index(stages, j);
            Choice was = answers_choice(before, stage->id), is = answers_choice(flow->answers, stage->id);
            if (!sayings[i].concerns(flow, stage, &was, &is)) continue;
            g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", stage->name != NULL ? stage->name : stage->title);
            named++;
        }
        if (list->len == 0) continue;
        add_sentence(words, _(sayings[i].sentence));
        g_string_append_printf(words, ": %s.", list->str);
    }
    return named;
}

static void say_what_became(Flow *flow, const Answers *before, gboolean restored) {
    g_autoptr(GString) words = g_string_new(flow->act.message); /* that it goes another way now */
    g_autoptr(GString) list = g_string_new(NULL);
    guint others = add_sayings(flow, list, before, changed, G_N_ELEMENTS(changed));
    if (others > 0 && restored)
        add_sentence(words, _("Your wordings from before are back."));
    else if (others > NAMES_MOST) {
        add_sentence(words, _("It says the same in other words now. What you wrote yourself stays."));
        add_sayings(flow, words, before, changed + 1, G_N_ELEMENTS(changed) - 1); /* a part more or less is no other word */
    } else if (others > 0)
        add_sentence(words, list->str);
    add_sayings(flow, words, before, lost, G_N_ELEMENTS(lost));
    if (words->len > 0) flow_set_message(flow, MESSAGE_NOTE, words->str);
}

/* ---- all of it ---- */

static void refit(Flow *flow, Refit how) {
    g_ptr_array_unref(answers_refit(flow->answers, flow->catalogue, how));
}

/* TRUE: there were choices made for just this. */
static gboolean refit_from(Flow *flow, const char *was) {
    const Remembered *then;
    refit(flow, difference(was, flow->chosen.fitted));
    then = recall(flow, was, flow->chosen.fitted);
    if (then != NULL) {
        restore(flow, then);
        refit(flow, REFIT_MANNER); /* a fact may be another one since */
        return TRUE;
    }
    restore_parts(flow, was);
    refit(flow, REFIT_SITUATION);
    suggest_optional_again(flow);
    return FALSE;
}

void flow_refit(Flow *flow) {
    g_autofree char *now = NULL, *was = NULL;
    g_autoptr(Answers) before = NULL;
    if (flow->catalogue == NULL) return;
    channel_fit(flow);
    now = refit_key(flow);
    if (g_strcmp0(now, flow->chosen.fitted) == 0) return;
    flow->chosen.variant = 0;
    was = g_steal_pointer(&flow->chosen.fitted);
    flow->chosen.fitted = g_steal_pointer(&now);
    words_keep_all(flow);
    remember(flow, was);
    if (flow_situation(flow) == NULL) return;
    before = answers_copy(flow->answers);
    say_what_became(flow, before, refit_from(flow, was));
    flow_changed(flow);
}

void refit_settle(Flow *flow) {
    if (flow->chosen.channel_from_habit && facts_has(answers_facts_const(flow->answers), FACT_CAME_BY)) {
        answers_clear_channel(flow->answers);
        flow->chosen.channel_from_habit = FALSE;
        flow_changed(flow);
    }
    flow_refit(flow);
}

void situation_take(Flow *flow, const Situation *situation) {
    gboolean other = g_strcmp0(answers_situation(flow->answers), situation->id) != 0;
    if (situation->instead == NULL) flow->path.instead_of = NULL;
    if (!other) return;
    flow->path.instead_due = situation->instead != NULL;
    if (flow->path.instead_due) flow->path.instead_of = g_intern_string(situation->id);
    answers_set_situation(flow->answers, situation->id);
    flow_changed(flow);
    flow_refit(flow);
}
