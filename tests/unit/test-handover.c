/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters that leave: nothing is replaced unasked, nobody else can read them, and every failure says why.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/handover/handover.h"

static char *folder;
static char *words;

static void setup(void) {
    folder = g_dir_make_tmp("bowout-handover-XXXXXX", NULL);
    cr_assert(folder != NULL && chdir(folder) == 0);
    g_setenv("HOME", folder, TRUE);
}

static void remove_file(const char *name) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_remove(path);
}

static void teardown(void) {
    remove_file("letter.txt");
    remove_file("other.txt");
    remove_file("secret.txt");
    remove_file("target.txt");
    cr_expect(chdir("/") == 0);
    cr_expect(g_rmdir(folder) == 0, "something was left behind in %s", folder);
    g_free(folder);
    g_free(words);
}

TestSuite(handover, .init = setup, .fini = teardown);

static void one_sentence(gpointer data) {
    Sentence *sentence = data;
    g_free(sentence->text);
    g_free(sentence->after);
    g_free(sentence);
}

static void one_paragraph(gpointer data) {
    g_ptr_array_unref(((Paragraph *)data)->sentences);
    g_free(data);
}

static Letter *short_letter(const char *text) {
    Letter *letter = g_new0(Letter, 1);
    Paragraph *paragraph = g_new0(Paragraph, 1);
    Sentence *sentence = g_new0(Sentence, 1);
    *sentence = (Sentence){g_strdup(text), g_strdup(""), "decision", TRUE};
    paragraph->sentences = g_ptr_array_new_with_free_func(one_sentence);
    g_ptr_array_add(paragraph->sentences, sentence);
    letter->paragraphs = g_ptr_array_new_with_free_func(one_paragraph);
    g_ptr_array_add(letter->paragraphs, paragraph);
    return letter;
}

static HandoverOutcome carry_out(const char *way, const char *value, gboolean confirmed, const char *text) {
    g_autoptr(Letter) letter = short_letter(text);
    g_autoptr(Answers) answers = answers_new();
    g_clear_pointer(&words, g_free);
    FormInput input = {NULL, answers, letter, NULL};
    HandoverSettings settings = {NULL, NULL};
    HandoverResult result;
    HandoverOutcome outcome = handover_carry_out(way, value, confirmed, &input, &settings, FALSE, &result);
    words = g_steal_pointer(&result.words);
    handover_result_clear(&result);
    return outcome;
}

static void expect_file(const char *name, const char *text) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *found = NULL;
    cr_assert(g_file_get_contents(path, &found, NULL, NULL), "there is no %s", name);
    cr_assert(strcmp(found, text) == 0, "%s: %s", name, found);
}

static const FlowWay *way_called(const char *id) {
    guint count;
    const FlowWay *ways = handover_ways(&count);
    for (guint i = 0; i < count; i++)
        if (strcmp(ways[i].id, id) == 0) return &ways[i];
    cr_assert(FALSE, "no way %s", id);
    return NULL;
}

Test(handover, a_text_file_is_written_for_nobody_else) {
    struct stat status;
    cr_assert(carry_out("text-file", "letter.txt", FALSE, "No, thank you.") == HANDOVER_DONE);
    cr_assert(strstr(words, folder) != NULL && strstr(words, "letter.txt") != NULL, "%s", words);
    expect_file("letter.txt", "No, thank you.\n");
    cr_assert(stat("letter.txt", &status) == 0 && (status.st_mode & 0777) == 0600);
}

Test(handover, a_file_that_is_there_is_replaced_only_when_confirmed) {
    cr_assert(g_file_set_contents("letter.txt", "precious", -1, NULL));
    cr_assert(carry_out("text-file", "letter.txt", FALSE, "No.") == HANDOVER_EXISTS);
    expect_file("letter.txt", "precious");
    cr_assert(strstr(words, "letter.txt") != NULL);
    cr_assert(carry_out("text-file", "letter.txt", TRUE, "No.") == HANDOVER_DONE);
    expect_file("letter.txt", "No.\n");
}

Test(handover, a_link_is_not_followed) {
    cr_assert(g_file_set_contents("target.txt", "precious", -1, NULL));
    cr_assert(symlink("target.txt", "letter.txt") == 0);
    cr_assert(carry_out("text-file", "letter.txt", FALSE, "No.") == HANDOVER_EXISTS);
    cr_assert(carry_out("text-file", "letter.txt", TRUE, "No.") == HANDOVER_DONE);
    expect_file("target.txt", "precious");
    expect_file("letter.txt", "No.\n");
}

Test(handover, home_and_blanks_in_the_name) {
    cr_assert(carry_out("text-file", "  ~/other.txt ", FALSE, "No.") == HANDOVER_DONE, "%s", words);
    expect_file("other.txt", "No.\n");
}

Test(handover, what_cannot_be_written_says_why) {
    const char *const names[] = {"", "   ", "~", ".", "sub/", "no/such/folder/letter.txt", "/proc/letter.txt"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        cr_assert(carry_out("text-file", names[i], FALSE, "No.") == HANDOVER_FAILED, "\"%s\": %s", names[i], words);
        cr_assert(words != NULL && words[0] != '\0');
    }
    cr_assert(carry_out("text-file", NULL, FALSE, "No.") == HANDOVER_FAILED);
    cr_assert(carry_out("pigeon", NULL, FALSE, "No.") == HANDOVER_FAILED);
}

Test(handover, a_name_is_proposed_from_the_company) {
    const struct {
        const char *company, *name;
    } rows[] = {
        {"Northwind Remote", "bow-out-northwind-remote.txt"},
        {"../../etc/passwd", "bow-out-etc-passwd.txt"},
        {"Société Générale", "bow-out-societe-generale.txt"},
        {"北風", "bow-out.txt"},
        {"-- A & B --", "bow-out-a-b.txt"},
        {"A very very very long name of a company that does not end", "bow-out-a-very-very-very-long-name-of-a-company.txt"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Answers) answers = answers_new();
        g_autofree char *name = NULL;
        cr_assert(facts_set(answers_facts(answers), FACT_COMPANY, rows[i].company, NULL));
        name = way_called("text-file")->propose(answers);
        cr_assert(strcmp(name, rows[i].name) == 0, "%s: %s", rows[i].company, name);
    }
}

Test(handover, showing_and_printing_are_left_to_the_face) {
    cr_assert(carry_out("show", NULL, FALSE, "No.") == HANDOVER_SHOW && words[0] != '\0');
    cr_assert(carry_out("print", NULL, FALSE, "No.") == HANDOVER_AT_EXIT && words[0] != '\0');
    cr_assert(way_called("show")->asks == NULL && way_called("text-file")->asks != NULL);
}
