/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of findings, the table of formats, and the one that compilers use. */
#include "config.h"

#include "check-report.h"

#include <stdio.h>
#include <string.h>

#include "bowout/base/text.h"

/* ---- places ---- */

typedef struct {
    const char *text;
    gsize at, line, column;
} Cursor;

static void advance(Cursor *cursor, gsize to) {
    while (cursor->at < to) {
        const char *from = cursor->text + cursor->at, *end = memchr(from, '\n', to - cursor->at);
        if (end == NULL) {
            for (; cursor->at < to; cursor->at++) cursor->column += ((guchar)cursor->text[cursor->at] & 0xC0) != 0x80;
            return;
        }
        cursor->at = (gsize)(end - cursor->text) + 1;
        cursor->line++;
        cursor->column = 1;
    }
}

#define STEP (256u * 1024u)

Place *report_places(const char *text, gsize length, const CheckResult *result, void (*done)(gsize offset, gpointer data), gpointer data) {
    Place *places = g_new0(Place, result->findings->len + 1);
    Cursor cursor = {text, 0, 1, 1};
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        Cursor end;
        while (finding->start > cursor.at) {
            advance(&cursor, MIN(finding->start, cursor.at + STEP));
            done(cursor.at, data);
        }
        end = cursor;
        advance(&end, MIN(finding->end, length));
        places[i] = (Place){cursor.line, cursor.column, end.line, end.column};
    }
    return places;
}

char *report_pattern(const char *message) {
    GString *pattern = g_string_new(NULL);
    const char *open, *close;
    while ((open = strchr(message, '{')) != NULL && (close = strchr(open, '}')) != NULL) {
        g_string_append_len(pattern, message, open - message);
        g_string_append(pattern, "…");
        message = close + 1;
    }
    g_string_append(pattern, message);
    return g_string_free(pattern, FALSE);
}

char *report_name(const char *file) {
    return g_utf8_validate(file, -1, NULL) ? g_strdup(file) : text_clean(file, -1, TEXT_PLAIN);
}

/* ---- gnu: file:line:column: level: message [rule] ---- */

static void gnu_file(ReportRun *run, const CheckReport *report) {
    g_autofree char *file = text_clean(report->file, -1, TEXT_PLAIN);
    (void)run;
    for (guint i = 0; i < report->result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(report->result->findings, i);
        g_autofree char *message = NULL;
        if (finding->suppressed != NULL) continue;
        message = text_clean(finding->message, -1, TEXT_PLAIN);
        printf("%s:%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT ": %s: %s [%s]\n", file, report->places[i].line, report->places[i].column,
               tone_level_name(finding->level), message, finding->rule);
    }
}

/* ---- the table ---- */

static const ReportFormat formats[] = {
    {"human", NULL, report_human_file, report_human_end, FALSE},
    {"gnu", NULL, gnu_file, NULL, FALSE},
    {"json", report_json_begin, report_json_file, report_json_end, TRUE},
    {"jsonl", NULL, report_jsonl_file, NULL, TRUE},
    {"sarif", report_sarif_begin, report_sarif_file, report_sarif_end, FALSE},
};

const ReportFormat *report_format(const char *name) {
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    return NULL;
}

char *report_format_names(void) {
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", formats[i].name);
    return g_string_free(names, FALSE);
}
