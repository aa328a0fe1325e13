/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agencies. */
#include "config.h"

#include "agency.h"

#include <string.h>

#include "domains.h"
#include "mail-text.h"
#include "people.h"
#include "phrase.h"

/* Says that somebody else is the one who offers. */
static gboolean speaks_for_client(const char *text) {
    return g_regex_match_simple(
        "\\b(?:our|my|the) (?:end[- ])?client\\b(?! (?:success|services|base|relations|facing|portal)\\b)|\\bone of (?:our|my) clients\\b|"
        "\\bon behalf of (?:our|my|the) client\\b|\\bour partner company\\b|\\b(?:working|partner(?:ed|ing)|engaged|retained|hiring) "
        "(?:with|by|for) an? (?:[\\w-]+ "
        "){0,6}(?:company|firm|client|fintech|employer|retailer|clinic|practice|charity|school|bank|studio|provider|scale-?up|start-?up|"
        "business|agency|brand|group|organi[sz]ation)\\b|"
        "\\b(?:our|an?) (?:\\p{Lu}[\\w-]+ |[\\w-]+-based )client\\b|\\b(?:put|putting) you forward\\b|\\bwe put forward\\b|"
        "(?:^|[.!?-] )[Cc]lient (?:has )?(?:picked|chose|chosen|approved|selected|wants?|loved|liked|confirmed)\\b|"
        "\\bgo back to them\\b|\\brecruiting (?:for )?an? [^.\n]{2,50} for an? ",
        text, G_REGEX_CASELESS, 0);
}

/* "They'd like to have you": a board, a family, or the client of an agency. */
static gboolean speaks_of_them(const char *text) {
    return g_regex_match_simple(
        "\\bthey(?:'d| would|'re| are| have|'ve)? (?:really |all |just )?(?:want|like|love|chose|picked|loved|liked|hoping|keen|decided|"
        "offering|need your)(?: to (?:have|hire|offer))?\\b(?! (?:us|your work|to )\\b)|\\bon (?:their|his|her) behalf\\b|\\bon behalf "
        "of\\b",
        text, G_REGEX_CASELESS, 0);
}

static char *first_of(const char *pattern, const char *text) {
    GMatchInfo *match = phrase_matches(pattern, text);
    char *name = g_match_info_matches(match) ? g_match_info_fetch(match, 1) : NULL;

    g_match_info_free(match);
    return name;
}

static gboolean has_agency_word(const char *name) {
    return g_regex_match_simple(
        "\\b(?:recruit(?:ing|ment|ers?)|staff\\w*|outsourc(?:ing|ers?)|manpower|headhunters?|executive search|talent "
        "(?:partners?|solutions|agency|group)|"
        "resourcing|(?:VA|virtual assistant) (?:pool|agency|network)|HR (?:consult\\w*|solutions|services|partners)|placements?)\\b",
        name, G_REGEX_CASELESS, 0);
}

static gboolean is_agency(const char *value, gconstpointer data) {
    (void)data;
    return has_agency_word(value);
}

static gboolean of_agency(const char *value, gconstpointer address) {
    return matches_domain(value, address) || has_agency_word(value);
}

static gboolean not_of_agency(const char *value, gconstpointer address) {
    return !of_agency(value, address);
}

/* Somebody else decides: "Quantive have decided to make you an offer", and nowhere "we offer
   you". */
static gboolean tells_of_others(const Reading *reading) {
    const char *text = reading->prose->own;

    if (g_regex_match_simple("\\b(?:we|I)(?:'d|'re|'m| are| am| would| have| want| "
                             "hereby)?\\b[^.!?\n]{0,40}\\b(?:offer|invite|hire|appoint|have you|want you|bring you)",
                             text, G_REGEX_CASELESS, 0))
        return FALSE;
    return g_regex_match_simple("\\p{Lu}[\\p{L}]+ (?:has|have) (?:now "
                                ")?(?:decided|asked|made|chosen|selected|picked|approved|offered|confirmed|come back)|\\b[Tt]hey "
                                "(?:were|are|would|have|loved|liked|want)",
                                text, 0, 0);
}

/* "Senior Recruitment Consultant": who places people with others. */
static gboolean is_consultant(const Reading *reading) {
    g_autofree char *signature = g_strjoinv("\n", (char **)reading->prose->signature->pdata);

    return g_regex_match_simple("\\b(?:recruit\\w*|staffing|search|talent|placement|resourcing|principal) consultant\\b", signature,
                                G_REGEX_CASELESS, 0);
}

/* The firm that whoever writes names as their own: "Steph at Office Heroes", "I'm Carl from …". */
static char *introduced(const char *text) {
    char *headline =
        first_of("(?m)\\b(?:Consultant|Recruiter|Partner|Specialist|Acquisition|Manager|Lead|Headhunter|Sourcer|Director|Officer)"
                 "(?: at| @|,| -| \\|) (" NAME ")$",
                 text);

    if (headline != NULL) return headline;
    return first_of("(?:^|[.!?,-] |\n)(?:(?:I'm|I am|[Tt]his is|[Ii]t's|[Mm]y name is) )?" PERSON_WORDS
                    "?(?:here )?(?:from|at|with|@|of|and I'm working with|and I work (?:for|with)|I represent) "
                    "(" NAME ")(?=[.,!]|$)",
                    text);
}

/* The one that offers, whoever writes. */
static char *offering(const char *text) {
    return first_of("(?!(?:We|I|They|He|She|You)\\b)(" NAME
                    ") (?:(?:has|have) (?:now |just )?(?:decided|chosen|selected|picked|approved|made|offered|asked)|"
                    "(?:wants?|would like|would love|wishes|is keen|are keen|is happy|are happy) to "
                    "(?:offer|hire|have|appoint|take|bring|engage|make))\\b",
                    text);
}

static gboolean is_same(const char *value, gconstpointer other) {
    g_autofree char *one = words_fold(value), *two = words_fold(other);

    return strcmp(one, two) == 0;
}

/* Who writes works for one firm, and another one offers. */
static void part_introduced(Reading *reading, gboolean client) {
    g_autofree char *own = introduced(reading->prose->own), *other = offering(reading->prose->own);

    if (own != NULL && client && (other == NULL || !is_same(own, other)))
        proposals_move(reading->proposals, "company", "agency", is_same, own);
    if (own != NULL && other != NULL && !is_same(own, other) && proposals_score(reading->proposals, "company", other) > 0)
        proposals_move(reading->proposals, "company", "agency", is_same, own);
}

void agency_settle(Reading *reading) {
    const char *address = reading->offer->from.address, *text = reading->prose->own;
    gboolean client = speaks_for_client(text) || is_consultant(reading);
    gboolean other;

    part_introduced(reading, client);
    other = proposals_any(reading->proposals, "company", not_of_agency, address, PROPOSAL_LIKELY);

    if (!client && !(other && (speaks_of_them(text) || tells_of_others(reading) ||
                               proposals_any(reading->proposals, "company", is_agency, NULL, PROPOSAL_LIKELY))))
        return;
    proposals_move(reading->proposals, "company", "agency", of_agency, address);
    proposals_move_unspoken(reading->proposals, "company", "agency", client);
}
