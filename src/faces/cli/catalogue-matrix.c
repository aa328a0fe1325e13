/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many wordings there are, as a table for each situation: a row a stage, a column for each
 * channel and register.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "catalogue-matrix.h"

#define NAME_CELLS 22
#define CELL_CELLS 6 /* of a number with its mark */
#define COLUMNS (CHANNEL_COUNT * REGISTER_COUNT)
#define FEW 4u        /* fewer give nobody a choice */
#define FEW_USABLE 2u /* nor does this, of those that ask for nothing */

static void put_name(GString *out, const char *name, int cells) {
    g_autofree char *clean = text_clean(name, -1, TEXT_PLAIN);
    g_string_append_printf(out, "%s%*s", clean, MAX(cells - text_width(clean, -1), 1), "");
}

static void put_heading(GString *out, const Situation *situation) {
    g_string_append_printf(out, "%s%s%s\n", out->len > 0 ? "\n" : "", situation->id, situation->listed ? "" : _(" (not in the menu)"));
    put_name(out, "", NAME_CELLS);
    for (guint channel = 0; channel < CHANNEL_COUNT; channel++) {
        const char *name = channel_name((ChannelId)channel);
        if (channel + 1 < CHANNEL_COUNT)
            put_name(out, name, CELL_CELLS * REGISTER_COUNT);
        else
            g_string_append_printf(out, "%s\n", name);
    }
    put_name(out, "", NAME_CELLS);
    for (guint column = 0; column < COLUMNS; column++) {
        g_autofree char *name = g_strndup(register_name((RegisterId)(column % REGISTER_COUNT)), CELL_CELLS - 2);
        if (column + 1 < COLUMNS)
            put_name(out, name, CELL_CELLS);
        else
            g_string_append_printf(out, "%s\n", name);
    }
}

static const char *mark_of(const Coverage *coverage) {
    if (coverage->usable == 0) return "!";
    if (!coverage->chosen) return "";
    if (coverage->fewest < FEW) return "*";
    return coverage->usable < FEW_USABLE ? "?" : "";
}

static void put_row(GString *out, const Stage *stage, const Coverage *const *row) {
    GString *line = g_string_new("  ");
    put_name(line, stage->id, NAME_CELLS - 2);
    for (guint column = 0; column < COLUMNS; column++) {
        g_autofree char *cell = row[column] == NULL ? g_strdup("-") : g_strdup_printf("%u%s", row[column]->fewest, mark_of(row[column]));
        put_name(line, cell, CELL_CELLS);
    }
    g_strchomp(line->str); /* the length is not asked again */
    g_string_append_printf(out, "%s\n", line->str);
    g_string_free(line, TRUE);
}

/* A row's coverages stand one after another. */
static guint take_row(GString *out, const GArray *coverages, guint first) {
    const Coverage *row[COLUMNS] = {NULL}, *start = &g_array_index(coverages, Coverage, first), *at = start;
    guint next = first;
    while (next < coverages->len && at->stage == start->stage && at->situation == start->situation) {
        row[(guint)at->channel * REGISTER_COUNT + (guint)at->reg] = at;
        if (++next < coverages->len) at = &g_array_index(coverages, Coverage, next);
    }
    put_row(out, start->stage, row);
    return next;
}

typedef struct {
    guint holes, few, asking;
} Marks;

static Marks count_marks(const GArray *coverages) {
    Marks marks = {0};
    for (guint i = 0; i < coverages->len; i++) {
        const char *mark = mark_of(&g_array_index(coverages, Coverage, i));
        marks.holes += *mark == '!';
        marks.few += *mark == '*';
        marks.asking += *mark == '?';
    }
    return marks;
}

char *catalogue_matrix(const GArray *coverages) {
    GString *out = g_string_new(NULL);
    const Marks marks = count_marks(coverages);
    const Situation *last = NULL;
    for (guint i = 0; i < coverages->len;) {
        const Situation *situation = g_array_index(coverages, Coverage, i).situation;
        if (situation != last) put_heading(out, situation);
        last = situation;
        i = take_row(out, coverages, i);
    }
    g_string_append_printf(
        out, _("\nEach number: the wordings that suit, the fewest of all arrangements and conditions; - where there is no such letter.\n"));
    g_string_append_printf(out, _("  !  %u: no wording that could be used without asking for a further fact\n"), marks.holes);
    g_string_append_printf(out, _("  *  %u: fewer than %u wordings\n"), marks.few, FEW);
    g_string_append_printf(out, _("  ?  %u: only one that asks for no further fact\n\n"), marks.asking);
    return g_string_free(out, FALSE);
}
