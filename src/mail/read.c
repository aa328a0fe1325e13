/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mail proposes. */
#include "config.h"

#include "read.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/mail/protocol.h"
#include "company.h"
#include "days.h"
#include "domains.h"
#include "mail.h"
#include "patterns.h"
#include "people.h"
#include "proposals.h"
#include "prose.h"
#include "words.h"

typedef struct {
    const Mail *outer; /* as it came */
    const Mail *offer; /* the one with the offer: the same, or the one that was forwarded */
    Mail *made;        /* what `offer` points to when it had to be made from text */
    Prose *prose;
    Proposals *proposals;
    json_t *notes;
    GDate today, received;
    gboolean has_received;
} Reading;

static gboolean is_forwarded(const Reading *reading) {
    return reading->offer != reading->outer;
}

static void note(Reading *reading, const char *name) {
    json_array_append_new(reading->notes, json_string(name));
}

/* ---- which mail ---- */

/* A mail that was forwarded within the text, as far as it can be told. */
static Mail *mail_of_forwarded(const Forwarded *forwarded) {
    Mail *mail = g_new0(Mail, 1);
    GDate day;

    mail->from = mail_person(forwarded->from);
    mail->reply_to = mail_person(forwarded->reply_to);
    mail->to = mail_person(forwarded->to);
    mail->subject = g_strdup(forwarded->subject);
    mail->subject_shown = g_strdup(forwarded->subject);
    mail->subject_sound = words_sound(forwarded->subject);
    mail->references = g_ptr_array_new_with_free_func(g_free);
    mail->text = words_text(forwarded->text, strlen(forwarded->text), MAIL_TEXT_MOST, NULL);
    if (forwarded->date != NULL && days_read(forwarded->date, &day))
        mail->date = g_date_time_new_local(g_date_get_year(&day), (gint)g_date_get_month(&day), g_date_get_day(&day), 12, 0, 0);
    return mail;
}

static void choose_mail(Reading *reading) {
    const Mail *outer = reading->outer;
    g_autoptr(Forwarded) forwarded = NULL;

    reading->offer = outer;
    if (outer->inside != NULL && (outer->inside->from.address != NULL || outer->inside->from.name != NULL)) {
        reading->offer = outer->inside;
    } else {
        forwarded = forwarded_find(outer->text, subject_forwards(outer->subject));
        if (forwarded != NULL) reading->offer = reading->made = mail_of_forwarded(forwarded);
    }
    if (is_forwarded(reading)) note(reading, MAIL_NOTE_FORWARDED);
}

/* ---- people ---- */

/* The mailbox the mail came to; NULL when it went to many and no header says which is ours. */
static const char *own_address(const Mail *mail) {
    if (mail->delivered_to != NULL) return mail->delivered_to;
    return mail->to_count == 1 ? mail->to.address : NULL;
}

static gboolean is_own(const Reading *reading, const char *address) {
    const char *own = own_address(reading->outer);

    return own != NULL && address != NULL && g_ascii_strcasecmp(own, address) == 0;
}

/* Somebody reads what is sent there. */
static gboolean usable(const Reading *reading, const char *address) {
    return address != NULL && !address_is_no_reply(address) && !is_own(reading, address);
}

static void propose_address(Reading *reading) {
    const Mail *mail = reading->offer;
    const char *from = mail->from.address, *reply_to = mail->reply_to.address;
    gboolean elsewhere = from != NULL && reply_to != NULL && !domain_same(from, reply_to) && domain_kind(from) == DOMAIN_COMPANY;
    const char *found = is_forwarded(reading) ? MAIL_FOUND_FORWARDED : MAIL_FOUND_FROM;

    if (usable(reading, reply_to)) proposals_add(reading->proposals, "address", reply_to, elsewhere ? 75 : 95, MAIL_FOUND_REPLY_TO);
    if (usable(reading, from))
        proposals_add(reading->proposals, "address", from, is_forwarded(reading) ? 80 : usable(reading, reply_to) ? 60 : 95, found);
    if (is_forwarded(reading) && usable(reading, reading->outer->from.address))
        proposals_add(reading->proposals, "address", reading->outer->from.address, 40, MAIL_FOUND_FROM);
    if (elsewhere && usable(reading, reply_to)) note(reading, MAIL_NOTE_REPLY_ELSEWHERE);
    if (proposals_best(reading->proposals, "address") == NULL && (from != NULL || reply_to != NULL)) note(reading, MAIL_NOTE_NO_REPLY);
}

static void propose_contact(Reading *reading, const Identity *from, const Identity *reply_to) {
    const Mail *mail = reading->offer;
    const char *found = is_forwarded(reading) ? MAIL_FOUND_FORWARDED : MAIL_FOUND_FROM;
    gboolean same = mail->reply_to.address == NULL || domain_same(mail->from.address, mail->reply_to.address);
    g_autofree char *signer = signed_person(reading->prose);

    if (signer != NULL && from->person != NULL && g_str_has_prefix(from->person, signer) && strlen(from->person) > strlen(signer))
        g_clear_pointer(&signer, g_free); /* "Grace" for Grace Tan */
    proposals_add(reading->proposals, "contact", reply_to->person, 92, MAIL_FOUND_REPLY_TO);
    proposals_add(reading->proposals, "contact", from->person, is_forwarded(reading) || !same ? 78 : 90, found);
    proposals_add(reading->proposals, "contact", signer, from->person == NULL ? 68 : 50, MAIL_FOUND_SIGNATURE);
}

static void propose_people(Reading *reading) {
    const Mail *mail = reading->offer;
    Identity from = identity_read(mail->from.name, mail->from.address);
    Identity reply_to = identity_read(mail->reply_to.name, mail->reply_to.address);

    propose_contact(reading, &from, &reply_to);
    propose_address(reading);
    company_from_headers(mail, &from, &reply_to, reading->proposals);
    company_from_signature(reading->prose, mail->from.address, reading->proposals);
    identity_clear(&from);
    identity_clear(&reply_to);
}

/* Our own name, as the sender wrote it. */
static const char *own_name(const Mail *mail) {
    const char *own = own_address(mail);

    if (own == NULL || mail->to.address == NULL || g_ascii_strcasecmp(own, mail->to.address) != 0) return NULL;
    return mail->to.name;
}

static void propose_candidate(Reading *reading) {
    Identity own = identity_read(own_name(reading->outer), NULL);
    Identity first = identity_read(is_forwarded(reading) ? reading->offer->to.name : NULL, NULL);

    proposals_add(reading->proposals, "candidate", own.person, 85, MAIL_FOUND_TO);
    proposals_add(reading->proposals, "candidate", first.person, 65, MAIL_FOUND_TO);
    identity_clear(&first);
    proposals_add(reading->proposals, "candidate", reading->prose->greeting, 50, MAIL_FOUND_GREETING);
    identity_clear(&own);
}

/* ---- the offer ---- */

static gboolean company_is_domains(const char *company, gconstpointer address) {
    return matches_domain(company, address);
}

static gboolean is_value(const char *value, gconstpointer other) {
    g_autofree char *one = words_fold(value), *two = words_fold(other);

    return strcmp(one, two) == 0;
}

/* "Northwind Remote - Job offer": what is the company cannot be the role, nor the other way round. */
static void tell_apart(Reading *reading) {
    Proposals *all = reading->proposals;
    g_autofree char *role = g_strdup(proposals_best(all, "role")), *company = g_strdup(proposals_best(all, "company"));
    g_autofree char *person = g_strdup(proposals_best(all, "contact"));
    gboolean company_first = proposals_best_score(all, "company") >= PROPOSAL_LIKELY;

    if (person != NULL) proposals_adjust(all, "company", is_value, person, -200);
    if (company != NULL && (company_first || role == NULL || !is_value(role, company)))
        proposals_adjust(all, "role", is_value, company, -200);
    if (role != NULL && (!company_first || company == NULL || !is_value(role, company)))
        proposals_adjust(all, "company", is_value, role, -200);
}

/* What the sender wrote says more than what is quoted below; that is looked at for what is not known yet. */
static void propose_from_older(Reading *reading) {
    static const char *const facts[] = {"role", "company"};

    for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
        if (proposals_best_score(reading->proposals, facts[i]) < PROPOSAL_LIKELY)
            patterns_find(reading->prose->older, PATTERNS_TEXT, facts[i], MAIL_FOUND_QUOTED, 30, reading->proposals);
}

static void propose_offer(Reading *reading) {
    const Mail *mail = reading->offer;
    g_autofree char *subject = mail->subject == NULL ? NULL : subject_bare(mail->subject);

    patterns_find(reading->prose->own, PATTERNS_TEXT, NULL, MAIL_FOUND_TEXT, 0, reading->proposals);
    if (subject != NULL) patterns_find(subject, PATTERNS_SUBJECT, NULL, MAIL_FOUND_SUBJECT, 0, reading->proposals);
    propose_from_older(reading);
    proposals_adjust(reading->proposals, "company", company_is_domains, mail->from.address, 15);
    tell_apart(reading);
}

static gboolean from_platform(const Reading *reading) {
    return domain_kind(reading->offer->from.address) == DOMAIN_PLATFORM;
}

static void propose_arrangement(Reading *reading) {
    patterns_arrangement(proposals_best(reading->proposals, "role"), MAIL_FOUND_TEXT, reading->proposals);
    patterns_arrangement(reading->offer->subject, MAIL_FOUND_SUBJECT, reading->proposals);
    patterns_arrangement(reading->prose->own, MAIL_FOUND_TEXT, reading->proposals);
    if (domain_is_freelance(reading->offer->from.address))
        proposals_add(reading->proposals, "arrangement", "freelance", 70, MAIL_FOUND_PLATFORM);
}

static void propose_days(Reading *reading) {
    gboolean odd = FALSE;

    reading->has_received = days_received(reading->offer, &reading->today, reading->proposals, &reading->received, &odd);
    days_reply_by(reading->prose->own, reading->has_received ? &reading->received : NULL, &reading->today, reading->proposals);
    if (odd) note(reading, MAIL_NOTE_DATE_ODD);
}

static void propose_way(Reading *reading) {
    if (!from_platform(reading)) {
        proposals_add(reading->proposals, "came-by", "email", 95, MAIL_FOUND_MAIL);
        return;
    }
    proposals_add(reading->proposals, "came-by", "chat", 80, MAIL_FOUND_PLATFORM);
    note(reading, MAIL_NOTE_PLATFORM);
}

static void tell_state(Reading *reading) {
    const Mail *mail = reading->offer;

    if (mail->from_html || (mail == reading->made && reading->outer->from_html)) note(reading, MAIL_NOTE_HTML);
    if (mail->text[0] == '\0') note(reading, MAIL_NOTE_NO_TEXT);
    if (mail->text_cut) note(reading, MAIL_NOTE_TEXT_CUT);
    if (mail->encrypted || reading->outer->encrypted)
        note(reading, MAIL_NOTE_ENCRYPTED);
    else if (mail->wrapped || reading->outer->wrapped)
        note(reading, MAIL_NOTE_WRAPPED);
    if (mail->unread || reading->outer->unread) note(reading, MAIL_NOTE_CHARSET);
    if (mail->address_odd) note(reading, MAIL_NOTE_ADDRESS_ODD);
    if (mail->hostile || reading->outer->hostile) note(reading, MAIL_NOTE_HOSTILE);
}

/* ---- the answer ---- */

static void set_string(json_t *object, const char *name, const char *value) {
    if (value != NULL && value[0] != '\0') json_object_set_new(object, name, json_string(value));
}

static json_t *thread_json(const Mail *mail) {
    json_t *thread = json_object(), *references = json_array();

    set_string(thread, "message-id", mail->message_id);
    set_string(thread, "in-reply-to", mail->in_reply_to);
    for (guint i = 0; i < mail->references->len; i++)
        json_array_append_new(references, json_string(g_ptr_array_index(mail->references, i)));
    json_object_set_new(thread, "references", references);
    return thread;
}

static json_t *own_json(const Reading *reading) {
    Identity identity = identity_read(own_name(reading->outer), NULL);
    json_t *own = json_object();

    set_string(own, "name", identity.person);
    identity_clear(&identity);
    set_string(own, "address", own_address(reading->outer));
    return own;
}

static json_t *answer(const Reading *reading) {
    const Mail *mail = reading->offer;
    json_t *all = json_object();
    g_autofree char *reply = mail->subject_sound == NULL ? NULL : subject_reply(mail->subject_sound);

    json_object_set_new(all, "version", json_integer(MAIL_PROTOCOL_VERSION));
    json_object_set_new(all, "proposals", proposals_json(reading->proposals));
    json_object_set_new(all, "thread", thread_json(mail));
    json_object_set_new(all, "own", own_json(reading));
    set_string(all, "subject", mail->subject_shown);
    set_string(all, "reply-subject", reply);
    json_object_set_new(all, "text", json_string(mail->text));
    json_object_set(all, "notes", reading->notes);
    return all;
}

static Prose *prose_of(const Mail *mail) {
    Identity sender = identity_read(mail->from.name, mail->from.address);
    Prose *prose = prose_new(mail->text, sender.person);

    identity_clear(&sender);
    return prose;
}

json_t *read_offer(const char *bytes, gsize length, GError **error) {
    g_autoptr(Mail) mail = mail_parse(bytes, length, error);
    Reading reading = {.outer = mail, .today = clock_today()};
    json_t *all;

    if (mail == NULL) return NULL;
    reading.proposals = proposals_new();
    reading.notes = json_array();
    choose_mail(&reading);
    reading.prose = prose_of(reading.offer);
    propose_people(&reading);
    propose_candidate(&reading);
    propose_offer(&reading);
    propose_arrangement(&reading);
    propose_days(&reading);
    propose_way(&reading);
    tell_state(&reading);
    all = answer(&reading);
    prose_free(reading.prose);
    proposals_free(reading.proposals);
    json_decref(reading.notes);
    mail_free(reading.made);
    return all;
}
