/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "targets.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bowout/base/address.h"
#include "bowout/base/confile.h"
#include "bowout/base/dates.h"
#include "bowout/base/edit.h"
#include "bowout/base/text.h"
#include "bowout/drafts/drafts.h"
#include "bowout/flow/flow.h"
#include "bowout/tone/check.h"

void must(gboolean held, const char *what) {
    if (held) return;
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

void must_be_text(const char *text, const char *what) {
    must(text_valid(text, strlen(text), NULL), what);
}

static const Catalogue *shipped_catalogue(void) {
    static Catalogue *catalogue;
    g_autoptr(Problems) problems = problems_new();
    if (catalogue == NULL) catalogue = catalogue_load(NULL, FALSE, problems);
    must(catalogue != NULL, "there is a catalogue");
    return catalogue;
}

static const Rules *shipped_rules(void) {
    static Rules *rules;
    g_autoptr(Problems) problems = problems_new();
    if (rules == NULL) rules = rules_load(NULL, FALSE, problems);
    must(rules != NULL, "there are rules");
    return rules;
}

/* The bytes as a file, for those that read one. */
static const char *scratch_folder(void) {
    static char *folder;
    if (folder == NULL) folder = g_strdup_printf("%s/bowout-fuzz.%d", g_get_tmp_dir(), (int)getpid());
    g_mkdir_with_parents(folder, 0700);
    return folder;
}

static char *scratch_file(const char *name, const char *bytes, gsize length) {
    char *path = g_build_filename(scratch_folder(), name, NULL);
    must(g_file_set_contents(path, bytes, (gssize)length, NULL), "a file can be written");
    return path;
}

static void must_say_why(const Problems *problems, gboolean refused, const char *what) {
    must(!refused || problems_count(problems, PROBLEM_WARNING) > 0, what);
    for (guint i = 0; i < problems_count(problems, PROBLEM_WARNING); i++) {
        g_autofree char *line = problem_format(problems_get(problems, i));
        must_be_text(line, "a problem is text");
    }
}

/* ---- files ---- */

static void try_confile(const char *bytes, gsize length) {
    static const ConfileOption inner[] = {{"text", CONFILE_STRING, NULL}, {"names", CONFILE_LIST, NULL}, {NULL, 0, NULL}};
    static const ConfileOption schema[] = {{"text", CONFILE_STRING, NULL},    {"yes", CONFILE_BOOLEAN, NULL},
                                           {"number", CONFILE_INTEGER, NULL}, {"names", CONFILE_LIST, NULL},
                                           {"stage", CONFILE_SECTION, inner}, {NULL, 0, NULL}};
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(ConfileSection) root = confile_read_text("fuzz.conf", bytes, length, schema, problems);
    must_say_why(problems, root == NULL, "a refused file has a problem");
}

static void try_catalogue(const char *bytes, gsize length) {
    g_autofree char *path = scratch_file("catalogue.conf", bytes, length);
    const char *const paths[] = {path, NULL};
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = catalogue_load_files(paths, problems);
    must_say_why(problems, catalogue == NULL, "a refused catalogue has a problem");
}

static void try_rules(const char *bytes, gsize length) {
    g_autofree char *path = scratch_file("tone.conf", bytes, length);
    const char *const paths[] = {path, NULL};
    static const char letter[] = "Dear Ms. Lund,\n\nThank you for the offer. I have decided to decline it.\n\nBest wishes,\nAna\n";
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) rules = rules_load_files(paths, problems);
    must_say_why(problems, rules == NULL, "refused rules have a problem");
    if (rules != NULL) check_result_free(check_text(rules, letter, sizeof letter - 1, &(CheckContext){.kind = "decline"}));
}

static void try_answers(const char *bytes, gsize length) {
    g_autoptr(Problems) problems = problems_new(), again = problems_new();
    g_autoptr(Answers) answers = answers_read_text("fuzz.conf", bytes, length, shipped_catalogue(), problems);
    g_autofree char *kept = answers != NULL ? answers_export(answers) : NULL;
    g_autoptr(Answers) read = kept != NULL ? answers_read_text("kept.conf", kept, strlen(kept), shipped_catalogue(), again) : NULL;
    must_say_why(problems, answers == NULL, "refused answers have a problem");
    if (answers == NULL) return;
    must(read != NULL, "answers that were written can be read");
    must(answers_equal(answers, read), "answers come back as they were");
}

/* A store of any bytes is set aside; the new one keeps a letter. */
static void try_store(const char *bytes, gsize length) {
    g_autofree char *path = scratch_file("drafts.db", bytes, length), *aside = NULL, *kept = NULL;
    g_autoptr(Answers) answers = answers_new();
    g_autoptr(Flow) flow = flow_new(answers);
    g_autofree char *snapshot = NULL;
    gint64 id = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Drafts) drafts = drafts_open(path, &error);
    if (drafts == NULL) drafts = drafts_open_anew(path, &aside, NULL);
    if (aside != NULL) g_remove(aside);
    flow_supply(flow, shipped_catalogue(), shipped_rules());
    snapshot = flow_snapshot(flow);
    if (drafts != NULL && drafts_keep(drafts, &id, snapshot, "fuzz", "offer", NULL)) {
        kept = drafts_read(drafts, id, NULL);
        must(g_strcmp0(kept, snapshot) == 0, "a letter that was kept is read back");
    }
    g_clear_pointer(&drafts, drafts_close);
    for (const char *const *end = (const char *const[]){"", "-wal", "-shm", "-writers", NULL}; *end != NULL; end++) {
        g_autofree char *part = g_strconcat(path, *end, NULL);
        g_remove(part);
    }
}

static void try_snapshot(const char *bytes, gsize length) {
    g_autofree char *text = g_strndup(bytes, length), *before = NULL;
    g_autoptr(Answers) answers = answers_new();
    g_autoptr(Flow) flow = flow_new(answers);
    flow_supply(flow, shipped_catalogue(), shipped_rules());
    if (!flow_restore(flow, text, NULL)) return;
    must_be_text(flow_view(flow)->title, "what is shown is text");
    for (guint round = 0; round < 3; round++) { /* the first fits a damaged one to itself */
        g_autofree char *taken = flow_snapshot(flow);
        must(round < 2 || strcmp(taken, before) == 0, "a restored letter is the same letter");
        must(flow_restore(flow, taken, NULL), "a snapshot that was taken can be used");
        g_free(before);
        before = g_steal_pointer(&taken);
    }
}

/* ---- what strangers wrote (mail: target-mail.c) ---- */

static void try_check(const char *bytes, gsize length) {
    g_autofree char *text = text_clean(bytes, (gssize)length, TEXT_KEEP_LINES);
    const char *const kinds[] = {"decline", "request", NULL};
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        CheckContext context = {.kind = kinds[i], .channel = (ChannelId)(i % 3)};
        g_autoptr(CheckResult) result = check_text(shipped_rules(), text, strlen(text), &context);
        for (guint f = 0; f < result->findings->len; f++) {
            const Finding *finding = g_ptr_array_index(result->findings, f);
            must(finding->start <= finding->end && finding->end <= strlen(text), "a finding lies in the letter");
            must(text_valid(text + finding->start, finding->end - finding->start, NULL), "a finding is whole characters");
            must_be_text(finding->message, "a message is text");
        }
    }
}

/* ---- what is typed ---- */

static void try_dates(const char *bytes, gsize length) {
    g_autofree char *text = text_clean(bytes, (gssize)length, TEXT_KEEP_LINES);
    GDate today, day;
    DateSaid said;
    gsize from = 0;
    g_date_set_dmy(&today, 15, 3, 2027);
    while (dates_find(text, from, &today, DATES_FUTURE, &said)) {
        must(said.start < said.end && said.end <= strlen(text) && said.start >= from, "a day lies in the text");
        must(g_date_valid(&said.day), "a day that was found is one");
        from = said.end;
    }
    g_date_clear(&day, 1);
    if (dates_parse(text, &today, DATES_NEAR, DATES_DAY_FIRST, &day, NULL)) {
        g_autofree char *words = dates_words(&day, &today);
        must(g_date_valid(&day), "a day that was read is one");
        must_be_text(words, "a day in words is text");
    }
    (void)dates_header(text, &day);
    g_free(address_clean(text, NULL));
}

static void try_text(const char *bytes, gsize length) {
    g_autofree char *line = text_clean(bytes, (gssize)length, TEXT_PLAIN), *lines = text_clean(bytes, (gssize)length, TEXT_KEEP_LINES);
    g_autofree char *again = text_clean(lines, -1, TEXT_KEEP_LINES), *clip = text_clip(line, 10, "..."), *fold = text_fold(lines);
    g_autofree char *normal = text_normalise(lines, TEXT_KEEP_LINES);
    g_autoptr(GArray) wrapped = text_wrap(lines, 12);
    must_be_text(line, "a cleaned line is text");
    must_be_text(lines, "cleaned lines are text");
    must_be_text(fold, "a folded text is text");
    must(!text_hostile(line), "nothing hostile is left in a line");
    must(strcmp(lines, again) == 0, "what is clean stays as it is");
    must(text_width(clip, -1) <= 10, "a clipped text is no wider");
    must_be_text(normal, "a normalised text is text");
    must(wrapped->len > 0, "a text has a line");
}

/* Every byte is a key: an act, or a letter. */
static void try_edit(const char *bytes, gsize length) {
    g_autoptr(Edit) edit = edit_new(TRUE, 500), other = edit_new(TRUE, 500);
    g_autofree char *history = NULL, *last = NULL;
    for (gsize i = 0; i < length && i < 2000; i++) {
        guint key = (guchar)bytes[i];
        gsize rest = MIN(length - i - 1, 12);
        g_autofree char *piece = g_strndup(bytes + i + 1, rest);
        if (key < EDIT_N_ACTIONS)
            edit_act(edit, (EditAction)key, 20);
        else if (key >= 0xF0)
            edit_paste(edit, piece, NULL);
        else
            edit_insert(edit, (const char[]){(char)(key & 0x7F), '\0'}, NULL);
        must(edit_cursor(edit) <= edit_length(edit), "the cursor stands in the text");
    }
    must_be_text(edit_text(edit), "what was typed is text");
    history = edit_history(edit);
    edit_set(other, edit_text(edit));
    edit_set_history(other, history);
    while (edit_act(other, EDIT_REDO, 20)) continue;
    last = g_strdup(edit_text(other));
    while (edit_act(other, EDIT_UNDO, 20)) must_be_text(edit_text(other), "what is undone is text");
    while (edit_act(other, EDIT_REDO, 20)) continue;
    must(strcmp(last, edit_text(other)) == 0, "what was undone can be done again");
}

static const FuzzTarget targets[] = {
    {"confile", try_confile}, {"catalogue", try_catalogue}, {"rules", try_rules}, {"answers", try_answers},
    {"store", try_store},     {"snapshot", try_snapshot},   {"mail", try_mail},   {"check", try_check},
    {"dates", try_dates},     {"text", try_text},           {"edit", try_edit},   {NULL, NULL},
};

const FuzzTarget *fuzz_target_at(guint index) {
    return targets[index].name != NULL ? &targets[index] : NULL;
}

const FuzzTarget *fuzz_target(const char *name) {
    for (guint i = 0; targets[i].name != NULL; i++)
        if (strcmp(targets[i].name, name) == 0) return &targets[i];
    return NULL;
}
