/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure-letters: how well the tone rules do over letters that people have labelled.
 *
 *     measure-letters [-v] [--notes] [--rules FILE]… DIR…      precision, recall, F1 per family; share of good letters flagged
 *     measure-letters --prove [--rules FILE]…        every rule on its own examples
 *     measure-letters --speed FILE                   how fast FILE is checked, in MB/s, ten times
 *
 * DIR holds index.tsv with a heading; of its columns these are used: file, kind, situation,
 * channel, faults, borderline. Families are compared a letter at a time, at level
 * warning or above; with --notes what is read into words counts, too.
 * The family "typo" and a letter's borderline families are left out.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "bowout/base/text.h"
#include "bowout/tone/check.h"

enum { COLUMN_FILE, COLUMN_KIND, COLUMN_SITUATION, COLUMN_CHANNEL, COLUMN_FAULTS, COLUMN_BORDERLINE, COLUMN_COUNT };
static const char *const columns[COLUMN_COUNT] = {"file", "kind", "situation", "channel", "faults", "borderline"};

typedef struct {
    guint right, false_alarms, misses;
} Score;

typedef struct {
    const Rules *rules;
    GHashTable *scores; /* family to Score */
    Score all;
    guint letters, good, good_flagged;
    gboolean verbose, notes;
} Measure;

static Score *score_of(Measure *measure, const char *family) {
    Score *score = g_hash_table_lookup(measure->scores, family);
    if (score == NULL) {
        score = g_new0(Score, 1);
        g_hash_table_insert(measure->scores, g_strdup(family), score);
    }
    return score;
}

static gboolean in_list(char **list, const char *name) {
    for (guint i = 0; list[i] != NULL; i++)
        if (strcmp(g_strstrip(list[i]), name) == 0) return TRUE;
    return FALSE;
}

static const char *family_of(const char *rule) {
    g_autofree char *family = g_strndup(rule, strcspn(rule, "."));
    return g_intern_string(family);
}

/* letter → email, linkedin and other messengers → chat; kind phone is a channel here. */
static CheckContext context_of(char **cells) {
    CheckContext context = {.kind = cells[COLUMN_KIND], .channel = CHANNEL_EMAIL};
    const char *channel = cells[COLUMN_CHANNEL];
    if (strcmp(context.kind, "phone") == 0) {
        context.kind = "decline";
        context.channel = CHANNEL_PHONE;
    } else if (strcmp(channel, "phone") == 0) {
        context.channel = CHANNEL_PHONE;
    } else if (strcmp(channel, "email") != 0 && strcmp(channel, "letter") != 0) {
        context.channel = CHANNEL_CHAT;
    }
    return context;
}

static void say(const Measure *measure, const char *what, const char *file, const char *rule, const Finding *finding, const char *text) {
    g_autofree char *raw = NULL, *clean = NULL;
    if (!measure->verbose) return;
    raw = finding != NULL ? g_strndup(text + finding->start, finding->end - finding->start) : g_strdup("");
    clean = text_normalise(raw, TEXT_PLAIN);
    printf("%-12s %-36s %-24s %s\n", what, file, rule, clean);
}

static void compare(Measure *measure, const char *file, const char *text, const CheckResult *result, char **faults, char **borderline) {
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    gboolean good = strcmp(faults[0], "-") == 0, flagged = FALSE;
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        const char *family = family_of(finding->rule);
        gboolean right = in_list(faults, family);
        if ((measure->notes ? !finding_marks(finding) : finding->level < TONE_WARNING) || finding->suppressed != NULL || strcmp(family, "typo") == 0) continue;
        if (in_list(borderline, family)) continue;
        if (!right) say(measure, "FALSE ALARM", file, finding->rule, finding, text);
        if (!g_hash_table_add(told, (gpointer)family)) continue;
        if (right)
            score_of(measure, family)->right++;
        else
            score_of(measure, family)->false_alarms++;
        flagged = flagged || !right;
    }
    for (guint i = 0; !good && faults[i] != NULL; i++) {
        if (strcmp(faults[i], "typo") == 0 || g_hash_table_contains(told, faults[i]) || in_list(borderline, faults[i])) continue;
        score_of(measure, faults[i])->misses++;
        say(measure, "MISS", file, faults[i], NULL, text);
    }
    measure->letters++;
    measure->good += good ? 1 : 0;
    measure->good_flagged += good && flagged ? 1 : 0;
}

static gboolean measure_letter(Measure *measure, const char *folder, char **cells) {
    g_autofree char *path = g_build_filename(folder, cells[COLUMN_FILE], NULL), *text = NULL;
    g_auto(GStrv) faults = g_strsplit(cells[COLUMN_FAULTS], ";", -1), borderline = g_strsplit(cells[COLUMN_BORDERLINE], ";", -1);
    g_autoptr(GError) error = NULL;
    g_autoptr(CheckResult) result = NULL;
    CheckContext context = context_of(cells);
    gsize length;
    if (!g_file_get_contents(path, &text, &length, &error) || !text_valid(text, length, NULL)) {
        fprintf(stderr, "%s: %s\n", path, error != NULL ? error->message : "no valid UTF-8");
        return FALSE;
    }
    if (strcmp(cells[COLUMN_SITUATION], "-") != 0) context.situation = cells[COLUMN_SITUATION];
    result = check_text(measure->rules, text, length, &context);
    compare(measure, cells[COLUMN_FILE], text, result, faults, borderline);
    return TRUE;
}

/* Where the columns stand, from the heading; FALSE when one is missing. */
static gboolean find_columns(const char *heading, guint *places) {
    g_auto(GStrv) names = g_strsplit(heading, "\t", -1);
    for (guint i = 0; i < COLUMN_COUNT; i++) {
        guint j = 0;
        while (names[j] != NULL && strcmp(names[j], columns[i]) != 0) j++;
        if (names[j] == NULL) return FALSE;
        places[i] = j;
    }
    return TRUE;
}

static gboolean measure_folder(Measure *measure, const char *folder) {
    g_autofree char *path = g_build_filename(folder, "index.tsv", NULL), *text = NULL;
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) lines = NULL;
    guint places[COLUMN_COUNT];
    gboolean sound = TRUE;
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        fprintf(stderr, "%s: %s\n", path, error->message);
        return FALSE;
    }
    lines = g_strsplit(text, "\n", -1);
    if (!find_columns(lines[0], places)) {
        fprintf(stderr, "%s: a column is missing\n", path);
        return FALSE;
    }
    for (guint i = 1; lines[i] != NULL; i++) {
        g_auto(GStrv) all = g_strsplit(lines[i], "\t", -1);
        char *cells[COLUMN_COUNT];
        guint count = g_strv_length(all);
        gboolean whole = TRUE;
        for (guint j = 0; j < COLUMN_COUNT; j++) {
            whole = whole && places[j] < count;
            if (whole) cells[j] = all[places[j]];
        }
        if (whole) sound = measure_letter(measure, folder, cells) && sound;
    }
    return sound;
}

static double ratio(guint part, guint whole) {
    return whole == 0 ? 1.0 : (double)part / whole;
}

static void print_score(const char *name, const Score *score) {
    double precision = ratio(score->right, score->right + score->false_alarms);
    double recall = ratio(score->right, score->right + score->misses);
    double sum = precision + recall;
    printf("%-18s %5u %5u %5u   %5.2f %5.2f %5.2f\n", name, score->right, score->false_alarms, score->misses, precision, recall,
           sum > 0 ? 2 * precision * recall / sum : 0.0);
}

static void print_scores(Measure *measure) {
    g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(measure->scores), (GCompareFunc)strcmp);
    printf("%-18s %5s %5s %5s   %5s %5s %5s\n", "family", "right", "false", "miss", "prec", "rec", "F1");
    for (GList *at = names; at != NULL; at = at->next) {
        const Score *score = g_hash_table_lookup(measure->scores, at->data);
        print_score(at->data, score);
        measure->all.right += score->right;
        measure->all.false_alarms += score->false_alarms;
        measure->all.misses += score->misses;
    }
    print_score("all (micro)", &measure->all);
    printf("good letters flagged: %u of %u (%.1f %%); letters: %u\n", measure->good_flagged, measure->good,
           100.0 * (measure->good > 0 ? ratio(measure->good_flagged, measure->good) : 0.0), measure->letters);
}

static int measure_speed(const Rules *rules, const char *path) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &error);
    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", path, error->message);
        return 2;
    }
    for (int i = 0; i < 10; i++) {
        clock_t start = clock(), took;
        g_autoptr(CheckResult) result = check_text(rules, g_mapped_file_get_contents(file), g_mapped_file_get_length(file), NULL);
        took = (clock() - start) * 1000000 / CLOCKS_PER_SEC; /* of the processor: others may be busy */
        printf("%.1f MB/s (%.2f ms; %u words, %u sentences, %u findings)\n", (double)g_mapped_file_get_length(file) / (double)MAX(took, 1),
               (double)took / 1000.0, result->words, result->sentences, result->findings->len + result->dropped);
    }
    return 0;
}

static gboolean print_problems(Problems *problems) {
    const Problem *problem;
    problems_sort(problems);
    for (guint i = 0; (problem = problems_get(problems, i)) != NULL; i++) {
        g_autofree char *line = problem_format(problem);
        printf("%s\n", line);
    }
    return problems_count(problems, PROBLEM_ERROR) == 0;
}

int main(int argc, char **argv) {
    gboolean verbose = FALSE, notes = FALSE, prove = FALSE;
    g_auto(GStrv) files = NULL;
    g_autofree char *speed = NULL;
    const GOptionEntry entries[] = {{"verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "Every false alarm and miss", NULL},
                                    {"notes", 0, 0, G_OPTION_ARG_NONE, &notes, "Readings count, too", NULL},
                                    {"prove", 0, 0, G_OPTION_ARG_NONE, &prove, "Every rule on its own examples", NULL},
                                    {"rules", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, "Rule files in place of ours", "FILE"},
                                    {"speed", 0, 0, G_OPTION_ARG_FILENAME, &speed, "How fast FILE is checked", "FILE"},
                                    G_OPTION_ENTRY_NULL};
    GOptionContext *options = g_option_context_new("DIR…");
    g_autoptr(GError) error = NULL;
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) rules = NULL;
    Measure measure = {.verbose = FALSE};
    gboolean sound;
    gint64 start;
    g_option_context_add_main_entries(options, entries, NULL);
    sound = g_option_context_parse(options, &argc, &argv, &error);
    g_option_context_free(options);
    if (!sound) {
        fprintf(stderr, "measure-letters: %s\n", error->message);
        return 2;
    }
    start = g_get_monotonic_time();
    rules = files != NULL ? rules_load_files((const char *const *)files, problems) : rules_load(NULL, FALSE, problems);
    if (rules != NULL) printf("%u rules read in %.2f ms\n", rules_count(rules), (double)(g_get_monotonic_time() - start) / 1000.0);
    if (rules != NULL && prove) rules_prove(rules, problems);
    sound = print_problems(problems) && rules != NULL;
    if (rules == NULL || prove) return sound ? 0 : 1;
    if (speed != NULL) return measure_speed(rules, speed);
    measure.rules = rules;
    measure.verbose = verbose;
    measure.notes = notes;
    measure.scores = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (int i = 1; i < argc; i++) sound = measure_folder(&measure, argv[i]) && sound;
    print_scores(&measure);
    g_hash_table_unref(measure.scores);
    return sound ? 0 : 1;
}
