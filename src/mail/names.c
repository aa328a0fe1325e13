/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and trades that stand in the text. */
#include "config.h"

#include "names.h"

#include <string.h>

#include "firm.h"
#include "mail-text.h"
#include "people.h"
#include "phrase.h"

#define FIRM_SCORE 68
#define DESK_SCORE 50
#define CLIENT_UNCLEAR 55
#define CLIENT_SETTLED 70
#define SURE_DESKS 8u /* of the list: whatever stands before them */
#define NAMES_MOST 40u

guint name_count(const char *text, const char *name) {
    guint count = 0;
    gsize size = strlen(name);

    for (const char *at = size == 0 ? NULL : strstr(text, name); at != NULL; at = strstr(at + size, name)) {
        const char *before = g_utf8_find_prev_char(text, at);

        if (before != NULL && g_unichar_isalnum(g_utf8_get_char(before))) continue;
        if (g_unichar_isalnum(g_utf8_get_char(at + size))) continue;
        if (at - text >= 3 && g_ascii_strncasecmp(at - 3, "in ", 3) == 0) continue;
        count++;
    }
    return count;
}

void names_settle_clients(Proposals *proposals, gboolean firm_else) {
    g_autoptr(GPtrArray) people = proposals_values(proposals, "contact");

    for (guint i = 0; i < people->len; i++) {
        const char *name = g_ptr_array_index(people, i), *person, *firm;

        if (proposals_score(proposals, "contact", name) > CLIENT_SETTLED || proposals_score(proposals, "company", name) != CLIENT_UNCLEAR)
            continue;
        person = proposals_best(proposals, "contact");
        firm = proposals_best(proposals, "company");
        if (strcmp(firm, name) != 0 && proposals_best_score(proposals, "company") >= PROPOSAL_LIKELY)
            proposals_lift(proposals, "contact", name, CLIENT_SETTLED - CLIENT_UNCLEAR);
        else if (firm_else || (strcmp(person, name) != 0 && proposals_best_score(proposals, "contact") >= PROPOSAL_LIKELY))
            proposals_lift(proposals, "company", name, CLIENT_SETTLED - CLIENT_UNCLEAR);
    }
}

void names_client(const char *name, int score, const char *found, Proposals *proposals) {
    gboolean initial = g_regex_match_simple("^\\p{Lu}\\p{L}+ \\p{Lu}\\.$", name, 0, 0); /* "Brandon M." */
    gboolean either = !initial && looks_like_person(name) && !name_is_firm(name) && words_count(name) == 2;

    proposals_add(proposals, initial ? "contact" : "company", name, either ? CLIENT_UNCLEAR : score, found);
    if (either) proposals_add(proposals, "contact", name, CLIENT_UNCLEAR, found);
}

/* ---- firms ---- */

/* Capitals that begin a sentence, and what greets. */
#define OPENING                                                                                                                            \
    "^(?:We|Our|The|Your|This|That|Hi|Hello|Dear|Hey|Thanks|Thank|Please|If|In|On|For|As|It|At|From|With|And|But|So|Here|Good|Great|"      \
    "Congratulations|Congrats|Welcome|To|By|Re|When|While|After|Before|Since|Both|Everyone|All|My|Is|Are|Would|Could|Will|You|Now|Then|"   \
    "Client|Employer|Team|Both|Join|About|Yes|No|Ok|Also|Regards|Best|Kind|Sincerely|Note|What|How|Why|Position|Role|Title|Job|Offer) "

/* Before it: a job that is over, a place, a tool, somebody's boss. */
#define NO_FIRM_BEFORE                                                                                                                     \
    "(?i:\\byou(?:(?:'ve| have)? (?:worked|spent|left)(?: \\w+){0,3} (?:at|with|for)| were (?:at|with|(?:working|employed) "               \
    "(?:at|with|for|by)))(?: the)?\\s*$|\\b(?:your|my|his|her|their) (?:\\w+ "                                                             \
    "){0,3}(?:time|years?|work|experience|background|stint|tenure|days|past|previous|former|"                                              \
    "current|portfolio) (?:\\w+ "                                                                                                          \
    "){0,2}(?:at|with|for|from)|\\b(?:(?<!interest "                                                                                       \
    ")in|near|via|using|like|(?:tool|app|software|system|platform|program|programme|crm|template|"                                         \
    "spreadsheet) called|former|ex-?|formerly|previously(?: at| "                                                                          \
    "with)?|certified in|degree in|diploma in|skills in|experience (?:in|with)|such as|including|report(?:s|ing)? to|copyright|powered "   \
    "by|department of))(?: the)?\\s*$"

/* "Community Manager for Bitmark Labs", "Management of Bitmark Labs": what stands before the
   firm in one run of capitals. */
static char *without_post(char *value) {
    static const char *const links[] = {" for ", " of ", " at ", " and "};

    for (guint i = 0; i < G_N_ELEMENTS(links); i++) {
        char *at = strstr(value, links[i]);
        gboolean leads = at != NULL && strstr(" for  at ", links[i]) != NULL && name_is_firm(at + strlen(links[i]));
        g_autofree char *front = at == NULL ? NULL : g_strndup(value, (gsize)(at - value));

        if (front != NULL && (leads || name_is_department(front) || phrase_fits("(?<!\\p{L})" TRADE "$", front)))
            return at + strlen(links[i]);
    }
    return value;
}

/* "Oak & Ember and Mila Home" are two. */
static void cut_second(char *value) {
    char *both = strstr(value, " and ");

    if (both != NULL && strstr(value, " & ") != NULL && strstr(value, " & ") < both) *both = '\0';
}

/* "Bitmark Labs HR": the desk behind it. */
void name_cut_desk(char *value) {
    static const char *const desks[] = {" HR",      " Team",       " Family",      " Hiring Team", " Recruitment Team", " Recruiting Team",
                                        " HR Team", " Crew",       " Recruitment", " Recruiting",  " Talent",           " Careers",
                                        " Hiring",  " Management", " Department"};

    for (guint i = 0; i < G_N_ELEMENTS(desks); i++) {
        gsize size = strlen(value), tail = strlen(desks[i]);
        g_autofree char *rest = size > tail && g_str_has_suffix(value, desks[i]) ? g_strndup(value, size - tail) : NULL;

        if (rest != NULL && (i < SURE_DESKS || name_is_firm(rest))) value[size - tail] = '\0';
    }
}

gboolean name_is_elsewhere(const char *text, gsize at) {
    g_autofree char *before = phrase_before(text, at);

    return phrase_fits(NO_FIRM_BEFORE, before);
}

gsize name_number_before(const char *text, gsize at) {
    gsize size = 0;

    if (at < 2 || text[at - 1] != ' ') return 0;
    while (size + 1 < at && g_ascii_isdigit(text[at - 2 - size])) size++;
    if (size == 0 || size > 3 || (at - 1 > size && strchr(" \n(", text[at - 2 - size]) == NULL)) return 0;
    return size + 1;
}

static void propose_firm(const char *text, gsize start, const char *value, const char *found, Proposals *proposals) {
    if (!name_is_firm(value) || name_is_elsewhere(text, start) ||
        (phrase_fits("(?<!\\p{L})" TRADE "$", value) && !g_str_has_suffix(value, "s")))
        return;
    /* "Bitmark Recruiting" may be an agency, or Bitmark's own desk. */
    proposals_add(proposals, "company", value, phrase_fits("(?:Recruiting|Recruitment|Talent|Careers)$", value) ? DESK_SCORE : FIRM_SCORE,
                  found);
}

void names_firms(const char *text, const char *found, Proposals *proposals) {
    GMatchInfo *match = phrase_matches(NAME, text);

    for (guint i = 0; i < NAMES_MOST && g_match_info_matches(match); i++) {
        g_autofree char *whole = g_match_info_fetch(match, 0);
        g_autofree char *whole_name = NULL;
        char *value = whole, *owner;
        gsize number;
        int start = 0;

        g_match_info_fetch_pos(match, 0, &start, NULL);
        while (phrase_fits(OPENING, value)) value += strcspn(value, " ") + 1;
        while (phrase_fits("^(?:of|and|for|at) ", value)) value += strcspn(value, " ") + 1;
        owner = strstr(value, "'s ");
        if (owner == NULL && g_str_has_suffix(value, "'s")) owner = value + strlen(value) - 2;
        if (owner != NULL) *owner = '\0';
        value = without_post(value);
        cut_second(value);
        name_cut_desk(value);
        if (value == whole && (number = name_number_before(text, (gsize)start)) > 0) {
            value = whole_name = g_strndup(text + start - number, number + strlen(value));
            start -= (int)number;
        } else {
            start += (int)(value - whole);
        }
        propose_firm(text, (gsize)start, value, found, proposals);
        g_match_info_next(match, NULL);
    }
    g_match_info_free(match);
}
