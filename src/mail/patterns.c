/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of patterns. */
#include "config.h"

#include "patterns.h"

#include <string.h>

#include "bowout/base/text.h"
#include "firm.h"
#include "names.h"
#include "nobody.h"
#include "people.h"
#include "phrase.h"
#include "values.h"
#include "mail-text.h"

#define PROPOSAL_QUOTED 90
#define ONE_WORD 14
#define TOOL 25
#define MATCHES_MOST 5u /* of one pattern */

typedef struct {
    const char *fact;
    guint places;
    int score;
    const char *pattern; /* the first group is the value */
} Pattern;

static const Pattern patterns[] = {
    /* roles */
    {"role", PATTERNS_BOTH, 90, "\\b(?i:job|position|role|project|assignment|post|contract|gig|opening)(?: title)?:? \"([^\"\n]{3,80})\""},
    {"role", PATTERNS_TEXT, 86,
     "\\b"
     "(?i:" POST "|capacity) (?i:of|as) " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 80,
     "\\b(?i:hire you|hired you|an offer|a contract|awarded you) (?i:for the (?:job|project|contract|position|role):? "
     ")\"?(\\p{Lu}[^.\"\n]{3,70})"},
    {"role", PATTERNS_TEXT, 80, "\\b(?i:your|our|this|the|an) (?i:offer|contract) (?i:for|as|of) " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 82,
     "\\b(?i:appointment|employment|hired|selected|chosen|engaged|engagement|board|appointed|offer) (?i:as) " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 74,
     "\\b(?i:you (?:\\w+ )?(?:down |on |in |up )?as|(?<!your )working (?:as|like)|(?<!your )work (?:as|like)|serve as|act as|start "
     "as|contract as) " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 76,
     "\\b(?i:the|our|this) ((?:" NO_LINK WORD " ){0,3}?" NO_LINK WORD ") (?i:job|position|role|spot|gig) is yours\\b"},
    {"role", PATTERNS_TEXT, 70,
     "\\b(?i:position|role|post|job)(?: \\w+){0,5}? (?i:is|is for|is that of|will be) " ARTICLE "\"?(" LEADER "|" TRADES "|" CAPITAL
     "(?: " CAPITAL ")+)"},
    {"role", PATTERNS_TEXT, 76,
     "\\b(?i:work(?:ing)?|employ(?:ed|ment)|join(?:ing)?|team|contract|position|career) (?:(?i:for|with|at|us|of) )?(?:(?:the )?" NAME
     " )?(?i:as) " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 74, "\\b(?i:as|be) (?i:our|my|their) (?i:new |next |first |own )?(?i:full-time |part-time |remote )?\"?" ROLE},
    {"role", PATTERNS_TEXT, 70, "\\b(?i:first|top|number one|best) (?i:choice|candidate|pick) (?i:for|as) (?i:the |our |an? )?\"?" ROLE},
    {"role", PATTERNS_TEXT, 72, "\\b(?i:got|get|have|won) (?i:the) \"?" ROLE "\"? (?i:job|role|position|spot|gig)\\b"},
    {"role", PATTERNS_TEXT, 72, "\\b(?i:for) (?i:the|our|their|this) \"?" ROLE "\"? (?i:job|role|position|post|opening|vacancy)\\b"},
    {"role", PATTERNS_TEXT, 62, "\\b" POST " of " ARTICLE "((?:" NO_LINK WORD " ?){1,5})(?= (?:at|with|in|for|starting|on)\\b|[.,;!?\n])"},
    {"role", PATTERNS_TEXT, 85, "\\b(?i:offer(?:ing|ed)?(?: to)? you) " ARTICLE "\"?" ROLE "\"? " POST "\\b"},
    {"role", PATTERNS_TEXT, 84,
     "\\b(?i:offer(?:ing)? you|have you|hire you|bring you on|engage you|join us|join " NAME "|work with us|work for us|onboard you|"
     "start with us|appoint you|move forward with you|go ahead with you|take you on)(?i:[^.!?\n]{0,40}?) as " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 74,
     "\\b(?i:the|our|this|an?) \"?" ROLE "\"? (?i:position|role|opening|vacancy|post|job|profile|spot|slot|gig|account)\\b"},
    {"role", PATTERNS_TEXT, 70, "(?<![\\p{L}-])(" TRADES ") (?i:position|role|job|opening|vacancy|post) (?i:at|with|in)\\b"},
    {"role", PATTERNS_TEXT, 70,
     "\\b(?i:interview(?:s|ing)?|selected|chosen|application|applied|hired|shortlisted) (?i:for) (?i:the |our |an? )?\"?" ROLE},
    {"role", PATTERNS_TEXT, 72, "\\b(?i:for|to|of|on) (?i:our|the|your|an?) \"?((?:" CAPITALS ") (?i:project))\\b"},
    {"role", PATTERNS_TEXT, 62, "\\b(?i:for|to|of|on) (?i:our|the|your) ((?:" WORD " ){1,3}(?i:project))\\b"},
    {"role", PATTERNS_TEXT, 64,
     "\\b(?i:looking for|need|hiring|seeking|search|searching|recruiting for|recruiting) (?i:an?|another|our next) (" TRADES "|" CAPITAL
     " " CAPITAL "(?: " CAPITAL ")*)"},
    {"role", PATTERNS_TEXT, 62,
     "\\b(?i:the|our|this|an?|my) \"?((?:" NO_LINK WORD
     " ){1,4}?)\"?(?i:position|role|post|gig|job)\\b(?! (?i:board|post|offer|site|description|title|market))"},
    {"role", PATTERNS_TEXT, 64, "\\b(?i:as|be|become|being) (?i:an?|our|my|the|their) \"?((?:" NO_LINK WORD " ){0,3}" AGENT ")"},
    {"role", PATTERNS_TEXT, 66,
     "\\b(?i:you're|you are|you'll be|you will be|make you|made you|call you|consider yourself) (?i:our|my|the|their) (?i:new |next "
     "|newest )?(" TRADES ")"},
    {"role", PATTERNS_TEXT, 62,
     "\\b(?i:you for|u for|take over|help (?:us|me) with|look after|care of) (?i:our |my |the )?"
     "((?i:bookkeeping|data entry|transcription|proofreading|customer (?:service|support)|lead generation|video editing|social media|"
     "(?:social media|inbox|calendar|project|community|content) management|translation|copywriting|graphic design|payroll|admin "
     "work))(?=[.,!?\n]| (?:job|role|work|position)\\b|$)"},
    {"role", PATTERNS_TEXT, 61,
     "\\b(?i:be|become|being) (?i:an?|our|the) (?:(?i:great|perfect|new|next|ideal|excellent|good) )?(" TRADES ")"},
    {"role", PATTERNS_SUBJECT, 84,
     "\\b(?i:offer(?: of employment| letter)?|invitation|job|position|role|engagement|appointment|selected|hired)"
     "(?i: for(?: the| a| our)?|:| -| as(?: an?)?| \xE2\x80\x93| \xE2\x80\x94) \"?" ROLE},
    {"role", PATTERNS_SUBJECT, 78, "(?i:(?:new|custom|contract) offer|invitation to (?:interview|apply)): \"?([^\"\n|:]{3,70})$"},
    {"role", PATTERNS_TEXT, 78,
     "\\b(?i:offer|invitation|invite|contract|proposal) from (?:\\p{Lu}[\\p{L}.'-]* ){1,3}(?:\\([^)\n]*\\) )?(?:for|to work on) (?!the "
     "|our |an? )\"?"
     "(\\p{Lu}[^.\"\n]{3,70})"},
    {"role", PATTERNS_TEXT, 72, "\\b(?i:on|to|for) (?i:the )?(?i:position|place|post) (" TRADES ")"},
    {"role", PATTERNS_SUBJECT, 74,
     "\\b(?i:application|applied|applying|interview|offer|invitation|invite|chosen|selected)(?i: for| to| as)(?i: the| our| an?)? "
     "\"?" ROLE},
    {"role", PATTERNS_SUBJECT, 72, "^" ROLE "(?i: position| role| job)? (?i:at|with|@) "},
    {"role", PATTERNS_SUBJECT, 68, ROLE " (?i:position|role|opening|opportunity|vacancy|job offer|offer)\\b"},
    {"role", PATTERNS_SUBJECT, 66, "^(" TRADES ")(?= ?(?:,|\\(|$| -| \xE2\x80\x93| \xE2\x80\x94))"},
    {"role", PATTERNS_SUBJECT, 64, "^" ROLE " (?:-|\xE2\x80\x93|\xE2\x80\x94|\\|) "},
    {"role", PATTERNS_SUBJECT, 62, "((?:" CAPITAL " ){1,4}(?i:project))\\b"},
    {"role", PATTERNS_SUBJECT, 50, "(?<![\\p{L}\\p{N}-])(" TRADES ")\\b"},
    {"role", PATTERNS_TEXT, 66,
     "(?:^|[.!?,:] |\n)(" TRADES "),? (?:at |for )?[$\xE2\x82\xAC\xC2\xA3]?\\d+(?:[.,]\\d+)? ?(?:/|per |an |a |usd|eur|php)"},
    {"role", PATTERNS_TEXT, 64,
     "\\b(?i:it's|it is|this is|that's|this would be) (?i:an?|our|the) (?i:remote |part-time |full-time )?(" TRADES
     ") (?i:role|position|job|for)\\b"},
    {"role", PATTERNS_TEXT, 61, "(?m)^(?i:re: ?|subject: ?)?(" TRADES ")(?: ?\\([^)\n]*\\))?$"},
    {"role", PATTERNS_TEXT, 70,
     "\\b(?i:offer|give|want to offer) (?i:you )?(?i:the|our) (" TRADES "|" CAPITALS ") (?i:job|role|position|post|spot)\\b"},
    /* companies */
    {"company", PATTERNS_TEXT, 70, "\\b(?i:as|for) " ARTICLE "(?i:new |next )?(?:" TRADES "|" CAPITALS ") (?i:at|with|for) " COMPANY},
    {"company", PATTERNS_TEXT, 72,
     "(?m)^" PERSON_WORDS "(?i:from|at|of) " COMPANY
     " (?i:sent|has sent|messaged|has messaged|invited|wants|would|requested|has requested|shared|has shared)\\b"},
    {"company", PATTERNS_TEXT, 72, "(?:^|[.!?,] |\n)\\p{Ll}{3,12} (?i:from|at) " COMPANY "(?= here\\b)"},
    {"company", PATTERNS_TEXT, 68,
     "\\b(?i:our|my) (?:[\\w-]+ ){0,2}(?i:agency|company|firm|studio|shop|store|startup|practice|clinic|business) \\(" COMPANY "\\)"},
    {"company", PATTERNS_TEXT, 74,
     "\\b" COMPANY " (?:just )?(?i:came back|got back to (?:us|me)|said yes|has confirmed|confirmed|loved you|liked you|really "
     "liked you|went for you)\\b"},
    {"company", PATTERNS_TEXT, 74, "\\b" POST " (?i:of|as) " ARTICLE "(?:" CAPITALS "|" TRADES ") (?i:with|at|for|in) " COMPANY},
    {"company", PATTERNS_TEXT, 68, "(?m)^(?:[^,\n]{0,30}, )?" PERSON_WORDS "(?:here )?(?:from|with|at) " COMPANY "(?=[.,!;]|$)"},
    {"company", PATTERNS_TEXT, 70,
     "\\b(?i:an?|my|our|the) (?:[\\w-]+ "
     "){0,3}(?i:agency|company|firm|studio|shop|store|start-?up|practice|clinic|business|brand|site|website|"
     "school|team|charity|business|boutique|channel|magazine|salon)(?: (?:here )?in [\\p{L} ]{2,20})?,? (?i:called|named|by the name "
     "of) " COMPANY},
    {"company", PATTERNS_TEXT, 72,
     "\\b(?i:our|my|the) "
     "(?i:agency|company|firm|studio|shop|store|start-?up|practice|clinic|business|brand|school|team|charity|boutique)(?:'s name)? "
     "(?i:is called|is named|name is|is) " COMPANY "(?=[ .,;!)]|$)"},
    {"company", PATTERNS_TEXT, 68,
     "\\b(?i:thanks|thank you)(?: (?:so|very) much)? for your (?:continued |kind )?(?:interest in|application to) (?:joining |working "
     "(?:at|with|for) )?" COMPANY "(?=[.,!;\n]| and\\b|$)"},
    {"company", PATTERNS_TEXT, 70, "\\b[Ww]e(?:'re| are) " COMPANY "(?=[,.!(]| \\()"},
    {"company", PATTERNS_TEXT, 72,
     "\\b(?i:I|we|wife and I|husband and I) (?i:own|run|founded|started|manage) (?i:a .{2,30} called )?" COMPANY},
    {"company", PATTERNS_TEXT, 72, "\\b(?i:we|us|our company|our firm) \\(" COMPANY "\\)"},
    {"company", PATTERNS_TEXT, 70, "(?:^|[.!?,] |\n)" COMPANY " here(?= \\(|[.,!])"},
    {"contact", PATTERNS_TEXT, 70, "\\bhere \\(" PERSON "\\)"},
    {"company", PATTERNS_TEXT, 70,
     "\\b" COMPANY " (?i:is|are) (?i:still |just |really )?(?i:an? |the |our |my )?(?:[\\w-]+ "
     "){0,4}?(?i:agency|company|firm|studio|shop|store|start-?up|practice|"
     "clinic|business|brand|school|charity|baby|boutique|organi[sz]ation|non-?profit|publisher|retailer|provider|consultancy|bakery)\\b"},
    {"company", PATTERNS_TEXT, 72,
     "\\b(?:I (?:lead|run|head|manage|work|handle|look after|recruit|do|own)|I'm|I am)\\b[^.!?\n]{0,50}? (?:at|for) " COMPANY
     "(?=[.,!;)\n]| and\\b|$)"},
    {"company", PATTERNS_TEXT, 70, "\\b(?i:offer|contract|proposal|letter|package|agreement) from " COMPANY "(?=[:,.!\n]| \\(| for\\b|$)"},
    {"company", PATTERNS_TEXT, 67, "\\b(?i:we|us)\\b[^.!?,\n]{0,40}? at " COMPANY},
    {"company", PATTERNS_BOTH, 74,
     "\\b(?:(?i:message|offer|invitation|invite) from )?" PERSON_WORDS "\\(" COMPANY
     "\\) (?i:has|sent|wants|invited|requested|regarding|about)\\b"},
    {"company", PATTERNS_TEXT, 72, "\\b(?i:HR|payroll|hiring|recruitment|recruiting|the hiring|operations|books) for " COMPANY},
    {"company", PATTERNS_TEXT, 74, "\\b[Ww]e of " COMPANY},
    {"company", PATTERNS_TEXT, 70, "\\b(?i:management|the board|the trustees|board of directors|the management) of " COMPANY},
    {"company", PATTERNS_TEXT, 67,
     "\\b(?i:news|hello|hi|update|greetings|regards|hugs|love) from (?i:all of us at |everyone at |the team at )?" COMPANY},
    {"company", PATTERNS_TEXT, 88, "\\b(?i:our client,?|my client,?|our customer,?|our partner company,?) " COMPANY},
    {"company", PATTERNS_TEXT, 86, "\\b(?i:on behalf of|for and on behalf of) (?i:our client,? |my client,? )?" COMPANY},
    {"company", PATTERNS_TEXT, 66,
     "(?m)^(?:- ?)?(?:The|Your) ((?:" CAPITAL " ){1,4}?)(?:(?:Recruiting|Recruitment|Hiring|HR|Talent|People|Careers) )?[Tt]eam$"},
    {"company", PATTERNS_BOTH, 78,
     "\\b" COMPANY " (?i:is|are|would be) (?i:very |so |truly |absolutely "
     ")?(?i:pleased|delighted|happy|excited|glad|proud|thrilled|willing|ready|prepared|keen|honou?red|looking) to"},
    {"company", PATTERNS_BOTH, 76,
     "\\b" COMPANY " (?i:would like|would love|wants?|wishes|has decided|have decided) (?i:to "
     ")(?i:offer|invite|have|hire|engage|make|move|go|work|bring|extend)"},
    {"client", PATTERNS_BOTH, 72,
     "\\b" COMPANY " (?i:has |have |just )?(?i:sent you an? (?:\\w+ )?(?:offer|contract|letter)|invited you|invites you)"},
    {"company", PATTERNS_BOTH, 72,
     "\\b" COMPANY " (?i:has |have |just )?(?i:created (?:an?|your)|made you|extended|is inviting you|prepared|"
     "offers you|offered you|chose you|chosen you|selected you|picked you|wants? you|said (?:YES|yes)|approved your|hired you|is "
     "offering|are offering)"},
    {"company", PATTERNS_TEXT, 78,
     "\\b(?i:we at|us at|us here at|we here at|here at|team at|colleagues at|everyone at|all of us at|family at|behalf at) " COMPANY},
    {"company", PATTERNS_TEXT, 76,
     "\\b(?i:I am|I'm|my name is|this is|it's) " PERSON_WORDS "(?i:(?:calling |writing )?(?:from|with|at) )(?:HR (?:of|at) )?" COMPANY},
    {"company", PATTERNS_TEXT, 76, "\\b" PERSON_WORDS "(?:here )?(?i:from|at|with) " COMPANY "(?= here\\b)"},
    {"company", PATTERNS_TEXT, 76, "\\b(?i:this is|it is|it's|I am|I'm|my name is) " PERSON_WORDS "\\(" COMPANY "\\)"},
    {"company", PATTERNS_TEXT, 76, "\\b" PERSON_WORDS "here,? (?i:from|at|with) " COMPANY},
    {"company", PATTERNS_TEXT, 74,
     "\\b(?i:founder|co-founder|owner|CEO|director|president|principal|managing partner) (?i:of|at) " COMPANY},
    {"company", PATTERNS_TEXT, 70,
     "\\b(?i:greetings from|welcome to|congratulations from|regards from) " COMPANY "(?![\\p{L}\\p{N}])(?! about)"},
    {"company", PATTERNS_TEXT, 70, "\\b(?i:join|joining) (?i:us at |the team at |us here at |the )?" COMPANY "(?i: team)?"},
    {"company", PATTERNS_TEXT, 72, "\\b(?:" POST "|(?i:project|place|job)) (?:\"[^\"\n]{3,80}\" )?(?i:here )?(?i:at|with) " COMPANY},
    {"company", PATTERNS_TEXT, 70, "(?<!\\p{L})" TRADE " ?(?:\\([^)\n]*\\) )?(?:(?i:role|job|position) )?(?i:with|at|for) " COMPANY},
    {"company", PATTERNS_TEXT, 70,
     "\\b(?i:our|my) "
     "(?i:agency|company|firm|studio|shop|store|startup|start-up|brand|clinic|practice|business|school|outfit|team)(?i:,| "
     "called| named|) " COMPANY},
    {"company", PATTERNS_TEXT, 68,
     "\\b(?:[Ww]ork|[Ww]orking|[Ii]nterview(?:ed|ing)?|[Mm]eet|[Ff]uture|[Tt]ime|[Ee]mployment|[Cc]ontract|[Cc]areer|[Jj]ourney|[Oo]"
     "perations|[Mm]arketing|[Ss]upport|[Pp]eople|[Hh]iring|[Rr]ecruitment) (?i:with|at|for) (" NAME ")"},
    {"company", PATTERNS_TEXT, 64, "\\b((?:" CAPITAL " )(?:(?:&|and|of) )?(?:" CAPITAL " ){0,3}?" LEGAL_STRICT ")"},
    {"company", PATTERNS_TEXT, 67, "\\b(?i:decided on|chosen|chose|picked|selected|want|like|love|hire) you for (" CAPITAL " " NAME ")"},
    {"company", PATTERNS_TEXT, 74,
     "\\b" COMPANY " (?i:was|were|is|are) (?i:very |really |so |all |hugely "
     ")?(?i:taken|impressed|keen|happy|delighted|thrilled) (?i:with|by|on|to have) you\\b"},
    {"company", PATTERNS_TEXT, 68,
     "\\b(?i:your|the) (?i:discussions?|conversations?|call|feedback|interviews?) (?i:with|from|at) (" CAPITAL " " NAME ")"},
    {"company", PATTERNS_TEXT, 67, "\\bat (" CAPITAL "(?: (?:(?:of|and|&) )?" CAPITAL "){1,4})"},
    {"company", PATTERNS_TEXT, 50, "\\b(?i:at) " COMPANY},
    {"company", PATTERNS_SUBJECT, 72, "(?i:offer|invitation|opportunity|interview|news|letter)(?i:[^-:|]{0,30}?) from " COMPANY},
    {"company", PATTERNS_SUBJECT, 72, "\\b(?i:from) " PERSON_WORDS "\\(" COMPANY "\\)"},
    {"company", PATTERNS_SUBJECT, 72, "^" COMPANY " (?i:sent you|has sent you|wants to)"},
    {"company", PATTERNS_SUBJECT, 70, "(?i: at| with| @) " COMPANY},
    {"company", PATTERNS_SUBJECT, 61, "(?i:offer of employment|employment offer|job offer|offer letter): " COMPANY "$"},
    {"company", PATTERNS_SUBJECT, 61, "^(?:" TRADES "), " COMPANY},
    {"company", PATTERNS_SUBJECT, 40, "^" COMPANY "(?i:: | - | \xE2\x80\x93 | \xE2\x80\x94 | \\| )"},
    {"company", PATTERNS_SUBJECT, 40, "(?: - | \xE2\x80\x93 | \xE2\x80\x94 | \\| )" COMPANY "$"},
    /* people */
    {"contact", PATTERNS_TEXT, 76,
     "\\b(?i:this is|my name is|I am|I'm|it'?s) " PERSON "(?=,? (?:(?i:from|with|at|of|and|here|calling|writing|the)\\b|w/)|,|\\.|!)"},
    {"contact", PATTERNS_TEXT, 76, "(?:^|[.!?,] |\n)" PERSON "(?= (?:here\\b|(?:from|at|with) (?:" NAME ") here\\b))"},
    {"contact", PATTERNS_TEXT, 70, "(?:^|[.!?,-] |\n)" PERSON "(?= (?:from|at|with|w/|of|@) (?:" NAME ")(?:[.,!]| here\\b|$))"},
    {"contact", PATTERNS_BOTH, 74,
     PERSON "(?= (?:from|at|of|\\() ?(?:" NAME
            ")\\)? (?i:has |have )?(?i:sent|messaged|invited|wants|would|asked|requested|shared|offered))"},
    {"contact", PATTERNS_BOTH, 72,
     "\\b(?i:message|offer|invitation|invite|proposal) from " PERSON "(?= (?:\\(|for \\p{Lu}|for the|for your|for a)|$|[.,!])"},
    {"contact", PATTERNS_BOTH, 68, "\\b" PERSON " (?i:has |have )?(?i:hired you|is asking you|wants to hire you)"},
    {"contact", PATTERNS_BOTH, 62, "\\b" PERSON " (?i:has |have )?(?i:sent you an? (?:message|offer|invitation)|invited you)"},
    {"contact", PATTERNS_BOTH, 62, "\\b(?i:message) from " PERSON "(?= (?:about|on|at)\\b)"},
    {"contact", PATTERNS_TEXT, 72, "(?:^|[.!?,] |\n)(\\p{Ll}{3,12})(?= (?:from|at) (?:" NAME ") here\\b)"},
    {"contact", PATTERNS_TEXT, 62, "(?m)[.!?)] ?[-~\\x{2013}\\x{2014}] ?" PERSON "\"?$"},
    {"contact", PATTERNS_TEXT, 61, "(?i:cheers|best|thanks|regards|- |\xE2\x80\x93 |\xE2\x80\x94 ),? ?" PERSON "[.!]?\"?$"},
};

static void propose(const Pattern *pattern, const char *value, const char *found, int less, Proposals *proposals) {
    gboolean role = strcmp(pattern->fact, "role") == 0;
    gboolean person = strcmp(pattern->fact, "contact") == 0;
    g_autofree char *text = value_trimmed(value, role);
    g_autofree char *part = role ? value_part_with_trade(text) : value_without_others(text), *calm = NULL;

    if (person ? !looks_like_person(part) || name_is_nobody(part) : !role && value_is_trade(part)) return;
    if (!role && !person) name_cut_desk(part);
    if (!role && !person && name_is_department(part)) return;
    if (part[0] == '\0' || value_is_none(part) || words_count(part) > 8) return;
    if (role && value_is_only_praise(part)) return;
    if (!role && !person && value_is_tool(part)) less += TOOL;
    if (value_is_no_offer(part) && pattern->score < PROPOSAL_QUOTED) return; /* what stands in quotes is a title, whatever its words */
    if (person && g_unichar_islower(g_utf8_get_char(part))) {
        char *proper = text_capitalise(part);

        g_free(part);
        part = proper;
    }
    /* One word that is no trade could be anything. */
    if (role && pattern->score < PROPOSAL_QUOTED && strchr(part, ' ') == NULL && !value_has_trade(part)) less += ONE_WORD;
    if (strcmp(pattern->fact, "client") == 0) {
        names_client(part, pattern->score - less, found, proposals);
        return;
    }
    if (person && g_regex_match_simple("^\\p{Lu}\\p{L}+ \\p{Lu}$", part, 0, 0)) {
        g_autofree char *initial = g_strconcat(part, ".", NULL);

        proposals_add(proposals, pattern->fact, initial, pattern->score - less, found); /* "Sandra P." */
        return;
    }
    calm = role ? value_quiet(value_without_deed(part)) : g_strdup(part);
    proposals_add(proposals, pattern->fact, calm, pattern->score - less, found);
}

/* "Shopify" of "Shopify store migration": where a title goes on in small letters, its capitals
   alone are no role. */
static gboolean is_cut_short(const Pattern *pattern, const char *value, const char *after) {
    return strcmp(pattern->fact, "role") == 0 && !value_has_trade(value) && words_count(value) < 4 &&
           g_regex_match_simple(
               "^(?:>| "
               "(?!(?:at|with|for|from|in|on|to|of|role|position|job|post|offer|opening|vacancy|opportunity|project|contract|gig|spot|"
               "and|or|by|as|is|are|was|will|would|who|which|that|if|so|but|per|our|your|we|you|it|starting|beginning|effective|based|"
               "working|remotely|paid|part|full|profile|team|account|slot|work|here)\\b)\\p{Ll})",
               after, 0, 0);
}

static void apply(const Pattern *pattern, const char *text, const char *found, int less, Proposals *proposals) {
    g_autoptr(GError) fault = NULL;
    g_autoptr(GRegex) regex = g_regex_new(pattern->pattern, 0, 0, &fault);
    GMatchInfo *match = NULL;

    if (regex == NULL) {
        g_critical("%s: %s", pattern->pattern, fault->message);
        return;
    }
    g_regex_match(regex, text, 0, &match);
    for (guint i = 0; i < MATCHES_MOST && g_match_info_matches(match); i++) {
        g_autofree char *value = NULL;
        int start = 0, end = 0;

        g_match_info_fetch_pos(match, 1, &start, &end);
        if (start >= 0 && strcmp(pattern->fact, "company") == 0) start -= (int)name_number_before(text, (gsize)start);
        value = start < 0 ? NULL : g_strndup(text + start, (gsize)(end - start));
        if (value != NULL && !is_cut_short(pattern, value, text + end) &&
            !(strcmp(pattern->fact, "company") == 0 && name_is_elsewhere(text, (gsize)start)) &&
            !(strcmp(pattern->fact, "role") == 0 && trade_is_past(text, (gsize)start)))
            propose(pattern, value, found, less + (int)i * 2, proposals);
        g_match_info_next(match, NULL);
    }
    g_match_info_free(match);
}

void patterns_find(const char *text, PatternPlace place, const char *fact, const char *found, int less, Proposals *proposals) {
    for (guint i = 0; i < G_N_ELEMENTS(patterns); i++)
        if ((patterns[i].places & (guint)place) != 0 && (fact == NULL || strcmp(patterns[i].fact, fact) == 0))
            apply(&patterns[i], text, found, less, proposals);
}
