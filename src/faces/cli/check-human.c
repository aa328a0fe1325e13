/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings for a person to read: grouped by stage, each with its line, a caret under it, the
   advice, and what could stand there. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "check-report.h"

#define WIDTH 78
#define LINE_CELLS 70 /* of a source line that are shown */
#define LINE_BYTES_MOST 2000u

/* ---- colour: only what every terminal that has any understands ---- */

typedef enum { STYLE_NONE, STYLE_HEAD, STYLE_ERROR, STYLE_WARNING, STYLE_NOTE, STYLE_CARET } Style;

static void put(const ReportRun *run, Style style, const char *text) {
    static const char *const codes[] = {[STYLE_NONE] = "",        [STYLE_HEAD] = "1",    [STYLE_ERROR] = "1;31",
                                        [STYLE_WARNING] = "1;33", [STYLE_NOTE] = "1;36", [STYLE_CARET] = "1;32"};
    if (run->colour && style != STYLE_NONE)
        printf("\033[%sm%s\033[0m", codes[style], text);
    else
        fputs(text, stdout);
}

static Style level_style(ToneLevel level) {
    static const Style styles[] = {[TONE_NOTE] = STYLE_NOTE, [TONE_WARNING] = STYLE_WARNING, [TONE_ERROR] = STYLE_ERROR};
    return styles[level];
}

static const char *level_word(ToneLevel level) {
    static const char *const words[] = {[TONE_NOTE] = N_("note"), [TONE_WARNING] = N_("warning"), [TONE_ERROR] = N_("error")};
    return _(words[level]);
}

/* A paragraph, wrapped; `lead` begins the first line, blanks as wide the others. */
static void put_wrapped(int indent, const char *lead, const char *text) {
    g_autofree char *clean = text_clean(text, -1, TEXT_KEEP_LINES);
    int hang = indent + text_width(lead, -1);
    g_autoptr(GArray) lines = text_wrap(clean, MAX(WIDTH - hang, 20));
    for (guint i = 0; i < lines->len; i++) {
        const TextLine *line = &g_array_index(lines, TextLine, i);
        if (i == 0)
            printf("%*s%s", indent, "", lead);
        else
            printf("%*s", hang, "");
        printf("%.*s\n", (int)(line->end - line->start), clean + line->start);
    }
}

/* ---- the line and its caret ---- */

/* The line's bytes around the match, at most LINE_BYTES_MOST on each side, cut between
   characters. */
static void find_line(const CheckReport *report, const Finding *finding, gsize *start, gsize *end) {
    *start = finding->start;
    *end = finding->start;
    while (*start > 0 && report->text[*start - 1] != '\n' && finding->start - *start < LINE_BYTES_MOST) (*start)--;
    while (*start < finding->start && ((guchar)report->text[*start] & 0xC0) == 0x80) (*start)++;
    while (*end < report->length && report->text[*end] != '\n' && *end - finding->start < LINE_BYTES_MOST) (*end)++;
    while (*end > finding->start && *end < report->length && ((guchar)report->text[*end] & 0xC0) == 0x80) (*end)--;
    while (*end > *start && report->text[*end - 1] == '\r') (*end)--;
}

/* The last `cells` of a text, with "…" where something was cut. */
static char *clip_before(const char *text, int cells) {
    gsize length = strlen(text), at = 0;
    if (text_width(text, -1) <= cells) return g_strdup(text);
    while (at < length && text_width(text + at, -1) > cells - 1) at = text_next(text, length, at);
    return g_strconcat("…", text + at, NULL);
}

static void put_source(const ReportRun *run, const CheckReport *report, const Finding *finding) {
    gsize start, end, match_end;
    g_autofree char *before = NULL, *shown_before = NULL, *match = NULL, *after = NULL, *line = NULL, *shown = NULL, *caret = NULL;
    int gap, width;
    if (finding->end == finding->start) return;
    find_line(report, finding, &start, &end);
    match_end = CLAMP(finding->end, finding->start, MAX(end, finding->start));
    before = text_clean(report->text + start, (gssize)(finding->start - start), TEXT_PLAIN);
    match = text_clean(report->text + finding->start, (gssize)(match_end - finding->start), TEXT_PLAIN);
    after = text_clean(report->text + match_end, (gssize)(MAX(end, match_end) - match_end), TEXT_PLAIN);
    shown_before = clip_before(
        before, text_width(before, -1) + text_width(match, -1) + text_width(after, -1) <= LINE_CELLS ? LINE_CELLS : LINE_CELLS / 2);
    line = g_strconcat(shown_before, match, after, NULL);
    shown = text_clip(line, LINE_CELLS, NULL);
    gap = text_width(shown_before, -1);
    width = MAX(1, MIN(text_width(match, -1), LINE_CELLS - gap));
    printf("      | %s\n      | %*s", shown, gap, "");
    caret = g_strnfill((gsize)width, '~');
    caret[0] = '^';
    put(run, STYLE_CARET, caret);
    putchar('\n');
}

/* ---- a finding ---- */

static void put_finding(const ReportRun *run, const CheckReport *report, guint index) {
    const Finding *finding = g_ptr_array_index(report->result->findings, index);
    g_autofree char *message = text_clean(finding->message, -1, TEXT_PLAIN);
    printf("    %" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT " ", report->places[index].line, report->places[index].column);
    put(run, level_style(finding->level), level_word(finding->level));
    printf(": %s [%s]\n", message, finding->rule);
    put_source(run, report, finding);
    put_wrapped(6, "", finding->advice);
    for (guint i = 0; i < finding->suggestions->len; i++) put_wrapped(6, _("Better: "), g_ptr_array_index(finding->suggestions, i));
}

static gboolean same_stage(const Finding *finding, const char *stage) {
    return finding->suppressed == NULL && g_strcmp0(finding->stage, stage) == 0;
}

/* All findings of the stage of finding `first`, unless they stood before. */
static void put_group(const ReportRun *run, const CheckReport *report, guint first) {
    const GPtrArray *findings = report->result->findings;
    const char *stage = ((const Finding *)g_ptr_array_index(findings, first))->stage;
    for (guint i = 0; i < first; i++)
        if (same_stage(g_ptr_array_index(findings, i), stage)) return;
    fputs("  ", stdout);
    put(run, STYLE_HEAD, stage != NULL ? stage : _("the whole letter"));
    putchar('\n');
    for (guint i = first; i < findings->len; i++)
        if (same_stage(g_ptr_array_index(findings, i), stage)) put_finding(run, report, i);
}

static char *count_words(const CheckResult *result) {
    guint errors = check_count(result, TONE_ERROR), warnings = check_count(result, TONE_WARNING) - errors;
    guint notes = check_count(result, TONE_NOTE) - errors - warnings;
    g_autofree char *error = g_strdup_printf(ngettext("%u error", "%u errors", errors), errors);
    g_autofree char *warning = g_strdup_printf(ngettext("%u warning", "%u warnings", warnings), warnings);
    g_autofree char *note = g_strdup_printf(ngettext("%u note", "%u notes", notes), notes);
    const char *parts[4] = {NULL};
    guint used = 0;
    if (errors > 0) parts[used++] = error;
    if (warnings > 0) parts[used++] = warning;
    if (notes > 0) parts[used++] = note;
    return used > 0 ? g_strjoinv(", ", (char **)parts) : g_strdup(_("nothing to mark"));
}

void report_human_file(ReportRun *run, const CheckReport *report) {
    g_autofree char *file = text_clean(report->file, -1, TEXT_PLAIN), *counts = count_words(report->result);
    guint suppressed = 0;
    if (run->files > 1) putchar('\n');
    put(run, STYLE_HEAD, file);
    printf(": %s", counts);
    for (guint i = 0; i < report->result->findings->len; i++)
        suppressed += ((const Finding *)g_ptr_array_index(report->result->findings, i))->suppressed != NULL ? 1 : 0;
    if (suppressed > 0) printf(_(" (%u left out)"), suppressed);
    printf(ngettext("; %u word\n", "; %u words\n", report->result->words), report->result->words);
    for (guint i = 0; i < report->result->findings->len; i++)
        if (((const Finding *)g_ptr_array_index(report->result->findings, i))->suppressed == NULL) put_group(run, report, i);
    if (report->result->dropped > 0)
        printf(ngettext("  and %u more of the same kind\n", "  and %u more of the same kinds\n", report->result->dropped),
               report->result->dropped);
}

void report_human_end(ReportRun *run) {
    if (run->files < 2) return;
    printf("\n");
    printf(ngettext("%u file, ", "%u files, ", run->files), run->files);
    printf(ngettext("%u finding\n", "%u findings\n", run->findings), run->findings);
}

/* ---- rules ---- */

void report_human_rules(const Rules *rules) {
    for (guint i = 0; i < rules_count(rules); i++) {
        RuleInfo info = rules_info(rules, i);
        g_autofree char *pattern = report_pattern(info.message), *message = text_clean(pattern, -1, TEXT_PLAIN);
        printf("%-28s %-8s %-10s %s\n", info.id, tone_level_name(info.level), tone_voice_name(info.voice), message);
    }
}

static void put_examples(const Rules *rules, guint index, gboolean flagged, const char *heading) {
    g_autoptr(GPtrArray) examples = rules_examples(rules, index, flagged);
    if (examples->len > 0) printf("\n%s\n", heading);
    for (guint i = 0; i < examples->len; i++) put_wrapped(2, "- ", g_ptr_array_index(examples, i));
}

/* How certain the rule is, and what that was measured on. */
static void put_voice(const RuleInfo *info) {
    static const char *const voices[VOICE_COUNT] = {
        [VOICE_STOP] = N_("A letter must not be sent like this."),
        [VOICE_STRUCTURE] = N_("Structure: this can be counted or seen in the letter."),
        [VOICE_MEANING] = N_("Meaning: a phrase that says one thing only."),
        [VOICE_READING] = N_("A reading: it asks how this could sound, and never holds a letter back."),
        [VOICE_STYLE] = N_("Style: the letter can stay as it is."),
    };
    g_autofree char *measured = NULL;
    put_wrapped(0, "", _(voices[info->voice]));
    if (info->measured == NULL) return;
    measured = g_strdup_printf(_("Measured: right in %s places, in sentences by people who had not read the rules."), info->measured);
    put_wrapped(0, "", measured);
}

void report_human_explain(const Rules *rules, guint index) {
    RuleInfo info = rules_info(rules, index);
    g_autoptr(GPtrArray) suggestions = rules_suggestions(rules, index);
    g_autofree char *file = text_clean(info.file, -1, TEXT_PLAIN), *pattern = report_pattern(info.message);
    printf(_("%s (%s; a rule of type %s, %s:%d)\n"), info.id, level_word(info.level), info.kind_of_rule, file, info.line);
    put_wrapped(0, "", pattern);
    putchar('\n');
    put_voice(&info);
    putchar('\n');
    put_wrapped(0, "", info.advice);
    if (suggestions->len > 0) printf("\n%s\n", _("Better:"));
    for (guint i = 0; i < suggestions->len; i++) put_wrapped(2, "- ", g_ptr_array_index(suggestions, i));
    put_examples(rules, index, TRUE, _("It marks, for example:"));
    put_examples(rules, index, FALSE, _("It does not mark:"));
}
