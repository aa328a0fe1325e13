/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a rule set: the files' sections are gathered in order (a later rule of the same id takes
 * the place of the earlier), then contractions, lists, stages and kinds are read, then rules and
 * praise, each phrase going into the matcher. What comes of it is a part of a pack in memory, and
 * used as one that was made before.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "rules-draft.h"

/* ---- sections of one name over all files ---- */

/* All of them in order; with `replace`, one of a title seen before takes its place. */
static GPtrArray *gather(const RulesDraft *draft, const char *name, gboolean replace) {
    GPtrArray *all = g_ptr_array_new();
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < draft->trees->len; i++) {
        const GPtrArray *sections = confile_sections(g_ptr_array_index(draft->trees, i), name);
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

static void read_contractions(RulesDraft *draft) {
    for (guint i = 0; i < draft->trees->len; i++) {
        const ConfileSection *root = g_ptr_array_index(draft->trees, i);
        const GPtrArray *forms = confile_list(root, "contractions");
        for (guint j = 0; j < forms->len; j++) {
            g_autofree char *message = NULL;
            if (vocabulary_add_short_form(draft->vocabulary, g_ptr_array_index(forms, j), &message)) continue;
            draft_fault(draft, root, "contractions", j, "\"%s\": %s", (const char *)g_ptr_array_index(forms, j), message);
        }
    }
}

/* A list named again adds to the first. Entries with a fault are told and left out. */
static void read_lists(RulesDraft *draft) {
    g_autoptr(GPtrArray) sections = gather(draft, "list", FALSE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        const GPtrArray *words = confile_list(section, "words");
        GPtrArray *entries = g_hash_table_lookup(draft->lists, confile_title(section));
        if (entries == NULL) {
            entries = g_ptr_array_new();
            g_hash_table_insert(draft->lists, (gpointer)confile_title(section), entries);
        }
        for (guint j = 0; j < words->len; j++) {
            g_autofree char *message = NULL;
            if (phrase_check(draft->compiler, g_ptr_array_index(words, j), &message))
                g_ptr_array_add(entries, g_ptr_array_index(words, j));
            else
                draft_fault(draft, section, "words", j, "\"%s\": %s", (const char *)g_ptr_array_index(words, j), message);
        }
        phrase_add_list(draft->compiler, confile_title(section), entries);
    }
}

static void name_stages(RulesDraft *draft) {
    g_autoptr(GPtrArray) sections = gather(draft, "stage", FALSE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        const char *id = confile_title(section);
        ToneStage stage = {.id = pack_put_text(draft->writer, id)};
        if (draft_stage(draft, id) >= 0) continue;
        if (draft->stages->len >= STAGES_MOST || strcmp(id, "other") == 0) {
            confile_problem(section, NULL, PROBLEM_ERROR, draft->problems, "\"%s\" cannot be a stage", id);
            continue;
        }
        g_array_append_val(draft->stages, stage);
        g_ptr_array_add(draft->stage_ids, (gpointer)id);
    }
}

static void read_kinds(RulesDraft *draft) {
    g_autoptr(GPtrArray) sections = gather(draft, "kind", TRUE);
    for (guint i = 0; i < sections->len && i < KINDS_MOST; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        ToneKind kind = {.id = pack_put_text(draft->writer, confile_title(section))};
        draft_stages(draft, section, "signs", &kind.signs);
        draft_stages(draft, section, "unless", &kind.unless);
        g_array_append_val(draft->kinds, kind);
        g_ptr_array_add(draft->kind_ids, (gpointer)confile_title(section));
    }
}

static void read_place(RulesDraft *draft, const ConfileSection *section, ToneStage *stage) {
    const char *place = confile_string(section, "place");
    if (place == NULL) return;
    if (strcmp(place, "start") == 0)
        stage->place = PLACE_START;
    else if (strcmp(place, "end") == 0)
        stage->place = PLACE_END;
    else
        confile_problem(section, "place", PROBLEM_ERROR, draft->problems, "there is no place \"%s\" (start, end)", place);
}

static void read_stages(RulesDraft *draft) {
    g_autoptr(GPtrArray) sections = gather(draft, "stage", FALSE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        int number = draft_stage(draft, confile_title(section));
        ToneStage *stage;
        if (number < 0) continue;
        stage = &g_array_index(draft->stages, ToneStage, (guint)number);
        if (confile_is_set(section, "kinds")) draft_kinds(draft, section, "kinds", &stage->kinds);
        if (confile_is_set(section, "follows")) draft_stages(draft, section, "follows", &stage->follows);
        stage->priority = (int)CLAMP(confile_integer(section, "priority", stage->priority), -10000, 10000);
        stage->name_lines = confile_boolean(section, "name-lines", stage->name_lines);
        stage->has_unless = stage->has_unless || confile_list(section, "unless")->len > 0;
        read_place(draft, section, stage);
        draft_phrases(draft, section, "cues", ROLE_CUE, (guint)number);
        draft_phrases(draft, section, "hints", ROLE_HINT, (guint)number);
        draft_phrases(draft, section, "unless", ROLE_STAGE_UNLESS, (guint)number);
    }
}

static void read_rules(RulesDraft *draft) {
    g_autoptr(GPtrArray) sections = gather(draft, "rule", TRUE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        guint patterns = draft->matcher->patterns->len;
        Rule rule;
        if (!rule_read(draft, section, draft->rules->len, &rule)) {
            matcher_rewind(draft->matcher, patterns);
            continue;
        }
        g_array_append_val(draft->rules, rule);
        g_ptr_array_add(draft->rule_ids, (gpointer)confile_title(section));
    }
}

static gboolean read_praise(RulesDraft *draft, const ConfileSection *section, Praise *praise) {
    const char *stage = confile_string(section, "stage"), *text = confile_string(section, "text");
    gboolean sound = TRUE;
    memset(praise, 0, sizeof *praise);
    praise->id = pack_put_text(draft->writer, confile_title(section));
    praise->text = pack_put_text(draft->writer, text);
    praise->stage = stage != NULL ? draft_stage(draft, stage) : -1;
    praise->most_sentences = (int)CLAMP(confile_integer(section, "most-sentences", -1), -1, 1000000);
    praise->most_words = (int)CLAMP(confile_integer(section, "most-words", -1), -1, 1000000);
    praise->situations = pack_put_texts(draft->writer, confile_list(section, "situations"));
    praise->has_phrases = confile_list(section, "phrases")->len > 0;
    if (text == NULL || text_blank(text)) {
        confile_problem(section, NULL, PROBLEM_ERROR, draft->problems, "praise \"%s\" has no text", confile_title(section));
        sound = FALSE;
    }
    if (praise->stage < 0) {
        draft_unknown_value(draft, section, "stage", "stage", draft->stage_ids);
        sound = FALSE;
    }
    sound = draft_kinds(draft, section, "kinds", &praise->kinds) && sound;
    return draft_channels(draft, section, "channels", &praise->channels) && sound;
}

static void read_praises(RulesDraft *draft) {
    g_autoptr(GPtrArray) sections = gather(draft, "praise", TRUE);
    for (guint i = 0; i < sections->len; i++) {
        const ConfileSection *section = g_ptr_array_index(sections, i);
        guint patterns = draft->matcher->patterns->len, number = draft->praises->len;
        Praise praise;
        gboolean sound = read_praise(draft, section, &praise);
        sound = draft_phrases(draft, section, "phrases", ROLE_PRAISE, number) && sound;
        sound = draft_phrases(draft, section, "unless", ROLE_PRAISE_UNLESS, number) && sound;
        if (sound)
            g_array_append_val(draft->praises, praise);
        else
            matcher_rewind(draft->matcher, patterns);
    }
}

static void read_negations(RulesDraft *draft) {
    const GPtrArray *negations = g_hash_table_lookup(draft->lists, "negations");
    for (guint i = 0; negations != NULL && i < negations->len; i++) {
        g_autofree char *message = NULL; /* the list's reader has told of faults */
        phrase_compile(draft->compiler, g_ptr_array_index(negations, i), TAG(ROLE_NEGATION, 0), &message);
    }
}

/* Words that end a company's name; those among them that rules know are marked. */
static void put_suffixes(RulesDraft *draft, RulesRoot *root) {
    const GPtrArray *suffixes = g_hash_table_lookup(draft->lists, "company-suffixes");
    g_autoptr(GPtrArray) folded = g_ptr_array_new_with_free_func(g_free);
    guint size = draft->vocabulary->texts->len;
    g_autofree guint8 *flags = g_new0(guint8, size);
    for (guint i = 0; suffixes != NULL && i < suffixes->len; i++) g_ptr_array_add(folded, text_fold(g_ptr_array_index(suffixes, i)));
    for (guint id = WORD_FIRST; id < size; id++) {
        const char *text = vocabulary_text(draft->vocabulary, (WordId)id);
        if (!g_ptr_array_find_with_equal_func(folded, text, g_str_equal, NULL)) continue;
        flags[id] |= WORD_IS_SUFFIX;
        vocabulary_flag(draft->vocabulary, text, WORD_IS_SUFFIX);
    }
    root->suffixes = pack_put_sorted(draft->writer, folded);
    root->word_flags = pack_put_plain(draft->writer, flags, size, sizeof *flags);
}

/* And those that end an address, though they are words as well. */
static void flag_endings(RulesDraft *draft) {
    const GPtrArray *endings = g_hash_table_lookup(draft->lists, "web-endings");
    for (guint i = 0; endings != NULL && i < endings->len; i++) {
        g_autofree char *folded = text_fold(g_ptr_array_index(endings, i));
        vocabulary_flag(draft->vocabulary, folded, WORD_IS_ENDING);
    }
}

static gboolean disable(RulesDraft *draft, const char *id_or_family, const char *reason) {
    gboolean found = FALSE;
    for (guint i = 0; i < draft->rules->len; i++) {
        if (!rule_is_named(g_ptr_array_index(draft->rule_ids, i), id_or_family)) continue;
        g_array_index(draft->rules, Rule, i).disabled = pack_put_text(draft->writer, reason);
        found = TRUE;
    }
    return found;
}

static void read_disabled(RulesDraft *draft) {
    for (guint i = 0; i < draft->trees->len; i++) {
        const ConfileSection *root = g_ptr_array_index(draft->trees, i);
        const GPtrArray *names = confile_list(root, "disable");
        for (guint j = 0; j < names->len; j++) {
            const char *name = g_ptr_array_index(names, j);
            if (!disable(draft, name, confile_file(root)))
                draft_unknown(draft, root, "disable", j, "rule or family", name, draft->rule_ids);
        }
    }
}

/* ---- the whole ---- */

static void draft_init(RulesDraft *draft, const GPtrArray *sources, Problems *problems) {
    PackPart part = rules_part();
    *draft = (RulesDraft){.writer = pack_writer_new(&part, sources),
                          .sources = sources,
                          .trees = g_ptr_array_new_with_free_func((GDestroyNotify)confile_free),
                          .rule_ids = g_ptr_array_new(),
                          .stage_ids = g_ptr_array_new(),
                          .kind_ids = g_ptr_array_new(),
                          .rules = g_array_new(FALSE, TRUE, sizeof(Rule)),
                          .stages = g_array_new(FALSE, TRUE, sizeof(ToneStage)),
                          .kinds = g_array_new(FALSE, TRUE, sizeof(ToneKind)),
                          .praises = g_array_new(FALSE, TRUE, sizeof(Praise)),
                          .vocabulary = vocabulary_draft_new(),
                          .matcher = matcher_draft_new(),
                          .lists = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref),
                          .problems = problems};
    draft->compiler = phrase_compiler_new(draft->vocabulary, draft->matcher);
}

static void draft_clear(RulesDraft *draft) {
    phrase_compiler_free(draft->compiler);
    vocabulary_draft_free(draft->vocabulary);
    matcher_draft_free(draft->matcher);
    g_hash_table_unref(draft->lists);
    g_array_unref(draft->rules);
    g_array_unref(draft->stages);
    g_array_unref(draft->kinds);
    g_array_unref(draft->praises);
    g_ptr_array_unref(draft->rule_ids);
    g_ptr_array_unref(draft->stage_ids);
    g_ptr_array_unref(draft->kind_ids);
    g_ptr_array_unref(draft->trees);
}

static void read_all(RulesDraft *draft) {
    read_contractions(draft);
    read_lists(draft);
    name_stages(draft);
    read_kinds(draft);
    read_stages(draft);
    read_rules(draft);
    read_praises(draft);
    read_negations(draft);
    read_disabled(draft);
}

static Pack *put_all(RulesDraft *draft) {
    PackWriter *writer = draft->writer;
    RulesRoot root = {.rules = pack_put_rows(writer, draft->rules->data, draft->rules->len, &rule_shape),
                      .stages = pack_put_rows(writer, draft->stages->data, draft->stages->len, &stage_shape),
                      .kinds = pack_put_rows(writer, draft->kinds->data, draft->kinds->len, &kind_shape),
                      .praises = pack_put_rows(writer, draft->praises->data, draft->praises->len, &praise_shape)};
    vocabulary_seal(draft->vocabulary);
    put_suffixes(draft, &root);
    flag_endings(draft);
    vocabulary_put(draft->vocabulary, writer, &root.vocabulary);
    matcher_put(draft->matcher, draft->vocabulary, writer, &root.matcher);
    return pack_writer_end(writer, &root);
}

Rules *rules_build(GPtrArray *sources, Problems *problems) {
    RulesDraft draft;
    Rules *rules;
    draft_init(&draft, sources, problems);
    for (guint i = 0; i < sources->len; i++) {
        ConfileSection *tree = confile_read(g_ptr_array_index(sources, i), rules_schema, problems);
        if (tree == NULL) continue;
        confile_refuse_hostile(tree, problems);
        g_ptr_array_add(draft.trees, tree);
    }
    read_all(&draft);
    rules = rules_of_pack(put_all(&draft), g_ptr_array_ref(sources));
    draft_clear(&draft);
    if (rules_count(rules) > 0) return rules;
    problems_add(problems, PROBLEM_ERROR, g_ptr_array_index(sources, 0), 0, "no rules at all");
    rules_free(rules);
    return NULL;
}
