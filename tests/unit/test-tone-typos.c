/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a proofreader marks: where exactly, what is put in its place, and text that is made to
 * take long. The shipped rules prove the rest on their own examples. */
#include "config.h"

#include <criterion/criterion.h>
#include <sys/mman.h>

#include "tone.h"

TestSuite(typos, .timeout = 600);

#define SHAPE(name, more)                                                                                                                  \
    "rule \"r\" { type = \"shape\" voice = \"structure\" shape = \"" name "\" message = \"m\" advice = \"a\" " more " }\n"

/* What is marked and what stands in its place: "match=suggestion|". */
static gboolean finds(const char *rule, const char *text, const char *expected) {
    g_autoptr(Rules) rules = tone_rules(rule);
    g_autoptr(CheckResult) result = tone_check(rules, text, NULL);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        g_string_append_len(found, text + finding->start, (gssize)(finding->end - finding->start));
        for (guint j = 0; j < finding->suggestions->len; j++)
            g_string_append_printf(found, "=%s", (const char *)g_ptr_array_index(finding->suggestions, j));
        g_string_append_c(found, '|');
    }
    if (strcmp(found->str, expected) == 0) return TRUE;
    g_printerr("%s: %s\n", text, found->str);
    return FALSE;
}

Test(typos, sentence_start) {
    const char *rule = SHAPE("sentence-start", "");
    cr_assert(finds(rule, "I decline. thank you.", "thank=Thank|"));
    cr_assert(finds(rule, "I decline.\r\n\r\nmy plans have changed. It is so.", "my=My|"));
    cr_assert(finds(rule, "\"well then,\" he said.", "well=Well|"));
    cr_assert(finds(rule, "Dear Ms. Tan,\n\nthank you for it.", ""));
    cr_assert(finds(rule, "Points:\n\n- the hours are long\n* the days are short\n1. the nights are none\na) the rest is good", ""));
    cr_assert(finds(rule, "I know Ms. tan and e.g. that, i.e. this. ana@example.com is mine. iPhones are not.", ""));
    cr_assert(finds(rule, "", ""));
}

Test(typos, final_stop) {
    const char *rule = SHAPE("final-stop", "");
    cr_assert(finds(rule, "I have to decline your offer", "offer=offer.|"));
    cr_assert(finds(rule, "I have to decline your offer\n\nIt was kind of you to ask me.", "offer=offer.|"));
    cr_assert(finds(rule, "I have to decline your\noffer, which I liked", "liked=liked.|"));
    cr_assert(finds(rule, "I have to decline it: what a pity!\n\nMay I ask you one thing?\n\nIt is this (as said before)", ""));
    cr_assert(finds(rule, "Thank you\n\nI must decline your offer.\n\nKind regards\nAna Reyes", ""));
    cr_assert(finds(rule, "I ask two things of you:\n\n- what are the usual hours\n- who pays for the tools", ""));
    cr_assert(finds(rule, "All of it stands at https://example.com/ana/work", ""));
}

Test(typos, unbalanced) {
    const char *rule = SHAPE("unbalanced", "");
    cr_assert(finds(rule, "I have it (or so. I decline.", "(|"));
    cr_assert(finds(rule, "I have it (or so. I decline).\n\nIt is so) now.", ")|"));
    cr_assert(finds(rule, "\u201CIt is so. It is not so.\u201D", ""));
    cr_assert(finds(rule, "\u201CIt is so.\n\nIt is not so.", "\u201C|"));
    cr_assert(finds(rule, "He said \"no. I say no.", "\"|"));
    cr_assert(finds(rule, "Thank you :) and ;-) or :( then. A screen of 24\" is fine: a) small b) dear.", ""));
    cr_assert(finds(rule, "[Nova] (one (two) three) [four] \"five\" \"six\".", ""));
}

Test(typos, blanks) {
    cr_assert(finds(SHAPE("double-space", ""), "I have  to decline,   with thanks.  All the   best.",
                    "have  to=have to|decline,   with=decline, with|the   best=the best|"));
    cr_assert(finds(SHAPE("double-space", ""), "I have\n  to decline.", ""));
    cr_assert(finds(SHAPE("space-before", ""), "I decline , and thank you . Or not ?", " ,=,| .=.| ?=?|"));
    cr_assert(finds(SHAPE("space-before", ""), "I decline ... and :) so .5 or .net, fine.", ""));
}

Test(typos, article) {
    const char *rule = SHAPE("article", "phrases = {\"univ*\", \"one\", \"herb*\"} unless = {\"hour*\", \"mba\", \"herb*\"}");
    cr_assert(finds(rule, "A hour and a MBA, an university and an one-off.",
                    "A hour=An hour|a MBA=an MBA|an university=a university|an one=a one|"));
    cr_assert(finds(rule, "An plan and a offer, an\nletter.", "An plan=A plan|a offer=an offer|an\nletter=a\nletter|"));
    cr_assert(finds(rule, "a 8-hour day, an 11th, a 18th, a 1800th, an 80th, an 5th", "a 8=an 8|a 18th=an 18th|an 5th=a 5th|"));
    cr_assert(finds(rule, "an S3, a S3, a U2, an U2, an M4, a B2, an 1100, a 1100, a 1,800, an 11,000, a 110", "a S3=an S3|an U2=a U2|"));
    cr_assert(finds(rule, "an herb or a herbal tea, a SaaS or an SaaS; plan A is out, vitamin A or B; a, e, i; a \u00E9clair.", ""));
}

Test(typos, contact) {
    const char *rule = SHAPE("contact", "phrases = {\"com\", \"org\"}");
    cr_assert(finds(rule, "Write to ana.reyes@example.com, or call +63 (917) 555-0143.", "ana.reyes@example.com|+63 (917) 555-0143|"));
    cr_assert(finds(rule, "See https://example.net/a?b, www.example.ph and anareyes.com/work; I am @ana_reyes.",
                    "https://example.net/a?b|www.example.ph|anareyes.com/work|@ana_reyes|"));
    cr_assert(finds(rule, "Call me.\n\nKind regards,\nAna\n0917 555 0143", "0917 555 0143|"));
    cr_assert(finds(rule, "On 2026-11-20 at 10:30, p.m. or e.g. 1,200,000 of 2019-2024, and/or so.Then @ 5.", ""));
}

Test(typos, a_company_named_like_an_address_is_none) {
    g_autoptr(Rules) rules = tone_rules(SHAPE("contact", "phrases = {\"com\"}"));
    g_autoptr(Facts) facts = facts_new();
    CheckContext context = {.channel = CHANNEL_CHAT, .facts = facts};
    facts_set(facts, FACT_COMPANY, "Northwind.com", NULL);
    cr_assert(tone_count(rules, "Thank you, Northwind.com people.", &context) == 0);
    cr_assert(tone_count(rules, "Thank you, Southwind.com people.", &context) == 1);
}

/* Nothing of a fact's marks is the writer's. */
Test(typos, marks_of_a_known_name_are_its_own) {
    static const char *const rule_texts[] = {SHAPE("exclamations", "least = 1"),
                                             SHAPE("questions", "least = 1"),
                                             SHAPE("ellipsis", ""),
                                             SHAPE("emoji", ""),
                                             SHAPE("unbalanced", ""),
                                             SHAPE("placeholder", "phrases = {\"name\"}")};
    static const char *const names[] = {"Acme!!!",    "Who are we??",  "Wait... Inc", "Smile :) Ltd",
                                        "Half (open", "[Labs] & {Co}", "__name__"};
    g_autoptr(Facts) facts = facts_new();
    CheckContext context = {.facts = facts};
    for (guint i = 0; i < G_N_ELEMENTS(rule_texts); i++) {
        g_autoptr(Rules) rules = tone_rules(rule_texts[i]);
        for (guint j = 0; j < G_N_ELEMENTS(names); j++) {
            g_autofree char *text = g_strdup_printf("I thank %s for it, and all of %s.", names[j], names[j]);
            cr_assert(facts_set(facts, FACT_COMPANY, names[j], NULL));
            cr_assert(tone_count(rules, text, &context) == 0, "%s: %s", rule_texts[i], text);
        }
    }
}

Test(typos, marks_beside_a_known_name_are_the_writers) {
    g_autoptr(Rules) rules = tone_rules(SHAPE("exclamations", "least = 1"));
    g_autoptr(Facts) facts = facts_new();
    CheckContext context = {.facts = facts};
    cr_assert(facts_set(facts, FACT_COMPANY, "Acme!", NULL));
    cr_assert(tone_count(rules, "I thank Acme! Fine! Fine.", &context) == 1);
    cr_assert(tone_count(rules, "I thank Acme!! Fine.", &context) == 1);
}

Test(typos, doubled) {
    const char *rule = "rule \"r\" { type = \"repeat\" voice = \"structure\" repeat = \"word\" message = \"m\" advice = \"a\" "
                       "unless = {\"five\"} }\n";
    cr_assert(finds(rule, "I am not able to to take it, and and so.", "to to=to|and and=and|"));
    cr_assert(finds(rule, "Thank Thank you. I wish I I could.", "Thank Thank=Thank|I I=I|"));
    cr_assert(finds(rule, "A win-win with Li Li of B&B, Baden Baden and a so/so. Call five five two.", ""));
    cr_assert(finds(rule, "Bella Bella is a town.\n\nAna, Ana, come.", ""));
}

Test(typos, fields_of_every_syntax) {
    const char *rule = SHAPE("placeholder", "phrases = {\"name\", \"company\"}");
    static const char *const fields[] = {
        "[Name]", "{}",       "{name}",       "{{ name }}", "<name>", "&lt;name&gt;", "[]",       "[...]",    "[\u2026]",  "%s",
        "%1$s",   "%(name)s", "%FIRST_NAME%", "$FIRSTNAME", "$name",  "$x_y",         "${name}",  "$name$",   "*|FNAME|*", "@@name@@",
        "@name@", "#name#",   "##NAME##",     "FIRST_NAME", "NaN",    "xxx",          "((name))", "__name__", "____"};
    static const char *const others[] = {"[Ref 2041]",
                                         "[VA-17]",
                                         "[1]",
                                         "[as said]",
                                         "5% and 6%",
                                         "5 %s",
                                         "100%",
                                         "$5",
                                         "$USD",
                                         "$AUD 5",
                                         "US$",
                                         "#5",
                                         "C#",
                                         "#tag",
                                         "@ana",
                                         "a@b.example",
                                         "R&D",
                                         "&c.",
                                         "5 * 3 | 4",
                                         "*very*",
                                         "my_name",
                                         "NAME",
                                         "\u201Ca role [...] here\u201D"};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_autofree char *text = g_strdup_printf("Dear %s, I decline.", fields[i]), *expected = g_strdup_printf("%s|", fields[i]);
        cr_assert(finds(rule, text, expected));
    }
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *text = g_strdup_printf("It was %s, I decline.", others[i]);
        cr_assert(finds(rule, text, ""));
    }
}

Test(typos, a_direction_in_a_script_is_no_field) {
    g_autoptr(Rules) rules = tone_rules(SHAPE("placeholder", "phrases = {\"name\", \"reason\"}"));
    CheckContext phone = {.channel = CHANNEL_PHONE}, email = {.channel = CHANNEL_EMAIL};
    const char *text = "[Pause] I decline. [If they ask for a reason:] My plans changed.";
    cr_assert(tone_count(rules, text, &phone) == 0);
    cr_assert(tone_count(rules, text, &email) == 2);
    cr_assert(tone_count(rules, "Hello [name], I decline.", &phone) == 1);
}

Test(typos, contraction) {
    const char *rule = SHAPE("contraction", "unless = {\"cannot\"}");
    cr_assert(finds(rule, "It wont do, and Wont you?", "wont=won't|Wont=Won't|"));
    cr_assert(finds(rule, "It won't, it won\u2019t, I cannot, WONT, Ana Wont.", ""));
}

Test(typos, greeting_twice) {
    const char *rule = SHAPE("greeting-twice", "phrases = {\"hi\", \"hello\", \"dear\"}");
    cr_assert(finds(rule, "Hi Dear Kofi,\n\nI decline.", "Hi Dear=Dear|"));
    cr_assert(finds(rule, "Dear Dear Kofi,\n\nI decline.", "Dear Dear=Dear|"));
    cr_assert(finds(rule, "Hello dear Kofi,\n\nI decline. Hi Dear Kofi.", ""));
}

Test(typos, small_name) {
    const char *rule = SHAPE("small-name", "");
    cr_assert(finds(rule, "I decline.\n\nKind regards,\nana reyes-cruz", "ana reyes-cruz=Ana Reyes-Cruz|"));
    cr_assert(finds(rule, "I decline.\n\nKind regards,\nAna\nbookkeeper", ""));
    cr_assert(finds(rule, "I decline.\n\nKind regards,\nana@x.example", ""));
    cr_assert(finds(rule, "ana\n\nI decline.", ""));
}

/* Nothing ends a text that is read from a file but its length: here a byte more is the end of
   the program. */
Test(typos, nothing_is_read_behind_the_text) {
    static const char *const texts[] = {"It is an 8", "It is a 11", "It is an 1",  "Well [. .", "Well [. .]", "Well (so 1", "1)",  "x iv)",
                                        "as a 1,",    "ana",        "It is so. A", "+1 555 01", "www.",       "a@b",        "i.e", "__",
                                        "\"",         "Dear Ms",    "{{",          "$",         "&l",         ":",          "1."};
    g_autoptr(Rules) rules = rules_load(NULL, FALSE, NULL);
    gsize page = (gsize)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    cr_assert(rules != NULL && pages != MAP_FAILED && mprotect(pages + page, page, PROT_NONE) == 0);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        gsize length = strlen(texts[i]);
        const CheckContext context = {.kind = NULL};
        g_autoptr(CheckResult) result = NULL;
        memcpy(pages + page - length, texts[i], length);
        result = check_text(rules, pages + page - length, length, &context);
        cr_assert(result != NULL);
    }
    munmap(pages, 2 * page);
}

/* A megabyte of each of these is done in a moment; the time limit of the suite says when it is
   not. */
#ifdef BOWOUT_INSTRUMENTED
#define LONG_BYTES 100000u
#else
#define LONG_BYTES 1000000u
#endif

Test(typos, nothing_takes_long) {
    static const char *const hostile[] = {"(",  "\"",  "(a ", "a. b ", "1 ", "+1 ",     "a  ",        " ,",
                                          "a ", "an ", "@",   "x.",    "\n", "aa bb. ", "a b c d\n\n"};
    g_autoptr(Rules) rules =
        tone_rules("rule \"a\" { type = \"shape\" voice = \"style\" shape = \"sentence-start\" message = \"m\" advice = \"a\" }\n"
                   "rule \"b\" { type = \"shape\" voice = \"style\" shape = \"final-stop\" message = \"m\" advice = \"a\" }\n"
                   "rule \"c\" { type = \"shape\" voice = \"style\" shape = \"unbalanced\" message = \"m\" advice = \"a\" }\n"
                   "rule \"d\" { type = \"shape\" voice = \"style\" shape = \"double-space\" message = \"m\" advice = \"a\" }\n"
                   "rule \"e\" { type = \"shape\" voice = \"style\" shape = \"space-before\" message = \"m\" advice = \"a\" }\n"
                   "rule \"f\" { type = \"shape\" voice = \"style\" shape = \"article\" message = \"m\" advice = \"a\" }\n"
                   "rule \"g\" { type = \"shape\" voice = \"style\" shape = \"contact\" message = \"m\" advice = \"a\" }\n");
    cr_assert(rules != NULL);
    for (guint i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autoptr(GString) text = g_string_new("- ");
        while (text->len < LONG_BYTES) g_string_append(text, hostile[i]);
        cr_assert(tone_count(rules, text->str, NULL) <= 7 * 300);
    }
}
