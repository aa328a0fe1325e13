/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every screen as a person sees it, at three sizes, in UTF-8 and in ASCII. The screens are in
 * tests/tui/golden/; BOWOUT_UPDATE_GOLDEN=1 writes them anew: then read the difference as a
 * first-timer would.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "walk.h"

TestSuite(screens, .timeout = 600);

/* The screens of a walk, in the order of the walk. */
typedef struct {
    Term *term;
    const char *folder;
} Album;

static void keep(const Album *album, const char *name) {
    g_autofree char *path = g_build_filename(album->folder, name, NULL);
    term_expect_golden(album->term, path);
}

static void press(const Album *album, const char *keys, const char *name) {
    term_keys(album->term, keys);
    keep(album, name);
}

static void show_form(const Album *album) {
    keep(album, "welcome");
    press(album, "Enter", "offer");
    walk_field(album->term, "Maria Santos");
    walk_field(album->term, "Northwind Remote");
    walk_field(album->term, "Support Assistant");
    walk_field(album->term, "Ms. Tan");
    term_wait(album->term, "> Their mail address");
    walk_field(album->term, "not an address");
    keep(album, "offer-error");
    term_keys(album->term, "Shift-Tab");
    term_wait(album->term, "> Their mail address");
    term_keys(album->term, "^U Tab Right");
    keep(album, "offer-choice");
    term_keys(album->term, "Tab");
    term_wait(album->term, "> Offer came on");
    walk_field(album->term, "2026-11-19");
    term_wait(album->term, "> Answer wanted by");
    term_keys(album->term, "Enter");
    term_wait(album->term, "> How far it went");
    term_keys(album->term, "Enter");
    term_wait(album->term, "> Offer came by");
    press(album, "Enter", "situation");
}

/* What may come between two steps, and back to where it began. */
static void show_detours(const Album *album) {
    press(album, "m", "situation-more");
    press(album, "m 4 Enter", "check");
    press(album, "1 3", "check-ticked");
    press(album, "End Enter", "checked");
    press(album, "6", "checked-office");
    press(album, "Enter", "office");
    term_keys(album->term, "F2");
    term_wait(album->term, "> 6");
    press(album, "F2 F2", "situation-ticked");
    press(album, "m Down", "situation-further");
    press(album, "Enter", "instead");
    term_keys(album->term, "F2");
    term_wait(album->term, "Why do you answer");
    term_keys(album->term, "1");
    term_wait(album->term, "> 1");
}

static void show_stages(const Album *album) {
    press(album, "Enter", "channel");
    press(album, "Enter", "register");
    press(album, "Enter", "gratitude");
    press(album, "2", "gratitude-second");
    press(album, "m", "gratitude-more");
    press(album, "m e", "words");
    term_send(album->term, " Caf\303\251!!");
    keep(album, "words-typed");
    press(album, "Enter", "decision");
    press(album, "Enter", "reasoning");
    press(album, "1", "reasoning-blank");
    press(album, "Enter", "blank");
    press(album, "Tab Tab", "blank-example");
    term_keys(album->term, "^U");
    walk_field(album->term, "online learning");
    keep(album, "door-open");
    press(album, "s", "wishes");
}

static void show_end(const Album *album) {
    press(album, "Enter", "review");
    press(album, "1", "review-finding");
    press(album, "F1", "help");
    press(album, "PgDn", "help-second");
    term_keys(album->term, "F2");
    term_wait_gone(album->term, "Keys here");
    press(album, "F3", "preview");
    press(album, "F2", "review-again");
    press(album, "^X", "leave");
    term_keys(album->term, "F2");
    term_wait_gone(album->term, "Leave now?");
    press(album, "Home Enter", "ways-out");
    press(album, "Enter", "file-name");
    press(album, "Enter", "saved");
    walk_choose(album->term, "Save it as a text file");
    keep(album, "file-name-again");
    term_keys(album->term, "^A ^K");
    walk_field(album->term, "bow-out-northwind-remote.txt");
    keep(album, "replace");
    press(album, "F2 F2", "ways-out-again");
    press(album, "End Enter", "done");
    press(album, "3", "done-next");
    term_keys(album->term, "Enter");
    term_wait(album->term, "Thank you, that is");
    term_wait(album->term, "Press Enter");
    press(album, "Enter", "done-next");
}

static void show_all(int rows, int columns, const char *locale, const char *folder) {
    g_autoptr(Term) term = term_start(&(TermOptions){.rows = rows, .columns = columns, .locale = locale, .arguments = walk_arguments()});
    Album album = {term, folder};
    show_form(&album);
    show_detours(&album);
    show_stages(&album);
    show_end(&album);
    term_keys(term, "1 Enter");
    cr_assert(term_wait_end(term) == 0);
}

/* Welcome once there is a letter to go on with: text and list share the screen. */
static void show_welcome_again(int rows, int columns, const char *folder) {
    TermOptions options = {.rows = rows, .columns = columns, .arguments = walk_arguments()};
    g_autoptr(Term) first = term_start(&options), term = NULL;
    term_wait(first, "Enter next");
    term_keys(first, "Enter");
    walk_field(first, "Maria Santos");
    walk_field(first, "Northwind Remote");
    term_keys(first, "^X");
    term_wait(first, "Leave now?");
    term_keys(first, "Enter");
    cr_assert(term_wait_end(first) == 3);
    options.home = term_home(first);
    term = term_start(&options);
    term_wait(term, "Go on with the unfinished letter");
    keep(&(Album){term, folder}, "welcome-again");
}

Test(screens, welcome_again_at_80x24) {
    show_welcome_again(24, 80, "80x24");
}

Test(screens, welcome_again_at_40x12) {
    show_welcome_again(12, 40, "40x12");
}

Test(screens, welcome_again_at_120x40) {
    show_welcome_again(40, 120, "120x40");
}

Test(screens, at_80x24_in_utf8) {
    show_all(24, 80, "C.UTF-8", "80x24");
}

Test(screens, at_40x12_in_utf8) {
    show_all(12, 40, "C.UTF-8", "40x12");
}

Test(screens, at_120x40_in_utf8) {
    show_all(40, 120, "C.UTF-8", "120x40");
}

Test(screens, at_80x24_in_ascii) {
    show_all(24, 80, "C", "80x24-ascii");
}

Test(screens, at_40x12_in_ascii) {
    show_all(12, 40, "C", "40x12-ascii");
}

Test(screens, at_120x40_in_ascii) {
    show_all(40, 120, "C", "120x40-ascii");
}

/* Without colours the same screens say the same: marks, bold, underline and reverse remain. */
Test(screens, without_colours_nothing_is_lost) {
    static const char *const no_colour[] = {"NO_COLOR=1", NULL};
    g_autoptr(Term) term = term_start(&(TermOptions){.variables = no_colour, .arguments = walk_arguments()});
    Album album = {term, "80x24"};
    show_form(&album);
    cr_assert((term_all_attributes(term) & TERM_COLOUR) == 0);
    show_detours(&album);
    show_stages(&album);
    cr_assert((term_all_attributes(term) & TERM_COLOUR) == 0);
    show_end(&album);
    cr_assert((term_all_attributes(term) & TERM_COLOUR) == 0);
    cr_assert(strstr(term_raw(term)->str, "\033[3") == NULL || strstr(term_raw(term)->str, "\033[32m") == NULL);
}

Test(screens, the_same_on_a_vt100) {
    g_autoptr(Term) term = term_start(&(TermOptions){.name = "vt100", .arguments = walk_arguments()});
    Album album = {term, "80x24"};
    keep(&album, "welcome");
    press(&album, "Enter", "offer");
    cr_assert((term_all_attributes(term) & TERM_COLOUR) == 0);
}

static void show_two_letters(int rows, int columns, const char *folder) {
    g_autoptr(Term) term = term_start(&(TermOptions){.rows = rows, .columns = columns, .arguments = walk_arguments()});
    Album album = {term, folder};
    walk_to_gratitude(term, "1");
    term_keys(term, "^R");
    term_wait(term, "Ready to hand over");
    press(&album, "=", "compare");
    press(&album, "v 2", "compare-second");
    term_keys(term, "Enter");
    term_wait(term, "Combination ");
}

Test(screens, two_letters_at_80x24) {
    show_two_letters(24, 80, "80x24");
}

Test(screens, two_letters_at_40x12) {
    show_two_letters(12, 40, "40x12");
}

Test(screens, two_letters_at_120x40) {
    show_two_letters(40, 120, "120x40");
}

/* State is a mark and an attribute. */
Test(screens, what_is_selected_focused_or_wrong_stands_out) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_gratitude(term, "1");
    term_wait(term, "> 1 Thank you");
    term_wait(term, "> pleasure to learn");
    term_wait_quiet(term, 100);
    cr_assert((term_attributes(term, "> 1 Thank you") & TERM_REVERSE) != 0);
    cr_assert((term_attributes(term, "  2 Thank you") & TERM_REVERSE) == 0);
    cr_assert((term_attributes(term, "> Gratitude") & TERM_BOLD) != 0);
    cr_assert((term_attributes(term, "Thank them") & TERM_BOLD) != 0);
    cr_assert((term_attributes(term, "> pleasure to learn") & TERM_BOLD) != 0); /* in the letter */
    cr_assert((term_attributes(term, "Dear Ms. Tan,") & TERM_BOLD) == 0);
    term_keys(term, "^X");
    term_wait(term, "Leave now?");
    term_keys(term, "Esc");
    term_wait_gone(term, "Leave now?");
}

Test(screens, a_box_that_is_ticked_stands_out_without_colour) {
    static const char *const no_colour[] = {"NO_COLOR=1", NULL};
    g_autoptr(Term) term = term_start(&(TermOptions){.variables = no_colour, .arguments = walk_arguments()});
    walk_offer(term);
    term_keys(term, "4 Enter");
    term_wait(term, "1 [ ] They ask me to pay");
    term_keys(term, "1 Down");
    term_wait(term, "1 [x] They ask me to pay");
    term_wait(term, "> 2 [ ]");
    term_wait_quiet(term, 100);
    cr_assert((term_attributes(term, "[x] They") & TERM_BOLD) != 0);
    cr_assert((term_attributes(term, "[ ] A free") & TERM_BOLD) == 0);
    term_keys(term, "Space");
    term_wait(term, "> 2 [x]");
}
