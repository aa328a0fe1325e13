/* SPDX-License-Identifier: GPL-3.0-or-later */
/* British and American spelling: where only one of the two dictionaries is installed, the other spelling of a word it knows is
 * no mistake. Each row turns a piece of a word; a guess is only worth something when a dictionary knows it. */
#include "config.h"

#include <string.h>

#include "dictionary.h"

static const struct {
    const char *british, *american;
} pieces[] = {{"isation", "ization"}, {"ising", "izing"}, {"ise", "ize"},      {"yse", "yze"},      {"ysing", "yzing"}, {"our", "or"},
              {"lled", "led"},        {"lling", "ling"},  {"ller", "ler"},     {"tre", "ter"},      {"ogue", "og"},     {"ence", "ense"},
              {"mme", "m"},           {"que", "ck"},      {"ilful", "illful"}, {"lment", "llment"}, {"fil", "fill"},    {"ae", "e"},
              {"dgement", "dgment"},  {"dgeab", "dgab"},  {"grey", "gray"},    {"enquir", "inquir"}};

static char *turned(const char *word, const char *from, const char *to) {
    const char *place = strstr(word, from);
    g_autofree char *before = NULL;
    if (place == NULL) return g_strdup(word); /* no guess, but there may be further ones */
    before = g_strndup(word, (gsize)(place - word));
    return g_strconcat(before, to, place + strlen(from), NULL);
}

char *variant_american(const char *word, guint number) {
    return number < G_N_ELEMENTS(pieces) ? turned(word, pieces[number].british, pieces[number].american) : NULL;
}

char *variant_british(const char *word, guint number) {
    return number < G_N_ELEMENTS(pieces) ? turned(word, pieces[number].american, pieces[number].british) : NULL;
}
