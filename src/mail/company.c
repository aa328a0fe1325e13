/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Companies in signatures and headers. */
#include "config.h"

#include "company.h"

#include <string.h>

#include "bowout/mail/protocol.h"
#include "domains.h"
#include "words.h"

#define LINES_LOOKED_AT 6u
#define NAME_WORDS_MOST 6u

char *signed_person(const Prose *prose) {
    const char *line = prose->signature->len == 0 ? NULL : g_ptr_array_index(prose->signature, 0);
    g_autofree char *name = line == NULL ? NULL : g_strstrip(g_strndup(line, strcspn(line, ",|(")));

    if (name == NULL || !looks_like_person(name) || words_count(name) > 4 || !g_unichar_isupper(g_utf8_get_char(name))) return NULL;
    return g_steal_pointer(&name);
}

/* An address, a telephone number, a link: nothing to read a name from. */
static gboolean is_technical(const char *text) {
    guint digits = 0;

    for (const char *c = text; *c != '\0'; c++) digits += g_ascii_isdigit(*c) ? 1 : 0;
    if (strchr(text, ' ') == NULL && strchr(text, '.') != NULL && !g_str_has_suffix(text, ".")) return TRUE;
    return strchr(text, '@') != NULL || strstr(text, "www.") != NULL || strstr(text, "://") != NULL || digits > 3;
}

static gboolean is_title(const char *text) {
    static const char *const words[] = {"manager",   "recruiter",   "head",      "director",   "lead",        "officer",     "partner",
                                        "founder",   "ceo",         "cto",       "coo",        "specialist",  "coordinator", "consultant",
                                        "assistant", "president",   "hr",        "talent",     "acquisition", "people",      "operations",
                                        "owner",     "chief",       "executive", "generalist", "hiring",      "sourcer",     "editor",
                                        "producer",  "recruitment", "resources", "client",     "success",     NULL};
    g_auto(GStrv) parts = NULL;
    g_autofree char *low = g_utf8_strdown(text, -1);

    parts = g_strsplit_set(low, " ,.&/-", -1);
    for (guint i = 0; parts[i] != NULL; i++)
        if (g_strv_contains(words, parts[i])) return TRUE;
    return FALSE;
}

static void propose_piece(const char *piece, gboolean after_title, gboolean alone, const char *address, Proposals *proposals) {
    int score = 0;

    if (piece[0] == '\0' || is_technical(piece) || words_count(piece) > NAME_WORDS_MOST || !g_unichar_isgraph(g_utf8_get_char(piece)))
        return;
    if (matches_domain(piece, address))
        score = 92;
    else if (has_company_ending(piece))
        score = 72;
    else if (is_title(piece) || g_unichar_islower(g_utf8_get_char(piece)))
        return;
    else if (after_title)
        score = 66;
    else if (alone)
        score = 48;
    if (score > 0) proposals_add(proposals, "company", piece, score, MAIL_FOUND_SIGNATURE);
}

/* "Talent Lead, Northwind Remote", "Recruiter at Northwind", "Northwind Remote | Manila". */
static void read_line(const char *line, const char *person, const char *address, Proposals *proposals) {
    static const char *const separators[] = {" at ",           " @ ", " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ",
                                             " \xE2\x80\xA2 ", ", "};
    g_autofree char *text = g_strdup(line);
    g_auto(GStrv) pieces = NULL;
    gboolean after_title = FALSE;

    if (has_company_ending(line) && strchr(line, '|') == NULL && !is_title(line)) {
        propose_piece(line, FALSE, FALSE, address, proposals); /* "Northwind, Inc." is one name */
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(separators); i++) {
        char *parted = words_replace(text, separators[i], "\n");

        g_free(text);
        text = parted;
    }
    pieces = g_strsplit(text, "\n", -1);
    for (guint i = 0; pieces[i] != NULL; i++) {
        g_strstrip(pieces[i]);
        if (person != NULL && g_str_has_prefix(pieces[i], person)) continue;
        propose_piece(pieces[i], after_title, i == 0, address, proposals);
        after_title = is_title(pieces[i]);
    }
}

void company_from_signature(const Prose *prose, const char *address, Proposals *proposals) {
    g_autofree char *person = signed_person(prose);

    for (guint i = 0; i < MIN(prose->signature->len, LINES_LOOKED_AT); i++) {
        const char *line = g_ptr_array_index(prose->signature, i);

        if (i > 0 || person == NULL || strlen(line) > strlen(person)) read_line(line, person, address, proposals);
    }
}

static void from_address(const char *address, Proposals *proposals) {
    g_autofree char *company = domain_company(address);

    proposals_add(proposals, "company", company, 40, MAIL_FOUND_DOMAIN);
}

/* A site's own name is not the company that offers. */
static void from_identity(const Identity *identity, const char *address, const char *found, Proposals *proposals) {
    if (identity->company != NULL && domain_kind(address) != DOMAIN_PLATFORM)
        proposals_add(proposals, "company", identity->company, identity->told ? 85 : 76, found);
}

void company_from_headers(const Mail *mail, const Identity *from, const Identity *reply_to, Proposals *proposals) {
    from_identity(reply_to, mail->reply_to.address, MAIL_FOUND_REPLY_TO, proposals);
    from_identity(from, mail->from.address, MAIL_FOUND_FROM, proposals);
    proposals_add(proposals, "company", mail->organization, 78, MAIL_FOUND_ORGANIZATION);
    from_address(mail->from.address, proposals);
    if (mail->reply_to.address != NULL && !domain_same(mail->from.address, mail->reply_to.address))
        from_address(mail->reply_to.address, proposals);
}
