/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * answer: asks for a line and turns it into the actions that a person would have made with keys.
 * What a line means depends on the kind of step: at a menu a number or a letter, at a field or a
 * text the words themselves, and commands behind a colon.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "plain-private.h"

const View *plain_view(const Plain *plain) {
    return session_view(plain->session);
}

void plain_act_with(Plain *plain, const Action *action) {
    if (plain->next == SESSION_GO_ON) plain->next = session_act(plain->session, action);
}

void plain_act(Plain *plain, ActionId id) {
    plain_act_with(plain, &(Action){.id = id});
}

static void edit(Plain *plain, EditAction action) {
    plain_act_with(plain, &(Action){.id = ACTION_EDIT, .edit = action, .width = PLAIN_COLUMNS});
}

/* ---- commands ------------------------------------------------------------------------------- */

static gboolean typing(const View *view) {
    return view->words != NULL || (view->fields != NULL && view->fields->len > 0);
}

static gboolean item_has_key(const View *view, char key) {
    for (guint i = 0; i < view->items->len; i++)
        if (((const ViewItem *)view->items->pdata[i])->key == key) return TRUE;
    return FALSE;
}

static gboolean at_steps(const View *view) {
    return view->step_number > 0;
}

static gboolean own_words_here(const View *view) {
    return view->kind == STEP_REVIEW || item_has_key(view, 'e');
}

static gboolean skip_here(const View *view) {
    return view->kind == STEP_REVIEW || item_has_key(view, 's');
}

static gboolean more_here(const View *view) {
    return item_has_key(view, 'm');
}

static gboolean detail_here(const View *view) {
    return view->takes_detail;
}

static gboolean review_here(const View *view) {
    return view->kind == STEP_REVIEW;
}

static gboolean editor_here(const View *view) {
    return g_ptr_array_find(view->commands, GINT_TO_POINTER(ACTION_EDITOR), NULL);
}

static gboolean spelling_here(const View *view) {
    for (guint i = 0; i < view->findings->len; i++)
        if (((const ViewFinding *)view->findings->pdata[i])->spelling) return TRUE;
    return FALSE;
}

static gboolean offer_taken_here(const View *view) {
    return view->takes_offer;
}

static gboolean offer_here(const View *view) {
    return view->offer_known;
}

static gboolean proposal_here(const View *view) {
    for (guint i = 0; view->fields != NULL && i < view->fields->len; i++)
        if (((const ViewField *)view->fields->pdata[i])->proposals->len > 0) return TRUE;
    return FALSE;
}

static gboolean find_here(const View *view) {
    return view->find != NULL || g_ptr_array_find(view->commands, GINT_TO_POINTER(ACTION_FIND), NULL);
}

static gboolean person_here(const View *view) {
    return view->keeps_person;
}

static gboolean form_here(const View *view) {
    return view->fields != NULL && view->fields->len > 1;
}

static void clear_text(Plain *plain);

static void say_again(Plain *plain) {
    plain->say_again = TRUE;
}

static void clear(Plain *plain) {
    clear_text(plain);
    plain->words_begun = TRUE;
    say_line(_("Cleared."));
}

/* One question back, and from the first one a step back. */
static void back(Plain *plain) {
    const View *view = plain_view(plain);

    plain_act(plain, view->fields != NULL && view->fields->len > 0 && view->focused > 0 ? ACTION_FIELD_PREVIOUS : ACTION_BACK);
}

/* The other questions stay as they are; one that is wrong is asked. */
static void rest(Plain *plain) {
    g_autofree char *step = g_strdup(plain_view(plain)->id);

    for (guint left = plain_view(plain)->fields->len; left > 0 && g_strcmp0(plain_view(plain)->id, step) == 0; left--)
        plain_act(plain, ACTION_NEXT);
}

/* What came back stands there as if it had been there before. */
static void open_editor(Plain *plain) {
    if (!plain->editor) {
        say_line(_("There is no terminal here that an editor could use."));
        return;
    }
    plain_act(plain, ACTION_EDITOR);
    plain->words_begun = FALSE;
    g_clear_pointer(&plain->message_said, g_free);
}

/* What is typed meanwhile is the offer's, whatever it looks like. A signal is noticed at the
   next question. */
static void take_offer(Plain *plain) {
    g_autofree char *text = NULL;

    say_line(_("Paste the offer, and end it by a line with a single dot, or with Ctrl-D."));
    if (ask_text(&text) == ASK_LINE) plain_act_with(plain, &(Action){.id = ACTION_READ_OFFER, .text = text});
}

typedef enum { AT_MENUS = 1, AT_TEXTS = 2, ANYWHERE = 3, AT_ROWS = 5 /* at menus; with a number, "e2", that row is selected first */ } Where;

typedef struct {
    char letter;
    Where where;
    ActionId action; /* ACTION_NONE: `run` */
    void (*run)(Plain *plain);
    const char *help;                    /* N_; NULL: the action's own */
    gboolean (*worth)(const View *view); /* worth naming in help; NULL: always */
} Command;

static const Command commands[] = {
    {'b', ANYWHERE, ACTION_NONE, back, N_("go back; nothing is lost"), NULL},
    {'p', ANYWHERE, ACTION_NONE, take_offer, N_("paste the offer; what it says fills in the form"), offer_taken_here},
    {'o', ANYWHERE, ACTION_OFFER_TEXT, NULL, NULL, offer_here},
    {'p', ANYWHERE, ACTION_PREVIEW, NULL, NULL, NULL},
    {'e', AT_ROWS, ACTION_OWN_WORDS, NULL, N_("write it in your own words; e2 starts from number 2"), own_words_here},
    {'s', AT_ROWS, ACTION_SKIP, NULL, NULL, skip_here},
    {'s', AT_TEXTS, ACTION_SKIP, NULL, NULL, skip_here},
    {'w', AT_ROWS, ACTION_WORDING, NULL, N_("try the next wording of a part; w3 for number 3"), review_here},
    {'x', AT_ROWS, ACTION_RESET, NULL, N_("a part as it was suggested; x3 for number 3"), review_here},
    {'m', AT_MENUS, ACTION_MORE, NULL, NULL, more_here},
    {'/', AT_MENUS, ACTION_FIND, NULL, N_("list only the rows with these words in them: /manila; / alone lists all again"), find_here},
    {'v', AT_MENUS, ACTION_VARIANT, NULL, NULL, own_words_here},
    {'d', AT_ROWS, ACTION_DETAIL, NULL, N_("complete a sentence with a detail of your own; d2 takes number 2"), detail_here},
    {'t', AT_ROWS, ACTION_TAKE_SUGGESTION, NULL, N_("put the suggested wording in place; t2 for number 2"), review_here},
    {'t', AT_TEXTS, ACTION_TAKE_SUGGESTION, NULL, N_("take what is proposed; again for the next one"), proposal_here},
    {'a', AT_ROWS, ACTION_ADD_WORD, NULL, N_("add the word to your own, it is right; a2 for number 2"), spelling_here},
    {'n', AT_TEXTS, ACTION_NONE, rest, N_("leave the other questions as they are and go on"), form_here},
    {'e', AT_TEXTS, ACTION_NONE, open_editor, N_("open the text in your editor ($VISUAL or $EDITOR)"), editor_here},
    {'c', AT_TEXTS, ACTION_NONE, clear, N_("clear what is there"), NULL},
    {'r', ANYWHERE, ACTION_SUGGEST_REST, NULL, NULL, at_steps},
    {'y', ANYWHERE, ACTION_ABOUT, NULL, NULL, person_here},
    {'l', ANYWHERE, ACTION_NONE, say_again, N_("list all of this again"), NULL},
    {'q', ANYWHERE, ACTION_LEAVE, NULL, NULL, NULL},
    {'?', ANYWHERE, ACTION_HELP, NULL, N_("this help"), NULL},
};

/* In restricted mode no program is started, and none is spoken of. */
static gboolean is_there(const Plain *plain, const Command *command) {
    if (command->run == take_offer) return offer_taken_here(plain_view(plain));
    return command->run != open_editor || (!plain->restricted && editor_here(plain_view(plain)));
}

/* The first that is there: a letter may mean something else where there is more to do. */
static const Command *command_of(const Plain *plain, char letter, Where where) {
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        if (commands[i].letter == letter && (commands[i].where & where) != 0 && is_there(plain, &commands[i])) return &commands[i];
    return NULL;
}

static void run_command(Plain *plain, const Command *command) {
    if (command->run != NULL)
        command->run(plain);
    else
        plain_act(plain, command->action);
}

void answer_help(const Plain *plain) {
    const View *view = plain_view(plain);
    gboolean texts = typing(view);

    if (view->guidance != NULL && *view->guidance != '\0') say_paragraphs(view->guidance);
    say_gap();
    if (view->words != NULL && edit_lines(view->words))
        say_line(_("Type your words, as many lines as you like; a line with a single dot ends them. Or type one of these:"));
    else if (texts)
        say_line(_("Type your answer and press Enter; Enter alone keeps what is there. Or type one of these:"));
    else
        say_line(
            _("Type a number, or how the row begins, and press Enter; Enter alone takes the one that is marked. Or type one of these:"));
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
        const Command *command = &commands[i];
        const char *help = command->help != NULL ? command->help : action_row(command->action)->help;

        if (command_of(plain, command->letter, texts ? AT_TEXTS : AT_MENUS) == command && (command->worth == NULL || command->worth(view)))
            say_format("%s%c: %s", texts ? ":" : "", command->letter, _(help));
    }
    named_help(view, texts ? ":" : "");
    if (texts) say_line(_("To begin an answer with a colon, type two."));
    if (view->help_note != NULL) say_paragraphs(view->help_note);
}

/* ---- menus ---------------------------------------------------------------------------------- */

static void select_item(Plain *plain, const GPtrArray *items, int index) {
    int steps = 0;

    for (int i = 0; i < index; i++)
        if (!((const ViewItem *)items->pdata[i])->heading) steps++;
    plain_act(plain, ACTION_FIRST);
    for (int i = 0; i < steps; i++) plain_act(plain, ACTION_DOWN);
}

static gboolean select_number(Plain *plain, const GPtrArray *items, const char *digits) {
    guint64 number = 0;
    int index = g_ascii_string_to_unsigned(digits, 10, 1, 999, &number, NULL) ? say_item_index(items, (int)number) : -1;

    if (index >= 0)
        select_item(plain, items, index);
    else
        say_format(_("There is no number %s here."), digits);
    return index >= 0;
}

static gboolean only_digits(const char *text) {
    return *text != '\0' && strspn(text, "0123456789") == strlen(text);
}

/* FALSE: nothing is named so. Several that are: it is said, and asked again. */
static gboolean take_named(Plain *plain, const GPtrArray *items, const char *line) {
    gboolean alone;
    int index = named_item(items, line, &alone);
    if (index < 0) return FALSE;
    if (!alone) {
        say_format(_("More than one of them begins with \"%s\". Please type a number."), line);
        return TRUE;
    }
    select_item(plain, items, index);
    plain_act(plain, ACTION_NEXT);
    return TRUE;
}

/* "e", or "e2" and "e 2": first that row, then the command. */
static void take_letter(Plain *plain, const GPtrArray *items, const char *line) {
    const Command *command = command_of(plain, g_ascii_tolower(line[0]), AT_MENUS);
    const char *digits = line + 1 + strspn(line + 1, " ");
    gboolean numbered = only_digits(digits) && command != NULL && command->where == AT_ROWS;

    /* That a part cannot be left out is better said by the flow, which says why. */
    if (command == NULL || (line[1] != '\0' && !numbered) ||
        (command->worth != NULL && command->action != ACTION_SKIP && !command->worth(plain_view(plain)))) {
        ActionId word = named_action(plain_view(plain), line);
        if (word != ACTION_NONE)
            plain_act(plain, word);
        else if (!take_named(plain, items, line))
            say_line(_("Please type one of the numbers, or ? for help."));
    } else if (!numbered || select_number(plain, items, digits))
        run_command(plain, command);
}

/* Where the offer may come, more than a command with more behind it is its first line. */
static gboolean take_lines(Plain *plain, const char *line) {
    const View *view = plain_view(plain);
    g_autofree char *rest = NULL, *all = NULL;

    if (!view->takes_offer || view->overlay != OVERLAY_NONE || only_digits(line) || strlen(line) < 2 || line[0] == ':') return FALSE;
    rest = ask_what_follows();
    if (text_blank(rest)) return FALSE;
    all = g_strconcat(line, "\n", rest, NULL);
    plain_act_with(plain, &(Action){.id = ACTION_PASTE, .text = all});
    return TRUE;
}

/* Other words take the place of those before; none of them lists everything again. */
static void find(Plain *plain, const char *words) {
    gboolean finding = plain_view(plain)->find != NULL;

    if (finding && *words != '\0')
        edit(plain, EDIT_KILL_TO_START);
    else
        plain_act(plain, ACTION_FIND);
    if (*words != '\0') plain_act_with(plain, &(Action){.id = ACTION_PASTE, .text = words});
}

AskOutcome answer_menu(Plain *plain, const GPtrArray *items) {
    g_autofree char *line = NULL;
    AskOutcome outcome = ask_line(items->len > 0 ? _("Your choice: ") : _("Press Enter to go on: "), &line);

    if (outcome != ASK_LINE) return outcome;
    g_strstrip(line);
    if (*line == '\0')
        plain_act(plain, ACTION_NEXT);
    else if (line[0] == '/' && plain_view(plain)->overlay == OVERLAY_NONE && plain_view(plain)->page_scope == SCOPE_MENU)
        find(plain, line + 1);
    else if (take_lines(plain, line))
        return outcome;
    else if (!only_digits(line))
        take_letter(plain, items, line[0] == ':' && line[1] != '\0' ? line + 1 : line);
    else if (select_number(plain, items, line))
        plain_act(plain, ACTION_NEXT);
    return outcome;
}

/* ---- what is typed -------------------------------------------------------------------------- */

static const Edit *being_typed(const Plain *plain) {
    const View *view = plain_view(plain);

    return view->words != NULL ? view->words : ((const ViewField *)view->fields->pdata[view->focused])->edit;
}

/* Empties what is being typed, paragraph by paragraph. */
static void clear_text(Plain *plain) {
    gsize before = 0;

    edit(plain, EDIT_TEXT_END);
    for (gsize left = edit_length(being_typed(plain)); left > 0 && left != before; left = edit_length(being_typed(plain))) {
        before = left;
        edit(plain, EDIT_KILL_TO_START);
        if (edit_length(being_typed(plain)) == before) edit(plain, EDIT_BACKSPACE);
    }
}

static void paste(Plain *plain, const char *text) {
    plain_act_with(plain, &(Action){.id = ACTION_PASTE, .text = text});
}

/* ":b" is a command, "::b" the words ":b". NULL: no command. */
static const Command *colon_command(const Plain *plain, const char *line) {
    return line[0] == ':' && line[1] != '\0' && line[2] == '\0' ? command_of(plain, g_ascii_tolower(line[1]), AT_TEXTS) : NULL;
}

/* TRUE: it was a command, or meant to be one. In `lines` of words only ":b" is meant so. */
static gboolean take_command(Plain *plain, const char *line, gboolean lines) {
    const Command *command = !lines && g_str_equal(line, "?") ? command_of(plain, '?', AT_TEXTS) : colon_command(plain, line);
    ActionId word = line[0] == ':' ? named_action(plain_view(plain), line + 1) : ACTION_NONE;
    if (command != NULL)
        run_command(plain, command);
    else if (word != ACTION_NONE)
        plain_act(plain, word);
    else if (line[0] == ':' && line[1] != ':' && (!lines || (line[1] != '\0' && line[2] == '\0')))
        say_format(lines ? _("There is no command %s. Type :? for help, or two colons to begin a line with one.")
                         : _("There is no command %s. Type :? for help, or two colons to begin an answer with one."),
                   line);
    else
        return FALSE;
    return TRUE;
}

static const char *literal(const char *line) {
    return line[0] == ':' && line[1] == ':' ? line + 1 : line;
}

/* ---- forms ---------------------------------------------------------------------------------- */

static void choose_value(Plain *plain, const ViewField *field, const char *line) {
    guint64 number = 0;
    gboolean alone;
    int named = named_choice(field->choices, line, &alone), steps;

    if (named >= 0 && alone) number = (guint64)named + 1;
    if (number == 0 && !g_ascii_string_to_unsigned(line, 10, 1, field->choices != NULL ? field->choices->len : 1, &number, NULL)) {
        say_line(_("Please type one of the numbers."));
        return;
    }
    steps = (int)number - 1 - field->chosen;
    for (int i = 0; i < ABS(steps); i++) edit(plain, steps < 0 ? EDIT_LEFT : EDIT_RIGHT);
    plain_act(plain, ACTION_NEXT);
}

/* An answer that does not pass its check is asked again at once. */
static void type_value(Plain *plain, const char *line) {
    const View *view = plain_view(plain);
    int place = view->focused;
    g_autofree char *step = g_strdup(view->id);

    clear_text(plain);
    paste(plain, line);
    if (*plain_view(plain)->message != '\0' && plain_view(plain)->message_kind == MESSAGE_WARNING)
        say_line(plain_view(plain)->message); /* something of it could not be taken */
    plain_act(plain, ACTION_NEXT);
    view = plain_view(plain);
    if (g_strcmp0(view->id, step) != 0 || place >= (int)view->fields->len) return;
    say_proposals(view->fields->pdata[place], TRUE);
    if (((const ViewField *)view->fields->pdata[place])->error != NULL)
        for (int moves = (int)view->fields->len; moves > 0 && plain_view(plain)->focused != place; moves--)
            plain_act(plain, ACTION_FIELD_PREVIOUS);
}

AskOutcome answer_form(Plain *plain) {
    const View *view = plain_view(plain);
    const ViewField *field = view->fields->pdata[view->focused];
    g_autofree char *line = NULL;
    AskOutcome outcome;

    say_field(view);
    outcome = ask_line(field->choice ? _("Your choice: ") : _("Your answer: "), &line);
    if (outcome != ASK_LINE) return outcome;
    g_strstrip(line);
    if (take_command(plain, line, FALSE)) return outcome;
    if (*line == '\0')
        plain_act(plain, ACTION_NEXT);
    else if (field->choice)
        choose_value(plain, field, line);
    else
        type_value(plain, literal(line));
    return outcome;
}

/* ---- a sentence with a blank ---------------------------------------------------------------- */

static void invite_to_blank(const View *view) {
    gboolean empty = edit_length(view->words) == 0;

    say_gap();
    say_format("%s%s%s", view->before, empty ? "___" : edit_text(view->words), view->after);
    for (guint i = 0; i < view->examples->len; i++) say_format("%u. %s", i + 1, (const char *)view->examples->pdata[i]);
    if (empty && *view->message != '\0') say_line(view->message);
    say_line(empty ? _("Type what stands in the blank, or the number of an example. Enter alone leaves it empty.")
                   : _("Type other words, or the number of an example. Enter alone keeps the sentence; :c empties the blank."));
}

/* A number is an example; words that are one begin with two colons. */
static void fill_blank(Plain *plain, const char *line) {
    guint64 number;

    if (g_ascii_string_to_unsigned(line, 10, 1, MAX(plain_view(plain)->examples->len, 1), &number, NULL) &&
        number <= plain_view(plain)->examples->len) {
        plain_act_with(plain, &(Action){.id = ACTION_EXAMPLE, .number = (int)number});
    } else {
        clear_text(plain);
        paste(plain, literal(line));
    }
}

AskOutcome answer_blank(Plain *plain) {
    g_autofree char *line = NULL;
    AskOutcome outcome;

    invite_to_blank(plain_view(plain));
    outcome = ask_line(_("Your words: "), &line);
    if (outcome != ASK_LINE) return outcome;
    g_strstrip(line);
    if (take_command(plain, line, FALSE)) return outcome;
    if (*line != '\0') fill_blank(plain, line);
    plain_act(plain, ACTION_NEXT);
    return outcome;
}

/* ---- own words ------------------------------------------------------------------------------ */

static void invite(const View *view) {
    g_autofree char *now = text_clean(edit_text(view->words), -1, TEXT_KEEP_LINES);
    gboolean many = edit_lines(view->words);

    if (*now != '\0') {
        say_line(many ? _("The words as they stand:") : _("As it stands:"));
        say_paragraphs(now);
    }
    if (many && *now != '\0')
        say_line(_("Type other words and end them by a line with a single dot. Enter alone keeps these."));
    else if (many)
        say_line(_("Type your words and end them by a line with a single dot."));
    else
        say_line(_("Type it and press Enter; Enter alone keeps what is there."));
}

/* How the words read is said before they are taken, as the full screen says it while they are
   typed. */
static void take_words(Plain *plain) {
    g_autofree char *step = g_strdup(plain_view(plain)->id);
    const View *view = plain_view(plain);

    if (edit_lines(view->words) && *view->message != '\0' && view->message_kind != MESSAGE_PLAIN)
        say_message(view->message, view->message_kind);
    plain_act(plain, ACTION_NEXT);
    if (plain->next == SESSION_END || g_strcmp0(plain_view(plain)->id, step) != 0) return;
    plain->words_begun = FALSE;
    g_clear_pointer(&plain->message_said, g_free);
}

/* Every line is kept as soon as it is there. The first one takes the place of what stood there. */
static void add_line(Plain *plain, const char *line) {
    if (!plain->words_begun)
        clear_text(plain);
    else if (edit_length(being_typed(plain)) > 0)
        edit(plain, EDIT_NEWLINE);
    plain->words_begun = TRUE;
    paste(plain, line);
    if (g_strcmp0(plain_view(plain)->words_error, plain->message_said) == 0) return; /* of a long paste it is enough to hear it once */
    g_free(plain->message_said);
    plain->message_said = g_strdup(plain_view(plain)->words_error);
    if (plain->message_said != NULL) say_line(plain->message_said);
}

AskOutcome answer_words(Plain *plain) {
    const View *view = plain_view(plain);
    gboolean many = edit_lines(view->words), empty;
    g_autofree char *line = NULL;
    AskOutcome outcome;

    if (!plain->words_begun) invite(view);
    outcome = ask_line("> ", &line);
    if (outcome != ASK_LINE) return outcome;
    if (take_command(plain, line, TRUE)) return outcome;
    empty = text_blank(line);
    if (many && (g_str_equal(line, ".") || (empty && !plain->words_begun && edit_length(view->words) > 0)))
        take_words(plain);
    else if (many && empty && !plain->words_begun)
        return outcome;
    else if (many || !empty)
        add_line(plain, literal(line));
    if (!many && plain->next != SESSION_END) take_words(plain);
    return outcome;
}
