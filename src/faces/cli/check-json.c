/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings for programs: JSON, a JSON object a line, SARIF 2.1.0. Each file is written when it
 * is done, so many letters need no more memory than one. All that is not ASCII is escaped:
 * nothing can reach a terminal. */
#include "config.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "check-report.h"

#define FLAGS (JSON_COMPACT | JSON_ENSURE_ASCII)

static void dump(json_t *value) {
    json_dumpf(value, stdout, FLAGS);
    json_decref(value);
}

static json_t *string_or_null(const char *text) {
    return text != NULL ? json_string(text) : json_null();
}

static void set_size(json_t *object, const char *name, gsize value) {
    json_object_set_new(object, name, json_integer((json_int_t)value));
}

/* ---- json ---- */

static json_t *strings(const GPtrArray *list) {
    json_t *array = json_array();
    for (guint i = 0; i < list->len; i++) json_array_append_new(array, json_string(g_ptr_array_index(list, i)));
    return array;
}

static json_t *finding_json(const CheckReport *report, guint index) {
    const Finding *finding = g_ptr_array_index(report->result->findings, index);
    const Place *place = &report->places[index];
    json_t *object = json_object();
    json_object_set_new(object, "rule", json_string(finding->rule));
    json_object_set_new(object, "level", json_string(tone_level_name(finding->level)));
    json_object_set_new(object, "stage", string_or_null(finding->stage));
    json_object_set_new(object, "message", json_string(finding->message));
    json_object_set_new(object, "advice", json_string(finding->advice));
    json_object_set_new(object, "match", json_stringn(report->text + finding->start, finding->end - finding->start));
    set_size(object, "line", place->line);
    set_size(object, "col", place->column);
    set_size(object, "end_line", place->end_line);
    set_size(object, "end_col", place->end_column);
    set_size(object, "byte_start", finding->start);
    set_size(object, "byte_end", finding->end);
    json_object_set_new(object, "suggestions", strings(finding->suggestions));
    json_object_set_new(object, "fix", string_or_null(finding->fix));
    json_object_set_new(object, "suppressed", string_or_null(finding->suppressed));
    return object;
}

/* The stages in the order they come in the letter, each once. */
static json_t *stages_json(const CheckResult *result) {
    json_t *array = json_array();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < result->sentence_list->len; i++) {
        const char *stage = g_array_index(result->sentence_list, CheckedSentence, i).stage;
        if (g_hash_table_add(seen, (gpointer)stage)) json_array_append_new(array, json_string(stage));
    }
    return array;
}

static json_t *file_json(const CheckReport *report) {
    const CheckResult *result = report->result;
    json_t *object = json_object(), *findings = json_array(), *metrics = json_object();
    g_autofree char *name = report_name(report->file);
    json_object_set_new(object, "file", json_string(name));
    json_object_set_new(object, "kind", string_or_null(result->kind));
    if (result->kind_guessed) json_object_set_new(object, "kind_guessed", json_true());
    json_object_set_new(object, "channel", json_string(channel_name(report->channel)));
    for (guint i = 0; i < result->findings->len; i++) json_array_append_new(findings, finding_json(report, i));
    json_object_set_new(object, "findings", findings);
    if (result->dropped > 0) set_size(object, "findings_dropped", result->dropped);
    set_size(metrics, "words", result->words);
    set_size(metrics, "sentences", result->sentences);
    json_object_set_new(metrics, "stages", stages_json(result));
    json_object_set_new(object, "metrics", metrics);
    return object;
}

void report_json_begin(ReportRun *run) {
    (void)run;
    fputs("{\"version\":1,\"files\":[", stdout);
}

void report_json_file(ReportRun *run, const CheckReport *report) {
    fputs(run->files > 1 ? ",\n" : "\n", stdout);
    dump(file_json(report));
}

void report_json_end(ReportRun *run) {
    (void)run;
    fputs("\n]}\n", stdout);
}

void report_jsonl_file(ReportRun *run, const CheckReport *report) {
    (void)run;
    dump(file_json(report));
    putchar('\n');
    fflush(stdout);
}

void report_json_rules(const Rules *rules) {
    json_t *array = json_array();
    for (guint i = 0; i < rules_count(rules); i++) {
        RuleInfo info = rules_info(rules, i);
        json_array_append_new(array, json_pack("{s:s, s:s, s:s, s:s, s:s*, s:s, s:s, s:s, s:s, s:i}", "rule", info.id, "family",
                                               info.family, "level", tone_level_name(info.level), "voice", tone_voice_name(info.voice),
                                               "measured", info.measured, "type", info.kind_of_rule, "message", info.message, "advice",
                                               info.advice, "file", info.file, "line", info.line));
    }
    json_dumpf(array, stdout, JSON_INDENT(1) | JSON_ENSURE_ASCII);
    putchar('\n');
    json_decref(array);
}

/* ---- sarif ---- */

static json_t *text_json(const char *text) {
    return json_pack("{s:s}", "text", text);
}

static json_t *sarif_rules(const Rules *rules) {
    json_t *array = json_array();
    for (guint i = 0; i < rules_count(rules); i++) {
        RuleInfo info = rules_info(rules, i);
        g_autofree char *pattern = report_pattern(info.message);
        json_array_append_new(array, json_pack("{s:s, s:o, s:o, s:{s:s}}", "id", info.id, "shortDescription", text_json(pattern), "help",
                                               text_json(info.advice), "defaultConfiguration", "level", tone_level_name(info.level)));
    }
    return array;
}

void report_sarif_begin(ReportRun *run) {
    json_t *driver =
        json_pack("{s:s, s:s, s:o}", "name", PACKAGE_NAME, "semanticVersion", PACKAGE_VERSION, "rules", sarif_rules(run->rules));
    fputs("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":", stdout);
    dump(driver);
    fputs("},\"columnKind\":\"unicodeCodePoints\",\"results\":[", stdout);
}

/* A path as a URI: relative ones stay so. */
static char *file_uri(const char *file) {
    g_autofree char *escaped = g_uri_escape_string(file, "/", FALSE);
    return g_path_is_absolute(file) ? g_strconcat("file://", escaped, NULL) : g_steal_pointer(&escaped);
}

static json_t *region_json(const CheckReport *report, guint index) {
    const Finding *finding = g_ptr_array_index(report->result->findings, index);
    const Place *place = &report->places[index];
    json_t *region = json_object();
    set_size(region, "startLine", place->line);
    set_size(region, "startColumn", place->column);
    set_size(region, "endLine", place->end_line);
    set_size(region, "endColumn", place->end_column);
    set_size(region, "byteOffset", finding->start);
    set_size(region, "byteLength", finding->end - finding->start);
    return region;
}

/* What an editor can put in the place. */
static json_t *fixes_json(const CheckReport *report, guint index, const char *uri) {
    const Finding *finding = g_ptr_array_index(report->result->findings, index);
    return json_pack("[{s:[{s:{s:s}, s:[{s:o, s:o}]}]}]", "artifactChanges", "artifactLocation", "uri", uri, "replacements",
                     "deletedRegion", region_json(report, index), "insertedContent", text_json(finding->fix));
}

static json_t *location_json(const CheckReport *report, guint index, const char *uri) {
    const Finding *finding = g_ptr_array_index(report->result->findings, index);
    json_t *region = region_json(report, index);
    if (finding->end > finding->start)
        json_object_set_new(region, "snippet",
                            json_pack("{s:o}", "text", json_stringn(report->text + finding->start, finding->end - finding->start)));
    return json_pack("{s:{s:{s:s}, s:o}}", "physicalLocation", "artifactLocation", "uri", uri, "region", region);
}

static json_t *result_json(const ReportRun *run, const CheckReport *report, guint index, const char *uri) {
    const Finding *finding = g_ptr_array_index(report->result->findings, index);
    guint rule = 0;
    json_t *object;
    rules_find(run->rules, finding->rule, &rule);
    object =
        json_pack("{s:s, s:i, s:s, s:o, s:[o]}", "ruleId", finding->rule, "ruleIndex", (int)rule, "level", tone_level_name(finding->level),
                  "message", text_json(finding->message), "locations", location_json(report, index, uri));
    if (finding->fix != NULL) json_object_set_new(object, "fixes", fixes_json(report, index, uri));
    if (finding->suppressed != NULL)
        json_object_set_new(object, "suppressions", json_pack("[{s:s, s:s}]", "kind", "external", "justification", finding->suppressed));
    return object;
}

void report_sarif_file(ReportRun *run, const CheckReport *report) {
    g_autofree char *uri = file_uri(report->file);
    static gboolean any; /* a result stands before */
    if (run->files == 1) any = FALSE;
    for (guint i = 0; i < report->result->findings->len; i++) {
        fputs(any ? ",\n" : "\n", stdout);
        any = TRUE;
        dump(result_json(run, report, i, uri));
    }
}

void report_sarif_end(ReportRun *run) {
    (void)run;
    fputs("\n]}]}\n", stdout);
}
