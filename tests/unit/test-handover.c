/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters that leave: nothing is replaced unasked, nobody else can read them, and every failure
 * says why.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

static Letter *short_letter(const char *text) {
    Letter *letter = letter_new(CHANNEL_EMAIL, NULL);
    letter_add_sentence(letter, text, "", "decision", TRUE);
    return letter;
}

static HandoverOutcome carry_out(const char *way, const char *value, gboolean confirmed, const char *text) {
    g_autoptr(Letter) letter = short_letter(text);
    g_autoptr(Answers) answers = answers_new();
    g_clear_pointer(&words, g_free);
    FormInput input = {NULL, answers, letter, NULL, 0};
    HandoverSettings settings = {.mailer = NULL};
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

/* Gives it in `way`; FALSE when it is not offered. */
static gboolean offers(const HandoverSettings *settings, gboolean restricted, const char *id, FlowWay *way) {
    g_autoptr(GArray) ways = handover_ways(settings, restricted);
    for (guint i = 0; i < ways->len; i++) {
        *way = g_array_index(ways, FlowWay, i);
        if (strcmp(way->id, id) == 0) return TRUE;
    }
    return FALSE;
}

static FlowWay way_called(const char *id) {
    HandoverSettings settings = {.mailer = NULL};
    FlowWay way;
    cr_assert(offers(&settings, FALSE, id, &way), "no way %s", id);
    return way;
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
        FlowWay way = way_called("text-file");
        cr_assert(facts_set(answers_facts(answers), FACT_COMPANY, rows[i].company, NULL));
        name = way.propose(&way, answers);
        cr_assert(strcmp(name, rows[i].name) == 0, "%s: %s", rows[i].company, name);
    }
}

Test(handover, showing_and_printing_are_left_to_the_face) {
    cr_assert(carry_out("show", NULL, FALSE, "No.") == HANDOVER_SHOW && words[0] != '\0');
    cr_assert(carry_out("print", NULL, FALSE, "No.") == HANDOVER_AT_EXIT && words[0] != '\0');
    cr_assert(way_called("show").asks == NULL && way_called("text-file").asks != NULL);
}

/* ---- ways through other programs: small ones of our own stand for them ---- */

static void program(const char *name, const char *script) {
    g_autofree char *path = g_build_filename(folder, name, NULL), *text = g_strdup_printf("#!/bin/sh\n%s\n", script);
    cr_assert(g_file_set_contents(path, text, -1, NULL) && g_chmod(path, 0700) == 0);
}

static HandoverOutcome with_program(const char *way, const char *value, gboolean confirmed, char **sendmail, char **text) {
    g_autoptr(Letter) letter = short_letter("No, thank you.");
    g_autoptr(Answers) answers = answers_new();
    FormInput input = {NULL, answers, letter, NULL, 0};
    HandoverSettings settings = {.sendmail = sendmail, .send_seconds = 1};
    HandoverResult result;
    HandoverOutcome outcome;
    g_autofree char *path = g_strconcat(folder, ":", g_getenv("PATH"), NULL);
    g_setenv("PATH", path, TRUE);
    g_clear_pointer(&words, g_free);
    outcome = handover_carry_out(way, value, confirmed, &input, &settings, FALSE, &result);
    words = g_steal_pointer(&result.words);
    if (text != NULL) *text = g_steal_pointer(&result.text);
    handover_result_clear(&result);
    return outcome;
}

static void no_desktop(void) {
    const char *const names[] = {"TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) g_unsetenv(names[i]);
}

Test(handover, without_a_desktop_the_terminal_is_asked) {
    g_autofree char *bytes = NULL, *expected = NULL, *base64 = g_base64_encode((const guchar *)"No, thank you.\n", 15);
    no_desktop();
    cr_assert(with_program("clipboard", NULL, FALSE, NULL, &bytes) == HANDOVER_TERMINAL);
    expected = g_strconcat("\033]52;c;", base64, "\a", NULL);
    cr_assert(strcmp(bytes, expected) == 0);
    cr_assert(strstr(words, "paste it") != NULL, "it claims no more than it knows: %s", words);
}

Test(handover, inside_screen_the_sequence_comes_in_pieces) {
    g_autofree char *bytes = NULL;
    GString *whole = g_string_new(NULL);
    no_desktop();
    g_setenv("STY", "1.test", TRUE);
    cr_assert(with_program("clipboard", NULL, FALSE, NULL, &bytes) == HANDOVER_TERMINAL);
    for (const char *at = bytes; *at != '\0';) {
        const char *end = strstr(at, "\033\\");
        cr_assert(g_str_has_prefix(at, "\033P") && end != NULL && end - at <= 254);
        g_string_append_len(whole, at + 2, end - at - 2);
        at = end + 2;
    }
    cr_assert(g_str_has_prefix(whole->str, "\033]52;c;") && g_str_has_suffix(whole->str, "\a"));
    g_string_free(whole, TRUE);
}

Test(handover, inside_tmux_it_goes_through_tmux) {
    g_autofree char *bytes = NULL;
    no_desktop();
    g_setenv("TMUX", "/nowhere,1,0", TRUE);
    program("tmux", "echo \"$@\" >arguments.txt; cat >letter.txt");
    cr_assert(with_program("clipboard", NULL, FALSE, NULL, &bytes) == HANDOVER_DONE, "%s", words);
    cr_assert(bytes == NULL);
    expect_file("arguments.txt", "load-buffer -w -\n");
    expect_file("letter.txt", "No, thank you.\n");
    remove_file("arguments.txt");
    program("tmux", "echo 'no server running' >&2; exit 1");
    cr_assert(with_program("clipboard", NULL, FALSE, NULL, &bytes) == HANDOVER_FAILED);
    cr_assert(strstr(words, "no server running") != NULL, "%s", words);
    remove_file("tmux");
}

Test(handover, a_clipboard_program_that_stays_does_not_hold_us) {
    g_autofree char *pid = NULL;
    no_desktop();
    g_setenv("DISPLAY", ":9", TRUE);
    program("xclip", "cat >letter.txt; sleep 600 & echo $! >other.txt");
    cr_assert(with_program("clipboard", NULL, FALSE, NULL, NULL) == HANDOVER_DONE, "%s", words);
    cr_assert(g_file_get_contents("other.txt", &pid, NULL, NULL) && kill((pid_t)atoi(pid), SIGKILL) == 0, "it was waited for");
    expect_file("letter.txt", "No, thank you.\n");
    remove_file("xclip");
}

Test(handover, far_away_no_desktop_is_used) {
    g_autofree char *bytes = NULL;
    no_desktop();
    g_setenv("DISPLAY", ":9", TRUE);
    g_setenv("SSH_CONNECTION", "1 2 3 4", TRUE);
    program("xclip", "exit 1");
    cr_assert(with_program("clipboard", NULL, FALSE, NULL, &bytes) == HANDOVER_TERMINAL && bytes != NULL);
    remove_file("xclip");
}

Test(handover, what_is_pasted_is_compared) {
    cr_assert(carry_out("clipboard-check", "No,\r thank  you.", FALSE, "No, thank you.") == HANDOVER_DONE, "%s", words);
    cr_assert(carry_out("clipboard-check", "No, thanks.", FALSE, "No, thank you.") == HANDOVER_FAILED);
    cr_assert(carry_out("clipboard-check", "", FALSE, "No, thank you.") == HANDOVER_FAILED);
}

Test(handover, nothing_is_sent_unasked_or_to_what_is_no_address) {
    char *sendmail[] = {(char *)"sender", NULL};
    const char *const wrong[] = {"", "nobody", "a@b.example, c@d.example", "-oQ/tmp@x.example y", "a@b.example\nBcc: c@d.example"};
    program("sender", "echo sent >letter.txt");
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
        cr_assert(with_program("send", wrong[i], TRUE, sendmail, NULL) == HANDOVER_FAILED, "%s: %s", wrong[i], words);
    cr_assert(with_program("send", "tan@northwind.example", FALSE, sendmail, NULL) == HANDOVER_EXISTS);
    cr_assert(!g_file_test("letter.txt", G_FILE_TEST_EXISTS));
    remove_file("sender");
}

Test(handover, only_an_exit_of_zero_is_sent) {
    char *sendmail[] = {(char *)"sender", (char *)"a b; c", NULL};
    g_autofree char *mail = NULL;
    program("sender", "for word; do echo \"$word\"; done >other.txt; cat >letter.txt");
    cr_assert(with_program("send", "tan@northwind.example", TRUE, sendmail, NULL) == HANDOVER_DONE, "%s", words);
    expect_file("other.txt", "a b; c\n-i\n--\ntan@northwind.example\n");
    cr_assert(g_file_get_contents("letter.txt", &mail, NULL, NULL));
    cr_assert(strstr(mail, "To: ") != NULL && strstr(mail, "\n\nNo, thank you.\n") != NULL && strchr(mail, '\r') == NULL, "%s", mail);
    program("sender", "echo 'mailbox \033[2J full' >&2; exit 75");
    cr_assert(with_program("send", "tan@northwind.example", TRUE, sendmail, NULL) == HANDOVER_FAILED);
    cr_assert(strstr(words, "Unknown") != NULL && strstr(words, "full") != NULL && strchr(words, '\033') == NULL, "%s", words);
    program("sender", "kill -9 $$");
    cr_assert(with_program("send", "tan@northwind.example", TRUE, sendmail, NULL) == HANDOVER_FAILED);
    cr_assert(strstr(words, "Unknown") != NULL, "%s", words);
    sendmail[0] = (char *)"no-such-program";
    cr_assert(with_program("send", "tan@northwind.example", TRUE, sendmail, NULL) == HANDOVER_FAILED);
    cr_assert(strstr(words, "Not sent") != NULL, "%s", words);
    cr_assert(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD, "no child is left");
    remove_file("sender");
}

/* It took the whole mail, and may have sent it before it hung. */
Test(handover, a_program_that_hangs_while_sending_is_ended) {
    char *sendmail[] = {(char *)"sender", NULL};
    g_autofree char *pid = NULL;
    program("sender", "cat >letter.txt; echo $$ >other.txt; trap '' TERM HUP; while :; do sleep 60; done");
    cr_assert(with_program("send", "tan@northwind.example", TRUE, sendmail, NULL) == HANDOVER_FAILED);
    cr_assert(strcmp(words, "Unknown whether it was sent: sender took longer than 1 second. Check before sending it again.") == 0, "%s",
              words);
    cr_assert(g_file_get_contents("other.txt", &pid, NULL, NULL) && kill((pid_t)atoi(pid), 0) == -1, "it still runs");
    remove_file("sender");
}

/* No copy of the letter is left where none is needed. */
Test(handover, a_mail_program_that_takes_a_link_gets_no_file) {
    g_autoptr(Letter) letter = short_letter("No, thank you.");
    g_autoptr(Answers) answers = answers_new();
    FormInput input = {NULL, answers, letter, NULL, 0};
    char *mailer[] = {(char *)"aerc", (char *)"--link={mailto}", NULL};
    HandoverSettings settings = {.mailer = mailer, .mail_path = (char *)"letter.txt"};
    HandoverResult result;
    cr_assert(handover_carry_out("mailer", NULL, FALSE, &input, &settings, FALSE, &result) == HANDOVER_RUN);
    cr_assert(strcmp(result.argv[1], "--link=mailto:?body=No%2C%20thank%20you.") == 0 && result.argv[2] == NULL, "%s", result.argv[1]);
    cr_assert(strcmp(result.words, "Opened in aerc.") == 0);
    cr_assert(!g_file_test("letter.txt", G_FILE_TEST_EXISTS));
    handover_result_clear(&result);
}

Test(handover, the_printer_gets_lines_that_fit) {
    program("lp", "cat >letter.txt");
    cr_assert(with_program("paper", NULL, FALSE, NULL, NULL) == HANDOVER_DONE, "%s", words);
    expect_file("letter.txt", "No, thank you.\n");
    remove_file("lp");
}

Test(handover, settings_are_words_and_the_environment_goes_first) {
    g_autofree char *home = g_build_filename(folder, "bowout", NULL);
    g_autoptr(Problems) problems = problems_new();
    HandoverSettings settings;
    g_setenv("XDG_CONFIG_HOME", folder, TRUE);
    cr_assert(g_mkdir(home, 0700) == 0);
    cr_assert(g_file_set_contents("bowout/config",
                                  "mailer = {\"aerc\"}\nsendmail = {\"msmtp\", \"-C\", \"my file\"}\ndisable = {\"slang\"}\n", -1, NULL));
    g_unsetenv("BOWOUT_MAILER");
    handover_settings_read(&settings, problems);
    cr_assert(strcmp(settings.mailer[0], "aerc") == 0 && strcmp(settings.sendmail[2], "my file") == 0);
    handover_settings_clear(&settings);
    g_setenv("BOWOUT_MAILER", "neomutt -H", TRUE);
    handover_settings_read(&settings, problems);
    cr_assert(strcmp(settings.mailer[0], "neomutt") == 0 && strcmp(settings.mailer[1], "-H") == 0);
    handover_settings_clear(&settings);
    cr_assert(problems_count(problems, PROBLEM_WARNING) == 0);
    remove_file("bowout/config");
    remove_file("bowout");
}

Test(handover, without_settings_a_faulty_environment_is_told) {
    g_autoptr(Problems) problems = problems_new();
    HandoverSettings settings;
    g_setenv("XDG_CONFIG_HOME", folder, TRUE);
    g_setenv("BOWOUT_MAILER", "neomutt 'open", TRUE);
    handover_settings_read(&settings, problems);
    cr_assert(settings.mailer == NULL && problems_count(problems, PROBLEM_ERROR) == 1);
    handover_settings_clear(&settings);
}

Test(handover, ways_that_cannot_work_are_not_offered) {
    char *mailer[] = {(char *)"no-such-program", NULL};
    HandoverSettings settings = {.mailer = mailer, .sendmail = mailer};
    FlowWay way;
    cr_assert(!offers(&settings, FALSE, "mailer", &way) && !offers(&settings, FALSE, "send", &way));
    cr_assert(offers(&settings, FALSE, "text-file", &way) && !offers(&settings, TRUE, "text-file", &way));
    cr_assert(!offers(&settings, TRUE, "mail-file", &way) && !offers(&settings, TRUE, "paper", &way));
    cr_assert(offers(&settings, TRUE, "show", &way) && offers(&settings, TRUE, "print", &way));
}
