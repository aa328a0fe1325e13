/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names as people have them: one name only, the family's first, with particles, short and foreign,
 * or none at all. They stand in a letter as they were given, or as one greets who has such a name;
 * nobody is made a man or a woman, and the tone check has nothing to say.
 */
#include "config.h"

#include "bowout/letter/addressee.h"
#include "bowout/letter/compose.h"
#include "bowout/letter/suggest.h"
#include "bowout/letter/variants.h"
#include "bowout/tone/check.h"
#include "letter.h"

static const char *const names[] = {"Nguyễn Văn An",       "de la Cruz",           "Madonna", "X Æ", "O'Neil",     "van der Berg",
                                    "Müller-Lüdenscheidt", "Björk Guðmundsdóttir", "李小龙",  "Ng",  "bell hooks", "Jean-Luc",
                                    "Dr. Okafor",          "J. R. Smith"};

static Catalogue *catalogue;
static Rules *rules;

static void setup(void) {
    catalogue = catalogue_load(NULL, FALSE, NULL);
    rules = rules_load(NULL, FALSE, NULL);
    cr_assert(catalogue != NULL && rules != NULL);
}

static void teardown(void) {
    catalogue_free(catalogue);
    rules_free(rules);
}

TestSuite(names, .init = setup, .fini = teardown);

static Answers *answers_of(const char *candidate, const char *contact, ChannelId channel, RegisterId reg) {
    Answers *answers = usual_answers("not-right-fit");
    know(answers, FACT_CANDIDATE, candidate);
    know(answers, FACT_CONTACT, contact);
    answers_set_channel(answers, channel);
    answers_set_register(answers, reg);
    return answers;
}

/* Whether a title or a guess stands there as a word of its own. */
static gboolean guesses(const char *text) {
    return g_regex_match_simple("\\b(Mr|Mrs|Ms|Miss|Sir|Madam|Sirs|Ma'am|guys|ladies|gentlemen)\\b", text, G_REGEX_CASELESS, 0);
}

/* Every wording of the stage that suits, filled in. */
static void each_wording(const Answers *answers, const char *stage, const char *name) {
    g_autoptr(GPtrArray) found = suggest_for_stage(catalogue, answers, stage, TRUE);
    cr_assert(found->len > 0);
    for (guint i = 0; i < found->len; i++) {
        const Suggestion *suggestion = found->pdata[i];
        cr_assert(strstr(suggestion->text, name) != NULL, "%s: %s", name, suggestion->text);
        cr_assert(strstr(suggestion->text, "  ") == NULL && strstr(suggestion->text, " ,") == NULL, "%s", suggestion->text);
        cr_assert(!guesses(suggestion->text), "%s", suggestion->text);
    }
}

Test(names, stand_in_greeting_and_sign_off_as_they_were_given) {
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        for (guint manner = 0; manner < CHANNEL_COUNT * REGISTER_COUNT; manner++) {
            ChannelId channel = (ChannelId)(manner / REGISTER_COUNT);
            g_autoptr(Answers) answers = answers_of(names[i], names[i], channel, (RegisterId)(manner % REGISTER_COUNT));
            g_autofree char *greeted = addressee(names[i], manner % REGISTER_COUNT != REGISTER_FORMAL);
            each_wording(answers, "greeting", greeted);
            if (channel != CHANNEL_PHONE) each_wording(answers, "sign-off", names[i]);
        }
}

Test(names, without_one_nobody_is_guessed) {
    for (guint manner = 0; manner < CHANNEL_COUNT * REGISTER_COUNT; manner++) {
        g_autoptr(Answers) answers =
            answers_of("Madonna", NULL, (ChannelId)(manner / REGISTER_COUNT), (RegisterId)(manner % REGISTER_COUNT));
        g_autoptr(GPtrArray) found = suggest_for_stage(catalogue, answers, "greeting", TRUE);
        cr_assert(found->len >= 4);
        for (guint i = 0; i < found->len; i++) {
            const Suggestion *suggestion = found->pdata[i];
            cr_assert(suggestion->missing == 0 && !guesses(suggestion->text), "%s", suggestion->text);
        }
    }
}

static void check_letters(const Answers *answers, const char *name) {
    g_autoptr(GPtrArray) variants = suggest_variants(answers, catalogue, 12);
    CheckContext context = check_context_of(answers, catalogue);
    for (guint i = 0; i < variants->len; i++) {
        g_autoptr(Letter) letter = compose(catalogue, variants->pdata[i]);
        g_autoptr(CheckResult) result = check_letter(rules, letter, &context);
        g_autofree char *text = letter_text(letter);
        for (guint j = 0; j < result->findings->len; j++) {
            const Finding *finding = result->findings->pdata[j];
            cr_assert(!finding_marks(finding), "%s: %s [%s]\n%s", name, finding->message, finding->rule, text);
        }
        cr_assert(strstr(text, name) != NULL, "%s: %s", name, text);
    }
}

Test(names, bring_nothing_to_mark) {
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        for (guint manner = 0; manner < CHANNEL_COUNT * REGISTER_COUNT; manner++) {
            ChannelId channel = (ChannelId)(manner / REGISTER_COUNT);
            g_autoptr(Answers) to = answers_of("Maria Santos", names[i], channel, (RegisterId)(manner % REGISTER_COUNT));
            g_autoptr(Answers) from = answers_of(names[i], "Ms. Tan", channel, (RegisterId)(manner % REGISTER_COUNT));
            g_autofree char *greeted = addressee(names[i], manner % REGISTER_COUNT != REGISTER_FORMAL);
            check_letters(to, greeted);
            check_letters(from, names[i]);
        }
}
