/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far it went. */
#include "config.h"

#include "so-far.h"

#include <string.h>

#include "bowout/mail/protocol.h"

#define SAID 72
#define ANSWERED 62

#define TALK                                                                                                                               \
    "(?:calls?|phone calls?|video calls?|conversations?|chats?|interviews?|talks?|meetings?|discussions?|huddles?|zooms?|catch-?ups?)"
#define TALKS "(?:calls|conversations|chats|interviews|talks|meetings|rounds|discussions)"
/* What a talk is called before it is named: "our quick Zoom call". */
#define KIND                                                                                                                               \
    "(?:(?:recent|great|good|lovely|nice|quick|short|long|first|wonderful|brief|phone|telephone|video|online|virtual|zoom|skype|teams|"    \
    "initial|subsequent|little|last|personal|interesting|fruitful|pleasant|very) ){0,3}"
#define WHOSE "(?:our|your|the|yesterday's|today's|last week's|this morning's|that|monday's|tuesday's|wednesday's|thursday's|friday's)"
#define AFTER                                                                                                                              \
    "(?:following|after|since|further to|based on|as discussed (?:in|on|during)|as agreed (?:in|on|during)|as mentioned (?:in|on|during)|" \
    "thanks? (?:you )?(?:again |so much |very much )?for|enjoyed|loved|from|in the light of|thinking about|with reference to)"

/* In the order of how far they go; the first that fits holds. */
static const struct {
    const char *value, *pattern;
} signs[] = {
    {"talked-often",
     "\\b(?:after|following|completing|completed|finished|during|passed|thanks for|thank you for|loved|enjoyed|impressed by|settled|based "
     "on|amazing|great|in|your) (?:\\w+ ){0,3}?trial (?:weeks?|days?|shifts?|period|month|project|lessons?|class|run|hours)\\b(?! "
     "(?:of|from|"
     "will|would|starts?|begins?|in|next)\\b)(?<!a trial week)(?<!the trial week)"},
    {"talked-often",
     "\\b(?:your|the) trial (?:week|day|shift|period|month|project|lesson|class)? ?(?:settled|was|went|showed|convinced|proved)\\b"},
    {"talked-often", "\\b(?:both|all|two|three|four|five|several|these|our|your|those|last) (?:the |of our |of the |\\w+ )?" TALKS
                     "(?= (?:have |has )?(?:convinced|went|were|showed|made|with|over|we|last|this|together|and)\\b|[,.:;!)]| \\()"},
    {"talked-often", "\\b(?:second|third) (?:round|interview|call|conversation)(?: interview)?\\b(?! (?:will|would|is|on|next|tomorrow))"},
    {"talked", "\\b" AFTER " " WHOSE " " KIND TALK "\\b"},
    {"talked", "\\b" AFTER " (?:a|the) " KIND "(?:chat|talk|call|conversation)\\b"},
    {"talked",
     "\\b(?:great|good|lovely|nice|wonderful|pleasure|pleasant|joy|glad|enjoyed|loved|delight|delighted|happy|fun|liked)(?: "
     "(?:to|it|that|a|"
     "was|we|very|much|so)){0,3} (?:speaking|talking|chatting|meeting|catching up|interviewing|have met|met|meet|speak|talk|chat)(?:ing)?"
     "(?: to| with)? you\\b(?! (?:next|soon|tomorrow|on (?:mon|tue|wed|thu|fri)|in person|all))"},
    {"talked", "\\b(?:good|great|nice|lovely) (?:talking|speaking|chatting)(?= (?:yesterday|today|earlier|this|last|on|with)\\b|[.!,])"},
    {"talked", "\\b(?:when|as|like|what|since|that) (?:we|I) (?:spoke|talked|met|chatted|said on the (?:phone|call)|told you on the "
               "(?:phone|call))\\b"},
    {"talked",
     "\\b(?:we|I|you and I) (?:just )?(?:spoke|talked|met|chatted)(?: (?:on|by|over|via) (?:the )?(?:phone|zoom|teams|skype|video))?"
     "(?= (?:yesterday|earlier|last|on|this|today)\\b|[.,!])"},
    {"talked", "\\bas (?:we )?(?:discussed|agreed|mentioned|promised) (?:on|by|over|via|in|during) (?:the |our "
               ")?(?:phone|call|zoom|teams|video|interview|meeting)"},
    {"talked", "\\b(?:taking|making|giving us|for) (?:the |your |some )?(?:precious |valuable )?time (?:\\w+ )?to "
               "(?:speak|talk|meet|chat|interview|join)"
               "(?:ing)?\\b"},
    {"talked", "\\b(?:jumping|hopping|coming|being) on (?:the |a |our |that )?(?:call|huddle|zoom|video)|\\bjoining (?:the|our|that) "
               "(?:call|huddle|interview)"},
    {"talked", "\\b(?:passed|coming in for|attending|attended|aced|nailed) (?:the|your|our) (?:\\w+ )?interview\\b|\\binterview (?:that "
               ")?you had with\\b"},
    {"talked", "\\byour (?:\\w+ )?interview (?:was|went|impressed|with us)\\b|\\binterview performance\\b|\\byour performance (?:at|in) "
               "the interview\\b"},
    {"exchanged", "\\b(?:thanks|thank you|thx|cheers)(?: \\w+){0,3} for (?:(?:your|the) (?:\\w+ "
                  ")?(?:reply|replies|answers?|response|message|e-?mail|mail|"
                  "questions|note)\\b|(?:coming|getting|writing|your getting) back|(?:answering|replying|responding|writing))"},
    {"exchanged", "\\b(?:since|from) (?:your|our) (?:last )?(?:e-?mails?|messages|correspondence)\\b|\\bwe (?:have been|'ve been) "
                  "(?:writing|e-?mailing|messaging)"},
};

/* They only wrote, and say how they came to do so. */
#define OUT_OF_NOWHERE                                                                                                                     \
    "\\b(?:came|stumbled) (?:across|upon|on) your (?:\\w+ )?(?:profile|portfolio|CV|resume|name|page|website|work|post)|\\b(?:found|saw|"  \
    "got) your (?:\\w+ )?(?:profile|CV|resume|name|number|contact|details|post|email)\\b|\\bmind (?:me|my) (?:reaching out|messaging|"     \
    "writing|contacting)|\\byou don't know me\\b|\\bout of the blue\\b|\\breaching out (?:to you )?(?:because|as|about|regarding|to see)"
/* A talk that is still to come. */
#define TO_COME                                                                                                                            \
    "\\b(?:tomorrow|next (?:week|month|mon|tue|wed|thu|fri)\\w*|later today|coming up|scheduled|will be|let's|happy to|would "             \
    "(?:love|like)|"                                                                                                                       \
    "can we|could we|shall we|looking forward|before)\\b"

/* The sentence around a match. */
static char *sentence_at(const char *text, gsize start, gsize end) {
    gsize from = start, to = end;

    while (from > 0 && strchr(".!?\n", text[from - 1]) == NULL) from--;
    while (text[to] != '\0' && strchr(".!?\n", text[to]) == NULL) to++;
    return g_strndup(text + from, to - from);
}

static gboolean is_said(const char *pattern, const char *text) {
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
    GMatchInfo *match = NULL;
    gboolean said = FALSE;

    g_return_val_if_fail(regex != NULL, FALSE);
    g_regex_match(regex, text, 0, &match);
    for (; !said && g_match_info_matches(match); g_match_info_next(match, NULL)) {
        g_autofree char *sentence = NULL;
        int start = 0, end = 0;

        g_match_info_fetch_pos(match, 0, &start, &end);
        sentence = sentence_at(text, (gsize)start, (gsize)end);
        said = !g_regex_match_simple(TO_COME, sentence, G_REGEX_CASELESS, 0);
    }
    g_match_info_free(match);
    return said;
}

void so_far_propose(const char *text, gboolean answered, Proposals *proposals) {
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (!is_said(signs[i].pattern, text)) continue;
        proposals_add(proposals, "so-far", signs[i].value, SAID, MAIL_FOUND_TEXT);
        return;
    }
    if (answered)
        proposals_add(proposals, "so-far", "exchanged", ANSWERED, MAIL_FOUND_QUOTED);
    else if (g_regex_match_simple(OUT_OF_NOWHERE, text, G_REGEX_CASELESS, 0))
        proposals_add(proposals, "so-far", "wrote", SAID, MAIL_FOUND_TEXT);
}
