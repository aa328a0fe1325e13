/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rule-types.h"

#define RULE_TYPE_PLACE(name) &rule_type_##name,
const RuleType *const rule_types[RULE_TYPE_COUNT + 1] = {RULE_TYPES(RULE_TYPE_PLACE) NULL};
