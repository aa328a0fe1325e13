/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rules: the tone rules and the cue phrases of stages, from LANGUAGE/tone.conf, the files of
 * LANGUAGE/tone.d and the person's own tone.conf (adds, replaces by id, disables). Compiled once
 * into patterns of words; a loaded rule set never changes. How to write rules:
 * share/doc/rules.md.
 */
#ifndef BOWOUT_TONE_RULES_H
#define BOWOUT_TONE_RULES_H

#include <glib.h>

#include "bowout/base/pack.h"
#include "bowout/base/problem.h"

typedef enum { TONE_NOTE, TONE_WARNING, TONE_ERROR } ToneLevel;
const char *tone_level_name(ToneLevel level); /* "note" … untranslated */
gboolean tone_level_by_name(const char *name, ToneLevel *level);

/* How certain a rule may sound, and the level that follows from it. */
typedef enum {
    VOICE_STOP,      /* error: the letter must not be sent like this */
    VOICE_STRUCTURE, /* warning: it can be counted or seen in the letter */
    VOICE_MEANING,   /* warning: a phrase that has one meaning */
    VOICE_READING,   /* note: it could be heard so; the rule asks, and holds nothing back */
    VOICE_STYLE,     /* note: it could be better */
    VOICE_COUNT
} ToneVoice;
const char *tone_voice_name(ToneVoice voice); /* "reading" … untranslated */
ToneLevel tone_voice_level(ToneVoice voice);

typedef struct Rules Rules;

/* The one door to the rules, for every face: those of `folder` (with the language folders; NULL:
 * the installed one, or $BOWOUT_DATADIR) and, when `own`, the person's tone.conf on top and what
 * `disable` in the settings switches off. A restricted session reads nothing of a person's own.
 * NULL when no rule could be loaded at all (that is an error of its own); faulty rules are left out
 * with their problems told.
 */
Rules *rules_load(const char *folder, gboolean own, Problems *problems);
/* The same with these files (NULL-terminated) in place of the person's tone.conf. */
Rules *rules_load_with(const char *folder, const char *const *files, Problems *problems);
/* These files and nothing else. */
Rules *rules_load_files(const char *const *paths, Problems *problems);
/* The files of a language folder: GPtrArray of char *, owned by the caller. */
GPtrArray *rules_folder_paths(const char *folder);
/* Whether the pack of `folder` has the rules as they stand in the files; FALSE: they are read,
 * and in `why` is the reason (the caller's; NULL: there is no pack). */
gboolean rules_pack_fresh(const char *folder, char **why);
/* What a pack keeps of them. Borrowed. */
const Pack *rules_pack(const Rules *rules);
void rules_free(Rules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rules, rules_free)

/* How much of a letter a rule must see at once: the proof over all letters (tests/proof) rests
   on it. */
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
    ToneVoice voice;
    ToneLevel level;      /* follows from the voice */
    const char *measured; /* "31 of 32": right on sentences by others; NULL: not measured */
    const char *file;
    int line;
} RuleInfo;
guint rules_count(const Rules *rules);
RuleInfo rules_info(const Rules *rules, guint index);
gboolean rules_find(const Rules *rules, const char *id, guint *index);

/* Is there a rule about spelling that is not switched off? */
gboolean rules_about_spelling(const Rules *rules);

/* Is there a kind of letter of this name ("decline")? */
/* Whether it is this rule, or one of this family. */
gboolean rules_named(const Rules *rules, guint index, const char *id_or_family);
/* ": did you mean …?" for what is no rule and no family, or "". The caller's. */
char *rules_hint(const Rules *rules, const char *typed);
gboolean rules_has_kind(const Rules *rules, const char *id);

/* Switches a rule or a whole family off; its findings stay in the result, marked as suppressed
   with `reason`. */
gboolean rules_disable(Rules *rules, const char *id_or_family, const char *reason);

/* The rule's suggested wordings as written (const char *, borrowed; may hold {company} …). The
   array is the caller's. */
GPtrArray *rules_suggestions(const Rules *rules, guint index);
/* Its examples (char *), read from its file again; empty when it has none. The caller's. */
GPtrArray *rules_examples(const Rules *rules, guint index, gboolean flagged);

/* Proves every rule's flags and passes sentences; a problem for each that fails. */
void rules_prove(const Rules *rules, Problems *problems);

#endif
