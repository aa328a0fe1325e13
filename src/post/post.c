/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the helper says, checked and turned into facts; and what it is asked to write. */
#include "config.h"

#include "bowout/post/post.h"

#include <jansson.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/mail/protocol.h"
#include "own.h"
#include "post-private.h"
#include "run.h"

#define MESSAGE_LENGTH_MOST 200 /* code points of an error that is passed on */

/* ---- names ---- */

static const struct {
    const char *name;
    const char *words;
} founds[] = {
    {MAIL_FOUND_REPLY_TO, N_("the mail's Reply-To")},
    {MAIL_FOUND_FROM, N_("the mail's sender")},
    {MAIL_FOUND_TO, N_("the mail's recipient")},
    {MAIL_FOUND_DELIVERED, N_("the mailbox it came to")},
    {MAIL_FOUND_SUBJECT, N_("the subject")},
    {MAIL_FOUND_TEXT, N_("the text")},
    {MAIL_FOUND_QUOTED, N_("what is quoted below")},
    {MAIL_FOUND_GREETING, N_("the greeting")},
    {MAIL_FOUND_SIGNATURE, N_("the signature")},
    {MAIL_FOUND_ORGANIZATION, N_("the mail's Organization")},
    {MAIL_FOUND_DOMAIN, N_("the sender's address")},
    {MAIL_FOUND_DATE, N_("the mail's date")},
    {MAIL_FOUND_RECEIVED, N_("the day the mail came")},
    {MAIL_FOUND_FORWARDED, N_("the forwarded mail's sender")},
    {MAIL_FOUND_PLATFORM, N_("the site that sent it")},
    {MAIL_FOUND_MAIL, N_("it came as a mail")},
    {MAIL_FOUND_LABEL, N_("a label in the text")},
    {MAIL_FOUND_CHAT, N_("the chat's names and times")},
};

static const struct {
    const char *name;
    PostNote note;
    const char *words; /* NULL: nothing to say */
} notes[] = {
    {MAIL_NOTE_FORWARDED, POST_NOTE_FORWARDED, N_("This mail was forwarded: the answer goes to the first sender. Please check.")},
    {MAIL_NOTE_NO_REPLY, POST_NOTE_NO_REPLY, N_("Nobody reads the address it came from: please give the one to answer to.")},
    {MAIL_NOTE_PLATFORM, POST_NOTE_PLATFORM, N_("A job site sent this: answer there, as a message.")},
    {MAIL_NOTE_REPLY_ELSEWHERE, POST_NOTE_REPLY_ELSEWHERE,
     N_("Answers to this mail go to another place than it came from. Please check the address.")},
    {MAIL_NOTE_HTML, POST_NOTE_HTML, NULL},
    {MAIL_NOTE_NO_TEXT, POST_NOTE_NO_TEXT, N_("There is no text in this offer: please fill in what is missing.")},
    {MAIL_NOTE_TEXT_CUT, POST_NOTE_TEXT_CUT, N_("It is very long: only its beginning was read.")},
    {MAIL_NOTE_ENCRYPTED, POST_NOTE_ENCRYPTED, N_("This mail is encrypted: open it in your mail program and save or paste what it says.")},
    {MAIL_NOTE_WRAPPED, POST_NOTE_WRAPPED,
     N_("This mail is signed in a way that hides its text: open it in your mail program and save or paste what it says.")},
    {MAIL_NOTE_CHARSET, POST_NOTE_CHARSET, N_("Some characters of this offer could not be read: please check names and places.")},
    {MAIL_NOTE_ADDRESS_ODD, POST_NOTE_ADDRESS_ODD, N_("The sender's address is unusual and was not taken: please fill it in.")},
    {MAIL_NOTE_TYPED, POST_NOTE_TYPED, NULL},
    {MAIL_NOTE_DAY_OPEN, POST_NOTE_DAY_OPEN, N_("The day they want an answer by could be read two ways: please fill it in.")},
    {MAIL_NOTE_HOSTILE, POST_NOTE_HOSTILE, N_("This mail hides control characters in its headers. Be careful with it.")},
    {MAIL_NOTE_DATE_ODD, POST_NOTE_DATE_ODD, N_("The date of this mail looks wrong: please check when it came.")},
};

const char *post_note_words(PostNote note) {
    for (guint i = 0; i < G_N_ELEMENTS(notes); i++)
        if (notes[i].note == note) return notes[i].words == NULL ? NULL : _(notes[i].words);
    return NULL;
}

const char *post_note_name(PostNote note) {
    for (guint i = 0; i < G_N_ELEMENTS(notes); i++)
        if (notes[i].note == note) return notes[i].name;
    return NULL;
}

static void set_place(PostProposal *proposal, const char *name) {
    proposal->place = MAIL_FOUND_MAIL;
    proposal->found = _("the mail");
    for (guint i = 0; i < G_N_ELEMENTS(founds); i++) {
        if (strcmp(founds[i].name, name) != 0) continue;
        proposal->place = founds[i].name;
        proposal->found = _(founds[i].words);
    }
}

static const char *const sureness_names[] = {[POST_GUESS] = MAIL_GUESS, [POST_LIKELY] = MAIL_LIKELY, [POST_SURE] = MAIL_SURE};

const char *post_sureness_name(PostSureness sureness) {
    return sureness_names[sureness];
}

static PostSureness sureness_of(const char *name) {
    for (guint i = 0; i < G_N_ELEMENTS(sureness_names); i++)
        if (strcmp(sureness_names[i], name) == 0) return (PostSureness)i;
    return POST_GUESS;
}

/* ---- the answer ---- */

/* A member as text; "" when it is none. Borrowed. */
static const char *member(json_t *object, const char *name) {
    const char *value = json_string_value(json_object_get(object, name));

    return value == NULL ? "" : value;
}

/* One clean line; NULL when there is none. */
static char *line_member(json_t *object, const char *name) {
    const char *value = member(object, name);

    return value[0] == '\0' ? NULL : text_clean(value, -1, TEXT_PLAIN);
}

/* Only what a message id may hold; NULL otherwise. */
static char *id_of(const char *text) {
    gsize size = text == NULL ? 0 : strlen(text);

    if (size < 3 || size > MAIL_MESSAGE_ID_MOST || text[0] != '<' || text[size - 1] != '>') return NULL;
    for (gsize i = 1; i + 1 < size; i++)
        if (text[i] <= ' ' || text[i] > '~' || text[i] == '<' || text[i] == '>') return NULL;
    return g_strdup(text);
}

static char **references_of(json_t *thread) {
    const json_t *list = json_object_get(thread, "references");
    GPtrArray *ids = g_ptr_array_new();

    for (size_t i = 0; i < json_array_size(list); i++) {
        char *id = ids->len < MAIL_REFERENCES_MOST ? id_of(json_string_value(json_array_get(list, i))) : NULL;

        if (id != NULL) g_ptr_array_add(ids, id);
    }
    g_ptr_array_add(ids, NULL);
    return (char **)g_ptr_array_free(ids, FALSE);
}

static void proposal_free(gpointer data) {
    PostProposal *proposal = data;

    g_free(proposal->value);
    g_free(proposal);
}

/* What the table of facts does not take is no proposal. */
static void take_proposal(PostOffer *offer, json_t *one) {
    g_autofree char *value = line_member(one, "value");
    PostProposal *proposal;
    FactId fact;

    if (value == NULL || !fact_by_name(member(one, "fact"), &fact) || !facts_check(fact, value, NULL) || offer->proposals->len >= 100)
        return;
    proposal = g_new0(PostProposal, 1);
    proposal->fact = fact;
    proposal->value = g_steal_pointer(&value);
    proposal->sureness = sureness_of(member(one, "sure"));
    set_place(proposal, member(one, "found"));
    g_ptr_array_add(offer->proposals, proposal);
}

static guint notes_of(const json_t *list) {
    guint set = 0;

    for (size_t i = 0; i < json_array_size(list); i++)
        for (guint j = 0; j < G_N_ELEMENTS(notes); j++)
            if (g_strcmp0(json_string_value(json_array_get(list, i)), notes[j].name) == 0) set |= (guint)notes[j].note;
    return set;
}

static PostOffer *offer_of(json_t *answer) {
    json_t *thread = json_object_get(answer, "thread"), *own = json_object_get(answer, "own");
    const json_t *list = json_object_get(answer, "proposals");
    PostOffer *offer = g_new0(PostOffer, 1);

    offer->proposals = g_ptr_array_new_with_free_func(proposal_free);
    for (size_t i = 0; i < json_array_size(list); i++) take_proposal(offer, json_array_get(list, i));
    offer->notes = notes_of(json_object_get(answer, "notes"));
    offer->subject = line_member(answer, "subject");
    offer->reply_subject = line_member(answer, "reply-subject");
    offer->text = text_clean(member(answer, "text"), -1, TEXT_KEEP_LINES);
    offer->own_name = line_member(own, "name");
    offer->own_address = line_member(own, "address");
    if (offer->own_address != NULL && !facts_check(FACT_ADDRESS, offer->own_address, NULL)) g_clear_pointer(&offer->own_address, g_free);
    offer->message_id = id_of(json_string_value(json_object_get(thread, "message-id")));
    offer->references = references_of(thread);
    return offer;
}

void post_offer_free(PostOffer *offer) {
    if (offer == NULL) return;
    g_ptr_array_unref(offer->proposals);
    g_free(offer->subject);
    g_free(offer->reply_subject);
    g_free(offer->text);
    g_free(offer->own_name);
    g_free(offer->own_address);
    g_free(offer->message_id);
    g_strfreev(offer->references);
    g_free(offer);
}

/* ---- asking ---- */

static json_t *parse(const GByteArray *output) {
    return json_loadb((const char *)output->data, output->len, 0, NULL);
}

/* Why it could not, in its own words, cleaned and cut. */
static void pass_on_error(const GByteArray *output, GError **error) {
    json_t *answer = parse(output);
    g_autofree char *words = line_member(json_object_get(answer, "error"), "message");
    gboolean time = strcmp(member(json_object_get(answer, "error"), "code"), MAIL_ERROR_TIME) == 0;

    if (words == NULL)
        g_set_error_literal(error, POST_ERROR, POST_ERROR_FAILED, _("the mail reader ended unexpectedly"));
    else if (g_utf8_strlen(words, -1) > MESSAGE_LENGTH_MOST)
        *g_utf8_offset_to_pointer(words, MESSAGE_LENGTH_MOST) = '\0';
    if (words != NULL) g_set_error_literal(error, POST_ERROR, time ? POST_ERROR_TIME : POST_ERROR_REFUSED, words);
    json_decref(answer);
}

/* What it answered, if it ended well. */
static GByteArray *ask(const char *const *arguments, const char *input, gsize length, GError **error) {
    int status = 0;
    g_autoptr(GByteArray) output = run_helper(arguments, input, length, &status, error);

    if (output == NULL) return NULL;
    if (status == 0) return g_steal_pointer(&output);
    pass_on_error(output, error);
    return NULL;
}

PostOffer *post_offer_of(const GByteArray *output, GError **error) {
    json_t *answer = parse(output);
    PostOffer *offer = NULL;

    if (json_is_object(answer) && json_integer_value(json_object_get(answer, "version")) == MAIL_PROTOCOL_VERSION)
        offer = own_left_out(offer_of(answer));
    else if (output->len == 0 || json_object_get(answer, "error") != NULL)
        pass_on_error(output, error);
    else
        g_set_error_literal(error, POST_ERROR, POST_ERROR_FAILED, _("the mail reader's answer cannot be understood"));
    json_decref(answer);
    return offer;
}

PostOffer *post_offer_read(const char *bytes, gsize length, GError **error) {
    GDate today = clock_today();
    g_autofree char *now = clock_format_date(&today);
    const char *const arguments[] = {"read", "--now", now, NULL};
    g_autoptr(GByteArray) output = ask(arguments, bytes, length, error);

    return output == NULL ? NULL : post_offer_of(output, error);
}

PostOffer *post_offer_read_file(const char *path, GError **error) {
    g_autoptr(GBytes) mail = file_take(path, MAIL_INPUT_MOST, error);
    gsize length = 0;
    const char *bytes = mail == NULL ? NULL : g_bytes_get_data(mail, &length);

    return mail == NULL ? NULL : post_offer_read(bytes == NULL ? "" : bytes, length, error);
}

/* ---- using it ---- */

const PostProposal *post_offer_best(const PostOffer *offer, FactId fact) {
    for (guint i = 0; i < offer->proposals->len; i++) {
        const PostProposal *one = g_ptr_array_index(offer->proposals, i);

        if (one->fact == fact) return one;
    }
    return NULL;
}

FactSet post_offer_fill(const PostOffer *offer, Facts *facts, PostSureness least) {
    FactSet set = 0;

    for (guint id = 0; id < FACT_COUNT; id++) {
        const PostProposal *best = post_offer_best(offer, (FactId)id);

        if (fact_row((FactId)id)->detail) continue; /* proposed where a sentence asks for it: whether it is told, only the person decides */
        if (best != NULL && best->sureness >= least && !facts_has(facts, (FactId)id) && facts_set(facts, (FactId)id, best->value, NULL))
            set |= FACT_BIT(id);
    }
    return set;
}

/* ---- the reply ---- */

static void set_member(json_t *object, const char *name, const char *value) {
    if (value != NULL && value[0] != '\0') json_object_set_new(object, name, json_string(value));
}

static void set_person(json_t *request, const char *who, const char *name, const char *address) {
    json_t *person;

    if (address == NULL || address[0] == '\0') return;
    person = json_object();
    set_member(person, "name", name);
    set_member(person, "address", address);
    json_object_set_new(request, who, person);
}

static char *date_now(void) {
    g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(clock_now_seconds());

    return g_date_time_format(now, "%Y-%m-%dT%H:%M:%S%:z");
}

static json_t *request_of(const PostReply *reply) {
    json_t *request = json_object(), *references = json_array();
    g_autofree char *date = date_now();

    set_person(request, "from", reply->from_name, reply->from_address);
    set_person(request, "to", reply->to_name, reply->to_address);
    set_member(request, "subject", reply->subject);
    set_member(request, "text", reply->text);
    set_member(request, "date", date);
    set_member(request, "in-reply-to", reply->in_reply_to);
    set_member(request, "message-id", reply->message_id);
    for (guint i = 0; reply->references != NULL && reply->references[i] != NULL; i++)
        json_array_append_new(references, json_string(reply->references[i]));
    json_object_set_new(request, "references", references);
    json_object_set_new(request, "reply", json_boolean(reply->reply));
    json_object_set_new(request, "flowed", json_boolean(reply->flowed));
    set_member(request, "line-ends", reply->unix_lines ? "lf" : "crlf");
    return request;
}

char *post_reply_write(const PostReply *reply, gsize *length, GError **error) {
    static const char *const arguments[] = {"write", NULL};
    json_t *request = request_of(reply);
    char *text = json_dumps(request, JSON_COMPACT);
    g_autoptr(GByteArray) output = NULL;

    json_decref(request);
    if (text == NULL) g_set_error_literal(error, POST_ERROR, POST_ERROR_FAILED, _("there is no room for this letter"));
    output = text == NULL ? NULL : ask(arguments, text, strlen(text), error);
    free(text);
    if (output == NULL) return NULL;
    if (length != NULL) *length = output->len;
    g_byte_array_append(output, (const guint8 *)"", 1);
    return (char *)g_byte_array_free(g_steal_pointer(&output), FALSE);
}
