/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rules-draft: what reading rules shares between its files. Rows are filled with what the pack's
 * writer gives, and put when all are read.
 */
#ifndef TONE_RULES_DRAFT_H
#define TONE_RULES_DRAFT_H

#include "phrase.h"
#include "rules-private.h"

typedef struct RulesDraft {
    PackWriter *writer;
    const GPtrArray *sources;                   /* paths */
    GPtrArray *trees;                           /* ConfileSection: those of them that could be read */
    GPtrArray *rule_ids, *stage_ids, *kind_ids; /* const char *, by number */
    GArray *rules, *stages, *kinds, *praises;
    VocabularyDraft *vocabulary;
    MatcherDraft *matcher;
    PhraseCompiler *compiler;
    GHashTable *lists; /* name to GPtrArray of const char * */
    Problems *problems;
} RulesDraft;

extern const ConfileOption rules_schema[], rules_examples_schema[], rules_rule_fields[];

/* Reads a rule section; FALSE when it has a fault, and the faults are told. Phrases are compiled
   with the rule's number. */
gboolean rule_read(RulesDraft *draft, const ConfileSection *section, guint number, Rule *rule);
/* Compiles a list of phrases for an owner; FALSE when one has a fault. */
gboolean draft_phrases(RulesDraft *draft, const ConfileSection *section, const char *field, Role role, guint owner);
/* The number of a stage, -1 when there is none of that name. */
int draft_stage(const RulesDraft *draft, const char *id);
/* A list of stage (kind, …) names as a mask; tells of unknown ones. */
gboolean draft_stages(RulesDraft *draft, const ConfileSection *section, const char *field, StageMask *mask);
gboolean draft_kinds(RulesDraft *draft, const ConfileSection *section, const char *field, guint32 *mask);
gboolean draft_channels(RulesDraft *draft, const ConfileSection *section, const char *field, guint32 *mask);
/* Tells that what is named is none of those that are known (GPtrArray of const char *): at entry
 * `index` of a list, or where an option names one thing. */
void draft_unknown(RulesDraft *draft, const ConfileSection *section, const char *field, guint index, const char *what, const char *name,
                   const GPtrArray *known);
void draft_unknown_value(RulesDraft *draft, const ConfileSection *section, const char *field, const char *what, const GPtrArray *known);
/* Adds a problem at entry `index` of a list. */
void draft_fault(RulesDraft *draft, const ConfileSection *section, const char *field, guint index, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

/* For the types of rules. A field that takes one of some names; `fallback` -1: it must be there. */
gboolean draft_choice(RulesDraft *draft, const ConfileSection *section, const char *field, const char *const *names, int fallback,
                      int *value);
/* Tells that a rule can never match when what it needs is not there. */
gboolean draft_need(RulesDraft *draft, const ConfileSection *section, gboolean there, const char *field);
gboolean draft_has_phrases(const ConfileSection *section);

#endif
