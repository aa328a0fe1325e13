/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A letter made sentence by sentence reads as it was put together: nothing runs on, and nothing
 * empty is between.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/letter/letter.h"

static gboolean reads(const Letter *letter, const char *expected) {
    g_autofree char *text = letter_text(letter);
    if (strcmp(text, expected) != 0) cr_log_error("%s", text);
    return strcmp(text, expected) == 0;
}

Test(letter, paragraphs_and_what_stands_between_sentences) {
    g_autoptr(Letter) letter = letter_new(CHANNEL_EMAIL, "decline");
    letter_set_gap(letter, "\n"); /* there is nothing to part yet */
    letter_end_paragraph(letter);
    letter_add_sentence(letter, "Dear Ms. Tan,", "", "greeting", FALSE);
    letter_end_paragraph(letter);
    letter_end_paragraph(letter);
    letter_set_gap(letter, "!"); /* nor in this paragraph */
    letter_add_sentence(letter, "Thank you.", "", "gratitude", FALSE);
    letter_set_gap(letter, " ");
    letter_add_sentence(letter, "I decline.", "", "decision", TRUE);
    letter_end_paragraph(letter);
    cr_assert(reads(letter, "Dear Ms. Tan,\n\nThank you. I decline.\n"));
    cr_assert(letter->paragraphs->len == 2 && letter_sentence_count(letter) == 3 && letter_word_count(letter) == 7);
}

Test(letter, what_it_is_made_from_may_go) {
    g_autoptr(Letter) letter = NULL;
    {
        g_autofree char *kind = g_strdup("decline"), *stage = g_strdup("decision"), *text = g_strdup("I decline."), *after = g_strdup(" ");
        letter = letter_new(CHANNEL_CHAT, kind);
        letter_add_sentence(letter, text, after, stage, TRUE);
        memset(text, 'x', strlen(text));
        memset(stage, 'x', strlen(stage));
        memset(kind, 'x', strlen(kind));
    }
    cr_assert(reads(letter, "I decline. \n") && strcmp(letter->kind, "decline") == 0);
    cr_assert(strcmp(((const Sentence *)((const Paragraph *)letter->paragraphs->pdata[0])->sentences->pdata[0])->stage, "decision") == 0);
}

Test(letter, an_empty_one_is_empty) {
    g_autoptr(Letter) letter = letter_new(CHANNEL_PHONE, NULL);
    letter_end_paragraph(letter);
    cr_assert(reads(letter, "") && letter->kind == NULL && letter_speaking_seconds(letter) == 0);
}

/* In the script of a call: a line of its own that is not said. */
Test(letter, a_direction_stands_alone_and_counts_no_words) {
    g_autoptr(Letter) letter = letter_new(CHANNEL_PHONE, NULL);
    letter_add_direction(letter, "[Let them answer]"); /* there is nothing to answer yet */
    letter_add_sentence(letter, "Have you got a minute?", "", "greeting", FALSE);
    letter_add_direction(letter, "[Let them answer]");
    letter_add_direction(letter, "[Wait]");
    letter_add_sentence(letter, "I decline.", "", "decision", FALSE);
    cr_assert(reads(letter, "Have you got a minute?\n\n[Let them answer]\n\nI decline.\n"));
    cr_assert(letter_word_count(letter) == 7, "%u", letter_word_count(letter));
}

Test(letter, what_a_direction_is) {
    cr_assert(letter_is_direction("[Wait]", 6) && letter_is_direction("[Let them answer]", 17));
    cr_assert(!letter_is_direction("[]", 2) && !letter_is_direction("[a] [b]", 7) && !letter_is_direction("[a\nb]", 5));
    cr_assert(!letter_is_direction("Wait", 4) && !letter_is_direction("[Wait", 5));
}
