/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Proposals: what a fact of the offer may be, how likely, and where it was found. The same value
 * found twice counts more.
 */
#ifndef BOWOUT_SRC_MAIL_PROPOSALS_H
#define BOWOUT_SRC_MAIL_PROPOSALS_H

#include <glib.h>
#include <jansson.h>

/* Scores: below PROPOSAL_LIKELY a finding is a guess, which is never filled in; from there on it
   is likely; when findings of two kinds agree it is sure. PROPOSAL_CERTAIN: what needs no second
   witness, such as the address in a header. */
#define PROPOSAL_LIKELY 60
#define PROPOSAL_CERTAIN 95

typedef struct Proposals Proposals;

Proposals *proposals_new(void);
void proposals_free(Proposals *proposals);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Proposals, proposals_free)

/* `fact` and `found` are constants. NULL, blank, hostile and too long values are dropped. */
void proposals_add(Proposals *proposals, const char *fact, const char *value, int score, const char *found);

/* The best one's value, or NULL; borrowed until the next change. Its score counts agreement,
   too. */
const char *proposals_best(const Proposals *proposals, const char *fact);
int proposals_best_score(const Proposals *proposals, const char *fact); /* 0: there is none */

/* All values of a fact, in the order they were found (of char *). */
GPtrArray *proposals_values(const Proposals *proposals, const char *fact);

/* One value's, without what agreement adds; 0: it is none of the fact's. */
int proposals_score(const Proposals *proposals, const char *fact, const char *value);
/* The value as it should be; NULL: it goes. */
void proposals_rename(Proposals *proposals, const char *fact, const char *value, const char *better);
void proposals_lift(Proposals *proposals, const char *fact, const char *value, int points);

/* Adds points to the proposals of a fact for which `is` says so; those that end below 0 are
   dropped. */
void proposals_adjust(Proposals *proposals, const char *fact, gboolean (*is)(const char *value, gconstpointer data), gconstpointer data,
                      int points);

/* Values of a fact that hold one another speak for one another. */
void proposals_agree(Proposals *proposals, const char *fact);
/* Is there one of at least this score for which `is` says so? */
gboolean proposals_any(const Proposals *proposals, const char *fact, gboolean (*is)(const char *value, gconstpointer data),
                       gconstpointer data, int least);
/* Those that only headers, signature and domain name, not the text, become proposals for another
   fact; `signed_too`: also those that the text and the signature name. */
void proposals_move_unspoken(Proposals *proposals, const char *from, const char *to, gboolean signed_too);
/* Those that `is` says become proposals for another fact. */
void proposals_move(Proposals *proposals, const char *from, const char *to, gboolean (*is)(const char *value, gconstpointer data),
                    gconstpointer data);

/* The best ones of each fact, best first, in the order the facts were first named. */
json_t *proposals_json(const Proposals *proposals);

#endif
