/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names out of telephones. */
#include "config.h"

#include "kept-name.h"

#include "bowout/base/text.h"
#include "mail-text.h"

/* What people add to the names in their telephones. */
#define DESKS                                                                                                                              \
    "HR|TA|Recruiter|Recruitment|Hiring|Client|US Client|New "                                                                             \
    "Boss|Boss|New|Upwork|Fiverr|OLJ|OnlineJobs|LinkedIn|Indeed|Agency|Guest|External|Work|Job"

char *kept_name(const char *theirs, gboolean greeted) {
    g_autoptr(GRegex) around =
        g_regex_new("^(?:HR|Client|Boss|Recruiter) (?=\\p{Lu})|(?: (?:-|\\|))?(?: (?:" DESKS "|\\((?:" DESKS ")\\)))+$|, (?:\\p{Lu}{2,5})$",
                    G_REGEX_CASELESS, 0, NULL);
    g_autofree char *plain = words_unmarked(theirs), *spaced = NULL, *bare = NULL;
    g_auto(GStrv) words = NULL;

    g_strstrip(plain);
    bare = around == NULL ? g_strdup(plain) : g_regex_replace_literal(around, plain, -1, 0, "", 0, NULL);
    words = g_strsplit(bare, " ", -1);
    if (g_regex_match_simple(greeted ? "^\\p{Ll}{3,}$" : "^\\p{Ll}{3,9}$|^\\p{Ll}{3,10} \\p{Ll}{2,12}$", bare, 0, 0))
        for (guint i = 0; words[i] != NULL; i++) {
            char *word = text_capitalise(words[i]);

            g_free(words[i]);
            words[i] = word;
        }
    spaced = g_strjoinv(" ", words);
    g_free(bare);
    bare = words_replace(spaced, "@", " @ ");
    return words_replace(bare, "/", " / ");
}
