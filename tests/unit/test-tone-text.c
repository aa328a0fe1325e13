/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parts of a pasted text are looked at, where findings stand, and which stage sentences
   get. */
#include "config.h"

#include <criterion/criterion.h>

#include "bowout/letter/sentences.h"
#include "tone.h"

static Rules *bad_rules(void) {
    return tone_rules(TONE_RULE("\"bad\"", ""));
}

static const char *stage_of(const Rules *rules, const char *text, guint sentence, const char *kind) {
    CheckContext context = {.kind = kind};
    g_autoptr(CheckResult) result = tone_check(rules, text, &context);
    return sentence < result->sentence_list->len ? g_array_index(result->sentence_list, CheckedSentence, sentence).stage : "none";
}

Test(places, bytes_of_the_match) {
    static const struct {
        const char *text, *match;
        gsize start;
    } rows[] = {{"bad", "bad", 0},
                {"\u201CBad\u201D", "Bad", 3},
                {"caf\u00E9 bad", "bad", 6},
                {"b\u200Bad!", "b\u200Bad", 0},
                {"a\nwrapped\nbad\nline", "bad", 10},
                {"\uFEFFbad", "bad", 3}};
    g_autoptr(Rules) rules = bad_rules();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(CheckResult) result = tone_check(rules, rows[i].text, NULL);
        const Finding *finding;
        cr_assert(result->findings->len == 1, "%s", rows[i].text);
        finding = g_ptr_array_index(result->findings, 0);
        cr_assert(finding->start == rows[i].start, "%s: %zu", rows[i].text, finding->start);
        cr_assert(finding->end - finding->start == strlen(rows[i].match));
    }
}

Test(places, short_form_is_marked_whole) {
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"not pay\"", ""));
    g_autofree char *match = tone_match(rules, "You won\u2019t pay.", NULL);
    cr_assert(strcmp(match, "won\u2019t pay") == 0);
}

Test(places, words_are_counted_as_people_do) {
    g_autoptr(Rules) rules = bad_rules();
    const char *text = "I won't do part-time e-mail for 1,200 or\nso, caf\u00E9s' \u201Cwell\u2010known\u201D U.S. people.";
    g_autoptr(CheckResult) result = tone_check(rules, text, NULL);
    cr_assert(result->words == sentences_count_words(text, strlen(text)), "%u", result->words);
}

Test(places, nothing_is_looked_for_inside_addresses) {
    static const char *const texts[] = {"Write to bad.lee@mail.example now.",
                                        "See https://x.example/so-bad/bad?bad=1&bad#bad for it.",
                                        "See (www.bad.example/a_(bad)), please.",
                                        "Use mailto:bad@x.example or tel:bad here.",
                                        "I am @bad there, with #bad and @bad_ana.",
                                        "The files bad_cv_final.pdf, bad.docx and BAD.PDF are mine.",
                                        "It lies in C:\\Users\\bad, /home/bad/x or ~/bad.",
                                        "Ask bad.example.org or bad.co.uk."};
    static const char *const others[] = {"It is and/or bad.",       "It is good/bad.",    "The offer is.bad",
                                         "It is bad. Fine.",        "It is \"bad\".",     "It is _bad_, *bad*.",
                                         "A @bad@ or #bad# field.", "Is it bad?Or fine?", "It is bad:really."};
    g_autoptr(Rules) rules = bad_rules();
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) cr_assert(tone_count(rules, texts[i], NULL) == 0, "%s", texts[i]);
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) cr_assert(tone_count(rules, others[i], NULL) > 0, "%s", others[i]);
}

Test(places, initials_are_no_words) {
    static const char *const texts[] = {"A U.S. client.", "The U.K.'s best.", "I hold a B.U. in it.", "Ask U. Lee and U. R. Cruz.",
                                        "My Ed.U. thesis."};
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"(u|us|s|k|b|r|ed)\"", ""));
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) cr_assert(tone_count(rules, texts[i], NULL) == 0, "%s", texts[i]);
    cr_assert(tone_count(rules, "I told u. Fine.", NULL) == 1);
    cr_assert(tone_count(rules, "Join us.Now.", NULL) == 1);
}

Test(places, apostrophes_of_every_kind) {
    static const char *const marks[] = {"'", "\u2019", "\u2018", "\u201B", "\u02BC", "\u02B9", "\u02BB", "\u2032", "\u00B4", "`", "\uFF07"};
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"not pay\"", ""));
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        g_autofree char *text = g_strdup_printf("You won%st pay.", marks[i]);
        cr_assert(tone_count(rules, text, NULL) == 1, "%s", text);
        cr_assert(sentences_count_words(text, strlen(text)) == 3, "%s", text);
    }
}

Test(places, a_capital_in_the_middle_is_a_name) {
    static const char *const texts[] = {"Dear Mr. Bad,\n\nFine.", "Dr. Bad is kind.", "I met Bad there.", "Ask Ms. Bad Reyes.",
                                        "I met Ana Bad."};
    g_autoptr(Rules) rules = bad_rules();
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) cr_assert(tone_count(rules, texts[i], NULL) == 0, "%s", texts[i]);
    cr_assert(tone_count(rules, "Bad days. It was BAD, bad.", NULL) == 3);
}

Test(structure, line_ends_of_every_kind) {
    static const char *const ends[] = {"\n", "\r\n", "\r", "\v", "\f", "\xC2\x85", "\u2028", "\u2029"};
    g_autoptr(Rules) rules = bad_rules();
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *text =
            g_strjoin(ends[i], "Subject: bad", "", "Dear Ana,", "", "bad", "> bad", "", "Kind regards,", "Bad", "bad buyer", NULL);
        g_autofree char *match = tone_match(rules, text, NULL);
        cr_assert(tone_count(rules, text, NULL) == 1 && strcmp(match, "bad") == 0, "%u", i);
        cr_assert(strcmp(stage_of(rules, text, 0, "decline"), "greeting") == 0, "%u", i);
    }
}

Test(structure, not_ours) {
    static const char *const texts[] = {"Fine.\n\n> this is bad\n> very bad\n",
                                        "Fine.\n\nOn Monday, Ann Bad <a@b.c> wrote:\n> bad\n",
                                        "Fine.\n\nOn Monday, Ann Bad\n<a@b.c> wrote:\n> bad\n",
                                        "Fine.\n\n-----Original Message-----\nFrom: x\nbad bad\n",
                                        "Fine.\n\nFrom: Ann\nSent: Monday\nTo: me\n\nbad\n",
                                        "Fine.\n\n-- \nbad company\n",
                                        "From: Bad Ann <a@b.c>\nTo: bad@b.c\nX-Bad: bad\n\nFine.\n",
                                        "Subject: bad\n\nFine.\n",
                                        "\uFEFFFrom: Bad Ann <a@b.c>\nSubject: bad\n\nFine.\n",
                                        "From bad@b.c Mon Nov 23 10:00:00 2026\nTo: bad@b.c\n\nFine.\n",
                                        "From - Mon Nov 23 10:00:00 2026\nTo: bad@b.c\n\nFine.\n",
                                        "Fine.\n\nAnn\n\nOn 23 November, Bob <b@b.c> wrote:\n\nIt is bad.\n\nbad\n",
                                        "Fine.\n\nAm 23.11.2026 um 10:00 schrieb Bob <b@b.c>:\nbad\n",
                                        "Received: from x\n\tby bad\nDate: bad\n\nFine.\n",
                                        "Fine, and so on.\n\nKind regards,\nBad Bob\nBad things buyer\n"};
    g_autoptr(Rules) rules = bad_rules();
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) cr_assert(tone_count(rules, texts[i], NULL) == 0, "%s", texts[i]);
}

Test(structure, ours) {
    static const char *const texts[] = {"> quoted\n\nbad\n",
                                        "On Monday it was\nbad, I wrote.\n",
                                        "Note: bad\n",
                                        "Fine.\n\nOn Monday you wrote:\n\nIt is bad.\n",
                                        "On 23 November, Bob <b@b.c> wrote:\n\nbad\n",
                                        "Fine.\n\nOn 23 November, Bob <b@b.c> wrote:\n> fine\n\nbad\n",
                                        "From here it is bad.\n",
                                        "Fine.\n\nKind regards,\nAnn\n\nP.S. It is bad.\n",
                                        "Thank you\nfor a bad day.\n",
                                        "Subject: x\n\nbad"};
    g_autoptr(Rules) rules = bad_rules();
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) cr_assert(tone_count(rules, texts[i], NULL) == 1, "%s", texts[i]);
}

Test(structure, any_text_is_survived) {
    static const char *const texts[] = {
        "",         " ", "\n", "\n\n\n", ">", "--", "-- ", "From",   "On ", "On \n",  "Subject:", "Subject:\n",       ":",
        "\r\n\r\n", "[", "<",  "{",      "_", "__", "!!!", "\u2019", "'",   "\u00AD", "e\u0301",  "\xF0\x9F\x98\x80", "From: \n>"};
    g_autoptr(Rules) rules = bad_rules();
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) cr_assert(tone_count(rules, texts[i], NULL) == 0, "%s", texts[i]);
}

#define STAGE(text, sentence, stage) cr_assert_str_eq(stage_of(rules, text, sentence, "decline"), stage)

Test(stages, by_cues_and_priority) {
    g_autoptr(Rules) rules = bad_rules();
    STAGE("Dear Ms. Tan,\n\nThank you. I must decline.", 0, "greeting");
    STAGE("Dear Ms. Tan,\n\nThank you. I must decline.", 1, "gratitude");
    STAGE("Dear Ms. Tan,\n\nThank you. I must decline.", 2, "decision");
    STAGE("Thank you, but I decline.", 0, "decision");
    STAGE("I will decline to say why.", 0, "other");
    STAGE("I decline to say why I decline.", 0, "decision");
    STAGE("My goals differ.", 0, "reasoning");
    STAGE("Thank you; my goals differ.", 0, "gratitude");
    STAGE("It rains.", 0, "other");
    STAGE("Fine. Dear me.", 1, "other");
}

Test(stages, what_follows_a_reason_belongs_to_it) {
    g_autoptr(Rules) rules = bad_rules();
    STAGE("I decline. It rains. It snows. I wish you luck. It ends.", 1, "reasoning");
    STAGE("I decline. It rains. It snows. I wish you luck. It ends.", 2, "reasoning");
    STAGE("I decline. It rains. It snows. I wish you luck. It ends.", 3, "wishes");
    STAGE("I decline. It rains. It snows. I wish you luck. It ends.", 4, "other");
}

Test(stages, sign_off_is_a_line) {
    g_autoptr(Rules) rules = bad_rules();
    STAGE("I decline.\n\nKind regards,\nAnn", 1, "sign-off");
    STAGE("I decline.\nKind regards,\nAnn", 1, "sign-off");
    STAGE("I decline.\n\nThank you,\nAnn", 1, "sign-off");
    STAGE("I send kind regards to all of you and your people there.", 0, "other");
}

static gboolean has_sign_off(const Rules *rules, const char *text) {
    g_autoptr(CheckResult) result = tone_check(rules, text, NULL);
    for (guint i = 0; i < result->findings->len; i++)
        if (strcmp(((const Finding *)g_ptr_array_index(result->findings, i))->rule, "s") == 0) return FALSE;
    return TRUE;
}

Test(stages, who_signs_and_how) {
    static const char *const signed_texts[] = {"I decline.\n\nRegards.\nAna",
                                               "I decline.\n\nRegards!",
                                               "I decline.\n\n\u2014 Ana Reyes",
                                               "I decline.\n\nA. R.",
                                               "I decline.\n\nRev. Thomas Ekpo",
                                               "I decline.\n\nDr. A. Lang",
                                               "I decline.\n\nAna Reyes, CPA\n",
                                               "I decline.\n\nAna P. Reyes",
                                               "I decline.\n\nAna Reyes\n+63 912 555 0100",
                                               "I decline.\n\nAna Reyes\nana@example.org\n",
                                               "I decline.\n\nStudio Ana \u2014 Ana O'Hara",
                                               "I decline.\n\nAna Reyes | bookkeeping",
                                               "I decline.\n\nAna Reyes, bookkeeper",
                                               "I decline. All is well. Kind regards, Ana",
                                               "I decline. It was good to talk! Mo"};
    static const char *const others[] = {"I decline.\n\nGood people work there.", "I decline.\n\nAll of Ana's", "I decline. A. R. said so.",
                                         "Regards.\n\nI decline."};
    g_autoptr(Rules) rules =
        tone_rules("rule \"s\" { type = \"missing\" voice = \"style\" message = \"m\" advice = \"a\" stages = {\"sign-off\"} }");
    for (guint i = 0; i < G_N_ELEMENTS(signed_texts); i++) cr_assert(has_sign_off(rules, signed_texts[i]), "%s", signed_texts[i]);
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) cr_assert(!has_sign_off(rules, others[i]), "%s", others[i]);
}

Test(stages, kind_is_guessed) {
    static const struct {
        const char *text, *kind;
    } rows[] = {{"Could you tell me the hours?", "request"}, {"Could you tell me? I decline.", "decline"}, {"Hello.", "decline"}};
    g_autoptr(Rules) rules = bad_rules();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(CheckResult) result = tone_check(rules, rows[i].text, NULL);
        cr_assert_str_eq(result->kind, rows[i].kind);
        cr_assert(result->kind_guessed);
    }
}

/* Same words, many times: were each byte to cost more in a longer text, this would take hours,
   and the limit would end it. */
Test(speed, grows_with_the_text_only, .timeout = 600) {
    static const char *const pieces[] = {"bad ", "I am not bad ", "no ", "(", "[", "> ", "a.b.", "Dear ", "'", "\u2019", "!"};
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"(not|no) ... ... bad\", \"bad ... no\", \"bad\"", "unless = {\"no ... bad\"}"));
    for (guint i = 0; i < G_N_ELEMENTS(pieces); i++) {
        GString *text = g_string_new(NULL);
        while (text->len < 4000000u) g_string_append(text, pieces[i]);
        tone_count(rules, text->str, NULL);
        g_string_free(text, TRUE);
    }
}
