/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rule-types: what a type of rule is: how it reads its fields, and how it looks at a letter.
 * Whoever reads rules, checks with them or proves something of them asks its row. A new type is a
 * file of its own with such a row, and its name in RULE_TYPES. A letter is looked at in pieces (a
 * sentence, or a part of a long one).
 */
#ifndef TONE_RULE_TYPES_H
#define TONE_RULE_TYPES_H

#include "rules-private.h"

/* In the order in which they look at a piece. */
#define RULE_TYPES(ROW) ROW(phrase) ROW(missing) ROW(count) ROW(fact) ROW(order) ROW(shape) ROW(spelling) ROW(repeat) ROW(limit)

#define RULE_TYPE_NUMBER(name) RULE_NUMBER_##name,
enum { RULE_TYPES(RULE_TYPE_NUMBER) RULE_TYPE_COUNT };

struct RulesDraft;
struct Checker;
struct Event;
struct Found;

typedef struct {
    const char *name;
    const char *fields; /* those that not all types have, with a blank between */
    gboolean words;     /* `phrases` and `unless` are single words and lists: they are no phrases */
    gboolean names;     /* its phrases count in names, too */
    gboolean subject;   /* it looks at the subject of a mail */
    gboolean seeks;     /* `stages` are what it looks for, not where it looks */
    /* Each of these may be NULL. */
    gboolean (*read)(struct RulesDraft *draft, const ConfileSection *section, Rule *rule);        /* a field that it alone has */
    gboolean (*sense)(struct RulesDraft *draft, const ConfileSection *section, const Rule *rule); /* tells what could never be true */
    RuleSight (*sight)(const Rule *rule);
    gboolean (*any_language)(const Rule *rule);                        /* it holds whatever language the letter is in */
    gboolean (*signature)(const Rule *rule);                           /* it looks at the lines below a sign-off */
    gboolean (*prepare)(struct Checker *checker, const Rule *rule);    /* FALSE: it cannot hold for this letter */
    void (*event)(struct Checker *checker, const struct Event *event); /* a phrase of it stands in the piece */
    void (*look)(struct Checker *checker, const GArray *numbers);      /* at a piece, with all rules of the type that hold */
    void (*finish)(struct Checker *checker, guint number);             /* the whole letter was looked at */
    void (*suggest)(const struct Checker *checker, const struct Found *found, GPtrArray *suggestions); /* wordings for the very place */
    char *(*mend)(const struct Checker *checker, const struct Found *found); /* the match put right, where nobody could mean it; or NULL */
} RuleType;

#define RULE_TYPE_DECLARED(name) extern const RuleType rule_type_##name;
RULE_TYPES(RULE_TYPE_DECLARED)
extern const RuleType *const rule_types[RULE_TYPE_COUNT + 1]; /* ends with NULL */

static inline const RuleType *rule_type(const Rule *rule) {
    return rule_types[rule->type];
}

#endif
