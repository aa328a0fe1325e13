/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How lean suggested letters are: words, sentences, how many of these join two with ", and", how
 * often the company is named, and whether the thanks or the decision names the role. What "make
 * letters-sample" prints and tests/unit/test-lean.c holds.
 */
#ifndef BOWOUT_TESTS_MEASURE_LEAN_H
#define BOWOUT_TESTS_MEASURE_LEAN_H

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/letter/compose.h"
#include "bowout/letter/sentences.h"
#include "bowout/letter/suggest.h"

typedef struct {
    guint letters, words, fewest, most;
    guint sentences, sentence_words, joined; /* joined: with ", and"; greeting and close are no sentences here */
    guint named_most;                        /* how often one letter names the company */
    guint twice, roleless;                   /* letters that name it twice, and those that name no role */
    guint welded;                            /* good wishes joined by "and" */
} Lean;

/* ---- made-up people ---- */

static const char *const lean_names[] = {"Ana Reyes", "Kofi Mensah", "Wei Ling Chua", "Maria Santos", "Tomasz Wilk", "Noor Haddad"};
static const char *const lean_companies[] = {"Northwind Remote", "Fernhill Homes", "Brightdesk", "Larkfield Learning", "Castell Analytics"};
static const char *const lean_roles[] = {"Support Assistant",     "Content Editor", "Virtual Assistant", "website redesign",
                                         "Data Entry Specialist", "Online Tutor",   "bookkeeping"};

static inline void lean_know(Answers *answers, FactId fact, const char *value) {
    g_autoptr(GError) error = NULL;
    if (!facts_set(answers_facts(answers), fact, value, &error)) g_error("%s: %s", fact_row(fact)->name, error->message);
}

/* The number-th person with an offer; every second one tells one thing of their own. Nobody is
   late. */
static inline Answers *lean_answers(const Situation *situation, ChannelId channel, RegisterId reg, guint number) {
    static const FactId details[] = {FACT_WANTED, FACT_LIKED, FACT_BUSY, FACT_LUCK};
    Answers *answers = answers_new();
    FactId detail = details[number / 2 % G_N_ELEMENTS(details)];
    lean_know(answers, FACT_CANDIDATE, lean_names[number % G_N_ELEMENTS(lean_names)]);
    lean_know(answers, FACT_COMPANY, lean_companies[number / 3 % G_N_ELEMENTS(lean_companies)]);
    lean_know(answers, FACT_ROLE, lean_roles[number / 2 % G_N_ELEMENTS(lean_roles)]);
    lean_know(answers, FACT_ARRANGEMENT, arrangement_name((ArrangementId)(number % ARRANGEMENT_COUNT)));
    lean_know(answers, FACT_RECEIVED, "2026-11-20");
    if (number % 4 != 3) lean_know(answers, FACT_CONTACT, "Ms. Tan");
    if (number % 2 == 1) lean_know(answers, detail, fact_row(detail)->example);
    for (guint id = 0; id < FACT_COUNT; id++)
        if ((situation->needs & FACT_BIT(id)) != 0 && !facts_has(answers_facts_const(answers), (FactId)id))
            lean_know(answers, (FactId)id, fact_row((FactId)id)->example);
    answers_set_situation(answers, situation->id);
    answers_set_channel(answers, channel);
    answers_set_register(answers, reg);
    return answers;
}

/* ---- one letter ---- */

static inline guint lean_count(const char *text, const char *part) {
    guint count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + strlen(part), part)) count++;
    return count;
}

static inline guint lean_words(const char *text) {
    guint words = 0;
    for (const char *c = text; *c != '\0'; c++)
        words += (g_ascii_isalnum(*c) || ((guchar)*c & 0x80u) != 0) && (c == text || g_ascii_isspace(c[-1]) || c[-1] == '(');
    return words;
}

static inline gboolean lean_names_role(const Catalogue *catalogue, const Answers *answers) {
    static const char *const stages[] = {"gratitude", "decision", "question"};
    for (guint i = 0; i < G_N_ELEMENTS(stages); i++) {
        g_autofree char *text = compose_stage(catalogue, answers, stages[i]);
        if (text != NULL && strstr(text, facts_get(answers_facts_const(answers), FACT_ROLE)) != NULL) return TRUE;
    }
    return FALSE;
}

static inline gboolean lean_frame(const char *stage) {
    return strcmp(stage, "greeting") == 0 || strcmp(stage, "sign-off") == 0;
}

static inline void lean_add_sentences(Lean *lean, const Letter *letter) {
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const GPtrArray *sentences = ((const Paragraph *)letter->paragraphs->pdata[i])->sentences;
        for (guint j = 0; j < sentences->len; j++) {
            const Sentence *sentence = sentences->pdata[j];
            guint joined = strstr(sentence->text, ", and ") != NULL;
            if (lean_frame(sentence->stage) || g_ascii_isdigit(sentence->text[0])) continue;
            lean->sentences++;
            lean->sentence_words += lean_words(sentence->text);
            lean->joined += joined;
            if (strcmp(sentence->stage, "wishes") == 0) lean->welded += joined;
        }
    }
}

/* Measures what is suggested for these answers, and fills them in. */
static inline void lean_add(Lean *lean, const Catalogue *catalogue, Answers *answers) {
    g_autoptr(Letter) letter = NULL;
    g_autofree char *text = NULL;
    guint words, named;
    suggest_rest(answers, catalogue);
    letter = compose(catalogue, answers);
    text = letter_text(letter);
    words = lean_words(text);
    named = lean_count(text, facts_get(answers_facts_const(answers), FACT_COMPANY));
    lean->fewest = lean->letters == 0 ? words : MIN(lean->fewest, words);
    lean->most = MAX(lean->most, words);
    lean->letters++;
    lean->words += words;
    lean->named_most = MAX(lean->named_most, named);
    lean->twice += named > 1;
    lean->roleless += !lean_names_role(catalogue, answers);
    lean_add_sentences(lean, letter);
}

static inline double lean_mean(guint sum, guint count) {
    return count == 0 ? 0 : (double)sum / count;
}

#endif
