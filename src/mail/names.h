/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What simply stands in the text, whatever the sentence: names that end as firms' names do
 * ("Harbour Foods"), phrases that end in a trade ("product photographer"). A weaker witness than a
 * sentence that says it outright; with a second one, or where nothing else of its kind is named,
 * good enough.
 */
#ifndef BOWOUT_SRC_MAIL_NAMES_H
#define BOWOUT_SRC_MAIL_NAMES_H

#include "proposals.h"

/* `text`: a subject, or paragraphs. */
void names_firms(const char *text, const char *found, Proposals *proposals);
void names_trades(const char *text, const char *found, Proposals *proposals);

/* What could be a firm's name or a person's: "Maya Cohen", "Harbour Foods". */
void names_client(const char *name, int score, const char *found, Proposals *proposals);
/* Once the rest is proposed: it is the one that nobody else is; where nobody else is either, a
   firm if `firm`. */
void names_settle_clients(Proposals *proposals, gboolean firm);
/* Cuts the desk behind a firm's name: "Bitmark Labs HR". */
void name_cut_desk(char *name);
/* Is what stands before the name at `at` such that it is no firm of this offer: a job that is
   over, a place, a tool? */
gboolean name_is_elsewhere(const char *text, gsize at);
/* Bytes of a number before the name at `at` that belongs to it: "3 Rivers Media". */
gsize name_number_before(const char *text, gsize at);
/* Is it a job that is over, or what the reader does anyway? */
gboolean trade_is_past(const char *text, gsize at);
/* How often the name stands in the text as words of their own; not behind "in", which leads to a
   place. */
guint name_count(const char *text, const char *name);

#endif
