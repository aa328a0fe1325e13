/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * view: what a face shows, as plain data. Everything in it is owned by the flow and valid until the
 * next action. Strings are clean: no control, bidi or zero-width characters (line breaks only where
 * said). No widths, no colours, no keys: those are the face's.
 */
#ifndef BOWOUT_FLOW_VIEW_H
#define BOWOUT_FLOW_VIEW_H

#include "bowout/base/edit.h"
#include "bowout/flow/action.h"
#include "bowout/letter/compose.h"
#include "bowout/tone/rules.h"

typedef enum { STEP_FORM, STEP_MENU, STEP_WORDS, STEP_CHECKLIST, STEP_TEXT, STEP_REVIEW, STEP_WAYS_OUT, STEP_BLANK } StepKind;

typedef enum { STEP_AHEAD, STEP_CURRENT, STEP_DONE, STEP_SKIPPED, STEP_WANTING /* visited, something is missing */ } StepState;

typedef struct {
    const char *name; /* "Reasoning" */
    int number;       /* 1… as in "Step 5 of 9" */
    StepState state;
} ViewStep;

typedef enum { BOX_NONE, BOX_EMPTY, BOX_TICKED } Box;

typedef struct {
    char key;           /* '1'…'9', 'e', 's', 'm', or 0 */
    const char *text;   /* one paragraph, may be long: the face clips or wraps */
    const char *detail; /* one line of guidance about this item, or NULL */
    const char *mark;   /* "asks for: industry", "chosen", or NULL */
    gboolean chosen;    /* the answer as it stands */
    gboolean heading;   /* a group's title: cannot be selected */
    int level;          /* Review: a ToneLevel; otherwise -1 */
    int finding;        /* Review: its index into findings; otherwise -1 */
    const char *part;   /* Review: the stage that it is about (interned), or NULL */
    gboolean absent;    /* Review: a part that the letter does not have: left out, or still to be chosen */
    Box box;            /* a checklist's item has a box to tick */
} ViewItem;

typedef struct {
    const char *name; /* the fact's name */
    const char *prompt, *hint;
    gboolean needed;
    const Edit *edit;         /* what is typed; for a choice its text is the chosen value's title */
    gboolean choice;          /* left and right (and space) change it */
    const GPtrArray *choices; /* a choice: const char * titles in the order that right walks through, starting with "not said" */
    int chosen;               /* index into choices */
    const char *error;        /* under the field, or NULL */
    const char *note;         /* "from the offer: check", or NULL */
    const GPtrArray *proposals; /* const char *: what could stand there instead, the first one first; maybe empty */
    gboolean takes;             /* of all fields, this one's first proposal is taken now */
} ViewField;

typedef struct {
    int number; /* 1…9 as its digit; 0: beyond nine */
    ToneLevel level;
    const char *rule, *stage_name; /* stage_name NULL: the whole letter */
    const char *match, *message, *advice;
    gsize start, end;             /* bytes of the match in letter_text of the letter; alike: it has no place */
    const GPtrArray *suggestions; /* const char * */
    gboolean blocks;              /* must be dealt with before handing over */
    gboolean told;                /* the detail of its row names the suggestions */
    gboolean spelling;            /* the match is a word that may be added to the person's own */
} ViewFinding;

typedef enum { OVERLAY_NONE, OVERLAY_HELP, OVERLAY_PREVIEW, OVERLAY_TEXT, OVERLAY_QUESTION } OverlayKind;

typedef enum { MESSAGE_NONE, MESSAGE_PLAIN, MESSAGE_PRAISE, MESSAGE_NOTE, MESSAGE_WARNING, MESSAGE_ERROR } MessageKind;

typedef struct {
    StepKind kind;
    const char *id;      /* "welcome", "offer", "situation", "stage:reasoning", "words:reasoning", "review", … */
    const char *subject; /* the company, for the title line; "" when unknown */
    const char *title;
    const char *guidance; /* sentences */
    const char *status;   /* "saved", "not saved yet", "NOT SAVED", … for the title line */
    gboolean optional;
    gboolean may_skip; /* what is here, or selected at Review, may be left out */

    GPtrArray *steps;            /* ViewStep; empty on Welcome and Done */
    int step_number, step_count; /* 0 on Welcome and Done */

    GPtrArray *items;    /* ViewItem (menu, checklist, review, ways out, welcome) */
    const Edit *find;    /* the words that the items are narrowed to; NULL: all of them are listed */
    int selected;        /* index into items, -1 when none */
    gboolean more_shown;   /* further wordings are listed */
    gboolean takes_detail; /* there is a sentence here to be completed with a detail */

    GPtrArray *fields; /* ViewField (form) */
    int focused;       /* index into fields */

    const Edit *words; /* STEP_WORDS: the text being typed (several lines) or the file name asked for */
    const char *words_error;
    const char *before, *after; /* STEP_BLANK: the sentence around `words`, which stand in its blank; "" while they are empty */
    GPtrArray *examples;        /* const char *: what could stand there */
    const char *counter; /* "23 words", "118 of 300 characters", or NULL */

    const char *text; /* STEP_TEXT: paragraphs parted by empty lines */

    const Letter *letter;     /* the letter so far, the selected wording in its place; never NULL once facts are known, else NULL */
    const Letter *other;      /* another letter to be compared with it: the items say which is which; else NULL */
    const char *letter_stage; /* the stage whose sentences stand out, or NULL */

    GPtrArray *findings; /* ViewFinding, in the order of their items: Review */
    gboolean ready;      /* Review: it may be handed over */

    const char *message; /* the message line, or "" */
    MessageKind message_kind;

    gboolean takes_offer;     /* lines that are pasted here are taken for the offer; while that is asked, for more of it */
    const char *offer_beside; /* it, where it is looked at while the page is filled in; a face shows it when it has room beside; or NULL */
    gboolean offer_known;     /* its text can be shown */
    gboolean keeps_person;    /* who the person is can be kept here */

    const char *help_note; /* what help says besides, on every screen (it is in overlay_text already), or NULL */

    OverlayKind overlay;
    const char *overlay_title,
        *overlay_text;        /* HELP: about this screen; PREVIEW: the letter itself; TEXT: a text to read; QUESTION: the question */
    GPtrArray *overlay_items; /* QUESTION: ViewItem */
    int overlay_selected;

    GPtrArray *commands; /* GINT_TO_POINTER(ActionId): what is worth naming in the key line, most useful first */
    unsigned page_scope; /* the Scope of the page, also while an overlay is open */
    unsigned scope;      /* the Scope that decides which keys act: SCOPE_OVERLAY while an overlay is open */
} View;

#endif
