/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key table, and what is read out of it. */
#include "config.h"

#include "keys.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"

#define ENTRY_GAP 3  /* blanks between the entries of the key line, */
#define NARROW_GAP 2 /* and on a narrow screen */
#define NARROW_COLUMNS 60
#define MADE (SCOPE_MENU | SCOPE_REVIEW | SCOPE_FORM | SCOPE_WORDS | SCOPE_BLANK)
#define PARTS SCOPE_REVIEW /* there Left and Right try wordings */
#define PAGES (SCOPE_MENU | SCOPE_REVIEW | SCOPE_WAYS_OUT | SCOPE_TEXT | SCOPE_CHECKLIST)
#define MENUS (PAGES | SCOPE_OVERLAY)
#define LINES (SCOPE_WORDS | SCOPE_PASTE)
#define TYPING (SCOPE_FORM | SCOPE_BLANK | SCOPE_FIND | LINES)
#define LISTED (MENUS | SCOPE_FIND)
#define ALL SCOPE_EVERYWHERE
#define CTRL_(key) ((key) | PRESS_CTRL)
#define ALT_(key) ((key) | PRESS_ALT)
#define SHIFT_(key) ((key) | PRESS_SHIFT)
#define ROW(press, scopes, action, word)                                                                                                   \
    { press, scopes, ACTION_##action, 0, word }
#define DIGIT(n)                                                                                                                           \
    { '0' + (n), MENUS, ACTION_SELECT, n, (n) == 1 ? N_("choose") : NULL }
#define EXAMPLE(press, number, word)                                                                                                       \
    { press, SCOPE_BLANK, ACTION_EXAMPLE, number, word }
#define WORDING(press, number, word)                                                                                                       \
    { press, SCOPE_REVIEW, ACTION_WORDING, number, word }
#define EDIT(press, scopes, edit)                                                                                                          \
    { press, scopes, ACTION_EDIT, EDIT_##edit, NULL }

/* The first row of an action in a scope is the one the key line names. Every function key has a
   twin that is not one. */
static const KeyRow table[] = {
    ROW(PRESS_ENTER, ALL & ~(SCOPE_CHECKLIST | SCOPE_PASTE | SCOPE_REVIEW), NEXT, N_("next")),
    ROW(PRESS_ENTER, SCOPE_REVIEW, NEXT, N_("open")),
    ROW(CTRL_('d'), SCOPE_PASTE, NEXT, N_("read it")),
    ROW(PRESS_ENTER, SCOPE_CHECKLIST, NEXT, N_("take")),
    ROW(CTRL_('j'), LISTED | SCOPE_FORM | SCOPE_BLANK, NEXT, NULL),
    ROW(PRESS_ESC, ALL, BACK, N_("back")),
    ROW(PRESS_F1 + 1, ALL, BACK, NULL),
    ROW(PRESS_LEFT, MENUS & ~PARTS, BACK, NULL),
    ROW(PRESS_BACKSPACE, MENUS, BACK, NULL),
    ROW(CTRL_('h'), MENUS, BACK, NULL),

    ROW(PRESS_UP, LISTED, UP, NULL),
    ROW(CTRL_('p'), LISTED, UP, NULL),
    ROW(PRESS_BACKTAB, SCOPE_REVIEW, UP, NULL),
    ROW(PRESS_DOWN, PAGES | SCOPE_FIND, DOWN, N_("move")),
    ROW(PRESS_DOWN, SCOPE_OVERLAY, DOWN, N_("scroll")),
    ROW(CTRL_('n'), LISTED, DOWN, NULL),
    ROW(PRESS_TAB, SCOPE_REVIEW, DOWN, NULL),
    ROW(PRESS_PAGE_UP, LISTED, PAGE_UP, NULL),
    ROW(ALT_('v'), MENUS, PAGE_UP, NULL),
    ROW(PRESS_PAGE_DOWN, LISTED, PAGE_DOWN, NULL),
    ROW(CTRL_('v'), MENUS & ~SCOPE_TEXT, PAGE_DOWN, NULL),
    ROW(' ', SCOPE_TEXT, PAGE_DOWN, NULL),
    ROW(PRESS_HOME, MENUS, FIRST, NULL),
    ROW(ALT_('<'), MENUS, FIRST, NULL),
    ROW(PRESS_END, MENUS, LAST, NULL),
    ROW(ALT_('>'), MENUS, LAST, NULL),
    DIGIT(1),
    DIGIT(2),
    DIGIT(3),
    DIGIT(4),
    DIGIT(5),
    DIGIT(6),
    DIGIT(7),
    DIGIT(8),
    DIGIT(9),
    ROW('e', SCOPE_MENU | SCOPE_REVIEW, OWN_WORDS, N_("edit")),
    ROW('h', SCOPE_REVIEW, HAND_OVER, N_("hand over")),
    WORDING(PRESS_RIGHT, 1, N_("wordings")),
    WORDING('>', 1, NULL),
    WORDING(PRESS_LEFT, -1, NULL),
    WORDING('<', -1, NULL),
    ROW('s', SCOPE_MENU | SCOPE_REVIEW, SKIP, N_("skip")),
    ROW(PRESS_DELETE, SCOPE_REVIEW, RESET, N_("as suggested")),
    ROW('x', SCOPE_REVIEW, RESET, NULL),
    ROW('m', SCOPE_MENU, MORE, N_("more")),
    ROW('v', SCOPE_MENU | SCOPE_REVIEW, VARIANT, N_("mix")),
    ROW('=', SCOPE_REVIEW, COMPARE, N_("compare")),
    {'V', SCOPE_MENU | SCOPE_REVIEW, ACTION_VARIANT, -1, NULL},
    ROW('r', SCOPE_MENU | SCOPE_REVIEW, TONE, N_("tone")),
    ROW(PRESS_F1 + 7, MADE, TONE, N_("tone")),
    ROW(ALT_('r'), SCOPE_FORM | SCOPE_WORDS | SCOPE_BLANK, TONE, NULL),
    ROW('c', SCOPE_MENU | SCOPE_REVIEW, CHANNEL, N_("channel")),
    ROW(PRESS_F1 + 8, MADE, CHANNEL, N_("channel")),
    ROW(ALT_('c'), SCOPE_FORM | SCOPE_WORDS | SCOPE_BLANK, CHANNEL, NULL),
    ROW('b', SCOPE_MENU | SCOPE_REVIEW, SPELLING, N_("spelling")),
    ROW('u', SCOPE_MENU | SCOPE_REVIEW, UNDO, N_("undo")),
    ROW('U', SCOPE_MENU | SCOPE_REVIEW, REDO, N_("redo")),
    ROW('/', SCOPE_MENU, FIND, N_("find")),
    ROW(' ', SCOPE_CHECKLIST, TICK, N_("tick")),
    ROW('d', SCOPE_MENU | SCOPE_REVIEW, DETAIL, N_("detail")),
    ROW('t', SCOPE_REVIEW, TAKE_SUGGESTION, N_("suggestion")),
    ROW(CTRL_('q'), SCOPE_FORM, TAKE_SUGGESTION, N_("take it")),
    ROW(PRESS_F1 + 5, SCOPE_FORM, TAKE_SUGGESTION, NULL),
    ROW('a', SCOPE_REVIEW, ADD_WORD, N_("add word")),

    ROW(PRESS_TAB, SCOPE_FORM, FIELD_NEXT, N_("next field")),
    ROW(PRESS_DOWN, SCOPE_FORM, FIELD_NEXT, NULL),
    ROW(CTRL_('n'), SCOPE_FORM, FIELD_NEXT, NULL),
    ROW(PRESS_BACKTAB, SCOPE_FORM, FIELD_PREVIOUS, N_("field before")),
    ROW(PRESS_UP, SCOPE_FORM, FIELD_PREVIOUS, NULL),
    ROW(CTRL_('p'), SCOPE_FORM, FIELD_PREVIOUS, NULL),

    ROW(CTRL_('v'), SCOPE_TEXT | SCOPE_FORM, PASTE_OFFER, N_("paste offer")),
    ROW('o', MENUS, OFFER_TEXT, N_("offer")),
    ROW(PRESS_F1 + 4, ALL & ~SCOPE_PASTE, OFFER_TEXT, N_("offer")),
    ROW(CTRL_('o'), MENUS | SCOPE_FORM, OFFER_TEXT, NULL),
    ROW(ALT_('o'), SCOPE_WORDS | SCOPE_BLANK, OFFER_TEXT, NULL),
    ROW('y', PAGES, ABOUT, N_("about you")),
    ROW(PRESS_F1 + 6, PAGES | SCOPE_FORM | SCOPE_BLANK | SCOPE_WORDS, ABOUT, N_("about you")),
    ROW(ALT_('y'), SCOPE_FORM | SCOPE_BLANK | SCOPE_WORDS, ABOUT, NULL),
    EXAMPLE(PRESS_TAB, 0, N_("example")),
    EXAMPLE(PRESS_DOWN, 0, NULL),
    EXAMPLE(CTRL_('n'), 0, NULL),
    EXAMPLE(PRESS_BACKTAB, -1, NULL),
    EXAMPLE(PRESS_UP, -1, NULL),
    EXAMPLE(CTRL_('p'), -1, NULL),
    EXAMPLE(ALT_('1'), 1, NULL),
    EXAMPLE(ALT_('2'), 2, NULL),
    EXAMPLE(ALT_('3'), 3, NULL),

    ROW('p', MENUS, PREVIEW, N_("preview")),
    ROW(PRESS_F3, ALL, PREVIEW, N_("preview")),
    ROW(CTRL_('t'), ALL, PREVIEW, NULL),
    ROW(PRESS_F1 + 3, SCOPE_WORDS, EDITOR, N_("editor")),
    ROW(CTRL_('o'), SCOPE_WORDS, EDITOR, NULL),
    ROW(CTRL_('r'), ALL, SUGGEST_REST, N_("suggest rest")),
    ROW(PRESS_F1, ALL, HELP, N_("help")),
    ROW(CTRL_('g'), ALL, HELP, NULL),
    ROW('?', MENUS, HELP, NULL),
    ROW(CTRL_('x'), ALL, LEAVE, N_("leave")),
    ROW(CTRL_('c'), ALL, LEAVE, NULL),
    ROW(CTRL_('s'), ALL, SAVE, N_("save")),
    ROW(CTRL_('z'), ALL, SUSPEND, NULL),
    ROW(CTRL_('l'), ALL, REDRAW, NULL),

    EDIT(PRESS_LEFT, TYPING, LEFT),
    EDIT(CTRL_('b'), TYPING, LEFT),
    EDIT(PRESS_RIGHT, TYPING, RIGHT),
    EDIT(CTRL_('f'), TYPING, RIGHT),
    EDIT(PRESS_UP, LINES, UP),
    EDIT(CTRL_('p'), LINES, UP),
    EDIT(PRESS_DOWN, LINES, DOWN),
    EDIT(CTRL_('n'), LINES, DOWN),
    EDIT(CTRL_(PRESS_LEFT), TYPING, WORD_LEFT),
    EDIT(ALT_(PRESS_LEFT), TYPING, WORD_LEFT),
    EDIT(ALT_('b'), TYPING, WORD_LEFT),
    EDIT(CTRL_(PRESS_RIGHT), TYPING, WORD_RIGHT),
    EDIT(ALT_(PRESS_RIGHT), TYPING, WORD_RIGHT),
    EDIT(ALT_('f'), TYPING, WORD_RIGHT),
    EDIT(PRESS_HOME, TYPING, HOME),
    EDIT(CTRL_('a'), TYPING, HOME),
    EDIT(PRESS_END, TYPING, END),
    EDIT(CTRL_('e'), TYPING, END),
    EDIT(CTRL_(PRESS_HOME), TYPING, TEXT_START),
    EDIT(ALT_('<'), TYPING, TEXT_START),
    EDIT(PRESS_PAGE_UP, LINES, TEXT_START),
    EDIT(CTRL_(PRESS_END), TYPING, TEXT_END),
    EDIT(ALT_('>'), TYPING, TEXT_END),
    EDIT(PRESS_PAGE_DOWN, LINES, TEXT_END),
    EDIT(PRESS_ENTER, SCOPE_PASTE, NEWLINE),
    EDIT(CTRL_('j'), LINES, NEWLINE),
    EDIT(ALT_(PRESS_ENTER), LINES, NEWLINE),
    EDIT(SHIFT_(PRESS_ENTER), LINES, NEWLINE),
    EDIT(PRESS_BACKSPACE, TYPING, BACKSPACE),
    EDIT(CTRL_('h'), TYPING, BACKSPACE),
    EDIT(PRESS_DELETE, TYPING, DELETE),
    EDIT(CTRL_('d'), TYPING & ~SCOPE_PASTE, DELETE),
    EDIT(CTRL_('w'), TYPING, DELETE_WORD_BACK),
    EDIT(ALT_(PRESS_BACKSPACE), TYPING, DELETE_WORD_BACK),
    EDIT(ALT_('d'), TYPING, DELETE_WORD),
    EDIT(CTRL_(PRESS_DELETE), TYPING, DELETE_WORD),
    EDIT(CTRL_('k'), TYPING, KILL_TO_END),
    EDIT(CTRL_('u'), TYPING, KILL_TO_START),
    EDIT(CTRL_('y'), TYPING, YANK),
    EDIT(ALT_('t'), TYPING, TRANSPOSE),
    EDIT(CTRL_('_'), TYPING, UNDO),
    EDIT(ALT_('u'), TYPING, UNDO),
    EDIT(ALT_('e'), TYPING, REDO),
};

static const char *const edit_help[EDIT_N_ACTIONS] = {
    [EDIT_LEFT] = N_("one character left"),
    [EDIT_RIGHT] = N_("one character right"),
    [EDIT_WORD_LEFT] = N_("one word left"),
    [EDIT_WORD_RIGHT] = N_("one word right"),
    [EDIT_HOME] = N_("to the start of the line"),
    [EDIT_END] = N_("to the end of the line"),
    [EDIT_UP] = N_("one line up"),
    [EDIT_DOWN] = N_("one line down"),
    [EDIT_TEXT_START] = N_("to the start of the text"),
    [EDIT_TEXT_END] = N_("to the end of the text"),
    [EDIT_BACKSPACE] = N_("delete the character before"),
    [EDIT_DELETE] = N_("delete the character under the cursor"),
    [EDIT_DELETE_WORD] = N_("delete to the end of the word"),
    [EDIT_DELETE_WORD_BACK] = N_("delete to the start of the word"),
    [EDIT_KILL_TO_END] = N_("cut to the end of the line"),
    [EDIT_KILL_TO_START] = N_("cut to the start of the line"),
    [EDIT_YANK] = N_("put back what was cut"),
    [EDIT_TRANSPOSE] = N_("exchange two characters"),
    [EDIT_NEWLINE] = N_("a new line"),
    [EDIT_UNDO] = N_("undo"),
    [EDIT_REDO] = N_("redo"),
};

const KeyRow *keys_table(guint *count) {
    *count = G_N_ELEMENTS(table);
    return table;
}

const KeyRow *keys_find(Press press, unsigned scope) {
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].press == press && (table[i].scopes & scope) != 0) return &table[i];
    return NULL;
}

gboolean keys_printable(Press press) {
    return press >= ' ' && press < PRESS_ENTER && press != 0x7f;
}

static const char *name_of_code(Press code) {
    static const struct {
        Press code;
        const char *name;
    } names[] = {
        {PRESS_ENTER, N_("Enter")},
        {PRESS_TAB, N_("Tab")},
        {PRESS_BACKTAB, N_("Shift-Tab")},
        {PRESS_ESC, N_("Esc")},
        {PRESS_BACKSPACE, N_("Backspace")},
        {PRESS_DELETE, N_("Delete")},
        {PRESS_INSERT, N_("Insert")},
        {PRESS_UP, N_("Up")},
        {PRESS_DOWN, N_("Down")},
        {PRESS_LEFT, N_("Left")},
        {PRESS_RIGHT, N_("Right")},
        {PRESS_HOME, N_("Home")},
        {PRESS_END, N_("End")},
        {PRESS_PAGE_UP, N_("Page Up")},
        {PRESS_PAGE_DOWN, N_("Page Down")},
        {' ', N_("Space")},
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i].code == code) return _(names[i].name);
    return NULL;
}

char *keys_name(Press press, gboolean brief) {
    Press code = press & PRESS_CODE;
    GString *name = g_string_new(NULL);

    if ((press & PRESS_SHIFT) != 0) g_string_append(name, "Shift-");
    if ((press & PRESS_ALT) != 0) g_string_append(name, "Alt-");
    if ((press & PRESS_CTRL) != 0) g_string_append(name, brief ? "^" : "Ctrl-");
    if (name_of_code(code) != NULL)
        g_string_append(name, name_of_code(code));
    else if (code >= PRESS_F1 && code <= PRESS_F12)
        g_string_append_printf(name, "F%u", code - PRESS_F1 + 1);
    else if ((press & (PRESS_CTRL | PRESS_ALT)) != 0)
        g_string_append_unichar(name, g_unichar_toupper(code));
    else
        g_string_append_unichar(name, code);
    return g_string_free(name, FALSE);
}

static const KeyRow *first_row(ActionId action, unsigned scope) {
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].action == action && (table[i].scopes & scope) != 0) return &table[i];
    return NULL;
}

/* How the key line names the key of an action: digits and arrows stand for their like. */
static char *line_name(const KeyRow *row) {
    if (row->action == ACTION_SELECT) return g_strdup("1-9");
    if (row->action == ACTION_WORDING) return g_strdup("<>"); /* shorter than the arrows */
    g_autofree char *name = keys_name(row->press, TRUE);
    if (row->press != PRESS_DOWN) return g_steal_pointer(&name);
    g_autofree char *up = keys_name(PRESS_UP, TRUE);
    return g_strdup_printf("%s/%s", up, name);
}

/* "Enter next"; NULL when this action has no key or no word in this scope. */
static char *entry_of(ActionId action, unsigned scope) {
    const KeyRow *row = first_row(action, scope);
    if (row == NULL || row->word == NULL) return NULL;
    g_autofree char *name = line_name(row);
    return g_strdup_printf("%s %s", name, _(row->word));
}

char *keys_of_action(ActionId action, unsigned scope) {
    const KeyRow *row = first_row(action, scope);
    return row != NULL ? keys_name(row->press, TRUE) : NULL;
}

/* Going on, back, help and leaving are never crowded out by the others. */
static gboolean is_vital(ActionId action) {
    return action == ACTION_NEXT || action == ACTION_BACK || action == ACTION_HELP || action == ACTION_LEAVE;
}

char *keys_line(const GPtrArray *commands, unsigned scope, int width) {
    guint count = commands != NULL ? commands->len : 0;
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(g_free);
    GString *line = g_string_new(NULL);
    int gap = width < NARROW_COLUMNS ? NARROW_GAP : ENTRY_GAP, left = width + gap;

    g_ptr_array_set_size(entries, (int)count);
    for (int vital = TRUE; vital >= FALSE; vital--)
        for (guint i = 0; i < count; i++) {
            ActionId action = (ActionId)GPOINTER_TO_INT(commands->pdata[i]);
            if (is_vital(action) != vital) continue;
            g_autofree char *entry = entry_of(action, scope);
            int cells = entry != NULL ? text_width(entry, -1) + gap : 0;
            if (cells > 0 && cells <= left) {
                entries->pdata[i] = g_steal_pointer(&entry);
                left -= cells;
            }
        }
    for (guint i = 0; i < count; i++)
        if (entries->pdata[i] != NULL) g_string_append_printf(line, "%*s%s", line->len > 0 ? gap : 0, "", (const char *)entries->pdata[i]);
    return g_string_free(line, FALSE);
}

static void free_help(gpointer data) {
    g_free(((KeyHelp *)data)->keys);
}

/* The keys of one action (for ACTION_EDIT: of one edit) in this scope: "Esc, F2, Left". */
static char *keys_of(const KeyRow *wanted, unsigned scope) {
    GString *keys = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        const KeyRow *row = &table[i];
        if (row->action != wanted->action || (row->scopes & scope) == 0) continue;
        if (row->action == ACTION_EDIT && row->argument != wanted->argument) continue;
        g_autofree char *name = keys_name(row->press, FALSE);
        g_string_append_printf(keys, "%s%s", keys->len > 0 ? ", " : "", name);
    }
    return g_string_free(keys, FALSE);
}

static gboolean listed(const KeyRow *row, guint before, unsigned scope) {
    for (guint i = 0; i < before; i++)
        if (table[i].action == row->action && (table[i].scopes & scope) != 0 &&
            (row->action != ACTION_EDIT || table[i].argument == row->argument))
            return TRUE;
    return FALSE;
}

GArray *keys_help(unsigned scope) {
    GArray *help = g_array_new(FALSE, FALSE, sizeof(KeyHelp));
    g_array_set_clear_func(help, free_help);
    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        const KeyRow *row = &table[i];
        if ((row->scopes & scope) == 0 || listed(row, i, scope)) continue;
        KeyHelp line = {NULL, NULL};
        if (row->action == ACTION_EDIT)
            line.help = _(edit_help[row->argument]);
        else
            line.help = _(action_row(row->action)->help);
        line.keys = row->action == ACTION_SELECT ? g_strdup("1-9") : keys_of(row, scope);
        g_array_append_val(help, line);
    }
    return help;
}
