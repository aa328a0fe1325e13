/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Suggested letters are short, say one thing a sentence, name the company once and the role always;
 * and not everybody gets the same one.
 */
#include "config.h"

#include "letter.h"

#include "../measure/lean.h"

#define PEOPLE 8u
#define OFFERS 1000u

static Catalogue *catalogue;

static void setup(void) {
    cr_assert(clock_set_today("2026-11-22", NULL));
    catalogue = catalogue_load(NULL, FALSE, NULL);
    cr_assert(catalogue != NULL);
}

static void teardown(void) {
    catalogue_free(catalogue);
}

TestSuite(lean, .init = setup, .fini = teardown);

/* An answer in a thread that began with the no, and the end of work in hand: both know what it
   is about. */
static gboolean knows_role(const Situation *situation) {
    return g_str_has_prefix(situation->id, "again-") || strcmp(situation->id, "ending-work") == 0;
}

/* All letters of one situation, in one channel and register, measured into `sum`. */
static void measure(Lean *sum, const Situation *situation, ChannelId channel, RegisterId reg) {
    for (guint i = 0; i < PEOPLE; i++) {
        g_autoptr(Answers) answers = lean_answers(situation, channel, reg, i);
        Lean one = {0};
        lean_add(sum, catalogue, answers);
        lean_add(&one, catalogue, answers);
        cr_expect(one.named_most <= 1, "%s, %s, %s, %u names the company %u times", situation->id, channel_name(channel),
                  register_name(reg), i, one.named_most);
        cr_expect(one.welded == 0, "%s, %s, %s, %u: two wishes in one", situation->id, channel_name(channel), register_name(reg), i);
        cr_expect(!situation->kind->framed || knows_role(situation) || one.roleless == 0, "%s, %s, %s, %u names no role", situation->id,
                  channel_name(channel), register_name(reg), i);
    }
}

static Lean measure_all(ChannelId channel) {
    Lean sum = {0};
    for (guint i = 0; i < catalogue_situations(catalogue)->len; i++) {
        const Situation *situation = catalogue_situations(catalogue)->pdata[i];
        for (guint reg = 0; situation_allows(situation, channel) && situation->kind->framed && reg < REGISTER_COUNT; reg++)
            measure(&sum, situation, channel, (RegisterId)reg);
    }
    cr_assert(sum.letters > 500);
    cr_assert(lean_mean(sum.sentence_words, sum.sentences) <= 13, "%.1f words a sentence", lean_mean(sum.sentence_words, sum.sentences));
    cr_assert(lean_mean(sum.joined, sum.sentences) <= 0.25, "%.2f of the sentences join two", lean_mean(sum.joined, sum.sentences));
    return sum;
}

Test(lean, a_mail) {
    Lean sum = measure_all(CHANNEL_EMAIL);
    cr_assert(lean_mean(sum.words, sum.letters) >= 40 && lean_mean(sum.words, sum.letters) <= 75, "%.1f",
              lean_mean(sum.words, sum.letters));
    cr_assert(sum.most <= 110, "%u words", sum.most);
}

Test(lean, a_chat_message) {
    Lean sum = measure_all(CHANNEL_CHAT);
    cr_assert(lean_mean(sum.words, sum.letters) >= 20 && lean_mean(sum.words, sum.letters) <= 50, "%.1f",
              lean_mean(sum.words, sum.letters));
    cr_assert(sum.most <= 70, "%u words", sum.most);
}

Test(lean, a_call) {
    Lean sum = measure_all(CHANNEL_PHONE);
    cr_assert(lean_mean(sum.words, sum.letters) <= 80, "%.1f", lean_mean(sum.words, sum.letters));
}

/* ---- not everybody the same letter ---- */

static Answers *offer(GRand *rand, const char *situation) {
    Answers *answers = usual_answers(situation);
    g_autofree char *who = g_strdup_printf("%s %c. %u", lean_names[g_rand_int_range(rand, 0, G_N_ELEMENTS(lean_names))],
                                           (char)('A' + g_rand_int_range(rand, 0, 26)), g_rand_int_range(rand, 0, 100));
    know(answers, FACT_CANDIDATE, who);
    know(answers, FACT_COMPANY, lean_companies[g_rand_int_range(rand, 0, G_N_ELEMENTS(lean_companies))]);
    know(answers, FACT_ROLE, lean_roles[g_rand_int_range(rand, 0, G_N_ELEMENTS(lean_roles))]);
    return answers;
}

static int most_first(gconstpointer one, gconstpointer other) {
    return *(const int *)other - *(const int *)one;
}

/* How many of the letters the ten commonest openings begin. */
static int ten_commonest(GHashTable *openings) {
    g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, sizeof(int));
    GHashTableIter iter;
    gpointer count;
    int sum = 0;
    g_hash_table_iter_init(&iter, openings);
    while (g_hash_table_iter_next(&iter, NULL, &count)) {
        int number = GPOINTER_TO_INT(count);
        g_array_append_val(counts, number);
    }
    g_array_sort(counts, most_first);
    for (guint i = 0; i < MIN(counts->len, 10u); i++) sum += g_array_index(counts, int, i);
    return sum;
}

static void count_one(GHashTable *counts, const char *what) {
    g_hash_table_insert(counts, g_strdup(what), GINT_TO_POINTER(GPOINTER_TO_INT(g_hash_table_lookup(counts, what)) + 1));
}

/* The words of the thanks, as they stand in the catalogue: names and roles would make any two
   differ. */
Test(lean, the_ten_commonest_openings_begin_less_than_half_of_a_thousand_letters) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261122);
    g_autoptr(GHashTable) openings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const GPtrArray *situations = catalogue_situations(catalogue);
    int letters = 0;
    while (letters < (int)OFFERS) {
        const Situation *situation = situations->pdata[g_rand_int_range(rand, 0, (gint32)situations->len)];
        ChannelId channel = (ChannelId)g_rand_int_range(rand, 0, CHANNEL_COUNT);
        g_autoptr(Answers) answers = offer(rand, situation->id);
        const Phrasing *thanks;
        if (!situation_allows(situation, channel) || !situation->kind->framed) continue;
        answers_set_channel(answers, channel);
        answers_set_register(answers, (RegisterId)g_rand_int_range(rand, 0, REGISTER_COUNT));
        suggest_rest(answers, catalogue);
        thanks = catalogue_phrasing(catalogue, "gratitude", answers_choice(answers, "gratitude").phrasing);
        if (thanks == NULL) continue;
        count_one(openings, phrasing_text(thanks));
        letters++;
    }
    cr_assert(ten_commonest(openings) < letters / 2, "%d", ten_commonest(openings));
}

/* The narrowest case: everybody declines for the same reason, in the same tone. */
Test(lean, one_situation_begins_in_several_ways) {
    static const char *const stages[] = {"gratitude", "decision", "reasoning", "wishes"};
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    g_autoptr(GHashTable) openings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) letters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < 400; i++) {
        g_autoptr(Answers) answers = offer(rand, "not-right-fit");
        g_autoptr(GString) all = g_string_new(NULL);
        suggest_rest(answers, catalogue);
        for (guint j = 0; j < G_N_ELEMENTS(stages); j++) g_string_append_printf(all, "%s ", answers_choice(answers, stages[j]).phrasing);
        count_one(openings, answers_choice(answers, "gratitude").phrasing);
        count_one(letters, all->str);
    }
    cr_assert(g_hash_table_size(openings) >= 8, "%u", g_hash_table_size(openings));
    cr_assert(g_hash_table_size(letters) >= 100, "%u", g_hash_table_size(letters));
}

/* Variety takes nothing that is less good: the drawn one fits as closely as any that suits, with
   the detail that was told. */
Test(lean, a_draw_never_leaves_a_detail_out) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(9);
    for (guint i = 0; i < 100; i++) {
        g_autoptr(Answers) answers = offer(rand, "not-right-fit");
        g_autoptr(Letter) letter = NULL;
        g_autofree char *text = NULL;
        know(answers, FACT_WANTED, "daytime hours");
        suggest_rest(answers, catalogue);
        letter = compose(catalogue, answers);
        text = letter_text(letter);
        cr_assert(strstr(text, "daytime hours") != NULL, "%s", text);
    }
}

static const char *first_thanks(const Answers *answers) {
    const Phrasing *first = suggest_first(catalogue, answers, "gratitude");
    return first == NULL ? NULL : phrasing_id(first);
}

Test(lean, what_was_seen_first_stays_first) {
    g_autoptr(Answers) answers = usual_answers("not-right-fit");
    guint others = 0;
    const char *seen = first_thanks(answers);
    answers_keep_lot(answers);
    for (guint i = 0; i < 20; i++) {
        g_autoptr(Answers) open = usual_answers("not-right-fit");
        g_autofree char *company = g_strdup_printf("Northwind %u", i);
        know(answers, FACT_COMPANY, company);
        know(open, FACT_COMPANY, company);
        cr_assert_str_eq(first_thanks(answers), seen);
        others += strcmp(first_thanks(open), seen) != 0;
    }
    cr_assert(others > 10, "without it, it would have changed: %u", others);
}
