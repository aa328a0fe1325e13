/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names: the words of a known company, person or role are one word of their own, and so is "Bad
 * Wolf Ltd". Rules then see no "bad" in it. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/letter/sentences.h"
#include "bowout/letter/word-lists.h"
#include "check-private.h"

#define NAME_WORDS_MOST 16u

static void known_name_free(gpointer data) {
    KnownName *name = data;
    g_ptr_array_unref(name->words);
    g_free(name);
}

/* A word as it is compared: folded, without "'s"; the words of an address with a blank between. */
static char *folded_word(const char *text, gsize length) {
    GString *folded = g_string_new(NULL);
    TokenText token;
    gsize at = 0;
    while (token_next(text, length, &at, &token)) {
        if (token.length > 2 && memcmp(token.folded + token.length - 2, "'s", 2) == 0) token.length -= 2;
        if (folded->len > 0) g_string_append_c(folded, ' ');
        g_string_append_len(folded, token.folded, (gssize)token.length);
    }
    return g_string_free(folded, FALSE);
}

/* The words of a fact, found as those of a letter are. */
static GPtrArray *folded_words(const Checker *checker, const char *value) {
    GPtrArray *folded = g_ptr_array_new_with_free_func(g_free);
    Word words[NAME_WORDS_MOST + WORD_EXPANDS_MOST];
    Tokens tokens = {.words = words, .capacity = G_N_ELEMENTS(words)};
    tokens_read(&checker->rules->vocabulary, value, 0, strlen(value), &tokens);
    for (guint i = 0; i < tokens.count; i++)
        if (i == 0 || words[i].start != words[i - 1].start) g_ptr_array_add(folded, folded_word(value + words[i].start, words[i].length));
    return folded;
}

static void add_name(Checker *checker, WordId slot, GPtrArray *words, gboolean capital) {
    KnownName *name;
    if (words->len == 0) {
        g_ptr_array_unref(words);
        return;
    }
    name = g_new0(KnownName, 1);
    name->slot = slot;
    name->words = words;
    name->capital = capital;
    g_ptr_array_add(checker->names, name);
}

static void add_fact(Checker *checker, FactId fact, WordId slot, gboolean person) {
    const char *value = facts_get(checker->context->facts, fact);
    GPtrArray *words;
    if (value == NULL) return;
    words = folded_words(checker, value);
    if (person) { /* each of a person's names alone, too */
        for (guint i = 0; words->len > 1 && i < words->len; i++) {
            const char *word = g_ptr_array_index(words, i);
            GPtrArray *alone;
            if (word_listed(WORDS_TITLES, word) || strlen(word) < 2) continue;
            alone = g_ptr_array_new_with_free_func(g_free);
            g_ptr_array_add(alone, g_strdup(word));
            add_name(checker, slot, alone, TRUE);
        }
    }
    add_name(checker, slot, words, person);
}

static int longer_name(gconstpointer one, gconstpointer other) {
    const KnownName *a = *(const KnownName *const *)one, *b = *(const KnownName *const *)other;
    return (int)b->words->len - (int)a->words->len;
}

void checker_prepare_names(Checker *checker) {
    checker->names = g_ptr_array_new_with_free_func(known_name_free);
    checker->word_flags = checker->rules->word_flags;
    if (checker->context->facts == NULL) return;
    add_fact(checker, FACT_COMPANY, WORD_COMPANY, FALSE);
    add_fact(checker, FACT_CONTACT, WORD_CONTACT, TRUE);
    add_fact(checker, FACT_CANDIDATE, WORD_CANDIDATE, TRUE);
    add_fact(checker, FACT_ROLE, WORD_ROLE, FALSE);
    g_ptr_array_sort(checker->names, longer_name);
}

static const char *word_text(const Checker *checker, const Word *word) {
    return checker->text + checker->base + word->start;
}

gboolean word_capital(const Checker *checker, const Word *word) {
    const char *text = word_text(checker, word);
    if ((guchar)*text < 0x80) return *text >= 'A' && *text <= 'Z';
    return g_unichar_isupper(g_utf8_get_char(text));
}

/* Does the text of a word, folded, equal this? */
static gboolean word_is(const Checker *checker, const Word *word, const char *folded) {
    const char *text = word_text(checker, word);
    g_autofree char *own = NULL;
    gsize length = strlen(folded);
    guint plain = 0;
    if (word->length < length) return FALSE;
    if (g_ascii_tolower(*text) != *folded && (guchar)*text < 0x80) return FALSE;
    while (plain < word->length && g_ascii_isalnum(text[plain])) plain++;
    if (plain == word->length && plain <= TOKEN_BYTES_MOST) /* nearly always: nothing to fold but letters */
        return plain == length && g_ascii_strncasecmp(text, folded, plain) == 0;
    own = folded_word(text, word->length);
    return strcmp(own, folded) == 0;
}

gboolean words_adjacent(const Checker *checker, const Word *before, const Word *after) {
    gsize at = before->start + before->length;
    if (before->start == after->start) return TRUE;
    for (; at < after->start; at++) {
        char byte = checker->text[checker->base + at];
        if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t' && byte != '.' && byte != '&' && byte != '-') return FALSE;
    }
    return TRUE;
}

static gboolean name_stands_at(const Checker *checker, const KnownName *name, guint at) {
    const Tokens *tokens = &checker->tokens;
    guint i = at, last = G_MAXUINT;
    for (guint j = 0; j < name->words->len; j++, i++) {
        while (i < tokens->count && last != G_MAXUINT && tokens->words[i].start == tokens->words[last].start) i++; /* a short form */
        if (i >= tokens->count || !word_is(checker, &tokens->words[i], g_ptr_array_index(name->words, j))) return FALSE;
        if (name->capital && !word_capital(checker, &tokens->words[i])) return FALSE;
        last = i;
    }
    return TRUE;
}

/* words[first, first + count) become one. */
static void join(Checker *checker, guint first, guint count, WordId id) {
    Tokens *tokens = &checker->tokens;
    Word *words = tokens->words;
    const Word *last = &words[first + count - 1];
    words[first].length = (guint16)MIN(last->start + last->length - words[first].start, (guint32)G_MAXUINT16);
    words[first].id = id;
    memmove(&words[first + 1], &words[first + count], (tokens->count - first - count) * sizeof *words);
    tokens->count -= count - 1;
}

gboolean word_is_title(const Checker *checker, guint index) {
    const PackList *titles = word_list(WORDS_TITLES);
    for (guint i = 0; i < titles->count; i++)
        if (word_is(checker, &checker->tokens.words[index], pack_text_at(titles, i))) return TRUE;
    return FALSE;
}

/* The name stands at word `at`: it becomes one word, with "Ms." before it. Gives the place of
   the word. */
static guint join_fact(Checker *checker, const KnownName *name, guint at) {
    const Word *words = checker->tokens.words;
    guint titled = name->capital && at > 0 && words_adjacent(checker, &words[at - 1], &words[at]) && word_is_title(checker, at - 1);
    join(checker, at - titled, name->words->len + titled, name->slot);
    return at - titled;
}

static void join_facts(Checker *checker) {
    for (guint i = 0; i < checker->tokens.count; i++) {
        for (guint n = 0; n < checker->names->len; n++) {
            const KnownName *name = g_ptr_array_index(checker->names, n);
            if (!name_stands_at(checker, name, i)) continue;
            i = join_fact(checker, name, i);
            break;
        }
    }
}

/* A run of capitalised words that ends in "Ltd" or the like. */
static void join_companies(Checker *checker) {
    Tokens *tokens = &checker->tokens;
    for (guint i = 1; i < tokens->count; i++) {
        guint first = i;
        if ((checker->word_flags[tokens->words[i].id] & WORD_IS_SUFFIX) == 0 || !word_capital(checker, &tokens->words[i])) continue;
        if (tokens->words[i - 1].id == WORD_COMPANY) continue;
        while (first > 0 && i - first < NAME_WORDS_MOST && word_capital(checker, &tokens->words[first - 1]) &&
               (words_adjacent(checker, &tokens->words[first - 1], &tokens->words[first]) ||
                checker->text[checker->base + tokens->words[first - 1].start + tokens->words[first - 1].length] == ','))
            first--;
        if (first == i) continue;
        join(checker, first, i - first + 1, WORD_OTHER_COMPANY);
        i = first;
    }
}

/* The last word that begins at or before `at` (bytes from the base), or G_MAXUINT. */
static guint word_before(const Tokens *tokens, gsize at) {
    guint low = 0, high = tokens->count;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (tokens->words[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? low - 1 : G_MAXUINT;
}

gboolean checker_apart(const Checker *checker, gsize start, gsize end) {
    gsize name_start, name_end;
    guint index = start >= checker->base ? word_before(&checker->tokens, start - checker->base) : G_MAXUINT;
    if (index != G_MAXUINT) {
        const Word *word = &checker->tokens.words[index];
        if (word->id == WORD_ADDRESS && end <= checker->base + word->start + word->length) return TRUE;
    }
    return sentences_name_at(checker->context->facts, checker->text, checker->length, start, &name_start, &name_end) && end <= name_end;
}

void checker_join_names(Checker *checker) {
    if (checker->names->len > 0) join_facts(checker);
    if ((checker->tokens.marks & MARK_SUFFIX) != 0) join_companies(checker);
}

gboolean words_name_fact(const Checker *checker, guint first, guint last, FactId fact) {
    const char *value = facts_get(checker->context->facts, fact);
    g_autoptr(GPtrArray) words = folded_words(checker, value != NULL ? value : "");
    g_autoptr(GString) initials = g_string_new(NULL);
    for (guint j = 0; j < words->len; j++) {
        const char *word = g_ptr_array_index(words, j);
        g_string_append_unichar(initials, g_utf8_get_char(word));
        if (word_listed(WORDS_TITLES, word) || strlen(word) < 2 || pack_sorted_have(checker->rules->suffixes, word)) continue;
        for (guint i = first; i <= last; i++)
            if (word_is(checker, &checker->tokens.words[i], word)) return TRUE;
    }
    return first == last && initials->len > 1 && word_is(checker, &checker->tokens.words[first], initials->str);
}
