/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of ways out. To add one is to add a row.
 */
#include "config.h"

#include "bowout/handover/handover.h"

#include <string.h>

#include "bowout/base/words.h"
#include "text-file.h"

static HandoverOutcome show(const char *value, gboolean confirmed, const Letter *letter, const Answers *answers, char **words) {
    (void)value, (void)confirmed, (void)letter, (void)answers;
    *words = g_strdup(_("Shown as plain text on the screen, to be selected and copied."));
    return HANDOVER_SHOW;
}

static HandoverOutcome print(const char *value, gboolean confirmed, const Letter *letter, const Answers *answers, char **words) {
    (void)value, (void)confirmed, (void)letter, (void)answers;
    *words = g_strdup(_("It will be printed on the screen when you leave."));
    return HANDOVER_AT_EXIT;
}

typedef HandoverOutcome (*CarryOut)(const char *value, gboolean confirmed, const Letter *letter, const Answers *answers, char **words);

static const FlowWay ways[] = {
    {"text-file", N_("Save it as a text file"), N_("You choose the name; only you can read the file."), N_("File name"), text_file_propose},
    {"show", N_("Show it as plain text"), N_("On an empty screen without borders, to select with the mouse."), NULL, NULL},
    {"print", N_("Print it when I leave"), N_("It stays on the screen below your next prompt."), NULL, NULL},
};

/* In the order of the ways. */
static const CarryOut carry_out[G_N_ELEMENTS(ways)] = {text_file_write, show, print};

const FlowWay *handover_ways(guint *count) {
    static FlowWay translated[G_N_ELEMENTS(ways)];
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
        translated[i] = ways[i];
        translated[i].title = _(ways[i].title);
        translated[i].guidance = _(ways[i].guidance);
        if (ways[i].asks != NULL) translated[i].asks = _(ways[i].asks);
    }
    *count = G_N_ELEMENTS(ways);
    return translated;
}

HandoverOutcome handover_carry_out(const char *way, const char *value, gboolean confirmed, const Letter *letter, const Answers *answers,
                                   char **words) {
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++)
        if (strcmp(ways[i].id, way) == 0) return carry_out[i](value, confirmed, letter, answers, words);
    *words = g_strdup_printf(_("there is no way out called \"%s\""), way);
    return HANDOVER_FAILED;
}
