/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phrase language: what each construct finds, and what it does not. */
#include "config.h"

#include <criterion/criterion.h>

#include "tone.h"

#define FINDS(phrase, text) cr_assert(tone_phrase_finds(phrase, text), "\"%s\" in \"%s\"", phrase, text)
#define PASSES(phrase, text) cr_assert(!tone_phrase_finds(phrase, text), "\"%s\" not in \"%s\"", phrase, text)

Test(phrase, words_in_a_row) {
    FINDS("pay is low", "The pay is low here.");
    FINDS("pay is low", "It rains. And yes,\nthe PAY, is \"low\".");
    PASSES("pay is low", "The pay is very low.");
    PASSES("pay is low", "The payment is low.");
    PASSES("pay", "repay");
}

Test(phrase, never_over_the_end_of_a_sentence) {
    PASSES("pay is low", "I know the pay. Is low tide near?");
    PASSES("pay is low", "the pay is\n\nlow");
    FINDS("with ms tan", "I spoke with Ms. Tan.");
}

Test(phrase, alternatives) {
    FINDS("the (pay|day rate|salary)", "the day rate");
    FINDS("the (pay|day rate|salary)", "the salary");
    PASSES("the (pay|day rate|salary)", "the day");
    PASSES("the (pay|day rate|salary)", "rate");
    FINDS("((very|so) much|a lot) more", "so much more");
    FINDS("((very|so) much|a lot) more", "a lot more");
    PASSES("((very|so) much|a lot) more", "very more");
}

Test(phrase, optional) {
    FINDS("[very] much better", "much better");
    FINDS("[very] much better", "very much better");
    FINDS("really [quite|rather] bad", "really rather bad");
    FINDS("really [quite|rather] bad", "really bad");
    PASSES("really [quite|rather] bad", "really very bad");
    FINDS("much better [than|as]", "much better");
}

Test(phrase, any_word_and_gap) {
    FINDS("your * clause", "your IP clause");
    PASSES("your * clause", "your clause");
    PASSES("your * clause", "your long IP clause");
    FINDS("decline ... offer", "decline offer");
    FINDS("decline ... offer", "decline your very kind generous offer");
    PASSES("decline ... offer", "decline your very kind and generous offer");
    FINDS("a ... b ... c", "a x b x y z c");
}

Test(phrase, stems_numbers_names) {
    FINDS("appreciat*", "I appreciate it");
    FINDS("appreciat*", "with appreciation");
    PASSES("appreciat*", "I app it");
    FINDS("appreciat* (that|your) help", "appreciating your help");
    FINDS("# dollars", "I want 1,200 dollars");
    FINDS("# dollars", "3 dollars");
    PASSES("# dollars", "some dollars");
    FINDS("blame @", "I blame Marisol");
    PASSES("blame @", "I blame nobody");
}

Test(phrase, a_known_word_that_a_stem_also_fits) {
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"decid*\", \"decided upon\"", ""));
    cr_assert(tone_count(rules, "I decided.", NULL) == 1);
    cr_assert(tone_count(rules, "I am decidedly so.", NULL) == 1);
    cr_assert(tone_count(rules, "I decided upon it.", NULL) == 1);
}

Test(phrase, short_forms) {
    FINDS("will not work", "It won't work");
    FINDS("will not work", "It won\u2019t work");
    FINDS("will not work", "It wont work");
    FINDS("won't work", "It will not work");
    FINDS("can not", "I cannot");
    FINDS("did not pay", "they didn't pay");
    FINDS("I am", "I\u2019m here");
    FINDS("company pay", "the company's pay");
    FINDS("workers pay", "the workers' pay");
    FINDS("they have", "they've");
    PASSES("will not work", "It will work");
}

Test(phrase, hyphens_and_strange_blanks) {
    FINDS("part time", "a part-time job");
    FINDS("part-time", "a part time job");
    FINDS("low pay", "low\u00A0pay");
    FINDS("low pay", "lo\u00ADw pa\u200By");
    FINDS("r\u00E9sum\u00E9", "my re\u0301sume\u0301");
}

Test(phrase, anchors) {
    FINDS("^no", "No, never.");
    PASSES("^no", "Oh no");
    FINDS("^no", "It is late. No way.");
    FINDS("thank you $", "I want to thank you.");
    PASSES("thank you $", "I thank you for it.");
    FINDS("^thanks $", "Thanks!");
    PASSES("^thanks $", "Many thanks!");
}

Test(phrase, lists) {
    const char *list = "list \"money\" { words = {\"pay\", \"day rate\"} }\nlist \"all\" { words = {\"<money>\", \"hours\"} }\n";
    g_autofree char *more = g_strconcat(list, TONE_RULE("\"your <all>\"", ""), NULL);
    g_autoptr(Rules) rules = tone_rules(more);
    cr_assert(tone_count(rules, "your day rate", NULL) == 1);
    cr_assert(tone_count(rules, "your hours", NULL) == 1);
    cr_assert(tone_count(rules, "your day", NULL) == 0);
}

Test(phrase, longest_match_is_marked) {
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"[so|very] sorry\", \"sorry ... trouble\"", ""));
    g_autofree char *match = tone_match(rules, "I am so sorry for the trouble.", NULL);
    cr_assert(strcmp(match, "so sorry for the trouble") == 0);
}

Test(phrase, many_alternatives_are_split) {
    GString *phrase = g_string_new("say (");
    for (int i = 0; i < 150; i++) g_string_append_printf(phrase, "%sx%d y%d", i > 0 ? "|" : "", i, i);
    g_string_append(phrase, ") now");
    FINDS(phrase->str, "say x0 y0 now");
    FINDS(phrase->str, "say x149 y149 now");
    PASSES(phrase->str, "say x1 y2 now");
    g_string_free(phrase, TRUE);
}

#define FAULT(phrase, words) cr_assert(tone_says(TONE_RULE("\"" phrase "\"", ""), words), "%s", phrase)

Test(phrase, faults) {
    FAULT("a (b|c", "\")\" is missing");
    FAULT("a b)", "cannot stand here");
    FAULT("a | b", "outside brackets");
    FAULT("(a|)", "something is missing");
    FAULT("()", "something is missing");
    FAULT("[a] [b]", "everything in the phrase may be missing");
    FAULT("* a", "begin and end with a word");
    FAULT("a ...", "begin and end with a word");
    FAULT("ab*", "three letters");
    FAULT("{colour}", "no fact");
    FAULT("<nothing>", "no list");
    FAULT("", "empty phrase");
    FAULT("   ", "empty phrase");
    FAULT("a $ b", "cannot stand here");
    FAULT("a ^b", "cannot stand here");
    FAULT("&", "no letters");
    FAULT("((((((((((a))))))))))", "nested too deeply");
    FAULT("pneumonoultramicroscopicsilicovolcanoconiosis", "too long");
}

Test(phrase, what_would_explode_is_refused) {
    GString *phrase = g_string_new(NULL);
    for (int i = 0; i < 12; i++) g_string_append(phrase, "(a b c d e f|g h i j k l|m n o p q r) ");
    {
        g_autofree char *more = g_strdup_printf(TONE_RULE("\"%s\"", ""), phrase->str);
        cr_assert(tone_says(more, "split it in two"));
    }
    g_string_free(phrase, TRUE);
}

/* ---- the matcher against regular expressions ---- */

/* A phrase of some depth, in our language and as a regular expression over words that each end
   in a blank. */
static void make_row(GRand *rand, guint depth, gboolean gaps, GString *phrase, GString *regex);

static void make_item(GRand *rand, guint depth, gboolean plain, GString *phrase, GString *regex) {
    gint32 kind = plain ? 0 : g_rand_int_range(rand, 0, depth > 0 ? 8 : 4);
    char word = (char)('a' + g_rand_int_range(rand, 0, 4));
    if (kind == 1) {
        g_string_append(phrase, "* ");
        g_string_append(regex, "[a-z]+ ");
    } else if (kind == 2) {
        g_string_append(phrase, "... ");
        g_string_append(regex, "(?:[a-z]+ ){0,4}");
    } else if (kind < 4) {
        g_string_append_printf(phrase, "%c ", word);
        g_string_append_printf(regex, "%c ", word);
    } else {
        gint32 count = g_rand_int_range(rand, 1, 4);
        g_string_append_c(phrase, kind < 6 ? '(' : '[');
        g_string_append(regex, "(?:");
        for (gint32 i = 0; i < count; i++) {
            if (i > 0) g_string_append_c(phrase, '|');
            if (i > 0) g_string_append_c(regex, '|');
            make_row(rand, depth - 1, FALSE, phrase, regex);
        }
        g_string_append(phrase, kind < 6 ? ") " : "] ");
        g_string_append(regex, kind < 6 ? ")" : ")?");
    }
}

static void make_row(GRand *rand, guint depth, gboolean gaps, GString *phrase, GString *regex) {
    gint32 count = g_rand_int_range(rand, 1, 4);
    if (gaps) make_item(rand, 0, TRUE, phrase, regex);
    for (gint32 i = 0; i < count; i++) make_item(rand, depth, !gaps && depth == 0, phrase, regex);
    if (gaps) make_item(rand, 0, TRUE, phrase, regex);
}

Test(phrase, agrees_with_a_plain_matcher) {
    GRand *rand = g_rand_new_with_seed(20261120);
    guint matched = 0, compared = 0;
    for (guint round = 0; round < 150; round++) {
        g_autoptr(GString) phrase = g_string_new(NULL);
        g_autoptr(GString) regex = g_string_new("(?<= )");
        g_autoptr(GRegex) plain = NULL;
        g_autoptr(Rules) rules = NULL;
        g_autofree char *more = NULL;
        make_row(rand, 2, TRUE, phrase, regex);
        more = g_strdup_printf(TONE_RULE("\"%s\"", ""), phrase->str);
        rules = tone_rules(more);
        plain = g_regex_new(regex->str, 0, 0, NULL);
        cr_assert(rules != NULL && plain != NULL, "%s", phrase->str);
        for (guint i = 0; i < 40; i++) {
            g_autoptr(GString) text = g_string_new(" ");
            gint32 words = g_rand_int_range(rand, 1, 12);
            gboolean expected;
            for (gint32 j = 0; j < words; j++) g_string_append_printf(text, "%c ", (char)('a' + g_rand_int_range(rand, 0, 5)));
            expected = g_regex_match(plain, text->str, 0, NULL);
            cr_assert((tone_count(rules, text->str, NULL) > 0) == expected, "\"%s\" in \"%s\": %d", phrase->str, text->str, expected);
            matched += expected ? 1 : 0;
            compared++;
        }
    }
    g_rand_free(rand);
    cr_assert(matched > compared / 10 && matched < compared * 9 / 10, "%u of %u", matched, compared);
}
