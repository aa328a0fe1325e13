/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>

#include "bowout/letter/sentences.h"

/* The sentences with a bar between them. */
static gboolean cut(const char *text, const char *expected) {
    g_autoptr(GArray) spans = sentences_find(text, strlen(text));
    GString *found = g_string_new(NULL);
    gboolean same;
    for (guint i = 0; i < spans->len; i++) {
        SentenceSpan span = g_array_index(spans, SentenceSpan, i);
        g_string_append_printf(found, "%s%.*s", i == 0 ? "" : "|", (int)(span.end - span.start), text + span.start);
    }
    same = strcmp(found->str, expected) == 0;
    if (!same) cr_log_error("found: %s", found->str);
    g_string_free(found, TRUE);
    return same;
}

Test(sentences, stops) {
    cr_assert(cut("", ""));
    cr_assert(cut("  \n\n ", ""));
    cr_assert(cut("One. Two! Three? Four", "One.|Two!|Three?|Four"));
    cr_assert(cut(" One.  Two. ", "One.|Two."));
    cr_assert(cut("Really?! Yes.", "Really?!|Yes."));
    cr_assert(cut("He said \"No.\" Then he left.", "He said \"No.\"|Then he left."));
    cr_assert(cut("(It was fine.) Thanks.", "(It was fine.)|Thanks."));
    cr_assert(cut("thanks for this. i must decline.", "thanks for this.|i must decline."));
    cr_assert(cut("谢谢。再见。", "谢谢。|再见。"));
}

Test(sentences, stops_that_end_nothing) {
    cr_assert(cut("Dear Ms. Tan, thank you.", "Dear Ms. Tan, thank you."));
    cr_assert(cut("Write to Dr. J. Cruz today. Bye.", "Write to Dr. J. Cruz today.|Bye."));
    cr_assert(cut("Tools, e.g. spreadsheets, help. Fine.", "Tools, e.g. spreadsheets, help.|Fine."));
    cr_assert(cut("From 9 a.m. to 6 p.m. on weekdays. Fine.", "From 9 a.m. to 6 p.m. on weekdays.|Fine."));
    cr_assert(cut("I work until 6 p.m. My day is full.", "I work until 6 p.m.|My day is full."));
    cr_assert(cut("It pays 3.50 an hour. No.", "It pays 3.50 an hour.|No."));
    cr_assert(cut("Well... maybe not. Bye.", "Well... maybe not.|Bye."));
    cr_assert(cut("Well… Maybe.", "Well…|Maybe."));
    cr_assert(cut("Acme Inc. is kind. So is Bell Ltd. They are both.", "Acme Inc. is kind.|So is Bell Ltd.|They are both."));
    cr_assert(cut("See example.com for more. Bye.", "See example.com for more.|Bye."));
    cr_assert(cut("It is No. 5 on my list. No. I mean it.", "It is No. 5 on my list.|No.|I mean it."));
    cr_assert(cut("So do I. Thank you.", "So do I.|Thank you."));
    cr_assert(cut("The U.S. office called. Fine.", "The U.S. office called.|Fine."));
    cr_assert(cut("I live in the U.S. Thank you.", "I live in the U.S.|Thank you."));
}

Test(sentences, lines) {
    cr_assert(cut("Dear Ms. Tan,\nThank you.", "Dear Ms. Tan,|Thank you."));
    cr_assert(cut("Hi Maria\nThank you.", "Hi Maria|Thank you."));
    cr_assert(cut("Thank you for\nthe offer.", "Thank you for\nthe offer."));
    cr_assert(cut("No stop here\n\nNor here", "No stop here|Nor here"));
    cr_assert(cut("No stop here\r\n\r\nNor here", "No stop here|Nor here"));
    cr_assert(cut("No stop here\n \t\nNor here", "No stop here|Nor here"));
    cr_assert(cut("All the best.\nKind regards,\nMaria", "All the best.|Kind regards,\nMaria"));
}

Test(sentences, lists) {
    cr_assert(cut("I ask about:\n1. the hours\n2. the pay\nThank you.", "I ask about:|1. the hours|2. the pay|Thank you."));
    cr_assert(cut("Points:\n- one\n- two, which\n  goes on\n\nBye", "Points:|- one|- two, which\n  goes on|Bye"));
    cr_assert(cut("1. The first. And more.\n2) second", "1. The first.|And more.|2) second"));
}

/* Whatever comes in: in order, inside the text, no blanks at the ends, every other byte in
   exactly one sentence. */
Test(sentences, any_bytes_keep_the_promises) {
    static const char *const pieces[] = {".",  " ",  "\n", "a",  "Ms",   "1",    "é",    "…",
                                         "。", "\"", "!",  "- ", "\xFF", "e.g.", "\r\n", "\xC2\xA0"};
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (guint round = 0; round < 3000; round++) {
        GString *text = g_string_new(NULL);
        g_autoptr(GArray) spans = NULL;
        gsize at = 0;
        for (gint i = g_rand_int_range(random, 0, 30); i > 0; i--)
            g_string_append(text, pieces[g_rand_int_range(random, 0, (gint32)G_N_ELEMENTS(pieces))]);
        spans = sentences_find(text->str, text->len);
        for (guint i = 0; i < spans->len; i++) {
            SentenceSpan span = g_array_index(spans, SentenceSpan, i);
            cr_assert(span.start >= at && span.end > span.start && span.end <= text->len);
            cr_assert(!g_ascii_isspace(text->str[span.start]) && !g_ascii_isspace(text->str[span.end - 1]));
            for (; at < span.start; at++) cr_assert(strchr(" \n\r\xC2\xA0", text->str[at]) != NULL);
            at = span.end;
        }
        for (; at < text->len; at++) cr_assert(strchr(" \n\r\xC2\xA0", text->str[at]) != NULL);
        g_string_free(text, TRUE);
    }
}

Test(sentences, words) {
    cr_assert(sentences_count_words("", 0) == 0);
    cr_assert(sentences_count_words("I can't take the part-time role.", 32) == 6);
    cr_assert(sentences_count_words("it’s – a 'test' - 3.5", strlen("it’s – a 'test' - 3.5")) == 5);
    cr_assert(sentences_count_words("Café Ñandú", strlen("Café Ñandú")) == 2);
}

Test(sentences, short_forms_with_stops) {
    cr_assert(cut("I hold a Ph.D. in history and a B.A. from Cebu. Fine.", "I hold a Ph.D. in history and a B.A. from Cebu.|Fine."));
    cr_assert(cut("I live in Washington, D.C. with my family. Fine.", "I live in Washington, D.C. with my family.|Fine."));
    cr_assert(cut("An asst. manager of the dept. called. Fine.", "An asst. manager of the dept. called.|Fine."));
    cr_assert(cut("I hold a B.Sc. My plans changed.", "I hold a B.Sc.|My plans changed."));
    cr_assert(cut("A U.S. and a U.K. client.", "A U.S. and a U.K. client."));
    cr_assert(cut("The \"Who are we?\" page is good. Fine.", "The \"Who are we?\" page is good.|Fine."));
    cr_assert(cut("The \u201CWho are we?\u201D page is good.", "The \u201CWho are we?\u201D page is good."));
    cr_assert(cut("I wrote for Yahoo! in Manila. Fine!", "I wrote for Yahoo! in Manila.|Fine!"));
    cr_assert(cut("I met Capt. Cruz (Retd.) who called. Fine.", "I met Capt. Cruz (Retd.) who called.|Fine."));
    cr_assert(cut("thanks so much! have a good day", "thanks so much!|have a good day"));
}

static gboolean cut_named(const char *company, const char *text, guint sentences) {
    g_autoptr(Facts) facts = facts_new();
    g_autoptr(GArray) spans = NULL;
    cr_assert(facts_set(facts, FACT_COMPANY, company, NULL));
    spans = sentences_find_named(text, strlen(text), facts);
    return spans->len == sentences;
}

Test(sentences, a_name_that_is_known_is_never_cut) {
    cr_assert(cut_named("Who? Me. Ltd.", "I thank Who? Me. Ltd. for it. Fine.", 2));
    cr_assert(cut_named("Yahoo!", "I thank Yahoo! Japan for it. Fine.", 2));
    cr_assert(cut_named("Yahoo!", "I thank Yahoo!. Fine.", 2));
    cr_assert(cut_named("Yahoo!", "I thank Yahoo! The offer is kind.", 2));
    cr_assert(cut_named("Ms. Tan", "Dear Ms. Tan\n\nthank you.", 2));
}
