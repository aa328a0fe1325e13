/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule section into a Rule. Every fault of it is told, then it is left out. The tables say which words a field takes and
 * which fields a type of rule has. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "rules-private.h"

#define BIT(type) (1u << (type))
#define TYPES_ALL (BIT(TYPE_COUNT_OF) - 1u)
#define TYPES_WORDS (BIT(TYPE_PHRASE) | BIT(TYPE_COUNT) | BIT(TYPE_FACT))

static const char *const type_names[] = {"phrase", "missing", "limit", "count", "order", "repeat", "shape", "fact", "spelling", NULL};
static const char *const level_names[] = {"note", "warning", "error", NULL};
static const char *const negation_names[] = {"any", "cancels", "needed", NULL};
static const char *const of_names[] = {"words", "sentences", NULL};
static const char *const per_names[] = {"letter", "stage", "sentence", NULL};
static const char *const repeat_names[] = {"word", "sentence", "opening", "opening-anywhere", NULL};
static const char *const shape_names[] = {"capitals",     "exclamations", "questions",      "emoji",      "placeholder", "ellipsis",
                                          "stretched",    "lowercase-i",  "sentence-start", "final-stop", "unbalanced",  "double-space",
                                          "space-before", "article",      "contact",        "language",   NULL};
static const char *const when_names[] = {"late",          "in-time",         "dates-unknown", "company-known",
                                         "contact-known", "candidate-known", "role-known",    NULL};

/* The types a field is for; fields not here are for all. */
static const struct {
    const char *field;
    guint types;
} field_types[] = {
    {"phrases", TYPES_WORDS | BIT(TYPE_MISSING) | BIT(TYPE_SHAPE)},
    {"unless", TYPES_WORDS | BIT(TYPE_MISSING) | BIT(TYPE_SHAPE) | BIT(TYPE_REPEAT) | BIT(TYPE_SPELLING)},
    {"unless-sentence", TYPES_WORDS | BIT(TYPE_MISSING)},
    {"near", BIT(TYPE_PHRASE) | BIT(TYPE_COUNT)},
    {"within", BIT(TYPE_PHRASE) | BIT(TYPE_COUNT)},
    {"negation", BIT(TYPE_PHRASE) | BIT(TYPE_COUNT)},
    {"once", TYPES_WORDS | BIT(TYPE_SHAPE) | BIT(TYPE_REPEAT)},
    {"signature", TYPES_WORDS},
    {"after", BIT(TYPE_MISSING)},
    {"of", BIT(TYPE_LIMIT)},
    {"per", BIT(TYPE_LIMIT)},
    {"most", BIT(TYPE_LIMIT) | BIT(TYPE_COUNT) | BIT(TYPE_REPEAT) | BIT(TYPE_SHAPE)},
    {"least", BIT(TYPE_LIMIT) | BIT(TYPE_SHAPE)},
    {"letters", BIT(TYPE_SHAPE)},
    {"first", BIT(TYPE_ORDER)},
    {"then", BIT(TYPE_ORDER)},
    {"repeat", BIT(TYPE_REPEAT)},
    {"shape", BIT(TYPE_SHAPE)},
    {"fact", BIT(TYPE_FACT)},
    {"not-stages", TYPES_ALL & ~(BIT(TYPE_ORDER) | BIT(TYPE_MISSING))},
    {"stages", TYPES_ALL & ~BIT(TYPE_ORDER)},
};

const char *rule_type_name(RuleType type) {
    return type_names[type];
}

void loader_fault(Loader *loader, const ConfileSection *section, const char *field, guint index, const char *format, ...) {
    g_autofree char *message = NULL;
    va_list arguments;
    va_start(arguments, format);
    message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    problems_add(loader->problems, PROBLEM_ERROR, confile_file(section), confile_list_line(section, field, index), "%s", message);
}

static int index_of(const char *const *names, const char *name) {
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0) return i;
    return -1;
}

static char *join_names(const char *const *names) {
    return g_strjoinv(", ", (char **)names);
}

/* A field that takes one of some words. */
static gboolean read_choice(Loader *loader, const ConfileSection *section, const char *field, const char *const *names, int fallback,
                            int *value) {
    const char *text = confile_string(section, field);
    g_autofree char *all = NULL;
    *value = text != NULL ? index_of(names, text) : fallback;
    if (*value >= 0) return TRUE;
    all = join_names(names);
    if (text == NULL)
        confile_problem(section, NULL, PROBLEM_ERROR, loader->problems, "\"%s\" is missing (one of %s)", field, all);
    else
        confile_problem(section, field, PROBLEM_ERROR, loader->problems, "there is no %s \"%s\" (one of %s)", field, text, all);
    return FALSE;
}

gboolean loader_stages(Loader *loader, const ConfileSection *section, const char *field, StageMask *mask) {
    const GPtrArray *names = confile_list(section, field);
    gboolean sound = TRUE;
    *mask = 0;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        int stage = strcmp(name, "other") == 0 ? (int)STAGE_OTHER : rules_stage(loader->rules, name);
        if (stage >= 0) {
            *mask |= STAGE_BIT(stage);
            continue;
        }
        loader_fault(loader, section, field, i, "there is no stage \"%s\"", name);
        sound = FALSE;
    }
    return sound;
}

gboolean loader_kinds(Loader *loader, const ConfileSection *section, const char *field, guint32 *mask) {
    const GPtrArray *names = confile_list(section, field);
    gboolean sound = TRUE;
    *mask = 0;
    for (guint i = 0; i < names->len; i++) {
        int kind = rules_kind(loader->rules, g_ptr_array_index(names, i));
        if (kind >= 0) {
            *mask |= 1u << kind;
            continue;
        }
        loader_fault(loader, section, field, i, "there is no kind \"%s\"", (const char *)g_ptr_array_index(names, i));
        sound = FALSE;
    }
    return sound;
}

gboolean loader_channels(Loader *loader, const ConfileSection *section, const char *field, guint32 *mask) {
    const GPtrArray *names = confile_list(section, field);
    gboolean sound = TRUE;
    *mask = 0;
    for (guint i = 0; i < names->len; i++) {
        ChannelId channel;
        if (channel_by_name(g_ptr_array_index(names, i), &channel)) {
            *mask |= 1u << channel;
            continue;
        }
        loader_fault(loader, section, field, i, "there is no channel \"%s\"", (const char *)g_ptr_array_index(names, i));
        sound = FALSE;
    }
    return sound;
}

static gboolean read_registers(Loader *loader, const ConfileSection *section, guint32 *mask) {
    const GPtrArray *names = confile_list(section, "registers");
    gboolean sound = TRUE;
    *mask = 0;
    for (guint i = 0; i < names->len; i++) {
        RegisterId reg;
        if (register_by_name(g_ptr_array_index(names, i), &reg)) {
            *mask |= 1u << reg;
            continue;
        }
        loader_fault(loader, section, "registers", i, "there is no register \"%s\"", (const char *)g_ptr_array_index(names, i));
        sound = FALSE;
    }
    return sound;
}

static gboolean read_when(Loader *loader, const ConfileSection *section, Rule *rule) {
    const GPtrArray *names = confile_list(section, "when");
    gboolean sound = TRUE;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        gboolean negated = g_str_has_prefix(name, "not-");
        int when = index_of(when_names, negated ? name + 4 : name);
        if (when < 0) {
            loader_fault(loader, section, "when", i, "there is no circumstance \"%s\"", name);
            sound = FALSE;
        } else if (negated) {
            rule->when_not |= 1u << when;
        } else {
            rule->when |= 1u << when;
        }
    }
    if ((rule->when & rule->when_not) != 0 || (rule->when & 7u & ((rule->when & 7u) - 1u)) != 0) {
        confile_problem(section, "when", PROBLEM_ERROR, loader->problems, "the rule can never match: \"when\" contradicts itself");
        sound = FALSE;
    }
    return sound;
}

gboolean loader_phrases(Loader *loader, const ConfileSection *section, const char *field, Role role, guint owner) {
    const GPtrArray *phrases = confile_list(section, field);
    gboolean sound = TRUE;
    for (guint i = 0; i < phrases->len; i++) {
        g_autofree char *message = NULL;
        if (phrase_compile(loader->compiler, g_ptr_array_index(phrases, i), TAG(role, owner), &message)) continue;
        loader_fault(loader, section, field, i, "\"%s\": %s", (const char *)g_ptr_array_index(phrases, i), message);
        sound = FALSE;
    }
    return sound;
}

/* The words of a field of a shape, lists taken in; NULL when there are none. */
static gboolean read_words(Loader *loader, const ConfileSection *section, const char *field, GHashTable **words) {
    const GPtrArray *entries = confile_list(section, field);
    gboolean sound = TRUE;
    if (entries->len > 0) *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < entries->len; i++) {
        const char *entry = g_ptr_array_index(entries, i);
        gsize length = strlen(entry);
        if (entry[0] == '<' && length > 2 && entry[length - 1] == '>') {
            g_autofree char *name = g_strndup(entry + 1, length - 2);
            const GPtrArray *list = g_hash_table_lookup(loader->lists, name);
            if (list == NULL) {
                loader_fault(loader, section, field, i, "there is no list \"<%s>\"", name);
                sound = FALSE;
            }
            for (guint j = 0; list != NULL && j < list->len; j++) g_hash_table_add(*words, text_fold(g_ptr_array_index(list, j)));
        } else {
            g_hash_table_add(*words, text_fold(entry));
        }
    }
    return sound;
}

static gboolean read_stage(Loader *loader, const ConfileSection *section, const char *field, int *stage) {
    const char *name = confile_string(section, field);
    *stage = name != NULL ? rules_stage(loader->rules, name) : -1;
    if (name == NULL || *stage >= 0) return TRUE;
    confile_problem(section, field, PROBLEM_ERROR, loader->problems, "there is no stage \"%s\"", name);
    return FALSE;
}

static gboolean read_number(Loader *loader, const ConfileSection *section, const char *field, int *value) {
    gint64 number = confile_integer(section, field, -1);
    *value = (int)CLAMP(number, -1, 1000000);
    if (!confile_is_set(section, field) || number >= 0) return TRUE;
    confile_problem(section, field, PROBLEM_ERROR, loader->problems, "\"%s\" must not be negative", field);
    return FALSE;
}

static gboolean read_text(Loader *loader, const ConfileSection *section, const char *field, const char **text) {
    *text = confile_string(section, field);
    if (*text != NULL && !text_blank(*text)) return TRUE;
    confile_problem(section, *text != NULL ? field : NULL, PROBLEM_ERROR, loader->problems, "rule \"%s\" has no %s", confile_title(section),
                    field);
    return FALSE;
}

static gboolean check_fields(Loader *loader, const ConfileSection *section, RuleType type) {
    gboolean sound = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(field_types); i++) {
        const char *field = field_types[i].field;
        if (!confile_is_set(section, field) || (field_types[i].types & BIT(type)) != 0) continue;
        confile_problem(section, field, PROBLEM_ERROR, loader->problems, "a rule of type \"%s\" has no \"%s\"", type_names[type], field);
        sound = FALSE;
    }
    return sound;
}

static gboolean need(Loader *loader, const Rule *rule, gboolean there, const char *field) {
    if (there) return TRUE;
    confile_problem(rule->section, NULL, PROBLEM_ERROR, loader->problems, "rule \"%s\" can never match: it has no \"%s\"", rule->id, field);
    return FALSE;
}

/* What a type cannot do without, and what could never be true. */
static gboolean check_sense(Loader *loader, const Rule *rule) {
    const ConfileSection *section = rule->section;
    gboolean phrases = confile_list(section, "phrases")->len > 0, sound = TRUE;
    switch (rule->type) {
    case TYPE_PHRASE: sound = need(loader, rule, phrases, "phrases"); break;
    case TYPE_COUNT:
        sound = need(loader, rule, phrases, "phrases");
        sound = need(loader, rule, rule->most >= 0, "most") && sound;
        break;
    case TYPE_MISSING: sound = need(loader, rule, phrases || rule->stages != 0, "stages"); break;
    case TYPE_LIMIT:
        sound = need(loader, rule, rule->most >= 0 || rule->least >= 0, "most");
        if (rule->per == PER_STAGE) sound = need(loader, rule, rule->stages != 0, "stages") && sound;
        break;
    case TYPE_ORDER:
        sound = need(loader, rule, rule->first >= 0, "first");
        sound = need(loader, rule, rule->then >= 0, "then") && sound;
        break;
    case TYPE_FACT: sound = need(loader, rule, phrases || rule->fact == FACT_CANDIDATE, "phrases"); break;
    default: break;
    }
    if ((rule->stages & rule->not_stages) == rule->stages && rule->stages != 0) {
        confile_problem(section, "not-stages", PROBLEM_ERROR, loader->problems,
                        "rule \"%s\" can never match: all its stages are left out again", rule->id);
        sound = FALSE;
    }
    return sound;
}

/* Stages that no kind of the rule has. */
static gboolean check_kinds(Loader *loader, const Rule *rule) {
    if (rule->kinds == 0 || rule->stages == 0 || (rule->stages & STAGE_BIT(STAGE_OTHER)) != 0) return TRUE;
    for (guint i = 0; i < loader->rules->stages->len; i++) {
        const ToneStage *stage = STAGE_AT(loader->rules, i);
        if ((rule->stages & STAGE_BIT(i)) != 0 && (stage->kinds == 0 || (stage->kinds & rule->kinds) != 0)) return TRUE;
    }
    confile_problem(rule->section, "stages", PROBLEM_ERROR, loader->problems,
                    "rule \"%s\" can never match: its kinds have none of its stages", rule->id);
    return FALSE;
}

/* A phrase that is also an exception never matches. */
static gboolean check_exceptions(Loader *loader, const Rule *rule) {
    const GPtrArray *phrases = confile_list(rule->section, "phrases"), *unless = confile_list(rule->section, "unless");
    gboolean sound = TRUE;
    if (rule->type == TYPE_SHAPE) return TRUE;
    for (guint i = 0; i < phrases->len; i++)
        for (guint j = 0; j < unless->len; j++) {
            if (strcmp(g_ptr_array_index(phrases, i), g_ptr_array_index(unless, j)) != 0) continue;
            loader_fault(loader, rule->section, "unless", j, "the phrase \"%s\" can never match: it is an exception of itself",
                         (const char *)g_ptr_array_index(phrases, i));
            sound = FALSE;
        }
    return sound;
}

static gboolean read_fact(Loader *loader, const ConfileSection *section, Rule *rule) {
    static const char *const names[] = {"company", "contact", "candidate", "role", NULL};
    static const FactId facts[] = {FACT_COMPANY, FACT_CONTACT, FACT_CANDIDATE, FACT_ROLE};
    int index = 0;
    if (rule->type != TYPE_FACT) return TRUE;
    if (!read_choice(loader, section, "fact", names, -1, &index)) return FALSE;
    rule->fact = facts[index];
    return TRUE;
}

static gboolean read_choices(Loader *loader, const ConfileSection *section, Rule *rule) {
    int negation, of, per, repeat, shape = 0;
    gboolean sound = read_choice(loader, section, "negation", negation_names, NEGATION_ANY, &negation);
    sound = read_choice(loader, section, "of", of_names, OF_WORDS, &of) && sound;
    sound = read_choice(loader, section, "per", per_names, PER_LETTER, &per) && sound;
    sound = read_choice(loader, section, "repeat", repeat_names, REPEAT_WORD, &repeat) && sound;
    if (rule->type == TYPE_SHAPE) sound = read_choice(loader, section, "shape", shape_names, -1, &shape) && sound;
    if (!sound) return FALSE;
    rule->negation = (NegationMode)negation;
    rule->of = (LimitOf)of;
    rule->per = (LimitPer)per;
    rule->repeat = (RepeatMode)repeat;
    rule->shape = (Shape)shape;
    return TRUE;
}

static gboolean read_phrases(Loader *loader, const ConfileSection *section, guint number, Rule *rule) {
    static const struct {
        const char *field;
        Role role;
    } fields[] = {{"phrases", ROLE_PHRASE},
                  {"unless", ROLE_UNLESS},
                  {"unless-sentence", ROLE_UNLESS_SENTENCE},
                  {"unless-letter", ROLE_UNLESS_LETTER},
                  {"only-letter", ROLE_ONLY_LETTER},
                  {"near", ROLE_NEAR}};
    gboolean sound = TRUE, words_only = rule->type == TYPE_SHAPE || rule->type == TYPE_REPEAT || rule->type == TYPE_SPELLING;
    if (words_only) {
        sound = read_words(loader, section, "phrases", &rule->words);
        sound = read_words(loader, section, "unless", &rule->allowed) && sound;
    }
    for (guint i = words_only ? 2 : 0; i < G_N_ELEMENTS(fields); i++) {
        if (confile_list(section, fields[i].field)->len > 0) rule->roles |= 1u << fields[i].role;
        sound = loader_phrases(loader, section, fields[i].field, fields[i].role, number) && sound;
    }
    return sound;
}

static gboolean read_scope(Loader *loader, const ConfileSection *section, Rule *rule) {
    gboolean sound = loader_stages(loader, section, "stages", &rule->stages);
    sound = loader_stages(loader, section, "not-stages", &rule->not_stages) && sound;
    sound = loader_kinds(loader, section, "kinds", &rule->kinds) && sound;
    sound = loader_channels(loader, section, "channels", &rule->channels) && sound;
    sound = read_registers(loader, section, &rule->registers) && sound;
    sound = read_when(loader, section, rule) && sound;
    rule->situations = confile_list(section, "situations");
    rule->not_situations = confile_list(section, "not-situations");
    return sound;
}

static const char *family_of(const char *id) {
    g_autofree char *family = g_strndup(id, strcspn(id, "."));
    return g_intern_string(family);
}

gboolean rule_read(Loader *loader, const ConfileSection *section, guint number, Rule *rule) {
    int type, level, within;
    gboolean sound;
    memset(rule, 0, sizeof *rule);
    rule->section = section;
    rule->file = confile_file(section);
    rule->line = confile_line_of(section);
    rule->id = g_intern_string(confile_title(section));
    rule->family = family_of(rule->id);
    rule->suggestions = confile_list(section, "suggestions");
    sound = read_text(loader, section, "message", &rule->message);
    sound = read_text(loader, section, "advice", &rule->advice) && sound;
    sound = read_choice(loader, section, "level", level_names, -1, &level) && sound;
    sound = read_choice(loader, section, "type", type_names, -1, &type) && sound;
    if (type < 0) return FALSE;
    rule->type = (RuleType)type;
    rule->level = (ToneLevel)MAX(level, 0);
    sound = check_fields(loader, section, rule->type) && sound;
    sound = read_scope(loader, section, rule) && sound;
    sound = read_choices(loader, section, rule) && sound;
    sound = read_fact(loader, section, rule) && sound;
    sound = read_number(loader, section, "within", &within) && sound;
    sound = read_number(loader, section, "most", &rule->most) && sound;
    sound = read_number(loader, section, "least", &rule->least) && sound;
    sound = read_number(loader, section, "letters", &rule->letters) && sound;
    sound = read_stage(loader, section, "after", &rule->after) && sound;
    sound = read_stage(loader, section, "first", &rule->first) && sound;
    sound = read_stage(loader, section, "then", &rule->then) && sound;
    rule->within = (guint)MAX(within, 0);
    rule->once = confile_boolean(section, "once", FALSE);
    rule->signature = confile_boolean(section, "signature", FALSE);
    sound = sound && check_sense(loader, rule) && check_kinds(loader, rule);
    sound = check_exceptions(loader, rule) && sound;
    return read_phrases(loader, section, number, rule) && sound;
}

void rule_clear(gpointer data) {
    Rule *rule = data;
    g_clear_pointer(&rule->words, g_hash_table_unref);
    g_clear_pointer(&rule->allowed, g_hash_table_unref);
    g_free(rule->disabled);
}
