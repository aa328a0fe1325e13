/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spelling at Review, on a terminal: the review is there first, the words arrive, a suggestion
   is taken, a word is added. */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/wait.h>

#include "term.h"

TestSuite(proofing, .timeout = 600);

#define ANSWERS                                                                                                                            \
    "situation = \"another-offer\"\nchannel = \"email\"\nregister = \"warm\"\n"                                                            \
    "offer { candidate = \"Ana Reyes\" company = \"Northwind\" role = \"Support Assistant\" contact = \"Ms. Tan\" "                        \
    "received = \"2026-11-20\" }\n"                                                                                                        \
    "stage \"reasoning\" { words = \"I have accepted a post as blorptician, which is nearer to my hapyness.\" }\n"

static gboolean dictionary_there(const char *text) {
    const char *command[] = {g_getenv("BOWOUT_PROGRAM"), "check", "--spelling", text, NULL};
    int status = 0;
    return g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                        &status, NULL) &&
           WIFEXITED(status) && WEXITSTATUS(status) < 2;
}

/* NULL where there is no English dictionary. */
static Term *at_review(void) {
    g_autofree char *home = g_dir_make_tmp("bowout-proof-XXXXXX", NULL), *path = g_build_filename(home, "letter.conf", NULL);
    const char *arguments[] = {"--now", "2026-11-23", "--answers", path, NULL};
    Term *term;
    g_file_set_contents(path, ANSWERS, -1, NULL);
    if (!dictionary_there(path)) return NULL;
    term = term_start(&(TermOptions){.rows = 40, .columns = 100, .arguments = arguments, .home = home});
    term_wait(term, "Enter next");
    term_keys(term, "^R");
    term_wait(term, "hand over");
    return term;
}

Test(proofing, words_arrive_and_are_mended_or_added) {
    g_autoptr(Term) term = at_review();
    g_autofree char *list = NULL, *words = NULL;
    gsize bytes;
    if (term == NULL) cr_skip_test("no English dictionary");
    term_wait(term, "[1]blorptician");
    term_wait(term, "[2]hapyness");
    term_wait_quiet(term, 100);
    bytes = term_raw(term)->len;
    term_wait_quiet(term, 400);
    cr_assert(term_raw(term)->len == bytes, "something was sent while nothing happened");

    term_keys(term, "2");
    term_wait(term, "hapyness\342\200\235 is not in your dictionary");
    term_wait(term, "Perhaps: happiness");
    term_keys(term, "t");
    term_wait(term, "Put in place: \"happiness\"");
    term_wait_gone(term, "[2]hapyness");

    term_keys(term, "1 a");
    term_wait(term, "is one of your words now");
    term_wait_gone(term, "[1]blorptician");
    list = g_build_filename(term_home(term), ".config", "bowout", "words", NULL);
    cr_assert(g_file_get_contents(list, &words, NULL, NULL) && strcmp(words, "blorptician\n") == 0);

    /* The letter as it is goes on. */
    term_keys(term, "Home Enter");
    term_wait(term, "Hand over");
}

Test(proofing, keys_go_on_while_dictionaries_are_read) {
    g_autoptr(Term) term = at_review();
    if (term == NULL) cr_skip_test("no English dictionary");
    term_keys(term, "Down Down p");
    term_wait(term, "my hapyness.");
    term_keys(term, "Esc");
    term_wait(term, "[2]hapyness");
    term_keys(term, "2");
    term_wait(term, "is not in your dictionary");
    term_keys(term, "^X");
    term_wait(term, "draft");
}
