/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * conditions: the named circumstances a phrasing may ask for with `when = {…}`. One table: name,
 * what it means, how it is found from the answers. To add one is to add a row.
 */
#ifndef BOWOUT_LETTER_CONDITIONS_H
#define BOWOUT_LETTER_CONDITIONS_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"

guint conditions_count(void);
const char *condition_name(guint index);
/* What it means, in words (for `catalogue list`). */
const char *condition_meaning(guint index);
gboolean condition_by_name(const char *name, guint *index);
/* The conditions that hold now: bit i is condition i. By the facts alone; what the situation
   assumes comes on top (conditions_with). */
CatalogueMask conditions_holding(const Answers *answers);
/* Those of `holding`, but the ones assumed hold in any case, and what they exclude does not. */
CatalogueMask conditions_with(CatalogueMask holding, CatalogueMask assumed);
/* FALSE for what never comes together: to have talked often, but not at all. */
gboolean conditions_can_hold(CatalogueMask holding);
/* Those that a letter speaks of once: lateness is acknowledged, not repeated. */
CatalogueMask conditions_said_once(void);

#endif
