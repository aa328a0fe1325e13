/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Configuration files: each fault is told with its true line, the sound rest is
   read, and nothing in a file can hang, kill or fool the program. */
#include "config.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "bowout/base/confile.h"

static const ConfileOption phrasing[] = {
    {"text", CONFILE_STRING, NULL},      {"register", CONFILE_LIST, NULL}, {"limit", CONFILE_INTEGER, NULL},
    {"optional", CONFILE_BOOLEAN, NULL}, {NULL, CONFILE_STRING, NULL},
};
static const ConfileOption stage[] = {
    {"title", CONFILE_STRING, NULL},
    {"phrasing", CONFILE_TITLED, phrasing},
    {NULL, CONFILE_STRING, NULL},
};
static const ConfileOption schema[] = {
    {"situation", CONFILE_STRING, NULL}, {"hide", CONFILE_LIST, NULL}, {"offer", CONFILE_SECTION, phrasing},
    {"stage", CONFILE_TITLED, stage},    {NULL, CONFILE_STRING, NULL},
};

static ConfileSection *read_length(const char *text, gsize length, Problems *problems) {
    return confile_read_text("f.conf", text, length, schema, problems);
}

/* The problems, a line each, and whether a tree came out. */
static void expect_problems(const char *text, gssize length, gboolean tree, const char *wanted) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(ConfileSection) root = read_length(text, length < 0 ? strlen(text) : (gsize)length, problems);
    GString *all = g_string_new(NULL);

    for (guint i = 0; i < problems_count(problems, PROBLEM_WARNING); i++) {
        g_autofree char *line = problem_format(problems_get(problems, i));

        g_string_append_printf(all, "%s%s", i ? "\n" : "", line);
    }
    cr_assert(strcmp(all->str, wanted) == 0, "in:\n%s\ngot:\n%s\nwanted:\n%s", text, all->str, wanted);
    cr_assert((root != NULL) == tree, "in:\n%s", text);
    g_string_free(all, TRUE);
}

static void expect_value(const char *text, const char *wanted) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(ConfileSection) root = read_length(text, strlen(text), problems);
    const char *got;

    cr_assert(root && problems_count(problems, PROBLEM_WARNING) == 0, "%s", text);
    got = confile_string(root, "situation");
    cr_assert(got && strcmp(got, wanted) == 0, "%s: got \"%s\"", text, got);
}

Test(confile, reads_everything_with_its_line) {
    static const char text[] = "# a comment\n"
                               "// another\n"
                               "/* one\n over lines */\n"
                               "situation = \"another-offer\" hide = {\"a/b\",\n"
                               "  \"c\"}\n"
                               "offer { text = 'single' }\n"
                               "stage \"reasoning\" {\n"
                               "  title = \"Two\n"
                               "lines\" # here\n"
                               "  phrasing \"x\" { text = \"X\" register = warm limit = -12 optional = yes }\n"
                               "  phrasing 'y y' {\n"
                               "    register = {\"warm\", formal,}\n"
                               "  }\n"
                               "}\n"
                               "stage \"wishes\" { }\n";
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(ConfileSection) root = read_length(text, strlen(text), problems);
    const ConfileSection *reasoning, *x, *y;

    cr_assert(root && problems_count(problems, PROBLEM_WARNING) == 0);
    cr_assert(strcmp(confile_string(root, "situation"), "another-offer") == 0);
    cr_assert(confile_option_line(root, "situation") == 5);
    cr_assert(confile_list(root, "hide")->len == 2 && confile_list_line(root, "hide", 1) == 6);
    cr_assert(strcmp(confile_string(confile_section(root, "offer"), "text"), "single") == 0);
    cr_assert(confile_sections(root, "stage")->len == 2);
    reasoning = confile_find(root, "stage", "reasoning");
    cr_assert(reasoning && confile_line_of(reasoning) == 8 && strcmp(confile_section_name(reasoning), "stage") == 0);
    cr_assert(strcmp(confile_string(reasoning, "title"), "Two\nlines") == 0);
    x = g_ptr_array_index(confile_sections(reasoning, "phrasing"), 0);
    y = g_ptr_array_index(confile_sections(reasoning, "phrasing"), 1);
    cr_assert(strcmp(confile_title(x), "x") == 0 && confile_line_of(x) == 11);
    cr_assert(confile_integer(x, "limit", 0) == -12 && confile_boolean(x, "optional", FALSE));
    cr_assert(confile_list(x, "register")->len == 1);
    cr_assert(strcmp(confile_title(y), "y y") == 0 && confile_line_of(y) == 12);
    cr_assert(confile_list(y, "register")->len == 2 && confile_option_line(y, "register") == 13);
    cr_assert(!confile_is_set(y, "text") && !confile_string(y, "text") && confile_option_line(y, "text") == 12);
    cr_assert(confile_integer(y, "limit", 7) == 7 && confile_boolean(y, "optional", TRUE));
    cr_assert(confile_line_of(confile_find(root, "stage", "wishes")) == 16);
    cr_assert(!confile_title(root) && strcmp(confile_file(y), "f.conf") == 0);
    cr_assert(!confile_find(root, "stage", "none") && confile_sections(reasoning, "phrasing")->len == 2);
}

Test(confile, empty_files_are_fine) {
    expect_problems("", -1, TRUE, "");
    expect_problems("\n\n  # only\n", -1, TRUE, "");
    expect_problems("# no newline", -1, TRUE, "");
    expect_problems("\xEF\xBB\xBF", -1, TRUE, "");
}

Test(confile, windows_files_are_read) {
    expect_value("\xEF\xBB\xBFsituation = \"x\"\r\n", "x");
    expect_value("situation = \"x\r\ny\"\r\n", "x\ny");
    expect_problems("# a\r\n\r\nnope = 1\r\n", -1, TRUE, "f.conf:3: unknown option \"nope\"");
}

Test(confile, values) {
    expect_value("situation = \"a \\\"b\\\" \\\\ \\${x} # no // comment /* */\"", "a \"b\" \\ ${x} # no // comment /* */");
    expect_value("situation = \"a\\\nb\"", "ab");
    expect_value("situation = \"\\x41\\102\\n\"", "AB\n");
    expect_value("situation = \"\"", "");
    expect_value("situation = 'it\\'s ${HOME} \\n'", "it's ${HOME} \\n");
    expect_value("situation = not-quoted+plus/slash", "not-quoted+plus/slash");
    expect_value("situation = http://x.org/a", "http://x.org/a");
    expect_value("situation = \"$5\" ", "$5");
    expect_value("situation = \"Zo\xC3\xAB\"", "Zo\xC3\xAB");
}

Test(confile, missing_braces_and_quotes_at_the_place_they_opened) {
    expect_problems("\nstage \"a\" {\n title = \"x\"\n", -1, FALSE, "f.conf:2: the section \"stage\" that opens here is not closed");
    expect_problems("stage \"a\" {\n}\n}\n", -1, FALSE, "f.conf:3: this } closes nothing");
    expect_problems("situation = \"x\"\n/* never\n closed\n", -1, FALSE, "f.conf:2: the comment that opens here is not closed");
    expect_problems("\nsituation = \"never\nclosed\n", -1, FALSE, "f.conf:2: the string that opens here is not closed");
    expect_problems("situation = 'it''s\n", -1, FALSE, "f.conf:1: a stray quote: text touches the end of a string");
    expect_problems("situation = \"x\"\n\"\n", -1, FALSE, "f.conf:2: the string that opens here is not closed");
    expect_problems("hide = {\"a\", \"b\"\nsituation = \"x\"\n", -1, FALSE, "f.conf:1: the list that opens here is not closed");
    expect_problems("hide = {\"a\",\nsituation = \"x\"\n", -1, FALSE, "f.conf:1: the list that opens here is not closed");
    expect_problems("hide = {\"a\"", -1, FALSE, "f.conf:1: the list that opens here is not closed");
}

/* A quote forgotten in the middle turns the rest of the file inside out. */
Test(confile, a_forgotten_quote_is_found_where_it_was_forgotten) {
    expect_problems("\nsituation = \"never closed\nhide = {\"a\"}\n", -1, FALSE,
                    "f.conf:2: the string that opens here seems not to be closed (line 3 makes no sense after it)");
    expect_problems("stage \"a\" {\n title = \"never closed\n phrasing \"x\" { text = \"X\" }\n}\n", -1, FALSE,
                    "f.conf:2: the string that opens here seems not to be closed (line 3 makes no sense after it)");
    expect_problems("stage \"a\" {\n title = \"open\n phrasing \" x\" { text = \"X\" }\n}\n", -1, FALSE,
                    "f.conf:2: the string that opens here seems not to be closed (line 3 makes no sense after it)");
    expect_problems("situation = \"a\"b\"\n", -1, FALSE, "f.conf:1: a stray quote: text touches the end of a string");
    expect_problems("situation = a\"b\"\n", -1, FALSE, "f.conf:1: a stray quote: a string touches the word before it");
}

Test(confile, syntax) {
    expect_problems("situation\n", -1, FALSE, "f.conf:1: = or { expected after \"situation\", not the end of the file");
    expect_problems("situation =\n", -1, FALSE, "f.conf:1: a value expected after \"situation\", not the end of the file");
    expect_problems("situation = = \"x\"", -1, FALSE, "f.conf:1: a value expected after \"situation\", not \"=\"");
    expect_problems("situation =\nhide = {}\n", -1, FALSE, "f.conf:1: a value is missing after \"situation =\"");
    expect_problems("hide = {\"a\" \"b\"}", -1, FALSE, "f.conf:1: a comma or } expected after \"hide\", not \"b\"");
    expect_problems("stage \"a\"\n title = 1", -1, FALSE, "f.conf:2: { expected after \"stage\", not \"title\"");
    expect_problems("{ }", -1, FALSE, "f.conf:1: the name of an option or section expected, not \"{\"");
    expect_problems("hide = {}\n\"x\" = 1", -1, FALSE, "f.conf:2: the name of an option or section expected, not \"x\"");
    expect_problems("hide += {\"a\"}", -1, FALSE, "f.conf:1: \"+=\" is not allowed: write the whole list of \"hide\" after =");
    expect_problems("\ninclude(\"/etc/passwd\")", -1, FALSE, "f.conf:2: \"include\" is not allowed: put everything in one file");
    expect_problems("include \"x\"", -1, FALSE, "f.conf:1: \"include\" is not allowed: put everything in one file");
}

Test(confile, environment_and_escapes_are_refused) {
    expect_problems("hide = {}\nsituation = \"at ${HOME}\"", -1, FALSE,
                    "f.conf:2: \"${\" would be replaced by the environment: write \\${ in double quotes");
    expect_problems("situation = ${HOME}", -1, FALSE, "f.conf:1: \"${\" would be replaced by the environment: write \\${ in double quotes");
    expect_problems("situation = \"a\nb ${HOME\"", -1, FALSE,
                    "f.conf:2: \"${\" would be replaced by the environment: write \\${ in double quotes");
    expect_problems("# ${HOME} in a comment\n", -1, TRUE, "");
    expect_problems("situation = \"C:\\qemu\"", -1, FALSE, "f.conf:1: \"\\q\" means nothing: write \\\\ for a backslash");
    expect_problems("situation = \"a\\0b\"", -1, FALSE, "f.conf:1: \"\\0\" is not a character: write \\\\ for a backslash");
    expect_problems("situation = \"\\777\"", -1, FALSE, "f.conf:1: \"\\777\" is not a character: write \\\\ for a backslash");
    expect_problems("situation = \"\\1234\"", -1, FALSE, "f.conf:1: \"\\1234\" is not a character: write \\\\ for a backslash");
    expect_problems("situation = \"\\x00\"", -1, FALSE,
                    "f.conf:1: \"\\x\" needs two hexadecimal digits, not zero: write \\\\ for a backslash");
    expect_problems("hide = {}\nsituation = \"\\xE9\"", -1, TRUE, "f.conf:2: the \\x or octal escapes in \"situation\" do not make UTF-8");
}

Test(confile, bytes_that_are_no_text) {
    expect_problems("a\nb\0c", 5, FALSE, "f.conf:2: there is a NUL byte here: not a text file");
    expect_problems("# Caf\xE9\n", -1, FALSE, "f.conf:1: byte <E9> is not UTF-8: save the file as UTF-8");
    expect_problems("\n\n# a\x1b[2J\n", -1, FALSE, "f.conf:3: there is a control character here: ^[");
    expect_problems("a\rb", -1, FALSE, "f.conf:1: there is a control character here: ^M");
}

Test(confile, all_faults_of_meaning_are_told) {
    expect_problems("wrong = 1\n"
                    "situation = {\"a\", \"b\"}\n"
                    "strange \"x\" { a = 1 b { } }\n"
                    "stage { }\n"
                    "offer \"t\" { }\n"
                    "offer = 1\n"
                    "hide { }\n"
                    "stage \"s\" {\n"
                    "  wrong = {\"a\"}\n"
                    "  phrasing \"p\" { limit = 1.5 optional = perhaps odd = 1 }\n"
                    "  phrasing \"p\" { }\n"
                    "  title = \"a\"\n"
                    "  title = \"b\"\n"
                    "}\n"
                    "stage \"s\" { }\n"
                    "offer { limit = \"99999999999999999999\" }\n"
                    "offer { }\n",
                    -1, TRUE,
                    "f.conf:1: unknown option \"wrong\"\n"
                    "f.conf:2: \"situation\" takes one value, not a list\n"
                    "f.conf:3: unknown section \"strange\": did you mean \"stage\"?\n"
                    "f.conf:4: the section \"stage\" needs a title before its {\n"
                    "f.conf:5: the section \"offer\" takes no title\n"
                    "f.conf:6: \"offer\" is a section: write it with { } and without =\n"
                    "f.conf:7: \"hide\" is not a section: write = after it\n"
                    "f.conf:9: unknown option \"wrong\" in \"stage\"\n"
                    "f.conf:10: unknown option \"odd\" in \"phrasing\"\n"
                    "f.conf:10: \"limit\" wants a whole number, not \"1.5\"\n"
                    "f.conf:10: \"optional\" wants true or false, not \"perhaps\"\n"
                    "f.conf:11: phrasing \"p\" is here twice: the first one is in line 10\n"
                    "f.conf:13: \"title\" is here twice: the first one is in line 12\n"
                    "f.conf:15: stage \"s\" is here twice: the first one is in line 8\n"
                    "f.conf:16: \"limit\" wants a whole number, not \"99999999999999999999\"\n"
                    "f.conf:17: \"offer\" is here twice: the first one is in line 16");
}

Test(confile, the_first_of_doubles_counts) {
    static const char text[] = "situation = \"first\" situation = \"second\"\n"
                               "stage \"s\" { title = \"one\" }\nstage \"s\" { title = \"two\" }\n";
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(ConfileSection) root = read_length(text, strlen(text), problems);

    cr_assert(strcmp(confile_string(root, "situation"), "first") == 0);
    cr_assert(confile_sections(root, "stage")->len == 1);
    cr_assert(strcmp(confile_string(confile_section(root, "stage"), "title"), "one") == 0);
}

Test(confile, depth_is_capped) {
    GString *text = g_string_new(NULL);
    g_autofree char *wanted = g_strdup_printf("f.conf:1: sections inside sections: %d deep is the most", CONFILE_DEPTH_MAX);

    for (int i = 0; i < 100000; i++) g_string_append(text, "a {");
    expect_problems(text->str, -1, FALSE, wanted);
    g_string_free(text, TRUE);
}

Test(confile, size_is_capped) {
    GString *text = g_string_new(NULL);

    while (text->len < CONFILE_SIZE_MAX - 1) g_string_append_c(text, '#');
    g_string_append_c(text, '\n');
    expect_problems(text->str, -1, TRUE, "");
    g_string_append_c(text, '\n');
    expect_problems(text->str, -1, FALSE, "f.conf: the file is too large: 1048576 bytes is the most");
    g_string_free(text, TRUE);
}

static void expect_unreadable(const char *path, const char *message) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(ConfileSection) root = confile_read(path, schema, problems);

    cr_assert(!root && problems_count(problems, PROBLEM_ERROR) == 1);
    cr_assert(strcmp(problems_get(problems, 0)->message, message) == 0, "%s", problems_get(problems, 0)->message);
    cr_assert(problems_get(problems, 0)->line == 0);
}

Test(confile, only_ordinary_files) {
    g_autofree char *folder = g_dir_make_tmp("bowout-XXXXXX", NULL);
    g_autofree char *fifo = g_build_filename(folder, "fifo", NULL);
    g_autofree char *file = g_build_filename(folder, "file", NULL);
    g_autoptr(ConfileSection) root = NULL;

    cr_assert(mkfifo(fifo, 0600) == 0);
    expect_unreadable(folder, "is a folder, not a file");
    expect_unreadable(fifo, "is not an ordinary file");
    expect_unreadable("/dev/null", "is not an ordinary file");
    expect_unreadable(file, "No such file or directory");
    cr_assert(g_file_set_contents(file, "situation = \"x\"\n", -1, NULL));
    root = confile_read(file, schema, NULL);
    cr_assert(root && strcmp(confile_file(root), file) == 0);
    g_remove(fifo);
    g_remove(file);
    g_rmdir(folder);
}

Test(confile, ten_thousand_phrasings) {
    GString *text = g_string_new("stage \"s\" {\n");
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(ConfileSection) root = NULL;

    for (int i = 0; i < 10000; i++)
        g_string_append_printf(text, "phrasing \"p%d\" { text = \"Thank you for the %d offer, {contact}.\" register = {\"warm\"} }\n", i,
                               i);
    g_string_append(text, "}\n");
    root = read_length(text->str, text->len, problems);
    cr_assert(root && confile_sections(confile_section(root, "stage"), "phrasing")->len == 10000);
    cr_assert(confile_line_of(confile_find(confile_section(root, "stage"), "phrasing", "p9999")) == 10001);
    g_string_free(text, TRUE);
}

Test(confile, quoting_gives_the_same_bytes) {
    static const char *const texts[] = {
        "",
        "plain",
        "a \"quoted\" \\ back\\slash",
        "two\nlines\n",
        "$5 ${HOME} $",
        "tab\there",
        "\x01\x1b[31m\x7f",
        "it's # no /* comment */ // {}",
        "Zoë 李 👍",
        "\\x41\\n",
        ("x\x0b"
         "1a"),
        "ends\\",
    };

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *quoted = confile_quote(texts[i]);
        g_autofree char *line = g_strconcat("situation = ", quoted, NULL);

        cr_assert(!strchr(line, '\n'));
        expect_value(line, texts[i]);
    }
}

/* Any text at all, made of the troublesome pieces. */
Test(confile, quoting_stands_random_texts) {
    GRand *random = g_rand_new_with_seed(5);
    static const char *const pieces[] = {"\"", "\\", "$", "{", "}", "\n", "\t", "\r", "\x1b", "7",
                                         "a",  "x",  "é", "'", "#", "/",  "*",  "=",  ","};

    for (int round = 0; round < 3000; round++) {
        GString *text = g_string_new(NULL);
        g_autofree char *quoted = NULL, *line = NULL;
        int parts = g_rand_int_range(random, 0, 12);

        for (int i = 0; i < parts; i++) g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        quoted = confile_quote(text->str);
        line = g_strconcat("situation = ", quoted, NULL);
        expect_value(line, text->str);
        g_string_free(text, TRUE);
    }
    g_rand_free(random);
}

/* Random files never crash, and what is refused is explained. */
Test(confile, random_files) {
    GRand *random = g_rand_new_with_seed(9);
    static const char *const pieces[] = {"stage ", "\"s\" ", "{",      "}",  "=",     "situation ", "'",         "\"",
                                         "\\",     "\n",     ",",      "(",  "+=",    "/*",         "*/",        "#",
                                         "${",     "offer ", "limit ", "5 ", "hide ", " ",          "phrasing ", "text "};

    for (int round = 0; round < 30000; round++) {
        GString *text = g_string_new(NULL);
        g_autoptr(Problems) problems = problems_new();
        g_autoptr(ConfileSection) root = NULL;
        int parts = g_rand_int_range(random, 0, 20);

        for (int i = 0; i < parts; i++) g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        root = read_length(text->str, text->len, problems);
        cr_assert(root || problems_count(problems, PROBLEM_ERROR) == 1, "%s", text->str);
        for (guint i = 0; i < problems_count(problems, PROBLEM_WARNING); i++) cr_assert(problems_get(problems, i)->line >= 1);
        g_string_free(text, TRUE);
    }
    g_rand_free(random);
}

Test(confile, hostile_values_can_be_refused) {
    static const char text[] = "situation = \"fine\"\nstage \"s\" {\n title = \"\\e[31m\"\n}\nhide = {\"a\",\n\"\xE2\x80\xAE\"}";
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(ConfileSection) root = read_length(text, strlen(text), problems);

    cr_assert(root && problems_count(problems, PROBLEM_WARNING) == 0);
    cr_assert(!confile_refuse_hostile(root, problems));
    cr_assert(problems_count(problems, PROBLEM_ERROR) == 2);
    problems_sort(problems);
    cr_assert(problems_get(problems, 0)->line == 3 && problems_get(problems, 1)->line == 6);
    cr_assert(strcmp(problems_get(problems, 0)->message, "\"title\" holds hidden or control characters: ^[[31m") == 0);
    confile_problem(confile_section(root, "stage"), "title", PROBLEM_WARNING, problems, "say %d", 1);
    cr_assert(problems_get(problems, 2)->line == 3 && problems_count(problems, PROBLEM_ERROR) == 2);
}
