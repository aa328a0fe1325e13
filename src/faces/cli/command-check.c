/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout check: what a careful reader would mark in letters, ours or not. Each file is mapped or
 * read, checked, printed and forgotten, so neither many letters nor a big one need much memory.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/console.h"
#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/answers.h"
#include "check-report.h"
#include "cli.h"

#define PIPE_BYTES_MOST (512u * 1024u * 1024u) /* of input that cannot be mapped */
#define VALID_STEP (16u * 1024u)               /* bytes looked at together */
#define GIVE_BACK_STEP (256u * 1024u)

typedef struct {
    char *format, *fail_on, *kind, *channel, *situation, *answers, *explain, *baseline, *write_baseline;
    char **disable, **rules;
    gboolean list_rules, prove, spelling, fix, in_place;
} CheckOptions;

typedef struct {
    const CheckOptions *options;
    const ReportFormat *format;
    ToneLevel fail_on;
    CheckContext context;
    Answers *answers;
    Catalogue *catalogue;
    Rules *rules;
    Baseline *known, *written;
    ReportRun run;
    int exit_code;
} CheckRun;

/* ---- input ---- */

typedef struct {
    GMappedFile *mapped; /* or */
    GByteArray *bytes;
    const char *text;
    gsize length;
    gsize given; /* bytes given back, from the start */
} Input;

static void input_clear(Input *input) {
    g_clear_pointer(&input->mapped, g_mapped_file_unref);
    g_clear_pointer(&input->bytes, g_byte_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Input, input_clear)

static gboolean read_pipe(int descriptor, Input *input, GError **error) {
    char part[65536];
    ssize_t size;
    input->bytes = g_byte_array_new();
    while ((size = read(descriptor, part, sizeof part)) != 0) {
        if (size < 0 && errno == EINTR) continue;
        if (size < 0 || input->bytes->len + (gsize)size > PIPE_BYTES_MOST) {
            int cause = size < 0 ? errno : EFBIG;
            g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(cause), g_strerror(cause));
            return FALSE;
        }
        g_byte_array_append(input->bytes, (const guint8 *)part, (guint)size);
    }
    input->text = input->bytes->len > 0 ? (const char *)input->bytes->data : "";
    input->length = input->bytes->len;
    return TRUE;
}

/* What is said when a mapped file is cut short under our hands: then its pages are gone, and
   only the program's end is left. */
static char *cut_words;

static void on_cut(int number) {
    (void)number;
    if (write(STDERR_FILENO, cut_words, strlen(cut_words)) < 0) _exit(EXIT_TROUBLE);
    _exit(EXIT_TROUBLE);
}

static void expect_cut(const char *path) {
    g_autofree char *name = text_clean(path, -1, TEXT_PLAIN);
    g_free(cut_words);
    cut_words = g_strdup_printf(_("%s: the file was cut while it was read: check it again\n"), name);
    signal(SIGBUS, on_cut);
    fflush(stdout);
}

/* Regular files are mapped, pipes and terminals read to their end. */
static gboolean read_descriptor(int descriptor, Input *input, GError **error) {
    struct stat about;
    if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && lseek(descriptor, 0, SEEK_CUR) == 0) {
        input->mapped = g_mapped_file_new_from_fd(descriptor, FALSE, error);
        if (input->mapped == NULL) return FALSE;
        input->length = g_mapped_file_get_length(input->mapped);
        input->text = input->length > 0 ? g_mapped_file_get_contents(input->mapped) : "";
        return TRUE;
    }
    return read_pipe(descriptor, input, error);
}

static gboolean read_input(const char *path, Input *input, GError **error) {
    int descriptor = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    gboolean sound;
    if (descriptor < 0) {
        g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), g_strerror(errno));
        return FALSE;
    }
    expect_cut(path);
    sound = read_descriptor(descriptor, input, error);
    if (descriptor != STDIN_FILENO) close(descriptor);
    return sound;
}

/* Pages of a mapped file that are done with need not stay in memory; should they be wanted
   again, they come back. */
static void on_done(gsize offset, gpointer data) {
    Input *input = data;
    gsize page = (gsize)sysconf(_SC_PAGESIZE);
    if (offset < input->given) input->given = 0; /* from the start again */
    if (input->mapped == NULL || offset - input->given < GIVE_BACK_STEP) return;
    madvise((void *)(input->text + input->given), (offset - input->given) / page * page, MADV_DONTNEED);
    input->given += (offset - input->given) / page * page;
}

static gsize line_of(const char *text, gsize offset) {
    gsize line = 1;
    for (const char *at = text; (at = memchr(at, '\n', offset - (gsize)(at - text))) != NULL; at++) line++;
    return line;
}

/* Valid UTF-8 without NUL, or said why not. Looked at in steps, so that a big file does not fill
   the memory. */
static gboolean is_text(Input *input, const char *name) {
    gsize at = 0, bad;
    while (at < input->length) {
        gsize end = MIN(at + VALID_STEP, input->length);
        while (end < input->length && end > at && ((guchar)input->text[end] & 0xC0) == 0x80) end--;
        if (end == at) end = MIN(at + VALID_STEP, input->length);
        if (!text_valid(input->text + at, end - at, &bad)) {
            g_autofree char *words = NULL;
            bad += at;
            words = input->text[bad] == '\0' ? g_strdup_printf(_("no text: it holds a NUL byte (at byte %zu)"), bad)
                                             : g_strdup_printf(_("no text in UTF-8 (line %zu, byte %zu)"), line_of(input->text, bad), bad);
            cli_print_fault(name, words);
            return FALSE;
        }
        at = end;
        on_done(at, input);
    }
    return TRUE;
}

/* ---- a file ---- */

static void raise_exit(CheckRun *check, int code) {
    check->exit_code = MAX(check->exit_code, code);
}

static void fix_input(CheckRun *check, const CheckReport *report, const char *path) {
    if (check->options->in_place) {
        if (!fix_write(report, path)) raise_exit(check, EXIT_TROUBLE);
        return;
    }
    fix_show(report);
    if (fix_count(report) > 0) raise_exit(check, EXIT_FINDINGS);
}

static void check_input(CheckRun *check, const char *path, const char *name, Input *input) {
    CheckContext context = check->context;
    g_autoptr(CheckResult) result = NULL;
    g_autofree Place *places = NULL;
    CheckReport report = {.file = name, .text = input->text, .length = input->length, .channel = context.channel};
    context.done = on_done;
    context.done_data = input;
    context.no_list = !check->format->sentences && check->known == NULL && check->written == NULL;
    result = check_text(check->rules, input->text, input->length, &context);
    report.result = result;
    report.places = places = report_places(input->text, input->length, result, on_done, input);
    if (check->known != NULL) baseline_apply(check->known, &report);
    if (check->options->fix) {
        fix_input(check, &report, path);
        return;
    }
    if (check->written != NULL) baseline_add(check->written, &report);
    check->run.files++;
    check->run.findings += check_count(result, TONE_NOTE) + result->dropped;
    check->format->file(&check->run, &report);
    if (check->written == NULL && check_count(result, check->fail_on) > 0) raise_exit(check, EXIT_FINDINGS);
}

static void check_file(CheckRun *check, const char *path) {
    const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
    g_autoptr(GError) error = NULL;
    g_auto(Input) input = {NULL, NULL, NULL, 0, 0};
    if (!read_input(path, &input, &error)) {
        cli_print_fault(name, error->message);
        raise_exit(check, EXIT_TROUBLE);
    } else if (!is_text(&input, name)) {
        raise_exit(check, EXIT_TROUBLE);
    } else {
        check_input(check, path, name, &input);
    }
}

/* ---- options ---- */

static void take_situation(CheckRun *check, const Situation *situation) {
    check->context.situation = situation->id;
    check->context.kind = situation->kind->id;
    check->context.assumes = situation->assumes;
    check->context.channel = situation_channel(situation, check->context.channel);
}

static gboolean take_answers(CheckRun *check) {
    g_autoptr(Problems) problems = problems_new();
    if (check->options->answers == NULL) return TRUE;
    check->answers = check->catalogue != NULL ? answers_read(check->options->answers, check->catalogue, problems) : NULL;
    if (cli_print_problems(problems) > 0 || check->answers == NULL) return FALSE;
    check->context = check_context_of(check->answers, check->catalogue);
    return TRUE;
}

static gboolean bad_value(const char *option, const char *value, const char *hint, const char *known) {
    cli_error(_("check: %s: there is no \"%s\"%s (%s)"), option, value, hint, known);
    return FALSE;
}

/* One of a few names, "a, b, c". */
static gboolean bad_name(const char *option, const char *value, const char *names) {
    g_autofree char *hint = cli_hint(value, names);
    return bad_value(option, value, hint, names);
}

static gboolean bad_situation(const CheckRun *check, const char *value) {
    g_autofree char *hint = catalogue_hint(check->catalogue, "situation", value);
    return bad_value("--situation", value, hint, _("see bowout catalogue list"));
}

static gboolean bad_rule(const CheckRun *check, const char *option, const char *value) {
    g_autofree char *hint = rules_hint(check->rules, value);
    return bad_value(option, value, hint, _("see --list-rules"));
}

/* What the letter is about: from the answers, and from --situation, which counts more. */
static gboolean take_matter(CheckRun *check) {
    const Situation *situation;
    if (check->options->answers == NULL && check->options->situation == NULL) return TRUE;
    check->catalogue = cli_load_catalogue();
    if (!take_answers(check)) return FALSE;
    if (check->options->situation == NULL) return TRUE;
    situation = check->catalogue != NULL ? catalogue_situation(check->catalogue, check->options->situation) : NULL;
    if (situation == NULL) return bad_situation(check, check->options->situation);
    take_situation(check, situation);
    return TRUE;
}

static gboolean take_options(CheckRun *check) {
    const CheckOptions *options = check->options;
    const char *format = options->format;
    check->fail_on = TONE_WARNING;
    check->context.channel = CHANNEL_EMAIL;
    if (!take_matter(check)) return FALSE;
    if (format == NULL) format = isatty(STDOUT_FILENO) ? "human" : "gnu";
    check->format = report_format(format);
    if (check->format == NULL) {
        g_autofree char *names = report_format_names();
        return bad_name("--format", format, names);
    }
    if (options->fail_on != NULL && !tone_level_by_name(options->fail_on, &check->fail_on))
        return bad_name("--fail-on", options->fail_on, "note, warning, error");
    if (options->channel != NULL && !channel_by_name(options->channel, &check->context.channel))
        return bad_name("--channel", options->channel, "email, chat, phone");
    if (options->kind != NULL) check->context.kind = options->kind;
    if (!options->in_place || options->fix) return TRUE;
    cli_error(_("check: --in-place goes with --fix"));
    return FALSE;
}

/* ---- rules ---- */

static gboolean disable_rules(CheckRun *check) {
    for (guint i = 0; check->options->disable != NULL && check->options->disable[i] != NULL; i++)
        if (!rules_disable(check->rules, check->options->disable[i], "--disable"))
            return bad_rule(check, "--disable", check->options->disable[i]);
    return TRUE;
}

/* Faults in a person's own rules do not stop a check; in rules that were named or are to be
   proven they are the matter. */
static gboolean load_rules(CheckRun *check) {
    const char *folder = cli_catalogue_folder(), *const *files = (const char *const *)check->options->rules;
    g_autoptr(Problems) problems = problems_new();
    check->rules = files != NULL ? rules_load_with(folder, files, problems) : rules_load(folder, TRUE, problems);
    if (cli_print_problems(problems) > 0 && (files != NULL || check->options->prove)) raise_exit(check, EXIT_TROUBLE);
    check->run.rules = check->rules;
    return check->rules != NULL && disable_rules(check);
}

static int explain(CheckRun *check) {
    guint told = 0;
    for (guint i = 0; i < rules_count(check->rules); i++) {
        if (!rules_named(check->rules, i, check->options->explain)) continue;
        if (told++ > 0) putchar('\n');
        report_human_explain(check->rules, i);
    }
    if (told > 0) return check->exit_code;
    bad_rule(check, "--explain", check->options->explain);
    return EXIT_TROUBLE;
}

static int prove(CheckRun *check) {
    g_autoptr(Problems) problems = problems_new();
    rules_prove(check->rules, problems);
    if (cli_print_problems(problems) > 0) return EXIT_FINDINGS;
    printf(ngettext("%u rule proven\n", "%u rules proven\n", rules_count(check->rules)), rules_count(check->rules));
    return check->exit_code;
}

static gboolean open_spelling(CheckRun *check) {
    g_autofree char *own = file_own("words");
    if (!check->options->spelling) return TRUE;
    cli_person();
    check->context.spelling = spelling_new(own);
    if (spelling_open(check->context.spelling) == SPELLING_READY) return TRUE;
    cli_error(_("check: --spelling: no English dictionary is installed (on Debian and its relatives: apt-get install hunspell-en-gb)"));
    return FALSE;
}

/* ---- the run ---- */

static gboolean open_baselines(CheckRun *check) {
    g_autoptr(GError) error = NULL;
    if (check->options->write_baseline != NULL) check->written = baseline_new();
    if (check->options->baseline == NULL) return TRUE;
    check->known = baseline_read(check->options->baseline, &error);
    if (check->known == NULL) cli_print_fault(check->options->baseline, error->message);
    return check->known != NULL;
}

static gboolean colour_wanted(void) {
    const char *off = g_getenv("NO_COLOR"), *term = g_getenv("TERM");
    return isatty(STDOUT_FILENO) && (off == NULL || off[0] == '\0') && term != NULL && strcmp(term, "dumb") != 0;
}

static int check_files(CheckRun *check, int count, char **files) {
    g_autoptr(GError) error = NULL;
    if (!open_baselines(check) || !open_spelling(check)) return EXIT_TROUBLE;
    check->run.colour = colour_wanted();
    if (check->format->begin != NULL && !check->options->fix) check->format->begin(&check->run);
    for (int i = 0; i < count; i++) check_file(check, files[i]);
    if (check->format->end != NULL && !check->options->fix) check->format->end(&check->run);
    if (check->written != NULL && !baseline_write(check->written, check->options->write_baseline, &error)) {
        cli_print_fault(check->options->write_baseline, error->message);
        raise_exit(check, EXIT_TROUBLE);
    }
    return check->exit_code;
}

static int run(CheckRun *check, int argc, char **argv) {
    static char *standard_input[] = {(char *)"-"};
    const CheckOptions *options = check->options;
    gboolean json = g_strcmp0(options->format, "json") == 0;
    if (!take_options(check) || !load_rules(check)) return EXIT_TROUBLE;
    if (options->kind != NULL && !rules_has_kind(check->rules, options->kind)) {
        bad_name("--kind", options->kind, "decline, request");
        return EXIT_TROUBLE;
    }
    if (options->explain != NULL) return explain(check);
    if (options->list_rules) {
        (json ? report_json_rules : report_human_rules)(check->rules);
        return check->exit_code;
    }
    if (options->prove) return prove(check);
    if (argc > 1) return check_files(check, argc - 1, argv + 1);
    if (isatty(STDIN_FILENO)) return cli_usage("check");
    return check_files(check, 1, standard_input);
}

static void clear(CheckRun *check, CheckOptions *options) {
    char **strings[] = {&options->format,  &options->fail_on, &options->kind,     &options->channel,       &options->situation,
                        &options->answers, &options->explain, &options->baseline, &options->write_baseline};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++) g_free(*strings[i]);
    g_strfreev(options->disable);
    g_strfreev(options->rules);
    baseline_free(check->known);
    baseline_free(check->written);
    rules_free(check->rules);
    spelling_free(check->context.spelling);
    answers_free(check->answers);
    catalogue_free(check->catalogue);
}

int command_check(int argc, char **argv) {
    CheckOptions options = {.format = NULL};
    CheckRun check = {.options = &options, .exit_code = EXIT_DONE};
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("How to print: human, gnu, json, jsonl, sarif"), N_("FORMAT")},
        {"fail-on", 0, 0, G_OPTION_ARG_STRING, &options.fail_on, N_("End with 1 from this level on (warning)"), N_("LEVEL")},
        {"kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_("decline or request; guessed otherwise"), N_("KIND")},
        {"channel", 0, 0, G_OPTION_ARG_STRING, &options.channel, N_("email (otherwise), chat or phone"), N_("CHANNEL")},
        {"situation", 0, 0, G_OPTION_ARG_STRING, &options.situation, N_("Hold the rules of this situation too (bowout catalogue list)"),
         N_("ID")},
        {"answers", 0, 0, G_OPTION_ARG_FILENAME, &options.answers, N_("Take facts, situation and channel from an answers file"),
         N_("FILE")},
        {"disable", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.disable, N_("Leave out a rule or family (again and again)"), N_("RULE")},
        {"baseline", 0, 0, G_OPTION_ARG_FILENAME, &options.baseline, N_("Leave out the findings of this file"), N_("FILE")},
        {"write-baseline", 0, 0, G_OPTION_ARG_FILENAME, &options.write_baseline, N_("Write all findings into this file"), N_("FILE")},
        {"explain", 0, 0, G_OPTION_ARG_STRING, &options.explain, N_("Say what a rule, or each rule of a family, is for"), N_("RULE")},
        {"list-rules", 0, 0, G_OPTION_ARG_NONE, &options.list_rules, N_("List the rules"), NULL},
        {"rules", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.rules, N_("Add this rule file (in place of your own)"), N_("FILE")},
        {"spelling", 0, 0, G_OPTION_ARG_NONE, &options.spelling, N_("Check the spelling too, with the dictionaries of this computer"),
         NULL},
        {"fix", 0, 0, G_OPTION_ARG_NONE, &options.fix, N_("Show as a diff what can be put right without touching the meaning"), NULL},
        {"in-place", 'i', 0, G_OPTION_ARG_NONE, &options.in_place, N_("With --fix: write it into the files"), NULL},
        {"prove", 0, 0, G_OPTION_ARG_NONE, &options.prove, N_("Prove the rules on their own examples"), NULL},
        G_OPTION_ENTRY_NULL};
    int exit_code = EXIT_TROUBLE;
    if (cli_parse("check", entries, NULL, &argc, &argv)) exit_code = run(&check, argc, argv);
    clear(&check, &options);
    return console_flush() ? exit_code : EXIT_TROUBLE;
}
