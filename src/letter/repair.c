/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which repair is whose. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "repair.h"

/* The fact as it would be kept; NULL: it may not stand like this, which is said elsewhere. */
static char *kept(FactId fact, const char *typed) {
    g_autoptr(Facts) facts = facts_new();
    return facts_set(facts, fact, typed, NULL) ? g_strdup(facts_get(facts, fact)) : NULL;
}

static char *repaired(FactId fact, const char *value, const Facts *facts) {
    switch (fact_row(fact)->names) {
    case FACT_NAME_READER:
    case FACT_NAME_WRITER: return repair_name(value);
    case FACT_NAME_FIRM: return repair_firm(value);
    case FACT_NAME_NONE: break;
    }
    return fact == FACT_ROLE ? repair_role(value, facts_get(facts, FACT_COMPANY)) : NULL;
}

/* As it is kept when it is repaired; NULL: it would not be another one. */
static char *other(FactId fact, const char *value, const Facts *facts) {
    g_autofree char *better = repaired(fact, value, facts);
    g_autofree char *sound = better != NULL ? kept(fact, better) : NULL;
    return g_strcmp0(sound, value) == 0 ? NULL : g_steal_pointer(&sound);
}

/* What would be repaired again was not understood. */
char *repair_propose(FactId fact, const char *typed, const Facts *facts) {
    g_autofree char *value = kept(fact, typed);
    g_autofree char *better = value != NULL ? other(fact, value, facts) : NULL;
    g_autofree char *again = better != NULL ? other(fact, better, facts) : NULL;
    return again == NULL ? g_steal_pointer(&better) : NULL;
}
