/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody's names. */
#include "config.h"

#include "nobody.h"

#include <string.h>

/* A name that begins with one of these is none. In small letters. */
static const char *const beginnings[] = {"accept",
                                         "again",
                                         "all",
                                         "also",
                                         "applicant",
                                         "apply",
                                         "best",
                                         "boss",
                                         "both",
                                         "candidate",
                                         "cheers",
                                         "client",
                                         "colleague",
                                         "company",
                                         "congrats",
                                         "congratulations",
                                         "customer",
                                         "dear",
                                         "decline",
                                         "dude",
                                         "employer",
                                         "everybody",
                                         "everyone",
                                         "everything",
                                         "folks",
                                         "freelancer",
                                         "friday",
                                         "from",
                                         "good",
                                         "great",
                                         "greetings",
                                         "guys",
                                         "he",
                                         "hello",
                                         "here",
                                         "hey",
                                         "hi",
                                         "home",
                                         "hr",
                                         "hugs",
                                         "i",
                                         "it",
                                         "job",
                                         "just",
                                         "ladies",
                                         "love",
                                         "ma'am",
                                         "madam",
                                         "mate",
                                         "me",
                                         "message",
                                         "monday",
                                         "new",
                                         "no",
                                         "nobody",
                                         "note",
                                         "now",
                                         "offer",
                                         "ok",
                                         "okay",
                                         "onwards",
                                         "our",
                                         "please",
                                         "po",
                                         "position",
                                         "ps",
                                         "re",
                                         "recruiter",
                                         "regards",
                                         "reject",
                                         "reminder",
                                         "reply",
                                         "respectfully",
                                         "review",
                                         "role",
                                         "saturday",
                                         "she",
                                         "sincerely",
                                         "sir",
                                         "so",
                                         "somebody",
                                         "someone",
                                         "sorry",
                                         "subject",
                                         "sunday",
                                         "sure",
                                         "team",
                                         "thank",
                                         "thanks",
                                         "that",
                                         "the",
                                         "there",
                                         "they",
                                         "this",
                                         "thursday",
                                         "to",
                                         "today",
                                         "tomorrow",
                                         "tuesday",
                                         "update",
                                         "urgent",
                                         "us",
                                         "view",
                                         "we",
                                         "wednesday",
                                         "welcome",
                                         "well",
                                         "work",
                                         "yes",
                                         "you",
                                         "your",
                                         NULL};

/* These are nobody's alone: "Hope Adeyemi" is somebody, "hope" goes on with a sentence. */
static const char *const alone[] = {
    "best regards", "dr", "friend",     "friends",      "hiring manager", "hope",       "job seeker",   "kind regards", "many thanks", "mr",
    "mrs",          "ms", "our client", "sir or madam", "sir/madam",      "the client", "the employer", "warm regards", NULL};

gboolean words_are_nobody(const char *text) {
    g_autofree char *low = g_utf8_strdown(text, -1);

    return g_strv_contains(beginnings, low) || g_strv_contains(alone, low);
}

gboolean name_is_nobody(const char *name) {
    g_autofree char *low = g_utf8_strdown(name, -1);
    g_autofree char *first = g_strndup(low, strcspn(low, " ,"));

    return g_strv_contains(beginnings, first) || g_strv_contains(alone, low);
}
