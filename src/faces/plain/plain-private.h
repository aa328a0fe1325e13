/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pieces of the plain face: say.c prints, ask.c reads lines, answer.c turns a line into
 * actions, plain.c is the loop. Private to plain/.
 */
#ifndef BOWOUT_SRC_FACES_PLAIN_PLAIN_PRIVATE_H
#define BOWOUT_SRC_FACES_PLAIN_PLAIN_PRIVATE_H

#include "bowout/flow/view.h"
#include "bowout/session/session.h"

/* Columns the plain face wraps at: fits every terminal that is not tiny, and leaves room for a
   screen reader's own marks. */
#define PLAIN_COLUMNS 76

typedef struct {
    Session *session;
    SessionNext next;
    gboolean restricted;
    gboolean editor; /* there is a terminal for it */
    char *step_said; /* id of the step that is on the paper already */
    char *letter_said; /* the letter at Review as it was heard; NULL: elsewhere */
    char *list_said; /* its choices: when they change, numbers mean something else */
    int selected_said;
    char *message_said;   /* the last message, which need not be heard twice */
    char *status_said;    /* why nothing is kept; NULL: all is */
    gboolean say_again;   /* the step as a whole */
    gboolean words_begun; /* this page's text is being typed anew */
} Plain;

const View *plain_view(const Plain *plain);
void plain_act_with(Plain *plain, const Action *action);
void plain_act(Plain *plain, ActionId id);

/* ---- say.c: every function ends its last line ----------------------------------------------- */
/* Chooses how to write what the locale's charset has not, and how wide a line may be. */
void say_start(void);
void say_line(const char *text);
void say_paragraphs(const char *text);
void say_format(const char *format, ...) G_GNUC_PRINTF(1, 2);
void say_gap(void);
/* As it is, without wrapping: a letter to be copied. Says so when this terminal cannot show all
   of it. */
void say_letter(const char *text);
/* Title, guidance, and what this step is about; the choices with their numbers. */
void say_step(const View *view);
/* The words of the selected part of the letter. */
void say_part(const View *view);
void say_items(const View *view, const GPtrArray *items, int selected);
/* Another one is taken by Enter now. */
void say_selected(const GPtrArray *items, int selected);
/* The fields of a form that have something in them. */
void say_filled_in(const View *view);
/* The question: which one, the hint, what is there now. */
void say_field(const View *view);
/* What could stand in the field instead; named: another field is asked for by now. */
void say_proposals(const ViewField *field, gboolean named);
void say_message(const char *message, MessageKind kind);
/* The prompt, without an end of line. */
void say_prompt(const char *prompt);
/* Sends what was said. FALSE: it cannot be said any more. */
gboolean say_flush(void);

/* The index in `items` of the choice that is numbered `number` on the list, or -1. */
int say_item_index(const GPtrArray *items, int number);

/* ---- ask.c ---------------------------------------------------------------------------------- */
typedef enum {
    ASK_LINE,
    ASK_END, /* end of input, or the line dropped */
    ASK_SIGNAL,
    ASK_IDLE /* nothing came for as long as is allowed */
} AskOutcome;

/* Signals that end the program become ASK_SIGNAL from now on. restricted: the program cannot be
   stopped for a while either. */
void ask_start(gboolean restricted);
/* Seconds without a line after which ASK_IDLE comes; the person is warned a minute before. 0: no
   limit. */
void ask_set_idle_limit(guint seconds);
/* Prompts and reads one line without its end; valid UTF-8 (what is not is refused and asked
   again). Keys that are no text are left out. */
AskOutcome ask_line(const char *prompt, char **line);
/* Reads lines up to one with a single dot, or Ctrl-D: a text that is pasted; what is no text in
   it is left out. */
AskOutcome ask_text(char **text);
/* What comes right behind the last line without a pause: the rest of a text that was pasted
   where a line was asked for; "" when nothing does. */
char *ask_what_follows(void);
/* Called every SESSION_KEEP_AGAIN_SECONDS while a line is waited for, until it says FALSE. NULL:
   nothing is to be done meanwhile. */
void ask_set_tick(gboolean (*tick)(gpointer data), gpointer data);
int ask_signal(void);

/* ---- named.c -------------------------------------------------------------------------------- */
/* The index of the row that the line names best, by all of its title, its beginning, or the
   beginning of one of its words; -1: none. `alone`: no other is named as well. Of ViewItem, and of
   titles. */
/* ACTION_NONE: no such word here. */
ActionId named_action(const View *view, const char *line);
/* Those words, a line each. */
void named_help(const View *view, const char *before);
int named_item(const GPtrArray *items, const char *line, gboolean *alone);
int named_choice(const GPtrArray *choices, const char *line, gboolean *alone);

/* ---- answer.c ------------------------------------------------------------------------------- */
AskOutcome answer_menu(Plain *plain, const GPtrArray *items);
AskOutcome answer_form(Plain *plain);
AskOutcome answer_words(Plain *plain);
AskOutcome answer_blank(Plain *plain);
/* What this step is about and what may be typed here, from the table of commands. */
void answer_help(const Plain *plain);

#endif
