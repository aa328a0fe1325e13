/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Undo and redo over the whole wizard. What the person decided is a table of short texts (facts,
 * situation, channel, tone, the choice of each part, and whether it was made by hand); a step of
 * the history holds what of it was otherwise before. Typing in one field is one step. Nothing that
 * was typed goes: own words stay where they can be found again.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "flow-private.h"

#define STEPS_MOST 30u
#define ABSENT "-" /* a value that is there begins with "=" */

/* ---- the state as a table ---- */

static void note(GHashTable *state, char *key, const char *value) {
    g_hash_table_insert(state, key, value != NULL ? g_strconcat("=", value, NULL) : g_strdup(ABSENT));
}

static char *facts_as_lines(const Facts *facts, FactId fact) {
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < facts_value_count(facts, fact); i++)
        g_string_append_printf(lines, "%s%s", i > 0 ? "\n" : "", facts_value(facts, fact, i));
    return g_string_free(lines, FALSE);
}

static char *choice_as_text(Choice choice) {
    const char *phrasing = choice.phrasing != NULL ? choice.phrasing : "";
    if (choice.kind == CHOICE_PHRASING) return g_strconcat("wording ", phrasing, NULL);
    if (choice.kind == CHOICE_WORDS) return g_strconcat("words ", phrasing, "\n", choice.words, NULL);
    return g_strdup("skip");
}

GHashTable *history_state(const Flow *flow) {
    GHashTable *state = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const Facts *facts = answers_facts_const(flow->answers);
    GHashTableIter suggested;
    gpointer stage;
    note(state, g_strdup("situation"), answers_situation(flow->answers));
    note(state, g_strdup("channel"), answers_channel_chosen(flow->answers) ? channel_name(answers_channel(flow->answers)) : NULL);
    note(state, g_strdup("tone"), register_name(answers_register(flow->answers)));
    for (guint i = 0; i < FACT_COUNT; i++) {
        g_autofree char *lines = facts_has(facts, (FactId)i) ? facts_as_lines(facts, (FactId)i) : NULL;
        if (lines != NULL) note(state, g_strconcat("fact ", fact_row((FactId)i)->name, NULL), lines);
    }
    for (guint i = 0; i < answers_choice_count(flow->answers); i++) {
        const char *id = answers_choice_stage(flow->answers, i);
        g_autofree char *text = choice_as_text(answers_choice(flow->answers, id));
        note(state, g_strconcat("stage ", id, NULL), text);
    }
    g_hash_table_iter_init(&suggested, flow->chosen.suggested);
    while (g_hash_table_iter_next(&suggested, &stage, NULL)) note(state, g_strconcat("suggested ", stage, NULL), "");
    return state;
}

static const char *value_in(GHashTable *state, const char *key) {
    const char *value = g_hash_table_lookup(state, key);
    return value != NULL ? value : ABSENT;
}

/* What of `now` was otherwise `before`, as it was; NULL: nothing. */
static GHashTable *difference(GHashTable *before, GHashTable *now) {
    GHashTable *step = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free), *both[] = {before, now};
    for (guint i = 0; i < G_N_ELEMENTS(both); i++) {
        GHashTableIter iter;
        gpointer key;
        g_hash_table_iter_init(&iter, both[i]);
        while (g_hash_table_iter_next(&iter, &key, NULL))
            if (strcmp(value_in(before, key), value_in(now, key)) != 0)
                g_hash_table_insert(step, g_strdup(key), g_strdup(value_in(before, key)));
    }
    if (g_hash_table_size(step) > 0) return step;
    g_hash_table_unref(step);
    return NULL;
}

/* ---- putting it back ---- */

static void set_fact(Flow *flow, const char *name, const char *lines) {
    g_auto(GStrv) values = g_strsplit(lines != NULL ? lines : "", "\n", -1);
    FactId fact;
    if (!fact_by_name(name, &fact)) return;
    facts_set(answers_facts(flow->answers), fact, NULL, NULL);
    for (guint i = 0; values[i] != NULL; i++)
        if (values[i][0] != '\0') facts_add(answers_facts(flow->answers), fact, values[i], NULL);
    fields_show_fact(flow, fact);
}

static void set_choice(Flow *flow, const char *stage, const char *text) {
    const char *end = text != NULL ? strchr(text, '\n') : NULL;
    if (text == NULL) {
        answers_choose_none(flow->answers, stage);
    } else if (g_str_has_prefix(text, "wording ")) {
        answers_choose_phrasing(flow->answers, stage, text + strlen("wording "));
    } else if (g_str_has_prefix(text, "words ") && end != NULL) {
        g_autofree char *from = g_strndup(text + strlen("words "), (gsize)(end - text) - strlen("words "));
        answers_choose_words(flow->answers, stage, end + 1, from[0] != '\0' ? from : NULL);
    } else {
        answers_choose_skip(flow->answers, stage);
    }
}

static void set_suggested(Flow *flow, const char *stage, const char *value) {
    if (value != NULL)
        g_hash_table_add(flow->chosen.suggested, (gpointer)g_intern_string(stage));
    else
        variant_by_hand(flow, stage);
}

static void set_situation(Flow *flow, const char *name, const char *value) {
    (void)name;
    if (value == NULL || catalogue_situation(flow->catalogue, value) != NULL) answers_set_situation(flow->answers, value);
}

static void set_channel(Flow *flow, const char *name, const char *value) {
    ChannelId channel;
    (void)name;
    if (value == NULL)
        answers_clear_channel(flow->answers);
    else if (channel_by_name(value, &channel))
        answers_set_channel(flow->answers, channel);
}

static void set_tone(Flow *flow, const char *name, const char *value) {
    RegisterId reg;
    (void)name;
    if (value != NULL && register_by_name(value, &reg)) answers_set_register(flow->answers, reg);
}

/* What a key begins with, who puts its value back, and what it is called when it was the only one
   (NULL: by what follows) or one of several. The first that occurs names the step. */
static const struct {
    const char *begins;
    void (*set)(Flow *flow, const char *name, const char *value);
    const char *one, *several; /* N_ */
} kinds[] = {
    {"situation", set_situation, N_("the situation"), NULL},
    {"channel", set_channel, N_("the channel"), NULL},
    {"tone", set_tone, N_("the tone"), NULL},
    {"fact ", set_fact, NULL, N_("what you told")},
    {"stage ", set_choice, NULL, N_("several wordings")},
    {"suggested ", set_suggested, N_("what you chose yourself"), N_("what you chose yourself")},
};

static void put_back(Flow *flow, GHashTable *step) {
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, step);
    while (g_hash_table_iter_next(&iter, &key, &value))
        for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
            if (g_str_has_prefix(key, kinds[i].begins))
                kinds[i].set(flow, (const char *)key + strlen(kinds[i].begins), *(const char *)value == '=' ? (const char *)value + 1 : NULL);
    g_free(flow->chosen.fitted);
    flow->chosen.fitted = refit_key(flow);
    flow_changed(flow);
    items_forget(flow);
}

static const char *name_of_one(const Flow *flow, const char *key) {
    FactId fact;
    if (g_str_has_prefix(key, "fact ") && fact_by_name(key + strlen("fact "), &fact)) return _(fact_row(fact)->prompt);
    return part_name(flow, strchr(key, ' ') + 1);
}

static const char *name_of(const Flow *flow, GHashTable *step) {
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        GHashTableIter iter;
        gpointer key;
        const char *found = NULL;
        guint count = 0;
        g_hash_table_iter_init(&iter, step);
        while (g_hash_table_iter_next(&iter, &key, NULL))
            if (g_str_has_prefix(key, kinds[i].begins) && count++ == 0) found = key;
        if (count > 0 && kinds[i].one != NULL) return _(kinds[i].one);
        if (count > 0) return count == 1 ? name_of_one(flow, found) : _(kinds[i].several);
    }
    return "";
}

/* ---- the steps ---- */

void history_add(GPtrArray *steps, GHashTable *step) {
    g_ptr_array_add(steps, step);
    if (steps->len > STEPS_MOST) g_ptr_array_remove_index(steps, 0);
}

static gboolean types(ActionId id) {
    return id == ACTION_TYPE || id == ACTION_EDIT || id == ACTION_PASTE;
}

/* What was so before a step and its next one is so before both. */
static void merge(GHashTable *step, GHashTable *later) {
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, later);
    while (g_hash_table_iter_next(&iter, &key, &value))
        if (!g_hash_table_contains(step, key)) g_hash_table_insert(step, g_strdup(key), g_strdup(value));
}

void history_note(Flow *flow, GHashTable *before, ActionId id) {
    g_autoptr(GHashTable) now = history_state(flow);
    GHashTable *step = difference(before, now);
    g_autofree char *place = place_id(flow->place), *field = NULL;
    gpointer focus = g_hash_table_lookup(flow->typed.focus, place);
    if (types(id)) field = g_strdup_printf("%s %d", place, GPOINTER_TO_INT(focus));
    if (step == NULL) {
        if (!types(id)) g_clear_pointer(&flow->history.typing, g_free);
        return;
    }
    g_ptr_array_set_size(flow->history.redo, 0);
    if (field != NULL && flow->history.undo->len > 0 && g_strcmp0(field, flow->history.typing) == 0) {
        merge(g_ptr_array_index(flow->history.undo, flow->history.undo->len - 1), step);
        g_hash_table_unref(step);
    } else {
        history_add(flow->history.undo, step);
    }
    g_free(flow->history.typing);
    flow->history.typing = g_steal_pointer(&field);
}

/* Where one is may be no place of the letter as it is now. */
static Move stay_or_open(const Flow *flow) {
    const char *stage = place_stage(flow->place);
    const Kind *kind = flow_kind(flow);
    gboolean ours = stage == NULL || flow->path.returning || (kind != NULL && g_ptr_array_find_with_equal_func(kind->stages, stage, g_str_equal, NULL));
    if (flow_situation(flow) == NULL && flow->place.row != &step_offer) return (Move){.kind = MOVE_OPEN};
    return ours && (flow->place.row->possible == NULL || flow->place.row->possible(flow)) ? STAY : (Move){.kind = MOVE_OPEN};
}

Move history_go(Flow *flow, gboolean again) {
    GPtrArray *from = again ? flow->history.redo : flow->history.undo, *to = again ? flow->history.undo : flow->history.redo;
    g_autoptr(GHashTable) before = NULL, now = NULL, step = NULL;
    GHashTable *inverse;
    if (from->len == 0 || flow->catalogue == NULL) {
        flow_say(flow, MESSAGE_PLAIN, "%s", again ? _("There is nothing to do again.") : _("There is nothing to undo."));
        return STAY;
    }
    step = g_ptr_array_steal_index(from, from->len - 1);
    before = history_state(flow);
    words_keep_all(flow);
    put_back(flow, step);
    now = history_state(flow);
    inverse = difference(before, now);
    if (inverse != NULL) history_add(to, inverse);
    flow->act.touched = TRUE;
    g_clear_pointer(&flow->history.typing, g_free);
    flow_say(flow, MESSAGE_PLAIN, again ? _("Done again: %s.") : _("Undone: %s."), name_of(flow, step));
    return stay_or_open(flow);
}
