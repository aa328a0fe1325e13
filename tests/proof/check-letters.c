/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check-letters: every letter that the wizard offers from its own phrasings passes its own checks
 * (nothing at warning or above).
 *
 * A combination of situation, channel, register, arrangement and conditions has a million letters
 * and more, so the proof goes by parts. Each rule says how much of a letter it must see (rules.h):
 *   one sentence   every phrasing is checked alone
 *   a pair         every two phrasings of different stages are checked together
 *   presence       every phrasing is put into a whole letter, one at a time; that it stands for its stage depends on nothing else
 *   adding up      the letter with the largest sum (and the smallest) is made and checked: no other letter has more (or less)
 *   more           there may be no such rule at warning or above
 * What lifts a finding elsewhere in the letter (unless-letter) is not there when a phrasing is
 * checked alone: the proof is on the safe side. Phrasings of other registers ("more wordings") are
 * checked alone, in whole letters and in the largest sums too; with --all also in pairs.
 *
 *     check-letters [--all] [--brute] [CATALOGUE-FILE]…
 *
 * --brute makes every letter there is and compares: for small catalogues. Exit 0: proven; 1: not,
 * and each fault is said.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/letter/compose.h"
#include "bowout/letter/conditions.h"
#include "bowout/letter/suggest.h"
#include "bowout/tone/check.h"

#define STAGES_MOST_HERE 16u

#ifdef BOWOUT_INSTRUMENTED /* many times slower, and made to look at memory, not at wordings: only some */
#define SETTINGS_ONE_IN 37u
#define LETTERS_ONE_IN 41u
#else
#define SETTINGS_ONE_IN 1u
#define LETTERS_ONE_IN 1u
#endif

typedef struct {
    const char *stage, *id;
    char *text;
    gboolean own_register;
    gboolean faulty;       /* marked when alone: told once, and left out of what follows */
    const guint *measures; /* words, sentences, then what each adding rule counts */
} Part;

/* One combination. */
typedef struct {
    Answers *answers;
    CheckContext context;
    const char *stages[STAGES_MOST_HERE]; /* in the order of the letter */
    GPtrArray *parts[STAGES_MOST_HERE];   /* Part */
    gboolean optional[STAGES_MOST_HERE];
    guint stage_count;
    char *name;
    char *key; /* what a check can see of it: settings that differ in the arrangement only have the same */
} Setting;

typedef struct {
    Catalogue *catalogue;
    Rules *rules;
    gboolean all, brute;
    GHashTable *seen;  /* texts checked already in an equal setting */
    GHashTable *known; /* and what came of those that were checked alone */
    GArray *adding;    /* guint: the rules that add up */
    GHashTable *faults;
    guint64 settings, alone, pairs, whole, sums, brute_made, brute_letters, brute_faulty;
    double letters;
} Proof;

/* ---- settings ------------------------------------------------------------------------------- */

static void know(Answers *answers, FactId fact, const char *value) {
    g_autoptr(GError) error = NULL;

    if (!facts_set(answers_facts(answers), fact, value, &error)) g_error("%s: %s", fact_row(fact)->name, error->message);
}

typedef struct {
    ArrangementId arrangement;
    gboolean late, contact, several;
    const char *so_far; /* the fact, or NULL */
} Circumstances;

static Answers *answers_for(const Situation *situation, ChannelId channel, RegisterId reg, const Circumstances *around) {
    Answers *answers = answers_new();

    for (guint id = 0; id < FACT_COUNT; id++)
        if (fact_row((FactId)id)->example != NULL && (id != FACT_CONTACT || around->contact))
            know(answers, (FactId)id, fact_row((FactId)id)->example);
    know(answers, FACT_ARRANGEMENT, arrangement_name(around->arrangement));
    know(answers, FACT_RECEIVED, around->late ? "2026-11-05" : "2026-11-20");
    if (!around->late) know(answers, FACT_REPLY_BY, "2026-11-30");
    if (around->so_far != NULL) know(answers, FACT_SO_FAR, around->so_far);
    if (around->several) facts_add(answers_facts(answers), FACT_TOPIC, "how payment works", NULL);
    answers_set_situation(answers, situation->id);
    answers_set_channel(answers, channel);
    answers_set_register(answers, reg);
    return answers;
}

static void part_free(gpointer data) {
    Part *part = data;

    g_free(part->text);
    g_free(part);
}

static void add_stage(Setting *setting, const Proof *proof, const char *id) {
    g_autoptr(GPtrArray) found = suggest_for_stage(proof->catalogue, setting->answers, id, TRUE);
    GPtrArray *parts = g_ptr_array_new_with_free_func(part_free);
    const Stage *stage = catalogue_stage(proof->catalogue, id);

    for (guint i = 0; i < found->len; i++) {
        const Suggestion *suggestion = found->pdata[i];
        Part *part = g_new(Part, 1);
        *part = (Part){id, phrasing_id(suggestion->phrasing), g_strdup(suggestion->text), suggestion->suits, FALSE, NULL};
        g_ptr_array_add(parts, part);
    }
    g_assert(setting->stage_count < STAGES_MOST_HERE);
    setting->stages[setting->stage_count] = id;
    setting->optional[setting->stage_count] = stage != NULL && stage->optional;
    setting->parts[setting->stage_count++] = parts;
}

static gboolean letter_has(const Situation *situation, const char *stage) {
    for (guint i = 0; i < situation->kind->stages->len; i++)
        if (g_str_equal(situation->kind->stages->pdata[i], stage)) return TRUE;
    return situation->kind->framed && (g_str_equal(stage, "greeting") || g_str_equal(stage, "sign-off"));
}

static void setting_init(Setting *setting, const Proof *proof, const Situation *situation, ChannelId channel, RegisterId reg,
                         const Circumstances *around) {
    const GPtrArray *layout = catalogue_channel(proof->catalogue, channel)->layout;

    *setting = (Setting){.answers = answers_for(situation, channel, reg, around)};
    setting->context = check_context_of(setting->answers, proof->catalogue);
    setting->name =
        g_strdup_printf("%s/%s/%s/%s%s%s%s%s", situation->id, channel_name(channel), register_name(reg),
                        arrangement_name(around->arrangement), around->late ? "/late" : "", around->contact ? "" : "/contact-unknown",
                        around->several ? "/several-topics" : "", around->so_far != NULL ? "/talked-often" : "");
    setting->key = g_strdup_printf("%s|%d|%d|%d%d%d%d", situation->id, (int)channel, (int)reg, around->late, around->contact,
                                   around->several, around->so_far != NULL);
    for (guint i = 0; i < layout->len; i++) {
        const GPtrArray *paragraph = layout->pdata[i];
        for (guint j = 0; j < paragraph->len; j++)
            if (letter_has(situation, paragraph->pdata[j])) add_stage(setting, proof, paragraph->pdata[j]);
    }
}

static void setting_clear(Setting *setting) {
    for (guint i = 0; i < setting->stage_count; i++) g_ptr_array_unref(setting->parts[i]);
    answers_free(setting->answers);
    g_free(setting->name);
    g_free(setting->key);
}

/* ---- checking ------------------------------------------------------------------------------- */

static void report(Proof *proof, const Setting *setting, const CheckResult *result, const Part *const *parts, guint count) {
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = result->findings->pdata[i];
        g_autoptr(GString) line = g_string_new(NULL);

        if (!finding_marks(finding)) continue;
        g_string_append_printf(line, "%s: %s [", finding->message, finding->rule);
        g_string_append_printf(line, "%s] in", tone_level_name(finding->level));
        for (guint j = 0; j < count; j++)
            if (parts[j] != NULL) g_string_append_printf(line, " %s/%s", parts[j]->stage, parts[j]->id);
        if (g_hash_table_add(proof->faults, g_strdup(line->str))) printf("%s: %s\n", setting->name, line->str);
    }
}

/* The parts that are there, in order, as a letter. */
static CheckResult *check_parts(const Proof *proof, const Setting *setting, const Part *const *parts, guint count, gboolean growing) {
    CheckContext context = setting->context;
    g_autoptr(Letter) letter = letter_new(context.channel, context.kind);

    context.growing = growing;
    for (guint i = 0; i < count; i++) {
        if (parts[i] == NULL) continue;
        letter_end_paragraph(letter);
        letter_add_sentence(letter, parts[i]->text, "", parts[i]->stage, FALSE);
    }
    return check_letter(proof->rules, letter, &context);
}

/* TRUE when nothing is marked. */
static gboolean prove_parts(Proof *proof, const Setting *setting, const Part *const *parts, guint count, gboolean growing) {
    g_autoptr(CheckResult) result = check_parts(proof, setting, parts, count, growing);

    if (check_marks(result) == 0) return TRUE;
    report(proof, setting, result, parts, count);
    return FALSE;
}

static gboolean add_digest(GHashTable *seen, const char *text) {
    return g_hash_table_add(seen, g_compute_checksum_for_string(G_CHECKSUM_MD5, text, -1));
}

/* TRUE the first time: the same words in an equal setting need no second look. Two sentences do
   not say who wrote. */
static gboolean is_new(Proof *proof, const Setting *setting, const char *one, const char *other) {
    gboolean late = strstr(setting->name, "/late") != NULL;
    g_autofree char *key = g_strdup_printf("%s|%d|%d%d|%s|%s", setting->context.situation, setting->context.channel,
                                           (int)answers_register(setting->answers), late, one, other);

    return add_digest(proof->seen, key);
}

/* The same of a whole letter. */
static gboolean is_new_letter(Proof *proof, const Setting *setting, const Part *const *parts) {
    g_autoptr(GString) key = g_string_new(setting->key);

    for (guint i = 0; i < setting->stage_count; i++) g_string_append_printf(key, "\n%s", parts[i] == NULL ? "" : parts[i]->text);
    return add_digest(proof->seen, key->str);
}

/* ---- the parts of the proof ----------------------------------------------------------------- */

/* What is added up: words, sentences, and what rules count. */
enum { MEASURE_WORDS, MEASURE_SENTENCES, MEASURE_RULES };

typedef struct {
    gboolean faulty;
    guint measures[];
} Known;

static const Known *look_at(Proof *proof, const Setting *setting, const Part *part) {
    g_autoptr(CheckResult) result = check_parts(proof, setting, &part, 1, TRUE);
    Known *known = g_malloc0(sizeof *known + (MEASURE_RULES + proof->adding->len) * sizeof *known->measures);

    known->faulty = check_marks(result) > 0;
    known->measures[MEASURE_WORDS] = result->words;
    known->measures[MEASURE_SENTENCES] = result->sentences;
    for (guint i = 0; i < proof->adding->len; i++)
        known->measures[MEASURE_RULES + i] = check_rule_count(result, g_array_index(proof->adding, guint, i));
    if (known->faulty) report(proof, setting, result, &part, 1);
    return known;
}

static void prove_alone(Proof *proof, const Setting *setting) {
    for (guint stage = 0; stage < setting->stage_count; stage++)
        for (guint i = 0; i < setting->parts[stage]->len; i++) {
            Part *part = setting->parts[stage]->pdata[i];
            g_autofree char *key = g_strdup_printf("%s|%s|%s", setting->key, part->stage, part->text);
            const Known *known = g_hash_table_lookup(proof->known, key);
            if (known == NULL) {
                proof->alone++;
                known = look_at(proof, setting, part);
                g_hash_table_insert(proof->known, g_steal_pointer(&key), (gpointer)known);
            }
            part->faulty = known->faulty;
            part->measures = known->measures;
        }
}

static void prove_stage_pairs(Proof *proof, const Setting *setting, guint first, guint second) {
    for (guint i = 0; i < setting->parts[first]->len; i++)
        for (guint j = 0; j < setting->parts[second]->len; j++) {
            const Part *pair[] = {setting->parts[first]->pdata[i], setting->parts[second]->pdata[j]};
            if (pair[0]->faulty || pair[1]->faulty) continue;
            if (!proof->all && (!pair[0]->own_register || !pair[1]->own_register)) continue;
            if (!is_new(proof, setting, pair[0]->text, pair[1]->text)) continue;
            proof->pairs++;
            prove_parts(proof, setting, pair, 2, TRUE);
        }
}

static void prove_pairs(Proof *proof, const Setting *setting) {
    for (guint first = 0; first < setting->stage_count; first++)
        for (guint second = first + 1; second < setting->stage_count; second++) prove_stage_pairs(proof, setting, first, second);
}

static const Part *first_sound(const GPtrArray *parts) {
    for (guint i = 0; i < parts->len; i++)
        if (!((const Part *)parts->pdata[i])->faulty) return parts->pdata[i];
    return NULL;
}

static void base_letter(const Setting *setting, const Part **parts) {
    for (guint stage = 0; stage < setting->stage_count; stage++)
        parts[stage] = setting->optional[stage] ? NULL : first_sound(setting->parts[stage]);
}

static void prove_in_whole_letters(Proof *proof, const Setting *setting) {
    const Part *parts[STAGES_MOST_HERE];

    for (guint stage = 0; stage < setting->stage_count; stage++)
        for (guint i = 0; i < setting->parts[stage]->len; i++) {
            base_letter(setting, parts);
            parts[stage] = setting->parts[stage]->pdata[i];
            if (parts[stage]->faulty || !is_new_letter(proof, setting, parts)) continue;
            proof->whole++;
            prove_parts(proof, setting, parts, setting->stage_count, FALSE);
        }
}

static void prove_if_new(Proof *proof, const Setting *setting, const Part *const *parts) {
    if (!is_new_letter(proof, setting, parts)) return;
    proof->sums++;
    prove_parts(proof, setting, parts, setting->stage_count, FALSE);
}

static void prove_largest_and_smallest(Proof *proof, const Setting *setting, guint what) {
    const Part *largest[STAGES_MOST_HERE] = {NULL}, *smallest[STAGES_MOST_HERE] = {NULL};

    for (guint stage = 0; stage < setting->stage_count; stage++) {
        guint most = 0, least = G_MAXUINT;
        for (guint i = 0; i < setting->parts[stage]->len; i++) {
            const Part *part = setting->parts[stage]->pdata[i];
            guint amount = part->measures[what];
            if (part->faulty) continue;
            if (amount > most || (largest[stage] == NULL && !setting->optional[stage])) {
                most = amount;
                largest[stage] = part;
            }
            if (amount < least && !setting->optional[stage]) {
                least = amount;
                smallest[stage] = part;
            }
        }
    }
    prove_if_new(proof, setting, largest);
    prove_if_new(proof, setting, smallest);
}

static void prove_sums(Proof *proof, const Setting *setting) {
    for (guint what = 0; what < MEASURE_RULES + proof->adding->len; what++) prove_largest_and_smallest(proof, setting, what);
}

static void count_letters(Proof *proof, const Setting *setting) {
    double letters = 1;

    for (guint stage = 0; stage < setting->stage_count; stage++) letters *= setting->parts[stage]->len + (setting->optional[stage] ? 1 : 0);
    proof->letters += letters;
}

/* ---- every letter, one by one --------------------------------------------------------------- */

static void make_every_letter(Proof *proof, const Setting *setting, const Part **parts, guint stage) {
    if (stage == setting->stage_count) {
        g_autoptr(CheckResult) result = NULL;
        if (proof->brute_made++ % LETTERS_ONE_IN != 0) return;
        result = check_parts(proof, setting, parts, stage, FALSE);
        proof->brute_letters++;
        proof->brute_faulty += check_marks(result) > 0;
        return;
    }
    if (setting->optional[stage]) {
        parts[stage] = NULL;
        make_every_letter(proof, setting, parts, stage + 1);
    }
    for (guint i = 0; i < setting->parts[stage]->len; i++) {
        parts[stage] = setting->parts[stage]->pdata[i];
        make_every_letter(proof, setting, parts, stage + 1);
    }
}

/* ---- all settings --------------------------------------------------------------------------- */

static void prove_setting(Proof *proof, const Situation *situation, ChannelId channel, RegisterId reg, const Circumstances *around) {
    const Part *parts[STAGES_MOST_HERE];
    Setting setting;

    setting_init(&setting, proof, situation, channel, reg, around);
    prove_alone(proof, &setting);
    prove_in_whole_letters(proof, &setting);
    prove_sums(proof, &setting);
    prove_pairs(proof, &setting);
    count_letters(proof, &setting);
    if (proof->brute) make_every_letter(proof, &setting, parts, 0);
    setting_clear(&setting);
}

static void prove_situation(Proof *proof, const Situation *situation) {
    for (ChannelId channel = 0; channel < CHANNEL_COUNT; channel++)
        for (RegisterId reg = 0; situation_allows(situation, channel) && reg < REGISTER_COUNT; reg++)
            for (ArrangementId arrangement = 0; arrangement < ARRANGEMENT_COUNT; arrangement++)
                for (int conditions = 0; conditions < 16; conditions++) {
                    Circumstances around = {arrangement, (conditions & 1) != 0, (conditions & 2) == 0, (conditions & 4) != 0,
                                            (conditions & 8) != 0 ? "talked-often" : NULL};
                    gboolean asks_topic = (situation->needs & FACT_BIT(FACT_TOPIC)) != 0;
                    if (around.several && !asks_topic) continue;
                    if (proof->brute || proof->settings++ % SETTINGS_ONE_IN == 0) prove_setting(proof, situation, channel, reg, &around);
                }
}

static void find_adding(Proof *proof) {
    for (guint i = 0; i < rules_count(proof->rules); i++) {
        RuleInfo info = rules_info(proof->rules, i);
        if (info.sight == RULE_ADDS_UP && info.voice != VOICE_STYLE) g_array_append_val(proof->adding, i);
    }
}

/* A rule that must see more than the parts would be a gap in the proof. */
static void prove_rules_fit(Proof *proof) {
    for (guint i = 0; i < rules_count(proof->rules); i++) {
        RuleInfo info = rules_info(proof->rules, i);
        if (info.sight != RULE_SEES_MORE || info.voice == VOICE_STYLE) continue;
        printf("%s:%d: %s must see more of a letter than the proof does: make it a matter of style\n", info.file, info.line, info.id);
        g_hash_table_add(proof->faults, g_strdup(info.id));
    }
}

/* How far it went is proven at both ends only. What lies between uses a part of the wordings of
 * the farther end, as long as none asks that something did not happen. */
static void prove_conditions_grow(Proof *proof) {
    static const char *const negatives[] = {"only-wrote", "never-talked", "talked-little"};
    const GPtrArray *stages = catalogue_stages(proof->catalogue);
    for (guint i = 0; i < stages->len; i++) {
        const Stage *stage = stages->pdata[i];
        for (guint j = 0; j < stage->phrasings->len; j++) {
            const Phrasing *phrasing = stage->phrasings->pdata[j];
            for (guint k = 0; k < G_N_ELEMENTS(negatives); k++) {
                guint bit;
                if (!condition_by_name(negatives[k], &bit) || (phrasing->when >> bit & 1u) == 0) continue;
                printf("%s/%s asks for %s, which the proof does not look at\n", stage->id, phrasing_id(phrasing), negatives[k]);
                g_hash_table_add(proof->faults, g_strdup_printf("%s/%s", stage->id, phrasing_id(phrasing)));
            }
        }
    }
}

static int say_result(const Proof *proof, gint64 started) {
    guint faults = g_hash_table_size(proof->faults);

    printf("%.3g letters covered: %" G_GUINT64_FORMAT " phrasings alone, %" G_GUINT64_FORMAT " in whole letters, %" G_GUINT64_FORMAT
           " pairs, %" G_GUINT64_FORMAT " largest and smallest letters; %u rules; %.1f s\n",
           proof->letters, proof->alone, proof->whole, proof->pairs, proof->sums, rules_count(proof->rules),
           (double)(g_get_monotonic_time() - started) / G_USEC_PER_SEC);
    if (proof->brute)
        printf("made one by one: %" G_GUINT64_FORMAT " letters, %" G_GUINT64_FORMAT " of them marked\n", proof->brute_letters,
               proof->brute_faulty);
    if (proof->brute && (proof->brute_faulty > 0) != (faults > 0)) printf("the proof and the letters disagree\n");
    printf(faults == 0 ? "proven: none is marked, style apart\n" : "not proven: %u faults\n", faults);
    return faults > 0 || (proof->brute && proof->brute_faulty > 0);
}

static gboolean load(Proof *proof, char **files) {
    g_autoptr(Problems) problems = problems_new();

    proof->catalogue = files != NULL ? catalogue_load_files((const char *const *)files, problems) : catalogue_load(NULL, FALSE, problems);
    proof->rules = rules_load(NULL, FALSE, problems);
    for (guint i = 0; i < problems_count(problems, PROBLEM_WARNING); i++) {
        g_autofree char *line = problem_format(problems_get(problems, i));
        fprintf(stderr, "%s\n", line);
    }
    return proof->catalogue != NULL && proof->rules != NULL;
}

int main(int argc, char **argv) {
    g_auto(GStrv) files = NULL;
    Proof proof = {0};
    const GOptionEntry entries[] = {{"all", 0, 0, G_OPTION_ARG_NONE, &proof.all, "Pairs of all registers", NULL},
                                    {"brute", 0, 0, G_OPTION_ARG_NONE, &proof.brute, "Make every letter and compare", NULL},
                                    {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "[CATALOGUE]..."},
                                    G_OPTION_ENTRY_NULL};
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    gint64 started = g_get_monotonic_time();
    int code;

    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, NULL) || !clock_set_today("2026-11-23", NULL) || !load(&proof, files)) return 2;
    proof.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    proof.faults = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    proof.known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    proof.adding = g_array_new(FALSE, FALSE, sizeof(guint));
    find_adding(&proof);
    prove_rules_fit(&proof);
    prove_conditions_grow(&proof);
    for (guint i = 0; i < catalogue_situations(proof.catalogue)->len; i++)
        prove_situation(&proof, catalogue_situations(proof.catalogue)->pdata[i]);
    code = say_result(&proof, started);
    g_hash_table_unref(proof.seen);
    g_hash_table_unref(proof.faults);
    g_hash_table_unref(proof.known);
    g_array_unref(proof.adding);
    catalogue_free(proof.catalogue);
    rules_free(proof.rules);
    return code;
}
