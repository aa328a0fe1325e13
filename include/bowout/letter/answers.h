/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * answers: what the person chose. Facts, situation, channel, register, and for each stage a
 * phrasing, own words, or skipped. Ids are kept as text, so that answers outlive a change of the
 * catalogue; answers_refit (suggest.h) says what no longer fits.
 *
 * The answers file (libconfuse; what `drafts export` writes):
 *     situation = "another-offer"   channel = "email"   register = "warm"
 *     offer { candidate = "…"  company = "…"  topic = {"…"} }
 *     stage "reasoning" { phrasing = "aspirations" }     # or: words = "…" from = "aspirations"; or: skip = true
 */
#ifndef BOWOUT_LETTER_ANSWERS_H
#define BOWOUT_LETTER_ANSWERS_H

#include <glib.h>

#include "bowout/base/problem.h"
#include "bowout/letter/catalogue.h"
#include "bowout/letter/facts.h"

#define OWN_WORDS_LENGTH_MOST 4000u /* code points of a stage in the person's own words */

typedef enum { CHOICE_NONE, CHOICE_PHRASING, CHOICE_WORDS, CHOICE_SKIP } ChoiceKind;

typedef struct {
    ChoiceKind kind;
    const char *phrasing; /* CHOICE_PHRASING: its id; CHOICE_WORDS: the id it started from, or NULL */
    const char *words;    /* CHOICE_WORDS: literal text, no placeholders */
} Choice;

typedef struct Answers Answers;

Answers *answers_new(void);
Answers *answers_copy(const Answers *answers);
void answers_free(Answers *answers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Answers, answers_free)

Facts *answers_facts(Answers *answers); /* owned by the answers */
const Facts *answers_facts_const(const Answers *answers);

/* NULL: not chosen yet. */
const char *answers_situation(const Answers *answers);
void answers_set_situation(Answers *answers, const char *id);

gboolean answers_channel_chosen(const Answers *answers);
/* The chosen one; else what the offer came by; else email. */
ChannelId answers_channel(const Answers *answers);
void answers_set_channel(Answers *answers, ChannelId channel);
void answers_clear_channel(Answers *answers);
gboolean answers_register_chosen(const Answers *answers);
RegisterId answers_register(const Answers *answers); /* warm until chosen */
void answers_set_register(Answers *answers, RegisterId reg);
/* From the fact arrangement; "other" until known. */
ArrangementId answers_arrangement(const Answers *answers);

/* A number made of writer, company and role: it draws among wordings that are equally good, so
 * that one offer has one letter and two people have two. Kept once wordings were seen: a name
 * corrected later changes none of them. It is no part of what was chosen: neither written to a
 * file nor compared. */
guint32 answers_lot(const Answers *answers);
void answers_keep_lot(Answers *answers);

/* The choice of a stage; kind CHOICE_NONE when there is none. Strings borrowed until the stage
   is chosen again. */
Choice answers_choice(const Answers *answers, const char *stage);
/* Own words may be long, but not longer than OWN_WORDS_LENGTH_MOST, and hold nothing hostile
   (facts.h has the errors). */
gboolean answers_check_words(const char *words, GError **error);
void answers_choose_phrasing(Answers *answers, const char *stage, const char *phrasing);
/* What is hostile in the words is made visible (text_clean). */
void answers_choose_words(Answers *answers, const char *stage, const char *words, const char *from);
void answers_choose_skip(Answers *answers, const char *stage);
void answers_choose_none(Answers *answers, const char *stage);
/* Any of these, as answers_choice tells it. */
void answers_choose(Answers *answers, const char *stage, Choice choice);
/* The stages that have a choice, in the order they were chosen first. NULL past the end. */
guint answers_choice_count(const Answers *answers);
const char *answers_choice_stage(const Answers *answers, guint index);

gboolean answers_equal(const Answers *one, const Answers *other);

/* Reads an answers file; NULL when it cannot be read at all; else what is sound in it. Faults
 * (unknown situation, stage, phrasing; bad date; …) are told with their lines, all of them;
 * `catalogue` may be NULL, then ids are not checked. "-" reads standard input. */
Answers *answers_read(const char *path, const Catalogue *catalogue, Problems *problems);
Answers *answers_read_text(const char *name, const char *text, gsize length, const Catalogue *catalogue, Problems *problems);
/* The same as text: reading it back gives equal answers. Owned by the caller. */
char *answers_export(const Answers *answers);

#endif
