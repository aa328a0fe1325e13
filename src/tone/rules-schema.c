/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections and fields of tone.conf. The examples are most of the file and only wanted for proving, so they are passed over
 * otherwise; then everything else is. */
#include "config.h"

#include "rules-draft.h"

static const ConfileOption list_fields[] = {{"words", CONFILE_LIST, NULL}, {NULL, CONFILE_STRING, NULL}};

static const ConfileOption kind_fields[] = {{"signs", CONFILE_LIST, NULL}, {"unless", CONFILE_LIST, NULL}, {NULL, CONFILE_STRING, NULL}};

static const ConfileOption stage_fields[] = {
    {"kinds", CONFILE_LIST, NULL},   {"priority", CONFILE_INTEGER, NULL},   {"cues", CONFILE_LIST, NULL},
    {"hints", CONFILE_LIST, NULL},   {"unless", CONFILE_LIST, NULL},        {"follows", CONFILE_LIST, NULL},
    {"place", CONFILE_STRING, NULL}, {"name-lines", CONFILE_BOOLEAN, NULL}, {NULL, CONFILE_STRING, NULL}};

static const ConfileOption rule_fields[] = {{"type", CONFILE_STRING, NULL},        {"level", CONFILE_STRING, NULL},
                                            {"message", CONFILE_STRING, NULL},     {"advice", CONFILE_STRING, NULL},
                                            {"suggestions", CONFILE_LIST, NULL},   {"stages", CONFILE_LIST, NULL},
                                            {"not-stages", CONFILE_LIST, NULL},    {"kinds", CONFILE_LIST, NULL},
                                            {"channels", CONFILE_LIST, NULL},      {"registers", CONFILE_LIST, NULL},
                                            {"situations", CONFILE_LIST, NULL},    {"not-situations", CONFILE_LIST, NULL},
                                            {"when", CONFILE_LIST, NULL},          {"phrases", CONFILE_LIST, NULL},
                                            {"unless", CONFILE_LIST, NULL},        {"unless-sentence", CONFILE_LIST, NULL},
                                            {"unless-letter", CONFILE_LIST, NULL}, {"only-letter", CONFILE_LIST, NULL},
                                            {"near", CONFILE_LIST, NULL},          {"within", CONFILE_INTEGER, NULL},
                                            {"negation", CONFILE_STRING, NULL},    {"once", CONFILE_BOOLEAN, NULL},
                                            {"signature", CONFILE_BOOLEAN, NULL},  {"after", CONFILE_STRING, NULL},
                                            {"of", CONFILE_STRING, NULL},          {"per", CONFILE_STRING, NULL},
                                            {"most", CONFILE_INTEGER, NULL},       {"least", CONFILE_INTEGER, NULL},
                                            {"letters", CONFILE_INTEGER, NULL},    {"first", CONFILE_STRING, NULL},
                                            {"then", CONFILE_STRING, NULL},        {"repeat", CONFILE_STRING, NULL},
                                            {"shape", CONFILE_STRING, NULL},       {"fact", CONFILE_STRING, NULL},
                                            {"flags", CONFILE_SKIPPED, NULL},      {"passes", CONFILE_SKIPPED, NULL},
                                            {NULL, CONFILE_STRING, NULL}};

static const ConfileOption example_fields[] = {{"type", CONFILE_SKIPPED, NULL},
                                               {"level", CONFILE_SKIPPED, NULL},
                                               {"message", CONFILE_SKIPPED, NULL},
                                               {"advice", CONFILE_SKIPPED, NULL},
                                               {"suggestions", CONFILE_SKIPPED, NULL},
                                               {"stages", CONFILE_SKIPPED, NULL},
                                               {"not-stages", CONFILE_SKIPPED, NULL},
                                               {"kinds", CONFILE_SKIPPED, NULL},
                                               {"channels", CONFILE_SKIPPED, NULL},
                                               {"registers", CONFILE_SKIPPED, NULL},
                                               {"situations", CONFILE_SKIPPED, NULL},
                                               {"not-situations", CONFILE_SKIPPED, NULL},
                                               {"when", CONFILE_SKIPPED, NULL},
                                               {"phrases", CONFILE_SKIPPED, NULL},
                                               {"unless", CONFILE_SKIPPED, NULL},
                                               {"unless-sentence", CONFILE_SKIPPED, NULL},
                                               {"unless-letter", CONFILE_SKIPPED, NULL},
                                               {"only-letter", CONFILE_SKIPPED, NULL},
                                               {"near", CONFILE_SKIPPED, NULL},
                                               {"within", CONFILE_SKIPPED, NULL},
                                               {"negation", CONFILE_SKIPPED, NULL},
                                               {"once", CONFILE_SKIPPED, NULL},
                                               {"signature", CONFILE_SKIPPED, NULL},
                                               {"after", CONFILE_SKIPPED, NULL},
                                               {"of", CONFILE_SKIPPED, NULL},
                                               {"per", CONFILE_SKIPPED, NULL},
                                               {"most", CONFILE_SKIPPED, NULL},
                                               {"least", CONFILE_SKIPPED, NULL},
                                               {"letters", CONFILE_SKIPPED, NULL},
                                               {"first", CONFILE_SKIPPED, NULL},
                                               {"then", CONFILE_SKIPPED, NULL},
                                               {"repeat", CONFILE_SKIPPED, NULL},
                                               {"shape", CONFILE_SKIPPED, NULL},
                                               {"fact", CONFILE_SKIPPED, NULL},
                                               {"flags", CONFILE_LIST, NULL},
                                               {"passes", CONFILE_LIST, NULL},
                                               {NULL, CONFILE_STRING, NULL}};

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

const ConfileOption rules_schema[] = {{"contractions", CONFILE_LIST, NULL},      {"disable", CONFILE_LIST, NULL},
                                      {"list", CONFILE_TITLED, list_fields},     {"kind", CONFILE_TITLED, kind_fields},
                                      {"stage", CONFILE_TITLED, stage_fields},   {"rule", CONFILE_TITLED, rule_fields},
                                      {"praise", CONFILE_TITLED, praise_fields}, {NULL, CONFILE_STRING, NULL}};

const ConfileOption rules_examples_schema[] = {{"contractions", CONFILE_LIST, NULL},      {"disable", CONFILE_LIST, NULL},
                                               {"list", CONFILE_TITLED, list_fields},     {"kind", CONFILE_TITLED, kind_fields},
                                               {"stage", CONFILE_TITLED, stage_fields},   {"rule", CONFILE_TITLED, example_fields},
                                               {"praise", CONFILE_TITLED, praise_fields}, {NULL, CONFILE_STRING, NULL}};
