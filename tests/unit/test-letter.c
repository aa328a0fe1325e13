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
