/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading a rule set: the files' sections are gathered in order (a later rule of the same id takes the place of the earlier),
 * then contractions, lists, stages and kinds are read, then rules and praise, each phrase going into the automaton. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "rules-private.h"

#define OWNERS_MOST 0xFFFFFFu

static const char *const level_names[] = {"note", "warning", "error"};

const char *tone_level_name(ToneLevel level) {
    return (guint)level < G_N_ELEMENTS(level_names) ? level_names[level] : NULL;
}

gboolean tone_level_by_name(const char *name, ToneLevel *level) {
    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(level_names); i++) {
        if (strcmp(name, level_names[i]) != 0) continue;
        if (level != NULL) *level = (ToneLevel)i;
        return TRUE;
    }
    return FALSE;
}

int rules_stage(const Rules *rules, const char *id) {
    for (guint i = 0; i < rules->stages->len; i++)
        if (strcmp(STAGE_AT(rules, i)->id, id) == 0) return (int)i;
    return -1;
}

const char *rules_stage_id(const Rules *rules, guint number) {
    static const char *other;
    if (number < rules->stages->len) return STAGE_AT(rules, number)->id;
    if (other == NULL) other = g_intern_static_string("other");
    return other;
}

int rules_kind(const Rules *rules, const char *id) {
    for (guint i = 0; i < rules->kinds->len; i++)
        if (strcmp(g_array_index(rules->kinds, ToneKind, i).id, id) == 0) return (int)i;
    return -1;
}

Rules *rules_new(void) {
    Rules *rules = g_new0(Rules, 1);
    rules->trees = g_ptr_array_new_with_free_func((GDestroyNotify)confile_free);
    rules->vocabulary = vocabulary_new();
    rules->automaton = automaton_new();
    rules->rules = g_array_new(FALSE, TRUE, sizeof(Rule));
    g_array_set_clear_func(rules->rules, rule_clear);
    rules->stages = g_array_new(FALSE, TRUE, sizeof(ToneStage));
    rules->kinds = g_array_new(FALSE, TRUE, sizeof(ToneKind));
    rules->praises = g_array_new(FALSE, TRUE, sizeof(Praise));
    rules->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    rules->suffixes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    rules->word_flags = g_array_new(FALSE, TRUE, sizeof(guint8));
    rules->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    return rules;
}

void rules_free(Rules *rules) {
    if (rules == NULL) return;
    g_hash_table_unref(rules->by_id);
    g_hash_table_unref(rules->suffixes);
    g_array_unref(rules->rules);
    g_array_unref(rules->stages);
    g_array_unref(rules->kinds);
    g_array_unref(rules->praises);
    automaton_free(rules->automaton);
    vocabulary_free(rules->vocabulary);
    g_array_unref(rules->word_flags);
    g_ptr_array_unref(rules->lists);
    g_ptr_array_unref(rules->trees);
    g_clear_pointer(&rules->image, g_mapped_file_unref);
    g_free(rules);
}

/* ---- sections of one name over all files ---- */

/* All of them in order; with `replace`, one of a title seen before takes its place. */
static GPtrArray *gather(const Rules *rules, const char *name, gboolean replace) {
    GPtrArray *all = g_ptr_array_new();
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < rules->trees->len; i++) {
        const GPtrArray *sections = confile_sections(g_ptr_array_index(rules->trees, i), name);
        for (guint j = 0; j < sections->len; j++) {
            gpointer section = g_ptr_array_index(sections, j);
            gpointer title = (gpointer)confile_title(section);
            guint place = GPOINTER_TO_UINT(g_hash_table_lookup(places, title));
            if (replace && place > 0) {
                all->pdata[place - 1] = section;
                continue;
            }
            g_ptr_array_add(all, section);
            g_hash_table_insert(places, title, GUINT_TO_POINTER(all->len));
        }
    }
    return all;
}

/* ---- the parts ---- */

static void read_contractions(Loader *loader) {
    for (guint i = 0; i < loader->rules->trees->len; i++) {
        const ConfileSection *root = g_ptr_array_index(loader->rules->trees, i);
        const GPtrArray *forms = confile_list(root, "contractions");
        for (guint j = 0; j < forms->len; j++) {
            g_autofree char *message = NULL;
            if (vocabulary_add_short_form(loader->rules->vocabulary, g_ptr_array_index(forms, j), &message)) continue;
            loader_fault(loader, root, "contractions", j, "\"%s\": %s", (const char *)g_ptr_array_index(forms, j), message);
        }
    }
}

/* A list named again adds to the first. Entries with a fault are told and left out. */
static void read_lists(Loader *loader) {
    g_autoptr(GPtrArray) sections = gather(loader->rules, "list", FALSE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        const GPtrArray *words = confile_list(section, "words");
        GPtrArray *entries = g_hash_table_lookup(loader->lists, confile_title(section));
        if (entries == NULL) {
            entries = g_ptr_array_new();
            g_hash_table_insert(loader->lists, (gpointer)confile_title(section), entries);
        }
        for (guint j = 0; j < words->len; j++) {
            g_autofree char *message = NULL;
            if (phrase_check(loader->compiler, g_ptr_array_index(words, j), &message))
                g_ptr_array_add(entries, g_ptr_array_index(words, j));
            else
                loader_fault(loader, section, "words", j, "\"%s\": %s", (const char *)g_ptr_array_index(words, j), message);
        }
        phrase_add_list(loader->compiler, confile_title(section), entries);
    }
}

static void name_stages(Loader *loader) {
    g_autoptr(GPtrArray) sections = gather(loader->rules, "stage", FALSE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        ToneStage stage = {g_intern_string(confile_title(section)), 0, 0, 0, PLACE_ANY, FALSE, FALSE};
        if (rules_stage(loader->rules, stage.id) >= 0) continue;
        if (loader->rules->stages->len < STAGES_MOST && strcmp(stage.id, "other") != 0)
            g_array_append_val(loader->rules->stages, stage);
        else
            confile_problem(section, NULL, PROBLEM_ERROR, loader->problems, "\"%s\" cannot be a stage", stage.id);
    }
}

static void read_kinds(Loader *loader) {
    g_autoptr(GPtrArray) sections = gather(loader->rules, "kind", TRUE);
    for (guint i = 0; i < sections->len && i < KINDS_MOST; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        ToneKind kind = {g_intern_string(confile_title(section)), 0, 0};
        loader_stages(loader, section, "signs", &kind.signs);
        loader_stages(loader, section, "unless", &kind.unless);
        g_array_append_val(loader->rules->kinds, kind);
    }
}

static void read_place(Loader *loader, const ConfileSection *section, ToneStage *stage) {
    const char *place = confile_string(section, "place");
    if (place == NULL) return;
    if (strcmp(place, "start") == 0)
        stage->place = PLACE_START;
    else if (strcmp(place, "end") == 0)
        stage->place = PLACE_END;
    else
        confile_problem(section, "place", PROBLEM_ERROR, loader->problems, "there is no place \"%s\" (start, end)", place);
}

static void read_stages(Loader *loader) {
    g_autoptr(GPtrArray) sections = gather(loader->rules, "stage", FALSE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        int number = rules_stage(loader->rules, confile_title(section));
        ToneStage *stage;
        if (number < 0) continue;
        stage = STAGE_AT(loader->rules, (guint)number);
        if (confile_is_set(section, "kinds")) loader_kinds(loader, section, "kinds", &stage->kinds);
        if (confile_is_set(section, "follows")) loader_stages(loader, section, "follows", &stage->follows);
        stage->priority = (int)CLAMP(confile_integer(section, "priority", stage->priority), -10000, 10000);
        stage->name_lines = confile_boolean(section, "name-lines", stage->name_lines);
        stage->has_unless = stage->has_unless || confile_list(section, "unless")->len > 0;
        read_place(loader, section, stage);
        loader_phrases(loader, section, "cues", ROLE_CUE, (guint)number);
        loader_phrases(loader, section, "hints", ROLE_HINT, (guint)number);
        loader_phrases(loader, section, "unless", ROLE_STAGE_UNLESS, (guint)number);
    }
}

static void read_rules(Loader *loader) {
    Rules *rules = loader->rules;
    g_autoptr(GPtrArray) sections = gather(rules, "rule", TRUE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        guint patterns = automaton_pattern_count(rules->automaton);
        Rule rule;
        if (!rule_read(loader, section, rules->rules->len, &rule)) {
            automaton_rewind(rules->automaton, patterns);
            rule_clear(&rule);
            continue;
        }
        g_array_append_val(rules->rules, rule);
    }
}

static gboolean read_praise(Loader *loader, const ConfileSection *section, Praise *praise) {
    const char *stage = confile_string(section, "stage");
    gboolean sound = TRUE;
    memset(praise, 0, sizeof *praise);
    praise->section = section;
    praise->id = confile_title(section);
    praise->text = confile_string(section, "text");
    praise->stage = stage != NULL ? rules_stage(loader->rules, stage) : -1;
    praise->most_sentences = (int)CLAMP(confile_integer(section, "most-sentences", -1), -1, 1000000);
    praise->most_words = (int)CLAMP(confile_integer(section, "most-words", -1), -1, 1000000);
    praise->situations = confile_list(section, "situations");
    praise->has_phrases = confile_list(section, "phrases")->len > 0;
    if (praise->text == NULL || text_blank(praise->text)) {
        confile_problem(section, NULL, PROBLEM_ERROR, loader->problems, "praise \"%s\" has no text", praise->id);
        sound = FALSE;
    }
    if (praise->stage < 0) {
        confile_problem(section, stage != NULL ? "stage" : NULL, PROBLEM_ERROR, loader->problems, "there is no stage \"%s\"",
                        stage != NULL ? stage : "");
        sound = FALSE;
    }
    sound = loader_kinds(loader, section, "kinds", &praise->kinds) && sound;
    return loader_channels(loader, section, "channels", &praise->channels) && sound;
}

static void read_praises(Loader *loader) {
    Rules *rules = loader->rules;
    g_autoptr(GPtrArray) sections = gather(rules, "praise", TRUE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        guint patterns = automaton_pattern_count(rules->automaton), number = rules->praises->len;
        Praise praise;
        gboolean sound = read_praise(loader, section, &praise);
        sound = loader_phrases(loader, section, "phrases", ROLE_PRAISE, number) && sound;
        sound = loader_phrases(loader, section, "unless", ROLE_PRAISE_UNLESS, number) && sound;
        if (sound)
            g_array_append_val(rules->praises, praise);
        else
            automaton_rewind(rules->automaton, patterns);
    }
}

/* The lists the program itself uses. */
static void use_lists(Loader *loader) {
    const GPtrArray *negations = g_hash_table_lookup(loader->lists, "negations");
    const GPtrArray *suffixes = g_hash_table_lookup(loader->lists, "company-suffixes");
    for (guint i = 0; negations != NULL && i < negations->len; i++) {
        g_autofree char *message = NULL; /* the list's reader has told of faults */
        phrase_compile(loader->compiler, g_ptr_array_index(negations, i), TAG(ROLE_NEGATION, 0), &message);
    }
    for (guint i = 0; suffixes != NULL && i < suffixes->len; i++)
        g_hash_table_add(loader->rules->suffixes, text_fold(g_ptr_array_index(suffixes, i)));
}

static void read_disabled(Loader *loader) {
    for (guint i = 0; i < loader->rules->trees->len; i++) {
        const ConfileSection *root = g_ptr_array_index(loader->rules->trees, i);
        const GPtrArray *names = confile_list(root, "disable");
        for (guint j = 0; j < names->len; j++) {
            const char *name = g_ptr_array_index(names, j);
            if (!rules_disable(loader->rules, name, confile_file(root)))
                loader_fault(loader, root, "disable", j, "there is no rule or family \"%s\"", name);
        }
    }
}

/* Which words of the vocabulary end a company's name. */
static void flag_words(Rules *rules) {
    guint size = vocabulary_size(rules->vocabulary);
    g_array_set_size(rules->word_flags, size);
    for (guint id = WORD_FIRST; id < size; id++) {
        const char *text = vocabulary_text(rules->vocabulary, (WordId)id);
        if (!g_hash_table_contains(rules->suffixes, text)) continue;
        g_array_index(rules->word_flags, guint8, id) |= WORD_IS_SUFFIX;
        vocabulary_flag(rules->vocabulary, text, WORD_IS_SUFFIX);
    }
}

/* And those that end an address, though they are words as well. */
static void flag_endings(Loader *loader) {
    const GPtrArray *endings = g_hash_table_lookup(loader->lists, "web-endings");
    for (guint i = 0; endings != NULL && i < endings->len; i++) {
        g_autofree char *folded = text_fold(g_ptr_array_index(endings, i));
        vocabulary_flag(loader->rules->vocabulary, folded, WORD_IS_ENDING);
    }
}

void rules_index(Rules *rules) {
    for (guint i = 0; i < rules->rules->len; i++)
        g_hash_table_insert(rules->by_id, (gpointer)RULE_AT(rules, i)->id, GUINT_TO_POINTER(i + 1));
}

/* ---- the whole ---- */

static void build(Rules *rules, Problems *problems) {
    Loader loader = {rules, phrase_compiler_new(rules->vocabulary, rules->automaton),
                     g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref), problems};
    read_contractions(&loader);
    read_lists(&loader);
    name_stages(&loader);
    read_kinds(&loader);
    read_stages(&loader);
    read_rules(&loader);
    read_praises(&loader);
    use_lists(&loader);
    vocabulary_seal(rules->vocabulary);
    automaton_seal(rules->automaton, rules->vocabulary);
    flag_words(rules);
    flag_endings(&loader);
    rules_index(rules);
    read_disabled(&loader);
    phrase_compiler_free(loader.compiler);
    g_hash_table_unref(loader.lists);
}

Rules *rules_load_files(const char *const *paths, Problems *problems) {
    g_autoptr(Rules) rules = rules_new();
    const char *first = paths[0];
    for (; *paths != NULL; paths++) {
        ConfileSection *tree = confile_read(*paths, rules_schema, problems);
        if (tree == NULL) continue;
        if (rules->trees->len > 0) confile_refuse_hostile(tree, problems); /* a person's own */
        g_ptr_array_add(rules->trees, tree);
    }
    build(rules, problems);
    if (rules->rules->len > 0) return g_steal_pointer(&rules);
    problems_add(problems, PROBLEM_ERROR, first, 0, "no rules at all");
    return NULL;
}

gboolean rules_has_kind(const Rules *rules, const char *id) {
    return rules_kind(rules, id) >= 0;
}

guint rules_count(const Rules *rules) {
    return rules->rules->len;
}

static RuleSight rule_sight(const Rule *rule) {
    switch (rule->type) {
    case TYPE_COUNT: return RULE_ADDS_UP;
    case TYPE_LIMIT: return rule->per == PER_LETTER ? RULE_ADDS_UP : RULE_SEES_SENTENCE;
    case TYPE_MISSING: return RULE_SEES_PRESENCE;
    case TYPE_ORDER: return RULE_SEES_PAIR;
    case TYPE_REPEAT:
        if (rule->repeat == REPEAT_OPENING || rule->repeat == REPEAT_ANYWHERE) return RULE_SEES_MORE;
        return rule->repeat == REPEAT_SENTENCE ? RULE_SEES_PAIR : RULE_SEES_SENTENCE;
    default: return (rule->roles & 1u << ROLE_ONLY_LETTER) != 0 ? RULE_SEES_PAIR : RULE_SEES_SENTENCE;
    }
}

RuleInfo rules_info(const Rules *rules, guint index) {
    const Rule *rule = RULE_AT(rules, index);
    return (RuleInfo){rule->id,         rule->family, rule->message, rule->advice, rule_type_name(rule->type),
                      rule_sight(rule), rule->level,  rule->file,    rule->line};
}

gboolean rules_find(const Rules *rules, const char *id, guint *index) {
    guint place = id != NULL ? GPOINTER_TO_UINT(g_hash_table_lookup(rules->by_id, id)) : 0;
    if (place == 0) return FALSE;
    if (index != NULL) *index = place - 1;
    return TRUE;
}

gboolean rules_about_spelling(const Rules *rules) {
    for (guint i = 0; i < rules->rules->len; i++)
        if (RULE_AT(rules, i)->type == TYPE_SPELLING && RULE_AT(rules, i)->disabled == NULL) return TRUE;
    return FALSE;
}

gboolean rules_disable(Rules *rules, const char *id_or_family, const char *reason) {
    gboolean found = FALSE;
    for (guint i = 0; i < rules->rules->len; i++) {
        Rule *rule = RULE_AT(rules, i);
        if (strcmp(rule->id, id_or_family) != 0 && strcmp(rule->family, id_or_family) != 0) continue;
        g_free(rule->disabled);
        rule->disabled = g_strdup(reason);
        found = TRUE;
    }
    return found;
}

const GPtrArray *rules_suggestions(const Rules *rules, guint index) {
    return RULE_AT(rules, index)->suggestions;
}
