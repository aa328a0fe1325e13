/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases for a letter. */
#include "config.h"

#include "details.h"

#include <string.h>

#include "bowout/mail/protocol.h"
#include "nobody.h"
#include "phrase.h"

#define MATCHES_MOST 4u
#define CLOCK "\\d{1,2}(?:[:.]\\d{2})? ?(?:[ap]\\.?m\\b\\.?)?"
#define ZONE                                                                                                                               \
    "(?: (?:EST|EDT|ET|CST|CT|MST|PST|PDT|PT|GMT|BST|UTC|CET|IST|AEST|PHT)\\b| "                                                           \
    "(?:Eastern|Central|Mountain|Pacific|Manila|UK|US|\\p{Lu}\\p{Ll}+) time\\b)"

/* The first group is the value. */
static const struct {
    const char *fact;
    int score;
    const char *pattern;
} details[] = {
    {"hours", 64, "\\b(" CLOCK " ?(?:to|-|\\x{2013}) ?" CLOCK ZONE ")"},
    {"hours", 62, "(?<![\\d:.])(\\d{1,2}(?:[:.]\\d{2})? ?[ap]\\.?m\\.? ?(?:to|-|\\x{2013}) ?\\d{1,2}(?:[:.]\\d{2})? ?[ap]\\.?m\\b)"},
    {"hours", 62, "(?<![\\d$.,/-])\\b(\\d{1,2} (?:hours|hrs) (?:a|per|each) week)\\b"},
    /* "the spring launch"; an opening alone is a job. */
    {"luck-with", 62,
     "\\b((?:the) (?:(?!(?i:job|new|role|position|current|official)\\b)[\\p{L}'-]+ "
     "){0,3}(?:launch|relaunch|rebrand|rollout|expansion|redesign|rebuild))\\b(?! (?:\\p{Ll}+ "
     ")?(?:team|date|manager|assistant|specialist|coordinator))"},
    {"does-not-fit", 62, "\\b((?:night|graveyard|evening|weekend|split|rotating|rotational|early|late|mid) shifts?)\\b"},
    {"liked", 62,
     "\\b((?:4|four)[- ]day (?:work )?week|flexible (?:working )?(?:hours|schedule|timings?)|unlimited (?:holiday|vacation|PTO)|paid "
     "training|"
     "profit share|learning budget|training budget)\\b"},
    {"also-thanked", 62,
     "\\b(?i:my|our) (?i:colleague|partner|business partner|co-?founder|husband|wife|sister|brother|boss|assistant|team "
     "?mate|manager|director|recruiter),? "
     "(\\p{Lu}\\p{Ll}{2,})\\b(?! \\p{Lu})"},
    {"also-thanked", 62, "(?:^|[.!?,] |\n|\\b(?i:so|both|that|and|now) )(\\p{Lu}\\p{Ll}{2,}) and (?:I|me|myself)\\b"},
    {"luck-with", 62,
     "\\b(the (?:\\p{L}+ ){0,2}(?:store|shop|clinic|office|restaurant|branch|studio|school|spring|summer|autumn|winter) opening)\\b"},
};

/* As it stands in a sentence: "It came down to the night shift." */
static void propose(const char *fact, const char *value, int score, Proposals *proposals) {
    gboolean person = strcmp(fact, "also-thanked") == 0, thing = strcmp(fact, "does-not-fit") == 0 || strcmp(fact, "liked") == 0;
    g_autofree char *low = thing ? g_utf8_strdown(value, -1) : NULL, *phrase = thing ? g_strconcat("the ", low, NULL) : NULL;

    if (person && name_is_nobody(value)) return;
    proposals_add(proposals, fact, thing ? phrase : value, score, MAIL_FOUND_TEXT);
}

void details_find(const char *text, Proposals *proposals) {
    for (guint i = 0; i < G_N_ELEMENTS(details); i++) {
        GMatchInfo *match = phrase_matches(details[i].pattern, text);

        for (guint j = 0; j < MATCHES_MOST && g_match_info_matches(match); j++) {
            g_autofree char *value = g_match_info_fetch(match, 1);

            propose(details[i].fact, value, details[i].score, proposals);
            g_match_info_next(match, NULL);
        }
        g_match_info_free(match);
    }
}
