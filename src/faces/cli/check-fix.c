/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout check --fix: what can be put right without touching the meaning, shown as a unified diff
 * or written into the file. Which findings these are, the rules say (Finding.fix).
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/base/file.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "check-report.h"
#include "cli.h"

#define CONTEXT_LINES 3u

/* Lines of the text that a change touches, and what they become. Lines count from 0. */
typedef struct {
    guint first, last;
    GString *text;
} Block;

static void block_clear(gpointer data) {
    Block *block = data;
    g_string_free(block->text, TRUE);
}

/* Findings (borrowed) that can be put in, in order; of two that overlap the first. */
static GPtrArray *fixes_of(const CheckReport *report) {
    GPtrArray *fixes = g_ptr_array_new();
    gsize end = 0;
    for (guint i = 0; i < report->result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(report->result->findings, i);
        if (finding->fix == NULL || finding->suppressed != NULL || finding->start < end) continue;
        g_ptr_array_add(fixes, (gpointer)finding);
        end = finding->end;
    }
    return fixes;
}

guint fix_count(const CheckReport *report) {
    g_autoptr(GPtrArray) fixes = fixes_of(report);
    return fixes->len;
}

/* The bytes from `start` to `end`, with the fixes from number `next` on that stand there. */
static GString *mended(const CheckReport *report, const GPtrArray *fixes, guint *next, gsize start, gsize end) {
    GString *text = g_string_new(NULL);
    for (; *next < fixes->len; (*next)++) {
        const Finding *finding = g_ptr_array_index(fixes, *next);
        if (finding->start >= end) break;
        g_string_append_len(text, report->text + start, (gssize)(finding->start - start));
        g_string_append(text, finding->fix);
        start = finding->end;
    }
    g_string_append_len(text, report->text + start, (gssize)(end - start));
    return text;
}

/* ---- the diff ---- */

/* Where each line begins, and the end of the text behind them (gsize). */
static GArray *line_starts(const CheckReport *report) {
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize at = 0;
    while (at < report->length) {
        const char *stop = memchr(report->text + at, '\n', report->length - at);
        g_array_append_val(starts, at);
        at = stop != NULL ? (gsize)(stop - report->text) + 1 : report->length;
    }
    g_array_append_val(starts, report->length);
    return starts;
}

static gsize line_start(const GArray *starts, guint line) {
    return g_array_index(starts, gsize, line);
}

/* Lines with changes, those that share a line together. */
static GArray *blocks_of(const CheckReport *report, const GPtrArray *fixes, const GArray *starts) {
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    guint line = 0, next = 0;
    g_array_set_clear_func(blocks, block_clear);
    while (next < fixes->len) {
        const Finding *finding = g_ptr_array_index(fixes, next);
        Block block;
        while (line_start(starts, line + 1) <= finding->start) line++;
        block.first = block.last = line;
        for (guint i = next; i < fixes->len; i++) {
            finding = g_ptr_array_index(fixes, i);
            if (finding->start >= line_start(starts, block.last + 1)) break;
            while (line_start(starts, block.last + 1) < finding->end) block.last++;
        }
        block.text = mended(report, fixes, &next, line_start(starts, block.first), line_start(starts, block.last + 1));
        g_array_append_val(blocks, block);
        line = block.last;
    }
    return blocks;
}

static guint lines_in(const GString *text) {
    guint lines = 0;
    for (gsize i = 0; i < text->len; i++) lines += text->str[i] == '\n' ? 1 : 0;
    return lines + (text->len > 0 && text->str[text->len - 1] != '\n' ? 1 : 0);
}

/* As it stands, so that patch(1) takes it; on a terminal nothing that could upset it. */
static void put_lines(char mark, const char *text, gsize length) {
    gboolean shown = isatty(STDOUT_FILENO);
    while (length > 0) {
        const char *stop = memchr(text, '\n', length);
        gsize size = stop != NULL ? (gsize)(stop - text) : length;
        g_autofree char *line = shown ? text_clean(text, (gssize)size, TEXT_PLAIN) : g_strndup(text, size);
        printf("%c%s\n%s", mark, line, stop == NULL ? "\\ No newline at end of file\n" : "");
        size += stop != NULL ? 1 : 0;
        text += size;
        length -= size;
    }
}

static void put_same(const CheckReport *report, const GArray *starts, guint first, guint end) {
    gsize start = line_start(starts, first);
    put_lines(' ', report->text + start, line_start(starts, end) - start);
}

/* Blocks [from, to), with the lines around them. `shift`: how many lines were added before. */
static void put_hunk(const CheckReport *report, const GArray *starts, const GArray *blocks, guint from, guint to, int *shift) {
    const Block *head = &g_array_index(blocks, Block, from), *tail = &g_array_index(blocks, Block, to - 1);
    guint first = head->first > CONTEXT_LINES ? head->first - CONTEXT_LINES : 0, line = first;
    guint end = MIN(tail->last + 1 + CONTEXT_LINES, starts->len - 1);
    int grown = 0;
    for (guint i = from; i < to; i++) {
        const Block *block = &g_array_index(blocks, Block, i);
        grown += (int)lines_in(block->text) - (int)(block->last + 1 - block->first);
    }
    printf("@@ -%u,%u +%d,%d @@\n", first + 1, end - first, (int)first + 1 + *shift, (int)(end - first) + grown);
    for (guint i = from; i < to; i++) {
        const Block *block = &g_array_index(blocks, Block, i);
        gsize start = line_start(starts, block->first);
        put_same(report, starts, line, block->first);
        put_lines('-', report->text + start, line_start(starts, block->last + 1) - start);
        put_lines('+', block->text->str, block->text->len);
        line = block->last + 1;
    }
    put_same(report, starts, line, end);
    *shift += grown;
}

void fix_show(const CheckReport *report) {
    g_autoptr(GPtrArray) fixes = fixes_of(report);
    g_autoptr(GArray) starts = line_starts(report), blocks = blocks_of(report, fixes, starts);
    g_autofree char *name = report_name(report->file);
    int shift = 0;
    guint to;
    if (blocks->len > 0) printf("--- %s\n+++ %s\n", name, name);
    for (guint from = 0; from < blocks->len; from = to) {
        for (to = from + 1; to < blocks->len; to++)
            if (g_array_index(blocks, Block, to).first > g_array_index(blocks, Block, to - 1).last + 1 + 2 * CONTEXT_LINES) break;
        put_hunk(report, starts, blocks, from, to, &shift);
    }
}

/* ---- in place ---- */

/* The file itself, not a link to it, with the mode it had. */
static gboolean write_over(const char *path, const GString *text, GError **error) {
    g_autofree char *real = realpath(path, NULL);
    struct stat about;
    if (real == NULL || stat(real, &about) != 0) {
        g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), g_strerror(errno));
        return FALSE;
    }
    if (!file_write_private(real, text->str, text->len, FILE_REPLACE, error)) return FALSE;
    if (chmod(real, about.st_mode & 07777) == 0) return TRUE;
    g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), g_strerror(errno));
    return FALSE;
}

gboolean fix_write(const CheckReport *report, const char *path) {
    g_autoptr(GPtrArray) fixes = fixes_of(report);
    g_autoptr(GError) error = NULL;
    g_autofree char *words = NULL;
    guint next = 0;
    GString *text = mended(report, fixes, &next, 0, report->length);
    gboolean pipe = strcmp(path, "-") == 0;
    gboolean sound = pipe ? fwrite(text->str, 1, text->len, stdout) == text->len : fixes->len == 0 || write_over(path, text, &error);
    g_string_free(text, TRUE);
    if (error != NULL) cli_print_fault(report->file, error->message);
    if (!sound || pipe || fixes->len == 0) return sound;
    words = g_strdup_printf(ngettext("%u place put right", "%u places put right", fixes->len), fixes->len);
    cli_print_fault(report->file, words);
    return TRUE;
}
