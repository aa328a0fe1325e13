/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading what the wizard stands on. A person's own files may be faulty: then their problems are
 * told and the rest goes on.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "habits.h"
#include "session-private.h"

G_DEFINE_QUARK(bowout - session - error, session_error)

static gboolean refuse(const Problems *problems, const char *otherwise, GError **error) {
    const Problem *last = NULL;
    g_autofree char *words = NULL;
    for (guint i = 0; i < problems_count(problems, PROBLEM_WARNING); i++)
        if (problems_get(problems, i)->level == PROBLEM_ERROR) last = problems_get(problems, i);
    words = last != NULL ? problem_format(last) : g_strdup(otherwise);
    g_set_error_literal(error, SESSION_ERROR, SESSION_ERROR_FILE, words);
    return FALSE;
}

Answers *sources_answers(const char *path, Problems *problems, GError **error) {
    Answers *answers = answers_read(path, NULL, problems);
    if (answers == NULL) refuse(problems, _("the answers file cannot be read"), error);
    return answers;
}

/* ---- the offer ---- */

PostOffer *sources_offer(const char *path, GError **error) {
    g_autoptr(GError) why = NULL;
    PostOffer *offer = post_offer_read_file(path, &why);
    if (offer == NULL) g_set_error(error, SESSION_ERROR, SESSION_ERROR_FILE, "%s: %s", path, why->message);
    return offer;
}

/* Which of them are no more than likely: those have to be looked at before the letter goes on. */
static FactSet unsure_of(const PostOffer *offer, FactSet facts) {
    FactSet unsure = 0;
    for (guint fact = 0; fact < FACT_COUNT; fact++) {
        const PostProposal *best = (facts & FACT_BIT(fact)) != 0 ? post_offer_best(offer, (FactId)fact) : NULL;
        if (best != NULL && best->sureness < POST_SURE) unsure |= FACT_BIT(fact);
    }
    return unsure;
}

/* ---- the thread of the mail, kept with the draft ---- */

#define THREAD "thread"

static void keep_thread(Session *session) {
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autofree char *text = NULL;
    const PostOffer *offer = session->offer;
    if (offer->message_id == NULL) { /* no mail: there is no thread to go on with */
        flow_set_thread(session->flow, NULL);
        return;
    }
    g_key_file_set_string(file, THREAD, "message-id", offer->message_id);
    if (offer->own_address != NULL) g_key_file_set_string(file, THREAD, "own-address", offer->own_address);
    g_key_file_set_string_list(file, THREAD, "references", (const char *const *)offer->references, g_strv_length(offer->references));
    text = g_key_file_to_data(file, NULL, NULL);
    flow_set_thread(session->flow, text);
}

static PostOffer *kept_thread(const Session *session) {
    g_autoptr(GKeyFile) file = g_key_file_new();
    const char *text = flow_thread(session->flow);
    PostOffer *offer;
    if (text == NULL || !g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_NONE, NULL)) return NULL;
    offer = g_new0(PostOffer, 1);
    offer->proposals = g_ptr_array_new();
    offer->message_id = g_key_file_get_string(file, THREAD, "message-id", NULL);
    offer->own_address = g_key_file_get_string(file, THREAD, "own-address", NULL);
    offer->references = g_key_file_get_string_list(file, THREAD, "references", NULL, NULL);
    if (offer->references == NULL) offer->references = g_new0(char *, 1);
    return offer;
}

static gboolean same_offer(const Session *session) {
    const char *company = facts_get(answers_facts_const(flow_answers(session->flow)), FACT_COMPANY);
    const PostProposal *theirs = post_offer_best(session->offer, FACT_COMPANY);
    return company != NULL && theirs != NULL && g_ascii_strcasecmp(company, theirs->value) == 0;
}

void sources_fit_offer(Session *session) {
    if (session->offer != NULL && same_offer(session)) {
        keep_thread(session);
        return;
    }
    g_clear_pointer(&session->offer, post_offer_free);
    session->offer = kept_thread(session);
}

/* What to look at, and what is worth knowing besides. Owned by the caller. */
static char *words_about(const PostOffer *offer, FactSet found) {
    GString *words = g_string_new(found != 0 ? _("What the offer says is filled in: check it.")
                                             : _("Nothing was found in it that a letter could use: please fill in the form yourself."));
    for (guint bit = 0; bit < 32; bit++) {
        const char *note = (offer->notes >> bit & 1u) != 0 ? post_note_words((PostNote)(1u << bit)) : NULL;
        if (note != NULL) g_string_append_printf(words, " %s", note);
    }
    return g_string_free(words, FALSE);
}

/* What is not filled in is proposed where the form, or a sentence, asks for something of the
   kind. */
static void propose_all(Session *session, const PostOffer *offer) {
    for (guint i = 0; i < offer->proposals->len; i++) {
        const PostProposal *proposal = g_ptr_array_index(offer->proposals, i);
        flow_propose(session->flow, fact_row(proposal->fact)->name, proposal->value);
    }
}

void sources_take_offer(Session *session, PostOffer *offer) {
    g_autoptr(Facts) facts = facts_new();
    FactSet found = post_offer_fill(offer, facts, POST_LIKELY);
    g_autofree char *words = words_about(offer, found);
    post_offer_free(session->offer);
    session->offer = offer;
    flow_take_offer(session->flow, &(FlowOffer){facts, unsure_of(offer, found), words, offer->text, offer->reply_subject});
    propose_all(session, offer);
    keep_thread(session);
}

/* ---- the person ---- */

void sources_set_habits(Session *session) {
    int channel, reg;
    ChannelId channel_id;
    RegisterId register_id;
    const char *way = session->person != NULL ? person_get(session->person, PERSON_CHANNEL) : NULL;
    const char *tone = session->person != NULL ? person_get(session->person, PERSON_TONE) : NULL;
    habits_read(&channel, &reg);
    if (way != NULL && channel_by_name(way, &channel_id)) channel = (int)channel_id;
    if (tone != NULL && register_by_name(tone, &register_id)) reg = (int)register_id;
    flow_set_habits(session->flow, channel, reg);
}

static void know_person(Session *session, Person *person) {
    person_free(session->person);
    session->person = person;
    person_apply(person);
    post_know_own(person_get(person, PERSON_NAME), person_get(person, PERSON_ADDRESS));
}

void sources_read_person(Session *session) {
    know_person(session, person_read(session->problems));
}

static guint known_of(const Person *person) {
    guint known = 0;
    for (guint i = 0; i < PERSON_COUNT; i++)
        if (person_get(person, (PersonId)i) != NULL) known |= 1u << i;
    return known;
}

/* The person as they are with this line changed; which lines are to be written. */
static Person *person_with(const Session *session, const char *name, const char *value, guint *which) {
    Person *person = person_copy(session->person);
    PersonId id;
    *which = person_by_name(name, &id) && person_set(person, id, value, NULL) ? 1u << id : 0;
    return person;
}

void sources_keep_person(Session *session, const char *name, const char *value) {
    guint which;
    g_autoptr(Person) person = name != NULL ? person_with(session, name, value, &which) : person_of(flow_answers(session->flow));
    g_autoptr(GError) error = NULL;
    g_autofree char *words = NULL;
    if (name == NULL) which = known_of(person);
    if (!person_write(person, which, &error)) {
        words = g_strdup_printf(_("Not remembered: %s."), error->message);
        flow_set_message(session->flow, MESSAGE_ERROR, words);
        return;
    }
    know_person(session, g_steal_pointer(&person));
    flow_set_person(session->flow, session->person);
    sources_set_habits(session);
    if (name == NULL) flow_set_message(session->flow, MESSAGE_PRAISE, _("Remembered for the next letter."));
}

/* ---- catalogue and rules ---- */

gboolean sources_load(Session *session, GError **error) {
    gboolean own = !session->restricted;
    session->catalogue = catalogue_load(session->catalogue_folder, own, session->problems);
    if (session->catalogue == NULL) return refuse(session->problems, _("the catalogue of wordings cannot be read"), error);
    session->rules = rules_load(session->catalogue_folder, own, session->problems);
    return TRUE;
}
