/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the flow share, from the bottom to the top: a file uses those above it in this
 * header, never one below. At the bottom the state, places and the situation; then what the steps
 * are made of (lists, fields, own words, ways out); then the steps, a file a kind, each ending in
 * the rows of the table in steps.c; then the path and the step list; at the top flow.c, which sends
 * every action where it belongs and carries out the move that comes back, the view and the
 * snapshot.
 */
#ifndef BOWOUT_FLOW_PRIVATE_H
#define BOWOUT_FLOW_PRIVATE_H

#include "bowout/flow/flow.h"
#include "bowout/letter/suggest.h"
#include "bowout/tone/check.h"

typedef struct StepRow StepRow;
typedef struct FlowItem FlowItem;

/* Where the person is. arg: the stage's or the way's id (interned), or NULL. */
typedef struct {
    const StepRow *row;
    const char *arg;
} Place;

/* What becomes of the place after an action. Rows return it; flow.c alone carries it out. */
typedef enum {
    MOVE_STAY,
    MOVE_NEXT,  /* the step is done: on to the next one, or back to Review */
    MOVE_BACK,  /* to the page or step before */
    MOVE_GO,    /* there, without ceremony */
    MOVE_VISIT, /* from Review there, and Next and Back lead to Review again */
    MOVE_OPEN   /* to the first step that wants something */
} MoveKind;

typedef struct {
    MoveKind kind;
    Place place;
    gboolean direct; /* MOVE_VISIT: a page, without the step it lies below */
} Move;

#define STAY ((Move){.kind = MOVE_STAY})
#define NEXT ((Move){.kind = MOVE_NEXT})
#define BACK ((Move){.kind = MOVE_BACK})
#define GO(row, arg) ((Move){.kind = MOVE_GO, .place = place_make(row, arg)})
#define VISIT(to) ((Move){.kind = MOVE_VISIT, .place = (to)})
#define VISIT_PAGE(to) ((Move){.kind = MOVE_VISIT, .place = (to), .direct = TRUE})

/* What the argument of a place names. */
typedef enum { ARG_NONE, ARG_STAGE, ARG_WAY, ARG_CHECKLIST, ARG_LETTER, ARG_PERSON } ArgKind;

#define COMMAND(id) (G_GUINT64_CONSTANT(1) << (id))

struct StepRow {
    const char *id; /* "stage"; with its argument the place is called "stage:reasoning" */
    ArgKind arg;
    StepKind kind;
    Scope scope;
    const StepRow *parent;        /* of a page: what it lies below; NULL: a step of the path */
    const StepRow *heading;       /* of a step: under which it stands in the step list (maybe its own); NULL: under none */
    const char *name;             /* N_: of its heading, and in lists of drafts; NULL: the stage's */
    const char *title, *guidance; /* N_; NULL: from the catalogue */
    const char *help;             /* N_: what is special about this screen, for HELP; or NULL */
    const char *back;             /* of a page: the item that Back selects; after a ':' at its end comes the argument */
    guint64 commands;             /* COMMAND bits: what can be done here besides what can be done everywhere */

    /* When it is shown. All may be NULL. */
    gboolean (*possible)(const Flow *flow); /* NULL: always */
    gboolean (*passed)(const Flow *flow);   /* possible, but passed over on the way */
    gboolean (*due)(Flow *flow);            /* a step before it, opened from Review, made it necessary */
    gboolean (*open)(Flow *flow);           /* it wants something; then turns to that. Of a stage: as long as nothing is chosen */
    gboolean (*sound)(const Flow *flow);    /* its heading is in order; NULL: once it was gone on from */

    /* What it does. All but act may be NULL. */
    void (*enter)(Flow *flow);
    Move (*act)(Flow *flow, const Action *action);
    void (*paste)(Flow *flow, const char *text);                             /* takes it as it is, whatever it looks like */
    FactSet (*facts)(const Flow *flow);                                      /* a form: what it asks for */
    void (*list)(Flow *flow);                                                /* lists what may be chosen with item_add */
    void (*preview)(Flow *flow, const FlowItem *selected, Answers *answers); /* the answers, were it gone on from now */
    void (*show)(Flow *flow, View *view);                                    /* adds what is special to the view */
    void (*leave)(Flow *flow);                                               /* before going anywhere else */
    void (*left_back)(Flow *flow);                                           /* a page: after Back led to what it lies below */
};

/* An item with what the flow wants to know about it. `shown` comes first: the view holds these
   very pointers. */
struct FlowItem {
    ViewItem shown;
    const char *id; /* "phrasing:aspirations", "own", "skip", "more", "hand", … */
    Place leads;    /* Review: where it is changed; row NULL: nowhere */
};

/* The text of one field. The person may leave anything in it; it becomes a fact when it passes
   the fact's check. */
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

/* The choices as they were when the situation, channel, register or the circumstances changed:
   they come back with these. */
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
    QUESTION_LEAVE_BLANK,
    QUESTION_LEAVE_UNSAVED,
    QUESTION_DELETE_DRAFT,
    QUESTION_WAY,
    QUESTION_TAKE_OVER,
    QUESTION_OFFER,      /* what was pasted is an offer? */
    QUESTION_OFFER_AGAIN /* and there is one already */
} QuestionKind;

/* A FlowLetter of our own. */
typedef struct {
    char *id, *whom, *when, *step;
    char *handed; /* or NULL */
} KeptLetter;

struct Flow {
    Answers *answers;
    const Catalogue *catalogue;
    const Rules *rules;
    Place place;
    GPtrArray *outcomes; /* Outcome: what was handed over */
    Taken taken;

    struct { /* what the surroundings told */
        const FlowWay *ways;
        guint way_count;
        Spelling *spelling;                /* borrowed; NULL: not checked */
        gboolean answers_given;            /* at the start: Welcome goes to the first open step */
        int habit_channel, habit_register; /* -1: none */
        Person *person;                    /* NULL: nothing can be kept */
        gboolean usual_filled;             /* the usual kind of work was put into the form */
        char *unfinished, *status, *help_note;
        guint open, finished; /* letters that may be looked at: not finished, and finished */
        GPtrArray *letters;   /* KeptLetter: those of the list */
        char *not_saved;      /* why; NULL: what is on the screen is kept */
        gboolean files;       /* it may go into a file elsewhere */
    } host;

    struct {                      /* from the offer */
        FactSet proposed, unsure; /* facts that nobody looked at yet */
        FactSet found;            /* facts that are as an offer said them, looked at or not */
        char *words, *thread;
        char *text;                     /* the offer itself; NULL: not known */
        char *subject;                  /* of the answer to it, or NULL */
        char *held;                     /* QUESTION_OFFER: what was pasted */
        gboolean reading;               /* what it says is about to come */
        GPtrArray *perhaps[FACT_COUNT]; /* char *: what the offer has for a field or a blank, without filling it in; NULL: nothing */
    } mail;

    struct {                /* the way through the steps */
        gboolean returning; /* Next and Back lead to Review */
        gboolean direct;    /* a page that was opened from Review itself, not from its stage */
        char *selected;     /* id of the selected item; NULL: the step's own first choice */
        char *review_selected;
        guint compared;                         /* the combination beside the letter; 0: the next one */
        gboolean more;                          /* further wordings or situations are listed */
        GHashTable *finished;                   /* set of heading ids that were gone on from */
        gboolean asked_channel, asked_register; /* the pages were shown on the way: they stay on it */
        Edit *find;                             /* the words that a list is narrowed to; NULL: it is whole */
        Place about_from;                       /* where "About you" was opened; row NULL: Welcome */
        const char *instead_of;                 /* the situation (interned) before which another one is proposed; NULL: none */
        gboolean instead_due;                   /* and that was not done yet */
        char *asking;                           /* pages "ask" and "blank": the phrasing that asks */
        FactSet asked;                          /* and the facts it asks for */
    } path;

    struct { /* all that is typed or ticked, whether it is taken or not */
        FieldText *texts[FACT_COUNT][FACT_VALUES_MOST];
        GHashTable *focus;     /* place id → index of the focused field */
        GHashTable *words;     /* stage id → OwnWords */
        GHashTable *way_texts; /* way id → Edit */
        GHashTable *ticks;     /* set of "checklist/item" */
        GHashTable *about;     /* name of a PersonRow (interned) → Edit */
        Edit *pasted;          /* in the box for the offer; NULL: nothing yet */
    } typed;

    struct {                   /* what the choices were made for, and by whom */
        char *fitted;          /* refit_key */
        GPtrArray *remembered; /* Remembered; the newest last */
        GHashTable *suggested; /* set of stage ids (interned) whose choice was not made by hand */
        guint variant;         /* the combination shown last; 0: none */
        gboolean channel_from_habit;
        gboolean channel_forced; /* the situation allows only others than the person's */
        int channel_before;      /* which comes back with another situation; -1: none was chosen */
    } chosen;

    struct { /* of what was decided; GHashTable, the newest last */
        GPtrArray *undo, *redo;
        char *typing; /* the field in which the newest step was typed; NULL: it was not */
    } history;

    struct {
        OverlayKind kind;
        int selected; /* of the answers to a question */
        QuestionKind question;
        char *words, *way, *value;     /* the question, and what it is about */
        char *text_title, *text_words; /* OVERLAY_TEXT */
    } overlay;

    struct { /* what comes of the action at hand */
        Effect effect;
        char *effect_way, *effect_value;
        gboolean touched;
        char *message;
        MessageKind message_kind;
    } act;

    struct {              /* made of all that, whenever it is asked for */
        GPtrArray *items; /* FlowItem; NULL: to be listed */
        GStringChunk *item_strings;
        int first_item; /* the step's own first choice */
        gboolean further_exist;
        CheckResult *checked; /* the whole letter as it stands; NULL: to be checked */
        Letter *checked_letter;
        GPtrArray *lacks;
        View view;
        gboolean view_sound;
        GStringChunk *view_strings;
        Letter *view_letter, *other_letter;
    } derived;
};

/* ---- state.c ---- */

/* One sentence for the message line; whatever it holds is made safe for a screen. */
void flow_say(Flow *flow, MessageKind kind, const char *format, ...) G_GNUC_PRINTF(3, 4);
void flow_set_selected(Flow *flow, const char *id);
/* The answers changed: what was derived from them is out of date. */
void flow_changed(Flow *flow);
/* Lacks and findings of the letter as it stands. */
void flow_check(Flow *flow);
CheckContext flow_check_context(const Flow *flow, gboolean growing);
void flow_effect(Flow *flow, EffectKind kind, const char *way, const char *value, gboolean confirmed);

/* ---- place.c ---- */

Place place_make(const StepRow *row, const char *arg);
gboolean place_equal(Place one, Place other);
char *place_id(Place place); /* owned by the caller */
/* The stage a place is about, or NULL. */
const char *place_stage(Place place);
Place place_parent(Place page);
/* The step of the path that a page belongs to; of a step itself. */
Place place_step(Place place);
/* Welcome or a page below it: not about the letter at hand. */
gboolean place_at_welcome(Place place);
/* Where it stands in the step list; row NULL: nowhere. */
Place place_heading(Place place);
/* It was gone on from. */
void place_finish(Flow *flow, Place place);
gboolean place_finished(const Flow *flow, Place heading);

/* ---- situation.c ---- */

const Situation *flow_situation(const Flow *flow);
const Kind *flow_kind(const Flow *flow);
/* It asks something before it answers. */
gboolean flow_asks(const Flow *flow);
FactSet details_missing(const Flow *flow);
gboolean register_known(const Flow *flow);
gboolean channel_known(const Flow *flow);
/* The situation leaves no choice, or it is known: the page is passed over. */
gboolean channel_passed(const Flow *flow);
/* The channel of the last letter may be that of this one. */
gboolean habit_allowed(const Flow *flow);
/* Where letters of this situation go; everywhere before it is known. */
gboolean channel_allowed(const Flow *flow, ChannelId channel);
const char *channel_title(const Flow *flow, ChannelId id);
/* Takes a channel that the situation allows, or gives back the one that was there before; says
   so. */
void channel_fit(Flow *flow);

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
/* The title of a value of a choice; the value itself when there is none. */
const char *field_choice_title(const Flow *flow, FactId fact, const char *value);
/* What the field of a fact says while nobody typed in it. Owned by the caller. */
char *field_kept_text(const Flow *flow, FactId fact, guint index);
/* Makes facts of what is sound in the fields of this fact. */
void field_store(Flow *flow, FactId fact);
/* Why this field cannot stand as it is, or NULL. Owned by the caller. */
char *field_fault(Flow *flow, FormField field, gboolean needed);
/* Choices: the next, the one before, none, or the first whose title starts with `text`. */
void field_cycle(Flow *flow, FactId fact, int by);
gboolean field_jump(Flow *flow, FactId fact, const char *text);
void field_clear_choice(Flow *flow, FactId fact);
/* The fact was changed by others: its fields say so. */
void fields_show_fact(Flow *flow, FactId fact);
void fields_free(Flow *flow);
/* Types, pastes or edits; TRUE: the text is another one. */
gboolean text_act(Flow *flow, Edit *edit, const Action *action);
/* Another text in its place, by editing, so that undo brings back what stood there. */
void text_replace(Flow *flow, Edit *edit, const char *text);
/* The fields (FormField) of the form here, and which of them is focused. */
GArray *form_fields(Flow *flow);
FormField field_at(const GArray *fields, int index);
int form_focus(Flow *flow, const GArray *fields);
void form_set_focus(Flow *flow, Place form, int index);
void form_focus_on(Flow *flow, Place form, FactId fact);
gboolean form_is_focused(Flow *flow, FormField field);

/* ---- find.c ---- */

/* Begins to look for words in the list of a menu, goes on with it, or ends it; FALSE: the action
   is none of that. */
gboolean find_act(Flow *flow, const Action *action);
void find_end(Flow *flow);

/* ---- proposals.c ---- */

/* What could stand in the field (char *), the next one to be taken first, as far as it is shown;
   maybe empty. The caller's. */
GPtrArray *proposals_shown(Flow *flow, FormField field);
/* The field of the form here whose proposal is taken next: the one that one is in, or the one that
   was left last, which is mostly the one above; -1: nothing is shown. */
int proposals_next(Flow *flow, const GArray *fields);
/* Takes it. */
void proposals_take(Flow *flow, const GArray *fields);

/* ---- own-words.c ---- */

OwnWords *words_of(Flow *flow, const char *stage, gboolean make);
void own_words_free(gpointer words);
/* To the page of own words, filled with what is there already, else with this wording (may be
   NULL). */
Move words_open(Flow *flow, const char *stage, const Phrasing *seed, gboolean direct);
/* A field of a wording that is still open in this text, as placeholder_fill marks it; NULL: none.
   Owned by the caller. */
char *words_open_field(const char *text);
/* The own words of a stage, if they could be taken as they are; else NULL. Owned by the caller. */
char *words_ready(Flow *flow, const char *stage);
/* Keeps the own words of every stage as text, whatever happens to the choices. */
void words_keep_all(Flow *flow);

/* ---- step-form.c ---- */

/* The wording that asks for something on the page here; NULL: it is gone. */
const Phrasing *asking_phrasing(const Flow *flow);
/* Selects it, back in the menu. */
void asking_left_back(Flow *flow);

/* ---- step-blank.c ---- */

/* Makes ready for the page where this wording is completed; FALSE: it has no blank, or asks for
   something else besides. */
gboolean blank_prepare(Flow *flow, const Phrasing *phrasing);
/* Takes what is typed on that page; FALSE: it cannot stand so, which is said. */
gboolean blank_take(Flow *flow);

/* ---- ways.c ---- */

const FlowWay *way_of(const Flow *flow, const char *id);
Edit *way_text(Flow *flow, const char *id, gboolean make);
/* NULL: of any way. */
const Outcome *ways_last_success(const Flow *flow, const char *way);
gboolean ways_any_success(const Flow *flow);
/* Its words as they are kept. */
const char *ways_add_outcome(Flow *flow, const char *way, gboolean success, const char *words);
void outcome_free(gpointer outcome);

/* ---- ticks.c ---- */

gboolean ticks_has(const Flow *flow, const Checklist *checklist, const char *item);
guint ticks_count(const Flow *flow, const Checklist *checklist);
void ticks_toggle(Flow *flow, const Checklist *checklist, const char *item);
/* The checklists as items of the menu of situations. */
void ticks_list_checklists(Flow *flow);

/* ---- variant.c, suggestion.c ---- */

/* The stage's choice is the person's own from now on. */
void variant_by_hand(Flow *flow, const char *stage);
/* Whatever has a choice now and had none before was not chosen by hand. */
void variant_note_suggested(Flow *flow, const Answers *before);
/* by: 1 the next combination, -1 the one before */
void variant_in_stage(Flow *flow, int by);
void variant_in_review(Flow *flow, int by);
/* The number of the next combination whose letter is another than the one at hand; FALSE: there is
   none. */
gboolean variant_step(Flow *flow, int by, guint *number);
/* The combination of this number (0: the next one), and "3 of 40"; NULL: none. Both owned by the
   caller. */
Answers *variant_at(Flow *flow, guint *number, char **words);
void variant_take(Flow *flow, guint number);
/* Puts what a finding suggests in the place of what it found: the stage then is in the person's
 * own words. NULL: nothing is selected, or the place of the one taken last: then its next
 * suggestion. */
void suggestion_take(Flow *flow, const Finding *finding);
void taken_clear(Taken *taken);

/* ---- wordings.c ---- */

/* The suggestions for a stage, best first, whatever is chosen there. Owned by the caller. */
GPtrArray *wordings_suggested(const Flow *flow, const char *stage);
/* The next wording that suits (by 1) or the one before (-1) takes its place in the letter, by
   hand. */
void wordings_try(Flow *flow, const char *stage, int by);
/* What was chosen by hand gives way to the suggestion. */
void wordings_reset(Flow *flow, const char *stage);
/* "wording 2 of 4"; owned by the caller. */
char *wordings_state(Flow *flow, const char *stage);

/* ---- history.c ---- */

/* What the person decided, as it is now; history_note makes a step of what an action changed. */
GHashTable *history_state(const Flow *flow);
void history_note(Flow *flow, GHashTable *before, ActionId id);
/* Takes over the step. The oldest of too many is forgotten. */
void history_add(GPtrArray *steps, GHashTable *step);
/* Undoes the newest step, or does again what was undone last. */
Move history_go(Flow *flow, gboolean again);

/* ---- manner.c ---- */

void manner_take_channel(Flow *flow, ChannelId channel);
void manner_take_register(Flow *flow, RegisterId reg);
/* The next one, from anywhere. */
Move manner_next_register(Flow *flow);
Move manner_next_channel(Flow *flow);
Move manner_next_spelling(Flow *flow);

/* ---- notes.c ---- */

const char *part_name(const Flow *flow, const char *stage); /* NULL stays NULL */
/* Findings keep their name while others come and go. Owned by the caller. */
char *notes_finding_id(const GPtrArray *findings, guint index);
char *notes_lack_id(const Lack *lack);
char *notes_lack_sentence(const Flow *flow, const Lack *lack);
/* NULL: it is gone, or something else. */
const Lack *notes_lack(const Flow *flow, const char *id);
const Finding *notes_finding(const Flow *flow, const char *id);
gboolean notes_about_spelling(const Flow *flow, const Finding *finding);
gboolean notes_tells_suggestions(const Finding *finding);
char *notes_advice(const Finding *finding); /* owned by the caller */

/* ---- detail.c ---- */

/* The letter could do with something of the person's own. */
gboolean detail_wanted(const Flow *flow);
/* The wording that takes it; NULL: none does. */
const Phrasing *detail_blank(const Flow *flow);

/* ---- review-list.c ---- */

void review_list(Flow *flow);

/* ---- advice.c ---- */

/* Owned by the caller; NULL: nothing is to be said. */
char *advice_timing(const Flow *flow, MessageKind *kind);

/* ---- showing.c ---- */

/* Copies into the view's own memory; NULL stays NULL. */
const char *view_keep(Flow *flow, const char *text);
const char *view_printf(Flow *flow, const char *format, ...) G_GNUC_PRINTF(2, 3);
void view_init(View *view);
void view_clear(View *view);
/* The answers with what is selected on this screen in its place. Owned by the caller. */
Answers *view_answers(Flow *flow);
/* The letter of these answers, composed once a view. */
const Letter *view_letter(Flow *flow);
/* How long the letter is where that matters: characters of a chat message, against the limits of
 * platforms; the time it takes to say a call. NULL for an email. */
const char *view_measure(Flow *flow, const Letter *letter);

/* ---- refit.c ---- */

/* After a change of situation, channel, register or facts: the choices made for these before
 * come back, the others are made to fit; what could not be kept is said. Nothing is lost: it
 * comes back with what it was chosen for. */
void flow_refit(Flow *flow);
/* The facts may be others now: what the choices have of it. */
void refit_settle(Flow *flow);
/* The situation is chosen: what no longer fits goes, what it wants comes. */
void situation_take(Flow *flow, const Situation *situation);
/* What the choices depend on, as one word a part; owned by the caller. */
char *refit_key(const Flow *flow);
/* Takes over all three. The oldest of too many is forgotten. */
void remembered_add(Flow *flow, char *key, char *answers, char **suggested);
void remembered_free(gpointer remembered);

/* ---- overlay-open.c ---- */

void overlay_open(Flow *flow, OverlayKind kind);
void overlay_ask(Flow *flow, QuestionKind kind, const char *words);
/* Leaving asks: is the draft kept, or where should the letter go? */
void overlay_ask_leave(Flow *flow);
/* Deleting a letter asks; value: its id, or NULL for the one that Welcome offers. */
void overlay_ask_delete(Flow *flow, const char *value, const char *words);
void overlay_read(Flow *flow, const char *title, const char *text);
void overlay_close(Flow *flow);

/* ---- overlay.c ---- */

void overlay_act(Flow *flow, const Action *action);
void overlay_show(Flow *flow, View *view);

/* ---- offered.c ---- */

/* A paste of several lines. */
gboolean offered_is_offer(const Action *action);
/* That is asked now. */
gboolean offered_asks(const Flow *flow);
/* Asks what is to become of it. While that is asked: this is more of it. */
void offered_hold(Flow *flow, const char *text);
/* It is read, instead of the one before or after it. */
Move offered_read_held(Flow *flow, gboolean together);
/* It goes where the cursor is. */
void offered_put_back(Flow *flow);
Move offered_read(Flow *flow, const char *text);
Move offered_show_text(Flow *flow);
/* What it may have meant goes with it. */
void offered_free_perhaps(Flow *flow);

/* ---- the rows ---- */

/* The table of steps, in the order they are walked, each page after the step it lies below. */
#define STEPS(X)                                                                                                                           \
    X(step_welcome)                                                                                                                        \
    X(step_offer)                                                                                                                          \
    X(step_paste)                                                                                                                          \
    X(step_situation) X(step_check) X(step_checked) X(step_instead) X(step_details) X(step_channel) X(step_register) X(step_stage)         \
        X(step_words) X(step_blank) X(step_ask) X(step_review) X(step_compare) X(step_ways_out) X(step_ask_way) X(step_done) X(step_letters)               \
            X(step_letter) X(step_about) X(step_about_choice) X(step_about_text)
#define DECLARE_STEP(row) extern const StepRow row;
STEPS(DECLARE_STEP)

/* ---- step-about.c ---- */

/* To the page about the person, from where one is. */
Move about_open(Flow *flow);

/* ---- step-paste.c ---- */

/* What is in the box. */
Edit *paste_text(Flow *flow);

/* ---- snapshot.c ---- */

/* A flow of its own in the surroundings of another one. */
Flow *flow_beside(const Flow *old, const Answers *answers);
/* Each becomes the other. */
void flow_change_places(Flow *flow, Flow *other);

/* ---- step-menu.c ---- */

/* On the page of situations: those that follow a letter are in sight, the first one selected. */
void situation_show_following(Flow *flow);

/* ---- step-letters.c ---- */

void letters_keep(Flow *flow, const FlowLetter *letters, guint count);
void kept_letter_free(gpointer letter);

/* ---- steps.c ---- */

gboolean steps_parse(const Flow *flow, const char *id, Place *place);
/* The steps (Place), in order, whether they are shown on the way or not. */
GArray *steps_path(const Flow *flow);
gboolean steps_possible(const Flow *flow, const StepRow *row);
void steps_move(Flow *flow, Move move);
void steps_go_to_first_open(Flow *flow);

/* ---- headings.c ---- */

GArray *headings_now(const Flow *flow); /* Place, in order */
const char *heading_name(const Flow *flow, Place heading);
StepState heading_state(Flow *flow, Place heading);

#endif
