/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * say: prints a view as lines. Marks are words ("needed", "chosen"), so that they can be heard.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/words.h"
#include "plain-private.h"

static void say_wrapped(const char *text, int indent, int width)
{
    g_autoptr(GArray) lines = text_wrap(text, width - indent);

    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        printf("%*s%.*s\n", i == 0 ? 0 : indent, "", (int)(line->end - line->start), text + line->start);
    }
}

void say_line(const char *text)
{
    g_autofree char *clean = text_clean(text, -1, TEXT_PLAIN);

    say_wrapped(clean, 0, PLAIN_COLUMNS);
}

void say_paragraphs(const char *text)
{
    g_autofree char *clean = text_clean(text, -1, TEXT_KEEP_LINES);

    g_strchomp(clean);
    say_wrapped(clean, 0, PLAIN_COLUMNS);
}

void say_format(const char *format, ...)
{
    va_list arguments;
    g_autofree char *text = NULL;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    say_line(text);
}

/* ---- menus --------------------------------------------------------------------------------------------------------------- */

static gboolean has_number(const ViewItem *item)
{
    return !item->heading && (item->key == 0 || g_ascii_isdigit(item->key));
}

int say_item_index(const GPtrArray *items, int number)
{
    int seen = 0;

    for (guint i = 0; i < items->len; i++)
        if (has_number(items->pdata[i]) && ++seen == number)
            return (int)i;
    return -1;
}

static void say_item(const ViewItem *item, int number, gboolean selected)
{
    g_autoptr(GString) line = g_string_new(NULL);
    int indent;

    if (number > 0)
        g_string_append_printf(line, "%d. ", number);
    else
        g_string_append_printf(line, "%c. ", item->key);
    indent = (int)line->len;
    g_string_append(line, item->text);
    if (item->mark != NULL)
        g_string_append_printf(line, " (%s)", item->mark);
    if (selected)
        g_string_append(line, _(" (Enter takes this one)"));
    say_wrapped(line->str, indent, PLAIN_COLUMNS);
    if (item->detail != NULL && *item->detail != '\0') {
        printf("%*s", indent, "");
        say_wrapped(item->detail, indent, PLAIN_COLUMNS);
    }
}

void say_items(const GPtrArray *items, int selected)
{
    int number = 0;

    for (guint i = 0; i < items->len; i++) {
        const ViewItem *item = items->pdata[i];
        if (item->heading)
            say_format("%s:", item->text);
        else
            say_item(item, has_number(item) ? ++number : 0, (int)i == selected);
    }
}

/* ---- forms --------------------------------------------------------------------------------------------------------------- */

void say_field(const ViewField *field)
{
    if (field->hint != NULL && *field->hint != '\0')
        say_line(field->hint);
    if (field->note != NULL)
        say_format(_("Note: %s."), field->note);
    if (field->choice && field->choices != NULL)
        for (guint i = 0; i < field->choices->len; i++)
            say_format("%u. %s%s", i + 1, (const char *)field->choices->pdata[i], (int)i == field->chosen ? _(" (chosen)") : "");
}

/* ---- review --------------------------------------------------------------------------------------------------------------- */

static const char *level_words(ToneLevel level)
{
    return level == TONE_ERROR ? _("Must be mended") : level == TONE_WARNING ? _("Warning") : _("Note");
}

static void say_finding(const ViewFinding *finding)
{
    if (finding->stage_name != NULL)
        say_format("%s, %s: %s.", level_words(finding->level), finding->stage_name, finding->message);
    else
        say_format("%s: %s.", level_words(finding->level), finding->message);
    if (finding->advice != NULL)
        say_line(finding->advice);
    for (guint i = 0; finding->suggestions != NULL && i < finding->suggestions->len; i++)
        say_format(_("Instead: %s"), (const char *)finding->suggestions->pdata[i]);
}

void say_findings(const View *view)
{
    for (guint i = 0; view->findings != NULL && i < view->findings->len; i++)
        say_finding(view->findings->pdata[i]);
}

/* ---- the whole step --------------------------------------------------------------------------------------------------- */

static void say_heading(const View *view)
{
    putchar('\n');
    if (view->step_number > 0)
        say_format(_("Step %d of %d: %s%s"), view->step_number, view->step_count, view->title, view->optional ? _(" (optional)") : "");
    else
        say_line(view->title);
    if (view->guidance != NULL && *view->guidance != '\0')
        say_paragraphs(view->guidance);
}

void say_step(const View *view)
{
    say_heading(view);
    if (view->text != NULL && *view->text != '\0')
        say_paragraphs(view->text);
    if (view->kind == STEP_REVIEW && view->letter != NULL) {
        g_autofree char *letter = letter_text(view->letter);
        putchar('\n');
        say_paragraphs(letter);
        putchar('\n');
        say_findings(view);
    }
    if (view->items != NULL)
        say_items(view->items, view->selected);
}

void say_message(const View *view)
{
    if (view->message == NULL || *view->message == '\0')
        return;
    switch (view->message_kind) {
    case MESSAGE_ERROR:
        say_format(_("Not yet: %s"), view->message);
        break;
    case MESSAGE_WARNING:
        say_format(_("Warning: %s"), view->message);
        break;
    case MESSAGE_NONE:
    case MESSAGE_PLAIN:
    case MESSAGE_PRAISE:
    case MESSAGE_NOTE:
        say_line(view->message);
        break;
    }
}

void say_help(const View *view)
{
    gboolean typing = view->fields != NULL && view->fields->len > 0;

    if (view->overlay_text != NULL && *view->overlay_text != '\0')
        say_paragraphs(view->overlay_text);
    if (typing || view->words != NULL)
        say_line(_("Type your answer and press Enter; an empty line keeps what is there, :c clears it. Commands begin with a colon: "
                   ":b back, :p preview, :s skip, :r suggested wordings for the rest, :q leave, :? help. To begin an answer with a "
                   "colon, type two."));
    else
        say_line(_("Type a number and press Enter. Or a letter: b back, p preview, s skip, e own words, m more wordings, r suggested "
                   "wordings for the rest, t take the suggestion, q leave, ? help."));
}
