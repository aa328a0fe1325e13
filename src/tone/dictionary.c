/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one file that knows enchant. It is loaded when a word is looked up for the first time: it
 * brings a dozen libraries along, and most starts never ask. */
#include "config.h"

#include "dictionary.h"

#include <dlfcn.h>
#include <enchant.h>
#include <string.h>

#include "bowout/base/spelt.h"

#define DICTIONARIES_MOST 6u
#define SUGGESTIONS_MOST 5u
#define SUGGESTED_BYTES_MOST 32u /* of a word for which something else is looked for: that takes long */

typedef struct {
    char tag[6]; /* "en_GB" */
    EnchantDict *dict;
    gboolean tried;
} Tongue;

/* What is used of it. */
#define ENCHANT_LIBRARY "libenchant-2.so.2"
#define ENCHANT_FUNCTIONS(F)                                                                                                               \
    F(broker_init)                                                                                                                         \
    F(broker_free)                                                                                                                         \
    F(broker_list_dicts)                                                                                                                   \
    F(broker_request_dict)                                                                                                                 \
    F(broker_free_dict)                                                                                                                    \
    F(dict_check)                                                                                                                          \
    F(dict_suggest)                                                                                                                        \
    F(dict_free_string_list)

#define ENCHANT_POINTER(NAME) __typeof__(enchant_##NAME) *NAME;
typedef struct {
    ENCHANT_FUNCTIONS(ENCHANT_POINTER)
} Enchant;

struct Dictionary {
    Enchant enchant;
    EnchantBroker *broker;
    Tongue tongues[DICTIONARIES_MOST];
    guint count;
    gboolean british, american; /* there is one */
    Spelt wanted;
};

/* ---- enchant ---- */

/* It is never closed: libraries that it brings along keep threads and memory of their own. */
static gboolean enchant_load(Enchant *enchant) {
    void *library = dlopen(ENCHANT_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    gboolean whole = library != NULL;
#define ENCHANT_LOAD(NAME) whole = whole && (*(void **)&enchant->NAME = dlsym(library, "enchant_" #NAME)) != NULL;
    ENCHANT_FUNCTIONS(ENCHANT_LOAD)
    return whole;
}

/* ---- which there are ---- */

/* "en" and "en_GB", not "en_GB-ise": each country once. */
static void list_tag(const char *const tag, const char *const name, const char *const description, const char *const file, void *data) {
    GPtrArray *tags = data;
    gsize length = strlen(tag);
    (void)name, (void)description, (void)file;
    if (strncmp(tag, "en", 2) != 0 || (length != 2 && (length != 5 || tag[2] != '_'))) return;
    for (guint i = 0; i < tags->len; i++)
        if (strcmp(g_ptr_array_index(tags, i), tag) == 0) return;
    g_ptr_array_add(tags, g_strdup(tag));
}

/* The locale's own country, then the one our own words are written in, then the rest. */
static int rank(const char *tag) {
    static const char *const ours[] = {"en_GB", "en_US", "en", NULL};
    const gchar *const *languages = g_get_language_names();
    for (int i = 0; languages[i] != NULL && i < 50; i++)
        if (strlen(languages[i]) == 5 && strcmp(languages[i], tag) == 0) return i;
    for (int i = 0; ours[i] != NULL; i++)
        if (strcmp(ours[i], tag) == 0) return 50 + i;
    return 100;
}

static int by_rank(gconstpointer one, gconstpointer other) {
    const char *a = *(const char *const *)one, *b = *(const char *const *)other;
    int difference = rank(a) - rank(b);
    return difference != 0 ? difference : strcmp(a, b);
}

/* Canadians write some words this way and some that; aspell's "en" holds them all. */
static Spelt tongue_spelt(const Tongue *tongue) {
    if (tongue->tag[2] == '\0' || strcmp(tongue->tag, "en_CA") == 0) return SPELT_EITHER;
    return strcmp(tongue->tag, "en_US") == 0 ? SPELT_AMERICAN : SPELT_BRITISH;
}

static void note_tongue(Dictionary *dictionary, const char *tag) {
    Tongue *tongue = &dictionary->tongues[dictionary->count++];
    gboolean both = tag[2] == '\0'; /* aspell's "en" holds them all */
    g_strlcpy(tongue->tag, tag, sizeof tongue->tag);
    if (both || strcmp(tag, "en_US") == 0 || strcmp(tag, "en_CA") == 0) dictionary->american = TRUE;
    if (both || (strcmp(tag, "en_US") != 0 && strcmp(tag, "en_CA") != 0)) dictionary->british = TRUE;
}

Dictionary *dictionary_open(void) {
    g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_free);
    Dictionary *dictionary = g_new0(Dictionary, 1);
    dictionary->wanted = spelt_now();
    if (enchant_load(&dictionary->enchant)) dictionary->broker = dictionary->enchant.broker_init();
    if (dictionary->broker != NULL) dictionary->enchant.broker_list_dicts(dictionary->broker, list_tag, tags);
    g_ptr_array_sort(tags, by_rank);
    for (guint i = 0; i < tags->len && i < DICTIONARIES_MOST; i++) note_tongue(dictionary, g_ptr_array_index(tags, i));
    if (dictionary->count > 0) return dictionary;
    dictionary_close(dictionary);
    return NULL;
}

void dictionary_close(Dictionary *dictionary) {
    if (dictionary == NULL) return;
    for (guint i = 0; i < dictionary->count; i++)
        if (dictionary->tongues[i].dict != NULL) dictionary->enchant.broker_free_dict(dictionary->broker, dictionary->tongues[i].dict);
    if (dictionary->broker != NULL) dictionary->enchant.broker_free(dictionary->broker);
    g_free(dictionary);
}

/* ---- words ---- */

static EnchantDict *dict_at(Dictionary *dictionary, guint index) {
    Tongue *tongue = &dictionary->tongues[index];
    if (!tongue->tried) tongue->dict = dictionary->enchant.broker_request_dict(dictionary->broker, tongue->tag);
    tongue->tried = TRUE;
    return tongue->dict;
}

/* All of them refuse it. Where none can be read (below 0) nothing is refused. */
static gboolean refused(Dictionary *dictionary, const char *word) {
    gboolean asked = FALSE;
    for (guint i = 0; i < dictionary->count; i++) {
        EnchantDict *dict = dict_at(dictionary, i);
        if (dict == NULL) continue;
        if (dictionary->enchant.dict_check(dict, word, (gssize)strlen(word)) <= 0) return FALSE;
        asked = TRUE;
    }
    return asked;
}

/* The two spellings: British, American. Each row turns a piece of a word; a guess is only worth
   something when a dictionary knows it. */
static const char *const pieces[][2] = {
    {"isation", "ization"}, {"ising", "izing"}, {"ise", "ize"},      {"yse", "yze"},      {"ysing", "yzing"}, {"our", "or"},
    {"lled", "led"},        {"lling", "ling"},  {"ller", "ler"},     {"tre", "ter"},      {"ogue", "og"},     {"ence", "ense"},
    {"mme", "m"},           {"que", "ck"},      {"ilful", "illful"}, {"lment", "llment"}, {"fil", "fill"},    {"ae", "e"},
    {"dgement", "dgment"},  {"dgeab", "dgab"},  {"grey", "gray"},    {"enquir", "inquir"}};

/* The word in the other spelling, that of the column `to`, if it is known. The caller's. */
static char *other_spelling(Dictionary *dictionary, const char *word, guint to) {
    for (guint i = 0; i < G_N_ELEMENTS(pieces); i++) {
        const char *from = pieces[i][1 - to], *place = strstr(word, from);
        g_autofree char *other = NULL;
        if (place == NULL) continue;
        other = g_strdup_printf("%.*s%s%s", (int)(place - word), word, pieces[i][to], place + strlen(from));
        if (!refused(dictionary, other)) return g_steal_pointer(&other);
    }
    return NULL;
}

static gboolean known_variant(Dictionary *dictionary, const char *word, guint to) {
    g_autofree char *other = other_spelling(dictionary, word, to);
    return other != NULL;
}

/* The column that the person writes. */
static guint wanted_column(const Dictionary *dictionary) {
    return dictionary->wanted == SPELT_AMERICAN ? 1 : 0;
}

/* Of the spelling that the person does not write: what only dictionaries of the other one know. */
static gboolean spelt_otherwise(Dictionary *dictionary, const char *word) {
    gboolean asked = FALSE;
    if (dictionary->wanted == SPELT_EITHER) return FALSE;
    for (guint i = 0; i < dictionary->count; i++) {
        EnchantDict *dict = tongue_spelt(&dictionary->tongues[i]) == dictionary->wanted ? dict_at(dictionary, i) : NULL;
        if (dict == NULL) continue;
        if (dictionary->enchant.dict_check(dict, word, (gssize)strlen(word)) <= 0) return FALSE;
        asked = TRUE;
    }
    return asked && known_variant(dictionary, word, wanted_column(dictionary));
}

/* Where only one of the two is installed, the other spelling of a word it knows is no mistake,
   unless the person writes the one that is installed. */
gboolean dictionary_knows(Dictionary *dictionary, const char *word) {
    Spelt installed = dictionary->american ? SPELT_AMERICAN : SPELT_BRITISH;
    if (!refused(dictionary, word)) return !spelt_otherwise(dictionary, word);
    if ((dictionary->american && dictionary->british) || dictionary->wanted == installed) return FALSE;
    return known_variant(dictionary, word, dictionary->american ? 1 : 0);
}

static void add_suggestions(const Enchant *enchant, EnchantDict *dict, const char *word, GPtrArray *suggestions) {
    size_t count = 0;
    char **found = enchant->dict_suggest(dict, word, (gssize)strlen(word), &count);
    for (size_t i = 0; found != NULL && i < count && suggestions->len < SUGGESTIONS_MOST; i++)
        if (g_utf8_validate(found[i], -1, NULL) && strcmp(found[i], word) != 0) g_ptr_array_add(suggestions, g_strdup(found[i]));
    if (found != NULL) enchant->dict_free_string_list(dict, found);
}

GPtrArray *dictionary_suggest(Dictionary *dictionary, const char *word) {
    GPtrArray *suggestions = g_ptr_array_new_with_free_func(g_free);
    char *other;
    if (strlen(word) > SUGGESTED_BYTES_MOST) return suggestions;
    other = dictionary->wanted != SPELT_EITHER ? other_spelling(dictionary, word, wanted_column(dictionary)) : NULL;
    if (other != NULL) g_ptr_array_add(suggestions, other);
    for (guint i = 0; i < dictionary->count && suggestions->len == 0; i++) {
        EnchantDict *dict = dict_at(dictionary, i);
        if (dict != NULL) add_suggestions(&dictionary->enchant, dict, word, suggestions);
    }
    return suggestions;
}
