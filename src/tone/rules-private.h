/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rules-private: what a loaded rule set is made of. It lies in a pack and is used there: rows with
 * places in them, see base/pack.h. Stages and kinds are bits of a mask in the order of tone.conf.
 */
#ifndef TONE_RULES_PRIVATE_H
#define TONE_RULES_PRIVATE_H

#include "matcher.h"
#include "bowout/base/confile.h"
#include "bowout/letter/catalogue.h"
#include "bowout/letter/facts.h"
#include "bowout/tone/rules.h"
#include "vocabulary.h"

#define MEND_PARTED " = "
#define STAGES_MOST 31u
#define STAGE_OTHER 31u /* the number of the stage of no stage */
#define KINDS_MOST 8u

typedef guint32 StageMask;
#define STAGE_BIT(number) ((StageMask)1u << (number))

/* What a phrase is for; a pattern's tag is the role and the number of its owner (a rule, stage
   or praise). */
typedef enum {
    ROLE_PHRASE,
    ROLE_UNLESS,
    ROLE_UNLESS_SENTENCE,
    ROLE_UNLESS_LETTER,
    ROLE_ONLY_LETTER,
    ROLE_NEAR,
    ROLE_CUE,
    ROLE_HINT,
    ROLE_STAGE_UNLESS,
    ROLE_NEGATION,
    ROLE_PRAISE,
    ROLE_PRAISE_UNLESS,
    ROLE_COUNT
} Role;
#define TAG(role, owner) ((guint32)(role) << 24 | (guint32)(owner))
#define TAG_ROLE(tag) ((Role)((tag) >> 24))
#define TAG_OWNER(tag) ((tag)&0xFFFFFFu)

typedef enum { NEGATION_ANY, NEGATION_CANCELS, NEGATION_NEEDED } NegationMode;
typedef enum { OF_WORDS, OF_SENTENCES } LimitOf;
typedef enum { PER_LETTER, PER_STAGE, PER_SENTENCE } LimitPer;
typedef enum { REPEAT_WORD, REPEAT_SENTENCE, REPEAT_OPENING, REPEAT_ANYWHERE } RepeatMode;
typedef enum {
    SHAPE_CAPITALS,
    SHAPE_EXCLAMATIONS,
    SHAPE_QUESTIONS,
    SHAPE_EMOJI,
    SHAPE_PLACEHOLDER,
    SHAPE_ELLIPSIS,
    SHAPE_STRETCHED,
    SHAPE_SMALL_I,
    SHAPE_SENTENCE_START,
    SHAPE_FINAL_STOP,
    SHAPE_UNBALANCED,
    SHAPE_DOUBLE_SPACE,
    SHAPE_SPACE_BEFORE,
    SHAPE_ARTICLE,
    SHAPE_CONTACT,
    SHAPE_LANGUAGE, /* the text as a whole: see language.h */
    SHAPE_CONTRACTION,
    SHAPE_GREETING_TWICE,
    SHAPE_SMALL_NAME,
    SHAPE_COUNT
} Shape;

/* Named circumstances of `when`; a bit each. */
typedef enum {
    WHEN_LATE,
    WHEN_IN_TIME,
    WHEN_DATES_UNKNOWN,
    WHEN_COMPANY_KNOWN,
    WHEN_CONTACT_KNOWN,
    WHEN_CANDIDATE_KNOWN,
    WHEN_ROLE_KNOWN,
    WHEN_COUNT
} When;

typedef struct {
    PackText id, family, message, advice;
    PackText disabled;                   /* the reason, or NULL */
    PackText measured;                   /* or NULL */
    PackList suggestions;                /* texts */
    PackList situations, not_situations; /* texts */
    PackList mends;                      /* texts, "wrong = right" */
    PackList words, allowed;             /* shape and repeat: words that count, and that are allowed; folded, sorted */
    guint type;                          /* a row of rule_types */
    ToneVoice voice;
    StageMask stages, not_stages;
    guint32 kinds, channels, registers; /* masks; 0: all */
    guint32 when, when_not;
    guint within;
    NegationMode negation;
    gboolean once, signature;
    int after; /* a stage, or -1 */
    LimitOf of;
    LimitPer per;
    int most, least; /* -1: not set */
    int letters;
    int first, then; /* stages of order */
    RepeatMode repeat;
    Shape shape;
    FactId fact;
    guint32 roles;  /* bit of each Role the rule has phrases for */
    guint32 source; /* the file it stands in: which of those the rules were made from */
    int line;
} Rule;

typedef enum { PLACE_ANY, PLACE_START, PLACE_END } StagePlace;

typedef struct {
    PackText id;
    int priority;
    guint32 kinds;
    StageMask follows;
    StagePlace place;
    gboolean name_lines;
    gboolean has_unless;
} ToneStage;

typedef struct {
    PackText id;
    StageMask signs, unless;
} ToneKind;

typedef struct {
    PackText id, text;
    PackList situations; /* texts */
    int stage;
    guint32 kinds, channels;
    gboolean has_phrases;
    int most_sentences, most_words; /* -1: no bound */
} Praise;

/* What leads to all the rest. */
typedef struct {
    PackList rules, stages, kinds, praises;
    PackList suffixes;   /* folded words that end a company's name, sorted */
    PackList word_flags; /* guint8 a WordId: WORD_IS_SUFFIX */
    PackedVocabulary vocabulary;
    PackedMatcher matcher;
} RulesRoot;

PackPart rules_part(void);
extern const PackShape rule_shape, stage_shape, kind_shape, praise_shape;

struct Rules {
    Pack *pack;
    GPtrArray *sources; /* char *: the paths of the files it was made from */
    const Rule *rules;
    guint rule_count;
    const ToneStage *stages;
    guint stage_count;
    const ToneKind *kinds;
    guint kind_count;
    const Praise *praises;
    guint praise_count;
    const PackList *suffixes;
    const guint8 *word_flags;
    Vocabulary vocabulary;
    Matcher matcher;
    const char **switched; /* by rule: why it was switched off, interned; or NULL */
};

#define RULE_AT(rules_, i) (&(rules_)->rules[i])
#define STAGE_AT(rules_, i) (&(rules_)->stages[i])
#define KIND_AT(rules_, i) (&(rules_)->kinds[i])
#define PRAISE_AT(rules_, i) (&(rules_)->praises[i])

/* Does the rule's id, or its family, read so? */
gboolean rule_is_named(const char *id, const char *id_or_family);
/* Why it is switched off, or NULL. */
const char *rule_disabled(const Rules *rules, guint number);
const char *rule_file(const Rules *rules, const Rule *rule);

/* The number of a stage, -1 when there is none of that name. */
int rules_stage(const Rules *rules, const char *id);
const char *rules_stage_id(const Rules *rules, guint number); /* "other" for STAGE_OTHER */
int rules_kind(const Rules *rules, const char *id);

/* The rules of a part made from these files, both of which it takes; NULL when the part is not
   sound. */
Rules *rules_of_pack(Pack *pack, GPtrArray *sources);

/* Reads these files, each on top of those before it. */
Rules *rules_build(GPtrArray *sources, Problems *problems);

#endif
