/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trades that stand in the text. */
#include "config.h"

#include "names.h"

#include <string.h>

#include "phrase.h"

#define TRADE_AS 64    /* "as our", "be the" */
#define TRADE_SAID 60  /* behind "a", at the beginning of a line */
#define TRADE_KNOWN 56 /* "the", "our": it may be somebody else's */
#define TRADES_MOST 40u

/* What leads to a role, at the end of what stands before it. */
#define TRADE_LEADS                                                                                                                        \
    "(?:^|[.!?:;(\"*\\x{2022}|]|(?: |^)[-\\x{2013}\\x{2014}]|'s|\\b(?i:offer(?:ing|ed)? "                                                  \
    "you|as|be|being|become|of|for|is|hire|need|the|this|an?|our|my|your|their))\\s*$"
#define TRADE_LEADS_AS "(?i:\\b(?:as|be|being|become)(?: (?:an?|the|our|my|their|your))?|'s)\\s*$"
/* A job that is over, or the reader's own: "your work as a teacher". */
#define PAST                                                                                                                               \
    "(?i:\\b(?:I (?:was|am|have been|used to be)|your (?:\\w+ "                                                                            \
    "){0,2}(?:work|experience|background|time|years|career|skills|history|portfolio)(?: \\w+)? as|"                                        \
    "you(?:'ve| have) (?:been|worked as)|used to be)(?: an?)?\\s*$)|(?:^|[.!?\\n] ?)As an? $"
/* Somebody else's: whom one reports to, works with, is led by; the title behind a name. */
#define OF_OTHERS                                                                                                                          \
    "(?i:\\b(?:report(?:s|ing)? (?:directly )?(?:in)?to|work(?:s|ing)? (?:\\w+ )?(?:with|under|alongside)|together with|led by|managed "   \
    "by|(?:along)?side|assist(?:ing)?|support(?:ing)?|with|by|from|ask|call|email|meet|cc|I am|I'm|and|or|other|previous|last|former|"     \
    "current)(?: (?:an?|the|our|my|your|their|other))?)\\s*$|\\p{Lu}\\p{L}+, (?:(?i:an?|the|our|my) )?$|\\p{Lu}\\p{L}+ \\($"
/* Words before a trade that belong to the sentence. */
#define TRADE_FRONT                                                                                                                        \
    "^(?i:new|paid|next|first|another|regular|good|great|best|only|future|perfect|full|want|wants|need|needs|hire|hiring|seeking|become|"  \
    "remain|"                                                                                                                              \
    "available|own|very|really|also|still|just|one|two|three|permanent|contract|freelance|remote|virtual(?= (?!assistant|pa|ea|"           \
    "receptionist|office|sales|admin|executive|event|travel|medical|legal|bookkeeper))|full-time|part-time|full time|part time|"           \
    "\\d+[- ]hours?) "
/* Trades that say nothing alone, or are those of whoever hires. */
#define NO_TRADE                                                                                                                           \
    "^(?i:(?:hiring|line|your)? ?(?:managers?|leads?|directors?|"                                                                          \
    "partners?|officers?|supervisors?|agents?|executives?|associates?|recruiters?|experts?|contractors?|freelancers?|hosts?|reps?|admin|"  \
    "coach|buyers?|callers?|sellers?|mentors?|interns?|specialists?|consultants?|assistants?)|talent .*|recruit.*|hr .*|.* "               \
    "recruiter|team lead|"                                                                                                                 \
    "co-?founder|ea|pa|(?:independent|remote|full-time|part-time|freelance|self-employed) "                                                \
    "(?:contractor|freelancer|worker|consultant|associate|expert)|"                                                                        \
    "virtual assistants|candidate|.* (?:candidate|partner|contractor))$"

/* "practice manager Deirdre", "developer will": a person's trade, not the one that is offered. */
static gboolean belongs_to_person(const char *after) {
    return phrase_fits("^,? (?!(?i:I{1,3}|Level|Position|Role|Job|Project|Part|Full|Remote|At|For|With|In|From|On)\\b)\\p{Lu}\\p{Ll}+",
                       after) ||
           phrase_fits("^ (?:will (?!be|report|start|work)|has|says|said|told|asked|loves?|left|quit)\\b", after);
}

/* "calls it Technical Support Lead": the title begins with its capitals. */
static char *title_behind(char *value) {
    char *title = NULL;

    if (g_unichar_isupper(g_utf8_get_char(value))) return value;
    for (char *word = strchr(value, ' '); word != NULL; word = strchr(word + 1, ' ')) {
        if (!g_unichar_isupper(g_utf8_get_char(word + 1)))
            title = NULL;
        else if (title == NULL)
            title = word + 1;
    }
    return title != NULL && strchr(title, ' ') != NULL ? title : value;
}

static void propose_trade(const char *text, gsize start, gsize end, const char *found, Proposals *proposals) {
    g_autofree char *value = g_strndup(text + start, end - start), *before = NULL;
    char *bare = value, *owner = strstr(value, "'s "), *chief = strstr(value, " to ");

    bare = title_behind(bare);
    if (owner != NULL) start += (gsize)(owner + 3 - value);
    if (owner != NULL) bare = owner + 3;
    if (chief != NULL && chief > bare && !phrase_fits("^ to (?:the )?\\p{Lu}", chief)) *chief = '\0'; /* "to our CEO" */
    while (phrase_fits(TRADE_FRONT, bare)) bare += strcspn(bare, " ") + 1;
    before = phrase_before(text, start);
    /* Capitals of its own make it a title wherever it stands. */
    if (bare == value && !phrase_fits(TRADE_LEADS, before) && !phrase_fits("^\\p{Lu}\\S+(?: \\p{Lu}\\S+)+$", bare)) return;
    if (phrase_fits(OF_OTHERS, before) || phrase_fits(PAST, before) || phrase_fits(NO_TRADE, bare) || belongs_to_person(text + end)) return;
    if (phrase_fits("[^\\p{Latin}\\p{N}\\p{P}\\p{S} ]", bare)) return;
    if (g_str_has_suffix(bare, "s") && !g_str_has_suffix(bare, "ss")) return; /* many of them */
    proposals_add(proposals, "role", bare,
                  phrase_fits(TRADE_LEADS_AS, before) ||
                          phrase_fits("^\"?,? (?i:role|position|job|post|spot|opening|vacancy|gig)\\b", text + end)
                      ? TRADE_AS
                  : phrase_fits("\\b(?i:the|this|our|my|your|their)\\s*$", before) ? TRADE_KNOWN
                                                                                   : TRADE_SAID,
                  found);
}

gboolean trade_is_past(const char *text, gsize at) {
    g_autofree char *before = phrase_before(text, at);

    return phrase_fits(PAST, before);
}

void names_trades(const char *text, const char *found, Proposals *proposals) {
    GMatchInfo *match = phrase_matches("(?<![\\p{L}\\p{N}'&/-])(?:" LEADER "|" TRADES ")", text);

    for (guint i = 0; i < TRADES_MOST && g_match_info_matches(match); i++) {
        int start = 0, end = 0;

        g_match_info_fetch_pos(match, 0, &start, &end);
        propose_trade(text, (gsize)start, (gsize)end, found, proposals);
        g_match_info_next(match, NULL);
    }
    g_match_info_free(match);
}
