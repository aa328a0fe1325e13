/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of proposals. */
#include "config.h"

#include "proposals.h"

#include <string.h>

#include "bowout/mail/protocol.h"
#include "words.h"

#define VALUE_LENGTH_MOST 200 /* code points, as the table of facts allows */
#define AGAIN 20              /* for being found once more, elsewhere */

typedef struct {
    const char *fact;
    char *value;
    char *key; /* folded: equal keys are one value */
    int score;
    int best; /* of a single finding: whose spelling is kept */
    const char *found;
} Proposal;

struct Proposals {
    GPtrArray *list;
};

static void proposal_free(gpointer data) {
    Proposal *proposal = data;

    g_free(proposal->value);
    g_free(proposal->key);
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

/* Found again: more likely, if it was somewhere else. */
static void strengthen(Proposal *known, const char *value, int score, const char *found) {
    if (strcmp(known->found, found) != 0) known->score += AGAIN;
    known->score = MAX(known->score, score);
    if (spelled(score, found) <= known->best) return;
    g_free(known->value);
    known->value = g_strdup(value);
    known->best = spelled(score, found);
    known->found = found;
}

void proposals_add(Proposals *proposals, const char *fact, const char *value, int score, const char *found) {
    g_autofree char *line = words_line(value, NULL);
    g_autofree char *key = line == NULL ? NULL : words_fold(line);
    Proposal *known;

    if (line == NULL || key[0] == '\0' || g_utf8_strlen(line, -1) > VALUE_LENGTH_MOST) return;
    known = find(proposals, fact, key);
    if (known != NULL) {
        strengthen(known, line, score, found);
        return;
    }
    known = g_new0(Proposal, 1);
    known->fact = fact;
    known->value = g_steal_pointer(&line);
    known->key = g_steal_pointer(&key);
    known->score = score;
    known->best = spelled(score, found);
    known->found = found;
    g_ptr_array_add(proposals->list, known);
}

/* The n-th best of a fact (0 is the best); of equal ones the first found. */
static const Proposal *nth_best(const Proposals *proposals, const char *fact, guint n) {
    for (guint i = 0; i < proposals->list->len; i++) {
        const Proposal *one = g_ptr_array_index(proposals->list, i);
        guint better = 0;

        if (strcmp(one->fact, fact) != 0) continue;
        for (guint j = 0; j < proposals->list->len; j++) {
            const Proposal *other = g_ptr_array_index(proposals->list, j);

            if (strcmp(other->fact, fact) == 0 && (other->score > one->score || (other->score == one->score && j < i))) better++;
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

    return best == NULL ? 0 : best->score;
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

static const char *sureness(int score) {
    if (score >= PROPOSAL_SURE) return MAIL_SURE;
    return score >= PROPOSAL_LIKELY ? MAIL_LIKELY : MAIL_GUESS;
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
                                                  sureness(one->score), "found", one->found));
    }
    return list;
}
