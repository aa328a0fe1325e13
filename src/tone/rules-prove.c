/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proving rules on their own examples: each is checked as a letter of its own, under the
   circumstances its prefix names. */
#include "config.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "check-private.h"
#include "rule-types.h"
#include "rules-draft.h"

#define REPEATS_MOST 1000

/* The circumstances of an example. */
typedef struct {
    CheckContext context;
    const char *stage; /* all its sentences are of it; NULL: as its words say */
    const char *text;
    int times;
    int age; /* days since the offer came; -1: not known */
    gboolean unknown;
} Scene;

/* One word of a prefix; FALSE when it means nothing. */
static gboolean read_word(const Rules *rules, const char *word, Scene *scene) {
    RegisterId reg;
    int stage = rules_stage(rules, word), kind = rules_kind(rules, word);
    if (stage >= 0) {
        scene->stage = rules_stage_id(rules, (guint)stage);
    } else if (kind >= 0) {
        scene->context.kind = pack_text(&KIND_AT(rules, kind)->id);
    } else if (channel_by_name(word, &scene->context.channel)) {
        return TRUE;
    } else if (register_by_name(word, &reg)) {
        scene->context.tone_register = register_name(reg);
    } else if (strcmp(word, "late") == 0) {
        scene->age = 20;
    } else if (strcmp(word, "in-time") == 0) {
        scene->age = 1;
    } else if (strcmp(word, "unknown") == 0) {
        scene->unknown = TRUE;
    } else if (g_ascii_isdigit(word[0])) {
        scene->times = (int)CLAMP(g_ascii_strtoll(word, NULL, 10), 1, REPEATS_MOST);
    } else if (strchr(word, '-') != NULL && g_ascii_islower(word[0])) {
        scene->context.situation = g_intern_string(word);
    } else {
        return FALSE;
    }
    return TRUE;
}

/* "[chat late] …": the prefix sets the scene, when all its words mean something. */
static void read_prefix(const Rules *rules, const char *example, Scene *scene) {
    const char *end = strchr(example, ']');
    g_autofree char *inside = NULL;
    g_auto(GStrv) words = NULL;
    Scene changed = *scene;
    scene->text = example;
    if (example[0] != '[' || end == NULL) return;
    inside = g_strndup(example + 1, (gsize)(end - example - 1));
    words = g_strsplit(inside, " ", -1);
    for (guint i = 0; words[i] != NULL; i++)
        if (!read_word(rules, words[i], &changed)) return;
    *scene = changed;
    scene->text = end + 1 + strspn(end + 1, " ");
}

static guint lowest_bit(guint32 mask) {
    return (guint)__builtin_ctz(mask);
}

/* The first of whatever the rule asks for. */
static Scene scene_of(const Rules *rules, const Rule *rule) {
    Scene scene = {.context = {.channel = CHANNEL_EMAIL, .every_reading = TRUE}, .times = 1, .age = -1};
    if (rule->kinds != 0) scene.context.kind = pack_text(&KIND_AT(rules, lowest_bit(rule->kinds))->id);
    if (rule->channels != 0) scene.context.channel = (ChannelId)lowest_bit(rule->channels);
    if (rule->registers != 0) scene.context.tone_register = register_name((RegisterId)lowest_bit(rule->registers));
    if (rule->situations.count > 0) scene.context.situation = pack_text_at(&rule->situations, 0);
    if ((rule->when & 1u << WHEN_LATE) != 0) scene.age = 20;
    if ((rule->when & 1u << WHEN_IN_TIME) != 0) scene.age = 1;
    return scene;
}

static Facts *make_facts(const Scene *scene) {
    Facts *facts = facts_new();
    static const FactId told[] = {FACT_COMPANY, FACT_CONTACT, FACT_CANDIDATE, FACT_ROLE};
    for (guint i = 0; i < G_N_ELEMENTS(told); i++) facts_set(facts, told[i], fact_row(told[i])->example, NULL);
    if (scene->age >= 0) {
        GDate day = clock_today();
        g_autofree char *iso = NULL;
        g_date_subtract_days(&day, (guint)scene->age);
        iso = clock_format_date(&day);
        facts_set(facts, FACT_RECEIVED, iso, NULL);
    }
    return facts;
}

/* The text as a letter whose one sentence is of the stage. */
static CheckResult *check_as_stage(const Rules *rules, const Scene *scene, const char *text) {
    g_autoptr(Letter) letter = letter_new(scene->context.channel, scene->context.kind);
    letter_add_sentence(letter, text, "", scene->stage, FALSE);
    return check_letter(rules, letter, &scene->context);
}

static gboolean finds(const Rules *rules, const Rule *rule, const Scene *scene) {
    g_autoptr(Facts) facts = make_facts(scene);
    g_autoptr(CheckResult) result = NULL;
    GString *text = g_string_new(NULL);
    Scene with_facts = *scene;
    gboolean found = FALSE;
    with_facts.context.facts = scene->unknown ? NULL : facts;
    for (int i = 0; i < scene->times; i++) g_string_append(text, scene->text);
    if (scene->stage != NULL)
        result = check_as_stage(rules, &with_facts, text->str);
    else
        result = check_text(rules, text->str, text->len, &with_facts.context);
    for (guint i = 0; i < result->findings->len && !found; i++)
        found = strcmp(((const Finding *)g_ptr_array_index(result->findings, i))->rule, pack_text(&rule->id)) == 0;
    g_string_free(text, TRUE);
    return found;
}

static void prove_examples(const Rules *rules, const Rule *rule, const ConfileSection *section, const char *field, gboolean expected,
                           Problems *problems) {
    const GPtrArray *examples = confile_list(section, field);
    if (examples->len == 0) confile_problem(section, NULL, PROBLEM_WARNING, problems, "rule \"%s\" has no %s", pack_text(&rule->id), field);
    for (guint i = 0; i < examples->len; i++) {
        Scene scene = scene_of(rules, rule);
        read_prefix(rules, g_ptr_array_index(examples, i), &scene);
        if (finds(rules, rule, &scene) == expected) continue;
        problems_add(problems, PROBLEM_ERROR, confile_file(section), confile_list_line(section, field, i),
                     expected ? "rule \"%s\" does not find: %s" : "rule \"%s\" wrongly finds: %s", pack_text(&rule->id),
                     (const char *)g_ptr_array_index(examples, i));
    }
}

/* The rules of one file, whose examples are read again: they are passed over when rules are
   loaded. */
static void prove_file(const Rules *rules, const char *file, Problems *problems) {
    g_autoptr(ConfileSection) examples = confile_read(file, rules_examples_schema, problems);
    if (examples == NULL) return;
    for (guint i = 0; i < rules->rule_count; i++) {
        const Rule *rule = RULE_AT(rules, i);
        const ConfileSection *section = confile_find(examples, "rule", pack_text(&rule->id));
        if (section == NULL || rule_type(rule) == &rule_type_spelling || strcmp(rule_file(rules, rule), file) != 0) continue;
        prove_examples(rules, rule, section, "flags", TRUE, problems);
        prove_examples(rules, rule, section, "passes", FALSE, problems);
    }
}

void rules_prove(const Rules *rules, Problems *problems) {
    g_autoptr(GHashTable) done = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < rules->rule_count; i++)
        if (g_hash_table_add(done, (gpointer)rule_file(rules, RULE_AT(rules, i))))
            prove_file(rules, rule_file(rules, RULE_AT(rules, i)), problems);
}

GPtrArray *rules_examples(const Rules *rules, guint index, gboolean flagged) {
    const Rule *rule = RULE_AT(rules, index);
    g_autoptr(ConfileSection) examples = confile_read(rule_file(rules, rule), rules_examples_schema, NULL);
    const ConfileSection *section = examples != NULL ? confile_find(examples, "rule", pack_text(&rule->id)) : NULL;
    const GPtrArray *list = section != NULL ? confile_list(section, flagged ? "flags" : "passes") : NULL;
    GPtrArray *copy = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; list != NULL && i < list->len; i++) g_ptr_array_add(copy, g_strdup(g_ptr_array_index(list, i)));
    return copy;
}
