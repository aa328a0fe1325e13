/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key table: no key does two things on one screen, every function key has a twin, what the
   design promises is there. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../../src/faces/tui/keys.h"
#include "bowout/base/text.h"

static const Scope scopes[] = {SCOPE_MENU, SCOPE_FORM,    SCOPE_WORDS,     SCOPE_REVIEW, SCOPE_WAYS_OUT,
                               SCOPE_TEXT, SCOPE_OVERLAY, SCOPE_CHECKLIST, SCOPE_PASTE};

static gboolean is_function_key(Press press) {
    return (press & PRESS_CODE) >= PRESS_INSERT && (press & PRESS_CODE) <= PRESS_F12;
}

static char *name_of(const KeyRow *row) {
    return keys_name(row->press, FALSE);
}

Test(keys, no_key_does_two_things_on_a_screen) {
    guint count;
    const KeyRow *rows = keys_table(&count);
    for (guint i = 0; i < count; i++)
        for (guint j = i + 1; j < count; j++) {
            g_autofree char *name = name_of(&rows[i]);
            cr_assert(rows[i].press != rows[j].press || (rows[i].scopes & rows[j].scopes) == 0, "%s stands twice", name);
        }
}

Test(keys, every_function_key_has_a_twin_that_is_none) {
    guint count;
    const KeyRow *rows = keys_table(&count);
    for (guint i = 0; i < count; i++)
        for (guint s = 0; s < G_N_ELEMENTS(scopes); s++) {
            if (!is_function_key(rows[i].press) || (rows[i].scopes & scopes[s]) == 0) continue;
            gboolean twin = FALSE;
            for (guint j = 0; j < count; j++)
                twin = twin || (rows[j].action == rows[i].action && rows[j].argument == rows[i].argument &&
                                (rows[j].scopes & scopes[s]) != 0 && !is_function_key(rows[j].press));
            g_autofree char *name = name_of(&rows[i]);
            cr_assert(twin, "%s has no twin", name);
        }
}

Test(keys, an_action_has_keys_only_where_it_makes_sense) {
    guint count;
    const KeyRow *rows = keys_table(&count);
    for (guint i = 0; i < count; i++) {
        g_autofree char *name = name_of(&rows[i]);
        const ActionRow *action = action_row(rows[i].action);
        if (rows[i].action == ACTION_SUGGEST_REST) /* said no to in a question, but its key is the same everywhere */
            continue;
        cr_assert((rows[i].scopes & ~action->scopes) == 0, "%s: %s makes no sense somewhere", name, action->name);
    }
}

Test(keys, every_action_has_a_key_everywhere_it_makes_sense) {
    for (int id = ACTION_NEXT; id < ACTION_COUNT; id++) {
        if (id == ACTION_TYPE || id == ACTION_PASTE || id == ACTION_READ_OFFER) continue; /* the last one is the plain face's */
        for (guint s = 0; s < G_N_ELEMENTS(scopes); s++) {
            if ((action_row((ActionId)id)->scopes & scopes[s]) == 0) continue;
            if (scopes[s] == SCOPE_FORM && (id == ACTION_UP || id == ACTION_DOWN)) continue; /* the arrows mean the fields there */
            guint count;
            gboolean found = FALSE;
            const KeyRow *rows = keys_table(&count);
            for (guint i = 0; i < count; i++) found = found || (rows[i].action == (ActionId)id && (rows[i].scopes & scopes[s]) != 0);
            cr_assert(found, "%s has no key", action_row((ActionId)id)->name);
        }
    }
}

Test(keys, every_edit_has_a_key) {
    guint count;
    const KeyRow *rows = keys_table(&count);
    for (int edit = 0; edit < EDIT_N_ACTIONS; edit++) {
        gboolean found = FALSE;
        for (guint i = 0; i < count; i++) found = found || (rows[i].action == ACTION_EDIT && rows[i].argument == edit);
        cr_assert(found, "no key for edit %d", edit);
    }
}

Test(keys, fields_take_every_character_as_text) {
    guint count;
    const KeyRow *rows = keys_table(&count);
    for (guint i = 0; i < count; i++)
        cr_assert(!keys_printable(rows[i].press) || (rows[i].scopes & (SCOPE_FORM | SCOPE_WORDS | SCOPE_PASTE)) == 0);
    cr_assert(keys_printable('a') && keys_printable(' ') && keys_printable(0x6f22));
    cr_assert(!keys_printable('a' | PRESS_CTRL) && !keys_printable(PRESS_ENTER) && !keys_printable(0x7f) &&
              !keys_printable('b' | PRESS_ALT));
}

Test(keys, as_designed) {
    static const struct {
        Press press;
        unsigned scope;
        ActionId action;
    } promised[] = {
        {PRESS_ENTER, SCOPE_MENU, ACTION_NEXT},
        {PRESS_ENTER, SCOPE_WORDS, ACTION_NEXT},
        {'j' | PRESS_CTRL, SCOPE_WORDS, ACTION_EDIT},
        {PRESS_ENTER | PRESS_ALT, SCOPE_WORDS, ACTION_EDIT},
        {PRESS_TAB, SCOPE_FORM, ACTION_FIELD_NEXT},
        {PRESS_BACKTAB, SCOPE_FORM, ACTION_FIELD_PREVIOUS},
        {PRESS_LEFT, SCOPE_MENU, ACTION_BACK},
        {PRESS_LEFT, SCOPE_FORM, ACTION_EDIT},
        {PRESS_BACKSPACE, SCOPE_MENU, ACTION_BACK},
        {'e', SCOPE_MENU, ACTION_OWN_WORDS},
        {'s', SCOPE_MENU, ACTION_SKIP},
        {'p', SCOPE_MENU, ACTION_PREVIEW},
        {'?', SCOPE_MENU, ACTION_HELP},
        {PRESS_ESC, SCOPE_FORM, ACTION_BACK},
        {PRESS_F2, SCOPE_FORM, ACTION_BACK},
        {PRESS_F1, SCOPE_WORDS, ACTION_HELP},
        {'g' | PRESS_CTRL, SCOPE_WORDS, ACTION_HELP},
        {PRESS_F3, SCOPE_FORM, ACTION_PREVIEW},
        {'t' | PRESS_CTRL, SCOPE_FORM, ACTION_PREVIEW},
        {'r' | PRESS_CTRL, SCOPE_MENU, ACTION_SUGGEST_REST},
        {'x' | PRESS_CTRL, SCOPE_WORDS, ACTION_LEAVE},
        {'c' | PRESS_CTRL, SCOPE_FORM, ACTION_LEAVE},
        {'l' | PRESS_CTRL, SCOPE_MENU, ACTION_REDRAW},
        {'s' | PRESS_CTRL, SCOPE_FORM, ACTION_SAVE},
        {'z' | PRESS_CTRL, SCOPE_FORM, ACTION_SUSPEND},
        {'3', SCOPE_REVIEW, ACTION_SELECT},
        {'3', SCOPE_WAYS_OUT, ACTION_SELECT},
        {'v' | PRESS_CTRL, SCOPE_TEXT, ACTION_PASTE_OFFER},
        {'v' | PRESS_CTRL, SCOPE_FORM, ACTION_PASTE_OFFER},
        {'d' | PRESS_CTRL, SCOPE_PASTE, ACTION_NEXT},
        {PRESS_ENTER, SCOPE_PASTE, ACTION_EDIT},
        {'o', SCOPE_MENU, ACTION_OFFER_TEXT},
        {'o' | PRESS_CTRL, SCOPE_FORM, ACTION_OFFER_TEXT},
        {'o' | PRESS_ALT, SCOPE_WORDS, ACTION_OFFER_TEXT},
        {PRESS_F1 + 4, SCOPE_REVIEW, ACTION_OFFER_TEXT},
    };
    for (guint i = 0; i < G_N_ELEMENTS(promised); i++) {
        const KeyRow *row = keys_find(promised[i].press, promised[i].scope);
        g_autofree char *name = keys_name(promised[i].press, FALSE);
        cr_assert(row != NULL && row->action == promised[i].action, "%s", name);
    }
    cr_assert(keys_find('3', SCOPE_WAYS_OUT)->argument == 3);
    cr_assert(keys_find('e', SCOPE_FORM) == NULL);
}

Test(keys, the_key_line_holds_whole_entries) {
    g_autoptr(GPtrArray) commands = g_ptr_array_new();
    static const ActionId ids[] = {ACTION_NEXT, ACTION_BACK, ACTION_PREVIEW, ACTION_HELP, ACTION_LEAVE};
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) g_ptr_array_add(commands, GINT_TO_POINTER(ids[i]));
    g_autofree char *all = keys_line(commands, SCOPE_MENU, 80);
    cr_assert(strcmp(all, "Enter next   Esc back   p preview   F1 help   ^X leave") == 0, "%s", all);
    g_autofree char *typing = keys_line(commands, SCOPE_FORM, 80);
    cr_assert(strstr(typing, "F3 preview") != NULL, "%s", typing);
    for (int width = 0; width < 80; width++) {
        g_autofree char *line = keys_line(commands, SCOPE_MENU, width);
        cr_assert(text_width(line, -1) <= width);
        g_auto(GStrv) entries = g_strsplit(line, width < 60 ? "  " : "   ", -1);
        for (char **entry = entries; *entry != NULL; entry++) cr_assert(strstr(all, *entry) != NULL, "\"%s\" is no whole entry", *entry);
    }
}

Test(keys, help_names_every_key_of_a_screen) {
    guint count;
    const KeyRow *rows = keys_table(&count);
    for (guint s = 0; s < G_N_ELEMENTS(scopes); s++) {
        g_autoptr(GArray) help = keys_help(scopes[s]);
        for (guint i = 0; i < count; i++) {
            if ((rows[i].scopes & scopes[s]) == 0 || rows[i].action == ACTION_SELECT) continue;
            g_autofree char *name = name_of(&rows[i]);
            gboolean found = FALSE;
            for (guint h = 0; h < help->len; h++) found = found || strstr(g_array_index(help, KeyHelp, h).keys, name) != NULL;
            cr_assert(found, "%s is not in the help", name);
        }
        for (guint h = 0; h < help->len; h++) cr_assert(*g_array_index(help, KeyHelp, h).help != '\0');
    }
}
