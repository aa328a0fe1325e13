/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the flow share. flow.c holds the state and sends every action where it belongs; steps.c knows which
 * steps there are and in which order; a step-*.c file is one kind of step: how it is entered, what it does with an action,
 * what it shows. Each of them ends in the rows of the table in steps.c.
 */
#ifndef BOWOUT_FLOW_PRIVATE_H
#define BOWOUT_FLOW_PRIVATE_H

#include "bowout/flow/flow.h"
#include "bowout/letter/suggest.h"
#include "bowout/tone/check.h"

typedef struct StepRow StepRow;

/* Where the person is. arg: the stage's or the way's id (interned), or NULL. */
typedef struct {
    const StepRow *row;
    const char *arg;
} Place;

struct StepRow {
    const char *id; /* "stage"; with arg the place is called "stage:reasoning" */
    StepKind kind;
    Scope scope;
    const char *title, *guidance; /* N_; NULL: from the catalogue */
    const char *help;             /* N_: what is special about this screen, for HELP; or NULL */
    void (*enter)(Flow *flow);    /* may be NULL */
    void (*act)(Flow *flow, const Action *action);
    void (*list)(Flow *flow);             /* lists what may be chosen with item_add; NULL: nothing */
    void (*show)(Flow *flow, View *view); /* adds what is special to the view; may be NULL */
    void (*leave)(Flow *flow);            /* before going anywhere else; may be NULL */
};

/* An item with what the flow wants to know about it. `shown` comes first: the view holds these very pointers. */
typedef struct {
    ViewItem shown;
    const char *id; /* "phrasing:aspirations", "own", "skip", "more", "hand", … */
} FlowItem;

/* The text of one field. The person may leave anything in it; it becomes a fact when it passes the fact's check. */
typedef struct {
    Edit *edit;
    gboolean left;     /* the person has been there and gone: its error may be shown */
    gboolean demanded; /* going on was tried without it */
} FieldText;

typedef struct {
    FactId fact;
    guint index; /* which value of a fact that repeats */
} FormField;

/* The person's own words for a stage, taken or not. */
typedef struct {
    Edit *edit;
    char *from; /* the phrasing they started from, or NULL */
} OwnWords;

typedef struct {
    char *way;
    gboolean success;
    char *words;
} Outcome;

/* The choices as they were when the situation, channel, register or the circumstances changed: they come back with these. */
typedef struct {
    char *key;        /* refit_key */
    char *answers;    /* an answers file with nothing but the choices */
    char **suggested; /* which of them were not made by hand */
} Remembered;

/* The last suggestion put in place at Review, so that the next one can take its place. */
typedef struct {
    char *stage, *text;                 /* the stage as it was */
    gsize start, end;                   /* the match in it */
    gsize sentence_start, sentence_end; /* and the sentences it stands in */
    GPtrArray *suggestions;             /* char * */
    guint next;
} Taken;

typedef enum {
    QUESTION_NONE,
    QUESTION_LEAVE,
    QUESTION_LEAVE_UNSAVED,
    QUESTION_DELETE_DRAFT,
    QUESTION_WAY,
    QUESTION_TAKE_OVER
} QuestionKind;

/* A FlowLetter of our own. */
typedef struct {
    char *id, *whom, *when, *step;
} KeptLetter;

struct Flow {
    Answers *answers;
    gboolean answers_given; /* at the start: Welcome goes to the first open step */
    const Catalogue *catalogue;
    const Rules *rules;
    const FlowWay *ways;
    guint way_count;
    FactSet proposed, unsure; /* facts from the mail that nobody looked at yet */
    char *proposed_words, *thread;
    char *unfinished, *status, *message, *help_note;
    guint further;      /* unfinished letters besides */
    GPtrArray *letters; /* KeptLetter: those of the list */
    char *not_saved;    /* why; NULL: what is on the screen is kept */
    gboolean files;     /* it may go into a file elsewhere */
    MessageKind message_kind;

    Place place;
    gboolean returning; /* Next and Back lead to Review */
    gboolean direct;    /* a page that was opened from Review itself, not from its stage */
    char *selected;     /* id of the selected item; NULL: the step's own first choice */
    char *review_selected;
    gboolean more;        /* further wordings or situations are listed */
    GHashTable *finished; /* set of heading ids that were gone on from */
    GHashTable *focus;    /* place id → index of the focused field */
    FieldText *texts[FACT_COUNT][FACT_VALUES_MOST];
    GHashTable *words;                      /* stage id → OwnWords */
    GHashTable *way_texts;                  /* way id → Edit */
    char *asking;                           /* page "ask": the phrasing that asks */
    FactSet asked;                          /* and the facts it asks for */
    gboolean asked_channel, asked_register; /* the pages were shown on the way: they stay on it */
    gboolean channel_from_habit;
    int habit_channel, habit_register; /* -1: none */
    char *fitted;                      /* what the choices were last fitted to (refit_key) */
    GPtrArray *remembered;             /* Remembered; the newest last */
    GPtrArray *outcomes;               /* Outcome */
    Taken taken;
    GHashTable *ticks;       /* set of "checklist/item" */
    const char *instead_of;  /* the situation (interned) before which another one is proposed; NULL: none */
    gboolean instead_due;    /* and that was not done yet */
    gboolean channel_forced; /* the situation allows only others than the person's */
    int channel_before;      /* which comes back with another situation; -1: none was chosen */
    GHashTable *suggested;   /* set of stage ids (interned) whose choice was not made by hand */
    guint variant;           /* the combination shown last; 0: none */

    OverlayKind overlay;
    QuestionKind question;
    char *question_words, *question_way, *question_value;
    char *text_title, *text_words; /* OVERLAY_TEXT */
    int overlay_selected;

    Effect effect; /* of the action at hand */
    char *effect_way, *effect_value;
    gboolean touched;

    GPtrArray *items; /* FlowItem; NULL: to be listed */
    GStringChunk *item_strings;
    int first_item; /* the step's own first choice */
    gboolean further_exist;

    Spelling *spelling;   /* borrowed; NULL: not checked */
    CheckResult *checked; /* the whole letter as it stands; NULL: to be checked */
    Letter *checked_letter;
    GPtrArray *lacks;

    View view;
    gboolean view_sound;
    GStringChunk *view_strings;
    Letter *view_letter;
};

/* ---- flow.c ---- */

/* One sentence for the message line; whatever it holds is made safe for a screen. */
void flow_say(Flow *flow, MessageKind kind, const char *format, ...) G_GNUC_PRINTF(3, 4);
void flow_set_selected(Flow *flow, const char *id);
/* The answers changed: what was derived from them is out of date. */
void flow_changed(Flow *flow);
void flow_suggest_rest(Flow *flow);
/* Lacks and findings of the letter as it stands. */
void flow_check(Flow *flow);
void flow_effect(Flow *flow, EffectKind kind, const char *way, const char *value, gboolean confirmed);
void taken_clear(Taken *taken);
void outcome_free(gpointer outcome);

/* ---- refit.c ---- */

/* After a change of situation, channel, register or facts: the choices made for these before come back, the others are made to fit; what
 * could not be kept is said. Nothing is lost: it comes back with what it was chosen for. */
void flow_refit(Flow *flow);
/* What the choices depend on, as one word a part; owned by the caller. */
char *refit_key(const Flow *flow);
/* Takes over all three. The oldest of too many is forgotten. */
void remembered_add(Flow *flow, char *key, char *answers, char **suggested);
void remembered_free(gpointer remembered);

/* ---- steps.c ---- */

extern const StepRow *const step_rows[]; /* NULL-terminated */
const StepRow *step_row(const char *id);
Place place_make(const char *id, const char *arg);
gboolean place_equal(Place one, Place other);
char *place_id(Place place); /* owned by the caller */
gboolean place_parse(const Flow *flow, const char *id, Place *place);
gboolean place_is(Place place, const char *row_id);
/* Welcome or a page below it: not about the letter at hand. */
gboolean place_at_welcome(Place place);
/* The stage a place is about, or NULL. */
const char *place_stage(Place place);
const Situation *flow_situation(const Flow *flow);
const Kind *flow_kind(const Flow *flow);

/* Goes there without ceremony: leave, enter. */
void steps_go(Flow *flow, Place place);
/* The step is done: on to the next one, or back to Review. */
void steps_next(Flow *flow);
void steps_back(Flow *flow);
/* From Review to somewhere and back. */
void steps_visit(Flow *flow, Place place, gboolean direct);
void steps_go_to_first_open(Flow *flow);
void steps_finish(Flow *flow, Place place);

gboolean step_channel_known(const Flow *flow);
/* The situation leaves no choice, or it is known: the page is passed over. */
gboolean channel_passed(const Flow *flow);
gboolean step_register_known(const Flow *flow);
FactSet step_details_missing(const Flow *flow);

/* The headings of the step list, in order: GPtrArray of interned ids ("offer", "situation", "stage:…", "review", "ways-out"). */
GPtrArray *steps_headings(const Flow *flow);
gboolean stage_has_no_step(const char *stage); /* it is changed at Review only */
const char *steps_heading_of(Place place);     /* interned; NULL for Welcome with its pages, and for Done */
const char *steps_heading_name(const Flow *flow, const char *heading);
StepState steps_heading_state(Flow *flow, const char *heading);

/* ---- items.c ---- */

GPtrArray *items_get(Flow *flow);
void items_forget(Flow *flow);
FlowItem *item_add(Flow *flow, const char *id, char key, const char *text); /* text: folded to one line */
FlowItem *item_add_heading(Flow *flow, const char *text);
const char *item_keep(Flow *flow, const char *text); /* one line; NULL stays NULL */
const char *item_printf(Flow *flow, const char *format, ...) G_GNUC_PRINTF(2, 3);
int items_selected(Flow *flow); /* -1: none */
FlowItem *items_selected_item(Flow *flow);
/* Moves the selection; TRUE when the action was one of moving. */
gboolean items_move(Flow *flow, const Action *action);
/* "phrasing:x" with prefix "phrasing:" gives "x"; otherwise NULL. */
const char *item_arg(const FlowItem *item, const char *prefix);

/* ---- fields.c ---- */

FieldText *field_text(Flow *flow, FactId fact, guint index);
/* What the field of a fact says while nobody typed in it. Owned by the caller. */
/* The title of a value of a choice; the value itself when there is none. */
const char *field_choice_title(const Flow *flow, FactId fact, const char *value);
char *field_kept_text(const Flow *flow, FactId fact, guint index);
guint field_lines(Flow *flow, FactId fact); /* fields to show for this fact */
/* Makes facts of what is sound in the fields of this fact. */
void field_store(Flow *flow, FactId fact);
/* Why this field cannot stand as it is, or NULL. Owned by the caller. */
char *field_fault(Flow *flow, FormField field, gboolean needed);
/* Choices: the next, the one before, none, or the first whose title starts with `text`. */
void field_cycle(Flow *flow, FactId fact, int by);
gboolean field_jump(Flow *flow, FactId fact, const char *text);
void field_clear_choice(Flow *flow, FactId fact);
void fields_free(Flow *flow);

/* ---- overlay.c ---- */

void overlay_open(Flow *flow, OverlayKind kind);
void overlay_ask(Flow *flow, QuestionKind kind, const char *words);
/* Leaving asks: is the draft kept, or where should the letter go? */
void overlay_ask_leave(Flow *flow);
/* Deleting a letter asks; value: its id, or NULL for the one that Welcome offers. */
void overlay_ask_delete(Flow *flow, const char *value, const char *words);
void overlay_read(Flow *flow, const char *title, const char *text);
void overlay_close(Flow *flow);
void overlay_act(Flow *flow, const Action *action);
void overlay_show(Flow *flow, View *view);

/* ---- step-letters.c ---- */

void kept_letter_free(gpointer letter);

/* ---- advice.c ---- */

/* Owned by the caller; NULL: nothing is to be said. */
char *advice_timing(const Flow *flow, MessageKind *kind);

/* ---- step-menu.c, step-check.c, variant.c ---- */

/* The situation is chosen: what no longer fits goes, what it wants comes. Leads nowhere. */
void situation_take(Flow *flow, const Situation *situation);
/* Takes a channel that the situation allows, or gives back the one that was there before; says so. */
void channel_fit(Flow *flow);
/* The checklists as items of the menu of situations. */
void check_list_pages(Flow *flow);
void check_open(Flow *flow, const char *id);
/* The stage's choice is the person's own from now on. */
void variant_by_hand(Flow *flow, const char *stage);
/* Whatever has a choice now and had none before was not chosen by hand. */
void variant_note_suggested(Flow *flow, const Answers *before);
void variant_in_stage(Flow *flow);
void variant_in_review(Flow *flow);

/* ---- step-form.c, step-words.c, step-ways-out.c, step-review.c: what others need of them ---- */

void form_focus_on(Flow *flow, Place form, FactId fact);
gboolean form_is_focused(Flow *flow, FormField field);
OwnWords *words_of(Flow *flow, const char *stage, gboolean make);
void own_words_free(gpointer words);
/* Opens the page of own words, filled with what is there already, else with this wording (may be NULL). */
void words_open(Flow *flow, const char *stage, const Phrasing *seed, gboolean direct);
/* Keeps the own words of every stage as text, whatever happens to the choices. */
void words_keep_all(Flow *flow);
const FlowWay *way_of(const Flow *flow, const char *id);
Edit *way_text(Flow *flow, const char *id, gboolean make);
gboolean ways_any_success(const Flow *flow);

/* ---- view.c ---- */

/* Copies into the view's own memory; NULL stays NULL. */
const char *view_keep(Flow *flow, const char *text);
const char *view_printf(Flow *flow, const char *format, ...) G_GNUC_PRINTF(2, 3);
void view_init(View *view);
void view_clear(View *view);
/* The answers with what is selected on this screen in its place. Owned by the caller. */
Answers *view_answers(Flow *flow);
/* How long the letter is where that matters: characters of a chat message, against the limits of platforms; the time it takes to say a
 * call. NULL for an email. */
const char *view_measure(Flow *flow, const Letter *letter);
CheckContext flow_check_context(const Flow *flow, gboolean growing);

/* ---- the rows ---- */

extern const StepRow step_welcome, step_offer, step_situation, step_check, step_checked, step_instead, step_details, step_channel,
    step_register, step_stage, step_words, step_ask, step_review, step_ways_out, step_ask_way, step_done, step_letters, step_letter;

#endif
