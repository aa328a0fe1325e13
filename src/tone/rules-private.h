/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rules-private: what a loaded rule set is made of, for the loaders and the check. Stages and kinds are bits of a mask in the
 * order of tone.conf. All strings are borrowed from the files' trees, which the rule set keeps, or interned.
 */
#ifndef TONE_RULES_PRIVATE_H
#define TONE_RULES_PRIVATE_H

#include "automaton.h"
#include "bowout/base/confile.h"
#include "bowout/letter/catalogue.h"
#include "bowout/letter/facts.h"
#include "bowout/tone/rules.h"
#include "phrase.h"
#include "vocabulary.h"

#define STAGES_MOST 31u
#define STAGE_OTHER 31u /* the number of the stage of no stage */
#define KINDS_MOST 8u

typedef guint32 StageMask;
#define STAGE_BIT(number) ((StageMask)1u << (number))

typedef enum {
    TYPE_PHRASE,
    TYPE_MISSING,
    TYPE_LIMIT,
    TYPE_COUNT,
    TYPE_ORDER,
    TYPE_REPEAT,
    TYPE_SHAPE,
    TYPE_FACT,
    TYPE_SPELLING,
    TYPE_COUNT_OF
} RuleType;

/* What a phrase is for; a pattern's tag is the role and the number of its owner (a rule, stage or praise). */
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
    SHAPE_LANGUAGE /* the text as a whole: see language.h */
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
    const char *id, *family; /* interned */
    RuleType type;
    ToneLevel level;
    const char *message, *advice;
    const GPtrArray *suggestions; /* const char * */
    StageMask stages, not_stages;
    guint32 kinds, channels, registers;           /* masks; 0: all */
    const GPtrArray *situations, *not_situations; /* const char * */
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
    guint32 roles;       /* bit of each Role the rule has phrases for */
    GHashTable *words;   /* shape: words that count, folded; NULL: none */
    GHashTable *allowed; /* shape and repeat: words that are allowed, folded; NULL: none */
    char *disabled;      /* the reason, or NULL */
    const char *file;    /* where it stands */
    int line;
    const ConfileSection *section; /* while loading; NULL for one from an image */
} Rule;

typedef enum { PLACE_ANY, PLACE_START, PLACE_END } StagePlace;

typedef struct {
    const char *id; /* interned */
    int priority;
    guint32 kinds;
    StageMask follows;
    StagePlace place;
    gboolean name_lines;
    gboolean has_unless;
} ToneStage;

typedef struct {
    const char *id; /* interned */
    StageMask signs, unless;
} ToneKind;

typedef struct {
    const char *id, *text;
    int stage;
    guint32 kinds, channels;
    const GPtrArray *situations;
    gboolean has_phrases;
    int most_sentences, most_words; /* -1: no bound */
    const ConfileSection *section;
} Praise;

struct Rules {
    GPtrArray *trees;   /* ConfileSection: the files, kept for their strings; or */
    GMappedFile *image; /* the image the strings and tables stand in (rules-image.c) */
    GPtrArray *lists;   /* GPtrArray: lists made from the image */
    Vocabulary *vocabulary;
    Automaton *automaton; /* its store of states grows while checking: one thread only */
    GArray *rules;        /* Rule */
    GArray *stages;       /* ToneStage */
    GArray *kinds;        /* ToneKind */
    GArray *praises;      /* Praise */
    GHashTable *by_id;    /* rule id to its number + 1 */
    GHashTable *suffixes; /* folded words that end a company's name */
    GArray *word_flags;   /* guint8 a WordId: WORD_IS_SUFFIX */
};

#define RULE_AT(rules_, i) (&g_array_index((rules_)->rules, Rule, (i)))
#define STAGE_AT(rules_, i) (&g_array_index((rules_)->stages, ToneStage, (i)))

extern const ConfileOption rules_schema[], rules_examples_schema[];
const char *rule_type_name(RuleType type);

/* The number of a stage, -1 when there is none of that name. */
int rules_stage(const Rules *rules, const char *id);
const char *rules_stage_id(const Rules *rules, guint number); /* interned; "other" for STAGE_OTHER */
int rules_kind(const Rules *rules, const char *id);

Rules *rules_new(void);
/* After the last rule, from files or from an image: the index by id. */
void rules_index(Rules *rules);

/* A rule set as one block of bytes, for the next time: reading it back takes a fiftieth of the time. `key` names what it was
 * made from. NULL when the block is of another key, another program, or damaged. The rules keep the file mapped. */
typedef struct {
    guint64 parts[2];
} ImageKey;
ImageKey image_key_of(const char *const *paths);
GByteArray *rules_to_image(const Rules *rules, const ImageKey *key);
Rules *rules_from_image(GMappedFile *file, const ImageKey *key);

/* ---- rules-cache.c ---- */

/* As rules_load_files, from the image of an earlier time where there is one of just these files. */
Rules *rules_load_cached(const char *const *paths, Problems *problems);

/* What loading shares between its files. */
typedef struct {
    Rules *rules;
    PhraseCompiler *compiler;
    GHashTable *lists; /* name to GPtrArray of const char * */
    Problems *problems;
} Loader;

/* Reads a rule section; FALSE when it has a fault, and the faults are told. Phrases are compiled with the rule's number. */
gboolean rule_read(Loader *loader, const ConfileSection *section, guint number, Rule *rule);
void rule_clear(gpointer rule);
/* Compiles a list of phrases for an owner; FALSE when one has a fault. */
gboolean loader_phrases(Loader *loader, const ConfileSection *section, const char *field, Role role, guint owner);
/* A list of stage (kind, …) names as a mask; tells of unknown ones. */
gboolean loader_stages(Loader *loader, const ConfileSection *section, const char *field, StageMask *mask);
gboolean loader_kinds(Loader *loader, const ConfileSection *section, const char *field, guint32 *mask);
gboolean loader_channels(Loader *loader, const ConfileSection *section, const char *field, guint32 *mask);
/* Adds a problem at entry `index` of a list. */
void loader_fault(Loader *loader, const ConfileSection *section, const char *field, guint index, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

#endif
