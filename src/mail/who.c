/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People and companies around an offer. */
#include "config.h"

#include "who.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/mail/protocol.h"
#include "agency.h"
#include "company.h"
#include "domains.h"
#include "firm.h"
#include "headline.h"
#include "kept-name.h"
#include "names.h"
#include "nobody.h"
#include "people.h"
#include "phrase.h"
#include "mail-text.h"

#define CONFIRMED 62
#define ADDRESSEE_WITHIN 14

static const char *offer_words(const Reading *reading) {
    return reading->chat != NULL ? reading->chat->text : reading->offer->text;
}

static gboolean is_forwarded(const Reading *reading) {
    return reading->offer != reading->outer;
}

/* A site or service: its own name is nobody's, its address nobody's. */
static gboolean from_service(const Reading *reading) {
    DomainKind kind = domain_kind(reading->offer->from.address);

    return kind == DOMAIN_PLATFORM || kind == DOMAIN_TRACKER || kind == DOMAIN_SIGNING;
}

/* ---- ourselves ---- */

const char *who_own_address(const Reading *reading) {
    const Mail *mail = reading->outer;

    if (mail->delivered_to != NULL) return mail->delivered_to;
    return mail->to_count == 1 ? mail->to.address : NULL;
}

static gboolean is_own_address(const Reading *reading, const char *address) {
    const char *own = who_own_address(reading);

    return own != NULL && address != NULL && g_ascii_strcasecmp(own, address) == 0;
}

/* The name beside our address. */
static const char *header_name(const Reading *reading) {
    const char *own = who_own_address(reading);
    const Mail *mail = reading->outer;

    if (own == NULL || mail->to.address == NULL || g_ascii_strcasecmp(own, mail->to.address) != 0) return NULL;
    return mail->to.name;
}

char *who_own_name(const Reading *reading) {
    Identity own = identity_read(header_name(reading), NULL);
    char *name = g_strdup(own.person);

    identity_clear(&own);
    return name;
}

/* "marta_ql", "+63 917 …": how a chat knows somebody, not how one would greet them. */
static gboolean is_handle(const char *name) {
    return !g_unichar_isupper(g_utf8_get_char(name)) || strpbrk(name, "0123456789_@#") != NULL;
}

static gboolean begins_with(const char *line, const char *name) {
    gsize size = name == NULL ? 0 : strlen(name);

    return size > 0 && strncmp(line, name, size) == 0 && line[size] == ' ';
}

/* "Ms. Joy Adekunle," in the head of a letter that was copied. */
static void propose_addressee(Reading *reading) {
    g_auto(GStrv) lines = g_strsplit(offer_words(reading), "\n", ADDRESSEE_WITHIN + 1);

    for (guint i = 0; lines[i] != NULL && i < ADDRESSEE_WITHIN; i++) {
        g_autofree char *line = g_strndup(lines[i], strcspn(lines[i], ","));

        if (g_regex_match_simple("^(?:Mr|Ms|Mrs|Miss|Mx|Dr|Engr)\\.? \\p{Lu}[\\p{L}.'-]*(?: \\p{Lu}[\\p{L}.'-]*){1,3}$", line, 0, 0))
            proposals_add(reading->proposals, "candidate", strchr(line, ' ') + 1, 66, MAIL_FOUND_TEXT);
        else if (begins_with(line, reading->prose->greeting) && looks_like_full_name(line) && words_count(line) <= 4)
            proposals_add(reading->proposals, "candidate", line, 66, MAIL_FOUND_TEXT);
    }
}

static void propose_candidate(Reading *reading) {
    g_autofree char *own = who_own_name(reading);
    Identity first = identity_read(is_forwarded(reading) ? reading->offer->to.name : NULL, NULL);

    proposals_add(reading->proposals, "candidate", own, 85, MAIL_FOUND_TO);
    proposals_add(reading->proposals, "candidate", first.person, 65, MAIL_FOUND_TO);
    identity_clear(&first);
    if (reading->chat != NULL)
        proposals_add(reading->proposals, "candidate", reading->chat->ours,
                      reading->chat->ours != NULL && is_handle(reading->chat->ours) ? 50 : 76, MAIL_FOUND_CHAT);
    if (reading->typed) propose_addressee(reading);
    proposals_add(reading->proposals, "candidate", reading->prose->greeting, 64, MAIL_FOUND_GREETING);
}

/* ---- the sender ---- */

/* Somebody reads what is sent there. */
static gboolean usable(const Reading *reading, const char *address) {
    return address != NULL && !address_is_no_reply(address) && !is_own_address(reading, address);
}

static void propose_address(Reading *reading) {
    const Mail *mail = reading->offer;
    const char *from = mail->from.address, *reply_to = mail->reply_to.address;
    gboolean elsewhere = from != NULL && reply_to != NULL && !domain_same(from, reply_to) && domain_kind(from) == DOMAIN_COMPANY;
    const char *found = is_forwarded(reading) ? MAIL_FOUND_FORWARDED : MAIL_FOUND_FROM;

    if (domain_kind(from) == DOMAIN_SIGNING) from = NULL; /* nobody reads what is sent there, whatever it is called */
    if (usable(reading, reply_to))
        proposals_add(reading->proposals, "address", reply_to, elsewhere ? 75 : PROPOSAL_CERTAIN, MAIL_FOUND_REPLY_TO);
    if (usable(reading, from))
        proposals_add(reading->proposals, "address", from,
                      is_forwarded(reading)       ? 80
                      : usable(reading, reply_to) ? 59
                                                  : PROPOSAL_CERTAIN,
                      found);
    if (is_forwarded(reading) && usable(reading, reading->outer->from.address))
        proposals_add(reading->proposals, "address", reading->outer->from.address, 40, MAIL_FOUND_FROM);
    if (elsewhere && usable(reading, reply_to)) reading_note(reading, MAIL_NOTE_REPLY_ELSEWHERE);
}

/* Nobody reads the sender's: one that the signature names is the next best. */
static void propose_signed_address(Reading *reading) {
    for (guint i = 0; i < reading->prose->signature->len; i++) {
        const char *line = g_ptr_array_index(reading->prose->signature, i);
        Person person = strchr(line, '@') == NULL ? (Person){NULL, NULL} : mail_person(line);

        if (usable(reading, person.address)) proposals_add(reading->proposals, "address", person.address, 66, MAIL_FOUND_SIGNATURE);
        person_clear(&person);
    }
}

/* A desk of the site that sent it. */
static gboolean is_of_service(const char *address) {
    DomainKind kind = domain_kind(address);

    return kind == DOMAIN_PLATFORM || kind == DOMAIN_TRACKER || kind == DOMAIN_SIGNING ||
           g_regex_match_simple("^(?:support|help|privacy|legal|abuse|info|unsubscribe|service)@", address, G_REGEX_CASELESS, 0);
}

/* A text without headers may still say where to write; not when it says it twice. */
static void propose_written_address(Reading *reading) {
    g_autofree char *text = g_strdup(offer_words(reading));
    g_auto(GStrv) words = g_strsplit_set(text, " \n\t<>()[],;\"", -1);
    g_autofree char *only = NULL;

    for (guint i = 0; words[i] != NULL; i++) {
        char *address = strchr(words[i], '@') == NULL ? NULL : mail_person(words[i]).address;

        if (!usable(reading, address) || (from_service(reading) && is_of_service(address)) ||
            (only != NULL && strcmp(only, address) == 0)) {
            g_free(address);
        } else if (only != NULL) {
            g_free(address);
            return;
        } else {
            only = address;
        }
    }
    proposals_add(reading->proposals, "address", only, 66, MAIL_FOUND_TEXT);
}

static void settle_address(Reading *reading) {
    const Mail *mail = reading->offer;

    if (proposals_best(reading->proposals, "address") == NULL) propose_signed_address(reading);
    if (proposals_best(reading->proposals, "address") == NULL && (reading->typed || from_service(reading)))
        propose_written_address(reading);
    if (proposals_best(reading->proposals, "address") == NULL && (mail->from.address != NULL || mail->reply_to.address != NULL))
        reading_note(reading, MAIL_NOTE_NO_REPLY);
}

/* A handle is none, but one of a few letters may be a name, and so is what we greeted somebody
   by: "dana". */
static void propose_chat_name(Reading *reading) {
    const Chat *chat = reading->chat;
    g_autofree char *name = kept_name(chat->theirs, chat->greeted);
    Identity both = identity_read(name, NULL);

    if (both.person != NULL && strcmp(both.person, name) != 0) { /* "Anders Holm (Nordvik)", "Grace | Northwind" */
        if (both.company != NULL && !name_is_department(both.company))
            proposals_add(reading->proposals, "company", both.company, 70, MAIL_FOUND_CHAT);
        proposals_add(reading->proposals, "contact", both.person, 76, MAIL_FOUND_CHAT);
        identity_clear(&both);
        return;
    }
    identity_clear(&both);
    if (words_count(name) > 2 && name_is_firm(strchr(name, ' ') + 1) && strchr(name, '&') == NULL) { /* "Oleg Zvezda Travel" */
        proposals_add(reading->proposals, "company", strchr(name, ' ') + 1, 68, MAIL_FOUND_CHAT);
        *strchr(name, ' ') = '\0';
    }
    if (words_are_nobody(name) || name_is_department(name)) return;
    proposals_add(reading->proposals, "contact", name, is_handle(name) ? 50 : 76, MAIL_FOUND_CHAT);
}

/* Somebody who signs in letters that the answer is written in is greeted in them. */
static gboolean is_latin(const char *name) {
    return name == NULL || g_regex_match_simple("\\p{Latin}", name, 0, 0);
}

static void propose_contact(Reading *reading, const Identity *from, const Identity *reply_to) {
    const Mail *mail = reading->offer;
    const char *found = is_forwarded(reading) ? MAIL_FOUND_FORWARDED : MAIL_FOUND_FROM;
    gboolean same = mail->reply_to.address == NULL || domain_same(mail->from.address, mail->reply_to.address);
    g_autofree char *signer = signed_person(reading->prose);

    proposals_add(reading->proposals, "contact", reply_to->person, 86, MAIL_FOUND_REPLY_TO);
    proposals_add(reading->proposals, "contact", from->person,
                  signer != NULL && !is_latin(from->person) ? 55
                  : is_forwarded(reading) || !same          ? 78
                                                            : 86,
                  found);
    proposals_add(reading->proposals, "contact", signer, from->person == NULL ? 74 : 62, MAIL_FOUND_SIGNATURE);
    if (reading->chat != NULL && reading->chat->theirs != NULL) propose_chat_name(reading);
}

static void propose_domain(Reading *reading, const char *address, gboolean person) {
    const Prose *prose = reading->prose;

    company_from_domain(prose->own, address, MAIL_FOUND_TEXT, reading->proposals);
    company_from_domain(reading->offer->subject, address, MAIL_FOUND_SUBJECT, reading->proposals);
    if (!person) company_from_domain(reading->offer->from.name, address, MAIL_FOUND_FROM, reading->proposals);
    for (guint i = 0; i < prose->signature->len; i++)
        company_from_domain(g_ptr_array_index(prose->signature, i), address, MAIL_FOUND_SIGNATURE, reading->proposals);
    company_from_domain(prose->older, address, MAIL_FOUND_QUOTED, reading->proposals);
}

/* A tracker gives each firm a name below its own: "pavillon.teamtailor-mail.com" says what
   "pavillon.example" would. */
static void propose_tracked(Reading *reading) {
    const char *address = reading->offer->from.address, *at = address == NULL ? NULL : strrchr(address, '@');
    g_autofree char *label = at == NULL ? NULL : g_strndup(at + 1, strcspn(at + 1, "."));
    g_autofree char *registered = domain_label(address), *own = NULL;

    if (domain_kind(address) != DOMAIN_TRACKER || g_strcmp0(label, registered) == 0 || strlen(label) < 4) return;
    own = g_strdup_printf("x@%s.example", label);
    if (domain_kind(own) == DOMAIN_COMPANY) propose_domain(reading, own, FALSE);
}

void who_propose(Reading *reading) {
    const Mail *mail = reading->offer;
    Identity from = identity_read(mail->from.name, mail->from.address);
    Identity reply_to = identity_read(mail->reply_to.name, mail->reply_to.address);

    if (from.person != NULL && is_site_name(from.person)) g_clear_pointer(&from.person, g_free);
    propose_contact(reading, &from, &reply_to);
    propose_address(reading);
    company_from_headers(mail, &from, &reply_to, reading->proposals);
    company_from_signature(reading->prose, from_service(reading) ? NULL : mail->from.address, reading->proposals);
    propose_domain(reading, mail->from.address, from.person != NULL);
    propose_tracked(reading);
    if (mail->reply_to.address != NULL && !domain_same(mail->from.address, mail->reply_to.address))
        propose_domain(reading, mail->reply_to.address, from.person != NULL);
    if (reading->chat != NULL) {
        headline_propose(reading->chat->text, reading->proposals);
        company_from_letterhead(reading->chat->text, reading->proposals);
    }
    propose_candidate(reading);
    identity_clear(&from);
    identity_clear(&reply_to);
}

/* ---- what cannot be ---- */

static gboolean is_value(const char *value, gconstpointer other) {
    g_autofree char *bare = without_company_ending(value), *bare_other = without_company_ending(other);
    g_autofree char *one = words_fold(bare), *two = words_fold(bare_other);

    return strcmp(one, two) == 0;
}

static gboolean is_too_short(const char *value, gconstpointer data) {
    g_autofree char *key = words_fold(value);

    (void)data;
    return g_utf8_strlen(key, -1) < 2;
}

static gboolean is_site(const char *value, gconstpointer data) {
    (void)data;
    return is_site_name(value);
}

/* The candidate's name, in full or its first word. */
static gboolean is_our_name(const char *value, gconstpointer own) {
    g_autofree char *first = g_strndup(own, strcspn(own, " "));

    return is_value(value, own) || is_value(value, first);
}

static void drop(Reading *reading, const char *fact, gboolean (*is)(const char *value, gconstpointer data), gconstpointer data) {
    proposals_adjust(reading->proposals, fact, is, data, -1000);
}

static void drop_the_impossible(Reading *reading) {
    static const char *const facts[] = {"company", "role", "contact", "agency", "also-thanked"};
    g_autofree char *own = g_strdup(proposals_best(reading->proposals, "candidate"));

    for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
        if (own != NULL) drop(reading, facts[i], is_our_name, own);
        drop(reading, facts[i], is_too_short, NULL);
        drop(reading, facts[i], is_site, NULL);
    }
}

/* "Grace Tan Northwind", as people keep names in their telephone: the company's name behind it
   is not hers. */
static void cut_company(Reading *reading) {
    g_autofree char *company = g_strdup(proposals_best(reading->proposals, "company")),
                    *contact = g_strdup(proposals_best(reading->proposals, "contact"));
    g_autofree char *first = company == NULL ? NULL : g_strndup(company, strcspn(company, " "));
    const char *at = first == NULL || contact == NULL ? NULL : strstr(contact, first);
    g_autofree char *name = NULL;

    if (reading->chat == NULL || !reading->chat->is_chat || at == NULL || at == contact || at[-1] != ' ' ||
        !g_str_has_prefix(company, at) || (words_count(contact) < 3 && strcmp(company, at) != 0))
        return;
    name = g_strchomp(g_strndup(contact, (gsize)(at - contact)));
    proposals_add(reading->proposals, "contact", name, 76, MAIL_FOUND_CHAT);
    drop(reading, "contact", is_value, contact);
}

/* "Northwind Grace", "Northwind Remote": the company before it. */
static void cut_company_before(Reading *reading) {
    g_autofree char *company = g_strdup(proposals_best(reading->proposals, "company")),
                    *contact = g_strdup(proposals_best(reading->proposals, "contact"));
    const char *rest;

    if (reading->chat == NULL || !reading->chat->is_chat || contact == NULL || !begins_with(contact, company)) return;
    rest = contact + strlen(company) + 1;
    if (looks_like_person(rest) && !name_is_department(rest))
        proposals_rename(reading->proposals, "contact", contact, rest);
    else
        drop(reading, "contact", is_value, contact);
}

/* Something else that is likely, and not a part of the same name. */
static gboolean has_other(const Reading *reading, const char *fact, const char *value) {
    g_autoptr(GPtrArray) values = proposals_values(reading->proposals, fact);

    for (guint i = 0; i < values->len; i++) {
        const char *one = g_ptr_array_index(values, i);

        if (proposals_score(reading->proposals, fact, one) >= PROPOSAL_LIKELY && strstr(one, value) == NULL && strstr(value, one) == NULL)
            return TRUE;
    }
    return FALSE;
}

/* What is proposed for two facts belongs to the one with more, or better, evidence. */
static void tell_apart(Reading *reading, const char *one, const char *other) {
    g_autofree char *first = g_strdup(proposals_best(reading->proposals, one)),
                    *second = g_strdup(proposals_best(reading->proposals, other));

    if (first == NULL || second == NULL) return;
    if (is_value(first, second) && has_other(reading, one, first) != has_other(reading, other, first)) {
        drop(reading, has_other(reading, one, first) ? one : other, is_value, first); /* the other fact has nothing else */
    } else if (!is_value(first, second)) {
        drop(reading, one, is_value, second);
        drop(reading, other, is_value, first);
    } else if (proposals_best_score(reading->proposals, one) >= proposals_best_score(reading->proposals, other)) {
        drop(reading, other, is_value, first);
    } else {
        drop(reading, one, is_value, second);
    }
}

/* ---- all of it ---- */

/* On a site where people hire, who "wants to hire you" is one of them, as long as nobody else is
   named. */
static void settle_people_of_site(Reading *reading) {
    g_autofree char *value = g_strdup(proposals_best(reading->proposals, "company"));
    int score = proposals_best_score(reading->proposals, "company");

    if (value == NULL || domain_kind(reading->offer->from.address) != DOMAIN_PLATFORM || words_count(value) != 2 ||
        !looks_like_person(value) || name_is_firm(value))
        return;
    if (proposals_best_score(reading->proposals, "contact") >= PROPOSAL_LIKELY &&
        g_strcmp0(proposals_best(reading->proposals, "contact"), value) != 0)
        return;
    drop(reading, "company", is_value, value);
    proposals_add(reading->proposals, "contact", value, MIN(score, 72), MAIL_FOUND_TEXT);
}

/* A firm's name that stands in two places agrees with itself, however little each of them says. */
static void confirm_company(Reading *reading, const char *value) {
    g_autofree char *bare = without_company_ending(value), *signature = g_strjoinv("\n", (char **)reading->prose->signature->pdata);
    const struct {
        const char *text, *found;
    } places[] = {{reading->prose->own, MAIL_FOUND_TEXT},
                  {reading->offer->subject, MAIL_FOUND_SUBJECT},
                  {reading->offer->from.name, MAIL_FOUND_FROM},
                  {signature, MAIL_FOUND_SIGNATURE}};
    guint count = 0;

    if (words_count(bare) < 2 || name_is_department(bare) || from_service(reading)) return;
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) count += places[i].text != NULL && name_count(places[i].text, bare) > 0 ? 1 : 0;
    for (guint i = 0; count > 1 && i < G_N_ELEMENTS(places); i++)
        if (places[i].text != NULL && name_count(places[i].text, bare) > 0)
            proposals_add(reading->proposals, "company", value, CONFIRMED, places[i].found);
}

static void confirm_companies(Reading *reading) {
    g_autoptr(GPtrArray) values = proposals_values(reading->proposals, "company");

    for (guint i = 0; i < values->len; i++) confirm_company(reading, g_ptr_array_index(values, i));
}

/* "Northwind Support Assistant", "Maria Santos - Editor": the names before the role are not of
   it. */
static void cut_roles(Reading *reading) {
    static const char *const facts[] = {"company", "agency", "candidate", "contact"};
    g_autoptr(GPtrArray) roles = proposals_values(reading->proposals, "role");

    for (guint i = 0; i < roles->len; i++) {
        const char *role = g_ptr_array_index(roles, i), *rest = role;

        for (guint j = 0; j < G_N_ELEMENTS(facts); j++) {
            const char *name = proposals_best(reading->proposals, facts[j]);
            gsize size = name == NULL ? 0 : strlen(name);

            if (size > 0 && strncmp(rest, name, size) == 0 && rest[size] == ' ') rest += size + strspn(rest + size, " -|:\xE2\x80\x93\x94");
        }
        if (rest != role && rest[0] != '\0') proposals_rename(reading->proposals, "role", role, rest);
    }
}

/* "Petra Novak of Lumen Care": the firm stands behind the name. */
static void cut_people(Reading *reading) {
    g_autoptr(GPtrArray) firms = proposals_values(reading->proposals, "company");
    const char *name = proposals_best(reading->proposals, "contact");

    for (guint i = 0; name != NULL && i < firms->len; i++) {
        const char *firm = g_ptr_array_index(firms, i), *rest = begins_with(firm, name) ? firm + strlen(name) : NULL;

        if (rest != NULL && g_regex_match_simple("^ (?:of|from|at|for) \\p{Lu}", rest, 0, 0))
            proposals_rename(reading->proposals, "company", firm, strchr(rest + 1, ' ') + 1);
    }
}

void who_settle(Reading *reading) {
    Proposals *all = reading->proposals;

    names_settle_clients(all, from_service(reading) && domain_kind(reading->offer->from.address) != DOMAIN_PLATFORM);
    settle_people_of_site(reading);
    cut_people(reading);
    confirm_companies(reading);
    proposals_agree(all, "candidate");
    drop_the_impossible(reading);
    tell_apart(reading, "contact", "company");
    if (!from_service(reading) || domain_kind(reading->offer->from.address) == DOMAIN_PLATFORM) agency_settle(reading);
    proposals_agree(all, "company");
    cut_company(reading);
    cut_company_before(reading);
    proposals_agree(all, "contact");
    tell_apart(reading, "role", "company");
    tell_apart(reading, "role", "contact");
    tell_apart(reading, "contact", "company");
    cut_roles(reading);
    proposals_agree(all, "role");
    settle_address(reading);
}
