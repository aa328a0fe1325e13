/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A baseline: findings that were there and are accepted. A key is the file's name without its
 * folder, the rule, and the sentence as it reads (nothing for a finding about the whole letter),
 * so it survives lines that move and folders that do too. */
#include "config.h"

#include <jansson.h>
#include <string.h>

#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "check-report.h"

#define BASELINE_BYTES_MOST (64u * 1024u * 1024u)

struct Baseline {
    GHashTable *keys;  /* "file\nrule\ntext" */
    GPtrArray *sorted; /* the keys in the order they came, borrowed */
};

Baseline *baseline_new(void) {
    Baseline *baseline = g_new0(Baseline, 1);
    baseline->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    baseline->sorted = g_ptr_array_new();
    return baseline;
}

void baseline_free(Baseline *baseline) {
    if (baseline == NULL) return;
    g_ptr_array_unref(baseline->sorted);
    g_hash_table_unref(baseline->keys);
    g_free(baseline);
}

static void add_key(Baseline *baseline, const char *file, const char *rule, const char *text) {
    char *key = g_strjoin("\n", file, rule, text, NULL);
    if (g_hash_table_contains(baseline->keys, key)) {
        g_free(key);
        return;
    }
    g_hash_table_add(baseline->keys, key);
    g_ptr_array_add(baseline->sorted, key);
}

/* The sentence the finding begins in, blanks made one; "" for the whole letter. */
static char *sentence_of(const CheckReport *report, const Finding *finding) {
    const GArray *sentences = report->result->sentence_list;
    guint low = 0, high = sentences->len;
    gsize start = finding->start, end = finding->end;
    g_autofree char *raw = NULL;
    if (finding->start == finding->end) return g_strdup("");
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(sentences, CheckedSentence, middle).end <= finding->start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < sentences->len && g_array_index(sentences, CheckedSentence, low).start <= finding->start) {
        start = g_array_index(sentences, CheckedSentence, low).start;
        end = g_array_index(sentences, CheckedSentence, low).end;
    }
    raw = g_strndup(report->text + start, end - start);
    return text_normalise(raw, TEXT_PLAIN);
}

static char *base_name(const CheckReport *report) {
    g_autofree char *name = g_path_get_basename(report->file);
    return report_name(name);
}

void baseline_apply(const Baseline *baseline, const CheckReport *report) {
    g_autofree char *file = base_name(report);
    for (guint i = 0; i < report->result->findings->len; i++) {
        Finding *finding = g_ptr_array_index(report->result->findings, i);
        g_autofree char *text = sentence_of(report, finding);
        g_autofree char *key = g_strjoin("\n", file, finding->rule, text, NULL);
        if (finding->suppressed == NULL && g_hash_table_contains(baseline->keys, key)) finding->suppressed = g_strdup("baseline");
    }
}

void baseline_add(Baseline *baseline, const CheckReport *report) {
    g_autofree char *file = base_name(report);
    for (guint i = 0; i < report->result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(report->result->findings, i);
        g_autofree char *text = sentence_of(report, finding);
        if (finding->suppressed == NULL) add_key(baseline, file, finding->rule, text);
    }
}

static gboolean fail(GError **error, const char *message) {
    g_set_error_literal(error, FILE_ERROR, FILE_ERROR_IO, message);
    return FALSE;
}

static gboolean read_findings(Baseline *baseline, const json_t *root, GError **error) {
    const json_t *version = json_object_get(root, "version"), *findings = json_object_get(root, "findings"), *entry;
    size_t i;
    if (json_integer_value(version) != 1 || !json_is_array(findings)) return fail(error, _("this is no baseline of ours"));
    json_array_foreach((json_t *)findings, i, entry) {
        const char *file = json_string_value(json_object_get(entry, "file"));
        const char *rule = json_string_value(json_object_get(entry, "rule"));
        const char *text = json_string_value(json_object_get(entry, "text"));
        if (file == NULL || rule == NULL || text == NULL) return fail(error, _("a finding lacks its file, rule or text"));
        add_key(baseline, file, rule, text);
    }
    return TRUE;
}

Baseline *baseline_read(const char *path, GError **error) {
    g_autoptr(Baseline) baseline = baseline_new();
    g_autoptr(GBytes) bytes = file_read(path, BASELINE_BYTES_MOST, error);
    json_error_t fault;
    json_t *root;
    gboolean sound;
    if (bytes == NULL) return NULL;
    root = json_loadb(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), JSON_REJECT_DUPLICATES, &fault);
    if (root == NULL) {
        g_set_error(error, FILE_ERROR, FILE_ERROR_IO, _("line %d: %s"), fault.line, fault.text);
        return NULL;
    }
    sound = read_findings(baseline, root, error);
    json_decref(root);
    return sound ? g_steal_pointer(&baseline) : NULL;
}

gboolean baseline_write(const Baseline *baseline, const char *path, GError **error) {
    json_t *findings = json_array(), *root = json_pack("{s:i, s:o}", "version", 1, "findings", findings);
    char *text;
    gboolean written;
    for (guint i = 0; i < baseline->sorted->len; i++) {
        g_auto(GStrv) parts = g_strsplit(g_ptr_array_index(baseline->sorted, i), "\n", 3);
        json_array_append_new(findings, json_pack("{s:s, s:s, s:s}", "file", parts[0], "rule", parts[1], "text", parts[2]));
    }
    text = json_dumps(root, JSON_INDENT(1) | JSON_ENSURE_ASCII);
    json_decref(root);
    written = file_write_private(path, text, strlen(text), FILE_REPLACE, error);
    free(text);
    return written;
}
