/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sample-letters: letters chosen at random, to be read as an editor reads them: aloud, and with a
 * pencil.
 *
 *     sample-letters [--seed N] [--count N] [--situation ID] [--out FILE] [CATALOGUE-FILE]…
 *
 * For each situation so many letters, over its channels, registers, arrangements and conditions.
 * One or two wordings are drawn by lot, so that each one turns up some day, and the rest is filled
 * as a variant is. Above each letter stands what it is; below it, which wordings it is made of, and
 * what the tone check says of it, notes too. The same seed gives the same letters. At the end a
 * table tells how lean the suggested ones are (lean.h), with nothing drawn by lot.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/letter/compose.h"
#include "bowout/letter/conditions.h"
#include "bowout/letter/suggest.h"
#include "bowout/letter/variants.h"
#include "bowout/tone/check.h"
#include "lean.h"

#define DRAWN_MOST 3 /* wordings drawn by lot: none to two */
#define VARIANTS_HERE 40

typedef struct {
    Catalogue *catalogue;
    Rules *rules;
    GRand *rand;
    FILE *out;
    guint letters, marked;
} Sample;

/* ---- who and what ---- */

static const char *const names[] = {"Ana Reyes",     "Wei Ling Chua", "Kofi Mensah", "Maria de la Cruz",
                                    "Nguyễn Văn An", "Suharto",       "Dana O'Neil"};
static const char *const companies[] = {"Northwind Remote", "Fernhill Homes", "Brightdesk", "Harbour & Lane Ltd."};
static const char *const roles[] = {"Content Editor", "Virtual Assistant position", "Support Assistant", "website redesign"};
static const char *const contacts[] = {"Ms. Tan", "Mrs. Adeyemi", "Tom", "Dr. Okafor", "Nguyễn Thị Hoa"};
static const char *const topics[] = {"the weekly working hours", "how payment works", "the equipment I would need", "who I would report to",
                                     "the length of the trial period"};

#define DRAW(sample, list) (list)[g_rand_int_range((sample)->rand, 0, G_N_ELEMENTS(list))]

static void know(Answers *answers, FactId fact, const char *value) {
    g_autoptr(GError) error = NULL;
    if (!facts_set(answers_facts(answers), fact, value, &error)) g_error("%s: %s", fact_row(fact)->name, error->message);
}

static void draw_topics(Sample *sample, Answers *answers) {
    int count = g_rand_boolean(sample->rand) ? 1 : g_rand_int_range(sample->rand, 2, FACT_VALUES_MOST + 1);
    for (int i = 0; i < count; i++) facts_add(answers_facts(answers), FACT_TOPIC, topics[i], NULL);
}

static void draw_facts(Sample *sample, Answers *answers, FactSet needs) {
    know(answers, FACT_CANDIDATE, DRAW(sample, names));
    know(answers, FACT_COMPANY, DRAW(sample, companies));
    know(answers, FACT_ROLE, DRAW(sample, roles));
    know(answers, FACT_ARRANGEMENT, arrangement_name((ArrangementId)g_rand_int_range(sample->rand, 0, ARRANGEMENT_COUNT)));
    know(answers, FACT_RECEIVED, g_rand_int_range(sample->rand, 0, 4) == 0 ? "2026-11-02" : "2026-11-20");
    if (g_rand_int_range(sample->rand, 0, 4) != 0) know(answers, FACT_CONTACT, DRAW(sample, contacts));
    /* A wording may speak of the others or not: sometimes they are known. */
    for (guint id = 0; id < FACT_COUNT; id++)
        if (fact_row((FactId)id)->spoken_of && ((needs & FACT_BIT(id)) != 0 || g_rand_int_range(sample->rand, 0, 3) == 0))
            know(answers, (FactId)id, fact_row((FactId)id)->example);
    if ((needs & FACT_BIT(FACT_TOPIC)) != 0) draw_topics(sample, answers);
}

/* ---- the letter ---- */

static ChannelId draw_channel(Sample *sample, const Situation *situation) {
    ChannelId channel;
    do channel = (ChannelId)g_rand_int_range(sample->rand, 0, CHANNEL_COUNT);
    while (!situation_allows(situation, channel));
    return channel;
}

/* One of the wordings of one stage that could be used at once. */
static void draw_wording(Sample *sample, Answers *answers, const Situation *situation) {
    const GPtrArray *stages = situation->kind->stages;
    const char *stage = stages->pdata[g_rand_int_range(sample->rand, 0, (gint32)stages->len)];
    g_autoptr(GPtrArray) found = suggest_for_stage(sample->catalogue, answers, stage, FALSE);
    guint usable = 0;
    while (usable < found->len && ((const Suggestion *)found->pdata[usable])->missing == 0) usable++;
    if (usable == 0) return;
    answers_choose_phrasing(answers, stage,
                            phrasing_id(((const Suggestion *)found->pdata[g_rand_int_range(sample->rand, 0, (gint32)usable)])->phrasing));
}

static Answers *draw_letter(Sample *sample, const Situation *situation) {
    Answers *answers = answers_new();
    int drawn = g_rand_int_range(sample->rand, 0, DRAWN_MOST);
    guint there;
    draw_facts(sample, answers, situation->needs);
    answers_set_situation(answers, situation->id);
    answers_set_channel(answers, draw_channel(sample, situation));
    answers_set_register(answers, (RegisterId)g_rand_int_range(sample->rand, 0, REGISTER_COUNT));
    for (int i = 0; i < drawn; i++) draw_wording(sample, answers, situation);
    there = suggest_variant_count(answers, sample->catalogue, VARIANTS_HERE);
    if (there == 0 || !suggest_variant(answers, sample->catalogue, (guint)g_rand_int_range(sample->rand, 1, (gint32)there + 1)))
        suggest_rest(answers, sample->catalogue);
    return answers;
}

/* ---- on paper ---- */

static void print_heading(const Sample *sample, const Answers *answers) {
    CatalogueMask holding = conditions_holding(answers);
    const Situation *situation = catalogue_situation(sample->catalogue, answers_situation(answers));
    holding = conditions_with(holding, situation->assumes);
    fprintf(sample->out, "---- %s, %s, %s, %s", situation->id, channel_name(answers_channel(answers)),
            register_name(answers_register(answers)), arrangement_name(answers_arrangement(answers)));
    for (guint i = 0; i < conditions_count(); i++)
        if ((holding >> i & 1u) != 0 && (i < 4 || (situation->needs & FACT_BIT(FACT_TOPIC)) != 0))
            fprintf(sample->out, ", %s", condition_name(i));
    fprintf(sample->out, "\n\n");
}

static void print_wordings(const Sample *sample, const Answers *answers) {
    for (guint i = 0; i < answers_choice_count(answers); i++) {
        const char *stage = answers_choice_stage(answers, i);
        Choice choice = answers_choice(answers, stage);
        const Phrasing *phrasing = choice.kind == CHOICE_PHRASING ? catalogue_phrasing(sample->catalogue, stage, choice.phrasing) : NULL;
        g_autofree char *file = phrasing == NULL ? NULL : g_path_get_basename(catalogue_file(sample->catalogue, phrasing->source));
        if (phrasing != NULL) fprintf(sample->out, "    [%s/%s %s:%d]\n", stage, phrasing_id(phrasing), file, phrasing->line);
    }
}

static void print_findings(Sample *sample, const Answers *answers, const Letter *letter) {
    CheckContext context = check_context_of(answers, sample->catalogue);
    g_autoptr(CheckResult) result = check_letter(sample->rules, letter, &context);
    if (check_marks(result) > 0) sample->marked++;
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = result->findings->pdata[i];
        if (finding->suppressed == NULL)
            fprintf(sample->out, "    %s: %s [%s]\n", tone_level_name(finding->level), finding->message, finding->rule);
    }
}

static void print_letter(Sample *sample, const Answers *answers) {
    g_autoptr(Letter) letter = compose(sample->catalogue, answers);
    g_autoptr(GPtrArray) lacks = compose_lacks(sample->catalogue, answers);
    g_autofree char *subject = answers_channel(answers) == CHANNEL_EMAIL ? compose_subject(sample->catalogue, answers) : NULL;
    g_autofree char *text = letter_text(letter);
    print_heading(sample, answers);
    if (subject != NULL) fprintf(sample->out, "Subject: %s\n\n", subject);
    fprintf(sample->out, "%s\n", text);
    print_wordings(sample, answers);
    print_findings(sample, answers, letter);
    for (guint i = 0; i < lacks->len; i++) {
        g_autofree char *words = lack_words(lacks->pdata[i]);
        fprintf(sample->out, "    not finished: %s\n", words);
    }
    fprintf(sample->out, "\n");
    sample->letters++;
}

static void print_situation(Sample *sample, const Situation *situation, int count) {
    fprintf(sample->out, "======== %s: %s\n\n", situation->id, situation->title);
    for (int i = 0; i < count; i++) {
        g_autoptr(Answers) answers = draw_letter(sample, situation);
        print_letter(sample, answers);
    }
}

/* ---- how lean they are ---- */

#define PEOPLE 8u

static void print_lean(FILE *out, const char *what, const Lean *lean) {
    fprintf(out, "%-42s %5u %6.1f %4u-%-4u %6.1f %6.0f %% %6u %6u %6u\n", what, lean->letters, lean_mean(lean->words, lean->letters),
            lean->fewest, lean->most, lean_mean(lean->sentence_words, lean->sentences), 100 * lean_mean(lean->joined, lean->sentences),
            lean->named_most, lean->letters - lean->roleless, lean->welded);
}

static void measure_cell(const Sample *sample, const Situation *situation, ChannelId channel, RegisterId reg, Lean *sum) {
    g_autofree char *what = g_strdup_printf("%s, %s, %s", situation->id, channel_name(channel), register_name(reg));
    Lean here = {0};
    for (guint i = 0; i < PEOPLE; i++) {
        g_autoptr(Answers) one = lean_answers(situation, channel, reg, i), other = answers_copy(one);
        lean_add(&here, sample->catalogue, one);
        lean_add(sum, sample->catalogue, other);
    }
    print_lean(sample->out, what, &here);
}

static void print_table(const Sample *sample, const char *only) {
    Lean sums[CHANNEL_COUNT][REGISTER_COUNT] = {0};
    fprintf(sample->out, "======== suggested letters: how many, words (mean, fewest-most), words a sentence, sentences with \", and\",\n"
                         "         the company's name at most, letters that name the role, wishes welded together\n\n");
    for (guint i = 0; i < catalogue_situations(sample->catalogue)->len; i++) {
        const Situation *situation = catalogue_situations(sample->catalogue)->pdata[i];
        if (only != NULL && strcmp(only, situation->id) != 0) continue;
        for (guint cell = 0; cell < CHANNEL_COUNT * REGISTER_COUNT; cell++)
            if (situation_allows(situation, (ChannelId)(cell / REGISTER_COUNT)))
                measure_cell(sample, situation, (ChannelId)(cell / REGISTER_COUNT), (RegisterId)(cell % REGISTER_COUNT),
                             &sums[cell / REGISTER_COUNT][cell % REGISTER_COUNT]);
    }
    fprintf(sample->out, "\n");
    for (guint cell = 0; cell < CHANNEL_COUNT * REGISTER_COUNT; cell++) {
        g_autofree char *what = g_strdup_printf("all, %s, %s", channel_name((ChannelId)(cell / REGISTER_COUNT)),
                                                register_name((RegisterId)(cell % REGISTER_COUNT)));
        print_lean(sample->out, what, &sums[cell / REGISTER_COUNT][cell % REGISTER_COUNT]);
    }
}

/* ---- all of it ---- */

static gboolean load(Sample *sample, char **files) {
    g_autoptr(Problems) problems = problems_new();
    sample->catalogue = files != NULL ? catalogue_load_files((const char *const *)files, problems) : catalogue_load(NULL, FALSE, problems);
    sample->rules = rules_load(NULL, FALSE, problems);
    for (guint i = 0; i < problems_count(problems, PROBLEM_WARNING); i++) {
        g_autofree char *line = problem_format(problems_get(problems, i));
        fprintf(stderr, "%s\n", line);
    }
    return sample->catalogue != NULL && sample->rules != NULL;
}

static gboolean print_all(Sample *sample, const char *only, int count) {
    gboolean found = FALSE;
    for (guint i = 0; i < catalogue_situations(sample->catalogue)->len; i++) {
        const Situation *situation = catalogue_situations(sample->catalogue)->pdata[i];
        if (only != NULL && strcmp(only, situation->id) != 0) continue;
        print_situation(sample, situation, count);
        found = TRUE;
    }
    if (!found) fprintf(stderr, "there is no situation \"%s\"\n", only);
    fprintf(stderr, "%u letters; %u of them marked at warning or above\n", sample->letters, sample->marked);
    return found;
}

int main(int argc, char **argv) {
    g_auto(GStrv) files = NULL;
    g_autofree char *only = NULL, *path = NULL;
    Sample sample = {.out = stdout};
    int seed = 1, count = 10;
    gboolean done;
    const GOptionEntry entries[] = {{"seed", 0, 0, G_OPTION_ARG_INT, &seed, "Other letters", "N"},
                                    {"count", 0, 0, G_OPTION_ARG_INT, &count, "How many for each situation", "N"},
                                    {"situation", 0, 0, G_OPTION_ARG_STRING, &only, "This situation only", "ID"},
                                    {"out", 0, 0, G_OPTION_ARG_FILENAME, &path, "Write to this file", "FILE"},
                                    {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "[CATALOGUE]..."},
                                    G_OPTION_ENTRY_NULL};
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);

    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, NULL) || !clock_set_today("2026-11-23", NULL) || !load(&sample, files)) return 2;
    if (path != NULL && (sample.out = fopen(path, "w")) == NULL) {
        perror(path);
        return 2;
    }
    sample.rand = g_rand_new_with_seed((guint32)seed);
    done = print_all(&sample, only, count);
    print_table(&sample, only);
    g_rand_free(sample.rand);
    catalogue_free(sample.catalogue);
    rules_free(sample.rules);
    return fclose(sample.out) == 0 && done ? 0 : 2;
}
