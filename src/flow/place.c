/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Places: a row of the table of steps and what it is about. What lies below what, and under which
 * heading, say the rows.
 */
#include "config.h"

#include <string.h>

#include "flow-private.h"

Place place_make(const StepRow *row, const char *arg) {
    return (Place){row, g_intern_string(arg)};
}

gboolean place_equal(Place one, Place other) {
    return one.row == other.row && one.arg == other.arg;
}

char *place_id(Place place) {
    return place.arg == NULL ? g_strdup(place.row->id) : g_strconcat(place.row->id, ":", place.arg, NULL);
}

const char *place_stage(Place place) {
    return place.row->arg == ARG_STAGE ? place.arg : NULL;
}

/* The same thing seen from another row, if that is about such things at all. */
static Place place_at(const StepRow *row, Place place) {
    return (Place){row, row->arg == place.row->arg ? place.arg : NULL};
}

Place place_parent(Place page) {
    return place_at(page.row->parent, page);
}

Place place_step(Place place) {
    while (place.row->parent != NULL) place = place_parent(place);
    return place;
}

gboolean place_at_welcome(Place place) {
    return place_step(place).row == &step_welcome;
}

Place place_heading(Place place) {
    Place step = place_step(place);
    if (step.row->heading == NULL) return (Place){NULL, NULL};
    if (place_stage(step) != NULL && stage_is_frame(step.arg)) return place_make(&step_review, NULL);
    return place_at(step.row->heading, step);
}

/* A heading as the set of the finished ones knows it. */
static const char *heading_key(Place heading) {
    g_autofree char *id = place_id(heading);
    return g_intern_string(id);
}

void place_finish(Flow *flow, Place place) {
    Place heading = place_heading(place);
    if (heading.row != NULL) g_hash_table_add(flow->path.finished, (gpointer)heading_key(heading));
}

gboolean place_finished(const Flow *flow, Place heading) {
    return g_hash_table_contains(flow->path.finished, heading_key(heading));
}
