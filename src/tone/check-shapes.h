/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check-shapes: what the files of the rules of type shape share. check-shapes.c holds their table; check-typos.c looks at what
 * a proofreader looks at.
 */
#ifndef TONE_CHECK_SHAPES_H
#define TONE_CHECK_SHAPES_H

#include "check-private.h"

typedef struct {
    Checker *checker;
    const Rule *rule;
    guint number;
} Look;

/* A place that the rule marks. */
void look_found(const Look *look, gsize start, gsize end);

void look_placeholder(const Look *look);
void look_sentence_start(const Look *look);
void look_final_stop(const Look *look);
void look_unbalanced(const Look *look);
void look_double_space(const Look *look);
void look_space_before(const Look *look);
void look_article(const Look *look);
void look_contact(const Look *look);
void look_contraction(const Look *look);
void look_greeting_twice(const Look *look);
void look_small_name(const Look *look);
/* The word is in the list of a rule. */
gboolean look_listed(const Look *look, const PackList *words, const Word *word);

#endif
