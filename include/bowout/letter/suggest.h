/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * suggest: which wordings suit a stage, best first. Suitable: kind, situation, channel, register,
 * arrangement and conditions all allow it. Better, in this order: misses no fact; claims nothing
 * that nobody said; overuses no word (variants.h has the rule); says more precisely when it is
 * meant (lateness once only); names the role, where the letter does not yet; in chat, is shorter;
 * repeats fewer words that the letter already leans on. Of those that are as good as the best, a
 * lot draws the first one (answers_lot; in the stages that are steps; not in greeting, close and
 * subject); the others stand as in the catalogue. So the first one is the one that suggest_best
 * takes. Deterministic: the same answers give the same order in every face.
 */
#ifndef BOWOUT_LETTER_SUGGEST_H
#define BOWOUT_LETTER_SUGGEST_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

typedef struct {
    const Phrasing *phrasing;
    char *text;      /* filled in */
    FactSet missing; /* facts it asks for */
    gboolean suits;  /* FALSE: one of the further wordings, in another register or for another situation of the same kind */
} Suggestion;

gboolean suggest_suits(const Phrasing *phrasing, const Answers *answers, const Catalogue *catalogue);

/* GPtrArray of Suggestion (owned by the array): the suitable ones, best first; with `further`
 * also those of the other registers (same kind, channel, arrangement, conditions and situation),
 * after them. */
GPtrArray *suggest_for_stage(const Catalogue *catalogue, const Answers *answers, const char *stage, gboolean further);

/* The same for a menu, with the other registers: wordings with one blank still to be filled in
 * stand among those whose detail is known, so that the order is the same when it is. Once the
 * letter tells as many details as it takes, they stand last. */
GPtrArray *suggest_for_menu(const Catalogue *catalogue, const Answers *answers, const char *stage);

/* How many details the chosen wordings tell. */
guint suggest_chosen_details(const Answers *answers, const Catalogue *catalogue);

/* The first of them, whether it asks for a fact or not; NULL when nothing suits. Fills nothing
   in. */
const Phrasing *suggest_first(const Catalogue *catalogue, const Answers *answers, const char *stage);
/* The first suitable phrasing whose facts are all known, or NULL. */
const Phrasing *suggest_best(const Catalogue *catalogue, const Answers *answers, const char *stage);

/* The suitable wording that says the same as this one, which no longer suits: the nearest
 * relative by id, then by what it says, else the best one. None that asks for a fact; NULL when
 * there is none. */
const Phrasing *suggest_same(const Catalogue *catalogue, const Answers *answers, const Phrasing *wording);

/* The wording that stands in for one with a blank that stays empty: the one it names, or where
 * that one does not suit the one that says the same there. NULL when there is none. */
const Phrasing *suggest_stand_in(const Catalogue *catalogue, const Answers *answers, const Phrasing *blank);

typedef enum {
    REFIT_MANNER = 0,         /* the channel or the circumstances are others now: the letter says the same in other words */
    REFIT_REGISTER = 1 << 0,  /* so is the register; else wordings of another one, chosen on purpose, stay */
    REFIT_SITUATION = 1 << 1, /* so is what the letter is about: what no longer fits is not replaced, only the person knows by what */
} Refit;

/* Makes the choices fit what was changed: own words and what is left out stay as long as the
 * stage occurs; a wording that does not suit gives way to the one that says the same, or else is
 * dropped. Gives the stages that lost their choice (const Stage *, borrowed from the catalogue). */
GPtrArray *answers_refit(Answers *answers, const Catalogue *catalogue, Refit changed);

/* Chooses for every stage that has no choice yet the best wording, the greeting and sign-off
 * too. Optional stages: given, except where the channel's measure is full (a chat message stays
 * at four sentences) or the situation is sparing. Stages without any usable wording stay
 * unchosen. The same as variant 1 (variants.h). */
void suggest_rest(Answers *answers, const Catalogue *catalogue);

#endif
