/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Companies in signatures and headers. */
#include "config.h"

#include "company.h"

#include <string.h>

#include "bowout/mail/protocol.h"
#include "domains.h"
#include "firm.h"
#include "mail-text.h"

#define LINES_LOOKED_AT 6u
#define PERSON_WITHIN 3u /* lines of a signature, where others say for whom it is signed */
#define NAME_WORDS_MOST 6u
#define WORD_MOST 40u /* bytes */

/* "(Signed)": where the hand-written name would be. */
static gboolean is_aside(const char *line) {
    return line[0] == '(' && g_str_has_suffix(line, ")");
}

/* `all`: every word is one of a title, else any. */
static gboolean has_title(const char *text, gboolean all) {
    static const char *const words[] = {"manager",        "recruiter",     "head",       "director",  "lead",       "officer",
                                        "partner",        "founder",       "ceo",        "cto",       "coo",        "specialist",
                                        "coordinator",    "consultant",    "assistant",  "president", "hr",         "talent",
                                        "acquisition",    "people",        "operations", "owner",     "chief",      "executive",
                                        "generalist",     "hiring",        "sourcer",    "editor",    "producer",   "principal",
                                        "lecturer",       "engineer",      "developer",  "designer",  "accountant", "counsel",
                                        "secretary",      "administrator", "supervisor", "advisor",   "adviser",    "professor",
                                        "representative", "coach",         "chair",      "trustee",   "proprietor", "cofounder",
                                        "bookkeeper",     "writer",        "team",       "marketing", "sales",      "recruitment",
                                        "resources",      "resource",      "human",      "client",    "success",    NULL};
    g_auto(GStrv) parts = NULL;
    g_autofree char *low = g_utf8_strdown(text, -1);

    parts = g_strsplit_set(low, " ,.&/-", -1);
    for (guint i = 0; parts[i] != NULL; i++)
        if (parts[i][0] != '\0' && g_strv_contains(words, parts[i]) != all) return !all;
    return all;
}

static gboolean is_title(const char *text) {
    return has_title(text, FALSE);
}

/* "P. Novak" above "Petra Novak". */
static gboolean is_short_of(const char *name, const char *line) {
    const char *last = strrchr(name, ' ');

    return last != NULL && g_regex_match_simple("^\\p{Lu}\\.? ", name, 0, 0) && g_str_has_suffix(line, last) && words_count(line) <= 4 &&
           strncmp(name, line, 1) == 0 && looks_like_person(line);
}

char *signed_person(const Prose *prose) {
    for (guint i = 0; i < MIN(prose->signature->len, PERSON_WITHIN); i++) {
        const char *line = g_ptr_array_index(prose->signature, i);
        g_autofree char *name = NULL, *behalf = NULL;

        if (g_str_has_prefix(line, "/s/")) line += strlen("/s/");
        while (*line != '\0' && !g_unichar_isalnum(g_utf8_get_char(line)) && *line != '(') line = g_utf8_next_char(line); /* "- Dana" */
        behalf = g_strndup(line, strstr(line, " for ") != NULL && i == 0 ? (gsize)(strstr(line, " for ") - line) : strlen(line));
        name = g_strstrip(g_strndup(behalf, strcspn(behalf, ",|(")));

        while (name[0] != '\0' && strchr("-.!", name[strlen(name) - 1]) != NULL) name[strlen(name) - 1] = '\0';
        if (looks_like_person(name) && words_count(name) <= 4 && g_unichar_isupper(g_utf8_get_char(name)) && !is_title(name) &&
            (i == 0 || words_count(name) > 1) && g_ascii_strncasecmp(line, "for ", 4) != 0)
            return i + 1 < prose->signature->len && is_short_of(name, g_ptr_array_index(prose->signature, i + 1))
                       ? g_strdup(g_ptr_array_index(prose->signature, i + 1))
                       : g_steal_pointer(&name);
        if (!is_aside(line) && !g_regex_match_simple("^for:? ", line, G_REGEX_CASELESS, 0) && !has_company_ending(line)) return NULL;
    }
    return NULL;
}

/* An address, a telephone number, a link: nothing to read a name from. */
static gboolean is_technical(const char *text) {
    guint digits = 0;

    for (const char *c = text; *c != '\0'; c++) digits += g_ascii_isdigit(*c) ? 1 : 0;
    if (strchr(text, ' ') == NULL && strchr(text, '.') != NULL && !g_str_has_suffix(text, ".")) return TRUE;
    return strchr(text, '@') != NULL || strstr(text, "www.") != NULL ||
           g_regex_match_simple("^(?:view |reply\\b|click |unsubscribe|manage |powered by|download|open in |sent from|get outlook|sent "
                                "via|enviado|von meinem|envoy)",
                                text, G_REGEX_CASELESS, 0) ||
           strstr(text, "://") != NULL || digits > 3;
}

/* "People Manager @ Northwind" says it outright; behind a comma it could be a place. */
static gboolean stands_behind_at(const char *line, const char *piece) {
    g_autofree char *at = g_strconcat(" at ", piece, NULL), *sign = g_strconcat(" @ ", piece, NULL);

    return strstr(line, at) != NULL || strstr(line, sign) != NULL;
}

static void propose_piece(const char *piece, gboolean after_title, gboolean told, gboolean alone, gboolean below_name, const char *address,
                          Proposals *proposals) {
    int score = 0;

    if (piece[0] == '\0' || is_technical(piece) || words_count(piece) > NAME_WORDS_MOST || !g_unichar_isgraph(g_utf8_get_char(piece)))
        return;
    if (is_site_name(piece) || name_is_department(piece)) return;
    if (matches_domain(piece, address))
        score = 84;
    else if (has_company_ending(piece))
        score = 72;
    else if (after_title ? has_title(piece, TRUE) : is_title(piece) || g_unichar_islower(g_utf8_get_char(piece)))
        return;
    else if (after_title)
        score = 66;
    else if (alone || below_name)
        score = 48;
    if (score == 66 && told) score = 70;
    if (score == 48 && below_name && words_count(piece) < 5 && (words_count(piece) > 1 || strlen(piece) > 5)) score = 61;
    if (score > 0) proposals_add(proposals, "company", piece, score, MAIL_FOUND_SIGNATURE);
    if (score == 84) proposals_add(proposals, "company", piece, score, MAIL_FOUND_DOMAIN);
}

static gboolean signs_for(const char *line) {
    return g_regex_match_simple("^\\(?(?:(?:for and )?on behalf of|for:?) \\p{L}?\\p{Lu}", line, 0, 0) ||
           g_regex_match_simple("^\\(?For (?:and on behalf of )?\\p{L}?\\p{Lu}", line, 0, 0);
}

/* "(on behalf of Northwind)", "For: Northwind" */
static char *bare_line(const char *line) {
    static const char *const fronts[] = {"for and on behalf of ", "on behalf of ", "for: ", "for "};
    g_autofree char *open = is_aside(line) ? g_strndup(line + 1, strlen(line) - 2) : g_strdup(line);

    while (g_str_has_suffix(open, ",")) open[strlen(open) - 1] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(fronts); i++)
        if (g_ascii_strncasecmp(open, fronts[i], strlen(fronts[i])) == 0) return g_strdup(open + strlen(fronts[i]));
    return g_steal_pointer(&open);
}

/* "The Northwind Talent Acquisition Team": whose. NULL: no team signs here. */
static char *signed_team(const char *line) {
    g_autoptr(GRegex) regex =
        g_regex_new("^(?:The |Your |Team )?(\\p{Lu}[^,.|@:]*?)(?:'s)?(?: (?:Talent|Acquisition|Hiring|HR|People|Recruitment|"
                    "Recruiting|Careers|Human|Resources|Onboarding|Operations|Ops|Support|Management|and|&|Talents))* "
                    "(?:[Tt]eam|Crew|Family|Department|Dept)\\.?$",
                    0, 0, NULL);
    GMatchInfo *match = NULL;
    char *name = g_regex_match(regex, line, 0, &match) ? g_match_info_fetch(match, 1) : NULL;

    g_match_info_free(match);
    if (name != NULL && words_count(name) > NAME_WORDS_MOST) g_clear_pointer(&name, g_free);
    return name;
}

/* "Talent Lead, Northwind Remote", "Recruiter at Northwind", "Northwind Remote | Manila". */
static gboolean read_line(const char *line, const char *person, gboolean below_name, gboolean after_title, const char *address,
                          Proposals *proposals) {
    static const char *const separators[] = {" at ",           " @ ", " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ",
                                             " \xE2\x80\xA2 ", ", "};
    g_autofree char *text = bare_line(line);
    g_auto(GStrv) pieces = NULL;
    gboolean below_title = after_title, after_person = FALSE;
    g_autofree char *team = signed_team(text);

    if (team != NULL && !name_is_department(team)) proposals_add(proposals, "company", team, 68, MAIL_FOUND_SIGNATURE);
    if (team != NULL) return FALSE;
    if (signs_for(line) && !is_title(text)) { /* "For and on behalf of Northwind" */
        proposals_add(proposals, "company", text, 78, MAIL_FOUND_SIGNATURE);
        return FALSE;
    }
    if (has_company_ending(line) && strchr(line, '|') == NULL && !is_title(line)) {
        propose_piece(text, FALSE, FALSE, FALSE, FALSE, address, proposals); /* "Northwind, Inc." is one name */
        return FALSE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(separators); i++) {
        char *parted = words_replace(text, separators[i], "\n");

        g_free(text);
        text = parted;
    }
    pieces = g_strsplit(text, "\n", -1);
    for (guint i = 0; pieces[i] != NULL; i++) {
        g_strstrip(pieces[i]);
        if (person != NULL && g_str_has_prefix(pieces[i], person)) {
            after_person = pieces[i + 1] != NULL && pieces[i + 2] == NULL;
            continue;
        }
        propose_piece(pieces[i], after_title || below_title, stands_behind_at(line, pieces[i]), i == 0,
                      (below_name && pieces[1] == NULL) || after_person, address, proposals);
        below_title = FALSE;
        after_title = is_title(pieces[i]);
    }
    return after_title && pieces[0] != NULL && pieces[1] == NULL;
}

void company_from_signature(const Prose *prose, const char *address, Proposals *proposals) {
    g_autofree char *person = signed_person(prose);
    gboolean title = FALSE; /* the line above was what the person does */

    for (guint i = 0; i < MIN(prose->signature->len, LINES_LOOKED_AT); i++) {
        const char *line = g_ptr_array_index(prose->signature, i);

        if (i > 0 || person == NULL || strlen(line) > strlen(person))
            title = read_line(line, person, i == 1 && person != NULL, title, address, proposals);
    }
}

/* A site's own name is not the company that offers. */
static void from_identity(const Identity *identity, const char *address, const char *found, Proposals *proposals) {
    if (identity->company != NULL && domain_kind(address) != DOMAIN_PLATFORM && domain_kind(address) != DOMAIN_SIGNING &&
        !is_site_name(identity->company))
        proposals_add(proposals, "company", identity->company, identity->told || domain_kind(address) == DOMAIN_TRACKER ? 78 : 66, found);
}

void company_from_headline(const char *line, Proposals *proposals) {
    (void)read_line(line, NULL, FALSE, FALSE, NULL, proposals);
}

gboolean company_is_headline(const char *line) {
    return is_title(line) && words_count(line) < 16 && strchr(line, '.') == NULL;
}

static gboolean looks_like_greeting(const char *line) {
    return g_regex_match_simple("^(?:hi|hello|dear|hey|good|from|to|re|subject)\\b", line, G_REGEX_CASELESS, 0);
}

/* "Kestrel & Sons" above an address: whose paper it is. */
void company_from_letterhead(const char *text, Proposals *proposals) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", 3);

    if (lines[0] == NULL || lines[1] == NULL || words_count(lines[0]) > 6 || !g_unichar_isupper(g_utf8_get_char(lines[0]))) return;
    if (strpbrk(lines[0], ":,@!?.") != NULL || looks_like_greeting(lines[0])) return;
    if (g_regex_match_simple("\\d+ \\p{Lu}|\\p{L} \\d+[a-z]?$|(?i:street|road|avenue|floor|suite|building|department|division|human "
                             "(?:resources|capital)|p\\.?o\\.? box)",
                             lines[1], 0, 0) &&
        strlen(lines[1]) < 60)
        proposals_add(proposals, "company", lines[0], 66, MAIL_FOUND_TEXT);
}

void company_from_headers(const Mail *mail, const Identity *from, const Identity *reply_to, Proposals *proposals) {
    from_identity(reply_to, mail->reply_to.address, MAIL_FOUND_REPLY_TO, proposals);
    from_identity(from, mail->from.address, MAIL_FOUND_FROM, proposals);
    proposals_add(proposals, "company", mail->organization, 76, MAIL_FOUND_ORGANIZATION);
}

/* Up to five words from `at` on that could be a name, as long as they can be: gives where each
   of them ends. */
static guint name_ends(const char *at, gsize *ends) {
    guint count = 0;
    const char *c = at;

    while (count < 5 && *c != '\0' && *c != '\n') {
        gsize size = strcspn(c, " \n,;:!?()\""), owned = size > 2 && strncmp(c + size - 2, "'s", 2) == 0 ? 2 : 0;
        gunichar first = g_utf8_get_char(c);

        if (size == 0 || size > WORD_MOST) break;
        if (count == 0 ? !(g_unichar_isupper(first) || g_unichar_isdigit(first)) : !(g_unichar_isalnum(first) || first == '&')) break;
        c += size;
        ends[count++] = (gsize)(c - at) - owned;
        if (*c != ' ' || owned > 0) break;
        c++;
    }
    return count;
}

/* Words with which a name goes on behind what its domain says. */
static gboolean goes_on(const char *word) {
    static const char *const nouns[] = {"Centre",     "Center",     "Group",     "Studio",   "Studios",    "Media",     "Academy",
                                        "Clinic",     "Partners",   "Solutions", "Services", "Agency",     "Digital",   "Holdings",
                                        "Labs",       "Lab",        "Company",   "School",   "Foundation", "Institute", "Consulting",
                                        "Collective", "Trading",    "Books",     "Press",    "Software",   "Systems",   "Technologies",
                                        "Technology", "Properties", "Realty",    "Health",   "Care",       NULL};

    return g_strv_contains(nouns, word);
}

/* The words from `at` on that say just what the domain says; a legal ending behind them belongs
   to them. */
static char *name_of_domain(const char *at, const char *domain) {
    gsize ends[5];
    guint count = name_ends(at, ends);

    for (guint i = count; i > 0; i--) {
        g_autofree char *name = g_strndup(at, ends[i - 1]);
        g_autofree char *bare = NULL, *key = NULL;

        if (g_str_has_suffix(name, ".") && !has_company_ending(name)) name[strlen(name) - 1] = '\0';
        bare = without_company_ending(name);
        key = words_fold(bare);
        if (strcmp(key, domain) == 0 && i < count) {
            g_autofree char *next = g_strndup(at + ends[i - 1] + 1, ends[i] - ends[i - 1] - 1);

            g_strdelimit(next, ".", '\0');
            return goes_on(next) ? g_strconcat(name, " ", next, NULL) : g_steal_pointer(&name);
        }
        if (strcmp(key, domain) == 0) return g_steal_pointer(&name);
    }
    return NULL;
}

/* "University of Marlow" where the domain says no more than "marlow". */
static char *with_kind(const char *text, const char *at, const char *name) {
    g_autofree char *before = g_strndup(text, (gsize)(at - text));
    g_autofree char *front = NULL;
    g_autoptr(GRegex) regex =
        g_regex_new("\\b(?:University|College|Institute|Bank|School|Museum|Friends|House|City|Academy|Church|Diocese) "
                    "(?:of|for) (?:the )?$",
                    0, 0, NULL);
    GMatchInfo *match = NULL;

    if (g_regex_match(regex, before, 0, &match)) front = g_match_info_fetch(match, 0);
    g_match_info_free(match);
    return g_strconcat(front == NULL ? "" : front, name, NULL);
}

void company_from_domain(const char *text, const char *address, const char *found, Proposals *proposals) {
    g_autofree char *label = domain_kind(address) == DOMAIN_COMPANY ? domain_label(address) : NULL;
    g_autofree char *domain = label == NULL ? NULL : words_fold(label);

    if (domain == NULL || strlen(domain) < 3 || text == NULL) return;
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
        g_autofree char *name = NULL, *whole = NULL;

        if (c > text && strchr(" \n(\"'", c[-1]) == NULL) continue;
        name = name_of_domain(c, domain);
        if (name == NULL) continue;
        whole = with_kind(text, c, name);
        proposals_add(proposals, "company", whole, 74, found);
        proposals_add(proposals, "company", whole, 74, MAIL_FOUND_DOMAIN);
    }
}
