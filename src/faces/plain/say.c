/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * say: prints a view as lines. Marks are words ("needed", "chosen"), so that they can be heard.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "bowout/base/console.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "plain-private.h"

#define COLUMNS_LEAST 20

static gboolean encoding; /* the terminal's charset is not UTF-8 */
static int columns = PLAIN_COLUMNS;
static int output_error; /* errno of the first failure; 0: none */

/* Into a file or a pipe goes UTF-8 whatever the locale, as everything else that bowout writes. */
void say_start(void) {
    struct winsize size;

    encoding = isatty(STDOUT_FILENO) && console_charset() != NULL;
    columns = PLAIN_COLUMNS;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        columns = CLAMP((int)size.ws_col - 1, COLUMNS_LEAST, PLAIN_COLUMNS);
}

static void put(const char *text) {
    g_autofree char *encoded = encoding ? console_encode(stdout, text, TEXT_KEEP_LINES, NULL) : NULL;

    if (fputs(encoded != NULL ? encoded : text, stdout) < 0 && errno != EINTR && output_error == 0) output_error = errno;
}

gboolean say_flush(void) {
    if (fflush(stdout) != 0 && errno != EINTR && output_error == 0) output_error = errno;
    return output_error == 0;
}

void say_prompt(const char *prompt) {
    put(prompt);
}

void say_gap(void) {
    put("\n");
}

static void say_wrapped(const char *text, int indent) {
    g_autoptr(GArray) lines = text_wrap(text, MAX(columns - indent, 1));
    g_autofree char *blanks = g_strnfill((gsize)indent, ' ');

    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        g_autofree char *words = g_strndup(text + line->start, line->end - line->start);
        if (i > 0 && *words != '\0') put(blanks);
        put(words);
        put("\n");
    }
}

void say_line(const char *text) {
    g_autofree char *clean = text_clean(text, -1, TEXT_PLAIN);

    say_wrapped(clean, 0);
}

void say_paragraphs(const char *text) {
    g_autofree char *clean = text_clean(text, -1, TEXT_KEEP_LINES);

    g_strchomp(clean);
    say_wrapped(clean, 0);
}

void say_letter(const char *text) {
    if (!console_put(stdout, text) && errno != EINTR && output_error == 0) output_error = errno;
}

void say_format(const char *format, ...) {
    va_list arguments;
    g_autofree char *text = NULL;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    say_line(text);
}

/* ---- menus ---------------------------------------------------------------------------------- */

static gboolean has_number(const ViewItem *item) {
    return !item->heading && (item->key == 0 || g_ascii_isdigit(item->key));
}

int say_item_index(const GPtrArray *items, int number) {
    int seen = 0;

    for (guint i = 0; i < items->len; i++)
        if (has_number(items->pdata[i]) && ++seen == number) return (int)i;
    return -1;
}

static const char *level_words(int level) {
    return level == TONE_ERROR ? _("Must be mended.") : level == TONE_WARNING ? _("Warning.") : _("Note.");
}

static void say_detail(const char *text, int indent) {
    g_autofree char *blanks = g_strnfill((gsize)indent, ' ');

    if (text == NULL || *text == '\0') return;
    put(blanks);
    say_wrapped(text, indent);
}

/* What is wrong, said with how much it matters and what could stand instead. */
static void say_suggestions(const ViewFinding *finding, int indent) {
    for (guint i = 0; finding != NULL && !finding->told && finding->suggestions != NULL && i < finding->suggestions->len; i++) {
        g_autofree char *line = g_strdup_printf(_("Instead: %s"), (const char *)finding->suggestions->pdata[i]);
        say_detail(line, indent);
    }
}

static void say_item(const ViewItem *item, int number, gboolean selected, const ViewFinding *finding) {
    g_autoptr(GString) line = g_string_new(NULL);
    int indent;

    if (number > 0)
        g_string_append_printf(line, "%d. ", number);
    else
        g_string_append_printf(line, "%c. ", item->key);
    indent = (int)line->len;
    if (finding != NULL) g_string_append_printf(line, "%s ", level_words((int)finding->level));
    g_string_append(line, item->text);
    if (item->box != BOX_NONE) g_string_append(line, item->box == BOX_TICKED ? _(" (ticked)") : _(" (not ticked)"));
    if (item->mark != NULL) g_string_append_printf(line, " (%s)", item->mark);
    if (selected) g_string_append(line, _(" (Enter takes this one)"));
    say_wrapped(line->str, indent);
    say_detail(item->detail, indent);
    say_suggestions(finding, indent);
}

void say_items(const View *view, const GPtrArray *items, int selected) {
    int number = 0;

    for (guint i = 0; i < items->len; i++) {
        const ViewItem *item = items->pdata[i];
        const ViewFinding *finding =
            items == view->items && item->finding >= 0 && item->finding < (int)view->findings->len ? view->findings->pdata[item->finding] : NULL;

        if (item->heading)
            say_format("%s:", item->text);
        else
            say_item(item, has_number(item) ? ++number : 0, (int)i == selected, finding);
    }
}

void say_selected(const GPtrArray *items, int selected) {
    int number = 0;

    for (int i = 0; i <= selected; i++)
        if (has_number(items->pdata[i])) number++;
    if (selected < 0) return;
    if (has_number(items->pdata[selected]))
        say_format(_("Enter now takes number %d."), number);
    else
        say_format(_("Enter now takes %c."), ((const ViewItem *)items->pdata[selected])->key);
}

/* ---- forms ---------------------------------------------------------------------------------- */

static void say_choices(const ViewField *field) {
    for (guint i = 0; i < field->choices->len; i++)
        say_format("%u. %s%s", i + 1, (const char *)field->choices->pdata[i], (int)i == field->chosen ? _(" (Enter keeps this one)") : "");
}

void say_proposals(const ViewField *field, gboolean named) {
    g_autoptr(GString) words = g_string_new(NULL);

    if (field->proposals->len == 0) return;
    for (guint i = 0; i < field->proposals->len; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? _(", or ") : "", (const char *)field->proposals->pdata[i]);
    if (named)
        say_format(_("%s: perhaps \"%s\"? :t takes it."), field->prompt, words->str);
    else
        say_format(_("Perhaps \"%s\"? :t takes it."), words->str);
}

void say_field(const View *view) {
    const ViewField *field = view->fields->pdata[view->focused];
    g_autofree char *value = text_clean(edit_text(field->edit), -1, TEXT_PLAIN);

    say_gap();
    say_format(_("Question %d of %u: %s%s"), view->focused + 1, view->fields->len, field->prompt, field->needed ? _(" (needed)") : "");
    if (field->hint != NULL && *field->hint != '\0') say_line(field->hint);
    if (field->note != NULL) say_format(_("Note: %s"), field->note);
    if (field->error != NULL) say_format(_("Not yet: %s."), field->error);
    if (field->choice && field->choices != NULL)
        say_choices(field);
    else if (*value != '\0')
        say_format(_("Now \"%s\"; Enter keeps it."), value);
    say_proposals(field, FALSE);
}

/* ---- the whole step ------------------------------------------------------------------------- */

static void say_heading(const View *view) {
    say_gap();
    if (view->step_number > 0)
        say_format(_("Step %d of %d: %s%s"), view->step_number, view->step_count, view->title, view->optional ? _(" (optional)") : "");
    else
        say_line(view->title);
    if (view->guidance != NULL && *view->guidance != '\0') say_paragraphs(view->guidance);
}

void say_part(const View *view) {
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; view->letter_stage != NULL && i < view->letter->paragraphs->len; i++) {
        const Paragraph *paragraph = view->letter->paragraphs->pdata[i];
        for (guint j = 0; j < paragraph->sentences->len; j++) {
            const Sentence *sentence = paragraph->sentences->pdata[j];
            if (g_strcmp0(sentence->stage, view->letter_stage) == 0) g_string_append_printf(words, "%s%s", sentence->text, sentence->after);
        }
    }
    if (words->len > 0) say_paragraphs(words->str);
}

/* Two letters, each after what it is called. */
static void say_letters(const View *view) {
    const Letter *letters[] = {view->letter, view->other};
    for (guint i = 0; view->other != NULL && i < G_N_ELEMENTS(letters) && i < view->items->len; i++) {
        g_autofree char *text = letter_text(letters[i]);
        say_gap();
        say_format("%s:", ((const ViewItem *)view->items->pdata[i])->text);
        say_paragraphs(text);
    }
}

void say_step(const View *view) {
    say_heading(view);
    if (view->text != NULL && *view->text != '\0') {
        say_gap();
        say_paragraphs(view->text);
    }
    if (view->takes_offer && view->fields->len == 0) {
        say_gap();
        say_line(_("To paste the offer, type p and Enter first."));
    }
    if (view->kind == STEP_REVIEW && view->letter != NULL) {
        g_autofree char *letter = letter_text(view->letter);
        say_gap();
        say_paragraphs(letter);
    }
    say_letters(view);
    if (view->items == NULL || view->items->len == 0) return;
    say_gap();
    if (view->kind == STEP_CHECKLIST) say_line(_("A number ticks it, and unticks it again; the last one goes on."));
    say_items(view, view->items, view->selected);
}

void say_filled_in(const View *view) {
    say_gap();
    for (guint i = 0; i < view->fields->len; i++) {
        const ViewField *field = view->fields->pdata[i];
        if (edit_length(field->edit) > 0) say_format("%s: %s", field->prompt, edit_text(field->edit));
    }
}

void say_message(const char *message, MessageKind kind) {
    switch (kind) {
    case MESSAGE_ERROR: say_format(_("Not yet: %s"), message); break;
    case MESSAGE_WARNING: say_format(_("Warning: %s"), message); break;
    case MESSAGE_NONE:
    case MESSAGE_PLAIN:
    case MESSAGE_PRAISE:
    case MESSAGE_NOTE: say_line(message); break;
    }
}
