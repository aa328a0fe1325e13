/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each type of rule and its conditions; what is suppressed; praise; faults of a rule file, with
   their lines. */
#include "config.h"

#include <criterion/criterion.h>

#include "bowout/base/clock.h"
#include "bowout/letter/conditions.h"
#include "tone.h"

#define RULE(type, fields)                                                                                                                 \
    "rule \"r\" { type = \"" type "\" voice = \"structure\" message = \"m {match}{count}\" advice = \"a\" " fields " }\n"

static guint found(const char *more, const char *text) {
    g_autoptr(Rules) rules = tone_rules(more);
    cr_assert(rules != NULL);
    return tone_count(rules, text, NULL);
}

Test(conditions, unless_overlaps) {
    const char *rule = TONE_RULE("\"sorry\"", "unless = {\"sorry to hear\"}");
    cr_assert(found(rule, "I am sorry.") == 1);
    cr_assert(found(rule, "I was sorry to hear it.") == 0);
    cr_assert(found(rule, "I was sorry to hear it, and I am sorry.") == 1);
}

Test(conditions, unless_in_sentence_and_letter) {
    const char *sentence = TONE_RULE("\"sorry\"", "unless-sentence = {\"hear\"}");
    const char *letter = TONE_RULE("\"sorry\"", "unless-letter = {\"accepted already\"}");
    const char *only = TONE_RULE("\"sorry\"", "only-letter = {\"accepted already\"}");
    cr_assert(found(sentence, "I hear and am sorry.") == 0);
    cr_assert(found(sentence, "I hear. I am sorry.") == 1);
    cr_assert(found(letter, "I am sorry. I had accepted already.") == 0);
    cr_assert(found(letter, "I am sorry.") == 1);
    cr_assert(found(only, "I am sorry. I had accepted already.") == 1);
    cr_assert(found(only, "I am sorry.") == 0);
}

Test(conditions, near) {
    const char *rule = TONE_RULE("\"low\"", "near = {\"pay\"} within = 2");
    cr_assert(found(rule, "The pay is low.") == 1);
    cr_assert(found(rule, "Low, your pay.") == 1);
    cr_assert(found(rule, "The pay that you told me of is low.") == 0);
    cr_assert(found(TONE_RULE("\"low\"", "near = {\"pay\"}"), "The pay that you told me of is low.") == 1);
    cr_assert(found(rule, "The pay. Low.") == 0);
}

Test(conditions, negation) {
    const char *cancels = TONE_RULE("\"bad\"", "negation = \"cancels\""), *needed = TONE_RULE("\"sure\"", "negation = \"needed\"");
    cr_assert(found(cancels, "It is bad.") == 1);
    cr_assert(found(cancels, "It is not bad.") == 0);
    cr_assert(found(cancels, "It isn't so very bad.") == 0);
    cr_assert(found(cancels, "It is no longer bad.") == 0);
    cr_assert(found(cancels, "It is not that I think it bad.") == 1);
    cr_assert(found(needed, "I am sure.") == 0);
    cr_assert(found(needed, "I'm not sure.") == 1);
}

Test(conditions, what_a_situation_assumes_stands_over_the_dates) {
    g_autoptr(Rules) late = tone_rules(TONE_RULE("\"slow\"", "when = {\"late\"}"));
    g_autoptr(Facts) facts = facts_new();
    CheckContext context = {.kind = "decline", .facts = facts};
    guint is_late, in_time;
    cr_assert(clock_set_today("2026-11-23", NULL) && facts_set(facts, FACT_RECEIVED, "2026-10-01", NULL));
    cr_assert(condition_by_name("late", &is_late) && condition_by_name("in-time", &in_time));
    cr_assert(tone_count(late, "I am slow.", &context) == 1);
    context.assumes = 1u << in_time;
    cr_assert(tone_count(late, "I am slow.", &context) == 0, "a yes taken back is no late answer to the offer");
    context.assumes = 1u << is_late;
    cr_assert(facts_set(facts, FACT_RECEIVED, "2026-11-22", NULL) && tone_count(late, "I am slow.", &context) == 1);
}

Test(conditions, stages) {
    const char *in = TONE_RULE("\"maybe\"", "stages = {\"decision\"}"), *out = TONE_RULE("\"maybe\"", "not-stages = {\"wishes\"}");
    cr_assert(found(in, "Maybe I decline.") == 1);
    cr_assert(found(in, "Maybe not. I decline.") == 0);
    cr_assert(found(out, "I wish you a good maybe.") == 0);
    cr_assert(found(out, "Maybe.") == 1);
}

Test(conditions, kind_channel_situation_register) {
    g_autoptr(Rules) rules = tone_rules(
        TONE_RULE("\"bad\"", "kinds = {\"decline\"} channels = {\"chat\"} situations = {\"other-offer\"} registers = {\"formal\"}"));
    CheckContext context = {.kind = "decline", .channel = CHANNEL_CHAT, .situation = "other-offer", .tone_register = "formal"};
    CheckContext changed = context;
    cr_assert(tone_count(rules, "bad", &context) == 1);
    changed.kind = "request";
    cr_assert(tone_count(rules, "bad", &changed) == 0);
    changed = context, changed.channel = CHANNEL_EMAIL;
    cr_assert(tone_count(rules, "bad", &changed) == 0);
    changed = context, changed.situation = NULL;
    cr_assert(tone_count(rules, "bad", &changed) == 0);
    changed = context, changed.tone_register = "warm";
    cr_assert(tone_count(rules, "bad", &changed) == 0);
}

Test(conditions, when) {
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"delay\"", "when = {\"not-late\"}"));
    g_autoptr(Facts) facts = facts_new();
    CheckContext context = {.facts = facts};
    cr_assert(clock_set_today("2026-11-20", NULL));
    cr_assert(facts_set(facts, FACT_RECEIVED, "2026-11-19", NULL));
    cr_assert(tone_count(rules, "the delay", &context) == 1);
    cr_assert(facts_set(facts, FACT_RECEIVED, "2026-10-01", NULL));
    cr_assert(tone_count(rules, "the delay", &context) == 0);
    cr_assert(tone_count(rules, "the delay", NULL) == 1);
}

Test(conditions, names_are_left_alone) {
    const char *rule = TONE_RULE("\"bad\"", "");
    cr_assert(found(rule, "Thank you for the offer of Bad Wolf Ltd.") == 0);
    cr_assert(found(rule, "I like Bad Wolf, truly.") == 0);
    cr_assert(found(rule, "Bad weather, truly.") == 1);
    cr_assert(found(rule, "It was BAD.") == 1);
}

Test(facts, known_names) {
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"bad\", \"hate {company}\", \"about {contact}\"", ""));
    g_autoptr(Facts) facts = facts_new();
    CheckContext context = {.facts = facts};
    facts_set(facts, FACT_COMPANY, "bad wolf", NULL);
    facts_set(facts, FACT_CONTACT, "Ms. Bad Tan", NULL);
    cr_assert(tone_count(rules, "I thank bad wolf for it.", &context) == 0);
    cr_assert(tone_count(rules, "I hate bad wolf.", &context) == 1);
    cr_assert(tone_count(rules, "It is about Ms. Tan.", &context) == 1);
    cr_assert(tone_count(rules, "It is bad.", &context) == 1);
    cr_assert(tone_count(rules, "I hate bad wolf.", NULL) == 1);
}

Test(facts, another_name) {
    const char *company = RULE("fact", "fact = \"company\" phrases = {\"(role|offer) (at|from)\"} unless = {\"other offer from @\"}");
    g_autoptr(Rules) rules = tone_rules(company);
    g_autoptr(Facts) facts = facts_new();
    CheckContext context = {.facts = facts};
    g_autofree char *match = NULL;
    facts_set(facts, FACT_COMPANY, "Northwind Remote Ltd", NULL);
    cr_assert(tone_count(rules, "Thank you for the role at Northwind.", &context) == 0);
    cr_assert(tone_count(rules, "Thank you for the role at NRL.", &context) == 0);
    cr_assert(tone_count(rules, "Thank you for the role at Acme Global.", NULL) == 0);
    cr_assert(tone_count(rules, "Thank you for the role at once.", &context) == 0);
    cr_assert(tone_count(rules, "I took the other offer from Acme.", &context) == 0);
    match = tone_match(rules, "Thank you for the role at Acme Global.", &context);
    cr_assert_str_eq(match, "Acme Global");
}

Test(facts, signature) {
    g_autoptr(Rules) rules = tone_rules(RULE("fact", "fact = \"candidate\""));
    g_autoptr(Facts) facts = facts_new();
    CheckContext context = {.facts = facts};
    facts_set(facts, FACT_CANDIDATE, "Ana Reyes", NULL);
    cr_assert(tone_count(rules, "I decline.\n\nKind regards,\nAna\n", &context) == 0);
    cr_assert(tone_count(rules, "I decline.\n\nKind regards,\nBob Smith\n", &context) == 1);
}

Test(types, missing) {
    const char *rule = RULE("missing", "stages = {\"gratitude\"}");
    g_autoptr(Rules) rules = tone_rules(rule);
    CheckContext growing = {.growing = TRUE};
    g_autoptr(CheckResult) result = tone_check(rules, "I decline.", NULL);
    const Finding *finding = g_ptr_array_index(result->findings, 0);
    cr_assert(finding->start == 0 && finding->end == 0);
    cr_assert_str_eq(finding->stage, "gratitude");
    cr_assert(tone_count(rules, "Thank you.", NULL) == 0);
    cr_assert(tone_count(rules, "I decline.", &growing) == 0);
}

Test(types, missing_after_and_phrases) {
    const char *after = RULE("missing", "stages = {\"wishes\", \"gratitude\"} after = \"decision\"");
    cr_assert(found(after, "Thank you. I decline.") == 1);
    cr_assert(found(after, "Thank you. I decline. Good luck.") == 0);
    cr_assert(found(after, "I decline and wish you well.") == 0);
    cr_assert(found(after, "Thank you.") == 0);
    cr_assert(found(RULE("missing", "phrases = {\"call me\"}"), "Hello.") == 1);
    cr_assert(found(RULE("missing", "phrases = {\"call me\"}"), "Hello. Do call me.") == 0);
    cr_assert(found(RULE("missing", "stages = {\"sign-off\"}"), "I decline.\n\nAnn Lee") == 0);
    cr_assert(found(RULE("missing", "stages = {\"sign-off\"}"), "I decline.\n\nand that is it") == 1);
}

Test(types, limit) {
    const char *words = RULE("limit", "of = \"words\" most = 5"), *sentences = RULE("limit", "of = \"sentences\" most = 2");
    const char *stage = RULE("limit", "of = \"sentences\" per = \"stage\" stages = {\"reasoning\"} most = 1");
    const char *sentence = RULE("limit", "per = \"sentence\" most = 3"), *least = RULE("limit", "least = 4");
    cr_assert(found(words, "one two three four five") == 0);
    cr_assert(found(words, "one two three four five. six.") == 1);
    cr_assert(found(sentences, "One. Two.") == 0);
    cr_assert(found(sentences, "One. Two. Three. Four.") == 1);
    cr_assert(found(stage, "I decline. It rains.") == 0);
    cr_assert(found(stage, "I decline. It rains. It snows.") == 1);
    cr_assert(found(sentence, "one two three. one two three four. five.") == 1);
    cr_assert(found(least, "one two three") == 1);
    cr_assert(found(least, "one two three four") == 0);
}

Test(types, count_and_message) {
    g_autoptr(Rules) rules = tone_rules(RULE("count", "phrases = {\"[so] sorry\"} most = 1"));
    g_autoptr(CheckResult) result = tone_check(rules, "I am sorry. So sorry. Sorry.", NULL);
    cr_assert(result->findings->len == 1);
    cr_assert_str_eq(((const Finding *)g_ptr_array_index(result->findings, 0))->message, "m So sorry3");
    cr_assert(tone_count(rules, "I am so sorry.", NULL) == 0);
}

Test(types, missing_with_phrases_and_their_exceptions) {
    const char *rule =
        RULE("missing", "stages = {\"decision\"} phrases = {\"not\"} unless = {\"not sure\"} unless-sentence = {\"perhaps\"}");
    cr_assert(found(rule, "Thank you.") == 1);
    cr_assert(found(rule, "I decline.") == 0);
    cr_assert(found(rule, "I will not.") == 0);
    cr_assert(found(rule, "I am not sure.") == 1);
    cr_assert(found(rule, "I am not sure. I will not.") == 0);
    cr_assert(found(rule, "Perhaps I will not.") == 1);
}

Test(types, order) {
    const char *rule = RULE("order", "first = \"gratitude\" then = \"decision\"");
    cr_assert(found(rule, "Thank you. I decline.") == 0);
    cr_assert(found(rule, "I decline. Thank you.") == 1);
    cr_assert(found(rule, "I decline.") == 0);
    cr_assert(found(rule, "Thank you, I decline.") == 0);
}

Test(types, repeat) {
    cr_assert(found(RULE("repeat", "repeat = \"word\" unless = {\"that\"}"), "the role role is") == 1);
    cr_assert(found(RULE("repeat", "repeat = \"word\" unless = {\"that\"}"), "I think that that is no, no good") == 0);
    cr_assert(found(RULE("repeat", "repeat = \"sentence\""), "I like it very much. No. I like it very much.") == 1);
    cr_assert(found(RULE("repeat", "repeat = \"opening\""), "I will. I can. I do. I must.") == 1);
    cr_assert(found(RULE("repeat", "repeat = \"opening\""), "I will. You can. I do. I must.") == 0);
    cr_assert(found(RULE("repeat", "repeat = \"opening-anywhere\""), "I will. You can. I'm glad. My day. I must. I do.") == 1);
    cr_assert(found(RULE("repeat", "repeat = \"opening-anywhere\""), "I will. You can. I do. My day.") == 0);
    cr_assert(
        found(RULE("repeat", "repeat = \"opening-anywhere\"") "rule \"s\" { type = \"repeat\" voice = \"structure\" "
                                                              "message = \"m\" advice = \"a\" repeat = \"opening-anywhere\" most = 3 }\n",
              "I will. You can. I do. I must.") == 1);
}

Test(types, limit_without_some_stages) {
    const char *rule = RULE("limit", "of = \"sentences\" most = 2 not-stages = {\"greeting\", \"wishes\"}");
    cr_assert(found(rule, "Dear Ann,\n\nThank you. I decline. I wish you luck.") == 0);
    cr_assert(found(rule, "Dear Ann,\n\nThank you. I decline. It rains. I wish you luck.") == 1);
}

Test(types, shapes) {
    const char *capitals = RULE("shape", "shape = \"capitals\" phrases = {\"not\"} unless = {\"CEO\", \"NORTHWIND\"}");
    const char *placeholder = RULE("shape", "shape = \"placeholder\" phrases = {\"name\"}");
    static const char *const unfilled[] = {
        "Dear [Name],",         "Dear [your name],", "the {role} role", "the {{role}} role", "the <Role>", "call \u00ABname\u00BB",
        "\u2039industry\u203A", "__name__",          "on ____",         "call XXX",          "[COMPANY]",  "Bye.\n\nRegards,\n[Name]",
        "Hello %FIRST_NAME%,",  "Hello $NAME$",      "Hello ${name}",   "Hello ((name))"};
    static const char *const filled[] = {"[1]", "see [again]",     "<ana@x.org>", "<https://x.org>", "I <3 it",
                                         "a_b", "5 < 6 and 7 > 2", "XX",          "5% and 6%",       "5%-6%",
                                         "$5",  "$5 to $6$",       "US$ or CA$",  "(see (above))",   "(so it is)"};
    cr_assert(found(capitals, "I will NOT do it.") == 1);
    cr_assert(found(capitals, "This is RIDICULOUS.") == 1);
    cr_assert(found(capitals, "DO IT NOW") == 1);
    cr_assert(found(capitals, "The CEO of NASA and NORTHWIND in the USA.") == 0);
    cr_assert(found(capitals, "I DON\u2019T KNOW THAT.") == 1);
    cr_assert(found(RULE("shape", "shape = \"exclamations\" least = 2"), "No! Yes! Oh!") == 0);
    cr_assert(found(RULE("shape", "shape = \"exclamations\" least = 2"), "No!!") == 1);
    cr_assert(found(RULE("shape", "shape = \"exclamations\" most = 2"), "No! Yes! Oh!") == 1);
    cr_assert(found(RULE("shape", "shape = \"questions\" least = 2"), "What??") == 1);
    cr_assert(found(RULE("shape", "shape = \"emoji\""), "Thanks \xF0\x9F\x98\x80") == 1);
    cr_assert(found(RULE("shape", "shape = \"emoji\""), "Thanks :-)") == 1);
    cr_assert(found(RULE("shape", "shape = \"emoji\""), "At 10:30; see https://x.org") == 0);
    cr_assert(found(RULE("shape", "shape = \"ellipsis\""), "Well... no\u2026") == 2);
    cr_assert(found(RULE("shape", "shape = \"stretched\""), "Heyyy, soooo www III") == 2);
    cr_assert(found(RULE("shape", "shape = \"lowercase-i\""), "i am, i.e. I'm, i\u2019m") == 2);
    cr_assert(found(RULE("shape", "shape = \"lowercase-i\""), "i'm, i've") == 2);
    cr_assert(
        found(RULE("shape", "shape = \"stretched\"") "rule \"k\" { type = \"phrase\" voice = \"style\" message = \"m\" advice = \"a\" "
                                                     "phrases = {\"xyz heyyy\"} }\n",
              "Heyyy") == 1);
    cr_assert(found(RULE("shape", "shape = \"capitals\""), "Dear %FIRST_NAME% of [COMPANY] and ${COMPANY}") == 0);
    cr_assert(found(placeholder, "Subject: [Nova Desk] Re: Your offer\n\nFine.") == 0);
    cr_assert(found(placeholder, "Subject: Re: [Nova Desk] Your offer\n\nFine.") == 0);
    cr_assert(found(placeholder, "Subject: [name] Your offer\n\nFine.") == 1);
    for (guint i = 0; i < G_N_ELEMENTS(unfilled); i++) cr_assert(found(placeholder, unfilled[i]) == 1, "%s", unfilled[i]);
    for (guint i = 0; i < G_N_ELEMENTS(filled); i++) cr_assert(found(placeholder, filled[i]) == 0, "%s", filled[i]);
}

Test(types, subject_is_read_for_shapes_only) {
    cr_assert(found(RULE("shape", "shape = \"exclamations\" least = 2"), "Subject: No!!\n\nFine.") == 1);
}

Test(result, order_of_findings_and_levels) {
    g_autoptr(Rules) rules =
        tone_rules(TONE_RULE("\"bad\"", "") "rule \"s.x\" { type = \"missing\" voice = \"stop\" message = \"m\" advice = \"a\""
                                            " stages = {\"gratitude\"} suggestions = {\"Thanks, {company}.\", \"Thanks.\"} }\n");
    g_autoptr(CheckResult) result = tone_check(rules, "It is bad. I decline, it is bad.", NULL);
    const Finding *first = g_ptr_array_index(result->findings, 0), *last = g_ptr_array_index(result->findings, 2);
    cr_assert(result->findings->len == 3);
    cr_assert_str_eq(first->rule, "s.x");
    cr_assert(first->suggestions->len == 1);
    cr_assert(last->start > 10);
    cr_assert(check_count(result, TONE_NOTE) == 3 && check_count(result, TONE_ERROR) == 1);
    cr_assert(check_worst(result, "decision") == last);
    cr_assert(check_worst(result, "wishes") == NULL);
}

Test(result, disabled_rules_stay_but_do_not_count) {
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"bad\"", ""));
    g_autoptr(CheckResult) result = NULL;
    cr_assert(!rules_disable(rules, "nothing", "x"));
    cr_assert(rules_disable(rules, "r", "--disable"));
    result = tone_check(rules, "bad", NULL);
    cr_assert(result->findings->len == 1 && check_count(result, TONE_NOTE) == 0);
    cr_assert_str_eq(((const Finding *)g_ptr_array_index(result->findings, 0))->suppressed, "--disable");
}

Test(result, praise_is_true) {
    g_autoptr(Rules) rules =
        tone_rules(TONE_RULE("\"bad\"", "") "praise \"p\" { stage = \"gratitude\" text = \"Warm.\" phrases = {\"time\"} "
                                            "unless = {\"waste\"} most-sentences = 1 }\n");
    static const struct {
        const char *text, *praise;
    } rows[] = {{"Thank you for your time.", "Warm."},      {"Thank you.", NULL},
                {"I decline, time is up.", NULL},           {"Thank you for your bad time.", NULL},
                {"Thank you for the waste of time.", NULL}, {"Thank you for your time. Grateful I am.", NULL}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(CheckResult) result = tone_check(rules, rows[i].text, NULL);
        cr_assert(g_strcmp0(check_praise(rules, result, "gratitude"), rows[i].praise) == 0, "%s", rows[i].text);
    }
}

Test(result, a_flood_of_findings_is_bounded) {
    g_autoptr(Rules) rules = tone_rules(TONE_RULE("\"bad\"", ""));
    GString *text = g_string_new(NULL);
    g_autoptr(CheckResult) result = NULL;
    for (int i = 0; i < 3000; i++) g_string_append(text, "bad. ");
    result = tone_check(rules, text->str, NULL);
    cr_assert(result->findings->len == 300 && result->dropped == 2700);
    g_string_free(text, TRUE);
}

static Letter *letter_of(const char *stage, const char *words, gboolean own) {
    Letter *letter = letter_new(CHANNEL_EMAIL, "decline");
    letter_add_sentence(letter, words, "", stage, own);
    return letter;
}

Test(letters, sentences_start_with_their_stage) {
    g_autoptr(Rules) rules =
        tone_rules(TONE_RULE("\"bad\"", "stages = {\"decision\"}") "rule \"g\" { type = \"missing\" voice = \"style\" "
                                                                   "message = \"m\" advice = \"a\" stages = {\"decision\"} }\n");
    g_autoptr(Letter) one = letter_of("decision", "It would be bad.", FALSE), other = letter_of("decision", "It would be bad.", TRUE);
    g_autoptr(CheckResult) ours = check_letter(rules, one, NULL), own = check_letter(rules, other, NULL);
    cr_assert(ours->findings->len == 1);
    cr_assert_str_eq(((const Finding *)g_ptr_array_index(ours->findings, 0))->stage, "decision");
    cr_assert(own->findings->len == 2);
    cr_assert_str_eq(g_array_index(own->sentence_list, CheckedSentence, 0).stage, "decision");
}

#define SAYS(more, words) cr_assert(tone_says(more, words), "%s", words)

Test(faults, each_is_told) {
    SAYS(RULE("missing", "stages = {\"wishs\"}"), "no stage \"wishs\"");
    SAYS(RULE("phrasing", "phrases = {\"a\"}"), "no type \"phrasing\"");
    SAYS(RULE("phrase", "phrases = {\"a\"} phrase = {}"), "unknown option \"phrase\"");
    SAYS(RULE("phrase", ""), "can never match: it has no \"phrases\"");
    SAYS(RULE("phrase", "phrases = {\"a\"} most = 3"), "has no \"most\"");
    SAYS(RULE("phrase", "phrases = {\"a\"} unless = {\"a\"}"), "exception of itself");
    SAYS(RULE("phrase", "phrases = {\"a\"} stages = {\"wishes\"} not-stages = {\"wishes\"}"), "can never match");
    SAYS(RULE("phrase", "phrases = {\"a\"} stages = {\"question\"} kinds = {\"decline\"}"), "can never match");
    SAYS(RULE("phrase", "phrases = {\"a\"} when = {\"late\", \"not-late\"}"), "can never match");
    SAYS(RULE("phrase", "phrases = {\"a\"} when = {\"rain\"}"), "no circumstance");
    SAYS(RULE("phrase", "phrases = {\"a\"} channels = {\"fax\"}"), "no channel");
    SAYS(RULE("phrase", "phrases = {\"a\"} kinds = {\"fax\"}"), "no kind");
    SAYS(RULE("phrase", "phrases = {\"a\"} registers = {\"fax\"}"), "no register");
    SAYS(RULE("phrase", "phrases = {\"a\"} negation = \"maybe\""), "no negation");
    SAYS(RULE("shape", "shape = \"round\""), "no shape");
    SAYS(RULE("fact", "fact = \"age\" phrases = {\"a\"}"), "no fact \"age\"");
    SAYS(RULE("count", "phrases = {\"a\"}"), "has no \"most\"");
    SAYS(RULE("count", "phrases = {\"a\"} most = -2"), "negative");
    SAYS("rule \"r\" { type = \"phrase\" voice = \"bad\" message = \"m\" advice = \"a\" phrases = {\"a\"} }", "no voice \"bad\"");
    SAYS("rule \"r\" { type = \"phrase\" voice = \"style\" message = \" \" phrases = {\"a\"} }", "has no message");
    SAYS("rule \"r\" { type = \"phrase\" voice = \"style\" message = \"m\" phrases = {\"a\"} }", "has no advice");
    SAYS(TONE_RULE("\"a\"", "") TONE_RULE("\"b\"", ""), "is here twice");
    SAYS(TONE_RULE("\"a\"", "") "list \"l\" { words = {\"(\"} }", "is missing");
    SAYS(TONE_RULE("\"a\"", "") "praise \"p\" { stage = \"wishes\" }", "has no text");
    SAYS(TONE_RULE("\"a\"", "") "disable = {\"b\"}", "no rule or family");
}

Test(faults, all_of_them_and_the_sound_rest) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) rules = tone_load(TONE_BASE "rule \"x\" { type = \"phrase\" voice = \"loud\" message = \"m\" advice = \"\"\n"
                                                 "phrases = {\"(a\",\n\"bad\"} }\n" TONE_RULE("\"good\"", ""),
                                       problems);
    cr_assert(problems_count(problems, PROBLEM_ERROR) == 3);
    cr_assert(rules_count(rules) == 1);
    cr_assert(tone_count(rules, "bad", NULL) == 0);
    cr_assert(tone_count(rules, "good", NULL) == 1);
    cr_assert(problems_get(problems, 2)->line == problems_get(problems, 0)->line + 1, "each in its line");
}

Test(faults, no_rules_at_all) {
    g_autoptr(Problems) problems = problems_new();
    cr_assert(tone_load(TONE_BASE, problems) == NULL);
    cr_assert_str_eq(problems_get(problems, 0)->message, "no rules at all");
}

Test(files, own_file_adds_replaces_disables) {
    const char *paths[3] = {NULL};
    g_autofree char *folder = g_dir_make_tmp("tone-XXXXXX", NULL), *shipped = g_build_filename(folder, "a.conf", NULL);
    g_autofree char *own = g_build_filename(folder, "b.conf", NULL);
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) rules = NULL;
    g_file_set_contents(
        shipped,
        TONE_BASE TONE_RULE(
            "\"bad\"", "") "list \"money\" { words = {\"pay\"} }\n"
                           "rule \"f.one\" { type = \"phrase\" voice = \"style\" message = \"m\" advice = \"a\" phrases = {\"<money>\"} }\n"
                           "rule \"f.two\" { type = \"phrase\" voice = \"style\" message = \"m\" advice = \"a\" phrases = {\"two\"} }\n",
        -1, NULL);
    g_file_set_contents(own,
                        TONE_RULE("\"worse\"", "") "list \"money\" { words = {\"wage\"} }\ndisable = {\"f.two\"}\n"
                                                   "stage \"wishes\" { cues = {\"fair winds\"} }\n",
                        -1, NULL);
    paths[0] = shipped;
    paths[1] = own;
    rules = rules_load_files(paths, problems);
    cr_assert(problems_count(problems, PROBLEM_WARNING) == 0);
    cr_assert(rules_count(rules) == 3);
    cr_assert(tone_count(rules, "bad", NULL) == 0 && tone_count(rules, "worse", NULL) == 1);
    cr_assert(tone_count(rules, "pay", NULL) == 1 && tone_count(rules, "wage", NULL) == 1);
    {
        g_autoptr(CheckResult) result = tone_check(rules, "two. Fair winds to you.", NULL);
        cr_assert(check_count(result, TONE_NOTE) == 0 && result->findings->len == 1);
        cr_assert_str_eq(g_array_index(result->sentence_list, CheckedSentence, 1).stage, "wishes");
    }
    g_unlink(shipped);
    g_unlink(own);
    g_rmdir(folder);
}

/* Everything of a rule set's files lies in one folder that the test makes and removes. */
typedef struct {
    char *folder, *shipped, *own, *settings;
} Home;

static Home home_make(const char *shipped, const char *own, const char *settings) {
    Home home = {.folder = g_dir_make_tmp("tone-XXXXXX", NULL)};
    g_autofree char *language = g_build_filename(home.folder, "en", NULL), *person = g_build_filename(home.folder, "bowout", NULL);
    home.shipped = g_build_filename(language, "tone.conf", NULL);
    home.own = g_build_filename(person, "tone.conf", NULL);
    home.settings = g_build_filename(person, "config", NULL);
    g_setenv("XDG_CONFIG_HOME", home.folder, TRUE);
    g_setenv("XDG_CACHE_HOME", "/dev/null", TRUE);
    cr_assert(g_mkdir(language, 0700) == 0 && g_mkdir(person, 0700) == 0);
    cr_assert(g_file_set_contents(home.shipped, shipped, -1, NULL) && g_file_set_contents(home.own, own, -1, NULL));
    cr_assert(g_file_set_contents(home.settings, settings, -1, NULL));
    return home;
}

static void home_remove(Home *home) {
    char *const files[] = {home->shipped, home->own, home->settings};
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *folder = g_path_get_dirname(files[i]);
        g_unlink(files[i]);
        g_rmdir(folder);
        g_free(files[i]);
    }
    g_rmdir(home->folder);
    g_free(home->folder);
}

#define PHRASE_RULE(id, phrase)                                                                                                            \
    "rule \"" id "\" { type = \"phrase\" voice = \"structure\" message = \"m\" advice = \"a\" phrases = {\"" phrase "\"} }\n"

static guint counting(const Rules *rules, const char *text) {
    g_autoptr(CheckResult) result = tone_check(rules, text, NULL);
    return check_count(result, TONE_NOTE);
}

Test(files, one_door_lays_own_rules_and_settings_over_the_shipped_ones) {
    Home home = home_make(TONE_BASE PHRASE_RULE("one", "bad") PHRASE_RULE("two", "worse"), PHRASE_RULE("three", "worst"),
                          "disable = {\"two\",\n\"four\"}\n");
    g_autofree char *given = g_build_filename(home.folder, "given.conf", NULL);
    const char *const files[] = {given, NULL};
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) bare = rules_load(home.folder, FALSE, problems), own = NULL, other = NULL;
    cr_assert(rules_count(bare) == 2 && counting(bare, "bad worse worst") == 2 && problems_count(problems, PROBLEM_WARNING) == 0);
    own = rules_load(home.folder, TRUE, problems);
    cr_assert(rules_count(own) == 3 && counting(own, "bad worse worst") == 2, "the second one is off");
    cr_assert(problems_count(problems, PROBLEM_ERROR) == 1 && problems_get(problems, 0)->line == 2, "there is no fourth one");
    cr_assert_str_eq(problems_get(problems, 0)->file, home.settings);
    cr_assert(g_file_set_contents(given, PHRASE_RULE("four", "worst"), -1, NULL));
    other = rules_load_with(home.folder, files, problems);
    cr_assert(rules_count(other) == 3 && counting(other, "bad worse worst") == 1,
              "in place of the own ones; the second and the fourth are off");
    cr_assert(problems_count(problems, PROBLEM_ERROR) == 1);
    g_unlink(given);
    home_remove(&home);
}

Test(files, no_settings_are_fine) {
    Home home = home_make(TONE_BASE PHRASE_RULE("one", "bad"), PHRASE_RULE("two", "worse"), "");
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) own = NULL;
    g_unlink(home.settings);
    own = rules_load(home.folder, TRUE, problems);
    cr_assert(counting(own, "bad worse") == 2 && problems_count(problems, PROBLEM_WARNING) == 0);
    home_remove(&home);
}

/* Readings of one family that overlap ask once; others are asked about. */
Test(shipped, a_family_asks_once_about_the_same_words) {
    g_autoptr(Rules) rules =
        tone_rules("rule \"f.one\" { type = \"phrase\" voice = \"reading\" message = \"m\" advice = \"a\" phrases = {\"is bad\"} }\n"
                   "rule \"f.two\" { type = \"phrase\" voice = \"reading\" message = \"m\" advice = \"a\" phrases = {\"bad\"} }\n"
                   "rule \"g.one\" { type = \"phrase\" voice = \"reading\" message = \"m\" advice = \"a\" phrases = {\"bad day\"} }\n");
    const CheckContext every = {.channel = CHANNEL_EMAIL, .every_reading = TRUE};
    cr_assert(tone_count(rules, "It is bad.", NULL) == 1 && tone_count(rules, "It is bad.", &every) == 2);
    cr_assert(tone_count(rules, "It is bad and bad.", NULL) == 2);
    cr_assert(tone_count(rules, "It is bad day and night.", NULL) == 2);
}

Test(shipped, loads_and_proves_itself) {
    g_autofree char *language = g_build_filename(g_getenv("BOWOUT_DATADIR"), "en", NULL);
    g_autoptr(GPtrArray) paths = rules_folder_paths(language);
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Rules) rules = NULL;
    const Problem *problem;
    g_ptr_array_add(paths, NULL);
    rules = rules_load_files((const char *const *)paths->pdata, problems);
    if (rules != NULL) rules_prove(rules, problems);
    for (guint i = 0; (problem = problems_get(problems, i)) != NULL; i++) {
        g_autofree char *line = problem_format(problem);
        g_printerr("%s\n", line);
    }
    cr_assert(rules != NULL && problems_count(problems, PROBLEM_WARNING) == 0);
}
