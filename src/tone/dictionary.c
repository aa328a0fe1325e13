/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one file that knows enchant. */
#include "config.h"

#include "dictionary.h"

#include <enchant.h>
#include <string.h>

#define DICTIONARIES_MOST 6u
#define SUGGESTIONS_MOST 5u
#define SUGGESTED_BYTES_MOST 32u /* of a word for which something else is looked for: that takes long */

typedef struct {
    char tag[6]; /* "en_GB" */
    EnchantDict *dict;
    gboolean tried;
} Tongue;

struct Dictionary {
    EnchantBroker *broker;
    Tongue tongues[DICTIONARIES_MOST];
    guint count;
    gboolean british, american; /* there is one */
};

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
    dictionary->broker = enchant_broker_init();
    if (dictionary->broker != NULL) enchant_broker_list_dicts(dictionary->broker, list_tag, tags);
    g_ptr_array_sort(tags, by_rank);
    for (guint i = 0; i < tags->len && i < DICTIONARIES_MOST; i++) note_tongue(dictionary, g_ptr_array_index(tags, i));
    if (dictionary->count > 0) return dictionary;
    dictionary_close(dictionary);
    return NULL;
}

void dictionary_close(Dictionary *dictionary) {
    if (dictionary == NULL) return;
    for (guint i = 0; i < dictionary->count; i++)
        if (dictionary->tongues[i].dict != NULL) enchant_broker_free_dict(dictionary->broker, dictionary->tongues[i].dict);
    if (dictionary->broker != NULL) enchant_broker_free(dictionary->broker);
    g_free(dictionary);
}

/* ---- words ---- */

static EnchantDict *dict_at(Dictionary *dictionary, guint index) {
    Tongue *tongue = &dictionary->tongues[index];
    if (!tongue->tried) tongue->dict = enchant_broker_request_dict(dictionary->broker, tongue->tag);
    tongue->tried = TRUE;
    return tongue->dict;
}

/* All of them refuse it. Where none can be read (below 0) nothing is refused. */
static gboolean refused(Dictionary *dictionary, const char *word) {
    gboolean asked = FALSE;
    for (guint i = 0; i < dictionary->count; i++) {
        EnchantDict *dict = dict_at(dictionary, i);
        if (dict == NULL) continue;
        if (enchant_dict_check(dict, word, (gssize)strlen(word)) <= 0) return FALSE;
        asked = TRUE;
    }
    return asked;
}

static gboolean known_variant(Dictionary *dictionary, const char *word, char *(*variant)(const char *word, guint number)) {
    for (guint i = 0;; i++) {
        g_autofree char *other = variant(word, i);
        if (other == NULL) return FALSE;
        if (strcmp(other, word) != 0 && !refused(dictionary, other)) return TRUE;
    }
    return FALSE;
}

gboolean dictionary_knows(Dictionary *dictionary, const char *word) {
    if (!refused(dictionary, word)) return TRUE;
    if (!dictionary->british) return known_variant(dictionary, word, variant_american);
    return !dictionary->american && known_variant(dictionary, word, variant_british);
}

static void add_suggestions(EnchantDict *dict, const char *word, GPtrArray *suggestions) {
    size_t count = 0;
    char **found = enchant_dict_suggest(dict, word, (gssize)strlen(word), &count);
    for (size_t i = 0; found != NULL && i < count && suggestions->len < SUGGESTIONS_MOST; i++)
        if (g_utf8_validate(found[i], -1, NULL) && strcmp(found[i], word) != 0) g_ptr_array_add(suggestions, g_strdup(found[i]));
    if (found != NULL) enchant_dict_free_string_list(dict, found);
}

GPtrArray *dictionary_suggest(Dictionary *dictionary, const char *word) {
    GPtrArray *suggestions = g_ptr_array_new_with_free_func(g_free);
    if (strlen(word) > SUGGESTED_BYTES_MOST) return suggestions;
    for (guint i = 0; i < dictionary->count && suggestions->len == 0; i++) {
        EnchantDict *dict = dict_at(dictionary, i);
        if (dict != NULL) add_suggestions(dict, word, suggestions);
    }
    return suggestions;
}
