/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of the offer: taken where it was pasted, given out to be read, and what was found in it
 * put where the person has written nothing. It stays with the letter.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/examples.h"
#include "flow-private.h"

#define LINES_OF_OFFER 2u
#define BEGINNING_CELLS 30

/* ---- what was pasted ---- */

/* So many lines have something in them, counted no further than needed; the first of them is
   told, too. */
static guint lines_of(const char *text, guint most, char **first) {
    g_auto(GStrv) lines = NULL;
    guint count = 0;
    *first = NULL;
    lines = g_strsplit_set(text, "\r\n", -1);
    for (guint i = 0; lines[i] != NULL && count < most; i++) {
        if (text_blank(lines[i])) continue;
        if (count++ == 0) *first = text_normalise(lines[i], TEXT_PLAIN);
    }
    return count;
}

gboolean offered_is_offer(const Action *action) {
    g_autofree char *first = NULL;
    return action->id == ACTION_PASTE && lines_of(action->text, LINES_OF_OFFER, &first) >= LINES_OF_OFFER;
}

/* It begins with this, so that nobody reads in what they did not mean to paste. */
static void ask(Flow *flow, const char *text) {
    g_autofree char *first = NULL, *beginning = NULL;
    guint count = lines_of(text, G_MAXUINT, &first);
    g_autofree char *words = NULL;
    beginning = text_clip(first, BEGINNING_CELLS, "...");
    words = g_strdup_printf(ngettext("That looks like an offer. Read it? (%u line, beginning \"%s\")",
                                     "That looks like an offer. Read it? (%u lines, beginning \"%s\")", count),
                            count, beginning);
    overlay_ask(flow, flow->mail.text != NULL ? QUESTION_OFFER_AGAIN : QUESTION_OFFER, words);
}

gboolean offered_asks(const Flow *flow) {
    return flow->overlay.kind == OVERLAY_QUESTION &&
           (flow->overlay.question == QUESTION_OFFER || flow->overlay.question == QUESTION_OFFER_AGAIN);
}

void offered_hold(Flow *flow, const char *text) {
    char *held = offered_asks(flow) ? g_strconcat(flow->mail.held, text, NULL) : g_strdup(text);
    g_free(flow->mail.held);
    flow->mail.held = held;
    ask(flow, held);
}

void offered_put_back(Flow *flow) {
    g_autofree char *text = g_steal_pointer(&flow->mail.held);
    if (flow->place.row->paste != NULL)
        flow->place.row->paste(flow, text);
    else
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Not read. Paste it again whenever you like."));
}

/* ---- reading it ---- */

/* As it can be shown and kept; its end is left out when it is too long. */
static char *to_keep(const char *text) {
    gsize most = MIN(strlen(text), FLOW_OFFER_TEXT_MOST);
    const char *end = text + most;
    if (*end != '\0') end = g_utf8_find_prev_char(text, end + 1);
    return text_clean(text, end - text, TEXT_KEEP_LINES);
}

static void set_text(Flow *flow, const char *text) {
    char *kept = text != NULL && !text_blank(text) ? to_keep(text) : NULL;
    g_free(flow->mail.text);
    flow->mail.text = kept;
}

Move offered_read(Flow *flow, const char *text) {
    if (text_blank(text)) {
        flow_say(flow, MESSAGE_PLAIN, "%s", _("There is nothing to be read in it."));
        return STAY;
    }
    flow_effect(flow, EFFECT_READ_OFFER, NULL, text, FALSE);
    set_text(flow, text);
    flow->mail.reading = TRUE;
    return GO(&step_offer, NULL);
}

Move offered_read_held(Flow *flow, gboolean together) {
    g_autofree char *held = g_steal_pointer(&flow->mail.held);
    g_autofree char *all = together && flow->mail.text != NULL ? g_strconcat(flow->mail.text, "\n\n", held, NULL) : g_strdup(held);
    return offered_read(flow, all);
}

/* ---- what was found ---- */

static gboolean anything_typed(Flow *flow, FactId fact) {
    for (guint i = 0; i < FACT_VALUES_MOST; i++)
        if (flow->typed.texts[fact][i] != NULL && !text_blank(edit_text(flow->typed.texts[fact][i]->edit))) return TRUE;
    return facts_has(answers_facts_const(flow->answers), fact);
}

/* What nobody wrote there: nothing, or what an offer said. */
static FactSet free_facts(Flow *flow) {
    FactSet facts = 0;
    for (guint fact = 0; fact < FACT_COUNT; fact++)
        if ((flow->mail.found & FACT_BIT(fact)) != 0 || !anything_typed(flow, (FactId)fact)) facts |= FACT_BIT(fact);
    return facts;
}

static void write_fact(Flow *flow, FactId fact, const Facts *found) {
    Facts *facts = answers_facts(flow->answers);
    facts_set(facts, fact, NULL, NULL);
    for (guint i = 0; i < facts_value_count(found, fact); i++) {
        const char *value = facts_value(found, fact, i);
        if (fact_row(fact)->repeats)
            facts_add(facts, fact, value, NULL);
        else
            facts_set(facts, fact, value, NULL);
    }
    fields_show_fact(flow, fact);
}

/* The subject of the answer is the offer's as long as nobody wrote another one. */
static void take_subject(Flow *flow, const char *subject) {
    Choice now = answers_choice(flow->answers, "subject");
    gboolean ours = now.kind == CHOICE_WORDS && g_strcmp0(now.words, flow->mail.subject) == 0;
    char *copy = g_strdup(subject);
    if (subject != NULL && (ours || now.kind == CHOICE_NONE))
        answers_choose_words(flow->answers, "subject", subject, NULL);
    else if (ours)
        answers_choose_none(flow->answers, "subject");
    g_free(flow->mail.subject);
    flow->mail.subject = copy;
}

static void set_proposed(Flow *flow, FactSet proposed, FactSet unsure, const char *words) {
    flow->mail.proposed = proposed;
    flow->mail.unsure = unsure;
    g_free(flow->mail.words);
    flow->mail.words = text_clean(words != NULL ? words : "", -1, TEXT_PLAIN);
    flow->derived.view_sound = FALSE;
}

/* What another offer said before goes, but who the person is does not change with the offer. */
static void put_in_place(Flow *flow, const FlowOffer *offer) {
    FactSet places = free_facts(flow), found = 0, kept = flow->mail.found & FACT_BIT(FACT_CANDIDATE);
    for (guint fact = 0; fact < FACT_COUNT; fact++) {
        gboolean said = facts_has(offer->facts, (FactId)fact);
        if ((places & FACT_BIT(fact)) == 0 || (!said && (kept & FACT_BIT(fact)) != 0)) continue;
        write_fact(flow, (FactId)fact, offer->facts);
        if (said) found |= FACT_BIT(fact);
    }
    flow->mail.found = found | kept;
    set_proposed(flow, found, offer->unsure & found, offer->words);
    if (found == 0) flow_say(flow, MESSAGE_NOTE, "%s", offer->words);
}

/* The letter is another one now: where it was to be handed over it has to be looked at again. */
static void settle_elsewhere(Flow *flow) {
    const StepRow *row = flow->place.row;
    refit_settle(flow);
    if (row->possible != NULL && !row->possible(flow)) steps_move(flow, GO(&step_review, NULL));
}

void flow_take_offer(Flow *flow, const FlowOffer *offer) {
    flow->mail.reading = FALSE;
    offered_free_perhaps(flow);
    flow_set_message(flow, MESSAGE_NONE, NULL);
    if (offer->text != NULL && !text_blank(offer->text)) set_text(flow, offer->text);
    put_in_place(flow, offer);
    take_subject(flow, offer->subject);
    flow_changed(flow);
    items_forget(flow);
    if (flow->catalogue == NULL) return;
    if (flow->place.row == &step_offer)
        step_offer.open(flow); /* turns to what it wants */
    else
        settle_elsewhere(flow);
}

void flow_offer_unread(Flow *flow, const char *why) {
    flow->mail.reading = FALSE;
    flow_say(flow, MESSAGE_WARNING, _("The offer could not be read: %s. Its text is kept; please fill in the form yourself."), why);
    items_forget(flow);
}

/* ---- what could stand in a field or a blank ---- */

void flow_propose(Flow *flow, const char *fact_name, const char *text) {
    FactId fact;
    GPtrArray **perhaps;
    if (!fact_by_name(fact_name, &fact) || text_blank(text) || !facts_check(fact, text, NULL)) return;
    perhaps = &flow->mail.perhaps[fact];
    if (*perhaps == NULL) *perhaps = g_ptr_array_new_with_free_func(g_free);
    if ((*perhaps)->len < EXAMPLES_SHOWN && !g_ptr_array_find_with_equal_func(*perhaps, text, g_str_equal, NULL))
        g_ptr_array_add(*perhaps, g_strdup(text));
    flow->derived.view_sound = FALSE;
}

void offered_free_perhaps(Flow *flow) {
    for (guint fact = 0; fact < FACT_COUNT; fact++) g_clear_pointer(&flow->mail.perhaps[fact], g_ptr_array_unref);
}

/* ---- showing it ---- */

Move offered_show_text(Flow *flow) {
    if (flow->mail.text != NULL)
        overlay_read(flow, _("The offer"), flow->mail.text);
    else
        flow_say(flow, MESSAGE_PLAIN, "%s",
                 _("There is no text of the offer yet. It can be pasted on the first screen and into the form."));
    return STAY;
}
