/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that are kept, and one that cannot be, on a real terminal. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "walk.h"

TestSuite(letters, .timeout = 600);

/* A file stands where the folder of the letters should be. */
static char *home_without_room(void) {
    g_autofree char *home = g_dir_make_tmp("bowout-letters-XXXXXX", NULL), *state = g_build_filename(home, ".local", "state", NULL);
    g_autofree char *file = g_build_filename(state, "bowout", NULL);
    cr_assert(g_mkdir_with_parents(state, 0700) == 0 && g_file_set_contents(file, "", 0, NULL));
    return g_steal_pointer(&home);
}

static void type_name(Term *term) {
    term_wait(term, "Enter next");
    term_keys(term, "Enter");
    term_wait(term, "> Your name");
    walk_field(term, "Maria Santos");
}

Test(letters, one_that_is_not_saved_is_given_another_place) {
    g_autofree char *home = home_without_room(), *kept = NULL;
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments(), .home = home});
    type_name(term);
    term_wait(term, "NOT SAVED");
    term_keys(term, "^X");
    term_wait(term, "This letter is NOT SAVED");
    term_wait(term, "> 1 Stay");
    term_keys(term, "3 Enter");
    cr_assert(term_wait_end(term) == 2);
    kept = term_read_file(term, "bow-out-unsaved.conf");
    cr_assert(kept != NULL && strstr(kept, "Maria Santos") != NULL, "%s", kept);
}

Test(letters, all_of_them_are_reached_from_welcome) {
    g_autoptr(Term) first = term_start(&(TermOptions){.arguments = walk_arguments()}), second = NULL, third = NULL;
    TermOptions options = {.arguments = walk_arguments(), .home = term_home(first)};
    type_name(first);
    walk_field(first, "Northwind Remote");
    term_keys(first, "^X Enter");
    cr_assert(term_wait_end(first) == 3);
    second = term_start(&options);
    term_wait(second, "> 1 Go on with");
    term_keys(second, "2");
    type_name(second);
    walk_field(second, "Blue Harbor");
    term_keys(second, "^X Enter");
    cr_assert(term_wait_end(second) == 3);
    third = term_start(&options);
    term_wait(third, "4 Your letters");
    term_keys(third, "4 Enter");
    term_wait(third, "Blue Harbor");
    term_wait(third, "2 Northwind Remote");
    term_send(third, "/north");
    term_wait(third, "Find: north");
    term_wait(third, ">   Northwind Remote");
    term_keys(third, "Enter");
    term_wait(third, "Begin a new letter from it");
    term_keys(third, "3 Enter");
    term_wait(third, "your choices of before");
    term_wait(third, "Maria Santos");
}
