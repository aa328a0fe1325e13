/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A letter that is kept, looked at without going on with it: to be read, or as the start of a new
 * one, to somebody else or to the same people.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "flow-private.h"

/* NULL with `error`. */
static Flow *letter_at(const Flow *flow, const char *snapshot, GError **error) {
    g_autoptr(Flow) letter = flow_beside(flow, NULL);
    return flow_restore(letter, snapshot, error) ? g_steal_pointer(&letter) : NULL;
}

gboolean flow_read_letter(Flow *flow, const char *snapshot, GError **error) {
    g_autoptr(Flow) kept = letter_at(flow, snapshot, error);
    g_autoptr(Letter) letter = kept != NULL ? flow_letter(kept) : NULL;
    g_autofree char *text = letter != NULL ? letter_text(letter) : NULL;
    if (text == NULL) return FALSE;
    if (letter->paragraphs->len == 0)
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Nothing of this letter is written yet."));
    else
        overlay_read(flow, _("The letter"), text);
    return TRUE;
}

/* ---- a new one ---- */

/* What the other letter is about: no word of it may stand in a new one. */
static const FactId told_apart_by[] = {FACT_COMPANY, FACT_CONTACT, FACT_ROLE, FACT_AGENCY};

static gboolean names(const char *words, const char *value) {
    g_autofree char *folded = g_utf8_casefold(words, -1), *wanted = value != NULL ? g_utf8_casefold(value, -1) : NULL;
    const char *last = wanted != NULL ? strrchr(wanted, ' ') : NULL;
    return wanted != NULL && (strstr(folded, wanted) != NULL || (last != NULL && strlen(last) > 3 && strstr(folded, last + 1) != NULL));
}

static gboolean names_the_other(const Answers *answers, const char *words) {
    for (guint i = 0; i < G_N_ELEMENTS(told_apart_by); i++)
        if (names(words, facts_get(answers_facts_const(answers), told_apart_by[i]))) return TRUE;
    return FALSE;
}

static void keep_facts(const Answers *from, Answers *to) {
    for (guint i = 0; i < FACT_COUNT; i++)
        if (fact_row((FactId)i)->of_writer) facts_set(answers_facts(to), (FactId)i, facts_get(answers_facts_const(from), (FactId)i), NULL);
}

/* Gives how many of the person's own words were left out. */
static guint keep_choices(const Answers *from, Answers *to) {
    guint left_out = 0;
    for (guint i = 0; i < answers_choice_count(from); i++) {
        const char *stage = answers_choice_stage(from, i);
        Choice choice = answers_choice(from, stage);
        if (choice.kind == CHOICE_WORDS && names_the_other(from, choice.words))
            left_out++;
        else
            answers_choose(to, stage, choice);
    }
    return left_out;
}

static Answers *begun_from(const Answers *from, guint *left_out) {
    Answers *answers = answers_new();
    keep_facts(from, answers);
    if (answers_situation(from) != NULL) answers_set_situation(answers, answers_situation(from));
    if (answers_channel_chosen(from)) answers_set_channel(answers, answers_channel(from));
    if (answers_register_chosen(from)) answers_set_register(answers, answers_register(from));
    *left_out = keep_choices(from, answers);
    return answers;
}

/* What was suggested there may give way here, too. */
static void keep_suggested(const Flow *from, Flow *to) {
    GHashTableIter each;
    gpointer stage;
    g_hash_table_iter_init(&each, from->chosen.suggested);
    while (g_hash_table_iter_next(&each, &stage, NULL)) g_hash_table_add(to->chosen.suggested, stage);
}

gboolean flow_begin_from(Flow *flow, const char *snapshot, GError **error) {
    g_autoptr(Flow) kept = letter_at(flow, snapshot, error), fresh = NULL;
    g_autoptr(Answers) answers = NULL;
    guint left_out = 0;
    if (kept == NULL) return FALSE;
    answers = begun_from(kept->answers, &left_out);
    fresh = flow_beside(flow, answers);
    keep_suggested(kept, fresh);
    flow_change_places(flow, fresh);
    flow_go_to_first_open_step(flow);
    if (left_out > 0)
        flow_say(flow, MESSAGE_NOTE, "%s",
                 _("A new letter with your choices of before. Your own words that name the other offer were left out."));
    else
        flow_say(flow, MESSAGE_NOTE, "%s", _("A new letter with your choices of before. Say what this offer is."));
    return TRUE;
}

/* ---- the next one ---- */

static Answers *following(const Answers *from) {
    Answers *answers = answers_new();
    Facts *facts = answers_facts(answers);
    for (guint id = 0; id < FACT_COUNT; id++)
        for (guint i = 0; i < facts_value_count(answers_facts_const(from), (FactId)id); i++)
            facts_add(facts, (FactId)id, facts_value(answers_facts_const(from), (FactId)id, i), NULL);
    facts_set(facts, FACT_RECEIVED, NULL, NULL);
    facts_set(facts, FACT_REPLY_BY, NULL, NULL);
    if (answers_channel_chosen(from)) answers_set_channel(answers, answers_channel(from));
    if (answers_register_chosen(from)) answers_set_register(answers, answers_register(from));
    return answers;
}

gboolean flow_follow(Flow *flow, const char *snapshot, GError **error) {
    g_autoptr(Flow) kept = letter_at(flow, snapshot, error), fresh = NULL;
    g_autoptr(Answers) answers = NULL;
    gboolean asked = kept != NULL && flow_asks(kept); /* then their answer is the time to decide */
    if (kept == NULL) return FALSE;
    answers = following(kept->answers);
    fresh = flow_beside(flow, answers);
    flow_set_thread(fresh, flow_thread(kept));
    flow_change_places(flow, fresh);
    flow_go_to_first_open_step(flow);
    if (flow->place.row == &step_situation && !asked) situation_show_following(flow);
    flow_say(flow, MESSAGE_NOTE, "%s", _("A letter to the same people, in the same thread. What have they written?"));
    return TRUE;
}
