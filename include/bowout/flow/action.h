/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * action: everything a person can do in the wizard, whatever the face. Faces turn keys or lines
 * into actions; one table gives each its name and help. Keys are the faces' own business; where an
 * action makes sense is said here.
 */
#ifndef BOWOUT_FLOW_ACTION_H
#define BOWOUT_FLOW_ACTION_H

#include <glib.h>

#include "bowout/base/edit.h"

typedef enum {
    ACTION_NONE,
    /* everywhere */
    ACTION_NEXT, /* take what is selected or typed, and go on */
    ACTION_BACK, /* never refused, never loses anything; closes an overlay first */
    ACTION_HELP,
    ACTION_PREVIEW,
    ACTION_SUGGEST_REST, /* suggested wordings for every stage not chosen yet, then Review */
    ACTION_LEAVE,        /* asks first */
    ACTION_SAVE,         /* says that it is saved already */
    ACTION_SUSPEND,
    ACTION_REDRAW,
    /* menus, review, ways out */
    ACTION_UP,
    ACTION_DOWN,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_FIRST,
    ACTION_LAST,
    ACTION_SELECT, /* number: the item with that digit */
    ACTION_OWN_WORDS,
    ACTION_SKIP,
    ACTION_FIND,            /* a menu: narrow it to the rows with the words that are typed; again: all of them */
    ACTION_MORE,            /* further wordings, or back to the suitable ones */
    ACTION_TICK,            /* a checklist: tick the selected item, or untick it */
    ACTION_VARIANT,         /* another combination of wordings; what was chosen by hand stays; number: -1 the one before */
    ACTION_TONE,            /* wherever the letter is made: the next tone, in place */
    ACTION_CHANNEL,         /* the next channel */
    ACTION_SPELLING,        /* the other spelling, for every letter */
    ACTION_UNDO,            /* what was decided last is as it was */
    ACTION_REDO,
    ACTION_COMPARE,         /* Review: the letter beside another combination */
    ACTION_HAND_OVER,       /* Review: on to the ways out, whatever is selected */
    ACTION_WORDING,         /* Review: another wording of the selected part, in place; number: 1 the next, -1 the one before */
    ACTION_RESET,           /* Review: the selected part as it was suggested */
    ACTION_ADD_WORD,        /* Review: the word of the selected finding is right: one of the person's own words */
    ACTION_DETAIL,          /* a stage, Review: to a sentence that takes something of the person's own */
    /* Review: put the suggested wording of the selected finding in place; a form: what is proposed
       under the field, or under the one above. Further presses: the next one */
    ACTION_TAKE_SUGGESTION,
    /* the offer's text */
    ACTION_PASTE_OFFER, /* Welcome, the offer: to the box where it is pasted */
    ACTION_READ_OFFER,  /* Welcome, the offer: text; read it at once, without a question */
    ACTION_OFFER_TEXT,  /* everywhere: show it */
    ACTION_ABOUT,       /* everywhere: to the page of what is kept of the person */
    /* forms and text */
    ACTION_FIELD_NEXT,
    ACTION_FIELD_PREVIOUS,
    ACTION_TYPE,   /* text */
    ACTION_PASTE,  /* text; a line break in it never submits. Lines on Welcome or in the form of the offer: is it the offer? */
    ACTION_EDIT,   /* edit, width */
    ACTION_EDITOR, /* own words: go on with the text in the person's own editor */
    ACTION_EXAMPLE, /* a blank: put an example in; number: which one, 0 the next, -1 the one before */
    ACTION_COUNT
} ActionId;

typedef struct {
    ActionId id;
    int number;       /* ACTION_SELECT: 1 to 9; ACTION_EXAMPLE, ACTION_WORDING */
    int rows;         /* ACTION_PAGE_*: items in a page */
    EditAction edit;  /* ACTION_EDIT */
    int width;        /* ACTION_EDIT: cells of a line of the text as it is drawn */
    const char *text; /* ACTION_TYPE, ACTION_PASTE, ACTION_READ_OFFER: valid UTF-8, borrowed for the call */
} Action;

typedef enum {
    SCOPE_MENU = 1 << 0,
    SCOPE_FORM = 1 << 1,
    SCOPE_WORDS = 1 << 2,
    SCOPE_REVIEW = 1 << 3,
    SCOPE_WAYS_OUT = 1 << 4,
    SCOPE_TEXT = 1 << 5, /* Welcome, Done */
    SCOPE_OVERLAY = 1 << 6,
    SCOPE_CHECKLIST = 1 << 7,
    SCOPE_PASTE = 1 << 8, /* the box for the offer: every key is text */
    SCOPE_BLANK = 1 << 9, /* a sentence with a blank in it */
    SCOPE_FIND = 1 << 10, /* a menu while words are looked for: letters and digits are text */
    SCOPE_EVERYWHERE = (1 << 11) - 1
} Scope;

typedef struct {
    ActionId id;
    const char *name; /* "suggest-rest": for tests and documents */
    const char *help; /* N_("use the suggested wordings for the rest") */
    unsigned scopes;  /* Scope bits */
} ActionRow;

const ActionRow *action_row(ActionId id);

#endif
