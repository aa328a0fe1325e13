/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From Welcome to a finished letter in every situation, with the shipped catalogue: the file that
 * the wizard saved is, byte for byte, what `bowout compose` makes of the same answers.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "walk.h"

TestSuite(walk, .timeout = 600);

/* What the wizard kept, as an answers file. */
static void export_answers(Term *term, const char *wanted) {
    static const char *const export[] = {"--now", "2026-11-23", "drafts", "export", "1", NULL};
    g_autofree char *path = g_build_filename(term_home(term), "answers.conf", NULL);
    g_autofree char *answers = term_run(term, export);
    cr_assert(strstr(answers, wanted) != NULL, "no %s in\n%s", wanted, answers);
    cr_assert(g_file_set_contents(path, answers, -1, NULL));
}

static void save_letter(Term *term) {
    term_wait(term, WALK_REVIEW);
    term_keys(term, "Home Enter");
    walk_choose(term, "Save it as a text file");
    term_wait(term, "File name");
    term_keys(term, "^A ^K");
    walk_field(term, "letter.txt");
    term_wait(term, "Saved as");
    term_keys(term, "End Enter");
    term_wait(term, "Keep the draft and leave");
    term_keys(term, "1 Enter");
    cr_assert(term_wait_end(term) == 0);
}

/* The saved letter is that of compose; `wanted` is somewhere in it. */
static void check_letter(Term *term, const char *wanted) {
    static const char *const compose[] = {"--now", "2026-11-23", "compose", "--no-check", "answers.conf", NULL};
    g_autofree char *saved = term_read_file(term, "letter.txt");
    g_autofree char *composed = term_run(term, compose);
    cr_assert(saved != NULL, "nothing was saved");
    cr_assert(strcmp(saved, composed) == 0, "the wizard saved:\n%s\ncompose gives:\n%s", saved, composed);
    cr_assert(strstr(saved, wanted) != NULL, "no \"%s\" in\n%s", wanted, saved);
}

/* Enter on every stage takes the suggested wordings, as many stages as there are. */
static void enter_to_review(Term *term) {
    for (term_wait(term, "Step "); !term_shows(term, WALK_REVIEW); term_wait(term, "Step ")) {
        g_autofree char *screen = term_screen(term), *step = NULL;
        const char *number = strstr(screen, "Step ") + strlen("Step ");
        step = g_strndup(number - strlen("Step "), strlen("Step ") + strcspn(number, " ") + 1);
        term_keys(term, "Enter");
        term_wait_gone(term, step);
        term_wait_quiet(term, 50);
    }
}

static void walk_plainly(const char *digit, const char *situation, const char *wanted) {
    g_autoptr(Term) term = term_start(&(TermOptions){0});
    walk_to_gratitude(term, digit);
    enter_to_review(term);
    save_letter(term);
    export_answers(term, situation);
    check_letter(term, wanted);
}

Test(walk, not_the_right_fit) {
    walk_plainly("1", "not-right-fit", "Support Assistant");
}

Test(walk, another_offer) {
    walk_plainly("2", "another-offer", "Support Assistant");
}

Test(walk, unsure_about_the_role) {
    walk_plainly("4", "unsure-about-role", "Maria Santos");
}

Test(walk, personal_reasons) {
    walk_plainly("5", "personal-reasons", "Maria Santos");
}

Test(walk, needs_information) {
    g_autoptr(Term) term = term_start(&(TermOptions){0});
    walk_offer(term);
    term_keys(term, "3");
    term_wait(term, "> 3");
    term_keys(term, "Enter");
    term_wait(term, "(needed)");
    walk_field(term, "the working hours");
    term_keys(term, "Enter"); /* no second question */
    term_wait(term, "How will you answer?");
    term_keys(term, "Enter");
    term_wait(term, "Which tone");
    term_keys(term, "Enter");
    enter_to_review(term);
    save_letter(term);
    export_answers(term, "topic = {\"the working hours\"}");
    check_letter(term, "the working hours");
}

/* All kinds of choices in one letter: another wording, own words in two lines, a fact asked for,
   a part left out. */
Test(walk, every_kind_of_choice) {
    static const char *const compose[] = {"--now", "2026-11-23", "--catalogue", NULL, "compose", "--no-check", "answers.conf", NULL};
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_gratitude(term, "1");
    term_keys(term, "3 Enter");
    term_wait(term, "Say no, clearly");
    term_keys(term, "e");
    term_wait(term, "in your own words");
    term_send(term, "\033<\013");
    term_wait(term, " 0 words");
    term_send(term, "I say no: \"thanks\", na\303\257ve $ and \\ too.");
    term_keys(term, "^J");
    term_send(term, "A second line.");
    term_wait(term, "A second line.");
    term_keys(term, "Enter");
    term_wait(term, "Give your reason");
    term_keys(term, "1 Enter");
    term_wait(term, "leave it empty");
    walk_field(term, "online learning");
    term_wait(term, "Keep the door open");
    term_keys(term, "s");
    term_wait(term, "Wish them well");
    term_keys(term, "2 Enter");
    save_letter(term);

    g_autofree char *path = g_build_filename(term_home(term), "answers.conf", NULL);
    const char *all = "situation = \"not-right-fit\"\nchannel = \"email\"\nregister = \"warm\"\n"
                      "offer {\n  candidate = \"Maria Santos\"\n  company = \"Northwind Remote\"\n  role = \"Support Assistant\"\n"
                      "  contact = \"Ms. Tan\"\n  industry = \"online learning\"\n}\n"
                      "stage \"gratitude\" { phrasing = \"chosen\" }\n"
                      "stage \"decision\" { words = \"I say no: \\\"thanks\\\", na\303\257ve $ and \\\\ too.\\nA second line.\" }\n"
                      "stage \"reasoning\" { phrasing = \"industry\" }\nstage \"door-open\" { skip = true }\n"
                      "stage \"wishes\" { phrasing = \"search\" }\n";
    cr_assert(g_file_set_contents(path, all, -1, NULL));
    const char *arguments[G_N_ELEMENTS(compose)];
    memcpy(arguments, compose, sizeof compose);
    arguments[3] = walk_arguments()[3];
    g_autofree char *composed = term_run(term, arguments);
    g_autofree char *saved = term_read_file(term, "letter.txt");
    cr_assert(saved != NULL && strcmp(saved, composed) == 0, "the wizard saved:\n%s\ncompose gives:\n%s", saved, composed);
    cr_assert(strstr(saved, "A second line.") != NULL);
}

/* Back from anywhere, and forward again: nothing is lost. */
Test(walk, back_to_the_start_and_forward_again) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()});
    walk_to_gratitude(term, "1");
    term_keys(term, "2 Enter");
    term_wait(term, "Say no, clearly");
    term_keys(term, "2 Enter");
    term_wait(term, "Give your reason");
    term_wait_quiet(term, 100);
    g_autofree char *before = term_screen(term);
    static const char *const titles[] = {"Say no, clearly",      "Thank them",        "Which tone",
                                         "How will you answer?", "Why do you answer", "> Offer came by"};
    for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
        term_keys(term, "F2");
        term_wait(term, titles[i]);
    }
    term_keys(term, "Enter");
    for (int i = (int)G_N_ELEMENTS(titles) - 2; i >= 0; i--) {
        term_wait(term, titles[i]);
        term_keys(term, "Enter");
    }
    term_wait(term, "Give your reason");
    term_wait_screen(term, before);
}

/* One row of Review, by how it begins; then the choice there. */
static void change_at_review(Term *term, const char *row, const char *page, const char *key) {
    g_autofree char *selected = g_strconcat("> ", row, NULL);
    term_keys(term, "End");
    for (int i = 0; i < 6 && !term_shows(term, selected); i++) {
        term_keys(term, "Up");
        term_wait_quiet(term, 50);
    }
    term_wait(term, selected);
    term_keys(term, "Enter");
    term_wait(term, page);
    term_keys(term, key);
    term_keys(term, "Enter");
    term_wait(term, WALK_REVIEW);
}

static char *previewed(Term *term) {
    char *screen;
    term_keys(term, "F3");
    term_wait(term, "Maria Santos");
    term_wait_gone(term, "About the letter");
    term_wait_quiet(term, 100);
    screen = term_screen(term);
    term_keys(term, "F2");
    term_wait(term, WALK_REVIEW);
    return screen;
}

/* Another tone and channel at Review, the program ended in between, and back: the letter is as
   it was, own words and all. */
Test(walk, tone_and_channel_there_and_back) {
    g_autoptr(Term) term = term_start(&(TermOptions){.arguments = walk_arguments()}), later = NULL;
    g_autofree char *before = NULL, *after = NULL;
    walk_to_gratitude(term, "1");
    term_keys(term, "Enter");
    term_wait(term, "Say no, clearly");
    term_keys(term, "e");
    term_wait(term, "in your own words");
    term_send(term, "\033<\013No, thank you.");
    term_wait(term, "No, thank you.");
    term_keys(term, "Enter");
    term_wait(term, "Give your reason");
    term_keys(term, "^R");
    term_wait(term, WALK_REVIEW);
    before = previewed(term);
    change_at_review(term, "Tone: Warm", "Which tone", "2");
    change_at_review(term, "Channel: Email", "How will you answer?", "2");
    term_keys(term, "^X");
    term_wait(term, "Leave now?");
    term_keys(term, "Enter");
    cr_assert(term_wait_end(term) == 3);
    later = term_start(&(TermOptions){.arguments = walk_arguments(), .home = term_home(term)});
    term_wait(later, "Enter next");
    term_keys(later, "1 Enter");
    term_wait(later, WALK_REVIEW);
    change_at_review(later, "Tone: Formal", "Which tone", "1");
    change_at_review(later, "Channel: Chat", "How will you answer?", "1");
    after = previewed(later);
    cr_assert_str_eq(before, after);
}
