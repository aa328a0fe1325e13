/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agencies. */
#include "config.h"

#include "agency.h"

#include "domains.h"
#include "people.h"

/* Says that somebody else is the one who offers. */
static gboolean speaks_for_client(const char *text) {
    return g_regex_match_simple(
        "\\b(?:our|my|the) (?:end[- ])?client\\b(?! (?:success|services|base|relations|facing|portal)\\b)|\\bone of (?:our|my) clients\\b|"
        "\\bon behalf of (?:our|my|the) client\\b|\\bour partner company\\b|\\b(?:working|partner(?:ed|ing)|engaged|retained|hiring) "
        "(?:with|by|for) an? (?:[\\w-]+ ){0,6}(?:company|firm|client|start-?up|business|agency|brand|group|organi[sz]ation)\\b|"
        "\\b(?:our|an?) (?:\\p{Lu}[\\w-]+ |[\\w-]+-based )client\\b|\\b(?:put|putting) you forward\\b|\\bwe put forward\\b|"
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

void agency_settle(Reading *reading) {
    const char *address = reading->offer->from.address, *text = reading->prose->own;
    gboolean client = speaks_for_client(text) || is_consultant(reading);
    gboolean other = proposals_any(reading->proposals, "company", not_of_agency, address, PROPOSAL_LIKELY);

    if (!client && !(other && (speaks_of_them(text) || tells_of_others(reading) ||
                               proposals_any(reading->proposals, "company", is_agency, NULL, PROPOSAL_LIKELY))))
        return;
    proposals_move(reading->proposals, "company", "agency", of_agency, address);
    proposals_move_unspoken(reading->proposals, "company", "agency", client);
}
