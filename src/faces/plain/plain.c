/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plain: see plain.h. The same session as the full-screen face, asked in lines: what a line means depends on the kind of step, and
 * each line becomes the actions a person would have made with keys. So the same answers give the same letter in both.
 */
#include "config.h"

#include "bowout/faces/plain.h"

#include <stdio.h>
#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "bowout/session/session.h"
#include "plain-private.h"

typedef struct {
    Session *session;
    SessionNext next;
    char *step_said; /* id of the step that is on the paper already */
    gboolean say_again;
} Plain;

static const View *view_of(const Plain *plain)
{
    return session_view(plain->session);
}

static void act_with(Plain *plain, const Action *action)
{
    if (plain->next != SESSION_END)
        plain->next = session_act(plain->session, action);
}

static void act(Plain *plain, ActionId id)
{
    act_with(plain, &(Action){.id = id});
}

static void edit(Plain *plain, EditAction action)
{
    act_with(plain, &(Action){.id = ACTION_EDIT, .edit = action, .width = PLAIN_COLUMNS});
}

/* ---- commands -------------------------------------------------------------------------------------------------------------- */

typedef struct {
    char letter;
    ActionId action;
} Command;

static const Command commands[] = {
    {'b', ACTION_BACK},  {'p', ACTION_PREVIEW}, {'s', ACTION_SKIP},         {'e', ACTION_OWN_WORDS},       {'m', ACTION_MORE},
    {'q', ACTION_LEAVE}, {'?', ACTION_HELP},    {'r', ACTION_SUGGEST_REST}, {'t', ACTION_TAKE_SUGGESTION},
};

static gboolean run_command(Plain *plain, const char *line)
{
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        if (line[0] == commands[i].letter && line[1] == '\0') {
            act(plain, commands[i].action);
            return TRUE;
        }
    return FALSE;
}

/* ---- menus --------------------------------------------------------------------------------------------------------------- */

static void select_item(Plain *plain, const GPtrArray *items, int index)
{
    act(plain, ACTION_FIRST);
    for (int i = 0; i < index; i++)
        if (!((const ViewItem *)items->pdata[i])->heading)
            act(plain, ACTION_DOWN);
}

static gboolean read_number(const char *line, int *number)
{
    guint64 value;

    if (!g_ascii_string_to_unsigned(line, 10, 1, 999, &value, NULL))
        return FALSE;
    *number = (int)value;
    return TRUE;
}

static void answer_menu(Plain *plain, const GPtrArray *items, const char *line)
{
    int number, index;

    if (*line == '\0') {
        act(plain, ACTION_NEXT);
    } else if (read_number(line, &number)) {
        index = say_item_index(items, number);
        if (index < 0) {
            say_format(_("There is no %d here."), number);
            return;
        }
        select_item(plain, items, index);
        act(plain, ACTION_NEXT);
    } else if (!run_command(plain, line)) {
        say_line(_("Please type one of the numbers, or ? for help."));
    }
}

/* ---- forms --------------------------------------------------------------------------------------------------------------- */

static const ViewField *focused_field(const Plain *plain)
{
    const View *view = view_of(plain);

    return view->fields->pdata[view->focused];
}

static gsize focused_length(const Plain *plain)
{
    const View *view = view_of(plain);

    return edit_length(view->words != NULL ? view->words : focused_field(plain)->edit);
}

/* Empties what is being typed, paragraph by paragraph. */
static void clear_text(Plain *plain)
{
    gsize before = 0;

    edit(plain, EDIT_TEXT_END);
    for (gsize left = focused_length(plain); left > 0 && left != before; left = focused_length(plain)) {
        before = left;
        edit(plain, EDIT_KILL_TO_START);
        if (focused_length(plain) == before)
            edit(plain, EDIT_BACKSPACE);
    }
}

static void choose_value(Plain *plain, const ViewField *field, const char *line)
{
    int number, steps;

    if (!read_number(line, &number) || field->choices == NULL || number > (int)field->choices->len) {
        say_line(_("Please type one of the numbers."));
        plain->say_again = FALSE;
        return;
    }
    steps = number - 1 - field->chosen;
    for (int i = 0; i < (steps < 0 ? -steps : steps); i++)
        edit(plain, steps < 0 ? EDIT_LEFT : EDIT_RIGHT);
    act(plain, ACTION_NEXT);
}

/* An answer that does not pass its check is asked again at once. */
static void type_value(Plain *plain, const char *line)
{
    const View *view = view_of(plain);
    int place = view->focused;
    g_autofree char *step = g_strdup(view->id);

    clear_text(plain);
    act_with(plain, &(Action){.id = ACTION_PASTE, .text = line});
    act(plain, ACTION_NEXT);
    view = view_of(plain);
    if (g_strcmp0(view->id, step) != 0 || place >= (int)view->fields->len)
        return;
    for (const ViewField *field = view->fields->pdata[place]; field->error != NULL && view->focused > place; view = view_of(plain))
        act(plain, ACTION_FIELD_PREVIOUS);
}

static void answer_form(Plain *plain, const char *line)
{
    const ViewField *field = focused_field(plain);

    if (line[0] == ':' && line[1] == 'c' && line[2] == '\0')
        clear_text(plain);
    else if (line[0] == ':' && line[1] != ':' && run_command(plain, line + 1))
        return;
    else if (*line == '\0')
        act(plain, ACTION_NEXT);
    else if (field->choice)
        choose_value(plain, field, line);
    else
        type_value(plain, line[0] == ':' && line[1] == ':' ? line + 1 : line);
}

static AskOutcome ask_field(Plain *plain, char **line)
{
    const ViewField *field = focused_field(plain);
    g_autofree char *value = text_clean(edit_text(field->edit), -1, TEXT_PLAIN);
    g_autofree char *prompt = NULL;

    if (field->error != NULL)
        say_format(_("Not yet: %s"), field->error);
    say_field(field);
    prompt = *value != '\0' ? g_strdup_printf("%s%s [%s]: ", field->prompt, field->needed ? _(" (needed)") : "", value)
                            : g_strdup_printf("%s%s: ", field->prompt, field->needed ? _(" (needed)") : "");
    return ask_line(prompt, line);
}

/* ---- own words ------------------------------------------------------------------------------------------------------------- */

static void replace_words(Plain *plain, const char *words)
{
    clear_text(plain);
    act_with(plain, &(Action){.id = ACTION_PASTE, .text = words});
}

/* Lines up to a single dot. Nothing typed before the dot keeps the text that is there. */
static AskOutcome ask_words(Plain *plain)
{
    gboolean many = edit_lines(view_of(plain)->words);
    g_autoptr(GString) words = g_string_new(NULL);
    g_autofree char *now = text_clean(edit_text(view_of(plain)->words), -1, TEXT_KEEP_LINES);

    if (*now != '\0') {
        say_line(many ? _("The words as they stand:") : _("As it stands:"));
        say_paragraphs(now);
    }
    say_line(many ? _("Type your words; a line with a single dot ends them. A dot alone keeps what is there.")
                  : _("Type it and press Enter; an empty line keeps what is there."));
    for (;;) {
        g_autofree char *line = NULL;
        AskOutcome outcome = ask_line("> ", &line);

        if (outcome != ASK_LINE) {
            /* What was typed until the line dropped is kept. */
            if (words->len > 0)
                replace_words(plain, words->str);
            return outcome;
        }
        if (line[0] == ':' && line[1] != ':' && line[1] != '\0' && run_command(plain, line + 1))
            return ASK_LINE;
        if (many ? g_str_equal(line, ".") : *line == '\0')
            break;
        if (words->len > 0)
            g_string_append_c(words, '\n');
        g_string_append(words, line[0] == ':' && line[1] == ':' ? line + 1 : line);
        if (!many)
            break;
    }
    if (words->len > 0)
        replace_words(plain, words->str);
    act(plain, ACTION_NEXT);
    if (plain->next != SESSION_END && view_of(plain)->words_error != NULL)
        say_format(_("Not yet: %s"), view_of(plain)->words_error);
    return ASK_LINE;
}

/* ---- overlays --------------------------------------------------------------------------------------------------------------- */

static AskOutcome ask_overlay(Plain *plain)
{
    const View *view = view_of(plain);
    g_autofree char *line = NULL;
    AskOutcome outcome;

    if (view->overlay_title != NULL)
        say_line(view->overlay_title);
    if (view->overlay == OVERLAY_HELP)
        say_help(view);
    else if (view->overlay_text != NULL)
        say_paragraphs(view->overlay_text);
    if (view->overlay != OVERLAY_QUESTION) {
        act(plain, ACTION_BACK);
        return ASK_LINE;
    }
    say_items(view->overlay_items, view->overlay_selected);
    outcome = ask_line(_("Your choice: "), &line);
    if (outcome == ASK_LINE)
        answer_menu(plain, view->overlay_items, g_strstrip(line));
    return outcome;
}

/* ---- the loop --------------------------------------------------------------------------------------------------------------- */

static AskOutcome ask_step(Plain *plain)
{
    const View *view = view_of(plain);
    g_autofree char *line = NULL;
    AskOutcome outcome;

    if (view->overlay != OVERLAY_NONE)
        return ask_overlay(plain);
    if (plain->say_again || g_strcmp0(view->id, plain->step_said) != 0)
        say_step(view);
    plain->say_again = FALSE;
    g_free(plain->step_said);
    plain->step_said = g_strdup(view->id);
    say_message(view);
    if (view->words != NULL)
        return ask_words(plain);
    if (view->fields != NULL && view->fields->len > 0) {
        outcome = ask_field(plain, &line);
        if (outcome == ASK_LINE)
            answer_form(plain, g_strstrip(line));
        return outcome;
    }
    outcome = ask_line(_("Your choice: "), &line);
    if (outcome == ASK_LINE) {
        plain->say_again = g_str_equal(line, "m");
        answer_menu(plain, view->items, g_strstrip(line));
    }
    return outcome;
}

static int finish(Plain *plain)
{
    const char *farewell = session_farewell(plain->session);

    if (farewell != NULL && *farewell != '\0')
        printf("\n%s", farewell);
    if (farewell != NULL && *farewell != '\0' && !g_str_has_suffix(farewell, "\n"))
        putchar('\n');
    fflush(stdout);
    return session_exit_code(plain->session);
}

static int run(Plain *plain)
{
    ask_start();
    say_line(_("Bow out: say no to a job offer, and keep the door open. Type ? for help at any time."));
    while (plain->next != SESSION_END) {
        AskOutcome outcome = ask_step(plain);
        if (outcome != ASK_LINE) {
            session_hang_up(plain->session);
            putchar('\n');
            if (outcome == ASK_SIGNAL)
                return 128 + ask_signal();
            return finish(plain);
        }
        if (plain->next == SESSION_SHOW_TEXT)
            printf("\n%s\n", session_shown_text(plain->session));
        if (plain->next != SESSION_END)
            plain->next = SESSION_GO_ON;
    }
    return finish(plain);
}

int plain_run(const WizardOptions *options)
{
    SessionOptions wanted = {
        .catalogue_folder = options->catalogue_folder,
        .answers_path = options->answers_path,
        .offer_path = options->offer_path,
        .draft = options->draft,
        .restricted = options->restricted,
    };
    g_autoptr(GError) error = NULL;
    Plain plain = {.next = SESSION_GO_ON};
    int code;

    plain.session = session_new(&wanted, &error);
    if (plain.session == NULL || !session_prepare(plain.session, &error)) {
        g_printerr("bowout: %s\n", error->message);
        session_free(plain.session);
        return EXIT_TROUBLE;
    }
    for (guint i = 0; i < problems_count(session_problems(plain.session), PROBLEM_WARNING); i++) {
        g_autofree char *line = problem_format(problems_get(session_problems(plain.session), i));
        g_printerr("%s\n", line);
    }
    code = run(&plain);
    g_free(plain.step_said);
    session_free(plain.session);
    return code;
}
