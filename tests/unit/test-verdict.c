/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One letter, one verdict: the wizard, `compose` and `check --answers` give the same letter and
 * find the same in it, in every situation, channel and tone, and in all examples. Rules of the
 * person's own mark where each of them looks; one rule is switched off in the settings and would
 * stop every letter.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#include "bowout/session/session.h"
#include "letter.h"

#define NOW "2026-11-22"
#define IN_EVERY_LETTER "{\"you\", \"I\", \"no\", \"thanks\", \"a\", \"the\"}"

static char *folder;

/* ---- the person's own rules ---- */

/* A rule that marks every letter of one situation, channel or register. */
static void add_probe(GString *rules, const char *field, const char *value) {
    g_string_append_printf(rules,
                           "rule \"probe.%s-%s\" { type = \"phrase\" voice = \"structure\" once = true message = \"probe: {match}\" "
                           "advice = \"a\" phrases = " IN_EVERY_LETTER " %s = {\"%s\"} }\n",
                           field, value, field, value);
}

static char *probes(const Catalogue *catalogue) {
    GString *rules = g_string_new(
        "rule \"stop\" { type = \"phrase\" voice = \"stop\" message = \"m\" advice = \"a\" phrases = " IN_EVERY_LETTER " }\n");
    for (guint i = 0; i < catalogue_situations(catalogue)->len; i++)
        add_probe(rules, "situations", ((const Situation *)g_ptr_array_index(catalogue_situations(catalogue), i))->id);
    for (guint i = 0; i < catalogue_kinds(catalogue)->len; i++)
        add_probe(rules, "kinds", ((const Kind *)g_ptr_array_index(catalogue_kinds(catalogue), i))->id);
    for (guint i = 0; i < CHANNEL_COUNT; i++) add_probe(rules, "channels", channel_name((ChannelId)i));
    for (guint i = 0; i < REGISTER_COUNT; i++) add_probe(rules, "registers", register_name((RegisterId)i));
    add_probe(rules, "when", "late");
    add_probe(rules, "when", "dates-unknown");
    return g_string_free(rules, FALSE);
}

static Catalogue *shipped(void) {
    g_autoptr(Problems) problems = problems_new();
    Catalogue *catalogue = catalogue_load(NULL, FALSE, problems);
    cr_assert(catalogue != NULL);
    return catalogue;
}

static void setup(void) {
    const char *const variables[] = {"HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"};
    g_autoptr(Catalogue) catalogue = shipped();
    g_autofree char *tone = NULL, *settings = NULL, *rules = probes(catalogue);
    folder = g_dir_make_tmp("bowout-verdict-XXXXXX", NULL);
    cr_assert(folder != NULL);
    for (guint i = 0; i < G_N_ELEMENTS(variables); i++) g_setenv(variables[i], folder, TRUE);
    tone = own_path(folder, "tone.conf");
    settings = own_path(folder, "config");
    cr_assert(g_file_set_contents(tone, rules, -1, NULL) && g_file_set_contents(settings, "disable = {\"stop\"}\n", -1, NULL));
    cr_assert(clock_set_today(NOW, NULL));
}

TestSuite(verdict, .init = setup);

/* ---- what each of them finds ---- */

static int compare_lines(gconstpointer one, gconstpointer other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* "warning: message [rule]" a line, in order of the alphabet; `lines` is taken over. */
static char *sorted(GPtrArray *lines) {
    char *text;
    g_ptr_array_sort(lines, compare_lines);
    g_ptr_array_add(lines, NULL);
    text = g_strjoinv("\n", (char **)lines->pdata);
    g_ptr_array_unref(lines);
    return text;
}

/* What stands behind the place in the lines of a command. */
static char *findings_told(const char *output) {
    g_auto(GStrv) lines = g_strsplit(output, "\n", -1);
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; lines[i] != NULL; i++) {
        const char *at = strstr(lines[i], ": warning: ");
        if (at == NULL) at = strstr(lines[i], ": error: ");
        if (at != NULL) g_ptr_array_add(found, g_strdup(at + 2));
    }
    return sorted(found);
}

static char *findings_shown(Session *session) {
    const GPtrArray *findings = session_view(session)->findings;
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < findings->len; i++) {
        const ViewFinding *finding = g_ptr_array_index(findings, i);
        if (finding->level >= TONE_WARNING)
            g_ptr_array_add(found, g_strdup_printf("%s: %s [%s]", tone_level_name(finding->level), finding->message, finding->rule));
    }
    return sorted(found);
}

static void run(const char *const *argv, char **output, char **errors) {
    g_autoptr(GError) error = NULL;
    cr_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, errors, NULL, &error), "%s", error->message);
}

/* The letter as the wizard has it at Review, with what it marks there. */
static char *walk(const char *path, char **letter) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Session) session = session_new(&(SessionOptions){.answers_path = path}, &error);
    cr_assert(session != NULL, "%s: %s", path, error != NULL ? error->message : "");
    session_act(session, &(Action){.id = ACTION_NEXT, .rows = 5, .width = 60});
    session_act(session, &(Action){.id = ACTION_SUGGEST_REST, .rows = 5, .width = 60});
    cr_assert(strcmp(session_view(session)->id, "review") == 0, "%s is at %s", path, session_view(session)->id);
    *letter = letter_text(session_view(session)->letter);
    return findings_shown(session);
}

/* All three, over one file of answers; the name of the probe that must be among what they find,
   or NULL. */
static void compare(const char *path, const char *where, const char *const *marks) {
    g_autofree char *written = g_build_filename(folder, "letter.txt", NULL);
    const char *program = g_getenv("BOWOUT_PROGRAM");
    const char *compose[] = {program, "compose", "--now", NOW, path, NULL};
    const char *check[] = {program, "check", "--now", NOW, "--format", "gnu", "--answers", path, written, NULL};
    g_autofree char *letter = NULL, *errors = NULL, *output = NULL, *none = NULL, *shown = NULL, *mine = NULL, *theirs = NULL, *text = NULL;
    shown = walk(path, &text);
    run(compose, &letter, &errors);
    cr_assert(strcmp(letter, text) == 0, "%s: compose gives\n%s\nthe wizard\n%s\n%s", where, letter, text, errors);
    cr_assert(g_file_set_contents(written, letter, -1, NULL));
    run(check, &output, &none);
    mine = findings_told(errors);
    theirs = findings_told(output);
    cr_assert(strcmp(mine, shown) == 0, "%s: compose finds\n%s\nthe wizard\n%s\n%s", where, mine, shown, text);
    cr_assert(strcmp(mine, theirs) == 0, "%s: compose finds\n%s\ncheck\n%s\n%s%s", where, mine, theirs, none, text);
    for (; marks != NULL && *marks != NULL; marks++)
        cr_assert(strstr(mine, *marks) != NULL, "%s: no %s in\n%s\n%s", where, *marks, mine, text);
}

/* ---- the letters ---- */

Test(verdict, of_every_example) {
    g_autofree char *examples = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "share", "examples", NULL);
    g_autoptr(GDir) dir = g_dir_open(examples, 0, NULL);
    const char *name;
    guint count = 0;
    cr_assert(dir != NULL);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(examples, name, NULL);
        if (!g_str_has_suffix(name, ".conf")) continue;
        compare(path, name, NULL);
        count++;
    }
    cr_assert(count > 30);
}

#ifdef BOWOUT_INSTRUMENTED /* which takes its time, and looks at memory, not at words */
#define LETTERS_ONE_IN 7u
#else
#define LETTERS_ONE_IN 1u
#endif

static void compare_one(const Situation *situation, ChannelId channel, RegisterId reg) {
    g_autofree char *path = g_build_filename(folder, "answers.conf", NULL), *text = NULL;
    g_autofree char *where = g_strdup_printf("%s/%s/%s", situation->id, channel_name(channel), register_name(reg));
    g_autofree char *by_situation = g_strdup_printf("[probe.situations-%s]", situation->id);
    g_autofree char *by_channel = g_strdup_printf("[probe.channels-%s]", channel_name(channel));
    g_autofree char *by_register = g_strdup_printf("[probe.registers-%s]", register_name(reg));
    const char *const marks[] = {by_situation, by_channel, by_register, NULL};
    g_autoptr(Answers) answers = usual_answers(situation->id);
    know(answers, FACT_TOPIC, "the weekly hours");
    know(answers, FACT_DATE, "2026-12-01");
    if (reg == REGISTER_FORMAL) know(answers, FACT_RECEIVED, "2026-11-02");
    answers_set_channel(answers, channel);
    answers_set_register(answers, reg);
    text = answers_export(answers);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    compare(path, where, marks);
}

static void compare_channel(ChannelId channel) {
    g_autoptr(Catalogue) catalogue = shipped();
    for (guint i = 0; i < catalogue_situations(catalogue)->len; i++) {
        const Situation *situation = g_ptr_array_index(catalogue_situations(catalogue), i);
        for (guint reg = 0; situation_allows(situation, channel) && reg < REGISTER_COUNT; reg++)
            if ((i * REGISTER_COUNT + reg) % LETTERS_ONE_IN == 0) compare_one(situation, channel, (RegisterId)reg);
    }
}

Test(verdict, of_every_mail) {
    compare_channel(CHANNEL_EMAIL);
}

Test(verdict, of_every_chat_message) {
    compare_channel(CHANNEL_CHAT);
}

Test(verdict, of_every_call) {
    compare_channel(CHANNEL_PHONE);
}

/* Answers that leave the channel open: it is the one that the situation is written in, wherever
   the offer came by. */
Test(verdict, where_the_situation_decides_the_channel) {
    g_autofree char *path = g_build_filename(folder, "answers.conf", NULL);
    const char *const marks[] = {"[probe.channels-chat]", "[probe.situations-platform-offer]", NULL};
    cr_assert(g_file_set_contents(path,
                                  "situation = \"platform-offer\"\nregister = \"warm\"\noffer { candidate = \"Maria Santos\"  company = "
                                  "\"Northwind Remote\"  role = \"Support Assistant\"  came-by = \"email\" }\n",
                                  -1, NULL));
    compare(path, "platform-offer", marks);
}

/* ---- the settings ---- */

/* Rules and ways out both stand on them. */
Test(verdict, a_fault_in_the_settings_is_told_once) {
    g_autofree char *settings = own_path(folder, "config");
    g_autoptr(GError) error = NULL;
    g_autoptr(Session) session = NULL;
    cr_assert(g_file_set_contents(settings, "mailer = {\"aerc\"\ndisable = {\"stop\"}\n", -1, NULL));
    session = session_new(&(SessionOptions){0}, &error);
    cr_assert(session != NULL && session_prepare(session, &error));
    cr_assert(problems_count(session_problems(session), PROBLEM_WARNING) == 1);
    cr_assert_str_eq(problems_get(session_problems(session), 0)->file, settings);
}
