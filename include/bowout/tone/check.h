/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check: reads a letter and says what a careful reader would mark. Two passes: every sentence gets
 * a stage, then the rules of tone.conf run over words, sentences and stages. Time and memory grow
 * linearly with the text; no rule can hang the program. Findings come in the order of their place;
 * those about something missing stand first, at byte 0 with an empty match.
 */
#ifndef BOWOUT_TONE_CHECK_H
#define BOWOUT_TONE_CHECK_H

#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"
#include "bowout/letter/compose.h"
#include "bowout/tone/rules.h"
#include "bowout/tone/spelling.h"

typedef struct {
    const char *rule; /* id, "hedge.maybe"; borrowed from the rules */
    ToneVoice voice;
    ToneLevel level;        /* follows from the voice */
    const char *stage;      /* interned; NULL when it is about the whole letter */
    char *message;          /* what it is */
    const char *advice;     /* why, and what instead; borrowed from the rules */
    gsize start, end;       /* bytes of the match in the text checked; end exclusive; 0,0 for a missing thing */
    GPtrArray *suggestions; /* char *: wordings for the match, may be empty, never NULL; for a missing stage whole sentences */
    char *fix;              /* the match put right, where that cannot touch the meaning; or NULL */
    char *suppressed;       /* NULL, or the reason it does not count ("--disable", "baseline", "config") */
} Finding;

typedef struct {
    const char *kind;      /* "decline", "request"; NULL: guess */
    const char *situation; /* NULL: unknown */
    ChannelId channel;
    const Facts *facts;        /* NULL: unknown; feeds the `fact` and `late` rules and the known words */
    Spelling *spelling;        /* for the rules about spelling; NULL: they are silent */
    gboolean growing;          /* a letter still being written: nothing is `missing` yet, and limits of the whole letter still hold */
    CatalogueMask assumes;     /* conditions that the situation takes for granted (catalogue.h); "late" counts here */
    const char *tone_register; /* "warm" …; NULL: unknown, and rules that name registers are silent */
    gboolean every_reading;    /* also of words its family has asked about: for proving rules */
    void (*done)(gsize offset, gpointer data); /* called now and then with the bytes that will not be looked at again; or NULL */
    gpointer done_data;
    gboolean no_list; /* nobody will ask for the sentences one by one */
} CheckContext;

/* What the answers say of a letter made from them. Borrows from both. */
CheckContext check_context_of(const Answers *answers, const Catalogue *catalogue);

typedef struct {
    const char *stage; /* interned */
    gsize start, end;  /* bytes */
    guint words;
} CheckedSentence;

typedef struct {
    GPtrArray *findings; /* Finding */
    const char *kind;    /* interned */
    gboolean kind_guessed;
    guint words, sentences;
    GArray *sentence_list; /* CheckedSentence, in order; the first 100,000 */
    guint dropped;         /* findings beyond the first 300 of a rule: counted, not kept */
} CheckResult;

void check_result_free(CheckResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CheckResult, check_result_free)

/* Any valid UTF-8 (no NUL is needed at its end); quoted lines, mail headers and signatures are
   known and left alone. */
CheckResult *check_text(const Rules *rules, const char *text, gsize length, const CheckContext *context);

/* A letter of ours: its sentences start with the stage they came from. Offsets refer to
   letter_text(). */
CheckResult *check_letter(const Rules *rules, const Letter *letter, const CheckContext *context);

/* How many count (not suppressed) at this level or above. */
guint check_count(const CheckResult *result, ToneLevel at_least);
/* More than a matter of style: what letters made of our own wordings must be free of. */
gboolean finding_marks(const Finding *finding);
guint check_marks(const CheckResult *result);
/* What a rule came to: how often its phrases were there, how many words or sentences. */
guint check_rule_count(const CheckResult *result, guint rule);
/* The most important finding of one stage (highest level, then first), or NULL. */
const Finding *check_worst(const CheckResult *result, const char *stage);
/* A short praise that is true of this stage's sentences ("one sentence, about your own plans"),
   or NULL. Borrowed from the rules. */
const char *check_praise(const Rules *rules, const CheckResult *result, const char *stage);

#endif
