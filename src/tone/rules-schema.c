/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections and fields of tone.conf. The examples are most of the file and only wanted for
 * proving, so they are passed over otherwise; then everything else is. */
#include "config.h"

#include "rules-draft.h"

static const ConfileOption list_fields[] = {{"words", CONFILE_LIST, NULL}, {NULL, CONFILE_STRING, NULL}};

static const ConfileOption kind_fields[] = {{"signs", CONFILE_LIST, NULL}, {"unless", CONFILE_LIST, NULL}, {NULL, CONFILE_STRING, NULL}};

static const ConfileOption stage_fields[] = {
    {"kinds", CONFILE_LIST, NULL},   {"priority", CONFILE_INTEGER, NULL},   {"cues", CONFILE_LIST, NULL},
    {"hints", CONFILE_LIST, NULL},   {"unless", CONFILE_LIST, NULL},        {"follows", CONFILE_LIST, NULL},
    {"place", CONFILE_STRING, NULL}, {"name-lines", CONFILE_BOOLEAN, NULL}, {NULL, CONFILE_STRING, NULL}};

/* All fields of rules. A type of rule takes those that rule_types names for it, and those that
   all have. */
#define RULE_FIELDS(FIELD)                                                                                                                 \
    FIELD("type", STRING), FIELD("voice", STRING), FIELD("measured", STRING), FIELD("message", STRING), FIELD("advice", STRING),           \
        FIELD("suggestions", LIST), FIELD("stages", LIST), FIELD("not-stages", LIST), FIELD("kinds", LIST), FIELD("channels", LIST),       \
        FIELD("registers", LIST), FIELD("situations", LIST), FIELD("not-situations", LIST), FIELD("when", LIST), FIELD("phrases", LIST),   \
        FIELD("mends", LIST), FIELD("unless", LIST), FIELD("unless-sentence", LIST), FIELD("unless-letter", LIST),                         \
        FIELD("only-letter", LIST), FIELD("near", LIST), FIELD("within", INTEGER), FIELD("negation", STRING), FIELD("once", BOOLEAN),      \
        FIELD("signature", BOOLEAN), FIELD("after", STRING), FIELD("of", STRING), FIELD("per", STRING), FIELD("most", INTEGER),            \
        FIELD("least", INTEGER), FIELD("letters", INTEGER), FIELD("first", STRING), FIELD("then", STRING), FIELD("repeat", STRING),        \
        FIELD("shape", STRING), FIELD("fact", STRING)

#define READ(name, kind)                                                                                                                   \
    { name, CONFILE_##kind, NULL }
#define PASSED_OVER(name, kind)                                                                                                            \
    { name, CONFILE_SKIPPED, NULL }
const ConfileOption rules_rule_fields[] = {
    RULE_FIELDS(READ), {"flags", CONFILE_SKIPPED, NULL}, {"passes", CONFILE_SKIPPED, NULL}, {NULL, CONFILE_STRING, NULL}};
static const ConfileOption example_fields[] = {
    RULE_FIELDS(PASSED_OVER), {"flags", CONFILE_LIST, NULL}, {"passes", CONFILE_LIST, NULL}, {NULL, CONFILE_STRING, NULL}};

static const ConfileOption praise_fields[] = {{"stage", CONFILE_STRING, NULL},
                                              {"text", CONFILE_STRING, NULL},
                                              {"phrases", CONFILE_LIST, NULL},
                                              {"unless", CONFILE_LIST, NULL},
                                              {"most-sentences", CONFILE_INTEGER, NULL},
                                              {"most-words", CONFILE_INTEGER, NULL},
                                              {"kinds", CONFILE_LIST, NULL},
                                              {"channels", CONFILE_LIST, NULL},
                                              {"situations", CONFILE_LIST, NULL},
                                              {NULL, CONFILE_STRING, NULL}};

#define SECTIONS(fields_of_rules)                                                                                                          \
    {"contractions", CONFILE_LIST, NULL}, {"disable", CONFILE_LIST, NULL}, {"list", CONFILE_TITLED, list_fields},                          \
        {"kind", CONFILE_TITLED, kind_fields}, {"stage", CONFILE_TITLED, stage_fields}, {"rule", CONFILE_TITLED, fields_of_rules},         \
        {"praise", CONFILE_TITLED, praise_fields}, {                                                                                       \
        NULL, CONFILE_STRING, NULL                                                                                                         \
    }

const ConfileOption rules_schema[] = {SECTIONS(rules_rule_fields)};
const ConfileOption rules_examples_schema[] = {SECTIONS(example_fields)};
