/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rules: the tone rules and the cue phrases of stages, from LANGUAGE/tone.conf and the person's own tone.conf (adds, replaces
 * by id, disables). Compiled once into an automaton over words; a loaded rule set never changes. How to write rules: share/doc/rules.md.
 */
#ifndef BOWOUT_TONE_RULES_H
#define BOWOUT_TONE_RULES_H

#include <glib.h>

#include "bowout/base/problem.h"

typedef enum { TONE_NOTE, TONE_WARNING, TONE_ERROR } ToneLevel;
const char *tone_level_name(ToneLevel level); /* "note" … untranslated */
gboolean tone_level_by_name(const char *name, ToneLevel *level);

typedef struct Rules Rules;

typedef struct {
    const char *folder;   /* folder with the language folders; NULL: the installed one (or $BOWOUT_DATADIR) */
    const char *language; /* NULL: "en" */
    const char *own_file; /* a person's own rules, or NULL */
    gboolean cached;      /* keep the compiled rules in the person's cache folder, and take them from there while the files
                             read the same (rules with faults are never kept) */
} RulesSource;

/* NULL when no rule could be loaded at all (that is an error of its own); faulty rules are left out with their problems told. */
Rules *rules_load(const RulesSource *source, Problems *problems);
/* Only what was kept of an earlier time; NULL: there is none. */
Rules *rules_load_kept(const RulesSource *source);
Rules *rules_load_files(const char *const *paths, Problems *problems);
/* Where the shipped file is. The caller's. */
char *rules_shipped_path(const RulesSource *source);
void rules_free(Rules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rules, rules_free)

/* How much of a letter a rule must see at once: the proof over all letters (tests/proof) rests on it. */
typedef enum {
    RULE_SEES_SENTENCE, /* one sentence decides */
    RULE_SEES_PAIR,     /* two sentences, wherever they stand */
    RULE_SEES_PRESENCE, /* that some sentence of a stage is there, and where the last ones stand */
    RULE_ADDS_UP,       /* what each sentence counts is added up */
    RULE_SEES_MORE      /* anything else */
} RuleSight;

typedef struct {
    const char *id, *family, *message, *advice, *kind_of_rule;
    RuleSight sight;
    ToneLevel level;
    const char *file;
    int line;
} RuleInfo;
guint rules_count(const Rules *rules);
RuleInfo rules_info(const Rules *rules, guint index);
gboolean rules_find(const Rules *rules, const char *id, guint *index);

/* Is there a rule about spelling that is not switched off? */
gboolean rules_about_spelling(const Rules *rules);

/* Is there a kind of letter of this name ("decline")? */
gboolean rules_has_kind(const Rules *rules, const char *id);

/* Switches a rule or a whole family off; its findings stay in the result, marked as suppressed with `reason`. */
gboolean rules_disable(Rules *rules, const char *id_or_family, const char *reason);

/* Switches off what `disable = {…}` of a person's settings file names; a file that is not there is fine. */
void rules_read_settings(Rules *rules, const char *path, Problems *problems);

/* The rule's suggested wordings as written (const char *, borrowed; may hold {company} …). */
const GPtrArray *rules_suggestions(const Rules *rules, guint index);
/* Its examples (char *), read from its file again; empty when it has none. The caller's. */
GPtrArray *rules_examples(const Rules *rules, guint index, gboolean flagged);

/* Proves every rule's flags and passes sentences; a problem for each that fails. */
void rules_prove(const Rules *rules, Problems *problems);

#endif
