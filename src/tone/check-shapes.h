/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check-shapes: what the files of the rules of type shape share. rule-shape.c holds their table;
 * check-typos.c looks at what a proofreader looks at.
 */
#ifndef TONE_CHECK_SHAPES_H
#define TONE_CHECK_SHAPES_H

#include "check-private.h"

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

/* A match put right. The caller's; NULL: there is no one way. */
char *mended_start(const char *match);
char *mended_stop(const char *match);
char *mended_double_space(const char *match);
char *mended_space_before(const char *match);
char *mended_article(const char *match);
char *mended_contraction(const char *match);
char *mended_greeting(const char *match);
char *mended_name(const char *match);

#endif
