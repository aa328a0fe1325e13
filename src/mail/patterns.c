/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of patterns. */
#include "config.h"

#include "patterns.h"

#include <string.h>

#include "bowout/mail/protocol.h"
#include "words.h"

#define MATCHES_MOST 5u /* of one pattern */

/* A word with a capital; dots only inside it, so that a sentence's end ends it. */
#define CAPITAL "(?!I\\b(?!'))\\p{Lu}[\\p{L}\\p{N}&+#'-]*(?:\\.[\\p{L}\\p{N}]+)*"
#define NAME CAPITAL "(?: (?:(?:of|and|for|de|the|&) )?" CAPITAL "){0,4}(?:,? (?:Inc|LLC|Ltd|Co|Corp)\\b\\.?)?"
#define WORD "[\\p{L}\\p{N}][\\p{L}\\p{N}/&+#'-]*"
#define CAPITALS CAPITAL "(?:(?: (?:of|and|for|to|the|&|-|/)(?: the)?| ?[/])? ?" CAPITAL "){0,5}"
#define TRADE                                                                                                                              \
    "(?i:assistants?|managers?|developers?|designers?|writers?|editors?|specialists?|agents?|engineers?|coordinators?|consultants?|"       \
    "representatives?|analysts?|accountants?|bookkeepers?|translators?|teachers?|tutors?|administrators?|recruiters?|trainers?|"           \
    "moderators?|illustrators?|researchers?|copywriters?|programmers?|testers?|lead|officers?|associates?|secretary|planners?|"            \
    "marketers?|producers?|animators?|strategists?|advisers?|advisors?|architects?|technicians?|operators?|transcribers?|interpreters?|"   \
    "clerks?|typists?|schedulers?|reps?|interns?|trainees?|hosts?|artists?|photographers?|videographers?|buyers?|controllers?|"            \
    "paralegals?|therapists?|counsellors?|coach|scientists?|supervisors?|experts?|executives?|telemarketers?|VA)(?!\\p{L})"
/* Words that no role holds: with them a phrase before a trade has begun too early. */
#define NO_LINK                                                                                                                            \
    "(?!(?i:an?|the|to|for|of|as|in|on|at|by|and|or|with|from|you|your|our|my|their|his|her|is|are|be|have|offer|application|letter)\\b)"
#define TRADES "(?:" NO_LINK WORD " ){0,4}" TRADE "(?: [IVX]{1,3}\\b)?(?: (?:to|of|for) (?:the )?" CAPITAL "(?: " CAPITAL ")?)?"
#define ROLE "((?:" TRADES "|" CAPITALS "))"
#define COMPANY "((?:[Tt]he )?" NAME ")"
#define POST "(?i:position|role|post|job|opening|vacancy|opportunity|contract)"
#define ARTICLE "(?i:(?:an?|our|the|your|my|their|his|her) )?"
#define GAP "(?i:[^.!?\n]{0,60}? )"

typedef struct {
    const char *fact;
    guint places;
    int score;
    const char *pattern; /* the first group is the value */
} Pattern;

static const Pattern patterns[] = {
    /* roles */
    {"role", PATTERNS_TEXT, 88, "\\b" POST " (?i:of|as) " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 80, "\\b(?i:your|our|this|the|an) (?i:offer|contract) (?i:for|as) " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 82, "\\b(?i:appointment|employment|hired|selected|chosen|engaged|engagement|board) as " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 72, "\\b(?i:you as|working as|work as|serve as|act as|start as|contract as) " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 68, "\\b(?i:position|role|post|job) (?i:is|is for|is that of) " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 62, "\\b" POST " of " ARTICLE "((?:" NO_LINK WORD " ?){1,5})(?= (?:at|with|in|for|starting|on)\\b|[.,;!?\n])"},
    {"role", PATTERNS_TEXT, 85, "\\b(?i:offer(?:ing)?(?: to)? you) " ARTICLE "\"?" ROLE "\"? (?i:position|role|post|job|contract)\\b"},
    {"role", PATTERNS_TEXT, 84,
     "\\b(?i:offer(?:ing)? you|have you|hire you|bring you on|engage you|join us|join " NAME
     "|work with us|work for us|onboard you|start with us|appoint you)(?i:[^.!?\n]{0,40}?) as " ARTICLE "\"?" ROLE},
    {"role", PATTERNS_TEXT, 74, "\\b(?i:the|our|this|an?) \"?" ROLE "\"? (?i:position|role|opening|vacancy|post)\\b"},
    {"role", PATTERNS_TEXT, 72, "\\b(?i:for|to|of|on) (?i:our|the|your|an?) \"?((?:" CAPITALS ") (?i:project))\\b"},
    {"role", PATTERNS_TEXT, 62, "\\b(?i:for|to|of|on) (?i:our|the|your) ((?:" WORD " ){1,3}(?i:project))\\b"},
    {"role", PATTERNS_TEXT, 70, "\\b(?i:role|position|job title|title|project) ?: ?\"?" ROLE},
    {"role", PATTERNS_TEXT, 64, "\\b(?i:looking for|need|hiring|seeking) (?i:an?|another|our next) " ROLE},
    {"role", PATTERNS_TEXT, 58, "\\b(?i:be|become) (?i:an?|our|the) (?:(?i:great|perfect|new|next|ideal|excellent|good) )?" ROLE},
    {"role", PATTERNS_SUBJECT, 84,
     "\\b(?i:offer(?: of employment| letter)?|invitation|job|position|role)(?i: for(?: the| a| our)?|:| -| \xE2\x80\x93| \xE2\x80\x94) "
     "\"?" ROLE},
    {"role", PATTERNS_SUBJECT, 74,
     "\\b(?i:application|applied|applying|interview|offer|invitation|invite|chosen|selected)(?i: for| to| as)(?i: the| our| an?)? "
     "\"?" ROLE},
    {"role", PATTERNS_SUBJECT, 72, "^" ROLE "(?i: position| role| job)? (?i:at|with|@) "},
    {"role", PATTERNS_SUBJECT, 68, ROLE " (?i:position|role|opening|opportunity|vacancy|job offer|offer)\\b"},
    {"role", PATTERNS_SUBJECT, 64, "^" ROLE " (?:-|\xE2\x80\x93|\xE2\x80\x94|\\|) "},
    {"role", PATTERNS_SUBJECT, 62, "((?:" CAPITAL " ){1,4}(?i:project))\\b"},
    {"role", PATTERNS_SUBJECT, 50, "(?<![\\p{L}\\p{N}-])(" TRADES ")\\b"},
    /* companies */
    /* An agency writes; who offers is its client, whatever the signature says. */
    {"company", PATTERNS_TEXT, 140, "\\b(?i:our client,?|my client,?|our customer,?) " COMPANY},
    {"company", PATTERNS_TEXT, 88, "\\b(?i:on behalf of) " COMPANY},
    {"company", PATTERNS_TEXT, 66,
     "(?m)^(?:The|Your) ((?:" CAPITAL " ){1,4}?)(?:(?:Recruiting|Recruitment|Hiring|HR|Talent|People|Careers) )?[Tt]eam$"},
    {"company", PATTERNS_TEXT, 82,
     "\\b" COMPANY
     " (?i:is|are) (?i:very |so |truly |absolutely )?(?i:pleased|delighted|happy|excited|glad|proud) to (?i:offer|invite|extend)"},
    {"company", PATTERNS_TEXT, 78, "\\b" COMPANY " (?i:would like|would love|wants|wishes) to (?i:offer|invite|have|hire|engage|make)"},
    {"company", PATTERNS_TEXT, 78,
     "\\b(?i:we at|us at|us here at|we here at|here at|team at|colleagues at|everyone at|all of us at) " COMPANY},
    {"company", PATTERNS_TEXT, 72, "\\b(?i:I am|I'm|my name is|this is) " GAP "(?i:from|with|at|of) " COMPANY},
    {"company", PATTERNS_TEXT, 70, "\\b(?i:join|joining) (?i:us at |the team at |the )?" COMPANY "(?i: team)?"},
    {"company", PATTERNS_TEXT, 70,
     "\\b(?:" POST "|(?i:project|team|place|work|working|assistant|manager|developer|designer|writer|specialist|agent|engineer|job)) "
     "(?i:here )?(?i:at|with) " COMPANY},
    {"company", PATTERNS_TEXT, 68, "(?<!\\p{L})" TRADE " (?i:with|at) " COMPANY},
    {"company", PATTERNS_TEXT, 50, "\\b(?i:at) " COMPANY},
    {"company", PATTERNS_SUBJECT, 72, "(?i:offer|invitation|message|opportunity|interview|news|letter)(?i:[^-:|]{0,30}?) from " COMPANY},
    {"company", PATTERNS_SUBJECT, 70, "(?i: at| with| @) " COMPANY},
    {"company", PATTERNS_SUBJECT, 40, "^" COMPANY "(?i:: | - | \xE2\x80\x93 | \xE2\x80\x94 | \\| )"},
    {"company", PATTERNS_SUBJECT, 40, "(?: - | \xE2\x80\x93 | \xE2\x80\x94 | \\| )" COMPANY "$"},
};

/* What matches but is neither company nor role, in lower case; whole values or first words. */
static const char *const no_values[] = {"monday",
                                        "tuesday",
                                        "wednesday",
                                        "thursday",
                                        "friday",
                                        "saturday",
                                        "sunday",
                                        "january",
                                        "february",
                                        "march",
                                        "april",
                                        "may",
                                        "june",
                                        "july",
                                        "august",
                                        "september",
                                        "october",
                                        "november",
                                        "december",
                                        "est",
                                        "pst",
                                        "utc",
                                        "gmt",
                                        "cet",
                                        "zoom",
                                        "google meet",
                                        "teams",
                                        "skype",
                                        "linkedin",
                                        "upwork",
                                        "indeed",
                                        "fiverr",
                                        "onlinejobs",
                                        "i",
                                        "you",
                                        "we",
                                        "us",
                                        "am",
                                        "pm",
                                        "a",
                                        "the",
                                        "this",
                                        "that",
                                        "your",
                                        "offer",
                                        "job",
                                        "job offer",
                                        "offer letter",
                                        "position",
                                        "role",
                                        "opportunity",
                                        "team",
                                        "us",
                                        "least",
                                        "your earliest convenience",
                                        "re",
                                        "fwd",
                                        "hi",
                                        "hello",
                                        "dear",
                                        "remote",
                                        "employment",
                                        "work",
                                        "contract",
                                        "project",
                                        "application",
                                        "interview",
                                        "invitation",
                                        "exciting",
                                        "great",
                                        "perfect",
                                        "ideal",
                                        "full",
                                        "right",
                                        "new",
                                        "our",
                                        "job offer letter",
                                        "employment offer",
                                        "formal offer",
                                        "follow-up",
                                        "following up",
                                        "next steps",
                                        "update",
                                        "it",
                                        "they",
                                        "he",
                                        "she",
                                        "there",
                                        "congratulations",
                                        "welcome",
                                        "thank",
                                        "thanks",
                                        "please",
                                        NULL};

/* No role and no company holds one of these, however the sentence goes. */
static const char *const no_offer_words[] = {
    "you",       "your",       "our",    "us",         "we",          "offer",           "angebot",   "ihr",   "application",
    "interview", "invitation", "letter", "employment", "opportunity", "congratulations", "regarding", "about", NULL};

/* Without what stands before a role in a sentence: "our next assistant". */
static char *trimmed(const char *value, gboolean role) {
    static const char *const fronts[] = {"the ",       "The ",       "their ",     "my ",       "Exciting ", "a ",
                                         "an ",        "our ",       "your ",      "new ",      "next ",     "remote ",
                                         "full-time ", "part-time ", "freelance ", "exciting ", "great "};
    char *text = g_strdup(value);
    gboolean again = role;

    while (again) {
        again = FALSE;
        for (guint i = 0; i < G_N_ELEMENTS(fronts); i++) {
            gsize size = strlen(fronts[i]);

            if (strncmp(text, fronts[i], size) != 0 || strlen(text) <= size) continue;
            memmove(text, text + size, strlen(text) - size + 1);
            again = TRUE;
        }
    }
    g_strchomp(text);
    if (role && strlen(text) > 4 && g_ascii_strcasecmp(text + strlen(text) - 4, " job") == 0) text[strlen(text) - 4] = '\0';
    while (text[0] != '\0' && strchr(",;:-\"'", text[strlen(text) - 1]) != NULL) text[strlen(text) - 1] = '\0';
    return g_strchomp(text);
}

static gboolean is_no_value(const char *value) {
    g_autofree char *low = g_utf8_strdown(value, -1);
    g_autofree char *first = g_strndup(low, strcspn(low, " "));

    return g_strv_contains(no_values, low) || (g_strv_contains(no_values, first) && strchr(low, ' ') == NULL);
}

static gboolean is_no_offer(const char *value) {
    g_autofree char *low = g_utf8_strdown(value, -1);
    g_auto(GStrv) words = g_strsplit_set(low, " /,:-", -1);

    for (guint i = 0; words[i] != NULL; i++)
        if (g_strv_contains(no_offer_words, words[i])) return TRUE;
    return FALSE;
}

static void propose(const Pattern *pattern, const char *value, const char *found, int less, Proposals *proposals) {
    g_autofree char *text = trimmed(value, strcmp(pattern->fact, "role") == 0);

    if (text[0] == '\0' || is_no_value(text) || is_no_offer(text) || words_count(text) > 8) return;
    proposals_add(proposals, pattern->fact, text, pattern->score - less, found);
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
        g_autofree char *value = g_match_info_fetch(match, 1);

        if (value != NULL) propose(pattern, value, found, less + (int)i * 2, proposals);
        g_match_info_next(match, NULL);
    }
    g_match_info_free(match);
}

void patterns_find(const char *text, PatternPlace place, const char *fact, const char *found, int less, Proposals *proposals) {
    for (guint i = 0; i < G_N_ELEMENTS(patterns); i++)
        if ((patterns[i].places & (guint)place) != 0 && (fact == NULL || strcmp(patterns[i].fact, fact) == 0))
            apply(&patterns[i], text, found, less, proposals);
}

/* ---- kind of work ---- */

static const struct {
    const char *words; /* lower case */
    const char *arrangement;
    int score;
} kinds[] = {
    {"virtual assistant", "virtual-assistant", 70},
    {"executive assistant", "virtual-assistant", 50},
    {"freelance", "freelance", 65},
    {"fixed-price", "freelance", 60},
    {"fixed price", "freelance", 60},
    {"milestone", "freelance", 50},
    {"contract project", "freelance", 60},
    {"statement of work", "freelance", 55},
    {"per word", "freelance", 50},
    {"per article", "freelance", 50},
    {"remote position", "remote-staff", 60},
    {"remote role", "remote-staff", 60},
    {"fully remote", "remote-staff", 55},
    {"work from home", "remote-staff", 55},
    {"remote staff", "remote-staff", 65},
    {"remote team", "remote-staff", 50},
    {"full-time", "remote-staff", 50},
    {"part-time", "remote-staff", 45},
    {"employment", "remote-staff", 45},
    {"probation", "remote-staff", 50},
};

void patterns_arrangement(const char *text, const char *found, Proposals *proposals) {
    g_autofree char *low = text == NULL ? NULL : g_utf8_strdown(text, -1);

    for (guint i = 0; low != NULL && i < G_N_ELEMENTS(kinds); i++)
        if (strstr(low, kinds[i].words) != NULL) proposals_add(proposals, "arrangement", kinds[i].arrangement, kinds[i].score, found);
}
