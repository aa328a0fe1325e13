/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule section into a Rule. Every fault of it is told, then it is left out. The tables say
 * which words a field takes and which fields a type of rule has. */
#include "config.h"

#include <string.h>

#include "bowout/base/nearest.h"
#include "bowout/base/text.h"
#include "rule-types.h"
#include "rules-draft.h"

static const char *const negation_names[] = {"any", "cancels", "needed", NULL};
static const char *const of_names[] = {"words", "sentences", NULL};
static const char *const per_names[] = {"letter", "stage", "sentence", NULL};
static const char *const when_names[] = {"late",          "in-time",         "dates-unknown", "company-known",
                                         "contact-known", "candidate-known", "role-known",    NULL};

void draft_fault(RulesDraft *draft, const ConfileSection *section, const char *field, guint index, const char *format, ...) {
    g_autofree char *message = NULL;
    va_list arguments;
    va_start(arguments, format);
    message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    problems_add(draft->problems, PROBLEM_ERROR, confile_file(section), confile_list_line(section, field, index), "%s", message);
}

void draft_unknown(RulesDraft *draft, const ConfileSection *section, const char *field, guint index, const char *what, const char *name,
                   const GPtrArray *known) {
    g_autofree char *hint = nearest_among(name, known);
    draft_fault(draft, section, field, index, "there is no %s \"%s\"%s", what, name, hint);
}

void draft_unknown_value(RulesDraft *draft, const ConfileSection *section, const char *field, const char *what, const GPtrArray *known) {
    const char *name = confile_string(section, field);
    g_autofree char *hint = nearest_among(name != NULL ? name : "", known);
    confile_problem(section, name != NULL ? field : NULL, PROBLEM_ERROR, draft->problems, "there is no %s \"%s\"%s", what,
                    name != NULL ? name : "", hint);
}

static int index_of(const char *const *names, const char *name) {
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0) return i;
    return -1;
}

static char *join_names(const char *const *names) {
    return g_strjoinv(", ", (char **)names);
}

gboolean draft_choice(RulesDraft *draft, const ConfileSection *section, const char *field, const char *const *names, int fallback,
                      int *value) {
    const char *text = confile_string(section, field);
    g_autofree char *all = NULL, *hint = NULL;
    *value = text != NULL ? index_of(names, text) : fallback;
    if (*value >= 0) return TRUE;
    all = join_names(names);
    hint = nearest_of(text != NULL ? text : "", names);
    if (text == NULL)
        confile_problem(section, NULL, PROBLEM_ERROR, draft->problems, "\"%s\" is missing (one of %s)", field, all);
    else
        confile_problem(section, field, PROBLEM_ERROR, draft->problems, "there is no %s \"%s\"%s (one of %s)", field, text, hint, all);
    return FALSE;
}

static int place_of(const GPtrArray *ids, const char *id) {
    guint place;
    return g_ptr_array_find_with_equal_func((GPtrArray *)ids, id, g_str_equal, &place) ? (int)place : -1;
}

int draft_stage(const RulesDraft *draft, const char *id) {
    return place_of(draft->stage_ids, id);
}

gboolean draft_stages(RulesDraft *draft, const ConfileSection *section, const char *field, StageMask *mask) {
    const GPtrArray *names = confile_list(section, field);
    gboolean sound = TRUE;
    *mask = 0;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        int stage = strcmp(name, "other") == 0 ? (int)STAGE_OTHER : draft_stage(draft, name);
        if (stage >= 0) {
            *mask |= STAGE_BIT(stage);
            continue;
        }
        draft_unknown(draft, section, field, i, "stage", name, draft->stage_ids);
        sound = FALSE;
    }
    return sound;
}

gboolean draft_kinds(RulesDraft *draft, const ConfileSection *section, const char *field, guint32 *mask) {
    const GPtrArray *names = confile_list(section, field);
    gboolean sound = TRUE;
    *mask = 0;
    for (guint i = 0; i < names->len; i++) {
        int kind = place_of(draft->kind_ids, g_ptr_array_index(names, i));
        if (kind >= 0) {
            *mask |= 1u << kind;
            continue;
        }
        draft_unknown(draft, section, field, i, "kind", g_ptr_array_index(names, i), draft->kind_ids);
        sound = FALSE;
    }
    return sound;
}

static void unknown_channel(RulesDraft *draft, const ConfileSection *section, const char *field, guint index, const char *name) {
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    for (guint i = 0; i < CHANNEL_COUNT; i++) g_ptr_array_add(known, (gpointer)channel_name((ChannelId)i));
    draft_unknown(draft, section, field, index, "channel", name, known);
}

gboolean draft_channels(RulesDraft *draft, const ConfileSection *section, const char *field, guint32 *mask) {
    const GPtrArray *names = confile_list(section, field);
    gboolean sound = TRUE;
    *mask = 0;
    for (guint i = 0; i < names->len; i++) {
        ChannelId channel;
        if (channel_by_name(g_ptr_array_index(names, i), &channel)) {
            *mask |= 1u << channel;
            continue;
        }
        unknown_channel(draft, section, field, i, g_ptr_array_index(names, i));
        sound = FALSE;
    }
    return sound;
}

static void unknown_register(RulesDraft *draft, const ConfileSection *section, guint index, const char *name) {
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    for (guint i = 0; i < REGISTER_COUNT; i++) g_ptr_array_add(known, (gpointer)register_name((RegisterId)i));
    draft_unknown(draft, section, "registers", index, "register", name, known);
}

static gboolean read_registers(RulesDraft *draft, const ConfileSection *section, guint32 *mask) {
    const GPtrArray *names = confile_list(section, "registers");
    gboolean sound = TRUE;
    *mask = 0;
    for (guint i = 0; i < names->len; i++) {
        RegisterId reg;
        if (register_by_name(g_ptr_array_index(names, i), &reg)) {
            *mask |= 1u << reg;
            continue;
        }
        unknown_register(draft, section, i, g_ptr_array_index(names, i));
        sound = FALSE;
    }
    return sound;
}

static gboolean read_when(RulesDraft *draft, const ConfileSection *section, Rule *rule) {
    const GPtrArray *names = confile_list(section, "when");
    gboolean sound = TRUE;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        gboolean negated = g_str_has_prefix(name, "not-");
        int when = index_of(when_names, negated ? name + 4 : name);
        if (when < 0) {
            g_autofree char *hint = nearest_of(negated ? name + 4 : name, when_names);
            draft_fault(draft, section, "when", i, "there is no circumstance \"%s\"%s", name, hint);
            sound = FALSE;
        } else if (negated) {
            rule->when_not |= 1u << when;
        } else {
            rule->when |= 1u << when;
        }
    }
    if ((rule->when & rule->when_not) != 0 || (rule->when & 7u & ((rule->when & 7u) - 1u)) != 0) {
        confile_problem(section, "when", PROBLEM_ERROR, draft->problems, "the rule can never match: \"when\" contradicts itself");
        sound = FALSE;
    }
    return sound;
}

gboolean draft_phrases(RulesDraft *draft, const ConfileSection *section, const char *field, Role role, guint owner) {
    const GPtrArray *phrases = confile_list(section, field);
    gboolean sound = TRUE;
    for (guint i = 0; i < phrases->len; i++) {
        g_autofree char *message = NULL;
        if (phrase_compile(draft->compiler, g_ptr_array_index(phrases, i), TAG(role, owner), &message)) continue;
        draft_fault(draft, section, field, i, "\"%s\": %s", (const char *)g_ptr_array_index(phrases, i), message);
        sound = FALSE;
    }
    return sound;
}

/* The words of a field of a shape, lists taken in. */
static gboolean read_words(RulesDraft *draft, const ConfileSection *section, const char *field, PackList *words) {
    const GPtrArray *entries = confile_list(section, field);
    g_autoptr(GPtrArray) folded = g_ptr_array_new_with_free_func(g_free);
    gboolean sound = TRUE;
    for (guint i = 0; i < entries->len; i++) {
        const char *entry = g_ptr_array_index(entries, i);
        gsize length = strlen(entry);
        if (entry[0] == '<' && length > 2 && entry[length - 1] == '>') {
            g_autofree char *name = g_strndup(entry + 1, length - 2);
            const GPtrArray *list = g_hash_table_lookup(draft->lists, name);
            if (list == NULL) {
                g_autofree gpointer *known = g_hash_table_get_keys_as_array(draft->lists, NULL);
                g_autofree char *hint = nearest_of(name, (const char *const *)known);
                draft_fault(draft, section, field, i, "there is no list \"<%s>\"%s", name, hint);
                sound = FALSE;
            }
            for (guint j = 0; list != NULL && j < list->len; j++) g_ptr_array_add(folded, text_fold(g_ptr_array_index(list, j)));
        } else {
            g_ptr_array_add(folded, text_fold(entry));
        }
    }
    *words = pack_put_sorted(draft->writer, folded);
    return sound;
}

static gboolean read_stage(RulesDraft *draft, const ConfileSection *section, const char *field, int *stage) {
    const char *name = confile_string(section, field);
    *stage = name != NULL ? draft_stage(draft, name) : -1;
    if (name == NULL || *stage >= 0) return TRUE;
    draft_unknown_value(draft, section, field, "stage", draft->stage_ids);
    return FALSE;
}

static gboolean read_number(RulesDraft *draft, const ConfileSection *section, const char *field, int *value) {
    gint64 number = confile_integer(section, field, -1);
    *value = (int)CLAMP(number, -1, 1000000);
    if (!confile_is_set(section, field) || number >= 0) return TRUE;
    confile_problem(section, field, PROBLEM_ERROR, draft->problems, "\"%s\" must not be negative", field);
    return FALSE;
}

static gboolean read_text(RulesDraft *draft, const ConfileSection *section, const char *field, PackText *put) {
    const char *text = confile_string(section, field);
    *put = pack_put_text(draft->writer, text);
    if (text != NULL && !text_blank(text)) return TRUE;
    confile_problem(section, text != NULL ? field : NULL, PROBLEM_ERROR, draft->problems, "rule \"%s\" has no %s", confile_title(section),
                    field);
    return FALSE;
}

/* The fields that not all types have are those that some type names. */
static gboolean is_named(const char *fields, const char *field) {
    gsize length = strlen(field);
    for (const char *at = fields; (at = strstr(at, field)) != NULL; at += length)
        if ((at == fields || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0')) return TRUE;
    return FALSE;
}

static gboolean takes_field(const RuleType *type, const char *field) {
    gboolean special = FALSE;
    for (guint i = 0; i < RULE_TYPE_COUNT && !special; i++) special = is_named(rule_types[i]->fields, field);
    return !special || is_named(type->fields, field);
}

static gboolean check_fields(RulesDraft *draft, const ConfileSection *section, const RuleType *type) {
    gboolean sound = TRUE;
    for (const ConfileOption *field = rules_rule_fields; field->name != NULL; field++) {
        if (!confile_is_set(section, field->name) || takes_field(type, field->name)) continue;
        confile_problem(section, field->name, PROBLEM_ERROR, draft->problems, "a rule of type \"%s\" has no \"%s\"", type->name,
                        field->name);
        sound = FALSE;
    }
    return sound;
}

gboolean draft_need(RulesDraft *draft, const ConfileSection *section, gboolean there, const char *field) {
    if (there) return TRUE;
    confile_problem(section, NULL, PROBLEM_ERROR, draft->problems, "rule \"%s\" can never match: it has no \"%s\"", confile_title(section),
                    field);
    return FALSE;
}

gboolean draft_has_phrases(const ConfileSection *section) {
    return confile_list(section, "phrases")->len > 0;
}

/* What a type cannot do without, and what could never be true. */
static gboolean check_sense(RulesDraft *draft, const ConfileSection *section, const Rule *rule) {
    const RuleType *type = rule_type(rule);
    gboolean sound = type->sense == NULL || type->sense(draft, section, rule);
    if (rule->stages == 0 || (rule->stages & rule->not_stages) != rule->stages) return sound;
    confile_problem(section, "not-stages", PROBLEM_ERROR, draft->problems, "rule \"%s\" can never match: all its stages are left out again",
                    confile_title(section));
    return FALSE;
}

/* Stages that no kind of the rule has. */
static gboolean check_kinds(RulesDraft *draft, const ConfileSection *section, const Rule *rule) {
    if (rule->kinds == 0 || rule->stages == 0 || (rule->stages & STAGE_BIT(STAGE_OTHER)) != 0) return TRUE;
    for (guint i = 0; i < draft->stages->len; i++) {
        const ToneStage *stage = &g_array_index(draft->stages, ToneStage, i);
        if ((rule->stages & STAGE_BIT(i)) != 0 && (stage->kinds == 0 || (stage->kinds & rule->kinds) != 0)) return TRUE;
    }
    confile_problem(section, "stages", PROBLEM_ERROR, draft->problems, "rule \"%s\" can never match: its kinds have none of its stages",
                    confile_title(section));
    return FALSE;
}

/* A phrase that is also an exception never matches. */
static gboolean check_exceptions(RulesDraft *draft, const ConfileSection *section, const Rule *rule) {
    const GPtrArray *phrases = confile_list(section, "phrases"), *unless = confile_list(section, "unless");
    gboolean sound = TRUE;
    if (rule_type(rule)->words) return TRUE;
    for (guint i = 0; i < phrases->len; i++)
        for (guint j = 0; j < unless->len; j++) {
            if (strcmp(g_ptr_array_index(phrases, i), g_ptr_array_index(unless, j)) != 0) continue;
            draft_fault(draft, section, "unless", j, "the phrase \"%s\" can never match: it is an exception of itself",
                        (const char *)g_ptr_array_index(phrases, i));
            sound = FALSE;
        }
    return sound;
}

static gboolean read_choices(RulesDraft *draft, const ConfileSection *section, Rule *rule) {
    int negation, of, per;
    gboolean sound = draft_choice(draft, section, "negation", negation_names, NEGATION_ANY, &negation);
    sound = draft_choice(draft, section, "of", of_names, OF_WORDS, &of) && sound;
    sound = draft_choice(draft, section, "per", per_names, PER_LETTER, &per) && sound;
    if (!sound) return FALSE;
    rule->negation = (NegationMode)negation;
    rule->of = (LimitOf)of;
    rule->per = (LimitPer)per;
    return rule_type(rule)->read == NULL || rule_type(rule)->read(draft, section, rule);
}

/* "wrong = right": what is wrong is a phrase, too. */
static gboolean read_mends(RulesDraft *draft, const ConfileSection *section, guint number, Rule *rule) {
    const GPtrArray *mends = confile_list(section, "mends");
    gboolean sound = TRUE;
    rule->mends = pack_put_texts(draft->writer, mends);
    if (mends->len > 0) rule->roles |= 1u << ROLE_PHRASE;
    for (guint i = 0; i < mends->len; i++) {
        const char *mend = g_ptr_array_index(mends, i), *parted = strstr(mend, MEND_PARTED);
        g_autofree char *wrong = parted != NULL ? g_strndup(mend, (gsize)(parted - mend)) : NULL, *message = NULL;
        if (wrong != NULL && phrase_compile(draft->compiler, wrong, TAG(ROLE_PHRASE, number), &message)) continue;
        draft_fault(draft, section, "mends", i, "\"%s\": %s", mend, wrong != NULL ? message : "it must read \"wrong = right\"");
        sound = FALSE;
    }
    return sound;
}

static gboolean read_phrases(RulesDraft *draft, const ConfileSection *section, guint number, Rule *rule) {
    static const struct {
        const char *field;
        Role role;
    } fields[] = {{"phrases", ROLE_PHRASE},
                  {"unless", ROLE_UNLESS},
                  {"unless-sentence", ROLE_UNLESS_SENTENCE},
                  {"unless-letter", ROLE_UNLESS_LETTER},
                  {"only-letter", ROLE_ONLY_LETTER},
                  {"near", ROLE_NEAR}};
    gboolean sound = TRUE, words_only = rule_type(rule)->words;
    if (words_only) {
        sound = read_words(draft, section, "phrases", &rule->words);
        sound = read_words(draft, section, "unless", &rule->allowed) && sound;
    }
    for (guint i = words_only ? 2 : 0; i < G_N_ELEMENTS(fields); i++) {
        if (confile_list(section, fields[i].field)->len > 0) rule->roles |= 1u << fields[i].role;
        sound = draft_phrases(draft, section, fields[i].field, fields[i].role, number) && sound;
    }
    return read_mends(draft, section, number, rule) && sound;
}

static gboolean read_scope(RulesDraft *draft, const ConfileSection *section, Rule *rule) {
    gboolean sound = draft_stages(draft, section, "stages", &rule->stages);
    sound = draft_stages(draft, section, "not-stages", &rule->not_stages) && sound;
    sound = draft_kinds(draft, section, "kinds", &rule->kinds) && sound;
    sound = draft_channels(draft, section, "channels", &rule->channels) && sound;
    sound = read_registers(draft, section, &rule->registers) && sound;
    sound = read_when(draft, section, rule) && sound;
    rule->situations = pack_put_texts(draft->writer, confile_list(section, "situations"));
    rule->not_situations = pack_put_texts(draft->writer, confile_list(section, "not-situations"));
    return sound;
}

static PackText put_family(RulesDraft *draft, const char *id) {
    g_autofree char *family = g_strndup(id, strcspn(id, "."));
    return pack_put_text(draft->writer, family);
}

/* Which of the files. */
static guint32 source_of(const RulesDraft *draft, const ConfileSection *section) {
    guint place = 0;
    g_ptr_array_find_with_equal_func((GPtrArray *)draft->sources, confile_file(section), g_str_equal, &place);
    return place;
}

static gboolean read_type(RulesDraft *draft, const ConfileSection *section, Rule *rule) {
    const char *names[RULE_TYPE_COUNT + 1] = {NULL};
    int type;
    for (guint i = 0; i < RULE_TYPE_COUNT; i++) names[i] = rule_types[i]->name;
    if (!draft_choice(draft, section, "type", names, -1, &type)) return FALSE;
    rule->type = (guint)type;
    return TRUE;
}

static gboolean read_voice(RulesDraft *draft, const ConfileSection *section, Rule *rule) {
    const char *names[VOICE_COUNT + 1] = {NULL};
    int voice;
    for (guint i = 0; i < VOICE_COUNT; i++) names[i] = tone_voice_name((ToneVoice)i);
    if (!draft_choice(draft, section, "voice", names, -1, &voice)) return FALSE;
    rule->voice = (ToneVoice)voice;
    return TRUE;
}

gboolean rule_read(RulesDraft *draft, const ConfileSection *section, guint number, Rule *rule) {
    int within;
    gboolean sound;
    memset(rule, 0, sizeof *rule);
    rule->source = source_of(draft, section);
    rule->line = confile_line_of(section);
    rule->id = pack_put_text(draft->writer, confile_title(section));
    rule->family = put_family(draft, confile_title(section));
    rule->measured = pack_put_text(draft->writer, confile_string(section, "measured"));
    rule->suggestions = pack_put_texts(draft->writer, confile_list(section, "suggestions"));
    sound = read_text(draft, section, "message", &rule->message);
    sound = read_text(draft, section, "advice", &rule->advice) && sound;
    sound = read_voice(draft, section, rule) && sound;
    if (!read_type(draft, section, rule)) return FALSE;
    sound = check_fields(draft, section, rule_type(rule)) && sound;
    sound = read_scope(draft, section, rule) && sound;
    sound = read_choices(draft, section, rule) && sound;
    sound = read_number(draft, section, "within", &within) && sound;
    sound = read_number(draft, section, "most", &rule->most) && sound;
    sound = read_number(draft, section, "least", &rule->least) && sound;
    sound = read_number(draft, section, "letters", &rule->letters) && sound;
    sound = read_stage(draft, section, "after", &rule->after) && sound;
    sound = read_stage(draft, section, "first", &rule->first) && sound;
    sound = read_stage(draft, section, "then", &rule->then) && sound;
    rule->within = (guint)MAX(within, 0);
    rule->once = confile_boolean(section, "once", FALSE);
    rule->signature = confile_boolean(section, "signature", FALSE);
    sound = sound && check_sense(draft, section, rule) && check_kinds(draft, section, rule);
    sound = check_exceptions(draft, section, rule) && sound;
    return read_phrases(draft, section, number, rule) && sound;
}
