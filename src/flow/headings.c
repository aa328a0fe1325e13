/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The step list: the headings of the path, their names, and how each of them stands.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "flow-private.h"

GArray *headings_now(const Flow *flow) {
    GArray *headings = steps_path(flow);
    for (guint i = headings->len; i > 0; i--)
        if (g_array_index(headings, Place, i - 1).row->heading != g_array_index(headings, Place, i - 1).row)
            g_array_remove_index(headings, i - 1);
    return headings;
}

const char *heading_name(const Flow *flow, Place heading) {
    const Stage *stage = place_stage(heading) != NULL ? catalogue_stage(flow->catalogue, heading.arg) : NULL;
    if (stage != NULL) return stage->name != NULL ? stage->name : stage->title;
    return heading.row->name != NULL ? _(heading.row->name) : heading.arg;
}

StepState heading_state(Flow *flow, Place heading) {
    gboolean finished = place_finished(flow, heading), sound = finished;
    if (place_equal(place_heading(flow->place), heading)) return STEP_CURRENT;
    if (place_stage(heading) != NULL) {
        ChoiceKind kind = answers_choice(flow->answers, heading.arg).kind;
        if (kind == CHOICE_SKIP) return STEP_SKIPPED;
        sound = kind != CHOICE_NONE;
        finished = finished || sound;
    } else if (heading.row->sound != NULL) {
        sound = heading.row->sound(flow);
    }
    if (!finished) return STEP_AHEAD;
    return sound ? STEP_DONE : STEP_WANTING;
}
