/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spelling: which words are right, the person's own list, answers that come later, and hostile
 * input. Without an English dictionary on the computer these tests are skipped. */
#include "config.h"

#include <criterion/criterion.h>
#include <enchant.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>

#include "bowout/base/spelt.h"
#include "bowout/tone/spelling.h"
#include "tone.h"

TestSuite(spelling, .timeout = 600);

static Spelling *at_once(void) {
    Spelling *spelling = spelling_new(NULL);
    if (spelling_open(spelling) != SPELLING_READY) cr_skip_test("no English dictionary");
    return spelling;
}

static Rules *shipped_rules(void) {
    g_autoptr(Problems) problems = problems_new();
    return rules_load(NULL, FALSE, problems);
}

/* The words that spelling marks, with a slash behind each. */
static char *marked(const Rules *rules, Spelling *spelling, const char *text, const Facts *facts) {
    CheckContext context = {.kind = "decline", .channel = CHANNEL_EMAIL, .spelling = spelling, .facts = facts};
    g_autoptr(CheckResult) result = check_text(rules, text, strlen(text), &context);
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        if (strcmp(finding->rule, "typo.spelling") != 0) continue;
        g_string_append_len(words, text + finding->start, (gssize)(finding->end - finding->start));
        g_string_append_c(words, '/');
        cr_assert(finding->suggestions->len <= 5);
    }
    return g_string_free(words, FALSE);
}

static gboolean marks(const char *text, const char *expected) {
    g_autoptr(Spelling) spelling = at_once();
    g_autoptr(Rules) rules = shipped_rules();
    g_autofree char *words = marked(rules, spelling, text, NULL);
    if (strcmp(words, expected) == 0) return TRUE;
    g_printerr("%s: %s\n", text, words);
    return FALSE;
}

/* ---- which words are right ---- */

static gboolean is_installed(const char *tag) {
    EnchantBroker *broker = enchant_broker_init();
    gboolean there = enchant_broker_dict_exists(broker, tag) != 0;
    enchant_broker_free(broker);
    return there;
}

/* The words, as a spelling that somebody has chosen takes them. */
static void expect_spelt(Spelt spelt, const char *const *right, const char *const *wrong) {
    g_autoptr(Spelling) spelling = NULL;
    spelt_set(spelt);
    spelling = at_once();
    for (guint i = 0; right[i] != NULL; i++) cr_assert(spelling_knows(spelling, right[i]), "%s", right[i]);
    for (guint i = 0; wrong[i] != NULL; i++) {
        const GPtrArray *suggestions;
        cr_assert(!spelling_knows(spelling, wrong[i]), "%s", wrong[i]);
        suggestions = spelling_suggestions(spelling, wrong[i]);
        cr_assert(suggestions->len > 0 && strcmp(g_ptr_array_index(suggestions, 0), right[i]) == 0, "%s", wrong[i]);
    }
}

Test(spelling, who_has_chosen_one_gets_that_one) {
    static const char *const british[] = {"colour", "favourite", "centre", "analyse", "behaviour", "honour", "programme", NULL};
    static const char *const american[] = {"color", "favorite", "center", "analyze", "behavior", "honor", NULL};
    static const char *const british_only[] = {"colour", "favourite", "centre", "analyse", "behaviour", "honour", NULL};
    if (!is_installed("en_US") && !is_installed("en_GB")) cr_skip_test("neither dictionary");
    if (is_installed("en_US")) expect_spelt(SPELT_AMERICAN, american, british_only);
    if (is_installed("en_GB")) expect_spelt(SPELT_BRITISH, british, american);
}

Test(spelling, british_and_american_are_right) {
    g_autoptr(Spelling) spelling = at_once();
    static const char *const words[] = {"colour",   "color",    "realise",   "realize",  "programme", "program",      "travelled",
                                        "traveled", "organise", "favourite", "centre",   "center",    "cheque",       "defence",
                                        "analyse",  "fulfil",   "grey",      "dialogue", "behaviour", "organisation", NULL};
    for (guint i = 0; words[i] != NULL; i++) cr_assert(spelling_knows(spelling, words[i]), "%s", words[i]);
    cr_assert(!spelling_knows(spelling, "offre"));
    cr_assert(!spelling_knows(spelling, "qwzxv"));
}

Test(spelling, marks_words_and_not_what_looks_like_them) {
    cr_assert(marks("I am hapy to decline.", "hapy/"));
    cr_assert(marks("My hapyness and the hapyness of others.", "hapyness/hapyness/"));
    cr_assert(marks("Hapyness is mine, and I thank you.", "Hapyness/"));
    cr_assert(marks("Write to blorp@qwzxv.example or see https://qwzxv.example/blorp, www.qwzxv.example, qwzxv.example.", ""));
    cr_assert(marks("I have 3pm, B2B, 24h, 2nd and the QWZXV.", ""));
    cr_assert(marks("I thank Mr. Qwzxv and Blorpina Kwyjiba of the eLabz.", ""));
    cr_assert(marks("Thank you for the offer.\n\nKind regards,\nBlorpina Kwyjiba", ""));
    cr_assert(marks("I said it isn't, that I'd've, and that it\u2019s theirs.", ""));
    cr_assert(marks("My co-worker, a re-reading, a well-thought-out plan.", ""));
    cr_assert(marks("A na\u00EFve caf\u00E9, and \u041F\u0440\u0438\u0432\u0435\u0442.", ""));
}

Test(spelling, the_place_is_that_of_the_word) {
    cr_assert(marks("The compny's day, the compny\u2019s night.", "compny/compny/"));
    cr_assert(marks("\u201Chapyness\u201D, he said.", "hapyness/"));
    cr_assert(marks("a well-hapyness-known thing", "hapyness/"));
}

Test(spelling, words_of_the_facts_are_known) {
    g_autoptr(Spelling) spelling = at_once();
    g_autoptr(Rules) rules = shipped_rules();
    g_autoptr(Facts) facts = facts_new();
    g_autofree char *without = NULL, *with = NULL;
    const char *text = "I decline, though blorpwear and qwzxv's people are kind, and so is its frobnicator role.";
    facts_set(facts, FACT_COMPANY, "Qwzxv Blorpwear", NULL);
    facts_set(facts, FACT_ROLE, "Frobnicator", NULL);
    without = marked(rules, spelling, text, NULL);
    with = marked(rules, spelling, text, facts);
    cr_assert(strcmp(without, "blorpwear/qwzxv/frobnicator/") == 0, "%s", without);
    cr_assert(strcmp(with, "") == 0, "%s", with);
}

Test(spelling, the_rules_own_examples) {
    g_autoptr(Spelling) spelling = at_once();
    g_autoptr(Rules) rules = shipped_rules();
    guint index = 0;
    cr_assert(rules_find(rules, "typo.spelling", &index));
    for (int flagged = 0; flagged < 2; flagged++) {
        g_autoptr(GPtrArray) examples = rules_examples(rules, index, flagged);
        cr_assert(examples->len >= 4);
        for (guint i = 0; i < examples->len; i++) {
            g_autofree char *words = marked(rules, spelling, g_ptr_array_index(examples, i), NULL);
            cr_assert((words[0] != '\0') == flagged, "%s", (const char *)g_ptr_array_index(examples, i));
        }
    }
}

Test(spelling, suggestions) {
    g_autoptr(Spelling) spelling = at_once();
    const GPtrArray *suggestions;
    gboolean found = FALSE;
    cr_assert(!spelling_knows(spelling, "apreciate"));
    suggestions = spelling_suggestions(spelling, "apreciate");
    cr_assert(suggestions->len > 0 && suggestions->len <= 5);
    for (guint i = 0; i < suggestions->len; i++) found = found || strcmp(g_ptr_array_index(suggestions, i), "appreciate") == 0;
    cr_assert(found);
    cr_assert(spelling_suggestions(spelling, "house")->len == 0);
}

Test(spelling, a_common_slip_is_marked_once_and_has_suggestions) {
    g_autoptr(Spelling) spelling = at_once();
    g_autoptr(Rules) rules = shipped_rules();
    const char *text = "I have recieved it.";
    CheckContext context = {.kind = "decline", .channel = CHANNEL_EMAIL, .spelling = spelling};
    g_autoptr(CheckResult) result = check_text(rules, text, strlen(text), &context);
    guint count = 0;
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        if (finding->start != 7) continue;
        count++;
        cr_assert(finding->suggestions->len > 0);
        cr_assert(strcmp(g_ptr_array_index(finding->suggestions, 0), "received") == 0);
    }
    cr_assert(count == 1);
}

/* What of the family "typo" is marked, apart from what takes a whole letter to see. */
static char *typos(const Rules *rules, Spelling *spelling, const Phrasing *phrasing, const char *text) {
    gboolean email = phrasing->channels == 0 || (phrasing->channels & 1u << CHANNEL_EMAIL) != 0;
    CheckContext context = {.kind = "decline", .channel = email ? CHANNEL_EMAIL : CHANNEL_CHAT, .spelling = spelling};
    g_autoptr(CheckResult) result = check_text(rules, text, strlen(text), &context);
    GString *found = g_string_new(NULL);
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        if (!g_str_has_prefix(finding->rule, "typo.") || strcmp(finding->rule, "typo.final-stop") == 0) continue;
        g_string_append_printf(found, "%s: %s ", finding->rule, finding->message);
    }
    return g_string_free(found, FALSE);
}

/* Our own wordings, with a word in place of what is filled in. */
Test(spelling, no_wording_of_the_catalogue_is_marked) {
    g_autoptr(Spelling) spelling = at_once();
    g_autoptr(Rules) rules = shipped_rules();
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, problems);
    g_autoptr(GRegex) fields = g_regex_new("\\{[^}]*\\}", 0, 0, NULL);
    guint count = 0;
    cr_assert(catalogue != NULL);
    for (guint i = 0; i < catalogue_stages(catalogue)->len; i++) {
        const Stage *stage = g_ptr_array_index(catalogue_stages(catalogue), i);
        for (guint j = 0; j < stage->phrasings->len; j++) {
            const Phrasing *phrasing = g_ptr_array_index(stage->phrasings, j);
            g_autofree char *text = g_regex_replace_literal(fields, phrasing_text(phrasing), -1, 0, "Monday", 0, NULL);
            g_autofree char *words = typos(rules, spelling, phrasing, text);
            cr_assert(words[0] == '\0', "%s/%s: %s", stage->id, phrasing_id(phrasing), words);
            count++;
        }
    }
    cr_assert(count > 100);
}

/* ---- the person's own words ---- */

static char *own_path(char **folder) {
    *folder = g_dir_make_tmp("words-XXXXXX", NULL);
    return g_build_filename(*folder, "bowout", "words", NULL);
}

Test(spelling, added_words_are_kept_private) {
    g_autofree char *folder = NULL, *path = own_path(&folder), *text = NULL;
    g_autoptr(Spelling) spelling = spelling_new(path);
    g_autoptr(Spelling) again = NULL;
    struct stat about;
    if (spelling_open(spelling) != SPELLING_READY) cr_skip_test("no English dictionary");
    cr_assert(!spelling_knows(spelling, "blorp"));
    cr_assert(spelling_add(spelling, "blorp", NULL));
    cr_assert(spelling_knows(spelling, "blorp") && spelling_knows(spelling, "Blorp"));
    cr_assert(spelling_add(spelling, "o\u2019qwzxv", NULL));
    cr_assert(spelling_knows(spelling, "o'qwzxv"));
    cr_assert(spelling_add(spelling, "blorp", NULL));
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    cr_assert(strcmp(text, "blorp\no'qwzxv\n") == 0, "%s", text);
    cr_assert(g_stat(path, &about) == 0 && (about.st_mode & 0777) == 0600);
    again = spelling_new(path);
    cr_assert(spelling_knows(again, "blorp"));
    g_unlink(path);
}

Test(spelling, what_others_wrote_into_the_list_stays) {
    g_autofree char *folder = NULL, *path = own_path(&folder), *inside = g_path_get_dirname(path), *text = NULL;
    g_autoptr(Spelling) spelling = NULL;
    g_mkdir_with_parents(inside, 0700);
    g_file_set_contents(path, "# mine\nfirst\n", -1, NULL);
    spelling = spelling_new(path);
    g_file_set_contents(path, "# mine\nfirst\nsecond", -1, NULL);
    cr_assert(spelling_add(spelling, "third", NULL));
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    cr_assert(strcmp(text, "# mine\nfirst\nsecond\nthird\n") == 0, "%s", text);
    g_unlink(path);
}

Test(spelling, a_list_that_cannot_be_written_holds_for_now) {
    g_autofree char *folder = NULL, *path = own_path(&folder);
    g_autoptr(Spelling) spelling = NULL;
    g_autoptr(GError) error = NULL;
    g_mkdir_with_parents(path, 0700); /* a folder where the file should be */
    spelling = spelling_new(path);
    if (spelling_open(spelling) != SPELLING_READY) cr_skip_test("no English dictionary");
    cr_assert(!spelling_knows(spelling, "blorp"));
    cr_assert(!spelling_add(spelling, "blorp", &error) && error != NULL);
    cr_assert(spelling_knows(spelling, "blorp"));
    cr_assert(!spelling_add(spelling, "two words", NULL));
    cr_assert(!spelling_add(spelling, "\033[2J", NULL));
}

/* ---- put off ---- */

Test(spelling, answers_come_later_from_a_thread) {
    g_autoptr(Spelling) spelling = spelling_new(NULL);
    struct pollfd wait = {-1, POLLIN, 0};
    spelling_put_off(spelling);
    cr_assert(spelling_knows(spelling, "blorp") && spelling_knows(spelling, "house"));
    cr_assert(spelling_waiting(spelling) && spelling_state(spelling) == SPELLING_CLOSED);
    cr_assert(spelling_start(spelling) && !spelling_waiting(spelling));
    wait.fd = spelling_descriptor(spelling);
    cr_assert(wait.fd >= 0 && poll(&wait, 1, 60000) == 1);
    cr_assert(spelling_collect(spelling));
    if (spelling_state(spelling) == SPELLING_NONE) cr_skip_test("no English dictionary");
    cr_assert(!spelling_knows(spelling, "blorp") && spelling_knows(spelling, "house"));
    cr_assert(!spelling_waiting(spelling) && !spelling_collect(spelling));
    cr_assert(spelling_suggestions(spelling, "blorp")->len <= 5);
    /* what is right is no news */
    cr_assert(spelling_knows(spelling, "garden") && spelling_start(spelling));
    cr_assert(poll(&wait, 1, 60000) == 1 && !spelling_collect(spelling));
    /* leaving while a word is looked up */
    spelling_knows(spelling, "gardn");
    cr_assert(spelling_start(spelling));
}

Test(spelling, answers_come_in_pieces_without_a_thread) {
    g_autoptr(Spelling) spelling = spelling_new(NULL);
    guint pieces = 0;
    spelling_put_off(spelling);
    cr_assert(spelling_knows(spelling, "blorp") && spelling_knows(spelling, "house"));
    while (spelling_work(spelling)) pieces++;
    cr_assert(spelling_collect(spelling));
    if (spelling_state(spelling) == SPELLING_NONE) cr_skip_test("no English dictionary");
    cr_assert(pieces == 3 && spelling_descriptor(spelling) < 0);
    cr_assert(!spelling_knows(spelling, "blorp") && spelling_knows(spelling, "house"));
}

/* ---- hostile ---- */

/* Words without end that nobody knows, and words without end that might be known, in what is
   still English. */
Test(spelling, so_many_words_and_no_more) {
    g_autoptr(Spelling) spelling = at_once();
    g_autoptr(Rules) rules = shipped_rules();
    CheckContext context = {.kind = "decline", .channel = CHANNEL_EMAIL, .spelling = spelling};
    GString *text = g_string_new("I decline.");
    g_autoptr(CheckResult) result = NULL;
    guint count = 0;
    for (guint i = 0; i < 400000; i++) {
        g_string_append(text, i % 4 == 0 ? ". The " : " ");
        for (guint j = 0, n = i; j < 5; j++, n /= 20) g_string_append_c(text, "bcdfghjklmnpqrstvwxz"[n % 20]);
    }
    result = check_text(rules, text->str, text->len, &context);
    for (guint i = 0; i < result->findings->len; i++)
        count += strcmp(((const Finding *)g_ptr_array_index(result->findings, i))->rule, "typo.spelling") == 0 ? 1 : 0;
    cr_assert(count > 0 && count <= 300, "%u", count);
    g_string_free(text, TRUE);
}

Test(spelling, a_word_without_end_is_nothing) {
    g_autoptr(Spelling) spelling = at_once();
    g_autofree char *word = g_strnfill(100000, 'b');
    g_autofree char *text = g_strconcat("I am ", word, " here.", NULL);
    cr_assert(spelling_knows(spelling, word));
    cr_assert(marks(text, ""));
}
