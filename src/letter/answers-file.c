/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers as a file. The options of the section `offer` come from the table of facts, so that a
 * fact added there can be written here at once. Reading tells every fault with its line and keeps
 * the sound rest.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "bowout/base/confile.h"
#include "bowout/base/nearest.h"
#include "bowout/base/translate.h"
#include "bowout/letter/answers.h"
#include "catalogue-private.h"

#define STANDARD_INPUT "<stdin>"

/* ---- the format ---- */

static ConfileOption offer_options[FACT_COUNT + 1]; /* filled once by schema() */
static const ConfileOption stage_options[] = {{"phrasing", CONFILE_STRING, NULL},
                                              {"words", CONFILE_STRING, NULL},
                                              {"from", CONFILE_STRING, NULL},
                                              {"skip", CONFILE_BOOLEAN, NULL},
                                              {NULL, 0, NULL}};
static const ConfileOption root_options[] = {{"situation", CONFILE_STRING, NULL},      {"channel", CONFILE_STRING, NULL},
                                             {"register", CONFILE_STRING, NULL},       {"offer", CONFILE_SECTION, offer_options},
                                             {"stage", CONFILE_TITLED, stage_options}, {NULL, 0, NULL}};

static const ConfileOption *schema(void) {
    for (guint id = 0; id < FACT_COUNT; id++) {
        const FactRow *row = fact_row((FactId)id);
        offer_options[id] = (ConfileOption){row->name, row->repeats ? CONFILE_LIST : CONFILE_STRING, NULL};
    }
    return root_options;
}

/* ---- reading ---- */

typedef struct {
    Answers *answers;
    const Catalogue *catalogue; /* NULL: ids are not checked */
    Problems *problems;
} Reading;

static void fact_fault(const Reading *reading, const ConfileSection *offer, int line, const char *name, const GError *error) {
    problems_add(reading->problems, PROBLEM_ERROR, confile_file(offer), line, "%s: %s", name, error->message);
}

static void read_fact(const Reading *reading, const ConfileSection *offer, FactId id) {
    const FactRow *row = fact_row(id);
    Facts *facts = answers_facts(reading->answers);
    g_autoptr(GError) error = NULL;
    if (!row->repeats) {
        if (!facts_set(facts, id, confile_string(offer, row->name), &error))
            fact_fault(reading, offer, confile_option_line(offer, row->name), row->name, error);
        return;
    }
    for (guint i = 0; i < confile_list(offer, row->name)->len; i++) {
        g_autoptr(GError) fault = NULL;
        if (!facts_add(facts, id, g_ptr_array_index(confile_list(offer, row->name), i), &fault))
            fact_fault(reading, offer, confile_list_line(offer, row->name, i), row->name, fault);
    }
}

static void unknown(const Reading *reading, const ConfileSection *section, const char *option, const char *field, const char *what,
                    const char *name) {
    g_autofree char *hint = catalogue_hint(reading->catalogue, field, name);
    confile_problem(section, option, PROBLEM_ERROR, reading->problems, _("unknown %s \"%s\"%s"), what, name, hint);
}

static void read_situation(const Reading *reading, const ConfileSection *root) {
    const char *situation = confile_string(root, "situation");
    if (situation == NULL) return;
    if (reading->catalogue == NULL || catalogue_situation(reading->catalogue, situation) != NULL)
        answers_set_situation(reading->answers, situation);
    else
        unknown(reading, root, "situation", "situation", _("situation"), situation);
}

/* After the situation, which may not be written in every channel. */
static void read_channel(const Reading *reading, const ConfileSection *root) {
    const Situation *situation =
        reading->catalogue == NULL ? NULL : catalogue_situation(reading->catalogue, answers_situation(reading->answers));
    const char *name = confile_string(root, "channel");
    ChannelId channel;
    if (name == NULL) return;
    if (!channel_by_name(name, &channel))
        unknown(reading, root, "channel", "channel", _("channel"), name);
    else if (situation != NULL && !situation_allows(situation, channel))
        confile_problem(root, "channel", PROBLEM_ERROR, reading->problems, _("the situation \"%s\" is not written in the channel \"%s\""),
                        situation->id, name);
    else
        answers_set_channel(reading->answers, channel);
}

static void read_register(const Reading *reading, const ConfileSection *root) {
    const char *reg = confile_string(root, "register");
    RegisterId register_id;
    if (register_by_name(reg, &register_id))
        answers_set_register(reading->answers, register_id);
    else if (reg != NULL)
        unknown(reading, root, "register", "register", _("register"), reg);
}

static char *phrasing_hint(const Catalogue *catalogue, const char *stage, const char *typed) {
    const Stage *known = catalogue_stage(catalogue, stage);
    Nearest nearest = NEAREST_TO(typed);
    for (guint i = 0; known != NULL && i < known->phrasings->len; i++)
        nearest_try(&nearest, phrasing_id(g_ptr_array_index(known->phrasings, i)));
    return nearest_hint(&nearest);
}

static gboolean known_phrasing(const Reading *reading, const ConfileSection *section, const char *option) {
    const char *stage = confile_title(section), *id = confile_string(section, option);
    g_autofree char *hint = NULL;
    if (reading->catalogue == NULL || catalogue_phrasing(reading->catalogue, stage, id) != NULL) return TRUE;
    hint = phrasing_hint(reading->catalogue, stage, id);
    confile_problem(section, option, PROBLEM_ERROR, reading->problems, _("unknown phrasing \"%s\" of the stage \"%s\"%s"), id, stage, hint);
    return FALSE;
}

static void read_words(const Reading *reading, const ConfileSection *section) {
    const char *words = confile_string(section, "words"), *from = confile_string(section, "from");
    g_autoptr(GError) error = NULL;
    if (from != NULL && !known_phrasing(reading, section, "from")) from = NULL;
    if (answers_check_words(words, &error))
        answers_choose_words(reading->answers, confile_title(section), words, from);
    else
        confile_problem(section, "words", PROBLEM_ERROR, reading->problems, "words: %s", error->message);
}

static void read_skip(const Reading *reading, const ConfileSection *section) {
    const char *id = confile_title(section);
    const Stage *stage = reading->catalogue == NULL ? NULL : catalogue_stage(reading->catalogue, id);
    if (stage != NULL && !stage->optional)
        confile_problem(section, "skip", PROBLEM_ERROR, reading->problems, _("the stage \"%s\" cannot be left out"), id);
    else
        answers_choose_skip(reading->answers, id);
}

static gboolean stage_known(const Reading *reading, const ConfileSection *section) {
    const char *id = confile_title(section);
    const Situation *situation = catalogue_situation(reading->catalogue, answers_situation(reading->answers));
    if (catalogue_stage(reading->catalogue, id) == NULL) {
        unknown(reading, section, NULL, "stage", _("stage"), id);
        return FALSE;
    }
    if (!catalogue_stage_occurs(reading->catalogue, situation, id))
        confile_problem(section, NULL, PROBLEM_WARNING, reading->problems, _("the situation \"%s\" has no stage \"%s\": it is left out"),
                        situation->id, id);
    return TRUE;
}

static void read_stage(const Reading *reading, const ConfileSection *section) {
    gboolean phrasing = confile_is_set(section, "phrasing"), words = confile_is_set(section, "words");
    gboolean skip = confile_boolean(section, "skip", FALSE);
    if (reading->catalogue != NULL && !stage_known(reading, section)) return;
    if (phrasing + words + skip > 1) {
        confile_problem(section, NULL, PROBLEM_ERROR, reading->problems,
                        _("the stage \"%s\" has more than one of phrasing, words and skip"), confile_title(section));
        return;
    }
    if (confile_is_set(section, "from") && !words)
        confile_problem(section, "from", PROBLEM_ERROR, reading->problems, _("\"from\" goes with \"words\" only"));
    if (phrasing) {
        if (known_phrasing(reading, section, "phrasing"))
            answers_choose_phrasing(reading->answers, confile_title(section), confile_string(section, "phrasing"));
    } else if (words) {
        read_words(reading, section);
    } else if (skip) {
        read_skip(reading, section);
    }
}

static Answers *read_tree(const ConfileSection *root, const Catalogue *catalogue, Problems *problems) {
    Reading reading = {answers_new(), catalogue, problems};
    const ConfileSection *offer = confile_section(root, "offer");
    const GPtrArray *stages = confile_sections(root, "stage");
    read_situation(&reading, root);
    read_channel(&reading, root);
    read_register(&reading, root);
    for (guint id = 0; offer != NULL && id < FACT_COUNT; id++) read_fact(&reading, offer, (FactId)id);
    for (guint i = 0; i < stages->len; i++) read_stage(&reading, g_ptr_array_index(stages, i));
    return reading.answers;
}

Answers *answers_read_text(const char *name, const char *text, gsize length, const Catalogue *catalogue, Problems *problems) {
    g_autoptr(ConfileSection) root = confile_read_text(name, text, length, schema(), problems);
    return root == NULL ? NULL : read_tree(root, catalogue, problems);
}

static Answers *read_standard_input(const Catalogue *catalogue, Problems *problems) {
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 block[4096];
    gsize got;
    while (bytes->len <= CONFILE_SIZE_MAX && (got = fread(block, 1, sizeof block, stdin)) > 0)
        g_byte_array_append(bytes, block, (guint)got);
    if (ferror(stdin)) {
        problems_add(problems, PROBLEM_ERROR, STANDARD_INPUT, 0, "%s", g_strerror(errno));
        return NULL;
    }
    return answers_read_text(STANDARD_INPUT, (const char *)bytes->data, bytes->len, catalogue, problems);
}

Answers *answers_read(const char *path, const Catalogue *catalogue, Problems *problems) {
    g_autoptr(ConfileSection) root = NULL;
    if (strcmp(path, "-") == 0) return read_standard_input(catalogue, problems);
    root = confile_read(path, schema(), problems);
    return root == NULL ? NULL : read_tree(root, catalogue, problems);
}

/* ---- writing ---- */

static void write_option(GString *file, const char *indent, const char *name, const char *value) {
    g_autofree char *quoted = NULL;
    if (value == NULL) return;
    quoted = confile_quote(value);
    g_string_append_printf(file, "%s%s = %s\n", indent, name, quoted);
}

static void write_fact(GString *file, const Facts *facts, FactId id) {
    const FactRow *row = fact_row(id);
    if (!facts_has(facts, id)) return;
    if (!row->repeats) {
        write_option(file, "  ", row->name, facts_get(facts, id));
        return;
    }
    g_string_append_printf(file, "  %s = {", row->name);
    for (guint i = 0; i < facts_value_count(facts, id); i++) {
        g_autofree char *quoted = confile_quote(facts_value(facts, id, i));
        g_string_append_printf(file, "%s%s", i == 0 ? "" : ", ", quoted);
    }
    g_string_append(file, "}\n");
}

static void write_stage(GString *file, const char *stage, const Choice *choice) {
    g_autofree char *quoted = confile_quote(stage);
    g_string_append_printf(file, "stage %s {\n", quoted);
    if (choice->kind == CHOICE_SKIP) g_string_append(file, "  skip = true\n");
    write_option(file, "  ", "words", choice->words);
    write_option(file, "  ", choice->kind == CHOICE_WORDS ? "from" : "phrasing", choice->phrasing);
    g_string_append(file, "}\n");
}

char *answers_export(const Answers *answers) {
    const Facts *facts = answers_facts_const(answers);
    GString *file = g_string_new(NULL);
    write_option(file, "", "situation", answers_situation(answers));
    if (answers_channel_chosen(answers)) write_option(file, "", "channel", channel_name(answers_channel(answers)));
    if (answers_register_chosen(answers)) write_option(file, "", "register", register_name(answers_register(answers)));
    g_string_append(file, "offer {\n");
    for (guint id = 0; id < FACT_COUNT; id++) write_fact(file, facts, (FactId)id);
    g_string_append(file, "}\n");
    for (guint i = 0; i < answers_choice_count(answers); i++) {
        const char *stage = answers_choice_stage(answers, i);
        Choice choice = answers_choice(answers, stage);
        write_stage(file, stage, &choice);
    }
    return g_string_free(file, FALSE);
}
