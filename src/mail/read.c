/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mail proposes. */
#include "config.h"

#include "read.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/dates.h"
#include "bowout/mail/protocol.h"
#include "arrangement.h"
#include "days.h"
#include "details.h"
#include "domains.h"
#include "labels.h"
#include "names.h"
#include "patterns.h"
#include "people.h"
#include "plain.h"
#include "so-far.h"
#include "who.h"
#include "mail-text.h"

static gboolean is_forwarded(const Reading *reading) {
    return reading->offer != reading->outer;
}

/* ---- which mail ---- */

/* A page shows near days without their year: "Tue, Nov 24, 9:41 AM". */
static gboolean near_day(const char *text, const GDate *today, GDate *day) {
    DateSaid said;

    if (!dates_find(text, 0, today, DATES_PAST, &said) || g_date_valid(&said.other)) return FALSE;
    *day = said.day;
    return TRUE;
}

/* A mail that was forwarded within the text, as far as it can be told. */
static Mail *mail_of_forwarded(const Forwarded *forwarded, const GDate *today) {
    Mail *mail = g_new0(Mail, 1);
    GDate day;

    mail->from = mail_person(forwarded->from);
    mail->reply_to = mail_person(forwarded->reply_to);
    mail->to = mail_person(forwarded->to);
    mail->to_count = 1;
    mail->subject = g_strdup(forwarded->subject);
    mail->subject_shown = g_strdup(forwarded->subject);
    mail->subject_sound = words_sound(forwarded->subject);
    mail->references = g_ptr_array_new_with_free_func(g_free);
    mail->text = words_text(forwarded->text, strlen(forwarded->text), MAIL_TEXT_MOST, NULL);
    if (forwarded->date != NULL && (dates_header(forwarded->date, &day) || near_day(forwarded->date, today, &day)))
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
        if (forwarded == NULL && outer->typed) forwarded = forwarded_of_page(outer->text);
        if (forwarded != NULL) reading->offer = reading->made = mail_of_forwarded(forwarded, &reading->today);
    }
    /* A text that was pasted with its headers came from their sender; nobody forwarded it. */
    if (outer->typed && reading->made != NULL)
        reading->outer = reading->made;
    else if (is_forwarded(reading))
        reading_note(reading, MAIL_NOTE_FORWARDED);
}

/* Text without headers may be out of a chat. */
static void read_chat(Reading *reading) {
    if (reading->offer->typed) reading->chat = chat_read(reading->offer->text, &reading->today);
}

static const char *offer_text(const Reading *reading) {
    return reading->chat != NULL ? reading->chat->text : reading->offer->text;
}

/* ---- the offer ---- */

static void propose_offer(Reading *reading) {
    const Mail *mail = reading->offer;
    g_autofree char *unmarked = mail->subject == NULL ? NULL : words_unmarked(mail->subject);
    g_autofree char *subject = unmarked == NULL ? NULL : subject_bare(unmarked);

    patterns_find(reading->prose->own, PATTERNS_TEXT, NULL, MAIL_FOUND_TEXT, 0, reading->proposals);
    if (subject != NULL) patterns_find(subject, PATTERNS_SUBJECT, NULL, MAIL_FOUND_SUBJECT, 0, reading->proposals);
    details_find(reading->prose->own, reading->proposals);
    names_firms(reading->prose->own, MAIL_FOUND_TEXT, reading->proposals);
    names_trades(reading->prose->own, MAIL_FOUND_TEXT, reading->proposals);
    if (subject != NULL) names_firms(subject, MAIL_FOUND_SUBJECT, reading->proposals);
    if (subject != NULL) names_trades(subject, MAIL_FOUND_SUBJECT, reading->proposals);
    reading->labelled_days = labels_find(offer_text(reading), &reading->today, reading->proposals);
}

/* What the sender wrote says more than what is quoted below; that is looked at for what is not
   known yet. */
static void propose_from_older(Reading *reading) {
    static const char *const facts[] = {"role", "company"};

    for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
        if (proposals_best_score(reading->proposals, facts[i]) < PROPOSAL_LIKELY)
            patterns_find(reading->prose->older, PATTERNS_TEXT, facts[i], MAIL_FOUND_QUOTED, 12, reading->proposals);
}

static void propose_arrangement(Reading *reading) {
    g_autofree char *role = g_strdup(proposals_best(reading->proposals, "role"));
    g_autofree char *whole = g_strconcat(reading->prose->own, "\n", reading->prose->older, NULL);
    const char *company = proposals_best(reading->proposals, "company");
    /* "Northwind Remote" says nothing about where one works. */
    g_autofree char *text = words_replace(whole, company == NULL ? "\n\n\n" : company, "");

    arrangement_propose(role, reading->offer->subject, text, domain_is_freelance(reading->offer->from.address), reading->proposals);
}

static void propose_days(Reading *reading) {
    gboolean odd = FALSE, open = FALSE;

    reading->has_received = days_received(reading->offer, &reading->today, reading->proposals, &reading->received, &odd);
    if (!reading->has_received && reading->chat != NULL && g_date_valid(&reading->chat->day)) {
        g_autofree char *day = clock_format_date(&reading->chat->day);

        reading->received = reading->chat->day;
        reading->has_received = TRUE;
        proposals_add(reading->proposals, "received", day, 80, MAIL_FOUND_CHAT);
    }
    days_reply_by(reading->prose->own, reading->offer->subject, reading->labelled_days, reading->has_received ? &reading->received : NULL,
                  &reading->today, reading->proposals, &open);
    if (odd) reading_note(reading, MAIL_NOTE_DATE_ODD);
    if (open) reading_note(reading, MAIL_NOTE_DAY_OPEN);
}

/* Words of ours stand before theirs: quoted below, or in the chat. */
static gboolean is_answer(const Reading *reading) {
    const Mail *mail = reading->offer;

    if (reading->chat != NULL && reading->chat->answered) return TRUE;
    return !mail->typed && mail->in_reply_to != NULL && reading->prose->older[0] != '\0';
}

static void propose_way(Reading *reading) {
    if (domain_kind(reading->offer->from.address) == DOMAIN_PLATFORM) {
        proposals_add(reading->proposals, "came-by", "chat", 80, MAIL_FOUND_PLATFORM);
        reading_note(reading, MAIL_NOTE_PLATFORM);
    } else if (!reading->offer->typed) {
        proposals_add(reading->proposals, "came-by", "email", PROPOSAL_CERTAIN, MAIL_FOUND_MAIL);
    } else if (reading->chat->is_chat) {
        proposals_add(reading->proposals, "came-by", "chat", 80, MAIL_FOUND_CHAT);
    }
}

static void tell_state(Reading *reading) {
    const Mail *mail = reading->offer;

    if (mail->typed || mail == reading->made) {
        if (reading->typed) reading_note(reading, MAIL_NOTE_TYPED);
    }
    if (mail->from_html || (mail == reading->made && reading->outer->from_html)) reading_note(reading, MAIL_NOTE_HTML);
    if (mail->text[0] == '\0') reading_note(reading, MAIL_NOTE_NO_TEXT);
    if (mail->text_cut) reading_note(reading, MAIL_NOTE_TEXT_CUT);
    if (mail->encrypted || reading->outer->encrypted)
        reading_note(reading, MAIL_NOTE_ENCRYPTED);
    else if (mail->wrapped || reading->outer->wrapped)
        reading_note(reading, MAIL_NOTE_WRAPPED);
    if (mail->unread || reading->outer->unread) reading_note(reading, MAIL_NOTE_CHARSET);
    if (mail->address_odd) reading_note(reading, MAIL_NOTE_ADDRESS_ODD);
    if (mail->hostile || reading->outer->hostile) reading_note(reading, MAIL_NOTE_HOSTILE);
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
    g_autofree char *name = who_own_name(reading);
    json_t *own = json_object();

    set_string(own, "name", name);
    set_string(own, "address", who_own_address(reading));
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
    json_object_set_new(all, "text", json_string(offer_text(reading)));
    json_object_set(all, "notes", reading->notes);
    return all;
}

static Prose *prose_of(const Reading *reading) {
    const Mail *mail = reading->offer;
    Identity sender = identity_read(mail->from.name, mail->from.address);
    Prose *prose = prose_new(offer_text(reading), sender.person != NULL || reading->chat == NULL ? sender.person : reading->chat->theirs);

    identity_clear(&sender);
    return prose;
}

static void understand(Reading *reading) {
    choose_mail(reading);
    read_chat(reading);
    reading->prose = prose_of(reading);
    who_propose(reading);
    propose_offer(reading);
    propose_from_older(reading);
    who_settle(reading);
    propose_arrangement(reading);
    propose_days(reading);
    propose_way(reading);
    so_far_propose(reading->prose->own, is_answer(reading), reading->proposals);
    tell_state(reading);
}

static void reading_clear(Reading *reading) {
    prose_free(reading->prose);
    chat_free(reading->chat);
    proposals_free(reading->proposals);
    json_decref(reading->notes);
    mail_free(reading->made);
    g_free(reading->labelled_days);
}

json_t *read_offer(const char *bytes, gsize length, GError **error) {
    gboolean typed = !plain_is_mail(bytes, length);
    g_autoptr(Mail) mail = typed ? plain_read(bytes, length, error) : mail_parse(bytes, length, error);
    Reading reading = {.outer = mail, .today = clock_today(), .typed = typed};
    json_t *all;

    if (mail == NULL) return NULL;
    reading.proposals = proposals_new();
    reading.notes = json_array();
    understand(&reading);
    all = answer(&reading);
    reading_clear(&reading);
    return all;
}
