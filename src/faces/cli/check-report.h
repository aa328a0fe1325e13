/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check-report: what `bowout check` found in one file, with lines and columns, and the formats it
 * is printed in. A format is a row of a table; to add one is to write its functions and add the
 * row.
 */
#ifndef BOWOUT_SRC_FACES_CLI_CHECK_REPORT_H
#define BOWOUT_SRC_FACES_CLI_CHECK_REPORT_H

#include "bowout/tone/check.h"

/* Lines and columns count from 1, columns in code points; the end is exclusive. */
typedef struct {
    gsize line, column, end_line, end_column;
} Place;

typedef struct {
    const char *file; /* as the person named it, "<stdin>" for "-" */
    const char *text; /* not NUL-terminated */
    gsize length;
    ChannelId channel;
    const CheckResult *result;
    Place *places; /* of each finding */
} CheckReport;

/* A file's name as text: bytes that are no UTF-8 stand as <E9>. The caller's. */
char *report_name(const char *file);

/* What a whole run shares. */
typedef struct {
    const Rules *rules;
    gboolean colour;
    guint files, findings; /* so far; suppressed findings do not count */
} ReportRun;

/* Works out the places of all findings in one pass over the text, saying how far it is (as
   CheckContext does). The caller's (g_free). */
Place *report_places(const char *text, gsize length, const CheckResult *result, void (*done)(gsize offset, gpointer data), gpointer data);

/* A rule's message with "…" for what differs from finding to finding. The caller's. */
char *report_pattern(const char *message);

typedef struct {
    const char *name;
    void (*begin)(ReportRun *run);                           /* NULL: nothing */
    void (*file)(ReportRun *run, const CheckReport *report); /* after each file */
    void (*end)(ReportRun *run);                             /* NULL: nothing */
    gboolean sentences;                                      /* it asks for the sentences one by one */
} ReportFormat;

/* NULL when there is none of that name. */
const ReportFormat *report_format(const char *name);
/* "human, gnu, json, …" for messages. The caller's. */
char *report_format_names(void);

/* check-json.c */
void report_json_begin(ReportRun *run);
void report_json_file(ReportRun *run, const CheckReport *report);
void report_json_end(ReportRun *run);
void report_jsonl_file(ReportRun *run, const CheckReport *report);
void report_sarif_begin(ReportRun *run);
void report_sarif_file(ReportRun *run, const CheckReport *report);
void report_sarif_end(ReportRun *run);
/* --list-rules --format json */
void report_json_rules(const Rules *rules);

/* check-human.c */
void report_human_file(ReportRun *run, const CheckReport *report);
void report_human_end(ReportRun *run);
void report_human_rules(const Rules *rules);
void report_human_explain(const Rules *rules, guint index);

/* check-fix.c: what can be put right safely. How many places; as a diff; written into the file
   (the text itself for "-"), FALSE with the fault told. */
guint fix_count(const CheckReport *report);
void fix_show(const CheckReport *report);
gboolean fix_write(const CheckReport *report, const char *path);

/* check-baseline.c: findings that are accepted, keyed by file name, rule and the sentence they
   stand in. */
typedef struct Baseline Baseline;
Baseline *baseline_new(void);
/* NULL with an error when the file cannot be used. */
Baseline *baseline_read(const char *path, GError **error);
void baseline_free(Baseline *baseline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Baseline, baseline_free)
/* Marks as suppressed what is in the baseline. */
void baseline_apply(const Baseline *baseline, const CheckReport *report);
/* Adds the findings that still count. */
void baseline_add(Baseline *baseline, const CheckReport *report);
gboolean baseline_write(const Baseline *baseline, const char *path, GError **error);

#endif
