/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of actions: name, help, and on which screens an action makes sense. To add one is to
 * add a row.
 */
#include "config.h"

#include "bowout/flow/action.h"

#include "bowout/base/translate.h"

#define MOVED ((unsigned)LISTS | SCOPE_FIND)
#define LISTS ((unsigned)SCOPE_MENU | SCOPE_REVIEW | SCOPE_WAYS_OUT | SCOPE_TEXT | SCOPE_CHECKLIST | SCOPE_OVERLAY)
#define TYPING ((unsigned)SCOPE_FORM | SCOPE_WORDS | SCOPE_BLANK | SCOPE_PASTE | SCOPE_FIND)
#define OFFERED ((unsigned)SCOPE_TEXT | SCOPE_FORM)
#define MADE ((unsigned)SCOPE_MENU | SCOPE_REVIEW | SCOPE_FORM | SCOPE_WORDS | SCOPE_BLANK)
#define SCREENS ((unsigned)SCOPE_EVERYWHERE & ~((unsigned)SCOPE_OVERLAY | SCOPE_PASTE))

static const ActionRow rows[ACTION_COUNT] = {
    [ACTION_NONE] = {ACTION_NONE, "none", N_("nothing"), 0},
    [ACTION_NEXT] = {ACTION_NEXT, "next", N_("take this and go on"), SCOPE_EVERYWHERE},
    [ACTION_BACK] = {ACTION_BACK, "back", N_("go back; nothing is lost"), SCOPE_EVERYWHERE},
    [ACTION_HELP] = {ACTION_HELP, "help", N_("help about this screen"), SCOPE_EVERYWHERE},
    [ACTION_PREVIEW] = {ACTION_PREVIEW, "preview", N_("show the whole letter"), SCOPE_EVERYWHERE},
    [ACTION_SUGGEST_REST] = {ACTION_SUGGEST_REST, "suggest-rest", N_("use the suggested wordings for the rest, then review"), SCREENS},
    [ACTION_LEAVE] = {ACTION_LEAVE, "leave", N_("leave; nothing you wrote is lost"), SCOPE_EVERYWHERE},
    [ACTION_SAVE] = {ACTION_SAVE, "save", N_("say whether all is saved; it always is"), SCOPE_EVERYWHERE},
    [ACTION_SUSPEND] = {ACTION_SUSPEND, "suspend", N_("back to the shell for a while"), SCOPE_EVERYWHERE},
    [ACTION_REDRAW] = {ACTION_REDRAW, "redraw", N_("draw the screen again"), SCOPE_EVERYWHERE},
    [ACTION_UP] = {ACTION_UP, "up", N_("up"), MOVED | SCOPE_FORM},
    [ACTION_DOWN] = {ACTION_DOWN, "down", N_("down"), MOVED | SCOPE_FORM},
    [ACTION_PAGE_UP] = {ACTION_PAGE_UP, "page-up", N_("a page up"), MOVED},
    [ACTION_PAGE_DOWN] = {ACTION_PAGE_DOWN, "page-down", N_("a page down"), MOVED},
    [ACTION_FIRST] = {ACTION_FIRST, "first", N_("to the first"), LISTS},
    [ACTION_LAST] = {ACTION_LAST, "last", N_("to the last"), LISTS},
    [ACTION_SELECT] = {ACTION_SELECT, "select", N_("select the item with this number"), LISTS},
    [ACTION_OWN_WORDS] = {ACTION_OWN_WORDS, "own-words", N_("write it in your own words, starting from this one"),
                          SCOPE_MENU | SCOPE_REVIEW},
    [ACTION_SKIP] = {ACTION_SKIP, "skip", N_("leave this part out"), SCOPE_MENU | SCOPE_REVIEW},
    [ACTION_MORE] = {ACTION_MORE, "more", N_("show more, or fewer"), SCOPE_MENU},
    [ACTION_FIND] = {ACTION_FIND, "find", N_("show only the rows with the words you type; Esc shows all again"), SCOPE_MENU},
    [ACTION_TICK] = {ACTION_TICK, "tick", N_("tick this, or untick it"), SCOPE_CHECKLIST},
    [ACTION_VARIANT] = {ACTION_VARIANT, "variant", N_("another combination of wordings; what you chose stays"), SCOPE_MENU | SCOPE_REVIEW},
    [ACTION_TONE] = {ACTION_TONE, "tone", N_("the next tone; what you chose in this one comes back with it"), MADE},
    [ACTION_CHANNEL] = {ACTION_CHANNEL, "channel", N_("the next channel: email, chat, phone"), MADE},
    [ACTION_SPELLING] = {ACTION_SPELLING, "spelling", N_("American or British spelling, for every letter"), SCOPE_MENU | SCOPE_REVIEW},
    [ACTION_UNDO] = {ACTION_UNDO, "undo", N_("undo what you decided last"), SCOPE_MENU | SCOPE_REVIEW},
    [ACTION_REDO] = {ACTION_REDO, "redo", N_("do again what was undone"), SCOPE_MENU | SCOPE_REVIEW},
    [ACTION_COMPARE] = {ACTION_COMPARE, "compare", N_("see the letter beside another combination, and take one"), SCOPE_REVIEW},
    [ACTION_HAND_OVER] = {ACTION_HAND_OVER, "hand-over", N_("hand it over"), SCOPE_REVIEW},
    [ACTION_WORDING] = {ACTION_WORDING, "wording", N_("try the other wordings of this part"), SCOPE_REVIEW},
    [ACTION_RESET] = {ACTION_RESET, "reset", N_("this part as it was suggested"), SCOPE_REVIEW},
    [ACTION_TAKE_SUGGESTION] = {ACTION_TAKE_SUGGESTION, "take-suggestion", N_("put what is proposed in place; again for the next one"),
                                SCOPE_REVIEW | SCOPE_FORM},
    [ACTION_ADD_WORD] = {ACTION_ADD_WORD, "add-word", N_("this word is right: add it to my words"), SCOPE_REVIEW},
    [ACTION_PASTE_OFFER] = {ACTION_PASTE_OFFER, "paste-offer", N_("a box to paste the offer into: what it says fills in the form"),
                            OFFERED},
    [ACTION_READ_OFFER] = {ACTION_READ_OFFER, "read-offer", N_("paste the offer: what it says fills in the form"), OFFERED},
    [ACTION_OFFER_TEXT] = {ACTION_OFFER_TEXT, "offer-text", N_("show the text of the offer"), SCOPE_EVERYWHERE & ~(unsigned)SCOPE_PASTE},
    [ACTION_ABOUT] = {ACTION_ABOUT, "about", N_("about you: name, tone, spelling and what else is kept for every letter"), SCREENS & ~(unsigned)SCOPE_FIND},
    [ACTION_DETAIL] = {ACTION_DETAIL, "detail", N_("complete a sentence with a detail of your own, or change it"), SCOPE_MENU | SCOPE_REVIEW},
    [ACTION_EXAMPLE] = {ACTION_EXAMPLE, "example", N_("put an example in; again for the next one"), SCOPE_BLANK},
    [ACTION_FIELD_NEXT] = {ACTION_FIELD_NEXT, "field-next", N_("next field"), SCOPE_FORM},
    [ACTION_FIELD_PREVIOUS] = {ACTION_FIELD_PREVIOUS, "field-previous", N_("the field before"), SCOPE_FORM},
    [ACTION_TYPE] = {ACTION_TYPE, "type", N_("type"), TYPING},
    [ACTION_PASTE] = {ACTION_PASTE, "paste", N_("paste"), TYPING | SCOPE_TEXT},
    [ACTION_EDITOR] = {ACTION_EDITOR, "editor", N_("open the text in your editor ($VISUAL or $EDITOR)"), SCOPE_WORDS},
    [ACTION_EDIT] = {ACTION_EDIT, "edit", N_("edit the text"), TYPING},
};

const ActionRow *action_row(ActionId id) {
    g_return_val_if_fail((guint)id < ACTION_COUNT, NULL);
    return &rows[id];
}
