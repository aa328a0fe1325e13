/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * flow: the wizard without a screen. It holds the answers, the steps, the current one, what may be
 * chosen there and the text being typed; takes one action at a time; gives the next view. It writes
 * nothing and runs nothing: what must be done outside comes back as an effect, and whoever carried
 * it out reports with flow_report*.
 *
 * The steps are a table (STEPS, private): welcome, offer, situation, instead (another situation is
 * proposed first), details (facts a situation needs), channel, register, one step a stage of the
 * kind, review, ways out, done; below a step there may be a page: own words of a stage, the blank
 * of a wording, facts a wording asks for, a file name, a checklist and what comes of it (below the
 * situation, in nobody's way). channel and register are passed over where they are known already
 * (from the offer, from the last letter, or because the situation leaves no choice) and can be
 * changed at Review. Promises: Back after Next changes nothing; nothing typed is ever lost; no
 * offer to hand over before the letter is whole.
 */
#ifndef BOWOUT_FLOW_FLOW_H
#define BOWOUT_FLOW_FLOW_H

#include "bowout/flow/action.h"
#include "bowout/flow/view.h"
#include "bowout/letter/answers.h"
#include "bowout/letter/catalogue.h"
#include "bowout/letter/person.h"
#include "bowout/tone/rules.h"
#include "bowout/tone/spelling.h"

typedef struct Flow Flow;

#define FLOW_ERROR (flow_error_quark())
GQuark flow_error_quark(void);
typedef enum { FLOW_ERROR_SNAPSHOT } FlowError; /* a snapshot that cannot be used */

/* A way out, told by whoever can carry it out (handover/). All strings borrowed for the life of
   the flow. */
typedef struct FlowWay FlowWay;
struct FlowWay {
    const char *id;         /* "text-file" */
    const char *title;      /* "Save it as a text file" */
    const char *guidance;   /* one line */
    const char *asks;       /* what it asks for first ("File name"), or NULL */
    const char *ending;     /* of the file it saves (".txt"); NULL: it saves none */
    CatalogueMask channels; /* offered for letters of these (1 << ChannelId); 0: of all */
    const char *after;      /* offered only after this way was used; NULL: at once */
    const char *agree;      /* the yes to its question ("Yes, send it"); NULL: "Yes, replace it" */
    guint length_most;      /* of the answer, in code points; 0: the usual */
    /* The proposed answer to what it asks, owned by the caller; NULL: none. */
    char *(*propose)(const FlowWay *way, const Answers *answers);
};

/* A letter that is kept. All strings are copied. */
typedef struct {
    const char *id;
    const char *whom;   /* company, role */
    const char *when;   /* last changed */
    const char *step;   /* where it stands */
    const char *handed; /* when it was handed over, and how; NULL: it is not finished */
} FlowLetter;

typedef enum {
    EFFECT_NONE,
    EFFECT_TYPED,           /* a character or the cursor: keep it */
    EFFECT_STEPPED,         /* a step was finished or left: keep it for good */
    EFFECT_NEEDS_CATALOGUE, /* welcome is done but flow_supply was not called yet: supply, then send the action again */
    EFFECT_HAND_OVER,       /* way, value, confirmed */
    EFFECT_LETTERS,         /* the letters that are kept are wanted: flow_show_letters */
    EFFECT_DRAFT_CONTINUE,  /* value: the id of a letter; NULL: the one that Welcome offers */
    EFFECT_DRAFT_DELETE,    /* the same */
    EFFECT_DRAFT_READ,      /* value: the id of a letter that is to be read: flow_read_letter */
    EFFECT_DRAFT_BEGIN,     /* value: the id of a letter that a new one is to begin from: flow_begin_from */
    EFFECT_DRAFT_FOLLOW,    /* value: the id of a letter that they have answered; NULL: the one at hand: flow_follow */
    EFFECT_SHOW_TEXT,       /* value: a text to read or copy, on the plain screen */
    EFFECT_ADD_WORD,        /* value: a word to be kept as one of the person's own; then flow_recheck */
    EFFECT_READ_OFFER,      /* value: the text of an offer; what is found in it comes back with flow_take_offer or flow_offer_unread */
    EFFECT_EDITOR,          /* value: the text to be edited, way: its stage; its result comes back with flow_take_words */
    /* who wrote this letter, and how, is to be kept for the next one; way: only this (a PersonRow's
       name), as value has it; then flow_set_person */
    EFFECT_PERSON,
    EFFECT_SUSPEND,
    EFFECT_LEAVE,       /* leave, the draft kept; way: what becomes of a letter that cannot be kept ("print", "file"), or NULL */
    EFFECT_FINISH_KEEP, /* done; keep the draft */
    EFFECT_FINISH_DELETE
} EffectKind;

typedef struct {
    EffectKind kind;
    const char *way;    /* EFFECT_HAND_OVER: id */
    const char *value;  /* what was answered to `asks`, or NULL */
    gboolean confirmed; /* the question raised by flow_ask_again was answered with yes */
} Effect;

/* `answers` is copied (NULL: none yet). */
Flow *flow_new(const Answers *answers);
void flow_free(Flow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Flow, flow_free)

/* The catalogue and the rules (NULL: no tone checks); borrowed for the life of the flow. Welcome
   works without them. */
void flow_supply(Flow *flow, const Catalogue *catalogue, const Rules *rules);
/* From now on the letter's spelling is checked too; borrowed for the life of the flow. It
   answers as it can: when it knows more, flow_recheck. */
void flow_set_spelling(Flow *flow, Spelling *spelling);
/* What the checks stand on has changed, not the letter. */
void flow_recheck(Flow *flow);
void flow_set_ways(Flow *flow, const FlowWay *ways, guint count);
/* What the last letter was like: a ChannelId and a RegisterId, or -1. Their pages are passed
   over then; what the offer says goes first. */
void flow_set_habits(Flow *flow, int channel, int reg);
/* Who writes, as it is kept: signs a letter that names nobody, and its kind of work stands in
 * the form until another is said. Done offers to keep it as long as nothing is kept. Never
 * called: nothing can be kept here. */
void flow_set_person(Flow *flow, const Person *person);
/* What was found in an offer. It stands in the form wherever the person wrote nothing: where
 * nothing stands, or what an offer said before; marked "from the offer: check" until it is changed
 * or the form was gone on from. With an unsure one among the facts that are needed the form is
 * where the wizard opens. All borrowed for the call. */
typedef struct {
    const Facts *facts;
    FactSet unsure;
    const char *words;   /* what the form says above */
    const char *text;    /* the offer itself, to be read at any time and kept with the letter; NULL: as it was pasted */
    const char *subject; /* of the answer, or NULL */
} FlowOffer;
#define FLOW_OFFER_TEXT_MOST 65536u /* bytes of it; the rest is left out */
void flow_take_offer(Flow *flow, const FlowOffer *offer);
/* Reading it failed. */
void flow_offer_unread(Flow *flow, const char *why);
/* Something that the offer says, or may mean, of this fact (its name), not sure enough to be filled
   in, or a detail that only the person may tell: it is proposed in the empty field, or before
   other examples for the blank. The best first. */
void flow_propose(Flow *flow, const char *fact, const char *text);
/* Something of the surroundings that is kept with the draft and comes back with it (which mail
   is answered); NULL: nothing. */
void flow_set_thread(Flow *flow, const char *thread);
const char *flow_thread(const Flow *flow);
/* Welcome offers to go on with it: a short line ("Northwind Remote, Reasoning, yesterday
   18:20"); NULL: there is none. */
void flow_set_unfinished(Flow *flow, const char *line);
/* So many letters may be looked at, not finished and finished, without the one at hand: Welcome
   leads to the list of them. */
void flow_set_letters(Flow *flow, guint unfinished, guint finished);
/* The page of the letters, after EFFECT_LETTERS or when one of them is gone; without letters the
   page before it. */
void flow_show_letters(Flow *flow, const FlowLetter *letters, guint count);
/* The status words of the title line ("saved"). */
void flow_set_status(Flow *flow, const char *status);
/* What is on the screen cannot be kept, and why; NULL: it is kept. Who leaves then is asked
 * where the letter should go: to the screen, or (files) into a file elsewhere. */
void flow_set_not_saved(Flow *flow, const char *why, gboolean files);
/* What help says besides, on every screen; NULL: nothing. */
void flow_set_help_note(Flow *flow, const char *note);
void flow_set_message(Flow *flow, MessageKind kind, const char *message);

Effect flow_act(Flow *flow, const Action *action);
const View *flow_view(Flow *flow);

const Answers *flow_answers(const Flow *flow);
/* The whole letter as it would be handed over now. Owned by the caller. */
Letter *flow_letter(const Flow *flow);
/* Whole and without an error: may be handed over. */
gboolean flow_ready(const Flow *flow);

/* The outcome of a hand-over: success with what was done and where ("saved as …"), or the reason
   it failed. Both are shown, successes are listed on Done. */
void flow_report(Flow *flow, const char *way, gboolean success, const char *words);
/* The hand-over needs a yes first ("bow-out.txt exists: replace it?"); yes sends
   EFFECT_HAND_OVER again, confirmed. */
void flow_ask_again(Flow *flow, const char *way, const char *value, const char *question);

/* The text from the editor, into the page of own words for this stage. FALSE, and said, when not
 * all of it could be taken; FALSE, too, when there is no such stage. */
gboolean flow_take_words(Flow *flow, const char *stage, const char *text);

/* Nothing was typed or chosen yet: nothing to keep. */
gboolean flow_blank(const Flow *flow);
/* The text of an offer is kept with the letter. */
gboolean flow_holds_offer(const Flow *flow);
/* The heading of the step the person is at ("Reasoning"), for lists of drafts. */
const char *flow_place_name(const Flow *flow);

/* Another session writes the draft that is to go on: a question; yes sends EFFECT_DRAFT_CONTINUE
   again with this value, confirmed. */
void flow_ask_take_over(Flow *flow, const char *value, const char *question);
/* The answers, and in their place what is selected or typed on this screen: all that would be
   lost. Owned by the caller. */
Answers *flow_answers_shown(Flow *flow);

/* Everything needed to come back to this very place (answers, step, page, field, typed text,
   cursor), as text; owned by the caller. */
char *flow_snapshot(const Flow *flow);
/* TRUE: the flow stands where the snapshot was taken. Faults are told; on FALSE the flow is as
   before. Needs flow_supply first. */
gboolean flow_restore(Flow *flow, const char *snapshot, GError **error);

/* Opens that letter to be read, or what there is of it. */
gboolean flow_read_letter(Flow *flow, const char *snapshot, GError **error);
/* A new letter: of that one the facts about the person, the situation, tone, channel and
 * wordings; own words that name the other offer are left out. On FALSE nothing changed. Both
 * need flow_supply first. */
gboolean flow_begin_from(Flow *flow, const char *snapshot, GError **error);
/* The next letter to the same people: all facts but the days of the offer, channel, tone and
 * thread of that one; the situation is asked for. Likewise. */
gboolean flow_follow(Flow *flow, const char *snapshot, GError **error);
/* What was handed over was another letter. */
void flow_forget_outcomes(Flow *flow);

/* The same path in one step: goes to the first step that needs the person (offer form if a
   needed fact is missing, …). */
void flow_go_to_first_open_step(Flow *flow);

#endif
