/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check-private: the state of one check. The text goes through sentence by sentence; nothing is
 * kept of a sentence but what it adds to the tallies and the findings, so memory does not grow with
 * the text.
 */
#ifndef TONE_CHECK_PRIVATE_H
#define TONE_CHECK_PRIVATE_H

#include "bowout/tone/check.h"
#include "rule-types.h"
#include "tokens.h"

#define PIECE_WORDS 384u           /* a sentence is looked at in pieces of so many words */
#define FINDINGS_OF_RULE_MOST 300u /* kept of one rule */
#define SENTENCES_KEPT_MOST 100000u
#define OPENINGS_REMEMBERED 32u /* first words of sentences */

/* Matches of one rule that overlap, as one. */
typedef struct Event {
    guint rule;
    guint first, last; /* words */
} Event;

/* A finding to be. */
typedef struct Found {
    guint rule;
    int stage; /* -1: the whole letter */
    gsize start, end;
    guint serial;
} Found;

/* What a rule has seen. */
typedef struct {
    gboolean enabled;
    guint32 unless_at, near_at, unless_sentence_at; /* number of the last piece in which such a phrase was */
    guint32 event_at;                               /* the piece its last event is of */
    guint event;                                    /* that event */
    gboolean unless_letter, only_letter;
    gboolean present;       /* missing: a phrase was there */
    guint present_sentence; /* the last one it was in */
    guint count;            /* events, words, sentences … */
    guint kept;
    gboolean crossed;
    gsize start, end; /* where a limit was crossed */
    int stage;
} Tally;

typedef struct {
    gboolean said;
    guint first, last;      /* sentences */
    gsize start, end;       /* of the first */
    guint sentences, words; /* with this main stage */
} StageTally;

typedef struct {
    gsize start, end;
    StageMask stages; /* all it belongs to */
    StageMask said;   /* those its words say */
    guint main;
    int origin;   /* the stage it was chosen for, or -1 */
    gboolean own; /* in the person's own words */
    gboolean short_line, signature, subject;
    gboolean later_piece; /* not the beginning of its sentence */
} Sense;

typedef struct {
    CheckResult result; /* first: what callers see */
    StageTally stages[STAGES_MOST + 1];
    GArray *praises; /* guint8 a praise: everything said is true */
    GArray *counts;  /* guint a rule: what a count or limit came to */
} FullResult;

typedef struct {
    WordId slot;
    GPtrArray *words; /* char *, folded */
    gboolean capital; /* only where it begins with a capital */
} KnownName;

typedef struct Checker {
    const Rules *rules;
    const CheckContext *context;
    const char *text;
    gsize length;
    int kind; /* -1: none yet, all stages count */
    StageMask kind_stages;
    FullResult *full;
    /* Of the rules. */
    Tally *tallies;
    GArray *holding[RULE_TYPE_COUNT]; /* guint: the rules of each type that hold */
    GHashTable *known_words;          /* folded words of the facts; NULL without spelling */
    guint shape_marks;                /* of all shapes that hold */
    gboolean small_only;              /* only find the kind */
    gboolean other_language;          /* only what holds in any language is looked at */
    const guint8 *word_flags;         /* by WordId */
    GPtrArray *names;                 /* KnownName */
    /* The piece being looked at. */
    gsize base;
    Tokens tokens;
    Word words[PIECE_WORDS + WORD_EXPANDS_MOST];
    WordRow row; /* the same words */
    Matches matches;
    GArray *events; /* Event */
    guint32 piece;
    Sense sense;
    /* Of the letter. */
    guint sentence; /* number of the current one, from 0 */
    guint before_main;
    gboolean signed_off;
    Sense last;                           /* the sentence before */
    gsize last_line_start, last_line_end; /* the last line, when it stood by itself and may be a name; else equal */
    GArray *found;                        /* Found */
    GPtrArray *no_suggestions;            /* while findings are made */
    guint8 *praise_seen, *praise_spoilt;
    GHashTable *seen_sentences; /* their hashes; made when a rule wants it */
    guint64 opening;
    guint openings;
    guint64 first_words[OPENINGS_REMEMBERED]; /* how the sentences begin, and how many do so */
    guint first_word_counts[OPENINGS_REMEMBERED], first_word_count;
    guint openings_of; /* the sentence counted last, from 1 */
    guint dropped;
} Checker;

/* check-words.c: names taken together before rules see the words. */
void checker_join_names(Checker *checker);
void checker_prepare_names(Checker *checker);
gboolean word_capital(const Checker *checker, const Word *word);
gboolean word_is_title(const Checker *checker, guint index); /* "Ms" */
/* Is it (a part of) a name that the facts know, or an address? Rules about shapes do not look
   there. */
gboolean checker_apart(const Checker *checker, gsize start, gsize end);
/* Between two words stands nothing but blanks, a stop of an abbreviation, &, or a hyphen. */
gboolean words_adjacent(const Checker *checker, const Word *before, const Word *after);
/* A word of the fact is among words[first, last]. */
gboolean words_name_fact(const Checker *checker, guint first, guint last, FactId fact);

/* check-stages.c */
void checker_find_stages(Checker *checker);

/* check-phrases.c: which phrases stand in the piece; what they come to, the rule's type says. */
void checker_phrases(Checker *checker);
/* Has the rule an exception that overlaps these words? */
gboolean checker_excepted(const Checker *checker, guint rule, guint first, guint last);
void checker_signature_name(Checker *checker); /* rule-fact.c */

/* check-find.c: where a rule looks, and what it finds. */
typedef struct {
    Checker *checker;
    const Rule *rule;
    guint number;
    gboolean names; /* it looks for names or addresses itself */
} Look;
gboolean rule_holds_here(const Rule *rule, const Sense *sense);
void checker_found(Checker *checker, guint rule, gsize start, gsize end);
/* The same of the whole letter, or of a part of it: no bounds. */
void checker_found_whole(Checker *checker, guint rule, int stage, gsize start, gsize end);
/* A place that the rule marks; the first `most` of them are fine. */
void look_found(const Look *look, gsize start, gsize end);
/* The word is in the list of a rule. */
gboolean look_listed(const Look *look, const PackList *words, const Word *word);

/* rule-spelling.c: what the dictionary proposes for the word of a finding. */
void spelling_suggest(const Checker *checker, const Found *found, GPtrArray *suggestions);

/* What stands before `end` will not be looked at for now. */
static inline void checker_done(const Checker *checker, gsize end) {
    if (checker->context->done != NULL && !checker->small_only) checker->context->done(end, checker->context->done_data);
}

/* check-result.c */
FullResult *checker_finish(Checker *checker);

/* "late", "company-known" …: the bits that hold. */
guint32 circumstances(const CheckContext *context);

#endif
