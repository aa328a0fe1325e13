/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a pattern matched, made into the value it stands for, and what is no value. Strings are
 * g_freed by the caller.
 */
#ifndef BOWOUT_SRC_MAIL_VALUES_H
#define BOWOUT_SRC_MAIL_VALUES_H

#include <glib.h>

/* Without what stands before a role in a sentence: "our next assistant". */
char *value_trimmed(const char *value, gboolean role);
/* "Selected for Remote Accountant": what was done with the person stands before it. */
const char *value_without_deed(const char *value);
/* "CURRICULUM DEVELOPER" shouts; "QA", "VA" are short for something. */
char *value_quiet(const char *value);
gboolean value_is_none(const char *value);
gboolean value_is_no_offer(const char *value);
gboolean value_has_trade(const char *text);
/* "Chartered Accountants", "Executive Assistant": what people do, not what they are called. */
gboolean value_is_trade(const char *text);
/* "Priya Nair - Payroll Assistant": of two parts the one with a trade. */
char *value_part_with_trade(const char *value);
/* "Indeed and Northwind", "HR of Northwind": the site, and the desk, are not the company. */
char *value_without_others(const char *value);
/* "the first", "this remote": what kind of role, not which. */
gboolean value_is_only_praise(const char *role);
/* What one works with or sells on; seldom who offers. */
gboolean value_is_tool(const char *name);

#endif
