/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of proposals. */
#include "config.h"

#include "proposals.h"

#include <string.h>

#include "bowout/mail/protocol.h"
#include "firm.h"
#include "mail-text.h"

#define VALUE_LENGTH_MOST 200 /* code points, as the table of facts allows */
#define AGAIN 12              /* for each further kind of evidence, in the order of proposals */
#define COMPANY_ALONE 67
#define REPEATED_MOST 3
#define RIVAL 8 /* as good as the best one: then neither is certain */

typedef struct {
    const char *fact;
    char *value;
    char *key;   /* folded: equal keys are one value */
    char *words; /* folded words with blanks around, to see whether one value holds the other */
    int score;   /* of the best finding */
    int best;    /* the same, as far as it knows the spelling: whose spelling is kept */
    guint kinds; /* of evidence, a set */
    int repeated;
    const char *found;
} Proposal;

/* Findings of one kind may be one and the same; those of two agree. */
static const struct {
    const char *found;
    guint kind;
} kinds[] = {
    {MAIL_FOUND_REPLY_TO, 1 << 0},  {MAIL_FOUND_FROM, 1 << 0},   {MAIL_FOUND_FORWARDED, 1 << 0},    {MAIL_FOUND_TO, 1 << 0},
    {MAIL_FOUND_DELIVERED, 1 << 0}, {MAIL_FOUND_CHAT, 1 << 0},   {MAIL_FOUND_ORGANIZATION, 1 << 1}, {MAIL_FOUND_SUBJECT, 1 << 2},
    {MAIL_FOUND_TEXT, 1 << 3},      {MAIL_FOUND_LABEL, 1 << 4},  {MAIL_FOUND_SIGNATURE, 1 << 5},    {MAIL_FOUND_DOMAIN, 1 << 6},
    {MAIL_FOUND_GREETING, 1 << 7},  {MAIL_FOUND_QUOTED, 1 << 8}, {MAIL_FOUND_PLATFORM, 1 << 9},     {MAIL_FOUND_DATE, 1 << 10},
    {MAIL_FOUND_RECEIVED, 1 << 11}, {MAIL_FOUND_MAIL, 1 << 12},
};

static guint kind_of(const char *found) {
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].found, found) == 0) return kinds[i].kind;
    return 0;
}

static guint count_kinds(guint set) {
    guint count = 0;

    for (; set != 0; set >>= 1) count += set & 1u;
    return count;
}

struct Proposals {
    GPtrArray *list;
};

static void proposal_free(gpointer data) {
    Proposal *proposal = data;

    g_free(proposal->value);
    g_free(proposal->key);
    g_free(proposal->words);
    g_free(proposal);
}

Proposals *proposals_new(void) {
    Proposals *proposals = g_new0(Proposals, 1);

    proposals->list = g_ptr_array_new_with_free_func(proposal_free);
    return proposals;
}

void proposals_free(Proposals *proposals) {
    if (proposals == NULL) return;
    g_ptr_array_unref(proposals->list);
    g_free(proposals);
}

static Proposal *find(const Proposals *proposals, const char *fact, const char *key) {
    for (guint i = 0; i < proposals->list->len; i++) {
        Proposal *one = g_ptr_array_index(proposals->list, i);

        if (strcmp(one->fact, fact) == 0 && strcmp(one->key, key) == 0) return one;
    }
    return NULL;
}

/* How much a finding knows about the spelling: a domain knows nothing of blanks and capitals. */
static int spelled(int score, const char *found) {
    return strcmp(found, MAIL_FOUND_DOMAIN) == 0 ? 0 : score;
}

static void strengthen(Proposal *known, const char *value, int score, const char *found) {
    /* Said again in another way: a little more likely, even in the same place. */
    known->repeated += (known->kinds & kind_of(found)) != 0 && known->repeated < REPEATED_MOST ? 1 : 0;
    known->kinds |= kind_of(found);
    known->score = MAX(known->score, score);
    if (spelled(score, found) <= known->best) return;
    g_free(known->value);
    known->value = g_strdup(value);
    known->best = spelled(score, found);
    known->found = found;
}

/* The same firm, with or without "Ltd" and "The". */
static char *key_of(const char *fact, const char *line) {
    g_autofree char *bare = strcmp(fact, "company") == 0 || strcmp(fact, "agency") == 0 ? without_company_ending(line) : g_strdup(line);
    const char *start = g_ascii_strncasecmp(bare, "the ", 4) == 0 ? bare + 4 : bare;

    return words_fold(start);
}

static char *words_of(const char *line) {
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    GString *out = g_string_new(" ");

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *word = words_fold(words[i]);

        if (word[0] != '\0') g_string_append_printf(out, "%s ", word);
    }
    return g_string_free(out, FALSE);
}

void proposals_add(Proposals *proposals, const char *fact, const char *value, int score, const char *found) {
    g_autofree char *line = words_line(value, NULL);
    g_autofree char *key = line == NULL ? NULL : key_of(fact, line);
    Proposal *known;

    if (line == NULL || key[0] == '\0' || g_utf8_strlen(line, -1) > VALUE_LENGTH_MOST) return;
    known = find(proposals, fact, key);
    if (known != NULL) {
        strengthen(known, line, score, found);
        return;
    }
    known = g_new0(Proposal, 1);
    known->fact = fact;
    known->words = words_of(line);
    known->value = g_steal_pointer(&line);
    known->key = g_steal_pointer(&key);
    known->score = score;
    known->kinds = kind_of(found);
    known->best = spelled(score, found);
    known->found = found;
    g_ptr_array_add(proposals->list, known);
}

static int rank(const Proposal *one) {
    return one->score + AGAIN * ((int)count_kinds(one->kinds) - 1) + 2 * one->repeated;
}

/* The n-th best of a fact (0 is the best); of equal ones the first found. */
static const Proposal *nth_best(const Proposals *proposals, const char *fact, guint n) {
    for (guint i = 0; i < proposals->list->len; i++) {
        const Proposal *one = g_ptr_array_index(proposals->list, i);
        guint better = 0;

        if (strcmp(one->fact, fact) != 0) continue;
        for (guint j = 0; j < proposals->list->len; j++) {
            const Proposal *other = g_ptr_array_index(proposals->list, j);

            if (strcmp(other->fact, fact) == 0 && (rank(other) > rank(one) || (rank(other) == rank(one) && j < i))) better++;
        }
        if (better == n) return one;
    }
    return NULL;
}

const char *proposals_best(const Proposals *proposals, const char *fact) {
    const Proposal *best = nth_best(proposals, fact, 0);

    return best == NULL ? NULL : best->value;
}

int proposals_best_score(const Proposals *proposals, const char *fact) {
    const Proposal *best = nth_best(proposals, fact, 0);

    return best == NULL ? 0 : rank(best);
}

int proposals_score(const Proposals *proposals, const char *fact, const char *value) {
    g_autofree char *key = key_of(fact, value);
    const Proposal *known = find(proposals, fact, key);

    return known == NULL ? 0 : known->score;
}

void proposals_rename(Proposals *proposals, const char *fact, const char *value, const char *better) {
    g_autofree char *key = key_of(fact, value);
    Proposal *known = find(proposals, fact, key);

    if (known == NULL) return;
    proposals_add(proposals, fact, better, known->score, known->found);
    (void)g_ptr_array_remove(proposals->list, known);
}

void proposals_lift(Proposals *proposals, const char *fact, const char *value, int points) {
    g_autofree char *key = key_of(fact, value);
    Proposal *known = find(proposals, fact, key);

    if (known != NULL) known->score += points;
}

GPtrArray *proposals_values(const Proposals *proposals, const char *fact) {
    GPtrArray *values = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < proposals->list->len; i++) {
        const Proposal *one = g_ptr_array_index(proposals->list, i);

        if (strcmp(one->fact, fact) == 0) g_ptr_array_add(values, g_strdup(one->value));
    }
    return values;
}

void proposals_adjust(Proposals *proposals, const char *fact, gboolean (*is)(const char *value, gconstpointer data), gconstpointer data,
                      int points) {
    for (guint i = proposals->list->len; i > 0; i--) {
        Proposal *one = g_ptr_array_index(proposals->list, i - 1);

        if (strcmp(one->fact, fact) != 0 || !is(one->value, data)) continue;
        one->score += points;
        if (one->score < 0) g_ptr_array_remove_index(proposals->list, i - 1);
    }
}

/* ---- agreement ---- */

/* "Grace" of "Grace Tan". */
static gboolean is_first_name(const char *fact, const Proposal *one, const Proposal *other) {
    return strcmp(fact, "contact") == 0 && strchr(other->value, ' ') == NULL && g_str_has_prefix(one->words, other->words) &&
           one->score >= PROPOSAL_LIKELY;
}

/* "Grace" and "Grace Tan", "Fjordlys" and "Fjordlys AS": what speaks for one speaks for the
   other, and the better one is shown. */
void proposals_agree(Proposals *proposals, const char *fact) {
    for (guint i = 0; i < proposals->list->len; i++) {
        Proposal *one = g_ptr_array_index(proposals->list, i);

        for (guint j = 0; j < proposals->list->len; j++) {
            Proposal *other = g_ptr_array_index(proposals->list, j);

            if (i == j || strcmp(one->fact, fact) != 0 || strcmp(other->fact, fact) != 0 || strstr(one->words, other->words) == NULL)
                continue;
            one->kinds |= other->kinds;
            other->kinds |= one->kinds;
            /* The longer one says more, unless it was much less certain. */
            if (one->score + RIVAL * 2 >= other->score || is_first_name(fact, one, other)) {
                one->score = MAX(one->score, other->score);
                other->score = MIN(other->score, one->score - RIVAL - 1);
            }
        }
    }
}

gboolean proposals_any(const Proposals *proposals, const char *fact, gboolean (*is)(const char *value, gconstpointer data),
                       gconstpointer data, int least) {
    for (guint i = 0; i < proposals->list->len; i++) {
        const Proposal *one = g_ptr_array_index(proposals->list, i);

        if (strcmp(one->fact, fact) == 0 && one->score >= least && is(one->value, data)) return TRUE;
    }
    return FALSE;
}

void proposals_move(Proposals *proposals, const char *from, const char *to, gboolean (*is)(const char *value, gconstpointer data),
                    gconstpointer data) {
    for (guint i = 0; i < proposals->list->len; i++) {
        Proposal *one = g_ptr_array_index(proposals->list, i);

        if (strcmp(one->fact, from) == 0 && is(one->value, data)) one->fact = to;
    }
}

void proposals_move_unspoken(Proposals *proposals, const char *from, const char *to, gboolean signed_too) {
    guint spoken = kind_of(MAIL_FOUND_TEXT) | kind_of(MAIL_FOUND_LABEL) | kind_of(MAIL_FOUND_SUBJECT) | kind_of(MAIL_FOUND_QUOTED);

    for (guint i = 0; i < proposals->list->len; i++) {
        Proposal *one = g_ptr_array_index(proposals->list, i);

        if (strcmp(one->fact, from) == 0 &&
            ((one->kinds & spoken) == 0 || (signed_too && (one->kinds & kind_of(MAIL_FOUND_SIGNATURE)) != 0)))
            one->fact = to;
    }
}

/* "Doc Benjie" and "Benjie Sy" are one person. */
static gboolean share_word(const char *one, const char *other) {
    g_auto(GStrv) words = g_strsplit(one, " ", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *whole = g_strdup_printf(" %s ", words[i]);

        if (strlen(words[i]) > 2 && strstr(other, whole) != NULL) return TRUE;
    }
    return FALSE;
}

/* Another value that is about as good, and is not the same in other words. */
static gboolean has_rival(const Proposals *proposals, const Proposal *best) {
    for (guint i = 0; i < proposals->list->len; i++) {
        const Proposal *other = g_ptr_array_index(proposals->list, i);

        if (other == best || strcmp(other->fact, best->fact) != 0 || other->score < PROPOSAL_LIKELY) continue;
        if (strstr(other->words, best->words) != NULL || strstr(best->words, other->words) != NULL) continue;
        if (strcmp(best->fact, "contact") == 0 && share_word(other->words, best->words)) continue;
        if (rank(other) + (strcmp(best->fact, "role") == 0 ? RIVAL / 2 : RIVAL) > rank(best)) return TRUE;
    }
    return FALSE;
}

/* Many names stand in an offer that are not the company's: one place alone has to say it
   outright. */
static int least_score(const Proposal *one) {
    return strcmp(one->fact, "company") == 0 && count_kinds(one->kinds) < 2 ? COMPANY_ALONE : PROPOSAL_LIKELY;
}

/* 0 a guess, 1 likely, 2 sure. */
static const char *sureness(const Proposals *proposals, const Proposal *one) {
    static const char *const names[] = {MAIL_GUESS, MAIL_LIKELY, MAIL_SURE};
    guint level = one->score >= least_score(one) ? 1 : 0;

    if (level > 0 && (count_kinds(one->kinds) > 1 || one->score >= PROPOSAL_CERTAIN)) level = 2;
    if (level > 0 && one->score < PROPOSAL_CERTAIN && has_rival(proposals, one)) level--;
    return names[level];
}

static gboolean named_before(const Proposals *proposals, guint index) {
    const Proposal *one = g_ptr_array_index(proposals->list, index);

    for (guint i = 0; i < index; i++)
        if (strcmp(((const Proposal *)g_ptr_array_index(proposals->list, i))->fact, one->fact) == 0) return TRUE;
    return FALSE;
}

json_t *proposals_json(const Proposals *proposals) {
    json_t *list = json_array();

    for (guint i = 0; i < proposals->list->len; i++) {
        const Proposal *first = g_ptr_array_index(proposals->list, i);
        const Proposal *one;

        if (named_before(proposals, i)) continue;
        for (guint n = 0; n < MAIL_PROPOSALS_MOST && (one = nth_best(proposals, first->fact, n)) != NULL; n++)
            json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "fact", one->fact, "value", one->value, "sure",
                                                  sureness(proposals, one), "found", one->found));
    }
    return list;
}
