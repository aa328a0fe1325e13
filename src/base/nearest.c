/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See nearest.h. Names are short ASCII; what was typed may be anything, and then just is not
   near. */
#include "config.h"

#include "bowout/base/nearest.h"

#include <string.h>

#include "bowout/base/translate.h"

#define NAME_BYTES_MOST 63u
#define PART_BYTES_LEAST 3u /* so much of a name stands for all of it: "mail", "draft" */
#define LETTERS_A_SLIP 3u   /* one slip in so many letters is near */

static guint least(guint one, guint other, guint third) {
    return MIN(one, MIN(other, third));
}

/* How many letters must be put in, left out, changed, or swapped with their neighbour. */
static guint slips(const char *one, const char *other) {
    guint rows[3][NAME_BYTES_MOST + 1];
    guint *before = rows[0], *last = rows[1], *row = rows[2];
    gsize width = strlen(other);
    for (guint j = 0; j <= width; j++) last[j] = j;
    for (guint i = 1; one[i - 1] != '\0'; i++) {
        guint *spare = before;
        row[0] = i;
        for (guint j = 1; j <= width; j++) {
            row[j] = least(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] != other[j - 1] ? 1u : 0u));
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = MIN(row[j], before[j - 2] + 1);
        }
        before = last;
        last = row;
        row = spare;
    }
    return last[width];
}

void nearest_try(Nearest *nearest, const char *name) {
    g_autofree char *typed = NULL, *lower = NULL;
    guint distance, most;
    if (name == NULL || strlen(nearest->typed) > NAME_BYTES_MOST || strlen(name) > NAME_BYTES_MOST) return;
    if (strcmp(nearest->typed, name) == 0) return; /* it is known, and wrong there all the same */
    typed = g_ascii_strdown(nearest->typed, -1);
    lower = g_ascii_strdown(name, -1);
    distance = slips(typed, lower);
    most = (guint)(MAX(strlen(typed), strlen(lower)) / LETTERS_A_SLIP);
    if (strlen(typed) >= PART_BYTES_LEAST && strstr(lower, typed) != NULL) most = distance;
    if (distance > most || distance > nearest->distance) return;
    if (distance == nearest->distance && strcmp(name, nearest->best) > 0) return; /* in whatever order the names come */
    nearest->best = name;
    nearest->distance = distance;
}

char *nearest_hint(const Nearest *nearest) {
    return nearest->best != NULL ? g_strdup_printf(_(": did you mean \"%s\"?"), nearest->best) : g_strdup("");
}

char *nearest_among(const char *typed, const GPtrArray *names) {
    Nearest nearest = NEAREST_TO(typed);
    for (guint i = 0; i < names->len; i++) nearest_try(&nearest, g_ptr_array_index(names, i));
    return nearest_hint(&nearest);
}

char *nearest_of(const char *typed, const char *const *names) {
    Nearest nearest = NEAREST_TO(typed);
    for (; *names != NULL; names++) nearest_try(&nearest, *names);
    return nearest_hint(&nearest);
}
