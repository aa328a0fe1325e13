/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure-sentences: what the tone rules find in sentences by people who have not read them.
 *
 *     measure-sentences [-v] [--writers w4,w5,w6] DIR      found and false alarms, by family and by writer
 *     measure-sentences --rules [--writers …] DIR          the same of each rule, with what its `measured` should say
 *
 * -v adds every false alarm and every miss of the writers named by --writers.
 */
#include "config.h"

#include <stdio.h>

#include "sentences.h"

/* Of some sentences: faulty ones and those found, innocent ones and those marked; loud: by a
   warning. */
typedef struct {
    guint faulty, found, found_loud, innocent, marked, marked_loud;
} Count;

static void count_sentence(Count *count, const Said *sentence) {
    gboolean note = sentence_finding(sentence, sentence->faulty ? sentence->family : NULL, TONE_NOTE) != NULL;
    gboolean loud = sentence_finding(sentence, sentence->faulty ? sentence->family : NULL, TONE_WARNING) != NULL;
    if (sentence->faulty) {
        count->faulty++;
        count->found += note ? 1 : 0;
        count->found_loud += loud ? 1 : 0;
    } else {
        count->innocent++;
        count->marked += note ? 1 : 0;
        count->marked_loud += loud ? 1 : 0;
    }
}

static Count count_of(const GPtrArray *sentences, const char *family, const char *writer) {
    Count count = {0, 0, 0, 0, 0, 0};
    for (guint i = 0; i < sentences->len; i++) {
        const Said *sentence = g_ptr_array_index(sentences, i);
        if (family != NULL && strcmp(family, sentence->family) != 0) continue;
        if (writer != NULL && strcmp(writer, sentence->writer) != 0) continue;
        count_sentence(&count, sentence);
    }
    return count;
}

static double part(guint some, guint all) {
    return all > 0 ? (double)some / all : 0.0;
}

static void print_count(const char *name, const Count *count) {
    printf("%-12s %4u of %-4u %5.2f %6u %8u of %-4u %5.2f %6u\n", name, count->found, count->faulty, part(count->found, count->faulty),
           count->found_loud, count->marked, count->innocent, part(count->marked, count->innocent), count->marked_loud);
}

static void print_cells(const GPtrArray *sentences, const char *family, char **writers) {
    printf("%-12s", family);
    for (guint i = 0; writers[i] != NULL; i++) {
        Count count = count_of(sentences, family, writers[i]);
        printf("  %2u/%u %u", count.found, count.faulty, count.marked);
    }
    putchar('\n');
}

static void print_families(const GPtrArray *sentences, char **writers) {
    Count all = count_of(sentences, NULL, NULL);
    printf("%-12s %-18s %6s  %-20s %6s\n", "family", "faulty: found", "loud", "innocent: marked", "loud");
    for (guint i = 0; i < SENTENCE_FAMILIES; i++) {
        Count count = count_of(sentences, sentence_families[i], NULL);
        print_count(sentence_families[i], &count);
    }
    print_count("all", &all);
    printf("\n%-12s %-18s %6s  %-20s %6s\n", "writer", "faulty: found", "loud", "innocent: marked", "loud");
    for (guint i = 0; writers[i] != NULL; i++) {
        Count count = count_of(sentences, NULL, writers[i]);
        print_count(writers[i], &count);
    }
    printf("\nfound/faulty and innocent ones marked, by writer\n%-12s", "");
    for (guint i = 0; writers[i] != NULL; i++) printf("  %-7s", writers[i]);
    putchar('\n');
    for (guint i = 0; i < SENTENCE_FAMILIES; i++) print_cells(sentences, sentence_families[i], writers);
}

static void print_sentences(const GPtrArray *sentences) {
    for (guint i = 0; i < sentences->len; i++) {
        const Said *sentence = g_ptr_array_index(sentences, i);
        const Finding *finding = sentence_finding(sentence, sentence->faulty ? sentence->family : NULL, TONE_NOTE);
        if (sentence->faulty && finding == NULL) printf("MISS         %-10s %-24s %s\n", sentence->family, "", sentence->text);
        if (!sentence->faulty && finding != NULL) printf("FALSE ALARM  %-10s %-24s %s\n", sentence->family, finding->rule, sentence->text);
    }
}

static void print_rules(const GPtrArray *sentences, const Rules *rules) {
    for (guint i = 0; i < rules_count(rules); i++) {
        RuleInfo info = rules_info(rules, i);
        SentenceHits hits = sentences_hits(sentences, &info);
        g_autofree char *told = sentence_hits_told(hits);
        if (told == NULL && info.measured == NULL) continue;
        printf("%s\t%s\t%s\t%s%s\n", info.id, tone_voice_name(info.voice), told != NULL ? told : "-",
               sentence_hits_certain(hits) ? "certain" : "", g_strcmp0(told, info.measured) != 0 ? " (the rule says another figure)" : "");
    }
}

static void keep_writers(GPtrArray *sentences, char **writers) {
    for (guint i = sentences->len; i-- > 0;) {
        const Said *sentence = g_ptr_array_index(sentences, i);
        if (!g_strv_contains((const char *const *)writers, sentence->writer)) g_ptr_array_remove_index(sentences, i);
    }
}

int main(int argc, char **argv) {
    gboolean verbose = FALSE, by_rule = FALSE;
    g_autofree char *writers = NULL;
    g_auto(GStrv) names = NULL;
    const GOptionEntry entries[] = {{"verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "Every false alarm and miss", NULL},
                                    {"rules", 0, 0, G_OPTION_ARG_NONE, &by_rule, "Each rule", NULL},
                                    {"writers", 0, 0, G_OPTION_ARG_STRING, &writers, "Only these", "LIST"},
                                    G_OPTION_ENTRY_NULL};
    g_autoptr(GOptionContext) options = g_option_context_new("DIR");
    g_autoptr(GError) error = NULL;
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) rules = NULL;
    g_autoptr(GPtrArray) sentences = NULL;
    g_option_context_add_main_entries(options, entries, NULL);
    if (!g_option_context_parse(options, &argc, &argv, &error) || argc != 2) {
        fprintf(stderr, "measure-sentences: %s\n", error != NULL ? error->message : "name one folder");
        return 2;
    }
    names = g_strsplit(writers != NULL ? writers : "w1,w2,w3,w4,w5,w6", ",", -1);
    rules = rules_load(NULL, FALSE, problems);
    sentences = rules != NULL ? sentences_check(rules, argv[1]) : NULL;
    if (sentences == NULL) {
        fprintf(stderr, "measure-sentences: %s: no rules, or a file that cannot be read\n", argv[1]);
        return 2;
    }
    keep_writers(sentences, names);
    if (verbose) print_sentences(sentences);
    if (by_rule)
        print_rules(sentences, rules);
    else
        print_families(sentences, names);
    return 0;
}
